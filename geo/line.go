package geo

// line is a path as it lies to a part that is moved by a turn, or not.
type line struct {
	p, q, step pt
	base       pt // p or q: the one that is nearer to longitude 0
	box        box
}

func (w *walk) line(dx int64) line {
	l := line{p: pt{w.p.x - dx, w.p.y}, q: pt{w.q.x - dx, w.q.y}, step: w.step, box: w.box.shift(-dx)}
	l.base = l.p
	if max(l.q.x, -l.q.x) < max(l.p.x, -l.p.x) {
		l.base = l.q
	}
	return l
}

// hit is where the path meets an edge: at a point, or all along it.
type hit struct {
	from, to Fraction
	// crosses says that the path changes sides: that one end of the edge lies to
	// the left of its line, and the other one does not.
	crosses bool
}

// side is the side of the line on which c lies: +1 left, −1 right, 0 on it. It
// is exact, as orient is: where the path comes to ±180° at all, base lies within
// it, as c does.
func (l *line) side(x, y int64) int {
	a, b := l.step.x*(y-l.base.y), l.step.y*(x-l.base.x)
	switch {
	case a > b:
		return 1
	case a < b:
		return -1
	}
	return 0
}

// misses reports whether a box lies to one side of the line.
func (l *line) misses(b box) bool {
	left, right := pt{b.minX, b.maxY}, pt{b.maxX, b.minY}
	if l.step.x < 0 {
		left.y, right.y = right.y, left.y
	}
	if l.step.y < 0 {
		left.x, right.x = right.x, left.x
	}
	return l.side(left.x, left.y) < 0 || l.side(right.x, right.y) > 0
}

// beyond says whether what a box has in common with the line certainly lies
// behind the path (−1) or ahead of it (+1).
func (l *line) beyond(b box) int {
	if c := ahead(l.p.x, l.step.x, b.minX, b.maxX); c != 0 {
		return c
	}
	return ahead(l.p.y, l.step.y, b.minY, b.maxY)
}

// ahead is beyond, in one dimension.
func ahead(p, step, lo, hi int64) int {
	if step < 0 {
		p, step, lo, hi = -p, -step, -hi, -lo
	}
	switch {
	case step == 0:
		return 0
	case hi < p:
		return -1
	case lo > p+step:
		return 1
	}
	return 0
}

// cross collects where the path meets a node's edges, and says whether they
// cross the line behind the path an odd number of times. Points on the line
// count as to its right: the line is taken a hair to its left, and of a point
// that is on no edge both say the same.
func (w *walk) cross(r *ring, l *line, level, i int) (odd bool) {
	n := &r.tree[level][i]
	b := box{int64(n.minX), int64(n.minY), int64(n.maxX), int64(n.maxY)}
	switch l.beyond(b) {
	case 1:
		return false
	case -1: // as often, in parity, as the straight line between the run's ends
		first := r.vertex(i << (fanBits * (level + 1)))
		last := r.vertex(min((i+1)<<(fanBits*(level+1)), len(r.pts)))
		return (l.side(first.x, first.y) > 0) != (l.side(last.x, last.y) > 0)
	}
	if l.misses(b) {
		return false
	}
	if level > 0 {
		for j := i * fan; j < min((i+1)*fan, len(r.tree[level-1])); j++ {
			odd = odd != w.cross(r, l, level-1, j)
		}
		return odd
	}
	v := r.vertex(i * fan)
	t := l.side(v.x, v.y)
	for j := i * fan; j < min((i+1)*fan, len(r.pts)); j++ {
		u, s := v, t
		v = r.vertex(j + 1)
		t = l.side(v.x, v.y)
		if s*t <= 0 {
			odd = odd != w.edge(l, u, v, s, t)
		}
	}
	return odd
}

// edge collects where the path meets the edge ab, whose ends lie at sides s and
// t of its line, not both at one; behind says that it crosses the line behind the path.
func (w *walk) edge(l *line, a, b pt, s, t int) (behind bool) {
	if s == 0 && t == 0 {
		w.along(l, a, b)
		return false
	}
	crosses := (s > 0) != (t > 0)
	switch l.beyond(boxOf(a, b)) {
	case 1:
		return false
	case -1:
		return crosses
	}
	// At num/den of the path, with num = (a−p)×(b−a), den = step×(b−a). The boxes
	// overlap, so that orient is exact.
	sign := 1
	if t < s {
		sign = -1
	}
	if sign*orient(a, b, l.p) < 0 {
		return crosses
	}
	if sign*orient(a, b, l.q) > 0 {
		return false
	}
	u := pt{b.x - a.x, b.y - a.y}
	num := (a.x-l.p.x)*u.y - (a.y-l.p.y)*u.x // at most den, so that it fits whatever its terms do
	den := l.step.x*u.y - l.step.y*u.x       // at most 2·(1.8e9)² = 6.5e18
	if sign < 0 {
		num, den = -num, -den
	}
	f := Fraction{uint64(num), uint64(den)}
	w.hits = append(w.hits, hit{f, f, crosses})
	return false
}

// along collects what of the path lies on the edge ab, which lies on its line.
func (w *walk) along(l *line, a, b pt) {
	p, step, u, v := l.p.x, l.step.x, a.x, b.x
	if step == 0 {
		p, step, u, v = l.p.y, l.step.y, a.y, b.y
	}
	if step < 0 {
		p, step, u, v = -p, -step, -u, -v
	}
	from, to := max(min(u, v)-p, 0), min(max(u, v)-p, step)
	if from <= to {
		w.hits = append(w.hits, hit{Fraction{uint64(from), uint64(step)}, Fraction{uint64(to), uint64(step)}, false})
	}
}
