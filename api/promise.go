package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

func (s *Server) promiseRoutes(api huma.API) {
	s.plain(api, huma.Operation{OperationID: "promise", Method: http.MethodPost, Path: "/promises", Tags: []string{"statements"},
		Summary: "Have a signed statement promised a place in the log",
		Description: "202 with the log's signed promise once the statement is queued durably. It enters by the time that the promise names, " +
			"if need be as refused: it then has a receipt and no effect. The same submission gets the same promise again.",
		RequestBody: &huma.RequestBody{Required: true, Description: "The submission in its one encoding: envelope and parts (docs/formats)",
			Content: map[string]*huma.MediaType{"application/json": {Schema: schemaOf[submission](api)}}},
		Responses: map[string]*huma.Response{"202": jsonOf[answer.Promise](api, "It is queued on the disk; the promise says until when it enters")},
	}, s.postPromise)
	route(s, api, huma.Operation{OperationID: "promised", Path: "/promises/{statement}", Tags: []string{"statements"},
		Summary: "The promise of a statement, and, where it is kept, the receipt"}, s.getPromise)
}

func (s *Server) postPromise(w http.ResponseWriter, r *http.Request) *problem {
	if r.URL.RawQuery != "" {
		return malformed("Asking for a promise takes no query.")
	}
	if !s.submissions.enter() {
		return busy("submissions")
	}
	defer s.submissions.leave()
	b, p := readBody(r, MaxBody)
	if p != nil {
		return p
	}
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	sub, err := statement.DecodeSubmission(b)
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	reserved := new(reservation)
	if _, err := l.Promised(r.Context(), sub.Envelope.ID(), parley.Digest{}); err != nil { // else it has been counted
		if reserved, p = s.reserveFor(r.Context(), l, []*statement.Submission{sub}, []int{len(b)}); p != nil {
			return p
		}
	}
	note, err := l.Promise(r.Context(), sub)
	if err != nil {
		reserved.giveBack(1, len(b))
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	given, err := proof.OpenPromise(note, l.Verifier())
	if err != nil {
		return problemOf(err, 0)
	}
	a := answer.Promise{Statement: sub.Envelope.ID(), Commitment: given.C, IncludeBy: given.IncludeBy, Promise: string(note)}
	l.View(func(st *docket.State) { a.AsOf = s.asOf(st) })
	body, err := compact(a)
	if err != nil {
		return problemOf(err, 0)
	}
	w.Header().Set("Location", prefix+"/promises/"+a.Statement.String()+"?commitment="+a.Commitment.String())
	reply(w, http.StatusAccepted, body)
	return nil
}

type promiseInput struct {
	Statement  parley.StatementID `path:"statement"`
	Commitment parley.Digest      `query:"commitment" doc:"C of the envelope; absent: the first that was promised"`
}

func (s *Server) getPromise(ctx context.Context, l Ledger, in *promiseInput) (*out[answer.Promise], error) {
	p, err := l.Promised(ctx, in.Statement, in.Commitment)
	if err != nil {
		return nil, err
	}
	return s.promiseOf(l, p)
}

func (s *Server) promiseOf(l Ledger, p *ledger.Promised) (*out[answer.Promise], error) {
	a := answer.Promise{Statement: p.Statement, Commitment: p.C, IncludeBy: p.IncludeBy, Promise: string(p.Note)}
	if p.Receipt != nil {
		var err error
		if a.Receipt, err = p.Receipt.Encode(); err != nil {
			return nil, err
		}
		if p.Receipt.Leaf.Refused {
			a.Refused = refusedAt(l, p.Receipt.Index)
		}
	}
	l.View(func(st *docket.State) { a.AsOf = s.asOf(st) })
	return current(a), nil
}
