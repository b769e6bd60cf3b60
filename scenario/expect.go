package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
)

// seen is the arrangement and revision that an expectation speaks of, at its
// time: the current revision, or the one that it names.
func (t *teller) seen(st *step) (m *matter, s *parley.Status, r *parley.RevisionStatus, err error) {
	ref := st.args.text("ARRANGEMENT")
	m, rev, err := t.revision(ref)
	if err != nil {
		return nil, nil, nil, err
	}
	at := t.clock
	if st.args.has("TIME") {
		if at, err = draft.ParseTime(st.args.text("TIME")); err != nil {
			return nil, nil, nil, err
		}
	}
	s = t.status(m.id, at)
	if s == nil {
		return m, nil, nil, nil
	}
	if !strings.Contains(ref, "@") {
		rev = s.Current
	}
	for i := range s.Revisions {
		if s.Revisions[i].Revision == rev {
			r = &s.Revisions[i]
		}
	}
	return m, s, r, nil
}

func (t *teller) expectState(st *step) error {
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	want, have := st.args.text("STATE"), "absent"
	if r != nil {
		have = string(r.State)
	}
	if st.args.has("PARTY") {
		p, err := t.actor(st.args.text("PARTY"))
		if err != nil {
			return err
		}
		if r != nil {
			have = "not concerned"
			for _, x := range r.Toward {
				if x.Party == p.id {
					have = string(x.State)
				}
			}
		}
	}
	t.expect(st, want == have, want, have)
	return nil
}

// bound at the time of an expectation; of a revision that it names, those
// toward whom it says so.
func (t *teller) bound(st *step) ([]parley.PartyID, error) {
	_, s, r, err := t.seen(st)
	if err != nil || s == nil {
		return nil, err
	}
	if r != nil && r.Revision != s.Current {
		var out []parley.PartyID
		for _, x := range r.Toward {
			if x.Bound {
				out = append(out, x.Party)
			}
		}
		return out, nil
	}
	return s.Bound, nil
}

// parties reads PARTIES of an expectation, in the story's order; nobody is none.
func (t *teller) parties(st *step) ([]string, error) {
	labels := st.args.list("PARTIES")
	if len(labels) == 1 && (labels[0] == "nobody" || labels[0] == "nothing") {
		return nil, nil
	}
	return t.sortLabels(labels)
}

// sortLabels brings labels into the story's order; names of those who are no
// party of it follow.
func (t *teller) sortLabels(labels []string) ([]string, error) {
	var out, others []string
	var ids []parley.PartyID
	for _, l := range labels {
		if a, err := t.actor(l); err == nil {
			ids = append(ids, a.id)
			continue
		}
		others = append(others, l)
	}
	out = t.labels(ids)
	slices.Sort(others)
	return append(out, others...), nil
}

func orNone(list []string) string {
	if len(list) == 0 {
		return "nobody"
	}
	return strings.Join(list, " ")
}

func (t *teller) compare(st *step, want, have []string) {
	t.expect(st, slices.Equal(want, have), orNone(want), orNone(have))
}

func (t *teller) expectBound(st *step) error {
	want, err := t.parties(st)
	if err != nil {
		return err
	}
	have, err := t.bound(st)
	if err != nil {
		return err
	}
	t.compare(st, want, t.labels(have))
	return nil
}

func (t *teller) expectNotBound(st *step) error {
	not, err := t.parties(st)
	if err != nil {
		return err
	}
	have, err := t.bound(st)
	if err != nil {
		return err
	}
	bound := t.labels(have)
	ok := !slices.ContainsFunc(not, func(l string) bool { return slices.Contains(bound, l) })
	t.expect(st, ok, "none of "+orNone(not), orNone(bound))
	return nil
}

func (t *teller) required(r *parley.RevisionStatus) []string {
	var ids []parley.PartyID
	var others []string
	if r == nil {
		return nil
	}
	for _, q := range r.Required {
		if q.Party != (parley.PartyID{}) {
			ids = append(ids, q.Party)
			continue
		}
		others = append(others, q.Name)
	}
	slices.Sort(others)
	return append(t.labels(ids), others...)
}

func (t *teller) expectRequires(st *step) error {
	want, err := t.parties(st)
	if err != nil {
		return err
	}
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	t.compare(st, want, t.required(r))
	return nil
}

func (t *teller) expectBecause(st *step) error {
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	p, want, have := st.args.text("PARTY"), st.args.text("REASON"), []string(nil)
	if r != nil {
		for _, q := range r.Required {
			if q.Name == p || q.Party != (parley.PartyID{}) && t.label(q.Party) == p {
				for _, b := range q.Because {
					have = append(have, string(b))
				}
			}
		}
	}
	t.expect(st, slices.Contains(have, want), want, orNothing(have))
	return nil
}

func (t *teller) expectLaterClaims(st *step) error {
	want, err := t.parties(st)
	if err != nil {
		return err
	}
	_, s, _, err := t.seen(st)
	if err != nil {
		return err
	}
	var ids []parley.PartyID
	var others []string
	if s != nil {
		for _, c := range s.LaterClaims {
			if c.Party != (parley.PartyID{}) {
				ids = append(ids, c.Party)
				continue
			}
			others = append(others, c.Name)
		}
	}
	t.compare(st, want, append(t.labels(ids), others...))
	return nil
}

func (t *teller) expectCurrent(st *step) error {
	_, s, _, err := t.seen(st)
	if err != nil {
		return err
	}
	have := "absent"
	if s != nil {
		for _, r := range s.Revisions {
			if r.Revision == s.Current {
				have = fmt.Sprint(r.Number)
			}
		}
	}
	t.expect(st, have == st.args.text("NUMBER"), st.args.text("NUMBER"), have)
	return nil
}

func (t *teller) expectSince(st *step) error {
	want, err := instant(st.args, "SINCE")
	if err != nil {
		return err
	}
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	have := "not in force"
	if r != nil && r.InForce != 0 {
		have = r.InForce.String()
	}
	t.expect(st, have == want.String(), want.String(), have)
	return nil
}

func (t *teller) expectEnds(st *step) error {
	want := "never"
	if st.args.text("ENDS") != want {
		i, err := instant(st.args, "ENDS")
		if err != nil {
			return err
		}
		want = i.String()
	}
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	have := "not in force"
	if r != nil && r.InForce != 0 {
		have = "never"
		if r.Ends != 0 {
			have = r.Ends.String()
		}
	}
	t.expect(st, have == want, want, have)
	return nil
}

func (t *teller) expectRenewals(st *step) error {
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	have := "absent"
	if r != nil {
		have = fmt.Sprint(r.Renewals)
	}
	t.expect(st, have == st.args.text("NUMBER"), st.args.text("NUMBER"), have)
	return nil
}

func (t *teller) expectAnswers(st *step) error {
	m, s, _, err := t.seen(st)
	if err != nil {
		return err
	}
	o, _, err := t.revision(st.args.text("ANSWERED"))
	if err != nil {
		return err
	}
	other := t.status(o.id, t.clock)
	forth := s != nil && s.Answers == o.id
	back := other != nil && slices.Contains(other.Counters, m.id)
	t.expect(st, forth && back, "a link both ways", fmt.Sprintf("it answers: %t; the other names it: %t", forth, back))
	return nil
}

func (t *teller) expectPosition(st *step) error {
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	p, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	want, have := st.args.text("STANCE"), "none"
	settled := "open"
	if r != nil {
		for _, x := range r.Toward {
			if x.Party == p.id && x.Stance != "" {
				have = string(x.Stance)
				if x.Settled {
					settled = "settled"
				}
			}
		}
	}
	if st.args.has("SETTLED") {
		want, have = want+" "+st.args.text("SETTLED"), have+" "+settled
	}
	t.expect(st, want == have, want, have)
	return nil
}

func (t *teller) expectFlag(st *step) error {
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	p, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return err
	}
	var have []string
	if r != nil {
		for _, x := range r.Toward {
			if x.Party == p.id {
				have = x.Flags
			}
		}
	}
	t.expect(st, slices.Contains(have, st.args.text("FLAG")), st.args.text("FLAG"), orNothing(have))
	return nil
}

func (t *teller) expectSays(st *step) error {
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	var have []string
	ok := false
	if r != nil {
		for _, w := range r.Waiting {
			have = append(have, w.Sentence)
			ok = ok || strings.Contains(w.Sentence, st.args.text("TEXT"))
		}
	}
	t.expect(st, ok, st.args.text("TEXT"), orNothing(have))
	return nil
}
