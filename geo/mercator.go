package geo

import (
	"math"

	"github.com/open-parley/parley"
)

// The universal transverse Mercator projection by Krüger's series in the third
// flattening n, to n^6 (Karney, Journal of Geodesy 85, 2011, equations 35 and
// 36): errors are below a micrometre within 3,000 km of the central meridian.

const (
	third = flattening / (2 - flattening) // n
	n2    = third * third
	n3    = n2 * third
	n4    = n3 * third
	n5    = n4 * third
	n6    = n5 * third
	// rectifying is the radius of a sphere with the meridian's length, times
	// UTM's scale along the central meridian.
	utmScale   = 0.9996
	rectifying = semiMajor / (1 + third) * (1 + n2/4 + n4/64 + n6/256)
	// falseNorthing of the southern hemisphere, falseEasting of both, metres.
	falseNorthing = 10_000_000
	falseEasting  = 500_000
)

var kruegerForward = [6]float64{
	third/2 - 2*n2/3 + 5*n3/16 + 41*n4/180 - 127*n5/288 + 7891*n6/37800,
	13*n2/48 - 3*n3/5 + 557*n4/1440 + 281*n5/630 - 1983433*n6/1935360,
	61*n3/240 - 103*n4/140 + 15061*n5/26880 + 167603*n6/181440,
	49561*n4/161280 - 179*n5/168 + 6601661*n6/7257600,
	34729*n5/80640 - 3418889*n6/1995840,
	212378941 * n6 / 319334400,
}

var kruegerInverse = [6]float64{
	third/2 - 2*n2/3 + 37*n3/96 - n4/360 - 81*n5/512 + 96199*n6/604800,
	n2/48 + n3/15 - 437*n4/1440 + 46*n5/105 - 1118711*n6/3870720,
	17*n3/480 - 37*n4/840 - 209*n5/4480 + 5569*n6/90720,
	4397*n4/161280 - 11*n5/504 - 830251*n6/7257600,
	4583*n5/161280 - 108847*n6/3991680,
	20648693 * n6 / 638668800,
}

// sinhcosh of a small x (|x| < 1.5 here): the series for the one, IEEE square
// root for the other.
func sinhcosh(x float64) (sinh, cosh float64) {
	z, term := mul(x, x), x
	for k := 1.0; k < 30; k++ {
		sinh += term
		term = mul(term, z) / mul(2*k, 2*k+1)
	}
	return sinh, math.Sqrt(1 + mul(sinh, sinh))
}

// fromUTM is the position of an easting and a northing (metres, of the
// hemisphere) in a zone, in units of 1e-7 degree.
func fromUTM(zone int64, north bool, easting, northing float64) (lon, lat int64) {
	if !north {
		northing -= falseNorthing
	}
	const k = utmScale * rectifying
	xi, eta := northing/k, (easting-falseEasting)/k
	xi0, eta0 := xi, eta
	for j, b := range kruegerInverse {
		s, c := sincos(mul(float64(2*(j+1)), xi))
		sh, ch := sinhcosh(mul(float64(2*(j+1)), eta))
		xi0 -= mul(b, mul(s, ch))
		eta0 -= mul(b, mul(c, sh))
	}
	sh, _ := sinhcosh(eta0)
	s, c := sincos(xi0)
	// The conformal latitude's tangent, and from it the latitude's by Newton.
	tc := s / math.Sqrt(mul(sh, sh)+mul(c, c))
	t := tc
	e := math.Sqrt(ecc2)
	for range 6 {
		sigma, _ := sinhcosh(mul(e, atanh(mul(e, t)/math.Sqrt(1+mul(t, t)))))
		cosh := math.Sqrt(1 + mul(sigma, sigma))
		ti := mul(t, cosh) - mul(sigma, math.Sqrt(1+mul(t, t)))
		t += mul((tc-ti)/math.Sqrt(1+mul(ti, ti)),
			(1+mul(1-ecc2, mul(t, t)))/mul(1-ecc2, math.Sqrt(1+mul(t, t))))
	}
	lat = roundUnits(mul(atan2(t, 1), unitPerRad))
	lon = (6*zone-183)*degUnits + roundUnits(mul(atan2(sh, c), unitPerRad))
	return lon, lat
}

// toUTM is the inverse of fromUTM.
func toUTM(zone int64, north bool, p parley.Point) (easting, northing float64) {
	s, c := sincosUnits(int64(p.Lat))
	sl, cl := sincosUnits(int64(p.Lon) - (6*zone-183)*degUnits)
	e := math.Sqrt(ecc2)
	sigma, cosh := sinhcosh(mul(e, atanh(mul(e, s))))
	t := s / c
	tc := mul(t, cosh) - mul(sigma, math.Sqrt(1+mul(t, t)))
	xi0 := atan2(tc, cl)
	eta0 := asinh(sl / math.Sqrt(mul(tc, tc)+mul(cl, cl)))
	xi, eta := xi0, eta0
	for j, a := range kruegerForward {
		s, c := sincos(mul(float64(2*(j+1)), xi0))
		sh, ch := sinhcosh(mul(float64(2*(j+1)), eta0))
		xi += mul(a, mul(s, ch))
		eta += mul(a, mul(c, sh))
	}
	const k = utmScale * rectifying
	easting, northing = falseEasting+mul(k, eta), mul(k, xi)
	if !north {
		northing += falseNorthing
	}
	return easting, northing
}

// atanh for |x| < 0.1, by its series.
func atanh(x float64) float64 {
	z, term, sum := mul(x, x), x, 0.0
	for k := 1.0; k < 40; k += 2 {
		sum += term / k
		term = mul(term, z)
	}
	return sum
}

// asinh for |x| < 1, by Newton's method.
func asinh(x float64) float64 {
	y := x
	for range 8 {
		s, c := sinhcosh(y)
		y -= (s - x) / c
	}
	return y
}
