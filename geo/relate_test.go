package geo

import "testing"

// Stories of a zone and a territory, and what may be said of them.
func TestRelate(t *testing.T) {
	for _, c := range []struct {
		name   string
		a      string
		aAcc   int64 // metres
		b      string
		bAcc   int64
		expect Relation
	}{
		{"apart", "rect 0 0 1 1", 0, "rect 2 0 3 1", 0, Apart},
		{"a shared corner is a touch", "rect 0 0 1 1", 0, "rect 1 1 2 2", 0, Touch},
		{"a shared edge is a touch", "rect 0 0 1 1", 0, "rect 1 0.2 2 0.8", 0, Touch},
		{"one unit between", "rect 0 0 1 1", 0, "rect 1.0000001 0 2 1", 0, Apart},
		{"inside", "rect 0 0 9 9", 0, "rect 4 4 5 5", 0, Touch},
		{"in the hole", "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)", 0, "rect 4 4 5 5", 0, Apart},
		{"filling the hole", "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)", 0, "rect 2 2 7 7", 0, Touch},
		{"around the hole", "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)", 0, "rect 1 1 8 8", 0, Touch},
		{"vertex on an edge", "rect 0 0 4 4", 0, "(4 2, 6 1, 6 3)", 0, Touch},

		{"neighbours with accuracy", "rect 0 0 1 1", 5000, "rect 1 0 2 1", 5000, Indeterminate},
		{"a sliver inside the accuracy", "rect 0 0 1 1", 5000, "rect 0.98 0 2 1", 0, Indeterminate},
		{"deeper than the accuracy", "rect 0 0 1 1", 5000, "rect 0.9 0 2 1", 0, Touch},
		{"nearer than the accuracy", "rect 0 0 1 1", 5000, "rect 1.02 0 2 1", 0, Indeterminate},
		{"farther than the accuracy", "rect 0 0 1 1", 5000, "rect 1.1 0 2 1", 0, Apart},
		{"thin zone across a thin country", "rect 0 0 1 20", 5000, "rect -3 10 4 10.001", 0, Touch},
		{"thin zone along a thin country's border", "rect 0 0 1 20", 5000, "rect 0.01 5 0.011 15", 0, Indeterminate},
		{"a country narrower than its accuracy", "rect 0 0 0.05 20", 5000, "rect -3 10 4 10.001", 0, Indeterminate},
		{"a zone around an island state", "circle 10 10 80000", 0, "rect 10 10 10.02 10.02", 5000, Touch},
		{"a zone that is the country", "rect 0 0 3 3", 5000, "rect 0 0 3 3", 5000, Touch},
		{"a zone that is a small country", "rect 0 0 0.1 0.1", 5000, "rect 0 0 0.1 0.1", 5000, Indeterminate},
		{"in an enclave's hole", "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)", 5000, "rect 4 4 5 5", 0, Apart},
		{"the enclave itself", "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)", 5000, "rect 2 2 7 7", 5000, Indeterminate},
		{"a corner that dips in", "rect 0 0 1 1", 5000, "(0.5 0.5, 2 0.4, 2 0.6)", 0, Touch},
		{"a corner that barely dips in", "rect 0 0 1 1", 5000, "(0.97 0.5, 2 0.4, 2 0.6)", 0, Indeterminate},

		{"touch at the 180° meridian", "rect 179 0 180 1", 0, "rect -180 0 -179 1", 0, Touch},
		{"near across the 180° meridian", "rect 179 0 179.99 1", 5000, "rect -180 0 -179 1", 0, Indeterminate},
		{"far across the 180° meridian", "rect 179 0 179.9 1", 5000, "rect -180 0 -179 1", 0, Apart},
		{"a zone on the seam of a country that goes on", "rect 175 60 180 70 + rect -180 60 -170 70", 5000,
			"rect 179.99 64 180 65 + rect -180 64 -179.99 65", 0, Touch},
		{"a zone on the end of a country", "rect 175 60 180 70", 5000, "rect 179.99 64 180 65 + rect -180 64 -179.99 65", 0, Indeterminate},
		{"both hold the pole", "rect 0 80 90 90", 0, "rect -170 80 -100 90", 0, Touch},
		{"near the pole, on other meridians", "rect 0 80 90 89.99", 5000, "rect -170 80 -100 89.99", 0, Indeterminate},
		{"a camp at the pole of a polar cap", "circle 0 90 300000", 0, "circle 45 90 1000", 5000, Touch},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, b := area(t, c.a, c.aAcc), area(t, c.b, c.bAcc)
			if got := Relate(a, b); got != c.expect {
				t.Errorf("Relate(a, b) = %v, want %v", got, c.expect)
			}
			if got := Relate(b, a); got != c.expect {
				t.Errorf("Relate(b, a) = %v, want %v", got, c.expect)
			}
		})
	}
}
