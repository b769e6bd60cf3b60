package draft

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
)

var dayNames = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

func (l *loader) rule(n *yaml.Node) {
	o, ok := l.object(n, "a rule", "clause", "forbids", "parties", "roles", "volumes", "floor", "ceiling", "schedule", "except", "sun", "exempt")
	if !ok {
		return
	}
	var it ruleItem
	it.Clause, _ = l.str(o.need("clause"), "clause")
	it.Forbids = words(&l.reader, o.need("forbids"), "activity", parley.Activities)
	it.parties = l.labels(o.get("parties"))
	it.Roles = words(&l.reader, o.get("roles"), "role", parley.Roles)
	it.Volumes = l.strings(o.get("volumes"), "volumes")
	for _, v := range it.Volumes {
		if l.d.annex != nil && !slices.ContainsFunc(l.d.annex.Volumes, func(o parley.Volume) bool { return o.ID == v }) {
			var known []string
			for _, o := range l.d.annex.Volumes {
				known = append(known, o.ID)
			}
			l.unknown(o.get("volumes"), "volume", v, " on the map", known)
		}
	}
	it.Floor = l.height(o.get("floor"), "ground")
	it.Ceiling = l.height(o.get("ceiling"), "unlimited")
	if s := o.get("schedule"); s != nil {
		for _, c := range l.list(s, "schedule") {
			l.slot(&it.Rule, c)
		}
	}
	l.sun(&it.Rule, o)
	it.Except = l.windows(o.get("except"))
	if e := o.get("exempt"); e != nil {
		if o, ok := l.object(e, "exempt", "purposes", "parties", "groups"); ok {
			it.Exempt = &parley.Exempt{
				Purposes: words(&l.reader, o.get("purposes"), "purpose", parley.Purposes),
				Groups:   l.strings(o.get("groups"), "groups"),
			}
			it.exempt = l.labels(o.get("parties"))
		}
	}
	l.d.rules = append(l.d.rules, it)
}

// days reads a day, a range such as fri-sun or sat-mon, or daily.
func (l *loader) days(n *yaml.Node) []int64 {
	s, ok := l.str(n, "days")
	if !ok {
		return nil
	}
	if strings.EqualFold(s, "daily") {
		return []int64{1, 2, 3, 4, 5, 6, 7}
	}
	day := func(s string) int64 {
		s = strings.ToLower(strings.TrimSpace(s))
		return int64(slices.IndexFunc(dayNames, func(d string) bool {
			return s == d || len(s) > 3 && strings.HasPrefix(s, d) && strings.HasSuffix(s, "day")
		}) + 1)
	}
	from, to, many := strings.Cut(s, "-")
	a, b := day(from), day(from)
	if many {
		b = day(to)
	}
	if a == 0 || b == 0 {
		l.fail(n, "Write mon, tue, wed, thu, fri, sat, sun, mon-fri or daily.", "%q is no day.", s)
		return nil
	}
	var out []int64
	for d := a; ; d = d%7 + 1 {
		out = append(out, d)
		if d == b {
			return out
		}
	}
}

func (l *loader) terms(n *yaml.Node) {
	o, ok := l.object(n, "the terms", "effective", "open_until", "duration", "ends", "renewal", "denunciation", "suspension", "accession", "breach")
	if !ok {
		return
	}
	t := &l.d.terms
	if e := o.get("effective"); e != nil {
		if o, ok := l.object(e, "effective", "at", "when"); ok {
			t.Effective.At = value(&l.reader, o.get("at"), "at", ParseTime)
			if w := o.get("when"); w != nil {
				l.d.when = l.label(w)
				if _, err := ParseCondition(l.d.when.text, anybody{}); err != nil {
					l.addError(l.d.when.at, err)
				}
			}
		}
	}
	t.OpenUntil = value(&l.reader, o.get("open_until"), "open_until", ParseTime)
	t.Duration = value(&l.reader, o.get("duration"), "duration", ParsePeriod)
	t.Ends = value(&l.reader, o.get("ends"), "ends", ParseTime)
	if n := o.get("renewal"); n != nil {
		if o, ok := l.object(n, "renewal", "mode", "by", "period", "notice", "most"); ok {
			t.Renewal = &parley.Renewal{
				Mode:   word(&l.reader, o.need("mode"), "mode", []parley.RenewalMode{parley.RenewTacit, parley.RenewByConsent}),
				Period: value(&l.reader, o.get("period"), "period", ParsePeriod),
				Notice: value(&l.reader, o.get("notice"), "notice", ParsePeriod),
				Most:   value(&l.reader, o.get("most"), "most", parseCount),
			}
			t.Renewal.By = l.whoever(o.get("by"), "by", func(t *parley.Terms) *parley.Who { return t.Renewal.By })
		}
	}
	if n := o.get("denunciation"); n != nil {
		if o, ok := l.provision(n, "denunciation", "by", "notice"); ok {
			t.Denunciation = &parley.Denunciation{Notice: value(&l.reader, o.get("notice"), "notice", ParsePeriod)}
			t.Denunciation.By = l.whoever(o.get("by"), "by", func(t *parley.Terms) *parley.Who { return t.Denunciation.By })
		}
	}
	if n := o.get("suspension"); n != nil {
		if o, ok := l.provision(n, "suspension", "by", "notice", "longest"); ok {
			t.Suspension = &parley.Suspension{
				Notice:  value(&l.reader, o.get("notice"), "notice", ParsePeriod),
				Longest: value(&l.reader, o.get("longest"), "longest", ParsePeriod),
			}
			t.Suspension.By = l.whoever(o.get("by"), "by", func(t *parley.Terms) *parley.Who { return t.Suspension.By })
		}
	}
	if n := o.get("accession"); n != nil {
		if o, ok := l.provision(n, "accession", "by"); ok {
			t.Accession = &parley.Accession{}
			t.Accession.By = l.whoever(o.get("by"), "by", func(t *parley.Terms) *parley.Who { return t.Accession.By })
		}
	}
	if n := o.get("breach"); n != nil {
		if o, ok := l.provision(n, "breach", "cure", "release"); ok {
			t.Breach = &parley.Breach{
				Cure:    value(&l.reader, o.get("cure"), "cure", ParsePeriod),
				Release: l.boolean(o.get("release"), "release"),
			}
		}
	}
}

// provision is an object that may be empty: {} or the word allowed.
func (l *loader) provision(n *yaml.Node, what string, keys ...string) (object, bool) {
	if n.Kind == yaml.ScalarNode && strings.EqualFold(n.Value, "allowed") {
		return object{r: &l.reader, node: n}, true
	}
	return l.object(n, what, keys...)
}

// whoever reads a selection of parties: {parties, roles}, or one or more names
// of which each is a role or a party. The parties are resolved later, into what
// field gives.
func (l *loader) whoever(n *yaml.Node, what string, field func(*parley.Terms) *parley.Who) *parley.Who {
	if n == nil {
		return nil
	}
	who := new(parley.Who)
	var parties []label
	if n.Kind == yaml.MappingNode {
		o, _ := l.object(n, what, "parties", "roles")
		who.Roles = words(&l.reader, o.get("roles"), "role", parley.Roles)
		parties = l.labels(o.get("parties"))
	} else {
		for _, c := range l.list(n, what) {
			s, _ := l.str(c, what)
			if role := parley.Role(s); slices.Contains(parley.Roles, role) {
				if !slices.Contains(who.Roles, role) {
					who.Roles = append(who.Roles, role)
				}
				continue
			}
			parties = append(parties, l.label(c))
		}
	}
	if len(parties) > 0 {
		l.d.who = append(l.d.who, whoItem{parties, func(t *parley.Terms, ids []parley.PartyID) { field(t).Parties = ids }})
	}
	return who
}

func parseCount(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, parley.Refuse("draft", "", "%q is no number of times.", s).To("Write a whole number from 1 on, or leave it out for any number.")
	}
	return n, nil
}

// anybody knows every party; it serves to check a condition's words alone.
type anybody struct{}

func (anybody) Party(label string) (parley.PartyID, string, bool) {
	return parley.PartyID{1}, label, true
}
