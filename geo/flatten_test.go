package geo

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func TestTrigonometry(t *testing.T) {
	worst := 0.0
	close := func(what string, got, want float64) {
		t.Helper()
		if d := math.Abs(got - want); d > 4e-15 {
			t.Errorf("%s: %v, want %v", what, got, want)
		} else {
			worst = max(worst, d)
		}
	}
	for u := int64(-2 * full); u <= 2*full; u += 12_345_677 {
		x := float64(u) * math.Pi / half
		s, c := sincosUnits(u)
		close(fmt.Sprint("sin ", u), s, math.Sin(math.Mod(x, 2*math.Pi)))
		close(fmt.Sprint("cos ", u), c, math.Cos(math.Mod(x, 2*math.Pi)))
		s, c = sincos(x)
		close(fmt.Sprint("sin ", x), s, math.Sin(x))
		close(fmt.Sprint("cos ", x), c, math.Cos(x))
		close(fmt.Sprint("atan2 ", x), atan2(s, c), math.Atan2(s, c))
	}
	for _, q := range []struct{ y, x float64 }{{0, 0}, {0, 1}, {0, -1}, {1, 0}, {-1, 0}, {1, 1}, {-1, -1}, {1e-300, 1}, {1, 1e-300}} {
		close(fmt.Sprint(q), atan2(q.y, q.x), math.Atan2(q.y, q.x))
	}
	for x := -1.2; x < 1.2; x += 0.01 {
		sh, ch := sinhcosh(x)
		close(fmt.Sprint("sinh ", x), sh, math.Sinh(x))
		close(fmt.Sprint("cosh ", x), ch, math.Cosh(x))
		close(fmt.Sprint("asinh ", x), asinh(x*0.8), math.Asinh(x*0.8))
		close(fmt.Sprint("atanh ", x), atanh(x*0.08), math.Atanh(x*0.08))
	}
	t.Logf("worst error %.1e", worst)
}

// GeographicLib's GeodSolve 2.1.2 is the oracle.
func TestDirectGeodesic(t *testing.T) {
	for _, c := range []struct{ lat, lon, az, s, wantLat, wantLon float64 }{
		{33.5, 36.3, 0, 10000, 33.59015978412, 36.30000000000},
		{33.5, 36.3, 77, 10000, 33.52023726601, 36.40488273495},
		{60, -179.99, 45, 50000, 60.31579441442, -179.35027846739},
		{-89.9, 10, 200, 30000, -89.82206031852, -138.91820726772},
		{0, 0, 90, 2000000, 0, 17.96630568239},
		{45, 100, 300, 500000, 47.11013348883, 94.29131057962},
		{89.99, 20, 10, 5000, 89.96503975503, -172.84706285615},
	} {
		sl, cl := sincosUnits(int64(math.Round(c.lat * degUnits)))
		sa, ca := sincosUnits(int64(c.az * degUnits))
		p := direct(c.lon*degUnits, sl, cl, sa, ca, c.s)
		dx := math.Mod(p.x/degUnits-c.wantLon+540, 360) - 180
		if math.Abs(dx) > 2e-9/math.Cos(c.lat*math.Pi/180) || math.Abs(p.y/degUnits-c.wantLat) > 2e-9 {
			t.Errorf("%+v: got %.9f %.9f", c, p.y/degUnits, p.x/degUnits)
		}
	}
}

// hash is over what an area was laid out as.
func (a *Area) hash() string {
	h := sha256.New()
	for _, rings := range a.Outline() {
		for _, r := range rings {
			for _, p := range r {
				_ = binary.Write(h, binary.BigEndian, [2]int32{p.Lon, p.Lat})
			}
			h.Write([]byte{0})
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
}

// Curves come out the same on every processor (R12). A change here changes
// what past statements mean: it needs a new version of the ledger's rules.
func TestCurvesComeOutTheSame(t *testing.T) {
	for _, c := range []struct {
		shape    string
		polygons int
		vertices int
		accuracy int64
		hash     string
	}{
		{"circle 36.3 33.5 1", 1, 18, 40, "4de698a705f469a7"},
		{"circle 36.3 33.5 500", 1, 56, 1020, "b61bb3c90c6c0936"},
		{"circle 36.3 33.5 5000", 1, 176, 1020, "98a80c92b3ce563b"},
		{"circle 36.3 33.5 50000", 1, 352, 2520, "076981fb26752974"},
		{"circle 179.95 -16.5 20000", 2, 356, 1020, "0ba452420889bfc2"},
		{"circle 20 89.9 50000", 2, 362, 2520, "6321dcb7da6becd6"},
		{"circle 20 90 5000", 2, 186, 1020, "d271bc7f7a410dc8"},
		{"circle -120 -89.99 3000", 2, 147, 1020, "a69dc9e39a15c15b"},
		{"circle 10 50 2000000", 1, 454, 100020, "de7b8f311ce79813"},
		{"corridor 5000: 36.3 33.5, 36.8 34.7, 37.1 36.2", 2, 416, 1020, "462e8c5916ff25fd"},
		{"corridor 200: 36.3 33.5, 36.31 33.5, 36.31 33.51", 2, 76, 1020, "d22ef852799fd217"},
		{"corridor 20000: 170 60, -170 62", 2, 868, 1020, "0e2823cedabf17e6"},
		{"corridor 10000: 20 89, -160 89", 2, 1088, 1020, "85c83373c5989b84"},
		{"geodesic (0 50, 40 50, 40 60, 0 60)", 1, 1026, 1100, "264888257da3430f"},
		{"geodesic (-10 -10, 30 20, -5 40)", 1, 1309, 1100, "df1659a8ea464924"},
	} {
		a := area(t, c.shape, 0)
		if n := len(a.Outline()); n != c.polygons {
			t.Errorf("%s: %d polygons, want %d", c.shape, n, c.polygons)
		}
		if a.Vertices() != c.vertices || a.Accuracy() != c.accuracy || a.hash() != c.hash {
			t.Errorf("{%q, %d, %d, %d, %q},", c.shape, len(a.Outline()), a.Vertices(), a.Accuracy(), a.hash())
		}
		// What was laid out is a valid polygon, as strict as one that is given.
		for _, rings := range a.Outline() {
			names := make([]string, len(rings))
			for _, r := range rings {
				if err := checkRing(r, c.shape); err != nil {
					t.Error(err)
				}
			}
			if err := checkPolygon(rings, names); err != nil {
				t.Errorf("%s: %v", c.shape, err)
			}
		}
	}
}

// Every vertex and every middle of an edge of a circle lies within the stated
// bound of the radius, by an inverse geodesic that shares nothing with direct.
func TestCirclesKeepTheirBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		centre := parley.Point{
			Lon: int32(rapid.Int64Range(-half, half).Draw(t, "lon")),
			Lat: int32(rapid.Int64Range(-89*degUnits, 89*degUnits).Draw(t, "lat")),
		}
		radius := rapid.SampledFrom([]int64{300, 10_000, 1_000_000, 30_000_000}).Draw(t, "mm")
		a, err := Prepare([]parley.Footprint{{Circle: &parley.Circle{Centre: centre, Radius: radius}}}, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, rings := range a.Outline() {
			for k, p := range rings[0] {
				q := rings[0][(k+1)%len(rings[0])]
				if p.Lon == q.Lon && (p.Lon == half || p.Lon == -half) || p.Lat == q.Lat && (p.Lat == quarter || p.Lat == -quarter) {
					continue // a cut
				}
				for _, x := range []float64{0, 0.5} {
					lon := float64(p.Lon) + x*(float64(q.Lon)-float64(p.Lon))
					lat := float64(p.Lat) + x*(float64(q.Lat)-float64(p.Lat))
					if k > 0 && (math.Abs(lon) == half || math.Abs(lat) == quarter) {
						continue
					}
					d := ground(float64(centre.Lon), float64(centre.Lat), lon, lat)
					if off := math.Abs(d - float64(radius)); off > float64(a.Accuracy())+float64(radius)*1e-7 {
						t.Fatalf("%f mm from the circle of %d mm about %v, want at most %d", off, radius, centre, a.Accuracy())
					}
				}
			}
		}
	})
}

// ground is the distance in mm between places (units) less than some 50 km
// apart: the chord between points on the ellipsoid, and the arc over it.
func ground(lon1, lat1, lon2, lat2 float64) float64 {
	xyz := func(lon, lat float64) [3]float64 {
		sl, cl := math.Sincos(lat * math.Pi / half)
		so, co := math.Sincos(lon * math.Pi / half)
		n := semiMajor / math.Sqrt(1-ecc2*sl*sl)
		return [3]float64{n * cl * co, n * cl * so, n * (1 - ecc2) * sl}
	}
	a, b := xyz(lon1, lat1), xyz(lon2, lat2)
	chord := math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
	return 2 * 6371000 * math.Asin(chord/2/6371000) * 1000
}

// A neighbour that names the border's vertices in the other order has the same
// border.
func TestGeodesicEdgesAreSharedByNeighbours(t *testing.T) {
	west, east := area(t, "geodesic (0 40, 20 50, 0 60)", 0), area(t, "geodesic (20 50, 0 40, 30 40)", 0)
	has := map[parley.Point]bool{}
	for _, p := range west.Outline()[0][0] {
		has[p] = true
	}
	shared := 0
	for _, p := range east.Outline()[0][0] {
		if has[p] {
			shared++
		}
	}
	if shared < 50 {
		t.Errorf("%d vertices shared", shared)
	}
	if r := Relate(west, east); r != Indeterminate {
		t.Errorf("neighbours: %v", r)
	}
}

// Corridors hold their line, end round, and stop at their width.
func TestCorridor(t *testing.T) {
	a := area(t, "corridor 5000: 36 33, 36.5 33.5, 36 34", 0)
	for _, c := range []struct {
		at   string
		want bool
	}{
		{"36 33", true}, {"36.5 33.5", true}, {"36.25 33.25", true}, {"36.25 33.75", true},
		{"36.53 33.5", true}, // the round of the bend
		{"36.56 33.5", false}, {"36 33.5", false},
		{"35.97 32.97", true}, {"35.95 32.95", false},
	} {
		if got := a.Contains(point(t, c.at)); got != c.want {
			t.Errorf("contains %s: %v", c.at, got)
		}
	}
	// Halfway along, the overlap of the legs' ends must not look like a border.
	if r := Relate(a, area(t, "circle 36.5 33.5 100", 0)); r != Touch {
		t.Errorf("a place in the bend: %v", r)
	}
}

func TestAcrossTheMeridianAndOverThePole(t *testing.T) {
	c := area(t, "circle 179.95 -16.5 20000", 0)
	for p, want := range map[string]bool{"180 -16.5": true, "-180 -16.5": true, "-179.9 -16.5": true, "-179.8 -16.5": false, "179.8 -16.5": true} {
		if got := c.Contains(point(t, p)); got != want {
			t.Errorf("contains %s: %v", p, got)
		}
	}
	pole := area(t, "circle 20 89.9 50000", 0)
	for p, want := range map[string]bool{"0 90": true, "-160 90": true, "-160 89.7": true, "-160 89.6": false, "20 89.5": true, "100 89.8": true} {
		if got := pole.Contains(point(t, p)); got != want {
			t.Errorf("contains %s: %v", p, got)
		}
	}
	over := area(t, "corridor 10000: 20 89, -160 89", 0)
	for p, want := range map[string]bool{"0 90": true, "20 89.5": true, "110 89.5": false, "-160 89.3": true, "110 89.92": true} {
		if got := over.Contains(point(t, p)); got != want {
			t.Errorf("contains %s: %v", p, got)
		}
	}
}

// A circle or a leg over a pole is closed along the meridian where its outline
// begins, and no boundary lies there.
func TestOverThePoleNoBoundary(t *testing.T) {
	for _, s := range []string{"circle 20 90 50000", "circle 20 89.9 50000", "circle 180 89.9 50000", "circle -120 -89.99 3000", "corridor 10000: 20 89, -160 89", "corridor 94000: -43 -90, 134 -88.3"} {
		a := area(t, s, 0)
		pole := parley.Point{Lat: parley.MaxLat}
		if _, hi := a.Bounds(); hi.Lat < 0 {
			pole.Lat = -parley.MaxLat
		}
		for x := int32(-parley.MaxLon); x < parley.MaxLon; x += 17_777_777 {
			for _, lon := range []int32{x, x / 100_000_000 * 100_000_000} {
				p := parley.Point{Lon: lon, Lat: pole.Lat / 100_000 * 99_999} // 1 km
				if got := a.At(p, 100_000); got != Touch {
					t.Fatalf("%s at %v: %v, want touch", s, p, got)
				}
				if got := a.Path(p, pole, 100_000, nil); len(got) != 1 || got[0].Relation != Touch {
					t.Fatalf("%s from %v to the pole: %v, want touch all along", s, p, got)
				}
			}
		}
	}
}

// A ring around a pole, cut, has no boundary but the ring, wherever it begins.
func TestCutAroundThePoleNoBoundary(t *testing.T) {
	for _, ring := range [][]parley.Point{
		ringOf(t, "0 80, 90 85, 170 82, -100 84"), ringOf(t, "0 80, -100 84, 170 82, 90 85"), ringOf(t, "20 -80, 180 -85, -100 -82"), ringOf(t, "20 -80, -100 -82, 180 -85"),
		ringOf(t, "180 80, -60 80, 60 80"), ringOf(t, "60 80, -180 80, -60 80"),
	} {
		for range ring {
			ring = append(ring[1:], ring[0])
			cut, err := CutAt180(ring)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Prepare([]parley.Footprint{{Polygons: cut, Edges: parley.EdgesStraight}}, 1_000_000)
			if err != nil {
				t.Fatalf("%v: %v", ring, err)
			}
			y := int32(875_000_000)
			if ring[0].Lat < 0 {
				y = -y
			}
			for x := int32(-parley.MaxLon); x < parley.MaxLon; x += 10_000_000 {
				if got := a.At(parley.Point{Lon: x, Lat: y}, 0); got != Touch {
					t.Fatalf("%v at %d, %d: %v, want touch", ring, x, y, got)
				}
			}
			for _, p := range ring {
				if got := a.At(p, 0); got != Indeterminate {
					t.Fatalf("%v at its vertex %v: %v, want indeterminate", ring, p, got)
				}
			}
		}
	}
}
