package mirror

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// chunk is how many entries are read and folded together.
const chunk = 512

// recover verifies what lies in the folder, by the code that follows the host,
// and rebuilds everything in memory from it.
func (m *Mirror) recover(ctx context.Context) error {
	h, err := m.store.head(ctx)
	if err != nil {
		return refuseDamaged(err, "The mirror's head can't be read: %v.", err)
	}
	if err := m.readKept(h); err != nil {
		return err
	}
	if err := m.store.tidy(ctx, h.size); err != nil {
		return err
	}
	snapshot, err := m.fold(ctx, h.size)
	if err != nil {
		return err
	}
	m.head = ledger.Head{Root: proof.EmptyRoot}
	m.note, m.heard = h.note, h.heard
	if h.size > 0 {
		c, _, err := m.policy().Open(h.note)
		if err != nil {
			return refuseDamaged(err, "The checkpoint of the mirror's %d entries does not verify: %v", h.size, err)
		}
		if c.Size != h.size || c.Root != m.tree.root() {
			return refuseDamaged(nil, "The mirror's %d entries are not those of their checkpoint.", h.size)
		}
		m.head = ledger.Head{Size: h.size, Root: c.Root, At: m.served.Head()}
	}
	if err := m.recoverWitnessed(ctx); err != nil {
		return err
	}
	if err := m.recall(ctx); err != nil {
		return err
	}
	if snapshot {
		m.verification.begin(m)
	}
	return nil
}

// policy verifies the log's signatures.
func (m *Mirror) policy() proof.Policy { return proof.Policy{Log: m.verifier} }

// readKept reads the newest checkpoint. The file is written before the entries
// are fetched, so it is never older than the head.
func (m *Mirror) readKept(h head) error {
	signed, err := os.ReadFile(filepath.Join(m.cfg.Dir, CheckpointFile))
	if errors.Is(err, fs.ErrNotExist) {
		if h.size > 0 {
			return refuseDamaged(err, "The newest checkpoint (%s) is missing.", filepath.Join(m.cfg.Dir, CheckpointFile))
		}
		m.kept.Root = proof.EmptyRoot
		return nil
	}
	if err != nil {
		return err
	}
	c, _, err := m.policy().Open(signed)
	if err != nil {
		return refuseDamaged(err, "The newest checkpoint does not verify: %v", err)
	}
	if c.Size < h.size {
		return refuseDamaged(nil, "The newest checkpoint is of %d entries, the mirror holds %d.", c.Size, h.size)
	}
	m.kept = kept{signed, c}
	return nil
}

// refold verifies the first size entries anew, from the store; with serve, the
// served state and the tree are made with them.
func (m *Mirror) refold(ctx context.Context, size uint64, serve bool) error {
	m.ahead = bundle.NewFold(m.id.Party, m.cfg.World)
	if serve {
		m.served, m.tree = docket.New(nil), new(tree)
	}
	return m.foldOn(ctx, size, serve)
}

// foldOn verifies what follows the fold, up to size.
func (m *Mirror) foldOn(ctx context.Context, size uint64, serve bool) error {
	for from := m.ahead.Size(); from < size; {
		rows, err := m.store.rows(ctx, entries, from, int(min(chunk, size-from)))
		if err == nil && len(rows) == 0 {
			err = refuseDamaged(nil, "Entry %d is missing.", from)
		}
		if err != nil {
			return err
		}
		recs, errs := m.recordsOf(rows)
		for i, r := range rows {
			if errs[i] != nil {
				return errs[i]
			}
			e, err := m.take(recs[i])
			if err != nil {
				return refuseDamaged(err, "Entry %d does not verify any more: %v", r.index, err)
			}
			if !serve {
				continue
			}
			if err := m.serve(e); err != nil {
				return refuseDamaged(err, "Entry %d does not follow: %v.", r.index, err)
			}
			m.tree.add(tlog.RecordHash(r.leaf))
		}
		from += uint64(len(rows))
		if m.cfg.Progress != nil {
			m.cfg.Progress(from, size)
		}
	}
	if size > 0 {
		if err := m.whole(); err != nil {
			return refuseDamaged(err, "The mirror's %d entries are not its party's, or not whole: %v", size, err)
		}
	}
	return nil
}

// take verifies a record and folds it ahead. The first one must be the genesis
// that was pinned.
func (m *Mirror) take(r *bundle.Record) (docket.Entry, error) {
	if err := m.ahead.Add(r); err != nil {
		return docket.Entry{}, err
	}
	e := m.ahead.Last()
	if r.Index == 0 {
		s := m.ahead.State()
		if s.Ledger() != m.id.Ledger || s.Genesis().LogKey != m.id.LogKey {
			return e, refuse(nil, "another-ledger", "R9", "Check the address; mirror another ledger into another folder.",
				"This host keeps ledger %s, not %s, which is mirrored here.", parley.Short(s.Ledger()), parley.Short(m.id.Ledger))
		}
	}
	return e, nil
}

// serve folds an entry that was verified into what readers see; it needs the
// lock, or that there are no readers yet.
func (m *Mirror) serve(e docket.Entry) (err error) {
	m.served, err = m.onto(m.served, e)
	return err
}

// onto folds an entry into a state; the genesis begins it.
func (m *Mirror) onto(s *docket.State, e docket.Entry) (*docket.State, error) {
	if e.Index == 0 {
		world, err := bundle.WorldFor(m.ahead.State().Genesis().World, m.cfg.World)
		if err != nil {
			return s, err
		}
		s = docket.New(world)
	}
	return s, s.Apply(e)
}

// recordsOf opens stored records for the fold ahead, on all cores.
func (m *Mirror) recordsOf(rows []row) ([]*bundle.Record, []error) {
	return m.ahead.Ready(len(rows), func(i int) (*bundle.Record, error) { return m.recordOf(rows[i]) })
}

// recordOf opens a stored record.
func (m *Mirror) recordOf(r row) (*bundle.Record, error) {
	plain, err := m.sealer.open(sealedEntry, r.index, r.leaf, r.sealed)
	if err != nil {
		return nil, refuseDamaged(err, "Entry %d is damaged: %v.", r.index, err)
	}
	rec, err := bundle.DecodeRecord(plain)
	if err != nil {
		return nil, refuseDamaged(err, "Entry %d is damaged: %v", r.index, err)
	}
	leaf, err := r.leafOf()
	if err != nil {
		return nil, err
	}
	if rec.Index != r.index || rec.Leaf != leaf {
		return nil, refuseDamaged(nil, "Entry %d is stored as another.", r.index)
	}
	return rec, nil
}

// rowOf seals a record.
func (m *Mirror) rowOf(r *bundle.Record) (row, error) {
	plain, err := r.Encode()
	if err != nil {
		return row{}, err
	}
	leaf := r.Leaf.Encode()
	return row{index: r.Index, leaf: leaf, sealed: m.sealer.seal(sealedEntry, r.Index, leaf, plain)}, nil
}
