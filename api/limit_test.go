package api

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"
)

// The timeouts are those that docs/api.md states.
func TestTheServerHasItsTimeouts(t *testing.T) {
	h := New(Options{}).http()
	if h.ReadHeaderTimeout != 5*time.Second || h.ReadTimeout != 30*time.Second || h.WriteTimeout != time.Minute ||
		h.IdleTimeout != 2*time.Minute || h.MaxHeaderBytes != 16<<10 || h.ErrorLog == nil {
		t.Errorf("the server has %+v", h)
	}
}

// One more computation than there are places waits for a place, but not for
// ever, and not longer than its client.
func TestComputationsWaitForAPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := make(gate, MaxComputations)
		for i := range MaxComputations {
			if !g.wait(t.Context()) {
				t.Fatalf("computation %d found no place", i)
			}
		}
		start := time.Now()
		if g.wait(t.Context()) || time.Since(start) != MaxWait {
			t.Errorf("it waited %v", time.Since(start))
		}
		gone, leave := context.WithTimeout(t.Context(), MaxWait/2)
		defer leave()
		start = time.Now()
		if g.wait(gone) || time.Since(start) != MaxWait/2 {
			t.Errorf("its client gone, it waited %v", time.Since(start))
		}
		go func() {
			time.Sleep(MaxWait / 4)
			g.leave()
		}()
		start = time.Now()
		if !g.wait(t.Context()) || time.Since(start) != MaxWait/4 {
			t.Errorf("a place became free, it waited %v", time.Since(start))
		}
	})
}

// A reader that takes its time over a piece of a bundle keeps nobody's place.
func TestAPieceIsTakenWithoutAPlace(t *testing.T) {
	g := make(gate, 1)
	g.enter()
	free := false
	w := httptest.NewRecorder()
	out := &pieces{w: taker{w, func() {
		if free = g.enter(); free {
			g.leave()
		}
	}}, c: http.NewResponseController(w), may: func() error { return nil }, place: g}
	if _, err := out.Write([]byte("piece")); err != nil || !free {
		t.Errorf("while the piece was taken the place was free: %v (%v)", free, err)
	}
	if g.enter() {
		t.Error("the place was not taken again")
	}
}

// taker is a reader, who is heard whenever it takes something.
type taker struct {
	http.ResponseWriter
	takes func()
}

func (t taker) Write(b []byte) (int, error) {
	t.takes()
	return t.ResponseWriter.Write(b)
}
