package scenario

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

func (t *teller) submit(st *step) error {
	p := t.papers[st.args.text("LABEL")]
	if p == nil {
		return parley.Refuse("story", "", "There is no paper %q.", st.args.text("LABEL")).To("Sign it first: sign %s: the act", st.args.text("LABEL"))
	}
	return t.enter(st, p)
}

// status of an arrangement at an instant; nil where there is none.
func (t *teller) status(id parley.ArrangementID, at parley.Instant) (out *parley.Status) {
	t.stage.view(func(d *docket.State) { out, _ = d.At(at).Arrangement(id) })
	return out
}

// tellChanges tells what a statement changed, in the order of tabling.
func (t *teller) tellChanges() {
	for _, m := range t.tabled {
		t.tellChange(m, t.status(m.id, t.clock))
	}
}

// maxTold limits how many changes of one arrangement are told for one move of
// the clock: a term of an hour renews itself often in a century.
const maxTold = 200

// tellClock tells what the clock alone changes during (from, to], each at its
// instant.
func (t *teller) tellClock(from, to parley.Instant) {
	type change struct {
		at parley.Instant
		m  *matter
	}
	var changes []change
	for _, m := range t.tabled {
		n := 0
		for at := from; ; n++ {
			next := t.nextChange(m, at, to)
			if next == 0 {
				break
			}
			if n == maxTold {
				changes = append(changes, change{to, m}) // how it stands in the end
				break
			}
			changes = append(changes, change{next, m})
			at = next
		}
	}
	sort.SliceStable(changes, func(i, j int) bool { return changes[i].at < changes[j].at })
	was := t.clock
	for _, c := range changes {
		t.clock = c.at
		s := t.status(c.m.id, c.at)
		if t.differs(t.said[c.m.id], s) {
			t.page.at(c.at, t.zone)
			t.tellChange(c.m, s)
		}
	}
	t.clock = was
}

// nextChange is the first instant in (from, to] at which the arrangement stands
// differently than just before; 0: none. It looks at the instants that the
// status itself announces, and by halving where the ends differ.
func (t *teller) nextChange(m *matter, from, to parley.Instant) parley.Instant {
	at := func(i parley.Instant) string { return fingerprint(t.status(m.id, i)) }
	first := at(from)
	known := []parley.Instant{to}
	if s := t.status(m.id, from); s != nil {
		add := func(i parley.Instant) {
			if from < i && i <= to {
				known = append(known, i)
			}
		}
		for _, r := range s.Revisions {
			add(r.Ends)
			for _, w := range r.Waiting {
				add(w.Until)
			}
		}
	}
	slices.Sort(known)
	low := from
	for _, high := range known {
		if at(high) == first {
			low = high
			continue
		}
		for low+1 < high {
			if mid := low + (high-low)/2; at(mid) == first {
				low = mid
			} else {
				high = mid
			}
		}
		return high
	}
	return 0
}

// fingerprint is what of a status the telling tells.
func fingerprint(s *parley.Status) string {
	if s == nil {
		return ""
	}
	var b strings.Builder
	fmt.Fprint(&b, s.State, s.Current, s.Bound)
	for _, r := range s.Revisions {
		fmt.Fprint(&b, r.Number, r.State, r.InForce, r.Ends, r.Renewals)
		for _, x := range r.Toward {
			fmt.Fprint(&b, x.Party, x.State, x.Flags)
		}
		for _, w := range r.Waiting {
			fmt.Fprint(&b, w.Sentence)
		}
	}
	for _, c := range s.LaterClaims {
		fmt.Fprint(&b, c.Name)
	}
	return b.String()
}

func (t *teller) differs(a, b *parley.Status) bool { return fingerprint(a) != fingerprint(b) }

// tellChange tells how an arrangement stands now, as far as it differs from
// what was told before.
func (t *teller) tellChange(m *matter, now *parley.Status) {
	was := t.said[m.id]
	if now == nil || was != nil && !t.differs(was, now) {
		return
	}
	t.said[m.id] = now
	var told []string
	for i := range now.Revisions {
		r := &now.Revisions[i]
		var before *parley.RevisionStatus
		if was != nil && i < len(was.Revisions) {
			before = &was.Revisions[i]
		}
		name := t.quote(m)
		if len(now.Revisions) > 1 {
			name = fmt.Sprintf("revision %d of %s", r.Number, name)
		}
		told = append(told, t.revisionChanges(name, before, r)...)
	}
	told = append(told, t.boundChanges(m, was, now)...)
	var points []string
	for _, r := range now.Revisions {
		for _, w := range r.Waiting {
			if !said(was, w.Sentence) {
				points = append(points, t.dates(w.Sentence))
			}
		}
	}
	for _, c := range now.LaterClaims {
		if was == nil || !slices.ContainsFunc(was.LaterClaims, func(o parley.Claimant) bool { return o.Name == c.Name }) {
			told = append(told, fmt.Sprintf("%s now claims part of the land; that counts for the next revision", c.Name))
		}
	}
	rest := t.allWaiting(now)
	switch {
	case len(points) > 0 && was != nil && overlap(t.allWaiting(was), rest):
		told = append(told, "it now waits for this too:")
	case len(points) > 0:
		told = append(told, "it waits for this:")
	case was == nil || len(rest) == len(t.allWaiting(was)):
	case len(rest) > 0:
		told = append(told, "it still waits for "+t.whom(now))
	case live(now.Revisions[len(now.Revisions)-1].State):
		told = append(told, "it waits for nothing")
	}
	if len(told) == 0 {
		return
	}
	text := stop(capital(strings.Join(told, "; ")))
	t.event(Event{Kind: EventFollowed, Text: text, Points: points, Status: now})
	t.page.follows(text, points)
}

func (t *teller) allWaiting(s *parley.Status) []string {
	var out []string
	for _, r := range s.Revisions {
		for _, w := range r.Waiting {
			out = append(out, w.Sentence)
		}
	}
	return out
}

// whom an arrangement waits for, or what, where time alone must pass.
func (t *teller) whom(s *parley.Status) string {
	var ids []parley.PartyID
	var names, things []string
	for _, r := range s.Revisions {
		for _, w := range r.Waiting {
			switch {
			case len(w.Names) > len(w.Parties):
				names = append(names, w.Names[len(w.Parties):]...)
			case len(w.Parties) == 0 && w.Kind == parley.WaitDate:
				things = append(things, day(w.Until))
			case len(w.Parties) == 0:
				things = append(things, "a "+strings.ReplaceAll(string(w.Kind), "-", " "))
			}
			ids = append(ids, w.Parties...)
		}
	}
	return list(slices.Concat(t.names(ids), names, things))
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func said(s *parley.Status, sentence string) bool {
	if s == nil {
		return false
	}
	for _, r := range s.Revisions {
		for _, w := range r.Waiting {
			if w.Sentence == sentence {
				return true
			}
		}
	}
	return false
}

// states as a sentence says them.
var states = map[parley.StateName]string{
	parley.StateTabled: "is on the table", parley.StateClarificationPending: "waits for clarification", parley.StateAgreed: "is agreed",
	parley.StateInForce: "is in force", parley.StateExpired: "has expired", parley.StateTerminated: "is terminated",
	parley.StateCountered: "is countered", parley.StateRejected: "is rejected", parley.StateWithdrawn: "is withdrawn",
	parley.StateLapsed: "has lapsed", parley.StateSuperseded: "is superseded", parley.StateSuspended: "is suspended",
	parley.StateBreachNotice: "is under notice of breach", parley.StateReleased: "is released", parley.StateTerminationNotice: "is under notice of termination",
	parley.StateDeclared: "is declared", parley.StateReceipted: "is receipted", parley.StateRecognised: "is recognised",
	parley.StateRecognisedWithCondition: "is recognised on a condition", parley.StateRecognitionRefused: "is refused recognition",
	parley.StateCeased: "has ceased", parley.StateAsserted: "is asserted", parley.StateAuthorised: "is claimed as authorised",
}

func (t *teller) revisionChanges(name string, was, now *parley.RevisionStatus) []string {
	var out []string
	if was == nil || was.State != now.State {
		s := name + " " + states[now.State]
		if now.State == parley.StateInForce && now.InForce != 0 && was != nil && was.InForce == 0 {
			s += " from " + day(now.InForce)
		}
		out = append(out, s)
	}
	switch {
	case now.Ends != 0 && now.InForce != 0 && live(now.State) && (was == nil || was.Ends != now.Ends || was.InForce == 0):
		if was != nil && was.Renewals != now.Renewals {
			out = append(out, fmt.Sprintf("%s is renewed, and its term now ends at %s", name, day(now.Ends)))
		} else {
			out = append(out, "its term ends at "+day(now.Ends))
		}
	}
	// Toward single parties, where it stands otherwise than as a whole.
	byState := map[parley.StateName][]string{}
	var order []parley.StateName
	for _, x := range now.Toward {
		if x.State == now.State || x.State == parley.StateTabled && now.InForce != 0 {
			continue
		}
		if was != nil && slices.ContainsFunc(was.Toward, func(o parley.Toward) bool { return o.Party == x.Party && o.State == x.State }) {
			continue
		}
		if byState[x.State] == nil {
			order = append(order, x.State)
		}
		byState[x.State] = append(byState[x.State], x.Name)
	}
	for _, s := range order {
		out = append(out, fmt.Sprintf("toward %s it %s", list(byState[s]), states[s]))
	}
	for _, x := range now.Toward {
		for _, f := range x.Flags {
			if was == nil || !slices.ContainsFunc(was.Toward, func(o parley.Toward) bool { return o.Party == x.Party && slices.Contains(o.Flags, f) }) {
				out = append(out, fmt.Sprintf("the acceptance of %s is flagged: %s", x.Name, f))
			}
		}
	}
	return out
}

// live: the term runs.
func live(s parley.StateName) bool {
	return !slices.Contains([]parley.StateName{parley.StateExpired, parley.StateTerminated, parley.StateSuperseded, parley.StateCeased, parley.StateWithdrawn, parley.StateLapsed}, s)
}

func (t *teller) boundChanges(m *matter, was, now *parley.Status) []string {
	if was != nil && slices.Equal(was.Bound, now.Bound) || was == nil && len(now.Bound) == 0 {
		return nil
	}
	var before []parley.PartyID
	if was != nil {
		before = was.Bound
	}
	if len(now.Bound) == 0 {
		return []string{"it binds nobody any more"}
	}
	if len(before) == 0 {
		return []string{"it binds " + list(t.names(now.Bound)) + ", and nobody else"}
	}
	var out []string
	if more := minus(now.Bound, before); len(more) > 0 {
		out = append(out, "it now binds "+list(t.names(more))+" too")
	}
	if less := minus(before, now.Bound); len(less) > 0 {
		out = append(out, "it no longer binds "+list(t.names(less)))
	}
	return out
}

func minus(a, b []parley.PartyID) []parley.PartyID {
	return slices.DeleteFunc(slices.Clone(a), func(p parley.PartyID) bool { return slices.Contains(b, p) })
}

// names of parties in the order in which the story introduced them.
func (t *teller) names(ids []parley.PartyID) []string {
	var out []string
	for _, a := range t.order {
		if slices.Contains(ids, a.id) {
			out = append(out, a.profile.Name)
		}
	}
	return out
}

// labels of parties, likewise.
func (t *teller) labels(ids []parley.PartyID) []string {
	var out []string
	for _, a := range t.order {
		if slices.Contains(ids, a.id) {
			out = append(out, a.label)
		}
	}
	return out
}

// dates writes the instants in a sentence of the docket as people do.
func (t *teller) dates(s string) string {
	return instants.ReplaceAllStringFunc(s, func(m string) string {
		if i, err := parseInstant(m); err == nil {
			return day(i)
		}
		return m
	})
}
