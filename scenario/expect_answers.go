package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// Expectations of what parties see, of answers, and of the ledger as a whole.

func (t *teller) sees(st *step) (bool, error) {
	p, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return false, err
	}
	m, _, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return false, err
	}
	var ok bool
	t.stage.view(func(d *docket.State) { _, ok = d.View(p.id).At(t.clock).Arrangement(m.id) })
	return ok, nil
}

func (t *teller) expectSees(st *step) error {
	ok, err := t.sees(st)
	t.expect(st, ok, "seen", "not seen")
	return err
}

func (t *teller) expectNotSees(st *step) error {
	ok, err := t.sees(st)
	t.expect(st, !ok, "not seen", "seen")
	return err
}

func (t *teller) expectCheck(st *step) error {
	ans, q, err := t.question(st)
	if err != nil {
		return err
	}
	t.tellAnswer(st, q, ans)
	have := string(ans.Verdict)
	ok := have == st.args.text("VERDICT")
	want := st.args.text("VERDICT")
	if st.args.has("TEXT") {
		found := false
		for _, r := range ans.Reasons {
			found = found || strings.Contains(r.Sentence, st.args.text("TEXT"))
			have += "; " + r.Sentence
		}
		found = found || strings.Contains(ans.Note, st.args.text("TEXT"))
		ok = ok && found
		want += "; " + st.args.text("TEXT")
	}
	t.expect(st, ok, want, have)
	return nil
}

func (t *teller) impactOf(st *step) (*parley.Impact, error) {
	m, rev, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return nil, err
	}
	var asker parley.PartyID
	if st.args.has("PARTY") {
		p, err := t.actor(st.args.text("PARTY"))
		if err != nil {
			return nil, err
		}
		asker = p.id
	}
	return t.impact(m, rev, asker)
}

func (t *teller) expectTouches(st *step) error {
	want, err := t.parties(st)
	if err != nil {
		return err
	}
	i, err := t.impactOf(st)
	if err != nil {
		return err
	}
	var have []string
	for _, c := range i.Claims {
		if c.Party != (parley.PartyID{}) {
			have = append(have, t.label(c.Party))
			continue
		}
		have = append(have, c.Name)
	}
	have, err = t.sortLabels(have)
	t.compare(st, want, have)
	return err
}

func (t *teller) namesOf(st *step) []string {
	want := st.args.list("LABELS")
	if len(want) == 1 && want[0] == "nothing" {
		return nil
	}
	slices.Sort(want)
	return want
}

func (t *teller) expectOverlaps(st *step) error {
	i, err := t.impactOf(st)
	if err != nil {
		return err
	}
	var have []string
	for _, o := range i.Overlaps {
		for label, m := range t.matters {
			if m.id == o.Arrangement {
				have = append(have, label)
			}
		}
	}
	slices.Sort(have)
	t.compare(st, t.namesOf(st), have)
	return nil
}

func (t *teller) expectMeets(st *step) error {
	i, err := t.impactOf(st)
	if err != nil {
		return err
	}
	var have []string
	for _, c := range i.Confrontations {
		for label, x := range t.things {
			if x.op != nil && x.op.id == c.Operation && !slices.Contains(have, label) {
				have = append(have, label)
			}
		}
	}
	slices.Sort(have)
	t.compare(st, t.namesOf(st), have)
	return nil
}

func (t *teller) expectCovers(st *step) error {
	i, err := t.impactOf(st)
	if err != nil {
		return err
	}
	have := fmt.Sprint((i.SquareMetres + 500_000) / 1_000_000)
	want := strings.ReplaceAll(st.args.text("NUMBER"), ",", "")
	t.expect(st, want == have, want, have)
	return nil
}

func (t *teller) expectKey(st *step) error {
	p, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	have := "unknown"
	if k, ok := p.keys[st.args.text("LABEL")]; ok {
		t.stage.view(func(d *docket.State) {
			for _, s := range d.Keys(p.id) {
				switch {
				case s.ID != k.ID():
				case s.CompromisedSince != 0:
					have = "compromised"
				case s.Until != 0 && s.Until <= t.clock:
					have = "revoked"
				case s.From > t.clock:
					have = "not-yet-valid"
				default:
					have = "valid"
				}
			}
		})
	}
	t.expect(st, have == st.args.text("STATE"), st.args.text("STATE"), have)
	return nil
}

func (t *teller) expectSize(st *step) error {
	var have string
	t.stage.view(func(d *docket.State) { have = fmt.Sprint(d.Size()) })
	t.expect(st, have == st.args.text("NUMBER"), st.args.text("NUMBER"), have)
	return nil
}

func (t *teller) expectDigest(st *step) error {
	var have string
	t.stage.view(func(d *docket.State) { have = d.Digest().String() })
	t.expect(st, have == st.args.text("HEX"), st.args.text("HEX"), have)
	return nil
}
