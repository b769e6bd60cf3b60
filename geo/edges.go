package geo

import "math"

// Do two edges come within d of each other? The shortest path between them lies
// within d of the latitudes of both. With the length of a degree of longitude
// fixed the answer is that for two segments; but it changes along the edges:
// taken at its least, as at the latitude farthest from the equator that both
// reach, edges that are within d are never missed; taken at its most, no others
// are found. Where the two answers differ, one edge is halved, and each half is
// asked about by itself, until the lengths differ by nothing that matters (as for
// a path: pathband.go).

// pieceWork is what a piece of an edge costs, in edges looked at.
const pieceWork = 16

// edgesWithin reports whether the edges ab and ce come within the band of each
// other.
func (s *search) edgesWithin(a, b, c, e pt) bool {
	if meet(a, b, c, e) {
		return true
	}
	// The edge that spans fewer latitudes takes less halving.
	if max(a.y-b.y, b.y-a.y) > max(c.y-e.y, e.y-c.y) {
		a, b, c, e = c, e, a, b
	}
	x := halving{search: s, p: a, step: pt{b.x - a.x, b.y - a.y}, c: c, e: e, budget: maxRefine}
	x.least, x.most = boxOf(c, e).farLat(), boxOf(c, e).nearLat()
	return x.near(0, 1)
}

// halving is one edge, from p along step, as it is halved beside another, ce,
// which it does not meet.
type halving struct {
	*search
	p, step     pt
	c, e        pt
	least, most int64 // ce's latitudes that are farthest from the equator, and nearest
	budget      int   // pieces
}

// near reports whether a piece of the edge, between two fractions of it, comes
// within d of ce. Halves' ends are exact for the first twenty halvings, and then
// to 1e-6 unit.
func (h *halving) near(from, to float64) bool {
	u, v := h.at(from), h.at(to)
	near, far := min(math.Abs(u.y), math.Abs(v.y)), max(math.Abs(u.y), math.Abs(v.y))
	if u.y < 0 != (v.y < 0) {
		near = 0
	}
	f := flatAt(min(int64(math.Ceil(far)), h.least), h.d)
	if !f.beside(u, v, h.c, h.e) {
		return false
	}
	h.budget--
	h.work += pieceWork
	if h.budget <= 0 || h.exhausted() {
		return true
	}
	g := flatAt(max(int64(near), h.most), h.d)
	same := mul(g.kx-f.kx, h.d) <= mul(max(bandClose, mul(h.d, bandShare)), f.kx)
	if same || mul(to-from, float64(max(h.step.x, -h.step.x, h.step.y, -h.step.y))) <= bandClose || g.beside(u, v, h.c, h.e) {
		return true
	}
	m := from + mul(to-from, 0.5)
	return h.near(from, m) || h.near(m, to)
}

// at is the place at a fraction of the edge.
func (h *halving) at(t float64) place {
	return place{float64(h.p.x) + mul(t, float64(h.step.x)), float64(h.p.y) + mul(t, float64(h.step.y))}
}

// beside reports whether segments that have no point in common, from u to v and
// from c to e, come within d of each other: one of their four ends then does of
// the other one.
func (f *flat) beside(u, v place, c, e pt) bool {
	cx, cy, ux, uy := float64(c.x), float64(c.y), v.x-u.x, v.y-u.y
	ex, ey := float64(e.x-c.x), float64(e.y-c.y)
	return f.comes(cx-u.x, cy-u.y, ex, ey) || f.comes(cx-v.x, cy-v.y, ex, ey) ||
		f.comes(u.x-cx, u.y-cy, ux, uy) || f.comes(u.x-float64(e.x), u.y-float64(e.y), ux, uy)
}
