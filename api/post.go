package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
)

// postRoutes are who may sign what for a party, and who sees a statement.
func (s *Server) postRoutes(api huma.API) {
	route(s, api, huma.Operation{OperationID: "posts", Path: "/parties/{party}/posts", Tags: []string{"parties"},
		Summary: "A party's posts at a time: keys, what each may sign for which post, rosters, and what needs two posts"}, s.getPosts)
	route(s, api, huma.Operation{OperationID: "audience", Path: "/statements/{statement}/audience", Tags: []string{"log"},
		Summary: "Who sees a statement, since when, and why"}, s.getAudience)
}

type postsInput struct {
	Party parley.PartyID `path:"party"`
	At    moment         `query:"at"`
}

func (s *Server) getPosts(_ context.Context, l Ledger, in *postsInput) (*out[answer.Posts], error) {
	a := answer.Posts{Party: in.Party}
	ok := false
	l.View(func(st *docket.State) {
		a.AsOf = s.in(st, in.At).AsOf()
		_, ok = st.Party(in.Party)
		a.Posts, a.TwoPerson = st.Posts(in.Party, a.AsOf.At), st.TwoPerson(in.Party, a.AsOf.At)
	})
	if !ok {
		return nil, notFound("party", in.Party)
	}
	return current(a), nil
}

type audienceInput struct {
	Statement parley.StatementID `path:"statement"`
}

func (s *Server) getAudience(_ context.Context, l Ledger, in *audienceInput) (*out[answer.Audience], error) {
	var a answer.Audience
	ok := false
	l.View(func(st *docket.State) {
		a.Audience, ok = st.AudienceOf(in.Statement)
		a.AsOf = s.asOf(st)
	})
	if !ok {
		return nil, notFound("statement", in.Statement)
	}
	return current(a), nil
}
