package geo

import (
	"cmp"
	"flag"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
)

var (
	pathCases = flag.Int("path.cases", 6_000, "paths that are compared with the plain method")
	pathSeed  = flag.Uint64("path.seed", 0, "seed of those; 0: another one each time")
)

func seeded(t testing.TB) *rand.Rand {
	seed := *pathSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-path.seed %d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// The plain method: where the path meets each edge of each polygon, a turn to
// either side too, and whether each of these places, and one between each two,
// lies in the area. All of it in fractions of big integers, with no index, and
// with rays cast to the north.

type place2 struct{ x, y *big.Rat }

func rat(v int64) *big.Rat { return new(big.Rat).SetInt64(v) }

func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// ratCross is (b−a)×(c−a).
func ratCross(a, b, c place2) *big.Rat {
	l := new(big.Rat).Mul(sub(b.x, a.x), sub(c.y, a.y))
	r := new(big.Rat).Mul(sub(b.y, a.y), sub(c.x, a.x))
	return l.Sub(l, r)
}

// plainHolds reports whether a place lies in a closed polygon.
func plainHolds(rings [][]place2, p place2) bool {
	in := false
	for _, r := range rings {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			if b.x.Cmp(a.x) < 0 {
				a, b = b, a
			}
			if p.x.Cmp(a.x) < 0 || p.x.Cmp(b.x) > 0 {
				continue
			}
			lo, hi := a.y, b.y
			if lo.Cmp(hi) > 0 {
				lo, hi = hi, lo
			}
			side := ratCross(a, b, p).Sign()
			if side == 0 && p.y.Cmp(lo) >= 0 && p.y.Cmp(hi) <= 0 {
				return true
			}
			if side < 0 && p.x.Cmp(b.x) < 0 {
				in = !in
			}
		}
	}
	return in
}

// plainPath is where the path from p to q lies in the union of polygons.
func plainPath(polygons [][][]parley.Point, p, q parley.Point) []Stretch {
	u, v := at(p), at(q)
	if v.x-u.x > half {
		v.x -= full
	} else if v.x-u.x < -half {
		v.x += full
	}
	from, to := place2{rat(u.x), rat(u.y)}, place2{rat(v.x), rat(v.y)}
	along := func(t *big.Rat) place2 {
		x, y := new(big.Rat).Mul(t, sub(to.x, from.x)), new(big.Rat).Mul(t, sub(to.y, from.y))
		return place2{x.Add(x, from.x), y.Add(y, from.y)}
	}
	var copies [][][]place2
	times := []*big.Rat{rat(0), rat(1)}
	add := func(num, den *big.Rat) {
		if t := new(big.Rat).Quo(num, den); t.Sign() >= 0 && t.Cmp(rat(1)) <= 0 {
			times = append(times, t)
		}
	}
	pole := map[int64]bool{}
	for _, rings := range polygons {
		for _, dx := range shifts {
			var c [][]place2
			for _, r := range rings {
				var out []place2
				for _, p := range r {
					out = append(out, place2{rat(int64(p.Lon) + dx), rat(int64(p.Lat))})
					if p.Lat == parley.MaxLat || p.Lat == -parley.MaxLat {
						pole[int64(p.Lat)] = true
					}
				}
				for i, a := range out {
					b := out[(i+1)%len(out)]
					s, t := ratCross(from, to, a), ratCross(from, to, b)
					if d := sub(ratCross(from, to, b), s); d.Sign() != 0 {
						if s.Sign()*t.Sign() <= 0 {
							add(ratCross(a, b, from), d)
						}
						continue
					}
					for _, e := range []place2{a, b} {
						if s.Sign() == 0 && u.x != v.x {
							add(sub(e.x, from.x), sub(to.x, from.x))
						} else if s.Sign() == 0 && u.y != v.y {
							add(sub(e.y, from.y), sub(to.y, from.y))
						}
					}
				}
				c = append(c, out)
			}
			copies = append(copies, c)
		}
	}
	slices.SortFunc(times, (*big.Rat).Cmp)
	times = slices.CompactFunc(times, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	holds := func(t *big.Rat) bool {
		p := along(t)
		for y := range pole {
			if p.y.Cmp(rat(y)) == 0 {
				return true
			}
		}
		return slices.ContainsFunc(copies, func(c [][]place2) bool { return plainHolds(c, p) })
	}
	var out []Stretch
	touching := false
	for i, t := range times {
		if i > 0 { // between the last one and this
			m := new(big.Rat).Add(times[i-1], t)
			if touching = holds(m.Quo(m, rat(2))); touching {
				out[len(out)-1].To = fraction(t)
			}
		}
		switch {
		case !holds(t):
		case !touching:
			out = append(out, Stretch{Touch, fraction(t), fraction(t)})
		}
		touching = false
	}
	return out
}

func fraction(t *big.Rat) Fraction { return Fraction{t.Num().Uint64(), t.Denom().Uint64()} }

func sameStretches(a, b []Stretch) bool {
	return slices.EqualFunc(a, b, func(x, y Stretch) bool {
		return x.Relation == y.Relation && x.From.Cmp(y.From) == 0 && x.To.Cmp(y.To) == 0
	})
}

// grid draws places from a grid so coarse that lines run through vertices and
// along one another: in small numbers, across the globe, at its rims.
type grid struct {
	r      *rand.Rand
	n      int64
	dx, dy int64
	at     pt
	least  bool // a unit beside is drawn too
	rims   bool
}

func newGrid(r *rand.Rand) *grid {
	g := &grid{r: r, n: 2 + r.Int64N(5), least: r.IntN(4) == 0}
	switch r.IntN(7) {
	case 0, 1:
		g.dx, g.dy = 1, 1
	case 2:
		g.dx, g.dy, g.at = 100_000, 100_000, pt{36_0000000, 33_0000000}
	case 3: // all of the globe
		g.dx, g.dy = half/g.n, quarter/g.n
	case 4: // beside the 180° meridian
		g.dx, g.dy, g.at = 1+r.Int64N(3), 1, pt{half, 7}
	case 6: // at the rims of the globe, and of what fits 64 bits
		g.rims = true
	case 5: // beside a pole
		g.dx, g.dy, g.at = degUnits*10, 1, pt{0, quarter}
	}
	if r.IntN(3) == 0 && g.at.y < quarter {
		g.dx++
	}
	return g
}

func (g *grid) point() parley.Point {
	if g.rims {
		x, y := []int64{half, half, half - 1, half / 2, 1, 0}[g.r.IntN(6)], []int64{quarter, quarter, quarter - 1, 1, 0}[g.r.IntN(5)]
		return pt{x * (2*g.r.Int64N(2) - 1), y * (2*g.r.Int64N(2) - 1)}.point()
	}
	p := pt{g.at.x + g.dx*(g.r.Int64N(2*g.n+1)-g.n), g.at.y + g.dy*(g.r.Int64N(2*g.n+1)-g.n)}
	if g.least && g.r.IntN(4) == 0 {
		p.x, p.y = p.x+g.r.Int64N(3)-1, p.y+g.r.Int64N(3)-1
	}
	p.y = max(-quarter, min(p.y, quarter))
	return p.point()
}

// onGlobe brings a longitude within ±180°.
func onGlobe(p parley.Point) parley.Point {
	x := int64(p.Lon)
	if x > half {
		x -= full
	} else if x < -half {
		x += full
	}
	if x == half && p.Lat%2 != 0 {
		x = -half
	}
	return parley.Point{Lon: int32(x), Lat: p.Lat}
}

// area draws one of polygons with holes, the union of footprints, or nil.
func (g *grid) area() ([]parley.Footprint, *Area) {
	var fs []parley.Footprint
	for range 1 + g.r.IntN(3) {
		f := parley.Footprint{Edges: parley.EdgesStraight}
		for range 1 + g.r.IntN(2) {
			var rings [][]parley.Point
			ring := func() []parley.Point {
				var pts []parley.Point
				for range 3 + g.r.IntN(6) {
					pts = append(pts, g.point())
				}
				if g.r.IntN(2) == 0 {
					around(pts, g.point())
				}
				return slices.Compact(pts)
			}
			outline := ring()
			if outline[0] == outline[len(outline)-1] {
				continue
			}
			if g.at.x == half {
				cut, err := CutAt180(outline)
				if err == nil {
					f.Polygons = append(f.Polygons, cut...)
				}
				continue
			}
			rings = append(rings, outline)
			if g.r.IntN(2) == 0 {
				rings = append(rings, ring()[:3])
			}
			f.Polygons = append(f.Polygons, rings)
		}
		fs = append(fs, f)
	}
	a, err := Prepare(fs, 0)
	if err != nil {
		return nil, nil
	}
	return fs, a
}

// around sorts points by their direction from c, so that most make a ring.
func around(pts []parley.Point, c parley.Point) {
	slices.SortFunc(pts, func(p, q parley.Point) int {
		north := func(p parley.Point) int {
			if p.Lat > c.Lat || p.Lat == c.Lat && p.Lon > c.Lon {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(north(p), north(q)), -bigSide(c, p, q))
	})
}

func TestPathEqualsThePlainMethod(t *testing.T) {
	g := seeded(t)
	points, several, all, none, wraps := 0, 0, 0, 0, 0
	for n := 0; n < *pathCases; {
		grid := newGrid(g)
		fs, a := grid.area()
		if a == nil {
			continue
		}
		var polygons [][][]parley.Point
		for _, f := range fs {
			polygons = append(polygons, f.Polygons...)
		}
		for range 8 {
			n++
			p, q := onGlobe(grid.point()), onGlobe(grid.point())
			if p == q {
				continue
			}
			got, want := a.Path(p, q, 0, nil), plainPath(polygons, p, q)
			if at(p).x-at(q).x == full || at(q).x-at(p).x == full {
				if p.Lat == q.Lat {
					continue // one point
				}
			}
			if !sameStretches(got, want) {
				t.Fatalf("from %v to %v along %v:\n got %v\nwant %v", p, q, polygons, got, want)
			}
			switch {
			case len(want) == 0:
				none++
			case len(want) > 1:
				several++
			case want[0].From.Cmp(want[0].To) == 0:
				points++
			case want[0].From.Cmp(pathStart) == 0 && want[0].To.Cmp(pathEnd) == 0:
				all++
			}
			if at(p).x-at(q).x > half || at(q).x-at(p).x > half {
				wraps++
			}
		}
	}
	seen := fmt.Sprintf("points alone %d, several stretches %d, all of the path %d, none %d, across the 180° meridian %d", points, several, all, none, wraps)
	t.Log(seen)
	if min(points, several, all, none, wraps) == 0 {
		t.Error(seen)
	}
}
