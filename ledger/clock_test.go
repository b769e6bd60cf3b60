package ledger_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

// clocked is a ledger with a clock that can be set and one that can't.
func clocked(t *testing.T) (s *stage, elapsed *time.Duration, told *bytes.Buffer) {
	t.Helper()
	s = found(t, t.TempDir(), 2)
	elapsed, told = new(time.Duration), new(bytes.Buffer)
	s.cfg.Elapsed = func() time.Duration { return *elapsed }
	s.cfg.Log = slog.New(slog.NewTextHandler(told, nil))
	s.reopen(t)
	return s, elapsed, told
}

const limitMS = int64(ledger.ClockLimit / time.Millisecond)

// refusedFor expects that neither a statement nor a promise is taken, and that
// the operator is told once.
func refusedFor(t *testing.T, s *stage, sub *statement.Submission, told *bytes.Buffer, code string) {
	t.Helper()
	before := s.l.Head()
	for range 2 {
		_, err := s.l.Submit(t.Context(), sub)
		wantCode(t, err, code)
	}
	_, err := s.l.Promise(t.Context(), sub)
	wantCode(t, err, code)
	if s.l.Head() != before || s.l.Err() != nil {
		t.Fatalf("%s: the ledger went from %v to %v: %v", code, before, s.l.Head(), s.l.Err())
	}
	if n := strings.Count(told.String(), "takes nothing while the clock"); n != 1 {
		t.Errorf("%s: the operator was told %d times: %s", code, n, told)
	}
	told.Reset()
}

// A clock that jumps gives no legal time: nothing is written until it is set
// right, or the ledger is started again by whoever has looked.
func TestClockJumps(t *testing.T) {
	for name, by := range map[string]int64{"ahead": limitMS + 1, "back": -limitMS - 1} {
		t.Run(name, func(t *testing.T) {
			s, elapsed, told := clocked(t)
			s.clock.now.Add(3_600_000)
			*elapsed += time.Hour
			s.submit(t, s.parties[0].rename(t, "an hour later"))
			at := s.l.Head().At

			s.clock.now.Add(by)
			sub := s.parties[0].rename(t, "after the jump")
			refusedFor(t, s, sub, told, "clock-jumped")

			s.clock.now.Add(-by) // set right
			r := s.submit(t, sub)
			if r.Leaf.At != at {
				t.Errorf("it entered at %v, the clock says %v", r.Leaf.At, at)
			}
			told.Reset()
			s.clock.now.Add(by)
			next := s.parties[0].rename(t, "after another jump")
			refusedFor(t, s, next, told, "clock-jumped")
			s.clock.now.Add(max(0, -by) + 1) // whatever was written before must not lie ahead
			s.reopen(t)                      // somebody has looked
			s.submit(t, next)
		})
	}
}

// Steps within the limit are a time service's, and slewing alike.
func TestClockStepsWithinTheLimit(t *testing.T) {
	s, elapsed, _ := clocked(t)
	for _, by := range []int64{-limitMS, limitMS, limitMS, -limitMS} {
		s.clock.now.Add(by)
		before := s.l.Head().At
		r := s.submit(t, s.parties[0].rename(t, "on"))
		if r.Leaf.At < before {
			t.Fatalf("ledger time runs back from %v to %v", before, r.Leaf.At)
		}
	}
	for range 100 { // a day at 500 ppm
		s.clock.now.Add(864_000 + 432/5)
		*elapsed += 864*time.Second + 400*time.Millisecond/5
		s.submit(t, s.parties[0].rename(t, "on"))
	}
}

// A ledger that starts with a clock behind its last entry says so, and waits.
func TestClockBehind(t *testing.T) {
	s, _, told := clocked(t)
	s.clock.now.Add(3_600_000)
	s.cfg.Elapsed = nil // the clock is set before anything notices
	s.reopen(t)
	s.submit(t, s.parties[0].rename(t, "of a wrong hour"))
	last := s.l.Head().At
	s.clock.now.Add(-3_600_000)
	var elapsed time.Duration
	s.cfg.Elapsed = func() time.Duration { return elapsed }
	s.reopen(t)
	sub := s.parties[0].rename(t, "too early")
	refusedFor(t, s, sub, told, "clock-behind")

	s.clock.now.Add(3_600_000 - limitMS)
	elapsed += time.Hour - ledger.ClockLimit
	if r := s.submit(t, sub); r.Leaf.At != last {
		t.Errorf("within the limit it enters at %v, the last entry is of %v", r.Leaf.At, last)
	}
	var refusal *parley.Refusal
	if errors.As(s.l.Err(), &refusal) {
		t.Fatal(refusal)
	}
}
