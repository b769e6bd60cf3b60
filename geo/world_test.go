package geo

import (
	"bytes"
	"strings"
	"testing"

	"github.com/open-parley/parley"
)

// The built-in world is decoded without checking its rings: here it is.
func TestBuiltinWorldIsValid(t *testing.T) {
	w, err := DecodeWorld(builtin)
	if err != nil {
		t.Fatal(err)
	}
	if w.Digest() != BuiltinWorld().Digest() || !strings.Contains(w.Source(), "not sovereignty") {
		t.Error(w.Digest(), w.Source())
	}
	km2 := 0.0
	for _, x := range w.Territories() {
		if x.Area.Accuracy() != 5_000_000 {
			t.Errorf("%s: accuracy %d", x.Name, x.Area.Accuracy())
		}
		km2 += x.Area.KM2()
	}
	// Land, with its lakes: about 147 million km².
	if km2 < 145e6 || km2 > 150e6 {
		t.Errorf("%.0f km² of land", km2)
	}
}

func TestBuiltinWorldKnowsPlaces(t *testing.T) {
	w := BuiltinWorld()
	for at, want := range map[string]string{
		"36.29 33.51":    "Syria SY",
		"37.62 55.75":    "Russia RU",
		"-171 66.3":      "Russia RU",
		"180 68":         "Russia RU",
		"178.4 -18.1":    "Fiji FJ",
		"-179.97 -16.85": "Fiji FJ",
		"27.5 -29.3":     "Lesotho LS",
		"21.17 42.67":    "Kosovo ",
		"44.06 9.56":     "Somaliland ",
		"12.45 43.94":    "San Marino SM",
		"0 -90":          "Antarctica AQ",
		"-0.13 51.51":    "United Kingdom GB",
		"151.2 -33.87":   "Australia AU",
		"-30 40":         "",
	} {
		var got []string
		for _, x := range w.Territories() {
			if x.Area.Contains(point(t, at)) {
				got = append(got, x.Name+" "+x.Country)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}

// Who must consent to a zone, from the built-in world.
func TestNearAndRelate(t *testing.T) {
	w := BuiltinWorld()
	for _, c := range []struct{ zone, touch, open string }{
		{"circle 38 35 20000", "Syria", ""},
		{"circle 36 32.9 60000", "Israel, Jordan, Lebanon, Syria", ""},
		{"circle 35.83 35.0 3000", "", "Syria"}, // off the coast, within 5 km
		{"circle 34 34 20000", "", ""},
		{"rect 179.9 66 180 66.1 + rect -180 66 -179.9 66.1", "Russia", ""},
		{"corridor 10000: 36.7 35.9, 36.7 37.2", "Syria, Turkey", ""},
		{"circle 28 -29.5 300000", "Lesotho, South Africa", ""},
	} {
		a := area(t, c.zone, 0)
		names := map[Relation][]string{}
		near := map[string]bool{}
		for _, x := range w.Near(a) {
			r := Relate(a, x.Area)
			names[r] = append(names[r], x.Name)
			near[x.Name] = true
		}
		if touch, open := strings.Join(names[Touch], ", "), strings.Join(names[Indeterminate], ", "); touch != c.touch || open != c.open {
			t.Errorf("%s touches %q, perhaps %q; want %q, %q", c.zone, touch, open, c.touch, c.open)
		}
		for _, x := range w.Territories() {
			if !near[x.Name] && Relate(a, x.Area) != Apart {
				t.Errorf("%s: Near misses %s", c.zone, x.Name)
			}
		}
	}
}

func sampleWorld() []RawTerritory {
	p := func(v ...int32) (out []parley.Point) {
		for i := 0; i < len(v); i += 2 {
			out = append(out, parley.Point{Lon: v[i], Lat: v[i+1]})
		}
		return out
	}
	return []RawTerritory{
		{Name: "Aland", Country: "AX", Accuracy: 100, Polygons: [][][]parley.Point{
			{p(0, 0, 900, 0, 900, 900, 0, 900), p(200, 200, 200, 300, 300, 300)},
			{p(-1_800_000_000, 5, -1_799_999_000, 5, -1_799_999_000, 90)},
		}},
		{Name: "Terra incognita", Polygons: [][][]parley.Point{{p(1_800_000_000, 900_000_000, 1_700_000_000, 900_000_000, 1_700_000_000, 0)}}},
	}
}

func TestWorldFiles(t *testing.T) {
	b, err := EncodeWorld("test", sampleWorld())
	if err != nil {
		t.Fatal(err)
	}
	w, err := DecodeWorld(b)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Territories()) != 2 || w.Territories()[0].Country != "AX" || w.Territories()[0].Area.Vertices() != 10 {
		t.Errorf("%+v", w.Territories()[0])
	}
	// Every cut and every flipped bit is refused, or read as another file that
	// is itself in the one form.
	for i := range b {
		if _, err := DecodeWorld(b[:i]); err == nil {
			t.Errorf("cut to %d bytes: taken", i)
		}
		for bit := range 8 {
			c := bytes.Clone(b)
			c[i] ^= 1 << bit
			canonical(t, c)
		}
	}
	if _, err := DecodeWorld(append(bytes.Clone(b), 0)); err == nil {
		t.Error("a byte after the end was taken")
	}
	for _, c := range []struct {
		why    string
		change func([]RawTerritory)
	}{
		{"country", func(w []RawTerritory) { w[0].Country = "ax" }},
		{"name", func(w []RawTerritory) { w[0].Name = "" }},
		{"does not print", func(w []RawTerritory) { w[0].Name = "a\nb" }},
		{"accuracy", func(w []RawTerritory) { w[0].Accuracy = -1 }},
		{"no polygon", func(w []RawTerritory) { w[1].Polygons = nil }},
		{"touches", func(w []RawTerritory) { r := w[0].Polygons[0][0]; r[0], r[1] = r[1], r[0] }},
	} {
		raw := sampleWorld()
		c.change(raw)
		if _, err := EncodeWorld("test", raw); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%v, want %q", err, c.why)
		}
	}
}

// canonical fails where a world file that is taken is not the only one with
// its content.
func canonical(t *testing.T, b []byte) {
	t.Helper()
	w, err := DecodeWorld(b)
	if err != nil {
		return
	}
	var raw []RawTerritory
	for _, x := range w.Territories() {
		r := RawTerritory{Name: x.Name, Country: x.Country, Accuracy: x.Area.accuracy}
		r.Polygons = x.Area.load()[0].polygons
		raw = append(raw, r)
	}
	again, err := EncodeWorld(w.Source(), raw)
	if err != nil || !bytes.Equal(again, b) {
		t.Fatalf("a file of %d bytes came back with %d, %v", len(b), len(again), err)
	}
}

func FuzzDecodeWorld(f *testing.F) {
	b, err := EncodeWorld("test", sampleWorld())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) { canonical(t, b) })
}
