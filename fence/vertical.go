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
	if accuracy < 0 || accuracy > geo.MaxAccuracy {
		return 0, 0, false
	}
	// An instant is a window of 1 ms.
	return h.convert(&vicinity{point: p, accuracy: accuracy, during: parley.Window{From: t, Until: t + 1}}, from, mm, to)
}

// ConvertOver is Vertical's. It has no answer where a box takes more of the
// terrain than a question may look at, or reaches beyond ±180° or ±90°.
func (h *Heights) ConvertOver(b geo.Box, during parley.Window, from Datum, mm int64, to Datum) (lo, hi int64, ok bool) {
	if b.West > b.East || b.South > b.North || during.From >= during.Until ||
		b.West < -parley.MaxLon || b.East > parley.MaxLon || b.South < -parley.MaxLat || b.North > parley.MaxLat {
		return 0, 0, false
	}
	c, r := disc(b)
	return h.convert(&vicinity{point: c, accuracy: r, during: during, boxes: []geo.Box{b}}, from, mm, to)
}

// vicinity is where and when a height is converted: within accuracy mm of a point,
// or, where there are boxes, in those, which lie within that.
type vicinity struct {
	point    parley.Point
	accuracy int64
	during   parley.Window
	boxes    []geo.Box
}

// disc is the middle of a box and how far any of the box lies from it at most.
func disc(b geo.Box) (centre parley.Point, mm int64) {
	centre = parley.Point{Lon: int32((int64(b.West) + int64(b.East)) / 2), Lat: int32((int64(b.South) + int64(b.North)) / 2)}
	for _, p := range [...]parley.Point{{Lon: b.West, Lat: b.South}, {Lon: b.West, Lat: b.North}, {Lon: b.East, Lat: b.South}, {Lon: b.East, Lat: b.North}} {
		mm = max(mm, geo.PathSpan(centre, p))
	}
	return centre, mm
}

func (h *Heights) convert(s *vicinity, from Datum, mm int64, to Datum) (lo, hi int64, ok bool) {
	switch {
	case from == NoDatum || to == NoDatum || from > FL || to > FL,
		mm < geo.MinHeight-geo.MaxAccuracy || mm > geo.MaxHeight+geo.MaxAccuracy:
		return 0, 0, false
	case from == to:
		return mm, mm, true
	}
	if lo, hi, ok = h.toSea(s, from, mm); !ok {
		return 0, 0, false
	}
	var lo2, hi2 int64
	if lo, lo2, ok = h.fromSea(s, lo, to); !ok {
		return 0, 0, false
	}
	if hi, hi2, ok = h.fromSea(s, hi, to); !ok {
		return 0, 0, false
	}
	return min(lo, hi), max(lo2, hi2), true
}

// toSea gives a height over the geoid.
func (h *Heights) toSea(s *vicinity, from Datum, mm int64) (lo, hi int64, ok bool) {
	switch from {
	case AMSL:
		return mm, mm, true
	case WGS84:
		lo, hi, ok = h.undulation(s)
		return mm - hi, mm - lo, ok
	case AGL:
		lo, hi, ok = h.ground(s)
		return mm + lo, mm + hi, ok
	case FL:
		if a := h.air(s); a != nil {
			return a.altitude(mm)
		}
	}
	return 0, 0, false
}

// fromSea gives where a height over the geoid lies over another datum.
func (h *Heights) fromSea(s *vicinity, mm int64, to Datum) (lo, hi int64, ok bool) {
	switch to {
	case AMSL:
		return mm, mm, true
	case WGS84:
		lo, hi, ok = h.undulation(s)
		return mm + lo, mm + hi, ok
	case AGL:
		lo, hi, ok = h.ground(s)
		return mm - hi, mm - lo, ok
	case FL:
		if a := h.air(s); a != nil {
			return a.level(mm)
		}
	}
	return 0, 0, false
}

func (h *Heights) undulation(s *vicinity) (lo, hi int64, ok bool) {
	if s.boxes != nil {
		return h.Geoid.over(s.boxes)
	}
	return h.Geoid.Undulation(s.point, s.accuracy)
}

func (h *Heights) ground(s *vicinity) (lo, hi int64, ok bool) {
	if s.boxes != nil {
		return h.Terrain.over(s.boxes)
	}
	return h.Terrain.Ground(s.point, s.accuracy)
}

// air is the first pressure that holds for all of the time wherever the position
// may be.
func (h *Heights) air(s *vicinity) *Air {
	for i := range h.Air {
		a := &h.Air[i]
		if a.Window.From <= s.during.From && s.during.Until <= a.Window.Until && a.Area != nil && a.check() == nil &&
			a.Area.At(s.point, s.accuracy) == geo.Touch {
			return a
		}
	}
	return nil
}
