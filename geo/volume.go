package geo

import (
	"fmt"

	"github.com/open-parley/parley"
)

// Limits of what PrepareVolume takes.
const (
	MaxWindows  = 1_000
	MaxHeight   = 1_000_000_000 // mm over any datum
	MinHeight   = -100_000_000  // mm
	maxVolumeID = 64            // bytes
)

// PreparedVolume is a volume with its footprint laid out.
type PreparedVolume struct {
	Volume parley.Volume
	Area   *Area
}

// PrepareVolume checks a volume and lays its footprint out. Errors say what
// part of the volume is wrong and what to do.
func PrepareVolume(v parley.Volume) (PreparedVolume, error) {
	if v.ID == "" {
		return PreparedVolume{}, fmt.Errorf("volume has no id; rules refer to it by one")
	}
	if len(v.ID) > maxVolumeID {
		return PreparedVolume{}, fmt.Errorf("volume id of %d bytes, want at most %d", len(v.ID), maxVolumeID)
	}
	fail := func(err error) (PreparedVolume, error) {
		return PreparedVolume{}, fmt.Errorf("volume %q: %w", v.ID, err)
	}
	for _, h := range []struct {
		name string
		*parley.Height
	}{{"floor", v.Floor}, {"ceiling", v.Ceiling}} {
		if h.Height == nil {
			continue
		}
		switch h.Datum {
		case parley.DatumAGL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumFL:
		default:
			return fail(fmt.Errorf("%s has datum %q, want agl, amsl, wgs84 or fl", h.name, h.Datum))
		}
		if h.MM < MinHeight || h.MM > MaxHeight {
			return fail(fmt.Errorf("%s of %d mm, want %d to %d; leave out a ceiling that is unlimited", h.name, h.MM, MinHeight, MaxHeight))
		}
	}
	if f, c := v.Floor, v.Ceiling; f != nil && c != nil && f.Datum == c.Datum && f.MM >= c.MM {
		return fail(fmt.Errorf("floor of %d mm is not below its ceiling of %d mm (%s)", f.MM, c.MM, f.Datum))
	}
	if len(v.Windows) > MaxWindows {
		return fail(fmt.Errorf("%d windows, at most %d", len(v.Windows), MaxWindows))
	}
	for i, w := range v.Windows {
		if w.From >= w.Until {
			return fail(fmt.Errorf("window %d ends at %v, not after it begins at %v", i, w.Until, w.From))
		}
		if i > 0 && w.From < v.Windows[i-1].Until {
			return fail(fmt.Errorf("window %d begins at %v, before the one ahead of it ends; sort windows and join those that overlap", i, w.From))
		}
	}
	a, err := Prepare([]parley.Footprint{v.Footprint}, v.Accuracy)
	if err != nil {
		return fail(err)
	}
	return PreparedVolume{Volume: v, Area: a}, nil
}

// HeightsOverlap lays one range of heights over another, floor and ceiling
// included. Heights compare within one datum only: where a floor and a ceiling
// that would have to be compared have different ones, and nothing else tells
// the ranges apart, the answer is Indeterminate. A floor that is nil reaches to
// the ground and below, a ceiling that is nil is unlimited.
func HeightsOverlap(aFloor, aCeiling, bFloor, bCeiling *parley.Height) Relation {
	return least(notBelow(aCeiling, bFloor), notBelow(bCeiling, aFloor))
}

// notBelow is Touch where a ceiling reaches a floor, Apart where it does not.
func notBelow(ceiling, floor *parley.Height) Relation {
	switch {
	case ceiling == nil || floor == nil:
		return Touch
	case ceiling.Datum != floor.Datum:
		return Indeterminate
	case ceiling.MM >= floor.MM:
		return Touch
	}
	return Apart
}
