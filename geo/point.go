package geo

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/open-parley/parley"
)

// ParsePoint reads a position (WGS 84) as people write them:
//
//	33.5N 36.3E                     decimal degrees, a letter for each
//	N 33° 30.25' E 36° 18'          degrees and minutes
//	33°30'15"N 036°18'00"E          degrees, minutes, seconds
//	333015N0361800E, 3330N03618E    the aeronautical form (ICAO Annex 15)
//	geo:33.5,36.3                   RFC 5870: latitude first, by definition
//	37S BT 49218 13520, 37SBT4921813520   MGRS: the centre of the square it names
//	37 north 249218 3713520         UTM: zone, hemisphere, easting, northing (m)
//
// Two bare numbers are refused: they do not say which one is the latitude, and
// a swapped position is a wrong place on the ground. So is a UTM zone with S
// that could be the band (32–40° north) as well as the southern hemisphere. The
// result is exact but for the last rounding, halves away from zero; of UTM and
// MGRS it is good to 1 cm.
func ParsePoint(s string) (parley.Point, error) {
	if len(s) > 100 {
		return parley.Point{}, errors.New("a position of more than 100 bytes")
	}
	t := strings.ToUpper(strings.TrimSpace(notation.Replace(s)))
	fail := func(err error) (parley.Point, error) {
		return parley.Point{}, fmt.Errorf("position %q: %w", s, err)
	}
	if rest, ok := strings.CutPrefix(t, "GEO:"); ok {
		p, err := parseGeoURI(rest)
		if err != nil {
			return fail(err)
		}
		return p, nil
	}
	if p, ok, err := parseGrid(t); ok {
		if err != nil {
			return fail(err)
		}
		return p, nil
	}
	p, err := parseLatLon(t)
	if err != nil {
		return fail(err)
	}
	return p, nil
}

// notation brings the signs that people use to one form.
var notation = strings.NewReplacer(
	"′", "'", "’", "'", "ʹ", "'", "`", "'",
	"″", `"`, "”", `"`, "“", `"`, "ʺ", `"`, "''", `"`,
	"º", "°", "˚", "°", "−", "-", "–", "-", "\u00a0", " ", "\u202f", " ",
)

func parseGeoURI(s string) (parley.Point, error) {
	s, params, _ := strings.Cut(s, ";")
	for _, p := range strings.Split(params, ";") {
		if k, v, _ := strings.Cut(p, "="); k == "CRS" && v != "WGS84" {
			return parley.Point{}, fmt.Errorf("coordinate reference system %q, want WGS 84", v)
		}
	}
	c := strings.Split(s, ",")
	if len(c) < 2 || len(c) > 3 {
		return parley.Point{}, errors.New("want geo:latitude,longitude")
	}
	lat, _, err := parseDecimal(c[0], 7)
	if err != nil {
		return parley.Point{}, err
	}
	lon, _, err := parseDecimal(c[1], 7)
	if err != nil {
		return parley.Point{}, err
	}
	return pointOf(lon, lat)
}

func pointOf(lon, lat int64) (parley.Point, error) {
	if lat < -parley.MaxLat || lat > parley.MaxLat {
		return parley.Point{}, fmt.Errorf("latitude %s lies beyond ±90°", formatDecimal(lat, 7))
	}
	if lon < -parley.MaxLon || lon > parley.MaxLon {
		return parley.Point{}, fmt.Errorf("longitude %s lies beyond ±180°", formatDecimal(lon, 7))
	}
	return parley.Point{Lon: int32(lon), Lat: int32(lat)}, nil
}

// angle is one coordinate of a position: its letter and up to three numbers.
type angle struct {
	letter byte
	parts  []string
}

// parseLatLon reads two angles, each with a letter before or after it.
func parseLatLon(s string) (parley.Point, error) {
	angles, err := splitAngles(s)
	if err != nil {
		return parley.Point{}, err
	}
	var c [2]int64 // longitude, latitude
	var seen [2]bool
	for _, a := range angles {
		axis, most := 0, int64(180)
		if a.letter == 'N' || a.letter == 'S' {
			axis, most = 1, 90
		}
		if seen[axis] {
			return parley.Point{}, errors.New("want one latitude (N or S) and one longitude (E or W)")
		}
		seen[axis] = true
		u, err := a.units(most)
		if err != nil {
			return parley.Point{}, err
		}
		if a.letter == 'S' || a.letter == 'W' {
			u = -u
		}
		c[axis] = u
	}
	return pointOf(c[0], c[1])
}

// splitAngles finds the letters and what numbers belong to each.
func splitAngles(s string) ([]angle, error) {
	var tokens []string
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t':
			i++
		case c == ',' || c == ';':
			tokens = append(tokens, ",")
			i++
		case strings.IndexByte("NSEW'\":", c) >= 0:
			tokens = append(tokens, s[i:i+1])
			i++
		case strings.HasPrefix(s[i:], "°"):
			tokens = append(tokens, "°")
			i += len("°")
		case c >= '0' && c <= '9':
			j := i
			for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] == '.') {
				j++
			}
			tokens = append(tokens, s[i:j])
			i = j
		case c == '-' || c == '+':
			return nil, errors.New("has a sign; use N or S and E or W instead, such as 33.5N 36.3E")
		default:
			r := []rune(s[i:])[0]
			if unicode.IsPrint(r) {
				return nil, fmt.Errorf("has %q, which no notation here has; write such as 33.5N 36.3E or 33°30'15\"N 036°18'00\"E", r)
			}
			return nil, errors.New("has a character that does not print")
		}
	}
	letters := 0
	for _, t := range tokens {
		if strings.Contains("NSEW", t) {
			letters++
		}
	}
	if letters != 2 {
		return nil, errors.New("does not say which number is the latitude; write such as 33.5N 36.3E")
	}
	for len(tokens) > 0 && tokens[0] == "," {
		tokens = tokens[1:]
	}
	prefix := len(tokens) > 0 && strings.Contains("NSEW", tokens[0])
	var out []angle
	var a angle
	for _, t := range tokens {
		switch {
		case strings.Contains("NSEW", t) && prefix:
			if a.letter != 0 {
				out = append(out, a)
			}
			a = angle{letter: t[0]}
		case strings.Contains("NSEW", t):
			a.letter = t[0]
			out = append(out, a)
			a = angle{}
		default:
			a.parts = append(a.parts, t)
		}
	}
	if prefix {
		out = append(out, a)
	} else if strings.Trim(strings.Join(a.parts, ""), ",") != "" {
		return nil, errors.New("has numbers after its last letter")
	}
	for i := range out {
		// A comma parts the two angles; within one it would be a decimal comma,
		// or a separator: 33,5 is 33.5° to one reader and 33°5' to another.
		p := out[i].parts
		for len(p) > 0 && p[0] == "," {
			p = p[1:]
		}
		for len(p) > 0 && p[len(p)-1] == "," {
			p = p[:len(p)-1]
		}
		if out[i].parts = p; slices.Contains(p, ",") {
			return nil, errors.New("has a comma within a number; write decimals with a point")
		}
	}
	return out, nil
}

// units is the angle in 1e-7 degree.
func (a angle) units(most int64) (int64, error) {
	marks := []string{"°", "'", `"`}
	var numbers []string
	next := 0 // the least mark that may follow
	for i, t := range a.parts {
		if t[0] >= '0' && t[0] <= '9' {
			numbers = append(numbers, t)
			continue
		}
		if len(numbers) == 0 || i > 0 && (a.parts[i-1][0] < '0' || a.parts[i-1][0] > '9') {
			return 0, fmt.Errorf("has %q without a number before it", t)
		}
		if t == ":" {
			next = len(numbers)
			continue
		}
		if len(numbers) > 3 || t != marks[len(numbers)-1] || len(numbers) <= next-1 {
			return 0, fmt.Errorf("has %q where degrees, minutes and seconds do not", t)
		}
		next = len(numbers)
	}
	if len(numbers) == 0 || len(numbers) > 3 {
		return 0, fmt.Errorf("want degrees, minutes and seconds before or after %c", a.letter)
	}
	if len(numbers) == 1 && len(a.parts) == 1 {
		numbers = packed(numbers[0], most)
	}
	total, scale := new(big.Rat), big.NewRat(1, 1)
	for i, n := range numbers {
		v, ok := new(big.Rat).SetString(n)
		if !ok || strings.HasSuffix(n, ".") {
			return 0, fmt.Errorf("%q is not a number", n)
		}
		if i < len(numbers)-1 && !v.IsInt() {
			return 0, fmt.Errorf("%q has decimals, but a smaller unit follows", n)
		}
		if i > 0 && v.Cmp(big.NewRat(60, 1)) >= 0 {
			return 0, fmt.Errorf("%q minutes or seconds; want less than 60", n)
		}
		total.Add(total, v.Mul(v, scale))
		scale = new(big.Rat).Mul(scale, big.NewRat(1, 60))
	}
	if total.Cmp(big.NewRat(most, 1)) > 0 {
		return 0, fmt.Errorf("%c lies beyond %d°", a.letter, most)
	}
	total.Add(total.Mul(total, big.NewRat(1e7, 1)), big.NewRat(1, 2))
	return new(big.Int).Quo(total.Num(), total.Denom()).Int64(), nil
}

// packed splits the aeronautical DDMM, DDMMSS, DDDMM and DDDMMSS.
func packed(s string, most int64) []string {
	n := 2
	if most == 180 {
		n = 3
	}
	whole, _, _ := strings.Cut(s, ".")
	switch len(whole) {
	case n + 2:
		return []string{s[:n], s[n:]}
	case n + 4:
		return []string{s[:n], s[n : n+2], s[n+2:]}
	}
	return []string{s}
}
