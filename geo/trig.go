package geo

import "math"

// The standard library's trigonometry is free to differ between processors,
// and a compiler may fuse a product and a sum into one rounding on one of them
// and not on another. Where a footprint is laid out or a distance decides, the
// same log must give the same answer on each (R12): so the functions here use
// nothing but IEEE additions, explicitly rounded products, quotients and square
// roots; even a quotient by a constant is written as a product, since a compiler
// may make it one. Their error is below 1e-15, far inside the bound of every
// user. To check: compile for arm64 and look for fused instructions (FMADD,
// FMSUB and their like); only measure.go, which never decides, may have any.

// mul is a product that is rounded before anything is added to it: the
// language forbids fusing across an explicit conversion.
func mul(x, y float64) float64 { return float64(x * y) }

const (
	degUnits = 1_0000000 // 1e-7 degree
	full     = 360 * degUnits
	half     = 180 * degUnits
	quarter  = 90 * degUnits

	radPerUnit = math.Pi / half
	unitPerRad = half / math.Pi
)

// SinCos is the sine and cosine of an angle in units of 1e-7 degree, to 1e-15,
// and alike on every processor, as those of the standard library need not be.
func SinCos(units int64) (sin, cos float64) { return sincosUnits(units) }

// sincosUnits is the sine and cosine of an angle in units of 1e-7 degree. The
// angle is reduced in integers, so that multiples of 90° are exact.
func sincosUnits(u int64) (sin, cos float64) {
	u %= full
	if u < 0 {
		u += full
	}
	quadrant := (u + quarter/2) / quarter // nearest multiple of 90°
	s, c := sincosSmall(mul(float64(u-quadrant*quarter), radPerUnit))
	return rotate(s, c, quadrant)
}

// sincos is the sine and cosine of an angle in radians, |x| below about 1e6.
func sincos(x float64) (sin, cos float64) {
	// π/2 in two parts: the first has 33 bits, so that q·hi is exact.
	const hi, lo = 1.57079632673412561417e+00, 6.07710050650619224932e-11
	q := math.Floor(mul(x, 2/math.Pi) + 0.5)
	s, c := sincosSmall((x - mul(q, hi)) - mul(q, lo))
	return rotate(s, c, int64(q))
}

func rotate(s, c float64, quadrant int64) (float64, float64) {
	switch quadrant & 3 {
	case 1:
		return c, -s
	case 2:
		return -s, -c
	case 3:
		return -c, s
	}
	return s, c
}

// sincosSmall sums the Taylor series for |x| ≤ π/4, where the terms after
// x^17 and x^18 lie below 1e-17.
func sincosSmall(x float64) (sin, cos float64) {
	z := mul(x, x)
	s := 1.0 / 355687428096000
	for _, k := range [...]float64{
		-1.0 / 1307674368000, 1.0 / 6227020800, -1.0 / 39916800, 1.0 / 362880,
		-1.0 / 5040, 1.0 / 120, -1.0 / 6,
	} {
		s = mul(s, z) + k
	}
	c := -1.0 / 6402373705728000
	for _, k := range [...]float64{
		1.0 / 20922789888000, -1.0 / 87178291200, 1.0 / 479001600, -1.0 / 3628800,
		1.0 / 40320, -1.0 / 720, 1.0 / 24, -1.0 / 2,
	} {
		c = mul(c, z) + k
	}
	return x + mul(mul(s, z), x), 1 + mul(c, z)
}

// atan2 is the angle of (x, y) in radians, −π … π; 0 for the origin.
func atan2(y, x float64) float64 {
	ay, ax := math.Abs(y), math.Abs(x)
	if ax == 0 && ay == 0 {
		return 0
	}
	var a float64
	if ay <= ax {
		a = atanUnit(ay / ax)
	} else {
		a = math.Pi/2 - atanUnit(ax/ay)
	}
	if x < 0 {
		a = math.Pi - a
	}
	if y < 0 {
		a = -a
	}
	return a
}

// atanUnit is the arc tangent for 0 ≤ x ≤ 1: two halvings bring the angle
// under π/16, where the series to x^25 suffices.
func atanUnit(x float64) float64 {
	for range 2 {
		x /= 1 + math.Sqrt(1+mul(x, x))
	}
	z := mul(x, x)
	s := 0.0
	for k := 25; k >= 3; k -= 2 {
		c := 1 / float64(k)
		if k%4 == 3 {
			c = -c
		}
		s = mul(s, z) + c
	}
	return mul(4, x+mul(mul(s, z), x))
}

// roundUnits is the nearest integer, halves upward.
func roundUnits(x float64) int64 { return int64(math.Floor(x + 0.5)) }
