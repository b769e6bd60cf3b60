package fence

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// The ground over a box is that of all nodes of the cells that it touches, found
// one by one, whether a tile is asked node by node or by blocks; and unknown
// where one of them is.
func TestGroundOverBoxes(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 8))
	const n = 121
	terrain, err := NewTerrain(7)
	if err != nil {
		t.Fatal(err)
	}
	tiles := map[[2]int][]byte{}
	for lat := range 2 {
		for lon := range 2 {
			b := make([]byte, 2*n*n)
			for i := 0; i < len(b); i += 2 {
				binary.BigEndian.PutUint16(b[i:], uint16(rng.IntN(i/10+2)))
			}
			if lat+lon == 2 {
				binary.BigEndian.PutUint16(b[2*(60*n+rng.IntN(60)):], 0x8000)
			}
			if err := terrain.Add(lat, lon, b); err != nil {
				t.Fatal(err)
			}
			tiles[[2]int{lat, lon}] = b
		}
	}
	told, void := 0, 0
	for range 800 {
		size := []int{10, 100_000, 3_000_000, 19_000_000}[rng.IntN(4)]
		b := geo.Box{West: int32(rng.IntN(20_000_000 - size)), South: int32(rng.IntN(20_000_000 - size))}
		b.East, b.North = b.West+int32(rng.IntN(size+1)), b.South+int32(rng.IntN(size+1))
		if rng.IntN(4) == 0 {
			b.West, b.North = b.West/degree*degree, (b.North/degree+1)*degree
		}
		b.East, b.North = max(b.East, b.West), max(b.North, b.South)
		lo, hi, known := groundBrute(tiles, n, b)
		l, h, ok := terrain.over([]geo.Box{b})
		if ok != known || ok && (l != 1000*lo-7 || h != 1000*hi+7) {
			t.Fatalf("%+v: %d to %d mm, %v, want %d to %d m, %v", b, l, h, ok, lo, hi, known)
		}
		if ok {
			told++
		} else {
			void++
		}
	}
	if told < 200 || void < 20 {
		t.Errorf("%d told, %d not", told, void)
	}
	if _, _, ok := terrain.over([]geo.Box{{West: 0, South: 0, East: 20_000_001, North: 1}}); ok {
		t.Error("told beyond the tiles")
	}
}

// groundBrute looks at every node of the cells that a box touches.
func groundBrute(tiles map[[2]int][]byte, n int, b geo.Box) (lo, hi int64, ok bool) {
	lo, hi, ok = math.MaxInt64, math.MinInt64, true
	cells := int64(n - 1)
	// Of all tiles at once, counted from the equator and Greenwich; a box that
	// ends where a tile begins does not need that one.
	first := func(v int32) int64 { return int64(v) * cells / degree }
	last := func(v int32) int64 { return (int64(v)*cells + degree - 1) / degree }
	for x := first(b.West); x <= last(b.East); x++ {
		for y := first(b.South); y <= last(b.North); y++ {
			// A node on an edge is of the tile that the box lies in.
			lon, lat := x/cells, y/cells
			if x%cells == 0 && x == last(b.East) && x > first(b.West) {
				lon--
			}
			if y%cells == 0 && y == last(b.North) && y > first(b.South) {
				lat--
			}
			for _, at := range [][2]int64{{lat, lon}, {lat, inner(x, cells, lon, b.West)}, {inner(y, cells, lat, b.South), lon}, {inner(y, cells, lat, b.South), inner(x, cells, lon, b.West)}} {
				data, there := tiles[[2]int{int(at[0]), int(at[1])}]
				if !there {
					return 0, 0, false
				}
				m := int64(int16(binary.BigEndian.Uint16(data[2*((cells-(y-at[0]*cells))*int64(n)+x-at[1]*cells):])))
				lo, hi, ok = min(lo, m), max(hi, m), ok && m != noGround
			}
		}
	}
	return lo, hi, ok
}

// inner is the tile before, where a node is on the edge of two that both hold
// some of the box.
func inner(node, cells, tile int64, from int32) int64 {
	if node == tile*cells && int64(from) < tile*degree {
		return tile - 1
	}
	return tile
}

// Over a box a height lies where it lies at each place of it, and no wider than
// the data make it.
func TestConvertOver(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 9))
	g, err := ParseGeoid(dac(model))
	if err != nil {
		t.Fatal(err)
	}
	terrain, err := NewTerrain(1000)
	if err != nil {
		t.Fatal(err)
	}
	if err := terrain.Add(46, 102, hills(rng)); err != nil {
		t.Fatal(err)
	}
	centre := pointAt(46.5, 102.5)
	area, err := geo.Prepare([]parley.Footprint{{Circle: &parley.Circle{Centre: centre, Radius: 200_000_000}}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	h := &Heights{g, terrain, []Air{{Area: area, Window: parley.Window{From: 1000, Until: 2000}, QNH: 101_325, Kelvin: 10}}}
	during := parley.Window{From: 1000, Until: 2000}
	for range 3000 {
		size := []int{1, 100_000, 4_000_000}[rng.IntN(3)]
		b := geo.Box{West: 1_020_000_000 + int32(rng.IntN(9_999_999-size)), South: 460_000_000 + int32(rng.IntN(9_999_999-size))}
		b.East, b.North = b.West+int32(rng.IntN(size)), b.South+int32(rng.IntN(size))
		from, to := Datum(1+rng.IntN(4)), Datum(1+rng.IntN(4))
		lo, hi, ok := h.ConvertOver(b, during, from, 3_000_000, to)
		if !ok || lo > hi {
			t.Fatalf("%+v from %d to %d: %d to %d, %v", b, from, to, lo, hi, ok)
		}
		for range 5 {
			p := parley.Point{Lon: b.West + int32(rng.IntN(int(b.East-b.West)+1)), Lat: b.South + int32(rng.IntN(int(b.North-b.South)+1))}
			l, u, ok := h.Convert(p, 0, 1000+parley.Instant(rng.IntN(1000)), from, 3_000_000, to)
			if !ok || l < lo || u > hi {
				t.Fatalf("%+v from %d to %d: %d to %d, but %d to %d at %v, %v", b, from, to, lo, hi, l, u, p, ok)
			}
		}
		if p := (geo.Box{West: b.West, South: b.South, East: b.West, North: b.South}); size == 1 {
			l, u, _ := h.Convert(parley.Point{Lon: b.West, Lat: b.South}, 0, 1500, from, 3_000_000, to)
			if lo, hi, ok := h.ConvertOver(p, during, from, 3_000_000, to); !ok || lo != l || hi != u {
				t.Fatalf("%+v from %d to %d: %d to %d, %v, as a position %d to %d", p, from, to, lo, hi, ok, l, u)
			}
		}
	}
	box := geo.Box{West: 1_024_000_000, South: 464_000_000, East: 1_026_000_000, North: 466_000_000}
	wide := geo.Box{West: 1_000_000_000, South: 464_000_000, East: 1_050_000_000, North: 466_000_000}
	for name, c := range map[string]struct {
		b        geo.Box
		w        parley.Window
		from, to Datum
	}{
		"before the air": {box, parley.Window{From: 999, Until: 1500}, FL, AMSL}, "after it": {box, parley.Window{From: 1500, Until: 2001}, AMSL, FL},
		"beside the air": {wide, during, FL, AMSL}, "beside the tile": {wide, during, AGL, AMSL}, "no time": {box, parley.Window{From: 1500, Until: 1500}, AGL, AMSL},
		"no box": {geo.Box{West: 1, East: 0}, during, AMSL, WGS84}, "no datum": {box, during, NoDatum, AMSL},
	} {
		if lo, hi, ok := h.ConvertOver(c.b, c.w, c.from, 0, c.to); ok {
			t.Errorf("%s: %d to %d", name, lo, hi)
		}
	}
}

// BenchmarkConcur lays a zone over the sea over one over hilly ground, 10 km and
// 100 km across: where the first look decides, where a place in the middle does,
// and where nothing does until the last piece.
func BenchmarkConcur(b *testing.B) {
	const n = 1201
	terrain, err := NewTerrain(30_000)
	if err != nil {
		b.Fatal(err)
	}
	for lat := range 2 {
		for lon := range 2 {
			data := make([]byte, 2*n*n)
			for i := range n * n {
				x, y := float64(i%n), float64(i/n)
				binary.BigEndian.PutUint16(data[2*i:], uint16(1000+400*math.Sin(x/17)*math.Cos(y/23)))
			}
			if err := terrain.Add(lat, lon, data); err != nil {
				b.Fatal(err)
			}
		}
	}
	h := &Heights{Terrain: terrain}
	for _, radius := range []int64{5_000_000, 50_000_000} {
		area, err := geo.Prepare([]parley.Footprint{{Circle: &parley.Circle{Centre: parley.Point{Lon: 10_000_000, Lat: 10_000_000}, Radius: radius}}}, 0)
		if err != nil {
			b.Fatal(err)
		}
		over := Zone{Area: area, Heights: []Range{{Floor: &parley.Height{Datum: parley.DatumAGL, MM: 500_000}}}}
		for _, c := range []struct {
			name string
			mm   int64
			want geo.Relation
		}{{"first", 1_000_000, geo.Apart}, {"middle", 1_600_000, geo.Touch}, {"last", 1_100_000, geo.Indeterminate}} {
			zone := Zone{Area: area, Heights: []Range{{Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: c.mm}}}}
			b.Run(fmt.Sprintf("%s/%dkm", c.name, radius/500_000), func(b *testing.B) {
				for b.ReportAllocs(); b.Loop(); {
					if got := zone.Concur(&over, h); got != c.want {
						b.Fatal(got)
					}
				}
			})
		}
	}
}

// A box that is not on the Earth has no answer.
func TestConvertOverNowhere(t *testing.T) {
	g, err := ParseGeoid(dac(model))
	if err != nil {
		t.Fatal(err)
	}
	h := &Heights{Geoid: g}
	for _, b := range []geo.Box{{South: 900_000_000, North: 900_000_001}, {South: -910_000_000}, {East: 1_800_000_001}, {West: -2_000_000_000}} {
		if lo, hi, ok := h.ConvertOver(b, parley.Window{Until: 1}, AMSL, 0, WGS84); ok {
			t.Errorf("%+v: %d to %d", b, lo, hi)
		}
	}
	if _, _, ok := h.ConvertOver(geo.Box{West: -1_800_000_000, South: -900_000_000, East: 1_800_000_000, North: 900_000_000}, parley.Window{Until: 1}, AMSL, 0, WGS84); !ok {
		t.Error("nothing over the whole Earth")
	}
}
