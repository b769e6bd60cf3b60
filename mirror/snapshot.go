package mirror

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// SnapshotFolder holds the snapshots in a mirror's folder. Nothing is lost with
// it: what is held is verified whole then, before it is served.
const SnapshotFolder = "snapshots"

// SnapshotFormat is the version of the format of a mirror's snapshots.
const SnapshotFormat = 1

// maxSnapshotHeader is more bytes than a header has.
const maxSnapshotHeader = 2 << 10

// snapshotHeader is the first line of a snapshot, canonical JSON, authenticated
// with all that follows.
type snapshotHeader struct {
	Code   string          `json:"code"`
	Format int             `json:"format"`
	Ledger parley.LedgerID `json:"ledger"`
	Party  parley.PartyID  `json:"party"`
	Root   parley.Digest   `json:"root"`
	Rules  int64           `json:"rules"`
	Salt   parley.Digest   `json:"salt"`
	Size   uint64          `json:"size"`
	State  int             `json:"state"`
	World  parley.Digest   `json:"world"`
}

func decodeSnapshotHeader(b []byte) (h snapshotHeader, err error) {
	if err := statement.DecodeStrictWithin(b, &h, maxSnapshotHeader); err != nil {
		return h, err
	}
	if h.Format != SnapshotFormat || h.State != docket.EncodingVersion {
		return h, fmt.Errorf("its format is %d.%d, and this program reads %d.%d", h.Format, h.State, SnapshotFormat, docket.EncodingVersion)
	}
	return h, nil
}

func (m *Mirror) snapshots() disk.Snapshots {
	return disk.Snapshots(filepath.Join(m.cfg.Dir, SnapshotFolder))
}

// takeSnapshot writes one once enough has come since the last.
func (m *Mirror) takeSnapshot() {
	if size := m.Head().Size; size >= m.snapshotted+m.cfg.SnapshotEvery {
		m.writeSnapshot()
	}
}

// lastSnapshot writes one at the end, where it is worth its time.
func (m *Mirror) lastSnapshot() {
	if m.Err() == nil && ledger.SnapshotDueAtClose(m.Head().Size, m.snapshotted, m.cfg.SnapshotEvery) {
		m.writeSnapshot()
	}
}

// writeSnapshot writes the fold as it is served. Without it the next start
// takes longer, and nothing else is amiss.
func (m *Mirror) writeSnapshot() {
	if m.ahead == nil || m.ahead.Size() != m.Head().Size {
		return // a step was left half done
	}
	start, size := time.Now(), m.ahead.Size()
	m.snapshotted = size // if it fails, it is not tried at every step
	err := m.snapshots().Write(size, m.encodeSnapshot)
	if err != nil {
		m.cfg.Log.Warn("no snapshot could be taken; the next start takes longer", "entries", size, "error", err)
		return
	}
	m.cfg.Log.Info("a snapshot was taken", "entries", size, "took", time.Since(start))
}

func (m *Mirror) encodeSnapshot(w io.Writer) error {
	s := m.ahead.State()
	h := snapshotHeader{Code: ledger.CodeVersion(), Format: SnapshotFormat, Ledger: m.id.Ledger, Party: m.id.Party, Root: parley.Digest(m.ahead.Root()),
		Rules: docket.RulesVersion, Size: m.ahead.Size(), State: docket.EncodingVersion, World: s.Genesis().World}
	rand.Read(h.Salt[:])
	header, err := statement.Canonical(h)
	if err != nil {
		return err
	}
	aead, err := m.sealer.snapshot(h.Salt[:])
	if err != nil {
		return err
	}
	if _, err := w.Write(append(header, '\n')); err != nil {
		return err
	}
	c := disk.NewChunkWriter(w, aead, header)
	_, _, t := m.at()
	if err := errors.Join(t.encode(c), m.ahead.Encode(c)); err != nil {
		return err
	}
	return c.Close()
}

// dropSnapshots removes those of a state that no longer is what follows.
func (m *Mirror) dropSnapshots() {
	m.snapshotted = 0
	if err := m.snapshots().Remove(); err != nil {
		m.cfg.Log.Warn("the snapshots could not be removed; the next start takes longer", "error", err)
	}
}

// fold makes the fold, the tree and the served state of the size entries held:
// from the newest snapshot that fits, or else from all of them.
func (m *Mirror) fold(ctx context.Context, size uint64) (snapshot bool, err error) {
	var names []string
	if !m.cfg.Whole {
		if names, err = m.snapshots().Names(); err != nil {
			m.cfg.Log.Warn("the snapshots can't be listed; all is verified before it is served", "error", err)
		}
	}
	for _, name := range names {
		start := time.Now()
		err := m.openSnapshot(name, size)
		if err == nil {
			m.snapshotted = m.ahead.Size()
			err = m.foldOn(ctx, size, true)
		}
		if err == nil {
			m.cfg.Log.Info("the state comes from a snapshot", "entries", m.snapshotted, "took", time.Since(start))
			return true, nil
		}
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		m.snapshotted = 0
		m.cfg.Log.Warn("a snapshot is set aside; an older one, or all entries, take its place", "snapshot", name, "cause", err)
		if err := m.snapshots().SetAside(name); err != nil {
			m.cfg.Log.Warn("a snapshot could not be set aside", "snapshot", name, "error", err)
		}
	}
	return false, m.refold(ctx, size, true)
}

// openSnapshot takes up a snapshot, and checks everything about it but that it
// is what the entries give, which is verified in the background.
func (m *Mirror) openSnapshot(name string, size uint64) error {
	f, err := os.Open(m.snapshots().Path(name))
	if err != nil {
		return err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 1<<16)
	header, err := r.ReadSlice('\n')
	if err != nil {
		return errors.New("it has no header")
	}
	header = bytes.Clone(header[:len(header)-1])
	h, err := decodeSnapshotHeader(header)
	if err != nil {
		return err
	}
	switch {
	case h.Code != ledger.CodeVersion():
		return fmt.Errorf("version %q of the program took it, this is %q", h.Code, ledger.CodeVersion())
	case h.Rules != docket.RulesVersion:
		return fmt.Errorf("it was folded by rules version %d, this is %d", h.Rules, docket.RulesVersion)
	case h.Ledger != m.id.Ledger || h.Party != m.id.Party:
		return errors.New("it is of another mirror")
	case h.Size == 0 || h.Size > size:
		return fmt.Errorf("it is of %d entries, the mirror has %d", h.Size, size)
	}
	world, err := bundle.WorldFor(h.World, m.cfg.World)
	if err != nil {
		return err
	}
	aead, err := m.sealer.snapshot(h.Salt[:])
	if err != nil {
		return err
	}
	chunks := disk.NewChunkReader(r, aead, header)
	defer chunks.Close()
	t, err := decodeTree(chunks, h.Size)
	if err != nil {
		return err
	}
	fold, err := bundle.DecodeFold(chunks, m.id.Party, world)
	if err != nil {
		return err
	}
	s := fold.State()
	if fold.Size() != h.Size || fold.Root() != tlog.Hash(h.Root) || t.root() != fold.Root() || s.Ledger() != m.id.Ledger || s.Genesis() == nil || s.Genesis().LogKey != m.id.LogKey {
		return errors.New("what it holds is not what it says")
	}
	m.ahead, m.tree, m.served = fold, t, s.Clone()
	return nil
}
