package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/open-parley/parley"
)

// Feature is a footprint that was read of GeoJSON, with what came with it.
type Feature struct {
	// ID is the feature's id, or its place in the file where it has none.
	ID string
	// Name is its property name, title or label.
	Name      string
	Footprint parley.Footprint
	// Properties are as read; numbers are json.Number.
	Properties map[string]any
	// Notes say what of the source the footprint does not keep: digits beyond
	// 1e-7 degree, altitudes.
	Notes []string
}

// ImportError lists the features that could not be taken. The others were.
type ImportError struct{ Problems []Problem }

// Problem is a feature that could not be taken.
type Problem struct {
	Index int    // in the collection, from 0
	ID    string // the feature's own, if it has one
	Err   error
}

func (e *ImportError) Error() string {
	var b strings.Builder
	for i, p := range e.Problems {
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "feature %d", p.Index)
		if p.ID != "" {
			fmt.Fprintf(&b, " (%s)", p.ID)
		}
		fmt.Fprintf(&b, ": %v", p.Err)
	}
	return b.String()
}

// FootprintsFromGeoJSON reads a FeatureCollection, a Feature or a bare geometry
// (RFC 7946): Polygon and MultiPolygon with straight edges, a Point with a
// property radius_m or radius (metres) as a circle, a LineString with
// half_width_m as a corridor; and what FootprintToGeoJSON writes, as it was.
// Coordinates are longitude first and are read in decimal, never through a
// float. Features that cannot be taken are listed in an *ImportError, with
// which the others are still returned; any other error means that nothing was.
func FootprintsFromGeoJSON(b []byte) ([]Feature, error) {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	var top map[string]any
	if err := d.Decode(&top); err != nil {
		return nil, fmt.Errorf("not a GeoJSON object: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the GeoJSON object")
	}
	if err := checkCRS(top); err != nil {
		return nil, err
	}
	items := []any{top}
	if top["type"] == "FeatureCollection" {
		list, ok := top["features"].([]any)
		if !ok {
			return nil, errors.New("the FeatureCollection has no features")
		}
		items = list
	}
	var out []Feature
	var bad ImportError
	for i, item := range items {
		m, _ := item.(map[string]any)
		f, err := readFeature(m)
		if err != nil {
			bad.Problems = append(bad.Problems, Problem{i, f.ID, err})
			continue
		}
		if f.ID == "" {
			f.ID = fmt.Sprint(i)
		}
		out = append(out, f)
	}
	if len(bad.Problems) > 0 {
		return out, &bad
	}
	return out, nil
}

// checkCRS refuses the member crs of older GeoJSON unless it means what RFC
// 7946 always means.
func checkCRS(top map[string]any) error {
	crs, ok := top["crs"].(map[string]any)
	if !ok {
		return nil
	}
	p, _ := crs["properties"].(map[string]any)
	name, _ := p["name"].(string)
	if n := strings.ToUpper(name); strings.HasSuffix(n, "CRS84") || strings.HasSuffix(n, "4326") {
		return nil
	}
	return fmt.Errorf("the coordinate reference system is %q; convert to WGS 84 longitude and latitude (RFC 7946, 4)", name)
}

func readFeature(m map[string]any) (f Feature, err error) {
	geometry := m
	if m["type"] == "Feature" {
		switch id := m["id"].(type) {
		case string:
			f.ID = id
		case json.Number:
			f.ID = id.String()
		}
		f.Properties, _ = m["properties"].(map[string]any)
		for _, k := range []string{"name", "Name", "NAME", "title", "label"} {
			if s, ok := f.Properties[k].(string); ok && f.Name == "" {
				f.Name = s
			}
		}
		g, ok := m["geometry"].(map[string]any)
		if !ok {
			return f, errors.New("it has no geometry")
		}
		geometry = g
	}
	r := reader{}
	f.Footprint, err = r.footprint(geometry, f.Properties)
	if err != nil {
		return f, err
	}
	if r.rounded > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%d coordinates were rounded to 1e-7 degree (1 cm)", r.rounded))
	}
	if r.altitudes > 0 {
		f.Notes = append(f.Notes, fmt.Sprintf("%d altitudes were left out; a volume states its heights and their datum", r.altitudes))
	}
	_, err = Prepare([]parley.Footprint{f.Footprint}, 0)
	return f, err
}

// reader reads one geometry and counts what it does not keep.
type reader struct{ rounded, altitudes int }

func (r *reader) footprint(g, properties map[string]any) (parley.Footprint, error) {
	var f parley.Footprint
	coordinates := g["coordinates"]
	// What FootprintToGeoJSON wrote holds the original in members of its own.
	switch {
	case g["centre"] != nil && g["radius_m"] != nil:
		return r.circle(g["centre"], g["radius_m"])
	case g["line"] != nil && g["half_width_m"] != nil:
		return r.corridor(g["line"], g["half_width_m"])
	case g["edges"] == string(parley.EdgesGeodesic):
		if g["vertices"] != nil {
			coordinates = g["vertices"]
			g = map[string]any{"type": "MultiPolygon"}
		}
		f.Edges = parley.EdgesGeodesic
	default:
		f.Edges = parley.EdgesStraight
	}
	var err error
	switch g["type"] {
	case "Polygon":
		var p [][]parley.Point
		p, err = r.polygon(coordinates, "polygon")
		f.Polygons = [][][]parley.Point{p}
	case "MultiPolygon":
		list, _ := coordinates.([]any)
		if len(list) == 0 {
			return f, errors.New("the MultiPolygon holds no polygon")
		}
		for i, c := range list {
			p, err := r.polygon(c, fmt.Sprintf("polygon %d", i))
			if err != nil {
				return f, err
			}
			f.Polygons = append(f.Polygons, p)
		}
	case "Point":
		radius := first(properties, "radius_m", "radius")
		if radius == nil {
			return f, errors.New("a Point is no area; give its radius in metres in a property radius_m")
		}
		return r.circle(coordinates, radius)
	case "LineString":
		width := first(properties, "half_width_m")
		if width == nil {
			return f, errors.New("a LineString is no area; give the distance to each side in metres in a property half_width_m")
		}
		return r.corridor(coordinates, width)
	case nil:
		return f, errors.New("it has no type")
	default:
		return f, fmt.Errorf("a geometry of type %.40q is no footprint; use Polygon, MultiPolygon, Point with radius_m, or LineString with half_width_m, one for each feature", fmt.Sprint(g["type"]))
	}
	return f, err
}

func first(m map[string]any, keys ...string) any {
	for _, k := range keys {
		if v := m[k]; v != nil {
			return v
		}
	}
	return nil
}

func (r *reader) circle(centre, radius any) (f parley.Footprint, err error) {
	c := &parley.Circle{}
	if c.Centre, err = r.position(centre); err != nil {
		return f, fmt.Errorf("centre: %w", err)
	}
	c.Radius, err = metres(radius)
	return parley.Footprint{Circle: c}, err
}

func (r *reader) corridor(line, width any) (f parley.Footprint, err error) {
	c := &parley.Corridor{}
	if c.Line, err = r.positions(line, "line"); err != nil {
		return f, err
	}
	c.HalfWidth, err = metres(width)
	return parley.Footprint{Corridor: c}, err
}

// metres reads a length in metres as millimetres.
func metres(v any) (int64, error) {
	var s string
	switch v := v.(type) {
	case json.Number:
		s = v.String()
	case string:
		s = v
	}
	mm, _, err := parseDecimal(s, 3)
	if err != nil {
		return 0, fmt.Errorf("a length in metres: %w", err)
	}
	return mm, nil
}

func (r *reader) polygon(v any, where string) ([][]parley.Point, error) {
	list, _ := v.([]any)
	if len(list) == 0 {
		return nil, fmt.Errorf("%s holds no ring", where)
	}
	var out [][]parley.Point
	for j, c := range list {
		name := fmt.Sprintf("%s ring %d", where, j)
		pts, err := r.positions(c, name)
		if err != nil {
			return nil, err
		}
		if len(pts) < 4 || pts[0] != pts[len(pts)-1] {
			return nil, fmt.Errorf("%s does not end where it begins, or has fewer than 4 positions (RFC 7946, 3.1.6)", name)
		}
		out = append(out, pts[:len(pts)-1])
	}
	return out, nil
}

func (r *reader) positions(v any, where string) ([]parley.Point, error) {
	list, ok := v.([]any)
	if !ok {
		return nil, fmt.Errorf("%s is no list of positions", where)
	}
	if len(list) > MaxVertices+MaxRings {
		return nil, fmt.Errorf("%s has %d positions, more than an area may have (%d)", where, len(list), MaxVertices)
	}
	out := make([]parley.Point, 0, len(list))
	for k, c := range list {
		p, err := r.position(c)
		if err != nil {
			return nil, fmt.Errorf("%s position %d: %w", where, k, err)
		}
		out = append(out, p)
	}
	return out, nil
}

func (r *reader) position(v any) (parley.Point, error) {
	list, _ := v.([]any)
	if len(list) < 2 || len(list) > 4 {
		return parley.Point{}, errors.New("want [longitude, latitude]")
	}
	if len(list) > 2 {
		r.altitudes++
	}
	var c [2]int64
	rounded := false
	for i := range c {
		n, ok := list[i].(json.Number)
		if !ok {
			return parley.Point{}, fmt.Errorf("%.40q is no number", fmt.Sprint(list[i]))
		}
		u, exact, err := parseDecimal(n.String(), 7)
		if err != nil {
			return parley.Point{}, err
		}
		c[i], rounded = u, rounded || !exact
	}
	if rounded {
		r.rounded++
	}
	switch lon, lat := c[0], c[1]; {
	case lat < -parley.MaxLat || lat > parley.MaxLat:
		if lon >= -parley.MaxLat && lon <= parley.MaxLat && lat >= -parley.MaxLon && lat <= parley.MaxLon {
			return parley.Point{}, fmt.Errorf("latitude %s lies beyond ±90°; longitude and latitude seem to be swapped (GeoJSON has longitude first)", formatDecimal(lat, 7))
		}
		return parley.Point{}, fmt.Errorf("latitude %s lies beyond ±90°", formatDecimal(lat, 7))
	case lon < -parley.MaxLon || lon > parley.MaxLon:
		return parley.Point{}, fmt.Errorf("longitude %s lies beyond ±180°; cut what crosses the 180° meridian there (RFC 7946, 3.1.9)", formatDecimal(lon, 7))
	}
	return parley.Point{Lon: int32(c[0]), Lat: int32(c[1])}, nil
}
