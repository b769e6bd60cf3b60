package geo

import (
	"math/bits"
	"slices"
	"sync"

	"github.com/open-parley/parley"
)

// Fraction is a share of a path, Num/Den from 0 to 1, exact and not reduced. Den
// is above 0.
type Fraction struct{ Num, Den uint64 }

// Cmp compares two fractions: −1, 0 or +1. It is exact.
func (f Fraction) Cmp(g Fraction) int {
	h, l := bits.Mul64(f.Num, g.Den)
	i, m := bits.Mul64(g.Num, f.Den)
	switch {
	case h < i || h == i && l < m:
		return -1
	case h > i || l > m:
		return 1
	}
	return 0
}

// Of is the fraction of n, rounded down and up. It is exact.
func (f Fraction) Of(n uint64) (floor, ceil uint64) {
	h, l := bits.Mul64(f.Num, n)
	q, r := bits.Div64(h, l, f.Den)
	if r > 0 {
		return q, q + 1
	}
	return q, q
}

// Stretch is a part of a path along which a relation holds, Touch or
// Indeterminate.
type Stretch struct {
	Relation Relation
	From, To Fraction // From ≤ To; where equal, a single point
}

// Path appends how the straight line from p to q lies to a, both known to within
// accuracy mm: in order, the longest stretches of one relation, Touch or
// Indeterminate, each with both of its ends; where two meet, that point is
// Indeterminate. Elsewhere the path is Apart.
//
// The line is straight in longitude and latitude and takes the shorter way
// around; of two longitudes 180° apart, the one that does not cross the 180°
// meridian. Each of its points, be it between whole units, has the relation that
// At gives a position:
//
//   - With A = 0 (A being accuracy and a's own together) everything is exact,
//     the fractions too.
//   - With A > 0 what is within A of a boundary is Indeterminate. The ends of
//     that band are rounded outward, by no more than if A were 5 mm, or a
//     millionth of it, greater, and by 1 unit along the path: At thus never says
//     Apart or Touch less surely than Path does.
//
// The cost is that of a walk down the index of each ring, for each edge that the
// path crosses, or comes within A of.
func (a *Area) Path(p, q parley.Point, accuracy int64, out []Stretch) []Stretch {
	w := walks.Get().(*walk)
	defer walks.Put(w)
	w.begin(p, q, float64(a.accuracy+accuracy))
	if w.step == (pt{}) {
		if r := a.At(p, accuracy); r != Apart {
			out = append(out, Stretch{r, pathStart, pathEnd})
		}
		return out
	}
	touch, open := w.touch[:0], w.open[:0]
	for _, g := range a.parts() {
		if w.d == 0 {
			touch = w.inside(g, touch)
			continue
		}
		in, near := union(w.inside(g, w.in[:0])), w.near(g, w.close[:0])
		open = append(append(open, in...), near...)
		touch = without(in, near, touch)
		w.in, w.close = in, near
	}
	touch, open = union(touch), union(open)
	out = stretches(touch, without(open, touch, w.in[:0]), out)
	w.touch, w.open = touch, open
	return out
}

// PathSpan is no less than how long the path from p to q is on the ground, mm.
func PathSpan(p, q parley.Point) int64 {
	var w walk
	w.begin(p, q, 0)
	return int64(atMost(w.step.x, w.step.y, w.box.nearLat())) + 1
}

var pathStart, pathEnd = Fraction{0, 1}, Fraction{1, 1}

// mark is a place in the order of a path: just before a point or just after it.
type mark struct {
	at    Fraction
	after bool
}

func (m mark) cmp(n mark) int {
	if c := m.at.Cmp(n.at); c != 0 || m.after == n.after {
		return c
	}
	if n.after {
		return -1
	}
	return 1
}

// interval is what lies between two marks: whether its ends belong to it follows
// from theirs.
type interval struct{ from, to mark }

// closed is the interval with both its ends.
func closed(from, to Fraction) interval { return interval{mark{from, false}, mark{to, true}} }

// union sorts intervals and joins those that leave nothing between them.
func union(s []interval) []interval {
	slices.SortFunc(s, func(a, b interval) int { return a.from.cmp(b.from) })
	out := s[:0]
	for _, v := range s {
		if n := len(out); n > 0 && v.from.cmp(out[n-1].to) <= 0 {
			if v.to.cmp(out[n-1].to) > 0 {
				out[n-1].to = v.to
			}
		} else {
			out = append(out, v)
		}
	}
	return out
}

// without appends what of s lies outside of t, both unions.
func without(s, t, out []interval) []interval {
	for _, v := range s {
		for len(t) > 0 && t[0].to.cmp(v.from) <= 0 {
			t = t[1:]
		}
		for _, x := range t {
			if x.from.cmp(v.to) >= 0 {
				break
			}
			if v.from.cmp(x.from) < 0 {
				out = append(out, interval{v.from, x.from})
			}
			v.from = x.to
		}
		if v.from.cmp(v.to) < 0 {
			out = append(out, v)
		}
	}
	return out
}

// stretches puts two unions that share no point in order.
func stretches(touch, open []interval, out []Stretch) []Stretch {
	for len(touch) > 0 || len(open) > 0 {
		if len(open) == 0 || len(touch) > 0 && touch[0].from.cmp(open[0].from) < 0 {
			out = append(out, Stretch{Touch, touch[0].from.at, touch[0].to.at})
			touch = touch[1:]
		} else {
			out = append(out, Stretch{Indeterminate, open[0].from.at, open[0].to.at})
			open = open[1:]
		}
	}
	return out
}

// walk is one question about a path.
type walk struct {
	p, q pt // q a turn outside ±180° where the path crosses the 180° meridian
	step pt // q − p
	box  box
	d    float64 // mm, the band

	hits                   []hit
	in, close, touch, open []interval
	runs                   []run
	todo                   []piece
}

// walks keep the memory that questions need.
var walks = sync.Pool{New: func() any { return new(walk) }}

func (w *walk) begin(p, q parley.Point, d float64) {
	u, v := at(p), at(q)
	if v.x-u.x > half {
		v.x -= full
	} else if v.x-u.x < -half {
		v.x += full
	}
	w.p, w.q, w.step, w.box, w.d = u, v, pt{v.x - u.x, v.y - u.y}, boxOf(u, v), d
}

// inside appends the stretches of the path that lie in the closed part, as has
// says of each of its points. Exact.
func (w *walk) inside(g *part, out []interval) []interval {
	for _, dx := range shifts {
		if !g.box.shift(dx).overlaps(w.box) {
			continue
		}
		l := w.line(dx)
		for _, q := range g.polygons {
			if q.box.overlaps(l.box) {
				out = w.polygon(q, &l, out)
			}
		}
	}
	// Every meridian ends in the pole.
	if g.box.maxY == quarter {
		out = w.at(quarter, out)
	}
	if g.box.minY == -quarter {
		out = w.at(-quarter, out)
	}
	return out
}

// at appends what of the path lies on a pole.
func (w *walk) at(pole int64, out []interval) []interval {
	switch {
	case w.p.y == pole && w.q.y == pole:
		return append(out, closed(pathStart, pathEnd))
	case w.p.y == pole:
		return append(out, closed(pathStart, pathStart))
	case w.q.y == pole:
		return append(out, closed(pathEnd, pathEnd))
	}
	return out
}

// polygon appends the stretches that lie in a closed polygon.
func (w *walk) polygon(q *polygon, l *line, out []interval) []interval {
	w.hits = w.hits[:0]
	in := false
	for _, r := range q.rings {
		if !r.box.overlaps(l.box) {
			continue // and it crosses the line behind the path evenly
		}
		top := len(r.tree) - 1
		for i := range r.tree[top] {
			if w.cross(r, l, top, i) {
				in = !in
			}
		}
	}
	slices.SortFunc(w.hits, func(a, b hit) int { return a.from.Cmp(b.from) })
	last := pathStart
	for _, h := range w.hits {
		if in {
			out = append(out, closed(last, h.from))
		}
		out = append(out, closed(h.from, h.to))
		in, last = in != h.crosses, h.from
	}
	if in {
		out = append(out, closed(last, pathEnd))
	}
	return out
}
