package api

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// geoJSON is a FeatureCollection (RFC 7946): longitude first, WGS 84 degrees.
// Circles, corridors and geodesic edges are laid out as polygons, within the
// tolerance that package geo states; the annex itself is the text of record.
type geoJSON struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
	// Foreign members (section 6.1): whose map it is, and the note of R5.
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Status      parley.MapStatus     `json:"map_status"`
	Note        string               `json:"note"`
	AsOf        parley.AsOf          `json:"as_of"`
}

type feature struct {
	Type       string     `json:"type"`
	ID         string     `json:"id"`
	Geometry   geometry   `json:"geometry"`
	Properties properties `json:"properties"`
}

type geometry struct {
	Type        string           `json:"type"`
	Coordinates [][][]coordinate `json:"coordinates"`
}

// coordinate is [lon,lat] in degrees, with no more digits than are known.
type coordinate [2]json.Number

// Schema describes it.
func (coordinate) Schema(huma.Registry) *huma.Schema {
	two := 2
	return &huma.Schema{Type: huma.TypeArray, Items: &huma.Schema{Type: huma.TypeNumber}, MinItems: &two, MaxItems: &two,
		Description: "longitude and latitude in WGS 84 degrees"}
}

type properties struct {
	Floor    *parley.Height  `json:"floor,omitempty"` // millimetres over a datum
	Ceiling  *parley.Height  `json:"ceiling,omitempty"`
	Windows  []parley.Window `json:"windows,omitempty"`
	Accuracy int64           `json:"accuracy,omitempty"` // millimetres
}

func (s *Server) getMap(ctx context.Context, l Ledger, in *revisionInput) (*out[geoJSON], error) {
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	c, _, err := side(ctx, l, in.Arrangement, in.Revision)
	if err != nil {
		return nil, err
	}
	if c.Annex == nil {
		return nil, notFound("map of revision", in.Revision)
	}
	g := geoJSON{
		Type: "FeatureCollection", Features: make([]feature, 0, len(c.Annex.Volumes)),
		Arrangement: in.Arrangement, Revision: in.Revision, Status: c.Revision.Map.Status,
		Note: parley.NoteUnlisted, AsOf: parley.AsOf{Size: c.Index + 1, At: c.At, Head: c.At},
	}
	for _, v := range c.Annex.Volumes {
		f, err := volumeFeature(v)
		if err != nil {
			return nil, err
		}
		g.Features = append(g.Features, f)
	}
	return content(g, in.Revision.String()+"-map"), nil
}

// ContentType is that of GeoJSON.
func (geoJSON) ContentType(string) string { return "application/geo+json" }

// outline closes the rings and turns them as GeoJSON wants them: outlines
// counterclockwise, holes clockwise.
func outline(a *geo.Area) geometry {
	g := geometry{Type: "MultiPolygon", Coordinates: [][][]coordinate{}}
	for _, rings := range a.Outline() {
		var polygon [][]coordinate
		for i, ring := range rings {
			if counterclockwise(ring) != (i == 0) {
				slices.Reverse(ring)
			}
			line := make([]coordinate, 0, len(ring)+1)
			for _, p := range ring {
				line = append(line, coordinate{degrees(p.Lon), degrees(p.Lat)})
			}
			polygon = append(polygon, append(line, line[0]))
		}
		g.Coordinates = append(g.Coordinates, polygon)
	}
	return g
}

func counterclockwise(ring []parley.Point) bool {
	sum := 0.0 // twice the area; its sign is what counts
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += (float64(p.Lon)-float64(ring[0].Lon))*(float64(q.Lat)-float64(ring[0].Lat)) -
			(float64(q.Lon)-float64(ring[0].Lon))*(float64(p.Lat)-float64(ring[0].Lat))
	}
	return sum > 0
}

// degrees writes units of 1e-7 degree exactly.
func degrees(units int32) json.Number {
	sign, u := "", int64(units)
	if u < 0 {
		sign, u = "-", -u
	}
	frac := strconv.FormatInt(1e7+u%1e7, 10)[1:]
	return json.Number(sign + strconv.FormatInt(u/1e7, 10) + "." + frac)
}
