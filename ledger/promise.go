package ledger

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
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
	if err := l.whyStopped(); err != nil {
		return nil, err
	}
	if l.member != nil {
		return l.promiseAnywhere(ctx, sub)
	}
	return l.promiseHere(ctx, sub)
}

// promiseHere has this process's own queue promise it.
func (l *Ledger) promiseHere(ctx context.Context, sub *statement.Submission) ([]byte, error) {
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
	if err == nil && row == nil && l.member != nil { // another node may just have promised it
		if err := l.pullQueue(ctx); err != nil {
			return nil, noQueue(err)
		}
		row, err = l.intake.find(ctx, c, id)
	}
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

// finish tells the outcome to whoever waits for it: a caller, or the intake.
func (l *Ledger) finish(p *pending, o outcome) {
	if !p.promised {
		p.done <- o
		return
	}
	if o.err != nil { // it waits on the disk: for the next start, if the ledger has stopped
		switch {
		case l.member != nil:
			l.intake.unoffer(p.c)
		case !l.forGood():
			l.keeper.add(p)
		}
		return
	}
	at := o.leaf.At
	if o.again {
		at = 0 // it was complained about when it entered
	}
	l.settle(p.c, o.index, at)
}

// settle notes that what was promised has entered.
func (l *Ledger) settle(c parley.Digest, entry uint64, at parley.Instant) {
	row := l.intake.settle(c, entry)
	if row == nil {
		return
	}
	if at > row.includeBy {
		l.log.Warn("a promise was broken: its statement entered too late, and whoever holds the promise can prove it",
			"entry", entry, "entered", at, "include_by", row.includeBy)
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
		if l.member != nil { // whoever decides enters it
			l.intake.wait(&r.promised)
			if err := l.settleFound(ctx, &r.promised); err != nil {
				return err
			}
			continue
		}
		p, err := l.reopen(ctx, r)
		if err != nil {
			return refuseIntake(err, "A statement that waits under a promise can't be read: %v.", err)
		}
		r.author = p.signed.Statement.Author
		l.intake.wait(&r.promised)
		l.backlog = append(l.backlog, p)
		if r.includeBy < now {
			l.log.Warn("a promised statement is overdue, because the ledger was stopped; it enters now", "include_by", r.includeBy)
		}
	}
	return nil
}

// reopen unseals and prepares a statement that waited.
func (l *Ledger) reopen(ctx context.Context, r *waitingRow) (*pending, error) {
	sub, err := l.unsealQueued(ctx, r)
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
