package statement

import (
	"fmt"

	"github.com/open-parley/parley"
)

// terms checks what the terms say against each other.
func (c *check) terms(p string, t *parley.Terms) {
	c.instant(p+".effective.at", t.Effective.At, false)
	if t.Effective.When != nil {
		c.condition(p+".effective.when", t.Effective.When)
	}
	c.instant(p+".open_until", t.OpenUntil, false)
	c.that(t.OpenUntil == 0 || t.Effective.At <= t.OpenUntil, "conflicting-fields", p+".open_until",
		"lies before the effective time, so it could never come into force", "Correct one of them.")
	c.period(p+".duration", t.Duration)
	c.instant(p+".ends", t.Ends, false)
	c.that(t.Ends == 0 || t.Effective.At < t.Ends, "conflicting-fields", p+".ends", "does not lie after the effective time", "Correct one of them.")

	if r := t.Renewal; r != nil {
		at := p + ".renewal"
		word(c, at+".mode", r.Mode, []parley.RenewalMode{parley.RenewTacit, parley.RenewByConsent})
		c.who(at+".by", r.By)
		c.period(at+".period", r.Period)
		c.period(at+".notice", r.Notice)
		c.between(at+".most", r.Most, 0, MaxRenewals)
		c.that(!t.Duration.IsZero(), "missing", p+".duration", "is missing though the terms provide for renewal", "Say how long a term lasts.")
		c.that(r.By == nil || r.Mode == parley.RenewByConsent, "conflicting-fields", at+".by", "is set though the renewal is tacit", "Leave it out.")
		c.that(r.Notice.IsZero() || r.Mode == parley.RenewTacit, "conflicting-fields", at+".notice", "is set though the renewal is by consent", "Leave it out.")
	}
	if d := t.Denunciation; d != nil {
		c.who(p+".denunciation.by", d.By)
		c.period(p+".denunciation.notice", d.Notice)
	}
	if s := t.Suspension; s != nil {
		c.who(p+".suspension.by", s.By)
		c.period(p+".suspension.notice", s.Notice)
		c.period(p+".suspension.longest", s.Longest)
	}
	if a := t.Accession; a != nil {
		c.who(p+".accession.by", a.By)
	}
	if b := t.Breach; b != nil {
		c.period(p+".breach.cure", b.Cure)
	}
}

// who checks a selection of parties, which may be absent but not empty.
func (c *check) who(p string, w *parley.Who) {
	if w == nil {
		return
	}
	c.that(len(w.Parties)+len(w.Roles) > 0, "missing", p, "selects nobody", "Leave it out, or name parties or roles.")
	c.parties(p+".parties", w.Parties, 0, MaxNamed)
	words(c, p+".roles", w.Roles, parley.Roles)
}

// condition checks a condition's tree.
func (c *check) condition(p string, cond *parley.Condition) {
	nodes := 0
	c.node(p, cond, 1, &nodes)
}

func (c *check) node(p string, cond *parley.Condition, depth int, nodes *int) {
	*nodes++
	if depth > MaxConditionDepth || *nodes > MaxConditionNodes {
		c.fail("limit", p, fmt.Sprintf("goes beyond depth %d or %d conditions in all", MaxConditionDepth, MaxConditionNodes), "Simplify the condition.")
		return
	}
	if someOf(cond.Accepts != parley.PartyID{}, cond.Confirmed != nil, len(cond.All) > 0, len(cond.Any) > 0) != 1 {
		c.fail("conflicting-fields", p, "does not set exactly one of accepts, confirmed, all and any", "Set one; nest the others.")
		return
	}
	if f := cond.Confirmed; f != nil {
		required(c, p+".confirmed.by", f.By)
		c.label(p+".confirmed.label", f.Label, true)
	}
	for i := range cond.All {
		c.node(fmt.Sprintf("%s.all[%d]", p, i), &cond.All[i], depth+1, nodes)
	}
	for i := range cond.Any {
		c.node(fmt.Sprintf("%s.any[%d]", p, i), &cond.Any[i], depth+1, nodes)
	}
}
