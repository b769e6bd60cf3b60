package api

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

// routeBatch takes lines of JSON, and more of them than any other route.
const (
	pathBatch  = prefix + "/statements/batch"
	routeBatch = "POST " + pathBatch
)

func (s *Server) batchRoutes(api huma.API) {
	s.plain(api, huma.Operation{OperationID: "submitBatch", Method: http.MethodPost, Path: "/statements/batch", Tags: []string{"statements"},
		Summary: "Submit up to 100 signed statements, and get an answer for each",
		Description: "One submission a line; one line of answer for each, in order: what POST /v1/statements would have answered, a receipt or a problem. " +
			"They enter in their order; one that is refused does not keep the others out, unless they build on it. Sending the whole again is always safe.",
		RequestBody: &huma.RequestBody{Required: true, Description: "Submissions in their one encoding, a line each",
			Content: map[string]*huma.MediaType{answer.LinesType: {Schema: schemaOf[submission](api)}}},
		Responses: map[string]*huma.Response{"200": {Description: "The answers, a line each",
			Content: map[string]*huma.MediaType{answer.LinesType: {Schema: &huma.Schema{AnyOf: []*huma.Schema{schemaOf[answer.Receipt](api), schemaOf[problem](api)}}}}}},
	}, s.postBatch)
}

func (s *Server) postBatch(w http.ResponseWriter, r *http.Request) *problem {
	if r.URL.RawQuery != "" {
		return malformed("Submitting takes no query.")
	}
	b, p := readBody(r, MaxBatchBody) // first: who sends slowly takes no place
	if p != nil {
		return p
	}
	if !s.batches.within(r.Context(), MaxBatchWait) {
		return busy("batches")
	}
	defer s.batches.leave()
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	lines := bytes.Split(bytes.TrimSuffix(b, []byte{'\n'}), []byte{'\n'})
	if len(lines) > ledger.MaxBatch {
		return newProblem(http.StatusRequestEntityTooLarge, parley.Refuse("limit", "", "There are %d statements in the request, the limit is %d.", len(lines), ledger.MaxBatch).
			To("Send them in several requests; nothing has entered."))
	}
	out, err := s.submitLines(r.Context(), l, lines)
	if err != nil {
		return problemOf(err, 0)
	}
	h := w.Header()
	h.Set("Content-Type", answer.LinesType)
	h.Set("Content-Length", strconv.Itoa(len(out)))
	w.WriteHeader(http.StatusOK)
	w.Write(out)
	return nil
}

// submitLines answers each line as if it had been sent alone.
func (s *Server) submitLines(ctx context.Context, l Ledger, lines [][]byte) ([]byte, error) {
	subs := make([]*statement.Submission, 0, len(lines))
	sizes := make([]int, 0, len(lines))
	answers := make([]*problem, len(lines)) // of the lines that can't be read
	for i, line := range lines {
		sub, err := s.decodeLine(line)
		if err != nil {
			answers[i] = problemOf(err, http.StatusBadRequest)
			continue
		}
		subs, sizes = append(subs, sub), append(sizes, len(line))
	}
	reserved, p := s.reserveFor(ctx, l, subs, sizes)
	if p != nil {
		return nil, p
	}
	start := time.Now()
	results := l.SubmitBatch(ctx, subs)
	var out bytes.Buffer
	for i := range lines {
		p := answers[i]
		if p == nil {
			var line []byte
			line, p = s.resultOf(l, subs[0], results[0], start)
			if results[0].Err != nil {
				reserved.giveBack(1, sizes[0])
			}
			subs, results, sizes = subs[1:], results[1:], sizes[1:]
			if p == nil {
				out.Write(line)
				continue
			}
		}
		s.metrics.refused(p)
		s.auditRefusal(ctx, p)
		if c := callOf(ctx); c != nil {
			p.Request = c.id
		}
		line, err := compact(p.Problem)
		if err != nil {
			return nil, err
		}
		out.Write(line)
	}
	return out.Bytes(), nil
}

func (s *Server) decodeLine(line []byte) (*statement.Submission, error) {
	if len(line) > MaxBody {
		return nil, tooLarge(MaxBody)
	}
	return statement.DecodeSubmission(line)
}

// resultOf is the answer to one statement that was submitted.
func (s *Server) resultOf(l Ledger, sub *statement.Submission, result ledger.Result, start time.Time) ([]byte, *problem) {
	if result.Err != nil {
		return nil, problemOf(result.Err, http.StatusUnprocessableEntity)
	}
	a, err := s.receiptOf(l, sub.Envelope.ID(), result.Receipt, result.Again)
	if err != nil {
		return nil, problemOf(err, 0)
	}
	body, err := compact(a)
	if err != nil {
		return nil, problemOf(err, 0)
	}
	if result.Again {
		s.metrics.submissions.WithLabelValues("duplicate").Inc()
	} else {
		s.metrics.submissions.WithLabelValues("accepted").Inc()
		s.metrics.submit.Observe(time.Since(start).Seconds())
	}
	return body, nil
}

// refusedAt is why the entry of a receipt stands refused; nil: it has entered.
func refusedAt(l Ledger, index uint64) (p *answer.Problem) {
	l.View(func(st *docket.State) {
		if why, refused := st.RefusedAt(index); refused {
			p = &newProblem(http.StatusConflict, why).Problem
		}
	})
	return p
}
