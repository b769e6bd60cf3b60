package api

import (
	"context"
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

// scopedLedger is a ledger as one party may see it. Every method is spelt out:
// what is added to Ledger is not seen through it until somebody says how.
type scopedLedger struct {
	all   Ledger
	party parley.PartyID
}

// scoped gives a ledger as a party may see it. A mirror serves its own party alone.
func scoped(l Ledger, party parley.PartyID) (Ledger, error) {
	s := scopedLedger{l, party}
	m, ok := l.(Mirror)
	if !ok {
		return &s, nil
	}
	if m.Mirrored().Party != party {
		return nil, notYourParty()
	}
	return &scopedMirror{s, m}, nil
}

// View calls f with what the party may see.
func (s *scopedLedger) View(f func(*docket.State)) {
	s.all.View(func(st *docket.State) { f(st.View(s.party)) })
}

// Head and Checkpoint are public.
func (s *scopedLedger) Head() ledger.Head       { return s.all.Head() }
func (s *scopedLedger) Checkpoint() []byte      { return s.all.Checkpoint() }
func (s *scopedLedger) Verifier() note.Verifier { return s.all.Verifier() }
func (s *scopedLedger) VerifierKey() string     { return s.all.VerifierKey() }
func (s *scopedLedger) Err() error              { return s.all.Err() }

// Submit takes a statement of the party's own.
func (s *scopedLedger) Submit(ctx context.Context, sub *statement.Submission) (*proof.Receipt, error) {
	r := s.SubmitBatch(ctx, []*statement.Submission{sub})[0]
	return r.Receipt, r.Err
}

// SubmitBatch takes statements of the party's own.
func (s *scopedLedger) SubmitBatch(ctx context.Context, subs []*statement.Submission) []ledger.Result {
	out := make([]ledger.Result, len(subs))
	var own []*statement.Submission
	var at []int
	for i, sub := range subs {
		if out[i].Err = s.own(sub); out[i].Err == nil {
			own, at = append(own, sub), append(at, i)
		}
	}
	for i, r := range s.all.SubmitBatch(ctx, own) {
		out[at[i]] = r
	}
	return out
}

// own refuses what is not said by the party.
func (s *scopedLedger) own(sub *statement.Submission) error {
	x, err := sub.Open()
	if err != nil {
		return err
	}
	if x.Statement.Author != s.party {
		return notYourParty()
	}
	return nil
}

// Promise takes a statement of the party's own.
func (s *scopedLedger) Promise(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	if err := s.own(sub); err != nil {
		return nil, err
	}
	return s.all.Promise(ctx, sub)
}

// Promised finds a promise that was given to the party.
func (s *scopedLedger) Promised(ctx context.Context, id parley.StatementID, c parley.Digest) (*ledger.Promised, error) {
	return s.all.Promised(ctx, id, c)
}

// find gives the index of a statement that the party may see.
func (s *scopedLedger) find(id parley.StatementID) (index uint64, ok bool) {
	s.View(func(st *docket.State) { index, ok = st.Find(id) })
	return index, ok
}

// Receipt is that of a statement that the party may see.
func (s *scopedLedger) Receipt(ctx context.Context, id parley.StatementID) (*proof.Receipt, error) {
	if _, ok := s.find(id); !ok {
		return nil, notIn(id)
	}
	return s.all.Receipt(ctx, id)
}

func notIn(id parley.StatementID) error {
	return parley.Refuse("not-found", "", "The statement %s is not in the ledger.", parley.Short(id)).To("Check the identifier.")
}

// seen reports whether the party may see an entry.
func (s *scopedLedger) seen(index uint64) (ok bool) {
	s.all.View(func(st *docket.State) { ok = st.Visible(index, s.party) })
	return ok
}

// ReadEntry leaves opaque what is not for the party.
func (s *scopedLedger) ReadEntry(ctx context.Context, index uint64) (ledger.Event, error) {
	e, err := s.all.ReadEntry(ctx, index)
	if err == nil && !s.seen(index) {
		e.Signed = nil
	}
	return e, err
}

// Await is ReadEntry that waits.
func (s *scopedLedger) Await(ctx context.Context, index uint64) (ledger.Event, error) {
	e, err := s.all.Await(ctx, index)
	if err == nil && !s.seen(index) {
		e.Signed = nil
	}
	return e, err
}

// ProveConsistency, Hashes and Leaves are public.
func (s *scopedLedger) ProveConsistency(ctx context.Context, old, now uint64) (tlog.TreeProof, error) {
	return s.all.ProveConsistency(ctx, old, now)
}
func (s *scopedLedger) Hashes(ctx context.Context) tlog.HashReader { return s.all.Hashes(ctx) }
func (s *scopedLedger) Leaves(ctx context.Context, from uint64, count int) ([][]byte, error) {
	return s.all.Leaves(ctx, from, count)
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

// Witnessed is public, and so is when a witnessed checkpoint covers an entry.
func (s *scopedLedger) Witnessed() []byte {
	if w, ok := s.all.(witnessed); ok {
		return w.Witnessed()
	}
	return nil
}

// AwaitWitnessed waits until a witnessed checkpoint covers an entry; on a
// mirror it does not.
func (s *scopedLedger) AwaitWitnessed(ctx context.Context, index uint64) error {
	if w, ok := s.all.(awaiting); ok {
		return w.AwaitWitnessed(ctx, index)
	}
	return nil
}
