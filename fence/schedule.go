package fence

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Schedule is when a zone counts within its windows: the weekly slots, in UTC.
// The zero Schedule is always.
type Schedule struct {
	Slots []parley.Slot
}

const day = 24 * 3_600_000

// check refuses slots that are none.
func (s *Schedule) check() error {
	for i, x := range s.Slots {
		if len(x.Days) == 0 || slices.Min(x.Days) < 1 || slices.Max(x.Days) > 7 || x.From < 0 || x.From >= day || x.Until < 0 || x.Until > day {
			return fmt.Errorf("slot %d of the schedule has no days from 1 to 7, or times outside 0 to %d ms", i, int64(day))
		}
	}
	return nil
}

// At is how an instant lies to the schedule, and until when that holds at least.
// Instants beyond ±parley.Never are taken as that.
func (s *Schedule) At(t parley.Instant) (rel geo.Relation, until parley.Instant) {
	if len(s.Slots) == 0 {
		return geo.Touch, parley.Never
	}
	t = min(max(t, -parley.Never), parley.Never)
	rel, until = geo.Apart, parley.Never
	for i := range s.Slots {
		r, change := clockSlot(&s.Slots[i], t)
		switch {
		case r == geo.Touch && rel == geo.Touch:
			until = max(until, change)
		case r == geo.Touch:
			rel, until = r, change
		case rel != geo.Touch:
			until = min(until, change)
		}
	}
	return rel, until
}

// During is how a window lies to the schedule: Touch where the schedule
// certainly counts at an instant within it.
func (s *Schedule) During(w parley.Window) geo.Relation {
	out := geo.Apart
	for t := w.From; t < w.Until && out != geo.Touch; {
		r, until := s.At(t)
		out = max(out, r)
		if until <= t {
			break
		}
		t = until
	}
	return out
}

// clockSlot is how an instant lies to one slot, and when that changes next.
func clockSlot(x *parley.Slot, t parley.Instant) (geo.Relation, parley.Instant) {
	d := floorDiv(int64(t), day)
	weekday := int(floorMod(d+3, 7)) // 0 Monday; 1970-01-01 was a Thursday
	o, midnight := int64(t)-d*day, parley.Instant(d*day)
	days := 0
	for _, n := range x.Days {
		if n >= 1 && n <= 7 {
			days |= 1 << (n - 1)
		}
	}
	end := x.Until
	if end <= x.From {
		end += day
	}
	// A slot lasts at most a day: it began today or yesterday.
	if days>>weekday&1 != 0 && x.From <= o && o < end {
		return geo.Touch, midnight + parley.Instant(end)
	}
	if days>>((weekday+6)%7)&1 != 0 && o < end-day {
		return geo.Touch, midnight + parley.Instant(end-day)
	}
	for k := range 8 {
		if days>>((weekday+k)%7)&1 != 0 && (k > 0 || o < x.From) {
			return geo.Apart, midnight + parley.Instant(int64(k)*day+x.From)
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
