package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// Private annexes are bound into a revision by their commitments. Their content
// comes by annex/deposit, for those named alone, and nothing follows from it.

// Deposit is what is known of a private annex that was deposited.
type Deposit struct {
	Label     string
	Statement parley.StatementID
	Index     uint64
	At        parley.Instant
}

// Deposits are the private annexes of a revision that were deposited, as far as
// can be seen here, in the order of the log.
func (s *State) Deposits(id parley.ArrangementID, revision parley.RevisionID) (out []Deposit) {
	a, ok := s.arrangements[id]
	if !ok {
		return nil
	}
	for _, r := range s.deposits(a) {
		if r.talk.revision == revision {
			out = append(out, Deposit{r.talk.clause, r.id, r.index, r.at})
		}
	}
	return out
}

// admitPrivateAnnexes checks that whoever a private annex names sees the
// arrangement itself.
func (s *State) admitPrivateAnnexes(rev *parley.Revision, st *statement.Statement) *parley.Refusal {
	for _, a := range rev.Private {
		for _, p := range a.Parties {
			if s.parties[p] == nil || !st.Audience.Has(p) {
				return parley.Refuse("not-addressed", "audience", "The private annex %q names %s, which does not see this arrangement.", a.Label, parley.Short(p)).
					To("Add it to the audience, or leave it out of the annex.")
			}
		}
	}
	return nil
}

func (s *State) admitDeposit(b *statement.Deposit, x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	a, r := s.visible(b.Arrangement, st)
	if r != nil {
		return r
	}
	rs, r := a.live(a.at(at), b.Revision)
	if r != nil {
		return r
	}
	if st.Author != a.sponsor {
		return parley.Refuse("not-sponsor", "audience", "Only the sponsor deposits the private annexes of what it tabled.").To("Comment on it, or counter-propose.")
	}
	annex := rs.rev.content.PrivateAnnex(b.Label)
	switch {
	case annex == nil:
		return parley.Refuse("unknown-annex", "R3", "Revision %d has no private annex %q.", rs.rev.number, b.Label).To("Name one that the revision lists, or revise it.")
	case annex.Part != b.Part:
		return parley.Refuse("part-differs", "R3", "Revision %d commits to another content of the private annex %q: part %s, not %s.", rs.rev.number, b.Label, parley.Short(annex.Part), parley.Short(b.Part)).
			To("Deposit the very part that the revision was made with, its salt included.")
	case !st.Audience.Equal(statement.DepositAudience(annex, a.sponsor)):
		return parley.Refuse("audience", "R6", "A private annex goes to exactly the parties that the revision names to it, and the sponsor.").To("Take that audience.")
	case slices.ContainsFunc(s.deposits(a), func(r *record) bool { return r.talk.revision == b.Revision && r.talk.clause == b.Label }):
		return parley.Refuse("deposited", "R3", "The private annex %q of revision %d has been deposited already.", b.Label, rs.rev.number)
	case x.Withheld():
		return nil // the host, which held it, let it in
	}
	return rs.rev.encloses(b.Label, x.Parts[b.Part], x)
}

// encloses checks that the map of a private annex, if it is one, certainly lies
// inside the revision's own: each of its volumes within one of them.
func (r *revision) encloses(label string, part statement.Part, x *statement.Signed) *parley.Refusal {
	if part.Media != statement.MediaAnnex {
		return nil
	}
	land, err := prepare(x, part.ID())
	if err != nil {
		return refusalOf(err, "bad-map", "")
	}
	for i, in := range land.inside(r.footing.layout) {
		if v := land.prepared()[i]; !in {
			return parley.Refuse("outside", "R3", "Volume %q of the private annex %q does not certainly lie inside one volume of revision %d.", v.Volume.ID, label, r.number).
				To("Draw it clear of the boundary by more than both accuracies, within the heights (of the same datum) and windows, or table a wider map.")
		}
	}
	return nil
}

// inside tells of each volume of y whether it certainly lies inside one of o's.
func (y *layout) inside(o *layout) []bool {
	x := newSheet()
	x.lay(&laid{land: o})
	out := make([]bool, len(y.prepared()))
	for _, p := range x.over(y.prepared(), parley.Window{}, nil, nil).pairs[o] {
		out[p.mine] = out[p.mine] || geo.VolumeInside(y.prepared()[p.mine], o.prepared()[p.theirs])
	}
	return out
}
