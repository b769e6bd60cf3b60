package mirror

import (
	"context"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// WitnessedFile holds the newest checkpoint with as many cosignatures as the
// log's policy asks for.
const WitnessedFile = "witnessed"

// compareWitnessed takes the host's witnessed checkpoint: the cosignatures must
// be of witnesses that the log's own policy names, and the checkpoint must be of
// the history that is held here.
func (m *Mirror) compareWitnessed(ctx context.Context, host Host) error {
	policy := m.logPolicy()
	if policy.Quorum == 0 {
		return nil
	}
	signed, err := host.Witnessed(ctx)
	var p *answer.Problem
	if errors.As(err, &p) && p.Status == http.StatusNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	w, err := proof.Gather(m.verifier, policy.Witnesses, signed)
	if err != nil {
		return caught("bad-cosignature", err)
	}
	_, note, t := m.at()
	if w.Size > t.size || int64(len(w.Witnesses)) < policy.Quorum {
		return nil
	}
	if err := m.contradiction(note, w.Note, t.reader(ctx, m.store.leaves)); err != nil {
		return err
	}
	if have := m.quorate(); have != nil && w.Size <= have.Size {
		return nil
	}
	if err := disk.WriteAside(m.cfg.Dir, WitnessedFile, w.Note, 0o600); err != nil {
		return err
	}
	m.mu.Lock()
	m.witnessed = w
	m.mu.Unlock()
	return nil
}

func (m *Mirror) logPolicy() (p statement.Policy) {
	m.View(func(s *docket.State) { p = s.Policy() })
	return p
}

// quorate is the newest witnessed checkpoint, as the log's policy counts now.
func (m *Mirror) quorate() *proof.Cosigned {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if quorum := m.served.Policy().Quorum; m.witnessed == nil || quorum == 0 || int64(len(m.witnessed.Witnesses)) < quorum {
		return nil
	}
	return m.witnessed
}

// Witnessed is the newest checkpoint with enough cosignatures for the log's
// policy, as the host has shown it; nil: none.
func (m *Mirror) Witnessed() []byte {
	if w := m.quorate(); w != nil {
		return w.Note
	}
	return nil
}

// recoverWitnessed reads the witnessed checkpoint, which must be of this
// history. It can be had of the host again.
func (m *Mirror) recoverWitnessed(ctx context.Context) error {
	signed, err := os.ReadFile(filepath.Join(m.cfg.Dir, WitnessedFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	w, err := proof.Gather(m.verifier, m.logPolicy().Witnesses, signed)
	if err == nil && w.Size <= m.tree.size {
		var lies error
		if lies = m.contradiction(m.note, w.Note, m.tree.reader(ctx, m.store.leaves)); lies == nil {
			m.witnessed = w
			return nil
		}
		err = lies
	}
	m.cfg.Log.Warn("the witnessed checkpoint was damaged; it is taken from the host anew", "file", WitnessedFile, "error", err)
	return nil
}
