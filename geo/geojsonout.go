package geo

import (
	"strconv"

	"github.com/open-parley/parley"
)

// FootprintToGeoJSON writes a footprint as a GeoJSON geometry: a MultiPolygon
// of its outline, curves laid out. Members beside the coordinates hold what was
// meant, and FootprintsFromGeoJSON prefers them: "centre" and "radius_m" of a
// circle, "line" and "half_width_m" of a corridor, "edges": "geodesic" and
// "vertices" of a polygon with geodesic edges. A footprint that Prepare refuses
// is written without an outline.
func FootprintToGeoJSON(f parley.Footprint) []byte {
	outline := f.Polygons
	if f.Edges != parley.EdgesStraight {
		outline = nil
		if a, err := Prepare([]parley.Footprint{f}, 0); err == nil {
			outline = a.Outline()
		}
	}
	b := appendPolygons([]byte(`{"type":"MultiPolygon","coordinates":`), outline)
	switch {
	case f.Circle != nil:
		b = appendPosition(append(b, `,"centre":`...), f.Circle.Centre)
		b = append(b, `,"radius_m":`...)
		b = append(b, formatDecimal(f.Circle.Radius, 3)...)
	case f.Corridor != nil:
		b = append(b, `,"line":[`...)
		for i, p := range f.Corridor.Line {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendPosition(b, p)
		}
		b = append(b, `],"half_width_m":`...)
		b = append(b, formatDecimal(f.Corridor.HalfWidth, 3)...)
	case f.Edges == parley.EdgesGeodesic:
		b = append(b, `,"edges":`...)
		b = strconv.AppendQuote(b, string(f.Edges))
		b = appendPolygons(append(b, `,"vertices":`...), f.Polygons)
	}
	return append(b, '}')
}

func appendPolygons(b []byte, polygons [][][]parley.Point) []byte {
	b = append(b, '[')
	for i, rings := range polygons {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '[')
		for j, pts := range rings {
			if j > 0 {
				b = append(b, ',')
			}
			b = append(b, '[')
			for k := range len(pts) + 1 { // closed, as RFC 7946 wants
				if k > 0 {
					b = append(b, ',')
				}
				b = appendPosition(b, pts[k%len(pts)])
			}
			b = append(b, ']')
		}
		b = append(b, ']')
	}
	return append(b, ']')
}

func appendPosition(b []byte, p parley.Point) []byte {
	b = append(append(b, '['), formatDecimal(int64(p.Lon), 7)...)
	b = append(append(b, ','), formatDecimal(int64(p.Lat), 7)...)
	return append(b, ']')
}
