package geo

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
)

var (
	mgrsForm = regexp.MustCompile(`^(\d{1,2}) ?([C-HJ-NP-X]) ?([A-HJ-NP-Z])([A-HJ-NP-V]) ?(\d*) ?(\d*)$`)
	utmForm  = regexp.MustCompile(`^(?:UTM )?(?:ZONE )?(\d{1,2}) ?(NORTH|SOUTH|[C-HJ-NP-X])[ ,]+(\d{6}(?:\.\d+)?) ?(?:ME|M E|E|M)?[ ,]+(\d{1,8}(?:\.\d+)?) ?(?:MN|M N|N|M)?$`)
)

// parseGrid reads MGRS and UTM; ok says whether s is either.
func parseGrid(s string) (p parley.Point, ok bool, err error) {
	if m := mgrsForm.FindStringSubmatch(s); m != nil {
		p, err = parseMGRS(m[1], m[2][0], m[3][0], m[4][0], m[5], m[6])
		return p, true, err
	}
	if m := utmForm.FindStringSubmatch(s); m != nil {
		p, err = parseUTM(m[1], m[2], m[3], m[4])
		return p, true, err
	}
	return p, false, nil
}

// bands are MGRS's belts of 8° of latitude from 80° S; X reaches to 84° N.
const bands = "CDEFGHJKLMNPQRSTUVWX"

func zoneNumber(s string) (int64, error) {
	z, err := strconv.ParseInt(s, 10, 64)
	if err != nil || z < 1 || z > 60 {
		return 0, fmt.Errorf("zone %s, want 1 to 60", s)
	}
	return z, nil
}

// bandLatitudes are the least and greatest latitude of a band, in degrees.
func bandLatitudes(band byte) (south, north int64) {
	south = -80 + 8*int64(strings.IndexByte(bands, band))
	if band == 'X' {
		return south, 84
	}
	return south, south + 8
}

func parseUTM(zone, letter, easting, northing string) (parley.Point, error) {
	z, err := zoneNumber(zone)
	if err != nil {
		return parley.Point{}, err
	}
	e, err1 := strconv.ParseFloat(easting, 64)
	n, err2 := strconv.ParseFloat(northing, 64)
	if err := errors.Join(err1, err2); err != nil {
		return parley.Point{}, err
	}
	if e < 100_000 || e > 900_000 || n > falseNorthing {
		return parley.Point{}, fmt.Errorf("easting %s, northing %s: want 100,000 to 900,000 and 0 to 10,000,000 m", easting, northing)
	}
	var north bool
	switch letter {
	case "NORTH":
		north = true
	case "SOUTH":
	case "S":
		// The band S (32° to 40° north), or the southern hemisphere?
		_, lat := fromUTM(z, true, e, n)
		if lat >= 31*degUnits && lat <= 41*degUnits {
			return parley.Point{}, fmt.Errorf("the letter S may be the band from 32° to 40° north or the southern hemisphere, and both fit; write %d north or %d south", z, z)
		}
	default:
		north = letter >= "N"
		_, lat := fromUTM(z, north, e, n)
		// N is also what many write for the northern hemisphere: the same place.
		if lo, hi := bandLatitudes(letter[0]); letter != "N" && (lat < lo*degUnits-degUnits/2 || lat > hi*degUnits+degUnits/2) {
			return parley.Point{}, fmt.Errorf("northing %s does not lie in band %s (%d° to %d°); write %d north or %d south", northing, letter, lo, hi, z, z)
		}
	}
	return utmPoint(z, north, e, n)
}

func utmPoint(zone int64, north bool, e, n float64) (parley.Point, error) {
	lon, lat := fromUTM(zone, north, e, n)
	if lat < -81*degUnits || lat > 85*degUnits {
		return parley.Point{}, errors.New("lies beyond 80° south or 84° north, where UTM ends")
	}
	if lon > half {
		lon -= full
	} else if lon < -half {
		lon += full
	}
	return pointOf(lon, lat)
}

// parseMGRS reads a military grid reference (NGA.STND.0037, 2014): zone and
// band, the letters of a square of 100 km, and as many digits of easting as of
// northing. The point is the centre of the square that they name.
func parseMGRS(zone string, band, column, row byte, first, second string) (parley.Point, error) {
	z, err := zoneNumber(zone)
	if err != nil {
		return parley.Point{}, err
	}
	digits := first + second
	if second != "" && len(first) != len(second) || len(digits)%2 != 0 || len(digits) > 10 {
		return parley.Point{}, fmt.Errorf("MGRS %s and %s: want as many digits of easting as of northing, at most 5 each", first, second)
	}
	// The letters of the columns repeat every three zones, those of the rows
	// every 2,000 km, five letters later in even zones.
	sets := [3]string{"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"}
	c := strings.IndexByte(sets[z%3], column)
	if c < 0 {
		return parley.Point{}, fmt.Errorf("MGRS: zone %d has no column %c, only %s", z, column, sets[z%3])
	}
	const rows = "ABCDEFGHJKLMNPQRSTUV"
	r := strings.IndexByte(rows, row)
	if z%2 == 0 {
		r = (r + 15) % 20
	}
	size := math.Pow10(5 - len(digits)/2)
	var e, n float64
	if len(digits) > 0 {
		e, _ = strconv.ParseFloat(digits[:len(digits)/2], 64)
		n, _ = strconv.ParseFloat(digits[len(digits)/2:], 64)
	}
	e = float64((c+1)*100_000) + mul(e+0.5, size)
	n = float64(r*100_000) + mul(n+0.5, size)
	south, north := bandLatitudes(band)
	upper := band >= 'N'
	for ; n < falseNorthing; n += 2_000_000 {
		_, lat := fromUTM(z, upper, e, n)
		// Squares at a band's edge lie on both sides of it.
		if lat > south*degUnits-size2lat(size) && lat < north*degUnits+size2lat(size) {
			return utmPoint(z, upper, e, n)
		}
	}
	return parley.Point{}, fmt.Errorf("MGRS: square %c%c does not lie in zone %d%c (%d° to %d°)", column, row, z, band, south, north)
}

// size2lat is how far the centre of a square of a size in metres may lie beyond
// the band that its letter names, with some room for the square's tilt.
func size2lat(size float64) int64 { return int64(size/100_000*degUnits) + 2*degUnits/100 }
