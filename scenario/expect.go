package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
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

// waitKinds are the kinds of things that are waited for.
var waitKinds = []parley.WaitKind{parley.WaitPosition, parley.WaitReaffirmation, parley.WaitAdmission, parley.WaitAudience, parley.WaitSecondParty,
	parley.WaitClarification, parley.WaitReservation, parley.WaitCondition, parley.WaitCycle, parley.WaitMap, parley.WaitDate, parley.WaitRenewal,
	parley.WaitRecognition, parley.WaitCure}

// items reads ITEMS: a kind, of whom, and so on.
func (t *teller) items(st *step) ([]string, error) {
	words := st.args["ITEMS"]
	if len(words) == 1 && words[0].is("nothing") {
		return nil, nil
	}
	var out []string
	kind := ""
	var who []string
	flush := func() error {
		if kind == "" {
			return nil
		}
		sorted, err := t.sortLabels(who)
		if err != nil {
			return err
		}
		out = append(out, waitItem(kind, sorted))
		who = nil
		return nil
	}
	for _, w := range words {
		switch {
		case !w.quoted && slices.Contains(waitKinds, parley.WaitKind(w.text)):
			if err := flush(); err != nil {
				return nil, err
			}
			kind = w.text
		case kind == "":
			return nil, parley.Refuse("story", "", "%q is nothing that is waited for.", w.text).To("Begin with one of %q.", waitKinds)
		case w.is("of") || w.is("and"):
		default:
			who = append(who, w.text)
		}
	}
	if err := flush(); err != nil {
		return nil, err
	}
	slices.Sort(out)
	return out, nil
}

func waitItem(kind string, who []string) string {
	if len(who) == 0 {
		return kind
	}
	return kind + " of " + strings.Join(who, " ")
}

// waiting is what a revision waits for, in the words of ITEMS.
func (t *teller) waiting(r *parley.RevisionStatus) []string {
	var out []string
	if r == nil {
		return nil
	}
	for _, w := range r.Waiting {
		who := t.labels(w.Parties)
		for i, n := range w.Names {
			if i >= len(w.Parties) {
				who = append(who, n)
			}
		}
		out = append(out, waitItem(string(w.Kind), who))
	}
	slices.Sort(out)
	return out
}

func (t *teller) expectWaits(st *step) error {
	want, err := t.items(st)
	if err != nil {
		return err
	}
	if want == nil {
		return t.expectWaitsOnly(st)
	}
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	have := t.waiting(r)
	ok := !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(have, w) })
	t.expect(st, ok, strings.Join(want, "; "), orNothing(have))
	return nil
}

func (t *teller) expectWaitsOnly(st *step) error {
	want, err := t.items(st)
	if err != nil {
		return err
	}
	_, _, r, err := t.seen(st)
	if err != nil {
		return err
	}
	have := t.waiting(r)
	t.expect(st, slices.Equal(want, have), orNothing(want), orNothing(have))
	return nil
}

func orNothing(list []string) string {
	if len(list) == 0 {
		return "nothing"
	}
	return strings.Join(list, "; ")
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
