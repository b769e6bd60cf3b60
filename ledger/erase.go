package ledger

import (
	"context"

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
// The writer waits meanwhile, about 2 s for a million keys. What recipients
// hold can't be erased.
func (l *Ledger) Erase(ctx context.Context) (forgotten int, err error) {
	if l.member != nil {
		return 0, refuse(nil, "erase-in-cluster", "", "Nothing was erased. The entry retention/erase stands, and its effect holds; the data keys remain until this version's successor can end an epoch on all nodes at once.",
			"Data keys can't be destroyed in a cluster yet.")
	}
	l.snapshots.mu.Lock() // what was copied before the erasure is not written after it
	defer l.snapshots.mu.Unlock()
	if err := l.removeSnapshots(); err != nil {
		return 0, err
	}
	l.append.Lock()
	defer l.append.Unlock()
	l.mu.Lock()
	gone := make(map[[32]byte]bool, len(l.erased))
	for id := range l.erased {
		gone[id] = true
	}
	kept := l.recent[:0:0]
	for _, e := range l.recent {
		if e.Signed != nil && gone[e.Signed.ID] {
			l.recentBytes -= e.bytes()
			e.Signed = nil
		}
		kept = append(kept, e)
	}
	l.recent = kept
	l.mu.Unlock()
	forgotten, err = l.keys.Rotate(ctx, func(o keystore.Object) bool {
		if o.Kind == keystore.Queued {
			return l.intake.waits(o.Statement)
		}
		return o.Kind == keystore.Slots || !gone[o.Statement]
	})
	if err == nil {
		l.log.Info("erased data keys", "keys", forgotten, "epoch", l.keys.Epoch())
	}
	return forgotten, err
}
