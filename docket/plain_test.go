package docket

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// What Check and Impact find by the index they must find as these plain loops
// do, which ask every volume of every arrangement, operation and territory.

// vertical is what plain loops convert by, as often as they like.
func (v *Snapshot) vertical() fence.Vertical {
	if v.heights == nil {
		return nil
	}
	return v.heights.Vertical
}

func (v *Snapshot) heightData() []parley.HeightData {
	if v.heights == nil {
		return nil
	}
	return v.heights.Data
}

// PlainCheck is Check.
func (v *Snapshot) PlainCheck(q parley.Question) (*parley.Answer, error) {
	volumes, err := v.question(q)
	if err != nil {
		return nil, err
	}
	ans := &parley.Answer{Verdict: parley.NoConflict, Reasons: []parley.Reason{}, Note: parley.NoteUnlisted, AsOf: v.AsOf()}
	for _, a := range v.s.tabled {
		if !a.now().audience.Has(q.Party) {
			continue
		}
		for _, piece := range a.during(q.Window) {
			ans.Reasons = append(ans.Reasons, v.s.plainWeigh(a, piece, q, volumes, v.vertical())...)
		}
	}
	ans.Reasons = append(ans.Reasons, v.plainOperations(q, volumes)...)
	ans.Reasons = merge(ans.Reasons)
	ans.Heights = v.heightData()
	for _, r := range ans.Reasons {
		if r.Verdict.Worse(ans.Verdict) {
			ans.Verdict = r.Verdict
		}
		if r.Verdict != parley.NoConflict {
			for _, p := range r.Upheld {
				if !has(ans.Call, p) && p != q.Party {
					ans.Call = append(ans.Call, p)
				}
			}
		}
	}
	sortParties(ans.Call)
	return ans, nil
}

func (s *State) plainWeigh(a *arrangement, st stretch, q parley.Question, volumes []geo.PreparedVolume, g fence.Vertical) []parley.Reason {
	var out []parley.Reason
	for i, rs := range st.m.revs {
		if rs.over != "" {
			continue
		}
		if hits := rs.plainHits(q, st.Window, volumes, g); len(hits) > 0 {
			out = append(out, s.reasons(a, st.m, i, q, hits)...)
		}
	}
	return out
}

func (rs *revState) plainHits(q parley.Question, during parley.Window, volumes []geo.PreparedVolume, g fence.Vertical) []hit {
	during.From, during.Until = max(during.From, q.Window.From), min(during.Until, q.Window.Until)
	var out []hit
	for ri := range rs.rev.content.Rules {
		rule := &rs.rev.content.Rules[ri]
		if !rs.rev.addresses(rule, q) || plainScheduled(rule, during) == geo.Apart {
			continue
		}
		for _, zone := range rs.rev.footing.prepared() {
			if len(rule.Volumes) > 0 && !has(rule.Volumes, zone.Volume.ID) {
				continue
			}
			touch := geo.Apart
			for _, v := range volumes {
				touch = max(touch, plainMeets(v, zone, rule, during, g))
			}
			if touch != geo.Apart {
				out = append(out, hit{rule.Clause, zone.Volume.ID, touch, exemption(rule.Exempt, q), during})
			}
		}
	}
	return out
}

func plainMeets(v, zone geo.PreparedVolume, rule *parley.Rule, during parley.Window, g fence.Vertical) geo.Relation {
	w := []parley.Window{during}
	if len(v.Volume.Windows) > 0 {
		w = clip(v.Volume.Windows, during)
	}
	if len(zone.Volume.Windows) > 0 {
		var both []parley.Window
		for _, x := range w {
			both = append(both, clip(zone.Volume.Windows, x)...)
		}
		w = both
	}
	times := geo.Apart
	for _, x := range w {
		times = max(times, plainScheduled(rule, x))
	}
	if times == geo.Apart {
		return geo.Apart
	}
	heights := plainHeights(v, zone, rule, g)
	if heights == geo.Apart {
		return geo.Apart
	}
	return min(times, heights, geo.Relate(v.Area, zone.Area))
}

// plainHeights: intervals that meet pairwise have a height in common. Volumes
// must meet as they are, and as far as the rule goes.
func plainHeights(v, zone geo.PreparedVolume, rule *parley.Rule, g fence.Vertical) geo.Relation {
	if g == nil {
		return min(geo.HeightsOverlap(v.Volume.Floor, v.Volume.Ceiling, zone.Volume.Floor, zone.Volume.Ceiling),
			geo.HeightsOverlap(v.Volume.Floor, v.Volume.Ceiling, rule.Floor, rule.Ceiling),
			geo.HeightsOverlap(zone.Volume.Floor, zone.Volume.Ceiling, rule.Floor, rule.Ceiling))
	}
	a := fence.Zone{Area: v.Area, Heights: []fence.Range{{Floor: v.Volume.Floor, Ceiling: v.Volume.Ceiling}}}
	b := fence.Zone{Area: zone.Area, Heights: []fence.Range{{Floor: zone.Volume.Floor, Ceiling: zone.Volume.Ceiling}}}
	out := a.Concur(&b, g)
	b.Heights = append(b.Heights, fence.Range{Floor: rule.Floor, Ceiling: rule.Ceiling})
	return min(out, a.Concur(&b, g))
}

func plainScheduled(rule *parley.Rule, w parley.Window) geo.Relation {
	s := fence.ScheduleOf(rule)
	return s.During(w)
}

func (v *Snapshot) plainOperations(q parley.Question, volumes []geo.PreparedVolume) []parley.Reason {
	var out []parley.Reason
	for _, o := range v.s.planned {
		if o.party == q.Party || !o.audience.Has(q.Party) {
			continue
		}
		p := o.at(v.t)
		if p == nil {
			continue
		}
		during := clip([]parley.Window{p.intent.Window}, q.Window)
		if len(during) == 0 {
			continue
		}
		touch := geo.Apart
		for _, x := range volumes {
			for _, y := range p.volumes.prepared() {
				touch = max(touch, plainMeets(x, y, &parley.Rule{}, during[0], v.vertical()))
			}
		}
		if touch != geo.Apart {
			out = append(out, parley.Reason{
				Verdict: parley.Coordinate, Operation: o.id, By: p.by, Upheld: []parley.PartyID{o.party}, During: during[0],
				Sentence: fmt.Sprintf("An operation of %s is there from %v until %v.", v.s.name(o.party), p.intent.Window.From, p.intent.Window.Until),
			})
		}
	}
	return out
}

// PlainImpact is Impact, with the claims as they would be found now.
func (v *Snapshot) PlainImpact(id parley.ArrangementID, rev parley.RevisionID, asker parley.PartyID) (*parley.Impact, error) {
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
	return v.plainImpact(a, rs.rev, rs.claims, needs, asker), nil
}

func (v *Snapshot) plainImpact(a *arrangement, rev *revision, claims []claim, needs []need, asker parley.PartyID) *parley.Impact {
	out := &parley.Impact{
		Revision: rev.id, Claims: []parley.Claimant{}, Required: v.s.required(needs, v.t), Overlaps: []parley.Overlap{},
		Confrontations: []parley.Confrontation{}, Note: parley.NoteUnlisted, AsOf: v.AsOf(),
	}
	for _, z := range rev.footing.prepared() {
		out.SquareMetres += int64(max(0, z.Area.KM2())*1e6 + 0.5)
	}
	for i := range claims {
		out.Claims = append(out.Claims, claims[i].public(rev.footing.layout, true))
	}
	for _, o := range v.s.tabled {
		if o == a || asker != (parley.PartyID{}) && !o.now().audience.Has(asker) {
			continue
		}
		if x, ok := v.plainOverlap(o, rev); ok {
			out.Overlaps = append(out.Overlaps, x)
		}
	}
	out.Heights = v.heightData()
	for _, o := range v.s.planned {
		if asker == (parley.PartyID{}) || o.audience.Has(asker) {
			out.Confrontations = append(out.Confrontations, v.plainConfrontations(o, rev)...)
		}
	}
	return out
}

func (v *Snapshot) plainOverlap(o *arrangement, rev *revision) (parley.Overlap, bool) {
	m := o.at(v.t)
	if m == nil {
		return parley.Overlap{}, false
	}
	states, _ := m.look(o)
	i := m.current(states)
	rs := m.revs[i]
	if rs.over != "" {
		return parley.Overlap{}, false
	}
	mine, theirs := rev.term(v.t), rs.term(v.t)
	if mine.From >= theirs.Until || theirs.From >= mine.Until {
		return parley.Overlap{}, false
	}
	touch, m2 := geo.Apart, int64(0)
	for _, x := range rev.footing.prepared() {
		for _, y := range rs.rev.footing.prepared() {
			if t := plainRelate(x, y, v.vertical()); t != geo.Apart {
				touch = max(touch, t)
				m2 += squareMetres([]geo.PreparedVolume{x}, y.Area)
			}
		}
	}
	return parley.Overlap{Arrangement: o.id, Revision: rs.rev.id, Title: title(rs.rev.content), State: states[i],
		Certain: touch == geo.Touch, SquareMetres: m2}, touch != geo.Apart
}

func plainRelate(a, b geo.PreparedVolume, g fence.Vertical) geo.Relation {
	if u, v := a.Volume.Windows, b.Volume.Windows; len(u) > 0 && len(v) > 0 && !slices.ContainsFunc(u, func(w parley.Window) bool { return len(clip(v, w)) > 0 }) {
		return geo.Apart
	}
	h := plainHeights(a, b, &parley.Rule{}, g)
	if h == geo.Apart {
		return geo.Apart
	}
	return min(h, geo.Relate(a.Area, b.Area))
}

func (v *Snapshot) plainConfrontations(o *operation, rev *revision) []parley.Confrontation {
	p := o.at(v.t)
	if p == nil || p.intent.Window.Until <= v.t {
		return nil
	}
	q := parley.Question{Party: o.party, Activity: p.intent.Activity, Purpose: p.intent.Purpose, Window: p.intent.Window}
	rs := &revState{rev: rev}
	var out []parley.Confrontation
	during := clip([]parley.Window{p.intent.Window}, rev.term(v.t))
	if len(during) == 0 {
		return nil
	}
	for _, h := range rs.plainHits(q, during[0], p.volumes.prepared(), v.vertical()) {
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

func (s *State) plainClaims(f *footing, disclaimed []parley.PartyID) []claim {
	var out []claim
	add := func(c claim) {
		for i := range out {
			if c.party != (parley.PartyID{}) && out[i].party == c.party {
				out[i].touch = max(out[i].touch, c.touch)
				out[i].grounds = append(out[i].grounds, c.grounds...)
				return
			}
		}
		c.disclaimed = has(disclaimed, c.party) && c.party != (parley.PartyID{})
		out = append(out, c)
	}
	for _, p := range s.pieces {
		if p.until != parley.Never {
			continue
		}
		if rel := f.toward(p); rel.touch != geo.Apart {
			add(claim{party: p.owner, name: s.name(p.owner), touch: rel.touch, grounds: []ground{{piece: p.by, land: p.land, rel: rel}}})
		}
	}
	for _, w := range f.world(s.world) {
		grounds := []ground{{territory: w.territory, rel: w.rel}}
		known := false
		for _, p := range s.order {
			if w.territory.Country == "" || p.profiles[0].profile.Country != w.territory.Country {
				continue
			}
			known = true
			if !p.declared && !p.disclaimed {
				add(claim{party: p.id, name: s.name(p.id), attributed: true, touch: w.rel.touch, grounds: grounds})
			}
		}
		if !known {
			add(claim{name: w.territory.Name, attributed: true, touch: w.rel.touch, grounds: grounds})
		}
	}
	return out
}

// PlainClaimsOf is ClaimsOf.
func (s *State) PlainClaimsOf(annex *parley.Annex) ([]parley.Claimant, error) {
	land, err := layOut(annex)
	if err != nil {
		return nil, err
	}
	out := []parley.Claimant{}
	for _, c := range s.plainClaims(newFooting(land), nil) {
		out = append(out, c.public(land, false))
	}
	return out, nil
}

// InsideBoth tells of each volume of one map whether it certainly lies inside
// one of another's, as a deposit is judged and by plain loops.
func InsideBoth(a, b *parley.Annex) (got, want []bool) {
	x, y := &layout{annex: a}, &layout{annex: b}
	for _, v := range x.prepared() {
		want = append(want, slices.ContainsFunc(y.prepared(), func(o geo.PreparedVolume) bool { return geo.VolumeInside(v, o) }))
	}
	return x.inside(y), want
}

// Lies is how many volumes of revisions are indexed, and how many there are.
func (s *State) Lies() (indexed, are int) {
	x, _ := s.zones.current()
	for _, a := range s.arrangements {
		for _, r := range a.revs {
			are += len(r.footing.prepared())
		}
	}
	return x.Len(), are
}
