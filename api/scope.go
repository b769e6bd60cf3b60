package api

import (
	"context"
	"errors"
	"io"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// scopedLedger is a ledger as one party may see it (R6): what is not for the
// party is not there. Every method is spelt out: what is added to Ledger is not
// seen through it until somebody says how. Whether an entry is for the party is
// asked before anything is read or unsealed.
type scopedLedger struct {
	all   Ledger
	party parley.PartyID
	views *views
	now   func() parley.Instant
}

// scoped gives a ledger as a party may see it. A mirror serves its own party alone.
func (s *Server) scoped(l Ledger, party parley.PartyID) (Ledger, error) {
	if m, ok := l.(Mirror); ok {
		if m.Mirrored().Party != party {
			return nil, notYourParty()
		}
		return &scopedMirror{m, party}, nil
	}
	return &scopedLedger{l, party, s.views, s.now}, nil
}

// View calls f with what the party may see.
func (s *scopedLedger) View(f func(*docket.State)) {
	s.all.View(func(st *docket.State) { f(s.views.get(st, s.party)) })
}

// Head, Checkpoint and what follows are the same for everybody.
func (s *scopedLedger) Head() ledger.Head       { return s.all.Head() }
func (s *scopedLedger) Checkpoint() []byte      { return s.all.Checkpoint() }
func (s *scopedLedger) Verifier() note.Verifier { return s.all.Verifier() }
func (s *scopedLedger) VerifierKey() string     { return s.all.VerifierKey() }
func (s *scopedLedger) Err() error              { return s.all.Err() }

// ProveConsistency, Hashes and Leaves tell what the leaves tell.
func (s *scopedLedger) ProveConsistency(ctx context.Context, old, now uint64) (tlog.TreeProof, error) {
	return s.all.ProveConsistency(ctx, old, now)
}
func (s *scopedLedger) Hashes(ctx context.Context) tlog.HashReader { return s.all.Hashes(ctx) }
func (s *scopedLedger) Leaves(ctx context.Context, from uint64, count int) ([][]byte, error) {
	return s.all.Leaves(ctx, from, count)
}

// Witnessed is public, and so is when a witnessed checkpoint covers an entry.
func (s *scopedLedger) Witnessed() []byte {
	if w, ok := s.all.(witnessed); ok {
		return w.Witnessed()
	}
	return nil
}

// AwaitWitnessed waits until a witnessed checkpoint covers an entry.
func (s *scopedLedger) AwaitWitnessed(ctx context.Context, index uint64) error {
	if w, ok := s.all.(awaiting); ok {
		return w.AwaitWitnessed(ctx, index)
	}
	return nil
}

// find gives the index of a statement that the party may see.
func (s *scopedLedger) find(id parley.StatementID) (index uint64, author parley.PartyID, ok bool) {
	s.View(func(st *docket.State) {
		if index, ok = st.Find(id); ok {
			author, _ = st.Author(index)
		}
	})
	return index, author, ok
}

// Receipt is that of a statement that the party may see.
func (s *scopedLedger) Receipt(ctx context.Context, id parley.StatementID) (*proof.Receipt, error) {
	index, _, ok := s.find(id)
	if !ok {
		return nil, parley.Refuse("not-found", "", "The statement %s is not in the ledger.", parley.Short(id)).To("Check the identifier; perhaps the statement was never submitted.")
	}
	return s.all.ReceiptAt(ctx, index)
}

// ReceiptAt is that of an entry that the party may see.
func (s *scopedLedger) ReceiptAt(ctx context.Context, index uint64) (*proof.Receipt, error) {
	if !s.sees(index) {
		return nil, parley.Refuse("not-found", "", "There is no statement at %d here.", index).To("Check the number.")
	}
	return s.all.ReceiptAt(ctx, index)
}

// Promised finds a promise that was given of the party's own statement.
func (s *scopedLedger) Promised(ctx context.Context, id parley.StatementID, c parley.Digest) (*ledger.Promised, error) {
	_, author, in := s.find(id)
	own := in && author == s.party
	if w, ok := s.all.(waiter); ok && !in {
		var err error
		if own, err = w.Waits(ctx, id, s.party); err != nil {
			return nil, err
		}
	}
	if own {
		p, err := s.all.Promised(ctx, id, c)
		if !errors.Is(err, ledger.ErrNotFound) {
			return p, err
		}
	}
	return nil, parley.Refuse("not-found", "", "Nothing was promised of the statement %s.", parley.Short(id)).To("Check the identifier; perhaps it was submitted without a promise.")
}

// waiter knows what waits under a promise.
type waiter interface {
	Waits(ctx context.Context, id parley.StatementID, author parley.PartyID) (bool, error)
}

// sees reports whether the party may see an entry.
func (s *scopedLedger) sees(index uint64) (ok bool) {
	s.View(func(st *docket.State) { _, ok = st.Author(index) })
	return ok
}

// ReadEntry leaves opaque what is not for the party: of that it reads the leaf
// alone.
func (s *scopedLedger) ReadEntry(ctx context.Context, index uint64) (ledger.Event, error) {
	if index < s.Head().Size && !s.sees(index) {
		return s.opaque(ctx, index)
	}
	return s.all.ReadEntry(ctx, index)
}

func (s *scopedLedger) opaque(ctx context.Context, index uint64) (ledger.Event, error) {
	leaves, err := s.all.Leaves(ctx, index, 1)
	if err != nil {
		return ledger.Event{}, err
	}
	leaf, err := proof.DecodeLeaf(leaves[0])
	return ledger.Event{Index: index, Leaf: leaf}, err
}

// Fate is that of an entry whose place the party may know.
func (s *scopedLedger) Fate(ctx context.Context, index uint64, named parley.Instant) (ledger.Fate, error) {
	if !s.sees(index) {
		return ledger.Fate{}, parley.Refuse("not-found", "", "There is no erased entry %d.", index).To("Ask for another.")
	}
	return s.all.Fate(ctx, index, named)
}

// SealedFor wraps for the party's own keys alone.
func (s *scopedLedger) SealedFor(ctx context.Context, id parley.StatementID, key parley.KeyID) (*ledger.ForRecipient, error) {
	own := false
	s.View(func(st *docket.State) {
		k, ok := st.KeyStatus(key)
		own = ok && k.Party == s.party
	})
	if !own {
		key = parley.KeyID{} // as one that is not there
	}
	return s.all.SealedFor(ctx, id, key)
}

// Await is ReadEntry that waits.
func (s *scopedLedger) Await(ctx context.Context, index uint64) (ledger.Event, error) {
	if index < s.Head().Size && !s.sees(index) {
		return s.opaque(ctx, index)
	}
	e, err := s.all.Await(ctx, index)
	if err == nil && !s.sees(index) {
		e.Signed = nil
	}
	return e, err
}

// OpenSlot opens the party's own slot.
func (s *scopedLedger) OpenSlot(ctx context.Context, index uint64, party parley.PartyID) (proof.Opening, error) {
	if party != s.party {
		return proof.Opening{}, notYourParty()
	}
	return s.all.OpenSlot(ctx, index, party)
}

// Bundle writes the party's own.
func (s *scopedLedger) Bundle(ctx context.Context, w io.Writer, party parley.PartyID, from uint64, openings bundle.Openings) error {
	if party != s.party {
		return notYourParty()
	}
	return s.all.Bundle(ctx, w, party, from, openings)
}

// SignedView is the party's own.
func (s *scopedLedger) SignedView(party parley.PartyID) ([]byte, error) {
	if party != s.party {
		return nil, notYourParty()
	}
	return s.all.SignedView(party)
}

// Promise takes a statement of the party's own. What is refused before a promise
// rests on what every party sees: keys, parties, the form.
func (s *scopedLedger) Promise(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	if err := speaksFor(s, signed); err != nil {
		return nil, err
	}
	return s.all.Promise(ctx, sub)
}
