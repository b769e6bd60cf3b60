package geo

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/open-parley/parley"
)

func TestFootprintsFromGeoJSON(t *testing.T) {
	in := `{"type":"FeatureCollection","features":[
	 {"type":"Feature","id":"z1","properties":{"name":"Square"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},
	 {"type":"Feature","id":7,"properties":{"radius_m":1500.5},"geometry":{"type":"Point","coordinates":[36.3,33.5,250]}},
	 {"type":"Feature","properties":{"half_width_m":"200"},"geometry":{"type":"LineString","coordinates":[[36.3,33.5],[3.64e1,33.6]]}},
	 {"type":"Feature","id":"pt","properties":{},"geometry":{"type":"Point","coordinates":[36.3,33.5]}},
	 {"type":"Feature","properties":{"radius":10},"geometry":{"type":"Point","coordinates":[33.5,96.3]}},
	 {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[[0.00000005,0],[1,0],[1,1],[0.00000005,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}},
	 {"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[]}},
	 {"type":"Feature","geometry":null},
	 17,
	 {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}},
	 {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1]]]}}]}`
	got, err := FootprintsFromGeoJSON([]byte(in))
	var bad *ImportError
	if !errors.As(err, &bad) {
		t.Fatal(err)
	}
	var refused []int
	for _, p := range bad.Problems {
		refused = append(refused, p.Index)
	}
	if !reflect.DeepEqual(refused, []int{3, 4, 6, 7, 8, 9, 10}) {
		t.Errorf("refused %v: %v", refused, err)
	}
	for _, why := range []string{"feature 3 (pt): a Point is no area", "feature 4: centre: latitude 96.3 lies beyond ±90°; longitude and latitude seem to be swapped", "crosses or touches", "does not end where it begins"} {
		if !strings.Contains(err.Error(), why) {
			t.Errorf("%v, want %q", err, why)
		}
	}
	want := []Feature{
		{ID: "z1", Name: "Square", Footprint: shape(t, "rect 0 0 1 1")},
		{ID: "7", Footprint: parley.Footprint{Circle: &parley.Circle{Centre: point(t, "36.3 33.5"), Radius: 1_500_500}}, Notes: []string{"altitudes"}},
		{ID: "2", Footprint: shape(t, "corridor 200: 36.3 33.5, 36.4 33.6")},
		{ID: "5", Footprint: shape(t, "(0.0000001 0, 1 0, 1 1) + (5 5, 6 5, 6 6)"), Notes: []string{"rounded"}},
	}
	if len(got) != len(want) {
		t.Fatalf("%d features, want %d", len(got), len(want))
	}
	for i, f := range got {
		w := want[i]
		if f.ID != w.ID || f.Name != w.Name || !reflect.DeepEqual(f.Footprint, w.Footprint) || len(f.Notes) != len(w.Notes) ||
			len(w.Notes) > 0 && !strings.Contains(f.Notes[0], w.Notes[0]) {
			t.Errorf("feature %d: %+v, want %+v", i, f, w)
		}
	}
}

func TestGeoJSONRefusesWholeFiles(t *testing.T) {
	for _, c := range []struct{ in, why string }{
		{``, "not a GeoJSON object"},
		{`[]`, "not a GeoJSON object"},
		{`{"type":"FeatureCollection"}`, "no features"},
		{`{"type":"Polygon","coordinates":[]} x`, "something follows"},
		{`{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3857"}},"features":[]}`, "reference system"},
	} {
		if _, err := FootprintsFromGeoJSON([]byte(c.in)); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: %v, want %q", c.in, err, c.why)
		}
	}
}

func TestFootprintsSurviveGeoJSON(t *testing.T) {
	for _, s := range []string{
		"rect 0 0 1 1", "(0 0, 9 0, 9 9, 0 9)(2 2, 2 7, 7 7, 7 2) + rect 20 20 21 21",
		"circle 179.99 -16.5 20000", "corridor 150: 36.3 33.5, 36.8 34.7, 37.1 36.2", "geodesic (0 50, 40 50, 40 60, 0 60)",
		"(-180 -90, -0.0000001 -89.9999999, -0.0000001 1)",
	} {
		f := shape(t, s)
		b := FootprintToGeoJSON(f)
		back, err := FootprintsFromGeoJSON(b)
		if err != nil || len(back) != 1 || !reflect.DeepEqual(back[0].Footprint, f) {
			t.Errorf("%s: %v, %v from %s", s, back, err, b)
		}
	}
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		in    string
		want  int64
		exact bool
	}{
		{"0", 0, true}, {"-0", 0, true}, {"36.3", 363000000, true}, {"3.63e1", 363000000, true}, {"363E-1", 363000000, true},
		{"0.00000005", 1, false}, {"-0.00000005", -1, false}, {"0.000000049999", 0, false}, {"1e-300", 0, false},
		{"179.99999995", 1800000000, false}, {"36.30000000000", 363000000, true}, {"1e+2", 1000000000, true},
	} {
		got, exact, err := parseDecimal(c.in, 7)
		if err != nil || got != c.want || exact != c.exact {
			t.Errorf("%s: %d %v %v", c.in, got, exact, err)
		}
	}
	for _, in := range []string{"", "-", ".5", "5.", "1e", "1e999", "0x10", "1_000", "NaN", "1e40", "--1", "+1"} {
		if v, _, err := parseDecimal(in, 7); err == nil {
			t.Errorf("%q was read as %d", in, v)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Int64Range(-1e15, 1e15).Draw(t, "v")
		if got, exact, err := parseDecimal(formatDecimal(v, 7), 7); got != v || !exact || err != nil {
			t.Fatalf("%d → %s → %d %v", v, formatDecimal(v, 7), got, err)
		}
	})
}

func FuzzFootprintsFromGeoJSON(f *testing.F) {
	f.Add([]byte(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		features, _ := FootprintsFromGeoJSON(b)
		for _, x := range features {
			// What was taken can be laid out, written and read again.
			if _, err := Prepare([]parley.Footprint{x.Footprint}, 0); err != nil {
				t.Fatal(err)
			}
			back, err := FootprintsFromGeoJSON(FootprintToGeoJSON(x.Footprint))
			if err != nil || len(back) != 1 || !reflect.DeepEqual(back[0].Footprint, x.Footprint) {
				t.Fatalf("%+v came back as %+v, %v", x.Footprint, back, err)
			}
		}
	})
}

func FuzzParsePoint(f *testing.F) {
	f.Add("33°30'15\"N 036°18'00\"E")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePoint(s)
		if err == nil && (p.Lon < -parley.MaxLon || p.Lon > parley.MaxLon || p.Lat < -parley.MaxLat || p.Lat > parley.MaxLat) {
			t.Fatalf("%q is %v", s, p)
		}
		if err == nil {
			again, err := ParsePoint(degrees(p))
			if err != nil || again != p {
				t.Fatalf("%q is %v, written %q, read %v, %v", s, p, degrees(p), again, err)
			}
		}
	})
}

// Every fuzz target has seeds in the tree.
func TestFuzzSeeds(t *testing.T) {
	for _, name := range []string{"FuzzFootprintsFromGeoJSON", "FuzzParsePoint", "FuzzDecodeWorld"} {
		files, err := os.ReadDir(filepath.Join("testdata", "fuzz", name))
		if err != nil || len(files) < 3 {
			t.Errorf("%s: %d seeds, %v", name, len(files), err)
		}
	}
}
