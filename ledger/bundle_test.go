package ledger_test

import (
	"bytes"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// A bundle holds what witnesses have cosigned, at its place: how far it is
// witnessed is for the verifier's own policy to say.
func TestBundleIsWitnessed(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	a := s.parties[0]
	w := newCosigner(t, "witness.example.net")
	s.names(t, 1, w)
	v, err := proof.NewWitness(w.key)
	if err != nil {
		t.Fatal(err)
	}
	policy := s.policy()
	policy.Witnesses, policy.Quorum = []note.Verifier{v}, 1
	standing := func(from uint64, after *bundle.Fold) *bundle.Report {
		t.Helper()
		var b bytes.Buffer
		if err := s.l.Bundle(t.Context(), &b, a.id, from, bundle.All); err != nil {
			t.Fatal(err)
		}
		r, err := bundle.Verify(&b, bundle.Options{Policy: policy, After: after})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := standing(0, nil); r.Witnessed != 0 {
		t.Errorf("witnessed up to %d before any cosignature", r.Witnessed)
	}
	candidate := s.l.Candidate()
	c, _, err := s.policy().Open(candidate)
	if err != nil {
		t.Fatal(err)
	}
	size := c.Size
	if err := s.l.Cosign(w.sign(t, candidate)); err != nil {
		t.Fatal(err)
	}
	first := standing(0, nil)
	if first.Witnessed != size {
		t.Errorf("witnessed up to %d, want %d", first.Witnessed, size)
	}
	later := s.l.Head().Size
	s.submit(t, a.rename(t, "later"))
	if r := standing(0, nil); r.Witnessed != size || r.Counts.Entries != later+1 {
		t.Errorf("witnessed up to %d of %d, want %d", r.Witnessed, r.Counts.Entries, size)
	}
	r := standing(later, first.Fold)
	if want := map[bool]uint64{true: size}[size == later]; r.Witnessed != want || r.Counts.Entries != later+1 {
		t.Errorf("a continuation is witnessed up to %d of %d, want %d", r.Witnessed, r.Counts.Entries, want)
	}
	s.l.View(func(d *docket.State) {
		if d.View(a.id).Digest() != r.Digest {
			t.Error("a continuation gives another state")
		}
	})
}

// BenchmarkBundle writes and verifies a bundle, for each entry of it.
func BenchmarkBundle(b *testing.B) {
	s := found(b, b.TempDir(), 3)
	for i := range 2000 {
		p := s.parties[i%3]
		if i%2 == 0 {
			s.submit(b, p.rename(b, "name"))
		} else {
			s.submit(b, p.plan(b, statement.Parties(p.id, s.parties[(i+1)%3].id)))
		}
	}
	var file bytes.Buffer
	entries := float64(s.l.Head().Size)
	b.Run("write", func(b *testing.B) {
		for b.Loop() {
			file.Reset()
			if err := s.l.Bundle(b.Context(), &file, s.parties[0].id, 0, bundle.All); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		b.ReportMetric(float64(file.Len())/entries, "bytes/entry")
	})
	b.Run("verify", func(b *testing.B) {
		for b.Loop() {
			if _, err := bundle.Verify(bytes.NewReader(file.Bytes()), bundle.Options{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(entries*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
	})
}
