package main

import (
	"context"
	"fmt"
	"log"
	"runtime"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/internal/gen/zones"
)

// fixCount is how many positions are looked up in turn: more than caches hold.
const fixCount = 1 << 19

// workload is one spread and number of zones.
type workload struct {
	f       *Figures
	spread  zones.Spread
	n       int
	volumes []parley.Volume
	areas   []*geo.Area
	flat    *fence.Index // of areas at all heights and times, as peers have them; nil beside growth
	full    *fence.Index // with heights and times
	zone    []int        // of flat, by ID
	points  []parley.Point
	fixes   []fence.Fix
}

func (w *workload) row(what, who, unit string, s Sample) {
	w.f.Rows = append(w.f.Rows, Row{Spread: w.spread.String(), Zones: w.n, What: what, Who: who, Unit: unit, Sample: s})
	log.Printf("%s, %d zones: %s, %s: %.1f %s", w.spread, w.n, what, who, s.Median, unit)
}

// workload measures one spread and number of zones.
func (f *Figures) workload(ctx context.Context, s zones.Spread, n int) error {
	runtime.LockOSThread() // for threadTime
	defer runtime.UnlockOSThread()
	w := &workload{f: f, spread: s, n: n}
	if err := w.build(); err != nil {
		return err
	}
	steps := []struct {
		part string
		run  func() error
	}{
		{"lookup", w.lookups},
		{"track", w.tracks},
		{"path", w.paths},
		{"change", w.changes},
		{"postgis", func() error { return w.postgis(ctx) }},
	}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if wanted(step.part) {
			if err := step.run(); err != nil {
				return err
			}
		}
	}
	return nil
}

// build prepares the zones and both indexes, and tells what that took.
func (w *workload) build() error {
	w.volumes = w.spread.Volumes(w.n, *seed)
	w.points = w.spread.Points(fixCount, *seed+1)
	w.fixes = make([]fence.Fix, fixCount)
	heights := zones.Source(*seed + 2)
	for i, p := range w.points {
		w.fixes[i] = fence.Fix{Point: p, At: fixTime, Height: int32(heights.IntN(3000)) * 1000, Datum: fence.AMSL}
	}
	each := float64(w.n)
	before, start := heap(), threadTime()
	for _, v := range w.volumes {
		a, err := geo.Prepare([]parley.Footprint{v.Footprint}, 0)
		if err != nil {
			return err
		}
		w.areas = append(w.areas, a)
	}
	took, after := threadTime()-start, heap()
	w.row("check and lay out a zone", "geo", "ns", single(float64(took)/each))
	geometry := float64(after-before) / each
	w.row("memory of a zone's geometry", "geo", "B", single(geometry))

	var err error
	if !*growth {
		if w.flat, w.zone, err = w.index(false); err != nil {
			return err
		}
	}
	before, start = heap(), threadTime()
	if w.full, _, err = w.index(true); err != nil {
		return err
	}
	took, after = threadTime()-start, heap()
	w.row("build, a zone", "fence", "ns", single(float64(took)/each))
	w.row("memory of a zone in the index", "fence", "B", single(float64(after-before)/each))
	w.row("memory of a zone, all in all", "fence", "B", single(geometry+float64(after-before)/each))
	return nil
}

// fixTime lies within the windows of about half the zones.
const fixTime = zones.Start + 20_000_000

// index makes an index of all zones, with or without their heights and times.
func (w *workload) index(limits bool) (x *fence.Index, zone []int, err error) {
	e := fence.New(nil).Edit()
	for i := range w.volumes {
		id, err := e.Add(w.fenceZone(i, limits))
		if err != nil {
			return nil, nil, err
		}
		for len(zone) <= int(id) {
			zone = append(zone, -1)
		}
		zone[id] = i
	}
	return e.Index(), zone, nil
}

func (w *workload) fenceZone(i int, limits bool) fence.Zone {
	if !limits {
		return fence.Zone{Area: w.areas[i]}
	}
	return fence.ZoneOf(geo.PreparedVolume{Volume: w.volumes[i], Area: w.areas[i]})
}

// outline is the one ring of a drawn zone.
func outline(v parley.Volume) []parley.Point { return v.Footprint.Polygons[0][0] }

// turns calls f with n positions of a list, from where the last call ended on,
// in pieces of whole batches.
type turns struct{ at int }

func (t *turns) over(size, n int, f func(from, to int) error) error {
	for n > 0 {
		if t.at >= size {
			t.at = 0
		}
		to := min(size, t.at+n)
		if err := f(t.at, to); err != nil {
			return err
		}
		n -= to - t.at
		t.at = to
	}
	return nil
}

// hitsAt are the zones that fence finds, in order.
func (w *workload) hitsAt(p parley.Point) ([]int, error) {
	hits, err := w.flat.Point(fence.Fix{Point: p, At: fixTime}, nil)
	if err != nil {
		return nil, err
	}
	var out []int
	for _, h := range hits {
		if h.Relation != geo.Touch {
			return nil, fmt.Errorf("fence answers %v of an exact zone at [%d,%d]", h.Relation, p.Lon, p.Lat)
		}
		out = append(out, w.zone[h.Zone])
	}
	slices.Sort(out)
	return out, nil
}
