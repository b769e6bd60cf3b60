package main

import (
	"runtime"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

// threadTime is the processor time that this thread has taken. What the
// collector does on other threads isn't in it: it is left out for everybody.
func threadTime() time.Duration {
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		panic(err) // the clock is part of every Linux
	}
	return time.Duration(t.Nano())
}

// Sample is what one operation took, over several rounds.
type Sample struct {
	Median float64 `json:"median"`
	Least  float64 `json:"least"`
	Allocs float64 `json:"allocs,omitempty"` // for each operation, of the round that had the fewest
	Bytes  float64 `json:"bytes,omitempty"`
}

// contender does an operation n times.
type contender struct {
	who string
	run func(n int) error
}

// race measures contenders in turn, so that a busy machine troubles all alike:
// ns of processor time for each operation.
func race(all []contender, rounds int, roundTime time.Duration) ([]Sample, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	count := make([]int, len(all))
	for i, c := range all {
		n, err := enough(c, roundTime)
		if err != nil {
			return nil, err
		}
		count[i] = n
	}
	took := make([][]float64, len(all))
	out := make([]Sample, len(all))
	for round := range rounds {
		for i, c := range all {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := threadTime()
			if err := c.run(count[i]); err != nil {
				return nil, err
			}
			took[i] = append(took[i], float64(threadTime()-start)/float64(count[i]))
			runtime.ReadMemStats(&after)
			allocs := float64(after.Mallocs-before.Mallocs) / float64(count[i])
			bytes := float64(after.TotalAlloc-before.TotalAlloc) / float64(count[i])
			if round == 0 || allocs < out[i].Allocs {
				out[i].Allocs, out[i].Bytes = allocs, bytes
			}
		}
	}
	for i, t := range took {
		s := summary(t)
		out[i].Median, out[i].Least = s.Median, s.Least
	}
	return out, nil
}

func summary(took []float64) Sample {
	slices.Sort(took)
	return Sample{Median: took[len(took)/2], Least: took[0]}
}

// single is what was measured once.
func single(v float64) Sample { return Sample{Median: v, Least: v} }

// enough is how many operations take about the given time. It is a multiple of
// the batch.
func enough(c contender, roundTime time.Duration) (int, error) {
	for n := batch; ; {
		start := threadTime()
		if err := c.run(n); err != nil {
			return 0, err
		}
		took := threadTime() - start
		if took >= roundTime/2 {
			return n, nil
		}
		grow := 1 + int(float64(roundTime)/float64(took+1))
		n *= min(grow, 64)
	}
}

// heap is what lives on the heap once the collector has been through.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
