package mirror

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/docket"

	"github.com/open-parley/parley/bundle"
)

// refetch takes everything from the host anew, because entries that the mirror
// holds without content have become visible to the party: an arrangement was
// extended to it. What the mirror has already stays. If the stream breaks off,
// the next step goes on from there.
func (m *Mirror) refetch(ctx context.Context, host Host) error {
	if !m.again {
		if err := m.store.unstage(ctx); err != nil {
			return err
		}
		m.again, m.next = true, 0
	}
	if err := m.stageVisible(ctx, host); err != nil {
		return err
	}
	m.again = false
	grown, err := m.grow(ctx)
	if err != nil {
		return err
	}
	served, err := m.foldMerged(ctx)
	if err != nil {
		return m.reject(ctx, lieOf(err))
	}
	h := head{m.kept.Size, m.kept.note, m.cfg.Now()}
	if err := m.store.promote(ctx, h); err != nil {
		return err
	}
	m.verification.again() // entries were exchanged
	m.dropSnapshots()
	return m.publish(h, m.kept.Root, grown, func() error {
		m.served = served
		return nil
	})
}

// stageVisible stages what has become visible of the entries held, and all
// later ones.
func (m *Mirror) stageVisible(ctx context.Context, host Host) error {
	size := m.Head().Size
	var rows []row
	weight := 0
	flush := func() error {
		err := m.stage(ctx, rows, weight)
		rows, weight = rows[:0], 0
		return err
	}
	for rec, err := range host.Records(ctx, m.id.Party, m.next) {
		if err != nil {
			return errors.Join(broken(err), flush())
		}
		if rec.Index != m.next {
			return errors.Join(caught("order", fmt.Errorf("entry %d came where entry %d was due", rec.Index, m.next)), flush())
		}
		m.next++
		wanted, err := m.wanted(ctx, rec, size)
		if err != nil {
			m.again = false
			return err
		}
		if wanted {
			r, err := m.rowOf(rec)
			if err != nil {
				return caught("bad-record", err)
			}
			rows, weight = append(rows, r), weight+len(r.sealed)
		}
		if len(rows) == chunk || weight > maxRead {
			if err := flush(); err != nil {
				return err
			}
		}
		if m.next >= m.kept.Size {
			return flush()
		}
	}
	return errors.Join(flush(), fmt.Errorf("the host gave the entries up to %d of the %d that it has signed", m.next, m.kept.Size))
}

// wanted reports whether a record tells more than the one held.
func (m *Mirror) wanted(ctx context.Context, rec *bundle.Record, size uint64) (bool, error) {
	if rec.Index >= size {
		return true, nil
	}
	own, err := m.store.rows(ctx, entries, rec.Index, 1)
	if err != nil {
		return false, err
	}
	if len(own) != 1 || !bytes.Equal(own[0].leaf, rec.Leaf.Encode()) {
		return false, caught("altered-log", fmt.Errorf("entry %d that the host gives is not the one that it gave before", rec.Index))
	}
	if rec.Submission == nil {
		return false, nil
	}
	held, err := m.recordOf(own[0])
	return err == nil && held.Submission == nil, err
}

// foldMerged verifies all entries anew, those that are staged in the place of
// those held, and gives the state that follows.
func (m *Mirror) foldMerged(ctx context.Context) (*docket.State, error) {
	m.ahead = bundle.NewFold(m.id.Party, m.cfg.World)
	served := docket.New(nil)
	t := new(tree)
	for t.size < m.kept.Size {
		rows, err := m.store.merged(ctx, t.size, int(min(chunk, m.kept.Size-t.size)))
		if err == nil && len(rows) == 0 {
			err = fmt.Errorf("entry %d is missing", t.size)
		}
		if err != nil {
			return nil, err
		}
		recs, errs := m.recordsOf(rows)
		for i, r := range rows {
			if errs[i] != nil {
				return nil, errs[i]
			}
			e, err := m.take(recs[i])
			if err != nil {
				return nil, err
			}
			if served, err = m.onto(served, e); err != nil {
				return nil, err
			}
			t.add(tlog.RecordHash(r.leaf))
		}
	}
	return served, m.whole()
}
