package scenario

import (
	"slices"
	"strings"

	"github.com/open-parley/parley"
)

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
