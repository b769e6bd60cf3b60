package fence_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

const (
	hour = parley.Instant(3_600_000)
	day  = 24 * hour
)

// literal says whether t lies in one of the slots, by Go's calendar and the
// words of the vocabulary.
func literal(slots []parley.Slot, t parley.Instant) bool {
	for _, x := range slots {
		for back := range 2 {
			midnight := t.Time().Truncate(24*time.Hour).AddDate(0, 0, -back)
			weekday := int64(midnight.Weekday()+6)%7 + 1
			from, until := parley.At(midnight)+parley.Instant(x.From), parley.At(midnight)+parley.Instant(x.Until)
			if x.Until <= x.From {
				until += day
			}
			if slices.Contains(x.Days, weekday) && from <= t && t < until {
				return true
			}
		}
	}
	return false
}

func someSlots(rng *rand.Rand) []parley.Slot {
	var out []parley.Slot
	for range 1 + rng.IntN(4) {
		x := parley.Slot{From: rng.Int64N(48) * 1_800_000, Until: rng.Int64N(49) * 1_800_000}
		for d := range int64(7) {
			if rng.IntN(3) == 0 {
				x.Days = append(x.Days, d+1)
			}
		}
		if len(x.Days) == 0 {
			x.Days = []int64{rng.Int64N(7) + 1}
		}
		out = append(out, x)
	}
	return out
}

// At says what the vocabulary's words say, and what it says holds until it says
// that it may change; a window is met where one of its instants is.
func TestScheduleEqualsTheWords(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	for range 500 {
		s := fence.Schedule{Slots: someSlots(rng)}
		at := parley.Instant(rng.Int64N(400)-200)*1_800_000*97 + parley.Instant(rng.Int64N(3)-1)
		rel, until := s.At(at)
		if want := literal(s.Slots, at); (rel == geo.Touch) != want || rel == geo.Indeterminate {
			t.Fatalf("%v at %v: %v, want %v", s.Slots, at, rel, want)
		}
		if until <= at || until > at+8*day {
			t.Fatalf("%v at %v: holds until %v", s.Slots, at, until)
		}
		for x := at; x < until; x += min(1_800_000, until-x) {
			if literal(s.Slots, x) != (rel == geo.Touch) {
				t.Fatalf("%v: %v from %v until %v, not so at %v", s.Slots, rel, at, until, x)
			}
		}
		w := parley.Window{From: at, Until: at + 1 + parley.Instant(rng.Int64N(int64(3*day)))}
		want := geo.Apart
		for x := w.From; x < w.Until; x += 600_000 {
			if literal(s.Slots, x) {
				want = geo.Touch
			}
		}
		if literal(s.Slots, w.Until-1) {
			want = geo.Touch
		}
		if got := s.During(w); got != want {
			t.Fatalf("%v during %v until %v: %v, want %v", s.Slots, w.From, w.Until, got, want)
		}
	}
}
