package fence_test

import (
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// square is one of the given half side in units of 1e-7 degree, exactly drawn.
func square(t testing.TB, lon, lat, r int32) *geo.Area {
	t.Helper()
	a, err := geo.Prepare([]parley.Footprint{{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{{
		{Lon: lon - r, Lat: lat - r}, {Lon: lon + r, Lat: lat - r}, {Lon: lon + r, Lat: lat + r}, {Lon: lon - r, Lat: lat + r}}}}}}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// An edit makes another index, and leaves the one that it began with.
func TestEdit(t *testing.T) {
	empty := fence.New(nil)
	e := empty.Edit()
	id, err := e.Add(fence.Zone{Area: square(t, 0, 0, 1000)})
	if err != nil {
		t.Fatal(err)
	}
	one := e.Index()
	e = one.Edit()
	if !e.Remove(id) || e.Remove(id) {
		t.Error("a zone that is in is removed once")
	}
	none := e.Index()
	for _, c := range []struct {
		x    *fence.Index
		want int
	}{{empty, 0}, {one, 1}, {none, 0}} {
		hits, err := c.x.Point(fence.Fix{Point: parley.Point{Lon: 1000}}, nil)
		if err != nil || len(hits) != c.want || c.x.Len() != c.want {
			t.Errorf("%d zones, hits %v, %v; want %d", c.x.Len(), hits, err, c.want)
		}
	}
}

// ground is a vertical where all land lies at one height, mm over the sea.
type ground int64

func (g ground) Convert(_ parley.Point, _ int64, _ parley.Instant, _ fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	return mm - int64(g), mm - int64(g), to == fence.AGL
}

func (g ground) ConvertOver(_ geo.Box, _ parley.Window, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	return g.Convert(parley.Point{}, 0, 0, from, mm, to)
}

// What a track was told by other heights holds no longer, even where it stands.
func TestTracksGoOnWithOtherHeights(t *testing.T) {
	e := fence.New(nil).Edit()
	z := fence.Zone{Area: square(t, 36_4000000, 33_5000000, 1_000_000), Heights: []fence.Range{{Ceiling: &parley.Height{Datum: parley.DatumAGL, MM: 100_000}}}}
	if _, err := e.Add(z); err != nil {
		t.Fatal(err)
	}
	x := e.Index()
	over := fence.Report{Track: 1, Fix: fence.Fix{Point: parley.Point{Lon: 36_4000000, Lat: 33_5000000}, Height: 700_000, Datum: fence.AMSL}}
	tracks := fence.NewTracks(x)
	for i, c := range []struct {
		v    fence.Vertical
		want geo.Relation
	}{{nil, geo.Indeterminate}, {ground(650_000), geo.Touch}, {nil, geo.Indeterminate}, {ground(0), geo.Apart}} {
		x = x.With(c.v)
		tracks.Use(x)
		if _, err := tracks.Follow([]fence.Report{over}, nil); err != nil {
			t.Fatal(err)
		}
		got := geo.Apart
		for _, h := range tracks.Zones(1, nil) {
			got = h.Relation
		}
		if got != c.want {
			t.Errorf("%d: %v, want %v", i, got, c.want)
		}
	}
}

// The air may change, or be unknown for a while, between two fixes: a path is no
// surer of a flight level than its instants are.
func TestPathsWhileTheAirChanges(t *testing.T) {
	air := func(from, until parley.Instant, qnh int64) fence.Air {
		return fence.Air{Area: square(t, 0, 0, 10_000_000), Window: parley.Window{From: from, Until: until}, QNH: qnh, Kelvin: 1}
	}
	z := fence.Zone{Area: square(t, 0, 0, 1_000_000), Heights: []fence.Range{{Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: 1_600_000}}}}
	for _, middle := range [][]fence.Air{nil, {air(1_000_000, 2_000_000, 103_000)}} { // unknown; so high that FL50 lies above the ceiling
		x := only(t, z, &fence.Heights{Air: append([]fence.Air{air(0, 1_000_000, 101_325), air(2_000_000, 3_000_000, 101_325)}, middle...)})
		for _, lon := range []int32{0, 100_000} {
			from := fence.Fix{Height: 1_524_000, Datum: fence.FL}
			to := from
			to.Point.Lon, to.At = lon, 2_900_000
			got, err := x.Segment(from, to, nil)
			if err != nil {
				t.Fatal(err)
			}
			within := from
			within.At = 1_500_000
			hits, _ := x.Point(within, nil)
			for _, p := range got {
				if p.Relation == geo.Touch && p.Enter < 1_000_000 != (p.Exit <= 1_000_000) {
					t.Errorf("%v, and %v amid it", p, hits)
				}
			}
			if n := len(got); n < 2 || got[0].Relation != geo.Touch || got[0].Exit < 950_000 || got[n-1].Relation != geo.Touch || got[n-1].Enter > 2_050_000 {
				t.Errorf("%v, want touch but for the middle", got)
			}
		}
	}
}
