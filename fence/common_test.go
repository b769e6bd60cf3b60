package fence_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// terraces is a vertical by which the ground is level within squares of side
// units, and unknown in some of them.
type terraces struct {
	side   int64
	ground func(x, y int64) (mm int64, ok bool)
}

func (v terraces) Convert(p parley.Point, accuracy int64, _ parley.Instant, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	return 0, 0, false // no fix is asked about
}

func (v terraces) ConvertOver(b geo.Box, _ parley.Window, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	lo, hi = 1<<40, -1<<40
	for x := floor(int64(b.West), v.side); x <= floor(int64(b.East), v.side); x++ {
		for y := floor(int64(b.South), v.side); y <= floor(int64(b.North), v.side); y++ {
			g, ok := v.ground(x, y)
			if !ok {
				return 0, 0, false
			}
			lo, hi = min(lo, g), max(hi, g)
		}
	}
	switch {
	case from == fence.AGL && to == fence.AMSL:
		return mm + lo, mm + hi, true
	case from == fence.AMSL && to == fence.AGL:
		return mm - hi, mm - lo, true
	}
	return 0, 0, false
}

func floor(a, b int64) int64 {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// meet reports whether heights have one in common where the ground is at g.
func meet(all []fence.Range, g int64) bool {
	over := func(h *parley.Height) int64 {
		if h.Datum == parley.DatumAGL {
			return h.MM + g
		}
		return h.MM
	}
	floor, ceiling := int64(-1<<40), int64(1<<40)
	for _, r := range all {
		if r.Floor != nil {
			floor = max(floor, over(r.Floor))
		}
		if r.Ceiling != nil {
			ceiling = min(ceiling, over(r.Ceiling))
		}
	}
	return floor <= ceiling
}

// Two volumes over stepped ground meet as the plain loop over all steps finds:
// Touch and Apart are never wrong, and most is decided where the ground is known.
func TestConcurOverGround(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	d := newDie(seed)
	height := func() *parley.Height {
		if d.of(4) {
			return nil
		}
		return &parley.Height{Datum: []parley.Datum{parley.DatumAGL, parley.DatumAMSL}[d.IntN(2)], MM: int64(d.IntN(12)) * 1000}
	}
	found, open := map[geo.Relation]int{}, 0
	for n := range 20_000 {
		hash, rough := d.Uint64(), int64(1+d.IntN(10))
		void := d.of(3)
		v := terraces{side: 1000, ground: func(x, y int64) (int64, bool) {
			h := (hash ^ uint64(x)*0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9
			h = (h ^ h>>29 ^ uint64(y)) * 0x94D049BB133111EB
			return int64(h>>40) % (rough * 1000), !void || h>>60 != 0
		}}
		zone := func() fence.Zone {
			z := fence.Zone{Area: square(t, int32(d.IntN(9))*1000, int32(d.IntN(9))*1000, int32(1+d.IntN(6))*500)}
			for range 1 + d.IntN(2) {
				z.Heights = append(z.Heights, fence.Range{Floor: height(), Ceiling: height()})
			}
			return z
		}
		a, b := zone(), zone()
		r := a.Concur(&b, v)
		if back := b.Concur(&a, v); back != r {
			t.Fatalf("%d: %v, and the other way round %v", n, r, back)
		}
		all := slices.Concat(a.Heights, b.Heights)
		lo, hi := bounds(a.Area, b.Area)
		some, none, known := false, true, true
		for x := floor(int64(lo.Lon), 1000); x <= floor(int64(hi.Lon), 1000); x++ {
			for y := floor(int64(lo.Lat), 1000); y <= floor(int64(hi.Lat), 1000); y++ {
				g, ok := v.ground(x, y)
				known = known && ok
				some, none = some || ok && meet(all, g), none && ok && !meet(all, g)
			}
		}
		common := geo.Relate(a.Area, b.Area) == geo.Touch
		found[r]++
		switch {
		case !common:
		case r == geo.Touch && !some && known, r == geo.Apart && !none && some:
			t.Fatalf("%d: %v of\n%+v\n%+v\nthough it is %v, %v", n, r, a, b, some, none)
		case r == geo.Indeterminate && known:
			open++
		}
		if n%100 == 0 {
			throughIndex(t, &a, &b, v, min(r, geo.Relate(a.Area, b.Area)))
		}
		if s := a.Concur(&b, nil); s == geo.Apart && r != geo.Apart {
			t.Fatalf("%d: %v with data, %v without", n, r, s)
		}
	}
	t.Logf("found %v, %d open of what is known", found, open)
	if found[geo.Touch] < 2000 || found[geo.Apart] < 2000 || open > 2000 {
		t.Error("too few are decided")
	}
}

// bounds of what two areas may have in common.
func bounds(a, b *geo.Area) (lo, hi parley.Point) {
	lo, hi = a.Bounds()
	l, h := b.Bounds()
	return parley.Point{Lon: max(lo.Lon, l.Lon), Lat: max(lo.Lat, l.Lat)}, parley.Point{Lon: min(hi.Lon, h.Lon), Lat: min(hi.Lat, h.Lat)}
}

// throughIndex asks an index for what Concur and Relate say, by data that it was
// given later and without.
func throughIndex(t *testing.T, a, b *fence.Zone, v fence.Vertical, want geo.Relation) {
	t.Helper()
	e := fence.New(nil).Edit()
	if _, err := e.Add(*a); err != nil {
		t.Fatal(err)
	}
	x := e.Index()
	for _, c := range []struct {
		x    *fence.Index
		want geo.Relation
	}{{x.With(v), want}, {x.With(v).With(nil), min(a.Concur(b, nil), geo.Relate(a.Area, b.Area))}} {
		got := geo.Apart
		for _, h := range c.x.Volume(*b, nil) {
			got = h.Relation
		}
		if got != c.want {
			t.Fatalf("%v, want %v", got, c.want)
		}
	}
}
