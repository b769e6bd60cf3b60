package ledger

import (
	"context"

	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// recentEvents and recentBytes bound the newest entries that are kept in memory
// for subscribers; one that is further behind reads from the disk.
const (
	recentEvents = 1024
	recentBytes  = 32 << 20
)

// Event is one entry, as readers get it.
type Event struct {
	Index uint64
	Leaf  proof.Leaf
	// Signed is nil where the entry was erased.
	Signed *statement.Signed
}

// entry is the event as the fold takes it.
func (e Event) entry() docket.Entry {
	return docket.Entry{Index: e.Index, At: e.Leaf.At, Signed: e.Signed, Refused: e.Leaf.Refused}
}

// Await gives entry index, and waits for it if the log has not come so far. It
// pulls, so the writer never waits for a reader and keeps nothing for it: one
// that is far behind only reads from the disk. It fails when ctx ends, when the
// ledger is closed or stopped and has no such entry, or when the disk fails; it
// may be called again then.
func (l *Ledger) Await(ctx context.Context, index uint64) (Event, error) {
	for {
		l.mu.RLock()
		size, changed := l.head.Size, l.changed
		var e Event
		found := false
		if n := uint64(len(l.recent)); index < size && index >= size-n {
			e, found = l.recent[index-(size-n)], true
		}
		l.mu.RUnlock()
		if found {
			return e, nil
		}
		if index < size {
			return l.ReadEntry(ctx, index)
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return Event{}, ctx.Err()
		case <-l.dead:
			if l.Head().Size <= index {
				return Event{}, l.goneError()
			}
		}
	}
}

// remember keeps the newest events; it needs the lock.
func (l *Ledger) remember(events []Event) {
	for _, e := range events {
		e = e.withhold()
		l.recent = append(l.recent, e)
		l.recentBytes += e.bytes()
	}
	drop := 0
	for left := l.recentBytes; drop < len(l.recent) && (len(l.recent)-drop > recentEvents || left > recentBytes); drop++ {
		left -= l.recent[drop].bytes()
	}
	// Not at each frame: moving costs as much as there is.
	if drop > recentEvents/4 || l.recentBytes > 2*recentBytes {
		for _, e := range l.recent[:drop] {
			l.recentBytes -= e.bytes()
		}
		l.recent = append([]Event(nil), l.recent[drop:]...)
	}
}

// withhold leaves the parts of what is of sealed class out.
func (e Event) withhold() Event {
	if e.Signed != nil {
		e.Signed = e.Signed.Withhold()
	}
	return e
}

// bytes is about how much memory the event's content takes.
func (e Event) bytes() int {
	if e.Signed == nil {
		return 0
	}
	n := len(e.Signed.Envelope.Payload)
	for _, p := range e.Signed.Parts {
		n += len(p.Data)
	}
	return n
}
