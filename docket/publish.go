package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// admitPublish checks a party's part in making a revision in force public.
func (rs *revState) admitPublish(b *statement.Publish, a *arrangement, st *statement.Statement, at parley.Instant) *parley.Refusal {
	if !has(rs.publishers(a.sponsor), st.Author) && !rs.held(st.Author, at) {
		return parley.Refuse("not-bound", "R7", "The author neither had to consent to revision %d nor is bound by it.", rs.rev.number).To("Only its participants make it public.")
	}
	mine := rs.publisher(st.Author)
	switch {
	case b.Withdraw && rs.public != 0:
		return parley.Refuse("published", "publication", "Revision %d has been public since %v; that can't be taken back.", rs.rev.number, rs.public).To("Nothing can be done: others have read it.")
	case b.Withdraw && mine == nil:
		return parley.Refuse("not-publishing", "publication", "The author takes no part in the publication of revision %d.", rs.rev.number)
	case !b.Withdraw && mine != nil && (!mine.suspect || rs.public != 0):
		return parley.Refuse("publishing", "publication", "The author takes part in the publication of revision %d already.", rs.rev.number).To("Wait for the others; parley status names them.")
	}
	return nil
}

// publishers are those without whom the revision does not become public: all
// who had to consent; of a zone that nobody had to agree to, its author.
func (rs *revState) publishers(sponsor parley.PartyID) []parley.PartyID {
	if rs.rev.content.Basis == parley.Agreed {
		return rs.required
	}
	return []parley.PartyID{sponsor}
}

func (rs *revState) publisher(p parley.PartyID) *publisher {
	for i := range rs.publish {
		if rs.publish[i].party == p {
			return &rs.publish[i]
		}
	}
	return nil
}

// foldPublish takes a party's part in, or out again. Once all whom it takes have
// signed, the revision is public for good.
func (rs *revState) foldPublish(b *statement.Publish, sponsor parley.PartyID, x *statement.Signed, r *record) {
	rs.publish = slices.DeleteFunc(rs.publish, func(p publisher) bool { return p.party == r.author })
	if b.Withdraw {
		return
	}
	rs.publish = append(rs.publish, publisher{party: r.author, at: r.at, by: r.id, keys: x.KeyIDs()})
	if rs.public != 0 {
		return
	}
	for _, p := range rs.publishers(sponsor) {
		if q := rs.publisher(p); q == nil || q.suspect {
			return
		}
	}
	rs.public = r.at
}

// Published is a revision that its participants have made public: what it says,
// how it stands, and whom of those it binds that took part in the publication.
type Published struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Title       string               `json:"title"`
	Kind        parley.Kind          `json:"kind"`
	Basis       parley.Basis         `json:"basis"`
	// State is in-force, suspended, or how it ended. Notices between the parties
	// are theirs.
	State    parley.StateName `json:"state"`
	Public   parley.Instant   `json:"public"` // since when it may be read
	InForce  parley.Instant   `json:"in_force"`
	Ends     parley.Instant   `json:"ends,omitzero"`
	Renewals int64            `json:"renewals,omitempty"`
	Bound    []PublicParty    `json:"bound"`

	Content *parley.Revision `json:"-"`
	Annex   *parley.Annex    `json:"-"`
	Index   uint64           `json:"-"` // the entry that brought it in
}

// PublicParty is a party that has made known that it is bound.
type PublicParty struct {
	Party parley.PartyID `json:"party"`
	Name  string         `json:"name"`
	Since parley.Instant `json:"since"`
	// Reservation: it accepted with a reservation, whose text is not public.
	Reservation bool `json:"reservation,omitempty"`
}

// Published lists what is public by then, in the order of tabling.
func (v *Snapshot) Published() []Published {
	out := []Published{}
	for _, a := range v.s.tabled {
		out = append(out, v.published(a)...)
	}
	return out
}

// PublishedOf lists what is public of one arrangement; nothing, if there is none.
func (v *Snapshot) PublishedOf(id parley.ArrangementID) []Published {
	if a, ok := v.s.arrangements[id]; ok {
		return v.published(a)
	}
	return nil
}

func (v *Snapshot) published(a *arrangement) (out []Published) {
	if !slices.ContainsFunc(a.now().revs, func(rs *revState) bool { return rs.public != 0 }) {
		return nil
	}
	m := a.at(v.t)
	if m == nil {
		return nil
	}
	for _, rs := range m.revs {
		if rs.public == 0 || rs.public > v.t {
			continue
		}
		r := rs.rev
		p := Published{Arrangement: a.id, Revision: r.id, Title: title(r.content), Kind: a.kind, Basis: a.basis, State: rs.publicState(v.t),
			Public: rs.public, InForce: rs.start, Ends: rs.lastDay(), Renewals: rs.renewals, Bound: []PublicParty{},
			Content: r.content, Annex: r.footing.annex, Index: r.index}
		for _, id := range rs.bound(v.t) {
			if rs.publisher(id) == nil {
				continue
			}
			q := rs.position(id)
			p.Bound = append(p.Bound, PublicParty{id, v.s.nameAt(id, v.t), rs.member(id).since, q != nil && q.stance == parley.AcceptWithReservation})
		}
		out = append(out, p)
	}
	return out
}

// publicState tells whether the obligations run, and how they ended.
func (rs *revState) publicState(t parley.Instant) parley.StateName {
	switch {
	case rs.over != "":
		return rs.over
	case rs.suspended(t):
		return parley.StateSuspended
	}
	return parley.StateInForce
}

// lastDay is when the term ends or ended, of a revision that has been in force;
// 0: it has no end.
func (rs *revState) lastDay() parley.Instant {
	end := rs.end
	if rs.over != "" {
		end = min(end, rs.overAt)
	}
	if rs.ends != 0 {
		end = min(end, rs.ends)
	}
	if end == parley.Never {
		return 0
	}
	return end
}
