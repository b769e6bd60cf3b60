package docket

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// NeedsSoon is how long before its end a term is among what a party must look at.
const NeedsSoon = 14 // days

// Needs is what waits for p, the most pressing first: what is due within
// NeedsSoon or overdue, by time; then consents; then what else holds a revision
// back; then the rest. It follows from what p may see alone.
func (v *Snapshot) Needs(p parley.PartyID) []parley.Need {
	out := []parley.Need{}
	who, ok := v.s.parties[p]
	if !ok || who.since > v.t {
		return out
	}
	soon := parley.Period{Days: NeedsSoon}.From(v.t)
	for _, a := range v.s.tabled {
		m := v.machine(a)
		if m == nil || !m.audience.Has(p) {
			continue
		}
		n := &needing{v: v, a: a, m: m, p: p, soon: soon}
		out = append(out, n.all()...)
	}
	slices.SortStableFunc(out, func(x, y parley.Need) int {
		if due(x) <= soon || due(y) <= soon {
			return cmp.Or(cmp.Compare(due(x), due(y)), pressing(x)-pressing(y))
		}
		return cmp.Or(pressing(x)-pressing(y), cmp.Compare(due(x), due(y)))
	})
	return out
}

// due is when a need is due; Never if at no time.
func due(n parley.Need) parley.Instant {
	if n.Due == 0 {
		return parley.Never
	}
	return n.Due
}

// pressing gives the rank of a need: the least comes first.
func pressing(n parley.Need) int {
	switch n.Kind {
	case parley.NeedReaffirmation, parley.NeedConsent, parley.NeedDisclaim:
		return 1
	case parley.NeedMap:
		return 3 // it takes longest
	case parley.NeedRenewal, parley.NeedExpiry:
		return 5
	}
	if n.Blocks {
		return 2
	}
	return 4
}

// machine of a at the snapshot's time; nil before it was tabled.
func (v *Snapshot) machine(a *arrangement) *machine {
	c := v.shown(a, v.t)
	if c == nil {
		return nil
	}
	m := *c.m
	m.at = v.t // nothing happens in between
	return &m
}

// needing gathers what one arrangement wants of a party.
type needing struct {
	v    *Snapshot
	a    *arrangement
	m    *machine
	p    parley.PartyID
	soon parley.Instant
	rs   *revState
	g    gate
	due  parley.Instant // when an open revision lapses
	out  []parley.Need
}

func (n *needing) name(p parley.PartyID) string { return n.v.s.nameAt(p, n.m.at) }

func (n *needing) add(x parley.Need, from ...parley.PartyID) {
	x.Arrangement, x.Revision = n.a.id, n.rs.rev.id
	from = slices.DeleteFunc(slices.Clone(from), func(q parley.PartyID) bool { return q == n.p || q == parley.PartyID{} })
	sortParties(from)
	if from = slices.Compact(from); len(from) > 0 {
		x.From = from
	}
	n.out = append(n.out, x)
}

// all goes through the revisions that live: the one in force, and those that
// would follow it.
func (n *needing) all() []parley.Need {
	for i, rs := range n.m.revs {
		if rs.over != "" {
			continue
		}
		n.rs, n.g, n.due = rs, gate{}, 0
		if rs.inForce {
			n.g.settled = n.m.settled(rs, nil)
			n.force()
		} else {
			n.g = n.m.gate(n.a, i)
			n.due = rs.lapse(n.a)
			n.consent(i)
			n.theMap()
		}
		n.reservations()
		n.conditions()
		n.questions()
		n.recognition()
	}
	n.countered()
	return n.out
}

// accepted is the number of the latest revision before i that the party had
// accepted; 0: none.
func (n *needing) accepted(i int) int {
	for j := i - 1; j >= 0; j-- {
		if q := n.m.revs[j].position(n.p); q != nil && q.accepts() {
			return n.m.revs[j].rev.number
		}
	}
	return 0
}

// consent: the party's own position on an open revision.
func (n *needing) consent(i int) {
	if n.a.basis == parley.Agreed {
		n.audience()
	}
	q := n.rs.position(n.p)
	j := slices.IndexFunc(n.g.needs, func(x need) bool { return x.party == n.p })
	if q != nil && q.suspect && q.accepts() {
		n.add(parley.Need{Kind: parley.NeedReaffirmation, Subject: q.by, Due: n.due, Blocks: j >= 0,
			Sentence: fmt.Sprintf("%s accepted with a key that it has since called compromised; it has not reaffirmed.", n.name(n.p))})
		return
	}
	before := n.accepted(i)
	if j < 0 {
		if q == nil && before > 0 && n.a.basis == parley.Agreed {
			n.add(parley.Need{Kind: parley.NeedChanged, Due: n.due, Accepted: before, Sentence: fmt.Sprintf(
				"Revision %d takes the place of revision %d, which %s had accepted; it need not accept.", n.rs.rev.number, before, n.name(n.p))}, n.a.sponsor)
		}
		return
	}
	if q != nil && q.stance != parley.Undecided {
		return // it has said its word
	}
	x := parley.Need{Kind: parley.NeedConsent, Due: n.due, Blocks: true, Accepted: before}
	why := n.g.needs[j].why
	x.Sentence = fmt.Sprintf("%s has not accepted this revision (%s).", n.name(n.p), why)
	if q != nil {
		x.Subject = q.by
		x.Sentence = fmt.Sprintf("%s is undecided on this revision (%s).", n.name(n.p), why)
	}
	if before > 0 {
		x.Sentence += fmt.Sprintf(" It had accepted revision %d.", before)
	}
	if why == byIndeterminate {
		x.Kind = parley.NeedDisclaim
		x.Sentence += " The touch is within the accuracy of the maps: it can also disclaim it."
	}
	n.add(x, n.a.sponsor)
}

// audience: the sponsor shows the arrangement to those who must consent.
func (n *needing) audience() {
	if n.p != n.a.sponsor {
		return
	}
	for _, x := range n.g.needs {
		if who, ok := n.v.s.parties[x.party]; ok && who.since <= n.m.at && !n.m.audience.Has(x.party) {
			n.add(parley.Need{Kind: parley.NeedAudience, Due: n.due, Blocks: true,
				Sentence: fmt.Sprintf("%s must consent (%s) and does not see this arrangement yet.", n.name(x.party), x.why)}, x.party)
		}
	}
}

func (n *needing) theMap() {
	if n.p == n.a.sponsor && n.rs.rev.content.Map.Status == parley.MapPending {
		n.add(parley.Need{Kind: parley.NeedMap, Due: n.due, Blocks: true, Sentence: "The map is pending: a revision with the final one has to be tabled, and accepted."})
	}
}

// reservations of others on which the party's word counts and is missing.
func (n *needing) reservations() {
	if !has(n.m.voices(n.rs, n.g.needs), n.p) {
		return
	}
	for j := range n.rs.positions {
		q := &n.rs.positions[j]
		if q.party == n.p || q.stance != parley.AcceptWithReservation || n.g.settled[j] || q.suspect {
			continue
		}
		if w := n.rs.word(q.by, n.p); w != nil && !(w.accepts && w.suspect) {
			continue
		}
		n.add(parley.Need{Kind: parley.NeedReservation, Subject: q.by, Due: n.due, Blocks: n.holdsBack(q.party),
			Sentence: fmt.Sprintf("%s accepts with a reservation, on which %s has not said its word.", n.name(q.party), n.name(n.p))}, q.party)
	}
}

// holdsBack reports whether what q leaves open keeps the revision from coming
// into force.
func (n *needing) holdsBack(q parley.PartyID) bool { return !n.rs.inForce && n.g.needing(q) }

// conditions that the party can help to settle: a fact that it confirms, or its
// own acceptance, which is asked of it once.
func (n *needing) conditions() {
	if when := n.rs.rev.content.Terms.Effective.When; !n.rs.inForce && when != nil && !n.rs.holds(when, n.g.settled) {
		n.condition(when, parley.Need{Due: n.due, Blocks: true, Sentence: "Its terms let it start once "})
	}
	for j := range n.rs.positions {
		q := &n.rs.positions[j]
		if q.party == n.p || q.suspect || n.g.settled[j] {
			continue
		}
		x := parley.Need{Subject: q.by, Due: n.due, Blocks: n.holdsBack(q.party)}
		if q.members != nil {
			if own := n.rs.position(n.p); has(q.members, n.p) && !n.asked() && (own == nil || !slices.Equal(own.members, q.members)) {
				x.Kind, x.Sentence = parley.NeedCondition, fmt.Sprintf("%s accepts at the same time as others; %s has not signed yet.", n.name(q.party), n.name(n.p))
				n.add(x, q.party)
			}
			continue
		}
		if q.condition != nil && q.stance == parley.AcceptWithCondition {
			x.Sentence = n.name(q.party) + " accepts on condition that "
			n.condition(q.condition, x, q.party)
		}
	}
}

// asked reports whether the party's own position on the revision is wanted
// already.
func (n *needing) asked() bool {
	return slices.ContainsFunc(n.out, func(x parley.Need) bool {
		return x.Revision == n.rs.rev.id && (x.Kind == parley.NeedConsent || x.Kind == parley.NeedDisclaim || x.Kind == parley.NeedReaffirmation)
	})
}

// condition adds x for what of an open condition is the party's to do.
func (n *needing) condition(c *parley.Condition, x parley.Need, from ...parley.PartyID) {
	var facts []string
	accepts := false
	var walk func(c *parley.Condition)
	walk = func(c *parley.Condition) {
		if n.rs.holds(c, n.g.settled) {
			return
		}
		if c.Confirmed != nil && c.Confirmed.By == n.p {
			facts = append(facts, fmt.Sprintf("%s confirms %q", n.name(n.p), c.Confirmed.Label))
		}
		accepts = accepts || c.Accepts == n.p
		for _, parts := range [][]parley.Condition{c.All, c.Any} {
			for i := range parts {
				walk(&parts[i])
			}
		}
	}
	walk(c)
	if own := n.rs.position(n.p); accepts && !n.asked() && (own == nil || own.stance == parley.Undecided || own.condition != nil) {
		facts = append(facts, n.name(n.p)+" accepts")
	}
	if len(facts) == 0 {
		return
	}
	x.Kind = parley.NeedCondition
	x.Sentence += list(facts) + "."
	n.add(x, from...)
}

// questions that wait for the party: the sponsor answers, the asker settles.
func (n *needing) questions() {
	for j := range n.rs.questions {
		q := &n.rs.questions[j]
		x := parley.Need{Kind: parley.NeedClarification, Subject: q.by, Due: n.due, Blocks: q.blocking && n.holdsBack(q.asker)}
		switch {
		case q.settled:
		case q.answered == (parley.StatementID{}) && n.p == n.a.sponsor:
			x.Sentence = fmt.Sprintf("%s waits for clarification; nobody has answered.", n.name(q.asker))
			n.add(x, q.asker)
		case q.answered != (parley.StatementID{}) && n.p == q.asker:
			x.Sentence = fmt.Sprintf("%s has an answer to its question and has not settled it.", n.name(q.asker))
			var by []parley.PartyID
			if r := n.v.s.record(q.answered); r != nil {
				by = append(by, r.author)
			}
			n.add(x, by...)
		}
	}
}

// recognition of a declared zone that was addressed to the party.
func (n *needing) recognition() {
	if n.a.basis != parley.Declared || n.p == n.a.sponsor || n.rs.position(n.p) != nil || !has(n.v.s.addressed(n.a, n.m), n.p) {
		return
	}
	n.add(parley.Need{Kind: parley.NeedRecognition, Due: n.due,
		Sentence: fmt.Sprintf("%s has neither recognised the zone nor refused to.", n.name(n.p))}, n.a.sponsor)
}

// countered: what answers the party's own proposal, until it has said something
// of that, or revised its own since.
func (n *needing) countered() {
	if n.p != n.a.sponsor || len(n.out) == 0 && !slices.ContainsFunc(n.m.revs, func(rs *revState) bool { return rs.over == "" }) {
		return
	}
	for _, c := range n.v.s.counters(n.a) {
		if c.founded.at > n.m.at || c.sponsor == n.p || n.a.gone(n.m.at) {
			continue
		}
		m := n.v.machine(c)
		if m == nil || !m.audience.Has(n.p) || slices.ContainsFunc(n.m.revs, func(rs *revState) bool { return rs.rev.index > c.founded.index }) {
			continue
		}
		states, _ := m.look(c)
		other := m.revs[m.current(states)]
		if other.over != "" || other.inForce || other.position(n.p) != nil {
			continue
		}
		states, _ = n.m.look(n.a)
		n.rs = n.m.revs[n.m.current(states)]
		n.add(parley.Need{Kind: parley.NeedCountered, Subject: parley.StatementID(c.id), Due: other.lapse(c),
			Sentence: fmt.Sprintf("%s answers %q with %q.", n.name(c.sponsor), title(n.rs.rev.content), title(other.rev.content))}, c.sponsor)
	}
}
