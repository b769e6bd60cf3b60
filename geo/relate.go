package geo

import (
	"cmp"
)

// Relation is how two areas, heights or volumes lie to one another.
type Relation int8

// From the least to the most contact: of several conditions that must all
// hold, the least decides.
const (
	Apart         Relation = iota // certainly nothing in common
	Indeterminate                 // within what accuracy or datum leaves open
	Touch                         // certainly something in common, be it a point
)

func (r Relation) String() string {
	switch r {
	case Apart:
		return "apart"
	case Touch:
		return "touch"
	}
	return "indeterminate"
}

// Relate lays a over b. Let A be the sum of their accuracies. The answer is
//
//   - Apart where they are farther than A from one another, or, with A = 0,
//     have no point in common;
//   - Touch where, with A = 0, they have a point in common, be it of their
//     boundaries; and, with A > 0, where some point of one lies in the other
//     farther than A from that other's boundary: however the true lines run
//     within their accuracies, they have a point in common;
//   - Indeterminate otherwise: they come within A of each other, or overlap by
//     no more than a sliver inside A. OverlapKM2 is the size of that sliver.
//
// With A = 0 every step is exact. With A > 0 distances never err toward Apart
// or Touch (see metric.go), and the search for a deep point gives up at pieces
// of A/64 and cells of A/16 (or 0.25 m), or after maxProbes of them: both leave Indeterminate. Relate(a, b)
// = Relate(b, a).
func Relate(a, b *Area) Relation {
	if compare(a, b) > 0 {
		a, b = b, a
	}
	s := newSearch(a, b)
	if !s.near(a.box, b.box) || !s.meet(a, b) {
		return Apart
	}
	if s.d == 0 {
		return Touch
	}
	if s.deepVertex(a, b) || s.deepVertex(b, a) ||
		s.deepEdge(a, b) || s.deepEdge(b, a) ||
		s.deepInside(a, b) || s.deepInside(b, a) {
		return Touch
	}
	return Indeterminate
}

// compare orders areas by what they are, so that the order of arguments
// cannot matter.
func compare(a, b *Area) int {
	if a == b {
		return 0
	}
	c := cmp.Or(
		cmp.Compare(a.box.minX, b.box.minX), cmp.Compare(a.box.minY, b.box.minY),
		cmp.Compare(a.box.maxX, b.box.maxX), cmp.Compare(a.box.maxY, b.box.maxY),
		cmp.Compare(a.accuracy, b.accuracy), cmp.Compare(len(a.parts()), len(b.parts())))
	if c != 0 {
		return c
	}
	for i, g := range a.part {
		if c := comparePart(g, b.part[i]); c != 0 {
			return c
		}
	}
	return 0
}

func comparePart(g, h *part) int {
	if c := cmp.Compare(len(g.polygons), len(h.polygons)); c != 0 {
		return c
	}
	for i, p := range g.polygons {
		q := h.polygons[i]
		if c := cmp.Compare(len(p.rings), len(q.rings)); c != 0 {
			return c
		}
		for j, r := range p.rings {
			t := q.rings[j]
			if c := cmp.Compare(len(r.pts), len(t.pts)); c != 0 {
				return c
			}
			for k, v := range r.pts {
				w := t.pts[k]
				if c := cmp.Or(cmp.Compare(v.Lon, w.Lon), cmp.Compare(v.Lat, w.Lat)); c != 0 {
					return c
				}
			}
		}
	}
	return 0
}

const (
	// maxProbes limits how often a search halves edges, or looks at cells.
	maxProbes = 1 << 14
	// leastPiece is the half length of the least piece or cell, mm.
	leastPiece = 250
)

// search is one question about two areas.
type search struct {
	d      float64 // mm, the band
	dx, dy int64   // units: what lies farther than this is beyond the band
	probes int
}

func newSearch(a, b *Area) *search {
	s := &search{d: float64(a.accuracy + b.accuracy)}
	if s.d > 0 {
		f := flatAt(min(a.box.farLat(), b.box.farLat()), s.d)
		s.dx, s.dy = f.dx, f.dy
	}
	return s
}

// shifts are the turns by which one area is moved to lie beside another.
var shifts = [...]int64{0, -full, full}

// near reports whether two boxes come within d of each other.
func (s *search) near(a, b box) bool {
	w := a.grow(s.dx, s.dy)
	for _, dx := range shifts {
		if w.overlaps(b.shift(dx)) {
			return true
		}
	}
	return bothHoldPole(a, b)
}

func bothHoldPole(a, b box) bool {
	return a.maxY == quarter && b.maxY == quarter || a.minY == -quarter && b.minY == -quarter
}

// reach is e, grown by d as measured where e is farthest from the equator.
func (s *search) reach(e box) box {
	if s.d == 0 {
		return e
	}
	f := flatAt(e.farLat(), s.d)
	return e.grow(f.dx, f.dy)
}

// meet reports whether a and b come within d of each other.
func (s *search) meet(a, b *Area) bool {
	for p := range a.polygons {
		if !s.near(p.box, b.box) {
			continue
		}
		for q := range b.polygons {
			if s.near(p.box, q.box) && s.meetPolygons(p, q) {
				return true
			}
		}
	}
	return false
}

func (s *search) meetPolygons(p, q *polygon) bool {
	if bothHoldPole(p.box, q.box) {
		return true
	}
	w := p.box.grow(s.dx, s.dy)
	for _, dx := range shifts {
		if !w.overlaps(q.box.shift(dx)) {
			continue
		}
		// One lies in the other, or their rings meet.
		u, v := p.rings[0].vertex(0), q.rings[0].vertex(0)
		if q.has(pt{u.x - dx, u.y}) || p.has(pt{v.x + dx, v.y}) {
			return true
		}
		for _, r := range p.rings {
			for _, t := range q.rings {
				if s.meetRings(r, t, dx) {
					return true
				}
			}
		}
	}
	return false
}

// meetRings reports whether r and t, moved by dx, come within d.
func (s *search) meetRings(r, t *ring, dx int64) bool {
	if len(r.pts) > len(t.pts) {
		r, t, dx = t, r, -dx
	}
	w := t.box.grow(s.dx, s.dy).shift(dx)
	return r.scan(w, func(_ int, a, b pt) bool {
		q := s.reach(boxOf(a, b)).shift(-dx)
		return t.scan(q, func(_ int, c, d pt) bool {
			c.x, d.x = c.x+dx, d.x+dx
			if s.d == 0 {
				return meet(a, b, c, d)
			}
			return segmentsWithin(a, b, c, d, s.d)
		})
	})
}

// deepVertex reports whether a vertex of a lies in b farther than d from b's
// boundary.
func (s *search) deepVertex(a, b *Area) bool {
	for _, g := range b.parts() {
		for _, dx := range shifts {
			w := g.box.shift(dx)
			if !a.box.overlaps(w) {
				continue
			}
			for r := range a.rings {
				if !r.box.overlaps(w) {
					continue
				}
				if r.scan(w, func(_ int, p, _ pt) bool {
					p.x -= dx
					return g.deep(p, s.d)
				}) {
					return true
				}
			}
		}
	}
	return false
}

func (s *search) probe() bool {
	s.probes++
	return s.probes <= maxProbes
}

// deep reports whether p lies in the part farther than d from its boundary.
func (g *part) deep(p pt, d float64) bool { return g.has(p) && !g.boundaryNear(p, d+slack) }

// boundaryNear reports whether the part's boundary comes within d of p.
func (g *part) boundaryNear(p pt, d float64) bool {
	f := flatAt(max(p.y, -p.y), d)
	w := boxOf(p, p).grow(f.dx, f.dy)
	for _, dx := range shifts {
		if !g.box.shift(dx).overlaps(w) {
			continue
		}
		q := pt{p.x - dx, p.y}
		for _, poly := range g.polygons {
			if !poly.box.shift(dx).overlaps(w) {
				continue
			}
			for _, r := range poly.rings {
				if r.near(q, &f) {
					return true
				}
			}
		}
		for _, e := range g.rest {
			if f.within(q, e[0], e[1]) {
				return true
			}
		}
	}
	return false
}

// deepEdge reports whether an edge of a has a point in b farther than d from
// b's boundary.
func (s *search) deepEdge(a, b *Area) bool {
	s.probes = 0
	for _, g := range b.parts() {
		for _, dx := range shifts {
			w := g.box.shift(dx)
			if !a.box.overlaps(w) {
				continue
			}
			for r := range a.rings {
				if r.scan(w, func(_ int, p, q pt) bool {
					return s.deepPiece(g, pt{p.x - dx, p.y}, pt{q.x - dx, q.y})
				}) {
					return true
				}
			}
		}
	}
	return false
}

// deepPiece looks for a deep point on a piece of an edge by halving it.
func (s *search) deepPiece(g *part, p, q pt) bool {
	e := boxOf(p, q)
	if !e.overlaps(g.box) {
		return false
	}
	m := pt{(p.x + q.x) >> 1, (p.y + q.y) >> 1}
	r := mul(atMost(e.maxX-e.minX, e.maxY-e.minY, e.nearLat()), 0.5) + slack
	if g.has(m) {
		if !g.boundaryNear(m, s.d+slack) {
			return true
		}
	} else if !g.boundaryNear(m, r) {
		return false // all of it lies outside
	}
	// All of it lies too near the boundary.
	if r < s.d && g.boundaryNear(m, s.d-r) || g.boundaryAlong(p, q, s.d) {
		return false
	}
	if r < max(s.d/64, leastPiece) || m == p || m == q || !s.probe() {
		return false
	}
	return s.deepPiece(g, p, m) || s.deepPiece(g, m, q)
}

// boundaryAlong reports whether one edge of the boundary comes within d of both
// p and q, and so of all between: the distance to a segment is convex.
func (g *part) boundaryAlong(p, q pt, d float64) bool {
	f := flatAt(boxOf(p, q).farLat(), d)
	w := boxOf(p, p).grow(f.dx, f.dy)
	for _, dx := range shifts {
		if !g.box.shift(dx).overlaps(w) {
			continue
		}
		u, v := pt{p.x - dx, p.y}, pt{q.x - dx, q.y}
		for _, poly := range g.polygons {
			for _, r := range poly.rings {
				if r.scan(w.shift(-dx), func(i int, a, b pt) bool {
					return (r.seam == nil || !r.seam[i]) && f.within(u, a, b) && f.within(v, a, b)
				}) {
					return true
				}
			}
		}
	}
	return false
}

// deepInside reports whether a point of a lies in b farther than d from b's
// boundary, by quartering the box that both share: it finds what no edge
// shows, two outlines that all but coincide.
func (s *search) deepInside(a, b *Area) bool {
	s.probes = 0
	var cells []cell
	for _, g := range b.parts() {
		for _, dx := range shifts {
			if w := a.box.shift(-dx).and(g.box); !w.empty() {
				cells = append(cells, cell{g, w, dx})
			}
		}
	}
	for len(cells) > 0 && s.probe() { // the largest first
		c := cells[0]
		deep, open := s.deepCell(a, c)
		if deep {
			return true
		}
		if cells = cells[1:]; open {
			cells = append(cells, c.halves()...)
		}
	}
	return false
}

// cell is a box where part g lies; the other area lies dx away.
type cell struct {
	g  *part
	w  box
	dx int64
}

func (c cell) centre() pt { return pt{(c.w.minX + c.w.maxX) >> 1, (c.w.minY + c.w.maxY) >> 1} }

func (c cell) halves() []cell {
	w, m := c.w, c.centre()
	if atMost(w.maxX-w.minX, 0, w.nearLat()) > atMost(0, w.maxY-w.minY, 0) {
		return []cell{{c.g, box{w.minX, w.minY, m.x, w.maxY}, c.dx}, {c.g, box{m.x, w.minY, w.maxX, w.maxY}, c.dx}}
	}
	return []cell{{c.g, box{w.minX, w.minY, w.maxX, m.y}, c.dx}, {c.g, box{w.minX, m.y, w.maxX, w.maxY}, c.dx}}
}

// deepCell reports whether a cell's centre is a deep point, and whether there
// may be one elsewhere in it.
func (s *search) deepCell(a *Area, c cell) (deep, open bool) {
	g, m := c.g, c.centre()
	n := pt{m.x + c.dx, m.y}
	r := mul(atMost(c.w.maxX-c.w.minX, c.w.maxY-c.w.minY, c.w.nearLat()), 0.5) + slack
	in, inA := g.has(m), a.has(n)
	switch {
	case in && inA && !g.boundaryNear(m, s.d+slack):
		return true, false
	case !in && !g.boundaryNear(m, r), r < s.d && g.boundaryNear(m, s.d-r):
		return false, false
	case !inA && !a.boundaryNear(n, r):
		return false, false
	}
	return false, r >= max(s.d/16, leastPiece)
}

// boundaryNear reports whether the boundary of one of a's parts comes within d
// of p.
func (a *Area) boundaryNear(p pt, d float64) bool {
	for _, g := range a.parts() {
		if g.boundaryNear(p, d) {
			return true
		}
	}
	return false
}

// Near reports whether a may come within the sum of both accuracies of b: the
// test by bounds that comes before Relate. It never misses.
func Near(a, b *Area) bool {
	return newSearch(a, b).near(a.box, b.box)
}

// least is what several relations amount to that must all hold.
func least(rs ...Relation) Relation {
	out := Touch
	for _, r := range rs {
		out = min(out, r)
	}
	return out
}
