package witness

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

const evidenceFolder = "evidence"

// contradicted is called with what was asked and does not continue what was
// signed; the log's lock is held. Where the request itself is no evidence, the
// log's tiles may be.
func (w *Witness) contradicted(l *record, r *Request) {
	e := proof.FromProof(l.Key, l.signed, r.Checkpoint, r.Proof)
	if e == nil {
		if same, err := proof.Contradiction(l.Key, l.signed, r.Checkpoint, nothing); err == nil {
			e = same
		}
	}
	if e != nil {
		w.keep(e)
		return
	}
	w.seek(l, l.signed, r.Checkpoint)
}

// seek reads the log's tiles for evidence in two checkpoints, beside all else,
// one search for a log at a time.
func (w *Witness) seek(l *record, a, b []byte) {
	if l.URL == "" || !l.seeking.TryLock() {
		return
	}
	w.seekers.Go(func() {
		defer l.seeking.Unlock()
		ctx, cancel := context.WithTimeout(context.Background(), AskTimeout)
		defer cancel()
		e, err := newHost(l.URL).contradiction(ctx, l, a, b)
		switch {
		case err != nil:
			w.log.Warn("two checkpoints could not be compared", "log", l.verifier.Name(), "error", err)
		case e != nil:
			w.keep(e)
		}
	})
}

// keep keeps evidence, on the disk, and says so.
func (w *Witness) keep(e *proof.Evidence) {
	b, err := e.Encode()
	if err != nil {
		w.log.Error("evidence could not be kept", "error", err)
		return
	}
	sum := sha256.Sum256(b)
	name := hex.EncodeToString(sum[:16]) + ".json"
	dir := filepath.Join(w.dir, evidenceFolder)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.found++
	if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
		return
	}
	known, err := evidenceFiles(w.dir)
	if err == nil && len(known) >= MaxKept {
		w.log.Error("THE LOG HAS SIGNED TWO HISTORIES, AGAIN; enough of it is kept", "log", e.Log)
		return
	}
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		err = errors.Join(disk.SyncFolder(w.dir), disk.WriteAside(dir, name, b, 0o600))
	}
	w.log.Error("THE LOG HAS SIGNED TWO HISTORIES: give the evidence to all parties (parley evidence verify)",
		"log", e.Log, "evidence", filepath.Join(dir, name), "error", err)
}

// nothing has no hashes.
var nothing = tlog.HashReaderFunc(func([]int64) ([]tlog.Hash, error) { return nil, errors.New("there are no hashes") })

func evidenceFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, evidenceFolder))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".json") {
			out = append(out, filepath.Join(dir, evidenceFolder, e.Name()))
		}
	}
	return out, nil
}

// Kept is a piece of evidence and where it lies.
type Kept struct {
	File     string
	Evidence *proof.Evidence
	Wire     []byte
}

// Evidence lists what the witness in a folder keeps.
func Evidence(dir string) ([]Kept, error) {
	names, err := evidenceFiles(dir)
	if err != nil {
		return nil, err
	}
	var out []Kept
	for _, name := range names {
		b, err := readLimited(name, proof.MaxEvidence)
		if err != nil {
			return nil, err
		}
		e, err := proof.DecodeEvidence(b)
		if err != nil {
			return nil, err
		}
		out = append(out, Kept{name, e, b})
	}
	return out, nil
}
