package ledger

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// Lost is what a restored backup lacks of a later checkpoint: the entries From
// to Until−1 were signed, and whoever said or read them may hold receipts.
type Lost struct{ From, Until uint64 }

// Restore makes the folder t.To of the backup in t.From, after it has verified
// all of that and before it has verified all of the other. known is a signed
// checkpoint of this log from elsewhere (the old folder, a party, a witness);
// nil: none. A backup that is older than it is refused, unless acceptLoss; one
// that contradicts it always is.
func Restore(ctx context.Context, t Transfer, known []byte, acceptLoss bool) (*Inspection, *Lost, error) {
	m, err := ReadManifest(t.From)
	if err != nil {
		return nil, nil, err
	}
	if m.Expires != 0 && t.Now() >= m.Expires && !t.Expired {
		return nil, nil, refuse(nil, "backup-expired", "retention", "Restore a newer one and destroy this one. If there is no other, restore it all the same (--expired): what was erased since it was made can be read again.",
			"The backup in %s expired at %v, and what was erased since it was made is told to be gone.", t.From, m.Expires)
	}
	keys := Keys{Log: m.LogKey}
	secrets := t.From
	if !m.Keys {
		if t.Keys == "" {
			return nil, nil, refuse(nil, "keys-needed", "R8", "Name the folder with log.key and keys/ that is kept apart from it.",
				"The backup in %s was made without keys.", t.From)
		}
		secrets, keys.Folder = t.Keys, filepath.Join(t.Keys, keystore.Folder)
	} else {
		t.Keys = ""
	}
	found, err := t.verify(ctx, t.From, keys)
	if err != nil {
		return nil, nil, err
	}
	lost, err := t.compare(ctx, found, known, acceptLoss)
	if err != nil {
		return nil, lost, err
	}
	done, err := t.make(func(part string) (*Inspection, error) {
		if err := t.copyConsistently(ctx, part, nil); err != nil {
			return nil, err
		}
		if err := disk.CopySecret(filepath.Join(secrets, KeyFile), part, KeyFile, maxKeyFile); err != nil {
			return nil, refuseOpen(err, func() error {
				return refuseFolder(err, "Restore "+KeyFile+" from where the keys are kept.", "%v.", err)
			})
		}
		if err := t.eraseAgain(ctx, part, found); err != nil {
			return nil, err
		}
		if k, err := readLogKey(part); err != nil || k.text != m.LogKey {
			return nil, refuseFolder(err, "Take the "+KeyFile+" of this very ledger.", "The %s in %s is another ledger's.", KeyFile, secrets)
		}
		return t.verify(ctx, part, Keys{})
	})
	return done, lost, err
}

// eraseAgain destroys the keys of what the restored log has erased, where the
// backup was made between the two.
func (t *Transfer) eraseAgain(ctx context.Context, part string, found *Inspection) error {
	gone := map[parley.StatementID]bool{}
	for _, id := range found.State.Erased() {
		gone[id] = true
	}
	named := func(o keystore.Object) bool {
		return o.Kind != keystore.Slots && gone[o.Statement]
	}
	s, err := keystore.Open(ctx, part, rand.Reader)
	if err != nil {
		return refuseKeys(err, "The restored keys can't be opened: %v.", err)
	}
	left, err := s.Holds(ctx, named)
	if err == nil && left {
		_, err = s.Rotate(ctx, keystore.Ended{At: t.Now(), Covers: found.Head.At}, func(o keystore.Object) bool { return !named(o) })
	}
	return errors.Join(err, s.Close())
}

// compare holds a backup against a checkpoint from elsewhere.
func (t *Transfer) compare(ctx context.Context, found *Inspection, known []byte, acceptLoss bool) (*Lost, error) {
	if known == nil {
		return nil, nil
	}
	key, err := inspectKey("", found.LogKey)
	if err != nil {
		return nil, err
	}
	_, c, err := OpenSigned(known, key.verifier)
	if err != nil {
		return nil, refuse(errors.Join(ErrDamaged, err), "bad-checkpoint", "R9", "Show a checkpoint of this very ledger.", "The checkpoint shown does not verify: %v", err)
	}
	switch same, err := t.holds(ctx, found, c); {
	case err != nil:
		return nil, err
	case same:
		return nil, nil
	case c.Size <= found.Head.Size:
		return nil, refuse(ErrDamaged, "backup-differs", "R9",
			"Keep both: they prove that this log's key has signed two histories. Ask the parties which of them their receipts verify under.",
			"The backup is not the beginning of the log that the checkpoint shown signs: at %d entries their roots differ.", c.Size)
	}
	lost := &Lost{From: found.Head.Size, Until: c.Size}
	if acceptLoss {
		return lost, nil
	}
	return lost, refuse(ErrDamaged, "backup-older", "R9",
		"Restore a newer backup, or fetch what is missing from a mirror. If there is none, restore it with the loss accepted, and tell the parties: whatever is entered from then on contradicts the receipts that they hold for these entries.",
		"The backup has %d entries, and the log has signed %d: entries %d to %d would be lost.", found.Head.Size, c.Size, lost.From, lost.Until-1)
}

// holds reports whether the backup begins with the log that the checkpoint signs.
func (t *Transfer) holds(ctx context.Context, found *Inspection, c proof.Checkpoint) (bool, error) {
	if c.Size > found.Head.Size {
		return false, nil
	}
	e, err := t.Check(ctx, t.From)
	if err != nil {
		return false, err
	}
	root, err := RootAt(ctx, e, c.Size)
	if err := errors.Join(err, e.Close()); err != nil {
		return false, fmt.Errorf("the root of the first %d entries: %w", c.Size, err)
	}
	return root == c.Root, nil
}
