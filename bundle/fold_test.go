package bundle_test

import (
	"bytes"
	"errors"
	"reflect"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
)

// In every story, what each party can fold from its own records is the tree
// that the log signed and the view that the host computes, with and without
// openings, and each record has one encoding.
func TestEveryStoryFolds(t *testing.T) {
	for _, file := range stories(t) {
		t.Run(name(file), func(t *testing.T) {
			t.Parallel()
			l := told(t, file)
			for _, p := range parties(l) {
				for _, openings := range []bundle.Openings{bundle.All, {}} {
					x, list := records(t, l, p.ID, openings)
					f := bundle.NewFold(p.ID, l.world)
					for _, r := range list {
						b, err := r.Encode()
						if err != nil {
							t.Fatal(err)
						}
						again, err := bundle.DecodeRecord(b)
						if err != nil {
							t.Fatalf("%s, entry %d: %v", p.Profile.Name, r.Index, err)
						}
						if b2, err := again.Encode(); err != nil || !bytes.Equal(b, b2) {
							t.Fatalf("entry %d changes on its way: %v", r.Index, err)
						}
						if err := f.Add(again); err != nil {
							t.Fatalf("%s: %v", p.Profile.Name, err)
						}
					}
					if err := f.Check(); err != nil {
						t.Fatalf("%s: %v", p.Profile.Name, err)
					}
					c, _, err := proof.Policy{Log: l.Verifier()}.Open(x.Checkpoint)
					if err != nil || f.Size() != c.Size || f.Root() != c.Root {
						t.Fatalf("%s folds %d entries with the root %v; the log signed %d with %v: %v", p.Profile.Name, f.Size(), f.Root(), c.Size, c.Root, err)
					}
					if f.State().Digest() != x.View.Digest {
						t.Fatalf("%s folds another state than the host shows it", p.Profile.Name)
					}
					n := f.Counts()
					if n.Entries != c.Size || n.Readable+n.Opaque != n.Entries || openings == bundle.All && n.Unopened() != 0 || openings != bundle.All && n.Opened != 0 {
						t.Errorf("%s: %+v", p.Profile.Name, n)
					}
				}
			}
		})
	}
}

// fold adds records until one is refused, then checks.
func fold(holder parley.PartyID, list []*bundle.Record) error {
	f := bundle.NewFold(holder, nil)
	for _, r := range list {
		if err := f.Add(r); err != nil {
			return err
		}
	}
	return f.Check()
}

func code(err error) string {
	var r *parley.Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return ""
}

// change copies the records and lets f change the copy.
func change(t *testing.T, list []*bundle.Record, f func([]*bundle.Record) []*bundle.Record) []*bundle.Record {
	t.Helper()
	out := make([]*bundle.Record, len(list))
	for i, r := range list {
		b, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if out[i], err = bundle.DecodeRecord(b); err != nil {
			t.Fatal(err)
		}
	}
	return f(out)
}

// A fold believes no record: what is changed in one, or in their order, is
// found there.
func TestFoldRefuses(t *testing.T) {
	l := told(t, "../testdata/scenarios/r6-need-to-know.txtar")
	list, opaque, readable := outsider(t, l)
	holder := list.holder
	for what, c := range map[string]struct {
		code string
		f    func([]*bundle.Record) []*bundle.Record
	}{
		"dropped": {"order", func(r []*bundle.Record) []*bundle.Record { return append(r[:2], r[3:]...) }},
		"swapped": {"order", func(r []*bundle.Record) []*bundle.Record { r[1], r[2] = r[2], r[1]; return r }},
		"swapped, renumbered": {"", func(r []*bundle.Record) []*bundle.Record {
			r[1], r[2] = r[2], r[1]
			r[1].Index, r[2].Index = 1, 2
			return r
		}},
		"earlier":   {"order", func(r []*bundle.Record) []*bundle.Record { r[len(r)-1].Leaf.At = 1; return r }},
		"another C": {"bad-envelope", func(r []*bundle.Record) []*bundle.Record { r[readable].Leaf.C[7] ^= 1; return r }},
		"another A": {"bad-opening", func(r []*bundle.Record) []*bundle.Record { r[readable].Leaf.A[7] ^= 1; return r }},
		"another signature": {"bad-envelope", func(r []*bundle.Record) []*bundle.Record {
			r[readable].Submission.Envelope.Signatures[0].Sig[3] ^= 1
			return r
		}},
		"forged signature": {"bad-signature", func(r []*bundle.Record) []*bundle.Record {
			e := r[readable].Submission.Envelope
			e.Signatures[0].Sig[3] ^= 1
			r[readable].Leaf.C, _ = e.Commitment()
			return r
		}},
		"genesis missing":   {"no-genesis", func(r []*bundle.Record) []*bundle.Record { r[0] = &bundle.Record{Leaf: r[0].Leaf}; return r }},
		"another's opening": {"bad-opening", func(r []*bundle.Record) []*bundle.Record { r[opaque].Own.Number ^= 1; return r }},
		"flipped opening":   {"bad-opening", func(r []*bundle.Record) []*bundle.Record { r[opaque].Own.Bit = true; return r }},
		"wider opening":     {"bad-opening", func(r []*bundle.Record) []*bundle.Record { r[opaque].Own.Width *= 2; return r }},
		"no addressees": {"bad-record", func(r []*bundle.Record) []*bundle.Record {
			r[readable].Openings, r[readable].Everyone = nil, nil
			return r
		}},
	} {
		err := fold(holder, change(t, list.records, c.f))
		if err == nil || c.code != "" && code(err) != c.code {
			t.Errorf("%s: %v, want %s", what, err, c.code)
		}
	}
}

type held struct {
	holder  parley.PartyID
	records []*bundle.Record
}

// outsider finds a party from which entries are kept, one of these with an
// opening, and the last entry that it can read.
func outsider(t *testing.T, l played) (h held, opaque, readable int) {
	t.Helper()
	for _, p := range parties(l) {
		_, list := records(t, l, p.ID, bundle.All)
		opaque, readable = -1, -1
		for i, r := range list {
			if r.Own != nil {
				opaque = i
			}
			if r.Submission != nil {
				readable = i
			}
		}
		if opaque > 0 && readable > 0 {
			return held{p.ID, list}, opaque, readable
		}
	}
	t.Fatal("everyone sees everything in this story")
	return
}

// What is addressed to the holder can't be withheld from one who has its slot
// opened, and another party's view is not taken for one's own.
func TestWithheldAndForeign(t *testing.T) {
	l := told(t, "../testdata/scenarios/r6-need-to-know.txtar")
	everyone := parties(l)
	for _, p := range everyone {
		_, own := records(t, l, p.ID, bundle.All)
		for i, r := range own {
			if r.Everyone != nil || r.Submission == nil {
				continue
			}
			o, err := l.OpenSlot(t.Context(), uint64(i), p.ID)
			if err != nil {
				t.Fatal(err)
			}
			if !o.Bit {
				continue // shown by an extension
			}
			withheld := change(t, own, func(list []*bundle.Record) []*bundle.Record {
				list[i] = &bundle.Record{Index: r.Index, Leaf: r.Leaf, Own: &o}
				return list[:i+1]
			})
			if err := fold(p.ID, withheld); code(err) != "withheld" {
				t.Errorf("entry %d withheld from %s: %v", i, p.Profile.Name, err)
			}
		}
		for _, other := range everyone {
			_, theirs := records(t, l, other.ID, bundle.Openings{})
			if other.ID != p.ID && !reflect.DeepEqual(seen(own), seen(theirs)) && fold(p.ID, theirs) == nil && subset(seen(own), seen(theirs)) {
				t.Errorf("%s takes what %s may see for its own", p.Profile.Name, other.Profile.Name)
			}
		}
	}
}

func seen(list []*bundle.Record) (out []bool) {
	for _, r := range list {
		out = append(out, r.Submission != nil)
	}
	return out
}

// subset: whatever a shows, b shows too.
func subset(a, b []bool) bool {
	for i := range a {
		if a[i] && !b[i] {
			return false
		}
	}
	return true
}
