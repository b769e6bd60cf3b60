package main

import (
	"fmt"
	"log"
	"runtime"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/internal/gen/zones"
)

// called is how many reports one call follows.
const called = 4096

// tracks measures moving things that report each second, in no order, 100 m on
// each time: what they enter and leave, with heights and times.
func (w *workload) tracks() error {
	moving := w.spread.Tracks(*trackN, 100, *seed+6)
	zones.Source(*seed+7).Shuffle(len(moving), func(i, j int) { moving[i], moving[j] = moving[j], moving[i] })
	before := heap()
	reports := make([]fence.Report, len(moving))
	within := heap() - before
	t := fence.NewTracks(w.full)
	var events []fence.Event
	var all []float64
	told, s := 0, Sample{}
	for step := range *rounds + 1 {
		for i := range moving {
			reports[i] = fence.Report{Track: uint64(i)*2654435761 + 1, Fix: fence.Fix{Point: moving[i].At(step),
				At: fixTime + 1000*parley.Instant(step), Height: moving[i].Height, Datum: fence.AMSL}}
		}
		var m, n runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		start := threadTime()
		for some := range slices.Chunk(reports, called) {
			var err error
			if events, err = t.Follow(some, events[:0]); err != nil {
				return err
			}
			told += len(events)
		}
		took := float64(threadTime()-start) / float64(len(reports))
		runtime.ReadMemStats(&n)
		if step == 0 {
			w.row("first report of a track", "fence", "ns", single(took))
			w.row("memory of a track", "fence", "B", single(float64(heap()-before-within)/float64(len(reports))))
			told = 0
			continue
		}
		all = append(all, took)
		s.Allocs = float64(n.Mallocs-m.Mallocs) / float64(len(reports))
		s.Bytes = float64(n.TotalAlloc-m.TotalAlloc) / float64(len(reports))
	}
	sum := summary(all)
	s.Median, s.Least = sum.Median, sum.Least
	w.row(fmt.Sprintf("report of one of %s tracks", short(len(moving))), "fence", "ns", s)
	log.Printf("%s, %d zones: %.4f events a report, %.4f allocations", w.spread, w.n, float64(told)/float64(len(reports)**rounds), s.Allocs)
	return w.checkTracks(t, reports)
}

// checkTracks compares the zones of some tracks with what the index answers.
func (w *workload) checkTracks(t *fence.Tracks, reports []fence.Report) error {
	a := Answer{Spread: w.spread.String(), Zones: w.n, Who: "fence's own tracks"}
	for _, r := range reports[:min(len(reports), *compared)] {
		hits, err := w.full.Point(r.Fix, nil)
		if err != nil {
			return err
		}
		slices.SortFunc(hits, func(a, b fence.Hit) int { return int(a.Zone) - int(b.Zone) })
		a.Positions++
		a.Hits += len(hits)
		if !slices.Equal(hits, t.Zones(r.Track, nil)) {
			a.Differ++
		}
	}
	w.f.Answers = append(w.f.Answers, a)
	return nil
}
