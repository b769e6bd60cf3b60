package api

import (
	"context"
	"io"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// scopedMirror is a mirror for its own party, which may see all that it holds.
type scopedMirror struct {
	Mirror
	party parley.PartyID
}

// Queue keeps a statement of the party's own.
func (s *scopedMirror) Queue(ctx context.Context, sub *statement.Submission) (*answer.Queued, error) {
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	if err := speaksFor(s, signed); err != nil {
		return nil, err
	}
	return s.Mirror.Queue(ctx, sub)
}

// OpenSlot opens the party's own slot.
func (s *scopedMirror) OpenSlot(ctx context.Context, index uint64, party parley.PartyID) (proof.Opening, error) {
	if party != s.party {
		return proof.Opening{}, notYourParty()
	}
	return s.Mirror.OpenSlot(ctx, index, party)
}

// Bundle writes the party's own.
func (s *scopedMirror) Bundle(ctx context.Context, w io.Writer, party parley.PartyID, from uint64, openings bundle.Openings) error {
	if party != s.party {
		return notYourParty()
	}
	return s.Mirror.Bundle(ctx, w, party, from, openings)
}

// SignedView is the party's own.
func (s *scopedMirror) SignedView(party parley.PartyID) ([]byte, error) {
	if party != s.party {
		return nil, notYourParty()
	}
	return s.Mirror.SignedView(party)
}

// Witnessed is public.
func (s *scopedMirror) Witnessed() []byte {
	if w, ok := s.Mirror.(witnessed); ok {
		return w.Witnessed()
	}
	return nil
}
