package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// ofParty is embedded by questions about one party: the one that is named, or
// that of --key.
type ofParty struct {
	asOf
	Party string `arg:"" optional:"" help:"Whose; absent: that of --key."`
}

// posts asks for the party's posts.
func (c ofParty) posts(s *session) (docket.Party, *answer.Posts, error) {
	t, err := c.instant()
	if err != nil {
		return docket.Party{}, nil, err
	}
	label := c.Party
	if label == "" {
		if s.e.cli.Key == "" {
			return docket.Party{}, nil, usage(errors.New("name a party, or your key with --key"))
		}
		f, err := readKeyFile(s.e.cli.Key)
		if err != nil {
			return docket.Party{}, nil, err
		}
		label = f.Party.String()
	}
	d, err := s.directory()
	if err != nil {
		return docket.Party{}, nil, err
	}
	p, err := d.find(label)
	if err != nil {
		return docket.Party{}, nil, err
	}
	a, err := s.c.Posts(s.e.ctx, p.ID, t)
	return p, a, err
}

// powersCmd is parley powers.
type powersCmd struct{ ofParty }

func (c *powersCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	p, a, err := c.posts(s)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	fmt.Fprintf(e.out, "%s\n\n", p.Profile.Name)
	e.offices(a.Posts)
	e.rule(a)
	e.asOf(a.AsOf)
	return nil
}

// offices is a line for each key and each post that it acts for.
func (e *env) offices(posts []docket.Post) {
	t := e.table()
	t.row("POST", "KEY", "FOR", "MAY")
	for _, p := range posts {
		if len(p.Keys) == 0 {
			t.row(p.Post, "none", "", "nobody can sign for it, nor stand in")
		}
		for _, k := range p.Keys {
			for _, o := range k.Offices {
				t.row(p.Post, parley.Short(k.Key), e.officeOf(o), spelt(o.Powers))
			}
		}
	}
	t.flush()
}

func (e *env) officeOf(o docket.Office) string {
	switch o.As {
	case docket.CapacityDeputy:
		return o.Post + ", as deputy"
	case docket.CapacityWatch:
		return o.Post + ", on watch until " + e.when(o.Until)
	}
	return "itself"
}

// rule tells what needs two posts, and which may sign it.
func (e *env) rule(a *answer.Posts) {
	if len(a.TwoPerson) == 0 {
		fmt.Fprintln(e.out, "\nNo two-person rule: one post signs.")
		return
	}
	fmt.Fprintln(e.out, "\nTwo posts must sign:")
	t := e.table()
	for _, typ := range a.TwoPerson {
		t.row("  "+string(typ), "any two of "+strings.Join(signersOf(a.Posts, typ), ", "))
	}
	t.flush()
	fmt.Fprintln(e.out, "While the rule stands, also to loosen it, to enrol a key that signs, and to let another post stand in.")
}

// signersOf are the posts that may sign statements of type t.
func signersOf(posts []docket.Post, t statement.Type) []string {
	var out []string
	for _, p := range posts {
		if slices.ContainsFunc(p.Keys, func(k docket.PostKey) bool { return docket.MaySign(k.Offices, t) }) {
			out = append(out, p.Post)
		}
	}
	return out
}

// twoPersonCmd is parley two-person.
type twoPersonCmd struct {
	signing
	Types []string `arg:"" optional:"" help:"Statement types, such as position/take: all that are to need two posts, those that do already among them."`
	Power []string `help:"All types that this power signs, such as consent: else what one type forbids another may allow." placeholder:"POWER,…"`
	End   bool     `help:"End the rule; two posts must sign that."`
}

func (c *twoPersonCmd) Run(e *env) error {
	if (len(c.Types)+len(c.Power) == 0) != c.End {
		return usage(errors.New("name the types of statements that two posts must sign, or say --end; parley powers shows the rule that stands"))
	}
	body := &statement.TwoPerson{}
	for _, p := range c.Power {
		before := len(body.Types)
		for _, t := range statement.Types() {
			if statement.PowerFor(t) == parley.Power(p) {
				body.Types = append(body.Types, t)
			}
		}
		if len(body.Types) == before {
			return usage(parley.Refuse("unknown-word", "", "No statement needs a power %q.", p).To("Use some of %s.", spelt(parley.Powers[:len(parley.Powers)-1])))
		}
	}
	for _, t := range c.Types {
		for w := range strings.SplitSeq(t, ",") {
			body.Types = append(body.Types, statement.Type(strings.TrimSpace(w)))
		}
	}
	slices.Sort(body.Types)
	body.Types = slices.Compact(body.Types)
	if err := body.Valid(); err != nil {
		return usage(err)
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	return s.sign(act{signing: c.signing, audience: statement.Everyone, body: body, says: twoPersonSays(body), binding: true})
}

// twoPersonSays is a two-person rule in words.
func twoPersonSays(body *statement.TwoPerson) [][2]string {
	if len(body.Types) == 0 {
		return [][2]string{{"two posts", "need sign nothing any more: one will do"}}
	}
	var says [][2]string
	for _, t := range body.Types {
		says = append(says, [2]string{"two posts", "must sign " + string(t)})
	}
	return append(says, [2]string{"note", "from then on one post alone can't loosen it"})
}
