package mirror

import (
	"context"
	"errors"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// View calls f with the state that the party may see, as of the head. f must
// not keep it, nor change it, nor take long.
func (m *Mirror) View(f func(*docket.State)) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	f(m.served)
}

// Head is of the newest checkpoint whose entries are all here.
func (m *Mirror) Head() ledger.Head {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.head
}

// Checkpoint is the signed note of Head, with whatever cosignatures came with it.
func (m *Mirror) Checkpoint() []byte {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.note
}

// Verifier verifies the log's signatures.
func (m *Mirror) Verifier() note.Verifier { return m.verifier }

// VerifierKey is the log's verifier key.
func (m *Mirror) VerifierKey() string { return m.id.LogKey }

// Err is why the mirror has stopped; nil while it runs, with a link or without.
func (m *Mirror) Err() error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.broken
}

// Mirrored tells how current the mirror is, and whether its host is in doubt.
func (m *Mirror) Mirrored() parley.Mirrored {
	m.mu.RLock()
	defer m.mu.RUnlock()
	age := max(0, m.cfg.Now()-m.heard)
	a := parley.Mirrored{Party: m.id.Party, Size: m.head.Size, Heard: m.heard, AgeMS: int64(age), MaxAgeMS: m.cfg.MaxAge.Milliseconds()}
	a.Stale = a.AgeMS > a.MaxAgeMS
	if m.doubt != nil {
		a.Doubt = m.doubt.Code
	}
	return a
}

// at is the head and tree that a reader goes by.
func (m *Mirror) at() (ledger.Head, []byte, *tree) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.head, m.note, m.tree
}

// Record reads one entry as the party has it.
func (m *Mirror) Record(ctx context.Context, index uint64) (*bundle.Record, error) {
	if size := m.Head().Size; index >= size {
		return nil, notFound("There is no entry %d; the mirror has %d.", index, size)
	}
	rows, err := m.store.rows(ctx, entries, index, 1)
	if err != nil {
		return nil, err
	}
	if len(rows) != 1 {
		return nil, refuseDamaged(nil, "Entry %d is missing.", index)
	}
	return m.recordOf(rows[0])
}

// ReadEntry reads one entry. Signed is nil where it is not for the party.
func (m *Mirror) ReadEntry(ctx context.Context, index uint64) (ledger.Event, error) {
	r, err := m.Record(ctx, index)
	if err != nil {
		return ledger.Event{}, err
	}
	return eventOf(r)
}

func eventOf(r *bundle.Record) (ledger.Event, error) {
	e := ledger.Event{Index: r.Index, Leaf: r.Leaf}
	if r.Submission == nil {
		return e, nil
	}
	var err error
	e.Signed, err = r.Submission.OpenShown()
	return e, err
}

// Await is ReadEntry that waits for the entry.
func (m *Mirror) Await(ctx context.Context, index uint64) (ledger.Event, error) {
	for {
		m.mu.RLock()
		size, changed, closed := m.head.Size, m.changed, m.closed
		m.mu.RUnlock()
		switch {
		case closed:
			return ledger.Event{}, ledger.ErrClosed
		case index < size:
			return m.ReadEntry(ctx, index)
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ledger.Event{}, ctx.Err()
		}
	}
}

// Receipt proves a statement that the party has under the newest checkpoint
// that is wholly here, or under the newest witnessed one, where the log's policy
// asks for that and it covers the entry; leaf, index and openings are the host's.
func (m *Mirror) Receipt(ctx context.Context, id parley.StatementID) (*proof.Receipt, error) {
	var index uint64
	in := false
	m.View(func(s *docket.State) { index, in = s.Find(id) })
	if !in {
		return nil, notFound("The statement %s is not among what this mirror holds.", parley.Short(id))
	}
	return m.receipt(ctx, index)
}

// ReceiptAt is Receipt by the place of an entry.
func (m *Mirror) ReceiptAt(ctx context.Context, index uint64) (*proof.Receipt, error) {
	return m.receipt(ctx, index)
}

func (m *Mirror) receipt(ctx context.Context, index uint64) (*proof.Receipt, error) {
	head, signed, t := m.at()
	r, err := m.Record(ctx, index)
	if err != nil {
		return nil, err
	}
	if r.Submission == nil {
		return nil, refuse(ledger.ErrErasedEntry, "erased", "", "Its first receipt, where somebody kept it, remains valid.", "The content of entry %d was erased.", index)
	}
	out := &proof.Receipt{Index: index, Leaf: r.Leaf, Checkpoint: signed, Openings: r.Openings, Everyone: r.Everyone}
	size := head.Size
	if w := m.quorate(); w != nil && index < w.Size {
		size, out.Checkpoint, out.Witnesses = w.Size, w.Note, w.Witnesses
	}
	if out.Proof, err = tlog.ProveRecord(int64(size), int64(index), t.reader(ctx, m.store.leaves)); err != nil {
		return nil, err
	}
	return out, nil
}

// ProveConsistency proves that the log of size now begins with the log of size old.
func (m *Mirror) ProveConsistency(ctx context.Context, old, now uint64) (tlog.TreeProof, error) {
	head, _, t := m.at()
	if old == 0 || old > now || now > head.Size {
		return nil, notFound("There is no proof from size %d to size %d; the mirror has %d entries.", old, now, head.Size)
	}
	return tlog.ProveTree(int64(now), int64(old), t.reader(ctx, m.store.leaves))
}

// notFound: what was asked for is not there.
func notFound(format string, args ...any) error {
	return refuse(errors.Join(ledger.ErrNotFound), "not-found", "", "Check the identifier; the mirror may not have come so far.", format, args...)
}

// Hashes reads tree hashes, for tiles.
func (m *Mirror) Hashes(ctx context.Context) tlog.HashReader {
	_, _, t := m.at()
	return t.reader(ctx, m.store.leaves)
}

// Leaves reads count encoded leaves from an entry on, all below the head's size.
func (m *Mirror) Leaves(ctx context.Context, from uint64, count int) ([][]byte, error) {
	if size := m.Head().Size; count < 0 || from > size || uint64(count) > size-from {
		return nil, notFound("There are no %d entries from %d on; the mirror has %d.", count, from, size)
	}
	return m.store.leavesOf(ctx, from, count)
}
