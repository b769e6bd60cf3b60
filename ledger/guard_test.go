package ledger_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

// filled is a closed ledger with some entries.
func filled(t *testing.T, entries int) *stage {
	t.Helper()
	s := found(t, t.TempDir(), 2)
	for i := range entries {
		if i%3 == 2 {
			s.submit(t, s.parties[0].plan(t, statement.Parties(s.parties[0].id, s.parties[1].id)))
		} else {
			s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("name ", i)))
		}
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// copyDir copies a ledger's folder.
func copyDir(t *testing.T, from string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	for _, name := range secrets(t, to) { // CopyFS opens what it copies to all
		if err := os.Chmod(name, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// secrets are the files with keys in a ledger's folder.
func secrets(t *testing.T, dir string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "keys", "epoch-*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("epoch keys: %v, %v", names, err)
	}
	return append(names, filepath.Join(dir, ledger.KeyFile))
}

func TestAKeyThatOthersCanReachIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		return // it has no such permissions
	}
	s := filled(t, 1)
	for _, name := range secrets(t, s.cfg.Dir) {
		for _, mode := range []os.FileMode{0o640, 0o604, 0o620, 0o610} {
			if err := os.Chmod(name, mode); err != nil {
				t.Fatal(err)
			}
			_, err := ledger.Open(t.Context(), s.cfg)
			var r *parley.Refusal
			if !errors.As(err, &r) || r.Code != "key-file-open" || !strings.Contains(r.Todo, "chmod 600 "+name) {
				t.Errorf("%s with mode %o: %v", name, mode, err)
			}
		}
		if err := os.Chmod(name, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := ledger.Open(t.Context(), s.cfg)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func replace(t *testing.T, dir, from string, names ...string) {
	t.Helper()
	for _, n := range names {
		b, err := os.ReadFile(filepath.Join(from, n))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, n), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func wantRefusal(t *testing.T, cfg ledger.Config, code string) {
	t.Helper()
	l, err := ledger.Open(t.Context(), cfg)
	if err == nil {
		l.Close(context.Background())
		t.Fatalf("the ledger opens, want the refusal %s", code)
	}
	var r *parley.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Fatalf("the ledger says %v, want the refusal %s", err, code)
	}
	if r.Sentence == "" || r.Todo == "" {
		t.Fatalf("the refusal %s does not say what to do: %v", code, err)
	}
}

// An older copy of the log is put back: shorter than what was signed.
func TestRolledBackLog(t *testing.T) {
	s := filled(t, 5)
	old := copyDir(t, s.cfg.Dir)
	s.reopenOnly(t)
	s.submit(t, s.parties[0].rename(t, "later"))
	s.l.Close(t.Context())
	replace(t, s.cfg.Dir, old, "ledger.db")
	wantRefusal(t, s.cfg, "log-shorter-than-checkpoint")
}

// A second history of the same length, properly made with all of the ledger's
// own keys, is told from the one that was signed.
func TestSecondHistory(t *testing.T) {
	s := filled(t, 5)
	other := *s
	other.cfg.Dir = copyDir(t, s.cfg.Dir)
	for i, x := range []*stage{s, &other} {
		x.reopenOnly(t)
		for range 3 {
			x.submit(t, x.parties[i].rename(t, fmt.Sprint("history ", i)))
		}
		x.l.Close(t.Context())
	}
	mixed := s.cfg
	mixed.Dir = copyDir(t, s.cfg.Dir)
	replace(t, mixed.Dir, other.cfg.Dir, "ledger.db", "keys.db")
	wantRefusal(t, mixed, "log-differs-from-checkpoint")
}

// The process died after the commit and before the checkpoint: the next start
// signs what is on the disk.
func TestUnsignedTailIsSigned(t *testing.T) {
	s := filled(t, 4)
	old := copyDir(t, s.cfg.Dir)
	s.reopenOnly(t)
	sub := s.parties[0].rename(t, "unsigned")
	s.submit(t, sub)
	head := s.l.Head()
	s.l.Close(t.Context())
	replace(t, s.cfg.Dir, old, ledger.CheckpointFile)
	s.reopenOnly(t)
	if s.l.Head() != head {
		t.Fatalf("the head is %v, was %v", s.l.Head(), head)
	}
	c, _, err := s.policy().Open(s.l.Checkpoint())
	if err != nil || c.Size != head.Size || c.Root != head.Root {
		t.Fatalf("the checkpoint is %v: %v", c, err)
	}
	s.submit(t, sub)
}

func TestFilesLost(t *testing.T) {
	s := filled(t, 4)
	for code, names := range map[string][]string{
		"no-checkpoint":               {ledger.CheckpointFile},
		"no-ledger":                   {ledger.KeyFile},
		"keys-lost":                   {"keys.db"},
		"log-shorter-than-checkpoint": {"ledger.db"},
	} {
		cfg := s.cfg
		cfg.Dir = copyDir(t, s.cfg.Dir)
		for _, n := range names {
			if err := os.Remove(filepath.Join(cfg.Dir, n)); err != nil {
				t.Fatal(err)
			}
		}
		wantRefusal(t, cfg, code)
	}
	cfg := s.cfg
	cfg.Dir = copyDir(t, s.cfg.Dir)
	if err := os.Remove(filepath.Join(cfg.Dir, "keys", "epoch-000001.key")); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, cfg, "keys-lost")
	cfg.Dir = t.TempDir()
	wantRefusal(t, cfg, "no-ledger")
}

// Another ledger's files are told from this one's.
func TestForeignFiles(t *testing.T) {
	s, other := filled(t, 4), filled(t, 4)
	for code, names := range map[string][]string{
		"bad-checkpoint": {ledger.KeyFile},
		"keys-lost":      {"keys.db"},
	} {
		cfg := s.cfg
		cfg.Dir = copyDir(t, s.cfg.Dir)
		replace(t, cfg.Dir, other.cfg.Dir, names...)
		wantRefusal(t, cfg, code)
	}
	cfg := s.cfg
	cfg.Dir = copyDir(t, s.cfg.Dir)
	replace(t, cfg.Dir, other.cfg.Dir, ledger.KeyFile, ledger.CheckpointFile)
	wantRefusal(t, cfg, "log-differs-from-checkpoint")
}

func TestInUse(t *testing.T) {
	s := found(t, t.TempDir(), 0)
	wantRefusal(t, s.cfg, "in-use")
}

// What was changed in the database is named, whatever it was.
func TestChangedRows(t *testing.T) {
	s := filled(t, 9)
	flip := func(column string) string {
		return fmt.Sprintf("%s = cast(substr(%[1]s, 1, 20) || x'5a5a5a5a5a5a5a5a' || substr(%[1]s, 29) as blob)", column)
	}
	for _, c := range []struct{ name, change, code string }{
		{"leaf", "update entry set " + flip("leaf") + " where idx = 5", "log-damaged"},
		{"time in a leaf", "update entry set leaf = cast(substr(leaf, 1, 6) || x'010101' || substr(leaf, 10) as blob) where idx = 5", "log-damaged"},
		{"sealed", "update entry set sealed = cast(substr(sealed, 1, 80) || x'5a5a' || substr(sealed, 83) as blob) where idx = 5", "log-damaged"},
		{"short sealed", "update entry set sealed = substr(sealed, 1, 60) where idx = 5", "log-damaged"},
		{"statement of sealed", "update entry set " + flip("sealed") + " where idx = 5", "keys-lost"},
		{"two entries exchanged", "update entry set idx = case idx when 5 then -1 when 8 then 5 end where idx in (5, 8); update entry set idx = 8 where idx = -1", "log-damaged"},
		{"a missing entry", "delete from entry where idx = 5", "log-damaged"},
		{"the last entry", "delete from entry where idx = (select max(idx) from entry)", "log-damaged"},
		{"the last frame", "delete from frame where first = (select max(first) from frame)", "log-shorter-than-checkpoint"},
		{"the last frame and entry", "delete from frame where first = (select max(first) from frame); delete from entry where idx = (select max(idx) from entry)", "log-shorter-than-checkpoint"},
		{"tree hashes", "update frame set " + flip("hashes") + " where first = 5", "log-damaged"},
		{"last root", "update frame set " + flip("root") + " where first = (select max(first) from frame)", "log-damaged"},
		{"last time", "update frame set at = at + 1 where first = (select max(first) from frame)", "log-damaged"},
		{"count", "update frame set count = count + 1 where first = (select max(first) from frame)", "log-damaged"},
		{"another schema", "pragma user_version = 9", "log-damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cfg := s.cfg
			cfg.Dir = copyDir(t, s.cfg.Dir)
			db, err := sql.Open("sqlite", "file:"+filepath.Join(cfg.Dir, "ledger.db"))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(c.change); err != nil {
				t.Fatal(err)
			}
			db.Close()
			wantRefusal(t, cfg, c.code)
		})
	}
}

// Bits that flip anywhere in the files are noticed, or change nothing.
func TestFlippedBitsOnDisk(t *testing.T) {
	s := filled(t, 12)
	s.reopenOnly(t)
	want := s.digest()
	s.l.Close(t.Context())
	rounds := 60
	if testing.Short() {
		rounds = 15
	}
	rng := rand.New(rand.NewPCG(1, 2))
	noticed := 0
	for round := range rounds {
		cfg := s.cfg
		cfg.Dir = copyDir(t, s.cfg.Dir)
		name := filepath.Join(cfg.Dir, []string{"ledger.db", "ledger.db", "keys.db", ledger.CheckpointFile, ledger.KeyFile}[round%5])
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for range 1 + len(b)/4096 {
			b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
		}
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := ledger.Open(t.Context(), cfg)
		if err != nil {
			var r *parley.Refusal
			if !errors.As(err, &r) {
				t.Fatalf("%s: flipped bits give an error that is no refusal: %v", filepath.Base(name), err)
			}
			noticed++
			continue
		}
		l.View(func(d *docket.State) {
			if d.Digest() != want {
				t.Fatalf("%s: flipped bits changed the state unnoticed", filepath.Base(name))
			}
		})
		for i := range l.Head().Size {
			if _, err := l.ReadEntry(t.Context(), i); err != nil {
				t.Fatal(err)
			}
		}
		l.Close(context.Background())
	}
	if noticed < rounds/3 {
		t.Fatalf("only %d of %d damaged ledgers were noticed", noticed, rounds)
	}
}

// A folder that holds a ledger, or half of one, is not founded again.
func TestFoundTwice(t *testing.T) {
	s := filled(t, 1)
	_, _, err := ledger.Init(t.Context(), s.cfg, "parley.example.org", nil)
	if err == nil || !strings.Contains(err.Error(), "already") {
		t.Fatalf("founded twice: %v", err)
	}
	dir := t.TempDir()
	cfg := s.cfg
	cfg.Dir = dir
	boom := errors.New("the registrar has no key")
	if _, _, err := ledger.Init(t.Context(), cfg, "parley.example.org", func(string) (*statement.Submission, error) { return nil, boom }); !errors.Is(err, boom) {
		t.Fatalf("half founded: %v", err)
	}
	wantRefusal(t, cfg, "no-ledger")
}
