package geo

import (
	"strings"
	"sync"
	"testing"

	"github.com/open-parley/parley"
)

func TestPrepareRefuses(t *testing.T) {
	for _, c := range []struct{ shape, why string }{
		{"(0 0, 1 1)", "polygon 0 ring 0 has 2 vertices"},
		{"(0 0, 1 0, 1 1, 0 0)", "repeats the first"},
		{"(0 0, 1 0, 1 0, 1 1)", "vertex 1 (0.0N 1.0E) is given twice"},
		{"(0 0, 1 1, 1 0, 0 1)", "crosses or touches"},
		{"(0 0, 2 0, 2 1, 1 0, 0 1)", "crosses or touches"},
		{"(0 0, 2 0, 1 0, 1 1)", "crosses or touches"},
		{"(0 0, 1 0, 2 0)", "crosses or touches"},
		{"rect 0 0 1 1 + (5 5, 6 6, 6 5, 5 6)", "polygon 1 ring 0"},
		{"(0 0, 9 0, 9 9, 0 9)(10 10, 11 10, 11 11)", "polygon 0 ring 1 lies outside"},
		{"(0 0, 9 0, 9 9, 0 9)(1 1, 8 1, 8 8, 1 8)(2 2, 3 2, 3 3)", "inside another hole"},
		{"(0 0, 9 0, 9 9, 0 9)(2 2, 3 2, 3 3)(1 1, 8 1, 8 8, 1 8)", "inside another hole"},
		{"(0 0, 9 0, 9 9, 0 9)(8 8, 10 8, 8 10)", "crosses or touches"},
		{"(0 0, 9 0, 9 9, 0 9)(0 4, 3 3, 3 5)", "crosses or touches"},
		{"(-100 0, 100 0, 0 10)", "more than 180° of longitude"},
		{"geodesic (-90 50, 90 50, 0 40)", "passes over a pole"},
		{"circle 0 0 0", "radius"},
		{"circle 0 0 2000001", "radius"},
		{"corridor 100: 0 0", "at least 2"},
		{"corridor 0: 0 0, 1 1", "half-width"},
		{"corridor 100: 0 0, 0 0", "twice in a row"},
		{"corridor 100: 0 0, 100 0", "quarter of the globe"},
		{"corridor 100: 0 90, 10 90", "twice in a row"},
	} {
		if _, err := Prepare([]parley.Footprint{shape(t, c.shape)}, 0); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: %v, want %q", c.shape, err, c.why)
		}
	}
	good := shape(t, "rect 0 0 1 1")
	both, unset, odd := good, good, good
	both.Circle = &parley.Circle{Radius: 1}
	unset.Edges = ""
	odd.Edges = "rhumb"
	circle := parley.Footprint{Circle: &parley.Circle{Radius: 1}, Edges: parley.EdgesStraight}
	ringless := parley.Footprint{Polygons: [][][]parley.Point{{}}, Edges: parley.EdgesStraight}
	long := parley.Footprint{Polygons: [][][]parley.Point{{comb(MaxVertices + 1)}}, Edges: parley.EdgesStraight}
	wild := parley.Footprint{Polygons: [][][]parley.Point{{{{Lon: 0, Lat: 0}, {Lon: 1, Lat: 0}, {Lon: 1, Lat: parley.MaxLat + 1}}}}, Edges: parley.EdgesStraight}
	for _, c := range []struct {
		f        []parley.Footprint
		accuracy int64
		why      string
	}{
		{nil, 0, "no footprint"},
		{make([]parley.Footprint, MaxFootprints+1), 0, "at most"},
		{[]parley.Footprint{good}, -1, "accuracy"},
		{[]parley.Footprint{good}, MaxAccuracy + 1, "accuracy"},
		{[]parley.Footprint{good, {}}, 0, "footprint 1 footprint: 0 of"},
		{[]parley.Footprint{both}, 0, "2 of polygons"},
		{[]parley.Footprint{unset}, 0, "edges"},
		{[]parley.Footprint{odd}, 0, "edges"},
		{[]parley.Footprint{circle}, 0, "of polygons only"},
		{[]parley.Footprint{ringless}, 0, "no ring"},
		{[]parley.Footprint{long}, 0, "more than 20000"},
		{[]parley.Footprint{wild}, 0, "vertex 2 lies outside"},
	} {
		if _, err := Prepare(c.f, c.accuracy); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%v, want %q", err, c.why)
		}
	}
}

func TestAreaIsTheUnionOfItsFootprints(t *testing.T) {
	a, err := Prepare([]parley.Footprint{shape(t, "rect 0 0 1 1"), shape(t, "circle 5 5 10000"), shape(t, "corridor 1000: 8 8, 9 9")}, 7)
	if err != nil {
		t.Fatal(err)
	}
	for p, want := range map[string]bool{"0.5 0.5": true, "5.05 5": true, "8.5 8.5": true, "3 3": false} {
		if got := a.Contains(point(t, p)); got != want {
			t.Errorf("contains %s: %v", p, got)
		}
	}
	if a.Accuracy() != 7+1020 {
		t.Errorf("accuracy %d", a.Accuracy())
	}
	if lo, hi := a.Bounds(); lo != (parley.Point{}) || hi.Lon < 9_0000000 {
		t.Errorf("bounds %v %v", lo, hi)
	}
}

func TestContainsAtSeamsAndPoles(t *testing.T) {
	a := area(t, "rect 175 60 180 70", 0)
	cap := area(t, "rect 10 80 20 90", 0)
	for _, c := range []struct {
		a    *Area
		at   string
		want bool
	}{
		{a, "180 65", true}, {a, "-180 65", true}, {a, "-179.9999999 65", false}, {a, "-180 71", false},
		{cap, "100 90", true}, {cap, "-180 90", true}, {cap, "100 89.9999999", false},
	} {
		if got := c.a.Contains(point(t, c.at)); got != c.want {
			t.Errorf("contains %s: %v", c.at, got)
		}
	}
}

// An area may be used by many at once, a territory from its first use.
func TestAreasAreSafeForConcurrentUse(t *testing.T) {
	w, err := decodeWorld(builtin, false)
	if err != nil {
		t.Fatal(err)
	}
	zone := area(t, "circle 36.3 33.5 50000", 0)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, t := range w.Near(zone) {
				Relate(t.Area, zone)
				t.Area.Contains(parley.Point{Lon: 36_3000000, Lat: 33_5000000})
			}
		})
	}
	wg.Wait()
}

// A zone of half the globe ends at meridians from pole to pole, straight or
// aslant, and these are boundary, unlike an edge along one pole.
func TestEdgesFromPoleToPoleAreBoundary(t *testing.T) {
	west := []parley.Point{{Lon: -1800000000, Lat: -900000000}, {Lat: -900000000}, {Lat: 900000000}, {Lon: -1800000000, Lat: 900000000}}
	for _, c := range []struct {
		ring []parley.Point
		p    parley.Point // farther than 1 m, and nearer than 1 km, to an edge
	}{
		{west, parley.Point{Lon: 1000}},
		{west, parley.Point{Lon: -1000}},
		{west, parley.Point{Lon: 1799999000}},
		{[]parley.Point{{Lon: -900000000, Lat: -900000000}, {Lon: 100000000, Lat: -900000000}, {Lon: -100000000, Lat: 900000000}}, parley.Point{Lon: -1000}},
	} {
		a := prepareRings(t, [][]parley.Point{c.ring}, 0)
		want := Apart
		if a.Contains(c.p) {
			want = Touch
		}
		if near, far := a.At(c.p, 1_000_000), a.At(c.p, 1_000); near != Indeterminate || far != want {
			t.Errorf("%v to %v: %v, known to 1 km; %v, known to 1 m; want indeterminate, %v", c.p, c.ring, near, far, want)
		}
	}
	// Around a pole there is none.
	a := area(t, "(-180 80, 0 80, 180 80, 180 90, 0 90, -180 90)", 0)
	if got := a.At(parley.Point{Lat: 899999000}, 1_000_000); got != Touch {
		t.Errorf("beside the pole: %v", got)
	}
}
