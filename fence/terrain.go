package fence

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Terrain is how high the ground lies over mean sea level (EGM96): tiles of one
// degree, as the Shuttle Radar Topography Mission has them. The zero Terrain,
// and nil, have no data. It keeps the tiles as they were given: they must not be
// changed, and may be files that are mapped into memory.
type Terrain struct {
	tiles map[[2]int]*tile // by latitude and longitude of the south-western corner
	err   int64            // mm
}

type tile struct {
	nodes int // of a row, both edges included
	data  []byte

	once   sync.Once
	blocks []heights // of blockCells by blockCells cells, from the north-west
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
	return &Terrain{map[[2]int]*tile{}, err}, nil
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
			t.tiles[[2]int{lat, lon}] = &tile{nodes: n, data: data}
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
	if accuracy < 0 || accuracy > MaxConvertAccuracy {
		return 0, 0, false
	}
	return t.over(geo.PathBoxes(p, p, accuracy))
}

// over is Ground wherever in boxes, of any size.
func (t *Terrain) over(boxes []geo.Box) (lo, hi int64, ok bool) {
	if t == nil || t.tiles == nil {
		return 0, 0, false
	}
	lo, hi = math.MaxInt64, math.MinInt64
	budget := maxNodes
	for _, b := range boxes {
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
func (x *tile) extremes(lon, lat [2]int64, budget *int) (lo, hi int64, ok bool) {
	cells := int64(x.nodes - 1)
	w := nodes{
		c0: int(lon[0] * cells / degree), c1: int(-floorDiv(-lon[1]*cells, degree)),
		r0: x.nodes - 1 - int(-floorDiv(-lat[1]*cells, degree)), r1: x.nodes - 1 - int(lat[0]*cells/degree),
	}
	h := noHeights
	if w.c1-w.c0 < 4*blockCells || w.r1-w.r0 < 4*blockCells {
		h.add(x.scan(w, budget))
	} else {
		x.blockwise(w, budget, &h)
	}
	return 1000 * int64(h.lo), 1000 * int64(h.hi), !h.void
}

// nodes are rows and columns of a tile, the last ones included.
type nodes struct{ r0, r1, c0, c1 int }

func (w nodes) count() int { return (w.r1 - w.r0 + 1) * (w.c1 - w.c0 + 1) }

// heights are the lowest and the highest of some nodes, in metres.
type heights struct {
	lo, hi int16
	void   bool // one has no data, or they are too many
}

var noHeights = heights{lo: math.MaxInt16, hi: math.MinInt16}

func (h *heights) add(o heights) {
	h.lo, h.hi, h.void = min(h.lo, o.lo), max(h.hi, o.hi), h.void || o.void
}

// scan looks at each node.
func (x *tile) scan(w nodes, budget *int) heights {
	h := noHeights
	if *budget -= w.count(); *budget < 0 {
		h.void = true
		return h
	}
	for r := w.r0; r <= w.r1; r++ {
		row := x.data[2*(r*x.nodes+w.c0) : 2*(r*x.nodes+w.c1+1)]
		for i := 0; i < len(row); i += 2 {
			m := int16(binary.BigEndian.Uint16(row[i:]))
			h.lo, h.hi = min(h.lo, m), max(h.hi, m)
		}
	}
	h.void = h.lo == noGround
	return h
}

// blockCells divides the cells of every size of tile.
const blockCells = 10

// blockwise is scan of many nodes: of blocks that lie within them wholly it is
// known already.
func (x *tile) blockwise(w nodes, budget *int, h *heights) {
	x.once.Do(x.lay)
	n := (x.nodes - 1) / blockCells
	for i := w.r0 / blockCells; i <= min(w.r1/blockCells, n-1); i++ {
		for j := w.c0 / blockCells; j <= min(w.c1/blockCells, n-1) && !h.void; j++ {
			b := blockAt(i, j)
			part := nodes{max(b.r0, w.r0), min(b.r1, w.r1), max(b.c0, w.c0), min(b.c1, w.c1)}
			if part == b {
				h.add(x.blocks[i*n+j])
			} else {
				h.add(x.scan(part, budget))
			}
		}
	}
}

// lay finds the heights of all blocks.
func (x *tile) lay() {
	n := (x.nodes - 1) / blockCells
	x.blocks = make([]heights, n*n)
	for i := range n {
		for j := range n {
			all := math.MaxInt
			x.blocks[i*n+j] = x.scan(blockAt(i, j), &all)
		}
	}
}

// blockAt are the nodes of a block, which shares its edges with its neighbours.
func blockAt(i, j int) nodes {
	return nodes{i * blockCells, (i + 1) * blockCells, j * blockCells, (j + 1) * blockCells}
}
