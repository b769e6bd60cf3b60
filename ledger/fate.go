package ledger

import (
	"context"
	"errors"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
)

// Stage is how far an erasure has come.
type Stage string

const (
	// Named: retention/erase is in the log. Nobody is shown the content any
	// more, and the keys still lie here.
	Named Stage = "named"
	// KeysDestroyed: the keys are gone here; a copy of them may lie in a backup.
	KeysDestroyed Stage = "keys-destroyed"
	// Erased: the last backup with the keys has expired.
	Erased Stage = "erased"
)

// Fate is how far the erasure of one entry has come on this host. What
// recipients hold is not spoken of, nor copies that nobody noted.
type Fate struct {
	Stage Stage
	// Destroyed is when the keys were; zero: they are here, or it is not known,
	// because nothing was noted at the time.
	Destroyed parley.Instant
	// Gone is when the last noted copy of the keys expires; zero: as Destroyed.
	Gone parley.Instant
}

// now is the machine's time, but never before the last entry's.
func (l *Ledger) now() parley.Instant {
	at := l.cfg.Now()
	l.mu.RLock()
	defer l.mu.RUnlock()
	return max(at, l.head.At)
}

// Fate of an entry that a retention/erase named at that time.
func (l *Ledger) Fate(ctx context.Context, index uint64, named parley.Instant) (Fate, error) {
	records, err := l.engine.Read(ctx, index, 1)
	if err != nil {
		return Fate{}, unreadable(ctx, err)
	}
	if len(records) != 1 {
		return Fate{}, notFound("There is no entry %d.", index)
	}
	sealed, err := DecodeSealed(records[0].Sealed)
	if err != nil {
		return Fate{}, refuseDamaged(err, "Entry %d is damaged: %v.", index, err)
	}
	_, err = l.keys.Get(ctx, sealed.FirstKey+1, sealed.keys()[1])
	if err == nil {
		return Fate{Stage: Named}, nil
	}
	if !errors.Is(err, keystore.ErrErased) {
		return Fate{}, refuseKeys(err, "The data key of entry %d can't be read: %v.", index, err)
	}
	copies, ended, err := l.keys.Fates(ctx)
	if err != nil {
		return Fate{}, refuseKeys(err, "What was noted of the keys can't be read: %v.", err)
	}
	return fateOf(copies, ended, named, l.now()), nil
}

// ending is what is noted of an epoch that ends now. What enters meanwhile is
// not covered.
func (l *Ledger) ending() keystore.Ended {
	l.mu.RLock()
	covers := l.head.At
	l.mu.RUnlock()
	return keystore.Ended{At: l.now(), Covers: covers}
}

// fateOf is that of keys that are gone. The first epoch that ended with the
// naming in sight took them; where none is known to have, the last one did.
func fateOf(copies []keystore.Copied, ended []keystore.Ended, named, now parley.Instant) Fate {
	if len(ended) == 0 {
		return Fate{Stage: KeysDestroyed}
	}
	by := ended[len(ended)-1]
	for _, e := range ended {
		if e.Covers >= named {
			by = e
			break
		}
	}
	f := Fate{Stage: KeysDestroyed, Destroyed: by.At, Gone: by.At}
	for _, c := range copies {
		if c.Epoch <= by.Epoch {
			f.Gone = max(f.Gone, c.Expires)
		}
	}
	if now >= f.Gone {
		f.Stage = Erased
	}
	return f
}

// Unfinished reports whether keys lie here that a retention/erase has named.
func (l *Ledger) Unfinished(ctx context.Context) (bool, error) {
	gone := map[parley.StatementID]bool{}
	l.View(func(s *docket.State) {
		for _, id := range s.Erased() {
			gone[id] = true
		}
	})
	return l.keys.Holds(ctx, func(o keystore.Object) bool {
		return o.Kind != keystore.Slots && gone[o.Statement] && (o.Kind != keystore.Queued || !l.intake.waits(o.Statement))
	})
}

// dropErased drops what was erased from the newest entries in memory. It needs
// the lock.
func (l *Ledger) dropErased() {
	kept := l.recent[:0:0]
	for _, e := range l.recent {
		if e.Signed != nil && l.erased[e.Signed.ID] {
			l.recentBytes -= e.bytes()
			e.Signed = nil
		}
		kept = append(kept, e)
	}
	l.recent = kept
}
