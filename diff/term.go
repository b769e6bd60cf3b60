package diff

import (
	"strconv"

	"github.com/open-parley/parley"
)

const notProvided = "not provided for"

// terms compares field by field. What the text does not provide is said so,
// because it is refused then.
func terms(w words, a, b *parley.Terms) []Change {
	var c changes
	c.add("effective at", instant(a.Effective.At), instant(b.Effective.At))
	c.add("effective when", w.condition(a.Effective.When), w.condition(b.Effective.When))
	c.add("open for consent until", instant(a.OpenUntil), instant(b.OpenUntil))
	c.add("duration", duration(a.Duration), duration(b.Duration))
	c.add("ends at the latest", instant(a.Ends), instant(b.Ends))

	// A clause that only one of the two has is one change; one that both have
	// is compared inside.
	switch x, y := a.Renewal, b.Renewal; {
	case x != nil && y != nil:
		c.add("renewal", string(x.Mode), string(y.Mode))
		c.add("renewal signed by", w.who(x.By, everyRequired), w.who(y.By, everyRequired))
		c.add("renewal for", renewalPeriod(x), renewalPeriod(y))
		c.add("notice against renewal", period(x.Notice), period(y.Notice))
		c.add("renewals at most", most(x.Most), most(y.Most))
	default:
		c.add("renewal", w.renewal(x), w.renewal(y))
	}
	switch x, y := a.Denunciation, b.Denunciation; {
	case x != nil && y != nil:
		c.add("denunciation by", w.who(x.By, anyBound), w.who(y.By, anyBound))
		c.add("notice of denunciation", notice(x.Notice), notice(y.Notice))
	default:
		c.add("denunciation", w.denunciation(x), w.denunciation(y))
	}
	switch x, y := a.Suspension, b.Suspension; {
	case x != nil && y != nil:
		c.add("suspension by", w.who(x.By, anyBound), w.who(y.By, anyBound))
		c.add("notice of suspension", notice(x.Notice), notice(y.Notice))
		c.add("longest suspension", longest(x.Longest), longest(y.Longest))
	default:
		c.add("suspension", w.suspension(x), w.suspension(y))
	}
	switch x, y := a.Accession, b.Accession; {
	case x != nil && y != nil:
		c.add("accession by", w.who(x.By, anySeeing), w.who(y.By, anySeeing))
	default:
		c.add("accession", w.accession(x), w.accession(y))
	}
	switch x, y := a.Breach, b.Breach; {
	case x != nil && y != nil:
		c.add("cure period after a breach", cure(x.Cure), cure(y.Cure))
		c.add("release after a breach", release(x.Release), release(y.Release))
	default:
		c.add("breach", breach(x), breach(y))
	}
	return c
}

const (
	everyRequired = "every party that must consent"
	anyBound      = "any bound party"
	anySeeing     = "any party that can see it"
)

func (w words) renewal(r *parley.Renewal) string {
	if r == nil {
		return notProvided
	}
	s := string(r.Mode)
	if r.Mode == parley.RenewByConsent {
		s += " of " + w.who(r.By, everyRequired)
	}
	s += ", for " + renewalPeriod(r)
	if !r.Notice.IsZero() {
		s += ", " + r.Notice.String() + " notice against it"
	}
	return s + ", " + most(r.Most)
}

func (w words) denunciation(d *parley.Denunciation) string {
	if d == nil {
		return notProvided
	}
	return "by " + w.who(d.By, anyBound) + ", " + notice(d.Notice) + " notice"
}

func (w words) suspension(s *parley.Suspension) string {
	if s == nil {
		return notProvided
	}
	return "by " + w.who(s.By, anyBound) + ", " + notice(s.Notice) + " notice, " + longest(s.Longest)
}

func (w words) accession(a *parley.Accession) string {
	if a == nil {
		return notProvided
	}
	return "by " + w.who(a.By, anySeeing)
}

func breach(b *parley.Breach) string {
	if b == nil {
		return notProvided
	}
	return cure(b.Cure) + " to cure it, " + release(b.Release)
}

func duration(p parley.Period) string {
	if p.IsZero() {
		return "no term"
	}
	return p.String()
}

func renewalPeriod(r *parley.Renewal) string {
	if r.Period.IsZero() {
		return "as long as the first term"
	}
	return r.Period.String()
}

func most(n int64) string {
	switch n {
	case 0:
		return "any number of times"
	case 1:
		return "once"
	}
	return strconv.FormatInt(n, 10) + " times"
}

func notice(p parley.Period) string {
	if p.IsZero() {
		return "no"
	}
	return p.String()
}

func longest(p parley.Period) string {
	if p.IsZero() {
		return "until resumed"
	}
	return "at most " + p.String()
}

func cure(p parley.Period) string {
	if p.IsZero() {
		return "no time"
	}
	return p.String()
}

func release(provided bool) string {
	if provided {
		return "the notifier may release itself"
	}
	return "no release"
}
