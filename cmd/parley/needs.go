package main

import (
	"fmt"

	"github.com/open-parley/parley"
)

// needsCmd is parley needs.
type needsCmd struct {
	asOf
	Party string `help:"Of an open server: whose; absent: the party of --key." placeholder:"PARTY"`
}

func (c *needsCmd) Run(e *env) error {
	t, err := c.instant()
	if err != nil {
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
	var who parley.PartyID
	if c.Party != "" {
		p, err := d.find(c.Party)
		if err != nil {
			return err
		}
		who = p.ID
	}
	a, err := s.c.Needs(e.ctx, who, t)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	e.banner(s)
	if len(a.Needs) == 0 {
		fmt.Fprintf(e.out, "Nothing waits for %s.\n", d.name(a.Party))
	}
	for _, n := range a.Needs {
		e.need(d, n, a.Titles[n.Arrangement])
	}
	e.asOf(a.AsOf)
	return nil
}

// need tells one thing that waits for a party: what, of which arrangement, by
// when, whom it comes from.
func (e *env) need(d directory, n parley.Need, title string) {
	sign := "·"
	if n.Blocks {
		sign = "!"
	}
	fmt.Fprintf(e.out, "%s %s  %s  %s\n    %s\n", sign, n.Kind, parley.Short(n.Arrangement), shorten(title, 60), n.Sentence)
	line := ""
	add := func(s string) {
		if line != "" {
			line += "; "
		}
		line += s
	}
	if len(n.From) > 0 {
		add("from " + d.names(n.From))
	}
	if n.Due != 0 {
		add("by " + e.when(n.Due))
	}
	if n.Subject != (parley.StatementID{}) {
		add("statement " + parley.Short(n.Subject))
	}
	if line != "" {
		fmt.Fprintf(e.out, "    %s\n", line)
	}
}
