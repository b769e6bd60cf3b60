package ledger

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// verifyRest is how long the verification in the background rests for each
// stretch of work: its two goroutines take two fifths of one core together.
const verifyRest = 4

// verification is one reading of the whole log after the start: what a start
// from a snapshot has taken on trust, and the signatures, which a start never
// verifies.
type verification struct {
	ctx    context.Context
	cancel context.CancelFunc
	all    sync.WaitGroup

	mu  sync.Mutex
	now Verification
}

// Verification tells how far the log has been verified since the start.
type Verification struct {
	Done, Total uint64 // entries
	// State: running, done, damaged or off.
	State string
}

// States of a Verification.
const (
	VerificationOff     = "off"
	VerificationRunning = "running"
	VerificationDone    = "done"
	VerificationDamaged = "damaged"
)

func (v *verification) init() {
	v.ctx, v.cancel = context.WithCancel(context.Background())
	v.now.State = VerificationOff
}

// end stops it and waits.
func (v *verification) end() {
	v.cancel()
	v.all.Wait()
}

func (v *verification) set(now Verification) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.now = now
}

// Verification tells how far the log has been verified since the start.
func (l *Ledger) Verification() Verification {
	l.verification.mu.Lock()
	defer l.verification.mu.Unlock()
	return l.verification.now
}

// verify reads the whole log again: leaves against the tree, ciphertexts,
// commitments, signatures, slot trees, and the state that it folds to against
// the one that is served. What it finds stops the ledger.
func (l *Ledger) verify(ctx context.Context) {
	for start := time.Now(); ; {
		epoch := l.keys.Epoch()
		l.mu.RLock()
		served, head := l.committed.Clone(), l.head
		l.mu.RUnlock()
		digest, err := l.verifyUpTo(ctx, served, head)
		switch {
		case ctx.Err() != nil:
			return
		case err == nil:
			l.verification.set(Verification{head.Size, head.Size, VerificationDone})
			l.log.Info("the log is verified: every hash, ciphertext, signature and audience, and the state that follows", "entries", head.Size, "root", head.Root, "state", digest, "took", time.Since(start))
			return
		case l.keys.Epoch() != epoch:
			continue // an erasure has destroyed keys meanwhile: it is read anew
		}
		now := l.Verification()
		now.State = VerificationDamaged
		l.verification.set(now)
		l.fail(err)
		return
	}
}

func (l *Ledger) verifyUpTo(ctx context.Context, served *docket.State, head Head) (parley.Digest, error) {
	r := &replay{l: l, ctx: ctx, checkpoint: proof.Checkpoint{Size: head.Size, Root: head.Root}, total: head.Size, verified: true, background: true,
		progress: func(done, total uint64) { l.verification.set(Verification{done, total, VerificationRunning}) }}
	r.progress(0, head.Size)
	if err := r.from(docket.New(l.cfg.World), &snapshotHeader{}); err != nil {
		return parley.Digest{}, err
	}
	if err := r.run(); err != nil {
		return parley.Digest{}, err
	}
	if err := r.finish(head); err != nil {
		return parley.Digest{}, err
	}
	own, said := r.state.Fingerprint(), served.Fingerprint()
	if own != said {
		return own, refuse(ErrDamaged, "state-differs", "R12",
			"Stop the ledger, remove its folder "+SnapshotFolder+", and start it again, so that the log is replayed whole; tell whoever got answers since the last start; and report this.",
			"After %d entries the log gives the state %v, and %v was served.", head.Size, own, said)
	}
	return own, nil
}

// rest lets others work, after a stretch of work that began at start.
func (r *replay) rest(ctx context.Context, start time.Time) {
	if r.background {
		pause(ctx, verifyRest*time.Since(start))
	}
}

// unreachable reports whether the log could not be read for now, which a
// verification waits out: damage is what the store or the ledger calls so.
func (r *replay) unreachable(ctx context.Context, err error) bool {
	var refusal *parley.Refusal
	if !r.background || err == nil || ctx.Err() != nil || errors.Is(err, ErrDamaged) || errors.As(err, &refusal) {
		return false
	}
	r.l.log.Warn("the log can't be read for its verification; it is tried again", "error", err)
	pause(ctx, time.Second)
	return true
}
