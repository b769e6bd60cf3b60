package ledger_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// cosigner is a witness that signs whatever it is given.
type cosigner struct {
	*torchwood.CosignatureSigner
	key string
}

func newCosigner(t testing.TB, name string) cosigner {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := torchwood.NewCosignatureSigner(name, key)
	if err != nil {
		t.Fatal(err)
	}
	return cosigner{s, s.Verifier().String()}
}

func (c cosigner) sign(t testing.TB, signed []byte) []byte {
	t.Helper()
	text := signed[:bytes.LastIndex(signed, []byte("\n\n"))+1]
	own, err := note.Sign(&note.Note{Text: string(text)}, c)
	if err != nil {
		t.Fatal(err)
	}
	return append(bytes.Clone(signed), own[len(text)+1:]...)
}

// names has the registrar name witnesses.
func (s *stage) names(t testing.TB, quorum int64, who ...cosigner) {
	t.Helper()
	var keys []string
	for _, w := range who {
		keys = append(keys, w.key)
	}
	slices.Sort(keys)
	s.submit(t, s.registrar.say(t, &statement.Policy{RecoveryDelay: parley.Period{Days: 7}, Witnesses: keys, Quorum: quorum}, statement.Everyone))
}

// asked is the next candidate; other is the size of the last.
func (s *stage) asked(t testing.TB, other uint64) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	b, err := s.l.AwaitCandidate(ctx, other)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Cosignatures are gathered until there are enough, kept over a restart, and
// counted by the policy of the day.
func TestCosignaturesAreKept(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	a, b, c := newCosigner(t, "a.example"), newCosigner(t, "b.example"), newCosigner(t, "c.example")
	s.names(t, 2, a, b)
	sub := s.parties[0].rename(t, "one")
	r := s.submit(t, sub)
	candidate := s.asked(t, 0)
	for _, again := range []int{1, 2} {
		if err := s.l.Cosign(a.sign(t, candidate)); err != nil {
			t.Fatalf("time %d: %v", again, err)
		}
	}
	if s.l.Witnessed() != nil {
		t.Fatal("one of two is enough")
	}
	if err := s.l.Cosign(c.sign(t, b.sign(t, candidate))); err != nil {
		t.Fatal(err)
	}
	if err := s.l.AwaitWitnessed(t.Context(), r.Index); err != nil {
		t.Fatal(err)
	}
	witnessed := s.l.Witnessed()
	if n := bytes.Count(witnessed, []byte("— ")); n != 3 {
		t.Fatalf("it has %d lines:\n%s", n, witnessed)
	}
	check := func() {
		t.Helper()
		if !bytes.Equal(s.l.Witnessed(), witnessed) {
			t.Fatalf("the witnessed checkpoint is\n%s", s.l.Witnessed())
		}
		r, err := s.l.Receipt(t.Context(), sub.Envelope.ID())
		if err != nil || len(r.Witnesses) != 2 || !bytes.Equal(r.Checkpoint, witnessed) {
			t.Fatalf("the receipt names %v: %v", r.Witnesses, err)
		}
		s.verify(t, sub, r)
	}
	check()
	s.reopen(t)
	check()
	// A newer entry's receipt is under the newest checkpoint, which nobody has
	// cosigned.
	if r := s.submit(t, s.parties[0].rename(t, "two")); len(r.Witnesses) != 0 {
		t.Errorf("a new receipt names %v", r.Witnesses)
	}
	check()
	// Under another policy it does not count, and nothing is lost.
	s.names(t, 1, c)
	if s.l.Witnessed() != nil {
		t.Error("it counts under a policy that names others")
	}
	s.names(t, 2, a, b)
	check()
	s.names(t, 0, a, b)
	if s.l.Witnessed() != nil {
		t.Error("it is witnessed though nothing is asked for")
	}
}

// Only cosignatures of witnesses who are named, on what is asked for, are taken.
func TestCosignaturesAreChecked(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	a, stranger := newCosigner(t, "a.example"), newCosigner(t, "stranger.example")
	refused := func(name, code string, note []byte) {
		t.Helper()
		err := s.l.Cosign(note)
		var r *parley.Refusal
		if !errors.As(err, &r) || r.Code != code {
			t.Errorf("%s: %v, want %s", name, err, code)
		}
	}
	candidate := s.asked(t, 0)
	refused("before anybody is named", "no-witness", a.sign(t, candidate))
	s.names(t, 1, a)
	refused("a stranger's", "no-witness", stranger.sign(t, candidate))
	refused("none", "no-witness", candidate)
	refused("nonsense", "bad-signature", []byte("x"))
	other := found(t, t.TempDir(), 0)
	refused("another log's", "bad-signature", a.sign(t, other.asked(t, 0)))
	bad := a.sign(t, candidate)
	bad[len(bad)-9] ^= 1
	refused("a false one", "bad-signature", bad)
	refused("too long", "bad-limit", make([]byte, proof.MaxCheckpoint+1))
	if s.l.Witnessed() != nil {
		t.Error("something counts")
	}
	if err := s.l.Cosign(a.sign(t, candidate)); err != nil {
		t.Fatal(err)
	}
	at, _, err := s.policy().Open(candidate)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.l.Cosign(a.sign(t, s.asked(t, at.Size))); err != nil { // the policy made the log longer
		t.Fatal(err)
	}
	refused("an old one", "not-asked", a.sign(t, candidate))
}

// A witnessed checkpoint that was damaged is collected anew; one of another
// history, or of a longer log, is the guard's matter.
func TestCosignedFileIsGuarded(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	a := newCosigner(t, "a.example")
	s.names(t, 1, a)
	if err := s.l.Cosign(a.sign(t, s.asked(t, 0))); err != nil {
		t.Fatal(err)
	}
	witnessed := s.l.Witnessed()
	file := filepath.Join(s.cfg.Dir, ledger.CosignedFile)
	early := t.TempDir()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(early, os.DirFS(s.cfg.Dir)); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(witnessed); i += 7 {
		bad := bytes.Clone(witnessed)
		bad[i] ^= 4
		if err := os.WriteFile(file, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := ledger.Open(t.Context(), s.cfg)
		if err != nil {
			t.Fatalf("byte %d: %v", i, err)
		}
		if l.Witnessed() != nil {
			t.Fatalf("byte %d is damaged, and it counts", i)
		}
		if err := l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, witnessed, 0o600); err != nil {
		t.Fatal(err)
	}
	s.reopen(t)
	size := s.l.Head().Size
	s.submit(t, s.parties[0].rename(t, "two"))
	if err := s.l.Cosign(a.sign(t, s.asked(t, size))); err != nil {
		t.Fatal(err)
	}
	longer, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// An older copy of the whole folder, but for this file.
	if err := os.WriteFile(filepath.Join(early, ledger.CosignedFile), longer, 0o600); err != nil {
		t.Fatal(err)
	}
	cfg := s.cfg
	cfg.Dir = early
	if err := filepath.WalkDir(early, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			err = os.Chmod(path, 0o600)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, cfg, "log-shorter-than-checkpoint")
}
