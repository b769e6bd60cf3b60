package fence

import (
	"fmt"

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
		if len(x.Days) == 0 || x.From < 0 || x.From >= day || x.Until <= 0 || x.Until > day {
			return fmt.Errorf("slot %d of the schedule has no days, or times outside 0 to %d ms", i, int64(day))
		}
	}
	return nil
}

// At is how an instant lies to the schedule, and until when that holds at least.
func (s *Schedule) At(t parley.Instant) (rel geo.Relation, until parley.Instant) {
	if len(s.Slots) == 0 {
		return geo.Touch, parley.Never
	}
	rel, until = geo.Apart, parley.Never
	first := floorDiv(int64(t), day) - 1
	for d := first; d <= first+9; d++ {
		weekday := floorMod(d+3, 7) + 1 // 1970-01-01 was a Thursday, day 4
		for _, x := range s.Slots {
			for _, n := range x.Days {
				if n != weekday {
					continue
				}
				from, end := parley.Instant(d*day+x.From), parley.Instant(d*day+x.Until)
				if x.Until <= x.From {
					end += day
				}
				switch {
				case t < from:
					until = min(until, from)
				case t < end:
					rel, until = geo.Touch, min(until, end)
				}
			}
		}
	}
	return rel, until
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }
