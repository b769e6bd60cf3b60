package geo

// How Relate finds a deep point: one of area a that lies in b farther than the
// band from b's boundary. First a's vertices are tried, which settles nearly
// every case at the first; then its edges are halved, which finds the thin zone
// across a thin country; then the box that both share, which finds two outlines
// that all but coincide.

const (
	// maxProbes limits how often a search halves edges, or looks at cells.
	maxProbes = 1 << 14
	// maxWork limits how many edges a question may look at, about 0.3 s.
	maxWork = 1 << 25
	// leastPiece is the half length of the least piece or cell, mm.
	leastPiece = 250
)

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
				if r.scan(w, &s.work, func(_ int, p, _ pt) bool {
					p.x -= dx
					return s.deep(g, p)
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
	return s.probes <= maxProbes && !s.exhausted()
}

// deep reports whether p lies in the part farther than d from its boundary.
func (s *search) deep(g *part, p pt) bool {
	return !s.exhausted() && g.has(p, &s.work) && !s.boundaryNear(g, p, s.d+slack)
}

// boundaryNear reports whether the part's boundary comes within d of p.
func (s *search) boundaryNear(g *part, p pt, d float64) bool {
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
				if r.near(q, &f, &s.work) {
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
				if r.scan(w, &s.work, func(_ int, p, q pt) bool {
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
	if !e.overlaps(g.box) || s.exhausted() {
		return false
	}
	m := pt{(p.x + q.x) >> 1, (p.y + q.y) >> 1}
	r := mul(atMost(e.maxX-e.minX, e.maxY-e.minY, e.nearLat()), 0.5) + slack
	if g.has(m, &s.work) {
		if !s.boundaryNear(g, m, s.d+slack) {
			return true
		}
	} else if !s.boundaryNear(g, m, r) {
		return false // all of it lies outside
	}
	// All of it lies too near the boundary.
	if r < s.d && s.boundaryNear(g, m, s.d-r) || s.boundaryAlong(g, p, q) {
		return false
	}
	if r < max(s.d/64, leastPiece) || m == p || m == q || !s.probe() {
		return false
	}
	return s.deepPiece(g, p, m) || s.deepPiece(g, m, q)
}

// boundaryAlong reports whether one edge of g's boundary comes within d of both
// p and q, and so of all between: with a degree of longitude at its longest there
// the distance to a segment is convex, and no shorter than anywhere between.
func (s *search) boundaryAlong(g *part, p, q pt) bool {
	f := flatAt(boxOf(p, q).nearLat(), s.d)
	w := boxOf(p, p).grow(f.dx, f.dy)
	for _, dx := range shifts {
		if !g.box.shift(dx).overlaps(w) {
			continue
		}
		u, v := pt{p.x - dx, p.y}, pt{q.x - dx, q.y}
		for _, poly := range g.polygons {
			for _, r := range poly.rings {
				if r.scan(w.shift(-dx), &s.work, func(i int, a, b pt) bool {
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
	in, inA := g.has(m, &s.work), a.has(n, &s.work)
	switch {
	case in && inA && !s.boundaryNear(g, m, s.d+slack):
		return true, false
	case !in && !s.boundaryNear(g, m, r), r < s.d && s.boundaryNear(g, m, s.d-r):
		return false, false
	case !inA && !s.anyBoundaryNear(a, n, r):
		return false, false
	}
	return false, r >= max(s.d/16, leastPiece)
}

// anyBoundaryNear reports whether the boundary of one of a's parts comes within d
// of p.
func (s *search) anyBoundaryNear(a *Area, p pt, d float64) bool {
	for _, g := range a.parts() {
		if s.boundaryNear(g, p, d) {
			return true
		}
	}
	return false
}
