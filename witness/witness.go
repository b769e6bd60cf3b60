package witness

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// Witness is an open witness. Its methods may be called at the same time.
type Witness struct {
	dir    string
	lock   *os.File
	signer *torchwood.CosignatureSigner
	log    *slog.Logger

	mu   sync.Mutex // guards the rest
	logs map[string]*record
	// found is how many contradictions were seen since Open.
	found int

	seekers sync.WaitGroup
}

// Open opens the witness in a folder, which one process at a time may.
func Open(dir string, log *slog.Logger) (*Witness, error) {
	signer, err := readKey(dir)
	if err != nil {
		return nil, err
	}
	lock, err := disk.Lock(filepath.Join(dir, "lock"))
	if err != nil {
		return nil, err
	}
	return &Witness{dir: dir, lock: lock, signer: signer, log: log, logs: map[string]*record{}}, nil
}

// Close ends it once no more evidence is being sought.
func (w *Witness) Close() error {
	w.seekers.Wait()
	return w.lock.Close()
}

// VerifierKey is what others verify its cosignatures by.
func (w *Witness) VerifierKey() string { return w.signer.Verifier().String() }

// Found is how many contradictions were seen since Open.
func (w *Witness) Found() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.found
}

// errUnknownLog: the witness does not sign for that log.
var errUnknownLog = errors.New("this witness does not sign for that log")

// errBad: the request itself is wrong.
var errBad = errors.New("bad request")

// errProof: the proof does not lead from what was signed to what is asked.
var errProof = errors.New("the consistency proof does not verify")

// Conflict: the old size is not that of the newest checkpoint signed, or a
// checkpoint of that size has another root.
type Conflict struct{ Size int64 }

func (c *Conflict) Error() string {
	return fmt.Sprintf("the newest checkpoint signed has size %d", c.Size)
}

// logOf gives a log by its origin, one that was added meanwhile too.
func (w *Witness) logOf(origin string) (*record, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if l := w.logs[origin]; l != nil {
		return l, nil
	}
	l, err := load(filepath.Join(w.dir, logsFolder, id(origin)), w.signer.Verifier())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errUnknownLog
	}
	if err != nil {
		return nil, err
	}
	w.logs[origin] = l
	return l, nil
}

// Sign signs the checkpoint of a request if it continues what was signed
// before, and gives the signature lines. What it signed is on the disk when it
// returns.
func (w *Witness) Sign(body []byte) ([]byte, error) {
	r, err := DecodeRequest(body)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBad, err)
	}
	origin, _, _ := bytes.Cut(r.Checkpoint, []byte("\n"))
	l, err := w.logOf(string(origin))
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	c, err := openHead(r.Checkpoint, l.verifier)
	switch {
	case errors.Is(err, errSignature):
		return nil, err
	case err != nil:
		return nil, fmt.Errorf("%w: %w", errBad, err)
	case r.Old > uint64(c.N):
		return nil, fmt.Errorf("%w: the old size is greater than the checkpoint's", errBad)
	}
	if l.signed != nil && c.N == l.head.N && c.Hash != l.head.Hash {
		w.contradicted(l, r)
		return nil, &Conflict{l.head.N}
	}
	if r.Old != uint64(l.head.N) {
		if c.N < l.head.N {
			w.seek(l, l.signed, r.Checkpoint)
		}
		return nil, &Conflict{l.head.N}
	}
	if !continues(r, c, l) {
		w.contradicted(l, r)
		return nil, errProof
	}
	plain, err := bare(c, r.Checkpoint, l.verifier)
	if err != nil {
		return nil, err
	}
	own, err := note.Sign(&note.Note{Text: c.String()}, w.signer)
	if err != nil {
		return nil, err
	}
	if err := l.keep(append(plain, lines(own)...), c); err != nil {
		return nil, err
	}
	return lines(own), nil
}

// continues reports whether the checkpoint is proven to continue what was
// signed.
func continues(r *Request, c torchwood.Checkpoint, l *record) bool {
	if r.Old == 0 {
		return len(r.Proof) == 0 && (c.N > 0 || c.Hash == proof.EmptyRoot)
	}
	return tlog.CheckTree(r.Proof, c.N, c.Hash, l.head.N, l.head.Hash) == nil
}

// Latest is the newest checkpoint of a log with the cosignature; nil: none yet.
func (w *Witness) Latest(origin string) ([]byte, error) {
	l, err := w.logOf(origin)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.signed, nil
}
