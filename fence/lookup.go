package fence

import (
	"math"
	"slices"

	"github.com/open-parley/parley/geo"
)

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

// Point appends the zones at f to out, in no order. The relation is the least of
// three: geo.Area.At of f.Point; how the interval Height ± HeightAccuracy lies to
// each floor and each ceiling; and the time. A fix outside its limits is refused.
func (x *Index) Point(f Fix, out []Hit) ([]Hit, error) {
	if err := f.check(); err != nil {
		return out, err
	}
	s, plain := x.spot(&f), inCells(&f) && len(x.lone) == 0
	if plain && s.n.own == ownNothing && !s.n.some.has(s.x, s.y, s.k) && s.far <= known(tileBits-stepBits) {
		return out, nil
	}
	w := walks.Get().(*walk)
	w.x, w.found, w.mine = x, w.found[:0], 0
	for ; plain && s.at == 0; s.down() {
		if w.cover(s.n); s.n.own == ownMore || !s.n.cut() {
			plain = false
			break
		}
	}
	if !plain || !s.within() || s.at != nowhere && !w.record(s.record(), &s) {
		w.found = w.found[:0]
		w.fix(&f)
	}
	if len(w.found) > 0 {
		fixes := [1]Fix{f}
		out = w.filter(fixes[:], out)
	}
	walks.Put(w)
	return out, nil
}

// Points asks Point of each fix; out is overwritten and may be used again. Many
// at once cost less than one by one. One fix that is refused refuses all.
func (x *Index) Points(fixes []Fix, out *Found) error {
	for i := range fixes {
		if !fixes[i].ok() {
			return fixes[i].check()
		}
	}
	out.Hits, out.Ends = out.Hits[:0], slices.Grow(out.Ends[:0], len(fixes))[:len(fixes)]
	w := walks.Get().(*walk)
	defer walks.Put(w)
	w.x = x
	for len(fixes) > 0 {
		n := min(batch, len(fixes))
		w.points(fixes[:n], out, out.Ends[len(out.Ends)-len(fixes):])
		fixes = fixes[n:]
	}
	return nil
}

// points looks up to 64 fixes up, and says where the hits of each end.
func (w *walk) points(fixes []Fix, out *Found, ends []int) {
	var spots [batch]spot
	w.ways(fixes, &spots)
	w.found = w.found[:0]
	some := w.recs | w.over | w.late
	for i := range fixes {
		if some>>i&1 != 0 {
			w.look(&fixes[i], i, &spots[i&(batch-1)])
		}
	}
	end := len(out.Hits)
	if len(w.found) > 0 {
		out.Hits = w.filter(fixes, out.Hits)
		for i := range fixes {
			end = max(end, w.ends[i&(batch-1)])
			ends[i] = end
		}
		return
	}
	for i := range fixes {
		ends[i] = end
	}
}

// spot is how far the way to the cell of a position has been walked.
type spot struct {
	n    *node  // of side 2^k
	at   uint32 // 0: n is to be looked at next; or the part of n, of side 2^k, whose record it is; or nowhere
	k    uint32
	x, y uint32 // the position, counted from the plane's south-western corner
	far  int64  // units: how far from it the true one may lie
}

const nowhere = math.MaxUint32

func (x *Index) spot(f *Fix) spot {
	s := spot{k: tileBits, x: uint32(f.Point.Lon) + half, y: uint32(f.Point.Lat) + quarter}
	s.n = x.rows[s.y>>tileBits].tiles[s.x>>tileBits].n
	if f.Accuracy != 0 {
		s.far = reach(s.y, f.Accuracy)
	}
	return s
}

// down goes from a node, which is cut, to the part of it that the position lies
// in.
func (s *spot) down() {
	i, some := cellAt(s.x, s.y, s.k), s.n.some.has(s.x, s.y, s.k)
	s.k -= stepBits
	if !some {
		s.at = nowhere
		return
	}
	c := s.n.words[i]
	if c&1 == 0 {
		s.at = c >> 1
		return
	}
	s.n = s.n.kids[c>>1]
}

// record is the one that the way led to; nil: none.
func (s *spot) record() []uint32 {
	switch s.at {
	case nowhere:
		return nil
	case 0:
		return s.n.here
	}
	return s.n.words[s.at:]
}

// cellAt is the part of a cell of side 2^k in which a position lies.
func cellAt(x, y, k uint32) uint32 {
	k -= stepBits
	return y>>k&(1<<stepBits-1)<<stepBits | x>>k&(1<<stepBits-1)
}

// fix adds the zones at the position of a fix.
func (w *walk) fix(f *Fix) {
	if first := len(w.found); !inCells(f) || !w.cells(f) {
		w.found = w.found[:first]
		w.all(f)
	}
	for _, z := range w.x.lone {
		w.exact(f, z)
	}
}

func (w *walk) add(zone uint32, r geo.Relation) {
	w.found = append(w.found, found(zone)|found(r)<<relShift|w.mine)
}

// exact asks the zone itself.
func (w *walk) exact(f *Fix, zone uint32) {
	if r := w.x.shape(zone).zone.Area.At(f.Point, int64(f.Accuracy)); r != geo.Apart {
		w.add(zone, r)
	}
}

// inCells reports whether cells answer for f at all.
func inCells(f *Fix) bool {
	return f.Accuracy <= farthest && f.Point.Lat <= capLat && f.Point.Lat >= -capLat
}

// within reports whether a cell knows all that comes as near as its fix is exact.
func (s *spot) within() bool { return s.far <= known(s.k) }

// local is the position in quanta from the origin of its cell.
func (s *spot) local() (px, py int64) {
	ox, oy := origin(uint(s.k))
	px, py = int64(s.x&(1<<s.k-1))-ox, int64(s.y&(1<<s.k-1))-oy
	if s.k >= sideBits {
		return px >> (s.k - sideBits), py >> (s.k - sideBits)
	}
	return px << (sideBits - s.k), py << (sideBits - s.k)
}

// all adds the zones at the position of a fix that cells do not answer for.
func (w *walk) all(f *Fix) {
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

// cells adds the zones in the cells at a fix, asking the zones themselves where
// an edge is near, and reports whether these cells hold all that come as near as
// the fix's accuracy.
func (w *walk) cells(f *Fix) bool {
	s := w.x.spot(f)
	for ; s.at == 0; s.down() {
		if !s.within() {
			return false
		}
		w.settle(f, s.n.here, &s)
		if !s.n.cut() {
			return true
		}
	}
	w.settle(f, s.record(), &s)
	return s.within()
}

// settle adds the zones of a record at a fix.
func (w *walk) settle(f *Fix, r []uint32, s *spot) {
	v, _ := open(r)
	for _, z := range v.covering {
		w.add(z, geo.Touch)
	}
	for _, z := range v.slow {
		w.exact(f, z)
	}
	px, py := s.local()
	in, near := false, false // some polygon has the fix for certain, or may have it
	for g, ok := v.next(); ok; g, ok = v.next() {
		zone := g.word & zoneMask
		inside, close := g.at(px, py, w.x.loose(zone, uint(s.k))+inQuanta(s.far, uint(s.k)))
		in, near = in || inside && !close, near || close
		if g.word&moreBit != 0 {
			continue
		}
		switch {
		case in:
			w.add(zone, geo.Touch)
		case near:
			w.exact(f, zone)
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
