package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// visible gives the arrangement that a statement refers to, if its whole
// audience can see it; the same refusal stands for one that does not exist.
func (s *State) visible(id parley.ArrangementID, st *statement.Statement) (*arrangement, *parley.Refusal) {
	unknown := func() *parley.Refusal {
		return parley.Refuse("unknown-arrangement", "R6", "There is no arrangement %s here, or not for everyone whom the statement addresses.", parley.Short(id)).
			To("Check the identifier; a statement refers only to what its whole audience can see.")
	}
	if at, ok := s.erased(id, st.Author); ok {
		return nil, parley.Refuse("erased", "R9", "Arrangement %s was erased at %v; that it was, remains.", parley.Short(id), at)
	}
	a, ok := s.arrangements[id]
	if !ok || !a.now().audience.Covers(st.Audience) {
		return nil, unknown()
	}
	return a, nil
}

// admitWhole is for statements that change an arrangement's state: they go to
// exactly its audience. It gives the machine as the clock has it at that time.
func (s *State) admitWhole(id parley.ArrangementID, st *statement.Statement, at parley.Instant) (*arrangement, *machine, *parley.Refusal) {
	if a, ok := s.arrangements[id]; ok && !a.now().audience.Has(st.Author) {
		return nil, nil, parley.Refuse("unknown-arrangement", "R6", "There is no arrangement %s here, or not for everyone whom the statement addresses.", parley.Short(id)).
			To("Check the identifier; a statement refers only to what its whole audience can see.")
	} else if ok && !a.now().audience.Equal(st.Audience) {
		return nil, nil, parley.Refuse("audience", "audience", "%s changes the state of arrangement %s, so it goes to the arrangement's whole audience and to nobody else.", st.Type, parley.Short(id)).
			To("Take the arrangement's present audience.")
	}
	a, r := s.visible(id, st)
	if r != nil {
		return nil, nil, r
	}
	return a, a.at(at), nil
}

// openRevision gives a revision that is not in force and can still be spoken to.
func (a *arrangement) openRevision(m *machine, id parley.RevisionID) (*revState, *parley.Refusal) {
	rs, r := a.live(m, id)
	if r != nil {
		return nil, r
	}
	if rs.inForce {
		return nil, inState("in-force", "gate", rs.shownState(a, m), "Revision %d has been in force since %v.", rs.rev.number, rs.start).
			To("What its terms provide is open: renewal, suspension, denunciation.")
	}
	return rs, nil
}

// live gives a revision that has not ended.
func (a *arrangement) live(m *machine, id parley.RevisionID) (*revState, *parley.Refusal) {
	i := m.index(id)
	if i < 0 {
		return nil, parley.Refuse("unknown-revision", "R3", "Arrangement %s has no revision %s.", parley.Short(a.id), parley.Short(id)).
			To("A position binds one revision, named by its hash: read the arrangement's revisions.")
	}
	rs := m.revs[i]
	if rs.over == "" {
		return rs, nil
	}
	r := inState("over", "R3", rs.over, "Revision %d of arrangement %s is %s since %v.", rs.rev.number, parley.Short(a.id), rs.over, rs.overAt)
	if rs.over == parley.StateSuperseded {
		r.Code = "superseded"
		for _, o := range m.revs {
			if o.over == "" {
				r.To("Speak to revision %d, %s: consent to one revision is none to another.", o.rev.number, parley.Short(o.rev.id))
			}
		}
	} else if r.Rule = "life"; true {
		r.To("Table it anew.")
	}
	return nil, r
}

func inState(code, rule string, state parley.StateName, format string, args ...any) *parley.Refusal {
	r := parley.Refuse(code, rule, format, args...)
	r.State = state
	return r
}

// admitRevision checks statements that carry a revision.
func (s *State) admitRevision(rev *parley.Revision, x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	land, r := s.lay(rev, x)
	if r != nil {
		return r
	}
	switch b := st.Body.(type) {
	case *statement.Revise:
		a, m, r := s.admitWhole(b.Arrangement, st, at)
		if r != nil {
			return r
		}
		if r := a.admitRevise(b, x, m); r != nil {
			return r
		}
	case *statement.Counter:
		a, r := s.visible(b.Answers, st)
		if r != nil {
			return r
		}
		if a.revision(b.To) == nil {
			return parley.Refuse("unknown-revision", "R3", "Arrangement %s has no revision %s.", parley.Short(a.id), parley.Short(b.To)).To("Name the revision that you answer.")
		}
	}
	if r := s.admitPrivateAnnexes(rev, st); r != nil {
		return r
	}
	return s.admitClosure(rev, land, st)
}

func (a *arrangement) admitRevise(b *statement.Revise, x *statement.Signed, m *machine) *parley.Refusal {
	last := a.revs[len(a.revs)-1]
	switch {
	case x.Statement.Author != a.sponsor:
		return parley.Refuse("not-sponsor", "revisions", "Only the sponsor revises; others counter-propose.").To("Answer with arrangement/counter.")
	case b.Revision.Basis != a.basis:
		return parley.Refuse("basis", "bases", "The arrangement is %s; a basis never changes.", a.basis).To("Found another arrangement.")
	case b.Revision.Kind != a.kind:
		return parley.Refuse("kind", "revisions", "The arrangement is a %s; a revision keeps its kind.", a.kind).To("Found another arrangement.")
	case b.Replaces != last.id:
		return parley.Refuse("not-the-latest", "R3", "The revision replaces %s, but the latest is revision %d, %s.", parley.Short(b.Replaces), last.number, parley.Short(last.id)).To("Read the latest and revise that.")
	case a.revision(x.RevisionID) != nil:
		return parley.Refuse("same-revision", "R3", "Exactly this revision was tabled before.").To("Change something, or take a position on what stands.")
	}
	for _, rs := range m.revs {
		if rs.over == "" {
			return nil
		}
	}
	end := m.revs[len(m.revs)-1]
	if end.over == parley.StateSuperseded {
		return nil
	}
	return inState("over", "life", end.over, "The arrangement is %s since %v.", end.over, end.overAt).To("Table it anew.")
}

// lay prepares a revision's volumes and checks that its rules name them.
func (s *State) lay(rev *parley.Revision, x *statement.Signed) (*layout, *parley.Refusal) {
	if rev.Map.Part == (parley.PartID{}) {
		for _, rule := range rev.Rules {
			if len(rule.Volumes) > 0 {
				return nil, parley.Refuse("unknown-volume", "R3", "Clause %s names volumes, but there is no map yet.", rule.Clause).To("Add an indicative map, or leave the volumes out.")
			}
		}
		return new(layout), nil
	}
	annex, err := x.Annex(rev.Map.Part)
	if err != nil {
		return nil, refusalOf(err, "bad-map", "")
	}
	if rev.Map.Status == parley.MapFinal && len(annex.Volumes) == 0 {
		return nil, parley.Refuse("empty-map", "R3", "A final map without a volume says nothing.").To("Add the volumes, or leave the map pending.")
	}
	known := make(map[string]bool)
	for _, v := range annex.Volumes {
		known[v.ID] = true
	}
	for _, rule := range rev.Rules {
		for _, v := range rule.Volumes {
			if !known[v] {
				return nil, parley.Refuse("unknown-volume", "R3", "Clause %s names volume %q, which the map does not have.", rule.Clause, v).To("Name a volume of the map.")
			}
		}
	}
	land, err := layOut(annex)
	if err != nil {
		return nil, refusalOf(err, "bad-map", "")
	}
	return land, nil
}

// admitClosure checks that everyone who must consent is addressed, and that a
// declaration is its author's to make.
func (s *State) admitClosure(rev *parley.Revision, land *layout, st *statement.Statement) *parley.Refusal {
	claims := s.claims(newFooting(land), nil)
	if rev.Basis == parley.Declared {
		return s.admitSole(claims, st)
	}
	if rev.Basis != parley.Agreed {
		return nil
	}
	missing := func(p parley.PartyID, name, why string) *parley.Refusal {
		return parley.Refuse("not-addressed", "R1", "%s must consent (%s), but the audience leaves it out.", name, why).To("Add it to the audience.")
	}
	for _, c := range claims {
		if c.party != (parley.PartyID{}) && !st.Audience.Has(c.party) {
			return missing(c.party, c.name, "the volume touches its territory, or may")
		}
	}
	for _, h := range rev.Roles {
		if _, ok := s.parties[h.Party]; ok && has(rev.Consenting, h.Role) && !st.Audience.Has(h.Party) {
			return missing(h.Party, h.Name, "it holds the role "+string(h.Role))
		}
	}
	return nil
}

func (s *State) admitSole(claims []claim, st *statement.Statement) *parley.Refusal {
	mine := false
	for _, c := range claims {
		if c.party != st.Author {
			return parley.Refuse("not-sole-claimant", "bases", "The zone lies, or may lie, on territory of %s too; a zone is declared by its sole claimant alone.", c.name).
				To("Table it for agreement, or assert it (arrangement/assert).")
		}
		mine = mine || c.touch == geo.Touch
	}
	if !mine {
		return parley.Refuse("not-sole-claimant", "bases", "The zone does not lie on territory of %s.", s.name(st.Author)).
			To("Declare the territory first (territory/declare), or assert the zone (arrangement/assert).")
	}
	return nil
}

// foldRevise tables a further revision. It supersedes those not yet agreed;
// what is agreed or in force lives until the successor's entry into force.
func (s *State) foldRevise(a *arrangement, b *statement.Revise, x *statement.Signed, r *record) error {
	var err error
	a.change(s, r.at, r.index, func(m *machine) {
		for i, rs := range m.revs {
			if !rs.open() {
				continue
			}
			if g := m.gate(a, i); a.basis == parley.Agreed && g.consented {
				continue
			}
			e := m.edit(i)
			e.over, e.overAt = parley.StateSuperseded, r.at
		}
		var rs *revState
		if rs, err = a.table(s, &b.Revision, x, r); err == nil {
			m.revs = append(m.revs, rs)
		}
	})
	return err
}
