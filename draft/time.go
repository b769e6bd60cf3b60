package draft

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // the zones, where the machine has none

	"github.com/open-parley/parley"
)

var (
	dateOnly  = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	timeShape = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(\.\d+)?(?:([Zz]|[+-]\d\d:\d\d)|[ ]+([A-Za-z][A-Za-z0-9_+/-]*))?$`)
)

// ParseTime reads a time: RFC 3339 with Z or an offset (seconds may be left
// out), or a local time followed by the name of its zone in the IANA database,
// such as "2017-05-06T00:00 Asia/Damascus". A date alone, a local time without
// a zone, and a local time that its zone has twice or never are refused with
// what to write instead: Parley's records know instants alone, so the zone must
// be resolved before anything is signed. Times lie after 1970 and carry at most
// milliseconds. A refusal's code is "time".
func ParseTime(s string) (parley.Instant, error) {
	s = strings.TrimSpace(s)
	if dateOnly.MatchString(s) {
		return 0, badTime("%q is a date; an instant is needed.", s).
			To("Write the hour and its zone, such as %sT00:00Z or %sT00:00 Asia/Damascus.", s, s)
	}
	m := timeShape.FindStringSubmatch(s)
	if m == nil {
		return 0, badTime("%q is no time.", s).To("Write it as 2017-05-06T00:00Z, 2017-05-06T00:00+03:00 or 2017-05-06T00:00 Asia/Damascus.")
	}
	date, clock, seconds, fraction, offset, zone := m[1], m[2], m[3], m[4], m[5], m[6]
	if seconds == "" {
		if fraction != "" {
			return 0, badTime("%q has a fraction without seconds.", s).To("Write the seconds.")
		}
		seconds = ":00"
	}
	if seconds == ":60" {
		return 0, badTime("%q is a leap second, which Parley's time does not have.", s).To("Write second 59 or the next minute.")
	}
	if len(strings.TrimRight(fraction, "0")) > 4 {
		return 0, badTime("%q is finer than a millisecond.", s).To("Round it: ledger time counts milliseconds.")
	}
	local, err := time.Parse("2006-01-02T15:04:05", date+"T"+clock+seconds+fraction)
	if err != nil {
		if clock == "24:00" {
			return 0, badTime("%q: a day ends at 00:00 of the next.", s).To("Write the next day with 00:00.")
		}
		return 0, badTime("%q names a day or an hour that does not exist.", s).To("Correct it.")
	}
	var at time.Time
	switch {
	case offset == "Z" || offset == "z":
		at = local
	case offset != "":
		if at, err = time.Parse(time.RFC3339Nano, local.Format("2006-01-02T15:04:05.999")+offset); err != nil {
			return 0, badTime("%q has an offset that does not exist.", s).To("Write an offset such as +03:00.")
		}
	case zone != "":
		if at, err = inZone(local, zone); err != nil {
			return 0, err
		}
	default:
		return 0, badTime("%q does not say in which zone.", s).
			To("Write %sT%sZ for UTC, an offset such as %sT%s+03:00, or the zone's name such as %sT%s Asia/Damascus.", date, clock, date, clock, date, clock)
	}
	i := parley.At(at)
	if i <= 0 {
		return 0, badTime("%q does not lie after 1970-01-01T00:00Z, from which Parley counts.", s).To("Give a later time.")
	}
	return i, nil
}

// zoneOf is a zone of the IANA database.
func zoneOf(zone string) (*time.Location, error) {
	loc, err := time.LoadLocation(zone)
	if err != nil || zone == "Local" {
		return nil, badTime("%q is no time zone that Parley knows.", zone).
			To("Write its name in the IANA database, such as Europe/Moscow or Asia/Damascus, or an offset such as +03:00.")
	}
	return loc, nil
}

// inZone is the one instant at which the clocks of zone show local.
func inZone(local time.Time, zone string) (time.Time, error) {
	loc, err := zoneOf(zone)
	if err != nil {
		return time.Time{}, err
	}
	offsetAt := func(t time.Time) int { _, o := t.In(loc).Zone(); return o }
	// Rules change at most once within a day and a half of an instant.
	before, after := offsetAt(local.Add(-36*time.Hour)), offsetAt(local.Add(36*time.Hour))
	var found []time.Time
	for _, o := range []int{before, after, offsetAt(local)} {
		t := local.Add(-time.Duration(o) * time.Second)
		known := false
		for _, f := range found {
			known = known || f.Equal(t)
		}
		if !known && offsetAt(t) == o {
			found = append(found, t)
		}
	}
	show := func(t time.Time, o int) string {
		return t.In(time.FixedZone("", o)).Format(layoutOf(t) + "Z07:00")
	}
	wrote := local.Format(strings.Replace(layoutOf(local), "T", " ", 1))
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		early, late := local.Add(-time.Duration(after)*time.Second), local.Add(-time.Duration(before)*time.Second)
		return time.Time{}, badTime("%s does not exist in %s: the clocks go forward over it.", wrote, zone).
			To("Write %s or %s.", show(early, before), show(late, after))
	}
	if found[1].Before(found[0]) {
		found[0], found[1] = found[1], found[0]
	}
	return time.Time{}, badTime("%s happens twice in %s: the clocks go back over it.", wrote, zone).
		To("Write %s for the first or %s for the second.", show(found[0], offsetAt(found[0])), show(found[1], offsetAt(found[1])))
}

// layoutOf leaves out seconds and milliseconds that are zero.
func layoutOf(t time.Time) string {
	switch {
	case t.Nanosecond() != 0:
		return "2006-01-02T15:04:05.000"
	case t.Second() != 0:
		return "2006-01-02T15:04:05"
	}
	return "2006-01-02T15:04"
}

// FormatTime writes i as ParseTime reads it, in UTC.
func FormatTime(i parley.Instant) string { return i.Time().Format(layoutOf(i.Time()) + "Z") }

func badTime(format string, args ...any) *parley.Refusal {
	return parley.Refuse("time", "", format, args...)
}

var clockShape = regexp.MustCompile(`^(\d\d):(\d\d)(?::(\d\d)(\.\d{1,3})?)?(?: ?Z| ?UTC)$`)

// parseClock reads a time of day in UTC, in milliseconds after midnight; 24:00
// is the end of the day.
func parseClock(s string) (int64, error) {
	m := clockShape.FindStringSubmatch(s)
	if m == nil {
		return 0, badTime("%q is no time of day in UTC.", s).
			To("Write it as 06:00Z, as 06:00 Asia/Damascus where the zone keeps its clocks for the term, or as sunrise, or sunset + 00:30. The record is in UTC all year, because a zone's rules may change after the text was signed.")
	}
	h, min, sec := number(m[1]), number(m[2]), number(m[3])
	ms := ((h*60+min)*60+sec)*1000 + number((strings.TrimPrefix(m[4], ".") + "000")[:3])
	if min > 59 || sec > 59 || ms > 24*3_600_000 {
		return 0, badTime("%q is no time of day.", s).To("Write 00:00Z to 24:00Z.")
	}
	return ms, nil
}

// number reads digits alone, or nothing.
func number(s string) int64 { n, _ := strconv.ParseInt(s, 10, 64); return n }

func formatClock(ms int64) string {
	s := fmt.Sprintf("%02d:%02d", ms/3_600_000, ms/60_000%60)
	if ms%60_000 != 0 {
		s += fmt.Sprintf(":%02d", ms/1000%60)
	}
	if ms%1000 != 0 {
		s += fmt.Sprintf(".%03d", ms%1000)
	}
	return s + "Z"
}
