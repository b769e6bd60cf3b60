package ledger

import (
	"context"
	"math/bits"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

// recentHashes is how many tree hashes stay in memory at least (2 MB), so that
// receipts are proven without a read. It is far more than all frames in flight.
const recentHashes = 1 << 16

// tree holds the hashes of the newest entries and, at their left edge, the
// roots of the full subtrees that cover everything before: enough to prove any
// of the newest entries, and to append. Older hashes it reads from the engine.
type tree struct {
	engine Engine

	mu     sync.RWMutex
	size   int64               // entries
	first  int64               // stored index of recent[0]
	recent []tlog.Hash         // in stored order
	edge   map[int64]tlog.Hash // by stored index, left of recent
}

// loadTree gives the tree of the first size entries, whose hashes it reads.
func loadTree(ctx context.Context, engine Engine, size int64) (*tree, error) {
	t := &tree{engine: engine, size: size, first: tlog.StoredHashCount(size)}
	var indexes []int64
	for done := int64(0); done < size; {
		level := bits.Len64(uint64(size-done)) - 1
		indexes = append(indexes, tlog.StoredHashIndex(level, done>>level))
		done += 1 << level
	}
	hashes, err := engine.Hashes(ctx, indexes)
	if err != nil {
		return nil, err
	}
	t.edge = make(map[int64]tlog.Hash, len(hashes))
	for i, h := range hashes {
		t.edge[indexes[i]] = h
	}
	return t, nil
}

// add appends one entry and returns the hashes that it adds. Only the writer,
// or the replay, calls it.
func (t *tree) add(leaf tlog.Hash) ([]tlog.Hash, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	hashes, err := tlog.StoredHashesForRecordHash(t.size, leaf, tlog.HashReaderFunc(t.known))
	if err != nil {
		return nil, err
	}
	t.recent = append(t.recent, hashes...)
	t.size++
	if len(t.recent) >= 2*recentHashes {
		t.trim()
	}
	return hashes, nil
}

// extend appends the leaves of a chunk and compares what they add with the
// stored hashes.
func (t *tree) extend(chunk []opened, stored []tlog.Hash) (root tlog.Hash, err error) {
	for i := range chunk {
		hashes, err := t.add(chunk[i].event.Leaf.Hash())
		if err != nil {
			return root, err
		}
		for _, h := range hashes {
			if len(stored) == 0 || stored[0] != h {
				return root, refuseDamaged(nil, "Entry %d is not the one that was written: its tree hashes differ from the stored ones.", chunk[i].event.Index)
			}
			stored = stored[1:]
		}
	}
	t.mu.RLock()
	size := t.size
	t.mu.RUnlock()
	return t.root(size)
}

// cut forgets the entries from size on, which never came into the log. They are
// recent: frames in flight.
func (t *tree) cut(size int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if size < t.size {
		t.recent = t.recent[:tlog.StoredHashCount(size)-t.first]
		t.size = size
	}
}

// trim moves the left edge to the right, to about recentHashes from the end.
func (t *tree) trim() {
	base := t.size - recentHashes/2
	edge := map[int64]tlog.Hash{}
	for done := int64(0); done < base; {
		level := bits.Len64(uint64(base-done)) - 1
		index := tlog.StoredHashIndex(level, done>>level)
		edge[index], _ = t.inMemory(index)
		done += 1 << level
	}
	first := tlog.StoredHashCount(base)
	t.recent = append([]tlog.Hash(nil), t.recent[first-t.first:]...)
	t.first, t.edge = first, edge
}

// root is the root of the first size entries, which are all recent or all there are.
func (t *tree) root(size int64) (tlog.Hash, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return tlog.TreeHash(size, tlog.HashReaderFunc(t.known))
}

// inMemory needs the lock.
func (t *tree) inMemory(index int64) (tlog.Hash, bool) {
	if i := index - t.first; i >= 0 && i < int64(len(t.recent)) {
		return t.recent[i], true
	}
	h, ok := t.edge[index]
	return h, ok
}

// known reads hashes that are in memory; it needs the lock.
func (t *tree) known(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		h, ok := t.inMemory(index)
		if !ok {
			return nil, errNotRecent
		}
		out[i] = h
	}
	return out, nil
}

// reader reads any hash, old ones from the engine.
func (t *tree) reader(ctx context.Context) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		var missing []int64
		var at []int
		t.mu.RLock()
		for i, index := range indexes {
			h, ok := t.inMemory(index)
			if !ok {
				missing, at = append(missing, index), append(at, i)
			}
			out[i] = h
		}
		t.mu.RUnlock()
		if len(missing) == 0 {
			return out, nil
		}
		old, err := t.engine.Hashes(ctx, missing)
		if err != nil {
			return nil, unreadable(ctx, err)
		}
		for i, h := range old {
			out[at[i]] = h
		}
		return out, nil
	})
}
