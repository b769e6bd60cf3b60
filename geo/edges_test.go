package geo

import (
	"math"
	"testing"

	"github.com/open-parley/parley"
)

// Edges that reach far toward the pole: what is near is measured where they are
// near, not where they end.
func TestLongEdgesKeepTheBand(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b string
		m    [3]int64 // of accuracy: for Apart, Indeterminate, Touch; 0: not to be had
	}{
		{"158 m apart at the near end", "(0 60, 5 65, -5 65)", "(0.00316 60, 10 60, 5.01 65)", [3]int64{150, 160, 0}},
		{"81 m apart in the middle", "(0 55, 5 65, -5 65, -5 55)", "(2.5 59.997, 9 61, 9 59)", [3]int64{80, 83, 0}},
		{"south of the equator", "(0 -60, 5 -65, -5 -65)", "(0.00316 -60, 10 -60, 5.01 -65)", [3]int64{150, 160, 0}},
		{"across the equator", "(0 -1, 40 89, -40 89, -1 -1)", "(0.00284 -1, 3 -1, 41 89)", [3]int64{285, 292, 0}},
		{"across the 180° meridian", "(175 60, 180 65, 170 65)", "(175.00316 60, 180 60, 180 64.99) + (-180 60, -179 60, -180 64.99)", [3]int64{150, 160, 0}},
		// An edge 0.00128° inside at the equator, 0.00153° at 22.5°, 0.00172° at 40°, 0.00217° at 80°: 142, 157, 147 and 42 m.
		{"deep between ends and a middle that are not", "(9 0, 9 80, 0 80, 0 0)", "(-5 0, 0.00128 0, 0.002168 80, -5 80)", [3]int64{0, 160, 150}},
	} {
		for i, m := range c.m {
			if m == 0 {
				continue
			}
			a, b := area(t, c.a, m), area(t, c.b, 0)
			want := []Relation{Apart, Indeterminate, Touch}[i]
			if got := Relate(a, b); got != want {
				t.Errorf("%s: %v at %d m, want %v", c.name, got, m, want)
			}
			if got := Relate(b, a); got != want {
				t.Errorf("%s: %v at %d m, the other way round, want %v", c.name, got, m, want)
			}
		}
	}
}

// apartOnGround is how near two edges come, mm, by looking at ever less of both.
// It holds up to some 50 km.
func apartOnGround(a, b, c, e pt) float64 {
	on := func(p, q pt, t float64) (x, y float64) {
		return float64(p.x) + t*float64(q.x-p.x), float64(p.y) + t*float64(q.y-p.y)
	}
	// nearest is the place on ce that is nearest to one on ab.
	nearest := func(t float64) float64 {
		x, y := on(a, b, t)
		_, k := sincosUnits(int64(y))
		lo, hi, least := 0.0, 1.0, math.Inf(1)
		for range 3 { // in a plane about the place, again with its latitude and the other's between
			u, v := on(c, e, 0)
			w, z := on(c, e, 1)
			s := -((u-x)*(w-u)*k*k + (v-y)*(z-v)) / ((w-u)*(w-u)*k*k + (z-v)*(z-v))
			s = max(lo, min(hi, s))
			u, v = on(c, e, s)
			least = min(least, ground(x, y, u, v))
			_, k = sincosUnits(int64((y + v) / 2))
		}
		return least
	}
	lo, hi, at, least := 0.0, 1.0, 0.0, math.Inf(1)
	for n := 512.0; hi-lo > 1e-11; n = 16 {
		for i := 0.0; i <= n; i++ {
			t := lo + (hi-lo)*i/n
			if d := nearest(t); d < least {
				least, at = d, t
			}
		}
		lo, hi = max(0, at-(hi-lo)/n), min(1, at+(hi-lo)/n)
	}
	return least
}

// widest is by how much At says a band of d mm may come out too wide, up to a
// latitude.
func widest(far int64, d float64) float64 {
	reach := int64(d*1.02/mmPerLat) + 1
	if far+reach >= quarter {
		return 3.02
	}
	_, near := sincosUnits(far)
	_, beyond := sincosUnits(far + reach)
	return min(3.02, max(1.0102, 1.0036*near/beyond))
}

// Two outlines with an edge each that run beside one another for degrees: Apart
// is said of none that come within the band, and Indeterminate of none that stay
// farther apart than At would tell.
func TestLongEdgesEqualTheGround(t *testing.T) {
	r := seeded(t)
	seen := map[Relation]int{}
	for range 300 {
		lat, span := r.Int64N(70*degUnits)-70*degUnits, []int64{degUnits / 100, degUnits, 20 * degUnits}[r.IntN(3)]
		north, east := 1+r.Int64N(span), r.Int64N(span)
		gap := func() int64 { return 1 + r.Int64N(100_000) }
		a := [][]parley.Point{{pt{0, lat}.point(), pt{east, lat + north}.point(), pt{-2 * span, lat + north/2}.point()}}
		from, to := north*r.Int64N(50)/100, north*(51+r.Int64N(50))/100
		b := [][]parley.Point{{pt{east*from/north + gap(), lat + from}.point(), pt{3 * span, lat + north/2}.point(), pt{east*to/north + gap(), lat + to}.point()}}
		if bruteRelate(a, b) != Apart {
			continue
		}
		d, far := math.Inf(1), int64(0)
		for i := range a[0] {
			for j := range b[0] {
				d = min(d, apartOnGround(at(a[0][i]), at(a[0][(i+1)%3]), at(b[0][j]), at(b[0][(j+1)%3])))
			}
			far = max(far, at(a[0][i]).y, -at(a[0][i]).y)
		}
		wide := widest(far, d)
		for _, c := range []struct {
			mm   float64
			want Relation
		}{{d + 2, Indeterminate}, {(d-30)/wide/(1+2e-6) - 2, Apart}} {
			if c.mm < 1 {
				continue
			}
			x, y := prepareRings(t, a, int64(c.mm)), prepareRings(t, b, 0)
			got := Relate(x, y)
			seen[got]++
			if got != c.want || Relate(y, x) != c.want {
				t.Fatalf("%v at %.0f mm, where %v and %v are %.0f mm apart; want %v", got, c.mm, a, b, d, c.want)
			}
			if Inside(x, y) || Inside(y, x) {
				t.Fatalf("%v and %v are said to lie inside one another", a, b)
			}
		}
	}
	t.Log(seen)
	if seen[Apart] < 200 || seen[Indeterminate] < 200 {
		t.Error("too little came up")
	}
}

// Relate finds what Path finds along the edges of either, and no more: anywhere,
// beside poles and the 180° meridian.
func TestRelateEqualsPaths(t *testing.T) {
	r := seeded(t)
	seen := map[Relation]int{}
	for n := 0; n < 3_000; {
		near := []pt{{0, 0}, {36_0000000, 33_0000000}, {half, 61_0000000}, {-70_0000000, -78_0000000}, {12_0000000, quarter}, {5, 89_9000000}, {-5, -quarter}}[r.IntN(7)]
		size := []int64{100, 5_000, 1_000_000, 50_000_000}[r.IntN(4)]
		beside := pt{near.x + r.Int64N(8*size+1) - 4*size, max(-quarter, min(quarter, near.y+r.Int64N(8*size+1)-4*size))}
		a, b := drawArea(r, near, size), drawArea(r, at(wrap(beside)), size)
		if a == nil || b == nil || a.accuracy+b.accuracy == 0 || a.Vertices()+b.Vertices() > 1000 {
			continue
		}
		n++
		got := Relate(a, b)
		seen[got]++
		d := a.accuracy + b.accuracy
		if finds := pathFinds(a, b, a.accuracy) || pathFinds(b, a, b.accuracy); got != Apart && !finds {
			t.Fatalf("%v at %d mm, and Path finds nothing: %v, %v", got, d, a.Outline(), b.Outline())
		}
		less := int64(float64(d)/widest(max(a.box.farLat(), b.box.farLat()), float64(d))) - 30 - d/800_000
		if got == Apart && (less > b.accuracy && pathFinds(a, b, less-b.accuracy) || less > a.accuracy && pathFinds(b, a, less-a.accuracy)) {
			t.Fatalf("%v at %d mm, and Path finds something within %d: %v, %v", got, d, less, a.Outline(), b.Outline())
		}
	}
	t.Log(seen)
	if len(seen) != 3 {
		t.Error("not all relations came up")
	}
}

// pathFinds reports whether an edge of a, known to within mm, comes near b.
func pathFinds(a, b *Area, mm int64) bool {
	for r := range a.rings {
		for i := range r.pts {
			p, q := r.vertex(i), r.vertex(i+1)
			if q.x-p.x >= half || p.x-q.x >= half {
				p, q = q, pt{(p.x + q.x) / 2, (p.y + q.y) / 2} // a path would go round the other way
			}
			if len(b.Path(p.point(), q.point(), mm, nil)) > 0 {
				return true
			}
		}
	}
	return false
}

// Where two edges lie just within the band, or just beyond it, they are halved
// most, though into no more pieces than maxRefine: mostly some dozens.
func TestEdgesAtTheBandsBorderTakeFewHalvings(t *testing.T) {
	r := seeded(t)
	asked, pieces, most := work(0), work(0), work(0)
	for range 20_000 {
		span := []int64{100, degUnits / 100, degUnits, 40 * degUnits}[r.IntN(4)]
		middle := []int64{0, 50 * degUnits, 89 * degUnits, quarter}[r.IntN(4)]
		draw := func(p pt, span int64) pt {
			return pt{p.x + r.Int64N(2*span) - span, max(-quarter, min(quarter, p.y+r.Int64N(2*span)-span))}
		}
		a, b := draw(pt{0, middle}, span), draw(pt{0, middle}, span)
		c, e := draw(pt{(a.x + b.x) / 2, (a.y + b.y) / 2}, 1+r.Int64N(span)), draw(pt{0, middle}, span)
		if a == b || c == e || meet(a, b, c, e) {
			continue
		}
		near, far := 0.0, 3e9 // mm
		for far-near > 0.5 {
			s := &search{d: (near + far) / 2}
			if s.edgesWithin(a, b, c, e) {
				far = s.d
			} else {
				near = s.d
			}
			if far-near < 1e-4*far { // the questions before are coarse
				asked++
				pieces += s.work / pieceWork
				most = max(most, s.work/pieceWork)
			}
		}
	}
	t.Logf("%d questions, %d pieces, %d at most", asked, pieces, most)
	if asked < 10_000 || pieces > 50*asked || most < 100 || most > maxRefine {
		t.Error("too few, or too many")
	}
}
