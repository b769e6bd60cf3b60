package ledger

import (
	"context"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Copy appends to the engine to whatever it lacks of the engine from, frame by
// frame, and gives the head that it then has. Every leaf is hashed again: to
// ends with the root that from has there, or Copy fails. What to holds already must be
// the beginning of what from holds, so a copy that was cut short goes on where
// it stopped. Only the caller may append to the engine to meanwhile; from may
// grow, what comes after the start, or after the first upTo entries, is left out.
//
// A frame of the copy takes as many entries as fit, whatever the frames were:
// leaves, sealed bytes, tree hashes and so all roots and proofs are the same.
func Copy(ctx context.Context, from, to Engine, upTo uint64, progress func(done, total uint64)) (Head, error) {
	source, err := from.Head(ctx)
	if err != nil {
		return Head{}, err
	}
	head, err := to.Head(ctx)
	if err != nil {
		return Head{}, err
	}
	cut := upTo < source.Size
	if cut {
		source.Size = max(upTo, head.Size)
		if source.Root, err = RootAt(ctx, from, source.Size); err != nil {
			return Head{}, err
		}
	}
	c := copier{from: from, to: to}
	if err := c.begins(ctx, head, source); err != nil {
		return Head{}, err
	}
	for head.Size < source.Size {
		if head, err = c.frame(ctx, head, source); err != nil {
			return head, err
		}
		if progress != nil {
			progress(head.Size, source.Size)
		}
	}
	if head.Root != source.Root || !cut && head.At != source.At {
		return head, refuseDamaged(nil, "The log's last frame says %d entries with the root %v; its entries have the root %v.", source.Size, source.Root, head.Root)
	}
	return head, nil
}

type copier struct{ from, to Engine }

// begins checks that the log which is there is the beginning of the source.
func (c *copier) begins(ctx context.Context, head, source Head) error {
	if head.Size > source.Size {
		return refuse(nil, "copy-differs", "R9", "Copy in the other direction, or into an empty place.",
			"The target has %d entries already, the source only %d.", head.Size, source.Size)
	}
	if head.Size == 0 {
		return nil
	}
	root, err := RootAt(ctx, c.from, head.Size)
	if err != nil {
		return err
	}
	if root != head.Root {
		return refuse(nil, "copy-differs", "R9", "Copy into an empty place: another log, or another history of this one, is there.",
			"The %d entries that the target has are not the first %[1]d of the source.", head.Size)
	}
	return nil
}

// RootAt computes the root of the first size entries from the stored tree
// hashes, which it does not check.
func RootAt(ctx context.Context, e Engine, size uint64) (tlog.Hash, error) {
	return tlog.TreeHash(int64(size), tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return e.Hashes(ctx, indexes) }))
}

// frame copies the next frame after head.
func (c *copier) frame(ctx context.Context, head, source Head) (Head, error) {
	records, err := c.from.Read(ctx, head.Size, int(min(MaxFrameEntries, source.Size-head.Size)))
	if err != nil {
		return head, err
	}
	if len(records) == 0 {
		return head, refuseDamaged(nil, "Entry %d is missing.", head.Size)
	}
	f := &Frame{Epoch: max(source.Epoch, 1), Prev: head.Root}
	bytes := 0
	for i, r := range records {
		bytes += entryOverhead + len(r.Sealed)
		if i > 0 && bytes > statement.MaxFrame {
			break
		}
		f.Records = records[:i+1]
	}
	next := head
	next.Epoch, next.Size = f.Epoch, head.Size+uint64(len(f.Records))
	if f.Hashes, next.Root, err = c.hash(ctx, head.Size, f.Records); err != nil {
		return head, err
	}
	last, err := proof.DecodeLeaf(f.Records[len(f.Records)-1].Leaf)
	if err != nil {
		return head, refuseDamaged(err, "Entry %d is damaged: %v.", next.Size-1, err)
	}
	f.Root, f.At, next.At = next.Root, last.At, last.At
	return next, c.to.Append(ctx, head.Size, f)
}

// hash computes the tree hashes that records add after the first size entries,
// compares them with the stored ones, and gives the root.
func (c *copier) hash(ctx context.Context, size uint64, records []Record) (hashes []tlog.Hash, root tlog.Hash, err error) {
	base := tlog.StoredHashCount(int64(size))
	stored, err := storedHashes(ctx, c.from, size, uint64(len(records)))
	if err != nil {
		return nil, root, err
	}
	known := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		var old []int64
		var at []int
		for i, x := range indexes {
			if x >= base {
				out[i] = hashes[x-base]
				continue
			}
			old, at = append(old, x), append(at, i)
		}
		read, err := c.from.Hashes(ctx, old)
		for i, h := range read {
			out[at[i]] = h
		}
		return out, err
	})
	for _, r := range records {
		added, err := tlog.StoredHashes(int64(r.Index), r.Leaf, known)
		if err != nil {
			return nil, root, err
		}
		for _, h := range added {
			if len(hashes) >= len(stored) || stored[len(hashes)] != h {
				return nil, root, refuseDamaged(nil, "Entry %d is not the one that was written: its tree hashes differ from the stored ones.", r.Index)
			}
			hashes = append(hashes, h)
		}
	}
	root, err = tlog.TreeHash(int64(size)+int64(len(records)), known)
	if err != nil {
		err = fmt.Errorf("the root after entry %d: %w", size+uint64(len(records))-1, err)
	}
	return hashes, root, err
}

// storedHashes reads the tree hashes that n entries added.
func storedHashes(ctx context.Context, e Engine, from, n uint64) ([]tlog.Hash, error) {
	first, last := tlog.StoredHashCount(int64(from)), tlog.StoredHashCount(int64(from+n))
	indexes := make([]int64, 0, last-first)
	for i := first; i < last; i++ {
		indexes = append(indexes, i)
	}
	return e.Hashes(ctx, indexes)
}
