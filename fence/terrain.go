package fence

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Terrain is how high the ground lies over mean sea level (EGM96): tiles of one
// degree, as the Shuttle Radar Topography Mission has them. The zero Terrain,
// and nil, have no data. It keeps the tiles as they were given: they must not be
// changed, and may be files that are mapped into memory.
type Terrain struct {
	tiles map[[2]int]tile // by latitude and longitude of the south-western corner
	err   int64           // mm
}

type tile struct {
	nodes int // of a row, both edges included
	data  []byte
}

const (
	// MaxTiles of one Terrain: all the land of the Earth.
	MaxTiles = 20_000
	// MaxTerrainError is the greatest error of NewTerrain, 1 km in mm.
	MaxTerrainError = 1_000_000

	maxNodes = 1 << 20 // that one question looks at
	noGround = -32768
)

// NewTerrain is a Terrain without tiles. err is how far in mm the true ground,
// between the nodes too, may lie from the tiles: SRTM states 16 m for nine
// points of ten, and sees the tops of trees and roofs, so 30 m is a usual choice
// and 100 m one for high mountains.
func NewTerrain(err int64) (*Terrain, error) {
	if err < 0 || err > MaxTerrainError {
		return nil, fmt.Errorf("terrain: an error of %d mm, want 0 to %d", err, MaxTerrainError)
	}
	return &Terrain{map[[2]int]tile{}, err}, nil
}

// TileName reads the south-western corner, in degrees, out of the name of an
// .hgt file, such as N35E036.hgt.
func TileName(name string) (lat, lon int, err error) {
	bad := fmt.Errorf("terrain: %q is no name of a tile, such as N35E036.hgt or S03W060.hgt", name)
	if len(name) != len("N35E036.hgt") || name[7:] != ".hgt" && name[7:] != ".HGT" {
		return 0, 0, bad
	}
	lat, ok := digits(name[1:3])
	lon, ok2 := digits(name[4:7])
	if !ok || !ok2 {
		return 0, 0, bad
	}
	switch name[0] {
	case 'S', 's':
		lat = -lat
	case 'N', 'n':
	default:
		return 0, 0, bad
	}
	switch name[3] {
	case 'W', 'w':
		lon = -lon
	case 'E', 'e':
	default:
		return 0, 0, bad
	}
	if lat < -90 || lat > 89 || lon < -180 || lon > 179 {
		return 0, 0, bad
	}
	return lat, lon, nil
}

func digits(s string) (int, bool) {
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// Add adds a tile: rows from the north of big-endian 16-bit metres, 3601 by 3601
// (1″), 1201 by 1201 (3″) or 121 by 121 (30″), edges included; −32768 is no data.
func (t *Terrain) Add(lat, lon int, data []byte) error {
	if t.tiles == nil {
		return errors.New("terrain: make it with NewTerrain")
	}
	if lat < -90 || lat > 89 || lon < -180 || lon > 179 {
		return fmt.Errorf("terrain: no tile begins at latitude %d, longitude %d", lat, lon)
	}
	if _, ok := t.tiles[[2]int{lat, lon}]; ok || len(t.tiles) == MaxTiles {
		return fmt.Errorf("terrain: the tile at latitude %d, longitude %d is there already, or there are %d", lat, lon, MaxTiles)
	}
	for _, n := range []int{3601, 1201, 121} {
		if len(data) == 2*n*n {
			t.tiles[[2]int{lat, lon}] = tile{n, data}
			return nil
		}
	}
	return fmt.Errorf("terrain: a tile of %d bytes, want %d (1″), %d (3″) or %d (30″)", len(data), 2*3601*3601, 2*1201*1201, 2*121*121)
}

// Ground is how high the ground lies over mean sea level, in mm, wherever within
// accuracy mm of p: from the lowest to the highest node of the cells that are
// touched there, and the stated error. It is not ok where a tile or a node is
// missing, or the accuracy is more than MaxConvertAccuracy.
func (t *Terrain) Ground(p parley.Point, accuracy int64) (lo, hi int64, ok bool) {
	if t == nil || t.tiles == nil || accuracy < 0 || accuracy > MaxConvertAccuracy {
		return 0, 0, false
	}
	lo, hi = math.MaxInt64, math.MinInt64
	budget := maxNodes
	for _, b := range geo.PathBoxes(p, p, accuracy) {
		for lat := firstDegree(b.South, 90); lat <= lastDegree(b.South, b.North, 90); lat++ {
			for lon := firstDegree(b.West, 180); lon <= lastDegree(b.West, b.East, 180); lon++ {
				x, found := t.tiles[[2]int{lat, lon}]
				if !found {
					return 0, 0, false
				}
				a, z, ok := x.extremes(part(b.West, b.East, lon), part(b.South, b.North, lat), &budget)
				if !ok {
					return 0, 0, false
				}
				lo, hi = min(lo, a), max(hi, z)
			}
		}
	}
	return lo - t.err, hi + t.err, true
}

// firstDegree and lastDegree are the whole degrees that an interval covers: one
// that ends where a degree begins does not need that one, for tiles share edges.
func firstDegree(from int32, most int) int { return min(int(floorDiv(int64(from), degree)), most-1) }

func lastDegree(from, to int32, most int) int {
	if to > from {
		to--
	}
	return min(int(floorDiv(int64(to), degree)), most-1)
}

// part is what an interval covers of one degree, in units from its begin.
func part(from, to int32, deg int) [2]int64 {
	return [2]int64{max(int64(from)-int64(deg)*degree, 0), min(int64(to)-int64(deg)*degree, degree)}
}

// extremes is the lowest and the highest node, in mm, of the cells that a part of
// the tile touches; it fails where one has no data, or they are too many.
func (x tile) extremes(lon, lat [2]int64, budget *int) (lo, hi int64, ok bool) {
	cells := int64(x.nodes - 1)
	c0, c1 := int(lon[0]*cells/degree), int(-floorDiv(-lon[1]*cells, degree))
	r0, r1 := x.nodes-1-int(-floorDiv(-lat[1]*cells, degree)), x.nodes-1-int(lat[0]*cells/degree)
	if *budget -= (c1 - c0 + 1) * (r1 - r0 + 1); *budget < 0 {
		return 0, 0, false
	}
	lo, hi = math.MaxInt64, math.MinInt64
	for r := r0; r <= r1; r++ {
		for c := c0; c <= c1; c++ {
			m := int64(int16(binary.BigEndian.Uint16(x.data[2*(r*x.nodes+c):])))
			if m == noGround {
				return 0, 0, false
			}
			lo, hi = min(lo, 1000*m), max(hi, 1000*m)
		}
	}
	return lo, hi, true
}
