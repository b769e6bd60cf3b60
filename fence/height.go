package fence

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Datum is a parley.Datum as a small number. The zero Datum is none: a height
// that is not known.
type Datum uint8

// The datums of the vocabulary.
const (
	NoDatum Datum = iota
	AGL           // above ground level
	AMSL          // above mean sea level (EGM96)
	WGS84         // above the ellipsoid
	FL            // pressure altitude, standard atmosphere
)

// DatumOf is NoDatum for what the vocabulary does not have.
func DatumOf(d parley.Datum) Datum {
	switch d {
	case parley.DatumAGL:
		return AGL
	case parley.DatumAMSL:
		return AMSL
	case parley.DatumWGS84:
		return WGS84
	case parley.DatumFL:
		return FL
	}
	return NoDatum
}

// Vertical converts heights between datums, from what data there is: a geoid,
// terrain, the pressure of the air. It is safe for concurrent use, and gives the
// same answer to the same question as long as an index uses it.
type Vertical interface {
	// Convert gives where a height over one datum lies over another, in mm: from
	// lo to hi, wherever within accuracy mm of p the true position may be. Where
	// there is no data it is not ok. An interval of heights is converted at both
	// its ends: of a greater mm neither lo nor hi is less. Of the datums FL alone
	// may lie otherwise at another instant.
	Convert(p parley.Point, accuracy int64, t parley.Instant, from Datum, mm int64, to Datum) (lo, hi int64, ok bool)
	// ConvertOver is Convert wherever in a box, and whenever in a window, the
	// true position may be: what is asked for two volumes, which meet anywhere, and
	// for flight levels along a path, for the air may change on the way.
	ConvertOver(b geo.Box, during parley.Window, from Datum, mm int64, to Datum) (lo, hi int64, ok bool)
}

// level is how a fix lies in height to a range.
func (r Range) level(f *Fix, v Vertical) geo.Relation {
	return min(side(f, r.Floor, 1, v), side(f, r.Ceiling, -1, v))
}

// side is how a fix lies to one bound: above it (up 1) or below it (up −1), the
// bound included.
func side(f *Fix, bound *parley.Height, up int64, v Vertical) geo.Relation {
	if bound == nil {
		return geo.Touch
	}
	lo, hi, ok := f.over(DatumOf(bound.Datum), v)
	if !ok {
		return geo.Indeterminate
	}
	lo, hi = up*(lo-bound.MM), up*(hi-bound.MM)
	switch {
	case min(lo, hi) >= 0:
		return geo.Touch
	case max(lo, hi) < 0:
		return geo.Apart
	}
	return geo.Indeterminate
}

// over is where f's height lies over a datum, in mm.
func (f *Fix) over(d Datum, v Vertical) (lo, hi int64, ok bool) {
	h, a := int64(f.Height), int64(f.HeightAccuracy)
	switch {
	case f.Datum == d && d != NoDatum:
		return h - a, h + a, true
	case f.Datum == NoDatum || v == nil:
		return 0, 0, false
	}
	lo, _, ok = v.Convert(f.Point, int64(f.Accuracy), f.At, f.Datum, h-a, d)
	if !ok {
		return 0, 0, false
	}
	_, hi, ok = v.Convert(f.Point, int64(f.Accuracy), f.At, f.Datum, h+a, d)
	return lo, hi, ok
}
