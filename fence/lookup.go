package fence

import (
	"slices"

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
	w := walk{x: x, out: out}
	s := x.spot(f.Point)
	w.fix(&f, &s)
	n := len(out)
	return w.out[:x.filter(&f, w.out[n:], w.out, n)], nil
}

// Points asks Point of each fix; out is overwritten and may be used again. Many
// at once cost less than one by one. One fix that is refused refuses all.
func (x *Index) Points(fixes []Fix, out *Found) error {
	for i := range fixes {
		if err := fixes[i].check(); err != nil {
			return err
		}
	}
	out.Ends = slices.Grow(out.Ends[:0], len(fixes))
	w := walk{x: x, out: out.Hits[:0]}
	for ; len(fixes) > batch; fixes = fixes[batch:] {
		w.batch(fixes[:batch], out)
	}
	w.batch(fixes, out)
	out.Hits = w.out
	return nil
}

// spot is how far the way to the cell of a position has been walked.
type spot struct {
	n    *node    // to be looked at next, of side 2^k
	r    []uint32 // or the record of a cell of side 2^k
	k    uint
	x, y uint32 // the position, counted from the plane's south-western corner
}

func (x *Index) spot(p parley.Point) spot {
	s := spot{k: tileBits, x: uint32(p.Lon) + half, y: uint32(p.Lat) + quarter}
	s.n = x.tiles[s.y>>tileBits*tilesX+s.x>>tileBits]
	return s
}

// down goes from a node, which is cut, to the part of it that the position lies
// in.
func (s *spot) down() {
	n := s.n
	c := n.cell[cellAt(s.x, s.y, s.k)]
	s.n, s.k = nil, s.k-stepBits
	if c&1 != 0 {
		s.n = n.kids[c>>1]
	} else if c != 0 {
		s.r = n.data[c>>1:]
	}
}

// batch looks up several fixes. The ways to their cells are walked side by side,
// so that the memory's delays overlap.
func (w *walk) batch(fixes []Fix, out *Found) {
	var spots [batch]spot
	for i := range fixes {
		spots[i&(batch-1)] = w.x.spot(fixes[i].Point)
	}
	for range 2 {
		for i := range fixes {
			if s := &spots[i&(batch-1)]; s.n != nil && s.n.here == nil && s.n.cut() {
				s.down()
			}
		}
	}
	var head uint32
	for i := range fixes {
		if r := spots[i&(batch-1)].r; len(r) > 0 {
			head |= r[0] | r[min(16, len(r)-1)]
		}
	}
	first := len(w.out)
	var ends [batch]int
	for i := range fixes {
		w.fix(&fixes[i], &spots[i&(batch-1)])
		ends[i&(batch-1)] = len(w.out)
	}
	for _, h := range w.out[first:] {
		head |= uint32(w.x.pages[h.Zone>>pageBits].limits[h.Zone&(pageSize-1)].datum)
	}
	w.seen = head
	n := first
	for i := range fixes {
		end := ends[i&(batch-1)]
		n = w.x.filter(&fixes[i], w.out[first:end], w.out, n)
		first = end
		out.Ends = append(out.Ends, n)
	}
	w.out = w.out[:n]
}

// cellAt is the part of a cell of side 2^k in which a position lies.
func cellAt(x, y uint32, k uint) uint32 {
	k -= stepBits
	return y>>k&(1<<stepBits-1)<<stepBits | x>>k&(1<<stepBits-1)
}

// walk collects the zones at fixes.
type walk struct {
	x    *Index
	out  []Hit
	ids  []ID
	seen uint32 // so that what is read ahead is not left out
}

// fix appends the zones at the position of f, from s on, whatever their heights
// and times.
func (w *walk) fix(f *Fix, s *spot) {
	first := len(w.out)
	if !w.quick(f, s) {
		w.out = w.out[:first]
		w.careful(f)
	}
	for _, z := range w.x.lone {
		w.exact(f, z)
	}
}

// exact asks the zone itself.
func (w *walk) exact(f *Fix, zone uint32) {
	if r := w.x.shape(zone).zone.Area.At(f.Point, int64(f.Accuracy)); r != geo.Apart {
		w.out = append(w.out, Hit{ID(zone), r})
	}
}

// inCells reports whether cells answer for f at all.
func inCells(f *Fix) bool {
	return f.Accuracy <= farthest && f.Point.Lat <= capLat && f.Point.Lat >= -capLat
}

// quick appends the zones at the position of a fix, and reports whether that was
// possible: no zone needs the exact predicates.
func (w *walk) quick(f *Fix, s *spot) bool {
	if !inCells(f) {
		return false
	}
	far := reach(s.y, f.Accuracy)
	for ; s.n != nil; s.down() {
		if far > int64(1)<<s.k>>slackBits || s.n.here != nil && !w.record(s.n.here, s, far) {
			return false
		}
		if !s.n.cut() {
			return true
		}
	}
	return far <= int64(1)<<s.k>>slackBits && (s.r == nil || w.record(s.r, s, far))
}

// local is the position in quanta from the origin of its cell.
func (s *spot) local() (px, py int64) {
	ox, oy := origin(s.k)
	px, py = int64(s.x&(1<<s.k-1))-ox, int64(s.y&(1<<s.k-1))-oy
	if s.k >= sideBits {
		return px >> (s.k - sideBits), py >> (s.k - sideBits)
	}
	return px << (sideBits - s.k), py << (sideBits - s.k)
}

// record appends the zones of a record at a position that is known to within far
// units, no more than a cell's slack, and reports whether all is clear: no zone
// needs the exact predicates,
// no edge is too near.
func (w *walk) record(r []uint32, s *spot, far int64) bool {
	head := r[0]
	n := 1 + int(head&countMask)
	out := w.out
	if head&bareBit != 0 {
		out = slices.Grow(out, n-1)
		for _, z := range r[1:n] {
			out = append(out, Hit{ID(z), geo.Touch})
		}
		w.out = out
		return true
	}
	if head&hardBit != 0 {
		return false
	}
	groups, edges, loose := int(r[n+1]), int(r[n+2]), int64(r[n+3])+inQuanta(far, s.k)
	words := r[n+4 : n+4+groups]
	marks := r[n+4+groups : n+4+groups+(edges+31)/32]
	at := len(out)
	out = slices.Grow(out, n+groups)
	out = out[:cap(out)]
	for _, z := range r[1:n] {
		out[at] = Hit{ID(z), geo.Touch}
		at++
	}
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
			out[at] = Hit{ID(word & zoneMask), geo.Touch}
			at += (int(uint64(odd)>>63) ^ int(word>>24)) & end
			odd &= int64(end) - 1
			g += end
		}
	}
	w.out = out[:at]
	return near >= 0
}

// careful appends the zones at the position of a fix, asking the zones
// themselves where an edge is near.
func (w *walk) careful(f *Fix) {
	first := len(w.out)
	if !inCells(f) || !w.cells(f) {
		w.out = w.out[:first]
		d := int64(f.Accuracy)
		if d > 0 { // together with a zone's
			d += w.x.widest
		}
		w.ids = w.x.candidates(geo.PathBoxes(f.Point, f.Point, d), w.ids[:0])
		for _, z := range w.ids {
			if !w.x.shape(uint32(z)).lone {
				w.exact(f, uint32(z))
			}
		}
	}
}

// cells appends the zones in the cells at a fix, and reports whether these hold
// all that come as near as the fix's accuracy.
func (w *walk) cells(f *Fix) bool {
	s := w.x.spot(f.Point)
	far := reach(s.y, f.Accuracy)
	for ; s.n != nil; s.down() {
		if far > int64(1)<<s.k>>slackBits {
			return false
		}
		w.settle(f, s.n.here, &s, far)
		if !s.n.cut() {
			return true
		}
	}
	w.settle(f, s.r, &s, far)
	return far <= int64(1)<<s.k>>slackBits
}

// settle appends the zones of a record at a fix.
func (w *walk) settle(f *Fix, r []uint32, s *spot, far int64) {
	v, _ := open(r)
	for _, z := range v.covering {
		w.out = append(w.out, Hit{ID(z), geo.Touch})
	}
	for _, z := range v.slow {
		w.exact(f, z)
	}
	px, py := s.local()
	in, near := false, false // some polygon has the fix for certain, or may have it
	v.groups(func(g group) {
		zone := g.word & zoneMask
		inside, close := g.at(px, py, w.x.loose(zone, s.k)+inQuanta(far, s.k))
		in, near = in || inside && !close, near || close
		if g.word&moreBit != 0 {
			return
		}
		switch {
		case in:
			w.out = append(w.out, Hit{ID(zone), geo.Touch})
		case near:
			w.exact(f, zone)
		}
		in, near = false, false
	})
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

// candidates appends the zones that may come within one of the boxes, each once,
// by ID: every zone whose area, with its accuracy, does, and maybe others.
func (x *Index) candidates(boxes []geo.Box, out []ID) []ID {
	first := len(out)
	add := func(z uint32) { out = append(out, ID(z)) }
	for _, z := range x.lone {
		add(z)
	}
	for _, b := range boxes {
		if b.North >= capLat || b.South <= -capLat {
			for _, z := range x.polar {
				add(z)
			}
		}
		r := rect{int64(b.West), int64(b.South), int64(b.East), int64(b.North)}
		lo, hi := tileAt(r.minX, r.minY), tileAt(r.maxX, r.maxY)
		for row := lo / tilesX; row <= hi/tilesX; row++ {
			for col := lo % tilesX; col <= hi%tilesX; col++ {
				if n := x.tiles[row*tilesX+col]; n != nil {
					n.each(tileFrame(row*tilesX+col), r, add)
				}
			}
		}
	}
	found := out[first:]
	slices.Sort(found)
	found = slices.Compact(found)
	kept := found[:0]
	for _, z := range found {
		s := x.shape(uint32(z))
		if s.lone || s.polar || slices.ContainsFunc(s.pieces, func(p piece) bool {
			r := p.box.grow(s.margin, s.margin)
			return slices.ContainsFunc(boxes, func(b geo.Box) bool {
				return r.meets(rect{int64(b.West), int64(b.South), int64(b.East), int64(b.North)})
			})
		}) {
			kept = append(kept, z)
		}
	}
	return out[:first+len(kept)]
}

// each calls f with the zones in the parts of a cell that r meets, some more
// than once.
func (n *node) each(f frame, r rect, add func(zone uint32)) {
	eachOf(n.here, add)
	if !n.cut() {
		return
	}
	lo, hi := f.span(r)
	for y := lo.y; y <= hi.y; y++ {
		for x := lo.x; x <= hi.x; x++ {
			i := y<<stepBits | x
			switch c := n.cell[i]; {
			case c == 0:
			case c&1 != 0:
				n.kids[c>>1].each(f.child(i), r, add)
			default:
				eachOf(n.data[c>>1:], add)
			}
		}
	}
}

// eachOf calls add with the zones of the record that r begins with.
func eachOf(r []uint32, add func(zone uint32)) {
	v, _ := open(r)
	for _, list := range [...][]uint32{v.covering, v.slow, v.words} {
		for _, z := range list {
			add(z & zoneMask)
		}
	}
}
