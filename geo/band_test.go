package geo

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

// A flat never makes a distance longer than it is on the ground, and hardly
// shorter.
func TestFlatsErrTowardNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := pt{0, rapid.Int64Range(-quarter, quarter).Draw(t, "lat")}
		q := pt{rapid.Int64Range(-3*degUnits, 3*degUnits).Draw(t, "lon"), min(quarter, max(-quarter, p.y+rapid.Int64Range(-degUnits/4, degUnits/4).Draw(t, "dlat")))}
		d := ground(float64(p.x), float64(p.y), float64(q.x), float64(q.y))
		if d > 30e6 || d < 1 {
			t.Skip("beyond 30 km")
		}
		f := flatAt(max(p.y, -p.y), d+1)
		if !f.within(p, q, q) || !boxOf(p, p).grow(f.dx, f.dy).has(q) {
			t.Fatalf("%v to %v is %f mm, which the flat denies", p, q, d)
		}
		if lat := max(p.y, -p.y); lat < 60*degUnits {
			f = flatAt(lat, d*0.98)
			if f.within(p, q, q) {
				t.Fatalf("%v to %v is %f mm, which the flat takes for under 98 %% of it", p, q, d)
			}
		}
	})
}

// sight looks at a ring through many points, with distances of its own.
type sight struct {
	ring  []parley.Point
	edges [][2][2]float64 // mm, in a plane around the ring's neighbourhood
	ox    float64
	oy    float64
	kx    float64
	ky    float64
}

func newSight(ring []parley.Point, lat int32) *sight {
	// Radii of curvature at the neighbourhood's latitude.
	s, c := math.Sincos(float64(lat) * math.Pi / half)
	n := semiMajor / math.Sqrt(1-ecc2*s*s)
	m := n * (1 - ecc2) / (1 - ecc2*s*s)
	v := &sight{ring: ring, oy: float64(lat), kx: n * c * 1000 * math.Pi / half, ky: m * 1000 * math.Pi / half}
	for i := range ring {
		v.edges = append(v.edges, [2][2]float64{v.plane(ring[i]), v.plane(ring[(i+1)%len(ring)])})
	}
	return v
}

func (v *sight) plane(p parley.Point) [2]float64 {
	return [2]float64{(float64(p.Lon) - v.ox) * v.kx, (float64(p.Lat) - v.oy) * v.ky}
}

// from is the distance of p to the ring, mm.
func (v *sight) from(p parley.Point) float64 {
	q, least := v.plane(p), math.Inf(1)
	for _, e := range v.edges {
		ux, uy := e[1][0]-e[0][0], e[1][1]-e[0][1]
		t := ((q[0]-e[0][0])*ux + (q[1]-e[0][1])*uy) / (ux*ux + uy*uy)
		t = max(0, min(1, t))
		least = min(least, math.Hypot(q[0]-e[0][0]-t*ux, q[1]-e[0][1]-t*uy))
	}
	return least
}

// points are places all over the ring's inside and along its edges.
func (v *sight) points() (out []parley.Point) {
	b := ringBox(v.ring)
	const n = 30
	for i := range int64(n + 1) {
		for j := range int64(n + 1) {
			p := pt{b.minX + (b.maxX-b.minX)*i/n, b.minY + (b.maxY-b.minY)*j/n}.point()
			if bruteContains([][]parley.Point{v.ring}, p) {
				out = append(out, p)
			}
		}
	}
	for k, p := range v.ring {
		q := v.ring[(k+1)%len(v.ring)]
		for i := range int64(n) {
			out = append(out, parley.Point{
				Lon: int32((int64(p.Lon)*(n-i) + int64(q.Lon)*i) / n),
				Lat: int32((int64(p.Lat)*(n-i) + int64(q.Lat)*i) / n),
			})
		}
	}
	return out
}

// The three answers mean what they say, as far as sampling can see: Touch where
// a sampled point is clearly deep, never where none can be; Apart only where
// every sampled point is far.
func TestBandsEqualSampling(t *testing.T) {
	seen := map[Relation]int{}
	rapid.Check(t, func(t *rapid.T) {
		const step = 100_000 // about 1.1 km
		lat := rapid.SampledFrom([]int32{0, 36_0000000, -62_0000000, 78_0000000}).Draw(t, "lat")
		ring := func(name string) []parley.Point {
			pts := drawRing(t, name, 2*step, step, 8)
			for i := range pts {
				pts[i].Lat += lat
			}
			return pts
		}
		a, b := ring("a"), ring("b")
		mm := rapid.Int64Range(50_000, 3_000_000).Draw(t, "accuracy")
		got := Relate(prepareRings(t, [][]parley.Point{a}, mm), prepareRings(t, [][]parley.Point{b}, mm))
		seen[got]++
		va, vb := newSight(a, lat), newSight(b, lat)
		deepest, nearest := 0.0, math.Inf(1)
		look := func(from, to *sight) {
			for _, p := range from.points() {
				d := to.from(p)
				if bruteContains([][]parley.Point{to.ring}, p) {
					deepest, nearest = max(deepest, d), 0
				} else {
					nearest = min(nearest, d)
				}
			}
		}
		look(va, vb)
		look(vb, va)
		band := 2 * float64(mm)
		// Samples are at most about 1.3 km apart, planes 1 % off at 78°.
		switch {
		case deepest > band*1.03 && got != Touch:
			t.Fatalf("%v, though a point is %.0f m deep, the band %.0f m", got, deepest/1000, band/1000)
		case deepest < band*0.98-1_300_000 && got == Touch:
			t.Fatalf("touch, though nothing is deeper than %.0f m, the band %.0f m", deepest/1000, band/1000)
		case nearest < band*0.98 && got == Apart:
			t.Fatalf("apart at %.0f m, the band %.0f m", nearest/1000, band/1000)
		case nearest > band*1.03+1_300_000 && got != Apart:
			t.Fatalf("%v at %.0f m, the band %.0f m", got, nearest/1000, band/1000)
		}
	})
	if !testing.Short() && len(seen) != 3 { // short, too few are drawn to come by each
		t.Errorf("drawn: %v", seen)
	}
}
