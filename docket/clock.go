package docket

import (
	"slices"
	"sort"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// tick does the clock's work up to and including t: entries into force at their
// dates, lapses, expiries, renewals, terminations. It returns m itself where
// there is none.
func (m *machine) tick(a *arrangement, t parley.Instant) *machine {
	for {
		next := m.next(a)
		if next > t {
			return m
		}
		alone := m.others(a) > next // nothing else happens at the term's end
		m = m.clone()
		m.at = next
		if alone {
			m.skipRenewals(a, t)
		}
		m.settle(a)
	}
}

// next is the first instant after m.at at which the clock alone changes
// something; Never if it does not.
func (m *machine) next(a *arrangement) parley.Instant {
	next := m.others(a)
	for _, rs := range m.revs {
		if rs.over == "" && rs.inForce && rs.end > m.at {
			next = min(next, rs.end)
		}
	}
	return next
}

// others is the first instant after m.at at which the clock changes something
// other than a term.
func (m *machine) others(a *arrangement) parley.Instant {
	next := parley.Never
	add := func(t parley.Instant) {
		if t > m.at && t < next {
			next = t
		}
	}
	for _, rs := range m.revs {
		if rs.over != "" {
			continue
		}
		if !rs.inForce {
			add(rs.rev.content.Terms.Effective.At)
			add(rs.lapse(a))
			continue
		}
		add(rs.ends)
		for i := range rs.members {
			add(rs.members[i].leaves)
		}
		for i := range rs.halts {
			add(rs.halts[i].from)
			add(rs.halts[i].until)
		}
		for i := range rs.breaches {
			if rs.breaches[i].open() {
				add(rs.breaches[i].cure)
			}
		}
	}
	return next
}

// lapse is when an open revision lapses; 0: never.
func (rs *revState) lapse(a *arrangement) parley.Instant {
	t := rs.rev.content.Terms.OpenUntil
	if end := rs.rev.content.Terms.Ends; end != 0 && (t == 0 || end < t) {
		t = end
	}
	return t
}

// settle does what follows at m.at from how things stand: first what ends,
// then what lapses, then what comes into force, then who joins.
func (m *machine) settle(a *arrangement) {
	for i, rs := range m.revs {
		if rs.over == "" && rs.inForce {
			m.expire(a, i)
		}
	}
	for i, rs := range m.revs {
		if t := rs.lapse(a); rs.open() && t != 0 && t <= m.at {
			e := m.edit(i)
			e.over, e.overAt = parley.StateLapsed, m.at
			if a.basis == parley.Declared {
				e.over = parley.StateCeased
			}
		}
	}
	for i := range m.revs {
		m.letGo(i)
	}
	for i := range m.revs {
		if m.revs[i].open() && m.passes(a, i) {
			m.enter(a, i)
			m.join(a, i) // a later revision needs those whom this one binds
		}
	}
	for i, rs := range m.revs {
		if rs.inForce && rs.over == "" {
			m.join(a, i)
		}
	}
}

// expire ends or renews the term, and ends it for all after a denunciation.
func (m *machine) expire(a *arrangement, i int) {
	rs := m.revs[i]
	if rs.ends != 0 && rs.ends <= m.at {
		e := m.edit(i)
		e.over, e.overAt = parley.StateTerminated, rs.ends
		if a.basis == parley.Declared {
			e.over = parley.StateCeased
		}
		return
	}
	for rs.end <= m.at {
		e := m.edit(i)
		if !e.renews() {
			e.over, e.overAt = parley.StateExpired, e.end
			if a.basis == parley.Declared {
				e.over = parley.StateCeased
			}
			return
		}
		e.leaveObjectors()
		e.renewals++
		e.end = e.expiry(e.renewals)
		rs = e
	}
}

// leaveObjectors lets go, at the expiry of a term that is renewed, whoever
// objected to that.
func (rs *revState) leaveObjectors() {
	for j := range rs.members {
		b := &rs.members[j]
		if d := rs.decision(b.party); d != nil && d.decision == statement.DecideObject && (b.leaves == 0 || b.leaves > rs.end) {
			b.leaves, b.leaving = rs.end, d.by
		}
	}
}

// renews decides, at the expiry of a term, whether another follows.
func (rs *revState) renews() bool {
	r := rs.rev.content.Terms.Renewal
	if r == nil || r.Most != 0 && rs.renewals >= r.Most || rs.expiry(rs.renewals+1) <= rs.end {
		return false
	}
	if r.Mode == parley.RenewTacit {
		for _, p := range rs.required {
			if d := rs.decision(p); d != nil && d.decision == statement.DecideObject {
				return false
			}
		}
		return true
	}
	by := rs.renewers()
	for _, p := range by {
		if d := rs.decision(p); d == nil || d.decision != statement.DecideRenew {
			return false
		}
	}
	return len(by) > 0
}

// renewers are the parties whose consent a renewal by consent needs.
func (rs *revState) renewers() []parley.PartyID {
	r := rs.rev.content.Terms.Renewal
	if r == nil {
		return nil
	}
	if r.By == nil {
		return rs.required
	}
	return rs.rev.who(r.By)
}

// decision is p's latest on the present term.
func (rs *revState) decision(p parley.PartyID) *decision {
	for i := range rs.decided {
		if d := &rs.decided[i]; d.party == p && d.expiry == rs.end {
			return d
		}
	}
	return nil
}

// expiry of the term after n renewals, counted from the first start, so that
// the month's end is clamped once.
func (rs *revState) expiry(n int64) parley.Instant {
	terms := &rs.rev.content.Terms
	end := parley.Never
	if !terms.Duration.IsZero() {
		total := terms.Duration
		if r := terms.Renewal; r != nil && n > 0 {
			each := r.Period
			if each.IsZero() {
				each = terms.Duration
			}
			each = each.Times(n)
			total.Months += each.Months
			total.Days += each.Days
			total.Hours += each.Hours
		}
		end = total.From(rs.start)
	}
	if terms.Ends != 0 {
		end = min(end, terms.Ends)
	}
	return end
}

// silent reports whether the present term is followed by another without any
// other change: the terms renew it tacitly, and nobody objects.
func (rs *revState) silent() bool {
	r := rs.rev.content.Terms.Renewal
	return rs.inForce && rs.over == "" && r != nil && r.Mode == parley.RenewTacit && rs.renews() &&
		!slices.ContainsFunc(rs.decided, func(d decision) bool { return d.expiry == rs.end && d.decision == statement.DecideObject })
}

// change is the first instant after m.at at which the clock changes anything
// but the count of silent renewals.
func (m *machine) change(a *arrangement) parley.Instant {
	next := m.others(a)
	for _, rs := range m.revs {
		if rs.over != "" || !rs.inForce || rs.end <= m.at {
			continue
		}
		end := rs.end
		if rs.silent() {
			end = rs.last()
		}
		next = min(next, end)
	}
	return next
}

// last is the end of the last term that silent renewals can reach.
func (rs *revState) last() parley.Instant {
	end := parley.Never
	terms := &rs.rev.content.Terms
	if terms.Renewal.Most != 0 {
		end = rs.expiry(terms.Renewal.Most)
	}
	if terms.Ends != 0 {
		end = min(end, terms.Ends)
	}
	return end
}

// skipRenewals jumps over silent renewals, so that a far future is answered at
// once. It stops one renewal short of t and of whatever else happens.
func (m *machine) skipRenewals(a *arrangement, t parley.Instant) {
	for i, rs := range m.revs {
		if rs.end != m.at || !rs.silent() {
			continue
		}
		stop := min(t, m.others(a))
		if stop <= rs.expiry(rs.renewals+1) {
			continue
		}
		n, most := rs.renewals+1, int64(1)<<40
		if r := rs.rev.content.Terms.Renewal; r.Most != 0 {
			most = r.Most
		}
		past := func(k int64) bool { // the term after n+k renewals ends too late, or not later
			end := rs.expiry(n + k)
			return end >= stop || end <= rs.expiry(n+k-1)
		}
		far := int64(1)
		for far < min(most-n, 1<<24) && !past(far) {
			far *= 2
		}
		far = min(far, most-n, 1<<24)
		k := int64(sort.Search(int(max(far, 0)), func(k int) bool { return past(int64(k)) }))
		if k <= 1 {
			continue
		}
		e := m.edit(i)
		e.renewals = n + k - 1
		e.end = e.expiry(e.renewals)
		m.at = e.expiry(e.renewals - 1)
	}
}

// enter brings revision i into force at m.at: who must consent is frozen, what
// it replaces ends in the same instant.
func (m *machine) enter(a *arrangement, i int) {
	g := m.gate(a, i)
	for j, o := range m.revs {
		if j == i || o.over != "" || o.open() && j > i {
			continue
		}
		e := m.edit(j)
		e.over, e.overAt = parley.StateSuperseded, m.at
	}
	rs := m.edit(i)
	rs.inForce = true
	rs.start = m.at
	rs.required, rs.needs = g.parties(), g.needs
	rs.end = rs.expiry(0)
}

// letGo lets go, for good, of members to whom a release has left no bound party.
func (m *machine) letGo(i int) {
	rs := m.revs[i]
	if !rs.inForce || rs.over != "" || !slices.ContainsFunc(rs.breaches, func(b breach) bool { return b.released != 0 }) {
		return
	}
	holding := rs.holding(m.at)
	for j := range rs.members {
		if b := &rs.members[j]; b.leftBy(m.at) || has(holding, b.party) {
			continue
		}
		rs = m.edit(i)
		b := &rs.members[j]
		b.leaves, b.last, b.released = m.at, m.entry+1, true
		for _, n := range rs.breaches {
			if n.released != 0 && (n.by == b.party || n.against == b.party) {
				b.leaving = n.release
			}
		}
	}
}

// join makes members of those whose acceptance has settled and who are none yet.
func (m *machine) join(a *arrangement, i int) {
	settled := m.settled(m.revs[i], nil)
	var e *revState
	for j, ok := range settled {
		p := &m.revs[i].positions[j]
		was := m.revs[i].member(p.party)
		if !ok || was != nil && !was.back(p, m.at) {
			continue
		}
		if e == nil {
			e = m.edit(i)
		}
		if was != nil { // it left, and accedes again; its suspensions ended when it left
			for k := range e.halts {
				if h := &e.halts[k]; h.party == p.party && m.revs[i].dropped(h, m.at) {
					h.until = min(h.until, was.leaves)
				}
			}
			*e.member(p.party) = member{party: p.party, since: m.at, by: p.by, required: has(e.required, p.party)}
			continue
		}
		e.members = append(e.members, member{party: p.party, since: m.at, by: p.by, required: has(e.required, p.party)})
	}
	if a.basis == parley.Declared && m.revs[i].member(a.sponsor) == nil {
		e = m.edit(i)
		e.members = append(e.members, member{party: a.sponsor, since: m.at, by: m.revs[i].rev.by, required: true})
	}
}
