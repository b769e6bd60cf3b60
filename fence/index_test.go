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
