package ledger_test

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/ledgertest"
	"github.com/open-parley/parley/ledger/sqlite"
)

// Where intake.db is missing, a start says so if promises were given, and of
// how many statements they are broken; so does an inspection.
func TestMissingIntake(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	var told bytes.Buffer
	s.cfg.Log = slog.New(slog.NewTextHandler(&told, nil))
	lose := func() *ledger.Inspection {
		t.Helper()
		if err := s.l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{ledger.IntakeFile, ledger.IntakeFile + "-wal", ledger.IntakeFile + "-shm"} {
			if err := os.Remove(filepath.Join(s.cfg.Dir, name)); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
		cfg := s.cfg
		cfg.Engine = sqlite.OpenReadOnly
		found, err := ledger.Inspect(t.Context(), cfg, ledger.Keys{})
		if err != nil {
			t.Fatal(err)
		}
		s.reopenOnly(t)
		return found
	}
	if found := lose(); found.Lost == nil || *found.Lost != (ledger.PromisesLost{}) || told.Len() > 0 && strings.Contains(told.String(), "promises were given") {
		t.Fatalf("nothing was ever promised, and it says %+v, and\n%s", found.Lost, &told)
	}
	sub := s.parties[0].rename(t, "entered")
	_, p := s.promise(t, sub)
	s.kept(t, sub, p)
	if found := lose(); *found.Lost != (ledger.PromisesLost{Given: 1}) || !strings.Contains(told.String(), "not_in_the_log=0") {
		t.Fatalf("a promise was kept, and it says %+v, and\n%s", found.Lost, &told)
	}
	f := faulty(t, s)
	f.Fail(ledgertest.FailBefore)
	s.promise(t, s.parties[1].rename(t, "waits"))
	if found := lose(); *found.Lost != (ledger.PromisesLost{Given: 2, Open: 1}) || !strings.Contains(told.String(), "queued_once=2 not_in_the_log=1") {
		t.Fatalf("a promise is open, and it says %+v, and\n%s", found.Lost, &told)
	}
}

// Nothing is copied into the folder that it is copied from.
func TestNoBackupInsideTheLedger(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(s.cfg.Dir, link); err != nil {
		t.Skip(err)
	}
	for _, to := range []string{s.cfg.Dir, filepath.Join(s.cfg.Dir, "backup"), filepath.Join(s.cfg.Dir, "a", "b"), filepath.Join(link, "backup")} {
		tr := transfer(t, s.cfg.Dir)
		tr.To = to
		_, err := ledger.Backup(t.Context(), tr)
		wantCode(t, err, "inside-itself")
	}
	beside := transfer(t, s.cfg.Dir)
	beside.To = s.cfg.Dir + "-backup" // the same beginning
	if _, err := ledger.Backup(t.Context(), beside); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(beside.To); err != nil {
		t.Fatal(err)
	}
}

// A key file that holds no key is damage; one that is missing is no ledger.
func TestGarbageLogKey(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.cfg.Dir, ledger.KeyFile), []byte("garbage\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := ledger.Open(t.Context(), s.cfg)
	wantCode(t, err, "bad-log-key")
	_, err = ledger.Backup(t.Context(), transfer(t, s.cfg.Dir))
	wantCode(t, err, "bad-log-key")
	_, err = ledger.VerifierKeyIn(s.cfg.Dir)
	wantCode(t, err, "bad-log-key")
}
