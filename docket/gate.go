package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// need is a party that must consent to a revision, and why.
type need struct {
	party parley.PartyID // zero: a claimant that was not admitted
	name  string
	why   grounds
}

// grounds are the reasons for which a party must consent, as a set.
type grounds uint8

const (
	byRole grounds = 1 << iota
	byTerritory
	byIndeterminate
	byBound
)

// becauses spells every set of grounds; the lists are shared.
var becauses = func() (all [1 << 4][]parley.Because) {
	for g := range all {
		for i, b := range [...]parley.Because{parley.BecauseRole, parley.BecauseTerritory, parley.BecauseIndeterminate, parley.BecauseBound} {
			if g&(1<<i) != 0 {
				all[g] = append(all[g], b)
			}
		}
	}
	return all
}()

func (g grounds) public() []parley.Because { return becauses[g] }

func (g grounds) String() string {
	var out []string
	for i, s := range [...]string{"its role must consent", "the volume touches its territory", "the volume may touch its territory", "it is bound by the revision that this one replaces"} {
		if g&(1<<i) != 0 {
			out = append(out, s)
		}
	}
	return list(out)
}

// gate is how a revision stands before the one instant at which it may come
// into force (R1).
type gate struct {
	needs   []need
	settled []bool // parallel to the positions
	// accepted counts the parties whose acceptance is settled.
	accepted int
	missing  bool // a needed party's settled acceptance is missing
	asked    bool // a blocking question of a party that must consent is open
	// consented: all that consent can give is there; only the map, the date and
	// the effective condition can still hold it back.
	consented bool
	final     bool // final
	condition bool // the effective condition is settled
}

// parties that must consent, ascending.
func (g *gate) parties() []parley.PartyID {
	var out []parley.PartyID
	for _, n := range g.needs {
		if n.party != (parley.PartyID{}) {
			out = append(out, n.party)
		}
	}
	sortParties(out)
	return slices.Compact(out)
}

func (g *gate) needing(p parley.PartyID) bool {
	return slices.ContainsFunc(g.needs, func(n need) bool { return n.party == p })
}

// needs lists who must consent to an open revision at m.at: every holder of a
// consenting role, every claimant under its footprint, and everyone that the
// revision in force holds.
func (m *machine) needs(a *arrangement, rs *revState) []need {
	if a.basis != parley.Agreed {
		return nil
	}
	out := make([]need, 0, len(rs.rev.content.Roles)+len(rs.claims))
	add := func(p parley.PartyID, name string, why grounds) {
		for i := range out {
			if out[i].party == p && p != (parley.PartyID{}) {
				out[i].why |= why
				return
			}
		}
		out = append(out, need{p, name, why})
	}
	for _, h := range rs.rev.content.Roles {
		if has(rs.rev.content.Consenting, h.Role) {
			add(h.Party, h.Name, byRole)
		}
	}
	for i := range rs.claims {
		if c := &rs.claims[i]; c.requires() {
			why := byTerritory
			if c.touch == geo.Indeterminate {
				why = byIndeterminate
			}
			add(c.party, c.name, why)
		}
	}
	if old := m.force(); old != nil && old != rs {
		for i := range old.members {
			if b := &old.members[i]; !b.leftBy(m.at) {
				add(b.party, "", byBound)
			}
		}
	}
	return out
}

// gate computes how revision i stands at m.at.
func (m *machine) gate(a *arrangement, i int) gate {
	rs := m.revs[i]
	g := gate{needs: m.needs(a, rs)}
	g.settled = m.settled(rs, g.needs)
	for _, ok := range g.settled {
		if ok {
			g.accepted++
		}
	}
	for _, n := range g.needs {
		j := slices.IndexFunc(rs.positions, func(p position) bool { return p.party == n.party })
		if n.party == (parley.PartyID{}) || j < 0 || !g.settled[j] {
			g.missing = true
		}
	}
	for j := range rs.questions {
		q := &rs.questions[j]
		if q.blocking && !q.settled && g.needing(q.asker) {
			g.asked = true
		}
	}
	terms := &rs.rev.content.Terms
	g.final = rs.rev.content.Map.Status == parley.MapFinal
	g.condition = terms.Effective.When == nil || rs.holds(terms.Effective.When, g.settled)
	g.consented = !g.missing && !g.asked && g.accepted >= 2
	return g
}

// passes reports whether revision i comes into force at m.at. A declared,
// asserted or authorised zone has no consent to wait for.
func (m *machine) passes(a *arrangement, i int) bool {
	rs := m.revs[i]
	terms := &rs.rev.content.Terms
	if rs.rev.content.Map.Status != parley.MapFinal || m.at < terms.Effective.At {
		return false
	}
	if a.basis != parley.Agreed {
		return terms.Effective.When == nil || rs.holds(terms.Effective.When, m.settled(rs, nil))
	}
	g := m.gate(a, i)
	return g.consented && g.condition
}

// settled tells of each position whether it is a settled acceptance: the least
// fixpoint over conditions, which are monotone, so that order does not matter.
// needs are those of an open revision; one in force has frozen them.
func (m *machine) settled(rs *revState, needs []need) []bool {
	if len(rs.positions) == 0 {
		return nil
	}
	out := make([]bool, len(rs.positions))
	conditional := false
	var others []parley.PartyID // whose acceptance a reservation needs
	for i := range rs.positions {
		p := &rs.positions[i]
		b := rs.member(p.party)
		switch {
		case b != nil && !b.back(p, m.at):
			out[i] = !b.leftBy(m.at) // who left accepts no more
		case p.suspect: // it must reaffirm
		case p.members != nil:
			out[i] = rs.simultaneous(p)
		case p.stance == parley.Accept:
			out[i] = true
		case p.stance == parley.AcceptWithReservation:
			if others == nil {
				others = m.voices(rs, needs)
			}
			out[i] = rs.accepted(p, others)
		case p.stance == parley.AcceptWithCondition:
			conditional = true
		}
	}
	for again := conditional; again; {
		again = false
		for i := range rs.positions {
			p := &rs.positions[i]
			if b := rs.member(p.party); b != nil && !b.back(p, m.at) {
				continue
			}
			if !out[i] && p.condition != nil && !p.suspect && rs.holds(p.condition, out) {
				out[i] = true
				again = true
			}
		}
	}
	return out
}

// voices are the parties whose word on a reservation counts: those that must
// consent and those already bound.
func (m *machine) voices(rs *revState, needs []need) []parley.PartyID {
	out := []parley.PartyID{}
	if !rs.inForce {
		for _, n := range needs {
			out = append(out, n.party)
		}
		return out
	}
	out = append(out, rs.required...)
	for i := range rs.members {
		if b := &rs.members[i]; !b.leftBy(m.at) && !has(out, b.party) {
			out = append(out, b.party)
		}
	}
	return out
}

// accepted reports whether every voice but its author's accepts the reservation.
func (rs *revState) accepted(p *position, voices []parley.PartyID) bool {
	for _, v := range voices {
		if v == p.party {
			continue
		}
		if w := rs.word(p.by, v); w == nil || !w.accepts || w.suspect {
			return false
		}
	}
	return true
}

func (rs *revState) word(reservation parley.StatementID, p parley.PartyID) *word {
	for i := range rs.words {
		if w := &rs.words[i]; w.reservation == reservation && w.party == p {
			return w
		}
	}
	return nil
}

// simultaneous reports whether every member's latest position is the same
// simultaneous acceptance.
func (rs *revState) simultaneous(p *position) bool {
	for _, q := range p.members {
		o := rs.position(q)
		if o == nil || o.suspect || !slices.Equal(o.members, p.members) {
			return false
		}
	}
	return true
}

// holds reports whether a condition is settled, given which positions are.
func (rs *revState) holds(c *parley.Condition, settled []bool) bool {
	switch {
	case c.Accepts != (parley.PartyID{}):
		for i := range rs.positions {
			if rs.positions[i].party == c.Accepts {
				return settled[i]
			}
		}
		return false
	case c.Confirmed != nil:
		return slices.ContainsFunc(rs.facts, func(f fact) bool {
			return !f.suspect && f.party == c.Confirmed.By && f.label == c.Confirmed.Label
		})
	case c.All != nil:
		for i := range c.All {
			if !rs.holds(&c.All[i], settled) {
				return false
			}
		}
		return true
	}
	for i := range c.Any {
		if rs.holds(&c.Any[i], settled) {
			return true
		}
	}
	return false
}

// who resolves a selection of parties in a revision.
func (r *revision) who(w *parley.Who) []parley.PartyID {
	out := slices.Clone(w.Parties)
	for _, h := range r.content.Roles {
		if has(w.Roles, h.Role) && !has(out, h.Party) {
			out = append(out, h.Party)
		}
	}
	return out
}

// includes reports whether a selection names p; an absent one names everybody.
func (r *revision) includes(w *parley.Who, p parley.PartyID) bool {
	return w == nil || has(r.who(w), p)
}
