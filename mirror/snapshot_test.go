package mirror_test

import (
	"bytes"
	"database/sql"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/mirror"
)

// heard is what a mirror logs.
type heard struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.b.Write(b)
}

func (h *heard) has(text string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return strings.Contains(h.b.String(), text)
}

const (
	saysFromSnapshot = "the state comes from a snapshot"
	saysSetAside     = "a snapshot is set aside"
)

// often takes a snapshot at every few entries.
func often(dir string) (mirror.Config, *heard) {
	c, log := config(dir), new(heard)
	c.SnapshotEvery, c.Log = 4, slog.New(slog.NewTextHandler(log, nil))
	return c, log
}

// snapshotted is the folder of a closed mirror with a snapshot.
func (s *stage) snapshotted() string {
	s.t.Helper()
	m := s.mirror(s.north)
	dir := m.Dir()
	check(s.t, m.Close())
	c, _ := often(dir)
	m = open(s.t, c)
	check(s.t, m.Sync(s.t.Context(), &host{l: s.Ledger}))
	s.agrees(m)
	check(s.t, m.Close())
	if len(snapshotsIn(s.t, dir)) != 1 {
		s.t.Fatal("no snapshot was taken")
	}
	return dir
}

func snapshotsIn(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(dir, mirror.SnapshotFolder, "*.snapshot"))
	check(t, err)
	return list
}

// settled waits until what the mirror holds was verified, and says how.
func settled(t *testing.T, m *mirror.Mirror) string {
	t.Helper()
	for {
		if v := m.Verification(); v.State != ledger.VerificationRunning {
			return v.State
		}
		select {
		case <-t.Context().Done():
			t.Fatal("the test ends")
		case <-time.After(time.Millisecond):
		}
	}
}

// A mirror starts from its snapshot, folds what came after it, follows on, and is
// verified meanwhile; three snapshots stay, which only their owner can read.
func TestAMirrorStartsFromASnapshot(t *testing.T) {
	s := found(t)
	dir := s.snapshotted()
	h := &host{l: s.Ledger}
	for range 5 {
		c, log := often(dir)
		m := open(t, c)
		if !log.has(saysFromSnapshot) {
			t.Fatalf("it does not start from the snapshot: %s", log.b.String())
		}
		s.agrees(m)
		if state := settled(t, m); state != ledger.VerificationDone {
			t.Fatalf("the verification is %s: %s", state, log.b.String())
		}
		s.comment(s.south, "More.")
		check(t, m.Sync(t.Context(), h)) // one more than in the snapshot
		s.agrees(m)
		check(t, m.Close())
		again := open(t, c)
		s.agrees(again)
		for i := range 4 {
			s.comment(s.south, strings.Repeat("More. ", i+2), s.south, s.east)
		}
		check(t, again.Sync(t.Context(), h))
		s.agrees(again)
		check(t, again.Close())
	}
	all := snapshotsIn(t, dir)
	if len(all) != 3 {
		t.Errorf("there are %d snapshots", len(all))
	}
	for _, path := range all {
		if i, err := os.Stat(path); err != nil || i.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", path, i, err)
		}
		b, err := os.ReadFile(path)
		check(t, err)
		if bytes.Contains(b, []byte("More.")) || bytes.Contains(b, []byte("Aid passes")) {
			t.Errorf("%s can be read", path)
		}
	}
}

// A snapshot that was changed, cut, or is another mirror's is set aside, and the
// start is what it would be without it.
func TestAChangedSnapshotIsSetAside(t *testing.T) {
	s := found(t)
	dir := s.snapshotted()
	other := s.mirror(s.south)
	check(t, other.Close())
	c, _ := often(other.Dir())
	m := open(t, c)
	check(t, m.Sync(t.Context(), &host{l: s.Ledger}))
	check(t, m.Close())
	foreign, err := os.ReadFile(snapshotsIn(t, other.Dir())[0])
	check(t, err)
	path := snapshotsIn(t, dir)[0]
	good, err := os.ReadFile(path)
	check(t, err)
	try := func(b []byte, what string) {
		t.Helper()
		check(t, os.RemoveAll(filepath.Dir(path)))
		check(t, os.Mkdir(filepath.Dir(path), 0o700))
		check(t, os.WriteFile(path, b, 0o600))
		c, log := often(dir)
		m, err := mirror.Open(t.Context(), c)
		check(t, err)
		defer m.Close()
		s.agrees(m)
		if !log.has(saysSetAside) || log.has(saysFromSnapshot) {
			t.Errorf("%s: %s", what, log.b.String())
		}
	}
	try(foreign, "another party's")
	try(append(bytes.Clone(good), 0), "a byte more")
	for i := 0; i < len(good); i += 1 + len(good)/60 {
		b := bytes.Clone(good)
		b[i] ^= 1
		try(b, "a bit flipped")
		try(good[:i], "cut")
	}
}

// What a start from a snapshot does not read is read in the background, and
// damage there stops the mirror; verified whole, it is not even opened.
func TestDamageBeforeAMirrorsSnapshot(t *testing.T) {
	s := found(t)
	from := s.snapshotted()
	for what, change := range map[string]string{
		"a content": `update entry set sealed = zeroblob(200) where idx = 3`,
		"a leaf":    `update entry set leaf = zeroblob(73) where idx = 3`,
		"an entry":  `delete from entry where idx = 3`,
	} {
		dir := filepath.Join(t.TempDir(), "mirror")
		check(t, os.CopyFS(dir, os.DirFS(from)))
		check(t, os.Chmod(filepath.Join(dir, mirror.KeyFile), 0o600))
		db, err := sql.Open("sqlite", filepath.Join(dir, mirror.File))
		check(t, err)
		_, err = db.Exec(change)
		check(t, err)
		check(t, db.Close())
		c, log := often(dir)
		m, err := mirror.Open(t.Context(), c)
		check(t, err)
		if !log.has(saysFromSnapshot) {
			t.Fatalf("%s: %s", what, log.b.String())
		}
		if state := settled(t, m); state != ledger.VerificationDamaged || code(m.Err()) != "mirror-damaged" {
			t.Errorf("%s: the verification is %s, the mirror says %v", what, state, m.Err())
		}
		if err := m.Follow(t.Context(), &host{l: s.Ledger}); code(err) != "mirror-damaged" {
			t.Errorf("%s: it follows on: %v", what, err)
		}
		check(t, m.Close())
		c.Whole = true
		if _, err := mirror.Open(t.Context(), c); code(err) != "mirror-damaged" {
			t.Errorf("%s: verified whole, it is opened: %v", what, err)
		}
	}
}

// Once more of an arrangement has become visible, snapshots of before are gone.
func TestAnExtensionDropsSnapshots(t *testing.T) {
	s := found(t)
	id, _ := s.north.Table(audience(two(s)), "1. For two.\n", 500_000, s.north, s.south)
	m := s.mirror(s.east)
	dir := m.Dir()
	check(t, m.Close())
	c, _ := often(dir)
	m = open(t, c)
	h := &host{l: s.Ledger}
	check(t, m.Sync(t.Context(), h))
	before := snapshotsIn(t, dir)
	s.extend(id)
	check(t, m.Sync(t.Context(), h))
	s.agrees(m)
	check(t, m.Close())
	if after := snapshotsIn(t, dir); len(before) != 1 || len(after) != 1 || after[0] == before[0] {
		t.Errorf("before there were %v, after it %v", before, after)
	}
	s.agrees(open(t, c))
}
