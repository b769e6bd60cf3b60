package client_test

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/statement"
)

// Several readers follow while parties speak and connections break all the
// time: each gets every entry once, in order.
func TestReadersMissNothing(t *testing.T) {
	h := apitest.Found(t)
	var parties []*apitest.Actor
	for _, n := range []string{"A", "B", "C", "D"} {
		parties = append(parties, h.Admit(n, parley.State))
	}
	var streams atomic.Int32
	address := through(t, h, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		ctx, cancel := context.WithCancel(r.Context())
		defer cancel()
		broken := &breaking{ResponseWriter: w, left: 1 + int(streams.Add(1))*600, cancel: cancel}
		next.ServeHTTP(broken, r.WithContext(ctx))
	})
	const each = 25
	const total = 5 + 4*each
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			c := connect(t, address, client.Pin{})
			want := uint64(0)
			for e, err := range c.Events(t.Context(), 0) {
				if err != nil {
					t.Error(err)
					return
				}
				if e.Index != want || e.AsOf.Size <= e.Index || e.Type == "" {
					t.Errorf("got %+v, want entry %d", e, want)
				}
				if want++; want == total {
					return
				}
			}
		})
	}
	for _, p := range parties {
		wg.Go(func() {
			for range each {
				p.Enter(&statement.Update{Profile: parley.Profile{Name: p.Name, Kind: parley.State}}, statement.Everyone, nil)
			}
		})
	}
	wg.Wait()
	if n := streams.Load(); n < 6 {
		t.Errorf("only %d streams were opened: nothing broke", n)
	}
}

// breaking cuts a connection after so many bytes, in the middle of an event.
type breaking struct {
	http.ResponseWriter
	left   int
	cancel context.CancelFunc
}

func (b *breaking) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left <= 0 {
		b.cancel()
		n, _ := b.ResponseWriter.Write(p[:len(p)/2])
		http.NewResponseController(b.ResponseWriter).Flush() // so that the reader sees half an event
		return n, http.ErrAbortHandler
	}
	return b.ResponseWriter.Write(p)
}

func (b *breaking) Unwrap() http.ResponseWriter { return b.ResponseWriter }

// An event tells how the arrangement stands after it.
func TestAnEventTellsTheState(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. x\n", 1_000_000, north, south)
	for _, p := range []*apitest.Actor{north, south} {
		p.Enter(&statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept}, statement.Everyone, nil)
	}
	c := connect(t, h.URL, client.Pin{})
	var last answer.Event
	for e, err := range c.Events(t.Context(), 3) {
		if err != nil {
			t.Fatal(err)
		}
		if last = e; e.Index == 5 {
			break
		}
	}
	if last.Type != statement.PositionTake || last.Author != south.ID || last.Arrangement != id || last.State != parley.StateInForce || last.AsOf.Size != 6 {
		t.Errorf("the last event is %+v", last)
	}
	// Whoever asks for entries that are not there yet knows another ledger.
	for _, err := range c.Events(t.Context(), 100) {
		if p := new(answer.Problem); err == nil || !asProblem(err, &p) || p.Code != "ahead" || p.Rule != "R9" {
			t.Errorf("from entry 100: %v", err)
		}
	}
}
