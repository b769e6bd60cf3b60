package fence

import (
	"math/rand/v2"
	"testing"
)

// A table of tracks is a map, through growth, and through removals from crowded
// runs of words.
func TestTableIsAMap(t *testing.T) {
	for _, names := range []uint64{3, 60, 1 << 14} {
		r := rand.New(rand.NewPCG(7, names))
		tab, want := newTable(), map[uint64]uint32{}
		// Half of the names share their home: their hashes differ above the mask only.
		name := func() uint64 {
			n := r.Uint64N(names)
			if n%2 == 0 {
				return n << 40
			}
			return n
		}
		for range 300_000 {
			id := name()
			i, place, ok := tab.find(id, hash(id))
			was, there := want[id]
			if ok != there || ok && (place != was || tab.at(place).id != id) {
				t.Fatalf("track %d is at %d, %v; want %d, %v", id, place, ok, was, there)
			}
			switch {
			case !ok:
				want[id] = tab.add(id, hash(id))
			case r.IntN(2) == 0:
				tab.remove(i, place)
				delete(want, id)
			}
			if tab.len() != len(want) {
				t.Fatalf("%d tracks, want %d", tab.len(), len(want))
			}
		}
		seen := map[uint32]bool{}
		for id, place := range want {
			if seen[place] {
				t.Fatalf("two tracks at place %d", place)
			}
			seen[place] = true
			if _, got, ok := tab.find(id, hash(id)); !ok || got != place {
				t.Fatalf("track %d is lost", id)
			}
		}
		if 2*tab.len() > len(tab.words) {
			t.Errorf("%d tracks in %d words", tab.len(), len(tab.words))
		}
	}
}
