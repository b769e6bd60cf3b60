package geo

import "github.com/open-parley/parley"

// fan is the number of edges in a leaf of a ring's index and of nodes under a
// node above.
const (
	fanBits = 3
	fan     = 1 << fanBits
)

// small is a box in 16 bytes, for the index.
type small struct{ minX, minY, maxX, maxY int32 }

// ring is a closed line of straight edges in longitude and latitude, with an
// index: boxes around each run of eight edges, around eight such runs, and so
// on. Neighbours along a line are neighbours on the ground, so that this simple
// tree is as selective as a sorted one, and it has one more virtue: a run that
// lies wholly to the east of a point crosses the ray from it as often, in
// parity, as the straight line between the run's two ends.
type ring struct {
	pts  []parley.Point
	box  box
	tree [][]small // leaves first; the last level has at most eight nodes
	// seam marks edges that are no boundary: drawn along the 180° meridian
	// where the area goes on at the other side, or along a pole. Nil if none.
	seam []bool
	sign int8 // +1 where the inside lies to the left of its edges, −1 to the right
}

func (r *ring) vertex(i int) pt {
	if i == len(r.pts) {
		i = 0
	}
	return at(r.pts[i])
}

func newRing(pts []parley.Point) *ring {
	r := &ring{pts: pts, box: ringBox(pts)}
	n := len(pts)
	level := make([]small, 0, (n+fan-1)/fan)
	for i := 0; i < n; i += fan {
		b := small{maxInt, maxInt, -maxInt, -maxInt}
		for j := i; j <= min(i+fan, n); j++ {
			p := pts[j%n]
			b = b.with(small{p.Lon, p.Lat, p.Lon, p.Lat})
		}
		level = append(level, b)
	}
	r.tree = append(r.tree, level)
	for len(level) > fan {
		up := make([]small, 0, (len(level)+fan-1)/fan)
		for i := 0; i < len(level); i += fan {
			b := level[i]
			for _, c := range level[i+1 : min(i+fan, len(level))] {
				b = b.with(c)
			}
			up = append(up, b)
		}
		r.tree = append(r.tree, up)
		level = up
	}
	return r
}

const maxInt = 1<<31 - 1

func (b small) with(c small) small {
	return small{min(b.minX, c.minX), min(b.minY, c.minY), max(b.maxX, c.maxX), max(b.maxY, c.maxY)}
}

func ringBox(pts []parley.Point) box {
	b := emptyBox
	for _, p := range pts {
		b = b.with(boxOf(at(p), at(p)))
	}
	return b
}

// work counts edges that were looked at, to bound a search.
type work int

// locate says whether p lies inside r, and whether it lies on r. Exact.
func (r *ring) locate(p pt, w *work) (inside, on bool) {
	if !r.box.has(p) {
		return false, false
	}
	top := len(r.tree) - 1
	for i := range r.tree[top] {
		odd, hit := r.cross(p, w, top, i)
		if hit {
			return false, true
		}
		inside = inside != odd
	}
	return inside, false
}

// cross counts, in parity, how often a node's edges cross the ray from p to the
// east. An edge counts where exactly one of its ends lies north of p.
func (r *ring) cross(p pt, w *work, level, i int) (odd, on bool) {
	b := &r.tree[level][i]
	if p.y < int64(b.minY) || p.y > int64(b.maxY) || p.x > int64(b.maxX) {
		return false, false
	}
	if p.x < int64(b.minX) {
		first := i << (fanBits * (level + 1))
		last := min((i+1)<<(fanBits*(level+1)), len(r.pts))
		return (r.vertex(first).y > p.y) != (r.vertex(last).y > p.y), false
	}
	if level > 0 {
		for j := i * fan; j < min((i+1)*fan, len(r.tree[level-1])); j++ {
			o, hit := r.cross(p, w, level-1, j)
			if hit {
				return false, true
			}
			odd = odd != o
		}
		return odd, false
	}
	*w += fan
	last := min((i+1)*fan, len(r.pts))
	v := r.vertex(i * fan)
	for j := i * fan; j < last; j++ {
		a := v
		v = r.vertex(j + 1)
		lo, hi := a, v
		if lo.y > hi.y {
			lo, hi = hi, lo
		}
		if p.y < lo.y || p.y > hi.y || p.x > max(a.x, v.x) {
			continue
		}
		if p.x < min(a.x, v.x) {
			odd = odd != (hi.y > p.y && lo.y <= p.y)
			continue
		}
		switch side := orient(lo, hi, p); {
		case side == 0:
			return false, true
		case side > 0 && hi.y > p.y && lo.y <= p.y:
			odd = !odd
		}
	}
	return odd, false
}

// scan calls f with each edge whose box overlaps q, until f returns true.
func (r *ring) scan(q box, w *work, f func(i int, a, b pt) bool) bool {
	if !r.box.overlaps(q) {
		return false
	}
	top := len(r.tree) - 1
	for i := range r.tree[top] {
		if r.scanNode(q, w, top, i, f) {
			return true
		}
	}
	return false
}

func (r *ring) scanNode(q box, w *work, level, i int, f func(i int, a, b pt) bool) bool {
	b := &r.tree[level][i]
	if int64(b.minX) > q.maxX || int64(b.maxX) < q.minX || int64(b.minY) > q.maxY || int64(b.maxY) < q.minY {
		return false
	}
	if level > 0 {
		for j := i * fan; j < min((i+1)*fan, len(r.tree[level-1])); j++ {
			if r.scanNode(q, w, level-1, j, f) {
				return true
			}
		}
		return false
	}
	*w += fan
	v := r.vertex(i * fan)
	for j := i * fan; j < min((i+1)*fan, len(r.pts)); j++ {
		a := v
		v = r.vertex(j + 1)
		if boxOf(a, v).overlaps(q) && f(j, a, v) {
			return true
		}
	}
	return false
}

// near reports whether an edge that is boundary comes within f's distance of p.
func (r *ring) near(p pt, f *flat, w *work) bool {
	q := boxOf(p, p).grow(f.dx, f.dy)
	if !r.box.overlaps(q) {
		return false
	}
	top := len(r.tree) - 1
	for i := range r.tree[top] {
		if r.nearNode(p, q, f, w, top, i) {
			return true
		}
	}
	return false
}

func (r *ring) nearNode(p pt, q box, f *flat, w *work, level, i int) bool {
	b := &r.tree[level][i]
	if int64(b.minX) > q.maxX || int64(b.maxX) < q.minX || int64(b.minY) > q.maxY || int64(b.maxY) < q.minY {
		return false
	}
	if level > 0 {
		for j := i * fan; j < min((i+1)*fan, len(r.tree[level-1])); j++ {
			if r.nearNode(p, q, f, w, level-1, j) {
				return true
			}
		}
		return false
	}
	*w += fan
	v := r.vertex(i * fan)
	for j := i * fan; j < min((i+1)*fan, len(r.pts)); j++ {
		a := v
		v = r.vertex(j + 1)
		if r.seam != nil && r.seam[j] {
			continue
		}
		if f.within(p, a, v) {
			return true
		}
	}
	return false
}

// turn is +1 for a counterclockwise ring, −1 for a clockwise one: the corner
// at the first vertex by longitude and latitude is convex.
func turn(pts []parley.Point) int {
	n, k := len(pts), 0
	for i := range pts {
		if at(pts[i]).before(at(pts[k])) {
			k = i
		}
	}
	return orient(at(pts[(k+n-1)%n]), at(pts[k]), at(pts[(k+1)%n]))
}
