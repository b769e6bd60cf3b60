package ledger

import (
	"context"
	"maps"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/keystore"
)

// Erase destroys the data keys of all entries that the log's retention/erase
// statements name, by ending the epoch: every other key is wrapped anew, and
// the old epoch key destroyed. It returns how many keys were forgotten. Slot
// secrets stay: whom an entry addressed is in the erasure's effect, and others
// can still be shown that it was not for them. What was queued under a promise
// and has entered since loses its key too: the entry has one of its own. All
// snapshots are removed.
//
// The writer waits meanwhile, about 2 s for a million keys. In a cluster the
// epoch ends on all nodes: on those that run within some seconds, on others when
// they start. What recipients hold can't be erased.
func (l *Ledger) Erase(ctx context.Context) (forgotten int, err error) {
	l.snapshots.mu.Lock() // what was copied before the erasure is not written after it
	defer l.snapshots.mu.Unlock()
	if err := l.removeSnapshots(); err != nil {
		return 0, err
	}
	if l.member != nil {
		forgotten, err = l.endEpoch(ctx, l.keeps(l.forgetErased()))
	} else {
		l.append.Lock()
		defer l.append.Unlock()
		forgotten, err = l.keys.Rotate(ctx, l.ending(), l.keeps(l.forgetErased()))
	}
	if err == nil {
		l.log.Info("erased data keys", "keys", forgotten, "epoch", l.keys.Epoch())
	}
	return forgotten, err
}

// keeps says which keys stay when those statements are erased.
func (l *Ledger) keeps(gone map[parley.StatementID]bool) func(keystore.Object) bool {
	return func(o keystore.Object) bool {
		if o.Kind == keystore.Queued {
			return l.intake.waits(o.Statement)
		}
		return o.Kind == keystore.Slots || !gone[o.Statement]
	}
}

// forgetErased drops what was erased from the newest entries in memory, and
// gives the statements.
func (l *Ledger) forgetErased() map[parley.StatementID]bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dropErased()
	return maps.Clone(l.erased)
}
