package fence

import (
	"errors"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Schedule is when a zone counts within its windows: in the weekly slots, in
// UTC, and not in the exceptions. The zero Schedule is always.
//
// What depends on sunrise or sunset is Indeterminate within the accuracy of
// that instant (see the constants of the package), each slot judged by itself,
// and outside of the years 1900 to 2199. All else is exact.
type Schedule struct {
	// Slots; none: at all hours.
	Slots []parley.Slot
	// Except is when the schedule does not count: sorted, without overlaps.
	Except []parley.Window
	// Sun is where the Sun rises and sets, for slots that name it; not nil where
	// there are any.
	Sun *parley.Point

	// last is what At answered last, where that is dear to compute.
	last *lastSpan
}

// ScheduleOf is the schedule of a rule.
func ScheduleOf(r *parley.Rule) Schedule {
	return Schedule{Slots: r.Schedule, Except: r.Except, Sun: r.Sun}
}

// Limits of a schedule.
const (
	MaxSlots      = 64
	MaxSolarSlots = 8 // of them, that rest on the Sun
	MaxExcept     = 256
)

const day = 24 * 3_600_000

// check refuses what is no schedule.
func (s *Schedule) check() error {
	if len(s.Slots) > MaxSlots || len(s.Except) > MaxExcept {
		return fmt.Errorf("the schedule has %d slots and %d exceptions, at most %d and %d", len(s.Slots), len(s.Except), MaxSlots, MaxExcept)
	}
	suns := 0
	for i, x := range s.Slots {
		if solar(x) {
			suns++
		}
		if suns > MaxSolarSlots {
			return fmt.Errorf("the schedule has more than %d slots that rest on the sun", MaxSolarSlots)
		}
		if len(x.Days) == 0 || slices.Min(x.Days) < 1 || slices.Max(x.Days) > 7 {
			return fmt.Errorf("slot %d of the schedule has no days from 1 to 7", i)
		}
		for _, b := range []struct {
			ms, most int64
			sun      parley.Sun
		}{{x.From, day - 1, x.FromSun}, {x.Until, day, x.UntilSun}} {
			switch {
			case b.sun == "" && (b.ms < 0 || b.ms > b.most):
				return fmt.Errorf("slot %d of the schedule has a time of %d ms, want 0 to %d", i, b.ms, b.most)
			case b.sun == "":
			case b.sun != parley.Sunrise && b.sun != parley.Sunset:
				return fmt.Errorf("slot %d of the schedule rests on %q, want sunrise or sunset", i, b.sun)
			case b.ms < -parley.MaxSunShift || b.ms > parley.MaxSunShift:
				return fmt.Errorf("slot %d of the schedule lies %d ms from the %s, want at most %d", i, b.ms, b.sun, parley.MaxSunShift)
			case s.Sun == nil:
				return fmt.Errorf("slot %d of the schedule rests on the %s, but the schedule does not say where", i, b.sun)
			case s.Sun.Lat < -MaxSunLat || s.Sun.Lat > MaxSunLat || s.Sun.Lon < -parley.MaxLon || s.Sun.Lon > parley.MaxLon:
				return errors.New("the point where the sun rises and sets lies nearer than 1° to a pole, or outside ±180°")
			}
		}
	}
	for i, w := range s.Except {
		if w.From >= w.Until || i > 0 && w.From < s.Except[i-1].Until {
			return fmt.Errorf("exception %d is empty, or begins before the one ahead of it ends; sort exceptions and join those that overlap", i)
		}
	}
	return nil
}

// prepare readies the schedule of a zone that was checked.
func (s *Schedule) prepare() {
	if slices.ContainsFunc(s.Slots, solar) {
		s.last = new(lastSpan)
	}
}

func solar(x parley.Slot) bool { return x.FromSun != "" || x.UntilSun != "" }

// always reports whether there is nothing that limits.
func (s *Schedule) always() bool { return len(s.Slots)+len(s.Except) == 0 }

// At is how an instant lies to the schedule, and until when that holds at least.
// Instants beyond ±parley.Never are taken as that.
func (s *Schedule) At(t parley.Instant) (rel geo.Relation, until parley.Instant) {
	if s.always() {
		return geo.Touch, parley.Never
	}
	t = min(max(t, -parley.Never), parley.Never)
	if s.last != nil {
		if rel, until, ok := s.last.load(t); ok {
			return rel, until
		}
	}
	rel, until = s.at(t)
	if s.last != nil {
		s.last.store(t, until, rel)
	}
	return rel, until
}

func (s *Schedule) at(t parley.Instant) (rel geo.Relation, until parley.Instant) {
	next := parley.Never // when the next exception begins
	i, _ := slices.BinarySearchFunc(s.Except, t, func(w parley.Window, t parley.Instant) int {
		if w.Until <= t {
			return -1
		}
		return 1
	})
	if i < len(s.Except) {
		if w := s.Except[i]; w.From <= t {
			return geo.Apart, w.Until
		}
		next = s.Except[i].From
	}
	if len(s.Slots) == 0 {
		return geo.Touch, next
	}
	rel, until = geo.Apart, parley.Never
	for i := range s.Slots {
		var r geo.Relation
		var change parley.Instant
		if x := &s.Slots[i]; solar(*x) {
			r, change = s.solarSlot(x, t)
		} else {
			r, change = clockSlot(x, t)
		}
		switch {
		case r == geo.Touch && rel == geo.Touch:
			until = max(until, change)
		case r == geo.Touch:
			rel, until = r, change
		case rel != geo.Touch:
			rel, until = max(rel, r), min(until, change)
		}
	}
	return rel, min(until, next)
}

// maxSteps and maxSearch bound During where slots that rest on the Sun are empty
// for a long time, as in a polar night.
const (
	maxSteps  = 4096
	maxSearch = 40 * day // ms
)

// During is how a window lies to the schedule: Touch where the schedule
// certainly counts at an instant within it, Apart where it certainly does not
// at any. A window longer than 40 days whose first 40 days beyond all exceptions
// have no certain instant, as slots that rest on the Sun may bring about in a
// polar night, is Indeterminate.
func (s *Schedule) During(w parley.Window) geo.Relation {
	out := geo.Apart
	searched := parley.Instant(0)
	steps := 0
	for t := max(w.From, -parley.Never); t < min(w.Until, parley.Never); steps++ {
		r, until := s.At(t)
		if r == geo.Touch {
			return r
		}
		out = max(out, r)
		if until <= t || until >= w.Until {
			return out
		}
		if t >= sunFrom && !s.excepted(t) {
			searched += until - t
		}
		if searched > maxSearch || steps > maxSteps {
			return geo.Indeterminate
		}
		t = until
	}
	return out
}

func (s *Schedule) excepted(t parley.Instant) bool {
	return slices.ContainsFunc(s.Except, func(w parley.Window) bool { return w.From <= t && t < w.Until })
}

func daysOf(x *parley.Slot) (mask int) {
	for _, n := range x.Days {
		if n >= 1 && n <= 7 {
			mask |= 1 << (n - 1)
		}
	}
	return mask
}

// on reports whether a mask has the day d since 1970-01-01, a Thursday.
func on(mask int, d int64) bool { return mask>>floorMod(d+3, 7)&1 != 0 }

// clockSlot is how an instant lies to one slot, and when that changes next.
func clockSlot(x *parley.Slot, t parley.Instant) (geo.Relation, parley.Instant) {
	d, days := floorDiv(int64(t), day), daysOf(x)
	o, midnight := int64(t)-d*day, parley.Instant(d*day)
	end := x.Until
	if end <= x.From {
		end += day
	}
	// A slot lasts at most a day: it began today or yesterday.
	if x.From <= o && o < end && on(days, d) {
		return geo.Touch, midnight + parley.Instant(end)
	}
	if o < end-day && on(days, d-1) {
		return geo.Touch, midnight + parley.Instant(end-day)
	}
	for k := range int64(8) {
		if (k > 0 || o < x.From) && on(days, d+k) {
			return geo.Apart, midnight + parley.Instant(k*day+x.From)
		}
	}
	return geo.Apart, parley.Never
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
