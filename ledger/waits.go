package ledger

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/statement"
)

// Waits reports whether a statement of that author waits under a promise. Of
// what does not wait it reads nothing.
func (l *Ledger) Waits(ctx context.Context, id parley.StatementID, author parley.PartyID) (bool, error) {
	p := l.intake.waiter(id)
	if p == nil && l.member != nil { // another node may just have promised it
		if err := l.pullQueue(ctx); err != nil {
			return false, noQueue(err)
		}
		p = l.intake.waiter(id)
	}
	if p == nil {
		return false, nil
	}
	if p.author != (parley.PartyID{}) {
		return p.author == author, nil
	}
	rows, err := l.intake.rows(ctx)
	if err != nil {
		return false, refuseIntake(err, "The promises in %s can't be read: %v.", l.cfg.Dir, err)
	}
	for i := range rows {
		if rows[i].c == p.c {
			by, err := l.authorOf(ctx, &rows[i])
			return err == nil && by == author, err
		}
	}
	return false, nil // it has entered meanwhile
}

// authorOf unseals a statement that another node, or an earlier process, has
// promised.
func (l *Ledger) authorOf(ctx context.Context, r *waitingRow) (parley.PartyID, error) {
	sub, err := l.unsealQueued(ctx, r)
	if err != nil {
		return parley.PartyID{}, err
	}
	signed, err := sub.Open()
	if err != nil {
		return parley.PartyID{}, err
	}
	return signed.Statement.Author, nil
}

func (l *Ledger) unsealQueued(ctx context.Context, r *waitingRow) (*statement.Submission, error) {
	object := keystore.Object{Kind: keystore.Queued, Statement: r.statement}
	key, err := l.keys.Get(ctx, r.key, object)
	if err != nil {
		return nil, err
	}
	plain, err := unseal(nil, &key, object, r.sealed)
	if err != nil {
		return nil, err
	}
	return statement.DecodeSubmission(plain)
}

// waiter is a promise of a statement that waits; nil: none does. It is a copy.
func (q *intake) waiter(id parley.StatementID) *promised {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, p := range q.waiting {
		if p.statement == id {
			c := *p
			return &c
		}
	}
	return nil
}
