package geo

import (
	"fmt"
	"math"
	"testing"

	"github.com/open-parley/parley"
)

// zone500 is a ragged zone of 500 vertices about a place, of some km.
func zone500(lon, lat, km float64) parley.Footprint {
	var pts []parley.Point
	for i := range 500 {
		s, c := math.Sincos(2 * math.Pi * float64(i) / 500)
		r := km / 111.2 * (1 + 0.2*math.Sin(float64(i*7)))
		pts = append(pts, parley.Point{
			Lon: int32((lon + r*c/math.Cos(lat*math.Pi/180)) * 1e7),
			Lat: int32((lat + r*s) * 1e7),
		})
	}
	return parley.Footprint{Polygons: [][][]parley.Point{{pts}}, Edges: parley.EdgesStraight}
}

func BenchmarkPrepare500(b *testing.B) {
	f := []parley.Footprint{zone500(37, 36.6, 40)}
	for b.Loop() {
		if _, err := Prepare(f, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPrepareCircle50km(b *testing.B) {
	f := []parley.Footprint{{Circle: &parley.Circle{Centre: parley.Point{Lon: 37_0000000, Lat: 36_0000000}, Radius: 50_000_000}}}
	for b.Loop() {
		if _, err := Prepare(f, 0); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPrepareComb is a comb of 20,000 vertices: each edge's box meets each
// other's.
func BenchmarkPrepareComb(b *testing.B) {
	f := []parley.Footprint{{Polygons: [][][]parley.Point{{comb(MaxVertices)}}, Edges: parley.EdgesStraight}}
	for b.Loop() {
		if _, err := Prepare(f, 0); err != nil {
			b.Fatal(err)
		}
	}
}

func comb(n int) []parley.Point {
	pts := []parley.Point{{Lon: 1000 * int32(n), Lat: -1000}, {Lon: 0, Lat: -1000}}
	for i := range n - 2 {
		p := parley.Point{Lon: int32(i * 1000)}
		if i%2 == 1 {
			p.Lat = 100_000_000
		}
		p.Lon += p.Lat
		pts = append(pts, p)
	}
	return pts
}

// BenchmarkConsent is who must consent to a zone: Relate for each territory of
// the built-in world that is near.
func BenchmarkConsent(b *testing.B) {
	w := BuiltinWorld()
	for _, c := range []struct {
		name     string
		lon, lat float64
		km       float64
	}{
		{"inland", 39, 35, 40},
		{"coast", 35.8, 35.2, 40},
		{"border", 38.2, 36.85, 60},
		{"border-hugging", 38.5, 36.83, 4},
		{"Norway's coast", 13, 66, 60},
		{"Canada's islands", -95, 70, 100},
		{"Fiji, across 180°", 179.9, -16.6, 5},
		{"open sea", -30, 30, 100},
		{"Levant, three states", 35.8, 33.0, 60},
		{"Antarctica", 40, -80, 200},
	} {
		a, err := Prepare([]parley.Footprint{zone500(c.lon, c.lat, c.km)}, 0)
		if err != nil {
			b.Fatal(c.name, err)
		}
		report := ""
		for _, t := range w.Near(a) {
			if r := Relate(a, t.Area); r != Apart {
				report += fmt.Sprintf(" %s:%v", t.Name, r)
			}
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				for _, t := range w.Near(a) {
					Relate(a, t.Area)
				}
			}
		})
		b.Logf("%s:%s", c.name, report)
	}
}

// BenchmarkNeighbours is the hardest question: two countries with a long
// border between them.
func BenchmarkNeighbours(b *testing.B) {
	w := BuiltinWorld()
	find := func(name string) *Area {
		for _, t := range w.territories {
			if t.Name == name {
				return t.Area
			}
		}
		b.Fatal(name)
		return nil
	}
	for _, c := range [][2]string{{"Syria", "Turkey"}, {"Russia", "Kazakhstan"}, {"Canada", "United States of America"}} {
		x, y := find(c[0]), find(c[1])
		b.Run(c[0]+"–"+c[1], func(b *testing.B) {
			var r Relation
			for b.Loop() {
				r = Relate(x, y)
			}
			if r != Indeterminate {
				b.Errorf("%v", r)
			}
		})
	}
}

func BenchmarkDecodeBuiltinWorld(b *testing.B) {
	for b.Loop() {
		if _, err := decodeWorld(builtin, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeWorldStrictly(b *testing.B) {
	for b.Loop() {
		if _, err := DecodeWorld(builtin); err != nil {
			b.Fatal(err)
		}
	}
}
