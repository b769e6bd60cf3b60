package fence

import (
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// bound is the begin or the end of a slot.
type bound struct {
	sun parley.Sun
	ms  int64
}

// strays is how far a sunrise or sunset lies at most from its mean time: a
// quarter of a day, the equation of time, the slack and, where the Sun grazes the
// horizon near a pole, 15 minutes.
const strays = 6*3_600_000 + 40*60_000

// mean is when the event would be on the local day 0 if the Sun always rose at
// six and set at eighteen, without the bound's own offset.
func (b bound) mean(s *sky) int64 {
	six := int64(6 * 3_600_000)
	if b.sun == parley.Sunset {
		six *= 3
	}
	return six - s.lon*3/125
}

// usual is the bound's mean time on the UTC day 0.
func (b bound) usual(s *sky) int64 {
	if b.sun == "" {
		return b.ms
	}
	return floorMod(b.mean(s), day) + b.ms
}

// on is the bound on the UTC day d, at the earliest and at the latest.
func (b bound) on(s *sky, d int64) (lo, hi parley.Instant) {
	shift := parley.Instant(b.ms)
	if b.sun == "" {
		at := parley.Instant(d*day) + shift
		return at, at
	}
	lo, hi = s.event(d-floorDiv(b.mean(s), day), b.sun == parley.Sunrise)
	return lo + shift, hi + shift
}

// solarSlot is how an instant lies to a slot that rests on the Sun, and until
// when that holds at least.
func (s *Schedule) solarSlot(x *parley.Slot, t parley.Instant) (geo.Relation, parley.Instant) {
	switch {
	case s.Sun == nil || t >= sunUntil:
		return geo.Indeterminate, parley.Never
	case t < sunFrom:
		return geo.Indeterminate, sunFrom
	}
	here, days := skyOf(*s.Sun), daysOf(x)
	from, until := bound{x.FromSun, x.From}, bound{x.UntilSun, x.Until}
	first := from.usual(&here)
	length := until.usual(&here) - first
	later := -floorDiv(length-1, day) // the end's day: usually 0 < length ≤ a day
	length += later * day

	rel, change := geo.Apart, sunUntil
	// The slots that may have begun by t, and those that begin later.
	last := floorDiv(int64(t)-first+strays, day)
	for d := last + 8; d >= last-3; d-- {
		begins := parley.Instant(d*day + first - strays)
		switch {
		case !on(days, d) || begins+parley.Instant(length)+2*strays <= t:
			continue
		case d > last:
			change = min(change, begins)
			continue
		}
		b0, b1 := from.on(&here, d)
		e0, e1 := until.on(&here, d+later)
		if b0 >= e1 {
			continue // no such slot on this day
		}
		r, c := within(t, b0, b1, e0, e1)
		switch {
		case r == geo.Touch && rel == geo.Touch:
			change = max(change, c)
		case r == geo.Touch:
			rel, change = r, c
		case rel != geo.Touch:
			rel, change = max(rel, r), min(change, c)
		}
	}
	return rel, min(change, sunUntil)
}

// within is how t lies to a slot that begins from b0 to b1 and ends from e0 to
// e1, and when that changes.
func within(t, b0, b1, e0, e1 parley.Instant) (geo.Relation, parley.Instant) {
	switch {
	case t < b0:
		return geo.Apart, b0
	case t >= e1:
		return geo.Apart, parley.Never
	case b1 <= t && t < e0:
		return geo.Touch, e0
	case t < b1 && b1 < e0:
		return geo.Indeterminate, b1
	}
	return geo.Indeterminate, e1
}

// lastSpan keeps one answer, for readers that never wait: whoever finds it
// half-written computes the answer anew.
type lastSpan struct {
	version     atomic.Uint64 // odd: being written
	from, until atomic.Int64
	rel         atomic.Int64
}

func (l *lastSpan) load(t parley.Instant) (geo.Relation, parley.Instant, bool) {
	v := l.version.Load()
	from, until, rel := l.from.Load(), l.until.Load(), l.rel.Load()
	if v&1 != 0 || int64(t) < from || int64(t) >= until || l.version.Load() != v {
		return geo.Apart, 0, false
	}
	return geo.Relation(rel), parley.Instant(until), true
}

func (l *lastSpan) store(from, until parley.Instant, rel geo.Relation) {
	v := l.version.Load()
	if v&1 != 0 || !l.version.CompareAndSwap(v, v+1) {
		return
	}
	l.from.Store(int64(from))
	l.until.Store(int64(until))
	l.rel.Store(int64(rel))
	l.version.Store(v + 2)
}
