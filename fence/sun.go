package fence

import (
	"math"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Sunrise and sunset are the instants at which the centre of the Sun stands
// 0.833° below the horizon (34′ of refraction, 16′ of radius) over the
// reference point at sea level, as almanacs and tables have it. They are not
// what an eye sees over a ridge, or in unusual air.
//
// The Sun's place is that of J. Meeus, Astronomical Algorithms (1998), ch. 25,
// "low accuracy": right within 0.01°; sidereal time is ch. 12's. The stated
// accuracy of an event are the instants at which the computed altitude lies
// within sunBand of the standard one, and sunSlack to each side, which is what
// tables lose that round to a minute: ±1.3 minutes at the equator, up to ±2 at
// 60° of latitude, up to ±3 at 65°, and more where the Sun grazes the horizon.
//
// Where the Sun does not set on a day, it counts as rising and setting at its
// lowest, so that "sunrise to sunset" goes on from day to day without a gap.
// Where it does not rise, it counts as rising and setting at its highest, so
// that "sunrise to sunset" is empty and "sunset to sunrise" has no gap.
const (
	sunBand  = 500_000 // 0.05°, in units of 1e-7 degree
	sunSlack = 60_000  // ms

	standardAltitude = -8_333_333

	// Outside of the years 1900 to 2199 the Sun is not computed, and a slot that
	// needs it is Indeterminate.
	sunFrom  = parley.Instant(-2_208_988_800_000)
	sunUntil = parley.Instant(7_258_118_400_000)

	// MaxSunLat limits the latitude of a schedule's reference point: nearer to a
	// pole the Sun's own course in a day outweighs the Earth's turning.
	MaxSunLat = 89_0000000
)

// mul is a product that is rounded before anything is added to it, so that no
// compiler fuses the two: the same answer on every processor.
func mul(x, y float64) float64 { return float64(x * y) }

// sky is the Sun as seen from one place.
type sky struct {
	lon            int64 // units of 1e-7 degree
	sinLat, cosLat float64
}

func skyOf(p parley.Point) sky {
	s, c := geo.SinCos(int64(p.Lat))
	return sky{int64(p.Lon), s, c}
}

const (
	j2000   = 946_728_000_000 // 2000-01-01T12:00Z, ms
	century = 36525 * day     // ms
	ahead   = 69_184          // of UTC is dynamical time, ms, in 2026; 100 s more is 0.001° of the Sun's course
)

// sun is the direction of the Sun at an instant, in the local frame that turns
// with the Earth: high is the sine of its altitude, west and south its parts
// across the axis, toward the west and the meridian.
func (s *sky) sun(t parley.Instant) (high, west, south float64) {
	n := int64(t) - j2000
	c := mul(float64(n+ahead), 1.0/century) // centuries of dynamical time
	angle := func(at, rate float64) int64 { return int64(math.Floor(mul(c, rate*1e7) + at*1e7)) }

	sinM, cosM := geo.SinCos(angle(357.52911, 35999.05029) - int64(mul(mul(c, c), 1537)))
	node := angle(125.04452, -1934.136261)
	sinN, cosN := geo.SinCos(node)
	sin2M := mul(2, mul(sinM, cosM))
	sin3M := mul(sinM, 3-mul(4, mul(sinM, sinM)))
	centre := mul(19146020-mul(c, 48170), sinM) + mul(199930-mul(c, 1010), sin2M) + mul(2890, sin3M)
	nutation := mul(-47800, sinN)
	longitude := angle(280.46646, 36000.76983) + int64(mul(mul(c, c), 3032)) + int64(centre+nutation) - 56900
	sinL, cosL := geo.SinCos(longitude)
	sinE, cosE := geo.SinCos(int64(234392911 - mul(c, 130042) + mul(25600, cosN)))

	// Sidereal time: a turn of the Earth in a day, in integers, and what it
	// turns beyond that.
	turn := floorMod(n, day)*125/3 + int64(mul(float64(n), 0.98564736629*1e7/day)) + 2804606184 + int64(mul(nutation, cosE))
	sinT, cosT := geo.SinCos(turn + s.lon)
	x, y, z := cosL, mul(cosE, sinL), mul(sinE, sinL)
	south = mul(x, cosT) + mul(y, sinT)
	west = mul(x, sinT) - mul(y, cosT)
	return mul(s.sinLat, z) + mul(s.cosLat, south), west, south
}

// noon is when the Sun passes the meridian on the local day k, highest; half a
// day earlier, with half −12 h, it passes at its lowest.
func (s *sky) meridian(k int64, half int64) parley.Instant {
	t := k*day + day/2 + half - s.lon*3/125
	// The mean Sun is no farther off than 17 minutes: two steps suffice.
	for range 2 {
		_, west, south := s.sun(parley.Instant(t))
		t -= int64(mul(west/south, day/(2*math.Pi)))
	}
	return parley.Instant(t)
}

// cross is when the Sun passes an altitude between its lowest and its highest:
// low where it is above even there, high where it does not reach it.
func (s *sky) cross(low, high parley.Instant, altitude float64) parley.Instant {
	if h, _, _ := s.sun(low); h >= altitude {
		return low
	}
	if h, _, _ := s.sun(high); h < altitude {
		return high
	}
	below, above := low, high
	t := low + (high-low)/2
	for range 48 {
		h, west, _ := s.sun(t)
		if h < altitude {
			below = t
		} else {
			above = t
		}
		if d := above - below; -1 <= d && d <= 1 {
			break
		}
		// Newton's step, where it stays between; else halving.
		next := below + (above-below)/2
		if rate := mul(s.cosLat, west); rate != 0 {
			step := mul((h-altitude)/rate, day/(2*math.Pi))
			if math.Abs(step) < 1 {
				break
			}
			if n := t + parley.Instant(max(-day, min(day, step))); min(below, above) < n && n < max(below, above) {
				next = n
			}
		}
		t = next
	}
	return t
}

// altitudes are the sines of the lower and upper end of the band.
var lowerAltitude, upperAltitude = func() (float64, float64) {
	a, _ := geo.SinCos(standardAltitude - sunBand)
	b, _ := geo.SinCos(standardAltitude + sunBand)
	return a, b
}()

// event is when the Sun rises (or sets) on the local day k: at the earliest and
// at the latest.
func (s *sky) event(k int64, rises bool) (lo, hi parley.Instant) {
	noon := s.meridian(k, 0)
	if rises {
		low := s.meridian(k, -day/2)
		lo, hi = s.cross(low, noon, lowerAltitude), s.cross(low, noon, upperAltitude)
		return s.widen(lo, hi, low, noon)
	}
	low := s.meridian(k, day/2)
	lo, hi = s.cross(low, noon, upperAltitude), s.cross(low, noon, lowerAltitude)
	return s.widen(lo, hi, noon, low)
}

// drift is how much the Sun's course in a year moves it north or south at most,
// of what the Earth's turning moves it, in ms of a turn: 0.0011 of it.
const drift = 15_200

// widen adds the slack; an event that lies at a bound because the Sun does not
// rise or set lies there exactly. Where it may graze the horizon the bound, when
// it passes the meridian, is not quite when it is lowest or highest.
func (s *sky) widen(lo, hi, first, last parley.Instant) (parley.Instant, parley.Instant) {
	if lo == hi && (lo == first || hi == last) {
		return lo, hi
	}
	off := parley.Instant(mul(drift, math.Abs(s.sinLat)/s.cosLat))
	if lo == first {
		lo -= off
	}
	if hi == last {
		hi += off
	}
	return lo - sunSlack, hi + sunSlack
}
