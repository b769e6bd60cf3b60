package fence_test

import (
	"fmt"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// exampleZone is a square of about 20 km up to 500 m over the sea, near Damascus.
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

// Readers take the index that was published last; who edits makes the next one.
func ExampleEdit() {
	var now atomic.Pointer[fence.Index]
	now.Store(fence.New(nil))

	zone := exampleZone()
	zone.Active = parley.Window{From: 1_500_000_000_000, Until: 1_500_003_600_000}
	zone.Schedule.Slots = []parley.Slot{{Days: []int64{1, 2, 3, 4, 5}, From: 2*3_600_000 + 50*60_000, Until: 18 * 3_600_000}} // UTC
	e := now.Load().Edit()
	id, err := e.Add(zone)
	if err != nil {
		panic(err) // says what to mend; the edit is as it was
	}
	now.Store(e.Index())

	p := parley.Point{Lon: 36_4000000, Lat: 33_5000000}
	var found fence.Found // used again for each batch
	err = now.Load().Points([]fence.Fix{
		{Point: p, At: 1_500_001_000_000, Datum: fence.AMSL},
		{Point: p, At: 1_500_001_000_000},                    // of no known height
		{Point: p, At: 1_500_000_000_000, Datum: fence.AMSL}, // before ten to three
		{Point: p, At: 1_500_003_600_000, Datum: fence.AMSL}, // the end is no part of a window
	}, &found)
	for i := range found.Ends {
		fmt.Println(found.Of(i))
	}
	e = now.Load().Edit()
	fmt.Println(e.Remove(id), e.Remove(id), err)
	now.Store(e.Index())
	// Output:
	// [{0 touch}]
	// [{0 indeterminate}]
	// []
	// []
	// true false <nil>
}

// What a planned flight, 2 km to each side of its line, meets on its way.
func ExampleIndex_Volume() {
	e := fence.New(nil).Edit()
	if _, err := e.Add(exampleZone()); err != nil {
		panic(err)
	}
	x := e.Index()

	way := parley.Footprint{Corridor: &parley.Corridor{HalfWidth: 2_000_000,
		Line: []parley.Point{{Lon: 36_0000000, Lat: 33_5000000}, {Lon: 37_0000000, Lat: 33_5500000}}}}
	for _, floor := range []parley.Height{{Datum: parley.DatumAMSL, MM: 400_000}, {Datum: parley.DatumAMSL, MM: 600_000}, {Datum: parley.DatumAGL, MM: 100_000}} {
		v, err := geo.PrepareVolume(parley.Volume{ID: "way", Footprint: way, Floor: &floor})
		if err != nil {
			panic(err)
		}
		fmt.Println(floor, x.Volume(fence.ZoneOf(v), nil))
	}
	// Output:
	// {amsl 400000} [{0 touch}]
	// {amsl 600000} []
	// {agl 100000} [{0 indeterminate}]
}
