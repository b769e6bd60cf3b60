package parley

import (
	"encoding/json"
	"fmt"
)

// Point is a position in WGS 84 longitude and latitude, each in units of
// 1e-7 degree (about 1.1 cm on a meridian). In JSON it is [lon,lat].
type Point struct {
	Lon int32 // −180e7 … 180e7
	Lat int32 // −90e7 … 90e7
}

// Limits of a Point's coordinates, in 1e-7 degree.
const (
	MaxLon = 180_0000000
	MaxLat = 90_0000000
)

// MarshalJSON writes [lon,lat].
func (p Point) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", p.Lon, p.Lat), nil
}

// UnmarshalJSON reads [lon,lat] and refuses anything outside the limits.
func (p *Point) UnmarshalJSON(b []byte) error {
	var c []int64
	if err := json.Unmarshal(b, &c); err != nil {
		return fmt.Errorf("point: %w", err)
	}
	if len(c) != 2 {
		return fmt.Errorf("point has %d coordinates, want [lon,lat]", len(c))
	}
	if c[0] < -MaxLon || c[0] > MaxLon || c[1] < -MaxLat || c[1] > MaxLat {
		return fmt.Errorf("point [%d,%d] lies outside ±180°, ±90° (units of 1e-7 degree, longitude first)", c[0], c[1])
	}
	p.Lon, p.Lat = int32(c[0]), int32(c[1])
	return nil
}

// Edges says what the line between two neighbouring vertices of a polygon is.
type Edges string

const (
	// EdgesStraight are straight in the plane of longitude and latitude, as
	// GeoJSON has them (RFC 7946, 3.1.1).
	EdgesStraight Edges = "straight"
	// EdgesGeodesic are arcs of the great circle through both vertices, with
	// latitude taken as if on a sphere. The ellipsoid's geodesic lies up to 0.7 m
	// beside one of 100 km, 65 m beside one of 1,000 km, 1.7 km beside one of
	// 5,000 km.
	EdgesGeodesic Edges = "geodesic"
)

// Footprint is an area on the ground: exactly one of Polygons, Circle and
// Corridor is set.
type Footprint struct {
	// Polygons hold rings, an outline first and then its holes; a ring's last
	// vertex joins its first, which is not repeated. Several polygons count as
	// one area, their union. None crosses the 180° meridian: it is cut there
	// (RFC 7946, 3.1.9).
	Polygons [][][]Point `json:"polygons,omitempty"`
	// Edges is set with Polygons alone.
	Edges    Edges     `json:"edges,omitempty"`
	Circle   *Circle   `json:"circle,omitempty"`
	Corridor *Corridor `json:"corridor,omitempty"`
}

// Circle is every point within Radius of Centre, measured on the ellipsoid.
type Circle struct {
	Centre Point `json:"centre"`
	Radius int64 `json:"radius"` // millimetres
}

// Corridor is every point within HalfWidth of Line, measured on the ellipsoid; its
// legs are geodesic edges (EdgesGeodesic): arcs of great circles.
type Corridor struct {
	Line      []Point `json:"line"`
	HalfWidth int64   `json:"half_width"` // millimetres to each side
}

// Datum is what a height is measured from. Heights compare within one datum only.
type Datum string

const (
	DatumAGL   Datum = "agl"   // above ground level
	DatumAMSL  Datum = "amsl"  // above mean sea level (EGM96)
	DatumWGS84 Datum = "wgs84" // above the ellipsoid
	DatumFL    Datum = "fl"    // pressure altitude, standard atmosphere
)

// Height is a height in millimetres over its datum.
type Height struct {
	Datum Datum `json:"datum"`
	MM    int64 `json:"mm"`
}

// Window is the half-open interval [From, Until).
type Window struct {
	From  Instant `json:"from"`
	Until Instant `json:"until"`
}

// Volume is a footprint between two heights during some windows of time.
type Volume struct {
	// ID names the volume within its map: rules refer to it.
	ID        string    `json:"id"`
	Footprint Footprint `json:"footprint"`
	// Floor absent: from the ground (or the sea's bed) up.
	Floor *Height `json:"floor,omitempty"`
	// Ceiling absent: unlimited.
	Ceiling *Height `json:"ceiling,omitempty"`
	// Windows absent: whenever the arrangement is in force.
	Windows []Window `json:"windows,omitempty"`
	// Accuracy of the outline as drawn, millimetres: the true line lies within
	// it. Absent: exact, the coordinates are the text of record.
	Accuracy int64 `json:"accuracy,omitempty"`
}
