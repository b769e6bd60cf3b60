package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

func (t *teller) twoPerson(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	body := &statement.TwoPerson{}
	names := st.args.list("NAMES")
	if !slices.Equal(names, []string{"nothing"}) {
		for _, w := range names {
			body.Types = append(body.Types, statement.Type(w))
		}
		slices.Sort(body.Types)
	}
	tell := fmt.Sprintf("%s ends its two-person rule", who.profile.Name)
	if len(body.Types) > 0 {
		tell = fmt.Sprintf("%s asks for the signatures of two posts on %s", who.profile.Name, strings.Join(names, ", "))
	}
	return &act{body: body, audience: statement.Everyone, tell: tell}, nil
}

func (t *teller) roster(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	body := &statement.Roster{Post: post(st.args.text("POST")), MustAnswer: st.args.has("that")}
	tell := fmt.Sprintf("%s sets the roster of its %s", who.profile.Name, body.Post)
	for _, w := range st.args.list("NAMES") {
		body.Deputies = append(body.Deputies, post(w))
	}
	slices.Sort(body.Deputies)
	if len(body.Deputies) > 0 {
		tell += "; deputies: " + strings.Join(body.Deputies, ", ")
	}
	if st.args.has("WATCH") {
		window, err := t.window(st)
		if err != nil {
			return nil, err
		}
		body.Watch = []statement.Shift{{Window: window, Post: post(st.args.text("WATCH"))}}
		tell += fmt.Sprintf("; on watch: %s, %v to %v", body.Watch[0].Post, window.From, window.Until)
	}
	return &act{body: body, audience: statement.Everyone, tell: tell}, nil
}

func (t *teller) expectPowers(st *step) error {
	who, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	at, err := instant(st.args, "TIME")
	if err != nil {
		return err
	}
	if at == 0 {
		at = t.clock
	}
	want := st.args.list("NAMES")
	slices.Sort(want)
	var powers []parley.Power
	if k, ok := who.keys[st.args.text("LABEL")]; ok {
		t.stage.view(func(d *docket.State) {
			for _, o := range d.PowersOf(k.ID(), at) {
				powers = append(powers, o.Powers...)
			}
		})
	}
	slices.Sort(powers)
	have := []string{}
	for _, p := range slices.Compact(powers) {
		have = append(have, string(p))
	}
	if len(have) == 0 {
		have = []string{"nothing"}
	}
	t.expect(st, slices.Equal(want, have), strings.Join(want, " "), strings.Join(have, " "))
	return nil
}
