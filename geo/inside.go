package geo

import "github.com/open-parley/parley"

// Inside reports whether a certainly lies in the interior of b: in one of the
// footprints that b is the union of, farther from its boundary than the sum A of
// both accuracies, or, with A = 0, without touching it. With A = 0 every step is
// exact; with A > 0 distances err toward false alone. A question that costs more
// than maxWork edges is answered false.
func Inside(a, b *Area) bool {
	s := newSearch(a, b)
	for p := range a.polygons {
		in := false
		for _, g := range b.parts() {
			in = in || s.inside(p, g)
		}
		if !in {
			return false
		}
	}
	return true
}

// inside reports whether a polygon lies within a part: all its vertices do, no
// boundary of the part comes near its own, and none lies in it.
func (s *search) inside(p *polygon, g *part) bool {
	for _, r := range p.rings {
		for i := range r.pts {
			if s.exhausted() || !g.has(r.vertex(i), &s.work) {
				return false
			}
		}
	}
	clear := true
	for _, dx := range shifts {
		g.boundary(s.reach(p.box).shift(-dx), &s.work, func(a, b pt) bool {
			a.x, b.x = a.x+dx, b.x+dx
			clear = !s.exhausted() && !p.has(a, &s.work) && !p.has(b, &s.work) && !s.nearOutline(p, a, b)
			return !clear
		})
	}
	return clear && !s.exhausted()
}

// boundary calls f with each edge of g's boundary whose box overlaps w, until f
// returns true.
func (g *part) boundary(w box, n *work, f func(a, b pt) bool) {
	for _, q := range g.polygons {
		if !q.box.overlaps(w) {
			continue
		}
		for _, r := range q.rings {
			if r.scan(w, n, func(i int, a, b pt) bool { return (r.seam == nil || !r.seam[i]) && f(a, b) }) {
				return
			}
		}
	}
	for _, e := range g.rest {
		if boxOf(e[0], e[1]).overlaps(w) && f(e[0], e[1]) {
			return
		}
	}
}

// nearOutline reports whether the segment ab comes within the band of p's
// outline, or, without a band, shares a point with it.
func (s *search) nearOutline(p *polygon, a, b pt) bool {
	for _, r := range p.rings {
		if r.scan(s.reach(boxOf(a, b)), &s.work, func(i int, c, d pt) bool {
			switch {
			case s.exhausted():
				return true
			case r.seam != nil && r.seam[i]:
				return false
			case s.d == 0:
				return meet(a, b, c, d)
			}
			return s.edgesWithin(a, b, c, d)
		}) {
			return true
		}
	}
	return false
}

// VolumeInside reports whether a certainly lies in the interior of b in its
// footprint, and within it in height and time. Heights compare within one datum
// only.
func VolumeInside(a, b PreparedVolume) bool {
	return bounded(a.Volume.Floor, b.Volume.Floor, 1) && bounded(a.Volume.Ceiling, b.Volume.Ceiling, -1) &&
		windowsInside(a.Volume.Windows, b.Volume.Windows) && Inside(a.Area, b.Area)
}

// bounded reports whether a bound is at least as narrow as outer: a floor (up 1)
// no lower, a ceiling (up −1) no higher. Nil bounds nothing.
func bounded(inner, outer *parley.Height, up int64) bool {
	return outer == nil || inner != nil && inner.Datum == outer.Datum && up*(inner.MM-outer.MM) >= 0
}

// windowsInside reports whether every instant of a is one of b. None is always.
func windowsInside(a, b []parley.Window) bool {
	if len(b) == 0 {
		return true
	}
	if len(a) == 0 {
		return false
	}
	j := 0
	for _, w := range a {
		at := w.From
		for at < w.Until {
			for j < len(b) && b[j].Until <= at {
				j++
			}
			if j == len(b) || b[j].From > at {
				return false
			}
			at = b[j].Until
		}
	}
	return true
}
