package statement_test

import (
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// The widest shapes that an annex may hold can be laid out, anywhere.
func TestWidestShapesAreLaidOut(t *testing.T) {
	for _, from := range []parley.Point{{}, {Lon: 1790000000, Lat: 600000000}, {Lon: 100000000, Lat: 890000000}, {Lon: 100000000, Lat: -900000000}} {
		to := parley.Point{Lon: from.Lon - 500000000, Lat: from.Lat/2 + 100000000}
		for _, f := range []parley.Footprint{circle(statement.MaxRadius), corridor(statement.MaxHalfWidth, from, to)} {
			if f.Circle != nil {
				f.Circle.Centre = from
			}
			if a, err := geo.Prepare([]parley.Footprint{f}, statement.MaxAccuracy); err != nil || !a.Contains(from) {
				t.Errorf("about %v: %v", from, err)
			}
		}
	}
}
