package scenario

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
)

var instants = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z`)

func parseInstant(s string) (parley.Instant, error) { return draft.ParseTime(s) }

// show tells how an arrangement stands.
func (t *teller) show(st *step) error {
	m, rev, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return err
	}
	s := t.status(m.id, t.clock)
	if s == nil {
		return parley.Refuse("story", "", "There is no arrangement %s any more.", m.label)
	}
	t.page.at(t.clock, t.zone)
	for _, r := range s.Revisions {
		if r.Revision != rev {
			continue
		}
		t.page.sentence(fmt.Sprintf("Asked how %s stands, Parley answers: it %s.", t.ref(m, rev), states[r.State]), nil)
		if r.InForce != 0 && live(r.State) {
			t.page.sentence("It binds "+orNobody(list(t.names(s.Bound)))+".", nil)
		} else {
			t.page.sentence("It is not in force and binds nobody.", nil)
		}
		if len(r.Required) > 0 {
			var points []string
			for _, q := range r.Required {
				points = append(points, q.Name+why(q.Because))
			}
			must := "These must consent:"
			if r.InForce != 0 {
				must = "These had to consent:"
			}
			t.page.sentence(must, points)
		}
		var points []string
		for _, w := range r.Waiting {
			points = append(points, t.dates(w.Sentence))
		}
		if len(points) > 0 {
			t.page.sentence("It waits for this:", points)
		}
	}
	impact, err := t.impact(m, rev, parley.PartyID{})
	if err != nil {
		return err
	}
	var points []string
	for _, c := range impact.Claims {
		says := "It touches the territory of " + c.Name
		if c.Because == parley.BecauseIndeterminate {
			says = "Within the accuracy of the maps, it may touch the territory of " + c.Name
		}
		if c.Attributed {
			says += " (as the map of the world attributes it)"
		}
		points = append(points, fmt.Sprintf("%s: about %s km².", says, thousands((c.SquareMetres+500_000)/1_000_000)))
	}
	for _, o := range impact.Overlaps {
		points = append(points, fmt.Sprintf("It overlaps “%s”, which %s.", o.Title, states[o.State]))
	}
	for _, c := range impact.Confrontations {
		points = append(points, fmt.Sprintf("%s That is from %s until %s: upheld against %s, the zone would mean a confrontation.", c.Sentence, day(c.During.From), day(c.During.Until), c.Name))
	}
	if len(points) > 0 {
		t.page.sentence("On the ground:", points)
	}
	t.event(Event{Kind: EventAnswered, Text: st.text, Status: s, Impact: impact})
	return nil
}

func orNobody(s string) string {
	if s == "" {
		return "nobody"
	}
	return s
}

func why(because []parley.Because) string {
	var out []string
	for _, b := range because {
		out = append(out, map[parley.Because]string{
			parley.BecauseRole: "its role must consent", parley.BecauseTerritory: "it lies on its territory",
			parley.BecauseIndeterminate: "it may touch its territory", parley.BecauseBound: "it is bound by the revision that this one replaces",
		}[b])
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + list(out) + ")"
}

// thousands groups digits for people.
func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func (t *teller) impact(m *matter, rev parley.RevisionID, asker parley.PartyID) (out *parley.Impact, err error) {
	t.stage.view(func(d *docket.State) { out, err = d.At(t.clock).Impact(m.id, rev, asker) })
	return out, err
}

// check asks, and tells the answer.
func (t *teller) check(st *step) error {
	ans, q, err := t.question(st)
	if err != nil {
		var r *parley.Refusal
		if errors.As(err, &r) && st.want != nil {
			return t.refused(st, t.actors[st.args.text("PARTY")], r)
		}
		return err
	}
	t.tellAnswer(st, q, ans)
	return t.expectedRefusal(st, string(ans.Verdict))
}

func (t *teller) question(st *step) (*parley.Answer, parley.Question, error) {
	who, err := t.actor(st.args.text("PARTY"))
	if err != nil {
		return nil, parley.Question{}, err
	}
	q := parley.Question{Party: who.id, Activity: parley.Activity(st.args.text("ACTIVITY")), Purpose: parley.Purpose(st.args.text("PURPOSE"))}
	annex, err := t.area(st)
	if err != nil {
		return nil, q, err
	}
	q.Volumes = annex.Volumes
	if q.Window, err = t.window(st); err != nil {
		return nil, q, err
	}
	var ans *parley.Answer
	t.stage.view(func(d *docket.State) { ans, err = d.At(t.clock).Check(q) })
	return ans, q, err
}

// activities as a sentence says them.
var activities = map[parley.Activity]string{
	parley.AnyActivity: "any activity", parley.AnyFlight: "any flight", parley.MilitaryFlight: "a military flight", parley.CivilFlight: "a civil flight",
	parley.Drone: "a drone", parley.Strike: "a strike", parley.GroundForce: "ground forces", parley.HeavyWeapon: "heavy weapons",
	parley.Artillery: "artillery", parley.Movement: "a movement on the ground",
}

func (t *teller) tellAnswer(st *step, q parley.Question, ans *parley.Answer) {
	t.page.at(t.clock, t.zone)
	var points []string
	for _, r := range ans.Reasons {
		points = append(points, t.dates(r.Sentence))
	}
	if len(ans.Call) > 0 {
		points = append(points, "To speak to: "+list(t.names(ans.Call))+".")
	}
	points = append(points, ans.Note)
	purpose := ""
	if q.Purpose != "" {
		purpose = " for " + strings.ReplaceAll(string(q.Purpose), "-", " ")
	}
	text := fmt.Sprintf("%s asks about %s%s from %s until %s; Parley answers: %s.", t.name(q.Party), activities[q.Activity], purpose, day(q.Window.From), day(q.Window.Until), ans.Verdict)
	t.event(Event{Kind: EventAnswered, Text: text, Points: points, Party: q.Party, Answer: ans})
	t.page.sentence(text, points)
}
