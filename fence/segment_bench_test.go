package fence_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// blob is a ragged outline of n vertices about a place, mm across accuracy.
func blob(b *testing.B, r *rand.Rand, lon, lat, size float64, n int, accuracy int64) *geo.Area {
	b.Helper()
	ring := make([]parley.Point, 0, n)
	for i := range n {
		s, c := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		d := size * (0.8 + 0.2*r.Float64())
		ring = append(ring, parley.Point{Lon: int32((lon + d*c) * 1e7), Lat: int32((lat + d*s) * 1e7)})
	}
	a, err := geo.Prepare([]parley.Footprint{{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{ring}}}}, accuracy)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// BenchmarkSegment asks for steps of 5 s at 250 m/s and of 5 km at 1,000 zones of
// about 10 km in 10° by 10°, and for one across a zone of 10,000 vertices.
func BenchmarkSegment(b *testing.B) {
	for _, c := range []struct {
		name        string
		zones, n    int
		size, step  float64
		accuracy    int64
		fixAccuracy int32
	}{
		{"step", 1000, 24, 0.05, 0.011, 0, 0},
		{"step, accuracies of 10 m", 1000, 24, 0.05, 0.011, 10_000, 10_000},
		{"100 km", 1000, 24, 0.05, 1, 0, 0},
		{"100 km, accuracies of 10 m", 1000, 24, 0.05, 1, 10_000, 10_000},
		{"across 10,000 vertices", 1, 10_000, 4, 9, 0, 0},
		{"across 10,000 vertices, accuracies of 10 m", 1, 10_000, 4, 9, 10_000, 10_000},
		{"across 10,000 vertices, accuracies of 10 km", 1, 10_000, 4, 9, 10_000_000, 10_000_000},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := rand.New(rand.NewPCG(7, 7))
			e := fence.New(nil).Edit()
			for range c.zones {
				lon, lat := 35+10*r.Float64(), 30+10*r.Float64()
				if c.zones == 1 {
					lon, lat = 40, 35
				}
				if _, err := e.Add(fence.Zone{Area: blob(b, r, lon, lat, c.size, c.n, c.accuracy)}); err != nil {
					b.Fatal(err)
				}
			}
			x := e.Index()
			var paths [1024][2]fence.Fix
			for i := range paths {
				lon, lat, dir := 35+10*r.Float64(), 30+10*r.Float64(), 2*math.Pi*r.Float64()
				s, k := math.Sincos(dir)
				if c.zones == 1 {
					lon, lat = 40-k*c.step/2, 35-s*c.step/2
				}
				at := func(f float64, t parley.Instant) fence.Fix {
					return fence.Fix{Point: parley.Point{Lon: int32((lon + f*k*c.step) * 1e7), Lat: int32((lat + f*s*c.step) * 1e7)}, At: t, Accuracy: c.fixAccuracy}
				}
				paths[i] = [2]fence.Fix{at(0, 0), at(1, 5000)}
			}
			var out []fence.Passage
			found, i := 0, 0
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if out, err = x.Segment(paths[i%1024][0], paths[i%1024][1], out[:0]); err != nil {
					b.Fatal(err)
				}
				found += len(out)
				i++
			}
			b.ReportMetric(float64(found)/float64(i), "passages/op")
		})
	}
}
