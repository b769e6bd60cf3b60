package geo

import (
	"cmp"
	"math"
	"slices"
)

// Where does a path come within d of an edge? With the length of a degree of
// longitude fixed, the places within d of a segment are convex, so that they are
// one run of the path, from where it first comes within d of the edge's line (on
// the edge), or of one of its ends, to where it last does. That length changes
// along the path, though: taken at its least, as at the path's latitude farthest
// from the equator, the run holds every place that is within d; taken at its
// most, it holds none other. What lies between the two runs is looked at again
// by itself, where the lengths differ less, until they differ by nothing that
// matters.
const (
	// bandSlack widens the band, mm: more than rounding moves its ends by. The
	// coordinates that distances are computed of stay below 4e13 mm, and come out
	// of at most ten operations with errors of 2^-53 of that: 0.05 mm.
	bandSlack = 2
	// bandClose is by how much two runs may differ, mm across or units along.
	bandClose = 1
	// maxRefine limits how often one edge is looked at: what is left open then
	// counts as within.
	maxRefine = 1000
)

// run is a part of a path, in fractions of it.
type run struct{ from, to float64 }

// band is what the path's nearness to edges is measured with.
type band struct {
	*walk
	d, d2    float64 // mm, with bandSlack
	units    float64 // the path's length, no more
	px       float64 // where p lies, in the part's frame
	runs     []run
	min, max float64 // mm per unit of longitude, along all of the path
	left     int     // looks at this edge
}

// near is where the path is within d of the part's boundary.
func (w *walk) near(g *part) []interval {
	d := w.d + bandSlack
	b := band{walk: w, d: d, d2: mul(d, d), units: float64(max(w.step.x, -w.step.x, w.step.y, -w.step.y))}
	b.min, b.max = b.scale(0, 1)
	reach := flatAt(w.box.farLat(), d)
	for _, dx := range shifts {
		if b.part(g, dx, w.box.grow(reach.dx, reach.dy).shift(-dx)) {
			return []interval{closed(pathStart, pathEnd)}
		}
	}
	return b.intervals()
}

// part collects runs beside a part that is moved by dx, and reports whether one
// of them is all of the path. What is farther than d lies outside of reach.
func (b *band) part(g *part, dx int64, reach box) bool {
	if !g.box.overlaps(reach) {
		return false
	}
	b.px = float64(b.p.x - dx)
	whole := false
	g.boundary(reach, &b.work, func(u, v pt) bool {
		b.left = maxRefine
		n := len(b.runs)
		b.edge(u, v, 0, 1, b.min, b.max)
		whole = len(b.runs) == n+1 && b.runs[n] == run{0, 1}
		return whole
	})
	return whole
}

// scale is the least and the greatest length of a unit of longitude between two
// fractions of the path, mm.
func (b *band) scale(from, to float64) (least, most float64) {
	u, v := b.lat(from), b.lat(to)
	near, far := min(math.Abs(u), math.Abs(v)), max(math.Abs(u), math.Abs(v))
	if u < 0 != (v < 0) {
		near = 0
	}
	f, n := flatAt(min(int64(far)+1, quarter), b.d), flatAt(int64(near), b.d)
	return f.kx, n.kx
}

func (b *band) lat(t float64) float64 { return float64(b.p.y) + mul(t, float64(b.step.y)) }

// edge collects the runs between two fractions of the path that are within d of
// the edge uv; least and most are the lengths there of a unit of longitude.
func (b *band) edge(u, v pt, from, to, least, most float64) {
	b.left--
	out := b.clip(u, v, from, to, least)
	if out.from > out.to {
		return
	}
	if mul(most-least, b.d) <= mul(bandClose, least) || mul(to-from, b.units) <= bandClose || b.left <= 0 {
		b.runs = append(b.runs, out)
		return
	}
	in := b.clip(u, v, from, to, most)
	switch {
	case in.from <= in.to:
	case out.from == out.to:
		b.runs = append(b.runs, out)
		return
	default:
		b.again(u, v, from, to, out.from, out.to)
		return
	}
	b.runs = append(b.runs, in)
	b.again(u, v, from, to, out.from, in.from)
	b.again(u, v, from, to, in.to, out.to)
}

// again looks at what is left open between lo and hi of a run, in halves where
// that is much of it.
func (b *band) again(u, v pt, from, to, lo, hi float64) {
	if lo == hi {
		return // one of the runs beside it has it
	}
	m := hi
	if hi-lo > (to-from)/2 {
		m = lo + (hi-lo)/2
	}
	least, most := b.scale(lo, m)
	b.edge(u, v, lo, m, least, most)
	if m < hi {
		least, most = b.scale(m, hi)
		b.edge(u, v, m, hi, least, most)
	}
}

// clip is the run between two fractions that is within d of the edge uv, with
// kx mm to a unit of longitude; from > to: none is.
func (b *band) clip(u, v pt, from, to, kx float64) run {
	none := run{1, 0}
	// Seen from p, in mm: the edge from (ax, ay) along (ux, uy), the path along
	// (sx, sy).
	ax, ay := mul(float64(u.x)-b.px, kx), mul(float64(u.y-b.p.y), mmPerLat)
	ux, uy := mul(float64(v.x-u.x), kx), mul(float64(v.y-u.y), mmPerLat)
	sx, sy := mul(float64(b.step.x), kx), mul(float64(b.step.y), mmPerLat)
	out := b.disc(ax, ay, sx, sy).or(b.disc(ax+ux, ay+uy, sx, sy))
	if l2 := mul(ux, ux) + mul(uy, uy); l2 > 0 {
		side := mul(b.d, math.Sqrt(l2))
		beside := run{math.Inf(-1), math.Inf(1)}.
			and(mul(ay, ux)-mul(ax, uy), mul(sx, uy)-mul(sy, ux), -side, side).
			and(-mul(ax, ux)-mul(ay, uy), mul(sx, ux)+mul(sy, uy), 0, l2)
		out = out.or(beside)
	}
	if !(out.from <= to && out.to >= from) {
		return none
	}
	return run{max(out.from, from), min(out.to, to)}
}

// disc is where the path along (sx, sy) is within d of (x, y).
func (b *band) disc(x, y, sx, sy float64) run {
	s2 := mul(sx, sx) + mul(sy, sy)
	if s2 == 0 {
		if mul(x, x)+mul(y, y) <= b.d2 {
			return run{math.Inf(-1), math.Inf(1)}
		}
		return run{1, 0}
	}
	s := math.Sqrt(s2)
	across := (mul(x, sy) - mul(y, sx)) / s
	rest := b.d2 - mul(across, across)
	if rest < 0 {
		return run{1, 0}
	}
	mid, chord := (mul(x, sx)+mul(y, sy))/s2, math.Sqrt(rest)/s
	return run{mid - chord, mid + chord}
}

// or is the least run that holds both.
func (r run) or(x run) run {
	switch {
	case r.from > r.to:
		return x
	case x.from > x.to:
		return r
	}
	return run{min(r.from, x.from), max(r.to, x.to)}
}

// and is where in r the value c + t·slope lies between lo and hi.
func (r run) and(c, slope, lo, hi float64) run {
	if slope == 0 {
		if c < lo || c > hi {
			return run{1, 0}
		}
		return r
	}
	u, v := (lo-c)/slope, (hi-c)/slope
	return run{max(r.from, min(u, v)), min(r.to, max(u, v))}
}

// intervals joins the runs, and rounds them outward.
func (b *band) intervals() (out []interval) {
	slices.SortFunc(b.runs, func(r, x run) int { return cmp.Compare(r.from, x.from) })
	const den = 1 << 52
	for i := 0; i < len(b.runs); {
		r := b.runs[i]
		for i++; i < len(b.runs) && b.runs[i].from <= r.to; i++ {
			r.to = max(r.to, b.runs[i].to)
		}
		from, to := math.Floor(mul(r.from, den)), math.Ceil(mul(r.to, den))
		out = append(out, closed(Fraction{uint64(from), den}, Fraction{uint64(to), den}))
	}
	return out
}
