package bundle_test

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"

	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/scenario"
	"github.com/open-parley/parley/statement"
)

// A host that leaves the second signature out, with all else as good as any,
// is found: what needs two posts is judged by the rule that stood at the entry.
func TestHostThatDropsTheSecondSignature(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ledger")
	r, err := scenario.Run(t.Context(), io.Discard, "../testdata/scenarios/two-person.txtar", scenario.Options{Dir: dir})
	if err != nil || !r.OK {
		t.Fatal(err, r.Expectations)
	}
	l := reopened(t, dir, r.Head)
	beta := called(t, l, "Betaland")
	x, honest := lying(t, l, dir, beta)
	if _, err := bundle.Verify(bytes.NewReader(x.bundle(t, honest, l.Checkpoint())), trusting(l)); err != nil {
		t.Fatal(err)
	}
	x.view = nil
	cosigned := 0
	for i, r := range honest {
		if r.Submission == nil || len(r.Submission.Envelope.Signatures) < 2 {
			continue
		}
		cosigned++
		for left := range 2 {
			list := change(t, honest, func(list []*bundle.Record) []*bundle.Record {
				e := list[i].Submission.Envelope
				e.Signatures = []statement.Signature{e.Signatures[left]}
				list[i].Leaf.C, _ = e.Commitment()
				return list
			})
			_, err := bundle.Verify(bytes.NewReader(x.bundle(t, list, x.signed(t, list))), trusting(l))
			if code(err) != "not-admitted" {
				t.Errorf("entry %d with signature %d alone: %v", i, left, err)
			}
		}
	}
	if cosigned < 2 {
		t.Errorf("%d entries are signed twice", cosigned)
	}
}
