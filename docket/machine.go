package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// machine is an arrangement at one instant. Once it stands in a moment it is
// never changed: clone and edit copy what they change.
type machine struct {
	at       parley.Instant // the clock's work is done up to here
	entry    uint64         // index of the last that changed it
	audience statement.Audience
	revs     []*revState // oldest first
}

// revState is one revision at one instant.
type revState struct {
	rev    *revision
	claims []claim
	over   parley.StateName // "" while it lives; else how it ended
	overAt parley.Instant

	positions []position // one for each party, in order of its first
	questions []question
	words     []word
	facts     []fact
	acks      []ack

	// From the entry into force on:
	inForce  bool
	start    parley.Instant   // E
	required []parley.PartyID // frozen at E, ascending
	needs    []need           // the same with their reasons
	members  []member
	end      parley.Instant // of the term; Never
	renewals int64
	decided  []decision
	ends     parley.Instant // terminated for all then; 0: no
	endedBy  parley.StatementID
	halts    []halt
	breaches []breach
	publish  []publisher
	public   parley.Instant // from then on everybody may read the revision; 0: not
}

// publisher is a party that wants the revision to be public.
type publisher struct {
	party   parley.PartyID
	at      parley.Instant
	by      parley.StatementID
	keys    []parley.KeyID
	suspect bool
}

func (p *publisher) signedBy(k *key) bool { return has(p.keys, k.id) && p.at >= k.compromised }

// position is a party's latest stance on the revision.
type position struct {
	party     parley.PartyID
	stance    parley.Stance
	at        parley.Instant
	by        parley.StatementID
	keys      []parley.KeyID
	condition *parley.Condition
	members   []parley.PartyID // position/simultaneous
	suspect   bool             // signed by a key since said to be compromised
}

func (p *position) accepts() bool {
	return p.stance == parley.Accept || p.stance == parley.AcceptWithReservation || p.stance == parley.AcceptWithCondition
}

func (p *position) signedBy(k *key) bool { return has(p.keys, k.id) && p.at >= k.compromised }

// question is a clarification that was asked.
type question struct {
	by       parley.StatementID
	asker    parley.PartyID
	at       parley.Instant
	blocking bool
	answered parley.StatementID
	settled  bool
}

// word is a party's latest on another's reservation.
type word struct {
	reservation parley.StatementID
	party       parley.PartyID
	accepts     bool
	at          parley.Instant
	by          parley.StatementID
	keys        []parley.KeyID
	suspect     bool
}

func (w *word) signedBy(k *key) bool { return has(w.keys, k.id) && w.at >= k.compromised }

// fact is a condition that the party named for it has confirmed.
type fact struct {
	party   parley.PartyID
	label   string
	at      parley.Instant
	by      parley.StatementID
	keys    []parley.KeyID
	suspect bool
}

func (f *fact) signedBy(k *key) bool { return has(f.keys, k.id) && f.at >= k.compromised }

// ack says that a party has received a declared zone.
type ack struct {
	party parley.PartyID
	by    parley.StatementID
}

// member is a party whose acceptance settled: it is bound while the term runs.
type member struct {
	party    parley.PartyID
	since    parley.Instant
	by       parley.StatementID
	required bool
	leaves   parley.Instant     // 0: stays
	leaving  parley.StatementID // the denunciation, objection or release
	last     uint64             // entries before this one no longer speak for it, once it has left
	released bool               // for good: no bound party was left to it
}

// back reports whether p is a new acceptance by a member that has left.
func (b *member) back(p *position, t parley.Instant) bool {
	return b.leftBy(t) && !b.released && b.by != p.by
}

func (b *member) leftBy(t parley.Instant) bool { return b.leaves != 0 && b.leaves <= t }

// decision on the renewal of the term that ends at expiry.
type decision struct {
	party    parley.PartyID
	expiry   parley.Instant
	decision statement.Decision
	by       parley.StatementID
}

// halt is one party's suspension, during [from, until).
type halt struct {
	party       parley.PartyID
	by          parley.StatementID
	at          parley.Instant
	index       uint64
	from, until parley.Instant
}

// breach is a notice of breach and what became of it.
type breach struct {
	notice   parley.StatementID
	by       parley.PartyID
	against  parley.PartyID
	at       parley.Instant
	cure     parley.Instant // the notifier may release itself from then on
	claimed  parley.StatementID
	settled  parley.StatementID
	released parley.Instant
	release  parley.StatementID
}

func (b *breach) open() bool { return b.settled == (parley.StatementID{}) && b.released == 0 }

func (m *machine) clone() *machine {
	c := *m
	c.revs = slices.Clone(m.revs)
	return &c
}

// edit gives the state of revision i for changing: a copy, whose slices are
// copies too.
func (m *machine) edit(i int) *revState {
	c := *m.revs[i]
	c.positions = slices.Clone(c.positions)
	c.questions = slices.Clone(c.questions)
	c.words = slices.Clone(c.words)
	c.facts = slices.Clone(c.facts)
	c.acks = slices.Clone(c.acks)
	c.members = slices.Clone(c.members)
	c.decided = slices.Clone(c.decided)
	c.halts = slices.Clone(c.halts)
	c.breaches = slices.Clone(c.breaches)
	c.publish = slices.Clone(c.publish)
	m.revs[i] = &c
	return &c
}

// index of the revision with that hash; -1: none.
func (m *machine) index(id parley.RevisionID) int {
	return slices.IndexFunc(m.revs, func(rs *revState) bool { return rs.rev.id == id })
}

// force is the revision in force; nil: none.
func (m *machine) force() *revState {
	for _, rs := range m.revs {
		if rs.inForce && rs.over == "" {
			return rs
		}
	}
	return nil
}

func (rs *revState) open() bool { return rs.over == "" && !rs.inForce }

func (rs *revState) position(p parley.PartyID) *position {
	for i := range rs.positions {
		if rs.positions[i].party == p {
			return &rs.positions[i]
		}
	}
	return nil
}

func (rs *revState) member(p parley.PartyID) *member {
	for i := range rs.members {
		if rs.members[i].party == p {
			return &rs.members[i]
		}
	}
	return nil
}

// held reports whether p belongs to the revision in force at t, suspended or not.
func (rs *revState) held(p parley.PartyID, t parley.Instant) bool {
	b := rs.member(p)
	return b != nil && !b.leftBy(t)
}

func (rs *revState) suspended(t parley.Instant) bool {
	for i := range rs.halts {
		if h := &rs.halts[i]; h.from <= t && t < h.until && !rs.dropped(h, t) {
			return true
		}
	}
	return false
}

// dropped reports whether a suspension ended because its author, having been
// bound, left.
func (rs *revState) dropped(h *halt, t parley.Instant) bool {
	b := rs.member(h.party)
	return b != nil && b.leftBy(t) && (h.at < b.leaves || h.index < b.last)
}

// pending reports whether a notice of breach stands between two that are bound.
func (rs *revState) pending(b *breach, t parley.Instant) bool {
	return b.open() && rs.held(b.by, t) && rs.held(b.against, t)
}

// releasedFrom are the parties toward which p is no longer bound.
func (rs *revState) releasedFrom(p parley.PartyID) []parley.PartyID {
	var out []parley.PartyID
	for _, b := range rs.breaches {
		if b.released == 0 {
			continue
		}
		if b.by == p {
			out = append(out, b.against)
		} else if b.against == p {
			out = append(out, b.by)
		}
	}
	return out
}

// bound are the parties bound at t, ascending: the gate is passed, the term
// runs, nothing suspends it, and they have neither left nor been released. A
// party released toward one stays bound while any other bound party remains
// (greatest fixpoint).
func (rs *revState) bound(t parley.Instant) []parley.PartyID {
	if !rs.inForce || rs.over != "" || rs.suspended(t) {
		return nil
	}
	out := rs.holding(t)
	sortParties(out)
	return out
}

// holding are those whom the revision holds at t, suspended or not.
func (rs *revState) holding(t parley.Instant) []parley.PartyID {
	var out []parley.PartyID
	for _, b := range rs.members {
		if !b.leftBy(t) {
			out = append(out, b.party)
		}
	}
	for again := true; again; {
		again = false
		for i, p := range out {
			from := rs.releasedFrom(p)
			if len(from) == 0 {
				continue
			}
			if !slices.ContainsFunc(out, func(q parley.PartyID) bool { return q != p && !has(from, q) }) {
				out = slices.Delete(out, i, i+1)
				again = true
				break
			}
		}
	}
	return out
}

func sortParties(ids []parley.PartyID) {
	slices.SortFunc(ids, func(a, b parley.PartyID) int { return slices.Compare(a[:], b[:]) })
}
