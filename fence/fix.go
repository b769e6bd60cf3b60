package fence

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Fix is where something is, or may be, at an instant.
type Fix struct {
	Point parley.Point
	At    parley.Instant // −parley.Never to parley.Never
	// Height over Datum, mm, geo.MinHeight to geo.MaxHeight, without Datum too.
	Height int32
	// Accuracy is how far the true position may lie from Point, mm, 0 to
	// geo.MaxAccuracy.
	Accuracy int32
	// HeightAccuracy is how far the true height may lie from Height, mm, 0 to
	// geo.MaxAccuracy.
	HeightAccuracy int32
	// Datum of Height. NoDatum: the height is not known, and a zone with a floor
	// or a ceiling is Indeterminate at best.
	Datum Datum
}

// ok reports whether a fix is within the limits: no difference is negative.
func (f *Fix) ok() bool {
	lon, lat, at, h, a, b := int64(f.Point.Lon), int64(f.Point.Lat), int64(f.At), int64(f.Height), int64(f.Accuracy), int64(f.HeightAccuracy)
	return (parley.MaxLon-lon)|(parley.MaxLon+lon)|(parley.MaxLat-lat)|(parley.MaxLat+lat)|(int64(parley.Never)-at)|(int64(parley.Never)+at)|
		(h-geo.MinHeight)|(geo.MaxHeight-h)|a|(geo.MaxAccuracy-a)|b|(geo.MaxAccuracy-b)|(int64(FL)-int64(f.Datum)) >= 0
}

// check refuses what is outside the limits.
func (f *Fix) check() error {
	p := f.Point
	switch {
	case p.Lon < -parley.MaxLon || p.Lon > parley.MaxLon || p.Lat < -parley.MaxLat || p.Lat > parley.MaxLat:
		return fmt.Errorf("the fix [%d,%d] lies outside ±180°, ±90° (units of 1e-7 degree, longitude first)", p.Lon, p.Lat)
	case f.At > parley.Never || f.At < -parley.Never:
		return fmt.Errorf("the fix is at %d ms, want %d to %d", int64(f.At), -int64(parley.Never), int64(parley.Never))
	case f.Accuracy < 0 || f.Accuracy > geo.MaxAccuracy:
		return fmt.Errorf("the fix has an accuracy of %d mm, want 0 to %d", f.Accuracy, geo.MaxAccuracy)
	case f.Datum > FL:
		return fmt.Errorf("the fix has datum %d, want NoDatum, AGL, AMSL, WGS84 or FL", f.Datum)
	case f.Height < geo.MinHeight || f.Height > geo.MaxHeight:
		return fmt.Errorf("the fix has a height of %d mm, want %d to %d", f.Height, geo.MinHeight, geo.MaxHeight)
	case f.HeightAccuracy < 0 || f.HeightAccuracy > geo.MaxAccuracy:
		return fmt.Errorf("the fix has a height's accuracy of %d mm, want 0 to %d", f.HeightAccuracy, geo.MaxAccuracy)
	}
	return nil
}
