package mirror

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/proof"
)

// compare holds a checkpoint that the host shows against the newest one kept:
// one must continue the other. behind: it is an older one.
func (m *Mirror) compare(ctx context.Context, host Host, signed []byte, c proof.Checkpoint) (behind bool, err error) {
	switch {
	case m.kept.Size == 0:
		return false, nil
	case c.Size > m.kept.Size:
		p, err := host.Consistency(ctx, m.kept.Size, c.Size)
		if err != nil {
			return false, err
		}
		if tlog.CheckTree(p, int64(c.Size), c.Root, int64(m.kept.Size), m.kept.Root) == nil {
			return false, nil
		}
		return false, m.rewritten(ctx, host, signed, c)
	case c.Size == m.kept.Size:
		return false, m.contradiction(m.kept.note, signed, nil)
	case c.Size > m.Head().Size: // nothing here can tell whether it is true
		return true, nil
	}
	_, note, t := m.at()
	return true, m.contradiction(note, signed, t.reader(ctx, m.store.leaves))
}

// contradiction is the lie of two checkpoints that can't both be true; nil: one
// continues the other. read gives hashes of the greater one's tree.
func (m *Mirror) contradiction(held, shown []byte, read tlog.HashReader) error {
	e, err := proof.Contradiction(m.id.LogKey, held, shown, read)
	if err != nil || e == nil {
		return err
	}
	return m.proven(e, fmt.Errorf("the host has signed two histories: %s and %s can't both be true", logOf(held), logOf(shown)))
}

// logOf tells a checkpoint that has been verified.
func logOf(signed []byte) string {
	text, _, _ := bytes.Cut(signed, []byte("\n\n"))
	c, err := proof.ParseCheckpoint(string(text) + "\n")
	if err != nil {
		return "a log"
	}
	return fmt.Sprintf("the log of %d entries with the root %.12s…", c.Size, c.Root)
}

// proven is a lie with its evidence.
func (m *Mirror) proven(e *proof.Evidence, cause error) error {
	b, err := e.Encode()
	if err != nil {
		return err
	}
	return &lie{code: "rewritten", cause: cause, evidence: b, kind: "json"}
}

// maxCompared is how many leaves are taken into memory to prove a rewritten
// history: 32 bytes each. For a longer log it is named without evidence.
const maxCompared = 1 << 24

// rewritten looks for evidence that the host's log does not begin with the one
// that is kept: it takes all leaves from the host, in memory (32 bytes each).
func (m *Mirror) rewritten(ctx context.Context, host Host, signed []byte, c proof.Checkpoint) error {
	fallback := caught("inconsistent", fmt.Errorf("the host's log of %d entries is not shown to begin with the one of %d that it signed before", c.Size, m.kept.Size))
	if c.Size > maxCompared {
		return fallback
	}
	t := new(tree)
	var leaves []tlog.Hash
	for r, err := range host.Records(ctx, m.id.Party, 0) {
		var p *answer.Problem
		if errors.As(err, &p) {
			return fallback
		}
		if err != nil {
			return errors.Join(fallback, err)
		}
		leaves = append(leaves, r.Leaf.Hash())
		t.add(leaves[len(leaves)-1])
		if t.size == c.Size {
			break
		}
	}
	if t.size != c.Size || t.root() != c.Root {
		return fallback
	}
	e, err := proof.Contradiction(m.id.LogKey, m.kept.note, signed, t.reader(ctx, func(_ context.Context, from, n uint64) ([]tlog.Hash, error) {
		return append([]tlog.Hash(nil), leaves[from:from+n]...), nil
	}))
	if err != nil || e == nil {
		return errors.Join(fallback, err)
	}
	first, err := m.firstOther(ctx, leaves)
	if err != nil {
		return err
	}
	where := fmt.Sprintf("from entry %d on", first)
	if first == m.Head().Size {
		where = "in what is not mirrored yet"
	}
	return m.proven(e, fmt.Errorf("the host's history was rewritten %s: its log of %d entries does not begin with the one of %d that it signed before", where, c.Size, m.kept.Size))
}

// firstOther is the first of the leaves that is not the one held here.
func (m *Mirror) firstOther(ctx context.Context, leaves []tlog.Hash) (uint64, error) {
	size := min(m.Head().Size, uint64(len(leaves)))
	for from := uint64(0); from < size; from += chunk {
		own, err := m.store.leaves(ctx, from, min(chunk, size-from))
		if err != nil {
			return 0, err
		}
		for i, h := range own {
			if h != leaves[from+uint64(i)] {
				return from + uint64(i), nil
			}
		}
	}
	return size, nil
}

// Meet compares a checkpoint that somebody else was shown with what is here:
// another mirror, a party, a witness. A contradiction is kept as a finding.
// ahead: it is newer than what is here, so that nothing can be told yet.
func (m *Mirror) Meet(ctx context.Context, signed []byte) (ahead bool, err error) {
	c, _, err := m.policy().Open(signed)
	if err != nil {
		return false, err
	}
	current, note, t := m.at()
	if c.Size > current.Size {
		return true, nil
	}
	err = m.contradiction(note, signed, t.reader(ctx, m.store.leaves))
	var l *lie
	if errors.As(err, &l) {
		return false, errors.Join(err, m.find(ctx, l))
	}
	return false, err
}
