package docket

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
)

// waiting lists what a living revision waits for, item by item, and who must act.
func (s *State) waiting(a *arrangement, m *machine, i int, g gate) []parley.Waiting {
	w := &waits{s: s, a: a, m: m, rs: m.revs[i], g: g}
	switch {
	case !w.rs.inForce && a.basis == parley.Agreed:
		w.consent()
		w.reservations()
		w.conditions()
		w.questions()
		w.theMap()
		w.date()
	case !w.rs.inForce:
		w.questions()
		w.theMap()
		w.date()
		w.recognition()
	default:
		w.recognition()
		w.reservations()
		w.conditions()
		w.questions()
		w.term()
	}
	return w.out
}

// waits gathers the items of one revision.
type waits struct {
	s   *State
	a   *arrangement
	m   *machine
	rs  *revState
	g   gate
	out []parley.Waiting
}

func (w *waits) name(p parley.PartyID) string { return w.s.nameAt(p, w.m.at) }

func (w *waits) names(ids []parley.PartyID) string {
	var out []string
	for _, p := range ids {
		out = append(out, w.name(p))
	}
	return list(out)
}

// list joins names as a sentence does.
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

func (w *waits) add(x parley.Waiting, parties ...parley.PartyID) {
	sortParties(parties)
	x.Parties = slices.Compact(parties)
	for _, p := range x.Parties {
		x.Names = append(x.Names, w.name(p))
	}
	w.out = append(w.out, x)
}

// consent: each missing position of those who must consent.
func (w *waits) consent() {
	for _, n := range w.g.needs {
		p, admitted := w.s.parties[n.party]
		if !admitted || p.since > w.m.at {
			x := parley.Waiting{Kind: parley.WaitAdmission, Blocks: true, Rule: "R1",
				Sentence: fmt.Sprintf("%s must consent (%s) and is not a party here.", n.name, n.why)}
			x.Names = []string{n.name}
			w.out = append(w.out, x)
			continue
		}
		if !w.m.audience.Has(n.party) {
			w.add(parley.Waiting{Kind: parley.WaitAudience, Blocks: true, Rule: "R1", Concerns: []parley.PartyID{n.party},
				Sentence: fmt.Sprintf("%s must consent (%s) and does not see this arrangement yet.", w.name(n.party), n.why)}, w.a.sponsor)
		}
		q := w.rs.position(n.party)
		x := parley.Waiting{Kind: parley.WaitPosition, Blocks: true, Rule: "R1"}
		switch {
		case q == nil:
			x.Sentence = fmt.Sprintf("%s has not accepted this revision (%s).", w.name(n.party), n.why)
		case q.suspect && q.accepts():
			x.Kind, x.Subject = parley.WaitReaffirmation, q.by
			x.Sentence = fmt.Sprintf("%s accepted with a key that it has since called compromised; it has not reaffirmed.", w.name(n.party))
		case !q.accepts():
			x.Subject = q.by
			x.Sentence = fmt.Sprintf("%s has not accepted this revision: its position is %q (%s).", w.name(n.party), q.stance, n.why)
		default:
			continue // a reservation, a condition or a cycle says what is missing
		}
		if n.why == byIndeterminate {
			x.Sentence += " The touch is within the accuracy of the maps: it can also disclaim it."
		}
		w.add(x, n.party)
	}
	if !w.g.missing && w.g.accepted < 2 {
		w.out = append(w.out, parley.Waiting{Kind: parley.WaitSecondParty, Blocks: true, Rule: "R1",
			Sentence: "An agreement needs at least two distinct parties that have accepted it."})
	}
}

// reservations that others have not all accepted.
func (w *waits) reservations() {
	for j := range w.rs.positions {
		p := &w.rs.positions[j]
		if p.stance != parley.AcceptWithReservation || w.g.settled[j] || p.suspect {
			continue
		}
		var silent, objecting []parley.PartyID
		for _, v := range w.m.voices(w.rs, w.g.needs) {
			if v == p.party || v == (parley.PartyID{}) {
				continue
			}
			if word := w.rs.word(p.by, v); word == nil || word.accepts && word.suspect {
				silent = append(silent, v)
			} else if !word.accepts {
				objecting = append(objecting, v)
			}
		}
		x := parley.Waiting{Kind: parley.WaitReservation, Blocks: w.g.needing(p.party) && !w.rs.inForce, Rule: "R1", Subject: p.by, Concerns: []parley.PartyID{p.party}}
		x.Sentence = fmt.Sprintf("The reservation of %s is open", w.name(p.party))
		if len(objecting) > 0 {
			x.Sentence += ": " + w.names(objecting) + plural(objecting, " objects", " object")
		}
		if len(silent) > 0 {
			x.Sentence += ": " + w.names(silent) + plural(silent, " has", " have") + " not accepted it"
		}
		x.Sentence += ". A plain acceptance by " + w.name(p.party) + " gives it up."
		w.add(x, append(append(slices.Clone(silent), objecting...), p.party)...)
	}
}

func plural[T any](s []T, one, many string) string {
	if len(s) == 1 {
		return one
	}
	return many
}

// conditions that have not settled; those that wait for each other are a cycle.
func (w *waits) conditions() {
	cycles := w.cycles()
	for _, c := range cycles {
		x := parley.Waiting{Kind: parley.WaitCycle, Blocks: slices.ContainsFunc(c, w.g.needing) && !w.rs.inForce, Rule: "R1"}
		x.Sentence = fmt.Sprintf("The conditions of %s wait for each other. One plain acceptance opens the circle, or all of them sign position/simultaneous.", w.names(c))
		w.add(x, c...)
	}
	for j := range w.rs.positions {
		p := &w.rs.positions[j]
		if w.g.settled[j] || p.suspect {
			continue
		}
		blocks := w.g.needing(p.party) && !w.rs.inForce
		if p.members != nil {
			var missing []parley.PartyID
			for _, q := range p.members {
				if o := w.rs.position(q); o == nil || !slices.Equal(o.members, p.members) || o.suspect {
					missing = append(missing, q)
				}
			}
			w.add(parley.Waiting{Kind: parley.WaitCondition, Blocks: blocks, Rule: "R1", Subject: p.by, Concerns: []parley.PartyID{p.party},
				Sentence: fmt.Sprintf("%s accepts at the same time as others: %s %s not signed yet.", w.name(p.party), w.names(missing), plural(missing, "has", "have"))}, missing...)
			continue
		}
		if p.condition == nil || p.stance != parley.AcceptWithCondition {
			continue
		}
		act, text := w.open(p.condition)
		if i := slices.IndexFunc(cycles, func(c []parley.PartyID) bool { return has(c, p.party) }); i >= 0 && !w.confirms(p.condition) &&
			!slices.ContainsFunc(act, func(q parley.PartyID) bool { return !has(cycles[i], q) }) {
			continue // the cycle says it all
		}
		w.add(parley.Waiting{Kind: parley.WaitCondition, Blocks: blocks, Rule: "R1", Subject: p.by, Concerns: []parley.PartyID{p.party},
			Sentence: fmt.Sprintf("%s accepts on condition that %s.", w.name(p.party), text)}, act...)
	}
}

// confirms reports whether a condition rests on a fact that is not confirmed.
func (w *waits) confirms(c *parley.Condition) bool {
	return c.Confirmed != nil && !w.rs.holds(c, w.g.settled) ||
		slices.ContainsFunc(c.All, func(c parley.Condition) bool { return w.confirms(&c) }) ||
		slices.ContainsFunc(c.Any, func(c parley.Condition) bool { return w.confirms(&c) })
}

// open says what of a condition is not settled, and who must act.
func (w *waits) open(c *parley.Condition) ([]parley.PartyID, string) {
	switch {
	case w.rs.holds(c, w.g.settled):
		return nil, ""
	case c.Accepts != (parley.PartyID{}):
		return []parley.PartyID{c.Accepts}, w.name(c.Accepts) + " accepts"
	case c.Confirmed != nil:
		return []parley.PartyID{c.Confirmed.By}, fmt.Sprintf("%s confirms %q", w.name(c.Confirmed.By), c.Confirmed.Label)
	}
	var act []parley.PartyID
	var text []string
	join := " and "
	parts := c.All
	if c.Any != nil {
		parts, join = c.Any, " or "
	}
	for k := range parts {
		if a, t := w.open(&parts[k]); t != "" {
			act = append(act, a...)
			text = append(text, t)
		}
	}
	return act, strings.Join(text, join)
}

// cycles are the sets of parties whose open acceptances wait for each other:
// the strongly connected components of two or more, in order of position.
func (w *waits) cycles() [][]parley.PartyID {
	waitsFor := make(map[parley.PartyID][]parley.PartyID)
	var order []parley.PartyID
	for j := range w.rs.positions {
		p := &w.rs.positions[j]
		if w.g.settled[j] || p.suspect || p.stance != parley.AcceptWithCondition && p.members == nil {
			continue
		}
		for _, q := range append(p.condition.Accepters(), p.members...) {
			if i := slices.IndexFunc(w.rs.positions, func(o position) bool { return o.party == q }); q != p.party && (i < 0 || !w.g.settled[i]) {
				waitsFor[p.party] = append(waitsFor[p.party], q)
			}
		}
		order = append(order, p.party)
	}
	reaches := func(from, to parley.PartyID) bool {
		seen := map[parley.PartyID]bool{}
		todo := slices.Clone(waitsFor[from])
		for len(todo) > 0 {
			p := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if p == to {
				return true
			}
			if !seen[p] {
				seen[p] = true
				todo = append(todo, waitsFor[p]...)
			}
		}
		return false
	}
	var out [][]parley.PartyID
	var done []parley.PartyID
	for _, p := range order {
		if has(done, p) || !reaches(p, p) {
			continue
		}
		c := []parley.PartyID{p}
		for _, q := range order {
			if q != p && reaches(p, q) && reaches(q, p) {
				c = append(c, q)
			}
		}
		done = append(done, c...)
		out = append(out, c)
	}
	return out
}

// questions that are open; those of a party that must consent block, if it said so.
func (w *waits) questions() {
	for j := range w.rs.questions {
		q := &w.rs.questions[j]
		if q.settled {
			continue
		}
		x := parley.Waiting{Kind: parley.WaitClarification, Subject: q.by, Concerns: []parley.PartyID{q.asker}}
		x.Blocks = q.blocking && w.g.needing(q.asker) && !w.rs.inForce
		if x.Blocks {
			x.Rule = "R1"
		}
		if q.answered == (parley.StatementID{}) {
			x.Sentence = fmt.Sprintf("%s waits for clarification; nobody has answered.", w.name(q.asker))
			w.add(x, w.a.sponsor)
		} else {
			x.Sentence = fmt.Sprintf("%s has an answer to its question and has not settled it.", w.name(q.asker))
			w.add(x, q.asker)
		}
	}
}

func (w *waits) theMap() {
	if !w.g.final {
		w.add(parley.Waiting{Kind: parley.WaitMap, Blocks: true, Rule: "R1",
			Sentence: "The map is pending: it can be agreed in principle, and comes into force only once a revision with the final map is accepted."}, w.a.sponsor)
	}
}

func (w *waits) date() {
	e := w.rs.rev.content.Terms.Effective
	if e.At > w.m.at {
		w.add(parley.Waiting{Kind: parley.WaitDate, Blocks: true, Until: e.At, Rule: "R1",
			Sentence: fmt.Sprintf("Its terms let it start at %v, not before.", e.At)})
	}
	if e.When != nil && !w.g.condition {
		act, text := w.open(e.When)
		w.add(parley.Waiting{Kind: parley.WaitCondition, Blocks: true, Rule: "R1",
			Sentence: fmt.Sprintf("Its terms let it start once %s.", text)}, act...)
	}
}

// recognition of a declared zone: who has received it and said nothing.
func (w *waits) recognition() {
	if w.a.basis != parley.Declared {
		return
	}
	for _, p := range w.s.addressed(w.a, w.m) {
		if p == w.a.sponsor || w.rs.position(p) != nil {
			continue
		}
		w.add(parley.Waiting{Kind: parley.WaitRecognition,
			Sentence: fmt.Sprintf("%s has neither recognised the zone nor refused to.", w.name(p))}, p)
	}
}

// term: what the terms of a revision in force wait for.
func (w *waits) term() {
	rs := w.rs
	for j := range rs.halts {
		h := &rs.halts[j]
		if h.until <= w.m.at || h.until <= h.from || rs.dropped(h, w.m.at) {
			continue
		}
		x := parley.Waiting{Kind: parley.WaitResumption, Subject: h.by}
		x.Sentence = fmt.Sprintf("%s has suspended it from %v on", w.name(h.party), h.from)
		if h.until != parley.Never {
			x.Until = h.until
			x.Sentence += fmt.Sprintf(", until %v", h.until)
		}
		x.Sentence += "; its term runs on."
		w.add(x, h.party)
	}
	for j := range rs.breaches {
		b := &rs.breaches[j]
		if !rs.pending(b, w.m.at) {
			continue
		}
		x := parley.Waiting{Kind: parley.WaitCure, Subject: b.notice, Until: b.cure, Concerns: []parley.PartyID{b.by}, Rule: "R7"}
		x.Sentence = fmt.Sprintf("%s holds %s to be in breach; the cure period ends at %v.", w.name(b.by), w.name(b.against), b.cure)
		act := []parley.PartyID{b.against}
		if b.claimed != (parley.StatementID{}) {
			x.Sentence += " " + w.name(b.against) + " says that it has cured it."
			act = append(act, b.by)
		}
		if b.cure <= w.m.at {
			x.Sentence = strings.Replace(x.Sentence, "ends at", "ended at", 1)
			act = append(act, b.by)
		}
		w.add(x, act...)
	}
	r := rs.rev.content.Terms.Renewal
	if r == nil || rs.end == parley.Never || rs.ends != 0 || rs.expiry(rs.renewals+1) <= rs.end || r.Most != 0 && rs.renewals >= r.Most {
		return
	}
	if r.Mode == parley.RenewByConsent {
		var missing []parley.PartyID
		for _, p := range rs.renewers() {
			if d := rs.decision(p); d == nil || d.decision != "renew" {
				missing = append(missing, p)
			}
		}
		if len(missing) > 0 {
			w.add(parley.Waiting{Kind: parley.WaitRenewal, Until: rs.end, Rule: "R2",
				Sentence: fmt.Sprintf("The term ends at %v; for a renewal %s %s not signed.", rs.end, w.names(missing), plural(missing, "has", "have"))}, missing...)
		}
	}
}
