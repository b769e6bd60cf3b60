package fence

import (
	"slices"
	"sync"

	"github.com/open-parley/parley/geo"
)

// batch is how many fixes are looked up side by side, so that the memory's
// delays overlap. It is the number of bits in a set of fixes.
const batch = 64

// found is a zone at the position of a fix of a batch, whatever its heights and
// times: the zone, how it lies there, and the number of the fix.
type found uint64

const (
	relShift = 32
	fixShift = 40
	touches  = found(geo.Touch) << relShift
)

func (z found) zone() uint32      { return uint32(z) }
func (z found) rel() geo.Relation { return geo.Relation(z >> relShift & 0xff) }
func (z found) fix() int          { return int(z >> fixShift) }

// walk collects the zones at the positions of fixes.
type walk struct {
	x     *Index
	found []found    // in the order of fixes
	mine  found      // the number of the fix at hand
	ends  [batch]int // by fix: set by filter
	ids   []ID
	seen  uint32 // so that what is read ahead is not left out
	// Sets of fixes of a batch:
	recs uint64 // that have a record
	over uint64 // that lie, besides, in a node that zones cover whole
	late uint64 // that cells are asked for one by one
}

// walks are kept, so that a question takes no memory.
var walks = sync.Pool{New: func() any { return new(walk) }}

// ways walks from tiles toward the records at several fixes. Each pass reads what
// the next one decides upon, so that the memory's delays overlap: a branch that
// is guessed wrong before its value has come would hold up all that follow.
func (w *walk) ways(fixes []Fix, spots *[batch]spot) {
	w.recs, w.over, w.late = 0, 0, 0
	if len(w.x.lone) > 0 {
		w.late = 1<<len(fixes) - 1
		return
	}
	var on [batch]uint8
	n := 0
	for i := range fixes {
		f := &fixes[i]
		s := &spots[i&(batch-1)]
		x, y := uint32(f.Point.Lon)+half, uint32(f.Point.Lat)+quarter
		far := int64(0)
		if f.Accuracy != 0 {
			far = reach(y, f.Accuracy)
		}
		if y-(quarter-capLat) > 2*capLat || f.Accuracy > farthest { // not inCells
			far = full
		}
		t := &w.x.rows[y>>tileBits].tiles[x>>tileBits]
		s.n, s.at, s.k, s.x, s.y, s.far = t.n, 0, tileBits, x, y, far
		if t.own != ownNothing || far > known(tileBits-stepBits) {
			w.special(s, i)
		}
		if t.some.has(x, y, tileBits) {
			on[n&(batch-1)] = uint8(i)
			n++
		}
	}
	for k := uint32(tileBits - stepBits); n > 0; k -= stepBits {
		var parts [batch]uint32
		for j, i := range on[:n] {
			s := &spots[i&(batch-1)]
			parts[j&(batch-1)] = s.n.words[cellAt(s.x, s.y, k+stepBits)]
		}
		kids := 0
		for j, i := range on[:n] {
			s, p := &spots[i&(batch-1)], parts[j&(batch-1)]
			s.at, s.k = p>>1, k
			w.recs |= uint64(^p&1) << (i & (batch - 1))
			on[kids] = i
			kids += int(p & 1)
		}
		n = 0
		for _, i := range on[:kids] {
			s := &spots[i&(batch-1)]
			s.n, s.at = s.n.kids[s.at], 0
			if s.n.own != ownNothing || s.far > known(k-stepBits) {
				w.special(s, int(i))
			}
			if s.n.some.has(s.x, s.y, k) {
				on[n] = i
				n++
			}
		}
	}
	w.recs &^= w.late
	seen := uint32(0)
	for i := range fixes {
		if w.recs>>i&1 != 0 {
			r := spots[i&(batch-1)].record()
			seen |= r[0] | r[15] | r[31]
		}
	}
	w.seen = seen
}

// known is how far around itself a cell of side 2^k knows what there is.
func known(k uint32) int64 { return int64(1) << (k & 31) >> slackBits }

// special notes what makes a node special for a fix.
func (w *walk) special(s *spot, i int) {
	switch {
	case s.far > known(s.k-stepBits) || s.n.own == ownMore && s.n.cut():
		w.late |= 1 << i
	case s.n.own == ownMore:
		w.recs |= 1 << i
	case s.n.own == ownBare:
		w.over |= 1 << i
	}
}

// look adds the zones at the i-th fix, whose way was walked to s.
func (w *walk) look(f *Fix, i int, s *spot) {
	w.mine = found(i) << fixShift
	first := len(w.found)
	if w.over>>i&1 != 0 {
		w.above(s)
	}
	if w.late>>i&1 != 0 || w.recs>>i&1 != 0 && !w.record(s.record(), s) {
		w.found = w.found[:first]
		w.fix(f)
	}
}

// above adds the zones that cover the nodes on the way to s.
func (w *walk) above(s *spot) {
	t := spot{n: w.x.rows[s.y>>tileBits].tiles[s.x>>tileBits].n, k: tileBits, x: s.x, y: s.y}
	for ; t.n != s.n; t.down() {
		w.cover(t.n)
	}
	w.cover(t.n)
}

// cover adds the zones that cover a node, if it has no others of its own.
func (w *walk) cover(n *node) {
	if n.own != ownBare {
		return
	}
	v, _ := open(n.here)
	for _, z := range v.covering {
		w.add(z, geo.Touch)
	}
}

// record adds the zones of a record at a position, and reports whether all is
// clear: no zone needs the exact predicates, no edge is too near.
func (w *walk) record(r []uint32, s *spot) bool {
	if r[0]&hardBit != 0 {
		return false
	}
	covering, groups, edges := counts(r[0])
	w.found = slices.Grow(w.found, covering+groups+spill)
	at, out, mine := len(w.found), w.found[:cap(w.found)], w.mine|touches
	loose := int64(r[1]) + inQuanta(s.far, uint(s.k))
	px, py := s.local()
	marks, r := r[2:], r[2+(edges+31)/32:]
	words, r := r[:groups], r[groups:]
	var near, odd int64
	g := 0
	for e := r[:2*edges]; len(e) > 0; marks = marks[1:] {
		few := e[:min(len(e), 64)]
		e = e[len(few):]
		for ends := marks[0]; len(few) >= 2; few = few[2:] {
			ax, ay := unpack(few[0])
			bx, by := unpack(few[1])
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
			out[at] = found(word&zoneMask) | mine
			at += (int(uint64(odd)>>63) ^ int(word>>24)) & end
			odd &= int64(end) - 1
			g += end
		}
	}
	// Mostly there are few, and they are copied without asking how few.
	r = r[2*edges:]
	o, c := (*[8]found)(out[at:]), (*[8]uint32)(r)
	for k := range o {
		o[k] = found(c[k]) | mine
	}
	if covering > 8 {
		for k, z := range r[:covering] {
			out[at+k] = found(z) | mine
		}
	}
	if near < 0 {
		return false
	}
	w.found = out[:at+covering]
	return true
}
