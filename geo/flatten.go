package geo

import (
	"fmt"
	"math"
	"slices"

	"github.com/open-parley/parley"
)

// How curves are laid out as straight edges in longitude and latitude.
//
// A geodesic edge is an arc of the great circle through both ends, with
// latitude taken as if on a sphere. A circle is the points at one geodesic
// distance from its centre on the WGS 84 ellipsoid (Vincenty, Survey Review
// XXIII 176, 1975, direct formula, good to 0.1 mm over these distances). A leg
// of a corridor is a great circle's arc like an edge; its sides lie at the
// half-width from it, at right angles on the ellipsoid, with a half circle
// around each end.
//
// A curve is halved until, at a quarter, the half and three quarters of each
// piece, the straight edge lies within the bound of the curve.
const (
	edgeBound = 1_100 // mm, of a geodesic edge: 1 m and the rounding
	// slack covers the rounding of a point to a unit (8 mm) twice over, or the
	// step off a pole (offPoles, 12 mm), mm.
	slack = 20
	// leastRound is the radius in mm under which a circle is laid out as the
	// square about it: too few units remain for a round one.
	leastRound = 200
)

// tolerance is how far, in mm, an edge may lie from a circle or a side of the
// given radius: 1 m, or 1/20,000 of a radius over 20 km, or 1/50 of one under 50 m.
func tolerance(radius int64) int64 { return max(slack, min(max(1000, radius/20_000), radius/50)) }

// place is a position before rounding, units of 1e-7 degree, longitude unwrapped.
type place struct{ x, y float64 }

// wrapTo moves q by whole turns to within half a turn of p.
func (p place) wrapTo(q place) place {
	for q.x-p.x > half {
		q.x -= full
	}
	for q.x-p.x < -half {
		q.x += full
	}
	return q
}

// curve maps 0 … 1 to places.
type curve func(t float64) place

// lay appends the pieces of c between t0 and t1, without the place at t0, with
// the one at t1, each within tol mm of c.
func (c curve) lay(out []place, t0, t1 float64, p0, p1 place, tol float64, depth int) []place {
	p1 = p0.wrapTo(p1)
	if depth > 0 && !c.straight(t0, t1, p0, p1, tol) {
		tm := mul(t0+t1, 0.5)
		pm := p0.wrapTo(c(tm))
		out = c.lay(out, t0, tm, p0, pm, tol, depth-1)
		return c.lay(out, tm, t1, out[len(out)-1], p1, tol, depth-1)
	}
	return append(out, p1)
}

// straight reports whether a piece is straight enough. Close to a pole an edge
// that spans many degrees of longitude bends too much for three places to show.
func (c curve) straight(t0, t1 float64, p0, p1 place, tol float64) bool {
	const wide, polar = 30 * degUnits, 89 * degUnits
	if math.Abs(p1.x-p0.x) > wide && (max(p0.y, p1.y) > polar || min(p0.y, p1.y) < -polar) {
		return false
	}
	for _, k := range [...]float64{0.5, 0.25, 0.75} {
		m := p0.wrapTo(c(t0 + mul(t1-t0, k)))
		_, cos := sincosUnits(roundUnits(m.y))
		kx := mul(mmPerLonMost, cos)
		ax, ay := mul(p0.x-m.x, kx), mul(p0.y-m.y, mmPerLatMost)
		ux, uy := mul(p1.x-p0.x, kx), mul(p1.y-p0.y, mmPerLatMost)
		cross := mul(ax, uy) - mul(ay, ux)
		if mul(cross, cross) > mul(mul(tol, tol), mul(ux, ux)+mul(uy, uy)) {
			return false
		}
	}
	return true
}

// maxHalvings brings a quarter of the globe down to 10 µm, as it takes beside a pole.
const maxHalvings = 40

// vec is a vector from the globe's centre.
type vec struct{ x, y, z float64 }

func vecOf(p parley.Point) vec {
	sinLat, cosLat := sincosUnits(int64(p.Lat))
	sinLon, cosLon := sincosUnits(int64(p.Lon))
	return vec{mul(cosLat, cosLon), mul(cosLat, sinLon), sinLat}
}

func (v vec) dot(w vec) float64 { return mul(v.x, w.x) + mul(v.y, w.y) + mul(v.z, w.z) }

func (v vec) plus(a float64, w vec, b float64) vec {
	return vec{mul(v.x, a) + mul(w.x, b), mul(v.y, a) + mul(w.y, b), mul(v.z, a) + mul(w.z, b)}
}

func (v vec) cross(w vec) vec {
	return vec{mul(v.y, w.z) - mul(v.z, w.y), mul(v.z, w.x) - mul(v.x, w.z), mul(v.x, w.y) - mul(v.y, w.x)}
}

func (v vec) length() float64 { return math.Sqrt(v.dot(v)) }

func (v vec) place() place {
	return place{mul(atan2(v.y, v.x), unitPerRad), mul(atan2(v.z, math.Sqrt(mul(v.x, v.x)+mul(v.y, v.y))), unitPerRad)}
}

// arc is the shorter part of the great circle through two points.
type arc struct {
	a     vec
	ahead vec // unit vector at right angles to a, toward the end
	angle float64
}

func arcOf(p, q parley.Point) arc {
	a, b := vecOf(p), vecOf(q)
	n := a.cross(b)
	t := n.cross(a)
	l := t.length()
	if l == 0 {
		return arc{a: a}
	}
	return arc{a, vec{t.x / l, t.y / l, t.z / l}, atan2(n.length(), a.dot(b))}
}

// at is the point at a fraction t of the arc, and the direction there.
func (c arc) at(t float64) (p, dir vec) {
	s, k := sincos(mul(c.angle, t))
	return c.a.plus(k, c.ahead, s), c.ahead.plus(k, c.a, -s)
}

// geodesicRing lays out a ring whose edges are arcs of great circles. An edge
// comes out the same from either end, so that neighbours keep one border.
func geodesicRing(pts []parley.Point, where string) ([]parley.Point, error) {
	var out []parley.Point
	for k, p := range pts {
		q := pts[(k+1)%len(pts)]
		d := int64(q.Lon) - int64(p.Lon)
		if (d == half || d == -half) && p.Lat != parley.MaxLat && q.Lat != parley.MaxLat &&
			p.Lat != -parley.MaxLat && q.Lat != -parley.MaxLat {
			return nil, fmt.Errorf("%s: the geodesic edge from vertex %d (%s) passes over a pole; add a vertex at ±90° of latitude on either meridian", where, k, degrees(p))
		}
		out = append(out, p)
		if p.Lon == q.Lon || p.Lat == 0 && q.Lat == 0 ||
			p.Lat == parley.MaxLat || q.Lat == parley.MaxLat || p.Lat == -parley.MaxLat || q.Lat == -parley.MaxLat {
			continue // a meridian, the equator: straight already
		}
		from, to := p, q
		if at(q).before(at(p)) {
			from, to = q, p
		}
		g := arcOf(from, to)
		places := curve(func(t float64) place {
			v, _ := g.at(t)
			return v.place()
		}).lay(nil, 0, 1, place{float64(from.Lon), float64(from.Lat)}, place{float64(to.Lon), float64(to.Lat)}, 950, maxHalvings)
		mid := make([]parley.Point, 0, len(places))
		last := at(from)
		for _, m := range places[:len(places)-1] {
			if v := (pt{roundUnits(m.x), roundUnits(m.y)}); v != last && v != at(to) {
				mid = append(mid, v.point())
				last = v
			}
		}
		if from != p {
			for i := len(mid) - 1; i >= 0; i-- {
				out = append(out, mid[i])
			}
		} else {
			out = append(out, mid...)
		}
	}
	return out, nil
}

// offPoles moves what would be rounded onto a pole one unit off it, on its own
// meridian: the side on which the pole lies is told by how the ring winds.
func offPoles(ring []place) []place {
	for i, p := range ring {
		ring[i].y = max(min(p.y, quarter-1), 1-quarter)
	}
	return ring
}

// circleRing lays out a circle, clockwise from the north.
func circleRing(c *parley.Circle) []place {
	centre := place{float64(c.Centre.Lon), float64(c.Centre.Lat)}
	if c.Radius < leastRound {
		return square(centre, float64(c.Radius))
	}
	sinLat, cosLat := sincosUnits(int64(c.Centre.Lat))
	return offPoles(arcAround(nil, centre, sinLat, cosLat, 0, 2*math.Pi, c.Radius))
}

// square is the square of half side d mm about c.
func square(c place, d float64) []place {
	_, cos := sincosUnits(roundUnits(c.y))
	dy := math.Ceil(d / mmPerLat)
	dx := math.Ceil(d / mul(mmPerLon, max(cos, 1e-7)))
	dx = min(dx, quarter)
	return []place{{c.x - dx, c.y - dy}, {c.x - dx, c.y + dy}, {c.x + dx, c.y + dy}, {c.x + dx, c.y - dy}}
}

// arcAround appends an arc of the circle about a centre from one azimuth to
// another, clockwise, radians, without its last place.
func arcAround(out []place, centre place, sinLat, cosLat, from, to float64, radius int64) []place {
	c := curve(func(t float64) place {
		s, k := sincos(from + mul(to-from, t))
		return direct(centre.x, sinLat, cosLat, s, k, float64(radius)/1000)
	})
	tol := float64(tolerance(radius))
	// Pieces of the arc 2·√(2·tol/radius) long stray by tol at most; a little
	// shorter, so that the halving below only acts near the poles.
	n := math.Ceil((to - from) / mul(2, math.Sqrt(mul(1.6, tol)/float64(radius))))
	p := c(0)
	if len(out) > 0 {
		p = out[len(out)-1].wrapTo(p)
	}
	out = append(out, p)
	for i := 1.0; i <= n; i++ {
		out = c.lay(out, (i-1)/n, i/n, out[len(out)-1], c(i/n), mul(tol, 0.95), maxHalvings)
	}
	return out[:len(out)-1]
}

// legRing lays out the points within h mm of an arc.
func legRing(leg arc, h int64) []place {
	side := func(sign float64) curve {
		return func(t float64) place {
			x, sinLat, cosLat, e, n := leg.heading(t)
			return direct(x, sinLat, cosLat, mul(sign, n), mul(-sign, e), float64(h)/1000)
		}
	}
	tol := mul(float64(tolerance(h)), 0.95)
	cap := func(out []place, t, turn float64) []place {
		x, sinLat, cosLat, e, n := leg.heading(t)
		az := atan2(e, n) + turn
		return arcAround(out, place{x: x}, sinLat, cosLat, az, az+math.Pi, h)
	}
	left, right := side(-1), side(1)
	out := []place{left(0)}
	out = left.lay(out, 0, 1, out[0], left(1), tol, maxHalvings)
	out = cap(out[:len(out)-1], 1, -math.Pi/2)
	p := out[len(out)-1].wrapTo(right(1))
	out = append(out, p)
	out = right.lay(out, 1, 0, p, right(0), tol, maxHalvings)
	return fromPole(offPoles(cap(out[:len(out)-1], 0, math.Pi/2)))
}

// fromPole is a ring that, where it winds around a pole, begins at its place that
// is nearest to one: the meridian from there to the pole, along which it is
// closed, does not meet it again. A circle's does not wherever it begins.
func fromPole(ring []place) []place {
	first, last := ring[0], ring[len(ring)-1]
	winding := float64(roundUnits(last.wrapTo(first).x - first.x))
	if winding == 0 {
		return ring
	}
	k := 0
	for i, p := range ring {
		if math.Abs(p.y) > math.Abs(ring[k].y) {
			k = i
		}
	}
	out := slices.Clone(ring[k:])
	for _, p := range ring[:k] {
		out = append(out, place{p.x + winding, p.y})
	}
	return out
}

// heading is the longitude (units), the latitude's sine and cosine, and the
// azimuth's sine and cosine on the ellipsoid, at a fraction t of the arc.
func (c arc) heading(t float64) (x, sinLat, cosLat, sinAz, cosAz float64) {
	p, dir := c.at(t)
	rho := math.Sqrt(mul(p.x, p.x) + mul(p.y, p.y))
	cosLon, sinLon := 1.0, 0.0
	if rho > 0 {
		cosLon, sinLon = p.x/rho, p.y/rho
	}
	e := mul(dir.y, cosLon) - mul(dir.x, sinLon)
	n := mul(dir.z, rho) - mul(p.z, mul(dir.x, cosLon)+mul(dir.y, sinLon))
	// A step of latitude is shorter on the ellipsoid than one of longitude, by
	// the ratio of the radii of curvature, M/N.
	n = mul(n, (1-ecc2)/(1-mul(ecc2, mul(p.z, p.z))))
	l := math.Sqrt(mul(e, e) + mul(n, n))
	return mul(atan2(sinLon, cosLon), unitPerRad), p.z, rho, e / l, n / l
}

// WGS 84.
const (
	semiMajor  = 6_378_137.0
	flattening = 1 / 298.257223563
	semiMinor  = semiMajor * (1 - flattening)
	ecc2       = flattening * (2 - flattening)
)

// direct is the place s metres from longitude x (units) and a latitude, along
// the geodesic of an azimuth. The longitude is within half a turn of x.
func direct(x, sinLat, cosLat, sinAz, cosAz, s float64) place {
	sinU, cosU := mul(sinLat, 1-flattening), cosLat
	l := math.Sqrt(mul(sinU, sinU) + mul(cosU, cosU))
	sinU, cosU = sinU/l, cosU/l
	sigma1 := atan2(sinU, mul(cosU, cosAz))
	sinAlpha := mul(cosU, sinAz)
	cos2Alpha := 1 - mul(sinAlpha, sinAlpha)
	u2 := mul(cos2Alpha, (semiMajor*semiMajor-semiMinor*semiMinor)/(semiMinor*semiMinor))
	a := 1 + mul(u2/16384, 4096+mul(u2, -768+mul(u2, 320-mul(175, u2))))
	b := mul(u2/1024, 256+mul(u2, -128+mul(u2, 74-mul(47, u2))))
	sigma0 := s / mul(semiMinor, a)
	sigma := sigma0
	var sinSigma, cosSigma, cos2m float64
	for range 8 { // the change falls below 1e-15 within six rounds, mostly within three
		sinSigma, cosSigma = sincos(sigma)
		_, cos2m = sincos(mul(2, sigma1) + sigma)
		q := mul(cosSigma, mul(2, mul(cos2m, cos2m))-1) -
			mul(mul(b/6, cos2m), mul(mul(4, mul(sinSigma, sinSigma))-3, mul(4, mul(cos2m, cos2m))-3))
		last := sigma
		if sigma = sigma0 + mul(mul(b, sinSigma), cos2m+mul(b/4, q)); math.Abs(sigma-last) < 1e-15 {
			break
		}
	}
	sinSigma, cosSigma = sincos(sigma)
	_, cos2m = sincos(mul(2, sigma1) + sigma)
	up := mul(sinU, cosSigma) + mul(mul(cosU, sinSigma), cosAz)
	in := mul(sinU, sinSigma) - mul(mul(cosU, cosSigma), cosAz)
	lat := atan2(up, mul(1-flattening, math.Sqrt(mul(sinAlpha, sinAlpha)+mul(in, in))))
	lambda := atan2(mul(sinSigma, sinAz), mul(cosU, cosSigma)-mul(mul(sinU, sinSigma), cosAz))
	c := mul(mul(flattening/16, cos2Alpha), 4+mul(flattening, 4-mul(3, cos2Alpha)))
	dLon := lambda - mul(mul(mul(1-c, flattening), sinAlpha),
		sigma+mul(mul(c, sinSigma), cos2m+mul(mul(c, cosSigma), mul(2, mul(cos2m, cos2m))-1)))
	return place{x + mul(dLon, unitPerRad), mul(lat, unitPerRad)}
}
