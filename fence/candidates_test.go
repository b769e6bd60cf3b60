package fence

import (
	"flag"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

var missesSeed = flag.Uint64("misses.seed", 0, "seed of the zones that none may miss; 0: another one each time")

// No zone that a path may touch is left out by what finds zones near it.
func TestSegmentMissesNone(t *testing.T) {
	seed := *missesSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-misses.seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	found := 0
	for range 120 {
		lat, lon := []int32{0, 60_0000000, -78_0000000, 88_0000000}[r.IntN(4)], []int32{0, 1_799_900_000, -1_799_999_999}[r.IntN(3)]
		e := New(nil).Edit()
		var ids []ID
		span := int32(1 << (8 + r.IntN(14)))
		for range 20 {
			w := span/4 + r.Int32N(span)
			x, y := lon/2+r.Int32N(8*span)-4*span, lat+r.Int32N(8*span)-4*span
			if y > 890_000_000 {
				y = 890_000_000
			}
			f := parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{{{Lon: x, Lat: y}, {Lon: x + w, Lat: y}, {Lon: x + w, Lat: y + w}}}}}
			if lon != 0 && r.IntN(2) == 0 {
				f = parley.Footprint{Circle: &parley.Circle{Centre: parley.Point{Lon: lon, Lat: y}, Radius: int64(w) * 11}}
			}
			a, err := geo.Prepare([]parley.Footprint{f}, []int64{0, r.Int64N(int64(span) * 11)}[r.IntN(2)])
			if err != nil {
				continue
			}
			id, err := e.Add(Zone{Area: a})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		x := e.Index()
		for range 50 {
			at := func() Fix {
				p := parley.Point{Lon: lon/2 + r.Int32N(12*span) - 6*span, Lat: lat + r.Int32N(12*span) - 6*span}
				// Often at a corner of a zone's band, where boxes are narrowest.
				if id := ids[r.IntN(len(ids))]; r.IntN(2) == 0 {
					b := x.Zone(id).Area.Boxes(x.Zone(id).Area.Accuracy())[0]
					p = parley.Point{Lon: []int32{b.West, b.East}[r.IntN(2)] + r.Int32N(5) - 2, Lat: b.South + int32(r.Int64N(int64(b.North)-int64(b.South)+1))}
				}
				p.Lon, p.Lat = max(-parley.MaxLon, min(p.Lon, parley.MaxLon)), min(p.Lat, parley.MaxLat)
				return Fix{Point: p, Accuracy: []int32{0, r.Int32N(span * 5)}[r.IntN(2)]}
			}
			from, to := at(), at()
			if r.IntN(2) == 0 {
				to.Point = from.Point
			}
			got, err := x.Segment(from, to, nil)
			if err != nil {
				continue
			}
			var s segment
			s.begin(from, to, nil)
			var want []Passage
			for _, id := range ids {
				want = s.zone(id, x.Zone(id), want)
			}
			if found += len(want); !slices.Equal(got, want) {
				t.Fatalf("%+v to %+v: got %v\nwant %v", from, to, got, want)
			}
		}
	}
	if found < 1000 {
		t.Errorf("%d passages in all", found)
	}
}

// A zone that only just touches a long path is found beside whichever of its
// pieces it lies.
func TestSegmentFindsWhatItGrazes(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 400 {
		dx, dy := 1+r.Int32N(90_000), 1+r.Int32N(20_000)
		from := parley.Point{Lon: r.Int32N(1_800_000_000), Lat: r.Int32N(1_600_000_000) - 800_000_000}
		const n = 10_000
		at := func(i int32) parley.Point {
			x := int64(from.Lon) + int64(i)*int64(dx)
			if x > parley.MaxLon {
				x -= 2 * parley.MaxLon
			}
			return parley.Point{Lon: int32(x), Lat: max(-parley.MaxLat, from.Lat-i*dy)}
		}
		p := at(1 + r.Int32N(n-1))
		if p.Lon > parley.MaxLon-2 {
			continue
		}
		a, err := geo.Prepare([]parley.Footprint{{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{{p, {Lon: p.Lon + 2, Lat: p.Lat + 1}, {Lon: p.Lon + 1, Lat: p.Lat + 2}}}}}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		e := New(nil).Edit()
		if _, err := e.Add(Zone{Area: a}); err != nil {
			t.Fatal(err)
		}
		got, err := e.Index().Segment(Fix{Point: from}, Fix{Point: at(n), At: n}, nil)
		if at(n).Lat == -parley.MaxLat {
			continue // it was bent there
		}
		if err != nil || len(got) != 1 || got[0].Relation != geo.Touch || got[0].Exit != got[0].Enter {
			t.Fatalf("from %v by (%d,%d): %v, %v beside %v", from, dx, -dy, got, err, p)
		}
	}
}
