package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// DefaultPromiseWithin is how far ahead of its ledger time a promise's
// include-by lies. While the ledger runs a promised statement enters at once;
// the rest is for a restart.
const DefaultPromiseWithin = time.Hour

// promisesAtOnce is how many promises share one write.
const promisesAtOnce = 64

// promising is a promise that somebody waits for.
type promising struct {
	p    *pending
	sub  *statement.Submission
	done chan promiseOutcome
}

type promiseOutcome struct {
	includeBy parley.Instant
	err       error
}

// Promise queues a statement durably and gives the log's signed promise that its
// commitment will have entered by a certain ledger time: as an entry like any
// other, or, if the rules then forbid it, as a refused one. The same submission
// gets the same promise again, also when it has entered.
//
// A *parley.Refusal says why nothing was promised: the form, a signature, a key
// that is not the author's, an unknown addressee, another ledger.
func (l *Ledger) Promise(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	if err := l.Err(); err != nil {
		return nil, stopped(err)
	}
	if l.member != nil {
		return nil, refuse(nil, "promise-in-cluster", "", "Submit it: the receipt proves more than a promise.",
			"A cluster gives no promises yet: what is promised waits on one machine's disk, and must not be lost with it.")
	}
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	if err := l.mayPromise(signed); err != nil {
		return nil, err
	}
	p, err := l.prepare(sub, signed, l.knownKey)
	if err != nil {
		return nil, err
	}
	p.promised = true
	r := &promising{p: p, sub: sub, done: make(chan promiseOutcome, 1)}
	select {
	case l.promises <- r:
	case <-l.closing:
		return nil, l.goneError()
	case <-ctx.Done():
		return nil, notEntered(ctx.Err())
	}
	select {
	case o := <-r.done:
		if o.err != nil {
			return nil, o.err
		}
		return l.signPromise(p.c, o.includeBy)
	case <-ctx.Done():
		return nil, unknownOutcome(ctx.Err())
	}
}

// Promised is a promise, and how far it is kept.
type Promised struct {
	Statement parley.StatementID
	proof.Promise
	Note []byte // signed
	// Receipt of the entry by which it is kept; nil: the statement waits.
	Receipt *proof.Receipt
}

// Promised finds the promise of a statement: that of the envelope with the
// commitment c, or the first, where c is zero.
func (l *Ledger) Promised(ctx context.Context, id parley.StatementID, c parley.Digest) (*Promised, error) {
	row, err := l.intake.find(ctx, c, id)
	if err != nil {
		return nil, err
	}
	if row == nil || row.statement != id {
		return nil, notFound("Nothing was promised of the statement %s.", parley.Short(id))
	}
	out := &Promised{Statement: id, Promise: proof.Promise{Origin: l.key.signer.Name(), C: row.c, IncludeBy: row.includeBy}}
	if out.Note, err = out.Sign(l.key.signer); err != nil {
		return nil, err
	}
	if row.entered && row.entry < l.Head().Size {
		if out.Receipt, err = l.receipt(ctx, row.entry); err == nil && out.Receipt.Leaf.C != row.c {
			err = refuseIntake(nil, "Entry %d is not the one by which the promise of statement %s is kept.", row.entry, parley.Short(id))
		}
	}
	return out, err
}

// signPromise gives the one signed form of a promise.
func (l *Ledger) signPromise(c parley.Digest, by parley.Instant) ([]byte, error) {
	return proof.Promise{Origin: l.key.signer.Name(), C: c, IncludeBy: by}.Sign(l.key.signer)
}

// mayPromise refuses what could never become an entry, not even a refused one:
// a refused entry too is signed by its author and has its audience.
func (l *Ledger) mayPromise(x *statement.Signed) (err error) {
	l.View(func(s *docket.State) {
		st := x.Statement
		if st.Ledger != s.Ledger() {
			err = parley.Refuse("another-ledger", "statement", "The statement is for ledger %s; this is %s.", parley.Short(st.Ledger), parley.Short(s.Ledger())).
				To("Sign it anew for this ledger.")
			return
		}
		keys := s.Keys(st.Author)
		for _, id := range x.KeyIDs() {
			if !slices.ContainsFunc(keys, func(k docket.KeyStatus) bool { return k.ID == id }) {
				err = parley.Refuse("unknown-key", "keys", "Key %s is not enrolled for party %s.", parley.Short(id), parley.Short(st.Author)).
					To("Have the party admitted, or the key enrolled, first.")
				return
			}
		}
		if _, known := addressees(s, st.Audience); !known {
			err = parley.Refuse("unknown-addressee", "audience", "The audience names a party that has not been admitted here.").
				To("Leave it out, or have it admitted first.")
		}
	})
	return err
}

// takeIn is the one goroutine that queues what is promised, and marks what has
// entered. It ends when the ledger closes; what waits then enters at the next
// start.
func (l *Ledger) takeIn() {
	defer close(l.takenIn)
	for {
		select {
		case r := <-l.promises:
			all := []*promising{r}
		more:
			for len(all) < promisesAtOnce {
				select {
				case r := <-l.promises:
					all = append(all, r)
				default:
					break more
				}
			}
			l.queueDurably(all)
		case <-l.settled:
			if err := l.intake.mark(context.Background()); err != nil {
				l.log.Error("what has entered could not be marked in the intake; the next start finds it in the log", "error", err)
			}
		case <-l.closing:
			for {
				select {
				case r := <-l.promises:
					r.done <- promiseOutcome{err: l.goneError()}
				case <-l.dead:
					if err := l.intake.mark(context.Background()); err != nil {
						l.log.Warn("what has entered could not be marked in the intake; the next start finds it in the log", "error", err)
					}
					return
				}
			}
		}
	}
}

// queueDurably promises all that may be promised, in one write, and hands them
// to the writer.
func (l *Ledger) queueDurably(all []*promising) {
	ctx := context.Background()
	var fresh []*promising
	var held []*promised
	given := map[parley.Digest]*promised{}
	now, err := l.timeAfter(l.Head().At)
	if err != nil {
		for _, r := range all {
			r.done <- promiseOutcome{err: err}
		}
		return
	}
	by := now + parley.Instant(l.cfg.PromiseWithin/time.Millisecond)
	var twice []*promising // of this batch
	for _, r := range all {
		if given[r.p.c] != nil {
			twice = append(twice, r)
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
		row := &promised{c: r.p.c, statement: r.p.signed.ID, includeBy: by, size: r.p.size}
		if !l.intake.hold(row) {
			r.done <- promiseOutcome{err: intakeFull()}
			continue
		}
		given[r.p.c] = row
		fresh, held = append(fresh, r), append(held, row)
	}
	err = l.writePromises(ctx, fresh, held)
	if err != nil {
		l.intake.drop(held)
		err = refuse(err, "not-promised", "R8", "Send it again.", "The statement could not be queued durably, so nothing is promised.")
	}
	// Before the caller is told, so that what he says next comes after it. Where
	// the ledger is closing it is on the disk, and enters at the next start.
	for _, r := range fresh {
		if err == nil && l.enqueue(ctx, []*pending{r.p}) != nil {
			break
		}
	}
	for _, r := range append(fresh, twice...) {
		r.done <- promiseOutcome{includeBy: by, err: err}
	}
}

// writePromises puts the data keys and then the queue's rows on the disk.
func (l *Ledger) writePromises(ctx context.Context, all []*promising, rows []*promised) error {
	if len(all) == 0 {
		return nil
	}
	items := make([]keystore.Item, len(all))
	out := make([]waitingRow, len(all))
	for i, r := range all {
		items[i].Object = keystore.Object{Kind: keystore.Queued, Statement: r.p.signed.ID}
		if _, err := io.ReadFull(l.cfg.Rand, items[i].Key[:]); err != nil {
			return fmt.Errorf("drawing data keys: %w", err)
		}
		sealed, err := sealQueued(&items[i], r.sub)
		if err != nil {
			return err
		}
		out[i] = waitingRow{promised: *rows[i], sealed: sealed}
	}
	first, err := l.keys.Put(ctx, items)
	if err != nil {
		return err
	}
	for i := range out {
		out[i].key = first + int64(i)
	}
	return l.intake.add(ctx, out)
}

// finish tells the outcome to whoever waits for it: a caller, or the intake.
func (l *Ledger) finish(p *pending, o outcome) {
	if !p.promised {
		p.done <- o
		return
	}
	if o.err != nil { // it waits on the disk: for the next start, if the ledger has stopped
		if l.Err() == nil {
			l.keeper.add(p)
		}
		return
	}
	row := l.intake.settle(p.c, o.index)
	if row == nil {
		return
	}
	if !o.again && o.leaf.At > row.includeBy {
		l.log.Warn("a promise was broken: its statement entered too late, and whoever holds the promise can prove it",
			"entry", o.index, "entered", o.leaf.At, "include_by", row.includeBy)
	}
	select {
	case l.settled <- struct{}{}:
	default:
	}
}

// loadIntake reads what waits, for the writer to enter before anything else.
func (l *Ledger) loadIntake(ctx context.Context) (err error) {
	if err := l.warnOfLostPromises(ctx); err != nil {
		return refuseKeys(err, "The key store in %s can't be read: %v.", l.cfg.Dir, err)
	}
	if l.intake, err = openIntake(ctx, l.cfg.Dir); err != nil {
		return refuseIntake(err, "The promises in %s can't be read: %v.", l.cfg.Dir, err)
	}
	rows, err := l.intake.rows(ctx)
	if err != nil {
		return refuseIntake(err, "The promises in %s can't be read: %v.", l.cfg.Dir, err)
	}
	now := l.cfg.Now()
	for i := range rows {
		r := &rows[i]
		p, err := l.reopen(ctx, r)
		if err != nil {
			return refuseIntake(err, "A statement that waits under a promise can't be read: %v.", err)
		}
		l.intake.mu.Lock()
		l.intake.waiting[r.c] = &r.promised
		l.intake.bytes += r.size
		l.intake.mu.Unlock()
		l.backlog = append(l.backlog, p)
		if r.includeBy < now {
			l.log.Warn("a promised statement is overdue, because the ledger was stopped; it enters now", "include_by", r.includeBy)
		}
	}
	return nil
}

// reopen unseals and prepares a statement that waited.
func (l *Ledger) reopen(ctx context.Context, r *waitingRow) (*pending, error) {
	object := keystore.Object{Kind: keystore.Queued, Statement: r.statement}
	key, err := l.keys.Get(ctx, r.key, object)
	if err != nil {
		return nil, err
	}
	plain, err := unseal(nil, &key, object, r.sealed)
	if err != nil {
		return nil, err
	}
	sub, err := statement.DecodeSubmission(plain)
	if err != nil {
		return nil, err
	}
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	p, err := l.prepare(sub, signed, l.knownKey)
	if err != nil {
		return nil, err
	}
	if p.c != r.c || p.signed.ID != r.statement {
		return nil, errors.New("it is not the one that was promised")
	}
	p.promised = true
	return p, nil
}

func intakeFull() error {
	return refuse(nil, "busy", "", "Try again in a second.", "As many statements wait under promises as the ledger takes.")
}

func refuseIntake(cause error, format string, args ...any) error {
	return refuse(errors.Join(ErrDamaged, cause), "intake-damaged", "R8",
		"Restore "+IntakeFile+" together with keys.db and the keys folder from a backup. To go on without it, move it away: what was promised and has not entered is then broken, which whoever holds a promise can prove.",
		format, args...)
}
