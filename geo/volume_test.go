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
