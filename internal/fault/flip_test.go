package fault

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/doctor"
	"github.com/open-parley/parley/ledger/sqlite"
)

// flipsPerRound: a round of flips is this many, so that rounds of different
// faults take about as long.
const flipsPerRound = 20

// told is all that a ledger tells: its state, every entry, every promise.
type told struct {
	size    uint64
	digest  parley.Digest
	entries [32]byte
	notes   string
}

func config(dir string) ledger.Config {
	return ledger.Config{Dir: dir, Engine: sqlite.Open, Now: func() parley.Instant { return parley.At(time.Now()) }, Log: slog.New(slog.DiscardHandler)}
}

// tell opens a ledger and has it tell everything.
func tell(ctx context.Context, dir string, promised []parley.StatementID) (w told, err error) {
	l, err := ledger.Open(ctx, config(dir))
	if err != nil {
		return w, err
	}
	defer func() { err = errors.Join(err, l.Close(ctx)) }()
	w.size = l.Head().Size
	l.View(func(s *docket.State) { w.digest = s.Digest() })
	h := sha256.New()
	for i := range w.size {
		e, err := l.ReadEntry(ctx, i)
		if err != nil {
			return w, err
		}
		fmt.Fprintf(h, "%x %v\n", e.Leaf.Encode(), e.Signed.ID)
		r, err := l.Receipt(ctx, e.Signed.ID)
		if err != nil {
			return w, err
		}
		fmt.Fprintf(h, "%d %v\n", r.Index, r.Leaf)
	}
	h.Sum(w.entries[:0])
	for _, id := range promised {
		p, err := l.Promised(ctx, id, parley.Digest{})
		if err != nil {
			return w, err
		}
		w.notes += string(p.Note)
	}
	return w, nil
}

// R9: bits flip, one at a time, in each file of a ledger that a killed process
// left behind. Each is noticed, with what to do, or changes nothing that the
// ledger tells.
func TestFlip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	h, all := found(t, dir, 8)
	a := newAccount(h.verifier)
	for range 4 {
		for _, p := range all {
			p.pending = p.next(t)
			if err := p.send(t.Context(), h, a); err != nil {
				t.Fatal(err)
			}
		}
	}
	h.stop()
	l, err := ledger.Open(t.Context(), config(dir))
	if err != nil {
		t.Fatal(err)
	}
	var promised []parley.StatementID
	for _, p := range all[:4] {
		sub := p.next(t)
		if _, err := l.Promise(t.Context(), sub); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Submit(t.Context(), sub); err != nil { // it is in
			t.Fatal(err)
		}
		promised = append(promised, sub.Envelope.ID())
	}
	crashed := copyOf(t, dir) // with its write-ahead logs
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, from := range []string{dir, crashed} {
		flip(t, from, promised, times(3)*flipsPerRound)
	}
}

func flip(t *testing.T, from string, promised []parley.StatementID, n int) {
	want, err := tell(t.Context(), copyOf(t, from), promised)
	if err != nil {
		t.Fatal(err)
	}
	names, sizes := filesIn(t, from)
	noticed, harmless := map[string]int{}, map[string]int{}
	for i := range n {
		name := names[i%len(names)]
		bit := rand.Int64N(8 * sizes[name])
		dir := copyOf(t, from)
		flipBit(t, filepath.Join(dir, name), bit)
		got, err := tell(t.Context(), dir, promised)
		var r *parley.Refusal
		switch {
		case err == nil && got == want:
			harmless[name]++
		case err != nil && (!errors.As(err, &r) || r.Todo == ""):
			t.Errorf("bit %d of %s: the ledger does not say what to do: %v", bit, name, err)
		case err != nil, diagnosed(t, dir):
			noticed[name]++
		default:
			t.Errorf("SILENT: bit %d of %s changes what the ledger tells", bit, name)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	var all []string
	for _, name := range names {
		all = append(all, fmt.Sprintf("%s %d+%d", name, noticed[name], harmless[name]))
	}
	t.Logf("%d bits flipped, 0 changes unnoticed; noticed+harmless: %s", n, strings.Join(all, ", "))
}

// diagnosed reports whether the doctor finds that something does not hold.
func diagnosed(t *testing.T, dir string) bool {
	t.Helper()
	r, err := doctor.Examine(t.Context(), doctor.Config{Dir: dir, Engine: sqlite.OpenReadOnly, Store: sqlite.File,
		World: func() (*geo.World, error) { return nil, nil }, Now: func() parley.Instant { return parley.At(time.Now()) }})
	if err != nil {
		t.Fatal(err)
	}
	return r.Worst() == doctor.Damaged
}

// notTheLedgers are files that the ledger itself does not read.
var notTheLedgers = []string{"world", "registrar.key", "lock"}

// filesIn are the files of a ledger that hold something.
func filesIn(t *testing.T, dir string) (names []string, sizes map[string]int64) {
	t.Helper()
	sizes = map[string]int64{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Size() > 0 && !slices.Contains(notTheLedgers, name) {
			names = append(names, name)
			sizes[name] = info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names, sizes
}

func flipBit(t *testing.T, path string, bit int64) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[bit/8] ^= 1 << (bit % 8)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// copyOf copies a folder with its modes.
func copyOf(t *testing.T, from string) string {
	t.Helper()
	to, err := os.MkdirTemp(t.TempDir(), "copy")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == from {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.Mkdir(filepath.Join(to, name), 0o700)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), b, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// The files that the program reads beside the ledger's: what the world is, and
// the registrar's key.
func TestFlipBeside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	h, _ := found(t, dir, 1)
	h.stop()
	ask := func(dir string) (string, error) {
		key, err := run(t, "key", "show", filepath.Join(dir, "registrar.key"))
		if err != nil {
			return "", err
		}
		// The first line shows the name, which is a label: it is looked at by
		// whoever is asked to admit the party.
		_, key, _ = strings.Cut(key, "\n")
		status, err := run(t, "log", "--dir", dir)
		return key + status, err
	}
	want, err := ask(dir)
	if err != nil {
		t.Fatal(err)
	}
	_, sizes := filesIn(t, dir)
	for _, name := range []string{"world", "registrar.key"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		sizes[name] = info.Size()
	}
	for i := range times(1) * flipsPerRound {
		name := []string{"world", "registrar.key"}[i%2]
		bit := rand.Int64N(8 * sizes[name])
		copied := copyOf(t, dir)
		flipBit(t, filepath.Join(copied, name), bit)
		if got, err := ask(copied); err == nil && got != want {
			t.Errorf("SILENT: bit %d of %s changes\n%s\nto\n%s", bit, name, want, got)
		}
	}
}
