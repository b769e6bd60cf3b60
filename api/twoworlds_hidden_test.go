package api_test

import (
	"context"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// whisper enters something that the observer must learn nothing of.
func (x *world) whisper() {
	for range 30 {
		if x.tryWhisper() {
			return
		}
	}
	parts := statement.Parts{}
	by := x.others[x.rng.IntN(otherParties)]
	if x.try(by, &statement.Plan{Intent: intent(x.t, x.rng, x.h.Options.Now(), parts)}, x.among(by), parts) == nil {
		x.t.Fatal("nothing can be whispered")
	}
}

func (x *world) tryWhisper() bool {
	by := x.others[x.rng.IntN(otherParties)]
	n := x.rng.IntN(21) - 3
	if n >= 6 && len(x.talks) == 0 {
		n = 0
	}
	parts := statement.Parts{}
	switch n {
	case 0, 1:
		return x.tabled(by, nil, x.among(by))
	case 2:
		to := x.among(by)
		s := x.try(by, &statement.Plan{Intent: intent(x.t, x.rng, x.h.Options.Now(), parts)}, to, parts)
		if s != nil {
			x.plans = append(x.plans, struct {
				by int
				id parley.OperationID
				to statement.Audience
			}{slices.Index(x.others, by), parley.OperationID(s.ID), to})
		}
		return s != nil
	case 3:
		return x.operate()
	case -3:
		if len(x.annexes) == 0 {
			return false
		}
		a := x.annexes[x.rng.IntN(len(x.annexes))]
		return x.try(x.others[a.by], a.deposit, a.to, a.parts) != nil
	case -2, -1, 4, 5:
		return x.aside(by)
	}
	i := x.rng.IntN(len(x.talks))
	m := &x.talks[i]
	by = x.others[m.members[x.rng.IntN(len(m.members))]]
	text := func(s string) parley.PartID { return apitest.Text(x.t, parts, s+longer(x.rng)) }
	switch n {
	case 6, 7:
		stance := []parley.Stance{parley.Accept, parley.Reject, parley.Undecided}[x.rng.IntN(3)]
		return x.try(by, &statement.Position{Arrangement: m.id, Revision: m.rev, Stance: stance}, m.to, nil) != nil
	case 8:
		return x.try(by, &statement.Comment{Arrangement: m.id, Text: text("We think")}, m.to, parts) != nil
	case 9:
		return x.try(by, &statement.Ask{Arrangement: m.id, Revision: m.rev, Blocking: x.rng.IntN(2) == 0, Text: text("Why")}, m.to, parts) != nil
	case 10:
		more := x.others[x.rng.IntN(otherParties)]
		if m.to.Has(more.ID) || x.try(by, &statement.Extend{Arrangement: m.id, Parties: []parley.PartyID{more.ID}}, m.to, nil) == nil {
			return false
		}
		m.to = statement.Parties(append(slices.Clone(m.to.Parties), more.ID)...)
		return true
	case 11:
		return x.try(by, &statement.Withdraw{Arrangement: m.id, Revision: m.rev}, m.to, nil) != nil
	case 12:
		to := statement.Parties(append(slices.Clone(m.to.Parties), x.h.Registrar.ID)...)
		return x.try(by, &statement.Hold{Arrangement: m.id, Reason: "inquiry"}, to, nil) != nil
	case 13, 14, 15: // one alone makes nothing public, once all have accepted
		for _, n := range m.members {
			accept := &statement.Position{Arrangement: m.id, Revision: m.rev, Stance: parley.Accept}
			if !x.accepted(x.others[n].ID, m.id) && x.try(x.others[n], accept, m.to, nil) != nil {
				return true
			}
		}
		return x.try(x.others[m.members[0]], &statement.Publish{Arrangement: m.id, Revision: m.rev}, m.to, nil) != nil
	default:
		return x.erase(m)
	}
}

// accepted reports whether a party's latest position on an arrangement accepts.
func (x *world) accepted(p parley.PartyID, id parley.ArrangementID) (ok bool) {
	x.h.Ledger.View(func(st *docket.State) {
		if a, known := st.At(x.h.Options.Now()).Arrangement(id); known {
			for _, t := range a.Toward {
				ok = ok || t.Party == p && t.Stance == parley.Accept
			}
		}
	})
	return ok
}

// tabled brings in an arrangement among others, perhaps as the answer to one
// that the observer sees.
func (x *world) tabled(by *apitest.Actor, answers *statement.Counter, to statement.Audience) bool {
	if len(to.Parties) < 2 {
		return false
	}
	var holders []*apitest.Actor
	var members []int
	for i, o := range x.others {
		if to.Has(o.ID) {
			holders, members = append(holders, o), append(members, i)
		}
	}
	r, parts := apitest.Corridor(x.t, "1. Hidden"+longer(x.rng)+"\n", int32(100_000+x.rng.IntN(900_000)), holders...)
	var body statement.Body = &statement.Table{Revision: r}
	if answers != nil {
		answers.Revision = r
		body = answers
	}
	s := x.try(by, body, to, parts)
	if s == nil {
		return false
	}
	x.talks = append(x.talks, matter{parley.ArrangementID(s.ID), s.RevisionID, to, members})
	return true
}

// aside speaks, or counters, among fewer than see an arrangement of the
// observer's.
func (x *world) aside(by *apitest.Actor) bool {
	type open struct {
		id  parley.ArrangementID
		rev parley.RevisionID
		to  statement.Audience
	}
	var all []open
	x.h.Ledger.View(func(st *docket.State) {
		for _, a := range st.At(x.h.Options.Now()).Arrangements() {
			to, _ := st.Audience(a.Arrangement)
			all = append(all, open{a.Arrangement, a.Current, to})
		}
	})
	all = slices.DeleteFunc(all, func(o open) bool {
		return !o.to.Has(by.ID) || slices.ContainsFunc(x.talks, func(m matter) bool { return m.id == o.id })
	})
	if len(all) == 0 {
		return false
	}
	o := all[x.rng.IntN(len(all))]
	fewer := statement.Parties(by.ID)
	for _, p := range x.others {
		if p.ID != by.ID && o.to.Has(p.ID) && x.rng.IntN(2) == 0 {
			fewer = statement.Parties(append(slices.Clone(fewer.Parties), p.ID)...)
		}
	}
	if fewer.Equal(o.to) { // said to all of them, it would come before what both worlds say later
		return false
	}
	parts := statement.Parts{}
	switch x.rng.IntN(3) {
	case 0:
		return x.tabled(by, &statement.Counter{Answers: o.id, To: o.rev}, fewer)
	case 1:
		return x.try(by, &statement.Ask{Arrangement: o.id, Revision: o.rev, Text: apitest.Text(x.t, parts, "Aside"+longer(x.rng))}, fewer, parts) != nil
	}
	return x.try(by, &statement.Comment{Arrangement: o.id, Text: apitest.Text(x.t, parts, "Aside"+longer(x.rng))}, fewer, parts) != nil
}

func (x *world) operate() bool {
	if len(x.plans) == 0 {
		return false
	}
	p := x.plans[x.rng.IntN(len(x.plans))]
	by := x.others[p.by]
	parts := statement.Parts{}
	switch x.rng.IntN(3) {
	case 0:
		return x.try(by, &statement.Start{Operation: p.id}, p.to, nil) != nil
	case 1:
		return x.try(by, &statement.End{Operation: p.id}, p.to, nil) != nil
	}
	return x.try(by, &statement.Change{Operation: p.id, Intent: intent(x.t, x.rng, x.h.Options.Now(), parts)}, p.to, parts) != nil
}

// erase has the registrar announce the erasure of what has ended among others,
// or erase it, and destroys the keys.
func (x *world) erase(m *matter) bool {
	to := statement.Parties(append(slices.Clone(m.to.Parties), x.h.Registrar.ID)...)
	if x.try(x.h.Registrar, &statement.Erase{Arrangement: m.id, Effects: x.effects(m.id)}, to, nil) == nil {
		return x.try(x.h.Registrar, &statement.Announce{Arrangement: m.id}, to, nil) != nil
	}
	if _, err := x.h.Ledger.Erase(context.Background()); err != nil {
		x.t.Fatal(fmt.Errorf("erasing: %w", err))
	}
	x.talks = slices.DeleteFunc(x.talks, func(o matter) bool { return o.id == m.id })
	return true
}
