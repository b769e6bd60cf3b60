package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Circle is how wide a statement was said.
type Circle string

const (
	CircleEveryone Circle = "everyone" // every party, now and to come
	CircleWhole    Circle = "whole"    // an arrangement's whole audience: who joins it later sees this too
	CirclePrivate  Circle = "private"  // those named, and nobody else ever
)

// Reason is why a party sees a statement.
type Reason string

const (
	ReasonAuthor   Reason = "author"
	ReasonNamed    Reason = "named"    // its audience names the party
	ReasonEveryone Reason = "everyone" // it goes to everyone
	ReasonExtended Reason = "extended" // the arrangement was extended to the party, or to everyone, afterwards
)

// Audience is who sees a statement, and why.
type Audience struct {
	Statement   parley.StatementID   `json:"statement"`
	Index       uint64               `json:"index"`
	Type        statement.Type       `json:"type"`
	Author      parley.PartyID       `json:"author"`
	Arrangement parley.ArrangementID `json:"arrangement,omitzero"`
	Circle      Circle               `json:"circle"`
	Erased      bool                 `json:"erased,omitempty"`  // they see that it was said, not what
	Refused     bool                 `json:"refused,omitempty"` // it keeps a promise and has no effect
	Sees        []Sees               `json:"sees"`              // in the order of their admission
}

// Sees is a party that sees a statement.
type Sees struct {
	Party parley.PartyID     `json:"party"`
	Name  string             `json:"name"`
	Why   Reason             `json:"why"`
	Since parley.Instant     `json:"since"`
	By    parley.StatementID `json:"by,omitzero"` // with extended: the audience/extend
}

// AudienceOf tells who sees a statement; false: there is none that is readable
// here.
func (s *State) AudienceOf(id parley.StatementID) (*Audience, bool) {
	r := s.record(id)
	if r == nil {
		return nil, false
	}
	out := &Audience{Statement: id, Index: r.index, Type: r.kind, Author: r.author, Circle: CirclePrivate, Erased: r.erased, Refused: r.refusal != nil, Sees: []Sees{}}
	a := s.arrangements[r.arrangement]
	switch {
	case r.audience.Everyone:
		out.Circle = CircleEveryone
	case r.whole:
		out.Circle = CircleWhole
	}
	if a != nil {
		out.Arrangement = a.id
	}
	for _, p := range s.order {
		if s.shows(r, p.id) {
			out.Sees = append(out.Sees, s.sees(r, a, p))
		}
	}
	return out, true
}

// sees tells why p sees r, which is of a, if of any.
func (s *State) sees(r *record, a *arrangement, p *party) Sees {
	out := Sees{Party: p.id, Name: s.name(p.id), Why: ReasonNamed, Since: max(r.at, p.since)}
	switch {
	case p.id == r.author:
		out.Why = ReasonAuthor
	case r.audience.Everyone:
		out.Why = ReasonEveryone
	case !r.audience.Has(p.id):
		out.Why = ReasonExtended
		for _, m := range a.moments {
			if m.m.audience.Has(p.id) {
				out.Since = max(out.Since, m.at)
				if x := s.log[m.index]; x != nil {
					out.By = x.id
				}
				break
			}
		}
	}
	return out
}
