package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
)

// maxErased is how many erased entries one answer tells of.
const maxErased = 500

// retentionRoutes are what is held, what is announced, and how far what was
// erased is gone.
func (s *Server) retentionRoutes(api huma.API) {
	route(s, api, huma.Operation{OperationID: "retention", Path: "/retention", Tags: []string{"log"},
		Summary:     "Holds, announced erasures, and how far the erasure of each entry has come on this host",
		Description: "Erased entries come in pages of 500: next is the index to ask from. A stage speaks of the host that answers, of its keys and of the copies of them that were noted there; a mirror knows of named alone."}, s.getRetention)
}

type retentionInput struct {
	From uint64 `query:"from" maximum:"9007199254740991" doc:"tell of erased entries from this index on"`
}

func (s *Server) getRetention(ctx context.Context, l Ledger, in *retentionInput) (*out[answer.Retention], error) {
	a := answer.Retention{Arrangements: []answer.Retained{}, Erased: []answer.Erased{}}
	var gone []docket.ErasedEntry
	l.View(func(st *docket.State) {
		st.Retained(func(id parley.ArrangementID, r docket.Retention) {
			a.Arrangements = append(a.Arrangements, answer.Retained{Arrangement: id, Retention: r})
		})
		gone = st.ErasedEntries(in.From, maxErased+1)
		a.AsOf = s.asOf(st)
	})
	if len(gone) > maxErased {
		a.Next, gone = gone[maxErased].Index, gone[:maxErased]
	}
	for _, e := range gone {
		erasure, err := erasureOf(ctx, l, e)
		if err != nil {
			return nil, err
		}
		a.Erased = append(a.Erased, answer.Erased{Index: e.Index, Statement: e.Statement, Type: e.Type, Author: e.Author, Erasure: *erasure})
	}
	return current(a), nil
}

// erasureOf is how far the erasure of an entry has come.
func erasureOf(ctx context.Context, l Ledger, e docket.ErasedEntry) (*answer.Erasure, error) {
	f, err := l.Fate(ctx, e.Index, e.Named)
	if err != nil {
		return nil, err
	}
	return &answer.Erasure{Stage: answer.Stage(f.Stage), Named: e.Named, KeysDestroyed: f.Destroyed, Gone: f.Gone}, nil
}

// erased refuses to tell what was erased, and says how far it is gone.
func erased(ctx context.Context, l Ledger, id parley.StatementID, index uint64) error {
	named := func(format string, args ...any) error {
		return parley.Refuse("erased", "", format, args...).To("Its entry %d remains: see /v1/entries/%d.", index, index)
	}
	x, ok := docket.ErasedEntry{}, false
	l.View(func(st *docket.State) { x, ok = st.ErasedEntry(index) })
	if !ok {
		return named("Statement %s can't be read.", parley.Short(id))
	}
	f, err := l.Fate(ctx, index, x.Named)
	if err != nil {
		return err
	}
	switch {
	case f.Stage == ledger.Named:
		return named("The log has named statement %s for erasure at %v. It is told no more; its keys are still to be destroyed.", parley.Short(id), x.Named)
	case f.Stage == ledger.Erased:
		return named("The content of statement %s was erased: its keys were destroyed at %v, and no noted copy of them is left.", parley.Short(id), f.Destroyed)
	case f.Gone == 0:
		return named("The keys of statement %s were destroyed; until when copies of them lie in backups was not noted at the time.", parley.Short(id))
	}
	return named("The keys of statement %s were destroyed at %v. It is erased when the last backup with them has expired, at %v.", parley.Short(id), f.Destroyed, f.Gone)
}
