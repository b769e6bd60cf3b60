package main

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// audienceCmd is parley audience.
type audienceCmd struct {
	Statement string `arg:"" help:"#INDEX, or the beginning of a statement's identifier."`
}

func (c *audienceCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	x, err := s.entry(c.Statement)
	if err != nil {
		return err
	}
	if x.Signed == nil {
		return usage(parley.Refuse("opaque", "", "Entry #%d is opaque: it was erased, or is not for you.", x.Index))
	}
	a, err := s.c.Audience(e.ctx, x.Signed.ID)
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
	t := e.table()
	t.row("statement", fmt.Sprintf("#%d, %s, %s", a.Index, parley.Short(a.Statement), a.Type))
	t.row("author", d.name(a.Author))
	t.row("audience", circles[a.Circle])
	t.flush()
	fmt.Fprintln(e.out)
	t = e.table()
	t.row("SEEN BY", "BECAUSE", "SINCE")
	for _, x := range a.Sees {
		why := reasons[x.Why]
		if x.By != (parley.StatementID{}) {
			why += " (statement " + parley.Short(x.By) + ")"
		}
		t.row(x.Name, why, e.when(x.Since))
	}
	t.flush()
	fmt.Fprintln(e.out, "\nThe public sees a commitment that tells nothing, and the host holds the text.")
	e.asOf(a.AsOf)
	return nil
}

var circles = map[docket.Circle]string{
	docket.CircleEveryone: "everyone: every party, also those that are admitted later",
	docket.CircleWhole:    "the arrangement's whole audience: whoever it is extended to sees this too",
	docket.CirclePrivate:  "those named here alone; no extension adds to them",
}

var reasons = map[docket.Reason]string{
	docket.ReasonAuthor:   "it is the author",
	docket.ReasonNamed:    "the statement names it",
	docket.ReasonEveryone: "it goes to everyone",
	docket.ReasonExtended: "the arrangement was extended to it",
}
