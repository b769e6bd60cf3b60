package ledger

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/ledger/keystore"
)

// sharedBatch is how many keys one batch of a cluster has at most: it fits into
// one message.
const sharedBatch = 8000

// makeKeys makes an empty key store where a node of a cluster has none: it is
// filled from the cluster.
func (l *Ledger) makeKeys(ctx context.Context) error {
	if l.cfg.Cluster == nil {
		return nil
	}
	_, err := os.Stat(filepath.Join(l.cfg.Dir, keystore.File))
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := keystore.CreateEmpty(ctx, l.cfg.Dir); err != nil {
		return refuse(err, "keys-lost", "R8", "Copy the folder keys/ from another node of this ledger; keys.db is then filled from the cluster.",
			"This node has no keys, and none can be made: %v.", err)
	}
	l.log.Info("the key store is empty; it is filled from the cluster")
	return nil
}

// putKeys stores the data keys of a frame where all who read the frame find
// them, and gives the number of the first; they follow each other.
func (l *Ledger) putKeys(ctx context.Context, items []keystore.Item) (first int64, err error) {
	if l.member == nil {
		return l.keys.Put(ctx, items)
	}
	for {
		first, err = l.shareKeys(ctx, items)
		if !errors.Is(err, ErrSize) {
			return first, err
		}
		// Another node that believed to decide was here: its keys are orphans.
		if err := l.syncKeys(ctx); err != nil {
			return 0, err
		}
	}
}

// shareKeys appends batch after batch to the cluster's keys, each before it is
// stored here.
func (l *Ledger) shareKeys(ctx context.Context, items []keystore.Item) (first int64, err error) {
	for from := 0; from < len(items); from += sharedBatch {
		b, err := l.keys.Wrap(items[from:min(from+sharedBatch, len(items))])
		if err != nil {
			return 0, err
		}
		if from == 0 {
			first = b.First
		}
		if err := l.member.AppendKeys(ctx, b); err != nil {
			return 0, err
		}
		if err := l.keys.Add(ctx, b); err != nil {
			return 0, err
		}
	}
	return first, nil
}

// syncKeys takes over the keys that other nodes have appended. This node's
// store is a copy: lost, it is filled again from the cluster.
func (l *Ledger) syncKeys(ctx context.Context) error {
	for {
		batches, err := l.member.Keys(ctx, l.keys.Next())
		if err != nil || len(batches) == 0 {
			return err
		}
		for _, b := range batches {
			switch err := l.keys.Add(ctx, b); {
			case errors.Is(err, keystore.ErrNotNext):
				return refuseKeys(err, "The keys of the cluster are not those of this node's store: %v.", err)
			case err != nil:
				return err
			}
		}
	}
}

// keysFor makes sure that the keys of records are here.
func (l *Ledger) keysFor(ctx context.Context, records []Record) error {
	need := int64(0)
	for _, r := range records {
		s, err := DecodeSealed(r.Sealed)
		if err != nil {
			return refuseDamaged(err, "Entry %d is damaged: %v.", r.Index, err)
		}
		need = max(need, s.FirstKey+int64(len(s.keys())))
	}
	if l.keys.Next() >= need {
		return nil
	}
	if err := l.syncKeys(ctx); err != nil {
		return err
	}
	if next := l.keys.Next(); next < need {
		return fmt.Errorf("the keys up to %d are not in the cluster yet, only those before %d", need-1, next)
	}
	return nil
}
