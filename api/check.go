package api

import (
	"bytes"
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
)

// checkRoutes answer what would happen: to a flight, or by a draft.
func (s *Server) checkRoutes(api huma.API) {
	tag := []string{"checks"}
	body := func(schema *huma.Schema, what string) *huma.RequestBody {
		return &huma.RequestBody{Required: true, Description: what, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
	}
	route(s, api, huma.Operation{OperationID: "check", Method: http.MethodPost, Path: "/check", Tags: tag,
		Summary:      "May a party expect a conflict if it does this, there and then?",
		Description:  "conflict > indeterminate > coordinate > no-conflict, with every reason. " + parley.NoteUnlisted,
		MaxBodyBytes: MaxBody, SkipValidateBody: true,
		RequestBody: body(schemaOf[parley.Question](api), "The question"),
	}, s.postCheck)
	route(s, api, huma.Operation{OperationID: "draft-impact", Method: http.MethodPost, Path: "/impact", Tags: tag,
		Summary:      "What a draft would mean before anybody tables it",
		MaxBodyBytes: MaxBody, SkipValidateBody: true,
		RequestBody: body(schemaOf[answer.Draft](api), "The revision, its annex and its sponsor"),
	}, s.postImpact)
	for _, path := range []string{prefix + "/check", prefix + "/impact"} { // what huma adds for a body that it does not decode
		delete(api.OpenAPI().Paths[path].Post.RequestBody.Content, "application/octet-stream")
	}
}

// asked is a body that is decoded by the same strict decoder as statements.
type asked struct {
	At      moment `query:"at"`
	RawBody []byte
}

func (s *Server) postCheck(ctx context.Context, l Ledger, in *asked) (*out[*parley.Answer], error) {
	var q parley.Question
	if err := strict(bytes.NewReader(in.RawBody), &q); err != nil {
		return nil, err
	}
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	var a *parley.Answer
	var err error
	onMaps(l, func(st *docket.State) { a, err = s.in(st, in.At).Check(q) })
	if err != nil {
		return nil, query(err)
	}
	limp(a, s.mirrored())
	return current(a), nil
}

func (s *Server) postImpact(ctx context.Context, l Ledger, in *asked) (*out[*parley.Impact], error) {
	var d answer.Draft
	if err := strict(bytes.NewReader(in.RawBody), &d); err != nil {
		return nil, err
	}
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	var i *parley.Impact
	var err error
	onMaps(l, func(st *docket.State) {
		if _, ok := st.Party(d.Sponsor); !ok {
			err = notFound("party", d.Sponsor)
			return
		}
		i, err = s.in(st, in.At).ImpactOf(d.Sponsor, &d.Revision, d.Annex, d.Asker)
	})
	if err != nil {
		return nil, query(err)
	}
	return current(i), nil
}

type impactInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
	Revision    parley.RevisionID    `path:"revision"`
	At          moment               `query:"at"`
	Asker       parley.PartyID       `query:"asker" doc:"limits what is told to what that party may see; absent: all"`
}

func (s *Server) getImpact(ctx context.Context, l Ledger, in *impactInput) (*out[*parley.Impact], error) {
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	var i *parley.Impact
	var err error
	onMaps(l, func(st *docket.State) { i, err = s.in(st, in.At).Impact(in.Arrangement, in.Revision, in.Asker) })
	if err != nil {
		return nil, query(err)
	}
	return current(i), nil
}
