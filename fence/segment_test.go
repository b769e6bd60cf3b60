package fence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// only is an index of one zone.
func only(t testing.TB, z fence.Zone, v fence.Vertical) *fence.Index {
	t.Helper()
	e := fence.New(v).Edit()
	if _, err := e.Add(z); err != nil {
		t.Fatal(err)
	}
	return e.Index()
}

// passages asks for the path from one fix to another, and writes the answer.
func passages(t testing.TB, x *fence.Index, from, to fence.Fix) string {
	t.Helper()
	out, err := x.Segment(from, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	var s []string
	for _, p := range out {
		s = append(s, fmt.Sprintf("%v %d–%d", p.Relation, p.Enter, p.Exit))
	}
	return strings.Join(s, ", ")
}

func amsl(m int64) *parley.Height { return &parley.Height{Datum: parley.DatumAMSL, MM: m * 1000} }

func TestSegment(t *testing.T) {
	fix := func(lon, lat int32, at parley.Instant) fence.Fix {
		return fence.Fix{Point: parley.Point{Lon: lon, Lat: lat}, At: at}
	}
	high := func(f fence.Fix, m int32, d fence.Datum) fence.Fix {
		f.Height, f.Datum = m*1000, d
		return f
	}
	west, east := fix(-2000, 0, 0), fix(2000, 0, 4000)
	zone := func(change func(z *fence.Zone)) fence.Zone {
		z := fence.Zone{Area: square(t, 0, 0, 1000)}
		if change != nil {
			change(&z)
		}
		return z
	}
	heights := func(lo, hi *parley.Height) func(z *fence.Zone) {
		return func(z *fence.Zone) { z.Heights = append(z.Heights, fence.Range{Floor: lo, Ceiling: hi}) }
	}
	for _, c := range []struct {
		name     string
		change   func(z *fence.Zone)
		from, to fence.Fix
		want     string
	}{
		{"through", nil, west, east, "touch 1000–3000"},
		{"between milliseconds", nil, west, fix(2000, 0, 5), "touch 1–4"},
		{"into", nil, west, fix(0, 0, 100), "touch 50–100"},
		{"out", nil, fix(0, 0, 100), fix(-2000, 0, 200), "touch 100–150"},
		{"within", nil, fix(1, 2, 3), fix(4, 5, 6), "touch 3–6"},
		{"beside", nil, fix(-2000, 1001, 0), fix(2000, 1001, 9), ""},
		{"along the edge", nil, fix(-2000, 1000, 0), fix(2000, 1000, 4000), "touch 1000–3000"},
		{"a corner", nil, fix(-1500, 500, 0), fix(-500, 1500, 1000), "touch 500–500"},
		{"a corner, between milliseconds", nil, fix(-1500, 500, 0), fix(-500, 1500, 1001), "touch 500–501"},
		{"a unit off the corner", nil, fix(-1501, 500, 0), fix(-501, 1500, 1000), ""},
		{"at rest within", nil, fix(0, 0, 5), fix(0, 0, 9), "touch 5–9"},
		{"at rest beside", nil, fix(0, 1001, 5), fix(0, 1001, 9), ""},
		{"in no time", nil, fix(-2000, 0, 7), fix(2000, 0, 7), "touch 7–7"},
		{"at one place in no time", nil, fix(0, 0, 7), fix(0, 0, 7), "touch 7–7"},

		{"active later", func(z *fence.Zone) { z.Active = parley.Window{From: 2000, Until: 9000} }, west, east, "touch 2000–3000"},
		{"active until the entry", func(z *fence.Zone) { z.Active = parley.Window{From: 0, Until: 1000} }, west, east, ""},
		{"active from the exit", func(z *fence.Zone) { z.Active = parley.Window{From: 3000, Until: 9000} }, west, east, "touch 3000–3000"},
		{"active for a millisecond", func(z *fence.Zone) { z.Active = parley.Window{From: 1500, Until: 1501} }, west, east, "touch 1500–1501"},
		{"over between two fixes", func(z *fence.Zone) { z.Active = parley.Window{From: 1500, Until: 1501} }, west, fix(-1500, 0, 9000), ""},
		{"windows", func(z *fence.Zone) {
			z.Windows = []parley.Window{{From: -5, Until: 1200}, {From: 1400, Until: 1500}, {From: 1500, Until: 1600}, {From: 2900, Until: 8000}}
		}, west, east, "touch 1000–1200, touch 1400–1600, touch 2900–3000"},
		{"windows, Active", func(z *fence.Zone) {
			z.Windows = []parley.Window{{From: -5, Until: 1200}, {From: 1400, Until: 1500}}
			z.Active = parley.Window{From: 1100, Until: 1450}
		}, west, east, "touch 1100–1200, touch 1400–1450"},
		{"a schedule", func(z *fence.Zone) { // Thursdays, for the 2nd second of the day
			z.Schedule = fence.Schedule{Slots: []parley.Slot{{Days: []int64{4}, From: 2000, Until: 2500}}}
		}, west, east, "touch 2000–2500"},
		{"a schedule over days", func(z *fence.Zone) {
			z.Schedule = fence.Schedule{Slots: []parley.Slot{{Days: []int64{5, 6}, From: 3_600_000, Until: 7_200_000}}}
		}, fix(0, 0, 0), fix(0, 0, 4*86_400_000), "touch 90000000–93600000, touch 176400000–180000000"},

		{"climbing through a floor", heights(amsl(100), nil), high(west, 0, fence.AMSL), high(east, 200, fence.AMSL), "touch 2000–3000"},
		{"climbing to a floor", heights(amsl(100), nil), high(west, 0, fence.AMSL), high(fix(0, 0, 2000), 100, fence.AMSL), "touch 2000–2000"},
		{"a millimetre less", heights(&parley.Height{Datum: parley.DatumAMSL, MM: 100_001}, nil), high(west, 0, fence.AMSL), high(fix(0, 0, 2000), 100, fence.AMSL), ""},
		{"descending through both", heights(amsl(50), amsl(100)), high(west, 160, fence.AMSL), high(east, 0, fence.AMSL), "touch 1500–2750"},
		{"from a floor down", heights(amsl(50), nil), high(fix(0, 0, 5), 50, fence.AMSL), high(east, 0, fence.AMSL), "touch 5–5"},
		{"level with a floor", heights(amsl(50), nil), high(west, 50, fence.AMSL), high(east, 50, fence.AMSL), "touch 1000–3000"},
		{"two ranges", func(z *fence.Zone) { heights(amsl(50), nil)(z); heights(nil, amsl(100))(z) }, high(west, 160, fence.AMSL), high(east, 0, fence.AMSL), "touch 1500–2750"},
		{"heights not known", heights(amsl(50), nil), west, high(east, 60, fence.AMSL), "indeterminate 1000–3000"},
		{"heights of another datum", heights(amsl(50), nil), high(west, 60, fence.WGS84), high(east, 60, fence.WGS84), "indeterminate 1000–3000"},
		{"heights of two datums", heights(amsl(50), nil), high(west, 60, fence.AMSL), high(east, 60, fence.WGS84), "indeterminate 1000–3000"},
		{"heights that do not matter", nil, high(west, 60, fence.AMSL), high(east, 60, fence.WGS84), "touch 1000–3000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := passages(t, only(t, zone(c.change), nil), c.from, c.to); got != c.want {
				t.Errorf("passages %q, want %q", got, c.want)
			}
		})
	}
}

func TestSegmentRefuses(t *testing.T) {
	x := only(t, fence.Zone{Area: square(t, 0, 0, 1000)}, nil)
	at := func(lon, lat int32, t parley.Instant) fence.Fix {
		return fence.Fix{Point: parley.Point{Lon: lon, Lat: lat}, At: t}
	}
	for _, c := range []struct {
		from, to fence.Fix
		want     string
	}{
		{at(0, 0, 1), at(0, 0, 0), "earlier fix first"},
		{at(0, 0, 0), at(0, 0, fence.MaxPath+1), "at most 3660 days"},
		{at(0, 0, -1<<52), at(0, 0, 1<<52), "at most 3660 days"},
		{at(0, 0, -1<<62), at(0, 0, 0), "the fix is at"},
		{at(0, 900_000_001, 0), at(0, 0, 0), "outside"},
		{at(0, 0, 0), at(1_800_000_001, 0, 0), "outside"},
		{at(-900_000_000, 0, 0), at(900_000_000, 0, 0), "give one between"},
		{at(0, 0, 0), at(-1_800_000_000, 1, 0), "give one between"},
	} {
		out, err := x.Segment(c.from, c.to, make([]fence.Passage, 2))
		if err == nil || !strings.Contains(err.Error(), c.want) || len(out) != 2 {
			t.Errorf("%v to %v: %d passages, %v; want %q", c.from.Point, c.to.Point, len(out), err, c.want)
		}
	}
	for _, c := range [][2]fence.Fix{
		{at(0, 900_000_000, 0), at(1_800_000_000, 900_000_000, 0)}, // the pole
		{at(0, 0, 0), at(0, 0, fence.MaxPath)},
		{at(1_800_000_000, 0, 0), at(-1_800_000_000, 0, 0)},
	} {
		if _, err := x.Segment(c[0], c[1], nil); err != nil {
			t.Errorf("%v to %v: %v", c[0].Point, c[1].Point, err)
		}
	}
}

// Zones come by ID, and what was in out stays.
func TestSegmentOrder(t *testing.T) {
	e := fence.New(nil).Edit()
	for i := range int32(5) {
		if _, err := e.Add(fence.Zone{Area: square(t, 5000-1500*i, 0, 1000)}); err != nil {
			t.Fatal(err)
		}
	}
	e.Remove(2)
	had := []fence.Passage{{Zone: 99, Relation: geo.Touch}}
	out, err := e.Index().Segment(fence.Fix{Point: parley.Point{Lon: -4000}}, fence.Fix{Point: parley.Point{Lon: 4000}, At: 8000}, had)
	if err != nil {
		t.Fatal(err)
	}
	want := []fence.Passage{
		{Zone: 99, Relation: geo.Touch},
		{Zone: 0, Relation: geo.Touch, Enter: 8000, Exit: 8000},
		{Zone: 1, Relation: geo.Touch, Enter: 6500, Exit: 8000},
		{Zone: 3, Relation: geo.Touch, Enter: 3500, Exit: 5500},
		{Zone: 4, Relation: geo.Touch, Enter: 2000, Exit: 4000},
	}
	if !slices.Equal(out, want) {
		t.Errorf("got %v\nwant %v", out, want)
	}
}
