package ledger

import (
	"context"
	"path/filepath"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
)

// PromisesLost is what is known of promises where intake.db is missing: each
// had a data key for what waited under it.
type PromisesLost struct {
	// Given is of how many statements one was queued to be promised.
	Given int
	// Open is how many of those are not in the log: what was promised of them is
	// broken, unless it was queued and not promised any more.
	Open int
}

// promisesLost looks for promises of which intake.db, which is missing, does not
// tell any more.
func (l *Ledger) promisesLost(ctx context.Context) (out PromisesLost, err error) {
	seen := map[parley.StatementID]bool{}
	err = l.keys.Each(ctx, keystore.Queued, func(o keystore.Object) {
		if seen[o.Statement] {
			return
		}
		seen[o.Statement] = true
		out.Given++
		if _, in := l.committed.Find(o.Statement); !in {
			out.Open++
		}
	})
	return out, err
}

// warnOfLostPromises tells the operator before an empty intake.db takes the
// place of one that is missing. In a cluster it is filled from there.
func (l *Ledger) warnOfLostPromises(ctx context.Context) error {
	if l.member != nil || disk.Exists(filepath.Join(l.cfg.Dir, IntakeFile)) {
		return nil
	}
	lost, err := l.promisesLost(ctx)
	if err == nil && lost.Given > 0 {
		l.log.Error(IntakeFile+" is missing, and promises were given: those of statements that are not in the log are broken, which whoever holds one can prove. Restore it from a backup together with keys.db and keys/",
			"queued_once", lost.Given, "not_in_the_log", lost.Open)
	}
	return err
}
