package zones_test

import (
	"math"
	"reflect"
	"testing"

	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/internal/gen/zones"
)

// What is drawn is what package geo takes, and the same from the same seed.
func TestVolumes(t *testing.T) {
	for _, s := range []zones.Spread{zones.Region, zones.World} {
		all := s.Volumes(300, 1)
		if !reflect.DeepEqual(all, s.Volumes(300, 1)) {
			t.Errorf("%v: the same seed draws other zones", s)
		}
		for _, v := range all {
			p, err := geo.PrepareVolume(v)
			if err != nil {
				t.Fatalf("%v: %v", s, err)
			}
			if p.Area.Accuracy() != 0 {
				t.Fatalf("%v: volume %s has an accuracy of %d mm", s, v.ID, p.Area.Accuracy())
			}
		}
	}
}

// A track goes as far a step as it was told.
func TestTracks(t *testing.T) {
	for _, s := range []zones.Spread{zones.Region, zones.World} {
		for i, tr := range s.Tracks(100, 100, 1) {
			a, b := tr.At(3), tr.At(4)
			shrink := math.Cos(float64(a.Lat) / 1e7 * math.Pi / 180)
			d := math.Hypot(float64(b.Lon-a.Lon)*shrink, float64(b.Lat-a.Lat)) * 0.0111195
			if d < 99 || d > 101 {
				t.Errorf("%v: track %d goes %.1f m in a step of 100 m", s, i, d)
			}
		}
	}
}
