package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

// transfer copies one folder to another that does not exist yet.
func transfer(t testing.TB, from string) ledger.Transfer {
	t.Helper()
	return ledger.Transfer{From: from, To: filepath.Join(t.TempDir(), "to"), Source: sqlite.OpenReadOnly, Target: sqlite.Open,
		Check: sqlite.OpenReadOnly, Now: func() parley.Instant { return dawn }}
}

func backup(t testing.TB, from string, withoutKeys bool) (dir string, found *ledger.Inspection) {
	t.Helper()
	tr := transfer(t, from)
	tr.WithoutKeys = withoutKeys
	found, err := ledger.Backup(t.Context(), tr)
	if err != nil {
		t.Fatal(err)
	}
	return tr.To, found
}

func restore(t testing.TB, from string) string {
	t.Helper()
	tr := transfer(t, from)
	if _, _, err := ledger.Restore(t.Context(), tr, nil, false); err != nil {
		t.Fatal(err)
	}
	return tr.To
}

// snapshot is what lies in a folder: contents by name.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out[path] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var r *parley.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Fatalf("it says %v, want the refusal %s", err, code)
	}
	if r.Sentence == "" || r.Todo == "" {
		t.Fatalf("the refusal %s does not say what to do: %v", code, err)
	}
}

// A backup of a ledger at rest changes nothing there but that it is noted, has
// everything, and opens once it is restored, and not before.
func TestBackupAndRestore(t *testing.T) {
	s := filled(t, 12)
	s.reopenOnly(t)
	head, digest, checkpoint := s.l.Head(), s.digest(), string(s.l.Checkpoint())
	s.l.Close(t.Context())
	before := snapshot(t, s.cfg.Dir)
	backup(t, s.cfg.Dir, true)
	if after := snapshot(t, s.cfg.Dir); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Fatal("a backup without keys has changed the ledger's folder")
	}
	dir, found := backup(t, s.cfg.Dir, false)
	if found.Head != head || found.State.Digest() != digest || string(found.Checkpoint) != checkpoint {
		t.Fatalf("the backup has %v, the ledger %v", found.Head, head)
	}
	after := snapshot(t, s.cfg.Dir)
	keys := filepath.Join(s.cfg.Dir, "keys.db")
	if after[keys] == before[keys] {
		t.Fatal("the copy of the keys was not noted")
	}
	delete(after, keys)
	delete(before, keys)
	if fmt.Sprint(after) != fmt.Sprint(before) {
		t.Fatal("the backup has changed the ledger's folder")
	}
	if runtime.GOOS != "windows" {
		for name := range snapshot(t, dir) {
			info, err := os.Stat(name)
			if err != nil {
				t.Fatal(err)
			}
			if mode := info.Mode().Perm(); mode != 0o600 && filepath.Base(name) != ledger.CheckpointFile {
				t.Errorf("%s has mode %o", name, mode)
			}
		}
	}
	cfg := s.cfg
	cfg.Dir = dir
	wantRefusal(t, cfg, "is-a-backup")

	s.cfg.Dir = restore(t, dir)
	s.reopenOnly(t)
	if s.l.Head() != head || s.digest() != digest {
		t.Fatal("the restored ledger is another")
	}
	s.submit(t, s.parties[0].rename(t, "after the restore"))
}

// While 8 parties write, backups are taken one after the other: each holds
// whatever was acknowledged before it began. In the midst of each an erasure
// ends the keys' epoch.
func TestBackupWhileServed(t *testing.T) {
	const writers, backups = 8, 6
	s := found(t, t.TempDir(), writers)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for _, p := range s.parties {
		wg.Go(func() {
			for k := 0; ; k++ {
				select {
				case <-stop:
					return
				default:
				}
				var sub *statement.Submission
				if k%4 == 3 {
					sub = p.plan(t, statement.Parties(p.id))
				} else {
					sub = p.rename(t, fmt.Sprint("name ", k))
				}
				if _, err := s.l.Submit(context.Background(), sub); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	var copies []*ledger.Inspection
	var dirs []string
	for range backups {
		acknowledged := s.l.Head()
		tr := transfer(t, s.cfg.Dir)
		erased := false
		tr.Progress = func(step ledger.Step, done, _ uint64) {
			if step == ledger.Copying && !erased {
				erased = true
				if _, err := s.l.Erase(context.Background()); err != nil {
					t.Error(err)
				}
			}
		}
		found, err := ledger.Backup(t.Context(), tr)
		if err != nil {
			close(stop)
			wg.Wait()
			t.Fatal(err)
		}
		if found.Head.Size < acknowledged.Size || found.Signed.Size < acknowledged.Size {
			t.Errorf("the backup has %d entries, %d of them signed; %d were acknowledged before", found.Head.Size, found.Signed.Size, acknowledged.Size)
		}
		copies, dirs = append(copies, found), append(dirs, tr.To)
	}
	close(stop)
	wg.Wait()
	for i, c := range copies {
		e, err := sqlite.OpenReadOnly(t.Context(), s.cfg.Dir)
		if err != nil {
			t.Fatal(err)
		}
		root, err := ledger.RootAt(t.Context(), e, c.Head.Size)
		if err != nil || root != c.Head.Root {
			t.Fatalf("backup %d is not the beginning of the ledger: %v", i, err)
		}
		e.Close()
	}
	last := *s
	last.cfg.Dir = restore(t, dirs[backups-1])
	last.reopenOnly(t)
	defer last.l.Close(context.Background())
	last.l.View(func(d *docket.State) {
		if d.Digest() != copies[backups-1].State.Digest() {
			t.Error("the restored state is another")
		}
	})
}

// Keys are kept apart: without them the backup says nothing and opens nothing.
func TestBackupWithoutKeys(t *testing.T) {
	s := filled(t, 9)
	dir, _ := backup(t, s.cfg.Dir, true)
	for _, name := range []string{ledger.KeyFile, "keys"} {
		if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the backup holds %s: %v", name, err)
		}
	}
	tr := transfer(t, dir)
	_, _, err := ledger.Restore(t.Context(), tr, nil, false)
	wantCode(t, err, "keys-needed")
	other := filled(t, 1)
	tr.Keys = other.cfg.Dir
	_, _, err = ledger.Restore(t.Context(), tr, nil, false)
	wantCode(t, err, "keys-lost")
	tr.Keys = s.cfg.Dir
	if _, _, err := ledger.Restore(t.Context(), tr, nil, false); err != nil {
		t.Fatal(err)
	}
	s.cfg.Dir = tr.To
	s.reopenOnly(t)
}

// A backup that is older than what the log has signed is refused, unless the
// loss is accepted, and what is lost is said; another history always is.
func TestRestoreAgainstACheckpoint(t *testing.T) {
	s := filled(t, 5)
	dir, old := backup(t, s.cfg.Dir, false)
	fork := *s
	fork.cfg.Dir = restore(t, dir)
	s.reopenOnly(t)
	for range 3 {
		s.submit(t, s.parties[0].rename(t, "later"))
	}
	newer := s.l.Checkpoint()
	s.l.Close(t.Context())

	tr := transfer(t, dir)
	for range 2 { // nothing is left behind that would be in the way
		_, lost, err := ledger.Restore(t.Context(), tr, newer, false)
		wantCode(t, err, "backup-older")
		if *lost != (ledger.Lost{From: old.Head.Size, Until: old.Head.Size + 3}) {
			t.Fatalf("lost is %v", lost)
		}
	}
	if _, lost, err := ledger.Restore(t.Context(), tr, newer, true); err != nil || lost == nil {
		t.Fatalf("an accepted loss: %v, %v", lost, err)
	}
	_, _, err := ledger.Restore(t.Context(), tr, nil, false)
	wantCode(t, err, "not-empty")
	tr = transfer(t, dir)
	if _, lost, err := ledger.Restore(t.Context(), tr, old.Checkpoint, false); err != nil || lost != nil {
		t.Fatalf("a checkpoint that the backup covers: %v, %v", lost, err)
	}

	fork.reopenOnly(t)
	fork.parties[1].prev = map[string]parley.StatementID{}
	s2 := fork.parties[1]
	fork.l.View(func(d *docket.State) {
		u := &statement.Update{}
		s2.prev[fmt.Sprint(u.Subject(), statement.Everyone)] = d.Prev(s2.id, u.Subject(), statement.Everyone)
	})
	for range 4 {
		fork.submit(t, s2.rename(t, "another history"))
	}
	fork.l.Close(t.Context())
	forked, _ := backup(t, fork.cfg.Dir, false)
	_, _, err = ledger.Restore(t.Context(), transfer(t, forked), newer, true)
	wantCode(t, err, "backup-differs")
	foreign := filled(t, 1)
	foreign.reopenOnly(t)
	_, _, err = ledger.Restore(t.Context(), transfer(t, dir), foreign.l.Checkpoint(), true)
	wantCode(t, err, "bad-checkpoint")
}

// Whatever byte of a backup's small files changes, or wherever its databases
// are damaged, restoring says so or gives the same ledger.
func TestDamagedBackup(t *testing.T) {
	s := filled(t, 4)
	dir, want := backup(t, s.cfg.Dir, false)
	for _, name := range []string{ledger.ManifestFile, ledger.CheckpointFile, ledger.KeyFile, "keys/epoch-000001.key", "ledger.db", "keys.db"} {
		path := filepath.Join(dir, name)
		good, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		noticed := 0
		const tries = 12
		for i := range tries {
			bad := append([]byte(nil), good...)
			bad[i*(len(bad)-1)/(tries-1)] ^= 1
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			got, _, err := ledger.Restore(t.Context(), transfer(t, dir), nil, false)
			switch {
			case err != nil:
				noticed++
			case got.Head != want.Head || got.State.Digest() != want.State.Digest():
				t.Fatalf("%s with another byte gives another ledger", name)
			}
		}
		if len(good) < 1000 && noticed < tries-2 { // a digit of a time may be another
			t.Errorf("%s: only %d of %d changes were noticed", name, noticed, tries)
		}
		if err := os.WriteFile(path, good, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A copy from engine to engine has the same roots, and goes on where it was cut.
func TestCopyGoesOn(t *testing.T) {
	s := filled(t, 40)
	from, err := sqlite.OpenReadOnly(t.Context(), s.cfg.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	want, err := from.Head(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	to, err := sqlite.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	cut := &shorter{Engine: from, limit: 7}
	for round := 0; ; round++ {
		ctx, cancel := context.WithCancel(t.Context())
		head, err := ledger.Copy(ctx, cut, to, math.MaxUint64, func(done, total uint64) {
			if done < total && done > 7*uint64(round+1) {
				cancel()
			}
		})
		cancel()
		if err == nil {
			if head != want {
				t.Fatalf("the copy ends with %v, the log with %v", head, want)
			}
			if round < 2 {
				t.Fatalf("the copy was cut %d times", round)
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	for size := range want.Size {
		a, err := ledger.RootAt(t.Context(), from, size)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := ledger.RootAt(t.Context(), to, size); err != nil || a != b {
			t.Fatalf("the roots of the first %d entries differ: %v", size, err)
		}
	}
	other := filled(t, 40)
	foreign, err := sqlite.OpenReadOnly(t.Context(), other.cfg.Dir)
	if err != nil {
		t.Fatal(err)
	}
	defer foreign.Close()
	_, err = ledger.Copy(t.Context(), foreign, to, math.MaxUint64, nil)
	wantCode(t, err, "copy-differs")
}

// shorter gives less at a time than is asked for.
type shorter struct {
	ledger.Engine
	limit int
}

func (s *shorter) Read(ctx context.Context, from uint64, limit int) ([]ledger.Record, error) {
	return s.Engine.Read(ctx, from, min(limit, s.limit))
}

// What was promised and waits is in the backup, and enters after the restore.
func TestBackupKeepsPromises(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	f := faulty(t, s)
	reached, release := f.Hold()
	sub := s.parties[0].rename(t, "promised")
	_, p := s.promise(t, sub)
	<-reached
	dir, _ := backup(t, s.cfg.Dir, false)
	release()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.cfg.Dir = restore(t, dir)
	s.reopenOnly(t)
	s.kept(t, sub, p)
}
