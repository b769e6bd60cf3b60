package fence_test

import (
	"fmt"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/internal/gen/zones"
)

// drawn is an index of n zones with heights and times, and positions to look
// up, about half of which lie within the times of a zone that is there.
func drawn(b *testing.B, s zones.Spread, n int) (*fence.Index, []fence.Fix) {
	b.Helper()
	e := fence.New(nil).Edit()
	for _, v := range s.Volumes(n, 1) {
		p, err := geo.PrepareVolume(v)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := e.Add(fence.ZoneOf(p)); err != nil {
			b.Fatal(err)
		}
	}
	r := zones.Source(3)
	fixes := make([]fence.Fix, 1<<16)
	for i, p := range s.Points(len(fixes), 2) {
		fixes[i] = fence.Fix{Point: p, At: zones.Start + 20_000_000, Height: int32(r.IntN(3000)) * 1000, Datum: fence.AMSL}
	}
	return e.Index(), fixes
}

// workloads runs f over zones in a region and world-wide.
func workloads(b *testing.B, f func(b *testing.B, x *fence.Index, fixes []fence.Fix)) {
	for _, s := range []zones.Spread{zones.Region, zones.World} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", s, n), func(b *testing.B) {
				x, fixes := drawn(b, s, n)
				b.ReportAllocs()
				f(b, x, fixes)
			})
		}
	}
}

// BenchmarkPoint looks positions up one by one.
func BenchmarkPoint(b *testing.B) {
	workloads(b, func(b *testing.B, x *fence.Index, fixes []fence.Fix) {
		var hits []fence.Hit
		var err error
		for i := 0; b.Loop(); i++ {
			if hits, err = x.Point(fixes[i%len(fixes)], hits[:0]); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkChange replaces one zone, which makes two indexes.
func BenchmarkChange(b *testing.B) {
	a := square(b, 50_000_000, 450_000_000, 1_000_000)
	workloads(b, func(b *testing.B, x *fence.Index, _ []fence.Fix) {
		for b.Loop() {
			e := x.Edit()
			id, err := e.Add(fence.Zone{Area: a, Active: parley.Window{From: 0, Until: 1}})
			if err != nil {
				b.Fatal(err)
			}
			e = e.Index().Edit()
			e.Remove(id)
			x = e.Index()
		}
	})
}
