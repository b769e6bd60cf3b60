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

func someExcept(rng *rand.Rand, from parley.Instant) (out []parley.Window) {
	for range rng.IntN(4) {
		from += parley.Instant(rng.Int64N(int64(2 * day)))
		until := from + 1 + parley.Instant(rng.Int64N(int64(day)))
		out = append(out, parley.Window{From: from, Until: until})
		from = until
	}
	return out
}

func excepted(list []parley.Window, t parley.Instant) bool {
	return slices.ContainsFunc(list, func(w parley.Window) bool { return w.From <= t && t < w.Until })
}

// Exceptions take out of the slots, or of all hours, what lies within them.
func TestExceptions(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 2))
	for range 500 {
		start := parley.Instant(rng.Int64N(40_000)) * hour
		s := fence.Schedule{Except: someExcept(rng, start)}
		if rng.IntN(3) > 0 {
			s.Slots = someSlots(rng)
		}
		truth := func(x parley.Instant) bool {
			return (len(s.Slots) == 0 || literal(s.Slots, x)) && !excepted(s.Except, x)
		}
		var edges []parley.Instant
		for x := start - day; x < start+9*day; x += 1_800_000 {
			edges = append(edges, x)
		}
		for _, w := range s.Except {
			edges = append(edges, w.From, w.Until)
		}
		slices.Sort(edges)
		for _, e := range edges {
			for x := e - 1; x <= e+1; x++ {
				rel, until := s.At(x)
				if (rel == geo.Touch) != truth(x) || rel == geo.Indeterminate || until <= x {
					t.Fatalf("%+v at %v: %v until %v", s, x, rel, until)
				}
				if y := until - 1; until < parley.Never && truth(y) != truth(x) {
					t.Fatalf("%+v: %v from %v until %v, not so just before", s, rel, x, until)
				}
			}
		}
		i := rng.IntN(len(edges) - 40)
		w := parley.Window{From: edges[i], Until: edges[i+1+rng.IntN(39)]}
		want := geo.Apart
		for _, e := range edges { // nothing begins elsewhere
			if w.From <= e && e < w.Until && truth(e) {
				want = geo.Touch
			}
		}
		if got := s.During(w); w.From < w.Until && got != want {
			t.Fatalf("%+v during %v: %v, want %v", s, w, got, want)
		}
	}
}

// Every window and instant is answered in little time, also where the slots are
// always empty, and at the ends of what an Instant holds.
func TestScheduleIsBounded(t *testing.T) {
	svalbard := parley.Point{Lon: 15_6000000, Lat: 78_2000000}
	week := []int64{1, 2, 3, 4, 5, 6, 7}
	never := parley.Slot{Days: week, FromSun: parley.Sunset, From: 0, UntilSun: parley.Sunrise, Until: int64(12*hour) + 1} // a day shorter than 12 hours
	for name, s := range map[string]fence.Schedule{
		"always": {},
		"slots":  {Slots: []parley.Slot{{Days: []int64{1}, From: 0, Until: 1}}},
		"sun":    {Slots: slices.Repeat([]parley.Slot{{Days: week, FromSun: parley.Sunrise, UntilSun: parley.Sunset}}, 8), Sun: &svalbard},
		"empty":  {Slots: slices.Repeat([]parley.Slot{never}, 8), Sun: &parley.Point{}},
		"except": {Slots: []parley.Slot{never}, Sun: &svalbard, Except: []parley.Window{{From: 0, Until: parley.Never}}},
	} {
		ends := []parley.Instant{-1 << 63, -parley.Never, -3e12, 0, 1.8e12, 7.25e12, parley.Never - 1, parley.Never, 1<<63 - 1}
		for i, from := range ends {
			if rel, until := s.At(from); until <= from && from < parley.Never {
				t.Errorf("%s at %d: %v until %d", name, from, rel, until)
			}
			for _, until := range ends[i:] {
				start := time.Now()
				s.During(parley.Window{From: from, Until: until})
				if d := time.Since(start); d > time.Second {
					t.Errorf("%s during %d until %d took %v", name, from, until, d)
				}
			}
		}
	}
}

// In the zone of a polar day "sunrise to sunset" has no gap, and in a polar
// night it is empty and "sunset to sunrise" has none.
func TestPolarDayAndNight(t *testing.T) {
	svalbard := parley.Point{Lon: 15_6000000, Lat: 78_2000000}
	week := []int64{1, 2, 3, 4, 5, 6, 7}
	light := fence.Schedule{Sun: &svalbard, Slots: []parley.Slot{{Days: week, FromSun: parley.Sunrise, UntilSun: parley.Sunset}}}
	dark := fence.Schedule{Sun: &svalbard, Slots: []parley.Slot{{Days: week, FromSun: parley.Sunset, UntilSun: parley.Sunrise}}}
	for _, c := range []struct {
		from        string
		light, dark geo.Relation
	}{{"2027-06-10", geo.Touch, geo.Apart}, {"2027-12-10", geo.Apart, geo.Touch}} {
		begin, err := time.Parse(time.DateOnly, c.from)
		if err != nil {
			t.Fatal(err)
		}
		for at := parley.At(begin); at < parley.At(begin)+10*day; at += 61_000 {
			l, until := light.At(at)
			d, _ := dark.At(at)
			if l != c.light || d != c.dark {
				t.Fatalf("%v: light %v, dark %v, want %v and %v", at, l, d, c.light, c.dark)
			}
			if until <= at {
				t.Fatalf("%v until %v", at, until)
			}
		}
		w := parley.Window{From: parley.At(begin), Until: parley.At(begin) + 10*day}
		if l, d := light.During(w), dark.During(w); l != c.light || d != c.dark {
			t.Errorf("from %s: light %v, dark %v", c.from, l, d)
		}
	}
}

// What At says of slots that rest on the Sun holds until it says so, day is
// never night, and only the minutes around each sunrise and sunset are open.
func TestSolarSlots(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 3))
	week := []int64{1, 2, 3, 4, 5, 6, 7}
	for range 60 {
		at := parley.Point{Lon: int32(rng.Int64N(360_0000000) - 180_0000000), Lat: int32(rng.Int64N(110_0000000) - 55_0000000)}
		shift := rng.Int64N(int64(2*hour)) - int64(hour)
		light := fence.Schedule{Sun: &at, Slots: []parley.Slot{{Days: week, FromSun: parley.Sunrise, From: shift, UntilSun: parley.Sunset, Until: shift}}}
		dark := fence.Schedule{Sun: &at, Slots: []parley.Slot{{Days: week, FromSun: parley.Sunset, From: shift, UntilSun: parley.Sunrise, Until: shift}}}
		from := parley.Instant(rng.Int64N(4e12))
		var open parley.Instant
		for x := from; x < from+8*day; {
			l, until := light.At(x)
			d, _ := dark.At(x)
			if l == geo.Touch && d != geo.Apart || l == geo.Apart && d != geo.Touch || l == geo.Indeterminate && d != geo.Indeterminate {
				t.Fatalf("%v at %v: light %v, dark %v", at, x, l, d)
			}
			for range 3 {
				y := x + parley.Instant(rng.Int64N(int64(until-x)))
				if r, _ := light.At(y); r != l {
					t.Fatalf("%v: %v from %v until %v, but %v at %v", at, l, x, until, r, y)
				}
			}
			if l == geo.Indeterminate {
				open += until - x
			}
			x = until
		}
		if minutes := float64(open) / 60_000 / 16; minutes < 2.2 || minutes > 4 {
			t.Errorf("%v: %.2f minutes open at each of 16 events", at, minutes)
		}
	}
}

// A weekday is that of UTC, by the event's mean time: at 96°E the mean sunrise
// is at 23:36 UTC.
func TestSolarWeekdays(t *testing.T) {
	yangon := parley.Point{Lon: 96_0000000, Lat: 16_8000000}
	s := fence.Schedule{Sun: &yangon, Slots: []parley.Slot{{Days: []int64{1}, FromSun: parley.Sunrise, UntilSun: parley.Sunset}}}
	for at, want := range map[string]geo.Relation{
		"2027-05-10T04:00:00Z": geo.Apart, // a Monday, its local noon
		"2027-05-10T22:00:00Z": geo.Apart,
		"2027-05-11T04:00:00Z": geo.Touch, // the daylight that begins on Monday in UTC
		"2027-05-11T14:00:00Z": geo.Apart,
	} {
		x, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := s.At(parley.At(x)); got != want {
			t.Errorf("%s: %v, want %v", at, got, want)
		}
	}
}

func BenchmarkSchedule(b *testing.B) {
	week := []int64{1, 2, 3, 4, 5, 6, 7}
	at := parley.Point{Lon: 36_0000000, Lat: 33_0000000}
	sun := fence.Schedule{Sun: &at, Slots: []parley.Slot{{Days: week, FromSun: parley.Sunrise, UntilSun: parley.Sunset}}}
	for name, s := range map[string]*fence.Schedule{
		"zero": {}, "slot": {Slots: []parley.Slot{{Days: []int64{1, 2, 3, 4, 5}, From: 18 * 3_600_000, Until: 6 * 3_600_000}}}, "sun": &sun,
	} {
		b.Run(name, func(b *testing.B) {
			for t := parley.Instant(1.8e12); b.Loop(); t += 7_777_777 {
				s.At(t)
			}
		})
	}
}
