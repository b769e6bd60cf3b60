package docket

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
)

// Snapshot answers for one instant, past or future, from what the ledger holds.
type Snapshot struct {
	s       *State
	t       parley.Instant
	heights *Heights // nil: none
}

// At gives the state at t. An answer about t earlier than the head's ledger
// time never changes again.
func (s *State) At(t parley.Instant) *Snapshot { return &Snapshot{s: s, t: t} }

// AsOf names the point at which the answers are computed (R10).
func (v *Snapshot) AsOf() parley.AsOf { return parley.AsOf{Size: v.s.size, At: v.t, Head: v.s.head} }

// Arrangements gives every arrangement tabled by then, in order. The values
// are shared: read only.
func (v *Snapshot) Arrangements() []*parley.Status {
	out := make([]*parley.Status, len(v.s.tabled))
	const each = 256 // arrangements for one core at a time
	var next atomic.Int64
	work := func() {
		for {
			from := int(next.Add(each)) - each
			if from >= len(out) {
				return
			}
			for i := from; i < min(from+each, len(out)); i++ {
				out[i] = v.status(v.s.tabled[i], v.t)
			}
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (len(out)+each-1)/each) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	return slices.DeleteFunc(out, func(st *parley.Status) bool { return st == nil })
}

// Arrangement gives one, with the areas under every claim.
func (v *Snapshot) Arrangement(id parley.ArrangementID) (*parley.Status, bool) {
	a, ok := v.s.arrangements[id]
	if !ok {
		return nil, false
	}
	st := v.status(a, v.t)
	if st == nil {
		return nil, false
	}
	measured := *st
	measured.Revisions = slices.Clone(st.Revisions)
	for i, rs := range a.at(v.t).revs {
		claims := make([]parley.Claimant, 0, len(rs.claims))
		for j := range rs.claims {
			claims = append(claims, rs.claims[j].public(rs.rev.footing.layout, true))
		}
		measured.Revisions[i].Claims = claims
	}
	return &measured, true
}

// status of a at t; nil before it was tabled.
func (v *Snapshot) status(a *arrangement, t parley.Instant) *parley.Status {
	if c := v.shown(a, t); c != nil {
		return c.status
	}
	return nil
}

// shown is a at t; nil before it was tabled. It is constant between events, so
// each moment keeps the one it was last asked for.
func (v *Snapshot) shown(a *arrangement, t parley.Instant) *shown {
	mo := a.moment(t)
	if mo == nil {
		return nil
	}
	counters := v.s.countersAt(a, t)
	m := mo.m
	if c := mo.cached.Load(); c != nil {
		if c.from <= t && t < c.until && c.line == v.s.line && c.named == len(v.s.named) && slices.Equal(c.counters, counters) {
			return c
		}
		if c.m.at <= t {
			m = c.m
		}
	}
	m = m.tick(a, t)
	c := &shown{line: v.s.line, m: m, from: m.at, until: m.next(a), named: len(v.s.named), counters: counters}
	i, _ := slices.BinarySearch(v.s.named, t+1) // the first later than t
	if i > 0 {
		c.from = max(c.from, v.s.named[i-1])
	}
	if i < len(v.s.named) {
		c.until = min(c.until, v.s.named[i])
	}
	now := *m
	now.at = t // nothing happens between m.at and t
	c.status = v.s.describe(a, &now, counters)
	mo.cached.Store(c)
	return c
}

// countersAt are the arrangements that answer a, by t, withdrawn ones left out.
func (s *State) countersAt(a *arrangement, t parley.Instant) []parley.ArrangementID {
	var out []parley.ArrangementID
	for _, c := range s.counters(a) {
		if c.founded.at <= t && !c.gone(t) {
			out = append(out, c.id)
		}
	}
	return out
}

// gone reports whether nothing of a lives at t.
func (a *arrangement) gone(t parley.Instant) bool {
	m := a.at(t)
	return m == nil || !slices.ContainsFunc(m.revs, func(rs *revState) bool { return rs.over == "" })
}

// current is the revision that the arrangement's state speaks of: the one in
// force, else one that is agreed, else the latest that is open, else the last.
func (m *machine) current(states []parley.StateName) int {
	open := -1
	for i, rs := range m.revs {
		if rs.inForce && rs.over == "" {
			return i
		}
	}
	for i, rs := range m.revs {
		if rs.over != "" {
			continue
		}
		if states[i] == parley.StateAgreed {
			return i
		}
		open = i
	}
	if open >= 0 {
		return open
	}
	last, at := len(m.revs)-1, parley.Instant(-1)
	for i, rs := range m.revs { // a superseded revision speaks for nothing
		if rs.over != parley.StateSuperseded && rs.overAt >= at {
			last, at = i, rs.overAt
		}
	}
	return last
}

// shownState is the state of a revision as refusals name it.
func (rs *revState) shownState(a *arrangement, m *machine) parley.StateName {
	return rs.state(a, m, m.gate(a, m.index(rs.rev.id)))
}

// look gives the state of every revision and how the living ones stand.
func (m *machine) look(a *arrangement) ([]parley.StateName, []gate) {
	states, gates := make([]parley.StateName, len(m.revs)), make([]gate, len(m.revs))
	for i, rs := range m.revs {
		switch {
		case rs.over != "":
		case rs.inForce: // its gate is passed
			gates[i].settled = m.settled(rs, nil)
		default:
			gates[i] = m.gate(a, i)
		}
		states[i] = rs.state(a, m, gates[i])
	}
	return states, gates
}

// state of a revision, but for counter-proposals; g is how it stands.
func (rs *revState) state(a *arrangement, m *machine, g gate) parley.StateName {
	if rs.over != "" {
		return rs.over
	}
	if rs.inForce {
		if s := rs.forceState(m.at); s != "" {
			return s
		}
	}
	switch a.basis {
	case parley.Declared:
		return parley.StateDeclared
	case parley.Asserted:
		return parley.StateAsserted
	case parley.Authorised:
		return parley.StateAuthorised
	}
	if rs.inForce {
		return parley.StateInForce
	}
	for j := range rs.positions {
		if p := &rs.positions[j]; p.stance == parley.Reject && g.needing(p.party) {
			return parley.StateRejected
		}
	}
	switch {
	case g.asked:
		return parley.StateClarificationPending
	case g.consented:
		return parley.StateAgreed
	}
	return parley.StateTabled
}

// forceState is what qualifies a revision in force as a whole; "" nothing.
func (rs *revState) forceState(t parley.Instant) parley.StateName {
	switch {
	case rs.suspended(t):
		return parley.StateSuspended
	case rs.ends != 0:
		return parley.StateTerminationNotice
	case slices.ContainsFunc(rs.breaches, func(b breach) bool { return rs.pending(&b, t) }):
		return parley.StateBreachNotice
	case slices.ContainsFunc(rs.breaches, func(b breach) bool { return b.released != 0 }) && len(rs.bound(t)) == 0:
		return parley.StateReleased
	}
	return ""
}

// describe shows an arrangement as the machine has it.
func (s *State) describe(a *arrangement, m *machine, counters []parley.ArrangementID) *parley.Status {
	states, gates := m.look(a)
	cur := m.current(states)
	rs := m.revs[cur]
	bound := rs.bound(m.at)
	st := &parley.Status{
		Arrangement: a.id, Title: title(rs.rev.content), Kind: a.kind, Basis: a.basis, Sponsor: a.sponsor,
		Current: rs.rev.id, Bound: bound, Audience: m.audience.Parties, Counters: counters,
	}
	if a.answers != nil {
		st.Answers = a.answers.Answers
	}
	st.Revisions = make([]parley.RevisionStatus, 0, len(m.revs))
	for i := range m.revs {
		st.Revisions = append(st.Revisions, s.describeRevision(a, m, i, states[i], gates[i], len(counters) > 0))
	}
	shown := st.Revisions[cur]
	st.State, st.Waiting, st.Toward = shown.State, shown.Waiting, shown.Toward
	if rs.inForce && a.basis == parley.Agreed {
		for i := range rs.claims {
			if c := &rs.claims[i]; c.requires() && !has(rs.required, c.party) {
				st.LaterClaims = append(st.LaterClaims, c.public(rs.rev.footing.layout, false))
			}
		}
	}
	return st
}

func title(r *parley.Revision) string {
	for _, t := range r.Texts {
		if t.Authentic && t.Lang == "en" {
			return t.Title
		}
	}
	for _, t := range r.Texts {
		if t.Authentic {
			return t.Title
		}
	}
	return r.Texts[0].Title
}

func (s *State) describeRevision(a *arrangement, m *machine, i int, state parley.StateName, g gate, countered bool) parley.RevisionStatus {
	rs := m.revs[i]
	out := parley.RevisionStatus{
		Revision: rs.rev.id, Number: rs.rev.number, At: rs.rev.at, By: rs.rev.by,
		State: state, Map: rs.rev.content.Map.Status,
	}
	for j := range rs.claims {
		out.Claims = append(out.Claims, rs.claims[j].public(rs.rev.footing.layout, false))
	}
	switch {
	case rs.inForce:
		out.InForce, out.Renewals = rs.start, rs.renewals
		out.Ends = rs.lastDay()
		out.Required = s.required(rs.needs, m.at)
		out.Public = rs.public
		for j := range rs.publish {
			out.Publishing = append(out.Publishing, rs.publish[j].party)
		}
	case rs.over == "" && a.basis == parley.Agreed:
		out.Required = s.required(g.needs, m.at)
	}
	if rs.over == "" {
		out.Waiting = s.waiting(a, m, i, g)
	}
	if countered && out.State == parley.StateTabled {
		out.State = parley.StateCountered
	}
	out.Toward = s.toward(a, m, rs, out.State, g.settled)
	return out
}

func (s *State) required(needs []need, t parley.Instant) []parley.Required {
	out := make([]parley.Required, 0, len(needs))
	for _, n := range needs {
		out = append(out, parley.Required{Party: n.party, Name: s.needName(n, t), Because: n.why.public()})
	}
	return out
}

func (s *State) needName(n need, t parley.Instant) string {
	if p, ok := s.parties[n.party]; ok && p.since <= t {
		return s.nameAt(n.party, t)
	}
	return n.name
}

// toward shows the revision as it stands toward each party concerned (R7).
func (s *State) toward(a *arrangement, m *machine, rs *revState, state parley.StateName, settled []bool) []parley.Toward {
	ids := make([]parley.PartyID, 0, 8)
	add := func(p parley.PartyID) {
		if q, ok := s.parties[p]; ok && q.since <= m.at && !has(ids, p) {
			ids = append(ids, p)
		}
	}
	add(a.sponsor)
	for _, h := range rs.rev.content.Roles {
		add(h.Party)
	}
	for j := range rs.claims {
		add(rs.claims[j].party)
	}
	for j := range rs.positions {
		add(rs.positions[j].party)
	}
	for _, k := range rs.acks {
		add(k.party)
	}
	for _, p := range s.addressed(a, m) {
		add(p)
	}
	bound := rs.bound(m.at)
	out := make([]parley.Toward, 0, len(ids))
	for _, p := range ids {
		t := parley.Toward{Party: p, Name: s.nameAt(p, m.at), Bound: has(bound, p)}
		t.State = rs.towardState(a, m, p, state)
		for j := range rs.positions {
			if q := &rs.positions[j]; q.party == p {
				t.Stance, t.Settled, t.By = q.stance, settled != nil && settled[j], q.by
				if q.suspect {
					t.Flags = append(t.Flags, "key-compromised")
				}
			}
		}
		if b := rs.member(p); b != nil {
			t.Since, t.By = b.since, b.by
			if b.leaving != (parley.StatementID{}) {
				t.By = b.leaving
			}
			t.ReleasedFrom = rs.releasedFrom(p)
		}
		out = append(out, t)
	}
	return out
}

// addressed are those whom the arrangement speaks to by name: its audience; for
// a declared zone that goes to everyone, every party but the registrar.
func (s *State) addressed(a *arrangement, m *machine) []parley.PartyID {
	if !m.audience.Everyone || a.basis != parley.Declared {
		return m.audience.Parties
	}
	var out []parley.PartyID
	for _, p := range s.order {
		if p.id != s.registrar && p.since <= m.at {
			out = append(out, p.id)
		}
	}
	return out
}

// towardState is the state toward one party.
func (rs *revState) towardState(a *arrangement, m *machine, p parley.PartyID, state parley.StateName) parley.StateName {
	if a.basis == parley.Declared && p != a.sponsor && rs.over == "" {
		if s := rs.recognition(p, m); s != "" {
			return s
		}
	}
	if !rs.inForce || rs.over != "" {
		return state
	}
	b := rs.member(p)
	switch {
	case b == nil:
		switch a.basis {
		case parley.Declared:
			return parley.StateDeclared
		case parley.Asserted:
			return parley.StateAsserted
		case parley.Authorised:
			return parley.StateAuthorised
		}
		return parley.StateTabled // in force for others: not accepted, not recognised
	case b.released:
		return parley.StateReleased
	case b.leftBy(m.at):
		return parley.StateTerminated
	case rs.suspended(m.at):
		return parley.StateSuspended
	case b.leaves != 0 || rs.ends != 0:
		return parley.StateTerminationNotice
	}
	for j := range rs.breaches {
		if n := &rs.breaches[j]; rs.pending(n, m.at) && (n.by == p || n.against == p) {
			return parley.StateBreachNotice
		}
	}
	if a.basis == parley.Declared {
		return parley.StateDeclared
	}
	return parley.StateInForce
}

// recognition is the state of a declared zone toward a party that said
// something of it.
func (rs *revState) recognition(p parley.PartyID, m *machine) parley.StateName {
	if b := rs.member(p); b != nil {
		switch {
		case b.leftBy(m.at):
			return parley.StateTerminated
		case rs.suspended(m.at):
			return parley.StateSuspended
		case b.leaves != 0 || rs.ends != 0:
			return parley.StateTerminationNotice
		}
		return parley.StateRecognised
	}
	if q := rs.position(p); q != nil {
		switch q.stance {
		case parley.Accept:
			return parley.StateRecognised
		case parley.AcceptWithCondition:
			return parley.StateRecognisedWithCondition
		case parley.Reject:
			return parley.StateRecognitionRefused
		}
	}
	for _, k := range rs.acks {
		if k.party == p {
			return parley.StateReceipted
		}
	}
	return ""
}
