package api

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

type prevInput struct {
	Author   parley.PartyID `query:"author" required:"true" doc:"who will sign"`
	Kind     subjectKind    `query:"kind" required:"true"`
	Subject  subjectID      `query:"subject" doc:"the arrangement's or operation's identifier"`
	Audience audienceParam  `query:"audience" required:"true"`
}

// subjectID is an arrangement or operation; absent where the kind needs none.
type subjectID parley.Digest

func (id *subjectID) UnmarshalText(b []byte) error { return (*parley.Digest)(id).UnmarshalText(b) }

func (s *Server) getPrev(ctx context.Context, l Ledger, in *prevInput) (*out[answer.Prev], error) {
	subject := statement.Subject{Kind: in.Kind.kind, ID: in.Subject}
	own := subject.Kind == statement.SubjectParty || subject.Kind == statement.SubjectLog
	if own && subject.ID != ([32]byte{}) {
		return nil, malformed("The author's own matters and the log's have no subject identifier.")
	}
	var a answer.Prev
	known := false
	l.View(func(st *docket.State) {
		_, known = st.Party(in.Author)
		a.Prev, a.AsOf = st.Prev(in.Author, subject, in.Audience.Audience), s.asOf(st)
	})
	if !known {
		return nil, notFound("party", in.Author)
	}
	if m, ok := l.(Mirror); ok {
		var err error
		if a.Prev, a.Queued, err = m.Prev(ctx, in.Author, subject, in.Audience.Audience); err != nil {
			return nil, err
		}
	}
	h := l.Head()
	a.Seen = statement.Seen{Size: h.Size, Root: parley.Digest(h.Root)}
	return current(a), nil
}
