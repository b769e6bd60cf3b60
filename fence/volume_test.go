package fence_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

var volumes = flag.Int("volumes", 400, "how many random questions TestVolume asks")

const anHour, week = 3_600_000, 7 * 24 * 3_600_000

// die makes random zones.
type die struct{ *rand.Rand }

func (d die) of(n int) bool { return d.IntN(n) == 0 }

func newDie(seed uint64) die { return die{rand.New(rand.NewPCG(seed, 6))} }

// area is one of a few places where zones crowd: at no place in particular, at
// the 180° meridian, and at a pole; on a coarse grid, so that they often touch
// at an edge or a corner alone.
func (d die) area(t testing.TB) *geo.Area {
	at := parley.Point{Lon: int32(d.IntN(40)) * 1000, Lat: int32(d.IntN(40)) * 1000}
	switch d.IntN(6) {
	case 0:
		at = parley.Point{Lon: parley.MaxLon - int32(d.IntN(20))*1000, Lat: int32(d.IntN(20)) * 1000}
	case 1:
		at = parley.Point{Lon: -parley.MaxLon + int32(d.IntN(20))*1000, Lat: int32(d.IntN(20)) * 1000}
	case 2:
		at = parley.Point{Lon: int32(d.IntN(3600)-1800) * 1_000_000, Lat: parley.MaxLat - int32(d.IntN(20))*100_000}
	}
	f := parley.Footprint{}
	switch r := int32(1+d.IntN(8)) * 1000; d.IntN(4) {
	case 0:
		f.Circle = &parley.Circle{Centre: at, Radius: int64(r) * 11}
	case 1:
		f.Corridor = &parley.Corridor{Line: []parley.Point{at, {Lon: at.Lon - at.Lon/1000, Lat: at.Lat - 3*r}}, HalfWidth: int64(r)}
	default:
		w, e := max(at.Lon-r, -parley.MaxLon), min(at.Lon+r, parley.MaxLon)
		s, n := at.Lat-r, min(at.Lat+r, parley.MaxLat)
		f.Edges, f.Polygons = parley.EdgesStraight, [][][]parley.Point{{{{Lon: w, Lat: s}, {Lon: e, Lat: s}, {Lon: e, Lat: n}, {Lon: w, Lat: n}}}}
	}
	accuracy := []int64{0, 0, 0, 500, 20_000, 900_000_000}[d.IntN(5+d.IntN(30)/29)]
	a, err := geo.Prepare([]parley.Footprint{f}, accuracy)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func (d die) heights() (out []fence.Range) {
	for range d.IntN(4) / 2 * (1 + d.IntN(2)) {
		datum := []parley.Datum{parley.DatumAMSL, parley.DatumAMSL, parley.DatumAMSL, parley.DatumFL}
		var r fence.Range
		if floor := int64(d.IntN(5)); !d.of(4) {
			r.Floor = &parley.Height{Datum: datum[d.IntN(4)], MM: floor * 1000}
			r.Ceiling = &parley.Height{Datum: r.Floor.Datum, MM: (floor + int64(d.IntN(3))) * 1000}
		}
		if d.of(4) {
			r.Ceiling = &parley.Height{Datum: datum[d.IntN(4)], MM: int64(d.IntN(6)) * 1000}
		}
		out = append(out, r)
	}
	return out
}

func (d die) windows() (out []parley.Window) {
	at := parley.Instant(d.IntN(5)-2) * week
	for range d.IntN(3) * d.IntN(2) {
		at += parley.Instant(d.IntN(3)) * 6 * anHour
		w := parley.Window{From: at, Until: at + parley.Instant(1+d.IntN(20))*12*anHour}
		out, at = append(out, w), w.Until
	}
	return out
}

func (d die) schedule() (s fence.Schedule) {
	for range d.IntN(3) * d.IntN(2) {
		x := parley.Slot{Days: []int64{1 + d.Int64N(7)}, From: d.Int64N(24) * anHour, Until: (1 + d.Int64N(24)) * anHour}
		s.Slots = append(s.Slots, x)
	}
	if d.of(3) {
		s.Except = d.windows()
	}
	return s
}

func (d die) zone(t testing.TB) fence.Zone {
	z := fence.Zone{Area: d.area(t), Heights: d.heights(), Windows: d.windows(), Schedule: d.schedule()}
	if d.of(3) {
		z.Active.From = parley.Instant(d.IntN(6)-3) * week / 2
		z.Active.Until = z.Active.From + parley.Instant(1+d.IntN(30))*12*anHour
	}
	return z
}

// counts reports whether a zone counts at an instant.
func counts(z *fence.Zone, t parley.Instant) bool {
	in := func(w parley.Window) bool { return w.From <= t && t < w.Until }
	if z.Active != (parley.Window{}) && !in(z.Active) || len(z.Windows) > 0 && !slices.ContainsFunc(z.Windows, in) {
		return false
	}
	if slices.ContainsFunc(z.Schedule.Except, in) {
		return false
	}
	return len(z.Schedule.Slots) == 0 || slices.ContainsFunc(z.Schedule.Slots, func(s parley.Slot) bool {
		length := s.Until - s.From
		if length <= 0 {
			length += 24 * anHour
		}
		return slices.ContainsFunc(s.Days, func(day int64) bool { // 1970-01-05 was a Monday
			since := (int64(t) - (4+day-1)*24*anHour - s.From) % week
			return (since+week)%week < length
		})
	})
}

// plain is the relation of two zones by the plain loop: what is in common
// begins where something begins, and beyond all beginnings weeks repeat.
func plain(a, b *fence.Zone) geo.Relation {
	begins := []parley.Instant{-20 * week, 20 * week}
	for _, z := range []*fence.Zone{a, b} {
		for _, w := range append([]parley.Window{z.Active}, z.Windows...) {
			begins = append(begins, w.From)
		}
		for _, w := range z.Schedule.Except {
			begins = append(begins, w.Until)
		}
	}
	for _, z := range []*fence.Zone{a, b} {
		for _, s := range z.Schedule.Slots {
			for _, day := range s.Days {
				for w := parley.Instant(-21); w <= 21; w++ {
					begins = append(begins, w*week+parley.Instant((4+day-1)*24*anHour+s.From))
				}
			}
		}
	}
	if !slices.ContainsFunc(begins, func(t parley.Instant) bool { return counts(a, t) && counts(b, t) }) {
		return geo.Apart
	}
	out := geo.Relate(a.Area, b.Area)
	all := slices.Concat(a.Heights, b.Heights)
	for _, x := range all {
		if f, c := x.Floor, x.Ceiling; f != nil && c != nil && f.Datum == c.Datum && c.MM < f.MM {
			return geo.Apart
		}
		for _, y := range all {
			if x != y {
				out = min(out, geo.HeightsOverlap(x.Floor, x.Ceiling, y.Floor, y.Ceiling))
			}
		}
	}
	return out
}

// What Volume finds is what the plain loop over all zones finds, while zones
// come and go.
func TestVolume(t *testing.T) {
	seed := rand.Uint64()
	d := newDie(seed)
	x := fence.New(nil)
	found := map[geo.Relation]int{}
	for n := range *volumes {
		e := x.Edit()
		for range d.IntN(4) {
			if id := fence.ID(d.IntN(60)); !e.Remove(id) || d.of(2) {
				if _, err := e.Add(d.zone(t)); err != nil {
					t.Fatal(err)
				}
			}
		}
		x = e.Index()
		q := d.zone(t)
		want := []fence.Hit{}
		for id := range fence.ID(4 * *volumes) {
			if z := x.Zone(id); z != nil {
				r := plain(&q, z)
				if found[r]++; r != geo.Apart {
					want = append(want, fence.Hit{Zone: id, Relation: r})
				}
				if back := plain(z, &q); back != r {
					t.Fatalf("seed %d: the plain loop says %v of %d, and the other way round %v", seed, r, id, back)
				}
			}
		}
		if got := x.Volume(q, []fence.Hit{}); !slices.Equal(got, want) {
			t.Fatalf("seed %d, question %d over %d zones: %v, want %v", seed, n, x.Len(), got, want)
		}
	}
	if found[geo.Touch] < *volumes/10 || found[geo.Indeterminate] < *volumes/10 || found[geo.Apart] < *volumes/10 {
		t.Errorf("seed %d: the questions found %v", seed, found)
	}
}

// Near a pole the band about two areas is wider than those about either: what
// Relate leaves open is found.
func TestVolumePole(t *testing.T) {
	at := func(lon int32) *geo.Area {
		a, err := geo.Prepare([]parley.Footprint{{Circle: &parley.Circle{Centre: parley.Point{Lon: lon, Lat: 820_000_000}, Radius: 1_000_000}}}, 500_000_000)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	for lon := int32(0); lon <= parley.MaxLon; lon += 100_000_000 {
		e := fence.New(nil).Edit()
		if _, err := e.Add(fence.Zone{Area: at(lon)}); err != nil {
			t.Fatal(err)
		}
		got := geo.Apart
		for _, h := range e.Index().Volume(fence.Zone{Area: at(0)}, nil) {
			got = h.Relation
		}
		if want := geo.Relate(at(0), at(lon)); got != want {
			t.Errorf("%d: %v, want %v", lon, got, want)
		}
	}
}

// The least of area, heights and times decides.
func TestVolumeLeast(t *testing.T) {
	h := func(d parley.Datum, mm int64) *parley.Height { return &parley.Height{Datum: d, MM: mm} }
	w := func(v ...parley.Instant) (out []parley.Window) {
		for i := 0; i < len(v); i += 2 {
			out = append(out, parley.Window{From: v[i], Until: v[i+1]})
		}
		return out
	}
	here, far := square(t, 0, 0, 1000), square(t, 9000, 0, 1000)
	low, high := []fence.Range{{Ceiling: h(parley.DatumAMSL, 1000)}}, []fence.Range{{Floor: h(parley.DatumAMSL, 2000)}}
	field := []fence.Range{{Floor: h(parley.DatumAGL, 2000)}}
	for _, c := range []struct {
		name string
		a, b fence.Zone
		want geo.Relation
	}{
		{"same", fence.Zone{Area: here, Heights: low}, fence.Zone{Area: here, Heights: low}, geo.Touch},
		{"above", fence.Zone{Area: here, Heights: low}, fence.Zone{Area: here, Heights: high}, geo.Apart},
		{"another datum", fence.Zone{Area: here, Heights: low}, fence.Zone{Area: here, Heights: field}, geo.Indeterminate},
		{"both ranges of one", fence.Zone{Area: here, Heights: append(low, high...)}, fence.Zone{Area: here}, geo.Apart},
		{"upside down", fence.Zone{Area: here, Heights: []fence.Range{{Floor: h(parley.DatumFL, 2), Ceiling: h(parley.DatumFL, 1)}}}, fence.Zone{Area: here}, geo.Apart},
		{"far", fence.Zone{Area: here}, fence.Zone{Area: far}, geo.Apart},
		{"any time", fence.Zone{Area: here}, fence.Zone{Area: here, Windows: w(1, 2)}, geo.Touch},
		{"day and night", fence.Zone{Area: here, Windows: w(1, 2)}, fence.Zone{Area: here, Windows: w(2, 3)}, geo.Apart},
		{"a while of both", fence.Zone{Area: here, Windows: w(1, 3)}, fence.Zone{Area: here, Windows: w(2, 4)}, geo.Touch},
		{"by turns", fence.Zone{Area: here, Windows: w(1, 2, 5, 6, 9, 10)}, fence.Zone{Area: here, Windows: w(2, 5, 6, 9)}, geo.Apart},
		{"the last of several", fence.Zone{Area: here, Windows: w(1, 2, 5, 6, 9, 10)}, fence.Zone{Area: here, Windows: w(2, 5, 6, 9, 9, 11)}, geo.Touch},
		{"not active then", fence.Zone{Area: here, Active: w(1, 3)[0]}, fence.Zone{Area: here, Windows: w(3, 4)}, geo.Apart},
	} {
		for _, z := range [][2]fence.Zone{{c.a, c.b}, {c.b, c.a}} {
			e := fence.New(nil).Edit()
			if _, err := e.Add(z[0]); err != nil {
				t.Fatal(err)
			}
			got := geo.Apart
			for _, h := range e.Index().Volume(z[1], nil) {
				got = h.Relation
			}
			if got != c.want {
				t.Errorf("%s: %v, want %v", c.name, got, c.want)
			}
		}
	}
}

// Two schedules that never meet do so for good, and at once; slots whose days
// lie beside midnight meet where they do.
func TestVolumeSchedules(t *testing.T) {
	a := square(t, 0, 0, 1000)
	slot := func(day, from, until int64) fence.Schedule {
		return fence.Schedule{Slots: []parley.Slot{{Days: []int64{day}, From: from * anHour, Until: until * anHour}}}
	}
	for i, c := range []struct {
		a, b fence.Schedule
		want geo.Relation
	}{
		{slot(1, 8, 9), slot(2, 8, 9), geo.Apart},
		{slot(1, 8, 9), slot(1, 9, 10), geo.Apart},
		{slot(1, 8, 9), slot(1, 8, 10), geo.Touch},
		{slot(7, 22, 2), slot(1, 1, 3), geo.Touch},
		{slot(7, 22, 2), slot(1, 2, 3), geo.Apart},
		{slot(7, 22, 24), slot(1, 0, 3), geo.Apart},
		{slot(7, 22, 2), fence.Schedule{}, geo.Touch},
	} {
		e := fence.New(nil).Edit()
		if _, err := e.Add(fence.Zone{Area: a, Schedule: c.a}); err != nil {
			t.Fatal(err)
		}
		got := geo.Apart
		for _, h := range e.Index().Volume(fence.Zone{Area: a, Schedule: c.b}, nil) {
			got = h.Relation
		}
		if got != c.want {
			t.Errorf("%d: %v, want %v", i, got, c.want)
		}
	}
}

// Hours that rest on the Sun: noon is by day, and not by night; what borders on
// sunset cannot be told; and where nothing certain comes for long, neither can.
func TestVolumeSun(t *testing.T) {
	daily := []int64{1, 2, 3, 4, 5, 6, 7}
	at := &parley.Point{}
	byDay := fence.Schedule{Sun: at, Slots: []parley.Slot{{Days: daily, FromSun: parley.Sunrise, UntilSun: parley.Sunset}}}
	night := fence.Schedule{Sun: at, Slots: []parley.Slot{{Days: daily, FromSun: parley.Sunset, UntilSun: parley.Sunrise}}}
	noon := fence.Schedule{Slots: []parley.Slot{{Days: daily, From: 11 * anHour, Until: 13 * anHour}}}
	for i, c := range []struct {
		a, b fence.Schedule
		days parley.Instant
		want geo.Relation
	}{
		{byDay, noon, 10, geo.Touch}, {night, noon, 10, geo.Apart}, {night, noon, 100, geo.Indeterminate},
		{byDay, night, 10, geo.Indeterminate}, {byDay, fence.Schedule{}, 10, geo.Touch}, {night, night, 10, geo.Touch},
	} {
		a := fence.Zone{Schedule: c.a, Active: parley.Window{From: 2500 * week, Until: 2500*week + c.days*24*anHour}}
		b := fence.Zone{Schedule: c.b}
		if got, back := a.Concur(&b, nil), b.Concur(&a, nil); got != c.want || back != c.want {
			t.Errorf("%d: %v and %v, want %v", i, got, back, c.want)
		}
	}
}

func FuzzVolume(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		d := newDie(seed)
		z, q := d.zone(t), d.zone(t)
		e := fence.New(nil).Edit()
		if _, err := e.Add(z); err != nil {
			t.Fatal(err)
		}
		got := geo.Apart
		for _, h := range e.Index().Volume(q, nil) {
			got = h.Relation
		}
		if want := plain(&q, &z); got != want {
			t.Errorf("%v, want %v", got, want)
		}
	})
}

// BenchmarkVolume asks for what a volume of 0.2° meets among zones of 0.1°, all
// over 10° by 10°.
func BenchmarkVolume(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		d := newDie(1)
		somewhere := func() parley.Point {
			return parley.Point{Lon: int32(d.IntN(100_000_000)), Lat: int32(d.IntN(100_000_000))}
		}
		e := fence.New(nil).Edit()
		for range n {
			p := somewhere()
			if _, err := e.Add(fence.Zone{Area: square(b, p.Lon, p.Lat, 500_000), Heights: d.heights()}); err != nil {
				b.Fatal(err)
			}
		}
		x := e.Index()
		p := somewhere()
		q := fence.Zone{Area: square(b, p.Lon, p.Lat, 1_000_000)}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var out []fence.Hit
			for b.ReportAllocs(); b.Loop(); {
				out = x.Volume(q, out[:0])
			}
		})
	}
}
