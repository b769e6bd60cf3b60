package statementtest

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// revision draws a revision with one of the bases.
func (g *gen) revision(bases ...parley.Basis) parley.Revision {
	r := parley.Revision{Kind: one(g, parley.Kinds), Basis: one(g, bases), Terms: g.terms()}
	if r.Basis == parley.Authorised {
		r.Authority = g.label()
	}
	for _, lang := range some(g, []string{"ar", "en", "fr", "zh-Hant"}, 1) {
		r.Texts = append(r.Texts, parley.Text{Lang: lang, Authentic: len(r.Texts) == 0 || g.bool(), Title: g.label(), Part: g.text()})
	}
	r.Map.Status = one(g, []parley.MapStatus{parley.MapPending, parley.MapFinal})
	if r.Map.Status == parley.MapFinal || g.bool() {
		r.Map.Part = g.annex()
	}
	for _, role := range some(g, parley.Roles, 0) {
		r.Roles = append(r.Roles, parley.RoleHolder{Party: parley.PartyID(g.id()), Name: g.label(), Role: role})
		if r.Basis == parley.Agreed && g.bool() {
			r.Consenting = append(r.Consenting, role)
		}
	}
	slices.Sort(r.Consenting)
	for i := range g.int(0, 3) {
		r.Rules = append(r.Rules, g.rule(fmt.Sprintf("%d(a)", i+1)))
	}
	for i := range g.int(0, 2) {
		r.Private = append(r.Private, parley.PrivateAnnex{Label: fmt.Sprintf("P%d", i), Part: parley.PartID(g.id()), Parties: g.parties(1)})
	}
	return r
}

func (g *gen) rule(clause string) parley.Rule {
	r := parley.Rule{Clause: clause, Forbids: some(g, parley.Activities, 1), Parties: g.parties(0), Roles: some(g, parley.Roles, 0)}
	if g.bool() {
		r.Volumes = []string{"A0", "A1"}
	}
	r.Floor, r.Ceiling = g.heights()
	if g.bool() {
		r.Schedule = []parley.Slot{{Days: some(g, []int64{1, 2, 3, 4, 5, 6, 7}, 1), From: g.int(0, 86_399_999), Until: g.int(0, 86_400_000)}}
		if g.bool() {
			s := &r.Schedule[0]
			s.From, s.FromSun, r.Sun = g.int(-parley.MaxSunShift, parley.MaxSunShift), parley.Sunset, &parley.Point{Lon: 36_0000000, Lat: 33_0000000}
		}
	}
	if g.bool() {
		from := parley.Instant(g.int(1, 2e12))
		r.Except = []parley.Window{{From: from, Until: from + parley.Instant(g.int(1, 1e9))}}
	}
	r.Exempt = maybe(g, func() parley.Exempt {
		return parley.Exempt{Purposes: some(g, parley.Purposes, 0), Parties: g.parties(0), Groups: []string{g.label()}}
	})
	return r
}

func (g *gen) who() *parley.Who {
	return maybe(g, func() parley.Who { return parley.Who{Parties: g.parties(0), Roles: some(g, parley.Roles, 1)} })
}

func (g *gen) terms() parley.Terms {
	var t parley.Terms
	if g.bool() {
		t.Effective.At = parley.Instant(g.int(1, 1e12))
	}
	if g.bool() {
		c := g.condition(3)
		t.Effective.When = &c
	}
	if g.bool() {
		t.OpenUntil = parley.Instant(g.int(1e12, 2e12))
	}
	if g.bool() {
		t.Ends = parley.Instant(g.int(1e12+1, 3e12))
	}
	if g.bool() {
		t.Duration = parley.Period{Months: g.int(1, 12)}
		t.Renewal = maybe(g, func() parley.Renewal {
			r := parley.Renewal{Mode: one(g, []parley.RenewalMode{parley.RenewTacit, parley.RenewByConsent}), Period: g.period(), Most: g.int(0, 9)}
			if r.Mode == parley.RenewTacit {
				r.Notice = g.period()
			} else {
				r.By = g.who()
			}
			return r
		})
	}
	t.Denunciation = maybe(g, func() parley.Denunciation { return parley.Denunciation{By: g.who(), Notice: g.period()} })
	t.Suspension = maybe(g, func() parley.Suspension {
		return parley.Suspension{By: g.who(), Notice: g.period(), Longest: g.period()}
	})
	t.Accession = maybe(g, func() parley.Accession { return parley.Accession{By: g.who()} })
	t.Breach = maybe(g, func() parley.Breach { return parley.Breach{Cure: g.period(), Release: g.bool()} })
	return t
}
