package mirror

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
)

// verifyRest is how long the verification in the background rests for each
// stretch of work, in tenths: it takes two fifths of one core.
const verifyRest = 15

// verification reads, after a start from a snapshot, all that such a start takes
// on trust.
type verification struct {
	cancel context.CancelFunc
	all    sync.WaitGroup

	mu    sync.Mutex
	now   ledger.Verification
	round int // how often entries were exchanged for ones that tell more
}

// Verification tells how far what is held has been verified since the start.
func (m *Mirror) Verification() ledger.Verification {
	m.verification.mu.Lock()
	defer m.verification.mu.Unlock()
	if m.verification.now.State == "" { // before it was served
		size := m.Head().Size
		return ledger.Verification{Done: size, Total: size, State: ledger.VerificationDone}
	}
	return m.verification.now
}

func (v *verification) set(now ledger.Verification) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.now = now
}

func (v *verification) rounds() int {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.round
}

// again has the verification begin anew, if it is under way.
func (v *verification) again() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.round++
}

// end stops it and waits.
func (v *verification) end() {
	if v.cancel != nil {
		v.cancel()
	}
	v.all.Wait()
}

func (v *verification) begin(m *Mirror) {
	var ctx context.Context
	ctx, v.cancel = context.WithCancel(context.Background())
	v.set(ledger.Verification{Total: m.Head().Size, State: ledger.VerificationRunning})
	v.all.Go(func() { m.verify(ctx) })
}

// verify reads all that is held: seals, leaves, commitments, signatures,
// audiences, rules, and what follows against what is served. What it finds stops
// the mirror.
func (m *Mirror) verify(ctx context.Context) {
	for start := time.Now(); ; {
		round := m.verification.rounds()
		var served *docket.State
		m.View(func(s *docket.State) { served = s.Clone() })
		err := m.verifyUpTo(ctx, served)
		switch {
		case ctx.Err() != nil:
			return
		case m.verification.rounds() != round:
			continue
		case err == nil:
			m.verification.set(ledger.Verification{Done: served.Size(), Total: served.Size(), State: ledger.VerificationDone})
			m.cfg.Log.Info("what the mirror holds is verified", "entries", served.Size(), "took", time.Since(start))
			return
		}
		now := m.Verification()
		now.State = ledger.VerificationDamaged
		m.verification.set(now)
		m.cfg.Log.Error("the mirror has stopped: what it holds does not verify", "error", err)
		m.mu.Lock()
		m.broken = errors.Join(m.broken, err)
		m.mu.Unlock()
		return
	}
}

func (m *Mirror) verifyUpTo(ctx context.Context, served *docket.State) error {
	fold, size := bundle.NewFold(m.id.Party, m.cfg.World), served.Size()
	head, _, _ := m.at()
	for fold.Size() < size {
		start := time.Now()
		rows, err := m.store.rows(ctx, entries, fold.Size(), int(min(chunk, size-fold.Size())))
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return refuseDamaged(nil, "Entry %d is missing.", fold.Size())
		}
		for _, r := range rows {
			rec, err := m.recordOf(r)
			if err == nil {
				err = fold.Add(rec)
			}
			if err != nil {
				return refuseDamaged(err, "Entry %d does not verify any more: %v", r.index, err)
			}
		}
		m.verification.set(ledger.Verification{Done: fold.Size(), Total: size, State: ledger.VerificationRunning})
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(verifyRest * time.Since(start) / 10):
		}
	}
	if err := fold.Check(); err != nil {
		return refuseDamaged(err, "The mirror's %d entries are not its party's, or not whole: %v", size, err)
	}
	if head.Size == size && head.Root != fold.Root() {
		return refuseDamaged(nil, "The mirror's %d entries are not those of their checkpoint.", size)
	}
	if own, said := fold.State().Fingerprint(), served.Fingerprint(); own != said {
		return refuse(errors.Join(ErrDamaged, fmt.Errorf("the state %v", own)), "state-differs", "R12",
			"Stop the mirror, remove its folder "+SnapshotFolder+", and start it again; and report this.",
			"After %d entries another state follows than was served.", size)
	}
	return nil
}
