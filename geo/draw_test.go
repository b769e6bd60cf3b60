package geo

import (
	"fmt"
	"strings"

	"github.com/open-parley/parley"
)

// fataler is a test, or a property of one.
type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// ringOf reads "lon lat, lon lat, …" in degrees.
func ringOf(t fataler, s string) []parley.Point {
	t.Helper()
	var out []parley.Point
	for _, p := range strings.Split(s, ",") {
		f := strings.Fields(p)
		if len(f) != 2 {
			t.Fatalf("%q is no position", p)
		}
		lon, _, err1 := parseDecimal(f[0], 7)
		lat, _, err2 := parseDecimal(f[1], 7)
		if err1 != nil || err2 != nil {
			t.Fatal(p, err1, err2)
		}
		out = append(out, parley.Point{Lon: int32(lon), Lat: int32(lat)})
	}
	return out
}

// shape reads polygons as text: rings in parentheses, polygons parted by "+",
// "rect w s e n" for a rectangle, "circle lon lat m", "corridor m: lon lat, …".
func shape(t fataler, s string) parley.Footprint {
	t.Helper()
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "circle"); ok {
		var lon, lat float64
		var m int64
		if _, err := fmt.Sscan(rest, &lon, &lat, &m); err != nil {
			t.Fatal(s, err)
		}
		c := ringOf(t, strings.Join(strings.Fields(rest)[:2], " "))
		return parley.Footprint{Circle: &parley.Circle{Centre: c[0], Radius: m * 1000}}
	}
	if rest, ok := strings.CutPrefix(s, "corridor"); ok {
		head, line, _ := strings.Cut(rest, ":")
		var m int64
		if _, err := fmt.Sscan(head, &m); err != nil {
			t.Fatal(s, err)
		}
		return parley.Footprint{Corridor: &parley.Corridor{Line: ringOf(t, line), HalfWidth: m * 1000}}
	}
	f := parley.Footprint{Edges: parley.EdgesStraight}
	if rest, ok := strings.CutPrefix(s, "geodesic"); ok {
		f.Edges, s = parley.EdgesGeodesic, rest
	}
	for _, p := range strings.Split(s, "+") {
		p = strings.TrimSpace(p)
		if rest, ok := strings.CutPrefix(p, "rect"); ok {
			c := strings.Fields(rest)
			w, s, e, n := c[0], c[1], c[2], c[3]
			f.Polygons = append(f.Polygons, [][]parley.Point{ringOf(t, fmt.Sprintf("%s %s,%s %s,%s %s,%s %s", w, s, e, s, e, n, w, n))})
			continue
		}
		var rings [][]parley.Point
		for _, r := range strings.Split(strings.Trim(p, "()"), ")(") {
			rings = append(rings, ringOf(t, r))
		}
		f.Polygons = append(f.Polygons, rings)
	}
	return f
}

// area prepares a shape with an accuracy in metres.
func area(t fataler, s string, metres int64) *Area {
	t.Helper()
	a, err := Prepare([]parley.Footprint{shape(t, s)}, metres*1000)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return a
}

func point(t fataler, s string) parley.Point { return ringOf(t, s)[0] }
