package api

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
)

// refusalRoutes are what was refused to one's own party.
func (s *Server) refusalRoutes(api huma.API) {
	route(s, api, huma.Operation{OperationID: "refusals", Path: "/refusals", Tags: []string{"login"},
		Summary: "What your party's posts were refused: when, to which key, by which rule; for posts that administer",
		Description: "Never what was asked for: neither path, query nor body. Of many in a minute the number alone is kept (omitted), " +
			"and the oldest make room for new ones."}, s.getRefusals)
}

type refusalsInput struct {
	From  uint64 `query:"from" maximum:"9007199254740991" doc:"number of the first that is wanted"`
	Limit int    `query:"limit" default:"100" minimum:"1" maximum:"500" doc:"how many at most"`
}

func (s *Server) getRefusals(ctx context.Context, l Ledger, in *refusalsInput) (*out[answer.Refusals], error) {
	c, known := CallerOf(ctx)
	a, may := answer.Refusals{Refusals: []answer.Refused{}}, false
	l.View(func(st *docket.State) {
		a.AsOf = s.asOf(st)
		for _, o := range st.PowersOf(c.Key, a.AsOf.At) {
			may = may || o.Post == c.Post && slices.Contains(o.Powers, parley.PowerAdminister)
		}
	})
	switch {
	case known && !may:
		return nil, newProblem(http.StatusForbidden, parley.Refuse("no-power", "keys", "Your post does not administer its party.").
			To("Log in with a key that has the power administer."))
	case s.audit.Load() == nil:
		return nil, newProblem(http.StatusNotFound, parley.Refuse("no-audit", "", "No audit of refusals is kept here.").To("Ask the host."))
	}
	page, next, err := s.audit.Load().Of(c.Party, in.From, in.Limit) // of nobody, where the ledger is open: the public's
	if err != nil {
		return nil, err
	}
	a.Refusals, a.Next = append(a.Refusals, page...), next
	return current(a), nil
}

// auditRefusal keeps what was refused, and nothing of what was asked for.
func (s *Server) auditRefusal(ctx context.Context, p *problem) {
	c := callOf(ctx)
	kept := s.audit.Load()
	if kept == nil || c == nil || p.Status < http.StatusBadRequest || p.Status >= http.StatusInternalServerError {
		return
	}
	r := answer.Refused{At: s.now(), Route: c.route, Status: p.Status, Code: p.Code, Rule: p.Rule, Request: c.id}
	if who, known := CallerOf(ctx); known {
		r.Party, r.Post, r.Key = who.Party, who.Post, who.Key
	} else {
		r.Peer = c.peer
	}
	kept.Add(r)
}
