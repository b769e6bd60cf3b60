package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Receipt gives the receipt of a statement that is in, under the newest
// checkpoint that is witnessed as the log's policy asks, where that one covers
// the entry, otherwise under the newest. Index, leaf and openings are those of its first receipt.
func (l *Ledger) Receipt(ctx context.Context, id parley.StatementID) (*proof.Receipt, error) {
	var index uint64
	in := false
	l.View(func(s *docket.State) { index, in = s.Find(id) })
	if !in {
		return nil, notFound("The statement %s is not in the ledger.", parley.Short(id))
	}
	return l.receipt(ctx, index)
}

// ReceiptAt is Receipt by the place of an entry.
func (l *Ledger) ReceiptAt(ctx context.Context, index uint64) (*proof.Receipt, error) {
	if size := l.Head().Size; index >= size {
		return nil, notFound("There is no entry %d; the ledger has %d.", index, size)
	}
	return l.receipt(ctx, index)
}

func (l *Ledger) receipt(ctx context.Context, index uint64) (*proof.Receipt, error) {
	l.mu.RLock()
	o := outcome{index: index, size: l.head.Size, checkpoint: l.checkpoint}
	l.mu.RUnlock()
	if w := l.witnessed(); w != nil && index < w.Size {
		o.size, o.checkpoint, o.witnesses = w.Size, w.Note, w.Witnesses
	}
	e, slots, err := l.readWithSlots(ctx, index)
	if err != nil {
		return nil, err
	}
	o.leaf, o.slots = e.Leaf, slots
	return l.newReceipt(ctx, &o)
}

// ReadEntry reads one entry from the disk. Signed is nil where it was erased.
func (l *Ledger) ReadEntry(ctx context.Context, index uint64) (Event, error) {
	e, _, err := l.readSealed(ctx, index)
	return e, err
}

func (l *Ledger) readSealed(ctx context.Context, index uint64) (Event, *Sealed, error) {
	if size := l.Head().Size; index >= size {
		return Event{}, nil, notFound("There is no entry %d; the ledger has %d.", index, size)
	}
	records, err := l.engine.Read(ctx, index, 1)
	if err != nil {
		return Event{}, nil, unreadable(ctx, err)
	}
	if len(records) != 1 {
		return Event{}, nil, refuseDamaged(nil, "Entry %d is missing.", index)
	}
	e, sealed, err := decodeRecord(ctx, l.keys, records[0])
	if err != nil {
		return Event{}, nil, err
	}
	hash, err := l.tree.reader(ctx).ReadHashes([]int64{tlog.StoredHashIndex(0, int64(index))})
	if err != nil {
		return Event{}, nil, err
	}
	if hash[0] != e.Leaf.Hash() {
		return Event{}, nil, refuseDamaged(nil, "Entry %d is not the one that was written: its leaf's hash differs from the tree's.", index)
	}
	if e.Signed != nil {
		l.mu.RLock()
		if l.erased[e.Signed.ID] { // named, and its key still lies here
			e.Signed = nil
		}
		l.mu.RUnlock()
	}
	return e, sealed, nil
}

// readWithSlots reads an entry and builds its slot tree.
func (l *Ledger) readWithSlots(ctx context.Context, index uint64) (Event, *proof.Slots, error) {
	e, sealed, err := l.readSealed(ctx, index)
	if err != nil {
		return e, nil, err
	}
	if e.Signed == nil {
		return e, nil, refuse(ErrErasedEntry, "erased", "", "Its first receipt, where somebody kept it, remains valid.", "The content of entry %d was erased.", index)
	}
	slots, err := l.slotsFor(ctx, sealed, e.Leaf, e.Signed.Statement.Audience)
	return e, slots, err
}

// slotsOf builds the slot tree of an entry and checks that it is the leaf's.
func (l *Ledger) slotsOf(ctx context.Context, sealed *Sealed, leaf proof.Leaf, to proof.Addressees) (*proof.Slots, error) {
	secret, err := l.keys.Get(ctx, sealed.FirstKey, sealed.keys()[0])
	if errors.Is(err, keystore.ErrNoKey) || errors.Is(err, keystore.ErrDamaged) {
		return nil, refuseKeys(err, "The slot secret of statement %s can't be read: %v.", parley.Short(sealed.Statement), err)
	}
	if err != nil {
		return nil, err
	}
	slots, err := proof.NewSlots((*proof.SlotSecret)(&secret), sealed.Width, to)
	if err != nil {
		return nil, err
	}
	if slots.Root() != leaf.A {
		return nil, refuseDamaged(nil, "The audience of statement %s is not the one that its leaf commits to.", parley.Short(sealed.Statement))
	}
	return slots, nil
}

// ProveInclusion proves that the first size entries contain entry index.
func (l *Ledger) ProveInclusion(ctx context.Context, index, size uint64) (tlog.RecordProof, error) {
	if head := l.Head().Size; size > head || index >= size {
		return nil, notFound("There is no proof of entry %d in the first %d; the ledger has %d.", index, size, head)
	}
	return tlog.ProveRecord(int64(size), int64(index), l.tree.reader(ctx))
}

// ProveConsistency proves that the log of size now begins with the log of size
// old (RFC 6962, section 2.1.2).
func (l *Ledger) ProveConsistency(ctx context.Context, old, now uint64) (tlog.TreeProof, error) {
	if head := l.Head().Size; old == 0 || old > now || now > head {
		return nil, notFound("There is no proof from size %d to size %d; the ledger has %d entries.", old, now, head)
	}
	return tlog.ProveTree(int64(now), int64(old), l.tree.reader(ctx))
}

// Hashes reads tree hashes of signed entries, for tiles.
func (l *Ledger) Hashes(ctx context.Context) tlog.HashReader {
	count := tlog.StoredHashCount(int64(l.Head().Size))
	r := l.tree.reader(ctx)
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		for _, i := range indexes {
			if i < 0 || i >= count {
				return nil, notFound("There is no tree hash %d; the ledger has %d.", i, count)
			}
		}
		return r.ReadHashes(indexes)
	})
}

// Leaves reads count encoded leaves from an index on, each compared with the
// tree.
func (l *Ledger) Leaves(ctx context.Context, from uint64, count int) ([][]byte, error) {
	if size := l.Head().Size; count < 0 || from > size || uint64(count) > size-from {
		return nil, notFound("There are no %d leaves from entry %d on; the ledger has %d.", count, from, size)
	}
	out := make([][]byte, 0, count)
	indexes := make([]int64, count)
	for len(out) < count {
		records, err := l.engine.Read(ctx, from+uint64(len(out)), count-len(out))
		if err != nil {
			return nil, unreadable(ctx, err)
		}
		if len(records) == 0 {
			return nil, refuseDamaged(nil, "Entry %d is missing.", from+uint64(len(out)))
		}
		for _, r := range records {
			indexes[len(out)] = tlog.StoredHashIndex(0, int64(r.Index))
			out = append(out, r.Leaf)
		}
	}
	hashes, err := l.tree.reader(ctx).ReadHashes(indexes)
	if err != nil {
		return nil, err
	}
	for i, leaf := range out {
		if tlog.RecordHash(leaf) != hashes[i] {
			return nil, refuseDamaged(nil, "Entry %d is not the one that was written: its leaf's hash differs from the tree's.", from+uint64(i))
		}
	}
	return out, nil
}

// decodeRecord is openRecord for all who read: what is of sealed class comes
// without its parts.
func decodeRecord(ctx context.Context, keys *keystore.Store, r Record) (Event, *Sealed, error) {
	e, sealed, err := openRecord(ctx, keys, r, (*statement.Submission).Open)
	return e.withhold(), sealed, err
}

// openRecord opens one stored entry and checks all that can be checked without
// its neighbours: the leaf's form, that the ciphertexts open, that the envelope
// is the one that C commits to, and the parts those that the statement commits
// to. Reopen leaves out what was checked when the entry came in, for the bytes
// are the same. Its parts are all there: for the fold, and a logged read.
func openRecord(ctx context.Context, keys *keystore.Store, r Record, open func(*statement.Submission) (*statement.Signed, error)) (Event, *Sealed, error) {
	e := Event{Index: r.Index}
	damaged := func(cause error) (Event, *Sealed, error) {
		return Event{}, nil, refuseDamaged(cause, "Entry %d is damaged: %v.", r.Index, cause)
	}
	var err error
	if e.Leaf, err = proof.DecodeLeaf(r.Leaf); err != nil {
		return damaged(err)
	}
	sealed, err := DecodeSealed(r.Sealed)
	if err != nil {
		return damaged(err)
	}
	objects := sealed.keys()
	unsealed := func(dst []byte, i int, data []byte) ([]byte, error) {
		k, err := keys.Get(ctx, sealed.FirstKey+int64(i), objects[i])
		if err != nil {
			return nil, err
		}
		return unseal(dst, &k, objects[i], data)
	}
	scratch := scratches.Get().(*[]byte)
	defer scratches.Put(scratch)
	plain, err := unsealed((*scratch)[:0], 1, sealed.Envelope)
	switch {
	case errors.Is(err, keystore.ErrErased):
		return e, sealed, nil
	case errors.Is(err, keystore.ErrNoKey), errors.Is(err, keystore.ErrDamaged):
		return Event{}, nil, refuseKeys(err, "The data key of entry %d can't be read: %v.", r.Index, err)
	case err != nil:
		return damaged(err)
	}
	*scratch = plain
	if commitment(plain) != e.Leaf.C {
		return damaged(errors.New("its envelope is not the one that its leaf commits to"))
	}
	envelope, err := statement.DecodeEnvelope(plain)
	if err != nil {
		return damaged(err)
	}
	sub := &statement.Submission{Envelope: envelope, Parts: make(statement.Parts, len(sealed.Parts))}
	for i, p := range sealed.Parts {
		plain, err := unsealed(nil, 2+i, p.Data)
		if err != nil {
			return damaged(err)
		}
		part, err := partOf(plain)
		if err != nil {
			return damaged(err)
		}
		sub.Parts[p.ID] = part
	}
	if e.Signed, err = open(sub); err != nil { // compares the parts with the body
		return damaged(err)
	}
	if e.Signed.ID != sealed.Statement {
		return damaged(fmt.Errorf("it is stored as statement %s, but is %s", parley.Short(sealed.Statement), parley.Short(e.Signed.ID)))
	}
	return e, sealed, nil
}

// scratches are pieces of memory for an envelope's bytes, of which nothing stays
// once it is decoded.
var scratches = sync.Pool{New: func() any { return new([]byte) }}
