package fence

import (
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// ID names a zone within an index and those that are made from it. An ID of a
// zone that was removed may be given to another one, in the same edit too.
type ID uint32

// Limits of an index. Those of areas, of the heights of floors and ceilings
// (geo.MinHeight, geo.MaxHeight) and of windows (geo.MaxWindows) are geo's.
const (
	MaxZones  = 1 << 24
	MaxRanges = 8 // of heights, of one zone
)

// Zone is an area between heights, at times.
type Zone struct {
	Area *geo.Area
	// Heights must all hold: those of a volume, say, and those of a rule about
	// it. None: all heights. Each floor and each ceiling is compared by itself: a
	// fix may be Indeterminate to a range that is empty, for its floor lies above
	// its ceiling.
	Heights []Range
	// Active is when the zone counts at all. Zero: always; otherwise not empty.
	Active parley.Window
	// Windows within Active: sorted, without overlaps, none empty. None: always.
	Windows []parley.Window
	// Schedule within Windows.
	Schedule Schedule
}

// Range is a range of heights, floor and ceiling included. A floor that is nil
// reaches to the ground and below, a ceiling that is nil is unlimited.
type Range struct {
	Floor, Ceiling *parley.Height
}

// Hit is a zone that was found.
type Hit struct {
	Zone     ID
	Relation geo.Relation // Touch or Indeterminate
}

// ZoneOf is a volume as a zone.
func ZoneOf(v geo.PreparedVolume) Zone {
	z := Zone{Area: v.Area, Windows: v.Volume.Windows}
	if v.Volume.Floor != nil || v.Volume.Ceiling != nil {
		z.Heights = []Range{{v.Volume.Floor, v.Volume.Ceiling}}
	}
	return z
}

// check refuses what an index cannot hold, and readies what it can.
func (z *Zone) check() error {
	switch {
	case z.Area == nil:
		return errors.New("the zone has no area; prepare one with geo.Prepare or geo.PrepareVolume")
	case len(z.Heights) > MaxRanges:
		return fmt.Errorf("the zone has %d ranges of heights, at most %d", len(z.Heights), MaxRanges)
	case len(z.Windows) > geo.MaxWindows:
		return fmt.Errorf("the zone has %d windows, at most %d", len(z.Windows), geo.MaxWindows)
	case z.Active != (parley.Window{}) && z.Active.From >= z.Active.Until:
		return fmt.Errorf("the zone is active until %v, not after its start at %v", z.Active.Until, z.Active.From)
	}
	for i, r := range z.Heights {
		for _, h := range []*parley.Height{r.Floor, r.Ceiling} {
			switch {
			case h == nil:
			case DatumOf(h.Datum) == NoDatum:
				return fmt.Errorf("range %d of heights has datum %q, want agl, amsl, wgs84 or fl", i, h.Datum)
			case h.MM < geo.MinHeight || h.MM > geo.MaxHeight:
				return fmt.Errorf("range %d of heights has %d mm, want %d to %d", i, h.MM, geo.MinHeight, geo.MaxHeight)
			}
		}
	}
	for i, w := range z.Windows {
		if w.From >= w.Until || i > 0 && w.From < z.Windows[i-1].Until {
			return fmt.Errorf("window %d is empty, or begins before the one ahead of it ends; sort windows and join those that overlap", i)
		}
	}
	if err := z.Schedule.check(); err != nil {
		return err
	}
	z.Schedule.prepare()
	return nil
}
