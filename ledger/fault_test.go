package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/ledgertest"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

// faulty opens the ledger over an engine that can be made to fail.
func faulty(t *testing.T, s *stage) *ledgertest.Faulty {
	t.Helper()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	f := &ledgertest.Faulty{}
	cfg := s.cfg
	cfg.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
		e, err := sqlite.Open(ctx, dir)
		f.Engine = e
		return f, err
	}
	l, err := ledger.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.l = l
	return f
}

// When an append fails the ledger stops: it takes nothing, shows what is
// signed, and the next start finds out what reached the disk.
func TestFailStop(t *testing.T) {
	for name, fault := range map[string]ledgertest.Fault{"nothing written": ledgertest.FailBefore, "written all the same": ledgertest.FailAfter} {
		t.Run(name, func(t *testing.T) {
			s := found(t, t.TempDir(), 2)
			f := faulty(t, s)
			before, digest := s.l.Head(), s.digest()
			f.Fail(fault)
			lost := s.parties[0].rename(t, "in doubt")
			if _, err := s.l.Submit(t.Context(), lost); !errors.Is(err, ledger.ErrUnknownOutcome) {
				t.Fatalf("an append of unknown outcome: %v", err)
			}
			next := s.parties[1].rename(t, "after the fault")
			if _, err := s.l.Submit(t.Context(), next); !errors.Is(err, ledger.ErrStopped) {
				t.Fatalf("a stopped ledger: %v", err)
			}
			if s.l.Err() == nil || s.l.Head() != before || s.digest() != digest {
				t.Fatal("readers see what is not signed")
			}
			if _, err := s.l.ReadEntry(t.Context(), before.Size-1); err != nil {
				t.Fatalf("a stopped ledger can't be read: %v", err)
			}
			s.reopen(t)
			entered := s.l.Head().Size > before.Size
			if entered != (fault == ledgertest.FailAfter) {
				t.Fatalf("after the restart the entry is there: %v", entered)
			}
			s.submit(t, lost) // again: its first receipt, or its first entry
			s.submit(t, next)
			if got := s.l.Head().Size; got != before.Size+2 {
				t.Fatalf("the ledger has %d entries, want %d", got, before.Size+2)
			}
		})
	}
}

// Many at once, some of them the same: each statement enters once, its copies
// get its receipt, and readers never see half a frame.
func TestManyAtOnce(t *testing.T) {
	const writers, each = 12, 12
	s := found(t, t.TempDir(), writers)
	f := faulty(t, s)
	start := s.l.Head().Size
	stop := make(chan struct{})
	var readers, wg sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				s.l.View(func(d *docket.State) {
					if d.Size() < start {
						t.Error("the state has shrunk")
					}
				})
				c, _, err := s.policy().Open(s.l.Checkpoint())
				if err != nil {
					t.Error(err)
				}
				if _, err := s.l.ReadEntry(t.Context(), c.Size-1); err != nil {
					t.Error(err)
				}
				if _, err := s.l.ProveConsistency(t.Context(), start, c.Size); err != nil {
					t.Error(err)
				}
			}
		})
	}
	readers.Go(func() {
		for i := range start + writers*each {
			e, err := s.l.Await(t.Context(), i)
			if err != nil || e.Index != i || e.Signed == nil {
				t.Errorf("entry %d came as %d: %v", i, e.Index, err)
				return
			}
		}
	})
	for _, p := range s.parties {
		wg.Go(func() {
			for k := range each {
				sub := p.rename(t, fmt.Sprint("name ", k))
				var copies sync.WaitGroup
				var indexes [3]uint64
				for i := range indexes {
					copies.Go(func() {
						r, err := s.l.Submit(t.Context(), sub)
						if err != nil {
							t.Error(err)
							return
						}
						indexes[i] = r.Index
						if _, _, err := r.Verify(s.policy()); err != nil {
							t.Error(err)
						}
					})
				}
				copies.Wait()
				if indexes[0] != indexes[1] || indexes[1] != indexes[2] {
					t.Errorf("one statement has the places %v", indexes)
				}
			}
		})
	}
	wg.Wait()
	close(stop)
	readers.Wait()
	if got := s.l.Head().Size; got != start+writers*each {
		t.Fatalf("the ledger has %d entries, want %d", got, start+writers*each)
	}
	if n := len(f.Frames()); n >= writers*each {
		t.Errorf("%d statements took %d frames: nothing was grouped", writers*each, n)
	}
	before := s.digest()
	s.reopen(t)
	if s.digest() != before {
		t.Fatal("the state after a replay is another")
	}
}

// Large statements that come together are spread over frames within the limit.
func TestFrameLimit(t *testing.T) {
	const writers = 10
	s := found(t, t.TempDir(), writers)
	f := faulty(t, s)
	text := make([]byte, 200<<10)
	for i := range text {
		text[i] = 'a'
	}
	var wg sync.WaitGroup
	for _, p := range s.parties {
		part := statement.Part{Media: statement.MediaText, Salt: statement.Salt{1}, Data: text}
		sub := p.say(t, &statement.Table{Revision: parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed,
			Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: part.ID()}}, Map: parley.Map{Status: parley.MapPending}}},
			statement.Everyone, part)
		wg.Go(func() {
			if _, err := s.l.Submit(t.Context(), sub); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for i, frame := range f.Frames() {
		size := len(frame.Hashes) * tlog.HashSize
		for _, r := range frame.Records {
			size += len(r.Leaf) + len(r.Sealed)
		}
		if size > statement.MaxFrame {
			t.Errorf("frame %d has %d bytes, the limit is %d", i, size, statement.MaxFrame)
		}
	}
	s.reopen(t)
}

// What queues up while the disk is slow shares frames, up to their limit.
func TestFrameEntries(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	f := faulty(t, s)
	reached, release := f.Hold()
	var wg sync.WaitGroup
	submit := func(sub *statement.Submission) {
		wg.Go(func() {
			if _, err := s.l.Submit(context.Background(), sub); err != nil {
				t.Error(err)
			}
		})
	}
	submit(s.parties[0].rename(t, "the one that waits for the disk"))
	<-reached
	const n = ledger.MaxFrameEntries + 40
	for range n {
		submit(s.parties[1].plan(t, statement.Parties(s.parties[1].id)))
	}
	for s.l.Queued() < n {
		runtime.Gosched()
	}
	release()
	wg.Wait()
	longest := 0
	for _, frame := range f.Frames() {
		longest = max(longest, len(frame.Records))
	}
	if longest != ledger.MaxFrameEntries {
		t.Errorf("the longest frame has %d entries, the limit is %d", longest, ledger.MaxFrameEntries)
	}
}

// Beyond 256 parties the slot trees double, and older receipts stay valid.
func TestMoreParties(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	sub := s.parties[0].plan(t, statement.Parties(s.parties[0].id, s.parties[1].id))
	old := s.submit(t, sub)
	for i := range 260 {
		s.admit(t, fmt.Sprint("late ", i))
	}
	late := s.parties[len(s.parties)-1]
	r := s.submit(t, late.plan(t, statement.Parties(late.id)))
	if old.Openings[0].Width != 256 || r.Openings[0].Width != 512 || r.Openings[0].Number != 262 {
		t.Fatalf("widths are %d and %d, the party's number %d", old.Openings[0].Width, r.Openings[0].Width, r.Openings[0].Number)
	}
	s.verify(t, sub, old)
	again, err := s.l.Receipt(t.Context(), sub.Envelope.ID())
	if err != nil {
		t.Fatal(err)
	}
	s.verify(t, sub, again)
	s.cfg.Deep = true
	s.reopen(t)
}

// A caller that goes away is told what is known; the statement may be in, and
// saying it again tells.
func TestCancelled(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for k := range 20 {
		sub := s.parties[0].rename(t, fmt.Sprint("name ", k))
		_, err := s.l.Submit(gone, sub)
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		s.submit(t, sub)
	}
}

// Close writes what was queued, and afterwards nothing is taken.
func TestCloseDrains(t *testing.T) {
	s := found(t, t.TempDir(), 16)
	var wg sync.WaitGroup
	var mu sync.Mutex
	var in []*statement.Submission
	for _, p := range s.parties {
		wg.Go(func() {
			for k := range 50 {
				sub := p.rename(t, fmt.Sprint("name ", k))
				if _, err := s.l.Submit(context.Background(), sub); err != nil {
					if !errors.Is(err, ledger.ErrClosed) {
						t.Errorf("a ledger that closes: %v", err)
					}
					return
				}
				mu.Lock()
				in = append(in, sub)
				mu.Unlock()
			}
		})
	}
	if _, err := s.l.Await(t.Context(), 40); err != nil {
		t.Fatal(err)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if _, err := s.l.Submit(t.Context(), s.parties[0].rename(t, "late")); !errors.Is(err, ledger.ErrClosed) {
		t.Fatalf("a closed ledger: %v", err)
	}
	if _, err := s.l.Await(t.Context(), s.l.Head().Size); !errors.Is(err, ledger.ErrClosed) {
		t.Fatalf("a closed ledger's next entry: %v", err)
	}
	s.reopenOnly(t)
	for _, sub := range in {
		s.submit(t, sub)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatalf("closed twice: %v", err)
	}
}
