package docket

import (
	"crypto/sha256"
	"encoding/json"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Visible reports whether p may see the entry: it is of its audience, or the
// entry was said to an arrangement's whole audience, which was extended to p.
func (s *State) Visible(index uint64, p parley.PartyID) bool {
	if index >= uint64(len(s.log)) || s.log[index] == nil {
		return false
	}
	return s.shows(s.log[index], p)
}

func (s *State) shows(r *record, p parley.PartyID) bool {
	if r.audience.Has(p) {
		return true
	}
	a, ok := s.arrangements[r.arrangement]
	return ok && r.whole && a.now().audience.Has(p)
}

// viewed is what a view remembers of the state that it was taken of.
type viewed struct {
	party parley.PartyID
	// tabled and planned are how many of the state's it has looked at.
	tabled, planned int
}

// View is the state as p may see it: to be read only, and as long as s is. The
// view law: it equals the fold of the log from which the entries that p cannot
// see are left opaque.
func (s *State) View(p parley.PartyID) *State {
	v := new(State)
	*v = *s
	v.ids, v.chains = newIndex(0), newIndex(0)
	v.arrangements = make(map[parley.ArrangementID]*arrangement)
	v.operations = make(map[parley.OperationID]*operation)
	v.log = make([]*record, 0, len(s.log))
	v.tabled, v.planned = nil, nil
	v.viewed = &viewed{party: p}
	v.see(s)
	v.keptAndGone(s)
	return v
}

// ViewFrom is View that goes on from an earlier view of p's of the same state,
// which it changes: nobody may be reading that. It costs what has come since;
// all anew where an erasure has rewritten what was there, or an extension shows
// p earlier entries. One that is as long as s is given back untouched.
func (s *State) ViewFrom(p parley.PartyID, old *State) *State {
	switch {
	case old == nil || old.viewed == nil || old.viewed.party != p || old.line != s.line || old.erasures != s.erasures || old.size > s.size:
		return s.View(p)
	case old.size == s.size:
		return old
	}
	fresh := s.log[len(old.log):]
	if slices.ContainsFunc(fresh, func(r *record) bool { return old.opens(s, r) }) {
		return s.View(p)
	}
	v := *old
	*old = *s
	old.log, old.ids, old.chains, old.viewed = v.log, v.ids, v.chains, v.viewed
	old.arrangements, old.tabled = v.arrangements, v.tabled
	old.operations, old.planned = v.operations, v.planned
	old.retained, old.forgotten = v.retained, v.forgotten
	old.see(s)
	if slices.ContainsFunc(fresh, func(r *record) bool { return r != nil && r.refusal == nil && keeping[r.kind] }) {
		old.keptAndGone(s)
	}
	return old
}

// keeping are the types that change what is kept or erased.
var keeping = map[statement.Type]bool{
	statement.RetentionHold: true, statement.RetentionRelease: true, statement.RetentionAnnounce: true, statement.RetentionErase: true,
}

// opens reports whether a new entry extends an arrangement to the view's party
// that was there before and that it did not see.
func (v *State) opens(s *State, r *record) bool {
	if r == nil || r.refusal != nil || r.kind != statement.AudienceExtend {
		return false
	}
	a := s.arrangements[r.arrangement]
	return a != nil && a.founded.index < uint64(len(v.log)) && v.arrangements[a.id] == nil && a.now().audience.Has(v.viewed.party)
}

// see takes in what has come to s.
func (v *State) see(s *State) {
	p := v.viewed.party
	for _, r := range s.log[len(v.log):] {
		v.log = append(v.log, nil)
		if r == nil || !s.shows(r, p) {
			continue
		}
		r = r.before(p)
		v.enter(r)
		if r.refusal == nil {
			v.link(r)
		}
	}
	for _, a := range s.tabled[v.viewed.tabled:] {
		if a.now().audience.Has(p) {
			v.arrangements[a.id] = a
			v.tabled = append(v.tabled, a)
		}
	}
	for _, o := range s.planned[v.viewed.planned:] {
		if o.audience.Has(p) {
			v.operations[o.id] = o
			v.planned = append(v.planned, o)
		}
	}
	v.viewed.tabled, v.viewed.planned = len(s.tabled), len(s.planned)
}

// deposits of a that are seen here, in the order of the log.
func (s *State) deposits(a *arrangement) []*record {
	if s.viewed == nil {
		return a.deposits
	}
	return slices.DeleteFunc(slices.Clone(a.deposits), func(r *record) bool { return s.log[r.index] == nil })
}

// keptAndGone takes what is kept from erasure, and what was erased.
func (v *State) keptAndGone(s *State) {
	v.retained = make(map[parley.ArrangementID]Retention)
	v.forgotten = make(map[parley.ArrangementID]parley.Instant)
	for id, r := range s.retained {
		if r = r.seenBy(v); !r.none() {
			v.retained[id] = r
		}
	}
	if len(s.forgotten) == 0 {
		return
	}
	for _, r := range v.log {
		if r != nil && r.erased {
			if at, ok := s.forgotten[parley.ArrangementID(r.chain.id)]; ok {
				v.forgotten[parley.ArrangementID(r.chain.id)] = at
			}
		}
	}
}

// counters of a that are seen here, in the order of their tabling.
func (s *State) counters(a *arrangement) []*arrangement {
	if s.viewed == nil {
		return a.counters
	}
	var out []*arrangement
	for _, c := range a.counters {
		if s.arrangements[c.id] != nil {
			out = append(out, c)
		}
	}
	return out
}

// Digest hashes the state: equal digests, equal states. The host's nodes
// compare it; it is never served. The view's digest is what a party compares.
func (s *State) Digest() parley.Digest {
	h := sha256.New()
	h.Write([]byte("parley.v1.state\x00"))
	enc := json.NewEncoder(h)
	put := func(v any) {
		if err := enc.Encode(v); err != nil {
			panic(err) // plain values only
		}
	}
	put([]any{s.size, s.head, s.ledger, s.rules, s.policy})
	for _, p := range s.order {
		put([]any{p.id, p.number, p.since, p.declared, p.disclaimed, s.Keys(p.id)})
		for _, f := range p.profiles {
			put([]any{f.at, f.profile})
		}
		for _, x := range p.rules {
			put([]any{"two-person", x.at, x.rule})
		}
		for _, x := range p.rosters {
			for _, y := range x.since {
				put([]any{"roster", y.at, y.roster})
			}
		}
	}
	for _, p := range s.pieces {
		put([]any{p.owner, p.name, p.by, p.since, p.until})
	}
	for i, r := range s.log {
		if r == nil {
			continue
		}
		head := r.refusal == nil && s.last(r.chain) == r
		at := r.at
		if r.erased {
			at = 0
		}
		put([]any{i, r.id, r.kind, r.author, r.audience, at, r.whole, r.erased, r.talk.public(), head})
		if r.refusal != nil {
			put("refused")
		}
	}
	for _, a := range s.tabled {
		a.digest(put, s.counters(a))
	}
	for _, o := range s.planned {
		put([]any{o.id, o.party, o.audience})
		for _, p := range o.phases {
			put([]any{p.at, p.by, p.intent, p.started, p.over})
		}
	}
	ids := make([]parley.PartyID, 0, len(s.forgotten))
	for id := range s.forgotten {
		ids = append(ids, parley.PartyID(id))
	}
	sortParties(ids)
	for _, id := range ids {
		put([]any{id, s.forgotten[parley.ArrangementID(id)]})
	}
	if s.shortened.until != 0 {
		put([]any{"shortened", s.shortened.was, s.shortened.until})
	}
	for _, id := range s.retainedIDs() {
		put([]any{"retained", id, s.retained[id]})
	}
	return parley.Digest(h.Sum(nil))
}

func (a *arrangement) digest(put func(any), counters []*arrangement) {
	put([]any{a.id, a.sponsor, a.kind, a.basis, a.answers})
	for _, c := range counters {
		put(c.id)
	}
	for _, r := range a.revs {
		put([]any{r.id, r.number, r.at, r.by, r.index, r.content, r.footing.annex})
	}
	for _, mo := range a.moments {
		put([]any{mo.at, mo.index, mo.m.at, mo.m.audience})
		for _, rs := range mo.m.revs {
			rs.digest(put)
		}
	}
}

func (rs *revState) digest(put func(any)) {
	put([]any{rs.rev.id, rs.over, rs.overAt, rs.inForce, rs.start, rs.required, rs.end, rs.renewals, rs.ends, rs.endedBy})
	for _, c := range rs.claims {
		put([]any{c.party, c.name, c.attributed, c.touch, c.disclaimed})
	}
	for _, p := range rs.positions {
		put([]any{p.party, p.stance, p.at, p.by, p.keys, p.condition, p.members, p.suspect})
	}
	for _, q := range rs.questions {
		put([]any{q.by, q.asker, q.at, q.blocking, q.answered, q.settled})
	}
	for _, w := range rs.words {
		put([]any{w.reservation, w.party, w.accepts, w.at, w.by, w.keys, w.suspect})
	}
	for _, f := range rs.facts {
		put([]any{f.party, f.label, f.by, f.at, f.suspect})
	}
	for _, k := range rs.acks {
		put([]any{k.party, k.by})
	}
	for _, b := range rs.members {
		put([]any{b.party, b.since, b.by, b.required, b.leaves, b.leaving, b.last, b.released})
	}
	for _, d := range rs.decided {
		put([]any{d.party, d.expiry, d.decision, d.by})
	}
	for _, h := range rs.halts {
		put([]any{h.party, h.by, h.from, h.until})
	}
	for _, b := range rs.breaches {
		put([]any{b.notice, b.by, b.against, b.at, b.cure, b.claimed, b.settled, b.released, b.release})
	}
	for _, p := range rs.publish {
		put([]any{"publish", p.party, p.at, p.by, p.keys, p.suspect, rs.public})
	}
}
