package main

import (
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// spot is embedded by what is said of a place in the text or on the map.
type spot struct {
	Clause string `help:"Clause of the text." placeholder:"CLAUSE"`
	Point  string `help:"Position on the map, longitude first, such as \"36.70,34.73\"." placeholder:"LON,LAT"`
}

func (c spot) point() (*parley.Point, error) {
	if c.Point == "" {
		return nil, nil
	}
	p, err := draft.ParsePoint(c.Point)
	if err != nil {
		return nil, usage(fmt.Errorf("--point: %w", err))
	}
	return &p, nil
}

// askCmd is parley ask.
type askCmd struct {
	about
	Text     string `arg:"" help:"The question: words, @FILE, or - for stdin."`
	Blocking bool   `help:"Nothing shall come into force until it is settled; it counts if you must consent."`
	spot
}

func (c *askCmd) Run(e *env) error {
	point, err := c.point()
	if err != nil {
		return err
	}
	return c.on(e, latest, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		a := m.act(c.signing, &statement.Ask{Arrangement: m.Arrangement, Revision: m.rev.Revision, Blocking: c.Blocking, Clause: c.Clause, Point: point, Text: text}, parts)
		a.binding = c.Blocking
		return a, nil
	})
}

// question names a question; an arrangement stands for its only open one.
type question struct {
	signing
	Question string `arg:"" help:"#INDEX or the beginning of its identifier; or the arrangement, if one question is open there."`
}

func (c question) find(s *session) (matter, answer.Remark, error) {
	list, err := s.all(0)
	if err != nil {
		return matter{}, answer.Remark{}, err
	}
	if !strings.HasPrefix(c.Question, "#") {
		if a, err := findArrangement(list, c.Question); err == nil {
			var open []string
			for _, w := range a.Waiting {
				if w.Kind == parley.WaitClarification {
					open = append(open, w.Subject.String())
				}
			}
			if len(open) == 1 {
				return s.remark(open[0], parley.Short(a.Arrangement), statement.ClarificationAsk)
			}
			m, r, err := s.remark(c.Question, parley.Short(a.Arrangement), statement.ClarificationAsk)
			if err != nil && len(open) > 1 {
				err = usage(parley.Refuse("ambiguous", "", "%q has %s open.", a.Title, plural(len(open), "question", "questions")).
					To("Name one: see parley talk %s.", parley.Short(a.Arrangement)))
			}
			return m, r, err
		}
	}
	return s.remark(c.Question, "", statement.ClarificationAsk)
}

// answerCmd is parley answer.
type answerCmd struct {
	question
	Text string `arg:"" help:"The answer: words, @FILE, or - for stdin."`
}

func (c *answerCmd) Run(e *env) error {
	return c.sign(e, c.Text, func(m matter, r answer.Remark, text parley.PartID) statement.Body {
		return &statement.Answer{Arrangement: m.Arrangement, Question: r.Statement, Text: text}
	})
}

// settleCmd is parley settle.
type settleCmd struct{ question }

func (c *settleCmd) Run(e *env) error {
	return c.sign(e, "", func(m matter, r answer.Remark, _ parley.PartID) statement.Body {
		return &statement.Settle{Arrangement: m.Arrangement, Question: r.Statement}
	})
}

func (c question) sign(e *env, words string, body func(matter, answer.Remark, parley.PartID) statement.Body) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	m, r, err := c.find(s)
	if err != nil {
		return err
	}
	parts := statement.Parts{}
	text, err := e.text(words, parts)
	if err != nil {
		return err
	}
	a := m.act(c.signing, body(m, r, text), parts)
	a.audience = r.Audience
	a.binding = false
	return s.sign(a)
}

// commentCmd is parley comment.
type commentCmd struct {
	about
	Text string   `arg:"" help:"The comment: words, @FILE, or - for stdin."`
	On   string   `help:"The statement that it speaks to: #INDEX or the beginning of its identifier." placeholder:"STATEMENT"`
	To   []string `help:"For these parties alone, who must see the arrangement; absent: all who see it." placeholder:"PARTY,…"`
	spot
}

func (c *commentCmd) Run(e *env) error {
	point, err := c.point()
	if err != nil {
		return err
	}
	return c.on(e, latest, c.Text, func(s *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		b := &statement.Comment{Arrangement: m.Arrangement, Revision: m.rev.Revision, Clause: c.Clause, Point: point, Text: text}
		if c.On != "" {
			_, r, err := s.remark(c.On, parley.Short(m.Arrangement))
			if err != nil {
				return act{}, err
			}
			b.About = r.Statement
		}
		a := m.act(c.signing, b, parts)
		a.binding = false
		if len(c.To) > 0 {
			audience, err := s.audience(c.To)
			if err != nil {
				return act{}, err
			}
			a.audience = audience
		}
		return a, nil
	})
}

// audience resolves whom a statement addresses; the author is always among
// them.
func (s *session) audience(labels []string) (statement.Audience, error) {
	if len(labels) == 1 && labels[0] == "everyone" {
		return statement.Everyone, nil
	}
	file, _, err := s.e.signer()
	if err != nil {
		return statement.Audience{}, err
	}
	d, err := s.directory()
	if err != nil {
		return statement.Audience{}, err
	}
	ids, err := d.list(labels)
	if err != nil {
		return statement.Audience{}, err
	}
	return statement.Parties(append(ids, file.Party)...), nil
}

// talkCmd is parley talk.
type talkCmd struct {
	Arrangement string `arg:"" help:"Identifier or title, or a part of either."`
}

func (c *talkCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, 0, latest)
	if err != nil {
		return err
	}
	talk, err := s.talk(m.Arrangement)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(answer.Talk{Arrangement: m.Arrangement, Talk: talk, AsOf: s.info.AsOf})
	}
	d, err := s.directory()
	if err != nil {
		return err
	}
	numbers := map[parley.RevisionID]int{}
	for _, r := range m.Revisions {
		numbers[r.Revision] = r.Number
	}
	fmt.Fprintf(e.out, "%s (%s)\n", m.Title, parley.Short(m.Arrangement))
	for _, r := range talk {
		what := string(r.Type)
		if r.Stance != "" {
			what = string(r.Stance)
		}
		if r.Blocking {
			what += ", blocking"
		}
		if n := numbers[r.Revision]; n > 0 {
			what += fmt.Sprintf(", revision %d", n)
		}
		if r.Clause != "" {
			what += ", clause " + r.Clause
		}
		fmt.Fprintf(e.out, "\n#%d  %s  %s: %s\n", r.Index, e.when(r.At), d.name(r.Author), what)
		if !r.Audience.Everyone && !r.Audience.Equal(audienceOf(m.Status)) {
			fmt.Fprintf(e.out, "    for %s alone\n", d.names(r.Audience.Parties))
		}
		if r.Words != "" {
			fmt.Fprintf(e.out, "    %s\n", indent(strings.TrimSpace(r.Words), "    "))
		}
	}
	return nil
}
