package api

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// quotas count what each party has entered on a day of UTC. A restart forgets
// the counts, and each node of a cluster counts what it was sent itself.
type quotas struct {
	statements, bytes int64

	mu   sync.Mutex // guards the rest
	day  parley.Instant
	used map[parley.PartyID]spent
}

type spent struct{ statements, bytes int64 }

const dayMS = 24 * 60 * 60 * 1000

// reservation is what a request may enter.
type reservation struct {
	q     *quotas
	day   parley.Instant
	party parley.PartyID
	spent
}

// reserve counts statements before they are taken in, so that many at a time
// count as well. Who has not logged in enters nothing, but where the ledger is
// open to all.
func (s *Server) reserve(ctx context.Context, statements, bytes int) (*reservation, *problem) {
	c, known := CallerOf(ctx)
	if !known {
		return &reservation{}, nil
	}
	q, now := &s.limits.quotas, s.now()
	if statements == 0 {
		return &reservation{}, nil
	}
	r := &reservation{q, now - now%dayMS, c.Party, spent{int64(statements), int64(bytes)}}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.day != r.day || q.used == nil {
		q.day, q.used = r.day, map[parley.PartyID]spent{}
	}
	u := q.used[c.Party]
	u.statements += r.statements
	u.bytes += r.bytes
	if u.statements > q.statements || u.bytes > q.bytes {
		p := newProblem(http.StatusTooManyRequests, parley.Refuse("quota-spent", "", "Your party has entered as much today (UTC) as one party may: %d statements, %d bytes.", q.statements, q.bytes).
			To("Go on tomorrow; if it is urgent, ask the host for more."))
		p.wait = time.Duration(r.day+dayMS-now) * time.Millisecond
		return nil, p
	}
	q.used[c.Party] = u
	return r, nil
}

// reserveFor reserves for those of the statements that are not in yet.
func (s *Server) reserveFor(ctx context.Context, l Ledger, subs []*statement.Submission, sizes []int) (*reservation, *problem) {
	n, bytes := fresh(l, subs, sizes)
	return s.reserve(ctx, n, bytes)
}

// fresh counts the statements, and their bytes as sent, that are not in yet:
// sending again is always safe, and costs nothing.
func fresh(l Ledger, subs []*statement.Submission, sizes []int) (n, bytes int) {
	l.View(func(st *docket.State) {
		for i, sub := range subs {
			if _, in := st.Find(sub.Envelope.ID()); !in {
				n, bytes = n+1, bytes+sizes[i]
			}
		}
	})
	return n, bytes
}

// giveBack returns what was not entered, of what was reserved.
func (r *reservation) giveBack(statements, bytes int) {
	if r.q == nil {
		return
	}
	r.q.mu.Lock()
	defer r.q.mu.Unlock()
	if r.q.day != r.day {
		return
	}
	back := spent{min(int64(statements), r.statements), min(int64(bytes), r.bytes)}
	r.statements, r.bytes = r.statements-back.statements, r.bytes-back.bytes
	u := r.q.used[r.party]
	u.statements, u.bytes = u.statements-back.statements, u.bytes-back.bytes
	r.q.used[r.party] = u
}
