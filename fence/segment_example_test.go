package fence_test

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// Did an aircraft pass through a zone between two reports, and when?
func ExampleIndex_Segment() {
	area, err := geo.Prepare([]parley.Footprint{{
		Edges: parley.EdgesStraight,
		Polygons: [][][]parley.Point{{{
			{Lon: 36_2000000, Lat: 33_4000000}, {Lon: 36_4000000, Lat: 33_4000000},
			{Lon: 36_4000000, Lat: 33_6000000}, {Lon: 36_2000000, Lat: 33_6000000},
		}}},
	}}, 0)
	if err != nil {
		fmt.Println(err)
		return
	}
	e := fence.New(nil).Edit()
	id, err := e.Add(fence.Zone{
		Area:    area,
		Heights: []fence.Range{{Ceiling: &parley.Height{Datum: parley.DatumAMSL, MM: 3_000_000}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	x := e.Index()

	noon := parley.Instant(1_500_000_000_000)
	from := fence.Fix{Point: parley.Point{Lon: 36_1000000, Lat: 33_5000000}, Height: 3_500_000, Datum: fence.AMSL, At: noon}
	to := fence.Fix{Point: parley.Point{Lon: 36_5000000, Lat: 33_5000000}, Height: 2_700_000, Datum: fence.AMSL, At: noon + 160_000}
	passages, err := x.Segment(from, to, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range passages {
		fmt.Println(p.Zone == id, p.Relation, p.Enter, p.Exit)
	}
	// Output: true touch 2017-07-14T02:41:40Z 2017-07-14T02:42:00Z
}
