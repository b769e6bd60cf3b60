package main

import (
	"encoding/json"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/internal/gen/topojson"
)

func ringAt(v ...int32) (out []parley.Point) {
	for i := 0; i < len(v); i += 2 {
		out = append(out, parley.Point{Lon: v[i] * gridLon, Lat: v[i+1] * gridLat})
	}
	return out
}

func TestRepair(t *testing.T) {
	for _, c := range []struct {
		name     string
		rings    [][]parley.Point
		polygons int
		rest     int // rings in all
	}{
		{"valid", [][]parley.Point{ringAt(0, 0, 9, 0, 9, 9, 0, 9)}, 1, 1},
		{"a spike", [][]parley.Point{ringAt(0, 0, 9, 0, 9, 5, 12, 5, 9, 5, 9, 9, 0, 9)}, 1, 1},
		{"a neck that closed", [][]parley.Point{ringAt(0, 0, 4, 4, 8, 0, 8, 8, 4, 4, 0, 8)}, 2, 2},
		{"a bay that closed", [][]parley.Point{ringAt(0, 0, 9, 0, 9, 9, 5, 9, 7, 7, 6, 5, 4, 5, 3, 7, 5, 9, 0, 9)}, 1, 2},
		{"banks that crossed", [][]parley.Point{ringAt(0, 0, 9, 0, 9, 9, 4, 1, 6, 1, 3, 9, 0, 9)}, 1, 1},
		{"an islet on a point", [][]parley.Point{ringAt(5, 5)}, 1, 1},
		{"an islet on a line", [][]parley.Point{ringAt(5, 5, 7, 5)}, 1, 1},
		{"a lake on a point", [][]parley.Point{ringAt(0, 0, 9, 0, 9, 9, 0, 9), ringAt(3, 3)}, 1, 1},
		{"a lake that touches the shore", [][]parley.Point{ringAt(0, 0, 9, 0, 9, 9, 0, 9), ringAt(0, 4, 3, 3, 4, 4, 3, 5)}, 1, 2},
	} {
		out, notes := repair(c.rings)
		rings := 0
		for _, p := range out {
			if err := valid(p); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
			rings += len(p)
		}
		if len(out) != c.polygons || rings != c.rest {
			t.Errorf("%s: %d polygons of %d rings, want %d of %d: %v", c.name, len(out), rings, c.polygons, c.rest, notes)
		}
	}
}

func TestCodes(t *testing.T) {
	for id, want := range map[string]string{"004": "AF", "760": "SY", "": "", "036": "AU"} {
		if got, err := alpha2(id); got != want || err != nil {
			t.Errorf("%q: %q %v", id, got, err)
		}
	}
	for _, id := range []string{"001", "xyz", "999999"} {
		if got, err := alpha2(id); err == nil {
			t.Errorf("%q was taken for %q", id, got)
		}
	}
}

func TestLinesAndRings(t *testing.T) {
	var top topojson.Topology
	top.Transform.Scale = [2]json.Number{"0.0036", "0.5"}
	top.Transform.Translate = [2]json.Number{"-180", "-85.22193775799991"}
	top.Arcs = [][][2]int64{{{0, 0}, {1, 2}}, {{1, 2}, {-1, 0}, {0, -2}}}
	lines, err := top.Lines()
	if err != nil {
		t.Fatal(err)
	}
	if lines[0][1] != (parley.Point{Lon: -1_799_964_000, Lat: -842_219_378}) {
		t.Errorf("%v", lines[0])
	}
	if r := topojson.Ring(lines, []int{0, 1}); len(r) != 3 || r[2] != lines[1][1] {
		t.Errorf("%v", r)
	}
	if r := topojson.Ring(lines, []int{^1, ^0}); len(r) != 3 || r[0] != lines[0][0] {
		t.Errorf("%v", r)
	}
}
