package mirror_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

func code(err error) string {
	var r *parley.Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}

// Whatever is changed in the mirror's folder is noticed when it is opened.
func TestADamagedMirrorIsRefused(t *testing.T) {
	s := found(t)
	whole := s.mirror(s.north)
	check(t, whole.Sync(t.Context(), &host{l: s.Ledger}))
	sub, _ := s.chained(whole, s.north, "Queued.")
	_, err := whole.Queue(t.Context(), sub)
	check(t, err)
	check(t, whole.Close())
	write := func(statement string) func(string) {
		return func(dir string) {
			db, err := sql.Open("sqlite", filepath.Join(dir, mirror.File))
			check(t, err)
			defer db.Close()
			r, err := db.Exec(statement)
			check(t, err)
			if n, _ := r.RowsAffected(); n == 0 {
				t.Fatalf("%s changes nothing", statement)
			}
		}
	}
	file := func(name string, f func([]byte) []byte) func(string) {
		return func(dir string) {
			path := filepath.Join(dir, name)
			b, err := os.ReadFile(path)
			check(t, err)
			check(t, os.WriteFile(path, f(b), 0o600))
		}
	}
	flip := func(b []byte) []byte { b[len(b)/2] ^= 1; return b }
	for _, x := range []struct {
		name, code string
		damage     func(dir string)
	}{
		{"a content", "mirror-damaged", write(`update entry set sealed = zeroblob(200) where idx = 3`)},
		{"a leaf", "mirror-damaged", write(`update entry set leaf = zeroblob(73) where idx = 3`)},
		{"two entries swapped", "mirror-damaged", write(`update entry set (leaf, sealed) = (select leaf, sealed from entry where idx = 2) where idx = 3`)},
		{"an entry is gone", "mirror-damaged", write(`delete from entry where idx = 3`)},
		{"the last entry is gone", "mirror-damaged", write(`delete from entry where idx = (select max(idx) from entry)`)},
		{"the head says less", "mirror-damaged", write(`update head set size = size - 1`)},
		{"the head says nothing", "mirror-damaged", write(`update head set checkpoint = x'00'`)},
		{"the pinned key", "mirror-damaged", write(`update identity set log_key = 'x'`)},
		{"another party's mirror", "mirror-damaged", write(`update identity set party = zeroblob(32)`)},
		{"another ledger's", "mirror-damaged", write(`update identity set ledger = zeroblob(32)`)},
		{"the key", "mirror-damaged", file(mirror.KeyFile, flip)},
		{"half the key", "mirror-damaged", file(mirror.KeyFile, func(b []byte) []byte { return b[:16] })},
		{"the newest checkpoint", "mirror-damaged", file(mirror.CheckpointFile, flip)},
		{"no newest checkpoint", "mirror-damaged", func(dir string) { check(t, os.Remove(filepath.Join(dir, mirror.CheckpointFile))) }},
		{"no key", "no-mirror", func(dir string) { check(t, os.Remove(filepath.Join(dir, mirror.KeyFile))) }},
		{"a key that others can read", "key-file-open", func(dir string) { check(t, os.Chmod(filepath.Join(dir, mirror.KeyFile), 0o644)) }},
		{"no mirror", "no-mirror", func(dir string) { check(t, os.Remove(filepath.Join(dir, mirror.File))) }},
		{"no database", "mirror-damaged", file(mirror.File, func([]byte) []byte { return []byte("something else entirely") })},
	} {
		t.Run(x.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "mirror")
			check(t, os.CopyFS(dir, os.DirFS(whole.Dir())))
			check(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				return os.Chmod(path, 0o600)
			}))
			x.damage(dir)
			m, err := mirror.Open(t.Context(), config(dir))
			if err == nil {
				m.Close()
				t.Fatal("it was opened")
			}
			if code(err) != x.code {
				t.Errorf("it is refused with %v, want %s", err, x.code)
			}
		})
	}
	m := open(t, config(whole.Dir())) // the original is as it was
	s.agrees(m)
	if _, err := mirror.Open(t.Context(), config(whole.Dir())); code(err) != "in-use" {
		t.Errorf("opened twice: %v", err)
	}
	if err := mirror.Create(t.Context(), whole.Dir(), s.identity(s.north)); code(err) != "mirror-exists" {
		t.Errorf("made twice: %v", err)
	}
}

// What lies in the folder can't be read without the key, and by nobody else.
func TestContentsAreSealed(t *testing.T) {
	s := found(t)
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), &host{l: s.Ledger}))
	sub, _ := s.chained(m, s.north, "Rosebud.")
	_, err := m.Queue(t.Context(), sub)
	check(t, err)
	check(t, m.Close())
	if info, err := os.Stat(m.Dir()); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", info.Mode())
	}
	check(t, filepath.WalkDir(m.Dir(), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		check(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", d.Name(), info.Mode())
		}
		b, err := os.ReadFile(path)
		check(t, err)
		for _, words := range []string{"Aid passes", "Between two", "Rosebud", "North", "belligerent"} {
			if bytes.Contains(b, []byte(words)) {
				t.Errorf("%s holds %q", d.Name(), words)
			}
		}
		return nil
	}))
}

// A host of another ledger, or one that does not know the party, is refused.
func TestAnotherLedgerIsNotMirrored(t *testing.T) {
	s, other := found(t), found(t)
	m := s.mirror(s.north)
	if err := m.Sync(t.Context(), &host{l: other.Ledger}); err == nil {
		t.Error("another ledger is mirrored")
	}
	if f, _ := m.Findings(t.Context()); len(f) != 1 || f[0].Code != "bad-checkpoint" {
		t.Errorf("the findings are %+v", f)
	}
	id := s.identity(s.north)
	id.Ledger[0] ^= 1
	dir := filepath.Join(t.TempDir(), "m")
	check(t, mirror.Create(t.Context(), dir, id))
	m = open(t, config(dir))
	if err := m.Sync(t.Context(), &host{l: s.Ledger}); code(err) != "another-ledger" || m.Head().Size != 0 {
		t.Errorf("with the same log key: %v", err)
	}
}

// What is erased at the host stays with whom received it, and leads to the same
// state; a mirror that comes later gets what remains.
func TestAnErasure(t *testing.T) {
	s := found(t)
	h := &host{l: s.Ledger}
	m := s.mirror(s.south)
	check(t, m.Sync(t.Context(), h))
	var effects []statement.Effect
	s.Ledger.View(func(st *docket.State) { effects = st.Effects(s.id, true) })
	s.Registrar.Enter(&statement.Erase{Arrangement: s.id, Effects: effects}, statement.Everyone, nil)
	if n, err := s.Ledger.Erase(t.Context()); err != nil || n == 0 {
		t.Fatalf("%d keys were destroyed: %v", n, err)
	}
	check(t, m.Sync(t.Context(), h))
	s.agrees(m)
	if e, err := m.ReadEntry(t.Context(), effects[0].Index); err != nil || e.Signed == nil {
		t.Errorf("what was received is gone: %v", err)
	}
	late := s.mirror(s.south)
	check(t, late.Sync(t.Context(), h))
	s.agrees(late)
	if e, err := late.ReadEntry(t.Context(), effects[0].Index); err != nil || e.Signed != nil {
		t.Errorf("what was erased is there: %v", err)
	}
	if _, err := late.Receipt(t.Context(), effects[0].Statement); code(err) != "erased" {
		t.Errorf("a receipt of it: %v", err)
	}
	check(t, m.Close())
	s.agrees(open(t, config(m.Dir())))
}

// A bundle that a mirror writes proves what the host's does.
func TestAMirrorsBundle(t *testing.T) {
	s := found(t)
	m := s.mirror(s.east)
	check(t, m.Sync(t.Context(), &host{l: s.Ledger}))
	for _, o := range []bundle.Openings{bundle.All, {}, {OneIn: 2, Seed: parley.Digest{7}}} {
		var b, theirs bytes.Buffer
		check(t, m.Bundle(t.Context(), &b, s.east.ID, 0, o))
		check(t, s.Ledger.Bundle(t.Context(), &theirs, s.east.ID, 0, o))
		options := bundle.Options{Policy: proof.Policy{Log: s.Ledger.Verifier()}}
		mine, err := bundle.Verify(&b, options)
		check(t, err)
		want, err := bundle.Verify(&theirs, options)
		check(t, err)
		if mine.Digest != want.Digest || mine.Counts != want.Counts || !mine.View || mine.Exporter == want.Exporter {
			t.Errorf("the mirror's proves %+v, the host's %+v", mine, want)
		}
	}
	if err := m.Bundle(t.Context(), new(bytes.Buffer), s.north.ID, 0, bundle.All); code(err) != "not-own" {
		t.Errorf("another's: %v", err)
	}
	if err := m.Bundle(t.Context(), new(bytes.Buffer), s.east.ID, 100, bundle.All); code(err) != "ahead" {
		t.Errorf("from beyond its end: %v", err)
	}
}

// Receipts are given under the checkpoint that witnesses have cosigned, as the
// host gives them; a false cosignature is not taken.
func TestAWitnessedCheckpoint(t *testing.T) {
	s := found(t)
	_, key, err := ed25519.GenerateKey(nil)
	check(t, err)
	w, err := torchwood.NewCosignatureSigner("witness.example", key)
	check(t, err)
	s.Registrar.Enter(&statement.Policy{RecoveryDelay: parley.Period{Days: 7}, Witnesses: []string{w.Verifier().String()}, Quorum: 1}, statement.Everyone, nil)
	h := &host{l: s.Ledger}
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), h))
	if m.Witnessed() != nil {
		t.Error("nothing was cosigned yet")
	}
	candidate, err := s.Ledger.AwaitCandidate(context.Background(), 0)
	check(t, err)
	text := candidate[:bytes.LastIndex(candidate, []byte("\n\n"))+1]
	own, err := note.Sign(&note.Note{Text: string(text)}, w)
	check(t, err)
	check(t, s.Ledger.Cosign(append(bytes.Clone(candidate), own[len(text)+1:]...)))

	h.witnessed = func(b []byte) []byte { b = bytes.Clone(b); b[len(b)-5] ^= 1; return b }
	if err := m.Sync(t.Context(), h); err == nil || m.Mirrored().Doubt != "bad-cosignature" || m.Witnessed() != nil {
		t.Errorf("a false cosignature: %v, %+v", err, m.Mirrored())
	}
	h.witnessed = nil
	check(t, m.Sync(t.Context(), h))
	trusting := proof.Policy{Log: s.Ledger.Verifier(), Witnesses: []note.Verifier{w.Verifier()}, Quorum: 1}
	tell := func() {
		t.Helper()
		if !bytes.Equal(m.Witnessed(), s.Ledger.Witnessed()) {
			t.Errorf("the mirror's is %s", m.Witnessed())
		}
		e, err := m.ReadEntry(t.Context(), 4)
		check(t, err)
		r, err := m.Receipt(t.Context(), e.Signed.ID)
		check(t, err)
		if _, standing, err := r.Verify(trusting); err != nil || standing != proof.Witnessed {
			t.Errorf("the receipt is %s: %v", standing, err)
		}
		theirs, err := s.Ledger.Receipt(t.Context(), e.Signed.ID)
		check(t, err)
		if encoded(t, r) != encoded(t, theirs) {
			t.Error("the receipt is not the host's")
		}
	}
	tell()
	for round := range 2 { // cosigned are all entries, then some
		var b bytes.Buffer
		check(t, m.Bundle(t.Context(), &b, s.north.ID, 0, bundle.All))
		if r, err := bundle.Verify(&b, bundle.Options{Policy: trusting}); err != nil || r.Witnessed != s.Ledger.Head().Size-uint64(round) {
			t.Errorf("the bundle is %+v: %v", r, err)
		}
		s.comment(s.south, "Not cosigned.")
		check(t, m.Sync(t.Context(), h))
	}
	check(t, m.Close())
	m = open(t, config(m.Dir()))
	tell()
	check(t, os.WriteFile(filepath.Join(m.Dir(), mirror.WitnessedFile), []byte("damaged"), 0o600))
	check(t, m.Close())
	m = open(t, config(m.Dir()))
	check(t, m.Sync(t.Context(), h))
	tell()
}

// A host that signs a huge log does not fill the disk: the mirror says that it is
// full, goes on serving what it has, and follows once it has more room.
func TestAMirrorHasAQuota(t *testing.T) {
	s := found(t)
	h := &host{l: s.Ledger}
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), h))
	check(t, m.Close())
	c := config(m.Dir())
	c.MaxBytes = 1 << 18
	m = open(t, c)
	var size uint64
	for {
		size = m.Head().Size
		for range 20 {
			s.comment(s.south, strings.Repeat("A long remark. ", 200))
		}
		if s.Ledger.Head().Size > 1000 {
			t.Fatal("it takes whatever comes")
		}
		if err := m.Sync(t.Context(), h); err != nil {
			if !errors.Is(err, mirror.ErrFull) || code(err) != "mirror-full" {
				t.Fatal(err)
			}
			break
		}
	}
	if m.Head().Size != size || m.Err() != nil || m.Mirrored().Doubt != "" {
		t.Errorf("it has %d entries, had %d; %v, %s", m.Head().Size, size, m.Err(), m.Mirrored().Doubt)
	}
	if i, err := os.Stat(filepath.Join(m.Dir(), mirror.File)); err != nil || i.Size() > 1<<19 {
		t.Errorf("its store has %d bytes: %v", i.Size(), err)
	}
	check(t, m.Close())
	again := open(t, config(m.Dir()))
	check(t, again.Sync(t.Context(), h))
	s.agrees(again)
}
