package geo

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// degrees writes a point for an error message.
func degrees(p parley.Point) string {
	return fmt.Sprintf("%s %s", hemisphere(int64(p.Lat), 'N', 'S'), hemisphere(int64(p.Lon), 'E', 'W'))
}

func hemisphere(u int64, plus, minus byte) string {
	c := plus
	if u < 0 {
		u, c = -u, minus
	}
	s := fmt.Sprintf("%d.%07d", u/degUnits, u%degUnits)
	for s[len(s)-1] == '0' && s[len(s)-2] != '.' {
		s = s[:len(s)-1]
	}
	return s + string(c)
}

// checkRing refuses what is wrong with single vertices and edges of a ring.
func checkRing(pts []parley.Point, where string) error {
	n := len(pts)
	if n > 1 && pts[0] == pts[n-1] {
		return fmt.Errorf("%s: its last vertex repeats the first; leave it out, a ring closes by itself", where)
	}
	if n < 3 {
		return fmt.Errorf("%s has %d vertices; an area needs at least 3", where, n)
	}
	for k, p := range pts {
		q := pts[(k+1)%n]
		if p.Lon < -parley.MaxLon || p.Lon > parley.MaxLon || p.Lat < -parley.MaxLat || p.Lat > parley.MaxLat {
			return fmt.Errorf("%s vertex %d lies outside ±180° of longitude, ±90° of latitude", where, k)
		}
		if p == q {
			return fmt.Errorf("%s: vertex %d (%s) is given twice in a row; leave one out", where, k, degrees(p))
		}
		if d := int64(q.Lon) - int64(p.Lon); d > half || d < -half {
			return fmt.Errorf("%s: the edge from vertex %d (%s) spans more than 180° of longitude; cut the area at the 180° meridian (RFC 7946, 3.1.9), or add vertices between", where, k, degrees(p))
		}
	}
	return nil
}

// sweep looks for a place where two rings of a polygon, or two parts of one
// ring, cross or touch. A vertical line moves east (and, along itself, north)
// over the edges; the edges it meets are kept in their order from south to
// north, and only neighbours in that order can be the next to touch. n edges
// take n·log n exact comparisons, and the moving of 4 bytes for each edge under
// the line.
type sweep struct {
	edges  []sweepEdge
	rings  int32
	status []int32 // edges under the line, south to north
	met    bool
	g, e   int32 // the edges that met
}

type sweepEdge struct {
	a, b    pt // a before b
	ring, i int32
	n       int32 // edges of its ring
}

// add adds the edges of a ring, moved by dx.
func (s *sweep) add(pts []parley.Point, dx int64) {
	for i := range pts {
		a, b := at(pts[i]), at(pts[(i+1)%len(pts)])
		a.x, b.x = a.x+dx, b.x+dx
		if b.before(a) {
			a, b = b, a
		}
		s.edges = append(s.edges, sweepEdge{a, b, s.rings, int32(i), int32(len(pts))})
	}
	s.rings++
}

// checkPolygon refuses rings of one polygon that cross or touch themselves or
// one another, and holes that lie outside the outline or in another hole.
func checkPolygon(rings [][]parley.Point, where []string) error {
	s := &sweep{}
	for _, pts := range rings {
		s.add(pts, 0)
	}
	if s.run(); s.met {
		return s.err(rings, where)
	}
	outline := newRing(rings[0])
	for i := 1; i < len(rings); i++ {
		hole := newRing(rings[i])
		if in, _ := outline.locate(hole.vertex(0), new(work)); !in {
			return fmt.Errorf("%s lies outside its outline; make it a polygon of its own", where[i])
		}
		for j := 1; j < i; j++ {
			other := newRing(rings[j])
			if in, _ := other.locate(hole.vertex(0), new(work)); in {
				return fmt.Errorf("%s lies inside another hole (%s)", where[i], where[j])
			}
			if in, _ := hole.locate(other.vertex(0), new(work)); in {
				return fmt.Errorf("%s lies inside another hole (%s)", where[j], where[i])
			}
		}
	}
	return nil
}

// event is an edge that begins or ends under the line.
type event struct {
	at   pt
	edge int32
	ends bool
}

func (s *sweep) run() {
	events := make([]event, 0, 2*len(s.edges))
	for i, e := range s.edges {
		events = append(events, event{e.a, int32(i), false}, event{e.b, int32(i), true})
	}
	slices.SortFunc(events, func(v, w event) int {
		if c := cmp.Or(cmp.Compare(v.at.x, w.at.x), cmp.Compare(v.at.y, w.at.y)); c != 0 {
			return c
		}
		if v.ends != w.ends { // edges that begin here still meet those that end here
			if w.ends {
				return -1
			}
			return 1
		}
		return cmp.Compare(v.edge, w.edge)
	})
	for _, v := range events {
		if v.ends {
			s.remove(v.edge)
		} else {
			s.insert(v.edge)
		}
		if s.met {
			return
		}
	}
}

func (s *sweep) insert(e int32) {
	f := &s.edges[e]
	pos, _ := slices.BinarySearchFunc(s.status, f, func(g int32, f *sweepEdge) int {
		h := &s.edges[g]
		o := orient(h.a, h.b, f.a)
		if o == 0 {
			if !s.chained(g, e) {
				s.fail(g, e)
				return 0
			}
			if h.b != f.a { // both begin at the vertex that they share
				o = orient(h.a, h.b, f.b)
			}
		}
		return -o // the status edge comes first where the new one lies north of it
	})
	if s.met {
		return
	}
	if pos > 0 {
		s.check(s.status[pos-1], e)
	}
	if pos < len(s.status) {
		s.check(s.status[pos], e)
	}
	s.status = slices.Insert(s.status, pos, e)
}

func (s *sweep) remove(e int32) {
	p := s.edges[e].b
	pos, _ := slices.BinarySearchFunc(s.status, p, func(g int32, p pt) int {
		h := &s.edges[g]
		if orient(h.a, h.b, p) > 0 {
			return -1
		}
		return 1
	})
	for pos < len(s.status) && s.status[pos] != e {
		pos++
	}
	if pos == len(s.status) { // only after edges that begin at p came between
		pos = slices.Index(s.status, e)
	}
	s.status = slices.Delete(s.status, pos, pos+1)
	if pos > 0 && pos < len(s.status) {
		s.check(s.status[pos-1], s.status[pos])
	}
}

// chained reports whether two edges follow one another in one ring.
func (s *sweep) chained(g, e int32) bool {
	x, y := &s.edges[g], &s.edges[e]
	if x.ring != y.ring {
		return false
	}
	d := x.i - y.i
	return d == 1 || d == -1 || d == x.n-1 || d == 1-x.n
}

// check fails where two edges share more than the vertex that joins them.
func (s *sweep) check(g, e int32) {
	x, y := &s.edges[g], &s.edges[e]
	if !s.chained(g, e) {
		if meet(x.a, x.b, y.a, y.b) {
			s.fail(g, e)
		}
		return
	}
	// Chained edges share a vertex, and more only where the line turns back on
	// itself.
	if orient(x.a, x.b, y.a) == 0 && orient(x.a, x.b, y.b) == 0 && (x.a == y.a || x.b == y.b) {
		s.fail(g, e)
	}
}

func (s *sweep) fail(g, e int32) { s.met, s.g, s.e = true, g, e }

// err says which edges met.
func (s *sweep) err(rings [][]parley.Point, where []string) error {
	x, y := &s.edges[s.g], &s.edges[s.e]
	if x.ring == y.ring && x.i > y.i || x.ring > y.ring {
		x, y = y, x
	}
	p := rings[x.ring][x.i]
	q := rings[y.ring][y.i]
	return fmt.Errorf("%s: its edge from vertex %d (%s) crosses or touches the edge of %s from vertex %d (%s); draw the outline so that it meets itself nowhere",
		where[x.ring], x.i, degrees(p), where[y.ring], y.i, degrees(q))
}
