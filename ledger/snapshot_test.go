package ledger_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

const everyFew = 8 // entries after which the tests take a snapshot

// logged is what a ledger has logged.
type logged struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logged) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *logged) has(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.b.String(), text)
}

// listen gives what the ledger logs from now on.
func listen(cfg *ledger.Config) *logged {
	out := new(logged)
	cfg.Log = slog.New(slog.NewTextHandler(out, nil))
	return out
}

const (
	saysFromSnapshot = "the state comes from a snapshot"
	saysSetAside     = "a snapshot is set aside"
)

// snapshotted is a closed ledger with snapshots, and the digest of its state.
func snapshotted(t *testing.T, entries int) (*stage, parley.Digest) {
	t.Helper()
	s := filled(t, entries)
	s.cfg.SnapshotEvery = everyFew
	s.reopenOnly(t)
	for i := range everyFew {
		s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("later ", i)))
	}
	digest := s.digest()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(snapshotsIn(t, s.cfg.Dir)) == 0 {
		t.Fatal("no snapshot was taken")
	}
	return s, digest
}

// A ledger that never came to the size of a snapshot takes one at its end, once
// enough has come since the last; three stay.
func TestSnapshotAtTheEnd(t *testing.T) {
	s := filled(t, 6)
	const few = 4
	s.cfg.SnapshotEvery = few * ledger.SnapshotEvery / ledger.SnapshotAtClose
	for round := range 5 {
		before := snapshotsIn(t, s.cfg.Dir)
		s.reopenOnly(t)
		for i := range few - 1 {
			s.submit(t, s.parties[i%2].rename(t, fmt.Sprint(round, i)))
		}
		if round == 0 { // filled came before it
			s.l.Close(t.Context())
			before = snapshotsIn(t, s.cfg.Dir)
			if len(before) != 1 {
				t.Fatalf("at the first end there are %v", before)
			}
			continue
		}
		s.l.Close(t.Context())
		if after := snapshotsIn(t, s.cfg.Dir); !slices.Equal(after, before) {
			t.Fatalf("after %d entries more there are %v, not %v", few-1, after, before)
		}
		s.reopenOnly(t)
		s.submit(t, s.parties[0].rename(t, fmt.Sprint("one more ", round)))
		digest := s.digest()
		s.l.Close(t.Context())
		if after := snapshotsIn(t, s.cfg.Dir); len(after) != min(3, round+1) || after[len(after)-1] == before[len(before)-1] {
			t.Fatalf("after %d entries more there are %v, before it %v", few, after, before)
		}
		if said := s.opensWith(t, digest); !said.has(saysFromSnapshot) {
			t.Fatalf("it does not start from the snapshot: %s", said.b.String())
		}
		s.l.Close(t.Context())
	}
}

// snapshotsIn are the paths of the snapshots, the newest last.
func snapshotsIn(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, ledger.SnapshotFolder, "*.snapshot"))
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// opensWith opens the ledger, compares its state, and gives what it logged.
func (s *stage) opensWith(t *testing.T, digest parley.Digest) *logged {
	t.Helper()
	cfg := s.cfg
	said := listen(&cfg)
	l, err := ledger.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.l = l
	if got := s.digest(); got != digest {
		t.Fatalf("the state's digest is %v, want %v", got, digest)
	}
	return said
}

func TestStartFromSnapshot(t *testing.T) {
	s, digest := snapshotted(t, 20)
	for range 5 {
		said := s.opensWith(t, digest)
		if !said.has(saysFromSnapshot) {
			t.Fatalf("the start took no snapshot: %s", said.b.String())
		}
		// All of it works on: old receipts, proofs over the snapshot's edge, and
		// statements that follow those before it.
		for index := range s.l.Head().Size {
			e, err := s.l.ReadEntry(t.Context(), index)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.l.Receipt(t.Context(), e.Signed.ID); err != nil {
				t.Fatal(err)
			}
		}
		for i := range 3 {
			s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("again ", i)))
		}
		if _, err := s.l.ProveConsistency(t.Context(), 3, s.l.Head().Size); err != nil {
			t.Fatal(err)
		}
		digest = s.digest()
		if err := s.l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(snapshotsIn(t, s.cfg.Dir)); n > 3 {
		t.Fatalf("%d snapshots are kept", n)
	}
	whole := *s
	whole.cfg.Whole = true
	if said := whole.opensWith(t, digest); said.has(saysFromSnapshot) {
		t.Fatal("a replay that was to be whole took a snapshot")
	}
	whole.l.Close(context.Background())
}

// A ledger with fewer entries than are worth a snapshot has none.
func TestSmallLedgerHasNoSnapshot(t *testing.T) {
	s := filled(t, 30)
	if _, err := os.Stat(filepath.Join(s.cfg.Dir, ledger.SnapshotFolder)); !os.IsNotExist(err) {
		t.Fatalf("there are snapshots: %v", err)
	}
}

// Whatever byte of a snapshot is changed, and wherever it is cut, it is set
// aside, and the state is the log's.
func TestChangedSnapshots(t *testing.T) {
	s, digest := snapshotted(t, 20)
	good := snapshotsIn(t, s.cfg.Dir)
	path := good[len(good)-1]
	for _, older := range good[:len(good)-1] {
		if err := os.Remove(older); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s.cfg.SnapshotEvery = 1 << 30 // takes none
	try := func(what string, changed []byte) {
		t.Helper()
		if err := os.WriteFile(path, changed, 0o600); err != nil {
			t.Fatal(err)
		}
		said := s.opensWith(t, digest)
		if said.has(saysFromSnapshot) || !said.has(saysSetAside) {
			t.Fatalf("%s: it is not set aside: %s", what, said.b.String())
		}
		if err := s.l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(path + ".unfit"); err != nil {
			t.Fatalf("%s: it is not kept: %v", what, err)
		}
	}
	step := max(1, len(b)/120)
	for at := 0; at < len(b); at += step {
		if at > 250 {
			step = max(1, len(b)/60)
		}
		changed := bytes.Clone(b)
		changed[at] ^= 1 << (at % 8)
		try(fmt.Sprintf("a bit of byte %d", at), changed)
	}
	for _, n := range []int{0, 10, 60, 200, len(b) / 2, len(b) - 1} {
		try(fmt.Sprintf("cut to %d bytes", n), b[:n])
	}
	try("a byte too many", append(bytes.Clone(b), 0))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if said := s.opensWith(t, digest); !said.has(saysFromSnapshot) {
		t.Fatal("the snapshot as it was written is not taken")
	}
	s.l.Close(context.Background())
}

// What does not fit is set aside, and an older one takes its place.
func TestOlderSnapshot(t *testing.T) {
	s, _ := snapshotted(t, 20)
	s.reopenOnly(t)
	for i := range everyFew {
		s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("more ", i)))
	}
	digest := s.digest()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	paths := snapshotsIn(t, s.cfg.Dir)
	if len(paths) < 2 {
		t.Fatalf("there are %d snapshots", len(paths))
	}
	if err := os.Truncate(paths[len(paths)-1], 300); err != nil {
		t.Fatal(err)
	}
	said := s.opensWith(t, digest)
	s.l.Close(context.Background())
	if !said.has(saysSetAside) || !said.has(saysFromSnapshot) {
		t.Fatalf("the older one is not taken: %s", said.b.String())
	}
}

// Another ledger's snapshot, another program's, and one of a log that was cut.
func TestForeignSnapshots(t *testing.T) {
	s, digest := snapshotted(t, 20)
	aside := func(what string, x *stage, digest parley.Digest) {
		t.Helper()
		said := x.opensWith(t, digest)
		x.l.Close(context.Background())
		if said.has(saysFromSnapshot) || !said.has(saysSetAside) {
			t.Fatalf("%s: %s", what, said.b.String())
		}
	}
	other, otherDigest := snapshotted(t, 20)
	mixed := *other
	mixed.cfg.Dir = copyDir(t, other.cfg.Dir)
	folder := filepath.Join(mixed.cfg.Dir, ledger.SnapshotFolder)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(s.cfg.Dir, ledger.SnapshotFolder))); err != nil {
		t.Fatal(err)
	}
	aside("another ledger's", &mixed, otherDigest)

	newer := *s
	newer.cfg.Dir = copyDir(t, s.cfg.Dir)
	restore := ledger.SetCodeVersion("a newer one")
	aside("another program's", &newer, digest)
	restore()
}

// The log and its checkpoint are put back to an older copy, which is grown
// otherwise: a snapshot of what was is not of what is.
func TestSnapshotOfACutLog(t *testing.T) {
	s := filled(t, 20)
	old := copyDir(t, s.cfg.Dir)
	s.cfg.SnapshotEvery = everyFew
	s.reopenOnly(t)
	for i := range 2 * everyFew {
		s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("later ", i)))
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	cut := *s
	cut.cfg.Dir = copyDir(t, s.cfg.Dir)
	replace(t, cut.cfg.Dir, old, "ledger.db")
	wantRefusal(t, cut.cfg, "log-shorter-than-checkpoint")

	replace(t, cut.cfg.Dir, old, "keys.db", ledger.CheckpointFile)
	cfg := cut.cfg
	said := listen(&cfg)
	l, err := ledger.Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	size := l.Head().Size
	l.Close(context.Background())
	if size >= s.l.Head().Size || !said.has(saysSetAside) {
		t.Fatalf("of %d entries: %s", size, said.b.String())
	}
}

// A checkpoint that is older than the snapshot still has to agree with it.
func TestOlderCheckpoint(t *testing.T) {
	s := filled(t, 20)
	old := copyDir(t, s.cfg.Dir)
	s.cfg.SnapshotEvery = everyFew
	s.reopenOnly(t)
	s.submit(t, s.parties[0].rename(t, "later"))
	for i := range everyFew {
		s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("later ", i)))
	}
	digest := s.digest()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	replace(t, s.cfg.Dir, old, ledger.CheckpointFile)
	said := s.opensWith(t, digest)
	s.l.Close(context.Background())
	if !said.has(saysFromSnapshot) {
		t.Fatalf("no snapshot is taken: %s", said.b.String())
	}
	second := *s // a second history of the same length
	second.cfg.Dir = copyDir(t, old)
	second.cfg.SnapshotEvery = 1 << 30
	second.reopenOnly(t)
	second.submit(t, second.parties[0].plan(t, statement.Parties(second.parties[0].id)))
	if err := second.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	replace(t, s.cfg.Dir, second.cfg.Dir, ledger.CheckpointFile)
	wantRefusal(t, s.cfg, "log-differs-from-checkpoint")
}

// An erasure leaves no snapshot from before it: they are removed, and a copy of
// one that somebody kept does not open any more.
func TestErasureRemovesSnapshots(t *testing.T) {
	s := filled(t, 12)
	s.cfg.SnapshotEvery = everyFew
	s.reopenOnly(t)
	a := s.parties[0]
	text := func(n byte, words string) statement.Part {
		return statement.Part{Media: statement.MediaText, Salt: statement.Salt{n}, Data: []byte(words)}
	}
	zone, words := text(1, "# A zone\n"), text(2, "A name.\n")
	tabled := a.say(t, &statement.Table{Revision: parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed, Map: parley.Map{Status: parley.MapPending},
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: zone.ID()}}}}, statement.Everyone, zone)
	s.submit(t, tabled)
	arrangement := parley.ArrangementID(tabled.Envelope.ID())
	s.submit(t, a.say(t, &statement.Comment{Arrangement: arrangement, Text: words.ID()}, statement.Everyone, words))
	for i := range everyFew {
		s.submit(t, s.parties[i%2].rename(t, fmt.Sprint("later ", i)))
	}
	s.reopen(t)
	kept := t.TempDir()
	if err := os.CopyFS(kept, os.DirFS(filepath.Join(s.cfg.Dir, ledger.SnapshotFolder))); err != nil {
		t.Fatal(err)
	}
	var effects []statement.Effect
	s.l.View(func(d *docket.State) { effects = d.Effects(arrangement, true) })
	s.submit(t, s.registrar.say(t, &statement.Erase{Arrangement: arrangement, Effects: effects}, statement.Everyone))
	if n, err := s.l.Erase(t.Context()); err != nil || n != 2 {
		t.Fatalf("%d keys were forgotten: %v", n, err)
	}
	if left := snapshotsIn(t, s.cfg.Dir); len(left) > 0 {
		t.Fatalf("after the erasure there still is %v", left)
	}
	digest := s.digest()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(s.cfg.Dir, ledger.SnapshotFolder)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, os.DirFS(kept)); err != nil {
		t.Fatal(err)
	}
	s.cfg.SnapshotEvery = 1 << 30
	said := s.opensWith(t, digest)
	if said.has(saysFromSnapshot) || !said.has("its key does not open") {
		t.Fatalf("a snapshot from before the erasure opens: %s", said.b.String())
	}
}

// verified waits until the log has been verified in the background.
func verified(t *testing.T, l *ledger.Ledger) string {
	t.Helper()
	for {
		if state := l.Verification().State; state != ledger.VerificationRunning {
			return state
		}
		select {
		case <-time.After(time.Millisecond):
		case <-t.Context().Done():
			t.Fatal("the test ends")
		}
	}
}

// What a start from a snapshot takes on trust is read afterwards.
func TestVerifiedInTheBackground(t *testing.T) {
	s, digest := snapshotted(t, 20)
	said := s.opensWith(t, digest)
	if state := verified(t, s.l); state != ledger.VerificationDone || !said.has("the log is verified") {
		t.Fatalf("the verification is %s: %s", state, said.b.String())
	}
	if v := s.l.Verification(); v.Done != v.Total || v.Total != s.l.Head().Size {
		t.Fatalf("of %d entries %d are verified", v.Total, v.Done)
	}
	s.submit(t, s.parties[0].rename(t, "after it"))
	s.l.Close(context.Background())

	off := *s
	off.cfg.Unverified = true
	off.reopenOnly(t)
	if state := off.l.Verification().State; state != ledger.VerificationOff {
		t.Fatalf("a verification that was turned off is %s", state)
	}
	off.l.Close(context.Background())
}

// Damage before the snapshot is not noticed by the start, which does not read
// it; the verification finds it and stops the ledger.
func TestDamageBeforeTheSnapshot(t *testing.T) {
	s, _ := snapshotted(t, 20)
	for name, change := range map[string]string{
		"a ciphertext": "update entry set sealed = cast(substr(sealed, 1, 80) || x'5a5a' || substr(sealed, 83) as blob) where idx = 5",
		"a leaf":       "update entry set leaf = cast(substr(leaf, 1, 20) || x'5a5a' || substr(leaf, 23) as blob) where idx = 5",
		"an entry":     "delete from entry where idx = 5",
	} {
		x := *s
		x.cfg.Dir = copyDir(t, s.cfg.Dir)
		db, err := sql.Open("sqlite", "file:"+filepath.Join(x.cfg.Dir, "ledger.db"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), change); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		said := listen(&x.cfg)
		x.reopenOnly(t)
		if !said.has(saysFromSnapshot) {
			t.Fatalf("%s: the start took no snapshot: %s", name, said.b.String())
		}
		var refusal *parley.Refusal
		if _, err := x.l.ReadEntry(t.Context(), 5); !errors.As(err, &refusal) || refusal.Code != "log-damaged" || refusal.Todo == "" {
			t.Fatalf("%s: whoever reads it is told %v", name, err)
		}
		if state := verified(t, x.l); state != ledger.VerificationDamaged {
			t.Fatalf("%s: the verification is %s", name, state)
		}
		if err := x.l.Err(); !errors.Is(err, ledger.ErrDamaged) {
			t.Fatalf("%s: the ledger says %v", name, err)
		}
		_, err = x.l.Submit(t.Context(), x.parties[0].plan(t, statement.Everyone))
		if !errors.Is(err, ledger.ErrStopped) || !said.has("the ledger has stopped") {
			t.Fatalf("%s: the ledger still takes statements: %v", name, err)
		}
		x.l.Close(context.Background())
		wantRefusal(t, func() ledger.Config { c := x.cfg; c.Whole = true; return c }(), "log-damaged")
	}
}
