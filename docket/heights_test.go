package docket_test

import (
	"fmt"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// counted counts what is asked of real data.
type counted struct {
	fence.Vertical
	n int
}

func (c *counted) ConvertOver(b geo.Box, during parley.Window, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	c.n++
	return c.Vertical.ConvertOver(b, during, from, mm, to)
}

// A question that would take more conversions than one answer may make is
// answered as if there were no data, and says so; one that takes few is answered
// with them.
func TestConversionsAreBounded(t *testing.T) {
	c := newCrowd(t, 5, 5)
	for range 200 {
		c.step()
	}
	// Data that can be wrong by a kilometre leave everything open, and nothing is
	// found until the last piece.
	vague, err := fence.NewTerrain(fence.MaxTerrainError)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range [][2]int{{-1, -1}, {-1, 0}, {-1, 1}, {0, -1}, {0, 0}, {0, 1}, {1, -1}, {1, 0}, {1, 1}} {
		if err := vague.Add(at[0], at[1], make([]byte, 2*121*121)); err != nil {
			t.Fatal(err)
		}
	}
	real := &counted{Vertical: &fence.Heights{Terrain: vague}}
	data := &docket.Heights{Vertical: real, Data: []parley.HeightData{{Kind: parley.HeightTerrain, Tiles: 9}}}

	q := parley.Question{Party: c.ids[1], Activity: parley.AnyActivity, Window: parley.Window{From: c.entries[0].At, Until: c.s.Head() + 1000*hour}}
	add := func() {
		q.Volumes = append(q.Volumes, parley.Volume{ID: fmt.Sprint(len(q.Volumes)), Footprint: square(0.1, 0.1, 1), Floor: &parley.Height{Datum: parley.DatumAGL, MM: 1}})
	}
	v := c.s.At(c.s.Head())
	add()
	few, err := v.With(data).Check(q)
	if err != nil || len(few.Heights) != 1 || real.n == 0 || real.n > docket.MaxConversions {
		t.Fatalf("one volume took %d conversions, by %v, %v", real.n, few.Heights, err)
	}
	for len(q.Volumes) < docket.MaxCheckVolumes {
		add()
	}
	real.n = 0
	got, err := v.With(data).Check(q)
	want, wantErr := v.Check(q)
	if len(got.Heights) != 0 || real.n != docket.MaxConversions {
		t.Errorf("64 volumes took %d conversions, by %v", real.n, got.Heights)
	}
	c.same("a check of many conversions", got, want, err, wantErr)
	if got.Verdict == parley.NoConflict {
		t.Error("nothing was met")
	}
}
