package fence

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// One fix and many are refused alike, whatever one number in it is.
func TestOkIsCheck(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	edges := []int64{0, -1, 1, parley.MaxLon, parley.MaxLat, int64(parley.Never), geo.MaxAccuracy, geo.MinHeight, geo.MaxHeight, math.MaxInt32, math.MinInt32, math.MaxInt64, math.MinInt64}
	number := func() int64 {
		return (1 - 2*r.Int64N(2)) * (edges[r.IntN(len(edges))] + r.Int64N(3) - 1)
	}
	refused, taken := 0, 0
	same := func(f Fix) {
		if f.ok() != (f.check() == nil) {
			t.Fatalf("%+v: ok %v, check %v", f, f.ok(), f.check())
		}
		if err := New(nil).Points([]Fix{{}, f}, &Found{}); (err == nil) != f.ok() {
			t.Fatalf("%+v: %v", f, err)
		}
		if f.ok() {
			taken++
		} else {
			refused++
		}
	}
	for d := range 256 {
		same(Fix{Datum: Datum(d)})
	}
	for range 20_000 {
		var f Fix
		for range 1 + r.IntN(2) {
			switch v := number(); r.IntN(6) {
			case 0:
				f.Point.Lon = int32(v)
			case 1:
				f.Point.Lat = int32(v)
			case 2:
				f.At = parley.Instant(v)
			case 3:
				f.Height = int32(v)
			case 4:
				f.Accuracy = int32(v)
			case 5:
				f.HeightAccuracy = int32(v)
			}
		}
		same(f)
	}
	if refused < 1000 || taken < 1000 {
		t.Errorf("%d refused, %d taken", refused, taken)
	}
}
