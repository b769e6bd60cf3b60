package bundle_test

import (
	"bytes"
	"runtime"
	"slices"
	"sync"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/statement"
)

// Each byte of each record's envelope, and of the C that commits to it, is
// covered by C: where it is changed the fold says that the entry is not what its
// leaf commits to, or before that that it is no statement. Signatures are no
// reason to trust an envelope: whoever holds the key can make another.
func TestChangedEnvelopesAreFound(t *testing.T) {
	l, _ := small(t)
	p := called(t, l, "Gammaland")
	_, list := records(t, l, p, bundle.All)
	step := 1
	if testing.Short() {
		step = 13
	}
	var wg sync.WaitGroup
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	changed := 0
	for k, r := range list {
		if r.Submission == nil {
			continue
		}
		for _, c := range flips(r, step) {
			changed++
			turns <- struct{}{}
			wg.Go(func() {
				defer func() { <-turns }()
				f := bundle.NewFold(p, l.world)
				for _, before := range list[:k] {
					if err := f.Add(before); err != nil {
						t.Errorf("entry %d: %v", before.Index, err)
						return
					}
				}
				if err := f.Add(c.record); !slices.Contains(c.codes, code(err)) {
					t.Errorf("byte %d of the %s of entry %d is changed, and the fold says %v", c.byte, c.of, k, err)
				}
			})
		}
	}
	wg.Wait()
	if changed < 100 {
		t.Fatalf("only %d bytes were changed", changed)
	}
}

// flip is a record with one bit of its envelope changed, and what may be said
// of it.
type flip struct {
	of     string
	byte   int
	record *bundle.Record
	codes  []string
}

// flips gives a record with a bit of each step-th byte changed: of the payload,
// of each signature and key identifier, and of C.
func flips(r *bundle.Record, step int) (out []flip) {
	flipped := func(of string, n int, codes []string, in func(*statement.Envelope, *bundle.Record) []byte) {
		for i := 0; i < n; i += step {
			e := &statement.Envelope{Payload: bytes.Clone(r.Submission.Envelope.Payload)}
			for _, s := range r.Submission.Envelope.Signatures {
				e.Signatures = append(e.Signatures, statement.Signature{KeyID: s.KeyID, Sig: bytes.Clone(s.Sig)})
			}
			c := *r
			sub := *r.Submission
			sub.Envelope, c.Submission = e, &sub
			in(e, &c)[i] ^= 1 << (i % 8)
			out = append(out, flip{of, i, &c, codes})
		}
	}
	committed := []string{"bad-envelope"}
	flipped("payload", len(r.Submission.Envelope.Payload), []string{"bad-envelope", "bad-statement"}, func(e *statement.Envelope, _ *bundle.Record) []byte { return e.Payload })
	for i, s := range r.Submission.Envelope.Signatures {
		flipped("signature", len(s.Sig), committed, func(e *statement.Envelope, _ *bundle.Record) []byte { return e.Signatures[i].Sig })
		flipped("key", len(s.KeyID), committed, func(e *statement.Envelope, _ *bundle.Record) []byte { return e.Signatures[i].KeyID[:] })
	}
	flipped("commitment", len(parley.Digest{}), committed, func(_ *statement.Envelope, c *bundle.Record) []byte { return c.Leaf.C[:] })
	return out
}
