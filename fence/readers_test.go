package fence

import (
	"flag"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley/geo"
)

var readerChanges = flag.Int("readers.changes", 400, "how often zones change in TestReadersWhileZonesChange")

// Readers take whatever index is the latest while zones are added and removed,
// and always find in it what its writer put there.
func TestReadersWhileZonesChange(t *testing.T) {
	changes := *readerChanges
	if testing.Short() {
		changes /= 4
	}
	m := newMaker(t, 77)
	spare := make([]Zone, 400)
	for i := range spare {
		spare[i] = m.zone()
	}
	x := New(nil)
	e := x.Edit()
	var ids []ID
	for _, z := range spare[:200] {
		id, err := e.Add(z)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	x = e.Index()
	fixes := make([]Fix, 40)
	for i := range fixes {
		fixes[i] = m.fix(x, ids)
	}
	value := func(id ID, r geo.Relation) uint64 { return (uint64(id) + 1) * 0x9e3779b97f4a7c15 >> 8 * uint64(r) }
	sums := make([]uint64, len(fixes)) // of what each fix lies in, by asking the zones
	relation := map[*geo.Area][]geo.Relation{}
	for _, z := range spare {
		for _, f := range fixes {
			relation[z.Area] = append(relation[z.Area], min(z.time(f.At), z.level(&f, nil), z.Area.At(f.Point, int64(f.Accuracy))))
		}
	}
	of := func(z *Zone, id ID, i int) uint64 { return value(id, relation[z.Area][i]) }
	for id, z := range x.Zones() {
		for i := range fixes {
			sums[i] += of(z, id, i)
		}
	}
	type version struct {
		x    *Index
		sums []uint64
	}
	var latest atomic.Pointer[version]
	latest.Store(&version{x, slices.Clone(sums)})
	var done atomic.Bool
	var wg sync.WaitGroup
	var reads atomic.Int64
	for range 3 {
		wg.Go(func() {
			var found Found
			for !done.Load() {
				v := latest.Load()
				if err := v.x.Points(fixes, &found); err != nil {
					t.Error(err)
					return
				}
				for i := range fixes {
					sum := uint64(0)
					for _, h := range found.Of(i) {
						sum += value(h.Zone, h.Relation)
					}
					if sum != v.sums[i] {
						t.Errorf("fix %d finds other zones than are there", i)
						return
					}
				}
				reads.Add(1)
			}
		})
	}
	r := rand.New(rand.NewPCG(1, 1))
	for n := 0; n < changes && !t.Failed(); n++ {
		e := x.Edit()
		for range 1 + r.IntN(3) {
			if len(ids) > 50 && r.IntN(2) == 0 {
				k := r.IntN(len(ids))
				z := e.x.Zone(ids[k])
				for i := range fixes {
					sums[i] -= of(z, ids[k], i)
				}
				e.Remove(ids[k])
				ids = slices.Delete(ids, k, k+1)
				continue
			}
			id, err := e.Add(spare[r.IntN(len(spare))])
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
			for i := range fixes {
				sums[i] += of(e.x.Zone(id), id, i)
			}
		}
		x = e.Index()
		latest.Store(&version{x, slices.Clone(sums)})
	}
	done.Store(true)
	wg.Wait()
	if reads.Load() == 0 {
		t.Error("nothing was read")
	}
	t.Logf("%d changes, %d reads of %d fixes", changes, reads.Load(), len(fixes))
}
