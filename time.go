package parley

import (
	"fmt"
	"strings"
	"time"
)

// Instant is a time in milliseconds since 1970-01-01T00:00:00Z, without leap
// seconds. Legal time is ledger time.
type Instant int64

// Never lies after every instant that Parley computes with.
const Never Instant = 1<<53 - 1

// At converts a time.Time, cutting to the millisecond.
func At(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time converts to UTC.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).UTC() }

// String is RFC 3339 in UTC, with milliseconds where there are any.
func (i Instant) String() string {
	if i >= Never {
		return "never"
	}
	return strings.Replace(i.Time().Format("2006-01-02T15:04:05.000Z"), ".000Z", "Z", 1)
}

// Period is a length of calendar time, taken in UTC: the months first, clamped
// to the month's end, then days of 24 hours, then hours.
type Period struct {
	Months int64 `json:"months,omitempty"`
	Days   int64 `json:"days,omitempty"`
	Hours  int64 `json:"hours,omitempty"`
}

// MaxMonths, MaxDays and MaxHours limit a Period, each to a century.
const (
	MaxMonths = 1_200
	MaxDays   = 36_525
	MaxHours  = MaxDays * 24
)

// IsZero reports whether p has no length.
func (p Period) IsZero() bool { return p == Period{} }

// Valid reports an error where p is negative or longer than a century in one unit.
func (p Period) Valid() error {
	if p.Months < 0 || p.Days < 0 || p.Hours < 0 || p.Months > MaxMonths || p.Days > MaxDays || p.Hours > MaxHours {
		return fmt.Errorf("period %v is negative or longer than a century", p)
	}
	return nil
}

// Times is p taken n times, so that the month's end is clamped once, from the
// first start: 31 January + 2 × 1 month is 31 March.
func (p Period) Times(n int64) Period {
	return Period{Months: p.Months * n, Days: p.Days * n, Hours: p.Hours * n}
}

// From is the instant p after start.
func (p Period) From(start Instant) Instant { return shift(start, p, 1) }

// Before is the instant p before end.
func (p Period) Before(end Instant) Instant { return shift(end, p, -1) }

// far is a number of years after which any instant lies beyond Never.
const far = 300_000

func shift(i Instant, p Period, sign int64) Instant {
	if i >= Never || sign > 0 && (p.Months > 12*far || p.Days > 366*far || p.Hours > 24*366*far) {
		return Never
	}
	t := i.Time()
	if p.Months != 0 {
		y, m, d := t.Date()
		first := time.Date(y, m, 1, t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC).AddDate(0, int(sign*p.Months), 0)
		last := first.AddDate(0, 1, -1).Day()
		t = first.AddDate(0, 0, min(d, last)-1)
	}
	out := At(t) + Instant(sign*(p.Days*24+p.Hours)*3_600_000)
	return min(out, Never)
}

// String is such as "6 months 10 days".
func (p Period) String() string {
	var s []string
	for _, u := range []struct {
		n    int64
		unit string
	}{{p.Months, "month"}, {p.Days, "day"}, {p.Hours, "hour"}} {
		switch {
		case u.n == 1:
			s = append(s, "1 "+u.unit)
		case u.n != 0:
			s = append(s, fmt.Sprintf("%d %ss", u.n, u.unit))
		}
	}
	if len(s) == 0 {
		return "no time"
	}
	return strings.Join(s, " ")
}
