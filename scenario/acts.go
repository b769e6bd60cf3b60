package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// revision finds an arrangement and one of its revisions: astana is the
// latest, astana@2 the second.
func (t *teller) revision(ref string) (*matter, parley.RevisionID, error) {
	label, number, numbered := strings.Cut(ref, "@")
	m, ok := t.matters[label]
	if !ok {
		return nil, parley.RevisionID{}, parley.Refuse("story", "", "There is no arrangement %q yet.", label).To("Table it first; known are %s.", strings.Join(sortedKeys(t.matters), ", "))
	}
	n := len(m.revs)
	if numbered {
		var err error
		if n, err = strconv.Atoi(number); err != nil || n < 1 || n > len(m.revs) {
			return nil, parley.RevisionID{}, parley.Refuse("story", "", "%s has %d revisions, and none called %s.", label, len(m.revs), ref).To("Write %s@1 to %s@%d, or %s for the latest.", label, label, len(m.revs), label)
		}
	}
	return m, m.revs[n-1], nil
}

func (t *teller) quote(m *matter) string { return "“" + m.title + "”" }

// ref names a revision for people.
func (t *teller) ref(m *matter, rev parley.RevisionID) string {
	if len(m.revs) < 2 {
		return t.quote(m)
	}
	return fmt.Sprintf("revision %d of %s", slices.Index(m.revs, rev)+1, t.quote(m))
}

// on begins an act on a revision: its whole audience.
func (t *teller) on(st *step) (who *actor, m *matter, rev parley.RevisionID, a *act, err error) {
	who, err = t.actor(st.who)
	if err != nil {
		return
	}
	m, rev, err = t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return
	}
	a = &act{parts: statement.Parts{}, audience: t.whole(m, who)}
	return
}

// whole is the arrangement's present audience; for one that it leaves out, the
// same, so that what the docket says of that can be seen.
func (t *teller) whole(m *matter, who *actor) (out statement.Audience) {
	t.stage.view(func(d *docket.State) { out, _ = d.Audience(m.id) })
	if !out.Everyone && !out.Has(who.id) {
		out = statement.Parties(append(slices.Clone(out.Parties), who.id)...)
	}
	return out
}

// thing finds what a label names.
func (t *teller) thing(label, kind string) (thing, error) {
	x, ok := t.things[label]
	if !ok || x.kind != kind {
		return x, parley.Refuse("story", "", "There is no %s called %q.", kind, label).To("The label stands where it was made.")
	}
	return x, nil
}

// keep remembers what the statement founds under a label.
func (t *teller) keep(label string, x thing) error {
	if _, ok := t.things[label]; ok {
		return parley.Refuse("story", "", "There is something called %q already.", label).To("Choose another label.")
	}
	t.things[label] = x
	return nil
}

// saying adds the text after saying.
func (t *teller) saying(st *step, a *act) parley.PartID {
	if !st.args.has("TEXT") {
		return parley.PartID{}
	}
	a.points = append(a.points, "“"+st.args.text("TEXT")+"”")
	return t.text(a.parts, st.args.text("TEXT"))
}

// The party itself.

func (t *teller) rename(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	p := who.profile
	p.Name = st.args.text("TEXT")
	return &act{body: &statement.Update{Profile: p}, audience: statement.Everyone,
		tell: fmt.Sprintf("%s is now called %s", who.profile.Name, p.Name),
		done: func(*statement.Signed) { who.profile = p }}, nil
}

// enrolKey makes a key of a party, which signs once it is enrolled.
func (t *teller) enrolKey(who *actor, label string, use parley.KeyUse, a args) (*statement.SoftKey, error) {
	if who.keys[label] != nil {
		return nil, parley.Refuse("story", "", "%s has a key %q already.", who.label, label).To("Choose another label.")
	}
	powers := allPowers
	if use == parley.UseLogin {
		powers = nil
	}
	if a.has("NAMES") {
		powers = nil
		for _, w := range a.list("NAMES") {
			p := parley.Power(w)
			if !slices.Contains(parley.Powers, p) {
				return nil, parley.Refuse("story", "", "There is no power %q.", w).To("Use some of %q.", parley.Powers)
			}
			powers = append(powers, p)
		}
		slices.Sort(powers)
		powers = slices.Compact(powers)
	}
	k, err := t.newKey(who.label, label, use, powers)
	if err != nil {
		return nil, err
	}
	who.keys[label] = k
	return k, nil
}

func (t *teller) enrol(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	use := parley.UseSign
	if st.args.has("for") {
		use = parley.UseLogin
	}
	label := st.args.text("LABEL")
	k, err := t.enrolKey(who, label, use, st.args)
	if err != nil {
		return nil, err
	}
	return &act{body: &statement.Enrol{Key: k.Key(), Proof: k.Proof()}, audience: statement.Everyone,
		tell: fmt.Sprintf("%s enrols the key %q", who.profile.Name, label)}, nil
}

func (t *teller) revoke(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	label := st.args.text("LABEL")
	k, ok := who.keys[label]
	if !ok {
		return nil, parley.Refuse("story", "", "%s has no key %q.", who.label, label)
	}
	body := &statement.Revoke{Key: k.ID()}
	tell := fmt.Sprintf("%s revokes its key %q", who.profile.Name, label)
	if body.CompromisedSince, err = instant(st.args, "TIME"); err != nil {
		return nil, err
	}
	if body.CompromisedSince != 0 {
		tell += ", which it calls compromised since " + day(body.CompromisedSince)
	}
	return &act{body: body, audience: statement.Everyone, tell: tell}, nil
}

func (t *teller) annexPart(a *act, annex *parley.Annex) (parley.PartID, error) {
	b, err := statement.EncodeAnnex(annex)
	if err != nil {
		return parley.PartID{}, err
	}
	return a.parts.Add(statement.Part{Media: statement.MediaAnnex, Salt: t.salt(), Data: b}), nil
}

func (t *teller) declareTerritory(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	annex, err := t.area(st)
	if err != nil {
		return nil, err
	}
	a := &act{parts: statement.Parts{}, audience: statement.Everyone,
		tell: fmt.Sprintf("%s declares its territory %q", who.profile.Name, st.args.text("TEXT"))}
	id, err := t.annexPart(a, annex)
	a.body = &statement.DeclareTerritory{Name: st.args.text("TEXT"), Map: id}
	return a, err
}

func (t *teller) disclaimTerritory(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	return &act{body: &statement.DisclaimTerritory{Name: st.args.text("TEXT")}, audience: statement.Everyone,
		tell: fmt.Sprintf("%s takes back its territory %q", who.profile.Name, st.args.text("TEXT"))}, nil
}

func (t *teller) disclaimAttributed(st *step) (*act, error) {
	who, err := t.actor(st.who)
	if err != nil {
		return nil, err
	}
	return &act{body: &statement.DisclaimTerritory{Attributed: true}, audience: statement.Everyone,
		tell: fmt.Sprintf("%s disclaims what the map of the world attributes to it", who.profile.Name)}, nil
}

func (t *teller) disclaimTouch(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.DisclaimTerritory{Arrangement: m.id, Revision: rev}
	a.tell = fmt.Sprintf("%s disclaims that %s touches its territory", who.profile.Name, t.ref(m, rev))
	return a, nil
}

// Bringing in.

// found reads the draft of an act and addresses it.
func (t *teller) found(st *step) (who *actor, r *parley.Revision, a *act, err error) {
	if who, err = t.actor(st.who); err != nil {
		return
	}
	a = &act{}
	if a.audience, err = t.audience(st.args.list("PARTIES"), who); err != nil {
		return
	}
	label := st.args.text("LABEL")
	if t.matters[label] != nil || strings.Contains(label, "@") {
		err = parley.Refuse("story", "", "%q cannot name an arrangement, or names one already.", label).To("Choose another label.")
		return
	}
	r, err = t.draft(st, a)
	if err != nil {
		return
	}
	a.done = func(x *statement.Signed) {
		m := &matter{label: label, id: parley.ArrangementID(x.ID), revs: []parley.RevisionID{x.RevisionID}, title: title(r)}
		t.matters[label] = m
		t.tabled = append(t.tabled, m)
	}
	return
}

func title(r *parley.Revision) string {
	for _, x := range r.Texts {
		if x.Authentic && x.Lang == "en" {
			return x.Title
		}
	}
	return r.Texts[0].Title
}

// draft reads a draft of the story's files.
func (t *teller) draft(st *step, a *act) (*parley.Revision, error) {
	d, err := draft.Load(t.story.files, st.args.text("FILE"))
	if err != nil {
		return nil, err
	}
	r, parts, notices, err := d.Revision(t, t.random)
	if err != nil {
		return nil, err
	}
	a.parts = parts
	for _, n := range notices {
		a.points = append(a.points, n.String())
	}
	return r, nil
}

// toward names an audience.
func (t *teller) toward(a statement.Audience, but *actor) string {
	if a.Everyone {
		return "everyone"
	}
	var out []string
	for _, o := range t.order {
		if o != but && a.Has(o.id) {
			out = append(out, o.profile.Name)
		}
	}
	if len(out) == 0 {
		return "itself alone"
	}
	return list(out)
}

func mapNote(r *parley.Revision) string {
	if r.Map.Status == parley.MapPending {
		return "; its map is pending"
	}
	return ""
}

func (t *teller) table(st *step) (*act, error) {
	who, r, a, err := t.found(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Table{Revision: *r}
	a.tell = fmt.Sprintf("%s tables “%s” to %s%s", who.profile.Name, title(r), t.toward(a.audience, who), mapNote(r))
	return a, nil
}

func (t *teller) declare(st *step) (*act, error) {
	who, r, a, err := t.found(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Declare{Revision: *r}
	a.tell = fmt.Sprintf("%s declares “%s” and makes it known to %s%s", who.profile.Name, title(r), t.toward(a.audience, who), mapNote(r))
	return a, nil
}

func (t *teller) assert(st *step) (*act, error) {
	who, r, a, err := t.found(st)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Assert{Revision: *r}
	a.tell = fmt.Sprintf("%s asserts “%s” to %s%s", who.profile.Name, title(r), t.toward(a.audience, who), mapNote(r))
	if r.Authority != "" {
		a.tell += ", and cites " + r.Authority
	}
	return a, nil
}

func (t *teller) counter(st *step) (*act, error) {
	who, r, a, err := t.found(st)
	if err != nil {
		return nil, err
	}
	m, rev, err := t.revision(st.args.text("ARRANGEMENT"))
	if err != nil {
		return nil, err
	}
	a.body = &statement.Counter{Answers: m.id, To: rev, Revision: *r}
	a.tell = fmt.Sprintf("%s answers %s with a proposal of its own, “%s”, to %s%s", who.profile.Name, t.ref(m, rev), title(r), t.toward(a.audience, who), mapNote(r))
	return a, nil
}

func (t *teller) revise(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	r, err := t.draft(st, a)
	if err != nil {
		return nil, err
	}
	a.body = &statement.Revise{Arrangement: m.id, Replaces: rev, Revision: *r}
	a.tell = fmt.Sprintf("%s tables revision %d of %s%s", who.profile.Name, len(m.revs)+1, t.quote(m), mapNote(r))
	a.done = func(x *statement.Signed) { m.revs, m.title = append(m.revs, x.RevisionID), title(r) }
	return a, nil
}

func (t *teller) withdraw(st *step) (*act, error) {
	who, m, rev, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	a.tell = fmt.Sprintf("%s withdraws %s", who.profile.Name, t.ref(m, rev))
	a.body = &statement.Withdraw{Arrangement: m.id, Revision: rev, Text: t.saying(st, a)}
	return a, nil
}

func (t *teller) extend(st *step) (*act, error) {
	who, m, _, a, err := t.on(st)
	if err != nil {
		return nil, err
	}
	body := &statement.Extend{Arrangement: m.id}
	labels := st.args.list("PARTIES")
	if len(labels) == 1 && labels[0] == "everyone" {
		body.Everyone = true
		a.tell = fmt.Sprintf("%s shows %s to everyone", who.profile.Name, t.quote(m))
	} else {
		var ids []parley.PartyID
		var names []string
		for _, l := range labels {
			o, err := t.actor(l)
			if err != nil {
				return nil, err
			}
			ids, names = append(ids, o.id), append(names, o.profile.Name)
		}
		body.Parties = statement.Parties(ids...).Parties
		a.tell = fmt.Sprintf("%s shows %s to %s", who.profile.Name, t.quote(m), list(names))
	}
	a.body = body
	return a, nil
}
