package api

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// submitRoutes take statements in. They bypass huma: the body is read once, by
// the statement's own strict decoder.
func (s *Server) submitRoutes(api huma.API) {
	body := &huma.RequestBody{Required: true, Description: "The submission in its one encoding: envelope and parts (docs/formats)",
		Content: map[string]*huma.MediaType{"application/json": {Schema: schemaOf[submission](api)}}}
	s.plain(api, huma.Operation{OperationID: "submit", Method: http.MethodPost, Path: "/statements", Tags: []string{"statements"},
		Summary:     "Submit a signed statement and get its receipt",
		Description: "201 when it has entered and is on the disk; 200 with its first receipt when it was in already; 202 from a mirror, which keeps it and sends it on. Sending it again is always safe.",
		RequestBody: body,
		Responses: map[string]*huma.Response{
			"201": jsonOf[answer.Receipt](api, "It has entered; the receipt proves it"),
			"200": jsonOf[answer.Receipt](api, "It was in already; this is its first receipt"),
			"202": jsonOf[answer.Queued](api, "A mirror keeps it, and sends it when there is a link; see /v1/outbox"),
		}}, s.postStatement)
	s.plain(api, huma.Operation{OperationID: "admit", Method: http.MethodPost, Path: "/admit", Tags: []string{"statements"},
		Summary:     "Try a statement out: would it enter now, and if not, why?",
		RequestBody: body,
		Responses:   map[string]*huma.Response{"200": jsonOf[answer.Admission](api, "What would happen; nothing has")},
	}, s.postAdmit)
	route(s, api, huma.Operation{OperationID: "prev", Path: "/prev", Tags: []string{"statements"},
		Summary:     "What the author's next statement on a subject builds on: prev and seen",
		Description: "For a statement that founds its subject (a tabled arrangement, a planned operation) there is no prev; leave subject out.",
	}, s.getPrev)
}

// The wire form of a submission, for the description alone: package statement
// decodes it.
type (
	submission struct {
		Envelope envelope `json:"envelope"`
		Parts    []part   `json:"parts,omitempty" doc:"in the order of the body"`
	}
	envelope struct {
		Payload     string      `json:"payload" contentEncoding:"base64" doc:"the statement's canonical bytes"`
		PayloadType string      `json:"payloadType" enum:"application/vnd.parley.statement.v1+json"`
		Signatures  []signature `json:"signatures" minItems:"1" doc:"ascending by keyid"`
	}
	signature struct {
		KeyID parley.KeyID `json:"keyid"`
		Sig   string       `json:"sig" contentEncoding:"base64"`
	}
	part struct {
		Data  string         `json:"data" contentEncoding:"base64"`
		Media string         `json:"media" enum:"text/markdown; charset=utf-8,application/vnd.parley.annex.v1+json"`
		Salt  statement.Salt `json:"salt"`
	}
)

// readBody reads a body of at most limit bytes.
func readBody(r *http.Request, limit int64) ([]byte, *problem) {
	if r.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	var buf bytes.Buffer
	if r.ContentLength > 0 {
		buf.Grow(int(r.ContentLength) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(r.Body); err != nil {
		return nil, problemOf(err, 0)
	}
	return buf.Bytes(), nil
}

func (s *Server) postStatement(w http.ResponseWriter, r *http.Request) *problem {
	if r.URL.RawQuery != "" {
		return malformed("Submitting takes no query.")
	}
	if !s.submissions.enter() {
		return busy("submissions")
	}
	defer s.submissions.leave()
	b, p := readBody(r, MaxBody)
	if p == nil {
		p = s.submit(w, r, b)
	}
	if p != nil {
		s.metrics.refused(p)
	}
	return p
}

func (s *Server) submit(w http.ResponseWriter, r *http.Request, b []byte) *problem {
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	sub, err := statement.DecodeSubmission(b)
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	if m, ok := l.(Mirror); ok {
		return s.queue(w, r, m, sub)
	}
	subs := []*statement.Submission{sub}
	reserved, p := s.reserveFor(r.Context(), l, subs, []int{len(b)})
	if p != nil {
		return p
	}
	start := time.Now()
	result := l.SubmitBatch(r.Context(), subs)[0]
	if result.Err != nil {
		reserved.giveBack(1, len(b))
	}
	body, p := s.resultOf(l, sub, result, start)
	if p != nil {
		return p
	}
	status := http.StatusOK
	if !result.Again {
		status = http.StatusCreated
		w.Header().Set("Location", prefix+"/statements/"+sub.Envelope.ID().String())
	}
	reply(w, status, body)
	return nil
}

// postAdmit runs all that Submit does before it writes.
func (s *Server) postAdmit(w http.ResponseWriter, r *http.Request) *problem {
	b, p := readBody(r, MaxBody) // first: who sends slowly takes no place
	if p != nil {
		return p
	}
	if !s.computations.wait(r.Context()) {
		return busy("computations")
	}
	defer s.computations.leave()
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	sub, err := statement.DecodeSubmission(b)
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	a := answer.Admission{Statement: sub.Envelope.ID()}
	signed, err := sub.Open()
	if err == nil {
		if err := speaksFor(l, signed); err != nil {
			return problemOf(err, 0)
		}
		err = sub.Envelope.Verify(func(id parley.KeyID) (k parley.Key, ok bool) {
			l.View(func(st *docket.State) { k, ok = st.Key(id) })
			return k, ok
		})
	}
	own, scoped := l.(*scopedLedger)
	l.View(func(st *docket.State) {
		a.AsOf = s.asOf(st)
		if err == nil && !scoped {
			err = st.Admit(signed, a.AsOf.At)
		}
	})
	if err == nil && scoped {
		err = own.try(signed)
	}
	if a.Admitted = err == nil; !a.Admitted {
		p := problemOf(err, http.StatusUnprocessableEntity)
		if p.Status >= http.StatusInternalServerError {
			return p
		}
		a.Why = &p.Problem
	}
	body, err := compact(a)
	if err != nil {
		return problemOf(err, 0)
	}
	reply(w, http.StatusOK, body)
	return nil
}

// speaksFor refuses what the caller's party has not said.
func speaksFor(l Ledger, x *statement.Signed) error {
	switch l := l.(type) {
	case *scopedLedger:
		if x.Statement.Author != l.party {
			return notYourParty()
		}
	case *scopedMirror:
		if x.Statement.Author != l.party {
			return notYourParty()
		}
	}
	return nil
}

// compact is the JSON of an answer, with a line's end as huma writes it.
func compact(v any) ([]byte, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return buf.Bytes(), err
}

// strict reads what somebody asks by hand: white space and the order of members
// are free, all else is as strict as in statements.
func strict(r io.Reader, v any) error {
	b, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if b, err = statement.Canonicalise(b); err == nil {
		err = statement.DecodeStrict(b, v)
	}
	if err != nil {
		return problemOf(err, http.StatusBadRequest)
	}
	return nil
}
