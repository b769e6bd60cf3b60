package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// about is embedded by commands on one revision of one arrangement.
type about struct {
	signing
	Arrangement string `arg:"" help:"Arrangement: identifier or title, or a part of either; ARRANGEMENT@2 or @HASH names a revision."`
}

// says shows which revision is meant, and who must still consent.
func (m matter) says() [][2]string {
	out := [][2]string{
		{"arrangement", fmt.Sprintf("%s (%s)", m.Title, parley.Short(m.Arrangement))},
		{"revision", fmt.Sprintf("%d, hash %s", m.rev.Number, m.rev.Revision)},
	}
	if open := m.missing(); len(open) > 0 && m.rev.InForce == 0 {
		out = append(out, [2]string{"waits for", strings.Join(open, ", ")})
	}
	return out
}

// missing names who must still consent to the revision.
func (m matter) missing() []string {
	settled := map[parley.PartyID]bool{}
	for _, t := range m.rev.Toward {
		settled[t.Party] = t.Settled
	}
	var out []string
	for _, r := range m.rev.Required {
		if !settled[r.Party] {
			out = append(out, r.Name)
		}
	}
	return out
}

// act fills what acts on a revision have in common.
func (m matter) act(c signing, body statement.Body, parts statement.Parts) act {
	return act{signing: c, body: body, parts: parts, audience: audienceOf(m.Status), says: m.says(), binding: true, arrangement: m.Arrangement}
}

// on opens a session, resolves the revision, and signs what make gives.
func (c about) on(e *env, choose which, words string, make func(s *session, m matter, text parley.PartID, parts statement.Parts) (act, error)) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	m, err := s.matter(c.Arrangement, 0, choose)
	if err != nil {
		return err
	}
	parts := statement.Parts{}
	text, err := e.text(words, parts)
	if err != nil {
		return err
	}
	a, err := make(s, m, text, parts)
	if err != nil {
		return err
	}
	return s.sign(a)
}

// source is embedded by positions: where it was said in public before.
type source struct {
	Text     string `help:"Declaration beside it, no part of the position: words, @FILE, or - for stdin." placeholder:"TEXT"`
	Source   string `help:"It was said before, outside: press, call, meeting or note." placeholder:"KIND"`
	SaidAt   string `help:"When it was said." placeholder:"TIME"`
	Citation string `help:"Where it can be read or heard." placeholder:"TEXT"`
}

func (c source) public() (*statement.Source, error) {
	if c.Source == "" && c.SaidAt == "" && c.Citation == "" {
		return nil, nil
	}
	at, err := draft.ParseTime(c.SaidAt)
	if err != nil {
		return nil, usage(fmt.Errorf("--said-at: %w", err))
	}
	return &statement.Source{Kind: statement.SourceKind(c.Source), At: at, Citation: c.Citation}, nil
}

// take signs a position.
func (c about) take(e *env, src source, fill func(s *session, b *statement.Position, parts statement.Parts) ([][2]string, error)) error {
	public, err := src.public()
	if err != nil {
		return err
	}
	return c.on(e, latest, src.Text, func(s *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		b := &statement.Position{Arrangement: m.Arrangement, Revision: m.rev.Revision, Text: text, Source: public}
		more, err := fill(s, b, parts)
		if err != nil {
			return act{}, err
		}
		a := m.act(c.signing, b, parts)
		a.says = append(append(a.says, [2]string{"position", string(b.Stance)}), more...)
		return a, nil
	})
}

// acceptCmd is parley accept.
type acceptCmd struct {
	about
	source
}

func (c *acceptCmd) Run(e *env) error {
	return c.take(e, c.source, func(_ *session, b *statement.Position, _ statement.Parts) ([][2]string, error) {
		b.Stance = parley.Accept
		return nil, nil
	})
}

// rejectCmd is parley reject.
type rejectCmd struct {
	about
	source
}

func (c *rejectCmd) Run(e *env) error {
	return c.take(e, c.source, func(_ *session, b *statement.Position, _ statement.Parts) ([][2]string, error) {
		b.Stance = parley.Reject
		return nil, nil
	})
}

// undecidedCmd is parley undecided.
type undecidedCmd struct {
	about
	source
}

func (c *undecidedCmd) Run(e *env) error {
	return c.take(e, c.source, func(_ *session, b *statement.Position, _ statement.Parts) ([][2]string, error) {
		b.Stance = parley.Undecided
		return nil, nil
	})
}

// reserveCmd is parley reserve.
type reserveCmd struct {
	about
	Reservation string `arg:"" help:"The reservation: words, @FILE, or - for stdin."`
	source
}

func (c *reserveCmd) Run(e *env) error {
	return c.take(e, c.source, func(_ *session, b *statement.Position, parts statement.Parts) ([][2]string, error) {
		b.Stance = parley.AcceptWithReservation
		id, err := e.text(c.Reservation, parts)
		b.Reservation = id
		return [][2]string{{"reservation", firstLine(string(parts[id].Data))}}, err
	})
}

// conditionCmd is parley condition.
type conditionCmd struct {
	about
	Condition string `arg:"" help:"Such as \"syria accepts\", or \"monitor confirms withdrawal-complete\"; with and, or, ( )."`
	source
}

func (c *conditionCmd) Run(e *env) error {
	return c.take(e, c.source, func(s *session, b *statement.Position, _ statement.Parts) ([][2]string, error) {
		b.Stance = parley.AcceptWithCondition
		condition, sayings, err := s.condition(c.Condition)
		b.Condition = condition
		return sayings, err
	})
}

// condition reads a condition, and says how it was understood.
func (s *session) condition(words string) (*parley.Condition, [][2]string, error) {
	d, err := s.directory()
	if err != nil {
		return nil, nil, err
	}
	condition, err := draft.ParseCondition(words, d)
	if err != nil {
		return nil, nil, usage(err)
	}
	return &condition, [][2]string{{"condition", draft.FormatCondition(condition, d.name)}}, nil
}

// simultaneousCmd is parley simultaneous.
type simultaneousCmd struct {
	about
	With []string `help:"The other members: when the last of you has signed the same, all accept at once." required:"" placeholder:"PARTY,…"`
}

func (c *simultaneousCmd) Run(e *env) error {
	return c.on(e, latest, "", func(s *session, m matter, _ parley.PartID, _ statement.Parts) (act, error) {
		file, _, err := e.signer()
		if err != nil {
			return act{}, err
		}
		d, err := s.directory()
		if err != nil {
			return act{}, err
		}
		members, err := d.list(c.With)
		if err != nil {
			return act{}, err
		}
		members = statement.Parties(append(members, file.Party)...).Parties
		a := m.act(c.signing, &statement.Simultaneous{Arrangement: m.Arrangement, Revision: m.rev.Revision, Members: members}, nil)
		a.says = append(a.says, [2]string{"accept with", d.names(members)})
		return a, nil
	})
}

// confirmCmd is parley confirm.
type confirmCmd struct {
	about
	Label string `arg:"" help:"The fact, as the condition calls it, such as withdrawal-complete."`
	Text  string `help:"What it rests on: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *confirmCmd) Run(e *env) error {
	return c.on(e, latest, c.Text, func(_ *session, m matter, text parley.PartID, parts statement.Parts) (act, error) {
		a := m.act(c.signing, &statement.ConfirmCondition{Arrangement: m.Arrangement, Revision: m.rev.Revision, Label: c.Label, Text: text}, parts)
		a.says = append(a.says, [2]string{"confirm", c.Label})
		return a, nil
	})
}

// reservationCmd is parley reservation.
type reservationCmd struct {
	Accept reservationAcceptCmd `cmd:"" help:"Accept another party's reservation."`
	Object reservationObjectCmd `cmd:"" help:"Object to another party's reservation."`
}

// reservationOf names another party's reservation.
type reservationOf struct {
	signing
	Reservation string `arg:"" help:"The position that makes it: #INDEX or the beginning of its identifier; or the arrangement, with --of."`
	Of          string `help:"Whose reservation, where the arrangement is named." placeholder:"PARTY"`
}

// find resolves the reservation.
func (c reservationOf) find(s *session) (matter, parley.StatementID, error) {
	if c.Of == "" {
		m, r, err := s.remark(c.Reservation, "", statement.PositionTake)
		return m, r.Statement, err
	}
	m, err := s.matter(c.Reservation, 0, latest)
	if err != nil {
		return m, parley.StatementID{}, err
	}
	d, err := s.directory()
	if err != nil {
		return m, parley.StatementID{}, err
	}
	p, err := d.find(c.Of)
	if err != nil {
		return m, parley.StatementID{}, err
	}
	for _, t := range m.rev.Toward {
		if t.Party == p.ID && t.Stance == parley.AcceptWithReservation {
			return m, t.By, nil
		}
	}
	return m, parley.StatementID{}, usage(parley.Refuse("unknown-reservation", "", "%s has no reservation on revision %d of %q.", p.Profile.Name, m.rev.Number, m.Title).
		To("See parley talk %s.", parley.Short(m.Arrangement)))
}

// reservationAcceptCmd is parley reservation accept.
type reservationAcceptCmd struct{ reservationOf }

func (c *reservationAcceptCmd) Run(e *env) error {
	return c.sign(e, "accept", "", func(m matter, id parley.StatementID, _ parley.PartID) statement.Body {
		return &statement.AcceptReservation{Arrangement: m.Arrangement, Revision: m.rev.Revision, Reservation: id}
	})
}

// reservationObjectCmd is parley reservation object.
type reservationObjectCmd struct {
	reservationOf
	Text string `help:"Why: words, @FILE, or - for stdin." placeholder:"TEXT"`
}

func (c *reservationObjectCmd) Run(e *env) error {
	return c.sign(e, "object to", c.Text, func(m matter, id parley.StatementID, text parley.PartID) statement.Body {
		return &statement.ObjectReservation{Arrangement: m.Arrangement, Revision: m.rev.Revision, Reservation: id, Text: text}
	})
}

func (c reservationOf) sign(e *env, verb, words string, body func(matter, parley.StatementID, parley.PartID) statement.Body) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	m, id, err := c.find(s)
	if err != nil {
		return err
	}
	parts := statement.Parts{}
	text, err := e.text(words, parts)
	if err != nil {
		return err
	}
	a := m.act(c.signing, body(m, id, text), parts)
	a.says = append(a.says, [2]string{verb, "the reservation in statement " + parley.Short(id)})
	return s.sign(a)
}

// objectCmd is parley object.
type objectCmd struct {
	about
	Reservation string `help:"Object to this party's reservation; absent: to the tacit renewal of the term." placeholder:"PARTY"`
	Text        string `help:"Why, with --reservation: words, @FILE, or - for stdin." placeholder:"TEXT"`
	expiry
}

func (c *objectCmd) Run(e *env) error {
	if c.Reservation != "" {
		r := reservationObjectCmd{reservationOf{c.signing, c.Arrangement, c.Reservation}, c.Text}
		return r.Run(e)
	}
	if c.Text != "" {
		return usage(errors.New("an objection to a renewal has no text; say it with parley comment"))
	}
	return c.decide(e, c.expiry, statement.DecideObject)
}
