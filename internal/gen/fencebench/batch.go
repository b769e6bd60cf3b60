package main

import "github.com/open-parley/parley/fence"

// lookupBatch looks several positions up at once.
func lookupBatch(x *fence.Index, fixes []fence.Fix, hits []fence.Hit) ([]fence.Hit, error) {
	var err error
	for _, f := range fixes {
		if hits, err = x.Point(f, hits); err != nil {
			return hits, err
		}
	}
	return hits, nil
}
