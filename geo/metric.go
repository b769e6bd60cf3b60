package geo

import "math"

// Distances decide only how an accuracy band is applied, and they err to one
// side: a flat never makes a distance longer than it is on the WGS 84
// ellipsoid. A degree of latitude is taken at its shortest (the meridian's
// radius of curvature at the equator, a(1−e²) = 6,335,439 m), a degree of
// longitude at its equatorial length times the least cosine within reach. A
// path of length d from a point stays within d of its latitude, so "farther
// than d in the flat" implies "farther than d on the ground". Bands thus come
// out at most 1 % too wide up to 60° of latitude (1.3 % at 80°, for d = 10 km),
// and what falls into the difference is indeterminate, never a wrong answer.
//
// In longitude and latitude a flat is a mere scaling: straight edges stay
// straight, and the distance to an edge is that to a segment.
const (
	mmPerLat = 6_335_439_327.0 * math.Pi / half // shortest, mm per 1e-7 degree
	mmPerLon = 6_378_137_000.0 * math.Pi / half // at the equator, mm per 1e-7 degree
	// mmPerLatMost is the longest, at the poles: a²/b = 6,399,593.626 m.
	mmPerLatMost = 6_399_593_626.0 * math.Pi / half
	// mmPerLonMost covers the growth of the prime vertical's radius.
	mmPerLonMost = mmPerLatMost
)

// flat measures distances up to d millimetres near some latitude.
type flat struct {
	kx, ky float64 // mm per unit of longitude and latitude
	d2     float64 // d², mm²
	dx, dy int64   // units beyond which everything is farther than d
}

// everywhere is more than any difference of longitudes.
const everywhere = 4 * full

// flatAt is the flat for points whose latitude is at most lat away from the
// equator.
func flatAt(lat int64, d float64) flat {
	f := flat{ky: mmPerLat, d2: mul(d, d), dy: int64(d/mmPerLat) + 1}
	_, c := sincosUnits(min(lat+f.dy, quarter))
	f.kx = mul(mmPerLon, max(0, c-1e-12))
	f.dx = everywhere
	if mul(f.kx, everywhere) > d {
		f.dx = int64(d/f.kx) + 1
	}
	return f
}

// within reports whether p is no farther than d from the segment ab.
func (f *flat) within(p, a, b pt) bool {
	return f.comes(float64(a.x-p.x), float64(a.y-p.y), float64(b.x-a.x), float64(b.y-a.y))
}

// comes reports whether a segment from (ax, ay) along (ux, uy), units, comes
// within d of the origin.
func (f *flat) comes(ax, ay, ux, uy float64) bool {
	ax, ay = mul(ax, f.kx), mul(ay, f.ky)
	ux, uy = mul(ux, f.kx), mul(uy, f.ky)
	l2 := mul(ux, ux) + mul(uy, uy)
	t := -(mul(ax, ux) + mul(ay, uy))
	switch {
	case t <= 0:
		return mul(ax, ax)+mul(ay, ay) <= f.d2
	case t >= l2:
		bx, by := ax+ux, ay+uy
		return mul(bx, bx)+mul(by, by) <= f.d2
	}
	cross := mul(ax, uy) - mul(ay, ux)
	return mul(cross, cross) <= mul(f.d2, l2)
}

// atMost is an upper bound on the ground distance in mm across dx by dy units
// where no latitude is nearer the equator than lat.
func atMost(dx, dy, lat int64) float64 {
	_, c := sincosUnits(lat)
	x, y := mul(mul(float64(dx), mmPerLonMost), c), mul(float64(dy), mmPerLatMost)
	return math.Sqrt(mul(x, x) + mul(y, y))
}
