package fence_test

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// exampleZone is a square of about 22 km from sea level to 500 m, near Damascus.
func exampleZone() fence.Zone {
	v, err := geo.PrepareVolume(parley.Volume{ID: "ghouta", Footprint: parley.Footprint{Edges: parley.EdgesStraight,
		Polygons: [][][]parley.Point{{{{Lon: 36_3000000, Lat: 33_4000000}, {Lon: 36_5000000, Lat: 33_4000000},
			{Lon: 36_5000000, Lat: 33_6000000}, {Lon: 36_3000000, Lat: 33_6000000}}}}},
		Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: 500_000}})
	if err != nil {
		panic(err)
	}
	return fence.ZoneOf(v)
}

func Example() {
	e := fence.New(nil).Edit()
	id, err := e.Add(exampleZone())
	if err != nil {
		panic(err)
	}
	x := e.Index() // share it as you like: it never changes

	at := fence.Fix{Point: parley.Point{Lon: 36_4000000, Lat: 33_5000000}, Height: 480_000, Datum: fence.AMSL}
	hits, _ := x.Point(at, nil)
	fmt.Println("480 m:", len(hits), hits[0].Zone == id, hits[0].Relation)

	at.HeightAccuracy = 30_000 // it may be above the ceiling
	hits, _ = x.Point(at, hits[:0])
	fmt.Println("480 m, give or take 30:", hits[0].Relation)

	at.Height, at.HeightAccuracy = 700_000, 0
	hits, _ = x.Point(at, hits[:0])
	fmt.Println("700 m:", len(hits))
	// Output:
	// 480 m: 1 true touch
	// 480 m, give or take 30: indeterminate
	// 700 m: 0
}

func ExampleTracks() {
	e := fence.New(nil).Edit()
	if _, err := e.Add(exampleZone()); err != nil {
		panic(err)
	}
	tracks := fence.NewTracks(e.Index())
	for minute, lon := range []int32{36_2000000, 36_3500000, 36_4500000, 36_6000000} {
		events, err := tracks.Follow([]fence.Report{{Track: 7, Fix: fence.Fix{
			Point: parley.Point{Lon: lon, Lat: 33_5000000}, At: parley.Instant(minute) * 60_000, Height: 300_000, Datum: fence.AMSL}}}, nil)
		if err != nil {
			panic(err)
		}
		for _, v := range events {
			fmt.Printf("minute %d: zone %d, from %v to %v\n", minute, v.Zone, v.From, v.To)
		}
	}
	// Output:
	// minute 1: zone 0, from apart to touch
	// minute 3: zone 0, from touch to apart
}
