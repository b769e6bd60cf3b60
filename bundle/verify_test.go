package bundle_test

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// export is a party's bundle of a ledger.
func export(t testing.TB, l played, party parley.PartyID, from uint64, openings bundle.Openings) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := l.Bundle(t.Context(), &b, party, from, openings); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// trusting verifies with the log's key.
func trusting(l played) bundle.Options {
	return bundle.Options{Policy: proof.Policy{Log: l.Verifier()}}
}

// Every party's bundle of every story verifies, and says what is so.
func TestEveryStoryVerifies(t *testing.T) {
	for _, file := range stories(t) {
		t.Run(name(file), func(t *testing.T) {
			t.Parallel()
			l := told(t, file)
			for _, p := range parties(l) {
				view, err := l.SignedView(p.ID)
				if err != nil {
					t.Fatal(err)
				}
				want, err := proof.OpenView(view, l.Verifier())
				if err != nil {
					t.Fatal(err)
				}
				for _, o := range []bundle.Openings{bundle.All, {OneIn: 2, Seed: parley.Digest{7}}} {
					r, err := bundle.Verify(bytes.NewReader(export(t, l, p.ID, 0, o)), trusting(l))
					if err != nil {
						t.Fatalf("%s: %v", p.Profile.Name, err)
					}
					if r.Digest != want.Digest || !r.View || !r.LogKeyTrusted || r.Holder != p.Profile.Name || r.Counts.Entries != want.Size {
						t.Errorf("%s: %+v", p.Profile.Name, r)
					}
					if n := r.Counts.Unopened(); o == bundle.All && n != 0 {
						t.Errorf("%s: %d entries are not opened", p.Profile.Name, n)
					}
				}
			}
		})
	}
}

// A bundle that continues another gives the same as a whole one.
func TestContinuations(t *testing.T) {
	for _, story := range []string{"erasure", "erasure-after-extension", "key-recovery", "r6-need-to-know", "r1-world-yields"} {
		file := "../testdata/scenarios/" + story + ".txtar"
		t.Run(name(file), func(t *testing.T) {
			t.Parallel()
			l := told(t, file)
			for _, p := range parties(l) {
				x, list := records(t, l, p.ID, bundle.All)
				whole := bundle.NewFold(p.ID, l.world)
				for _, r := range list {
					if err := whole.Add(r); err != nil {
						t.Fatal(err)
					}
				}
				admitted := uint64(0)
				l.View(func(s *docket.State) { admitted, _ = s.Admission(p.ID) })
				step := 1 + (x.Size-admitted)/3
				for from := admitted + 1; from < x.Size; from += step {
					first := bundle.NewFold(p.ID, l.world)
					for _, r := range list[:from] {
						if err := first.Add(r); err != nil {
							t.Fatal(err)
						}
					}
					o := trusting(l)
					o.After = first
					b := export(t, l, p.ID, from, bundle.All)
					if r, err := bundle.Verify(bytes.NewReader(b), o); err != nil || r.Digest != whole.State().Digest() {
						t.Fatalf("%s from %d on: %v", p.Profile.Name, from, err)
					}
					o.After = nil
					if _, err := bundle.Verify(bytes.NewReader(b), o); code(err) != "continuation" {
						t.Fatalf("a continuation by itself: %v", err)
					}
				}
			}
		})
	}
}

// Where an arrangement was extended to the holder meanwhile, a continuation says
// that the records are to be taken anew.
func TestContinuationAcrossExtension(t *testing.T) {
	l := told(t, "../testdata/scenarios/r6-need-to-know.txtar")
	found := false
	for _, p := range parties(l) {
		_, list := records(t, l, p.ID, bundle.All)
		f := bundle.NewFold(p.ID, l.world)
		for i, r := range list {
			if r.Submission != nil && r.Everyone == nil {
				if o, err := l.OpenSlot(t.Context(), uint64(i), p.ID); err == nil && !o.Bit {
					x, err := r.Submission.Open()
					if err != nil {
						t.Fatal(err)
					}
					if x.Statement.Type == statement.AudienceExtend {
						if err := f.Add(r); code(err) != bundle.CodeEarlier {
							t.Errorf("%s, entry %d: %v", p.Profile.Name, i, err)
						}
						found = true
						break
					}
					r = &bundle.Record{Index: r.Index, Leaf: r.Leaf, Own: &o} // as it was before
				}
			}
			if err := f.Add(r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !found {
		t.Error("nothing is extended in this story")
	}
}
