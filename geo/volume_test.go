package geo

import (
	"strings"
	"testing"

	"github.com/open-parley/parley"
)

func h(d parley.Datum, m int64) *parley.Height { return &parley.Height{Datum: d, MM: m * 1000} }

func TestHeightsOverlap(t *testing.T) {
	agl, amsl, fl := parley.DatumAGL, parley.DatumAMSL, parley.DatumFL
	for _, c := range []struct {
		name                         string
		aFloor, aCeil, bFloor, bCeil *parley.Height
		want                         Relation
	}{
		{"unbounded", nil, nil, nil, nil, Touch},
		{"ground to unlimited", nil, nil, h(fl, 3000), h(fl, 6000), Touch},
		{"stacked", nil, h(amsl, 1000), h(amsl, 1001), nil, Apart},
		{"on top of each other", nil, h(amsl, 1000), h(amsl, 1000), nil, Touch},
		{"overlap", h(amsl, 500), h(amsl, 1500), h(amsl, 1000), h(amsl, 2000), Touch},
		{"other datum", nil, h(agl, 100), h(amsl, 9000), nil, Indeterminate},
		{"other datum, but apart in one", h(agl, 500), h(amsl, 1000), h(amsl, 2000), nil, Apart},
		{"other datum that nobody compares", h(agl, 100), nil, h(amsl, 9000), nil, Touch},
	} {
		if got := HeightsOverlap(c.aFloor, c.aCeil, c.bFloor, c.bCeil); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if got := HeightsOverlap(c.bFloor, c.bCeil, c.aFloor, c.aCeil); got != c.want {
			t.Errorf("%s, other way round: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestWindowsOverlap(t *testing.T) {
	w := func(v ...parley.Instant) (out []parley.Window) {
		for i := 0; i < len(v); i += 2 {
			out = append(out, parley.Window{From: v[i], Until: v[i+1]})
		}
		return out
	}
	for _, c := range []struct {
		a, b []parley.Window
		want bool
	}{
		{nil, nil, true}, {nil, w(1, 2), true},
		{w(1, 2), w(2, 3), false}, {w(1, 3), w(2, 4), true},
		{w(1, 2, 5, 6, 9, 10), w(2, 5, 6, 9), false},
		{w(1, 2, 5, 6, 9, 10), w(2, 5, 6, 9, 9, 11), true},
	} {
		if WindowsOverlap(c.a, c.b) != c.want || WindowsOverlap(c.b, c.a) != c.want {
			t.Errorf("%v and %v: want %v", c.a, c.b, c.want)
		}
	}
}

func TestRelateVolumes(t *testing.T) {
	volume := func(s string, ceiling, floor *parley.Height, windows ...parley.Window) PreparedVolume {
		v, err := PrepareVolume(parley.Volume{ID: "v", Footprint: shape(t, s), Floor: floor, Ceiling: ceiling, Windows: windows})
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	low, high := volume("rect 0 0 1 1", h(parley.DatumAMSL, 1000), nil), volume("rect 0 0 1 1", nil, h(parley.DatumAMSL, 2000))
	field := volume("rect 0 0 1 1", nil, h(parley.DatumAGL, 2000))
	day, night := volume("rect 0 0 1 1", nil, nil, parley.Window{From: 0, Until: 9}), volume("rect 0 0 1 1", nil, nil, parley.Window{From: 9, Until: 12})
	far := volume("rect 5 5 6 6", nil, nil)
	for _, c := range []struct {
		name string
		a, b PreparedVolume
		want Relation
	}{
		{"same", low, low, Touch}, {"above", low, high, Apart}, {"another datum", low, field, Indeterminate},
		{"day and night", day, night, Apart}, {"far", low, far, Apart}, {"by day", low, day, Touch},
	} {
		if got := RelateVolumes(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestPrepareVolumeRefuses(t *testing.T) {
	good := func() parley.Volume { return parley.Volume{ID: "v", Footprint: shape(t, "rect 0 0 1 1")} }
	for _, c := range []struct {
		why    string
		change func(*parley.Volume)
	}{
		{"no id", func(v *parley.Volume) { v.ID = "" }},
		{"at most 64", func(v *parley.Volume) { v.ID = strings.Repeat("x", 65) }},
		{"datum", func(v *parley.Volume) { v.Floor = h("msl", 1) }},
		{"leave out a ceiling", func(v *parley.Volume) { v.Ceiling = h(parley.DatumAGL, 99_999_999) }},
		{"not below", func(v *parley.Volume) { v.Floor, v.Ceiling = h(parley.DatumAGL, 2), h(parley.DatumAGL, 2) }},
		{"ends at", func(v *parley.Volume) { v.Windows = []parley.Window{{From: 5, Until: 5}} }},
		{"sort windows", func(v *parley.Volume) { v.Windows = []parley.Window{{From: 5, Until: 7}, {From: 6, Until: 9}} }},
		{"accuracy", func(v *parley.Volume) { v.Accuracy = -1 }},
		{"exactly one", func(v *parley.Volume) { v.Footprint = parley.Footprint{} }},
	} {
		v := good()
		c.change(&v)
		if _, err := PrepareVolume(v); err == nil || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%v, want %q", err, c.why)
		}
	}
}
