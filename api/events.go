package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

const routeEvents = "GET " + prefix + "/events"

// keptEvents is how many events are kept encoded, so that many readers of the
// same newest events cost one encoding.
const keptEvents = 1024

func (s *Server) eventRoutes(api huma.API) {
	query := func(name, doc string) *huma.Param {
		return &huma.Param{Name: name, In: "query", Description: doc, Schema: naturalNumber()}
	}
	s.plain(api, huma.Operation{OperationID: "events", Method: http.MethodGet, Path: "/events", Tags: []string{"log"},
		Summary: "What changes, as server-sent events",
		Description: "One event `entry` for each entry, its id the entry's index. Without a position it begins with the next entry. " +
			"Last-Event-ID resumes after the event of that id; from begins with that index. A comment comes every 15 seconds of silence; " +
			"the event `access` comes when your party's own access log has grown; the event `end` comes before the server closes the stream, and says where to resume.",
		Parameters: []*huma.Param{query("from", "index of the first entry that is wanted"),
			{Name: "Last-Event-ID", In: "header", Description: "index of the last entry that was received; goes before from", Schema: naturalNumber()}},
		Responses: map[string]*huma.Response{"200": {Description: "The stream; data of `entry` is an Event, of `end` an End", Content: map[string]*huma.MediaType{
			"text/event-stream": {Schema: &huma.Schema{AnyOf: []*huma.Schema{schemaOf[answer.Event](api), schemaOf[answer.End](api)}}}}}},
	}, s.getEvents)
}

// position is where a stream begins: after the last event that the client has,
// or at from; size if it says neither.
func position(last, from string, size uint64) (uint64, *problem) {
	parse := func(name, v string, most uint64) (uint64, *problem) {
		n, err := strconv.ParseUint(v, 10, 53)
		if err != nil || strconv.FormatUint(n, 10) != v || n > most {
			return 0, malformed("%s is no index of an entry.", name)
		}
		return n, nil
	}
	next := size
	var p *problem
	switch {
	case last != "":
		next, p = parse("Last-Event-ID", last, statement.MaxInteger-1)
		next++
	case from != "":
		next, p = parse("from", from, statement.MaxInteger)
	}
	if p == nil && next > size {
		p = newProblem(http.StatusConflict, parley.Refuse("ahead", "R9", "You ask from entry %d on, this ledger has %d.", next, size).
			To("If you have received entries up to there, this is not the ledger that you knew, or it was cut: compare its checkpoint with the one that you hold."))
	}
	return next, p
}

func (s *Server) getEvents(w http.ResponseWriter, r *http.Request) *problem {
	l, err := s.open(r.Context())
	if err != nil {
		return problemOf(err, 0)
	}
	q := r.URL.Query()
	for name := range q {
		if name != "from" || len(q[name]) != 1 {
			return malformed("The stream takes from, once, and nothing else.")
		}
	}
	next, p := position(r.Header.Get("Last-Event-ID"), q.Get("from"), l.Head().Size)
	if p != nil {
		return p
	}
	if !s.events.readers.enter() {
		return busy("event streams")
	}
	defer s.events.readers.leave()
	s.metrics.subscribers.Inc()
	defer s.metrics.subscribers.Dec()

	out := &stream{w: w, c: http.NewResponseController(w), timeout: s.eventTimeout}
	h := w.Header()
	h.Set("Content-Type", "text/event-stream")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(http.StatusOK)
	if out.send(": as of "+strconv.FormatUint(l.Head().Size, 10)+" entries\n\n") != nil {
		return nil
	}
	s.follow(r.Context(), l, out, next)
	return nil
}

// follow sends events until the client leaves, is too slow, or the server or
// the ledger stops. Only the last two can still be told.
func (s *Server) follow(ctx context.Context, l Ledger, out *stream, next uint64) {
	var telling sync.WaitGroup
	defer telling.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s.tellAccess(ctx, out, &telling)
	go func() { // Await waits on one context alone
		select {
		case <-s.stopping:
			cancel()
		case <-ended(ctx):
			cancel()
		case <-ctx.Done():
		}
	}()
	end := func(why string) {
		if b, err := compact(answer.End{Why: why, Resume: next}); err == nil {
			out.send("event: end\ndata: " + string(b) + "\n")
		}
	}
	for {
		if s.still(ctx) != nil {
			end("The session has ended.")
			return
		}
		beat, stop := context.WithTimeout(ctx, s.heartbeat)
		e, err := l.Await(beat, next)
		stop()
		switch {
		case err == nil:
			if s.still(ctx) != nil {
				end("The session has ended.")
				return
			}
			b, encodeErr := s.events.encoded(l, e)
			if encodeErr != nil {
				s.log.Error("an event can't be encoded", "index", e.Index, "error", encodeErr)
				end("The server failed.")
				return
			}
			if out.send(b) != nil {
				return
			}
			next = e.Index + 1
			s.metrics.streamed.Inc()
		case ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded):
			if out.send(": still here\n\n") != nil {
				return
			}
		case ctx.Err() != nil && s.still(ctx) != nil:
			end("The session has ended.")
			return
		case ctx.Err() != nil:
			end("The server is shutting down.") // goes nowhere if the client left
			return
		default:
			s.log.Warn("an event stream ends", "error", err)
			end("The ledger has stopped.")
			return
		}
	}
}

// stream writes server-sent events, each within the timeout.
type stream struct {
	w       http.ResponseWriter
	c       *http.ResponseController
	timeout time.Duration
	mu      sync.Mutex // one event at a time
}

func (o *stream) send(s string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if err := o.c.SetWriteDeadline(time.Now().Add(o.timeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := o.w.Write([]byte(s)); err != nil {
		return err
	}
	return o.c.Flush()
}

// events encodes each event once.
type events struct {
	readers gate

	mu   sync.Mutex // guards the rest
	kept map[uint64]string
}

func newEvents() *events {
	return &events{readers: make(gate, MaxSubscribers), kept: make(map[uint64]string, 2*keptEvents)}
}

func (v *events) encoded(l Ledger, e ledger.Event) (string, error) {
	_, party := l.(*scopedLedger) // what is kept is told as the whole ledger has it
	if !party {
		v.mu.Lock()
		b, ok := v.kept[e.Index]
		v.mu.Unlock()
		if ok {
			return b, nil
		}
	}
	body, err := compact(eventOf(l, e))
	if err != nil {
		return "", err
	}
	b := fmt.Sprintf("id: %d\nevent: entry\ndata: %s\n", e.Index, body) // body ends its line itself
	if !party {
		v.keep(e, b, l.Head().Size)
	}
	return b, nil
}

// keep keeps the newest events. An erasure empties the store, so that what was
// erased is not told from it.
func (v *events) keep(e ledger.Event, b string, size uint64) {
	v.mu.Lock()
	defer v.mu.Unlock()
	// What was kept of earlier entries may tell too much now, or too little.
	if e.Signed != nil && (e.Signed.Statement.Type == statement.RetentionErase || e.Signed.Statement.Type == statement.AudienceExtend) {
		clear(v.kept)
	}
	if e.Index+keptEvents < size {
		return
	}
	if len(v.kept) >= 2*keptEvents {
		for i := range v.kept {
			if i+keptEvents < size {
				delete(v.kept, i)
			}
		}
	}
	v.kept[e.Index] = b
}

// eventOf tells what an entry changed, with the state of its arrangement at
// its own ledger time.
func eventOf(l Ledger, e ledger.Event) answer.Event {
	a := answer.Event{Index: e.Index, At: e.Leaf.At, Refused: e.Leaf.Refused}
	l.View(func(st *docket.State) {
		v := st.At(e.Leaf.At)
		a.AsOf = v.AsOf()
		if e.Signed == nil {
			return
		}
		x := e.Signed.Statement
		a.Type, a.Statement, a.Author = x.Type, e.Signed.ID, x.Author
		subject := x.Subject()
		if subject.Kind != statement.SubjectArrangement || a.Refused && subject.ID == ([32]byte{}) {
			return
		}
		if a.Arrangement = parley.ArrangementID(subject.ID); subject.ID == ([32]byte{}) {
			a.Arrangement = parley.ArrangementID(e.Signed.ID)
		}
		if status, ok := v.Arrangement(a.Arrangement); ok {
			a.State = status.State
		}
	})
	return a
}
