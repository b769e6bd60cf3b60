package draft

import (
	"fmt"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
)

// Units of length in tenths of a millimetre, so that a foot (304.8 mm) is whole.
var lengthUnits = map[string]int64{
	"mm": 10, "cm": 100, "m": 10_000, "km": 10_000_000,
	"ft": 3_048, "nm": 18_520_000, "nmi": 18_520_000, "mi": 16_093_440,
}

var (
	periodItem  = regexp.MustCompile(`^(\d+)\s*([A-Za-z]+)(?:\s*,?\s*(?:and\s+)?)`)
	lengthShape = regexp.MustCompile(`^([+-]?\d+(?:\.\d+)?)\s*([A-Za-z]+)$`)
	levelShape  = regexp.MustCompile(`^(?i:FL)\s*(\d{1,4})$`)
	decimal     = regexp.MustCompile(`^[+-]?\d{1,4}(\.\d+)?$`)
)

// ParsePeriod reads a length of calendar time such as "6 months", "10 days",
// "2 weeks", "36 hours" or "1 month 10 days". Months are those of the UTC
// calendar, days have 24 hours. A refusal's code is "period".
func ParsePeriod(s string) (parley.Period, error) {
	var p parley.Period
	refuse := func(format string, args ...any) (parley.Period, error) {
		return parley.Period{}, parley.Refuse("period", "", format, args...).To("Write it such as 6 months, 10 days, 36 hours, or 1 month 10 days.")
	}
	rest := strings.TrimSpace(s)
	if rest == "" {
		return refuse("A length of time is missing.")
	}
	for rest != "" {
		m := periodItem.FindStringSubmatch(rest)
		if m == nil {
			return refuse("%q is no length of time.", s)
		}
		n, err := strconv.ParseInt(m[1], 10, 32)
		if err != nil {
			return refuse("%q is too long.", s)
		}
		field, times := &p.Hours, int64(1)
		switch strings.TrimSuffix(strings.ToLower(m[2]), "s") {
		case "year":
			field, times = &p.Months, 12
		case "month":
			field = &p.Months
		case "week":
			field, times = &p.Days, 7
		case "day":
			field = &p.Days
		case "hour", "h":
		case "minute", "min", "m":
			return refuse("%q: terms count whole hours at the finest.", s)
		default:
			return refuse("%q has the unit %q, which is none of years, months, weeks, days, hours.", s, m[2])
		}
		*field += n * times
		rest = rest[len(m[0]):]
	}
	if p.IsZero() {
		return refuse("%q is no time at all.", s)
	}
	if err := p.Valid(); err != nil {
		return refuse("%q is longer than a century.", s)
	}
	return p, nil
}

// FormatPeriod writes p as ParsePeriod reads it.
func FormatPeriod(p parley.Period) string { return p.String() }

// ParseLength reads a length such as "6 km", "500 m", "12 nm" (nautical miles
// of 1852 m) or "300 ft", in millimetres. A length that is no whole number of
// millimetres is rounded. A refusal's code is "length".
func ParseLength(s string) (mm int64, err error) {
	mm, _, err = length(s)
	return mm, err
}

func length(s string) (mm int64, exact bool, err error) {
	m := lengthShape.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return 0, false, parley.Refuse("length", "", "%q is no length.", s).To("Write a number and its unit, such as 6 km, 500 m, 12 nm or 300 ft.")
	}
	unit, ok := lengthUnits[strings.ToLower(m[2])]
	if !ok {
		return 0, false, parley.Refuse("length", "", "%q has the unit %q, which is none of m, km, nm (nautical miles), mi, ft, cm, mm.", s, m[2]).To("Write it in one of these.")
	}
	if len(m[1]) > 32 {
		return 0, false, parley.Refuse("length", "", "%q is too long a number.", s).To("Write it shorter.")
	}
	r, _ := new(big.Rat).SetString(m[1])
	r.Mul(r, big.NewRat(unit, 10))
	mm, exact = roundRat(r)
	if mm > 1e15 || mm < -1e15 {
		return 0, false, parley.Refuse("length", "", "%q is longer than the Earth is round.", s).To("Correct it.")
	}
	return mm, exact, nil
}

// roundRat rounds half away from zero; out of range it gives ±2^62.
func roundRat(r *big.Rat) (n int64, exact bool) {
	if r.IsInt() && r.Num().IsInt64() {
		return r.Num().Int64(), true
	}
	half := big.NewRat(int64(r.Sign()), 2)
	sum := new(big.Rat).Add(r, half)
	q := new(big.Int).Quo(sum.Num(), sum.Denom())
	if !q.IsInt64() || q.BitLen() > 62 {
		return int64(r.Sign()) << 62, false
	}
	return q.Int64(), false
}

// FormatLength writes mm as ParseLength reads it.
func FormatLength(mm int64) string {
	switch {
	case mm%1_000_000 == 0 && mm != 0:
		return fmt.Sprintf("%d km", mm/1_000_000)
	case mm%1_000 == 0:
		return fmt.Sprintf("%d m", mm/1_000)
	}
	return fmt.Sprintf("%d mm", mm)
}

// datums by the words that people write.
var datums = map[string]parley.Datum{
	"amsl": parley.DatumAMSL, "msl": parley.DatumAMSL,
	"agl": parley.DatumAGL, "wgs84": parley.DatumWGS84, "hae": parley.DatumWGS84,
	"fl": parley.DatumFL,
}

// ParseHeight reads a height and what it is measured from: "3000 ft amsl",
// "500 m agl", "200 m wgs84" (over the ellipsoid) or "FL100" (a pressure
// altitude, which is never converted). A height without its datum is refused:
// the ground can lie kilometres above the sea. A refusal's code is "height".
func ParseHeight(s string) (parley.Height, error) {
	h, _, err := height(s)
	return h, err
}

func height(s string) (h parley.Height, exact bool, err error) {
	s = strings.TrimSpace(s)
	if m := levelShape.FindStringSubmatch(s); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		return parley.Height{Datum: parley.DatumFL, MM: n * 30_480}, true, nil
	}
	const how = "Write it such as 3000 ft amsl, 500 m agl, 200 m wgs84 or FL100."
	at := strings.LastIndexAny(s, " \t")
	datum, known := parley.Datum(""), false
	if at > 0 {
		datum, known = datums[strings.ToLower(s[at+1:])]
	}
	if !known {
		if _, _, err := length(s); err == nil {
			return h, false, parley.Refuse("height", "", "%q does not say what it is measured from.", s).
				To("Write %s amsl over mean sea level, %s agl over the ground, %s wgs84 over the ellipsoid; flight levels as FL100.", s, s, s)
		}
		return h, false, parley.Refuse("height", "", "%q is no height.", s).To(how)
	}
	mm, exact, err := length(s[:at])
	if err != nil {
		return h, false, parley.Refuse("height", "", "%q is no height.", s).To(how)
	}
	return parley.Height{Datum: datum, MM: mm}, exact, nil
}

// FormatHeight writes h as ParseHeight reads it.
func FormatHeight(h parley.Height) string {
	if h.Datum == parley.DatumFL {
		if h.MM%30_480 == 0 && h.MM >= 0 && h.MM/30_480 <= 9999 {
			return fmt.Sprintf("FL%03d", h.MM/30_480)
		}
		return fmt.Sprintf("%d mm fl", h.MM)
	}
	const foot = 3_048 // tenths of a millimetre
	if h.MM%1_000 != 0 && h.MM*10%foot == 0 {
		return fmt.Sprintf("%d ft %s", h.MM*10/foot, h.Datum)
	}
	if h.MM%1_000 != 0 {
		return fmt.Sprintf("%d mm %s", h.MM, h.Datum)
	}
	return fmt.Sprintf("%d m %s", h.MM/1_000, h.Datum)
}

// parseDegrees reads a coordinate in decimal degrees, in 1e-7 degree. A finer
// one is rounded; exact says whether it was not.
func parseDegrees(s string, limit int64) (n int64, exact bool, err error) {
	if !decimal.MatchString(s) || len(s) > 40 {
		return 0, false, parley.Refuse("coordinate", "", "%q is no coordinate in decimal degrees.", s).To("Write it such as 36.1234567.")
	}
	r, _ := new(big.Rat).SetString(s)
	r.Mul(r, big.NewRat(10_000_000, 1))
	n, exact = roundRat(r)
	if n > limit || n < -limit {
		return 0, false, parley.Refuse("coordinate", "", "%s lies outside ±%d degrees.", s, limit/10_000_000).
			To("Write longitude first, then latitude, in degrees.")
	}
	return n, exact, nil
}

// formatDegrees writes n units of 1e-7 degree as decimal degrees, exactly.
func formatDegrees(n int64) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := fmt.Sprintf("%s%d.%07d", sign, n/10_000_000, n%10_000_000)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// ParsePoint reads "lon, lat" in decimal degrees. Finer digits than 1e-7 degree
// (1.1 cm) are rounded.
func ParsePoint(s string) (parley.Point, error) {
	lon, lat, ok := strings.Cut(s, ",")
	if !ok {
		return parley.Point{}, parley.Refuse("coordinate", "", "%q is no point.", s).To("Write longitude, latitude: 36.9, 35.1.")
	}
	x, _, err := parseDegrees(strings.TrimSpace(lon), parley.MaxLon)
	if err != nil {
		return parley.Point{}, err
	}
	y, _, err := parseDegrees(strings.TrimSpace(lat), parley.MaxLat)
	if err != nil {
		return parley.Point{}, err
	}
	return parley.Point{Lon: int32(x), Lat: int32(y)}, nil
}
