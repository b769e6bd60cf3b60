package geo

import (
	"math"
	"testing"

	"github.com/peterstace/simplefeatures/geom"
	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func TestKM2(t *testing.T) {
	globe := 510_065_621.7 // of WGS 84
	for _, c := range []struct {
		shape string
		want  float64
	}{
		{"rect -180 -90 -60 90 + rect -60 -90 60 90 + rect 60 -90 180 90", globe},
		{"rect 0 0 90 90", globe / 8},
		{"rect 0 0 1 1", 12308.778},
		{"(0 0, 1 0, 1 1, 0 1)(0.5 0.5, 0.75 0.5, 0.75 0.75, 0.5 0.75)", 12308.778 - 769.262},
		{"rect 0 0 1 1 + rect 0.5 0 1.5 1", 12308.778 * 1.5},
		{"rect 0 0 1 1 + rect 1 0 1.5 1", 12308.778 * 1.5},
		{"rect 0 0 1 1 + rect 0 0 1 1", 12308.778},
		{"rect 0 0 1 1 + rect 0.25 0.25 0.75 0.75", 12308.778},
		{"rect 0 0 1 1 + rect 0.5 0 1 1", 12308.778},
		{"circle 36 33 10000", math.Pi * 100},
		{"circle 0 90 10000", math.Pi * 100},
		{"circle 180 0 10000", math.Pi * 100},
		{"corridor 1000: 36 33, 36.5 33", 46.713*2 + math.Pi},
	} {
		if got := area(t, c.shape, 0).KM2(); math.Abs(got-c.want) > c.want*3e-4 {
			t.Errorf("%s: %.3f km², want %.3f", c.shape, got, c.want)
		}
	}
}

func TestOverlapKM2(t *testing.T) {
	one := area(t, "rect 0 0 1 1", 0).KM2()
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"rect 0 0 1 1", "rect 2 0 3 1", 0},
		{"rect 0 0 1 1", "rect 1 0 2 1", 0},
		{"rect 0 0 1 1", "rect 0 0 1 1", one},
		{"rect 0 0 1 1", "rect 0.5 0 1 1", one / 2},
		{"rect 0 0 1 1", "rect -1 -1 2 2", one},
		{"rect 0 0 1 1", "rect 0 0 0.5 1 + rect 0.5 0 1 1", one},
		{"rect 0 0 1 1", "rect 0 0 0.6 1 + rect 0.4 0 1 1", one},
		{"rect 0 0 1 1 + rect 0 0 0.7 1", "rect 0 0 0.6 1 + rect 0.4 0 1 1", one},
		{"(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)", "rect 2 2 7 7", 0},
		{"(0 0, 9 0, 9 9, 0 9)(0.5 0.2, 0.5 1, 2 1, 2 0.2)", "rect 0 0.2 1 1", one * 0.4},
	} {
		a, b := area(t, c.a, 0), area(t, c.b, 0)
		for _, got := range []float64{OverlapKM2(a, b), OverlapKM2(b, a)} {
			if math.Abs(got-c.want) > one*1e-3 {
				t.Errorf("%s over %s: %.3f km², want %.3f", c.a, c.b, got, c.want)
			}
		}
	}
}

// simplefeatures' overlay is the oracle, near the equator, where a unit of
// longitude and one of latitude are all but equal.
func TestOverlapEqualsAnotherOverlay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const step = 100_000
		var shapes [2]parley.Footprint
		var geoms [2]geom.Geometry
		for i := range shapes {
			var polygons [][][]parley.Point
			var union geom.Geometry
			for k := range rapid.IntRange(1, 3).Draw(t, "polygons") {
				ring := drawRing(t, "ring", step, step, 8)
				polygons = append(polygons, [][]parley.Point{ring})
				var xy []float64
				for j := range len(ring) + 1 {
					p := ring[j%len(ring)]
					xy = append(xy, float64(p.Lon)/step, float64(p.Lat)/step)
				}
				g := geom.NewPolygon([]geom.LineString{geom.NewLineString(geom.NewSequence(xy, geom.DimXY))}).AsGeometry()
				if k == 0 {
					union = g
				} else if u, err := geom.Union(union, g); err == nil {
					union = u
				} else {
					t.Skip(err)
				}
			}
			shapes[i] = parley.Footprint{Polygons: polygons, Edges: parley.EdgesStraight}
			geoms[i] = union
		}
		a, err := Prepare(shapes[:1], 0)
		if err != nil {
			t.Fatal(err)
		}
		b, err := Prepare(shapes[1:], 0)
		if err != nil {
			t.Fatal(err)
		}
		both, err := geom.Intersection(geoms[0], geoms[1])
		if err != nil {
			t.Skip(err)
		}
		cell := area(t, "rect 0 0 0.01 0.01", 0).KM2()
		for _, c := range []struct {
			what      string
			got, want float64
		}{
			{"KM2(a)", a.KM2(), geoms[0].Area()},
			{"KM2(b)", b.KM2(), geoms[1].Area()},
			{"OverlapKM2(a, b)", OverlapKM2(a, b), both.Area()},
			{"OverlapKM2(b, a)", OverlapKM2(b, a), both.Area()},
		} {
			if math.Abs(c.got/cell-c.want) > 1e-3*(1+c.want) {
				t.Fatalf("%s is %f cells, want %f: %v", c.what, c.got/cell, c.want, shapes)
			}
		}
	})
}
