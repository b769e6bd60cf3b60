package api

import (
	"context"
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

const (
	// MaxScan is how many entries are looked through for one page of those that
	// are asked for.
	MaxScan = 20_000
	// MaxLine is how large a statement's body may be, in bytes, that a page of
	// the log carries along; who wants a larger one asks for the entry.
	MaxLine = 1024
)

// entriesRoutes read the log backwards, page by page.
func (s *Server) entriesRoutes(api huma.API) {
	route(s, api, huma.Operation{OperationID: "entries", Path: "/entries", Tags: []string{"log"},
		Summary: "The log, the newest entry first, page by page",
		Description: "With arrangement, author or type those alone that are it, and none that is not for you. next is where the following page begins; " +
			"a page can have fewer entries than were asked for, or none, where many had to be looked through."}, s.getEntries)
}

type entriesInput struct {
	Before      uint64               `query:"before" maximum:"9007199254740991" doc:"those below this index; absent or 0: from the newest on"`
	Limit       int                  `query:"limit" default:"50" minimum:"1" maximum:"200" doc:"how many at most"`
	Arrangement parley.ArrangementID `query:"arrangement" doc:"those of this arrangement"`
	Author      parley.PartyID       `query:"author" doc:"those that this party said"`
	Type        string               `query:"type" maxLength:"64" doc:"those of this type of statement"`
}

// wants reports whether an entry that can be seen is asked for.
func (in *entriesInput) wants(x docket.Line) bool {
	return (in.Arrangement == parley.ArrangementID{} || in.Arrangement == x.Arrangement) &&
		(in.Author == parley.PartyID{} || in.Author == x.Author) && (in.Type == "" || statement.Type(in.Type) == x.Type)
}

func (s *Server) getEntries(ctx context.Context, l Ledger, in *entriesInput) (*out[answer.Entries], error) {
	if in.Type != "" && statement.PowerFor(statement.Type(in.Type)) == "" {
		return nil, malformed("No statement has the type %q.", in.Type)
	}
	a := answer.Entries{Entries: []answer.Line{}}
	var found []uint64
	l.View(func(st *docket.State) {
		a.AsOf = s.asOf(st)
		found, a.Next = in.page(st, MaxScan)
	})
	for _, index := range found {
		e, err := l.ReadEntry(ctx, index)
		if err != nil {
			return nil, err
		}
		line, err := lineOf(l, e)
		if err != nil {
			return nil, err
		}
		a.Entries = append(a.Entries, line)
	}
	return current(a), nil
}

// page finds the entries of a page, looking through most of them, and where the
// following one begins; 0: there
// is none.
func (in *entriesInput) page(st *docket.State, most int) (found []uint64, next uint64) {
	all := in.Arrangement == parley.ArrangementID{} && in.Author == parley.PartyID{} && in.Type == ""
	next = st.Size()
	if in.Before > 0 && in.Before < next {
		next = in.Before
	}
	for scanned := 0; next > 0 && len(found) < in.Limit && scanned < most; scanned++ {
		next--
		if x, seen := st.Line(next); all || seen && in.wants(x) {
			found = append(found, next)
		}
	}
	return found, next
}

// lineOf is an entry's line: what an event tells, and what was said if it is
// short.
func lineOf(l Ledger, e ledger.Event) (answer.Line, error) {
	x := eventOf(l, e)
	a := answer.Line{Index: x.Index, At: x.At, Type: x.Type, Refused: x.Refused, Statement: x.Statement, Author: x.Author,
		Arrangement: x.Arrangement, State: x.State, Opaque: e.Signed == nil}
	if e.Signed == nil {
		l.View(func(st *docket.State) {
			if line, seen := st.Line(e.Index); seen && line.Erased {
				a.Erased, a.Type, a.Author, a.Arrangement = true, line.Type, line.Author, line.Arrangement
			}
		})
		return a, nil
	}
	a.Post = e.Signed.Statement.Post
	var payload struct {
		Body json.RawMessage `json:"body"`
	}
	err := json.Unmarshal(e.Signed.Envelope.Payload, &payload)
	if len(payload.Body) <= MaxLine {
		a.Body = payload.Body
	}
	return a, err
}
