package docket

import (
	"sort"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// arrangement is one matter: what never changes of it, and its moments.
type arrangement struct {
	id       parley.ArrangementID
	number   int // in the order of tabling, erased ones counted
	founded  *record
	sponsor  parley.PartyID
	kind     parley.Kind
	basis    parley.Basis
	answers  *statement.Counter // nil: counters nothing
	counters []*arrangement     // that answer this one
	revs     []*revision
	moments  []*moment // in order; the last is the present one
	records  []*record // every entry of it, in order
	deposits []*record // of its private annexes, in order; they go to fewer
	aside    []disclaimer
}

// disclaimer: the party disclaimed an indeterminate touch by the revision.
type disclaimer struct {
	revision int // its number
	party    parley.PartyID
}

// revision is the content of one revision; it never changes.
type revision struct {
	id      parley.RevisionID
	number  int
	at      parley.Instant
	by      parley.StatementID
	index   uint64
	content *parley.Revision
	footing *footing // its annex is nil for a pending map without an indicative area
}

// moment is the arrangement as it stands from one entry on, until the next.
type moment struct {
	at     parley.Instant
	index  uint64
	m      *machine
	cached atomic.Pointer[shown]
}

// shown is a status that holds during [from, until): between two works of the
// clock, and between two changes of who is here under which name.
type shown struct {
	line        *line    // of the state that was asked
	m           *machine // for later instants to start from
	from, until parley.Instant
	named       int // admissions and renamings when it was made
	counters    []parley.ArrangementID
	status      *parley.Status
}

// RevisionContent is a revision as it was tabled.
type RevisionContent struct {
	ID       parley.RevisionID
	Revision *parley.Revision
	Annex    *parley.Annex // nil: none yet
	Number   int           // 1 for the first
	Index    uint64        // the entry that tabled it
	At       parley.Instant
	By       parley.StatementID
}

// Revision gives the content of a revision of an arrangement.
func (s *State) Revision(id parley.ArrangementID, rev parley.RevisionID) (*RevisionContent, bool) {
	a, ok := s.arrangements[id]
	if !ok {
		return nil, false
	}
	r := a.revision(rev)
	if r == nil {
		return nil, false
	}
	return &RevisionContent{r.id, r.content, r.footing.annex, r.number, r.index, r.at, r.by}, true
}

// Audience is who sees the arrangement now.
func (s *State) Audience(id parley.ArrangementID) (statement.Audience, bool) {
	a, ok := s.arrangements[id]
	if !ok {
		return statement.Audience{}, false
	}
	return a.now().audience, true
}

func (a *arrangement) revision(id parley.RevisionID) *revision {
	for _, r := range a.revs {
		if r.id == id {
			return r
		}
	}
	return nil
}

// now is the machine after the last entry, without the clock's work since.
func (a *arrangement) now() *machine { return a.moments[len(a.moments)-1].m }

// momentIndex is the last moment no later than t; −1: none.
func (a *arrangement) momentIndex(t parley.Instant) int {
	if last := len(a.moments) - 1; a.moments[last].at <= t {
		return last
	}
	return sort.Search(len(a.moments), func(i int) bool { return a.moments[i].at > t }) - 1
}

// moment that holds at t; nil before the arrangement was tabled.
func (a *arrangement) moment(t parley.Instant) *moment {
	if i := a.momentIndex(t); i >= 0 {
		return a.moments[i]
	}
	return nil
}

// at is the machine at t, the clock's work done; nil before it was tabled.
func (a *arrangement) at(t parley.Instant) *machine {
	mo := a.moment(t)
	if mo == nil {
		return nil
	}
	return mo.m.tick(a, t)
}

// change appends a moment: the machine at the entry's time, changed by f, and
// then whatever follows at that same instant.
func (a *arrangement) change(s *State, at parley.Instant, index uint64, f func(m *machine)) {
	m := a.now().tick(a, at).clone()
	m.at, m.entry = at, index
	f(m)
	m.settle(a)
	a.moments = append(a.moments, &moment{at: at, index: index, m: m})
	s.stir(a)
}

// foldFounding folds a statement that brings an arrangement in.
func (s *State) foldFounding(content *parley.Revision, x *statement.Signed, r *record, answers *statement.Counter) error {
	a := &arrangement{
		id: parley.ArrangementID(x.ID), number: s.founded, founded: r, sponsor: r.author,
		kind: content.Kind, basis: content.Basis, answers: answers,
	}
	if answers != nil {
		if o := s.arrangements[answers.Answers]; o != nil {
			o.counters = append(o.counters, a)
		}
	}
	s.arrangements[a.id] = a
	s.tabled = append(s.tabled, a)
	s.founded++
	a.own(r)
	r.talk = &remark{revision: x.RevisionID}
	m := &machine{at: r.at, entry: r.index, audience: r.audience}
	rs, err := a.table(s, content, x, r)
	if err != nil {
		return err
	}
	m.revs = []*revState{rs}
	m.settle(a)
	a.moments = append(a.moments, &moment{at: r.at, index: r.index, m: m})
	s.stir(a)
	return nil
}

// disclaimed are the parties that disclaimed an indeterminate touch by rev.
func (a *arrangement) disclaimed(rev *revision) (out []parley.PartyID) {
	for _, d := range a.aside {
		if d.revision == rev.number {
			out = append(out, d.party)
		}
	}
	return out
}

// own records an entry said to the arrangement's whole audience.
func (a *arrangement) own(r *record) {
	r.arrangement, r.whole = a.id, true
	a.records = append(a.records, r)
}

// table adds a revision's content and returns its first state.
func (a *arrangement) table(s *State, content *parley.Revision, x *statement.Signed, r *record) (*revState, error) {
	rev := &revision{id: x.RevisionID, number: len(a.revs) + 1, at: r.at, by: x.ID, index: r.index, content: content}
	land := new(layout)
	if part := content.Map.Part; part != (parley.PartID{}) {
		var err error
		if land, err = prepare(x, part); err != nil {
			return nil, err
		}
	}
	rev.footing = newFooting(land)
	a.revs = append(a.revs, rev)
	s.zones.lay(a.laid(rev))
	return &revState{rev: rev, claims: s.claims(rev.footing, nil)}, nil
}

// reclaim recomputes the claims under every live revision, and appends a
// moment if they changed.
func (a *arrangement) reclaim(s *State, at parley.Instant, index uint64) {
	m := a.now().tick(a, at)
	fresh := make(map[int][]claim)
	for i, rs := range m.revs {
		if rs.over == "" {
			if c := s.claims(rs.rev.footing, a.disclaimed(rs.rev)); !sameClaims(c, rs.claims) {
				fresh[i] = c
			}
		}
	}
	if len(fresh) == 0 {
		return
	}
	a.change(s, at, index, func(m *machine) {
		for i, c := range fresh {
			m.edit(i).claims = c
		}
	})
}

func sameClaims(a, b []claim) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].party != b[i].party || a[i].name != b[i].name || a[i].attributed != b[i].attributed ||
			a[i].touch != b[i].touch || a[i].disclaimed != b[i].disclaimed || len(a[i].grounds) != len(b[i].grounds) {
			return false
		}
	}
	return true
}

// compromise marks what a compromised key signed.
func (a *arrangement) compromise(s *State, k *key, r *record) {
	m := a.now().tick(a, r.at)
	hit := false
	for _, rs := range m.revs {
		for _, p := range rs.positions {
			hit = hit || p.signedBy(k)
		}
		for _, w := range rs.words {
			hit = hit || w.signedBy(k)
		}
		for _, f := range rs.facts {
			hit = hit || f.signedBy(k)
		}
		for _, p := range rs.publish {
			hit = hit || p.signedBy(k)
		}
	}
	if !hit {
		return
	}
	a.change(s, r.at, r.index, func(m *machine) {
		for i := range m.revs {
			rs := m.edit(i)
			for j := range rs.positions {
				rs.positions[j].suspect = rs.positions[j].suspect || rs.positions[j].signedBy(k)
			}
			for j := range rs.words {
				rs.words[j].suspect = rs.words[j].suspect || rs.words[j].signedBy(k)
			}
			for j := range rs.facts {
				rs.facts[j].suspect = rs.facts[j].suspect || rs.facts[j].signedBy(k)
			}
			for j := range rs.publish {
				rs.publish[j].suspect = rs.publish[j].suspect || rs.publish[j].signedBy(k)
			}
		}
	})
}

func (s *State) foldExtend(b *statement.Extend, r *record) {
	a := s.arrangements[b.Arrangement]
	a.own(r)
	a.change(s, r.at, r.index, func(m *machine) { m.audience = extended(m.audience, b) })
}

func extended(a statement.Audience, b *statement.Extend) statement.Audience {
	if b.Everyone || a.Everyone {
		return statement.Everyone
	}
	return statement.Parties(append(append([]parley.PartyID(nil), a.Parties...), b.Parties...)...)
}

func (a *arrangement) laid(rev *revision) *laid {
	return &laid{owner: a.id, order: a.founded.index, land: rev.footing.layout}
}
