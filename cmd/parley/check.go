package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// checkCmd is parley check.
type checkCmd struct {
	asOf
	Party    string `help:"Who would do it; absent: the party of --key." placeholder:"PARTY"`
	Activity string `help:"What would be done: ${enum}." required:"" enum:"any,any-flight,military-flight,civil-flight,drone,strike,ground-force,heavy-weapon,artillery,movement" placeholder:"ACTIVITY"`
	Purpose  string `help:"Why, where rules exempt it: humanitarian, medevac, search-and-rescue, monitor." placeholder:"PURPOSE"`
	place
	span
	heightFlags
}

func (c *checkCmd) Run(e *env) error {
	t, err := c.instant()
	if err != nil {
		return err
	}
	q := parley.Question{Activity: parley.Activity(c.Activity), Purpose: parley.Purpose(c.Purpose)}
	if q.Volumes, err = c.volumes(e); err != nil {
		return err
	}
	if q.Window, err = c.window(); err != nil {
		return err
	}
	if err := e.compareBy(&c.heightFlags); err != nil {
		return err
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	d, err := s.directory()
	if err != nil {
		return err
	}
	if q.Party, err = e.asker(d, c.Party); err != nil {
		return err
	}
	if q.Party == (parley.PartyID{}) {
		return usage(errors.New("say who asks: --party, or your key with --key"))
	}
	a, err := s.c.Check(e.ctx, q, t)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		if err := e.print(a); err != nil {
			return err
		}
		return verdict(a.Verdict)
	}
	fmt.Fprintf(e.out, "%s\n", strings.ToUpper(string(a.Verdict)))
	slices.SortStableFunc(a.Reasons, func(x, y parley.Reason) int { // the worst first
		switch {
		case x.Verdict.Worse(y.Verdict):
			return -1
		case y.Verdict.Worse(x.Verdict):
			return 1
		}
		return 0
	})
	for _, r := range a.Reasons {
		fmt.Fprintf(e.out, "\n  %s: %s\n", r.Verdict, r.Sentence)
		var about []string
		if r.Title != "" {
			about = append(about, fmt.Sprintf("%s (%s, revision %s)", r.Title, parley.Short(r.Arrangement), parley.Short(r.Revision)))
		}
		if r.Clause != "" {
			about = append(about, "clause "+r.Clause)
		}
		if r.Volume != "" {
			about = append(about, "volume "+r.Volume)
		}
		if r.State != "" {
			about = append(about, string(r.State))
		}
		if len(about) > 0 {
			fmt.Fprintf(e.out, "      %s\n", strings.Join(about, ", "))
		}
		if len(r.Upheld) > 0 {
			fmt.Fprintf(e.out, "      upheld by %s\n", d.names(r.Upheld))
		}
		if r.During != (parley.Window{}) {
			fmt.Fprintf(e.out, "      from %s until %s\n", e.when(r.During.From), e.when(r.During.Until))
		}
	}
	if len(a.Call) > 0 {
		fmt.Fprintf(e.out, "\nSpeak to: %s\n", d.names(a.Call))
	}
	e.heights(a.Heights)
	fmt.Fprintf(e.out, "\n%s\n", a.Note)
	e.asOf(a.AsOf)
	return verdict(a.Verdict)
}

// verdict is a check's exit code.
func verdict(v parley.Verdict) error {
	if code := v.ExitCode(); code != 0 {
		return verdictError(code)
	}
	return nil
}

// asker resolves who asks: a name, or the party of the key; neither: nobody.
func (e *env) asker(d directory, label string) (parley.PartyID, error) {
	if label != "" {
		p, err := d.find(label)
		return p.ID, err
	}
	if e.cli.Key == "" {
		return parley.PartyID{}, nil
	}
	f, err := readKeyFile(e.cli.Key)
	if err != nil {
		return parley.PartyID{}, err
	}
	return f.Party, nil
}

// diffCmd is parley diff.
type diffCmd struct {
	Arrangement string `arg:"" help:"Identifier or title, or a part of either."`
	From        string `help:"Revision before: number or hash; absent: the one before --to." placeholder:"REVISION"`
	To          string `help:"Revision after; absent: the latest." placeholder:"REVISION"`
}

func (c *diffCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, 0, latest)
	if err != nil {
		return err
	}
	to := m.rev
	if c.To != "" {
		if to, err = findRevision(m.Status, c.To); err != nil {
			return err
		}
	}
	from := to
	if c.From != "" {
		if from, err = findRevision(m.Status, c.From); err != nil {
			return err
		}
	} else {
		for _, r := range m.Revisions {
			if r.Number == to.Number-1 {
				from = r
			}
		}
		if from.Revision == to.Revision {
			return usage(fmt.Errorf("%q has no revision before %d", m.Title, to.Number))
		}
	}
	a, err := s.c.Diff(e.ctx, m.Arrangement, from.Revision, to.Revision)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	fmt.Fprintf(e.out, "%s: revision %d → %d\n\n%s", m.Title, from.Number, to.Number, strings.TrimRight(a.Diff.String(), "\n")+"\n")
	e.asOf(a.AsOf)
	return nil
}

// impactCmd is parley impact.
type impactCmd struct {
	asOf
	What  string `arg:"" help:"A draft (folder or YAML file), or an arrangement, perhaps with @REVISION."`
	Party string `help:"As this party: what others' operations it is not told of is left out; absent: the party of --key, or all." placeholder:"PARTY"`
	heightFlags
}

func (c *impactCmd) Run(e *env) error {
	t, err := c.instant()
	if err != nil {
		return err
	}
	if err := e.compareBy(&c.heightFlags); err != nil {
		return err
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	d, err := s.directory()
	if err != nil {
		return err
	}
	asker, err := e.asker(d, c.Party)
	if err != nil {
		return err
	}
	var i *parley.Impact
	if _, statErr := os.Stat(c.What); statErr == nil {
		if t != 0 {
			return usage(errors.New("a draft's impact is asked as of now; leave --at out"))
		}
		i, err = c.ofDraft(s, d, asker)
	} else {
		var m matter
		if m, err = s.matter(c.What, t, latest); err == nil {
			i, err = s.c.Impact(e.ctx, m.Arrangement, m.rev.Revision, asker, t)
		}
	}
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(i)
	}
	s.showImpact(i)
	return nil
}

func (c *impactCmd) ofDraft(s *session, d directory, asker parley.PartyID) (*parley.Impact, error) {
	loaded, err := loadDraft(c.What)
	if err != nil {
		return nil, err
	}
	r, parts, notices, err := loaded.Revision(d, rand.Reader)
	if err != nil {
		return nil, usage(err)
	}
	for _, n := range notices {
		fmt.Fprintln(s.e.errw, n)
	}
	sponsor := asker
	if asker == (parley.PartyID{}) {
		if len(r.Roles) == 0 {
			return nil, usage(errors.New("say who would table it: --party, or your key with --key"))
		}
		sponsor = r.Roles[0].Party
	}
	return s.impactOf(r, parts, sponsor, asker)
}

// impactOf asks what a draft would mean, as asker sees it.
func (s *session) impactOf(r *parley.Revision, parts statement.Parts, sponsor, asker parley.PartyID) (*parley.Impact, error) {
	q := answer.Draft{Sponsor: sponsor, Revision: *r, Asker: asker}
	if p, ok := parts[r.Map.Part]; ok {
		annex, err := statement.DecodeAnnex(p.Data)
		if err != nil {
			return nil, err
		}
		q.Annex = annex
	}
	return s.c.ImpactOf(s.e.ctx, q)
}

func (s *session) showImpact(i *parley.Impact) {
	e := s.e
	fmt.Fprintf(e.out, "Area: %s km² (informs, never decides)\n", km2(i.SquareMetres))
	s.claims("Territory that it touches:", i.Claims)
	fmt.Fprintln(e.out, "\nMust consent:")
	t := e.table()
	for _, r := range i.Required {
		why := make([]string, len(r.Because))
		for k, b := range r.Because {
			why[k] = string(b)
		}
		name := r.Name
		if r.Party == (parley.PartyID{}) {
			name += " (not a party here: it blocks)"
		}
		t.row("  "+name, strings.Join(why, ", "))
	}
	if len(i.Required) == 0 {
		t.row("  nobody")
	}
	t.flush()
	if len(i.Overlaps) > 0 {
		fmt.Fprintln(e.out, "\nMeets other arrangements:")
		for _, o := range i.Overlaps {
			sure := ""
			if !o.Certain {
				sure = ", within accuracy only"
			}
			t.row("  "+o.Title, parley.Short(o.Arrangement), string(o.State), km2(o.SquareMetres)+" km²"+sure)
		}
		t.flush()
	}
	if len(i.Confrontations) > 0 {
		fmt.Fprintln(e.out, "\nWould forbid what is planned:")
		for _, c := range i.Confrontations {
			fmt.Fprintf(e.out, "  %s\n      %s, clause %s, from %s until %s\n", c.Sentence, c.Name, c.Clause, e.when(c.During.From), e.when(c.During.Until))
		}
	}
	e.heights(i.Heights)
	fmt.Fprintf(e.out, "\n%s\n", i.Note)
	e.asOf(i.AsOf)
}

// exportCmd is parley export.
type exportCmd struct {
	Arrangement string `arg:"" help:"Arrangement, perhaps with @REVISION; absent revision: the current one."`
	Out         string `help:"File to write; absent: stdout." short:"o" type:"path" placeholder:"FILE"`
}

func (c *exportCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, 0, current)
	if err != nil {
		return err
	}
	b, err := s.c.Map(e.ctx, m.Arrangement, m.rev.Revision)
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = e.out.Write(b)
		return err
	}
	if err := os.WriteFile(c.Out, b, 0o644); err != nil {
		return usage(err)
	}
	fmt.Fprintf(e.errw, "Wrote %s: map of revision %d of %q, %s.\n%s\n", shown(c.Out), m.rev.Number, m.Title, m.rev.Map, parley.NoteUnlisted)
	return nil
}
