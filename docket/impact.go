package docket

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// Impact tells what a revision would mean, before anybody signs it: whose
// territory it touches, which arrangements it meets, which operations it would
// forbid. It shows what asker may see; the zero asker sees all.
func (v *Snapshot) Impact(id parley.ArrangementID, rev parley.RevisionID, asker parley.PartyID) (*parley.Impact, error) {
	a, ok := v.s.arrangements[id]
	if !ok || asker != (parley.PartyID{}) && !a.now().audience.Has(asker) {
		return nil, parley.Refuse("unknown-arrangement", "R6", "There is no arrangement %s here.", parley.Short(id)).To("Check the identifier.")
	}
	m := a.at(v.t)
	if m == nil {
		return nil, parley.Refuse("unknown-arrangement", "time", "Arrangement %s had not been tabled at %v.", parley.Short(id), v.t).To("Ask about a later time.")
	}
	i := m.index(rev)
	if i < 0 {
		return nil, parley.Refuse("unknown-revision", "R3", "Arrangement %s has no revision %s.", parley.Short(id), parley.Short(rev)).To("Read the arrangement's revisions.")
	}
	rs := m.revs[i]
	needs := rs.needs
	if !rs.inForce {
		needs = m.needs(a, rs)
	}
	return v.impact(a, rs.rev, rs.claims, needs, asker), nil
}

// ImpactOf tells the same of a draft that sponsor has not tabled.
func (v *Snapshot) ImpactOf(sponsor parley.PartyID, r *parley.Revision, annex *parley.Annex, asker parley.PartyID) (*parley.Impact, error) {
	a := &arrangement{sponsor: sponsor, kind: r.Kind, basis: r.Basis}
	return v.impactOf(a, &machine{at: v.t}, r, annex, asker)
}

// ImpactOfNext tells the same of a draft that would be the next revision of an
// arrangement: whom it binds now must consent.
func (v *Snapshot) ImpactOfNext(id parley.ArrangementID, r *parley.Revision, annex *parley.Annex, asker parley.PartyID) (*parley.Impact, error) {
	a, ok := v.s.arrangements[id]
	if !ok || a.at(v.t) == nil {
		return nil, parley.Refuse("unknown-arrangement", "R6", "There is no arrangement %s here.", parley.Short(id)).To("Check the identifier.")
	}
	m := a.at(v.t).clone()
	m.at = v.t
	return v.impactOf(a, m, r, annex, asker)
}

func (v *Snapshot) impactOf(a *arrangement, m *machine, r *parley.Revision, annex *parley.Annex, asker parley.PartyID) (*parley.Impact, error) {
	land := new(layout)
	if annex != nil {
		var err error
		if land, err = layOut(annex); err != nil {
			return nil, err
		}
	}
	rev := &revision{content: r, footing: newFooting(land), number: len(a.revs) + 1, at: m.at}
	rs := &revState{rev: rev, claims: v.s.claims(rev.footing, nil)}
	m.revs = append(m.revs, rs)
	return v.impact(a, rev, rs.claims, m.needs(a, rs), asker), nil
}

func (v *Snapshot) impact(a *arrangement, rev *revision, claims []claim, needs []need, asker parley.PartyID) *parley.Impact {
	out := &parley.Impact{
		Revision: rev.id, Claims: []parley.Claimant{}, Required: v.s.required(needs, v.t),
		Note: parley.NoteUnlisted, AsOf: v.AsOf(),
	}
	for _, z := range rev.footing.prepared() {
		out.SquareMetres += int64(max(0, z.Area.KM2())*1e6 + 0.5)
	}
	for i := range claims {
		out.Claims = append(out.Claims, claims[i].public(rev.footing.layout, true))
	}
	data := v.compare(func(g fence.Vertical) {
		out.Overlaps = v.overlaps(a, rev, asker, g)
		out.Confrontations = v.confronted(rev, asker, g)
	})
	out.Heights = data
	return out
}

// overlaps are the other arrangements that asker may see and a revision meets.
func (v *Snapshot) overlaps(a *arrangement, rev *revision, asker parley.PartyID, g fence.Vertical) []parley.Overlap {
	out := []parley.Overlap{}
	over := v.s.zones.over(rev.footing.prepared(), parley.Window{}, g, func(id [32]byte) bool {
		o := v.s.arrangements[id]
		return o != nil && o != a && (asker == (parley.PartyID{}) || o.now().audience.Has(asker))
	})
	for _, id := range over.owners {
		if x, ok := v.overlap(v.s.arrangements[id], rev, over); ok {
			out = append(out, x)
		}
	}
	return out
}

// confronted are the operations that asker may see and a revision would forbid.
func (v *Snapshot) confronted(rev *revision, asker parley.PartyID, g fence.Vertical) []parley.Confrontation {
	out := []parley.Confrontation{}
	over := v.s.flights.over(rev.footing.prepared(), parley.Window{}, g, func(id [32]byte) bool {
		o := v.s.operations[id]
		return o != nil && (asker == (parley.PartyID{}) || o.audience.Has(asker))
	})
	for _, id := range over.owners {
		out = append(out, v.confrontations(v.s.operations[id], rev, over, g)...)
	}
	return out
}

// overlap lays a revision over another arrangement's current one.
func (v *Snapshot) overlap(o *arrangement, rev *revision, over *overlay) (parley.Overlap, bool) {
	m := o.at(v.t)
	if m == nil {
		return parley.Overlap{}, false
	}
	states, _ := m.look(o)
	i := m.current(states)
	rs := m.revs[i]
	met := over.pairs[rs.rev.footing.layout]
	if rs.over != "" || len(met) == 0 {
		return parley.Overlap{}, false
	}
	mine, theirs := rev.term(v.t), rs.term(v.t)
	if mine.From >= theirs.Until || theirs.From >= mine.Until {
		return parley.Overlap{}, false
	}
	touch, m2 := geo.Apart, int64(0)
	for _, p := range met {
		touch = max(touch, p.touch)
		m2 += squareMetres(rev.footing.prepared()[p.mine:p.mine+1], rs.rev.footing.prepared()[p.theirs].Area)
	}
	return parley.Overlap{Arrangement: o.id, Revision: rs.rev.id, Title: title(rs.rev.content), State: states[i],
		Certain: touch == geo.Touch, SquareMetres: m2}, true
}

// term is the longest time for which a revision that is not in force may hold,
// as its terms have it: renewals are counted in.
func (r *revision) term(now parley.Instant) parley.Window {
	t := &r.content.Terms
	w := parley.Window{From: max(t.Effective.At, now), Until: parley.Never}
	switch {
	case t.Duration.IsZero():
	case t.Renewal == nil:
		w.Until = t.Duration.From(w.From)
	case t.Renewal.Most != 0:
		each := t.Renewal.Period
		if each.IsZero() {
			each = t.Duration
		}
		w.Until = each.Times(t.Renewal.Most).From(t.Duration.From(w.From))
	}
	if t.Ends != 0 {
		w.Until = min(w.Until, t.Ends)
	}
	return w
}

// term is the same for a revision as it stands.
func (rs *revState) term(now parley.Instant) parley.Window {
	if !rs.inForce {
		return rs.rev.term(now)
	}
	w := parley.Window{From: rs.start, Until: parley.Never}
	if r := rs.rev.content.Terms.Renewal; r == nil || r.Most != 0 && rs.renewals >= r.Most {
		w.Until = rs.end
	}
	if end := rs.rev.content.Terms.Ends; end != 0 {
		w.Until = min(w.Until, end)
	}
	if rs.ends != 0 {
		w.Until = min(w.Until, rs.ends)
	}
	return w
}

// confrontations are the rules of a revision that an operation would breach,
// whether or not its party would be bound.
func (v *Snapshot) confrontations(o *operation, rev *revision, over *overlay, g fence.Vertical) []parley.Confrontation {
	p := o.at(v.t)
	if p == nil || p.intent.Window.Until <= v.t {
		return nil
	}
	q := parley.Question{Party: o.party, Activity: p.intent.Activity, Purpose: p.intent.Purpose, Window: p.intent.Window}
	met := make([]pair, 0, len(over.pairs[p.volumes])) // as the operation's volumes lie over the revision's
	for _, x := range over.pairs[p.volumes] {
		met = append(met, pair{mine: x.theirs, theirs: x.mine, touch: x.touch})
	}
	slices.SortStableFunc(met, func(a, b pair) int { return a.theirs - b.theirs })
	var out []parley.Confrontation
	during := clip([]parley.Window{p.intent.Window}, rev.term(v.t))
	if len(during) == 0 {
		return nil
	}
	for _, h := range rev.hits(q, during[0], p.volumes.prepared(), met, g) {
		if h.exempt != "" {
			continue
		}
		may := "would"
		if h.touch == geo.Indeterminate {
			may = "may"
		}
		out = append(out, parley.Confrontation{
			Operation: o.id, Party: o.party, Name: v.s.name(o.party), Activity: p.intent.Activity, Clause: h.clause, Volume: h.volume,
			Certain: h.touch == geo.Touch, During: h.during,
			Sentence: fmt.Sprintf("The %s of %s %s breach clause %s in volume %q.", p.intent.Activity, v.s.name(o.party), may, h.clause, h.volume),
		})
	}
	slices.SortStableFunc(out, func(a, b parley.Confrontation) int { return int(a.During.From - b.During.From) })
	return out
}

// ClaimsOf lists the claimants under a draft's map: who must consent to it for
// the land's sake. Areas are left out.
func (s *State) ClaimsOf(annex *parley.Annex) ([]parley.Claimant, error) {
	land, err := layOut(annex)
	if err != nil {
		return nil, err
	}
	claims := s.claims(newFooting(land), nil)
	out := make([]parley.Claimant, len(claims))
	for i := range claims {
		out[i] = claims[i].public(land, false)
	}
	return out, nil
}
