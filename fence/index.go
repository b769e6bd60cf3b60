package fence

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Index is a set of zones. It never changes and is safe for concurrent use. The
// first one is made by New: the zero Index is none.
type Index struct {
	vertical Vertical
	n        int
	widest   int64 // the greatest accuracy of any zone's area that was ever in
	rows     [tilesY]*row
	pages    []*page
	free     []uint32 // IDs below the end of pages that no zone has
	lone     []uint32 // zones too uncertain for any cell
	polar    []uint32 // zones near a pole
	edition  uint32   // counts the changes that led here
	since    uint32   // the edition in which all of it changed last
}

// row is a row of tiles, from west to east.
type row struct {
	tiles [tilesX]top
}

// New is an index without zones. v converts heights; nil: heights compare within
// one datum only.
func New(v Vertical) *Index {
	x := &Index{vertical: v}
	empty := &row{}
	for i := range empty.tiles {
		empty.tiles[i] = topOf(&blank, 0)
	}
	for i := range x.rows {
		x.rows[i] = empty
	}
	return x
}

// Len is the number of zones.
func (x *Index) Len() int { return x.n }

// Zone gives a zone, not to be changed; nil: none has that ID.
func (x *Index) Zone(id ID) *Zone {
	if s := x.shape(uint32(id)); s != nil {
		return s.zone
	}
	return nil
}

// Zones are all zones, by ID.
func (x *Index) Zones() iter.Seq2[ID, *Zone] {
	return func(yield func(ID, *Zone) bool) {
		for i, p := range x.pages {
			for j, s := range p.zones {
				if s != nil && !yield(ID(i<<pageBits|j), s.zone) {
					return
				}
			}
		}
	}
}

func (x *Index) shape(zone uint32) *shape {
	if int(zone>>pageBits) >= len(x.pages) {
		return nil
	}
	return x.pages[zone>>pageBits].zones[zone&(pageSize-1)]
}

// changed is the edition in which what holds at a position changed last, or what
// holds elsewhere in its tile.
func (x *Index) changed(p parley.Point) uint32 {
	i := tileAt(int64(p.Lon), int64(p.Lat))
	return max(x.since, x.rows[i/tilesX].tiles[i%tilesX].changed)
}

// Edit begins a change.
func (x *Index) Edit() *Edit {
	return &Edit{x: &Index{x.vertical, x.n, x.widest, x.rows, slices.Clone(x.pages), slices.Clone(x.free), slices.Clone(x.lone), slices.Clone(x.polar), x.edition + 1, x.since},
		pages: map[*page]bool{}, dirty: map[int][]uint32{}, removed: map[uint32]bool{}}
}

// Edit is a change to an index, for one goroutine. Many changes in one edit cost
// less than as many edits. Several edits of one index lead to as many indexes,
// which know nothing of one another: who edits from several goroutines takes
// turns, each with the index of the one before.
type Edit struct {
	x       *Index
	pages   map[*page]bool // that are this edit's own
	added   []uint32
	removed map[uint32]bool  // that were there before
	old     []rect           // where they lay
	rows    [tilesY]bool     // that are this edit's own
	dirty   map[int][]uint32 // by tile where anything changes: the zones that may come in
	// everywhere: a zone was added or removed that lies in no cell
	everywhere bool
}

// Add adds a zone, which is not to be changed afterwards, nor what it points to;
// zones may share areas. A zone that is refused leaves the edit as it was.
func (e *Edit) Add(z Zone) (ID, error) {
	if err := z.check(); err != nil {
		return 0, err
	}
	x := e.x
	if len(x.free) == 0 {
		if len(x.pages)<<pageBits == MaxZones {
			return 0, fmt.Errorf("the index is full: it holds %d zones", MaxZones)
		}
		p := &page{}
		e.pages[p] = true
		for i := range uint32(pageSize) {
			x.free = append(x.free, uint32(len(x.pages)+1)<<pageBits-1-i)
		}
		x.pages = append(x.pages, p)
	}
	id := x.free[len(x.free)-1]
	x.free = x.free[:len(x.free)-1]
	p, i := e.page(id), id&(pageSize-1)
	p.zones[i], p.limits[i] = newShape(&z), limitsOf(&z)
	p.limits[i].born = x.edition
	if s := p.zones[i]; s.lone {
		x.lone = append(x.lone, id)
		e.everywhere = true
	} else {
		e.added = append(e.added, id)
		if s.polar {
			x.polar = append(x.polar, id)
		}
	}
	x.widest = max(x.widest, z.Area.Accuracy())
	x.n++
	return ID(id), nil
}

// page is a zone's, and the edit's own.
func (e *Edit) page(zone uint32) *page {
	p := e.x.pages[zone>>pageBits]
	if !e.pages[p] {
		q := *p
		p = &q
		e.pages[p] = true
		e.x.pages[zone>>pageBits] = p
	}
	return p
}

// Remove takes a zone out, and reports whether it was in.
func (e *Edit) Remove(id ID) bool {
	zone := uint32(id)
	s := e.x.shape(zone)
	if s == nil {
		return false
	}
	is := func(z uint32) bool { return z == zone }
	if s.lone {
		e.x.lone = slices.DeleteFunc(e.x.lone, is)
		e.everywhere = true
	} else {
		e.x.polar = slices.DeleteFunc(e.x.polar, is)
		if i := slices.Index(e.added, zone); i >= 0 {
			e.added = slices.Delete(e.added, i, i+1)
		} else {
			e.removed[zone] = true
			for i := range s.pieces {
				e.old = append(e.old, s.pieces[i].box.grow(s.margin, s.margin))
			}
			for _, i := range tilesOf(s) {
				if _, ok := e.dirty[i]; !ok {
					e.dirty[i] = nil
				}
			}
		}
	}
	p := e.page(zone)
	p.zones[zone&(pageSize-1)], p.limits[zone&(pageSize-1)] = nil, limits{}
	e.x.free = append(e.x.free, zone)
	e.x.n--
	return true
}

// Index ends the change. The Edit is not to be used afterwards.
func (e *Edit) Index() *Index {
	x := e.x
	e.x = nil
	for _, z := range e.added {
		for _, i := range tilesOf(x.shape(z)) {
			e.dirty[i] = append(e.dirty[i], z)
		}
	}
	tiles := slices.Collect(maps.Keys(e.dirty))
	for k, n := range e.build(x, tiles) {
		if i := tiles[k]; n != nil {
			e.row(x, i/tilesX).tiles[i%tilesX] = topOf(n, x.edition)
		}
	}
	if e.everywhere {
		x.since = x.edition
	}
	for i := range x.rows {
		if x.n == 0 {
			r := e.row(x, i)
			for j := range r.tiles {
				r.tiles[j] = topOf(&blank, x.edition)
			}
		}
	}
	return x
}

// build makes tiles anew, on several processors if there is much to do; nil: a
// tile stays as it is.
func (e *Edit) build(x *Index, tiles []int) []*node {
	out := make([]*node, len(tiles))
	var next atomic.Int64
	work := func() {
		b := &builder{x: x, gone: e.removed}
		for k := int(next.Add(1)) - 1; k < len(tiles); k = int(next.Add(1)) - 1 {
			i := tiles[k]
			out[k] = b.tile(x.rows[i/tilesX].tiles[i%tilesX].n, tileFrame(i), e.dirty[i], e.old)
		}
	}
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tiles), 1+len(e.added)/alone) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
	return out
}

// alone is how many zones one processor adds before another one is asked to help.
const alone = 64

// row is a row of x, and the edit's own.
func (e *Edit) row(x *Index, i int) *row {
	if !e.rows[i] {
		r := *x.rows[i]
		x.rows[i], e.rows[i] = &r, true
	}
	return x.rows[i]
}

// time is how an instant lies to z.
func (z *Zone) time(t parley.Instant) geo.Relation {
	if z.Active != (parley.Window{}) && (t < z.Active.From || t >= z.Active.Until) {
		return geo.Apart
	}
	if len(z.Windows) > 0 && !slices.ContainsFunc(z.Windows, func(w parley.Window) bool { return w.From <= t && t < w.Until }) {
		return geo.Apart
	}
	r, _ := z.Schedule.At(t)
	return r
}

func (z *Zone) level(f *Fix, v Vertical) geo.Relation {
	out := geo.Touch
	for _, r := range z.Heights {
		out = min(out, r.level(f, v))
	}
	return out
}
