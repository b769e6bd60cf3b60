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
//     within their accuracies, they have a point in common (an area's accuracy
//     being how far each of its points may lie from the true area, and each
//     point of the true boundary from the one that is drawn);
//   - Indeterminate otherwise: they come within A of each other, or overlap by
//     no more than a sliver inside A. OverlapKM2 is the size of that sliver.
//
// With A = 0 every step is exact. With A > 0 distances never err toward Apart
// or Touch (see metric.go): boundaries count as within A of each other where
// [Area.At] would say so of a point of one of them, but for 1 mm, a millionth of A
// or 1 unit along an edge, and 20 mm for Touch. Two edges of many degrees are cut
// into maxRefine pieces at most to tell (edges.go): what is open then, which takes
// bands of many kilometres, counts as within. The search for a deep point gives up
// at pieces of A/64 and cells of A/16 (or 0.25 m), or after maxProbes of them or
// maxWork edges: both leave Indeterminate.
// Relate(a, b) = Relate(b, a).
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
	if s.exhausted() {
		return Indeterminate
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

// search is one question about two areas.
type search struct {
	d      float64 // mm, the band
	dx, dy int64   // units: what lies farther than this is beyond the band
	probes int
	work   work
}

// exhausted reports whether the question has cost as much as it may.
func (s *search) exhausted() bool { return s.work > maxWork }

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
		if q.has(pt{u.x - dx, u.y}, &s.work) || p.has(pt{v.x + dx, v.y}, &s.work) {
			return true
		}
		for _, r := range p.rings {
			for _, t := range q.rings {
				if s.meetRings(r, t, dx) {
					return s.d > 0 || !s.exhausted() || sweepsMeet(p, q, dx)
				}
			}
		}
	}
	return false
}

// sweepsMeet is whether the rings of p and of q, moved by dx, have a point in
// common, by the sweep that costs n·log n however they lie: neither's own rings
// touch.
func sweepsMeet(p, q *polygon, dx int64) bool {
	s := &sweep{}
	for _, r := range p.rings {
		s.add(r.pts, 0)
	}
	for _, r := range q.rings {
		s.add(r.pts, dx)
	}
	s.run()
	return s.met
}

// meetRings reports whether r and t, moved by dx, come within d; or that too
// many edges had to be looked at.
func (s *search) meetRings(r, t *ring, dx int64) bool {
	if len(r.pts) > len(t.pts) {
		r, t, dx = t, r, -dx
	}
	w := t.box.grow(s.dx, s.dy).shift(dx)
	return r.scan(w, &s.work, func(_ int, a, b pt) bool {
		if s.exhausted() {
			return true
		}
		q := s.reach(boxOf(a, b)).shift(-dx)
		return t.scan(q, &s.work, func(_ int, c, d pt) bool {
			c.x, d.x = c.x+dx, d.x+dx
			if s.d == 0 {
				return meet(a, b, c, d)
			}
			return s.edgesWithin(a, b, c, d)
		})
	})
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
