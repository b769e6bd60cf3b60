package statement

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// RevisionIDOf is the hash that names a revision (R3): over its kind, basis,
// rules, terms and roles, and the commitments to its texts and its map.
func RevisionIDOf(r *parley.Revision) (parley.RevisionID, error) {
	b, err := Canonical(r)
	if err != nil {
		return parley.RevisionID{}, err
	}
	return parley.RevisionID(digest(TagRevision, b)), nil
}

// revisionParts are the commitments of a revision whose parts travel with it:
// texts, then the map.
func revisionParts(r *parley.Revision) []PartRef {
	var parts []PartRef
	for _, t := range r.Texts {
		parts = append(parts, PartRef{t.Part, MediaText})
	}
	return append(parts, optional(r.Map.Part, MediaAnnex)...)
}

// revision checks a revision whose basis must be one of bases.
func (c *check) revision(r *parley.Revision, bases ...parley.Basis) {
	const p = "revision"
	word(c, p+".kind", r.Kind, parley.Kinds)
	word(c, p+".basis", r.Basis, bases)
	c.label(p+".authority", r.Authority, r.Basis == parley.Authorised)
	c.that(r.Authority == "" || r.Basis == parley.Authorised, "conflicting-fields", p+".authority",
		"is set though the basis is not authorised", "Leave it out.")

	c.count(p+".texts", len(r.Texts), 1, MaxTexts)
	authentic := false
	for i, t := range r.Texts {
		at := fmt.Sprintf("%s.texts[%d]", p, i)
		c.language(at+".lang", t.Lang)
		c.label(at+".title", t.Title, true)
		required(c, at+".part", t.Part)
		authentic = authentic || t.Authentic
	}
	ascending(c, p+".texts", r.Texts, func(a, b parley.Text) int { return ordered(a.Lang, b.Lang) })
	c.that(authentic, "missing", p+".texts", "has no authentic text", "Mark at least one language as authentic.")

	word(c, p+".map.status", r.Map.Status, []parley.MapStatus{parley.MapPending, parley.MapFinal})
	if r.Map.Status == parley.MapFinal {
		required(c, p+".map.part", r.Map.Part)
	}

	c.roles(p, r)
	c.count(p+".rules", len(r.Rules), 0, MaxRules)
	for i := range r.Rules {
		at := fmt.Sprintf("%s.rules[%d]", p, i)
		c.rule(at, &r.Rules[i])
		c.that(!slices.ContainsFunc(r.Rules[:i], func(o parley.Rule) bool { return o.Clause == r.Rules[i].Clause }),
			"repeated", at+".clause", fmt.Sprintf("repeats %q", r.Rules[i].Clause), "Give each rule a clause of its own.")
	}
	c.terms(p+".terms", &r.Terms)
	c.private(p+".private", r)
}

// private checks the private annexes, whose parts are deposited apart.
func (c *check) private(p string, r *parley.Revision) {
	c.count(p, len(r.Private), 0, MaxPrivate)
	own := revisionParts(r)
	c.distinctParts(own)
	for i, a := range r.Private {
		at := fmt.Sprintf("%s[%d]", p, i)
		c.label(at+".label", a.Label, true)
		required(c, at+".part", a.Part)
		c.parties(at+".parties", a.Parties, 1, MaxNamed)
		c.that(!slices.ContainsFunc(own, func(o PartRef) bool { return o.ID == a.Part }) &&
			!slices.ContainsFunc(r.Private[:i], func(o parley.PrivateAnnex) bool { return o.Part == a.Part }),
			"repeated", at+".part", "is committed to twice", "Salt each part anew.")
	}
	ascending(c, p, r.Private, func(a, b parley.PrivateAnnex) int { return ordered(a.Label, b.Label) })
}

func (c *check) roles(p string, r *parley.Revision) {
	c.count(p+".roles", len(r.Roles), 0, MaxRoles)
	for i, h := range r.Roles {
		at := fmt.Sprintf("%s.roles[%d]", p, i)
		required(c, at+".party", h.Party)
		c.label(at+".name", h.Name, true)
		word(c, at+".role", h.Role, parley.Roles)
		for _, o := range r.Roles[:i] {
			c.that(o.Party != h.Party || o.Role != h.Role, "repeated", at, "gives a party the same role twice", "Name it once.")
			c.that(o.Party != h.Party || o.Name == h.Name, "conflicting-fields", at+".name", "differs from the name given to the same party before",
				"Quote one name for each party.")
		}
	}
	words(c, p+".consenting", r.Consenting, parley.Roles)
	ascending(c, p+".consenting", r.Consenting, ordered[parley.Role])
	c.that(len(r.Consenting) == 0 || r.Basis == parley.Agreed, "conflicting-fields", p+".consenting",
		fmt.Sprintf("is set though the basis is %q, which waits for nobody's consent", string(r.Basis)), "Leave it out, or table it to be agreed.")
	for i, role := range r.Consenting {
		c.that(slices.ContainsFunc(r.Roles, func(h parley.RoleHolder) bool { return h.Role == role }),
			"missing", fmt.Sprintf("%s.consenting[%d]", p, i), fmt.Sprintf("is %q, a role that nobody holds", string(role)), "Name its holder among the roles.")
	}
}

// rule checks one rule.
func (c *check) rule(p string, r *parley.Rule) {
	c.label(p+".clause", r.Clause, true)
	c.count(p+".forbids", len(r.Forbids), 1, len(parley.Activities))
	words(c, p+".forbids", r.Forbids, parley.Activities)
	c.parties(p+".parties", r.Parties, 0, MaxNamed)
	words(c, p+".roles", r.Roles, parley.Roles)
	c.labels(p+".volumes", r.Volumes)
	c.heights(p, r.Floor, r.Ceiling)
	c.schedule(p, r)
	if r.Exempt != nil {
		at := p + ".exempt"
		words(c, at+".purposes", r.Exempt.Purposes, parley.Purposes)
		c.parties(at+".parties", r.Exempt.Parties, 0, MaxNamed)
		c.labels(at+".groups", r.Exempt.Groups)
		c.that(len(r.Exempt.Purposes)+len(r.Exempt.Parties)+len(r.Exempt.Groups) > 0, "missing", at, "exempts nothing", "Leave it out.")
	}
}

// schedule checks when a rule holds.
func (c *check) schedule(p string, r *parley.Rule) {
	c.count(p+".schedule", len(r.Schedule), 0, MaxSlots)
	solar := 0
	for i, s := range r.Schedule {
		at := fmt.Sprintf("%s.schedule[%d]", p, i)
		c.count(at+".days", len(s.Days), 1, 7)
		for j, d := range s.Days {
			c.between(fmt.Sprintf("%s.days[%d]", at, j), d, 1, 7)
		}
		ascending(c, at+".days", s.Days, ordered[int64])
		const day = 24 * 3_600_000
		c.clock(at+".from", s.From, day-1, s.FromSun)
		c.clock(at+".until", s.Until, day, s.UntilSun)
		if s.FromSun != "" || s.UntilSun != "" {
			solar++
		}
	}
	if solar > MaxSolarSlots {
		c.fail("limit", p+".schedule", fmt.Sprintf("has %d slots that rest on sunrise or sunset, may have at most %d", solar, MaxSolarSlots), "Join slots whose days alone differ.")
	}
	c.that(solar == 0 || r.Sun != nil, "missing", p+".sun", "is missing though the schedule names sunrise or sunset", "Say where the Sun rises and sets, as [lon,lat].")
	if r.Sun != nil {
		c.that(solar > 0, "conflicting-fields", p+".sun", "is set though the schedule names neither sunrise nor sunset", "Leave it out.")
		c.point(p+".sun", *r.Sun)
		c.between(p+".sun[1]", int64(r.Sun.Lat), -MaxSunLat, MaxSunLat)
	}
	c.count(p+".except", len(r.Except), 0, MaxExcept)
	for i, w := range r.Except {
		at := fmt.Sprintf("%s.except[%d]", p, i)
		c.window(at, w)
		c.that(i == 0 || r.Except[i-1].Until <= w.From, "order", at, "begins before the one before it ends", "Sort the windows and join those that overlap.")
	}
}

// clock checks the begin or the end of a slot.
func (c *check) clock(path string, ms, most int64, sun parley.Sun) {
	if sun == "" {
		c.between(path, ms, 0, most)
		return
	}
	word(c, path+"_sun", sun, parley.Suns)
	c.between(path, ms, -parley.MaxSunShift, parley.MaxSunShift)
}

// labels checks a list of labels without repetition, which may be absent.
func (c *check) labels(path string, list []string) {
	c.count(path, len(list), 0, MaxNamed)
	for i, s := range list {
		at := fmt.Sprintf("%s[%d]", path, i)
		c.label(at, s, true)
		c.that(!slices.Contains(list[:i], s), "repeated", at, fmt.Sprintf("repeats %q", s), "Name it once.")
	}
}
