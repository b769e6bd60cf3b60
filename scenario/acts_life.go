package scenario

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

func (t *teller) suspend(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	body := &statement.Suspend{Arrangement: m.id, Revision: rev}
	a.tell = fmt.Sprintf("%s suspends %s", who.profile.Name, t.ref(m, rev))
	if body.Ends, err = instant(st.args, "TIME"); err != nil {
		return nil, err
	}
	if body.Ends != 0 {
		a.tell += " until " + day(body.Ends)
	}
	body.Text = t.saying(st, a)
	a.body = body
	return a, nil
}

func (t *teller) resume(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s ends its suspension of %s", who.profile.Name, t.ref(m, rev))
	a.body = &statement.Resume{Arrangement: m.id, Revision: rev, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) publish(st *step) (*act, error) {
	return t.publication(st, false, "%s takes part in making %s public")
}

func (t *teller) unpublish(st *step) (*act, error) {
	return t.publication(st, true, "%s takes no part any more in making %s public")
}

func (t *teller) publication(st *step, withdraw bool, says string) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf(says, who.profile.Name, t.ref(m, rev))
	a.body = &statement.Publish{Arrangement: m.id, Revision: rev, Withdraw: withdraw}
	return a, nil
}

func (t *teller) denounce(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s denounces %s", who.profile.Name, t.ref(m, rev))
	a.body = &statement.Denounce{Arrangement: m.id, Revision: rev, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) renew(st *step) (*act, error) {
	return t.decide(st, statement.DecideRenew, "%s renews %s")
}

func (t *teller) objectRenewal(st *step) (*act, error) {
	return t.decide(st, statement.DecideObject, "%s objects to the renewal of %s")
}

// decide speaks of the term that runs as the story's clock stands, unless the
// line names another expiry.
func (t *teller) decide(st *step, d statement.Decision, says string) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	body := &statement.Renew{Arrangement: m.id, Revision: rev, Decision: d}
	if x, ok := st.mods["expiry"]; ok {
		if body.Expiry, err = draft.ParseTime(x.text("TIME")); err != nil {
			return nil, err
		}
	} else {
		t.stage.view(func(s *docket.State) {
			if status, ok := s.At(t.clock).Arrangement(m.id); ok {
				for _, r := range status.Revisions {
					if r.Revision == rev {
						body.Expiry = r.Ends
					}
				}
			}
		})
	}
	if body.Expiry == 0 {
		return nil, parley.Refuse("story", "", "%s has no term that ends.", t.ref(m, rev)).To("Name the expiry: [expiry TIME]")
	}
	a.body = body
	a.tell = fmt.Sprintf(says, who.profile.Name, t.ref(m, rev)) + " beyond " + day(body.Expiry)
	return a, nil
}

func (t *teller) notifyBreach(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	against, err := t.actor(st.args.text("AGAINST"))
	if err != nil {
		return nil, err
	}
	label, text := st.args.text("LABEL"), st.args.text("TEXT")
	if _, taken := t.things[label]; taken {
		return nil, t.keep(label, thing{})
	}
	a.body = &statement.NotifyBreach{Arrangement: m.id, Revision: rev, Against: against.id, Clause: st.args.text("CLAUSE"), Text: t.text(a.parts, text)}
	a.tell = fmt.Sprintf("%s gives notice that it holds %s to be in breach of %s: “%s”", who.profile.Name, against.profile.Name, t.ref(m, rev), text)
	a.done = func(x *statement.Signed) { t.things[label] = thing{kind: "notice", by: x.ID, matter: m, rev: rev} }
	return a, nil
}

func (t *teller) cure(st *step) (*act, error) {
	who, n, a, err := t.onThing(st, "notice")
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s says that the breach %s is cured", who.profile.Name, st.args.text("LABEL"))
	a.body = &statement.CureBreach{Arrangement: n.matter.id, Notice: n.by, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) release(st *step) (*act, error) {
	who, n, a, err := t.onThing(st, "notice")
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s releases itself toward the party in breach (%s)", who.profile.Name, st.args.text("LABEL"))
	a.body = &statement.Release{Arrangement: n.matter.id, Notice: n.by, Text: t.saying(st, a)}
	return a, nil
}

// Operations.

func (t *teller) intent(st *step, a *act) (statement.Intent, error) {
	in := statement.Intent{Activity: parley.Activity(st.args.text("ACTIVITY")), Purpose: parley.Purpose(st.args.text("PURPOSE"))}
	annex, err := t.area(st)
	if err != nil {
		return in, err
	}
	if in.Window, err = t.window(st); err != nil {
		return in, err
	}
	in.Map, err = t.annexPart(a, annex)
	return in, err
}

func (t *teller) plan(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	label := st.args.text("LABEL")
	if _, taken := t.things[label]; taken {
		return nil, t.keep(label, thing{})
	}
	a := &act{parts: statement.Parts{}}
	if a.audience, err = t.audience(st.args.list("PARTIES"), who); err != nil {
		return nil, err
	}
	in, err := t.intent(st, a)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Plan{Intent: in}
	a.tell = fmt.Sprintf("%s makes known to %s an operation (%s) from %s until %s", who.profile.Name, t.toward(a.audience, who), activities[in.Activity], day(in.Window.From), day(in.Window.Until))
	a.done = func(x *statement.Signed) {
		t.things[label] = thing{kind: "operation", by: x.ID, op: &operation{parley.OperationID(x.ID), a.audience}}
	}
	return a, nil
}

// onOperation begins an act on an operation.
func (t *teller) onOperation(st *step) (*actor, *operation, *act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, nil, nil, err
	}
	x, err := t.thing(st.args.text("LABEL"), "operation")
	if err != nil {
		return nil, nil, nil, err
	}
	return who, x.op, &act{parts: statement.Parts{}, audience: x.op.audience}, nil
}

func (t *teller) change(st *step) (*act, error) {
	who, op, a, err := t.onOperation(st)
	if err != nil {
		return nil, err
	}
	in, err := t.intent(st, a)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Change{Operation: op.id, Intent: in}
	a.tell = fmt.Sprintf("%s changes its operation %s: %s from %s until %s", who.profile.Name, st.args.text("LABEL"), activities[in.Activity], day(in.Window.From), day(in.Window.Until))
	return a, nil
}

func (t *teller) start(st *step) (*act, error) {
	who, op, a, err := t.onOperation(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Start{Operation: op.id}
	a.tell = fmt.Sprintf("%s starts its operation %s", who.profile.Name, st.args.text("LABEL"))
	return a, nil
}

func (t *teller) end(st *step) (*act, error) {
	who, op, a, err := t.onOperation(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.End{Operation: op.id}
	a.tell = fmt.Sprintf("%s ends its operation %s", who.profile.Name, st.args.text("LABEL"))
	return a, nil
}
