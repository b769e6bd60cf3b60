package fence

import (
	"math"
	"slices"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// batch is how many fixes are looked up side by side, so that the memory's
// delays overlap.
const batch = 64

// Found are the zones at each of several fixes.
type Found struct {
	Hits []Hit
	Ends []int // of fix i, the hits end before Hits[Ends[i]]
}

// Of are the hits of the i-th fix.
func (f *Found) Of(i int) []Hit {
	if i == 0 {
		return f.Hits[:f.Ends[0]]
	}
	return f.Hits[f.Ends[i-1]:f.Ends[i]]
}

// Point appends the zones at f to out, in no order.
func (x *Index) Point(f Fix, out []Hit) ([]Hit, error) {
	if err := f.check(); err != nil {
		return out, err
	}
	s := x.spot(f.Point)
	if s.at == 0 && s.n.here == nil && s.n.cut() {
		s.down()
	}
	if s.at == nowhere && x.nothing(&f) {
		return out, nil
	}
	w := walks.Get().(*walk)
	defer walks.Put(w)
	w.x, w.found = x, w.found[:0]
	if w.fix(&f, 0, &s); len(w.found) > 0 {
		fixes, counts := [1]Fix{f}, [batch]int{}
		out = w.filter(fixes[:], out, &counts)
	}
	return out, nil
}

// nothing reports whether a fix whose way leads nowhere lies in no zone.
func (x *Index) nothing(f *Fix) bool { return f.Accuracy == 0 && inCells(f) && len(x.lone) == 0 }

// Points asks Point of each fix; out is overwritten and may be used again. Many
// at once cost less than one by one. One fix that is refused refuses all.
func (x *Index) Points(fixes []Fix, out *Found) error {
	for i := range fixes {
		if err := fixes[i].check(); err != nil {
			return err
		}
	}
	out.Hits, out.Ends = out.Hits[:0], slices.Grow(out.Ends[:0], len(fixes))
	w := walks.Get().(*walk)
	defer walks.Put(w)
	w.x = x
	for len(fixes) > 0 {
		n := min(batch, len(fixes))
		w.batch(fixes[:n], out)
		fixes = fixes[n:]
	}
	return nil
}

// spot is how far the way to the cell of a position has been walked.
type spot struct {
	n    *node  // of side 2^k
	at   uint32 // 0: n is to be looked at next; or the part of n, of side 2^k, whose record it is; or nowhere
	k    uint32
	x, y uint32 // the position, counted from the plane's south-western corner
}

const nowhere = math.MaxUint32

func (x *Index) spot(p parley.Point) spot {
	s := spot{k: tileBits, x: uint32(p.Lon) + half, y: uint32(p.Lat) + quarter}
	if s.n = x.tiles[s.tile()].n; s.n == nil {
		s.at = nowhere
	}
	return s
}

func (s *spot) tile() uint32 { return s.y>>tileBits*tilesX + s.x>>tileBits }

// down goes from a node, which is cut, to the part of it that the position lies
// in.
func (s *spot) down() {
	c := s.n.cell[cellAt(s.x, s.y, s.k)]
	s.k -= stepBits
	switch {
	case c&1 != 0:
		s.n = s.n.kids[c>>1]
	case c != 0:
		s.at = c >> 1
	default:
		s.at = nowhere
	}
}

// record is the one that the way led to; nil: none.
func (s *spot) record() []uint32 {
	if s.at == nowhere {
		return nil
	}
	return s.n.data[s.at:]
}

func (w *walk) batch(fixes []Fix, out *Found) {
	var spots [batch]spot
	var on [batch]uint8
	n := w.ways(fixes, &spots, &on)
	w.found = w.found[:0]
	for _, i := range on[:n] {
		w.fix(&fixes[i], i, &spots[i&(batch-1)])
	}
	var counts [batch]int
	end := len(out.Hits)
	out.Hits = w.filter(fixes, out.Hits, &counts)
	for i := range fixes {
		end += counts[i&(batch-1)]
		out.Ends = append(out.Ends, end)
	}
}

// ways walks from tiles toward the records at several fixes, and gives the number
// of those, listed in on, at which there may be anything. Each pass reads what
// the next one decides upon, so that the memory's delays overlap: a branch that is guessed
// wrong before its value has come would hold up all that follow.
func (w *walk) ways(fixes []Fix, spots *[batch]spot, on *[batch]uint8) (n int) {
	var cells [batch]uint32
	seen := 0
	for i := range fixes {
		p := fixes[i].Point
		s := &spots[i&(batch-1)]
		s.x, s.y, s.k, s.at = uint32(p.Lon)+half, uint32(p.Lat)+quarter, tileBits, 0
		t := &w.x.tiles[s.tile()]
		if s.n = t.n; !t.plain {
			s.n = &void
		}
	}
	for i := range fixes {
		s := &spots[i&(batch-1)]
		cells[i&(batch-1)] = s.n.cell[cellAt(s.x, s.y, tileBits)]
		seen += len(s.n.kids)
	}
	for i := range fixes {
		f, s := &fixes[i], &spots[i&(batch-1)]
		switch c := cells[i&(batch-1)]; {
		case s.n == &void:
			if *s = w.x.spot(f.Point); s.at == nowhere && w.x.nothing(f) {
				continue
			}
		case c == 0:
			if w.x.nothing(f) {
				continue
			}
			s.at, s.k = nowhere, tileBits-stepBits
		case c&1 != 0:
			s.n, s.k = s.n.kids[c>>1], tileBits-stepBits
		default:
			s.at, s.k = c>>1, tileBits-stepBits
		}
		on[n&(batch-1)] = uint8(i)
		n++
	}
	for j, i := range on[:n] {
		if s := &spots[i&(batch-1)]; s.at == 0 {
			cells[j&(batch-1)] = s.n.cell[cellAt(s.x, s.y, s.k)]
			seen += len(s.n.here)
		}
	}
	for _, i := range on[:n] {
		if s := &spots[i&(batch-1)]; s.at == 0 && s.n.here == nil && s.n.cut() {
			s.down()
		}
	}
	for j, i := range on[:n] {
		if s := &spots[i&(batch-1)]; s.at != 0 && s.at != nowhere {
			r := s.n.data
			cells[j&(batch-1)] = r[s.at] | r[min(int(s.at)+16, len(r)-1)]
		}
	}
	w.seen = cells[0] + uint32(seen)
	return n
}

// cellAt is the part of a cell of side 2^k in which a position lies.
func cellAt(x, y, k uint32) uint32 {
	k -= stepBits
	return y>>k&(1<<stepBits-1)<<stepBits | x>>k&(1<<stepBits-1)
}

// walk collects the zones at fixes.
type walk struct {
	x     *Index
	found []find
	ids   []ID
	seen  uint32 // so that what is read ahead is not left out
}

// walks are kept, so that a question takes no memory.
var walks = sync.Pool{New: func() any { return new(walk) }}

// find is a zone at the position of a fix, whatever its heights and times: the
// zone, the number of the fix in the batch, and the relation, in a word.
type find uint64

func found(zone uint32, i uint8, r geo.Relation) find {
	return find(zone) | find(i)<<32 | find(r)<<40
}

func (f find) zone() uint32      { return uint32(f) }
func (f find) fix() uint8        { return uint8(f >> 32) }
func (f find) rel() geo.Relation { return geo.Relation(f >> 40) }

// fix adds the zones at the position of the i-th fix, from s on.
func (w *walk) fix(f *Fix, i uint8, s *spot) {
	first := len(w.found)
	if !w.quick(f, i, s) {
		w.found = w.found[:first]
		w.careful(f, i)
	}
	for _, z := range w.x.lone {
		w.exact(f, i, z)
	}
}

func (w *walk) add(zone uint32, i uint8, r geo.Relation) {
	w.found = append(w.found, found(zone, i, r))
}

// exact asks the zone itself.
func (w *walk) exact(f *Fix, i uint8, zone uint32) {
	if r := w.x.shape(zone).zone.Area.At(f.Point, int64(f.Accuracy)); r != geo.Apart {
		w.add(zone, i, r)
	}
}

// inCells reports whether cells answer for f at all.
func inCells(f *Fix) bool {
	return f.Accuracy <= farthest && f.Point.Lat <= capLat && f.Point.Lat >= -capLat
}

// within reports whether a cell knows all that comes within far units.
func (s *spot) within(far int64) bool { return far <= int64(1)<<s.k>>slackBits }

// quick adds the zones at the position of a fix, and reports whether that was
// possible: no zone needs the exact predicates.
func (w *walk) quick(f *Fix, i uint8, s *spot) bool {
	if !inCells(f) {
		return false
	}
	far := reach(s.y, f.Accuracy)
	for ; s.at == 0; s.down() {
		if !s.within(far) || s.n.here != nil && !w.record(s.n.here, i, s, far) {
			return false
		}
		if !s.n.cut() {
			return true
		}
	}
	return s.within(far) && (s.at == nowhere || w.record(s.record(), i, s, far))
}

// local is the position in quanta from the origin of its cell.
func (s *spot) local() (px, py int64) {
	ox, oy := origin(uint(s.k))
	px, py = int64(s.x&(1<<s.k-1))-ox, int64(s.y&(1<<s.k-1))-oy
	if s.k >= sideBits {
		return px >> (s.k - sideBits), py >> (s.k - sideBits)
	}
	return px << (sideBits - s.k), py << (sideBits - s.k)
}

// record adds the zones of a record at a position that is known to within far
// units, no more than a cell's slack, and reports whether all is clear: no zone
// needs the exact predicates,
// no edge is too near.
func (w *walk) record(r []uint32, i uint8, s *spot, far int64) bool {
	head := r[0]
	n := 1 + int(head&countMask)
	if head&bareBit != 0 {
		for _, z := range r[1:n] {
			w.add(z, i, geo.Touch)
		}
		return true
	}
	if head&hardBit != 0 {
		return false
	}
	groups, edges, loose := int(r[n+1]), int(r[n+2]), int64(r[n+3])+inQuanta(far, uint(s.k))
	words := r[n+4 : n+4+groups]
	marks := r[n+4+groups : n+4+groups+(edges+31)/32]
	at, mine := len(w.found), found(0, i, geo.Touch)
	out := slices.Grow(w.found, n+groups+4)
	out = out[:cap(out)]
	// Four at a time: their number would be guessed wrong more often. What lies
	// behind them is overwritten.
	for c := r[1:]; at < len(w.found)+n-1; c = c[4:] {
		o := out[at : at+4 : at+4]
		q := c[:4:4]
		o[0], o[1], o[2], o[3] = find(q[0])|mine, find(q[1])|mine, find(q[2])|mine, find(q[3])|mine
		at += 4
	}
	at = len(w.found) + n - 1
	r = r[n+4+groups+len(marks):]
	r = r[:2*edges]
	px, py := s.local()
	var near, odd int64
	for g := 0; len(r) > 0; marks = marks[1:] {
		e := r[:min(len(r), 64)]
		r = r[len(e):]
		for ends := marks[0]; len(e) >= 2; e = e[2:] {
			ax, ay := unpack(e[0])
			bx, by := unpack(e[1])
			a, b := px*ay-py*ax, px*by-py*bx
			c := ax*by - ay*bx
			d := c + a - b
			odd ^= (c ^ d) & (a ^ b)
			near |= max(d, -d) - loose*(max(bx-ax, ax-bx)+max(by-ay, ay-by)) - 1
			// At the end of a group it counts, if the position is within; without
			// branches, which would be guessed wrong half of the time.
			end := int(ends & 1)
			ends >>= 1
			word := words[g]
			out[at] = find(word&zoneMask) | mine
			at += (int(uint64(odd)>>63) ^ int(word>>24)) & end
			odd &= int64(end) - 1
			g += end
		}
	}
	w.found = out[:at]
	return near >= 0
}

// careful adds the zones at the position of a fix, asking the zones themselves
// where an edge is near.
func (w *walk) careful(f *Fix, i uint8) {
	first := len(w.found)
	if inCells(f) && w.cells(f, i) {
		return
	}
	w.found = w.found[:first]
	d := int64(f.Accuracy)
	if d > 0 { // together with a zone's
		d += w.x.widest
	}
	w.ids = w.x.candidates(geo.PathBoxes(f.Point, f.Point, d), w.ids[:0])
	for _, z := range w.ids {
		if !w.x.shape(uint32(z)).lone {
			w.exact(f, i, uint32(z))
		}
	}
}

// cells adds the zones in the cells at a fix, and reports whether these hold all
// that come as near as the fix's accuracy.
func (w *walk) cells(f *Fix, i uint8) bool {
	s := w.x.spot(f.Point)
	far := reach(s.y, f.Accuracy)
	for ; s.at == 0; s.down() {
		if !s.within(far) {
			return false
		}
		w.settle(f, i, s.n.here, &s, far)
		if !s.n.cut() {
			return true
		}
	}
	w.settle(f, i, s.record(), &s, far)
	return s.within(far)
}

// settle adds the zones of a record at a fix.
func (w *walk) settle(f *Fix, i uint8, r []uint32, s *spot, far int64) {
	v, _ := open(r)
	for _, z := range v.covering {
		w.add(z, i, geo.Touch)
	}
	for _, z := range v.slow {
		w.exact(f, i, z)
	}
	px, py := s.local()
	in, near := false, false // some polygon has the fix for certain, or may have it
	for g, ok := v.next(); ok; g, ok = v.next() {
		zone := g.word & zoneMask
		inside, close := g.at(px, py, w.x.loose(zone, uint(s.k))+inQuanta(far, uint(s.k)))
		in, near = in || inside && !close, near || close
		if g.word&moreBit != 0 {
			continue
		}
		switch {
		case in:
			w.add(zone, i, geo.Touch)
		case near:
			w.exact(f, i, zone)
		}
		in, near = false, false
	}
}

// at reports whether a position in quanta seems to lie inside, and whether an
// edge is so near that it cannot be told.
func (g *group) at(px, py, loose int64) (inside, near bool) {
	var odd int64
	for e := g.edges; len(e) >= 2; e = e[2:] {
		ax, ay := unpack(e[0])
		bx, by := unpack(e[1])
		a, b := px*ay-py*ax, px*by-py*bx
		c := ax*by - ay*bx
		d := c + a - b
		odd ^= (c ^ d) & (a ^ b)
		near = near || max(d, -d) <= loose*(max(bx-ax, ax-bx)+max(by-ay, ay-by))
	}
	return odd < 0 != (g.word&insideBit != 0), near
}
