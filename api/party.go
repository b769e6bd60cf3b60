package api

import (
	"context"
	"math"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
)

// partyRoutes are who takes part: parties, their keys, what they declare theirs.
func (s *Server) partyRoutes(api huma.API) {
	tag := []string{"parties"}
	route(s, api, huma.Operation{OperationID: "parties", Path: "/parties", Tags: tag,
		Summary: "The parties in the order of their admission, the registrar first"}, s.getParties)
	route(s, api, huma.Operation{OperationID: "party", Path: "/parties/{party}", Tags: tag,
		Summary: "One party"}, s.getParty)
	route(s, api, huma.Operation{OperationID: "keys", Path: "/parties/{party}/keys", Tags: tag,
		Summary: "A party's keys, revoked ones among them"}, s.getKeys)
	route(s, api, huma.Operation{OperationID: "territories", Path: "/territories", Tags: tag,
		Summary: "What parties declare to be their territory; claims may overlap"}, s.getTerritories)
	route(s, api, huma.Operation{OperationID: "operations", Path: "/operations", Tags: tag,
		Summary: "Operations that parties made known"}, s.getOperations)
}

type partyInput struct {
	Party parley.PartyID `path:"party"`
}

func (s *Server) getParties(_ context.Context, l Ledger, _ *struct{}) (*out[answer.Parties], error) {
	var a answer.Parties
	l.View(func(st *docket.State) { a.Parties, a.AsOf = st.Parties(), s.asOf(st) })
	return current(a), nil
}

func (s *Server) getParty(_ context.Context, l Ledger, in *partyInput) (*out[answer.Party], error) {
	var a answer.Party
	ok := false
	l.View(func(st *docket.State) {
		a.Party, ok = st.Party(in.Party)
		a.AsOf = s.asOf(st)
	})
	if !ok {
		return nil, notFound("party", in.Party)
	}
	return current(a), nil
}

func (s *Server) getKeys(_ context.Context, l Ledger, in *partyInput) (*out[answer.Keys], error) {
	a := answer.Keys{Party: in.Party}
	ok := false
	l.View(func(st *docket.State) {
		_, ok = st.Party(in.Party)
		a.Keys, a.AsOf = st.Keys(in.Party), s.asOf(st)
	})
	if !ok {
		return nil, notFound("party", in.Party)
	}
	return current(a), nil
}

func (s *Server) getTerritories(_ context.Context, l Ledger, _ *struct{}) (*out[answer.Territories], error) {
	a := answer.Territories{Territories: []answer.Territory{}, Note: parley.NoteUnlisted}
	var all []docket.Territory
	l.View(func(st *docket.State) { all, a.AsOf = st.Territories(), s.asOf(st) })
	for _, t := range all { // areas never change: they are measured outside the lock
		x := answer.Territory{Owner: t.Owner, Name: t.Name, By: t.By, Since: t.Since}
		if t.Until != parley.Never {
			x.Until = t.Until
		}
		for _, area := range t.Areas {
			km2 := area.KM2()
			if km2 < 0 { // too intricate to measure: 0, never a part of the whole
				x.SquareMetres = 0
				break
			}
			x.SquareMetres += int64(math.Round(km2 * 1e6))
		}
		a.Territories = append(a.Territories, x)
	}
	return current(a), nil
}

func (s *Server) getOperations(_ context.Context, l Ledger, _ *struct{}) (*out[answer.Operations], error) {
	a := answer.Operations{Note: parley.NoteUnlisted}
	l.View(func(st *docket.State) { a.Operations, a.AsOf = st.Operations(), s.asOf(st) })
	return current(a), nil
}
