package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// admitMatter checks the statements that speak to an arrangement.
func (s *State) admitMatter(x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	mt := matterOf(st.Body)
	switch b := st.Body.(type) {
	case *statement.Comment:
		a, r := s.visible(b.Arrangement, st)
		if r == nil && b.Revision != (parley.RevisionID{}) && a.revision(b.Revision) == nil {
			r = parley.Refuse("unknown-revision", "R3", "Arrangement %s has no revision %s.", parley.Short(a.id), parley.Short(b.Revision)).To("Leave the revision out to comment on the whole.")
		}
		if r == nil && b.About != (parley.StatementID{}) {
			r = s.about(a, b.About, st)
		}
		return r
	case *statement.Deposit:
		return s.admitDeposit(b, x, at)
	case *statement.Ask:
		if !b.Blocking && !s.toWhole(b.Arrangement, st) {
			a, r := s.visible(b.Arrangement, st)
			if r == nil {
				_, r = a.live(a.at(at), b.Revision)
			}
			return r
		}
	case *statement.Answer:
		if !s.toWhole(b.Arrangement, st) {
			return s.admitPrivate(b.Arrangement, b.Question, st, false)
		}
	case *statement.Settle:
		if !s.toWhole(b.Arrangement, st) {
			return s.admitPrivate(b.Arrangement, b.Question, st, true)
		}
	case *statement.Extend:
		return s.admitExtend(b, st, at)
	}
	a, m, r := s.admitWhole(mt.arrangement, st, at)
	if r != nil {
		return r
	}
	if mt.revision == (parley.RevisionID{}) {
		i := a.locate(mt.about)
		if i < 0 {
			return parley.Refuse("unknown-subject", "R3", "Arrangement %s has no question or notice %s.", parley.Short(a.id), parley.Short(mt.about)).To("Name the statement that it speaks to.")
		}
		mt.revision = a.revs[i].id
	}
	rs, r := a.live(m, mt.revision)
	if r != nil {
		return r
	}
	switch b := st.Body.(type) {
	case *statement.Ask:
		if rs.inForce && b.Blocking {
			return inState("in-force", "gate", rs.shownState(a, m), "Revision %d has been in force since %v: nothing blocks it any more.", rs.rev.number, rs.start).To("Ask without blocking.")
		}
	case *statement.Answer, *statement.Settle:
		return rs.admitTalk(st, mt.about)
	case *statement.Withdraw:
		return a.admitWithdraw(rs, m, st)
	case *statement.Position, *statement.Simultaneous:
		return s.admitPosition(a, m, rs, st)
	case *statement.Recognise, *statement.RecogniseOnCondition, *statement.RefuseRecognition, *statement.AcknowledgeZone:
		return s.admitRecognition(a, m, rs, st)
	case *statement.AcceptReservation, *statement.ObjectReservation:
		return s.admitWord(rs, mt.about, st)
	case *statement.ConfirmCondition:
		return rs.admitFact(b, st)
	default:
		return a.admitLife(m, rs, st, at)
	}
	return nil
}

func (s *State) toWhole(id parley.ArrangementID, st *statement.Statement) bool {
	a, ok := s.arrangements[id]
	return ok && a.now().audience.Equal(st.Audience)
}

// about checks that what a statement refers to belongs to the arrangement and
// that its whole audience can see it.
func (s *State) about(a *arrangement, id parley.StatementID, st *statement.Statement) *parley.Refusal {
	r := s.record(id)
	if r == nil || r.arrangement != a.id || !(r.whole || r.audience.Covers(st.Audience)) {
		return parley.Refuse("unknown-subject", "R6", "There is no statement %s on this arrangement, or not for everyone whom the statement addresses.", parley.Short(id)).To("A statement refers only to what its whole audience can see.")
	}
	return nil
}

// admitPrivate checks talk on a question asked of fewer than all.
func (s *State) admitPrivate(id parley.ArrangementID, question parley.StatementID, st *statement.Statement, asker bool) *parley.Refusal {
	a, r := s.visible(id, st)
	if r != nil {
		return r
	}
	if r := s.about(a, question, st); r != nil {
		return r
	}
	q := s.record(question)
	switch {
	case q.kind != statement.ClarificationAsk:
		return parley.Refuse("unknown-subject", "R3", "%s is no question.", parley.Short(question)).To("Name the clarification/ask.")
	case q.whole:
		return parley.Refuse("audience", "audience", "The question was asked before the whole audience; what is said to it goes to all of them.").To("Take the arrangement's present audience.")
	case asker && q.author != st.Author:
		return parley.Refuse("not-asker", "consent", "Only %s, who asked, can settle the question.", s.name(q.author))
	}
	return nil
}

func (rs *revState) admitTalk(st *statement.Statement, question parley.StatementID) *parley.Refusal {
	for i := range rs.questions {
		q := &rs.questions[i]
		if q.by != question {
			continue
		}
		if _, ok := st.Body.(*statement.Settle); !ok {
			return nil
		}
		if q.asker != st.Author {
			return parley.Refuse("not-asker", "consent", "Only the party that asked can settle its question.").To("Answer it (clarification/answer).")
		}
		if q.settled {
			return parley.Refuse("settled", "consent", "The question is settled already.")
		}
		return nil
	}
	return parley.Refuse("unknown-subject", "R3", "%s is no question on this revision.", parley.Short(question)).To("Name the clarification/ask.")
}

func (a *arrangement) admitWithdraw(rs *revState, m *machine, st *statement.Statement) *parley.Refusal {
	if st.Author != a.sponsor {
		return parley.Refuse("not-sponsor", "revisions", "Only the sponsor withdraws what it tabled.").To("Reject it (position/take).")
	}
	if rs.inForce && a.basis == parley.Agreed {
		return inState("in-force", "gate", rs.shownState(a, m), "Revision %d has been in force since %v.", rs.rev.number, rs.start).To("Denounce it, if its terms provide that.")
	}
	return nil
}

// admitPosition checks positions on agreed, asserted and authorised zones.
func (s *State) admitPosition(a *arrangement, m *machine, rs *revState, st *statement.Statement) *parley.Refusal {
	if a.basis == parley.Declared {
		return parley.Refuse("declared", "bases", "A declared zone is recognised or not; no position is taken on it.").To("Use recognition/give, recognition/condition or recognition/refuse.")
	}
	var condition *parley.Condition
	accepts := true
	switch b := st.Body.(type) {
	case *statement.Position:
		condition = b.Condition
		accepts = b.Stance != parley.Reject && b.Stance != parley.Undecided
	case *statement.Simultaneous:
		for _, p := range b.Members {
			if !m.audience.Has(p) || s.parties[p] == nil {
				return parley.Refuse("not-addressed", "audience", "Member %s does not see this arrangement.", parley.Short(p)).To("Extend the audience first (audience/extend).")
			}
		}
	}
	if r := s.admitCondition(condition, m, st.Author); r != nil {
		return r
	}
	if !rs.inForce {
		return nil
	}
	if b := rs.member(st.Author); b != nil && b.released {
		return inState("released", "R7", parley.StateReleased, "%s was released from revision %d, for good.", s.name(st.Author), rs.rev.number).To("Ask the sponsor for a revision.")
	} else if b != nil && !b.leftBy(m.at) {
		return inState("in-force", "gate", rs.shownState(a, m), "Revision %d has been in force since %v, and %s is bound by its acceptance: positions on it are closed.", rs.rev.number, rs.start, s.name(st.Author)).
			To("Denounce it instead, if its terms provide that.")
	}
	if a.basis != parley.Agreed {
		return nil
	}
	acc := rs.rev.content.Terms.Accession
	switch {
	case len(rs.holding(m.at)) == 0:
		return inState("nobody-bound", "R7", rs.shownState(a, m), "Revision %d binds nobody any more.", rs.rev.number).To("Ask the sponsor for a revision.")
	case !accepts:
		return inState("in-force", "gate", rs.shownState(a, m), "Revision %d has been in force since %v; a party that it does not bind need not refuse it.", rs.rev.number, rs.start).To("Comment on it, or counter-propose.")
	case acc == nil:
		return inState("no-accession", "life", rs.shownState(a, m), "Revision %d has been in force since %v, and its terms do not provide for accession.", rs.rev.number, rs.start).To("Ask the sponsor for a revision.")
	case !rs.rev.includes(acc.By, st.Author):
		return inState("no-accession", "life", rs.shownState(a, m), "The terms do not let %s accede.", s.name(st.Author)).To("Ask the sponsor for a revision.")
	}
	return nil
}

// admitCondition checks that a condition names parties that can fulfil it.
func (s *State) admitCondition(c *parley.Condition, m *machine, author parley.PartyID) *parley.Refusal {
	if c == nil {
		return nil
	}
	name := func(p parley.PartyID) *parley.Refusal {
		if p == author {
			return parley.Refuse("own-condition", "positions", "The condition rests on its own author.").To("Name another party.")
		}
		if s.parties[p] == nil || !m.audience.Has(p) {
			return parley.Refuse("not-addressed", "audience", "The condition names %s, which does not see this arrangement.", parley.Short(p)).To("Extend the audience first (audience/extend).")
		}
		return nil
	}
	if c.Accepts != (parley.PartyID{}) {
		return name(c.Accepts)
	}
	if c.Confirmed != nil {
		return name(c.Confirmed.By)
	}
	for _, list := range [][]parley.Condition{c.All, c.Any} {
		for i := range list {
			if r := s.admitCondition(&list[i], m, author); r != nil {
				return r
			}
		}
	}
	return nil
}

func (s *State) admitRecognition(a *arrangement, m *machine, rs *revState, st *statement.Statement) *parley.Refusal {
	if a.basis != parley.Declared {
		return parley.Refuse("not-declared", "bases", "The arrangement is %s; only declared zones are recognised.", a.basis).To("Take a position (position/take).")
	}
	if st.Author == a.sponsor {
		return parley.Refuse("own-zone", "bases", "The declarer is bound by its own declaration.")
	}
	switch b := st.Body.(type) {
	case *statement.AcknowledgeZone:
		for _, k := range rs.acks {
			if k.party == st.Author {
				return parley.Refuse("receipted", "bases", "%s has acknowledged it already.", s.name(st.Author))
			}
		}
		return nil
	case *statement.RecogniseOnCondition:
		if r := s.admitCondition(&b.Condition, m, st.Author); r != nil {
			return r
		}
	}
	if rs.member(st.Author) != nil {
		return inState("in-force", "gate", rs.shownState(a, m), "%s has recognised the zone and is bound by it.", s.name(st.Author)).To("Denounce it instead, if its terms provide that.")
	}
	return nil
}

// admitWord checks a word on another party's reservation.
func (s *State) admitWord(rs *revState, reservation parley.StatementID, st *statement.Statement) *parley.Refusal {
	for i := range rs.positions {
		p := &rs.positions[i]
		if p.by != reservation || p.stance != parley.AcceptWithReservation {
			continue
		}
		if p.party == st.Author {
			return parley.Refuse("own-reservation", "positions", "A party's own reservation needs the others' word.").To("Accept plainly to give it up.")
		}
		if b := rs.member(p.party); b != nil {
			return parley.Refuse("settled", "gate", "The reservation was settled by %v.", b.since)
		}
		return nil
	}
	return parley.Refuse("unknown-reservation", "positions", "No latest position on this revision is the reservation %s.", parley.Short(reservation)).To("Name the statement of the reservation as it stands.")
}

// admitFact checks that a condition or the terms leave the fact to the author.
func (rs *revState) admitFact(b *statement.ConfirmCondition, st *statement.Statement) *parley.Refusal {
	want := parley.Confirmed{By: st.Author, Label: b.Label}
	found := rs.rev.content.Terms.Effective.When.Names(want)
	for i := range rs.positions {
		found = found || rs.positions[i].condition.Names(want)
	}
	if !found {
		return parley.Refuse("unknown-condition", "positions", "No condition leaves %q to this party.", b.Label).To("Use the label and the party that the condition names.")
	}
	for _, f := range rs.facts {
		if f.party == st.Author && f.label == b.Label && !f.suspect {
			return parley.Refuse("settled", "positions", "%q has been confirmed already.", b.Label)
		}
	}
	return nil
}

func (s *State) admitExtend(b *statement.Extend, st *statement.Statement, at parley.Instant) *parley.Refusal {
	a, m, r := s.admitWhole(b.Arrangement, st, at)
	if r != nil {
		return r
	}
	wider := extended(m.audience, b)
	if wider.Equal(m.audience) {
		return parley.Refuse("audience", "audience", "All of them see the arrangement already.")
	}
	for _, p := range b.Parties {
		if s.parties[p] == nil {
			return parley.Refuse("unknown-addressee", "audience", "Party %s has not been admitted here.", parley.Short(p)).To("Have it admitted first.")
		}
	}
	// It shows the answered arrangement's existence by its identifier alone,
	// but what refers to an arrangement is never seen by more than see it.
	if a.answers != nil {
		if o := s.arrangements[a.answers.Answers]; o != nil && !o.now().audience.Covers(wider) {
			return parley.Refuse("audience", "audience", "The arrangement answers another, which they do not see.").To("Extend the audience of %s first.", parley.Short(o.id))
		}
	}
	if st.Author == a.sponsor {
		return nil
	}
	for _, p := range b.Parties {
		needed := false
		for i, rs := range m.revs {
			if rs.over == "" {
				g := m.gate(a, i)
				needed = needed || g.needing(p) || slices.ContainsFunc(rs.claims, func(c claim) bool { return c.party == p })
			}
		}
		if !needed {
			return parley.Refuse("not-sponsor", "audience", "Only the sponsor shows the arrangement to a party that need not consent.").To("Ask the sponsor.")
		}
	}
	if b.Everyone {
		return parley.Refuse("not-sponsor", "audience", "Only the sponsor shows the arrangement to everyone.").To("Ask the sponsor.")
	}
	return nil
}
