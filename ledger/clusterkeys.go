package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

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
		if !errors.Is(err, ErrSize) && !errors.Is(err, ErrEpoch) {
			return first, err
		}
		// Another node was here: one that believed to decide, whose keys are
		// orphans, or one that erased.
		if err := l.syncKeys(ctx); err != nil {
			return 0, err
		}
	}
}

// shareKeys appends batch after batch to the cluster's keys, each before it is
// stored here.
func (l *Ledger) shareKeys(ctx context.Context, items []keystore.Item) (first int64, err error) {
	l.member.keys.Lock()
	defer l.member.keys.Unlock()
	for from := 0; from < len(items); from += sharedBatch {
		b, err := l.keys.Wrap(items[from:min(from+sharedBatch, len(items))])
		if err != nil {
			return 0, err
		}
		if from == 0 {
			first = b.First
		} else if b.Epoch != l.keys.Epoch() {
			return 0, ErrEpoch
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

// syncKeys takes over the keys that other nodes have appended, and the end of an
// epoch. This node's store is a copy: lost, it is filled again from the cluster.
func (l *Ledger) syncKeys(ctx context.Context) error {
	l.member.keys.Lock()
	defer l.member.keys.Unlock()
	return l.pullKeys(ctx)
}

// pullKeys needs the lock of the keys.
func (l *Ledger) pullKeys(ctx context.Context) error {
	for {
		batches, err := l.member.Keys(ctx, l.keys.Epoch(), l.keys.Next())
		if errors.Is(err, ErrEpoch) {
			if err := l.adoptEpoch(ctx); err != nil {
				return err
			}
			continue
		}
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

// adoptEpoch ends the epoch of this node's keys as it has ended in the cluster:
// what was erased is erased here. It needs the lock of the keys.
func (l *Ledger) adoptEpoch(ctx context.Context) error {
	epoch, _, handover, err := l.member.KeyEpoch(ctx)
	if err != nil {
		return err
	}
	own, old, err := l.keys.EpochKey()
	if err != nil {
		return err
	}
	behind := func(cause error) error {
		return refuse(errors.Join(ErrDamaged, cause), "keys-behind", "R8",
			"Stop this node, put the folder keys/ of a node that is up to date in place of its own, remove keys.db, and start it: keys.db is filled from the cluster.",
			"The cluster's keys are in epoch %d, this node's in epoch %d; the key of the one is not handed over to the other.", epoch, own)
	}
	if epoch != own+1 {
		return behind(nil)
	}
	plain, err := l.member.seal.open(purposeEpoch, old[:], handover)
	if err != nil || len(plain) != keystore.KeySize {
		return behind(err)
	}
	key := keystore.Key(plain)
	if err := l.keys.Adopt(ctx, l.ending(), epoch, &key, func(first int64) ([]*keystore.Batch, error) { return l.member.Keys(ctx, epoch, first) }); err != nil {
		return fmt.Errorf("taking over the keys of epoch %d: %w", epoch, err)
	}
	l.log.Info("the keys' epoch has ended in the cluster, and here: what was erased can't be read any more", "epoch", epoch)
	l.forgetErased()
	if l.tree == nil { // at the start, before the log is read
		l.dropSnapshots()
	} else { // without the locks that are held here
		go l.dropSnapshots()
	}
	return nil
}

// dropSnapshots removes those of an epoch that has ended, when none is being
// taken.
func (l *Ledger) dropSnapshots() {
	l.snapshots.mu.Lock()
	defer l.snapshots.mu.Unlock()
	if err := l.removeSnapshots(); err != nil {
		l.log.Error("snapshots of a keys' epoch that has ended can't be removed: they hold what was erased, under a key that is destroyed", "error", err)
	}
}

// endEpoch ends the keys' epoch for all nodes: those that run follow when they
// are told, within compareEvery at the latest, others when they start. Each can
// follow one step, so an epoch that has just begun is waited for.
func (l *Ledger) endEpoch(ctx context.Context, keep func(keystore.Object) bool) (forgotten int, err error) {
	m := l.member
	newest, since, _, err := m.KeyEpoch(ctx)
	if err != nil {
		return 0, err
	}
	if wait := min(m.epochLeast-time.Since(since), m.epochLeast); newest > 1 && wait > 0 {
		l.log.Info("the keys' epoch has just begun; it ends when all nodes have followed", "wait", wait)
		pause(ctx, wait)
	}
	m.queue.Lock()
	defer m.queue.Unlock()
	m.keys.Lock()
	defer m.keys.Unlock()
	for {
		if err := l.pullKeys(ctx); err != nil {
			return 0, err
		}
		if err := l.fenceQueue(ctx); err != nil {
			return 0, err
		}
		epoch, old, err := l.keys.EpochKey()
		if err != nil {
			return 0, err
		}
		var key keystore.Key
		if _, err := io.ReadFull(l.cfg.Rand, key[:]); err != nil {
			return 0, err
		}
		handover, err := m.seal.close(purposeEpoch, old[:], key[:])
		if err != nil {
			return 0, err
		}
		err = m.EndEpoch(ctx, epoch+1, l.keys.Next(), handover, func(add func(*keystore.Batch) error) error {
			forgotten, err = l.keys.Rewrap(ctx, epoch+1, &key, keep, sharedBatch, add)
			return err
		})
		if errors.Is(err, ErrSize) || errors.Is(err, ErrEpoch) {
			continue // other nodes were here
		}
		if err != nil {
			return 0, err
		}
		if err := l.pullKeys(ctx); err != nil {
			return 0, err
		}
		l.tell(stateNote{Node: m.Node(), Epoch: epoch + 1})
		return forgotten, nil
	}
}

// watchEpoch takes over the end of an epoch.
func (l *Ledger) watchEpoch() {
	epoch, _, _, err := l.member.KeyEpoch(l.member.ctx)
	if err == nil && epoch != l.keys.Epoch() {
		err = l.syncKeys(l.member.ctx)
	}
	if err != nil && l.member.ctx.Err() == nil {
		l.log.Warn("it can't be seen whether the keys' epoch has ended; it is tried again", "error", err)
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
