package fence

import (
	"fmt"
	"math"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Air is the pressure and the warmth of the air over an area for a time. With
// it flight levels, which are pressures, compare with heights over mean sea
// level; without it they never do.
//
// The atmosphere is the ICAO standard one (Doc 7488), below its tropopause,
// reduced to the altimeter setting: what an altimeter set to QNH shows. The
// true altitude differs by the warmth of the air, about 4 % for every 11 K,
// which is most of an answer's width: at FL100 and ±15 K it is ±190 m. Half a
// percent more covers what gravity and the Earth's curvature make of it.
type Air struct {
	// Area that it holds for.
	Area   *geo.Area
	Window parley.Window
	// QNH, and how far the true one may lie from it anywhere in Area and Window,
	// in pascals: 85,000 to 110,000, and 0 to 5,000.
	QNH, Accuracy int64
	// Kelvin is how far the air's temperature may lie at most from the standard
	// atmosphere's at any height, 1 to 60.
	Kelvin int64
}

// check refuses what is no state of the air.
func (a *Air) check() error {
	if a.QNH < 85_000 || a.QNH > 110_000 || a.Accuracy < 0 || a.Accuracy > 5_000 || a.Kelvin < 1 || a.Kelvin > 60 {
		return fmt.Errorf("a QNH of %d Pa ± %d and ±%d K, want 85000 to 110000, 0 to 5000, 1 to 60", a.QNH, a.Accuracy, a.Kelvin)
	}
	return nil
}

// The standard atmosphere below its tropopause, heights in mm.
const (
	standardQNH = 101_325.0 // Pa
	warmth      = 288.15    // K at mean sea level
	lapse       = 6.5e-6    // K for each mm
	isaReach    = warmth / lapse
	exponent    = 0.1902632

	lowest  = -1_000_000 // mm of pressure altitude that are converted
	highest = 11_000_000 // the tropopause
	gravity = 0.005      // of the height: gravity by latitude and height
	airSlip = 100        // mm, for rounding
)

// setting is (q/standardQNH)^exponent, by series: alike on every processor.
func setting(q float64) float64 {
	y := (q - standardQNH) / (q + standardQNH) // |y| < 0.1
	z, ln := mul(y, y), 0.0
	for k := 15; k >= 1; k -= 2 {
		ln = mul(ln, z) + 1/float64(k)
	}
	x := mul(mul(2*exponent, y), ln)
	e := 1.0
	for k := 10; k >= 1; k-- {
		e = 1 + mul(e, x)/float64(k)
	}
	return e
}

// error is what part of a height the temperature and gravity may add or take,
// where the air reaches up to top.
func (a *Air) error(top float64) float64 {
	return float64(a.Kelvin)/(warmth-mul(lapse, min(max(top, 0), highest))) + gravity
}

// altitude is the true altitude of a pressure altitude.
func (a *Air) altitude(mm int64) (lo, hi int64, ok bool) {
	if mm < lowest || mm > highest {
		return 0, 0, false
	}
	shown := func(q int64) float64 { return isaReach - (isaReach-float64(mm))/setting(float64(q)) }
	l, h := shown(a.QNH-a.Accuracy), shown(a.QNH+a.Accuracy)
	e := a.error(max(l, h))
	return int64(math.Floor(l-mul(math.Abs(l), e))) - airSlip, int64(math.Ceil(h+mul(math.Abs(h), e))) + airSlip, true
}

// level is the pressure altitude of a true altitude.
func (a *Air) level(mm int64) (lo, hi int64, ok bool) {
	z := float64(mm)
	// What an altimeter shows lies in z/(1+e) … z/(1−e), e of the highest of it.
	e := a.error(highest)
	e = a.error(z / (1 - e))
	l, h := z/(1+e), z/(1-e)
	if l > h {
		l, h = h, l
	}
	l = isaReach - mul(isaReach-l, setting(float64(a.QNH+a.Accuracy)))
	h = isaReach - mul(isaReach-h, setting(float64(a.QNH-a.Accuracy)))
	if l < lowest || h > highest {
		return 0, 0, false
	}
	return int64(math.Floor(l)) - airSlip, int64(math.Ceil(h)) + airSlip, true
}
