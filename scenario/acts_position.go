package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// Talk.

func (t *teller) ask(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	label := st.args.text("LABEL")
	text := st.args.text("TEXT")
	body := &statement.Ask{Arrangement: m.id, Revision: rev, Blocking: st.args.has("blocking"), Clause: st.args.text("CLAUSE"), Text: t.text(a.parts, text)}
	a.body = body
	asks := "asks"
	if body.Blocking {
		asks = "asks, and holds its consent back for the answer"
	}
	about := t.ref(m, rev)
	if body.Clause != "" {
		about = "clause " + body.Clause + " of " + about
	}
	a.tell = fmt.Sprintf("%s %s, about %s: “%s”", who.profile.Name, asks, about, text)
	a.done = func(x *statement.Signed) { t.things[label] = thing{kind: "question", by: x.ID, matter: m, rev: rev} }
	if _, taken := t.things[label]; taken {
		return nil, t.keep(label, thing{})
	}
	return a, nil
}

// onThing begins an act on a question, a reservation or a notice.
func (t *teller) onThing(st *step, kind string) (*actor, thing, *act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, thing{}, nil, err
	}
	x, err := t.thing(st.args.text("LABEL"), kind)
	if err != nil {
		return nil, x, nil, err
	}
	return who, x, &act{parts: statement.Parts{}, audience: t.whole(x.matter, who)}, nil
}

func (t *teller) answer(st *step) (*act, error) {
	who, q, a, err := t.onThing(st, "question")
	if err != nil {
		return nil, err
	}
	a.body = &statement.Answer{Arrangement: q.matter.id, Question: q.by, Text: t.text(a.parts, st.args.text("TEXT"))}
	a.tell = fmt.Sprintf("%s answers the question %s: “%s”", who.profile.Name, st.args.text("LABEL"), st.args.text("TEXT"))
	return a, nil
}

func (t *teller) settle(st *step) (*act, error) {
	who, q, a, err := t.onThing(st, "question")
	if err != nil {
		return nil, err
	}
	a.body = &statement.Settle{Arrangement: q.matter.id, Question: q.by}
	a.tell = fmt.Sprintf("%s says that its question %s is answered", who.profile.Name, st.args.text("LABEL"))
	return a, nil
}

func (t *teller) comment(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Comment{Arrangement: m.id, Revision: rev, Clause: st.args.text("CLAUSE"), Text: t.text(a.parts, st.args.text("TEXT"))}
	a.tell = fmt.Sprintf("%s comments on %s: “%s”", who.profile.Name, t.ref(m, rev), st.args.text("TEXT"))
	return a, nil
}

// Positions.

// position begins a position: its text and source.
func (t *teller) position(st *step, stance parley.Stance, says string) (*act, *statement.Position, *matter, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, nil, nil, err
	}
	p := &statement.Position{Arrangement: m.id, Revision: rev, Stance: stance}
	a.body = p
	a.tell = fmt.Sprintf("%s %s %s", who.profile.Name, says, t.ref(m, rev))
	p.Text = t.saying(st, a)
	if st.args.has("SOURCE") {
		kind := statement.SourceKind(st.args.text("SOURCE"))
		kinds := []statement.SourceKind{statement.SourcePress, statement.SourceCall, statement.SourceMeeting, statement.SourceNote}
		if !slices.Contains(kinds, kind) {
			return nil, nil, nil, parley.Refuse("story", "", "There is no kind of source %q.", kind).To("Use one of %q.", kinds)
		}
		at, err := instant(st.args, "TIME")
		if err != nil {
			return nil, nil, nil, err
		}
		p.Source = &statement.Source{Kind: kind, At: at, Citation: st.args.text("CITATION")}
		a.points = append(a.points, fmt.Sprintf("said on %s (%s: %s)", strings.TrimSuffix(day(at), ", 00:00 UTC"), kind, p.Source.Citation))
	}
	return a, p, m, nil
}

func (t *teller) accept(st *step) (*act, error) {
	a, _, _, err := t.position(st, parley.Accept, "accepts")
	return a, err
}

func (t *teller) reject(st *step) (*act, error) {
	a, _, _, err := t.position(st, parley.Reject, "rejects")
	return a, err
}

func (t *teller) undecided(st *step) (*act, error) {
	a, _, _, err := t.position(st, parley.Undecided, "is undecided on")
	return a, err
}

// condition reads a CONDITION.
func (t *teller) condition(st *step) (parley.Condition, string, error) {
	s := join(st.args["CONDITION"])
	c, err := draft.ParseCondition(s, t)
	if err != nil {
		return c, "", err
	}
	return c, draft.FormatCondition(c, t.name), nil
}

func (t *teller) acceptIf(st *step) (*act, error) {
	c, words, err := t.condition(st)
	if err != nil {
		return nil, err
	}
	a, p, _, err := t.position(st, parley.AcceptWithCondition, "accepts")
	if err != nil {
		return nil, err
	}
	p.Condition = &c
	a.tell += " on condition that " + strings.ReplaceAll(words, `"`, "")
	return a, nil
}

func (t *teller) acceptReserving(st *step) (*act, error) {
	a, p, m, err := t.position(st, parley.AcceptWithReservation, "accepts")
	if err != nil {
		return nil, err
	}
	label, text := st.args.text("LABEL"), st.args.text("RESERVATION")
	if _, taken := t.things[label]; taken {
		return nil, t.keep(label, thing{})
	}
	p.Reservation = t.text(a.parts, text)
	a.tell += fmt.Sprintf(" with the reservation: “%s”", text)
	a.done = func(x *statement.Signed) {
		t.things[label] = thing{kind: "reservation", by: x.ID, matter: m, rev: p.Revision}
	}
	return a, nil
}

func (t *teller) simultaneous(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	ids, names := []parley.PartyID{who.id}, []string(nil)
	for _, l := range st.args.list("PARTIES") {
		o, err := t.actor(l)
		if err != nil {
			return nil, err
		}
		ids, names = append(ids, o.id), append(names, o.profile.Name)
	}
	a.body = &statement.Simultaneous{Arrangement: m.id, Revision: rev, Members: statement.Parties(ids...).Parties}
	a.tell = fmt.Sprintf("%s accepts %s at the same time as %s", who.profile.Name, t.ref(m, rev), list(names))
	return a, nil
}

func (t *teller) acceptReservation(st *step) (*act, error) {
	who, x, a, err := t.onThing(st, "reservation")
	if err != nil {
		return nil, err
	}
	a.body = &statement.AcceptReservation{Arrangement: x.matter.id, Revision: x.rev, Reservation: x.by}
	a.tell = fmt.Sprintf("%s accepts the reservation %s", who.profile.Name, st.args.text("LABEL"))
	return a, nil
}

func (t *teller) objectReservation(st *step) (*act, error) {
	who, x, a, err := t.onThing(st, "reservation")
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s objects to the reservation %s", who.profile.Name, st.args.text("LABEL"))
	a.body = &statement.ObjectReservation{Arrangement: x.matter.id, Revision: x.rev, Reservation: x.by, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) confirm(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s confirms %q for %s", who.profile.Name, st.args.text("FACT"), t.ref(m, rev))
	a.body = &statement.ConfirmCondition{Arrangement: m.id, Revision: rev, Label: st.args.text("FACT"), Text: t.saying(st, a)}
	return a, nil
}

// Recognition.

func (t *teller) acknowledge(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.AcknowledgeZone{Arrangement: m.id, Revision: rev}
	a.tell = fmt.Sprintf("%s acknowledges that it has received %s", who.profile.Name, t.ref(m, rev))
	return a, nil
}

func (t *teller) recognise(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s recognises %s", who.profile.Name, t.ref(m, rev))
	a.body = &statement.Recognise{Arrangement: m.id, Revision: rev, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) recogniseIf(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	c, words, err := t.condition(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s recognises %s on condition that %s", who.profile.Name, t.ref(m, rev), strings.ReplaceAll(words, `"`, ""))
	a.body = &statement.RecogniseOnCondition{Arrangement: m.id, Revision: rev, Condition: c, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) refuseRecognition(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s refuses to recognise %s", who.profile.Name, t.ref(m, rev))
	a.body = &statement.RefuseRecognition{Arrangement: m.id, Revision: rev, Text: t.saying(st, a)}
	return a, nil
}
