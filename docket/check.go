package docket

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// MaxCheckVolumes limits the volumes of one question.
const MaxCheckVolumes = 64

// Check answers whether a planned flight or volume meets what is in force or
// what others uphold, during its window, as far as the ledger tells now. It
// sees what its party sees. The worst reason gives the verdict.
func (v *Snapshot) Check(q parley.Question) (*parley.Answer, error) {
	volumes, err := v.question(q)
	if err != nil {
		return nil, err
	}
	var ans *parley.Answer
	data := v.compare(func(g fence.Vertical) { ans = v.check(q, volumes, g) })
	ans.Heights = data
	return ans, nil
}

// check is Check of volumes that are laid out, heights converted by g.
func (v *Snapshot) check(q parley.Question, volumes []geo.PreparedVolume, g fence.Vertical) *parley.Answer {
	ans := &parley.Answer{Verdict: parley.NoConflict, Reasons: []parley.Reason{}, Note: parley.NoteUnlisted, AsOf: v.AsOf()}
	over := v.s.zones.over(volumes, q.Window, g, func(id [32]byte) bool {
		a := v.s.arrangements[id]
		return a != nil && a.now().audience.Has(q.Party)
	})
	for _, id := range over.owners {
		a := v.s.arrangements[id]
		for _, piece := range a.during(q.Window) {
			ans.Reasons = append(ans.Reasons, v.s.weigh(a, piece, q, volumes, over, g)...)
		}
	}
	ans.Reasons = append(ans.Reasons, v.operations(q, volumes, g)...)
	ans.Reasons = merge(ans.Reasons)
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
	return ans
}

func (v *Snapshot) question(q parley.Question) ([]geo.PreparedVolume, error) {
	if _, ok := v.s.parties[q.Party]; !ok {
		return nil, parley.Refuse("not-admitted", "checks", "Party %s has not been admitted here.", parley.Short(q.Party)).To("Ask as a party of this ledger.")
	}
	switch {
	case !slices.Contains(parley.Activities, q.Activity):
		return nil, parley.Refuse("unknown-activity", "checks", "Activity %q is not known.", q.Activity).To("Use one of %v.", parley.Activities)
	case q.Purpose != "" && !slices.Contains(parley.Purposes, q.Purpose):
		return nil, parley.Refuse("unknown-purpose", "checks", "Purpose %q is not known.", q.Purpose).To("Use one of %v, or none.", parley.Purposes)
	case q.Window.From >= q.Window.Until:
		return nil, parley.Refuse("empty-window", "checks", "The window ends at %v, not after its start at %v.", q.Window.Until, q.Window.From).To("Give from and until, until later.")
	case len(q.Volumes) == 0 || len(q.Volumes) > MaxCheckVolumes:
		return nil, parley.Refuse("volumes", "checks", "The question has %d volumes.", len(q.Volumes)).To("Give 1 to %d.", MaxCheckVolumes)
	}
	annex := parley.Annex{Volumes: q.Volumes}
	volumes, err := prepareAnnex(&annex)
	if err != nil {
		return nil, err
	}
	return volumes, nil
}

// stretch is a time during which an arrangement stands unchanged.
type stretch struct {
	parley.Window
	m *machine
}

// during cuts a window where the arrangement changes in it, but for tacit
// renewals that change nothing else.
func (a *arrangement) during(w parley.Window) []stretch {
	var out []stretch
	from := max(w.From, a.moments[0].at)
	for i := a.momentIndex(from); i < len(a.moments) && from < w.Until; i++ {
		end := w.Until
		if i+1 < len(a.moments) {
			end = min(end, a.moments[i+1].at)
		}
		for m := a.moments[i].m; from < end; {
			m = m.tick(a, from)
			until := min(end, m.change(a))
			out = append(out, stretch{parley.Window{From: from, Until: until}, m})
			from = until
		}
	}
	return out
}

// weigh gives the reasons of one arrangement during a stretch.
func (s *State) weigh(a *arrangement, st stretch, q parley.Question, volumes []geo.PreparedVolume, over *overlay, g fence.Vertical) []parley.Reason {
	var out []parley.Reason
	for i, rs := range st.m.revs {
		met := over.pairs[rs.rev.footing.layout]
		if rs.over != "" || len(met) == 0 {
			continue
		}
		if hits := rs.rev.hits(q, st.Window, volumes, met, g); len(hits) > 0 {
			out = append(out, s.reasons(a, st.m, i, q, hits)...)
		}
	}
	return out
}

// upheld is who is bound by a revision, and who upholds it against p: the others
// that are bound, but for those that are released toward p, and the sponsor of
// what is asserted or authorised.
func (rs *revState) upheld(a *arrangement, at parley.Instant, p parley.PartyID) (bound, upheld []parley.PartyID) {
	bound = rs.bound(at)
	var released []parley.PartyID // who means to hold nothing against p any more
	if has(bound, p) {
		released = rs.releasedFrom(p)
	}
	upheld = slices.DeleteFunc(slices.Clone(bound), func(o parley.PartyID) bool { return o == p || has(released, o) })
	if rs.inForce && (a.basis == parley.Asserted || a.basis == parley.Authorised) && !rs.suspended(at) &&
		a.sponsor != p && !has(upheld, a.sponsor) {
		upheld = append(upheld, a.sponsor)
		sortParties(upheld)
	}
	return bound, upheld
}

// verdictOf is what a rule that is met means for who asks.
func verdictOf(touch geo.Relation, exempt string, bound, upheld bool) parley.Verdict {
	switch {
	case exempt != "":
		return parley.NoConflict
	case bound && touch == geo.Touch:
		return parley.Conflict
	case bound:
		return parley.Indeterminate
	case upheld:
		return parley.Coordinate
	}
	return parley.NoConflict
}

// reasons tells what each of the rules that are met means.
func (s *State) reasons(a *arrangement, m *machine, i int, q parley.Question, hits []hit) []parley.Reason {
	rs := m.revs[i]
	bound, upheld := rs.upheld(a, m.at, q.Party)
	state := rs.towardState(a, m, q.Party, rs.state(a, m, m.gate(a, i)))
	var out []parley.Reason
	for _, hit := range hits {
		r := parley.Reason{
			Arrangement: a.id, Revision: rs.rev.id, Title: title(rs.rev.content), State: state,
			Clause: hit.clause, Volume: hit.volume, Bound: has(bound, q.Party), Upheld: upheld, During: hit.during,
		}
		r.Verdict = verdictOf(hit.touch, hit.exempt, r.Bound, len(upheld) > 0)
		if p := rs.position(q.Party); p != nil {
			r.By = p.by
		} else if r.Bound {
			r.By = rs.member(q.Party).by
		}
		where := fmt.Sprintf("Clause %s of %q in volume %q", hit.clause, r.Title, hit.volume)
		switch {
		case hit.exempt != "":
			r.Sentence = fmt.Sprintf("%s exempts %s, as the asker says of itself.", where, hit.exempt)
		case r.Verdict == parley.Conflict:
			r.Sentence = where + " forbids it, and " + s.name(q.Party) + " is bound."
		case r.Bound:
			r.Sentence = where + " may forbid it: within the stated accuracy, at sunrise or sunset, or for want of a common datum, it cannot be told; " + s.name(q.Party) + " is bound."
		case len(upheld) > 0:
			r.Sentence = fmt.Sprintf("%s forbids it. %s is not bound, but %s mean%s to uphold it: a confrontation is possible.", where, s.name(q.Party), s.listed(upheld), plural(upheld, "s", ""))
		default:
			r.Sentence = fmt.Sprintf("%s would forbid it, but nobody is bound: it is %s.", where, r.State)
		}
		out = append(out, r)
	}
	return out
}

func (s *State) listed(ids []parley.PartyID) string {
	var names []string
	for _, p := range ids {
		names = append(names, s.name(p))
	}
	return list(names)
}

// hit is a rule that forbids what is asked, in one volume.
type hit struct {
	clause, volume string
	touch          geo.Relation
	exempt         string
	during         parley.Window
}

// hits lists the rules of a revision that a question meets during a window:
// by activity, by addressee, and in space, height and time. met are the volumes
// of both that meet. Heights are converted by g.
func (r *revision) hits(q parley.Question, during parley.Window, volumes []geo.PreparedVolume, met []pair, g fence.Vertical) []hit {
	during.From, during.Until = max(during.From, q.Window.From), min(during.Until, q.Window.Until)
	var out []hit
	for ri := range r.content.Rules {
		rule := &r.content.Rules[ri]
		if h := fence.ScheduleOf(rule); !r.addresses(rule, q) || h.During(during) == geo.Apart {
			continue
		}
		for i := 0; i < len(met); {
			theirs := met[i].theirs
			zone, touch := r.footing.prepared()[theirs], geo.Apart
			named := len(rule.Volumes) == 0 || has(rule.Volumes, zone.Volume.ID)
			for ; i < len(met) && met[i].theirs == theirs; i++ {
				if named {
					touch = max(touch, met[i].meets(volumes[met[i].mine], zone, rule, during, g))
				}
			}
			if touch != geo.Apart {
				out = append(out, hit{rule.Clause, zone.Volume.ID, touch, exemption(rule.Exempt, q), during})
			}
		}
	}
	return out
}

func clip(windows []parley.Window, to parley.Window) []parley.Window {
	var out []parley.Window
	for _, w := range windows {
		w.From, w.Until = max(w.From, to.From), min(w.Until, to.Until)
		if w.From < w.Until {
			out = append(out, w)
		}
	}
	return out
}

// addresses reports whether a rule forbids the activity to the party.
func (r *revision) addresses(rule *parley.Rule, q parley.Question) bool {
	if !slices.ContainsFunc(rule.Forbids, func(a parley.Activity) bool { return a.Covers(q.Activity) || q.Activity.Covers(a) }) {
		return false
	}
	if len(rule.Parties) == 0 && len(rule.Roles) == 0 {
		return true
	}
	return has(r.who(&parley.Who{Parties: rule.Parties, Roles: rule.Roles}), q.Party)
}

func exemption(e *parley.Exempt, q parley.Question) string {
	switch {
	case e == nil:
		return ""
	case has(e.Parties, q.Party):
		return "the party"
	case q.Purpose != "" && has(e.Purposes, q.Purpose):
		return "the purpose " + string(q.Purpose)
	}
	return ""
}

// operations of other parties that were addressed to the asker: where and when,
// no more.
func (v *Snapshot) operations(q parley.Question, volumes []geo.PreparedVolume, g fence.Vertical) []parley.Reason {
	var out []parley.Reason
	over := v.s.flights.over(volumes, q.Window, g, func(id [32]byte) bool {
		o := v.s.operations[id]
		return o != nil && o.party != q.Party && o.audience.Has(q.Party)
	})
	for _, id := range over.owners {
		o := v.s.operations[id]
		p := o.at(v.t)
		if p == nil {
			continue
		}
		during := clip([]parley.Window{p.intent.Window}, q.Window)
		if len(during) == 0 {
			continue
		}
		touch := geo.Apart
		for _, x := range over.pairs[p.volumes] {
			touch = max(touch, x.meets(volumes[x.mine], p.volumes.prepared()[x.theirs], nil, during[0], g))
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

// merge joins reasons that differ only in adjacent times.
func merge(in []parley.Reason) []parley.Reason {
	out := []parley.Reason{}
	for _, r := range in {
		i := slices.IndexFunc(out, func(o parley.Reason) bool {
			return o.Verdict == r.Verdict && o.Revision == r.Revision && o.Arrangement == r.Arrangement && o.Operation == r.Operation &&
				o.Clause == r.Clause && o.Volume == r.Volume && o.State == r.State && o.Bound == r.Bound &&
				o.During.Until == r.During.From && slices.Equal(o.Upheld, r.Upheld)
		})
		if i >= 0 {
			out[i].During.Until = r.During.Until
			continue
		}
		out = append(out, r)
	}
	return out
}
