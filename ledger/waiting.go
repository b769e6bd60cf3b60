package ledger

import (
	"github.com/open-parley/parley"
)

// hold counts a statement among those that wait; false: there are too many.
func (q *intake) hold(p *promised) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) >= MaxWaiting || q.bytes+p.size > MaxWaitingBytes {
		return false
	}
	q.waiting[p.c] = p
	q.bytes += p.size
	return true
}

// wait counts a statement among those that wait, however many there are: another
// node has promised it.
func (q *intake) wait(p *promised) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting[p.c] = p
	q.bytes += p.size
}

// unoffered reports whether something waits that is not with the writer.
func (q *intake) unoffered() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, p := range q.waiting {
		if !p.offered && !p.entered {
			return true
		}
	}
	return false
}

// offer notes that the statement is with the writer; false: it is already, or
// has entered.
func (q *intake) offer(c parley.Digest) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	p := q.waiting[c]
	if p == nil || p.offered || p.entered {
		return false
	}
	p.offered = true
	return true
}

// unoffer notes that the writer has given the statement back.
func (q *intake) unoffer(c parley.Digest) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if p := q.waiting[c]; p != nil {
		p.offered = false
	}
}

func (q *intake) nextNumber() int64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.next
}

// drop forgets those that wait no more, or could not be written.
func (q *intake) drop(all []*promised) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, p := range all {
		if q.waiting[p.c] == p {
			delete(q.waiting, p.c)
			q.bytes -= p.size
		}
	}
}

// waits reports whether an envelope of that statement waits.
func (q *intake) waits(id parley.StatementID) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, p := range q.waiting {
		if p.statement == id {
			return true
		}
	}
	return false
}
