package api

import (
	"container/list"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// views are what parties may see, kept for those who asked last, each growing
// with the ledger.
type views struct {
	mu   sync.Mutex // guards the rest
	of   map[parley.PartyID]*list.Element
	used *list.List // of *seen, the last used first
}

type seen struct {
	party parley.PartyID

	mu    sync.Mutex // guards the rest
	state *docket.State
}

func newViews() *views { return &views{of: map[parley.PartyID]*list.Element{}, used: list.New()} }

// get is what p may see of st. Whoever calls it is inside the ledger's View, and
// uses what it gets there alone: a view changes only once the ledger has, and so
// when nobody reads it.
func (v *views) get(st *docket.State, p parley.PartyID) *docket.State {
	x := v.entry(st.Size(), p)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.state = st.ViewFrom(p, x.state)
	return x.state
}

// entry finds or makes p's, and lets go of those that were used least.
func (v *views) entry(size uint64, p parley.PartyID) *seen {
	v.mu.Lock()
	defer v.mu.Unlock()
	if e, ok := v.of[p]; ok {
		v.used.MoveToFront(e)
		return e.Value.(*seen)
	}
	x := &seen{party: p}
	v.of[p] = v.used.PushFront(x)
	for v.used.Len() > int(min(MaxViews, 1+MaxViewEntries/(size+1))) {
		last := v.used.Back()
		delete(v.of, v.used.Remove(last).(*seen).party)
	}
	return x
}
