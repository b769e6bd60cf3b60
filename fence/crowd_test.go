package fence_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// Zones over one another are all found, however many cover a place and however
// many edges lie there: few of each, and more than a record's first word counts.
func TestCrowds(t *testing.T) {
	const lon, lat, least = 100_000_123, 400_000_321, 1_000_000
	for _, n := range []int32{7, 8, 9, 16, 17, 60, 4500} {
		r := rand.New(rand.NewPCG(uint64(n), 3))
		e := fence.New(nil).Edit()
		halves := make([]int32, n) // half sides, by ID
		for i := range halves {
			halves[i] = least + r.Int32N(least)
			id, err := e.Add(fence.Zone{Area: square(t, lon, lat, halves[i])})
			if err != nil || int(id) != i {
				t.Fatal(id, err)
			}
		}
		x := e.Index()
		fixes := make([]fence.Fix, 512)
		for i := range fixes {
			reach := int32(2.2 * least)
			if i%2 == 0 {
				reach = least / 2 // where all are
			}
			fixes[i].Point = parley.Point{Lon: lon + r.Int32N(2*reach) - reach, Lat: lat + r.Int32N(2*reach) - reach}
			if i%8 == 1 { // on an edge
				fixes[i].Point.Lon = lon + halves[r.IntN(len(halves))]
			}
		}
		var many fence.Found
		if err := x.Points(fixes, &many); err != nil {
			t.Fatal(err)
		}
		for i, f := range fixes {
			var want []fence.Hit
			off := max(f.Point.Lon-lon, lon-f.Point.Lon, f.Point.Lat-lat, lat-f.Point.Lat)
			for id, half := range halves {
				if off <= half {
					want = append(want, fence.Hit{Zone: fence.ID(id), Relation: geo.Touch})
				}
			}
			one, err := x.Point(f, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, got := range [][]fence.Hit{many.Of(i), one} {
				got = slices.SortedFunc(slices.Values(got), func(a, b fence.Hit) int { return int(a.Zone) - int(b.Zone) })
				if !slices.Equal(got, want) {
					t.Fatalf("%d zones: at %v %d were found, want %d", n, f.Point, len(got), len(want))
				}
			}
		}
	}
}
