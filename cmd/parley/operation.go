package main

import (
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// operationCmd is parley operation.
type operationCmd struct {
	Plan   operationPlanCmd   `cmd:"" help:"Make an operation known: where and when, to the parties that you address."`
	Change operationChangeCmd `cmd:"" help:"Replace where, when or what."`
	Start  operationStartCmd  `cmd:"" help:"Say that it has begun."`
	End    operationEndCmd    `cmd:"" help:"Say that it is over, or will not take place."`
	List   operationListCmd   `cmd:"" help:"Operations that were made known."`
}

// intent is what an operation will do.
type intent struct {
	Activity string `help:"What is done: ${enum}." required:"" enum:"any-flight,military-flight,civil-flight,drone,strike,ground-force,heavy-weapon,artillery,movement" placeholder:"ACTIVITY"`
	Purpose  string `help:"Why, where rules exempt it: humanitarian, medevac, search-and-rescue, monitor." placeholder:"PURPOSE"`
	place
	span
}

func (c intent) body(e *env, parts statement.Parts) (statement.Intent, error) {
	in := statement.Intent{Activity: parley.Activity(c.Activity), Purpose: parley.Purpose(c.Purpose)}
	volumes, err := c.volumes(e)
	if err != nil {
		return in, err
	}
	if in.Window, err = c.window(); err != nil {
		return in, err
	}
	in.Map, err = annexPart(parts, volumes)
	return in, err
}

func (c intent) says(e *env, in statement.Intent) [][2]string {
	what := c.Activity
	if c.Purpose != "" {
		what += ", " + c.Purpose
	}
	return [][2]string{{"activity", what}, {"where", shown(c.Volume)}, {"when", e.when(in.Window.From) + " until " + e.when(in.Window.Until)}}
}

// operationPlanCmd is parley operation plan.
type operationPlanCmd struct {
	signing
	intent
	To []string `help:"Who is told where and when: parties, or everyone." required:"" placeholder:"PARTY,…"`
}

func (c *operationPlanCmd) Run(e *env) error {
	parts := statement.Parts{}
	in, err := c.body(e, parts)
	if err != nil {
		return err
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	a := act{signing: c.signing, body: &statement.Plan{Intent: in}, parts: parts, says: c.says(e, in), binding: true}
	if a.audience, err = s.audience(c.To); err != nil {
		return err
	}
	a.says = append(a.says, [2]string{"told to", strings.Join(c.To, ", ")})
	return s.sign(a)
}

// operationOf names an operation.
type operationOf struct {
	signing
	Operation string `arg:"" help:"Beginning of its identifier, which is that of the statement that planned it."`
}

func (c operationOf) sign(e *env, body func(docket.Operation) (statement.Body, statement.Parts, [][2]string, error)) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	list, err := s.c.Operations(e.ctx)
	if err != nil {
		return err
	}
	var fit, all []string
	var found docket.Operation
	for _, o := range list.Operations {
		line := fmt.Sprintf("%s  %s", parley.Short(o.ID), o.Activity)
		all = append(all, line)
		if hexadecimal(c.Operation) && strings.HasPrefix(o.ID.String(), c.Operation) {
			found = o
			fit = append(fit, line)
		}
	}
	switch len(fit) {
	case 1:
	case 0:
		return unknown("operation", c.Operation, all)
	default:
		return ambiguous("operation", c.Operation, fit)
	}
	b, parts, says, err := body(found)
	if err != nil {
		return err
	}
	says = append([][2]string{{"operation", fmt.Sprintf("%s, %s", parley.Short(found.ID), found.Activity)}}, says...)
	return s.sign(act{signing: c.signing, body: b, parts: parts, audience: found.Audience, says: says, binding: true})
}

// operationChangeCmd is parley operation change.
type operationChangeCmd struct {
	operationOf
	intent
}

func (c *operationChangeCmd) Run(e *env) error {
	return c.sign(e, func(o docket.Operation) (statement.Body, statement.Parts, [][2]string, error) {
		parts := statement.Parts{}
		in, err := c.body(e, parts)
		return &statement.Change{Operation: o.ID, Intent: in}, parts, c.says(e, in), err
	})
}

// operationStartCmd is parley operation start.
type operationStartCmd struct{ operationOf }

func (c *operationStartCmd) Run(e *env) error {
	return c.sign(e, func(o docket.Operation) (statement.Body, statement.Parts, [][2]string, error) {
		return &statement.Start{Operation: o.ID}, nil, nil, nil
	})
}

// operationEndCmd is parley operation end.
type operationEndCmd struct{ operationOf }

func (c *operationEndCmd) Run(e *env) error {
	return c.sign(e, func(o docket.Operation) (statement.Body, statement.Parts, [][2]string, error) {
		return &statement.End{Operation: o.ID}, nil, nil, nil
	})
}

// operationListCmd is parley operation list.
type operationListCmd struct{}

func (*operationListCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Operations(e.ctx)
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
	t.row("OPERATION", "PARTY", "ACTIVITY", "STATE", "FROM", "UNTIL")
	for _, o := range a.Operations {
		state := "planned"
		switch {
		case o.Over:
			state = "over"
		case o.Started:
			state = "started"
		}
		t.row(parley.Short(o.ID), d.name(o.Party), string(o.Activity), state, e.when(o.Window.From), e.when(o.Window.Until))
	}
	t.flush()
	fmt.Fprintf(e.out, "\n%s\n", a.Note)
	e.asOf(a.AsOf)
	return nil
}
