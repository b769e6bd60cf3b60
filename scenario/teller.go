package scenario

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// Engine is what a story plays on.
type Engine string

const (
	// OnLedger is a real ledger, in a folder of its own.
	OnLedger Engine = "ledger"
	// OnDocket is the fold alone: the same statements and signatures, nothing
	// written. It is faster, and checks the view law for every party.
	OnDocket Engine = "docket"
)

// Options of a telling. The zero value plays on a ledger in a temporary folder.
type Options struct {
	Engine Engine
	// Dir keeps the ledger there; it must not hold one. Empty: it is removed.
	Dir string
	// Rand, where it is there, gives the ledger its secrets, so that each telling
	// founds a ledger of its own; nil draws them from the exercise's name.
	Rand io.Reader
}

// Run reads a story from a file and tells it to w. The error is of reading the
// story or of the stage; that an expectation failed is in the result.
func Run(ctx context.Context, w io.Writer, file string, opt Options) (*Result, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	s, err := Parse(filepath.Base(file), b)
	if err != nil {
		return nil, err
	}
	return s.Tell(ctx, w, opt)
}

// Tell plays the story and tells it to w as it goes.
func (s *Story) Tell(ctx context.Context, w io.Writer, opt Options) (*Result, error) {
	if opt.Engine == "" {
		opt.Engine = OnLedger
	}
	t := &teller{
		ctx: ctx, story: s, opt: opt, page: &page{w: w},
		actors: map[string]*actor{}, matters: map[string]*matter{}, things: map[string]thing{}, papers: map[string]*paper{},
		said:   map[parley.ArrangementID]*parley.Status{},
		result: &Result{Story: s.Name, Title: s.Title, OK: true, Engine: opt.Engine, Events: []Event{}, Expectations: []Expectation{}},
	}
	err := t.play()
	if t.stage != nil {
		err = errors.Join(err, t.stage.close())
	}
	return t.result, err
}

// teller plays one story.
type teller struct {
	ctx   context.Context
	story *Story
	opt   Options
	page  *page
	stage stage
	line  int

	clock     parley.Instant
	zone      string // as the story last wrote the time, where it named a zone
	exercised string // the exercise's
	seed      [32]byte
	random    *rand.ChaCha8
	world     *geo.World
	ledger    parley.LedgerID

	registrar *actor
	actors    map[string]*actor
	order     []*actor
	matters   map[string]*matter
	tabled    []*matter
	things    map[string]thing
	papers    map[string]*paper
	admitted  []string // names of parties whose admission is still to be told

	said   map[parley.ArrangementID]*parley.Status // as last told
	result *Result
}

// actor is a party of the story.
type actor struct {
	label    string
	id       parley.PartyID
	profile  parley.Profile
	keys     map[string]*statement.SoftKey
	admitted bool
}

// matter is an arrangement of the story.
type matter struct {
	label string
	id    parley.ArrangementID
	revs  []parley.RevisionID
	title string
}

// thing is a question, a reservation, a notice of breach or an operation.
type thing struct {
	kind   string
	by     parley.StatementID
	matter *matter
	rev    parley.RevisionID
	op     *operation
}

type operation struct {
	id       parley.OperationID
	audience statement.Audience
}

// paper is a statement that was signed and kept.
type paper struct {
	sub    *statement.Submission
	signed *statement.Signed
	act    *act
	who    *actor
}

// act is a statement to be: its body and whom it addresses, how it is told,
// and what the story keeps of it.
type act struct {
	body     statement.Body
	parts    statement.Parts
	audience statement.Audience
	tell     string
	points   []string
	admits   string // the name of a party that is admitted
	done     func(x *statement.Signed)
}

// failure is an error of a line.
func (t *teller) failure(err error) error {
	var r *parley.Refusal
	if errors.As(err, &r) {
		out := *r
		out.Sentence = fmt.Sprintf("%s:%d: %s", t.story.Name, t.line, r.Sentence)
		return &out
	}
	return fmt.Errorf("%s:%d: %w", t.story.Name, t.line, err)
}

func (t *teller) play() error {
	if t.story.Title != "" {
		t.page.title(t.story.Title)
	}
	for i := range t.story.steps {
		st := &t.story.steps[i]
		t.line = st.line
		if err := t.ctx.Err(); err != nil {
			return err
		}
		if err := t.step(st); err != nil {
			return t.failure(err)
		}
	}
	if t.stage == nil {
		return t.failure(parley.Refuse("story", "", "No ledger was founded.").To("Begin with: exercise \"A name\""))
	}
	if err := t.stage.prove(t.ctx); err != nil {
		return t.failure(err)
	}
	t.stage.view(func(d *docket.State) {
		t.result.Size, t.result.Head, t.result.Digest, t.result.World = d.Size(), d.Head(), d.Digest(), t.world
	})
	t.page.end(t.result)
	return nil
}

func (t *teller) step(st *step) error {
	if st.verb == nil || !strings.HasPrefix(st.verb.pattern, "party ") {
		t.tellAdmitted()
	}
	switch {
	case st.verb == nil:
		t.event(Event{Kind: EventTold, Text: st.text})
		t.page.prose(st.text)
		return nil
	case t.stage == nil && !strings.HasPrefix(st.verb.pattern, "exercise ") && !strings.HasPrefix(st.verb.pattern, "at "):
		return parley.Refuse("story", "", "There is no ledger yet.").To("Begin with: exercise \"A name\"")
	case st.verb.do != nil:
		return st.verb.do(t, st)
	}
	who, err := t.actor(st.who)
	if err != nil {
		return err
	}
	a, err := st.verb.act(t, st)
	if err != nil {
		if r, ok := err.(*parley.Refusal); ok && st.want != nil {
			return t.refused(st, who, r) // refused before it was signed
		}
		return err
	}
	p, err := t.sign(st, who, a)
	if err != nil {
		var r *parley.Refusal
		if errors.As(err, &r) && st.want != nil {
			return t.refused(st, who, r)
		}
		return err
	}
	if m, ok := st.mods["sign"]; ok {
		label := m.text("LABEL")
		if t.papers[label] != nil {
			return parley.Refuse("story", "", "There is a paper %q already.", label).To("Choose another label.")
		}
		t.papers[label] = p
		t.event(Event{Kind: EventSigned, Text: p.act.tell, Party: who.id, Statement: p.signed.ID})
		t.page.at(t.clock, t.zone)
		t.page.sentence(capital(a.tell)+" (signed, and not submitted yet).", nil)
		return nil
	}
	return t.enter(st, p)
}

// sign signs an act with the modifiers of its line.
func (t *teller) sign(st *step, who *actor, a *act) (*paper, error) {
	s := &statement.Statement{
		Type: a.body.Type(), Version: statement.Version, Ledger: t.ledger, Author: who.id,
		SignedAt: t.clock, Audience: a.audience, Salt: t.salt(), Body: a.body,
	}
	labels := []string{"founding"}
	post := ""
	for name, m := range st.mods {
		var err error
		switch name {
		case "key":
			labels = append(m.list("LABEL"), m.list("NAMES")...)
		case "post":
			post = m.text("POST")
		case "until":
			s.Until, err = draft.ParseTime(m.text("TIME"))
		case "signed":
			s.SignedAt, err = draft.ParseTime(m.text("TIME"))
		case "only":
			s.Audience, err = t.audience(m.list("PARTIES"), who)
		case "as":
			s.Audience = statement.Everyone
		case "for":
			s.Ledger = parley.LedgerID(sha256.Sum256([]byte("another ledger")))
		}
		if err != nil {
			return nil, err
		}
	}
	var keys []statement.Signer
	for _, label := range labels {
		key, ok := who.keys[label]
		if !ok {
			return nil, parley.Refuse("story", "", "%s has no key %q.", who.label, label).To("It has %s.", strings.Join(sortedKeys(who.keys), ", "))
		}
		keys = append(keys, key)
	}
	if s.Post = keys[0].Key().Post; post != "" {
		s.Post = post
	}
	t.stage.view(func(d *docket.State) { s.Prev = d.Prev(who.id, a.body.Subject(), s.Audience) })
	if m, ok := st.mods["prev"]; ok {
		s.Prev = parley.StatementID{}
		if label := m.text("LABEL"); label != "none" {
			p := t.papers[label]
			if p == nil {
				return nil, parley.Refuse("story", "", "There is no paper %q.", label)
			}
			s.Prev = p.signed.ID
		}
	}
	if a.parts == nil {
		a.parts = statement.Parts{}
	}
	sub, signed, err := statement.Sign(s, a.parts, keys...)
	if err != nil {
		return nil, err
	}
	return &paper{sub, signed, a, who}, nil
}

// enter submits a paper and tells what follows.
func (t *teller) enter(st *step, p *paper) error {
	index, at, again, err := t.stage.submit(t.ctx, p.sub)
	if err != nil {
		var r *parley.Refusal
		if errors.As(err, &r) {
			return t.refused(st, p.who, r)
		}
		return err
	}
	t.page.at(t.clock, t.zone)
	if again {
		t.event(Event{Kind: EventAgain, Text: p.act.tell, Party: p.who.id, Statement: p.signed.ID, Index: index})
		t.page.sentence(fmt.Sprintf("%s sends again what was entered on %s as entry %d, and gets its first receipt.", p.who.profile.Name, day(at), index), nil)
		return t.expectedRefusal(st, "first receipt")
	}
	if p.act.done != nil {
		p.act.done(p.signed)
	}
	t.event(Event{Kind: EventSaid, Text: p.act.tell, Points: p.act.points, Party: p.who.id, Statement: p.signed.ID, Index: index})
	if strings.HasPrefix(st.verb.pattern, "party ") {
		t.admitted = append(t.admitted, p.act.admits)
	} else {
		t.page.sentence(stop(capital(p.act.tell)), p.act.points)
	}
	t.tellChanges()
	return t.expectedRefusal(st, "it was taken")
}

// tellAdmitted tells of parties that follow each other in one sentence.
func (t *teller) tellAdmitted() {
	if len(t.admitted) > 0 {
		verb := " are admitted."
		if len(t.admitted) == 1 {
			verb = " is admitted."
		}
		t.page.sentence(list(t.admitted)+verb, nil)
		t.admitted = nil
	}
}

// expectedRefusal fails an expectation of a refusal that did not come.
func (t *teller) expectedRefusal(st *step, have string) error {
	if st.want != nil {
		t.expect(st, false, "refused "+strings.Join(st.want.words, " "), have)
	}
	return nil
}

// refused tells a refusal, and compares it with what the line expects.
func (t *teller) refused(st *step, who *actor, r *parley.Refusal) error {
	t.page.at(t.clock, t.zone)
	t.event(Event{Kind: EventRefused, Text: st.text, Party: who.id, Refusal: r})
	what := st.text
	if _, rest, ok := strings.Cut(what, ": "); ok && st.want != nil {
		what = rest
	}
	rule := r.Rule
	if rule == "" {
		rule = r.Code
	}
	t.page.sentence(fmt.Sprintf("Refused (%s): “%s”", rule, what), []string{t.dates(strings.TrimSpace(r.Sentence + " " + r.Todo))})
	if st.want == nil {
		t.expect(st, false, "taken", fmt.Sprintf("refused %s %s %s: %s", r.Rule, r.Code, r.State, r.Sentence))
		return nil
	}
	have := []string{r.Rule, r.Code, string(r.State)}
	ok := true
	for _, w := range st.want.words {
		ok = ok && (w == have[0] || w == have[1] || w == have[2])
	}
	t.expect(st, ok, "refused "+strings.Join(st.want.words, " "), "refused "+strings.TrimSpace(strings.Join(have, " "))+": "+r.Sentence)
	return nil
}

// expect records an expectation, and tells it where it fails.
func (t *teller) expect(st *step, ok bool, want, have string) {
	e := Expectation{Line: st.line, Text: st.text, OK: ok}
	if !ok {
		e.Want, e.Have = want, have
		t.result.OK = false
		t.event(Event{Kind: EventFailed, Text: st.text})
		t.page.failed(t.story.Name, e)
	}
	t.result.Expectations = append(t.result.Expectations, e)
}

func (t *teller) event(e Event) {
	e.Line, e.At = t.line, t.clock
	t.result.Events = append(t.result.Events, e)
}

// instant reads a time of the story.
func instant(a args, slot string) (parley.Instant, error) {
	if !a.has(slot) {
		return 0, nil
	}
	return draft.ParseTime(a.text(slot))
}

// zoneOf is the zone's name in a time as written, or nothing.
func zoneOf(s string) string {
	f := strings.Fields(s)
	if last := f[len(f)-1]; strings.Contains(last, "/") {
		if _, err := time.LoadLocation(last); err == nil {
			return last
		}
	}
	return ""
}
