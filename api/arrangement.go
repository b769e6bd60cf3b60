package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/diff"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// arrangementRoutes are the arrangements: how they stand, their revisions, what
// changes between two, and what was said.
func (s *Server) arrangementRoutes(api huma.API) {
	tag := []string{"arrangements"}
	const one, rev = "/arrangements/{arrangement}", "/arrangements/{arrangement}/revisions/{revision}"
	route(s, api, huma.Operation{OperationID: "arrangements", Path: "/arrangements", Tags: tag,
		Summary: "All arrangements as they stand at a time, in the order of their tabling"}, s.getArrangements)
	route(s, api, huma.Operation{OperationID: "arrangement", Path: one, Tags: tag,
		Summary: "One arrangement at a time: its state, toward whom, what it waits for, and who must act"}, s.getArrangement)
	route(s, api, huma.Operation{OperationID: "revision", Path: rev, Tags: tag,
		Summary: "One revision: texts, map, rules and terms"}, s.getRevision)
	route(s, api, huma.Operation{OperationID: "map", Path: rev + "/map", Tags: tag,
		Summary: "A revision's map as GeoJSON (RFC 7946)"}, s.getMap)
	route(s, api, huma.Operation{OperationID: "impact", Path: rev + "/impact", Tags: tag,
		Summary: "What a revision would mean: whose territory, who must consent, which zones and operations it meets"}, s.getImpact)
	route(s, api, huma.Operation{OperationID: "diff", Path: one + "/diff", Tags: tag,
		Summary: "What one revision changes against another: texts, map, rules, terms and roles"}, s.getDiff)
	route(s, api, huma.Operation{OperationID: "talk", Path: one + "/talk", Tags: tag,
		Summary: "What was said of an arrangement, in the order of the log"}, s.getTalk)
}

type atInput struct {
	At moment `query:"at"`
}

type arrangementInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
	At          moment               `query:"at"`
}

type revisionInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
	Revision    parley.RevisionID    `path:"revision"`
}

func (s *Server) getArrangements(_ context.Context, l Ledger, in *atInput) (*out[answer.Arrangements], error) {
	a := answer.Arrangements{Note: parley.NoteUnlisted}
	l.View(func(st *docket.State) {
		v := s.in(st, in.At)
		a.Arrangements, a.AsOf = v.Arrangements(), v.AsOf()
	})
	return current(a), nil
}

func (s *Server) getArrangement(_ context.Context, l Ledger, in *arrangementInput) (*out[answer.Arrangement], error) {
	var a answer.Arrangement
	l.View(func(st *docket.State) {
		v := s.in(st, in.At)
		a.Arrangement, _ = v.Arrangement(in.Arrangement)
		a.AsOf = v.AsOf()
		if r := st.Retention(in.Arrangement); a.AsOf.At >= a.AsOf.Head && len(r.Holds)+len(r.Announcements) > 0 {
			a.Retention = &r
		}
	})
	if a.Arrangement == nil {
		return nil, notFound("arrangement", in.Arrangement)
	}
	return current(a), nil
}

// side collects a revision with what its parts hold. The parts come from the
// entry that tabled it; if that was erased, they are missing.
func side(ctx context.Context, l Ledger, id parley.ArrangementID, rev parley.RevisionID) (*docket.RevisionContent, diff.Side, error) {
	var c *docket.RevisionContent
	ok := false
	l.View(func(st *docket.State) { c, ok = st.Revision(id, rev) })
	if !ok {
		return nil, diff.Side{}, notFound("revision", rev)
	}
	e, err := l.ReadEntry(ctx, c.Index)
	if err != nil {
		return nil, diff.Side{}, err
	}
	d := diff.Side{ID: rev, Number: c.Number, Revision: c.Revision, Annex: c.Annex, Texts: map[parley.PartID]string{}}
	if e.Signed != nil {
		for part, p := range e.Signed.Parts {
			if p.Media == statement.MediaText {
				d.Texts[part] = string(p.Data)
			}
		}
	}
	return c, d, nil
}

func (s *Server) getRevision(ctx context.Context, l Ledger, in *revisionInput) (*out[answer.Revision], error) {
	c, d, err := side(ctx, l, in.Arrangement, in.Revision)
	if err != nil {
		return nil, err
	}
	a := answer.Revision{
		Arrangement: in.Arrangement, Revision: in.Revision, Number: c.Number, Index: c.Index, By: c.By,
		Content: c.Revision, Texts: d.Texts, Annex: c.Annex, Note: parley.NoteUnlisted,
		AsOf: parley.AsOf{Size: c.Index + 1, At: c.At, Head: c.At},
	}
	if c.Annex != nil {
		a.Map = prefix + "/arrangements/" + in.Arrangement.String() + "/revisions/" + in.Revision.String() + "/map"
	}
	return content(a, in.Revision.String()), nil
}

type diffInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
	From        parley.RevisionID    `query:"from" required:"true" doc:"a revision of it, or of the arrangement that it counters"`
	To          parley.RevisionID    `query:"to" required:"true"`
}

// before collects what a revision is compared with: one of the same
// arrangement, or of the one that it counters.
func (s *Server) before(ctx context.Context, l Ledger, in *diffInput) (*docket.RevisionContent, diff.Side, error) {
	of := in.Arrangement
	l.View(func(st *docket.State) {
		if _, ok := st.Revision(of, in.From); ok {
			return
		}
		if a, ok := s.in(st, moment{}).Arrangement(of); ok && a.Answers != (parley.ArrangementID{}) {
			of = a.Answers
		}
	})
	return side(ctx, l, of, in.From)
}

func (s *Server) getDiff(ctx context.Context, l Ledger, in *diffInput) (*out[answer.Diff], error) {
	if !s.computations.wait(ctx) {
		return nil, busy("computations")
	}
	defer s.computations.leave()
	x, from, err := s.before(ctx, l, in)
	if err != nil {
		return nil, err
	}
	y, to, err := side(ctx, l, in.Arrangement, in.To)
	if err != nil {
		return nil, err
	}
	a := answer.Diff{Arrangement: in.Arrangement, Diff: diff.Revisions(from, to, naming(l))}
	a.AsOf = parley.AsOf{Size: max(x.Index, y.Index) + 1, At: max(x.At, y.At), Head: max(x.At, y.At)}
	return content(a, in.From.String()+"-"+in.To.String()), nil
}

type talkInput struct {
	Arrangement parley.ArrangementID `path:"arrangement"`
	From        uint64               `query:"from" maximum:"9007199254740991" doc:"index of the first entry that is wanted"`
	Limit       int                  `query:"limit" default:"100" minimum:"1" maximum:"500" doc:"how many at most"`
}

func (s *Server) getTalk(ctx context.Context, l Ledger, in *talkInput) (*out[answer.Talk], error) {
	a := answer.Talk{Arrangement: in.Arrangement, Talk: []answer.Remark{}}
	var all []docket.Remark
	known := false
	l.View(func(st *docket.State) {
		_, known = st.Audience(in.Arrangement)
		all, a.AsOf = st.Talk(in.Arrangement), s.asOf(st)
	})
	if !known {
		return nil, notFound("arrangement", in.Arrangement)
	}
	for _, r := range all {
		if r.Index < in.From {
			continue
		}
		if len(a.Talk) == in.Limit {
			a.Next = r.Index
			break
		}
		remark := answer.Remark{Remark: r}
		if r.Text != (parley.PartID{}) {
			e, err := l.ReadEntry(ctx, r.Index)
			if err != nil {
				return nil, err
			}
			if e.Signed != nil {
				remark.Words = string(e.Signed.Parts[r.Text].Data)
			}
		}
		a.Talk = append(a.Talk, remark)
	}
	return current(a), nil
}
