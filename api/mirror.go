package api

import (
	"context"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// Mirror is a Ledger that follows another's host for one party. It decides
// nothing: what is submitted to it waits in its outbox, and every answer says
// that a mirror gives it, and how current that is.
type Mirror interface {
	Ledger
	// Mirrored is how current the mirror is now.
	Mirrored() parley.Mirrored
	// Queue keeps a statement to be sent; it is on the disk when it returns.
	Queue(ctx context.Context, sub *statement.Submission) (*answer.Queued, error)
	Outbox(ctx context.Context) ([]answer.Queued, error)
	// Prev is what the author's next statement builds on; queued: that waits in
	// the outbox.
	Prev(ctx context.Context, author parley.PartyID, subject statement.Subject, to statement.Audience) (prev parley.StatementID, queued bool, err error)
	// Findings are what the host was caught at.
	Findings(ctx context.Context) ([]answer.Finding, error)
}

// MirrorHeader is on every answer of a mirror, and tells for whom it is and how
// many seconds ago its host was last heard.
const MirrorHeader = "Parley-Mirror"

// mirror is the ledger, if it is a mirror.
func (s *Server) mirror() (Mirror, bool) {
	if l := s.ledger.Load(); l != nil {
		m, ok := (*l).(Mirror)
		return m, ok
	}
	return nil, false
}

// mirrored is how current the mirror is; nil on a host.
func (s *Server) mirrored() *parley.Mirrored {
	m, ok := s.mirror()
	if !ok {
		return nil
	}
	a := m.Mirrored()
	return &a
}

// markHeader says on an answer that a mirror gives it.
func (s *Server) markHeader(h http.Header) {
	a := s.mirrored()
	if a == nil {
		return
	}
	v := parley.Short(a.Party) + "; age=" + strconv.FormatInt(a.AgeMS/1000, 10)
	if a.Stale {
		v += "; stale"
	}
	if a.Doubt != "" {
		v += "; doubt=" + a.Doubt
	}
	h.Set(MirrorHeader, v)
}

// mark says in an answer that holds for now that a mirror gives it.
func (s *Server) mark(body any) {
	a := s.mirrored()
	if a == nil {
		return
	}
	v := reflect.ValueOf(body)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if asOf, ok := v.FieldByName("AsOf").Addr().Interface().(*parley.AsOf); ok {
		asOf.Mirror = a
	}
}

// limp makes the answer of a check indeterminate where it rests on a checkpoint
// that is too old.
func limp(a *parley.Answer, m *parley.Mirrored) {
	if m == nil || !m.Stale {
		return
	}
	a.Verdict = parley.Indeterminate
	a.Reasons = append([]parley.Reason{{Verdict: parley.Indeterminate, Sentence: staleSentence(m)}}, a.Reasons...)
}

func staleSentence(m *parley.Mirrored) string {
	return "This mirror has last heard of its host at " + m.Heard.String() + ", longer ago than the " + strconv.FormatInt(m.MaxAgeMS/1000, 10) +
		" seconds for which its checkpoint counts: what was agreed, suspended or ended since is not known here."
}

func (s *Server) mirrorRoutes(api huma.API) {
	tag := []string{"mirror"}
	route(s, api, huma.Operation{OperationID: "mirror", Path: "/mirror", Tags: tag,
		Summary: "Of a party's mirror: how current it is, and what its host was caught at"}, s.getMirror)
	route(s, api, huma.Operation{OperationID: "outbox", Path: "/outbox", Tags: tag,
		Summary: "Of a party's mirror: the statements that wait, are promised, have entered, or were refused"}, s.getOutbox)
}

// onMirror gives the mirror, or the problem that this is the host.
func onMirror(l Ledger) (Mirror, error) {
	if m, ok := l.(Mirror); ok {
		return m, nil
	}
	return nil, newProblem(http.StatusNotFound, parley.Refuse("no-mirror", "", "This is the host of the ledger; it has no outbox and follows nobody.").
		To("Ask a mirror."))
}

func (s *Server) getMirror(ctx context.Context, l Ledger, _ *struct{}) (*out[answer.Mirror], error) {
	m, err := onMirror(l)
	if err != nil {
		return nil, err
	}
	a := answer.Mirror{LogKey: m.VerifierKey(), Mirrored: m.Mirrored()}
	m.View(func(st *docket.State) { a.Ledger, a.AsOf = st.Ledger(), s.asOf(st) })
	if a.Findings, err = m.Findings(ctx); err != nil {
		return nil, err
	}
	queued, err := m.Outbox(ctx)
	for _, q := range queued {
		if q.State == answer.Waiting || q.State == answer.Promised {
			a.Waiting++
		}
	}
	return current(a), err
}

func (s *Server) getOutbox(ctx context.Context, l Ledger, _ *struct{}) (*out[answer.Outbox], error) {
	m, err := onMirror(l)
	if err != nil {
		return nil, err
	}
	var a answer.Outbox
	m.View(func(st *docket.State) { a.AsOf = s.asOf(st) })
	if a.Outbox, err = m.Outbox(ctx); err != nil {
		return nil, err
	}
	return current(a), nil
}

// queue keeps a statement that was submitted to a mirror.
func (s *Server) queue(w http.ResponseWriter, r *http.Request, m Mirror, sub *statement.Submission) *problem {
	a, err := m.Queue(r.Context(), sub)
	if err != nil {
		return problemOf(err, http.StatusUnprocessableEntity)
	}
	m.View(func(st *docket.State) { a.AsOf = s.asOf(st) })
	body, err := compact(a)
	if err != nil {
		return problemOf(err, 0)
	}
	w.Header().Set("Location", prefix+"/outbox")
	s.metrics.submissions.WithLabelValues("queued").Inc()
	reply(w, http.StatusAccepted, body)
	return nil
}
