package docket

import (
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Hold is a party's word that an arrangement must not be erased.
type Hold struct {
	Statement parley.StatementID `json:"statement"`
	Party     parley.PartyID     `json:"party"`
	Reason    string             `json:"reason"`
	From      parley.Instant     `json:"from"`
	Until     parley.Instant     `json:"until"` // parley.Never: until it is released
}

// Stands reports whether the hold stands at that instant.
func (h Hold) Stands(at parley.Instant) bool { return h.From <= at && at < h.Until }

// Announcement is a notice that an arrangement will be erased.
type Announcement struct {
	Statement parley.StatementID `json:"statement"`
	Index     uint64             `json:"index"`
	At        parley.Instant     `json:"at"`
	From      parley.Instant     `json:"from"`               // when it may be erased
	Comments  bool               `json:"comments,omitempty"` // its comments alone, made before the announcement
}

// Retention is what keeps an arrangement from being erased, or has announced
// that it will be. It is never changed in place.
type Retention struct {
	Holds         []Hold         `json:"holds,omitempty"`         // in the order of the log
	Announcements []Announcement `json:"announcements,omitempty"` // that no hold has made void
}

// Standing are the holds that stand at that instant.
func (r Retention) Standing(at parley.Instant) []Hold {
	return slices.DeleteFunc(slices.Clone(r.Holds), func(h Hold) bool { return !h.Stands(at) })
}

// Announced is the announcement of an erasure of all, or of the comments alone,
// for which one of all counts too; the one that allows it first.
func (r Retention) Announced(comments bool) (Announcement, bool) {
	var found Announcement
	for _, n := range r.Announcements {
		if (comments || !n.Comments) && (found.From == 0 || n.From < found.From) {
			found = n
		}
	}
	return found, found.From != 0
}

// Retention of an arrangement, as far as it is known here.
func (s *State) Retention(id parley.ArrangementID) Retention { return s.retained[id] }

// shortened remembers the longer notice that a policy had before: it holds for
// as long as it is.
type shortened struct {
	was   parley.Period
	until parley.Instant
}

// ErasureNotice is the notice that an erasure announced at that time needs. A
// policy that makes it shorter counts only once the longer one has run.
func (s *State) ErasureNotice(at parley.Instant) parley.Period {
	now := s.policy.ErasureNotice
	if at < s.shortened.until && s.shortened.was.From(at) > now.From(at) {
		return s.shortened.was
	}
	return now
}

func (s *State) foldPolicy(b *statement.Policy, at parley.Instant) {
	if was := s.ErasureNotice(at); b.ErasureNotice.From(at) < was.From(at) {
		s.shortened = shortened{was, was.From(at)}
	}
	s.policy = *b
}

// admitRetention checks what is said of keeping and erasing an arrangement: to
// its whole audience and the registrar, by one of them.
func (s *State) admitRetention(id parley.ArrangementID, st *statement.Statement, at parley.Instant) *parley.Refusal {
	if was, ok := s.erased(id, st.Author); ok {
		return parley.Refuse("erased", "R9", "Arrangement %s was erased at %v; that it was, remains.", parley.Short(id), was)
	}
	a, ok := s.arrangements[id]
	if !ok || st.Author != s.registrar && !a.now().audience.Has(st.Author) {
		return parley.Refuse("unknown-arrangement", "R6", "There is no arrangement %s here.", parley.Short(id)).To("Check the identifier.")
	}
	if want := withAuthor(a.now().audience, s.registrar); !want.Equal(st.Audience) {
		return parley.Refuse("audience", "audience", "%s goes to the arrangement's whole audience and the registrar, who keeps the log.", st.Type).
			To("Take the arrangement's present audience and add the registrar.")
	}
	switch b := st.Body.(type) {
	case *statement.Hold:
		if b.Until != 0 && b.Until <= at {
			return parley.Refuse("time", "time", "The hold would have ended at %v; it is %v.", b.Until, at).To("Give a later end, or none.")
		}
	case *statement.ReleaseHold:
		if !slices.ContainsFunc(s.retained[id].Standing(at), func(h Hold) bool { return h.Party == st.Author }) {
			return parley.Refuse("no-hold", "retention", "%s holds nothing of arrangement %s.", s.name(st.Author), parley.Short(id)).To("A party releases its own hold.")
		}
	case *statement.Announce:
		if st.Author != s.registrar {
			return notTheRegistrar()
		}
		if r := s.held(a, at); r != nil {
			return r
		}
		if !b.Comments {
			return a.ended(at)
		}
	}
	return nil
}

// held names the holds that stand.
func (s *State) held(a *arrangement, at parley.Instant) *parley.Refusal {
	standing := s.retained[a.id].Standing(at)
	if len(standing) == 0 {
		return nil
	}
	var said []string
	for _, h := range standing {
		text := s.name(h.Party) + " (" + h.Reason
		if h.Until != parley.Never {
			text += ", until " + h.Until.String()
		}
		said = append(said, text+")")
	}
	return parley.Refuse("held", "retention", "Arrangement %s is held by %s: nothing of it is erased.", parley.Short(a.id), strings.Join(said, ", ")).
		To("Ask whoever holds it for retention/release, and announce the erasure then.")
}

// ended refuses while a revision of the arrangement lives.
func (a *arrangement) ended(at parley.Instant) *parley.Refusal {
	m := a.at(at)
	for _, rs := range m.revs {
		if rs.over == "" {
			return inState("living", "life", rs.shownState(a, m), "Arrangement %s is not closed: only its comments can be erased.", parley.Short(a.id)).To("Wait until it has ended.")
		}
	}
	return nil
}

// noticed refuses an erasure that was not announced, or not long enough ago. Of
// comments, those are announced that came before.
func (s *State) noticed(a *arrangement, b *statement.Erase, talk bool, at parley.Instant) *parley.Refusal {
	notice := s.ErasureNotice(at)
	if notice.IsZero() {
		return nil
	}
	n, ok := s.retained[a.id].Announced(talk)
	if !ok || n.Comments && b.Effects[len(b.Effects)-1].Index > n.Index {
		return parley.Refuse("not-announced", "retention", "The log's policy asks for notice of an erasure: %v.", notice).
			To("Announce it with retention/announce, and wait.")
	}
	if at < n.From {
		return parley.Refuse("notice-running", "retention", "The erasure was announced at %v: until %v whoever sees the arrangement may hold it.", n.At, n.From).To("Wait until then.")
	}
	return nil
}

// foldRetention folds a hold, its release or an announcement. Those who see it
// without seeing the arrangement, as the registrar does, come to the same.
func (s *State) foldRetention(id parley.ArrangementID, body statement.Body, r *record) {
	r.talk = &remark{}
	if a := s.arrangements[id]; a != nil {
		a.own(r)
	} else {
		r.arrangement, r.whole = id, true
	}
	was := s.retained[id]
	now := Retention{Holds: slices.Clone(was.Holds), Announcements: was.Announcements}
	if b, ok := body.(*statement.Announce); ok {
		now.Announcements = slices.DeleteFunc(slices.Clone(was.Announcements), func(n Announcement) bool { return n.Comments == b.Comments })
		now.Announcements = append(now.Announcements, Announcement{Statement: r.id, Index: r.index, At: r.at, From: s.ErasureNotice(r.at).From(r.at), Comments: b.Comments})
		s.retained[id] = now
		return
	}
	for i := range now.Holds {
		if h := &now.Holds[i]; h.Party == r.author {
			h.Until = min(h.Until, r.at)
		}
	}
	if b, ok := body.(*statement.Hold); ok {
		h := Hold{Statement: r.id, Party: r.author, Reason: b.Reason, From: r.at, Until: parley.Never}
		if b.Until != 0 {
			h.Until = b.Until
		}
		now.Holds, now.Announcements = append(now.Holds, h), nil
	}
	s.retained[id] = now
}

// seenBy is what those know who see the statements of v alone.
func (r Retention) seenBy(v *State) Retention {
	unseen := func(id parley.StatementID) bool { return v.record(id) == nil }
	return Retention{
		Holds:         slices.DeleteFunc(slices.Clone(r.Holds), func(h Hold) bool { return unseen(h.Statement) }),
		Announcements: slices.DeleteFunc(slices.Clone(r.Announcements), func(n Announcement) bool { return unseen(n.Statement) }),
	}
}

func (r Retention) none() bool { return len(r.Holds) == 0 && len(r.Announcements) == 0 }

// retainedIDs are the arrangements of which something is held or announced.
func (s *State) retainedIDs() []parley.ArrangementID {
	ids := make([]parley.ArrangementID, 0, len(s.retained))
	for id := range s.retained {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b parley.ArrangementID) int { return slices.Compare(a[:], b[:]) })
	return ids
}

// Closed is when the arrangement's last revision ended; false: it is not here,
// or not closed.
func (v *Snapshot) Closed(id parley.ArrangementID) (at parley.Instant, ok bool) {
	a, ok := v.s.arrangements[id]
	if !ok {
		return 0, false
	}
	for _, rs := range a.at(v.t).revs {
		if rs.over == "" {
			return 0, false
		}
		at = max(at, rs.overAt)
	}
	return at, true
}

// EntryTime is the ledger time of an entry that can be read here.
func (s *State) EntryTime(index uint64) (parley.Instant, bool) {
	if index >= uint64(len(s.log)) || s.log[index] == nil || s.log[index].erased {
		return 0, false
	}
	return s.log[index].at, true
}

// ErasedEntry is an entry that a retention/erase has named.
type ErasedEntry struct {
	Index     uint64             `json:"index"`
	Statement parley.StatementID `json:"statement"`
	Type      statement.Type     `json:"type"`
	Author    parley.PartyID     `json:"author"`
	Named     parley.Instant     `json:"named"` // ledger time of the retention/erase
}

// ErasedEntries are those from an index on, ascending; at most the given number.
func (s *State) ErasedEntries(from uint64, most int) (out []ErasedEntry) {
	for i := from; i < uint64(len(s.log)) && len(out) < most; i++ {
		if e, ok := s.ErasedEntry(i); ok {
			out = append(out, e)
		}
	}
	return out
}

// ErasedEntry is the one of that index; false: it was not erased.
func (s *State) ErasedEntry(index uint64) (ErasedEntry, bool) {
	if index >= uint64(len(s.log)) || s.log[index] == nil || !s.log[index].erased {
		return ErasedEntry{}, false
	}
	r := s.log[index]
	return ErasedEntry{Index: r.index, Statement: r.id, Type: r.kind, Author: r.author, Named: r.at}, true
}

// Retained calls f with each arrangement of which something is held or
// announced, in the order of their identifiers.
func (s *State) Retained(f func(parley.ArrangementID, Retention)) {
	for _, id := range s.retainedIDs() {
		f(id, s.retained[id])
	}
}
