package fence

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Heights is a Vertical from what data a deployment has; each part may be
// missing, and the zero Heights converts nothing. It goes by way of mean sea
// level:
//
//	agl — Terrain — amsl — Geoid — wgs84
//	fl  — Air     — amsl
//
// Every answer is an interval that holds the truth wherever within the fix's
// accuracy the position may be, as far as the data are right within the errors
// that they state. It is no part of Parley's rules: what a party's consent or a
// ledger's state rests on never asks for it, since others may have other data.
//
// It must not be changed while it is in use.
type Heights struct {
	Geoid   *Geoid
	Terrain *Terrain
	Air     []Air
}

// MaxConvertAccuracy is the accuracy of a position in mm, 5 km, beyond which
// heights over ground are not converted: it would take more of the terrain than
// a question may look at.
const MaxConvertAccuracy = 5_000_000

// Convert is Vertical's.
func (h *Heights) Convert(p parley.Point, accuracy int64, t parley.Instant, from Datum, mm int64, to Datum) (lo, hi int64, ok bool) {
	switch {
	case from == NoDatum || to == NoDatum || from > FL || to > FL || accuracy < 0 || accuracy > geo.MaxAccuracy,
		mm < geo.MinHeight-geo.MaxAccuracy || mm > geo.MaxHeight+geo.MaxAccuracy:
		return 0, 0, false
	case from == to:
		return mm, mm, true
	}
	if lo, hi, ok = h.toSea(p, accuracy, t, from, mm); !ok {
		return 0, 0, false
	}
	var lo2, hi2 int64
	if lo, lo2, ok = h.fromSea(p, accuracy, t, lo, to); !ok {
		return 0, 0, false
	}
	if hi, hi2, ok = h.fromSea(p, accuracy, t, hi, to); !ok {
		return 0, 0, false
	}
	return min(lo, hi), max(lo2, hi2), true
}

// toSea gives a height over the geoid.
func (h *Heights) toSea(p parley.Point, accuracy int64, t parley.Instant, from Datum, mm int64) (lo, hi int64, ok bool) {
	switch from {
	case AMSL:
		return mm, mm, true
	case WGS84:
		lo, hi, ok = h.Geoid.Undulation(p, accuracy)
		return mm - hi, mm - lo, ok
	case AGL:
		lo, hi, ok = h.Terrain.Ground(p, accuracy)
		return mm + lo, mm + hi, ok
	case FL:
		if a := h.air(p, accuracy, t); a != nil {
			return a.altitude(mm)
		}
	}
	return 0, 0, false
}

// fromSea gives where a height over the geoid lies over another datum.
func (h *Heights) fromSea(p parley.Point, accuracy int64, t parley.Instant, mm int64, to Datum) (lo, hi int64, ok bool) {
	switch to {
	case AMSL:
		return mm, mm, true
	case WGS84:
		lo, hi, ok = h.Geoid.Undulation(p, accuracy)
		return mm + lo, mm + hi, ok
	case AGL:
		lo, hi, ok = h.Terrain.Ground(p, accuracy)
		return mm - hi, mm - lo, ok
	case FL:
		if a := h.air(p, accuracy, t); a != nil {
			return a.level(mm)
		}
	}
	return 0, 0, false
}

// air is the first pressure that holds at t wherever the position may be.
func (h *Heights) air(p parley.Point, accuracy int64, t parley.Instant) *Air {
	for i := range h.Air {
		a := &h.Air[i]
		if a.Window.From <= t && t < a.Window.Until && a.Area != nil && a.check() == nil && a.Area.At(p, accuracy) == geo.Touch {
			return a
		}
	}
	return nil
}
