package api

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
)

// situationRoutes are what a first screen shows: what waits for whom asks, all
// arrangements in short, and their maps in one.
func (s *Server) situationRoutes(api huma.API) {
	tag := []string{"situation"}
	route(s, api, huma.Operation{OperationID: "situation", Path: "/situation", Tags: tag,
		Summary:     "All that a first screen shows, at a time: what waits for you, and every arrangement in short",
		Description: "Where an open server is asked without a session, me is absent and needs are empty."}, s.getSituation)
	route(s, api, huma.Operation{OperationID: "situation-map", Path: "/situation/map", Tags: tag,
		Summary:     "The current maps of all arrangements in one, as GeoJSON (RFC 7946)",
		Description: "A feature for each volume, and one for the centreline of each corridor."}, s.getSituationMap)
	route(s, api, huma.Operation{OperationID: "needs", Path: "/needs", Tags: tag,
		Summary: "What waits for a party, the most pressing first"}, s.getNeeds)
}

// shortOf is what a list of arrangements is made of.
type shortOf struct {
	st *docket.State
	me parley.PartyID // zero: nobody has logged in
	// named are the parties that the answer names.
	named map[parley.PartyID]bool
}

func (s *Server) getSituation(ctx context.Context, l Ledger, in *atInput) (*out[answer.Situation], error) {
	a := answer.Situation{Needs: []parley.Need{}, Note: parley.NoteUnlisted}
	head, err := s.getLedger(ctx, l, nil)
	if err != nil {
		return nil, err
	}
	a.Ledger = head.Body
	c, known := CallerOf(ctx)
	if known && c.session != nil {
		me := s.describeSession(l, s.sessions.Info(c.session), c.session.ID)
		a.Me = &me
	}
	l.View(func(st *docket.State) {
		v := s.in(st, in.At)
		a.AsOf = v.AsOf()
		of := shortOf{st, c.Party, map[parley.PartyID]bool{}}
		all := v.Arrangements()
		a.Arrangements = make([]answer.Brief, 0, len(all))
		for _, x := range all {
			a.Arrangements = append(a.Arrangements, of.brief(x))
		}
		if known {
			a.Needs = v.Needs(c.Party)
			of.named[c.Party] = true
		}
		for _, n := range a.Needs {
			of.name(n.From...)
		}
		a.Parties = of.faces(v)
	})
	return current(a), nil
}

func (o *shortOf) name(ids ...parley.PartyID) {
	for _, id := range ids {
		o.named[id] = true
	}
}

func (o *shortOf) faces(v *docket.Snapshot) map[parley.PartyID]answer.Face {
	out := make(map[parley.PartyID]answer.Face, len(o.named))
	for id := range o.named {
		if p, ok := v.Profile(id); ok {
			out[id] = answer.Face(p)
		}
	}
	return out
}

// brief is an arrangement in short.
func (o *shortOf) brief(x *parley.Status) answer.Brief {
	b := answer.Brief{Arrangement: x.Arrangement, Title: x.Title, Titles: map[string]string{}, Kind: x.Kind, Basis: x.Basis, State: x.State,
		Revision: x.Current, Sponsor: x.Sponsor, Tabled: x.Revisions[0].At, Answers: x.Answers, Bound: x.Bound}
	o.name(x.Sponsor)
	o.name(x.Bound...)
	for i := range x.Revisions {
		r := &x.Revisions[i]
		switch {
		case r.Revision == x.Current:
			b.Number, b.Map, b.InForce, b.Ends, b.Renewals = r.Number, r.Map, r.InForce, r.Ends, r.Renewals
			b.Required, b.Consents = len(r.Required), consents(r)
		case b.Number != 0 && len(r.Waiting) > 0:
			b.Newer = r.Number
		}
	}
	for _, w := range x.Waiting {
		o.name(w.Parties...)
		b.Waiting = append(b.Waiting, answer.Awaited{Kind: w.Kind, Parties: w.Parties, Names: w.Names, Until: w.Until, Blocks: w.Blocks})
	}
	b.TowardMe = towardMe(x, o.me)
	if c, ok := o.st.Revision(x.Arrangement, x.Current); ok {
		for _, t := range c.Revision.Texts {
			b.Titles[t.Lang] = t.Title
		}
	}
	b.BBox = box(o.st.Volumes(x.Arrangement, x.Current))
	return b
}

// consents counts those who must consent and whose acceptance is settled.
func consents(r *parley.RevisionStatus) (n int) {
	settled := make(map[parley.PartyID]bool, len(r.Toward))
	for _, t := range r.Toward {
		settled[t.Party] = t.Settled
	}
	for _, q := range r.Required {
		if settled[q.Party] {
			n++
		}
	}
	return n
}

func towardMe(x *parley.Status, me parley.PartyID) *answer.TowardMe {
	var out *answer.TowardMe
	for _, t := range x.Toward {
		if t.Party == me {
			out = &answer.TowardMe{State: t.State, Bound: t.Bound, Stance: t.Stance, Settled: t.Settled}
		}
	}
	if out == nil {
		return nil
	}
	for _, r := range x.Revisions {
		for _, t := range r.Toward {
			if t.Party == me && (t.Stance == parley.Accept || t.Stance == parley.AcceptWithReservation || t.Stance == parley.AcceptWithCondition) {
				out.Accepted = r.Number
			}
		}
	}
	return out
}

// box bounds volumes in degrees: west, south, east, north; nil: there are none.
// What was cut at the 180° meridian is bounded across it (RFC 7946, section 5.2).
func box(volumes []geo.PreparedVolume) []json.Number {
	if len(volumes) == 0 {
		return nil
	}
	lo, hi := volumes[0].Area.Bounds()
	for _, v := range volumes[1:] {
		a, b := v.Area.Bounds()
		lo.Lon, lo.Lat, hi.Lon, hi.Lat = min(lo.Lon, a.Lon), min(lo.Lat, a.Lat), max(hi.Lon, b.Lon), max(hi.Lat, b.Lat)
	}
	if lo.Lon == -parley.MaxLon && hi.Lon == parley.MaxLon {
		lo.Lon, hi.Lon = across(volumes)
	}
	return []json.Number{degrees(lo.Lon), degrees(lo.Lat), degrees(hi.Lon), degrees(hi.Lat)}
}

// across gives the bounds of what touches the 180° meridian on both sides: the
// least longitude in the east and the greatest in the west, unless a polygon
// lies in both.
func across(volumes []geo.PreparedVolume) (west, east int32) {
	west, east = parley.MaxLon, -parley.MaxLon
	for _, v := range volumes {
		for _, polygon := range v.Area.Outline() {
			lo, hi := int32(parley.MaxLon), int32(-parley.MaxLon)
			for _, p := range polygon[0] {
				lo, hi = min(lo, p.Lon), max(hi, p.Lon)
			}
			switch {
			case lo >= 0:
				west = min(west, lo)
			case hi <= 0:
				east = max(east, hi)
			default:
				return -parley.MaxLon, parley.MaxLon
			}
		}
	}
	return west, east
}

type needsInput struct {
	Party parley.PartyID `query:"party" doc:"absent: the party that asks"`
	At    moment         `query:"at"`
}

func (s *Server) getNeeds(ctx context.Context, l Ledger, in *needsInput) (*out[answer.Needs], error) {
	c, known := CallerOf(ctx)
	switch {
	case known && in.Party == (parley.PartyID{}):
		in.Party = c.Party
	case known && in.Party != c.Party:
		return nil, notYourParty()
	case !known && in.Party == (parley.PartyID{}):
		return nil, newProblem(http.StatusUnprocessableEntity, parley.Refuse("no-party", "", "Nobody has logged in, and no party is named.").
			To("Log in, or name the party with party=."))
	}
	if !known { // of an open server, as the party would see it
		var err error
		if l, err = s.scoped(l, in.Party); err != nil {
			return nil, err
		}
	}
	a := answer.Needs{Party: in.Party, Needs: []parley.Need{}, Titles: map[parley.ArrangementID]string{}}
	found := false
	l.View(func(st *docket.State) {
		v := s.in(st, in.At)
		a.AsOf = v.AsOf()
		if _, found = st.Party(in.Party); !found {
			return
		}
		a.Needs = v.Needs(in.Party)
		titles := map[parley.ArrangementID]string{}
		for _, x := range v.Arrangements() {
			titles[x.Arrangement] = x.Title
		}
		for _, n := range a.Needs {
			a.Titles[n.Arrangement] = titles[n.Arrangement]
		}
	})
	if !found {
		return nil, notFound("party", in.Party)
	}
	maps.DeleteFunc(a.Titles, func(_ parley.ArrangementID, t string) bool { return t == "" })
	return current(a), nil
}
