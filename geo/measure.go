package geo

import (
	"math"
	"slices"
)

// Areas in km² inform, they never decide. They are integrals along boundaries:
// the area between a piece of a straight edge and the equator, on the WGS 84
// ellipsoid (Snyder, Map Projections, USGS 1395, 1987, formula 3-12). The
// boundary of a union is what of each outline lies outside the others; that of
// an overlap is what of each lies inside the other.

// KM2 is the area in km², overlapping footprints counted once. It informs only.
// It is −1 where the outlines lie so intricately over one another that
// measuring them would take long.
func (a *Area) KM2() float64 {
	var all []*polygon
	for p := range a.polygons {
		all = append(all, p)
	}
	t := tally{self: all}
	sum := 0.0
	for i := range all {
		sum += t.polygon(i, false)
	}
	if t.work > maxWork {
		return -1
	}
	return sum / 1e6
}

// OverlapKM2 is the area in km² of what a and b have in common. It informs
// only; for an indeterminate relation it is the size of the sliver. It is −1
// where the outlines are too intricate, as for KM2.
func OverlapKM2(a, b *Area) float64 {
	w := a.box.and(b.box)
	if w.empty() {
		return 0
	}
	within := func(a *Area) (out []*polygon) {
		for p := range a.polygons {
			if p.box.overlaps(w) {
				out = append(out, p)
			}
		}
		return out
	}
	x, y := within(a), within(b)
	sum := 0.0
	forward := tally{self: x, other: y, overlap: true}
	for i := range x {
		sum += forward.polygon(i, true)
	}
	back := tally{self: y, other: x, overlap: true}
	for i := range y {
		sum += back.polygon(i, false)
	}
	if forward.work > maxWork || back.work > maxWork {
		return -1
	}
	return max(0, sum) / 1e6
}

// tally integrates along the boundary of the union of self, or along that part
// of it that lies in other.
type tally struct {
	self, other []*polygon
	overlap     bool
	work        work
	cuts        []float64
	shared      []sharing
}

// sharing is a stretch of an edge that lies on an edge of another polygon.
type sharing struct {
	from, to float64
	with     int // index in self, or ^index in other
	same     bool
}

// polygon is what the edges of the i-th polygon add, m². Where edges of self
// and other run along each other, both add or neither: shared says whether
// this one does.
func (t *tally) polygon(i int, shared bool) float64 {
	p := t.self[i]
	var rivals []int
	for k, q := range t.self {
		if k != i && q.box.overlaps(p.box) && t.work <= maxWork {
			s := search{}
			if s.meetPolygons(p, q) {
				rivals = append(rivals, k)
			}
			t.work += s.work
		}
	}
	sum := 0.0
	for _, r := range p.rings {
		for e := range r.pts {
			if t.work > maxWork {
				return 0
			}
			a, b := r.vertex(e), r.vertex(e+1)
			if a.x == b.x && !t.overlap {
				continue // a meridian bounds nothing toward the equator
			}
			sum -= float64(r.sign) * t.edge(i, rivals, a, b, r.sign, shared)
		}
	}
	return sum
}

// edge is the integral along what counts of the edge ab.
func (t *tally) edge(i int, rivals []int, a, b pt, sign int8, shared bool) float64 {
	if len(rivals) == 0 && !t.overlap {
		return strip(a, b, 0, 1)
	}
	box := boxOf(a, b)
	t.cuts, t.shared = append(t.cuts[:0], 0, 1), t.shared[:0]
	for _, k := range rivals {
		t.cut(t.self[k], k, box, a, b, sign)
	}
	near := false
	for k, q := range t.other {
		if q.box.overlaps(box) {
			near = true
			t.cut(q, ^k, box, a, b, sign)
		}
	}
	if t.overlap && !near {
		return 0
	}
	slices.Sort(t.cuts)
	sum := 0.0
	for k := 1; k < len(t.cuts); k++ {
		from, to := t.cuts[k-1], t.cuts[k]
		if to <= from {
			continue
		}
		if t.counts(i, rivals, a, b, (from+to)/2, shared) {
			sum += strip(a, b, from, to)
		}
	}
	return sum
}

// cut collects where the edges of q meet ab.
func (t *tally) cut(q *polygon, with int, w box, a, b pt, sign int8) {
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	for _, r := range q.rings {
		r.scan(w, &t.work, func(_ int, c, d pt) bool {
			if !meet(a, b, c, d) {
				return false
			}
			if orient(a, b, c) == 0 && orient(a, b, d) == 0 {
				at := func(p pt) float64 {
					if math.Abs(dx) > math.Abs(dy) {
						return float64(p.x-a.x) / dx
					}
					return float64(p.y-a.y) / dy
				}
				u, v := at(c), at(d)
				same := (u < v) == (sign == r.sign)
				u, v = max(0, min(u, v)), min(1, max(u, v))
				t.cuts = append(t.cuts, u, v)
				t.shared = append(t.shared, sharing{u, v, with, same})
				return false
			}
			ex, ey := float64(d.x-c.x), float64(d.y-c.y)
			u := (float64(c.x-a.x)*ey - float64(c.y-a.y)*ex) / (dx*ey - dy*ex)
			t.cuts = append(t.cuts, max(0, min(u, 1)))
			return false
		})
	}
}

// counts reports whether the boundary at u of ab bounds what is measured.
func (t *tally) counts(i int, rivals []int, a, b pt, u float64, shared bool) bool {
	x, y := float64(a.x)+u*float64(b.x-a.x), float64(a.y)+u*float64(b.y-a.y)
	same, opposite := false, false // along an edge of other
	for _, s := range t.shared {
		if u < s.from || u > s.to {
			continue
		}
		switch {
		case s.with < 0:
			same, opposite = same || s.same, opposite || !s.same
		case !s.same, s.with < i:
			return false // inside the union, or another polygon's to count
		}
	}
	on := func(k int) bool {
		for _, s := range t.shared {
			if s.with == k && s.from <= u && u <= s.to {
				return true
			}
		}
		return false
	}
	for _, k := range rivals {
		if !on(k) && t.self[k].hasPlace(x, y, &t.work) {
			return false
		}
	}
	if !t.overlap || same && opposite { // opposite sides of one edge: inside other
		return true
	}
	for k, q := range t.other {
		if !on(^k) && q.hasPlace(x, y, &t.work) {
			return true
		}
	}
	return same && shared
}

// hasPlace is has for a place between units. It informs only.
func (q *polygon) hasPlace(x, y float64, n *work) bool {
	w := box{int64(math.Floor(x)), int64(math.Floor(y)), int64(math.Ceil(x)), int64(math.Ceil(y))}
	if !q.box.overlaps(w) {
		return false
	}
	w.maxX = q.box.maxX
	inside := false
	for _, r := range q.rings {
		r.scan(w, n, func(_ int, a, b pt) bool {
			if (float64(a.y) > y) == (float64(b.y) > y) {
				return false
			}
			if float64(a.x)+(y-float64(a.y))/float64(b.y-a.y)*float64(b.x-a.x) > x {
				inside = !inside
			}
			return false
		})
	}
	return inside
}

// strip is the area in m² between the equator and the edge ab from u to v,
// positive where the edge runs east in the north.
func strip(a, b pt, u, v float64) float64 {
	dx, dy := float64(b.x-a.x), float64(b.y-a.y)
	n := math.Ceil(max(math.Abs(dx), math.Abs(dy)) * (v - u) / degUnits)
	sum := 0.0
	for k := range int(n) {
		lo := u + (v-u)*float64(k)/n
		step := (v - u) / n
		// Gauss–Legendre with three points, pieces of at most 1°.
		sum += step * (5*zone(float64(a.y)+dy*(lo+step*0.1127016653792583)) +
			8*zone(float64(a.y)+dy*(lo+step*0.5)) +
			5*zone(float64(a.y)+dy*(lo+step*0.8872983346207417))) / 18
	}
	return sum * dx * radPerUnit
}

// zone is the area in m² between the equator and a latitude, for each radian
// of longitude.
func zone(lat float64) float64 {
	s, _ := sincos(lat * radPerUnit)
	e := math.Sqrt(ecc2)
	return semiMajor * semiMajor * (1 - ecc2) / 2 * (s/(1-ecc2*s*s) + math.Atanh(e*s)/e)
}
