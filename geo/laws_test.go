package geo

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

// bigSide is orient by big integers.
func bigSide(a, b, c parley.Point) int {
	i := func(v int32) *big.Int { return big.NewInt(int64(v)) }
	sub := func(x, y *big.Int) *big.Int { return new(big.Int).Sub(x, y) }
	l := new(big.Int).Mul(sub(i(b.Lon), i(a.Lon)), sub(i(c.Lat), i(a.Lat)))
	r := new(big.Int).Mul(sub(i(b.Lat), i(a.Lat)), sub(i(c.Lon), i(a.Lon)))
	return l.Cmp(r)
}

func between(a, b, p parley.Point) bool {
	return min(a.Lon, b.Lon) <= p.Lon && p.Lon <= max(a.Lon, b.Lon) && min(a.Lat, b.Lat) <= p.Lat && p.Lat <= max(a.Lat, b.Lat)
}

// bruteContains is even-odd ray casting over every edge, boundary included.
func bruteContains(rings [][]parley.Point, p parley.Point) bool {
	inside := false
	for _, r := range rings {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			if bigSide(a, b, p) == 0 && between(a, b, p) {
				return true
			}
			if (a.Lat > p.Lat) != (b.Lat > p.Lat) {
				s := bigSide(a, b, p)
				if a.Lat > b.Lat {
					s = -s
				}
				if s > 0 {
					inside = !inside
				}
			}
		}
	}
	return inside
}

func bruteMeet(a, b, c, d parley.Point) bool {
	for _, x := range []bool{
		bigSide(a, b, c) == 0 && between(a, b, c), bigSide(a, b, d) == 0 && between(a, b, d),
		bigSide(c, d, a) == 0 && between(c, d, a), bigSide(c, d, b) == 0 && between(c, d, b),
	} {
		if x {
			return true
		}
	}
	return bigSide(a, b, c)*bigSide(a, b, d) < 0 && bigSide(c, d, a)*bigSide(c, d, b) < 0
}

// bruteRelate compares every edge with every edge.
func bruteRelate(a, b [][]parley.Point) Relation {
	if bruteContains(a, b[0][0]) || bruteContains(b, a[0][0]) {
		return Touch
	}
	for _, r := range a {
		for i := range r {
			for _, s := range b {
				for j := range s {
					if bruteMeet(r[i], r[(i+1)%len(r)], s[j], s[(j+1)%len(s)]) {
						return Touch
					}
				}
			}
		}
	}
	return Apart
}

// bruteValid reports whether rings meet themselves and one another nowhere.
func bruteValid(rings [][]parley.Point) bool {
	type edge struct {
		a, b    parley.Point
		r, i, n int
	}
	var es []edge
	for r, pts := range rings {
		for i := range pts {
			es = append(es, edge{pts[i], pts[(i+1)%len(pts)], r, i, len(pts)})
		}
	}
	for x, e := range es {
		for _, f := range es[:x] {
			switch {
			case e.r == f.r && (e.i == f.i+1 || f.i == 0 && e.i == e.n-1):
				// Chained: the shared vertex only.
				shared, before, after := e.a, f.a, e.b
				if e.i != f.i+1 {
					shared, before, after = f.a, e.a, f.b
				}
				if bigSide(before, shared, after) == 0 &&
					(between(before, shared, after) || between(shared, after, before)) {
					return false
				}
				if e.n == 3 && f.i == 0 && e.i == 1 { // a triangle's edges share two vertices pairwise
					continue
				}
			default:
				if bruteMeet(e.a, e.b, f.a, f.b) {
					return false
				}
			}
		}
	}
	return true
}

// drawPoint draws from a grid so coarse that points fall on lines and on each
// other, at one of several scales: the widest spans the globe.
func drawScale(t *rapid.T) (dx, dy int32) {
	k := rapid.SampledFrom([]int32{1, 1000, 99_999_991}).Draw(t, "scale")
	return k * rapid.SampledFrom([]int32{1, 2}).Draw(t, "wide"), k
}

func drawPoint(t *rapid.T, name string, dx, dy, n int32) parley.Point {
	return parley.Point{
		Lon: dx * rapid.Int32Range(-n, n).Draw(t, name+" lon"),
		Lat: dy * rapid.Int32Range(-n, n).Draw(t, name+" lat"),
	}
}

// drawRing draws rings until one is valid: random ones, or ones around a
// centre, which mostly are.
func drawRing(t *rapid.T, name string, dx, dy, n int32) []parley.Point {
	return rapid.Custom(func(t *rapid.T) []parley.Point {
		var pts []parley.Point
		for range rapid.IntRange(3, 9).Draw(t, "vertices") {
			pts = append(pts, drawPoint(t, "vertex", dx, dy, n))
		}
		c := drawPoint(t, "centre", dx, dy, n)
		if rapid.Bool().Draw(t, "star") {
			slices.SortFunc(pts, func(p, q parley.Point) int {
				hp, hq := p.Lat > c.Lat || p.Lat == c.Lat && p.Lon > c.Lon, q.Lat > c.Lat || q.Lat == c.Lat && q.Lon > c.Lon
				if hp != hq {
					if hp {
						return -1
					}
					return 1
				}
				return -bigSide(c, p, q)
			})
		}
		return pts
	}).Filter(func(pts []parley.Point) bool {
		return checkRing(pts, "") == nil && checkPolygon([][]parley.Point{pts}, []string{""}) == nil
	}).Draw(t, name)
}

func TestSweepFindsWhatBruteForceFinds(t *testing.T) {
	valid := 0
	rapid.Check(t, func(t *rapid.T) {
		dx, dy := drawScale(t)
		n := rapid.Int32Range(2, 8).Draw(t, "grid")
		var rings [][]parley.Point
		for range rapid.IntRange(1, 3).Draw(t, "rings") {
			var pts []parley.Point
			for range rapid.IntRange(3, 8).Draw(t, "vertices") {
				pts = append(pts, drawPoint(t, "vertex", dx, dy, n))
			}
			if checkRing(pts, "") != nil {
				t.Skip("a repeated vertex")
			}
			rings = append(rings, pts)
		}
		s := &sweep{}
		for _, pts := range rings {
			s.add(pts, 0)
		}
		s.run()
		if want := bruteValid(rings); s.met == want {
			t.Fatalf("sweep says met=%v, brute force says valid=%v: %v", s.met, want, rings)
		} else if want {
			valid++
		}
	})
	if valid == 0 {
		t.Error("no valid rings were drawn")
	}
}

func TestContainsEqualsBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dx, dy := drawScale(t)
		ring := drawRing(t, "ring", dx, dy, 8)
		rings := [][]parley.Point{ring}
		a, err := Prepare([]parley.Footprint{{Polygons: [][][]parley.Point{rings}, Edges: parley.EdgesStraight}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		probe := func(p parley.Point) {
			if got, want := a.Contains(p), bruteContains(rings, p); got != want {
				t.Fatalf("Contains(%v) = %v, want %v, of %v", p, got, want, ring)
			}
		}
		for k, p := range ring {
			q := ring[(k+1)%len(ring)]
			mid := parley.Point{Lon: int32((int64(p.Lon) + int64(q.Lon)) / 2), Lat: int32((int64(p.Lat) + int64(q.Lat)) / 2)}
			for _, c := range []parley.Point{p, mid} {
				for ox := int32(-1); ox <= 1; ox++ {
					for oy := int32(-1); oy <= 1; oy++ {
						probe(parley.Point{Lon: c.Lon + ox, Lat: c.Lat + oy})
					}
				}
			}
		}
		for range 20 {
			probe(drawPoint(t, "point", dx, dy, 8))
		}
	})
}

func TestContainsOfALongLineEqualsBruteForce(t *testing.T) {
	ring := comb(300)
	a, err := Prepare([]parley.Footprint{{Polygons: [][][]parley.Point{{ring}}, Edges: parley.EdgesStraight}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		lat := rapid.Int32Range(-2000, 100_000_100).Draw(t, "lat")
		p := parley.Point{Lon: lat + rapid.Int32Range(-2000, 302_000).Draw(t, "lon"), Lat: lat}
		if got, want := a.Contains(p), bruteContains([][]parley.Point{ring}, p); got != want {
			t.Fatalf("Contains(%v) = %v, want %v", p, got, want)
		}
	})
}

func TestRelateEqualsBruteForce(t *testing.T) {
	seen := map[Relation]int{}
	rapid.Check(t, func(t *rapid.T) {
		dx, dy := drawScale(t)
		n := rapid.Int32Range(3, 8).Draw(t, "grid")
		a, b := [][]parley.Point{drawRing(t, "a", dx, dy, n)}, [][]parley.Point{drawRing(t, "b", dx, dy, n)}
		pa, pb := prepareRings(t, a, 0), prepareRings(t, b, 0)
		got := Relate(pa, pb)
		if want := bruteRelate(a, b); got != want {
			t.Fatalf("Relate = %v, want %v: %v and %v", got, want, a, b)
		}
		if r := Relate(pb, pa); r != got {
			t.Fatalf("Relate(b, a) = %v, Relate(a, b) = %v", r, got)
		}
		seen[got]++
	})
	if !testing.Short() && (seen[Touch] == 0 || seen[Apart] == 0) { // short, too few are drawn
		t.Errorf("drawn: %v", seen)
	}
}

func prepareRings(t fataler, rings [][]parley.Point, accuracy int64) *Area {
	a, err := Prepare([]parley.Footprint{{Polygons: [][][]parley.Point{rings}, Edges: parley.EdgesStraight}}, accuracy)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// With accuracies: the order never matters; less accuracy never turns a
// certain answer into the opposite one, nor an open one into a certain one.
func TestAccuracyOnlyOpensQuestions(t *testing.T) {
	seen := map[Relation]int{}
	rapid.Check(t, func(t *rapid.T) {
		const step = 100_000 // 0.01°, about 1.1 km
		lat := rapid.SampledFrom([]int32{0, 45_0000000, -70_0000000, 85_0000000}).Draw(t, "lat")
		ring := func(name string) [][]parley.Point {
			pts := drawRing(t, name, step, step, 12)
			for i := range pts {
				pts[i].Lat += lat
			}
			return [][]parley.Point{pts}
		}
		a, b := ring("a"), ring("b")
		last := Relate(prepareRings(t, a, 0), prepareRings(t, b, 0))
		for _, mm := range []int64{1, 200_000, 1_000_000, 5_000_000} {
			x, y := prepareRings(t, a, mm), prepareRings(t, b, mm)
			got := Relate(x, y)
			if back := Relate(y, x); back != got {
				t.Fatalf("at %d mm Relate(a, b) = %v, Relate(b, a) = %v", mm, got, back)
			}
			if got != last && got != Indeterminate {
				t.Fatalf("%v at %d mm, %v with better accuracy: %v, %v", got, mm, last, a, b)
			}
			last = got
			seen[got]++
		}
	})
	if !testing.Short() && len(seen) != 3 {
		t.Errorf("drawn: %v", seen)
	}
}

// Areas keep their relation when both are moved by a whole turn's part and cut
// at the 180° meridian.
func TestRelateAcrossTheMeridian(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const step = 100_000
		a, b := drawRing(t, "a", step, step, 10), drawRing(t, "b", step, step, 10)
		mm := rapid.SampledFrom([]int64{0, 500_000, 2_000_000}).Draw(t, "accuracy")
		move := func(pts []parley.Point) parley.Footprint {
			// Doubled, so that the cut meets edges at whole units.
			ring := make([]place, len(pts))
			for i, p := range pts {
				ring[i] = place{float64(p.Lon)*2 + half, float64(p.Lat) * 2}
			}
			cut, err := cutRing(ring)
			if err != nil {
				t.Fatal(err)
			}
			return parley.Footprint{Polygons: cut, Edges: parley.EdgesStraight}
		}
		stay := func(pts []parley.Point) parley.Footprint {
			ring := make([]parley.Point, len(pts))
			for i, p := range pts {
				ring[i] = parley.Point{Lon: p.Lon * 2, Lat: p.Lat * 2}
			}
			return parley.Footprint{Polygons: [][][]parley.Point{{ring}}, Edges: parley.EdgesStraight}
		}
		prepare := func(f parley.Footprint) *Area {
			x, err := Prepare([]parley.Footprint{f}, mm)
			if err != nil {
				t.Skip(fmt.Sprint("the cut moved a vertex onto an edge: ", err))
			}
			return x
		}
		got, want := Relate(prepare(move(a)), prepare(move(b))), Relate(prepare(stay(a)), prepare(stay(b)))
		// The cut rounds its corners to a unit: with exact areas that may open or
		// close a touch, with accuracies the band around an answer is open.
		if got != want && mm > 0 && got != Indeterminate && want != Indeterminate {
			t.Fatalf("%v when cut, %v when whole", got, want)
		}
		// A vertex of one lies in the other where it does at home.
		for k, p := range a {
			home, away := prepare(stay(b)), prepare(move(b))
			q := parley.Point{Lon: p.Lon*2 - half, Lat: p.Lat * 2}
			if p.Lon <= 0 {
				q.Lon = p.Lon*2 + half
			}
			p = parley.Point{Lon: p.Lon * 2, Lat: p.Lat * 2}
			clear := true // of the boundary by more than the cut's rounding
			for _, d := range []parley.Point{{Lon: 2}, {Lon: -2}, {Lat: 2}, {Lat: -2}} {
				clear = clear && home.Contains(p) == home.Contains(parley.Point{Lon: p.Lon + d.Lon, Lat: p.Lat + d.Lat})
			}
			if got, want := away.Contains(q), home.Contains(p); got != want && clear {
				t.Fatalf("vertex %d: contained %v when cut, %v when whole", k, got, want)
			}
		}
	})
}
