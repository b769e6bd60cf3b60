package ledger_test

import (
	"errors"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

func TestStory(t *testing.T) {
	s := found(t, t.TempDir(), 3)
	a, b := s.parties[0], s.parties[1]
	s.submit(t, a.rename(t, "First Brigade"))
	few := statement.Parties(a.id, b.id)
	r := s.submit(t, a.plan(t, few))
	if r.Everyone != nil || len(r.Openings) != 2 {
		t.Fatalf("the receipt opens %d slots, everyone %v; two are addressed", len(r.Openings), r.Everyone != nil)
	}
	before := s.digest()
	s.reopen(t)
	if s.digest() != before {
		t.Fatal("the state after a replay is another")
	}
	s.cfg.Deep = true
	s.reopen(t)
	if s.digest() != before {
		t.Fatal("the state after a deep replay is another")
	}
	s.submit(t, b.rename(t, "Second Brigade"))
}

// The same statement again gets its first receipt: same place, same leaf.
func TestDuplicate(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	sub := s.parties[0].rename(t, "once")
	first := s.submit(t, sub)
	s.submit(t, s.parties[0].rename(t, "twice"))
	again := s.submit(t, sub)
	if again.Index != first.Index || again.Leaf != first.Leaf {
		t.Fatalf("entry %d again as %d", first.Index, again.Index)
	}
}

func TestRefusals(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	a := s.parties[0]
	size := s.l.Head().Size
	stranger := newSpeaker(t, "stranger")
	stranger.ledger = a.ledger
	forged := a.rename(t, "forged")
	forged.Envelope.Signatures[0].Sig[5] ^= 1
	for name, sub := range map[string]*statement.Submission{
		"unknown-key":   stranger.rename(t, "who"),
		"bad-signature": forged,
		"broken-prev":   a.rename(t, "after a forged one"),
	} {
		var r *parley.Refusal
		if _, err := s.l.Submit(t.Context(), sub); !errors.As(err, &r) || r.Code != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	if s.l.Head().Size != size {
		t.Error("a refused statement has entered")
	}
	if _, err := s.l.Receipt(t.Context(), parley.StatementID{1}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a receipt for what was never said: %v", err)
	}
}
