package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

const (
	publishedPath    = "/published"
	publishedOnePath = "/published/{arrangement}"
)

// publishedRoutes are for anybody, without being known: what its participants
// have made public, by statements of them all, and nothing beside it.
func (s *Server) publishedRoutes(api huma.API) {
	tag := []string{"published"}
	public(s, api, huma.Operation{OperationID: "published-list", Path: publishedPath, Tags: tag,
		Summary: "What is in force, or was, and has been made public by its participants; for anybody"}, s.getPublishedList)
	public(s, api, huma.Operation{OperationID: "published", Path: publishedOnePath, Tags: tag,
		Summary: "The public revisions of one arrangement: texts, map, rules, terms, state, and whom they bind; for anybody"}, s.getPublished)
}

func (s *Server) getPublishedList(_ context.Context, l Ledger, _ *struct{}) (*out[answer.PublishedList], error) {
	a := answer.PublishedList{Note: parley.NoteUnlisted}
	l.View(func(st *docket.State) {
		v := s.in(st, moment{})
		a.Published, a.AsOf = v.Published(), v.AsOf()
	})
	return current(a), nil
}

type publishedInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
}

func (s *Server) getPublished(ctx context.Context, l Ledger, in *publishedInput) (*out[answer.Published], error) {
	a := answer.Published{Arrangement: in.Arrangement, Note: parley.NoteUnlisted}
	var list []docket.Published
	l.View(func(st *docket.State) {
		v := s.in(st, moment{})
		list, a.AsOf = v.PublishedOf(in.Arrangement), v.AsOf()
	})
	if len(list) == 0 { // there is none, or it is not public: the answer is the same
		return nil, notFound("arrangement", in.Arrangement)
	}
	for _, p := range list {
		r := answer.PublishedRevision{Published: p, Content: p.Content, Annex: p.Annex, Texts: map[parley.PartID]string{}, Salts: map[parley.PartID]statement.Salt{}}
		e, err := l.ReadEntry(ctx, p.Index)
		if err != nil {
			return nil, err
		}
		if e.Signed == nil { // erased meanwhile
			return nil, notFound("arrangement", in.Arrangement)
		}
		for _, t := range p.Content.Texts {
			if part, ok := e.Signed.Parts[t.Part]; ok && part.Media == statement.MediaText {
				r.Texts[t.Part], r.Salts[t.Part] = string(part.Data), part.Salt
			}
		}
		if part, ok := e.Signed.Parts[p.Content.Map.Part]; ok {
			r.Salts[p.Content.Map.Part] = part.Salt
		}
		a.Revisions = append(a.Revisions, r)
	}
	return current(a), nil
}
