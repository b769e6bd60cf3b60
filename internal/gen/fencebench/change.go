package main

import (
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/internal/gen/zones"
)

// changes measures adding and removing one zone, each of which makes an index,
// and lookups while another thread does so.
func (w *workload) changes() error {
	x := w.full
	var in []fence.ID
	var next int
	source := zones.Source(*seed + 3)
	remove := func() {
		e := x.Edit()
		at := source.IntN(len(in))
		e.Remove(in[at])
		in[at] = in[len(in)-1]
		in = in[:len(in)-1]
		x = e.Index()
	}
	add := func() error {
		e := x.Edit()
		id, err := e.Add(w.fenceZone(next%w.n, true))
		if err != nil {
			return err
		}
		next++
		in = append(in, id)
		x = e.Index()
		return nil
	}
	samples := [2][]float64{}
	var bytes [2]float64
	for range *rounds {
		n := min(1000, w.n) // so that the index keeps its size, about
		for k, f := range []func() error{add, func() error { remove(); return nil }} {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start, done := threadTime(), 0
			for ; done < n && (k == 1 || threadTime()-start < *roundTime); done++ {
				if err := f(); err != nil {
					return err
				}
			}
			samples[k] = append(samples[k], float64(threadTime()-start)/float64(done))
			runtime.ReadMemStats(&after)
			bytes[k] = float64(after.TotalAlloc-before.TotalAlloc) / float64(done)
			n = done
		}
	}
	for k, what := range []string{"add a zone", "remove a zone"} {
		slices.Sort(samples[k])
		w.row(what, "fence", "ns", Sample{Median: samples[k][len(samples[k])/2], Least: samples[k][0], Bytes: bytes[k]})
	}
	for _, c := range []struct {
		what  string
		pause time.Duration // between changes; negative: none are made
	}{{"lookup while no zone changes", -1}, {"lookup while 1,000 zones a second change", time.Millisecond}, {"lookup while zones change without pause", 0}} {
		if err := w.lookupsWhile(c.what, c.pause); err != nil {
			return err
		}
	}
	return nil
}

// lookupsWhile measures lookups on this thread, in batches that each take the
// newest index, while another one adds and removes zones.
func (w *workload) lookupsWhile(what string, pause time.Duration) error {
	var now atomic.Pointer[fence.Index]
	now.Store(w.full)
	stop, done := make(chan struct{}), make(chan error, 1)
	var visible []float64 // wall time from the beginning of a change until readers find it
	go func() { done <- w.churn(&now, pause, stop, &visible) }()
	var t turns
	var found fence.Found
	samples, err := race([]contender{{what, func(n int) error {
		return t.over(len(w.fixes), n, func(from, to int) error {
			return eachBatch(w.fixes[from:to], func(fixes []fence.Fix) error { return now.Load().Points(fixes, &found) })
		})
	}}}, *rounds, *roundTime)
	close(stop)
	if churned := <-done; err == nil {
		err = churned
	}
	if err != nil {
		return err
	}
	s := samples[0]
	s.Allocs, s.Bytes = 0, 0 // the writer's
	w.row(what, "fence", "ns", s)
	if len(visible) > 0 {
		slices.Sort(visible)
		w.row("change made and visible, wall time, "+map[bool]string{true: "without pause", false: "1,000 a second"}[pause == 0], "fence", "ns",
			Sample{Median: visible[len(visible)/2], Least: visible[0]})
	}
	return nil
}

// churn replaces one zone after another.
func (w *workload) churn(now *atomic.Pointer[fence.Index], pause time.Duration, stop chan struct{}, visible *[]float64) error {
	if pause < 0 {
		return nil
	}
	var in []fence.ID
	for i := 0; ; i++ {
		select {
		case <-stop:
			return nil
		default:
			time.Sleep(pause)
		}
		start := time.Now()
		e := now.Load().Edit()
		if len(in) > 0 && i%2 == 1 {
			e.Remove(in[0])
			in = in[1:]
		} else {
			id, err := e.Add(w.fenceZone(i%w.n, true))
			if err != nil {
				return err
			}
			in = append(in, id)
		}
		now.Store(e.Index())
		*visible = append(*visible, float64(time.Since(start)))
	}
}
