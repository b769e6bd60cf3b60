package geo

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func TestInside(t *testing.T) {
	const holed = "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)"
	for _, c := range []struct {
		name string
		a    string
		aAcc int64 // metres
		b    string
		bAcc int64
		want bool
	}{
		{"well inside", "rect 4 4 5 5", 0, "rect 0 0 9 9", 0, true},
		{"the other way round", "rect 0 0 9 9", 0, "rect 4 4 5 5", 0, false},
		{"apart", "rect 0 0 1 1", 0, "rect 2 0 3 1", 0, false},
		{"itself", "rect 0 0 1 1", 0, "rect 0 0 1 1", 0, false},
		{"along the border", "rect 0 0.2 1 0.8", 0, "rect 0 0 9 9", 0, false},
		{"one unit off the border", "rect 0.0000001 0.2 1 0.8", 0, "rect 0 0 9 9", 0, true},
		{"across the border", "rect -1 4 1 5", 0, "rect 0 0 9 9", 0, false},
		{"in the hole", "rect 4 4 5 5", 0, holed, 0, false},
		{"filling the hole", "rect 2 2 7 7", 0, holed, 0, false},
		{"around the hole", "rect 1 1 8 8", 0, holed, 0, false},
		{"around the hole, with a hole around it", "(1 1, 8 1, 8 8, 1 8)(1.5 1.5, 1.5 7.5, 7.5 7.5, 7.5 1.5)", 0, holed, 0, true},
		{"beside the hole", "rect 0.5 0.5 1.5 8", 0, holed, 0, true},
		{"across a notch", "rect 1 4 8 5", 0, "(0 0, 9 0, 9 9, 4.6 9, 4.5 1, 4.4 9, 0 9)", 0, false},
		{"one piece out", "rect 1 1 2 2 + rect 10 10 11 11", 0, "rect 0 0 9 9", 0, false},
		{"each piece in another", "rect 1 1 2 2 + rect 10 10 11 11", 0, "rect 0 0 9 9 + rect 9.5 9.5 12 12", 0, true},
		{"across two neighbours", "rect 1 4 8 5", 0, "rect 0 0 5 9 + rect 5 0 9 9", 0, false},

		{"farther than the accuracy", "rect 0.1 0.1 0.9 0.9", 5000, "rect 0 0 1 1", 5000, true},
		{"within the accuracy", "rect 0.05 0.1 0.9 0.9", 5000, "rect 0 0 1 1", 5000, false},
		{"nearer than its own accuracy to a hole", "rect 1.9 3 1.99 4", 5000, holed, 0, false},

		{"across the 180° meridian", "rect 179 61 180 62 + rect -180 61 -179 62", 0, "rect 175 60 180 70 + rect -180 60 -170 70", 0, true},
		{"across the 180° meridian, with accuracy", "rect 179 61 180 62 + rect -180 61 -179 62", 5000, "rect 175 60 180 70 + rect -180 60 -170 70", 0, true},
		{"over an end at the 180° meridian", "rect 179 61 180 62 + rect -180 61 -179 62", 0, "rect 175 60 180 70", 0, false},
		{"up to the meridian where it goes on", "rect 179 61 180 62", 0, "rect 175 60 180 70 + rect -180 60 -170 70", 0, true},
		{"up to the meridian where it ends", "rect 179 61 180 62", 0, "rect 175 60 180 70", 0, false},
		{"beyond the seam's end", "rect 179 61 180 62 + rect -180 61 -179 62", 0, "rect 175 60 180 70 + rect -180 61.5 -170 70", 0, false},
		{"a camp at the pole", "circle 45 90 1000", 0, "circle 0 90 300000", 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Inside(area(t, c.a, c.aAcc), area(t, c.b, c.bAcc)); got != c.want {
				t.Errorf("Inside = %v, want %v", got, c.want)
			}
		})
	}
}

// TestInsideAgrees compares with every edge against every edge, and asks that
// what is inside touches whatever the inner area touches.
func TestInsideAgrees(t *testing.T) {
	inside := 0
	agrees := func(t *rapid.T) {
		dx, dy := drawScale(t)
		a := [][]parley.Point{drawRing(t, "a", dx, dy, 6)}
		b := [][]parley.Point{drawRing(t, "b", dx, dy, 9)}
		x, errA := Prepare([]parley.Footprint{{Polygons: [][][]parley.Point{a}, Edges: parley.EdgesStraight}}, 0)
		y, errB := Prepare([]parley.Footprint{{Polygons: [][][]parley.Point{b}, Edges: parley.EdgesStraight}}, 0)
		if errA != nil || errB != nil {
			t.Skip("no outline")
		}
		want := bruteContains(b, a[0][0])
		for i := range a[0] {
			for j := range b[0] {
				want = want && !bruteMeet(a[0][i], a[0][(i+1)%len(a[0])], b[0][j], b[0][(j+1)%len(b[0])])
			}
		}
		if got := Inside(x, y); got != want {
			t.Fatalf("Inside(%v, %v) = %v, want %v", a, b, got, want)
		}
		if want {
			inside++
			if x.KM2() > y.KM2() || Inside(y, x) || Relate(x, y) != Touch {
				t.Fatal("what lies inside is larger, or apart")
			}
		}
	}
	for range 30 { // as often as it takes until something is inside
		if rapid.Check(t, agrees); inside > 0 {
			return
		}
	}
	t.Error("nothing was ever inside")
}

func TestVolumeInside(t *testing.T) {
	height := func(d parley.Datum, m int64) *parley.Height { return &parley.Height{Datum: d, MM: m * 1000} }
	outer := parley.Volume{ID: "b", Footprint: squareOf(9), Floor: height(parley.DatumAMSL, 100), Ceiling: height(parley.DatumAMSL, 3000),
		Windows: []parley.Window{{From: 10, Until: 20}, {From: 20, Until: 30}, {From: 40, Until: 50}}}
	for _, c := range []struct {
		name   string
		change func(*parley.Volume)
		want   bool
	}{
		{"inside in all", func(v *parley.Volume) {}, true},
		{"up to the bounds", func(v *parley.Volume) { v.Floor, v.Ceiling = outer.Floor, outer.Ceiling }, true},
		{"below the floor", func(v *parley.Volume) { v.Floor = height(parley.DatumAMSL, 99) }, false},
		{"above the ceiling", func(v *parley.Volume) { v.Ceiling = height(parley.DatumAMSL, 3001) }, false},
		{"no ceiling", func(v *parley.Volume) { v.Ceiling = nil }, false},
		{"another datum", func(v *parley.Volume) { v.Floor = height(parley.DatumAGL, 200) }, false},
		{"over two windows that meet", func(v *parley.Volume) { v.Windows = []parley.Window{{From: 15, Until: 25}} }, true},
		{"over a gap", func(v *parley.Volume) { v.Windows = []parley.Window{{From: 25, Until: 45}} }, false},
		{"two windows in one", func(v *parley.Volume) { v.Windows = []parley.Window{{From: 10, Until: 12}, {From: 18, Until: 20}} }, true},
		{"always", func(v *parley.Volume) { v.Windows = nil }, false},
		{"too large", func(v *parley.Volume) { v.Footprint = squareOf(10) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			inner := parley.Volume{ID: "a", Footprint: squareOf(3), Floor: height(parley.DatumAMSL, 200), Ceiling: height(parley.DatumAMSL, 1000),
				Windows: []parley.Window{{From: 11, Until: 19}}}
			c.change(&inner)
			a, err := PrepareVolume(inner)
			if err != nil {
				t.Fatal(err)
			}
			b, err := PrepareVolume(outer)
			if err != nil {
				t.Fatal(err)
			}
			if got := VolumeInside(a, b); got != c.want {
				t.Errorf("VolumeInside = %v, want %v", got, c.want)
			}
		})
	}
}

// squareOf has sides of 2n millionths of a degree around the origin.
func squareOf(n int32) parley.Footprint {
	d := n * 10
	return parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{{
		{Lon: -d, Lat: -d}, {Lon: d, Lat: -d}, {Lon: d, Lat: d}, {Lon: -d, Lat: d}}}}}
}
