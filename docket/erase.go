package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// An erasure names what it erases and what remains of each entry, so that a
// replay that can no longer read the entries and one that still could give the
// same state: the first has skipped them, the second forgets them here.

func (s *State) admitErase(b *statement.Erase, st *statement.Statement, at parley.Instant) *parley.Refusal {
	a, ok := s.arrangements[b.Arrangement]
	if !ok {
		return parley.Refuse("unknown-arrangement", "R6", "There is no arrangement %s here.", parley.Short(b.Arrangement)).To("Check the identifier.")
	}
	if b.Private {
		return s.admitErasePrivate(a, b, st, at)
	}
	if want := withAuthor(a.now().audience, st.Author); !want.Equal(st.Audience) {
		return parley.Refuse("audience", "audience", "An erasure goes to the arrangement's whole audience.").To("Take the arrangement's present audience and add the registrar.")
	}
	if r := s.held(a, at); r != nil {
		return r
	}
	talk := true
	for _, e := range b.Effects {
		if e.Index >= uint64(len(s.log)) || s.log[e.Index] == nil {
			return parley.Refuse("unknown-entry", "R9", "Entry %d cannot be read here.", e.Index).To("Name entries of the arrangement.")
		}
		r := s.log[e.Index]
		if r.arrangement != a.id || !r.remains(e) {
			return wrongEffect(e)
		}
		if !r.whole {
			return parley.Refuse("private", "R6", "Entry %d was said to fewer than see the arrangement; naming it here would show it.", e.Index).To("Name it in an erasure of its own, with private, that goes to those whom it was for.")
		}
		talk = talk && r.kind == statement.CommentMake
	}
	if talk {
		return s.noticed(a, b, true, at)
	}
	if r := a.ended(at); r != nil {
		return r
	}
	if len(s.deposits(a)) > 0 {
		return parley.Refuse("sealed-remains", "R6", "What was deposited for arrangement %s is not erased yet.", parley.Short(a.id)).
			To("Erase its private annexes first: each to those whom it is for, and the registrar.")
	}
	if len(b.Effects) != len(a.records) {
		return parley.Refuse("incomplete", "R12", "The arrangement has %d entries; %d are named. It is erased whole, but for its comments.", len(a.records), len(b.Effects)).To("Name every entry said to its whole audience.")
	}
	return s.noticed(a, b, false, at)
}

// admitErasePrivate checks the erasure of what was said to fewer than see the
// arrangement: it goes to those alone whom that was for, and the registrar, and
// before the arrangement itself is erased.
func (s *State) admitErasePrivate(a *arrangement, b *statement.Erase, st *statement.Statement, at parley.Instant) *parley.Refusal {
	to := b.Effects[0].Audience
	if want := withAuthor(to, st.Author); !want.Equal(st.Audience) {
		return parley.Refuse("audience", "R6", "The erasure of what was said to fewer goes to those whom that was for, and the registrar.").To("Take the audience of what is erased and add the registrar.")
	}
	if r := s.held(a, at); r != nil {
		return r
	}
	talk := true
	for _, e := range b.Effects {
		if e.Index >= uint64(len(s.log)) || !s.log[e.Index].private(a) || !s.log[e.Index].remains(e) || !e.Audience.Equal(to) {
			return wrongEffect(e)
		}
		talk = talk && e.Type == statement.CommentMake
	}
	if talk {
		return s.noticed(a, b, true, at)
	}
	if r := a.ended(at); r != nil {
		return r
	}
	return s.noticed(a, b, false, at)
}

// private reports whether r was said of a to fewer than see it.
func (r *record) private(a *arrangement) bool {
	return r != nil && r.arrangement == a.id && !r.whole && !r.erased && r.refusal == nil
}

// remains reports whether an effect says what the entry was.
func (r *record) remains(e statement.Effect) bool {
	return !r.erased && r.id == e.Statement && r.kind == e.Type && r.author == e.Author && r.audience.Equal(e.Audience)
}

func wrongEffect(e statement.Effect) *parley.Refusal {
	return parley.Refuse("wrong-effect", "R9", "What is said to remain of entry %d is not what it was.", e.Index).To("Copy statement, type, author and audience from the entry.")
}

// PrivateEffects lists what would remain of what was said of an arrangement to
// fewer than see it, or of the comments among that: a list for each audience,
// each an erasure of its own.
func (s *State) PrivateEffects(id parley.ArrangementID, comments bool) (out [][]statement.Effect) {
	a, ok := s.arrangements[id]
	if !ok {
		return nil
	}
	for _, r := range s.log {
		if !r.private(a) || comments && r.kind != statement.CommentMake {
			continue
		}
		e := statement.Effect{Index: r.index, Statement: r.id, Type: r.kind, Author: r.author, Audience: r.audience}
		i := slices.IndexFunc(out, func(list []statement.Effect) bool {
			return list[0].Audience.Equal(e.Audience) && len(list) < statement.MaxEffects
		})
		if i < 0 {
			i, out = len(out), append(out, nil)
		}
		out[i] = append(out[i], e)
	}
	return out
}

// Effects lists what would remain of an arrangement's entries if it were erased,
// or its comments alone: of all that was said to its whole audience, as that
// was at the time. What was said to fewer PrivateEffects lists.
func (s *State) Effects(id parley.ArrangementID, comments bool) []statement.Effect {
	a, ok := s.arrangements[id]
	if !ok {
		return nil
	}
	var out []statement.Effect
	for _, r := range a.records {
		if !comments || r.kind == statement.CommentMake {
			out = append(out, statement.Effect{Index: r.index, Statement: r.id, Type: r.kind, Author: r.author, Audience: r.audience})
		}
	}
	return out
}

// erased is when an arrangement was erased, if p saw it, or keeps the log.
func (s *State) erased(id parley.ArrangementID, p parley.PartyID) (parley.Instant, bool) {
	at, ok := s.forgotten[id]
	ok = ok && (p == s.registrar || slices.ContainsFunc(s.log, func(r *record) bool {
		return r != nil && r.erased && r.chain.id == [32]byte(id) && r.audience.Has(p)
	}))
	return at, ok
}

func withAuthor(a statement.Audience, p parley.PartyID) statement.Audience {
	if a.Everyone {
		return a
	}
	return statement.Parties(append(append([]parley.PartyID(nil), a.Parties...), p)...)
}

func (s *State) foldErase(b *statement.Erase, r *record) error {
	s.erasures++
	talk, gone := true, make(map[parley.StatementID]uint64, len(b.Effects))
	for _, e := range b.Effects {
		talk = talk && e.Type == statement.CommentMake
		left := &record{index: e.Index, at: r.at, id: e.Statement, kind: e.Type, author: e.Author, audience: r.audience, whole: !b.Private, erased: true}
		// One that comes later is a refused one.
		if old := s.record(e.Statement); old != nil && old.index == e.Index {
			left.chain = old.chain
			if o := s.arrangements[old.arrangement]; o != nil {
				is := func(x *record) bool { return x == old }
				o.records = slices.DeleteFunc(slices.Clone(o.records), is)
				o.deposits = slices.DeleteFunc(slices.Clone(o.deposits), is)
			}
		} else {
			left.chain = s.shared(chainOf(e.Author, statement.Subject{Kind: statement.SubjectArrangement, ID: [32]byte(b.Arrangement)}, e.Audience))
		}
		s.enter(left)
		s.link(left)
		gone[left.id] = left.index
	}
	s.forgetAgain(gone)
	a := s.arrangements[b.Arrangement]
	if talk || b.Private {
		return nil
	}
	s.forgotten[b.Arrangement] = r.at
	delete(s.retained, b.Arrangement)
	if a == nil {
		return nil
	}
	delete(s.arrangements, a.id)
	s.zones = s.zones.without(a.id)
	s.stir(a)
	if a.answers != nil {
		if o := s.arrangements[a.answers.Answers]; o != nil {
			o.counters = slices.DeleteFunc(slices.Clone(o.counters), func(c *arrangement) bool { return c == a })
		}
	}
	for i, o := range s.tabled {
		if o == a {
			s.tabled = append(s.tabled[:i:i], s.tabled[i+1:]...)
			break
		}
	}
	for i, o := range s.log {
		if o != nil && o.arrangement == a.id {
			bare := *o
			bare.arrangement, bare.talk = parley.ArrangementID{}, nil
			s.log[i] = &bare
		}
	}
	return nil
}

// forgetAgain makes the refused entries of statements opaque whose first entry
// is erased: their content is the same, and goes with it.
func (s *State) forgetAgain(gone map[parley.StatementID]uint64) {
	for i, o := range s.log {
		if o == nil || o.refusal == nil {
			continue
		}
		if first, ok := gone[o.id]; ok && uint64(i) > first {
			s.log[i] = nil
		}
	}
}
