package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
)

const dayMS = 24 * 3_600_000

// hour is the begin or the end of a slot as it is written: a time of day in UTC
// or in a zone, or so long before or after sunrise or sunset.
type hour struct {
	ms   int64
	sun  parley.Sun
	zone string
}

var (
	sunShape  = regexp.MustCompile(`^(?i)(sunrise|sunset)(?: *([+-]) *(?:(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)|(\d{1,3}) ?min))?$`)
	zoneShape = regexp.MustCompile(`^(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?) +([A-Za-z][A-Za-z0-9_+/-]*)$`)
)

// parseHour reads a slot's from or until. A refusal's code is "time".
func parseHour(s string) (h hour, err error) {
	s = strings.TrimSpace(s)
	if m := sunShape.FindStringSubmatch(s); m != nil {
		h.sun = parley.Sun(strings.ToLower(m[1]))
		switch {
		case m[3] != "":
			h.ms, err = parseClock(m[3] + "Z")
		case m[4] != "":
			h.ms = number(m[4]) * 60_000
		}
		if err == nil && h.ms > parley.MaxSunShift {
			err = badTime("%q lies more than 12 hours from the %s.", s, h.sun).To("Give an hour of the day instead.")
		}
		if m[2] == "-" {
			h.ms = -h.ms
		}
		return h, err
	}
	if m := zoneShape.FindStringSubmatch(s); m != nil && m[2] != "Z" && m[2] != "UTC" {
		if h.ms, err = parseClock(m[1] + "Z"); err != nil {
			return h, err
		}
		h.zone = m[2]
		_, err = zoneOf(h.zone)
		return h, err
	}
	h.ms, err = parseClock(s)
	return h, err
}

// formatHour writes what parseHour reads.
func formatHour(ms int64, sun parley.Sun) string {
	switch {
	case sun == "":
		return formatClock(ms)
	case ms == 0:
		return string(sun)
	case ms < 0:
		return string(sun) + " - " + strings.TrimSuffix(formatClock(-ms), "Z")
	}
	return string(sun) + " + " + strings.TrimSuffix(formatClock(ms), "Z")
}

func (l *loader) slot(rule *parley.Rule, n *yaml.Node) {
	o, ok := l.object(n, "a schedule's slot", "days", "from", "until")
	if !ok {
		return
	}
	s := parley.Slot{Days: []int64{1, 2, 3, 4, 5, 6, 7}}
	if d := o.get("days"); d != nil {
		s.Days = nil
		for _, c := range l.list(d, "days") {
			s.Days = append(s.Days, l.days(c)...)
		}
	}
	from := value(&l.reader, o.need("from"), "from", parseHour)
	until := value(&l.reader, o.need("until"), "until", parseHour)
	s.From, s.FromSun, s.Until, s.UntilSun = from.ms, from.sun, until.ms, until.sun
	if from.zone != "" {
		if at, ok := l.inUTC(o.get("from"), from); ok {
			// The days are those on which the slot begins there.
			s.From = at - floorDay(at)*dayMS
			for i, d := range s.Days {
				s.Days[i] = (d-1+floorDay(at)+7)%7 + 1
			}
		}
	}
	if until.zone != "" {
		if at, ok := l.inUTC(o.get("until"), until); ok {
			s.Until = at - floorDay(at)*dayMS
		}
	}
	slices.Sort(s.Days)
	s.Days = slices.Compact(s.Days)
	rule.Schedule = append(rule.Schedule, s)
}

// floorDay is the day, from 0, in which a time of day in UTC lies.
func floorDay(ms int64) int64 { return (ms+dayMS)/dayMS - 1 }

// inUTC is a zone's time of day in UTC, in milliseconds after the midnight of
// the zone's own day: a zone that changes its clocks within the term has none.
func (l *loader) inUTC(n *yaml.Node, h hour) (int64, bool) {
	loc, err := zoneOf(h.zone)
	if err != nil {
		return 0, false
	}
	from, until, open := l.d.term()
	offset := func(t time.Time) int64 { _, o := t.In(loc).Zone(); return int64(o) * 1000 }
	first := offset(from)
	at := h.ms - first
	for t := from; t.Before(until); {
		t = t.AddDate(0, 0, 7) // no zone changes its clocks and back within a week
		if t.After(until) {
			t = until
		}
		if next := offset(t); next != first {
			told := "within the term"
			if open {
				told = "and nothing in the terms lets the arrangement end before"
			}
			l.fail(n, fmt.Sprintf("Write hours in UTC, such as %s, or clauses of their own with except for each half of the year, or a term within which the clocks do not change.", formatClock(at-floorDay(at)*dayMS)),
				"%s changes its clocks in the week before %s, %s: a weekly slot in UTC cannot follow them.", h.zone, t.Format(time.DateOnly), told)
			return 0, false
		}
	}
	l.notice(l.reader.at(n), "%s %s is %s: the record holds that, even where the zone should change its rules.",
		strings.TrimSuffix(formatClock(h.ms), "Z"), h.zone, formatClock(at-floorDay(at)*dayMS))
	return at, true
}

// term is the time within which the arrangement can be in force, as far as the
// terms bound it; open: to no certain end, and a century is looked at.
func (d *Draft) term() (from, until time.Time, open bool) {
	t := &d.terms
	from = time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	if t.Effective.At > 0 {
		from = t.Effective.At.Time()
	}
	until = from.AddDate(100, 0, 0)
	end := parley.Never
	if t.OpenUntil > 0 && !t.Duration.IsZero() && (t.Renewal == nil || t.Renewal.Most > 0) {
		end = t.Duration.From(t.OpenUntil)
		if r := t.Renewal; r != nil {
			p := r.Period
			if p.IsZero() {
				p = t.Duration
			}
			end = p.Times(min(r.Most, 1200)).From(end)
		}
	}
	if t.Ends > 0 {
		end = min(end, t.Ends)
	}
	if end < parley.At(until) {
		return from, end.Time(), false
	}
	return from, until, true
}

// sun reads where the Sun rises and sets, and tells where the days of a slot are
// not those of the people there.
func (l *loader) sun(rule *parley.Rule, o object) {
	n := o.get("sun")
	if n != nil {
		p := l.point(n)
		rule.Sun = &p
	}
	solar := slices.ContainsFunc(rule.Schedule, func(s parley.Slot) bool { return s.FromSun != "" || s.UntilSun != "" })
	switch {
	case solar && rule.Sun == nil:
		l.fail(o.get("schedule"), "Add sun: [longitude, latitude] to the rule.", "The schedule names sunrise or sunset, and the rule does not say where.")
	case !solar && rule.Sun != nil:
		l.fail(n, "Leave it out.", "The rule says where the sun rises and sets, and its schedule names neither.")
	case solar:
		for _, s := range rule.Schedule {
			six := int64(6 * 3_600_000)
			if s.FromSun == parley.Sunset {
				six *= 3
			}
			if at := six - int64(rule.Sun.Lon)*3/125; s.FromSun != "" && len(s.Days) < 7 && (at < 0 || at >= dayMS) {
				l.notice(l.reader.at(o.get("schedule")), "Days are those of UTC, in which the mean %s at longitude %s is at %s of the day %s.", s.FromSun, formatDegrees(int64(rule.Sun.Lon)),
					formatClock(at-floorDay(at)*dayMS), map[bool]string{true: "before", false: "after"}[at < 0])
			}
		}
	}
}
