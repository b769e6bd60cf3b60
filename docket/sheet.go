package docket

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// sheet is a map on which everything of one kind lies that a state holds, and
// the index by which it is found: the volumes of all revisions, of all
// operations, of all declared territory. It follows from the state and is no
// part of it. What was laid on it since is indexed when somebody asks, so that a
// state that comes out of its encoding starts without laying maps out.
type sheet struct {
	laid []*laid // in the order of the log

	mu      sync.Mutex // guards the rest: who asks may be several
	indexed int        // of laid
	index   *fence.Index
	plots   pages[plot] // by zone
}

// laid is one map.
type laid struct {
	owner  [32]byte // the arrangement, operation or declaration
	order  uint64   // the entry that brought the owner in
	land   *layout
	active parley.Window // zero: whenever its volumes say
}

// plot is what a zone is.
type plot struct {
	*laid
	volume int
}

func newSheet() *sheet { return &sheet{index: fence.New(nil)} }

func (x *sheet) lay(m *laid) { x.laid = append(x.laid, m) }

// clone is for a state that goes its own way: the index is shared.
func (x *sheet) clone() *sheet {
	x.mu.Lock()
	defer x.mu.Unlock()
	return &sheet{laid: slices.Clip(x.laid), indexed: x.indexed, index: x.index, plots: x.plots}
}

// without is the sheet without one owner's maps.
func (x *sheet) without(owner [32]byte) *sheet {
	x = x.clone()
	gone := func(m *laid) bool { return m.owner == owner }
	before := slices.DeleteFunc(slices.Clone(x.laid[:x.indexed]), gone)
	x.laid = append(slices.Clip(before), slices.DeleteFunc(slices.Clone(x.laid[x.indexed:]), gone)...)
	x.indexed = len(before)
	e, w := x.index.Edit(), pen[plot]{pages: x.plots}
	for id := range len(x.plots) * pageSize {
		if p := x.plots.at(id); p.laid != nil && gone(p.laid) {
			e.Remove(fence.ID(id))
			w.set(id, plot{})
		}
	}
	x.index, x.plots = e.Index(), w.pages
	return x
}

// current is the index of all that was laid, and what its zones are.
func (x *sheet) current() (*fence.Index, pages[plot]) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.catchUp(len(x.laid))
	return x.index, x.plots
}

// catchUp indexes as many maps more; it needs the lock.
func (x *sheet) catchUp(most int) {
	fresh := x.laid[x.indexed:min(len(x.laid), x.indexed+most)]
	if len(fresh) == 0 {
		return
	}
	layOutAll(fresh)
	e, w := x.index.Edit(), pen[plot]{pages: x.plots}
	for _, m := range fresh {
		for i, v := range m.land.prepared() {
			z := fence.ZoneOf(v)
			z.Active = m.active
			id, err := e.Add(z)
			if err != nil {
				panic("docket: " + err.Error()) // only that it is full: the fold takes no volume that a fence does not
			}
			w.set(int(id), plot{m, i})
		}
	}
	x.index, x.plots, x.indexed = e.Index(), w.pages, x.indexed+len(fresh)
}

// Ready indexes some of what lies on maps and is not indexed yet, at most as many
// maps, and reports whether there is more. A check or an impact indexes all of it
// at once, which after a start takes long: whoever keeps others waiting for the
// state calls Ready until there is no more, and lets them in between. It reads
// only, and may be called while others read.
func (s *State) Ready(most int) (more bool) {
	for _, x := range [...]*sheet{s.zones, s.flights, s.grounds} {
		n, left := x.some(most)
		most -= n
		more = more || left
	}
	return more
}

// some indexes at most as many maps more.
func (x *sheet) some(most int) (n int, left bool) {
	x.mu.Lock()
	defer x.mu.Unlock()
	before := x.indexed
	x.catchUp(max(most, 0))
	return x.indexed - before, x.indexed < len(x.laid)
}

// layOutAll lays maps out on all cores, where there are many.
func layOutAll(maps []*laid) {
	const each = 64
	var next atomic.Int64
	work := func() {
		for {
			from := int(next.Add(each)) - each
			if from >= len(maps) {
				return
			}
			for _, m := range maps[from:min(from+each, len(maps))] {
				m.land.prepared()
			}
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (len(maps)+each-1)/each) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
}

// near are the maps, by their order, whose areas may come within those of
// volumes, height and time left aside.
func (x *sheet) near(volumes []geo.PreparedVolume) []uint64 {
	index, plots := x.current()
	var ids []fence.ID
	for _, v := range volumes {
		ids = index.Near(v.Area, ids)
	}
	var out []uint64
	for _, id := range ids {
		out = append(out, plots.at(int(id)).order)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// overlay is what volumes meet of what lies on a sheet.
type overlay struct {
	owners [][32]byte // in the order of the log
	pairs  map[*layout][]pair
}

// pair is two volumes that meet, in area, height and time.
type pair struct {
	mine, theirs int // of those asked about, and of the map
	touch        geo.Relation
}

// over lays volumes over the sheet, during a window; zero: whenever they say. It
// leaves out owners that sees does not admit; nil: none. Heights are converted by
// g.
func (x *sheet) over(volumes []geo.PreparedVolume, during parley.Window, g fence.Vertical, sees func(owner [32]byte) bool) *overlay {
	index, plots := x.current()
	o := &overlay{pairs: map[*layout][]pair{}}
	var owners []*laid
	var near []fence.ID
	for i, v := range volumes {
		z := fence.ZoneOf(v)
		z.Active = during
		near = index.Near(v.Area, near[:0])
		for _, id := range near {
			p := plots.at(int(id))
			if sees != nil && !sees(p.owner) {
				continue
			}
			there := index.Zone(id)
			r := z.Concur(there, g)
			if r != geo.Apart {
				r = min(r, geo.Relate(v.Area, there.Area))
			}
			if r == geo.Apart {
				continue
			}
			if o.pairs[p.land] == nil {
				owners = append(owners, p.laid)
			}
			o.pairs[p.land] = append(o.pairs[p.land], pair{i, p.volume, r})
		}
	}
	slices.SortFunc(owners, func(a, b *laid) int { return cmp.Compare(a.order, b.order) })
	for _, m := range owners {
		if n := len(o.owners); n == 0 || o.owners[n-1] != m.owner {
			o.owners = append(o.owners, m.owner)
		}
	}
	for _, p := range o.pairs { // by their volumes: reasons follow the map
		slices.SortFunc(p, func(a, b pair) int { return cmp.Or(a.theirs-b.theirs, a.mine-b.mine) })
	}
	return o
}

// meets is how two volumes, of which it is known how they meet, do so under a
// rule's heights and hours during a window, heights converted by g.
func (p *pair) meets(v, zone geo.PreparedVolume, rule *parley.Rule, during parley.Window, g fence.Vertical) geo.Relation {
	asked, there := fence.ZoneOf(v), fence.ZoneOf(zone)
	asked.Active = during
	if rule != nil {
		asked = ruled(asked, rule)
	}
	return min(p.touch, asked.Concur(&there, g))
}

// ruled is a zone narrowed to a rule's heights and hours.
func ruled(z fence.Zone, rule *parley.Rule) fence.Zone {
	z.Schedule = fence.ScheduleOf(rule)
	if rule.Floor != nil || rule.Ceiling != nil {
		z.Heights = append(z.Heights, fence.Range{Floor: rule.Floor, Ceiling: rule.Ceiling})
	}
	return z
}
