package ledger_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Every flipped bit of a receipt makes it fail, whether the flip breaks the
// JSON, the format, the proof, the signature or an opening.
func TestFlippedReceipt(t *testing.T) {
	s := found(t, t.TempDir(), 3)
	for name, sub := range map[string]*statement.Submission{
		"few":      s.parties[0].plan(t, statement.Parties(s.parties[0].id, s.parties[2].id)),
		"everyone": s.parties[1].rename(t, "other"),
	} {
		b, err := s.submit(t, sub).Encode()
		if err != nil {
			t.Fatal(err)
		}
		step := 1
		if testing.Short() {
			step = 17
		}
		for i := 0; i < 8*len(b); i += step {
			bad := bytes.Clone(b)
			bad[i/8] ^= 1 << (i % 8)
			r, err := proof.DecodeReceipt(bad)
			if err != nil {
				continue
			}
			if _, _, err := r.Verify(s.policy()); err == nil {
				t.Fatalf("%s: bit %d of the receipt is flipped and it verifies: %s", name, i, bad[max(0, i/8-20):min(len(bad), i/8+20)])
			}
		}
	}
}

// A receipt is for one envelope: C first, then the signatures.
func TestReceiptOfAnotherEnvelope(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	a, b := s.parties[0].rename(t, "first"), s.parties[0].rename(t, "second")
	r := s.submit(t, a)
	s.submit(t, b)
	s.l.View(func(d *docket.State) {
		var refusal *parley.Refusal
		if _, _, err := r.VerifyWith(s.policy(), b.Envelope, d.Key); !errors.As(err, &refusal) || refusal.Code != "bad-envelope" {
			t.Errorf("another envelope: %v", err)
		}
		stranger := func(parley.KeyID) (parley.Key, bool) { return parley.Key{}, false }
		if _, _, err := r.VerifyWith(s.policy(), a.Envelope, stranger); !errors.As(err, &refusal) || refusal.Code != "unknown-key" {
			t.Errorf("unknown keys: %v", err)
		}
		if err := r.Addresses(statement.Parties(s.parties[0].id), d.PartyNumber); err == nil {
			t.Error("a receipt for everyone passes as one for few")
		}
	})
	other := found(t, t.TempDir(), 0)
	if _, _, err := r.Verify(other.policy()); err == nil {
		t.Error("a receipt verifies with another log's key")
	}
}

// Proofs join any two sizes, and old receipts can be brought up to any later
// checkpoint.
func TestProofsBetweenAllSizes(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	roots := map[uint64]tlog.Hash{}
	for i := range 20 {
		s.submit(t, s.parties[0].rename(t, fmt.Sprint("name ", i)))
		h := s.l.Head()
		roots[h.Size] = h.Root
	}
	for old, a := range roots {
		for now, b := range roots {
			p, err := s.l.ProveConsistency(t.Context(), old, now)
			if old > now {
				if !errors.Is(err, ledger.ErrNotFound) {
					t.Fatalf("a proof from %d to %d: %v", old, now, err)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckTree(p, int64(now), b, int64(old), a); err != nil {
				t.Fatal(err)
			}
			e, err := s.l.ReadEntry(t.Context(), old-1)
			if err != nil {
				t.Fatal(err)
			}
			rp, err := s.l.ProveInclusion(t.Context(), old-1, now)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(rp, int64(now), b, int64(old-1), e.Leaf.Hash()); err != nil {
				t.Fatal(err)
			}
		}
	}
	size := s.l.Head().Size
	for _, bad := range [][2]uint64{{0, size}, {1, size + 1}, {size + 1, size + 1}} {
		if _, err := s.l.ProveConsistency(t.Context(), bad[0], bad[1]); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("a proof from %d to %d: %v", bad[0], bad[1], err)
		}
	}
	if _, err := s.l.ProveInclusion(t.Context(), size, size); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a proof of an entry that is not there: %v", err)
	}
	count := tlog.StoredHashCount(int64(size))
	if h, err := s.l.Hashes(t.Context()).ReadHashes([]int64{0, count - 1}); err != nil || len(h) != 2 {
		t.Errorf("tree hashes: %v", err)
	}
	if _, err := s.l.Hashes(t.Context()).ReadHashes([]int64{count}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a tree hash that is not signed: %v", err)
	}
}

// A party that is not addressed gets the proof that it was not.
func TestOpenOwnZero(t *testing.T) {
	s := found(t, t.TempDir(), 3)
	sub := s.parties[0].plan(t, statement.Parties(s.parties[0].id, s.parties[1].id))
	r := s.submit(t, sub)
	late := s.admit(t, "late")
	for n, p := range append([]*speaker{s.registrar}, s.parties[:3]...) {
		o, err := s.l.OpenSlot(t.Context(), r.Index, p.id)
		if want := n == 1 || n == 2; err != nil || o.Bit != want || o.Number != n || o.Verify(r.Leaf.A) != nil {
			t.Errorf("slot %d opens to %v, want %v: %v", n, o.Bit, want, err)
		}
		b, err := o.Encode()
		if err != nil {
			t.Fatal(err)
		}
		again, err := proof.DecodeOpening(b)
		if err != nil || again.Verify(r.Leaf.A) != nil {
			t.Errorf("slot %d's opening changes on its way: %v", n, err)
		}
	}
	var refusal *parley.Refusal
	if _, err := s.l.OpenSlot(t.Context(), r.Index, late.id); !errors.As(err, &refusal) || refusal.Code != "no-slot" {
		t.Errorf("a slot of a party that came later: %v", err)
	}
	for _, index := range []uint64{s.l.Head().Size, 1 << 60} {
		if _, err := s.l.OpenSlot(t.Context(), index, late.id); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("a slot of an entry that is not there: %v", err)
		}
	}
	if _, err := s.l.OpenSlot(t.Context(), r.Index, parley.PartyID{1}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a slot of nobody: %v", err)
	}
}

// A story of erasure: comments on an arrangement are erased by name; the log
// still verifies, the state is the same with and without a replay, and nothing
// reads the erased ones again.
func TestErasure(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	a, b := s.parties[0], s.parties[1]
	text := func(n byte, words string) statement.Part {
		return statement.Part{Media: statement.MediaText, Salt: statement.Salt{n}, Data: []byte(words)}
	}
	few := statement.Parties(a.id, b.id)
	zone := text(1, "# A zone\n")
	rev := parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed, Map: parley.Map{Status: parley.MapPending},
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: zone.ID()}}}
	tabled := a.say(t, &statement.Table{Revision: rev}, few, zone)
	s.submit(t, tabled)
	arrangement := parley.ArrangementID(tabled.Envelope.ID())
	signed, err := tabled.Open()
	if err != nil {
		t.Fatal(err)
	}
	var effects []statement.Effect
	var comments []*statement.Submission
	for i := range 3 {
		words := text(byte(2+i), fmt.Sprintf("The witness's name is %d.\n", i))
		c := b.say(t, &statement.Comment{Arrangement: arrangement, Revision: signed.RevisionID, Text: words.ID()}, few, words)
		r := s.submit(t, c)
		comments = append(comments, c)
		if i != 1 {
			effects = append(effects, statement.Effect{Index: r.Index, Statement: c.Envelope.ID(), Type: statement.CommentMake, Author: b.id, Audience: few})
		}
	}
	s.submit(t, s.registrar.say(t, &statement.Erase{Arrangement: arrangement, Effects: effects}, statement.Parties(a.id, b.id, s.registrar.id)))
	n, err := s.l.Erase(t.Context())
	if err != nil || n != 4 {
		t.Fatalf("%d keys were forgotten, want two envelopes and two parts: %v", n, err)
	}
	check := func() {
		t.Helper()
		for i, e := range effects {
			got, err := s.l.ReadEntry(t.Context(), e.Index)
			if err != nil || got.Signed != nil {
				t.Fatalf("erased comment %d can be read: %v", i, err)
			}
			if _, err := s.l.Receipt(t.Context(), e.Statement); !errors.Is(err, ledger.ErrErasedEntry) {
				t.Fatalf("a receipt for erased comment %d: %v", i, err)
			}
			got, err = s.l.Await(t.Context(), e.Index)
			if err != nil || got.Signed != nil {
				t.Fatalf("who waits gets erased comment %d: %v", i, err)
			}
		}
		s.submit(t, comments[1])
		s.submit(t, tabled)
	}
	check()
	before := s.digest()
	s.reopen(t)
	check()
	if s.digest() != before {
		t.Fatal("a replay without the erased entries gives another state")
	}
	s.cfg.Deep = true
	s.reopen(t)
	s.submit(t, a.rename(t, "after the erasure"))
	if n, err := s.l.Erase(t.Context()); err != nil || n != 0 {
		t.Fatalf("erasing again forgot %d keys: %v", n, err)
	}
}
