package api

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// scopedMirror is a mirror for its own party, whose view is all that it holds.
type scopedMirror struct {
	scopedLedger
	m Mirror
}

// View is what the mirror holds: nothing else than its party may see.
func (s *scopedMirror) View(f func(*docket.State)) { s.m.View(f) }

// Mirrored is how current the mirror is now.
func (s *scopedMirror) Mirrored() parley.Mirrored { return s.m.Mirrored() }

// Queue keeps a statement of the party's own.
func (s *scopedMirror) Queue(ctx context.Context, sub *statement.Submission) (*answer.Queued, error) {
	if err := s.own(sub); err != nil {
		return nil, err
	}
	return s.m.Queue(ctx, sub)
}

// Outbox and Findings are the party's, as the mirror is.
func (s *scopedMirror) Outbox(ctx context.Context) ([]answer.Queued, error) { return s.m.Outbox(ctx) }
func (s *scopedMirror) Findings(ctx context.Context) ([]answer.Finding, error) {
	return s.m.Findings(ctx)
}

// Prev is what the author's next statement builds on.
func (s *scopedMirror) Prev(ctx context.Context, author parley.PartyID, subject statement.Subject, to statement.Audience) (parley.StatementID, bool, error) {
	return s.m.Prev(ctx, author, subject, to)
}
