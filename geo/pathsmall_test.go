package geo

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/open-parley/parley"
)

var pathSmall = flag.Int("path.small", 200_000, "paths on small grids that are compared with the plain method")

// The plain method again, for numbers so small that nothing is near overflowing,
// and much faster.

// atSmall reports whether the place n/m along from p by step lies in a polygon.
func atSmall(rings [][]parley.Point, o, p, step pt, n, m int64) bool {
	x, y := p.x*m+step.x*n, p.y*m+step.y*n // in m-ths of a unit
	in := false
	for _, r := range rings {
		for i := range r {
			a, b := at(r[i]), at(r[(i+1)%len(r)])
			ax, ay, bx, by := (a.x-o.x)*m, (a.y-o.y)*m, (b.x-o.x)*m, (b.y-o.y)*m
			side := (b.x-a.x)*(y-ay) - (b.y-a.y)*(x-ax)
			if side == 0 && x >= min(ax, bx) && x <= max(ax, bx) && y >= min(ay, by) && y <= max(ay, by) {
				return true
			}
			if (ax > x) != (bx > x) && (side < 0) == (bx > ax) {
				in = !in
			}
		}
	}
	return in
}

func smallPath(polygons [][][]parley.Point, o pt, p, q parley.Point) (out []Stretch) {
	u := pt{at(p).x - o.x, at(p).y - o.y}
	step := pt{at(q).x - at(p).x, at(q).y - at(p).y}
	type share struct{ n, m int64 }
	times := []share{{0, 1}, {1, 1}}
	add := func(n, m int64) {
		if m < 0 {
			n, m = -n, -m
		}
		if m > 0 && 0 <= n && n <= m {
			times = append(times, share{n, m})
		}
	}
	for _, rings := range polygons {
		for _, r := range rings {
			for i := range r {
				a, b := at(r[i]), at(r[(i+1)%len(r)])
				dx, dy := b.x-a.x, b.y-a.y
				add((a.x-o.x-u.x)*dy-(a.y-o.y-u.y)*dx, step.x*dy-step.y*dx)
				// Where an edge lies on the path its ends do; elsewhere these harm nothing.
				add(a.x-o.x-u.x, step.x)
				add(a.y-o.y-u.y, step.y)
			}
		}
	}
	slices.SortFunc(times, func(s, t share) int { return cmp.Compare(s.n*t.m, t.n*s.m) })
	holds := func(n, m int64) bool {
		return slices.ContainsFunc(polygons, func(rings [][]parley.Point) bool { return atSmall(rings, o, u, step, n, m) })
	}
	whole := false
	for i, t := range times {
		f := Fraction{uint64(t.n), uint64(t.m)}
		if i > 0 {
			l := times[i-1]
			if l.n*t.m == t.n*l.m {
				continue
			}
			if whole = holds(l.n*t.m+t.n*l.m, 2*l.m*t.m); whole {
				out[len(out)-1].To = f
			}
		}
		if !whole && holds(t.n, t.m) {
			out = append(out, Stretch{Touch, f, f})
		}
		whole = false
	}
	return out
}

func TestPathOnSmallGrids(t *testing.T) {
	r := seeded(t)
	count := map[int]int{}
	for n := 0; n < *pathSmall; {
		g := &grid{r: r, n: 2 + r.Int64N(4), dx: 1 + r.Int64N(2), dy: 1,
			at: pt{r.Int64N(3*half/2) - 3*half/4, r.Int64N(3*quarter/2) - 3*quarter/4}}
		fs, a := g.area()
		if a == nil {
			continue
		}
		var polygons [][][]parley.Point
		for _, f := range fs {
			polygons = append(polygons, f.Polygons...)
		}
		for range 20 {
			p, q := g.point(), g.point()
			if p == q {
				continue
			}
			n++
			got, want := a.Path(p, q, 0, nil), smallPath(polygons, g.at, p, q)
			count[len(want)]++
			if !sameStretches(got, want) {
				t.Fatalf("from %v to %v along %v:\n got %v\nwant %v", p, q, polygons, got, want)
			}
		}
	}
	t.Log("paths by their number of stretches:", count)
	if len(count) < 5 {
		t.Error("hardly any path was cut up")
	}
}

// Paths worth a name, as the plain method has them and as they should be.
func TestPathsByName(t *testing.T) {
	const holed = "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2)"
	for _, c := range []struct {
		name, area, from, to string
		want                 string
	}{
		{"through a hole", holed, "-1 4", "9 4", "1/10–3/10 8/10–1/1"},
		{"along a hole's edge", holed, "0 2", "9 2", "0/1–1/1"},
		{"from a hole's corner to its corner", holed, "2 2", "7 7", "0/1–0/1 1/1–1/1"},
		{"over a corner", "rect 0 0 2 2", "-1 1", "1 3", "1/2–1/2"},
		{"over two corners", "rect 0 0 2 2", "-1 3", "3 -1", "1/4–3/4"},
		{"along an edge, into the next", "(0 0, 4 0, 4 2, 2 2, 2 4, 0 4)", "0 2", "8 2", "0/1–1/2"},
		{"over neighbours", "rect 0 0 1 1 + rect 1 0 2 1", "-1 0.5", "3 0.5", "1/4–3/4"},
		{"east over the 180° meridian", "rect 179 0 180 1 + rect -180 0 -179 1", "178 0.5", "-178 0.5", "1/4–3/4"},
		{"west over the 180° meridian", "rect -180 0 -179 1", "-178 0.5", "178 0.5", "1/4–1/2"},
		{"along the 180° meridian, on its other side", "rect -180 0 -179 1", "180 -1", "180 3", "1/4–1/2"},
		{"up to the pole of another meridian", "rect 0 80 10 90", "100 80", "100 90", "1/1–1/1"},
		{"down from the pole", "rect 0 -90 10 -80", "100 -90", "100 -80", "0/1–0/1"},
		{"along the pole", "rect 0 80 10 90", "100 90", "50 90", "0/1–1/1"},
		{"across the globe", "(-180 89.9999999, -90 0, 90 -10, 180 -20, 90 5, -90 20)", "0.0000001 -90", "180 89.9999999", "plain"},
		{"half way around it", "rect -90 -90 90 90", "-179.9999999 -90", "0 90", "plain"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, p, q := shape(t, c.area), point(t, c.from), point(t, c.to)
			a := area(t, c.area, 0)
			got, want := a.Path(p, q, 0, nil), plainPath(f.Polygons, p, q)
			if !sameStretches(got, want) || len(got) == 0 {
				t.Errorf("got %v, the plain method %v", got, want)
			}
			if c.want == "plain" {
				return
			}
			var s []Stretch
			for _, x := range strings.Fields(c.want) {
				v := Stretch{Relation: Touch}
				if _, err := fmt.Sscanf(x, "%d/%d–%d/%d", &v.From.Num, &v.From.Den, &v.To.Num, &v.To.Den); err != nil {
					t.Fatal(err)
				}
				s = append(s, v)
			}
			if !sameStretches(got, s) {
				t.Errorf("got %v, want %v", got, s)
			}
			back := a.Path(q, p, 0, nil)
			for i, v := range back {
				w := got[len(got)-1-i]
				if v.From.Cmp(Fraction{w.To.Den - w.To.Num, w.To.Den}) != 0 || v.To.Cmp(Fraction{w.From.Den - w.From.Num, w.From.Den}) != 0 {
					t.Errorf("there %v, back %v", got, back)
				}
			}
		})
	}
}

// A path along one of the 10,000 edges that a fine outline has.
func TestPathOfALongOutline(t *testing.T) {
	ring := comb(10_000)
	a := prepareRings(t, [][]parley.Point{ring}, 0)
	fine := prepareRings(t, [][]parley.Point{ring}, 1)
	for k := 0; k+1 < len(ring); k += 97 {
		p, q := ring[k], ring[k+1]
		if got := a.Path(p, q, 0, nil); len(got) != 1 || got[0] != (Stretch{Touch, got[0].From, got[0].To}) || got[0].From.Cmp(pathStart) != 0 || got[0].To.Cmp(pathEnd) != 0 {
			t.Fatalf("along edge %d: %v", k, got)
		}
		if got := fine.Path(p, q, 0, nil); len(got) != 1 || got[0].Relation != Indeterminate || got[0].From.Cmp(pathStart) != 0 || got[0].To.Cmp(pathEnd) != 0 {
			t.Fatalf("along edge %d with accuracy: %v", k, got)
		}
	}
	// Across its teeth: the plain method takes long for all of them.
	p, q := parley.Point{Lon: 0, Lat: 5_000_000}, parley.Point{Lon: 20_000_000, Lat: 5_000_000}
	if got := a.Path(p, q, 0, nil); len(got) != len(ring)/2-1 {
		t.Errorf("across: %d stretches", len(got))
	}
	short := comb(80)
	got, want := prepareRings(t, [][]parley.Point{short}, 0).Path(p, q, 0, nil), plainPath([][][]parley.Point{{short}}, p, q)
	if !sameStretches(got, want) || len(got) < 30 {
		t.Errorf("across 40 teeth: %d stretches, the plain method has %d", len(got), len(want))
	}
}
