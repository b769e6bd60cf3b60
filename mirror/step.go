package mirror

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
)

// applyAtOnce is how many entries of one step are kept in memory to be shown to
// readers; of a longer one they are read again.
const applyAtOnce = 4096

// step follows the host to its newest checkpoint. What does not verify is kept
// as a finding, and changes nothing that readers see.
func (m *Mirror) step(ctx context.Context, host Host) error {
	err := m.advance(ctx, host)
	var l *lie
	if errors.As(err, &l) {
		if err := m.find(ctx, l); err != nil {
			return err
		}
	} else if err == nil {
		m.clear()
		m.takeSnapshot()
	}
	return err
}

func (m *Mirror) advance(ctx context.Context, host Host) error {
	signed, err := host.Checkpoint(ctx)
	if err != nil {
		return err
	}
	c, _, err := m.policy().Open(signed)
	if err != nil {
		return caught("bad-checkpoint", err)
	}
	behind, err := m.compare(ctx, host, signed, c)
	if err != nil {
		return err
	}
	if behind { // an older one that is true, while entries are missing here
		return fmt.Errorf("the host shows a checkpoint of %d entries; one of %d is known", c.Size, m.kept.Size)
	}
	if c.Size > m.kept.Size || string(signed) != string(m.kept.note) {
		if err := disk.WriteAside(m.cfg.Dir, CheckpointFile, signed, 0o600); err != nil {
			return err
		}
		m.kept = kept{signed, c}
	}
	if c.Size == m.Head().Size {
		err = m.hear(ctx)
	} else {
		err = m.fetch(ctx, host)
	}
	if err != nil {
		return err
	}
	if err := m.compareWitnessed(ctx, host); err != nil {
		return err
	}
	return m.compareView(ctx, host)
}

// hear notes that the host's newest checkpoint is the one that is served, and
// takes over cosignatures that came since.
func (m *Mirror) hear(ctx context.Context) error {
	h := head{m.kept.Size, m.kept.note, m.cfg.Now()}
	if h.size == 0 {
		return errors.New("the host's log is empty")
	}
	if err := m.store.hear(ctx, h); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.note, m.heard = h.note, h.heard
	return nil
}

// fetch stages the entries up to the newest checkpoint, verifies them, and makes
// them the mirror's own. What was staged before a stream broke off is kept.
func (m *Mirror) fetch(ctx context.Context, host Host) error {
	if m.again {
		return m.refetch(ctx, host)
	}
	err := m.stageUntil(ctx, host, m.Head().Size)
	if err == nil {
		err = m.accept(ctx)
	}
	if isEarlier(err) {
		return m.refetch(ctx, host)
	}
	return err
}

// stageUntil fetches what is not staged yet, from entry first on.
func (m *Mirror) stageUntil(ctx context.Context, host Host, first uint64) error {
	next, err := m.store.nextStaged(ctx, first)
	if err != nil {
		return err
	}
	if next >= m.kept.Size {
		return nil
	}
	var rows []row
	bytes := 0
	flush := func() error {
		if len(rows) == 0 {
			return nil
		}
		err := m.stage(ctx, rows, bytes)
		rows, bytes = rows[:0], 0
		return err
	}
	for rec, err := range host.Records(ctx, m.id.Party, next) {
		if err != nil {
			// What came before is kept: the next try goes on from there.
			return errors.Join(broken(err), flush())
		}
		if rec.Index != next {
			return errors.Join(caught("order", fmt.Errorf("entry %d came where entry %d was due", rec.Index, next)), flush())
		}
		r, err := m.rowOf(rec)
		if err != nil {
			return caught("bad-record", err)
		}
		rows, bytes, next = append(rows, r), bytes+len(r.sealed), next+1
		if len(rows) == chunk || bytes > maxRead {
			if err := flush(); err != nil {
				return err
			}
		}
		if next >= m.kept.Size {
			break
		}
	}
	if err := flush(); err != nil {
		return err
	}
	if next < m.kept.Size {
		return fmt.Errorf("the host gave the entries up to %d of the %d that it has signed", next, m.kept.Size)
	}
	return nil
}

// ErrFull: the store may not become longer.
var ErrFull = errors.New("the mirror is full")

// stage keeps fetched rows, of which so many bytes are sealed, if there is room.
func (m *Mirror) stage(ctx context.Context, rows []row, bytes int) error {
	used, err := m.store.used(ctx)
	if err != nil {
		return err
	}
	if used+uint64(bytes) > m.cfg.MaxBytes {
		return refuse(ErrFull, "mirror-full", "",
			"If the ledger is to be that long, give the mirror more room with --max-disk and start it again; what it has, it goes on serving.",
			"The mirror holds %d MiB, and may hold %d; the host has signed %d entries, of which %d are here.", used>>20, m.cfg.MaxBytes>>20, m.kept.Size, m.Head().Size)
	}
	return m.store.stage(ctx, rows)
}

// broken tells a stream that broke off from one that holds what can't be read.
func broken(err error) error {
	var r *parley.Refusal
	var p *answer.Problem
	if errors.As(err, &r) && !errors.As(err, &p) {
		return caught("bad-record", err)
	}
	return err
}

// accept verifies what is staged between the head and the newest checkpoint:
// first that the leaves are those that the log signed, then every record; then
// one transaction makes it the mirror's own.
func (m *Mirror) accept(ctx context.Context) error {
	from := m.Head().Size
	grown, err := m.grow(ctx)
	if err != nil {
		return err
	}
	taken, err := m.verifyStaged(ctx, from)
	if err != nil {
		return err
	}
	h := head{m.kept.Size, m.kept.note, m.cfg.Now()}
	if err := m.store.promote(ctx, h); err != nil {
		return err
	}
	return m.publish(h, m.kept.Root, grown, func() error {
		if uint64(len(taken)) == h.size-from {
			return m.serveAll(taken)
		}
		return m.serveStored(ctx, from, h.size)
	})
}

// grow adds the staged leaves to the tree; its root must be the newest
// checkpoint's.
func (m *Mirror) grow(ctx context.Context) (*tree, error) {
	_, _, t := m.at()
	grown := t.clone()
	for grown.size < m.kept.Size {
		rows, err := m.store.rows(ctx, staged, grown.size, int(min(chunk, m.kept.Size-grown.size)))
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			return nil, fmt.Errorf("entry %d is not staged", grown.size)
		}
		for _, r := range rows {
			grown.add(tlog.RecordHash(r.leaf))
		}
	}
	if grown.root() != m.kept.Root {
		return nil, m.reject(ctx, caught("altered-log", fmt.Errorf("the entries %d to %d that the host gives are not those that its log has signed", t.size, m.kept.Size-1)))
	}
	return grown, nil
}

// verifyStaged folds the staged records ahead. If one does not verify, nothing
// of what is staged is kept, and the fold is made anew from what the mirror has.
func (m *Mirror) verifyStaged(ctx context.Context, from uint64) (taken []docket.Entry, err error) {
	for next := from; next < m.kept.Size; {
		rows, err := m.store.rows(ctx, staged, next, int(min(chunk, m.kept.Size-next)))
		if err != nil {
			return nil, m.restore(ctx, err)
		}
		recs, errs := m.recordsOf(rows)
		for i, rec := range recs {
			if errs[i] != nil {
				return nil, m.restore(ctx, errs[i])
			}
			e, err := m.take(rec)
			if isEarlier(err) {
				return nil, err
			}
			if err != nil {
				return nil, m.reject(ctx, lieOf(err))
			}
			if m.kept.Size-from <= applyAtOnce {
				taken = append(taken, e)
			}
		}
		next += uint64(len(rows))
	}
	if err := m.whole(); err != nil {
		return nil, m.reject(ctx, lieOf(err))
	}
	return taken, nil
}

// whole tells whether the fold ahead has all that is the party's: nothing that
// addresses it is withheld, and of every other entry its own slot is opened.
func (m *Mirror) whole() error {
	if err := m.ahead.Check(); err != nil {
		return err
	}
	if n := m.ahead.Counts().Unopened(); n > 0 {
		return refuse(nil, "unopened", "R9", "Keep what you have, and ask the host why.",
			"The host gives %d entries without proof that they are not for the party.", n)
	}
	return nil
}

// isEarlier: an arrangement was shown to the party, and what was said of it
// before has become visible.
func isEarlier(err error) bool {
	var r *parley.Refusal
	return errors.As(err, &r) && r.Code == bundle.CodeEarlier
}

// lieOf names what a record was caught at by the fold's own code.
func lieOf(err error) error {
	code := "bad-record"
	var r *parley.Refusal
	if errors.As(err, &r) {
		code = r.Code
	}
	return caught(code, err)
}

// reject drops what is staged, and makes the fold anew.
func (m *Mirror) reject(ctx context.Context, cause error) error {
	if err := m.store.unstage(ctx); err != nil {
		return err
	}
	return m.restore(ctx, cause)
}

// restore makes the fold anew from what the mirror has.
func (m *Mirror) restore(ctx context.Context, cause error) error {
	if m.ahead.Size() == m.Head().Size && !errors.As(cause, new(*lie)) {
		return cause
	}
	if err := m.refold(ctx, m.Head().Size, false); err != nil {
		m.mu.Lock()
		m.broken = err
		m.mu.Unlock()
		return errors.Join(cause, err)
	}
	return cause
}

// serveAll folds entries into what readers see.
func (m *Mirror) serveAll(taken []docket.Entry) error {
	for _, e := range taken {
		if err := m.serve(e); err != nil {
			return err
		}
	}
	return nil
}

// serveStored is serveAll with entries of the store.
func (m *Mirror) serveStored(ctx context.Context, from, size uint64) error {
	for from < size {
		rows, err := m.store.rows(ctx, entries, from, int(min(chunk, size-from)))
		if err != nil {
			return err
		}
		for _, r := range rows {
			rec, err := m.recordOf(r)
			if err != nil {
				return err
			}
			e, err := entryOf(rec)
			if err != nil {
				return err
			}
			if err := m.serve(e); err != nil {
				return err
			}
		}
		from += uint64(len(rows))
	}
	return nil
}

// entryOf is a record as the fold takes it.
func entryOf(r *bundle.Record) (docket.Entry, error) {
	e, err := eventOf(r)
	return docket.Entry{Index: e.Index, At: e.Leaf.At, Signed: e.Signed, Refused: e.Leaf.Refused}, err
}

// digest names a file by its content.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
