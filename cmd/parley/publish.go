package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// publishCmd is parley publish.
type publishCmd struct {
	about
	Withdraw bool `help:"Take no part in it any more; possible until the last has signed."`
}

func (c *publishCmd) Run(e *env) error {
	return c.on(e, current, "", func(s *session, m matter, _ parley.PartID, _ statement.Parts) (act, error) {
		a := m.act(c.signing, &statement.Publish{Arrangement: m.Arrangement, Revision: m.rev.Revision, Withdraw: c.Withdraw}, nil)
		file, _, err := e.signer()
		if err != nil {
			return a, err
		}
		says, err := s.publishSays(m, c.Withdraw, file.Party)
		a.says = append(a.says, says...)
		return a, err
	})
}

// publishSays tells what follows from taking part, and whom it waits for.
func (s *session) publishSays(m matter, withdraw bool, me parley.PartyID) ([][2]string, error) {
	if withdraw {
		return [][2]string{{"publication", "without you, and so not at all until you sign again"}}, nil
	}
	r, err := s.c.Revision(s.e.ctx, m.Arrangement, m.rev.Revision)
	if err != nil {
		return nil, err
	}
	var others []string
	for _, r := range m.rev.Required {
		if r.Party != me && !slices.Contains(m.rev.Publishing, r.Party) {
			others = append(others, r.Name)
		}
	}
	says := [][2]string{{"publication", "text, map, rules, terms, state and term of this revision, and that it binds you, for everybody to read"}}
	var annexes []string
	for i := range r.Content.Private {
		annexes = append(annexes, r.Content.Private[i].Label)
	}
	if len(annexes) > 0 {
		says = append(says, [2]string{"private annexes", "that there are " + strings.Join(annexes, ", ") + ", and for whom; not what they say"})
	}
	if m.rev.Public != 0 {
		return append(says, [2]string{"note", "it is public already; you are named at once, and that can't be taken back"}), nil
	}
	if len(others) == 0 {
		return append(says, [2]string{"note", "you are the last: it is public AT ONCE, and that can't be taken back"}), nil
	}
	return append(says, [2]string{"waits for", strings.Join(others, ", ")},
		[2]string{"note", "until the last has signed you can take it back, and never after"}), nil
}

// publishedCmd is parley published.
type publishedCmd struct {
	Arrangement string `arg:"" optional:"" help:"Identifier or title, or a part of either; absent: all that is public."`
}

func (c *publishedCmd) Run(e *env) error {
	who, done, err := e.anybody()
	if err != nil {
		return err
	}
	defer done()
	a, err := who.PublishedList(e.ctx)
	if err != nil {
		return err
	}
	if c.Arrangement != "" {
		return e.published(who, a.Published, c.Arrangement)
	}
	if e.cli.JSON {
		return e.print(a)
	}
	t := e.table()
	t.row("ID", "TITLE", "KIND", "STATE", "IN FORCE", "UNTIL", "BOUND")
	for _, p := range a.Published {
		until := "no end"
		if p.Ends != 0 {
			until = e.when(p.Ends)
		}
		t.row(parley.Short(p.Arrangement), shorten(p.Title, 48), string(p.Kind), string(p.State), e.when(p.InForce), until, publicParties(p.Bound))
	}
	t.flush()
	fmt.Fprintf(e.out, "\nWho is bound and took no part in the publication is not named. %s\n", a.Note)
	e.asOf(a.AsOf)
	return nil
}

// anybody asks without being known where no key is named.
func (e *env) anybody() (*client.Client, func(), error) {
	if e.cli.Key != "" || e.cli.Dir != "" {
		s, err := e.open()
		if err != nil {
			return nil, nil, err
		}
		return s.c, s.close, nil
	}
	c, err := client.New(e.cli.Server, client.Options{})
	return c, func() {}, usage(err)
}

// published shows one arrangement as anybody may read it.
func (e *env) published(who *client.Client, list []docket.Published, label string) error {
	var ids []parley.ArrangementID
	var all []string
	for _, p := range list {
		all = append(all, parley.Short(p.Arrangement)+"  "+p.Title)
		fits := hexadecimal(label) && strings.HasPrefix(p.Arrangement.String(), label) || strings.Contains(strings.ToLower(p.Title), strings.ToLower(label))
		if fits && !slices.Contains(ids, p.Arrangement) {
			ids = append(ids, p.Arrangement)
		}
	}
	switch len(ids) {
	case 0:
		return unknown("published arrangement", label, all)
	case 1:
	default:
		return ambiguous("published arrangement", label, all)
	}
	a, err := who.Published(e.ctx, ids[0])
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	for _, r := range a.Revisions {
		fmt.Fprintf(e.out, "%s\n\n", r.Title)
		t := e.table()
		t.row("state", string(r.State))
		t.row("in force", "from "+e.when(r.InForce))
		if r.Ends != 0 {
			t.row("until", e.when(r.Ends))
		}
		t.row("public", "since "+e.when(r.Public))
		t.row("bound", publicParties(r.Bound))
		t.row("revision", "hash "+r.Revision.String())
		t.flush()
		for _, text := range r.Content.Texts {
			fmt.Fprintf(e.out, "\n--- %s\n%s\n", text.Lang, strings.TrimSpace(r.Texts[text.Part]))
		}
		fmt.Fprintln(e.out)
	}
	fmt.Fprintln(e.out, a.Note)
	e.asOf(a.AsOf)
	return nil
}

func publicParties(list []docket.PublicParty) string {
	var out []string
	for _, p := range list {
		name := p.Name
		if p.Reservation {
			name += " (with a reservation that is not public)"
		}
		out = append(out, name)
	}
	return orNobody(out)
}
