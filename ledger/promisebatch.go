package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/keystore"
)

// promiseBatch is what is promised together.
type promiseBatch struct {
	by    parley.Instant
	fresh []*promising
	rows  []*promised  // of fresh
	twice []*promising // the same as one of fresh
}

// queueDurably promises all that may be promised, in one write, and hands them
// to the writer.
func (l *Ledger) queueDurably(all []*promising) {
	if l.member != nil {
		l.queueShared(all)
		return
	}
	ctx := context.Background()
	b := l.sortPromising(ctx, all)
	rows, items, err := l.sealPromises(b)
	if err == nil {
		err = l.writePromises(ctx, rows, items)
	}
	l.promiseAll(ctx, b, err)
}

// sortPromising answers what was promised before, and what can't be promised.
func (l *Ledger) sortPromising(ctx context.Context, all []*promising) *promiseBatch {
	b := new(promiseBatch)
	now, err := l.timeAfter(l.Head().At)
	if err != nil {
		for _, r := range all {
			r.done <- promiseOutcome{err: err}
		}
		return b
	}
	b.by = now + parley.Instant(l.cfg.PromiseWithin/time.Millisecond)
	given := map[parley.Digest]bool{}
	for _, r := range all {
		if given[r.p.c] {
			b.twice = append(b.twice, r)
			continue
		}
		known, err := l.intake.find(ctx, r.p.c, parley.StatementID{})
		switch {
		case err != nil:
			r.done <- promiseOutcome{err: err}
			continue
		case known != nil:
			r.done <- promiseOutcome{includeBy: known.includeBy}
			continue
		}
		row := &promised{c: r.p.c, statement: r.p.signed.ID, includeBy: b.by, size: r.p.size, offered: true, author: r.p.signed.Statement.Author}
		if !l.intake.hold(row) {
			r.done <- promiseOutcome{err: intakeFull()}
			continue
		}
		given[r.p.c] = true
		b.fresh, b.rows = append(b.fresh, r), append(b.rows, row)
	}
	return b
}

// promiseAll hands what was queued to the writer, and tells the callers.
func (l *Ledger) promiseAll(ctx context.Context, b *promiseBatch, err error) {
	if err != nil {
		l.intake.drop(b.rows)
		var refusal *parley.Refusal
		if l.member != nil && !errors.As(err, &refusal) {
			l.log.Warn("a promise may not be in the cluster's queue; it is tried again", "error", err)
			err = errDeposed
		} else {
			err = refuse(err, "not-promised", "R8", "Send it again.", "The statement could not be queued durably, so nothing is promised.")
		}
	}
	// Before the caller is told, so that what he says next comes after it. Where
	// the ledger is closing it is on the disk, and enters at the next start.
	for _, r := range b.fresh {
		if err == nil && l.enqueue(ctx, []*pending{r.p}) != nil {
			break
		}
	}
	for _, r := range append(b.fresh, b.twice...) {
		r.done <- promiseOutcome{includeBy: b.by, err: err}
	}
}

// sealPromises seals what is to be queued, each under a key of its own.
func (l *Ledger) sealPromises(b *promiseBatch) (rows []waitingRow, items []keystore.Item, err error) {
	items = make([]keystore.Item, len(b.fresh))
	rows = make([]waitingRow, len(b.fresh))
	for i, r := range b.fresh {
		items[i].Object = keystore.Object{Kind: keystore.Queued, Statement: r.p.signed.ID}
		if _, err := io.ReadFull(l.cfg.Rand, items[i].Key[:]); err != nil {
			return nil, nil, fmt.Errorf("drawing data keys: %w", err)
		}
		sealed, err := sealQueued(&items[i], r.sub)
		if err != nil {
			return nil, nil, err
		}
		rows[i] = waitingRow{promised: *b.rows[i], sealed: sealed}
	}
	return rows, items, nil
}

// writePromises puts the data keys and then the queue's rows on the disk.
func (l *Ledger) writePromises(ctx context.Context, rows []waitingRow, items []keystore.Item) error {
	if len(rows) == 0 {
		return nil
	}
	first, err := l.keys.Put(ctx, items)
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].key = first + int64(i)
	}
	return l.intake.add(ctx, rows)
}
