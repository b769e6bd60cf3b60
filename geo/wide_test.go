package geo

import (
	"strings"
	"testing"

	"github.com/open-parley/parley"
)

// Wide corridors, also over a pole, hold what GeographicLib's distances to their
// legs say (internal/gen/oracle), farther than twice the bound from the outline.
func TestWideCorridors(t *testing.T) {
	type spot struct {
		lon, lat int32
		in       bool
	}
	for _, c := range []struct {
		line  []parley.Point
		half  int64
		spots []spot
	}{
		{[]parley.Point{{Lon: -3459052, Lat: 4124681}, {Lon: 918102761, Lat: 821465228}}, MaxHalfWidth, []spot{
			{-59881888, 337371419, false}, // 101 m outside, where the ring turns back toward the pole
			{-84923301, -40173624, false}, {-53050182, -68068708, true}, {1063957854, 755079042, true}, {67921497, 12505023, true}, {789211790, 729035450, true}, {1069308608, 736937021, true}, {455892834, 667543861, false}, {-133424263, 872818768, true}, {44625605, 101384219, true}, {10824531, -85172891, false}}},
		{[]parley.Point{{Lon: -3459052, Lat: 4124681}, {Lon: 918102761, Lat: 871465228}}, 400_000_000, []spot{
			{1194197996, 841426541, true}, {-37681775, 15180257, true}, {797620740, 839507005, true}, {977157, 37283261, true}, {1116126792, 838669024, true}, {764638251, 831173345, false}, {27287642, 22869113, true}, {165848860, 863761900, true}, {23111657, 32370817, true}, {-29723528, 446038207, false}}},
		{[]parley.Point{{Lon: 1700000000, Lat: -100000000}, {Lon: -1600000000, Lat: -350000000}, {Lon: -1200000000, Lat: -600000000}}, MaxHalfWidth, []spot{
			{-1411880703, -395400578, true}, {-1509809756, -592745616, false}, {-1372985384, -415356985, false}, {-1629722425, -439896044, true}, {-1532802667, -426555429, true}, {-1665966494, -192423865, false}, {-1618273722, -258435171, true}, {-1570299640, -437076213, true}, {-1605013749, -262621663, true}, {-1504100325, -397737909, true}}},
		{[]parley.Point{{Lon: 100000000, Lat: 200000000}, {Lon: 100000000, Lat: 200000001}}, MaxHalfWidth, []spot{
			{-14503311, 196304617, false}, {56733603, 122951943, true}, {79611758, 288347793, false}, {195461509, 197355132, false}, {-8776262, 168636558, false}, {87232478, 289534872, false}, {1681691, 197196665, false}, {89071684, 112991173, true}, {174570882, 185561441, true}, {-6628438, 162955636, false}}},
	} {
		f := parley.Footprint{Corridor: &parley.Corridor{Line: c.line, HalfWidth: c.half}}
		a, err := Prepare([]parley.Footprint{f}, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range c.spots {
			want := map[bool]Relation{true: Touch, false: Apart}[s.in]
			if got := a.At(parley.Point{Lon: s.lon, Lat: s.lat}, 0); got != want {
				t.Errorf("%v: %v at %d %d, want %v", f.Corridor, got, s.lon, s.lat, want)
			}
		}
		f.Corridor.HalfWidth = MaxHalfWidth + 1
		if _, err := Prepare([]parley.Footprint{f}, 0); err == nil || !strings.Contains(err.Error(), "1 mm to 1000 km") {
			t.Errorf("1 mm wider: %v", err)
		}
	}
}

// A corridor narrower than a unit is where it is across the 180° meridian too.
func TestThinCorridorsAcrossTheMeridian(t *testing.T) {
	for _, c := range []parley.Corridor{
		{Line: []parley.Point{{Lon: 1799842021, Lat: 107848008}, {Lon: -1799998584, Lat: 107879630}}, HalfWidth: 1},
		{Line: []parley.Point{{Lon: -1799000000}, {Lon: 1799000000}}, HalfWidth: 5},
	} {
		a, err := Prepare([]parley.Footprint{{Corridor: &c}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.Line {
			if got := a.At(p, 0); got != Indeterminate {
				t.Errorf("%v lies %v to the corridor that begins or ends there, want indeterminate", p, got)
			}
		}
	}
}
