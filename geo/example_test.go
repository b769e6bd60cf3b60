package geo_test

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Who must consent to a zone with a radius of 60 km around Dar'a?
func Example() {
	zone, err := geo.Prepare([]parley.Footprint{{Circle: &parley.Circle{
		Centre: parley.Point{Lon: 36_0000000, Lat: 32_9000000},
		Radius: 60_000_000,
	}}}, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, t := range geo.BuiltinWorld().Near(zone) {
		if r := geo.Relate(zone, t.Area); r != geo.Apart {
			fmt.Println(t.Country, r)
		}
	}
	// Output:
	// IL touch
	// JO touch
	// LB touch
	// SY touch
}

func ExamplePrepare() {
	_, err := geo.Prepare([]parley.Footprint{{
		Edges: parley.EdgesStraight,
		Polygons: [][][]parley.Point{{{
			{Lon: 0, Lat: 0}, {Lon: 10_000_000, Lat: 10_000_000}, {Lon: 10_000_000, Lat: 0}, {Lon: 0, Lat: 10_000_000},
		}}},
	}}, 0)
	fmt.Println(err)
	// Output:
	// polygon 0 ring 0: its edge from vertex 0 (0.0N 0.0E) crosses or touches the edge of polygon 0 ring 0 from vertex 2 (0.0N 1.0E); draw the outline so that it meets itself nowhere
}

func ExampleParsePoint() {
	for _, s := range []string{`33°30'15"N 036°18'00"E`, "37SBT1234", "33.5, 36.3"} {
		p, err := geo.ParsePoint(s)
		fmt.Println(p, err)
	}
	// Output:
	// {363000000 335041667} <nil>
	// {358978040 337115839} <nil>
	// {0 0} position "33.5, 36.3": does not say which number is the latitude; write such as 33.5N 36.3E
}

func ExampleHeightsOverlap() {
	ceiling := &parley.Height{Datum: parley.DatumAMSL, MM: 1_000_000}
	floor := &parley.Height{Datum: parley.DatumAGL, MM: 1_500_000}
	fmt.Println(geo.HeightsOverlap(nil, ceiling, floor, nil))
	// Output: indeterminate
}

func ExampleFootprintsFromGeoJSON() {
	features, err := geo.FootprintsFromGeoJSON([]byte(`{"type": "Feature", "id": "h-7",
		"properties": {"radius_m": 500}, "geometry": {"type": "Point", "coordinates": [36.2765, 33.5138]}}`))
	fmt.Println(features[0].ID, features[0].Footprint.Circle.Radius, err)
	// Output: h-7 500000 <nil>
}
