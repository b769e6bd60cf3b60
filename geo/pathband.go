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
	bandShare = 1e-6 // of d, where that is more
	// maxRefine limits how many pieces of a path, or of an edge (edges.go), are cut
	// up beside one edge: what is left open then counts as within.
	maxRefine = 2000
)

// run is a part of a path, in fractions of it.
type run struct{ from, to float64 }

// holds reports whether x lies in r. An empty r holds nothing.
func (r run) holds(x run) bool { return r.from <= x.from && x.to <= r.to }

// band is what the path's nearness to edges is measured with.
type band struct {
	*walk
	d, d2    float64 // mm, with bandSlack
	units    float64 // the path's length, no more
	reach    flat    // at the path's latitude that is farthest from the equator
	line     line    // in the part's frame
	min, max float64 // mm per unit of longitude, along all of the path
	cover    run     // the longest of them, as far as they were seen to overlap
}

// near appends where the path is within d of the part's boundary.
func (w *walk) near(g *part, out []interval) []interval {
	d := w.d + bandSlack
	b := band{walk: w, d: d, d2: mul(d, d), cover: run{1, 0},
		units: float64(max(w.step.x, -w.step.x, w.step.y, -w.step.y)),
		reach: flatAt(w.box.farLat(), d)}
	b.runs = b.runs[:0]
	b.min, b.max = b.scale(0, 1)
	for _, dx := range shifts {
		if b.part(g, dx) {
			return append(out, closed(pathStart, pathEnd))
		}
	}
	return b.intervals(out)
}

// part collects runs beside a part that is moved by dx, until they are all of
// the path. What lies outside the path's box, grown by reach, is farther than d
// from all of it.
func (b *band) part(g *part, dx int64) (whole bool) {
	b.line = b.walk.line(dx)
	w := b.line.box.grow(b.reach.dx, b.reach.dy)
	if !g.box.overlaps(w) {
		return false
	}
	for _, p := range g.polygons {
		if !p.box.overlaps(w) {
			continue
		}
		for _, r := range p.rings {
			top := len(r.tree) - 1
			for i := range r.tree[top] {
				if b.node(r, w, top, i) {
					return true
				}
			}
		}
	}
	for _, e := range g.rest {
		b.edge(e[0], e[1])
	}
	return b.cover.holds(run{0, 1})
}

// node collects runs beside a node's edges that are boundary, until they are all
// of the path.
func (b *band) node(r *ring, w box, level, i int) (whole bool) {
	n := &r.tree[level][i]
	e := box{int64(n.minX), int64(n.minY), int64(n.maxX), int64(n.maxY)}
	// Far beyond an eighth of a turn side would overflow.
	if !e.overlaps(w) || b.reach.dx < half/4 && b.line.misses(e.grow(b.reach.dx, b.reach.dy)) {
		return false
	}
	if level > 0 {
		for j := i * fan; j < min((i+1)*fan, len(r.tree[level-1])); j++ {
			if b.node(r, w, level-1, j) {
				return true
			}
		}
		return false
	}
	v := r.vertex(i * fan)
	for j := i * fan; j < min((i+1)*fan, len(r.pts)); j++ {
		u := v
		v = r.vertex(j + 1)
		if r.seam == nil || !r.seam[j] {
			b.edge(u, v)
		}
	}
	return b.cover.holds(run{0, 1})
}

// add collects a run.
func (b *band) add(r run) {
	b.runs = append(b.runs, r)
	switch c := b.cover; {
	case r.from <= c.to && c.from <= r.to:
		b.cover = run{min(r.from, c.from), max(r.to, c.to)}
	case r.to-r.from > c.to-c.from:
		b.cover = r
	}
}

// scale is the least and the greatest length of a unit of longitude between two
// fractions of the path, mm.
func (b *band) scale(from, to float64) (least, most float64) {
	u, v := b.lat(from), b.lat(to)
	near, far := min(math.Abs(u), math.Abs(v)), max(math.Abs(u), math.Abs(v))
	if u < 0 != (v < 0) {
		near = 0
	}
	f, n := flatAt(int64(math.Ceil(far)), b.d), flatAt(int64(near), b.d)
	return f.kx, n.kx
}

func (b *band) lat(t float64) float64 { return float64(b.p.y) + mul(t, float64(b.step.y)) }

// piece is a part of the path to be looked at, and the least and the greatest
// length there of a unit of longitude.
type piece struct {
	run
	least, most float64
}

// edge collects the runs that are within d of the edge uv, the longest pieces of
// the path first.
func (b *band) edge(u, v pt) {
	b.todo = append(b.todo[:0], piece{run{0, 1}, b.min, b.max})
	for i := 0; i < len(b.todo); i++ {
		p := b.todo[i]
		out := b.clip(u, v, p.run, p.least)
		if out.from > out.to || b.cover.holds(out) {
			continue
		}
		same := mul(p.most-p.least, b.d) <= mul(max(bandClose, mul(b.d, bandShare)), p.least)
		if same || mul(p.to-p.from, b.units) <= bandClose || i >= maxRefine {
			b.add(out)
			continue
		}
		switch in := b.clip(u, v, p.run, p.most); {
		case in.from <= in.to:
			b.add(in)
			b.again(p.run, run{out.from, in.from})
			b.again(p.run, run{in.to, out.to})
		case out.from == out.to:
			b.add(out)
		default:
			b.again(p.run, out)
		}
	}
}

// again puts aside what is left open of a piece, in halves where that is much of
// it. The run beside it, if there is one, has its end.
func (b *band) again(p, open run) {
	if open.from == open.to {
		return
	}
	m := open.to
	if open.to-open.from > mul(p.to-p.from, 0.5) {
		m = open.from + mul(open.to-open.from, 0.5)
	}
	for _, r := range [...]run{{open.from, m}, {m, open.to}} {
		if r.from < r.to && !b.cover.holds(r) {
			least, most := b.scale(r.from, r.to)
			b.todo = append(b.todo, piece{r, least, most})
		}
	}
}

// clip is the run of a piece that is within d of the edge uv, with kx mm to a unit
// of longitude; from > to: none is.
func (b *band) clip(u, v pt, p run, kx float64) run {
	// Seen from p, in mm: the edge from (ax, ay) along (ux, uy), the path along
	// (sx, sy).
	ax, ay := mul(float64(u.x-b.line.p.x), kx), mul(float64(u.y-b.p.y), mmPerLat)
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
	return run{max(out.from, p.from), min(out.to, p.to)}
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

// intervals appends the runs, joined and rounded outward.
func (b *band) intervals(out []interval) []interval {
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
