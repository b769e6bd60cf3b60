package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
)

// situationMap is a FeatureCollection (RFC 7946) of all current maps.
type situationMap struct {
	Type     string          `json:"type"`
	Features []placedFeature `json:"features"`
	Note     string          `json:"note"` // R5
	AsOf     parley.AsOf     `json:"as_of"`
}

// ContentType is that of GeoJSON.
func (situationMap) ContentType(string) string { return "application/geo+json" }

// placedFeature is a feature as it is sent: what a map of many thousand vertices
// is made of is written once.
type placedFeature struct{ json.RawMessage }

// Schema describes it.
func (placedFeature) Schema(r huma.Registry) *huma.Schema {
	geometry := &huma.Schema{Type: huma.TypeObject, Description: "a MultiPolygon, or the LineString of a corridor's centreline",
		Properties: map[string]*huma.Schema{
			"type":        {Type: huma.TypeString, Enum: []any{"MultiPolygon", "LineString"}},
			"coordinates": {Type: huma.TypeArray, Items: &huma.Schema{}, Description: "longitude and latitude in WGS 84 degrees, nested as the type wants"},
		}, Required: []string{"type", "coordinates"}}
	return &huma.Schema{Type: huma.TypeObject, Required: []string{"type", "geometry", "properties"}, Properties: map[string]*huma.Schema{
		"type":       {Type: huma.TypeString, Enum: []any{"Feature"}},
		"geometry":   geometry,
		"properties": huma.SchemaFromType(r, reflect.TypeFor[placed]()),
	}}
}

// placed are the properties of a feature: whose it is; the rest is the volume's.
type placed struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Volume      string               `json:"volume"`
	Floor       *parley.Height       `json:"floor,omitempty"` // millimetres over a datum
	Ceiling     *parley.Height       `json:"ceiling,omitempty"`
	Windows     []parley.Window      `json:"windows,omitempty"`
	Accuracy    int64                `json:"accuracy,omitempty"` // millimetres
	Centreline  bool                 `json:"centreline,omitempty"`
}

type situationMapInput struct {
	At    moment `query:"at"`
	Match string `header:"If-None-Match"`
}

// shownMap is one arrangement's part of it.
type shownMap struct {
	arrangement parley.ArrangementID
	volumes     []geo.PreparedVolume
}

func (s *Server) getSituationMap(ctx context.Context, l Ledger, in *situationMapInput) (*out[situationMap], error) {
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	a := situationMap{Type: "FeatureCollection", Features: []placedFeature{}, Note: parley.NoteUnlisted}
	var maps []shownMap
	which := sha256.New()
	l.View(func(st *docket.State) {
		for _, x := range s.in(st, in.At).Arrangements() {
			c, ok := st.Revision(x.Arrangement, x.Current)
			if !ok || c.Annex == nil {
				continue
			}
			maps = append(maps, shownMap{x.Arrangement, st.Volumes(x.Arrangement, x.Current)})
			which.Write(x.Arrangement[:])
			which.Write(x.Current[:])
			a.AsOf.Size, a.AsOf.At = max(a.AsOf.Size, c.Index+1), max(a.AsOf.At, c.At)
		}
	})
	a.AsOf.Head = a.AsOf.At
	o := content(a, "situation-"+hex.EncodeToString(which.Sum(nil)[:16]))
	if in.Match != "" && matches(in.Match, o.ETag) {
		return o, nil // 304: nobody reads it
	}
	for _, m := range maps {
		for _, v := range m.volumes {
			list, err := featuresOf(m.arrangement, v)
			if err != nil {
				return nil, err
			}
			o.Body.Features = append(o.Body.Features, list...)
		}
	}
	return o, nil
}

// featuresOf writes a volume, and its centreline if it is a corridor.
func featuresOf(id parley.ArrangementID, v geo.PreparedVolume) ([]placedFeature, error) {
	p := placed{Arrangement: id, Volume: v.Volume.ID, Floor: v.Volume.Floor, Ceiling: v.Volume.Ceiling, Windows: v.Volume.Windows, Accuracy: v.Volume.Accuracy}
	b := []byte(`{"type":"MultiPolygon","coordinates":[`)
	for i, rings := range v.Area.Outline() {
		b = separate(b, i)
		b = append(b, '[')
		for j, ring := range rings {
			b = separate(b, j)
			if counterclockwise(ring) != (j == 0) {
				slices.Reverse(ring)
			}
			b = append(b, '[')
			for k := range len(ring) + 1 {
				b = appendPoint(separate(b, k), ring[k%len(ring)])
			}
			b = append(b, ']')
		}
		b = append(b, ']')
	}
	area, err := featureOf(append(b, "]}"...), p)
	if err != nil || v.Volume.Footprint.Corridor == nil {
		return []placedFeature{area}, err
	}
	b = []byte(`{"type":"LineString","coordinates":[`)
	for i, q := range v.Volume.Footprint.Corridor.Line {
		b = appendPoint(separate(b, i), q)
	}
	line, err := featureOf(append(b, "]}"...), placed{Arrangement: id, Volume: v.Volume.ID, Centreline: true})
	return []placedFeature{area, line}, err
}

func featureOf(geometry []byte, p placed) (placedFeature, error) {
	properties, err := compact(p)
	if err != nil {
		return placedFeature{}, err
	}
	b := append([]byte(`{"type":"Feature","geometry":`), geometry...)
	b = append(append(b, `,"properties":`...), properties...)
	return placedFeature{append(b, '}')}, nil
}

func separate(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ',')
	}
	return b
}

// appendPoint writes degrees with no more digits than say something.
func appendPoint(b []byte, p parley.Point) []byte {
	b = append(append(b, '['), trimmed(p.Lon)...)
	return append(append(append(b, ','), trimmed(p.Lat)...), ']')
}

func trimmed(units int32) string {
	return strings.TrimSuffix(strings.TrimRight(string(degrees(units)), "0"), ".")
}
