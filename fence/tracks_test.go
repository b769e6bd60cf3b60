package fence

import (
	"math"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// What is told of each track, from one fix to the next, is what Point would tell
// of both, while zones come and go.
func TestTracksEqualPoint(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 8
	}
	events, held := 0, 0
	for seed := range uint64(rounds) {
		m := newMaker(t, 1000+seed)
		x := New(nil)
		var ids []ID
		tr := NewTracks(x)
		type in struct {
			zone *Zone
			rel  geo.Relation
		}
		state := map[uint64]map[ID]in{} // as brute force has it
		fixes := map[uint64]Fix{}
		for range 25 {
			e := x.Edit()
			for i := len(ids) - 1; i >= 0; i-- {
				if m.IntN(8) == 0 {
					e.Remove(ids[i])
					ids = slices.Delete(ids, i, i+1)
				}
			}
			for range m.IntN(8) {
				id, err := e.Add(m.zone())
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, id)
			}
			if m.IntN(2) == 0 {
				x = e.Index()
				tr.Use(x)
			} else {
				ids = ids[:0]
				for id := range x.Zones() {
					ids = append(ids, id)
				}
			}
			for range 3 {
				var reports []Report
				for range 120 {
					id := uint64(m.IntN(60))
					f, ok := fixes[id]
					if !ok || m.IntN(30) == 0 {
						f = m.fix(x, ids)
						f.At %= 100
					} else { // moves on
						s := int64(math.Exp2(m.Float64() * 22))
						f.Point = clampPoint(int64(f.Point.Lon)+m.Int64N(2*s)-s, int64(f.Point.Lat)+m.Int64N(2*s)-s)
						f.At += parley.Instant(m.IntN(40))
						f.Height = max(0, f.Height+int32(m.IntN(20_000))-10_000)
						if m.IntN(10) == 0 {
							f.Accuracy = int32(m.IntN(100_000))
						}
					}
					fixes[id] = f
					reports = append(reports, Report{id, f})
				}
				full := tr.Full
				got, err := tr.Follow(reports, nil)
				if err != nil {
					t.Fatal(err)
				}
				held += len(reports) - (tr.Full - full)
				var want []Event
				for _, r := range reports {
					now := map[ID]in{}
					for _, h := range brute(x, r.Fix) {
						now[h.Zone] = in{x.Zone(h.Zone), h.Relation}
					}
					was := state[r.Track]
					for id, a := range was {
						switch b := now[id]; {
						case a.zone != x.Zone(id): // removed, or another by the same name
							want = append(want, Event{r.Track, r.At, id, a.rel, geo.Apart})
							if b.zone != nil {
								want = append(want, Event{r.Track, r.At, id, geo.Apart, b.rel})
							}
						case a.rel != b.rel:
							want = append(want, Event{r.Track, r.At, id, a.rel, b.rel})
						}
					}
					for id, b := range now {
						if was[id].zone == nil {
							want = append(want, Event{r.Track, r.At, id, geo.Apart, b.rel})
						}
					}
					state[r.Track] = now
				}
				events += len(want)
				if !slices.Equal(inOrder(got), inOrder(want)) {
					t.Fatalf("seed %d: events\n%v\nwant\n%v", seed, got, want)
				}
			}
			for id, f := range fixes {
				got := tr.Zones(id, nil)
				if len(got) != len(state[id]) {
					t.Fatalf("seed %d: track %d is in %v, want %v (%+v)", seed, id, got, state[id], f)
				}
			}
			if id := uint64(m.IntN(60)); tr.Forget(id) != (state[id] != nil) || tr.Forget(id) {
				t.Fatal("a track is forgotten once")
			} else {
				delete(state, id)
				delete(fixes, id)
			}
			if tr.Len() != len(state) {
				t.Fatalf("%d tracks, want %d", tr.Len(), len(state))
			}
		}
	}
	if events < 1000 || held < 1000 {
		t.Errorf("%d events, %d fixes within their boxes: the test says little", events, held)
	}
}

func inOrder(e []Event) []Event {
	slices.SortStableFunc(e, func(a, b Event) int {
		switch {
		case a.Track != b.Track:
			return int(a.Track) - int(b.Track)
		case a.At != b.At:
			return int(a.At - b.At)
		case a.Zone != b.Zone:
			return int(a.Zone) - int(b.Zone)
		}
		return int(a.To) - int(b.To)
	})
	return e
}
