package geo

import (
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
)

// Two combs of 4,000 teeth, one within the other, a unit or so between them:
// each edge's box meets each other's. What is asked of them ends soon, exactly
// where areas are exact, and openly where they are not.
func TestIntricateAreasEndSoon(t *testing.T) {
	a := comb(8_000)
	b := slices.Clone(a[2:])
	for i := range b {
		b[i].Lon += 10_000_000
		b[i].Lat += 10_000_000
	}
	b = append(b, parley.Point{Lon: b[len(b)-1].Lon + 100_000_000, Lat: 150_000_000}, parley.Point{Lon: b[0].Lon, Lat: 150_000_000})
	for _, c := range []struct {
		name string
		mm   int64
		want Relation
	}{
		{"apart", 0, Apart},
		{"apart, perhaps", 10_000, Indeterminate},
		{"apart, or not", 5_000_000, Indeterminate},
	} {
		x, y := prepareRings(t, [][]parley.Point{a}, c.mm), prepareRings(t, [][]parley.Point{b}, c.mm)
		start := time.Now()
		got := Relate(x, y)
		took := time.Since(start)
		start = time.Now()
		km2 := OverlapKM2(x, y)
		t.Logf("%s: %v after %v; %.0f km² after %v", c.name, got, took, km2, time.Since(start))
		if got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if took > 20*time.Second {
			t.Errorf("%s took %v", c.name, took)
		}
	}
}
