package ledger_test

import (
	"testing"
	"time"
)

// A promise that was given just before the clock went wrong is kept when it is
// right again, without a restart.
func TestPromiseOutlastsTheClock(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	var elapsed time.Duration
	s.cfg.Elapsed = func() time.Duration { return elapsed }
	f := faulty(t, s)
	reached, release := f.Hold()
	first, second := s.parties[0].rename(t, "first"), s.parties[1].rename(t, "second")
	_, p1 := s.promise(t, first)
	<-reached
	_, p2 := s.promise(t, second) // waits behind the frame that is held
	s.clock.now.Add(limitMS + 1)
	release()
	if r := s.kept(t, first, p1); r.Leaf.Refused {
		t.Fatal("the first stands refused")
	}
	_, err := s.l.Submit(t.Context(), s.parties[0].rename(t, "third"))
	wantCode(t, err, "clock-jumped") // so the second has met the clock too
	if got, err := s.l.Promised(t.Context(), second.Envelope.ID(), p2.C); err != nil || got.Receipt != nil {
		t.Fatalf("the second has entered by a wrong clock: %v", err)
	}
	s.clock.now.Add(-limitMS - 1)
	if r := s.kept(t, second, p2); r.Leaf.Refused {
		t.Fatal("the second stands refused")
	}
}
