package scenario

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// keepers are who hear what is said of keeping and erasing an arrangement: its
// audience and the registrar.
func (t *teller) keepers(m *matter) (out statement.Audience) {
	t.stage.view(func(d *docket.State) { out, _ = d.Audience(m.id) })
	if !out.Everyone {
		out = statement.Parties(append(slices.Clone(out.Parties), t.registrar.id)...)
	}
	return out
}

// heldBy is the act of a hold.
func (t *teller) heldBy(who *actor, st *step) (*act, error) {
	m, _, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return nil, err
	}
	body := &statement.Hold{Arrangement: m.id, Reason: st.args.text("TEXT")}
	if body.Until, err = instant(st.args, "TIME"); err != nil {
		return nil, err
	}
	a := &act{body: body, audience: t.keepers(m), tell: fmt.Sprintf("%s holds %s: nothing of it may be erased", who.profile.Name, t.quote(m))}
	if body.Until != 0 {
		a.tell += " until " + day(body.Until)
	}
	if !a.audience.Has(who.id) {
		a.audience = statement.Parties(append(slices.Clone(a.audience.Parties), who.id)...)
	}
	return a, nil
}

func (t *teller) hold(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	return t.heldBy(who, st)
}

func (t *teller) registrarHolds(st *step) error {
	a, err := t.heldBy(t.registrar, st)
	if err != nil {
		return err
	}
	return t.registrarSays(st, a)
}

func (t *teller) releaseHold(st *step) (*act, error) {
	who, m, _, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.body, a.audience = &statement.ReleaseHold{Arrangement: m.id}, t.keepers(m)
	a.tell = fmt.Sprintf("%s holds %s no longer", who.profile.Name, t.quote(m))
	return a, nil
}

func (t *teller) announceComments(st *step) error { return t.announce(st, "what was commented", true) }

func (t *teller) announceAll(st *step) error { return t.announce(st, "everything said", false) }

func (t *teller) announce(st *step, what string, comments bool) error {
	m, _, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return err
	}
	return t.registrarSays(st, &act{body: &statement.Announce{Arrangement: m.id, Comments: comments}, audience: t.keepers(m),
		tell: fmt.Sprintf("the registrar announces that it will erase %s on %s", what, t.quote(m))})
}

// expectHeld compares who holds an arrangement.
func (t *teller) expectHeld(st *step) error {
	want, err := t.parties(st)
	if err != nil {
		return err
	}
	m, _, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return err
	}
	var have []parley.PartyID
	t.stage.view(func(d *docket.State) {
		for _, h := range d.Retention(m.id).Standing(t.clock) {
			have = append(have, h.Party)
		}
	})
	t.compare(st, want, t.labels(have))
	return nil
}
