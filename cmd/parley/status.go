package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
)

// statusCmd is parley status.
type statusCmd struct {
	asOf
	Arrangement string `arg:"" optional:"" help:"Identifier or title, or a part of either; absent: all."`
}

func (c *statusCmd) Run(e *env) error {
	t, err := c.instant()
	if err != nil {
		return err
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	if c.Arrangement == "" {
		return s.overview(t)
	}
	m, err := s.matter(c.Arrangement, t, current)
	if err != nil {
		return err
	}
	a, err := s.c.Arrangement(e.ctx, m.Arrangement, t)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	if err := s.show(a.Arrangement, m); err != nil {
		return err
	}
	if r := a.Retention; r != nil && len(r.Standing(a.AsOf.At))+len(r.Announcements) > 0 {
		d, err := s.directory()
		if err != nil {
			return err
		}
		fmt.Fprintln(e.out)
		e.retained(d, &answer.Retention{Arrangements: []answer.Retained{{Arrangement: m.Arrangement, Retention: *a.Retention}}, AsOf: a.AsOf})
	}
	e.asOf(a.AsOf)
	return nil
}

// overview is a line for each arrangement.
func (s *session) overview(t parley.Instant) error {
	e := s.e
	a, err := s.c.Arrangements(e.ctx, t)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	e.banner(s)
	if len(a.Arrangements) == 0 {
		fmt.Fprintln(e.out, "No arrangement yet. Write one with  parley table --new")
		e.asOf(a.AsOf)
		return nil
	}
	e.arrangements(d, a.Arrangements)
	fmt.Fprintf(e.out, "\n%s\n", a.Note)
	e.asOf(a.AsOf)
	return nil
}

// arrangements is a line for each.
func (e *env) arrangements(d directory, list []*parley.Status) {
	rows := e.table()
	rows.row("ID", "TITLE", "KIND", "STATE", "BOUND", "WAITS FOR")
	for _, x := range list {
		rows.row(parley.Short(x.Arrangement), shorten(x.Title, 48), string(x.Kind), string(x.State), bound(d, x), waitsFirst(x))
	}
	rows.flush()
}

// banner tells which ledger answers.
func (e *env) banner(s *session) {
	kind := "REAL"
	if s.info.Exercise {
		kind = "exercise"
	}
	fmt.Fprintf(e.out, "%s (%s, ledger %s)\n\n", s.info.Name, kind, parley.Short(s.info.Ledger))
}

func bound(d directory, x *parley.Status) string {
	switch n := len(x.Bound); {
	case n == 0:
		return "nobody"
	case n <= 3:
		var names []string
		for _, id := range x.Bound {
			names = append(names, shorten(d.name(id), 16))
		}
		return strings.Join(names, ", ")
	default:
		return fmt.Sprintf("%d parties", n)
	}
}

// waitsFirst is what an arrangement waits for first, and for whom.
func waitsFirst(x *parley.Status) string {
	if len(x.Waiting) == 0 {
		return ""
	}
	w := x.Waiting[0]
	for _, o := range x.Waiting {
		if o.Blocks {
			w = o
			break
		}
	}
	what := string(w.Kind)
	if len(w.Names) > 0 {
		what += " of " + shorten(strings.Join(w.Names, ", "), 40)
	}
	if w.Until != 0 {
		what += " until " + stamp(w.Until.Time()) + " UTC"
	}
	if more := len(x.Waiting) - 1; more > 0 {
		what += fmt.Sprintf(" (and %d more)", more)
	}
	return what
}

func shorten(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimSpace(string(r[:most-1])) + "…"
}

// show tells everything of one arrangement, or of one revision where it was
// named.
func (s *session) show(x *parley.Status, m matter) error {
	e := s.e
	d, err := s.directory()
	if err != nil {
		return err
	}
	rev := m.rev
	for _, r := range x.Revisions {
		if r.Revision == m.rev.Revision {
			rev = r
		}
	}
	fmt.Fprintf(e.out, "%s\n\n", x.Title)
	t := e.table()
	t.row("state", string(x.State))
	t.row("kind", string(x.Kind)+", "+string(x.Basis))
	t.row("arrangement", x.Arrangement.String())
	t.row("sponsor", d.name(x.Sponsor))
	t.row("seen by", seenBy(d, x))
	t.row("revision", fmt.Sprintf("%d, %s, map %s, hash %s", rev.Number, rev.State, rev.Map, rev.Revision))
	if rev.InForce != 0 {
		t.row("in force", "from "+e.when(rev.InForce))
		ends := "no end"
		if rev.Ends != 0 {
			ends = "until " + e.when(rev.Ends)
		}
		if rev.Renewals > 0 {
			ends += fmt.Sprintf(", renewed %d times", rev.Renewals)
		}
		t.row("term", ends)
		switch {
		case rev.Public != 0:
			t.row("public", "since "+e.when(rev.Public))
		case len(rev.Publishing) > 0:
			t.row("publication", "signed by "+d.names(rev.Publishing)+"; all who had to consent must")
		}
	}
	if x.Answers != (parley.ArrangementID{}) {
		t.row("answers", parley.Short(x.Answers))
	}
	for _, c := range x.Counters {
		t.row("countered by", parley.Short(c))
	}
	t.flush()

	fmt.Fprintln(e.out)
	if len(rev.Waiting) == 0 {
		fmt.Fprintln(e.out, "It waits for nothing.")
	} else {
		fmt.Fprintln(e.out, "It waits for:")
		for _, w := range rev.Waiting {
			e.waiting(w)
		}
	}
	if len(rev.Required) > 0 {
		fmt.Fprintln(e.out, "\nMust consent:")
		t := e.table()
		for _, r := range rev.Required {
			why := make([]string, len(r.Because))
			for i, b := range r.Because {
				why[i] = string(b)
			}
			t.row("  "+r.Name, strings.Join(why, ", "))
		}
		t.flush()
	}
	s.toward(rev.Toward, d)
	s.claims("Territory that it touches:", rev.Claims)
	s.claims("Claimed since it came into force (counts for the next revision):", x.LaterClaims)
	fmt.Fprintln(e.out, "\nRevisions:")
	t = e.table()
	for _, r := range x.Revisions {
		mark := ""
		if r.Revision == x.Current {
			mark = "current"
		}
		t.row(fmt.Sprintf("  %d", r.Number), parley.Short(r.Revision), string(r.State), "tabled "+e.when(r.At), mark)
	}
	t.flush()
	return nil
}

func seenBy(d directory, x *parley.Status) string {
	if len(x.Audience) == 0 {
		return "everyone"
	}
	return d.names(x.Audience)
}

// waiting tells one thing that is waited for: what, who must act, by when.
func (e *env) waiting(w parley.Waiting) {
	sign := "·"
	if w.Blocks {
		sign = "!"
	}
	fmt.Fprintf(e.out, "  %s %s\n", sign, w.Sentence)
	var who []string
	if len(w.Names) > 0 {
		who = append(who, "must act: "+strings.Join(w.Names, ", "))
	}
	if w.Until != 0 {
		who = append(who, "by "+e.when(w.Until))
	}
	if w.Subject != (parley.StatementID{}) {
		who = append(who, "statement "+parley.Short(w.Subject))
	}
	if w.Rule != "" {
		who = append(who, w.Rule)
	}
	if len(who) > 0 {
		fmt.Fprintf(e.out, "      %s\n", strings.Join(who, "; "))
	}
}

// toward is how it stands toward each party (R7).
func (s *session) toward(list []parley.Toward, d directory) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(s.e.out, "\nToward each party:")
	t := s.e.table()
	for _, x := range list {
		bound := "not bound"
		if x.Bound {
			bound = "BOUND since " + s.e.when(x.Since)
		}
		stance := string(x.Stance)
		if stance != "" && !x.Settled && x.Stance != parley.Reject && x.Stance != parley.Undecided {
			stance += " (not settled)"
		}
		flags := slices.Clone(x.Flags)
		if len(x.ReleasedFrom) > 0 {
			flags = append(flags, "released toward "+d.names(x.ReleasedFrom))
		}
		t.row("  "+x.Name, string(x.State), bound, stance, strings.Join(flags, "; "))
	}
	t.flush()
}

func (s *session) claims(title string, list []parley.Claimant) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(s.e.out, "\n%s\n", title)
	t := s.e.table()
	for _, c := range list {
		var notes []string
		if c.Attributed {
			notes = append(notes, "attributed by the built-in map")
		}
		if c.Because == parley.BecauseIndeterminate {
			notes = append(notes, "may touch: within the accuracy of the maps")
		}
		if c.Party == (parley.PartyID{}) {
			notes = append(notes, "not a party here")
		}
		if c.Disclaimed {
			notes = append(notes, "disclaimed the touch")
		}
		t.row("  "+c.Name, km2(c.SquareMetres)+" km²", strings.Join(notes, "; "))
	}
	t.flush()
}
