package witness

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// Files of a log's folder.
const (
	logsFolder     = "logs"
	logFile        = "log"
	checkpointFile = "checkpoint"
)

// Log is a log that a witness signs for.
type Log struct {
	Key string // verifier key; its name is the origin
	URL string // where it is served, if that is known
}

// record is a Log with what was signed of it.
type record struct {
	Log
	verifier note.Verifier
	dir      string

	mu sync.Mutex // held from a question to its answer: one at a time; guards the rest
	// signed is the newest checkpoint that was cosigned, as it lies on the disk;
	// nil: none yet.
	signed []byte
	head   torchwood.Checkpoint

	seeking sync.Mutex // held while the log's tiles are read for evidence
}

// id is the name of a log's folder.
func id(origin string) string {
	sum := sha256.Sum256([]byte(origin))
	return hex.EncodeToString(sum[:])
}

// Add adds a log to the witness in a folder, or gives its address anew. A
// witness that is serving signs for it from then on.
func Add(dir string, l Log) error {
	v, err := note.NewVerifier(l.Key)
	if err != nil {
		return fmt.Errorf("%q is no log's verifier key: %w", l.Key, err)
	}
	if l.URL != "" {
		if u, err := url.Parse(l.URL); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return fmt.Errorf("%q is no address of a log: write such as https://parley.example.org", l.URL)
		}
		l.URL = strings.TrimSuffix(l.URL, "/")
	}
	if _, err := os.Stat(filepath.Join(dir, KeyFile)); err != nil {
		return err
	}
	where := filepath.Join(dir, logsFolder, id(v.Name()))
	if known, err := readLog(where); err == nil && known.Key != l.Key {
		return fmt.Errorf("the log %q is known with another key, %s: a log keeps its key for ever", v.Name(), known.Key)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if all, err := Logs(dir); err != nil {
		return err
	} else if len(all) >= MaxLogs && !slices.ContainsFunc(all, func(k Log) bool { return k.Key == l.Key }) {
		return fmt.Errorf("a witness signs for %d logs at most", MaxLogs)
	}
	if err := os.MkdirAll(where, 0o700); err != nil {
		return err
	}
	if err := disk.SyncFolder(filepath.Join(dir, logsFolder)); err != nil {
		return err
	}
	return disk.WriteAside(where, logFile, []byte(l.Key+"\n"+l.URL+"\n"), 0o600)
}

// Logs lists the logs that the witness in a folder signs for.
func Logs(dir string) ([]Log, error) {
	entries, err := os.ReadDir(filepath.Join(dir, logsFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []Log
	for _, e := range entries {
		l, err := readLog(filepath.Join(dir, logsFolder, e.Name()))
		if errors.Is(err, fs.ErrNotExist) {
			continue // it was being added when the process died
		}
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return out, err
}

// Signed is the newest checkpoint of a log that the witness in a folder has
// cosigned; nil: none yet.
func Signed(dir string, l Log) ([]byte, error) {
	v, err := note.NewVerifier(l.Key)
	if err != nil {
		return nil, err
	}
	return readSigned(filepath.Join(dir, logsFolder, id(v.Name())))
}

func readSigned(where string) ([]byte, error) {
	b, err := readLimited(filepath.Join(where, checkpointFile), proof.MaxCheckpoint)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

func readLog(where string) (Log, error) {
	b, err := readLimited(filepath.Join(where, logFile), MaxLog)
	if err != nil {
		return Log{}, err
	}
	lines := strings.Split(string(b), "\n")
	if len(lines) != 3 || lines[2] != "" {
		return Log{}, fmt.Errorf("%s: it does not hold a key and an address", filepath.Join(where, logFile))
	}
	return Log{Key: lines[0], URL: lines[1]}, nil
}

func readLimited(name string, limit int) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > int64(limit) {
		return nil, fmt.Errorf("%s has more than %d bytes", name, limit)
	}
	return os.ReadFile(name)
}

// load opens a log with what was signed of it. What can't be read is never
// taken for nothing: the witness then signs no more for this log.
func load(where string, self note.Verifier) (*record, error) {
	known, err := readLog(where)
	if err != nil {
		return nil, err
	}
	l := &record{Log: known, dir: where}
	if l.verifier, err = note.NewVerifier(known.Key); err != nil {
		return nil, err
	}
	if filepath.Base(where) != id(l.verifier.Name()) {
		return nil, fmt.Errorf("%s holds another log than its name says", where)
	}
	if l.signed, err = readSigned(where); err != nil || l.signed == nil {
		return l, err
	}
	if l.head, err = openHead(l.signed, l.verifier); err != nil {
		return nil, fmt.Errorf("%s was damaged: %v", where, err) // not the asker's fault
	}
	n, err := note.Open(l.signed, note.VerifierList(self))
	if err != nil || len(n.Sigs) != 1 {
		return nil, fmt.Errorf("%s: this witness has not signed it: %v", where, err)
	}
	return l, nil
}

// keep puts a checkpoint with our cosignature on the disk; the lock is held.
func (l *record) keep(signed []byte, head torchwood.Checkpoint) error {
	if err := disk.WriteAside(l.dir, checkpointFile, signed, 0o600); err != nil {
		return err
	}
	l.signed, l.head = signed, head
	return nil
}

// errSignature: no key that is known for the log has signed.
var errSignature = errors.New("the log has not signed it")

// openHead verifies a checkpoint of any log; it may have extension lines.
func openHead(signed []byte, log note.Verifier) (torchwood.Checkpoint, error) {
	n, err := note.Open(signed, note.VerifierList(log))
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	switch {
	case errors.As(err, &unverified), errors.As(err, &invalid):
		return torchwood.Checkpoint{}, fmt.Errorf("%w: %w", errSignature, err)
	case err != nil:
		return torchwood.Checkpoint{}, err
	}
	c, err := torchwood.ParseCheckpoint(n.Text)
	switch {
	case err != nil:
		return c, err
	case c.N > proof.MaxSize:
		return c, fmt.Errorf("the size %d is more than %d", c.N, int64(proof.MaxSize))
	case c.Origin != log.Name():
		return c, fmt.Errorf("it is of %q, not of %q", c.Origin, log.Name())
	case c.String() != n.Text:
		return c, errors.New("the checkpoint is not in its one form")
	}
	return c, nil
}

// lines are the signature lines of a note.
func lines(signed []byte) []byte {
	return signed[bytes.LastIndex(signed, []byte("\n\n"))+2:]
}

// bare is a checkpoint with the log's own line alone.
func bare(c torchwood.Checkpoint, signed []byte, log note.Verifier) ([]byte, error) {
	n, err := note.Open(signed, note.VerifierList(log))
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "%s\n— %s %s\n", c.String(), n.Sigs[0].Name, n.Sigs[0].Base64), nil
}
