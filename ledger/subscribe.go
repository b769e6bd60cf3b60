package ledger

import (
	"context"

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

// Subscription walks the log and then waits for what is appended. It pulls, so
// the writer never waits for it and keeps nothing for it: a slow subscriber
// only reads from the disk. One goroutine uses it.
type Subscription struct {
	l    *Ledger
	next uint64
}

// Subscribe begins at entry from, which may lie ahead of the log.
func (l *Ledger) Subscribe(from uint64) *Subscription { return &Subscription{l: l, next: from} }

// Next gives the next entry, each once and in order, and waits for it if need
// be. It fails when ctx ends, when the ledger is closed or stopped and all its
// entries were given, or when the disk fails; it may be called again then.
func (s *Subscription) Next(ctx context.Context) (Event, error) {
	for {
		s.l.mu.RLock()
		size, changed := s.l.head.Size, s.l.changed
		var e Event
		found := false
		if n := uint64(len(s.l.recent)); s.next < size && s.next >= size-n {
			e, found = s.l.recent[s.next-(size-n)], true
		}
		s.l.mu.RUnlock()
		if found {
			s.next++
			return e, nil
		}
		if s.next < size {
			e, err := s.l.ReadEntry(ctx, s.next)
			if err == nil {
				s.next++
			}
			return e, err
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return Event{}, ctx.Err()
		case <-s.l.dead:
			if s.l.Head().Size <= s.next {
				return Event{}, s.l.goneError()
			}
		}
	}
}

// remember keeps the newest events; it needs the lock.
func (l *Ledger) remember(events []Event) {
	l.recent = append(l.recent, events...)
	for _, e := range events {
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
