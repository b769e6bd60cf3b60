package fence

import (
	"slices"
	"testing"

	"github.com/open-parley/parley/geo"
)

// An index does not depend on the way that led to it: all zones at once, on
// several processors, or one edit for each, among others that come and go.
func TestEditsLeadToOneIndex(t *testing.T) {
	rounds, waste := 2, uint32(0)
	if testing.Short() {
		rounds = 1
	}
	for seed := range uint64(rounds) {
		m := newMaker(t, 70+seed)
		once, step := New(nil).Edit(), New(nil)
		var passing []ID
		for i := range 6 * alone {
			z := m.zone()
			if _, err := once.Add(z); err != nil {
				t.Fatal(err)
			}
			e := step.Edit()
			if _, err := e.Add(z); err != nil {
				t.Fatal(err)
			}
			if i%2 == 0 {
				id, err := e.Add(m.zone())
				if err != nil {
					t.Fatal(err)
				}
				passing = append(passing, id)
			}
			if n := len(passing); n > 8 {
				k := m.IntN(n)
				e.Remove(passing[k])
				passing = slices.Delete(passing, k, k+1)
			}
			step = e.Index()
		}
		for _, r := range step.rows {
			for _, c := range r.tiles {
				waste = max(waste, c.n.waste)
			}
		}
		e := step.Edit()
		for _, id := range passing {
			e.Remove(id)
		}
		one, other := once.Index(), e.Index()
		if one.Len() != 6*alone || other.Len() != one.Len() {
			t.Fatalf("%d and %d zones, want %d", one.Len(), other.Len(), 6*alone)
		}
		ids := make([]ID, one.Len())
		for i := range ids {
			ids[i] = ID(i)
		}
		type hit struct {
			area *geo.Area
			rel  geo.Relation
		}
		at := func(x *Index, f Fix) map[hit]int {
			hits, err := x.Point(f, nil)
			if err != nil {
				t.Fatal(err)
			}
			out := map[hit]int{}
			for _, h := range hits {
				out[hit{x.Zone(h.Zone).Area, h.Relation}]++
			}
			return out
		}
		for range 4000 {
			f := m.fix(one, ids)
			a, b := at(one, f), at(other, f)
			if len(a) != len(b) {
				t.Fatalf("seed %d: at %+v %v, and %v the other way", seed, f, a, b)
			}
			for h, n := range a {
				if b[h] != n {
					t.Fatalf("seed %d: at %+v %v, and %v the other way", seed, f, a, b)
				}
			}
		}
	}
	if waste == 0 {
		t.Error("no edit left anything behind")
	}
}
