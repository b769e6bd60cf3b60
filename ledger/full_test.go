package ledger_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
)

// full is an engine whose disk has no room for a while: its appends fail as
// SQLite's do. written: the first frame that finds none is there all the same.
type full struct {
	ledger.Engine
	no, written atomic.Bool
}

type noRoom struct{}

func (noRoom) Error() string { return "database or disk is full" }
func (noRoom) Code() int     { return 13 } // SQLITE_FULL

func (f *full) Append(ctx context.Context, size uint64, x *ledger.Frame) error {
	if !f.no.Load() {
		return f.Engine.Append(ctx, size, x)
	}
	if f.written.Swap(false) {
		if err := f.Engine.Append(ctx, size, x); err != nil {
			return err
		}
	}
	return noRoom{}
}

// At a full disk the ledger takes nothing and can be read; when there is room it
// goes on without a restart, with what the disk really holds, and keeps what it
// had promised.
func TestFullDisk(t *testing.T) {
	for name, written := range map[string]bool{"nothing written": false, "written all the same": true} {
		t.Run(name, func(t *testing.T) {
			s := found(t, t.TempDir(), 3)
			if err := s.l.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			f := &full{}
			cfg := s.cfg
			cfg.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
				e, err := sqlite.Open(ctx, dir)
				f.Engine = e
				return f, err
			}
			var err error
			if s.l, err = ledger.Open(t.Context(), cfg); err != nil {
				t.Fatal(err)
			}
			before := s.l.Head()
			f.written.Store(written)
			f.no.Store(true)
			doubt := s.parties[0].rename(t, "in doubt")
			if _, err := s.l.Submit(t.Context(), doubt); !errors.Is(err, ledger.ErrUnknownOutcome) {
				t.Fatalf("a frame that found no room: %v", err)
			}
			second := s.parties[1].rename(t, "at a full disk")
			waiting := true
			for waiting { // the writer may still be on its way to say so
				_, err = s.l.Submit(t.Context(), second)
				waiting = errors.Is(err, ledger.ErrUnknownOutcome)
			}
			wantCode(t, err, "disk-full")
			if !errors.Is(err, ledger.ErrStopped) || s.l.Err() == nil || s.l.Head() != before && !written {
				t.Fatalf("at a full disk: %v, %v, %v", err, s.l.Err(), s.l.Head())
			}
			if _, err := s.l.ReadEntry(t.Context(), before.Size-1); err != nil {
				t.Fatal(err)
			}
			f.no.Store(false)
			for deadline := time.Now().Add(time.Minute); s.l.Err() != nil; time.Sleep(time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatal("with room again it does not go on")
				}
			}
			if entered := s.l.Head().Size > before.Size; entered != written {
				t.Fatalf("the frame in doubt is shown: %v", entered)
			}
			s.verify(t, doubt, s.submit(t, doubt))
			s.verify(t, second, s.submit(t, second))
			third := s.parties[2].rename(t, "promised afterwards")
			_, p := s.promise(t, third)
			s.kept(t, third, p)
			if got := s.l.Head().Size; got != before.Size+3 {
				t.Fatalf("there are %d entries, want %d", got, before.Size+3)
			}
			s.reopen(t)
		})
	}
}

// What was promised when the disk filled enters once there is room.
func TestPromiseAtAFullDisk(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	f := &full{}
	cfg := s.cfg
	cfg.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
		e, err := sqlite.Open(ctx, dir)
		f.Engine = e
		return f, err
	}
	var err error
	if s.l, err = ledger.Open(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	f.no.Store(true)
	sub := s.parties[0].rename(t, "promised")
	_, p := s.promise(t, sub)
	for s.l.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	f.no.Store(false)
	if r := s.kept(t, sub, p); r.Leaf.Refused {
		t.Fatal("it stands refused")
	}
	s.reopen(t)
}
