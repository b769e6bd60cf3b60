package ledgertest

import (
	"context"
	"errors"
	"sync"

	"github.com/open-parley/parley/ledger"
)

// ErrFault is what a Faulty engine fails with.
var ErrFault = errors.New("a fault was injected")

// Fault says what an append does.
type Fault int

const (
	None       Fault = iota
	FailBefore       // nothing is written, the append fails
	FailAfter        // the frame is written, the append fails all the same
)

// Faulty is a real engine whose appends fail when told to, which is what a full
// disk, or an acknowledgement that never comes, looks like to the ledger.
type Faulty struct {
	ledger.Engine

	mu     sync.Mutex
	next   Fault
	hold   *hold
	frames []ledger.Frame
}

type hold struct{ reached, released chan struct{} }

// Hold makes the next append wait: reached is closed when it does, and it goes
// on when release is called.
func (e *Faulty) Hold() (reached <-chan struct{}, release func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	h := &hold{make(chan struct{}), make(chan struct{})}
	e.hold = h
	return h.reached, func() { close(h.released) }
}

// Fail arms the fault for the next append.
func (e *Faulty) Fail(f Fault) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.next = f
}

// Frames are the frames appended, in order.
func (e *Faulty) Frames() []ledger.Frame {
	e.mu.Lock()
	defer e.mu.Unlock()
	return append([]ledger.Frame(nil), e.frames...)
}

// Append implements ledger.Engine.
func (e *Faulty) Append(ctx context.Context, size uint64, f *ledger.Frame) error {
	e.mu.Lock()
	h := e.hold
	e.hold = nil
	e.mu.Unlock()
	if h != nil {
		close(h.reached)
		<-h.released
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	fault := e.next
	e.next = None
	if fault == FailBefore {
		return ErrFault
	}
	if err := e.Engine.Append(ctx, size, f); err != nil {
		return err
	}
	e.frames = append(e.frames, *f)
	if fault == FailAfter {
		return ErrFault
	}
	return nil
}
