package ledger_test

import (
	"bytes"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/statement"
)

// spoken is a ledger in which a comment was said that shall be erased.
type spoken struct {
	*stage
	a       parley.ArrangementID
	to      statement.Audience
	words   string
	comment *statement.Submission
	index   uint64
	effect  statement.Effect
}

func speak(t *testing.T) *spoken {
	t.Helper()
	s := &spoken{stage: found(t, t.TempDir(), 2), words: "The witness's name is Sari.\n"}
	a, b := s.parties[0], s.parties[1]
	s.to = statement.Parties(a.id, b.id)
	zone := statement.Part{Media: statement.MediaText, Salt: statement.Salt{1}, Data: []byte("# A zone\n")}
	tabled := a.say(t, &statement.Table{Revision: parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed, Map: parley.Map{Status: parley.MapPending},
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: zone.ID()}}}}, s.to, zone)
	s.stage.submit(t, tabled)
	s.a = parley.ArrangementID(tabled.Envelope.ID())
	words := statement.Part{Media: statement.MediaText, Salt: statement.Salt{2}, Data: []byte(s.words)}
	s.comment = b.say(t, &statement.Comment{Arrangement: s.a, Text: words.ID()}, s.to, words)
	// It waits under a promise first, so that it lies in the intake too.
	_, p := s.promise(t, s.comment)
	s.index = s.kept(t, s.comment, p).Index
	s.effect = statement.Effect{Index: s.index, Statement: s.comment.Envelope.ID(), Type: statement.CommentMake, Author: b.id, Audience: s.to}
	return s
}

// name enters the erasure.
func (s *spoken) name(t *testing.T) parley.Instant {
	t.Helper()
	to := statement.Parties(append(s.to.Parties, s.registrar.id)...)
	return s.stage.submit(t, s.registrar.say(t, &statement.Erase{Arrangement: s.a, Effects: []statement.Effect{s.effect}}, to)).Leaf.At
}

func (s *spoken) fate(t *testing.T, named parley.Instant) ledger.Fate {
	t.Helper()
	f, err := s.l.Fate(t.Context(), s.index, named)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// An erasure is told to be as far as it is: named, then the keys destroyed, and
// erased once the last copy of them that was noted has expired.
func TestErasedIsSaidWhenItIsTrue(t *testing.T) {
	const day = parley.Instant(24 * 3_600_000)
	s := speak(t)
	backedUp := func(expires parley.Instant) string {
		tr := transfer(t, s.cfg.Dir)
		tr.Now, tr.Expires = s.clock.Now, expires
		if _, err := ledger.Backup(t.Context(), tr); err != nil {
			t.Fatal(err)
		}
		return tr.To
	}
	short, long := backedUp(s.clock.Now()+10*day), backedUp(0)
	named := s.name(t)
	if f := s.fate(t, named); f != (ledger.Fate{Stage: ledger.Named}) {
		t.Fatalf("its fate is %+v", f)
	}
	// Nobody is shown it from the naming on, though its key still lies here.
	if e, err := s.l.ReadEntry(t.Context(), s.index); err != nil || e.Signed != nil {
		t.Fatalf("what was named can be read: %v", err)
	}
	if e, err := s.l.Await(t.Context(), s.index); err != nil || e.Signed != nil {
		t.Fatalf("who waits is shown what was named: %v", err)
	}
	between := backedUp(s.clock.Now() + 5*day)
	if left, err := s.l.Unfinished(t.Context()); err != nil || !left {
		t.Fatalf("keys are left: %v, %v", left, err)
	}
	s.clock.now.Add(int64(day))
	if _, err := s.l.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if left, err := s.l.Unfinished(t.Context()); err != nil || left {
		t.Fatalf("keys are left: %v, %v", left, err)
	}
	later := backedUp(s.clock.Now() + 900*day) // holds other keys
	want := ledger.Fate{Stage: ledger.KeysDestroyed, Destroyed: dawn + day, Gone: ledger.BackupExpires.From(dawn)}
	if f := s.fate(t, named); f != want {
		t.Fatalf("its fate is %+v, want %+v", f, want)
	}
	s.reopen(t)
	s.clock.now.Store(int64(want.Gone-dawn) - 1)
	if f := s.fate(t, named); f != want {
		t.Fatalf("a moment before the last copy expires its fate is %+v", f)
	}
	s.clock.now.Add(1)
	want.Stage = ledger.Erased
	if f := s.fate(t, named); f != want {
		t.Fatalf("its fate is %+v, want %+v", f, want)
	}

	// Expired backups are not restored, unless told to be.
	for _, dir := range []string{short, long, between} {
		tr := transfer(t, dir)
		tr.Now = s.clock.Now
		_, _, err := ledger.Restore(t.Context(), tr, nil, false)
		wantCode(t, err, "backup-expired")
	}
	// What the restored log has erased is erased in the restored folder too.
	tr := transfer(t, between)
	tr.Now, tr.Expired = s.clock.Now, true
	if _, _, err := ledger.Restore(t.Context(), tr, nil, false); err != nil {
		t.Fatal(err)
	}
	restored := *s
	restored.stage = &stage{cfg: s.cfg, clock: s.clock}
	restored.cfg.Dir = tr.To
	restored.reopenOnly(t)
	defer restored.l.Close(t.Context())
	if f := restored.fate(t, named); f.Stage == ledger.Named || f.Destroyed != s.clock.Now() {
		t.Fatalf("in the restored folder its fate is %+v", f)
	}
	if _, err := os.Stat(filepath.Join(later, ledger.ManifestFile)); err != nil {
		t.Fatal(err)
	}
	tr = transfer(t, later)
	tr.Now = s.clock.Now
	if _, _, err := ledger.Restore(t.Context(), tr, nil, false); err != nil {
		t.Fatalf("a backup that has not expired: %v", err)
	}
}

// Copies of before, of which nothing was noted, are not spoken of: an erasure
// without a note is never told to be complete.
func TestFateWithoutANote(t *testing.T) {
	s := speak(t)
	named := s.name(t)
	if _, err := s.l.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.l.Close(t.Context())
	db, err := sql.Open("sqlite", "file:"+filepath.Join(s.cfg.Dir, keystore.File))
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"drop table ended", "drop table copied"} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	db.Close()
	s.reopenOnly(t)
	s.clock.now.Add(1 << 40)
	if f := s.fate(t, named); f != (ledger.Fate{Stage: ledger.KeysDestroyed}) {
		t.Fatalf("its fate is %+v", f)
	}
}

// secrets are what would give the comment away: its words, its data keys and
// the epoch key that they are wrapped under, as bytes and as text.
func (s *spoken) secrets(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	e, err := sqlite.OpenReadOnly(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	return secretsOf(t, e, s.index, s.words, dir)
}

// secretsOf are those of an entry with one part, from the keys in dir.
func secretsOf(t *testing.T, e ledger.Engine, index uint64, words, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{"the words": []byte(words)}
	add := func(name string, key []byte) {
		out[name] = key
		out[name+", hexadecimal"] = []byte(hex.EncodeToString(key))
		out[name+", base64"] = []byte(base64.StdEncoding.EncodeToString(key))
	}
	records, err := e.Read(t.Context(), index, 1)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := ledger.DecodeSealed(records[0].Sealed)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := keystore.OpenReadOnly(t.Context(), dir, "")
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	for i, o := range []keystore.Object{{Kind: keystore.Envelope, Statement: sealed.Statement}, {Kind: keystore.Part, Statement: sealed.Statement, Part: sealed.Parts[0].ID}} {
		k, err := keys.Get(t.Context(), sealed.FirstKey+1+int64(i), o)
		if err != nil {
			t.Fatal(err)
		}
		add([]string{"the envelope's key", "the part's key"}[i], k[:])
	}
	_, epoch, err := keys.EpochKey()
	if err != nil {
		t.Fatal(err)
	}
	add("the epoch key", epoch[:])
	return out
}

// foundIn names the secrets that lie in any file below the folders.
func foundIn(t *testing.T, secrets map[string][]byte, dirs ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			for name, secret := range secrets {
				if bytes.Contains(b, secret) {
					out[name] = path
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// After an erasure no copy of the disk gives the comment away: not the folder
// with its write-ahead logs and free pages, its intake or its snapshots, nor a
// backup without keys of before. Its receipt still verifies.
func TestErasedInEveryCopy(t *testing.T) {
	s := speak(t)
	receipt, err := s.l.Receipt(t.Context(), s.effect.Statement)
	if err != nil {
		t.Fatal(err)
	}
	s.cfg.SnapshotEvery = 3
	s.reopen(t)
	s.stage.submit(t, s.parties[0].rename(t, "before the erasure"))
	s.reopen(t) // which leaves a snapshot
	if shots, err := filepath.Glob(filepath.Join(s.cfg.Dir, ledger.SnapshotFolder, "*")); err != nil || len(shots) == 0 {
		t.Fatalf("there is no snapshot: %v", err)
	}
	bare, _ := backup(t, s.cfg.Dir, true)
	secrets := s.secrets(t, s.cfg.Dir)
	image := filepath.Join(t.TempDir(), "image") // of the disk, as it was but for the epoch key
	if err := os.CopyFS(image, os.DirFS(s.cfg.Dir)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(image, keystore.Folder)); err != nil {
		t.Fatal(err)
	}
	// The search finds what is there: the epoch key, and with it everything.
	if got := foundIn(t, secrets, s.cfg.Dir); len(got) != 1 || got["the epoch key, hexadecimal"] == "" {
		t.Fatalf("before the erasure %v is found", got)
	}
	s.name(t)
	if _, err := s.l.Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	clean := func(when string, dirs ...string) {
		t.Helper()
		for name, path := range foundIn(t, secrets, dirs...) {
			t.Errorf("%s: %s lies in %s", when, name, path)
		}
	}
	clean("while it runs", s.cfg.Dir, bare, image)
	s.reopen(t)
	s.stage.submit(t, s.parties[0].rename(t, "after the erasure"))
	after, _ := backup(t, s.cfg.Dir, false)
	clean("after a start", s.cfg.Dir, after, bare, image)
	// The old databases under the new epoch key open nothing.
	if err := os.MkdirAll(filepath.Join(image, keystore.Folder), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(image, keystore.Folder), os.DirFS(filepath.Join(s.cfg.Dir, keystore.Folder))); err != nil {
		t.Fatal(err)
	}
	if k, err := keystore.OpenReadOnly(t.Context(), image, ""); err == nil {
		k.Close()
		t.Error("the old keys open under the new epoch key")
	}
	s.verify(t, s.comment, receipt)
}
