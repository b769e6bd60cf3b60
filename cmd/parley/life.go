package main

import (
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// renewCmd is parley renew.
type renewCmd struct {
	about
	expiry
}

func (c *renewCmd) Run(e *env) error { return c.decide(e, c.expiry, statement.DecideRenew) }

// expiry is the end of the term that a decision is on.
type expiry struct {
	Expiry string `help:"End of the term that is decided on; absent: when the arrangement ends as it stands, which a denunciation makes sooner." placeholder:"TIME"`
}

// decide signs a decision on what follows the term that is running.
func (c about) decide(e *env, x expiry, d statement.Decision) error {
	return c.on(e, current, "", func(_ *session, m matter, _ parley.PartID, _ statement.Parts) (act, error) {
		if m.rev.Ends == 0 {
			return act{}, parley.Refuse("no-expiry", "life", "Revision %d of %q has no term that ends.", m.rev.Number, m.Title).
				To("Renewal is for an arrangement in force whose term has an end; see parley status %s.", parley.Short(m.Arrangement))
		}
		at := m.rev.Ends
		if x.Expiry != "" {
			t, err := draft.ParseTime(x.Expiry)
			if err != nil {
				return act{}, usage(fmt.Errorf("--expiry: %w", err))
			}
			at = t
		}
		a := m.act(c.signing, &statement.Renew{Arrangement: m.Arrangement, Revision: m.rev.Revision, Expiry: at, Decision: d}, nil)
		a.says = append(a.says, [2]string{"decision", string(d)}, [2]string{"expiry", exact(at)})
		return a, nil
	})
}

// suspendCmd is parley suspend.
type suspendCmd struct {
	about
	Ends string `help:"When the suspension ends by itself; absent: the longest that the terms provide, or until resumed." placeholder:"TIME"`
	Text string `help:"Why: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *suspendCmd) Run(e *env) error {
	b := &statement.Suspend{}
	if c.Ends != "" {
		t, err := draft.ParseTime(c.Ends)
		if err != nil {
			return usage(fmt.Errorf("--ends: %w", err))
		}
		b.Ends = t
	}
	return c.on(e, current, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		b.Arrangement, b.Revision, b.Text = m.Arrangement, m.rev.Revision, text
		return m.act(c.signing, b, parts), nil
	})
}

// resumeCmd is parley resume.
type resumeCmd struct {
	about
	Text string `help:"Words beside it: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *resumeCmd) Run(e *env) error {
	return c.on(e, current, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		return m.act(c.signing, &statement.Resume{Arrangement: m.Arrangement, Revision: m.rev.Revision, Text: text}, parts), nil
	})
}

// denounceCmd is parley denounce.
type denounceCmd struct {
	about
	Text string `help:"Why: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *denounceCmd) Run(e *env) error {
	return c.on(e, current, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		return m.act(c.signing, &statement.Denounce{Arrangement: m.Arrangement, Revision: m.rev.Revision, Text: text}, parts), nil
	})
}

// withdrawCmd is parley withdraw.
type withdrawCmd struct {
	about
	Text string `help:"Why: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *withdrawCmd) Run(e *env) error {
	return c.on(e, latest, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		return m.act(c.signing, &statement.Withdraw{Arrangement: m.Arrangement, Revision: m.rev.Revision, Text: text}, parts), nil
	})
}

// extendCmd is parley extend.
type extendCmd struct {
	about
	To []string `arg:"" help:"Parties who shall see the arrangement too, or everyone."`
}

func (c *extendCmd) Run(e *env) error {
	return c.on(e, latest, "", func(s *session, m matter, _ parley.PartID, _ statement.Parts) (act, error) {
		b := &statement.Extend{Arrangement: m.Arrangement}
		to := strings.Join(c.To, ", ")
		if len(c.To) == 1 && c.To[0] == "everyone" {
			b.Everyone = true
		} else {
			d, err := s.directory()
			if err != nil {
				return act{}, err
			}
			ids, err := d.list(c.To)
			if err != nil {
				return act{}, err
			}
			b.Parties = statement.Parties(ids...).Parties
			to = d.names(b.Parties)
		}
		a := m.act(c.signing, b, nil)
		a.says = append(a.says, [2]string{"show it to", to + "; that can't be taken back"})
		return a, nil
	})
}

// acknowledgeCmd is parley acknowledge.
type acknowledgeCmd struct{ about }

func (c *acknowledgeCmd) Run(e *env) error {
	return c.on(e, latest, "", func(_ *session, m matter, _ parley.PartID, _ statement.Parts) (act, error) {
		a := m.act(c.signing, &statement.AcknowledgeZone{Arrangement: m.Arrangement, Revision: m.rev.Revision}, nil)
		a.says = append(a.says, [2]string{"acknowledge", "that it was received; nothing more"})
		return a, nil
	})
}

// recogniseCmd is parley recognise.
type recogniseCmd struct {
	about
	If   string `help:"Only once this condition settles, such as \"monitor confirms cleared\"." placeholder:"CONDITION"`
	Text string `help:"Words beside it: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *recogniseCmd) Run(e *env) error {
	return c.on(e, latest, c.Text, func(s *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		if c.If == "" {
			return m.act(c.signing, &statement.Recognise{Arrangement: m.Arrangement, Revision: m.rev.Revision, Text: text}, parts), nil
		}
		condition, sayings, err := s.condition(c.If)
		if err != nil {
			return act{}, err
		}
		a := m.act(c.signing, &statement.RecogniseOnCondition{Arrangement: m.Arrangement, Revision: m.rev.Revision, Condition: *condition, Text: text}, parts)
		a.says = append(a.says, sayings...)
		return a, nil
	})
}

// refuseRecognitionCmd is parley refuse-recognition.
type refuseRecognitionCmd struct {
	about
	Text string `help:"Why: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *refuseRecognitionCmd) Run(e *env) error {
	return c.on(e, latest, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		return m.act(c.signing, &statement.RefuseRecognition{Arrangement: m.Arrangement, Revision: m.rev.Revision, Text: text}, parts), nil
	})
}

// breachCmd is parley breach.
type breachCmd struct {
	Notify  breachNotifyCmd  `cmd:"" help:"Tell a party that you hold it to be in breach; the cure period begins."`
	Cure    breachCureCmd    `cmd:"" help:"Say that the breach is cured."`
	Release breachReleaseCmd `cmd:"" help:"End it between you and the party in breach, after the cure period, where the terms provide it."`
}

// breachNotifyCmd is parley breach notify.
type breachNotifyCmd struct {
	about
	Text    string `arg:"" help:"What happened: words, @FILE, or - for stdin."`
	Against string `help:"The party." required:"" placeholder:"PARTY"`
	Clause  string `help:"Clause of the text." placeholder:"CLAUSE"`
}

func (c *breachNotifyCmd) Run(e *env) error {
	return c.on(e, current, c.Text, func(s *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		d, err := s.directory()
		if err != nil {
			return act{}, err
		}
		p, err := d.find(c.Against)
		if err != nil {
			return act{}, err
		}
		a := m.act(c.signing, &statement.NotifyBreach{Arrangement: m.Arrangement, Revision: m.rev.Revision, Against: p.ID, Clause: c.Clause, Text: text}, parts)
		a.says = append(a.says, [2]string{"against", p.Profile.Name}, [2]string{"text", firstLine(string(parts[text].Data))})
		return a, nil
	})
}

// breachOf names a notice of breach.
type breachOf struct {
	signing
	Notice string `arg:"" help:"The notice: #INDEX or the beginning of its identifier."`
	Text   string `help:"Words beside it: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c breachOf) sign(e *env, body func(matter, parley.StatementID, parley.PartID) statement.Body) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	m, r, err := s.remark(c.Notice, "", statement.BreachNotify)
	if err != nil {
		return err
	}
	parts := statement.Parts{}
	text, err := e.text(c.Text, parts)
	if err != nil {
		return err
	}
	a := m.act(c.signing, body(m, r.Statement, text), parts)
	a.says = append(a.says, [2]string{"notice", firstLine(r.Words)})
	return s.sign(a)
}

// breachCureCmd is parley breach cure.
type breachCureCmd struct{ breachOf }

func (c *breachCureCmd) Run(e *env) error {
	return c.sign(e, func(m matter, notice parley.StatementID, text parley.PartID) statement.Body {
		return &statement.CureBreach{Arrangement: m.Arrangement, Notice: notice, Text: text}
	})
}

// breachReleaseCmd is parley breach release.
type breachReleaseCmd struct{ breachOf }

func (c *breachReleaseCmd) Run(e *env) error {
	return c.sign(e, func(m matter, notice parley.StatementID, text parley.PartID) statement.Body {
		return &statement.Release{Arrangement: m.Arrangement, Notice: notice, Text: text}
	})
}
