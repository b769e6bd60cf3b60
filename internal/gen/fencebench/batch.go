package main

import "github.com/open-parley/parley/fence"

// inBatches looks positions up in batches.
func (w *workload) inBatches(x *fence.Index) func(n int) error {
	var found fence.Found
	var t turns
	return func(n int) error {
		return t.over(len(w.fixes), n, func(from, to int) error {
			return eachBatch(w.fixes[from:to], func(fixes []fence.Fix) error { return x.Points(fixes, &found) })
		})
	}
}

// eachBatch calls f with as many fixes as are looked up at once.
func eachBatch(fixes []fence.Fix, f func([]fence.Fix) error) error {
	for len(fixes) > 0 {
		n := min(batch, len(fixes))
		if err := f(fixes[:n]); err != nil {
			return err
		}
		fixes = fixes[n:]
	}
	return nil
}
