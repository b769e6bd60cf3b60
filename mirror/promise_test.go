package mirror_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// forgetful signs promises for its log and keeps none of them.
type forgetful struct {
	*host
	s  *stage
	by parley.Instant
}

func (f forgetful) Promise(_ context.Context, sub *statement.Submission) ([]byte, error) {
	c, err := sub.Envelope.Commitment()
	if err != nil {
		return nil, err
	}
	return proof.Promise{Origin: f.l.Verifier().Name(), C: c, IncludeBy: f.by}.Sign(f.s.key())
}

// A host that promises and does not keep it is told so, and the file that the
// mirror keeps proves it to anybody.
func TestABrokenPromiseIsEvidence(t *testing.T) {
	s := found(t)
	m := s.mirror(s.north)
	f := forgetful{&host{l: s.Ledger}, s, s.Ledger.Head().At + 1}
	check(t, m.Sync(t.Context(), f))
	sub, _ := s.chained(m, s.north, "Keep this.")
	_, err := m.Queue(t.Context(), sub)
	check(t, err)
	check(t, m.Sync(t.Context(), f))
	if got := states(t, m); !equal(got, answer.Promised) {
		t.Fatalf("the outbox is %v", got)
	}
	for parley.At(time.Now()) <= f.by { // ledger time comes past the promise
		time.Sleep(time.Millisecond)
	}
	s.comment(s.south, "The log goes on.")
	check(t, m.Sync(t.Context(), f))
	all, err := m.Outbox(t.Context())
	check(t, err)
	q := all[0]
	if q.State != answer.PromiseBroken || q.Evidence == "" || q.Index != nil || m.Mirrored().Doubt != "promise-broken" {
		t.Fatalf("the outbox tells %+v, the mirror %+v", q, m.Mirrored())
	}
	c, err := sub.Envelope.Commitment()
	check(t, err)
	r := evidenceBundle(t, s, m, q.Evidence)
	if len(r.Broken) != 1 || r.Broken[0].C != c || r.Broken[0].Entered != 0 || !r.Faithless() {
		t.Errorf("the bundle proves %+v", r.Broken)
	}
	check(t, m.Close())
	if m = open(t, config(m.Dir())); m.Mirrored().Doubt != "promise-broken" {
		t.Error("it is forgotten at a restart")
	}
	check(t, m.Sync(t.Context(), f))
	if found, _ := m.Findings(t.Context()); len(found) != 1 {
		t.Errorf("it is told %d times", len(found))
	}

	// Entered after its time, it is broken as well, and its receipt is there.
	f.by = s.Ledger.Head().At
	late, signed := s.chained(m, s.north, "Late.")
	_, err = m.Queue(t.Context(), late)
	check(t, err)
	check(t, m.Sync(t.Context(), f))
	for parley.At(time.Now()) <= f.by {
		time.Sleep(time.Millisecond)
	}
	if _, err := s.Ledger.Submit(t.Context(), late); err != nil {
		t.Fatal(err)
	}
	check(t, m.Sync(t.Context(), f))
	all, err = m.Outbox(t.Context())
	check(t, err)
	if q := all[1]; q.State != answer.PromiseBroken || q.Index == nil {
		t.Errorf("the outbox tells %+v", q)
	} else if r := evidenceBundle(t, s, m, q.Evidence); len(r.Broken) != 2 {
		t.Errorf("the bundle proves %+v", r.Broken)
	}
	if _, err := m.Receipt(t.Context(), signed.ID); err != nil {
		t.Error(err)
	}
	if p, err := m.Promised(t.Context(), signed.ID, parley.Digest{}); err != nil || p.Receipt == nil || p.IncludeBy != f.by {
		t.Errorf("the promise is %+v: %v", p, err)
	}
}

func evidenceBundle(t *testing.T, s *stage, m *mirror.Mirror, name string) *bundle.Report {
	t.Helper()
	path := filepath.Join(m.Dir(), mirror.EvidenceFolder, name)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the evidence has mode %v: %v", info.Mode(), err)
	}
	file, err := os.Open(path)
	check(t, err)
	defer file.Close()
	r, err := bundle.Verify(file, bundle.Options{Policy: proof.Policy{Log: s.Ledger.Verifier()}})
	check(t, err)
	return r
}

// A promise that is not the log's, or for something else, is not taken for one.
func TestAFalsePromise(t *testing.T) {
	s := found(t)
	m := s.mirror(s.north)
	f := forgetful{&host{l: s.Ledger}, s, s.Ledger.Head().At + 1}
	check(t, m.Sync(t.Context(), f))
	sub, _ := s.chained(m, s.north, "One.")
	_, err := m.Queue(t.Context(), sub)
	check(t, err)
	if err := m.Sync(t.Context(), swapping{f}); err == nil {
		t.Fatal("it was taken")
	}
	if got := states(t, m); !equal(got, answer.Waiting) || m.Mirrored().Doubt != "bad-promise" {
		t.Errorf("the outbox is %v, the mirror %+v", got, m.Mirrored())
	}
}

// swapping promises another statement than the one sent.
type swapping struct{ forgetful }

func (f swapping) Promise(context.Context, *statement.Submission) ([]byte, error) {
	return proof.Promise{Origin: f.l.Verifier().Name(), C: parley.Digest{1}, IncludeBy: f.by}.Sign(f.s.key())
}
