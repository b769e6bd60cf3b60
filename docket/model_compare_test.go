package docket_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

var (
	modelSequences = flag.Int("model.sequences", sequences, "how many random sequences the model is compared on")
	modelSeed      = flag.Uint64("model.seed", 1, "the first seed")
	modelStories   = flag.Int64("model.stories", 3, "after how many divergences to stop")
)

// show plays one log to the docket and to the model.
type show struct {
	m       *model
	world   *geo.World
	state   *docket.State
	entries []docket.Entry
}

// worlds: most logs are founded without attributed territories.
func newShow(withWorld bool, parties int) (*show, []draft) {
	x := &show{m: &model{ledger: parley.LedgerID(numbered(0)), maps: map[parley.PartID]area{}}}
	if withWorld {
		x.world, x.m.world = attributed().world, attributed().claims
	}
	x.state = docket.New(x.world)
	return x, prologue(parties, x.world)
}

// begin founds the log, without asking the model.
func (x *show) begin(drafts []draft) error {
	for i := range drafts {
		s := &scene{m: x.m, seen: x.m.events, now: drafts[i].at}
		y := drafts[i].make(s)
		if i == 0 {
			y.event.st.Ledger = parley.LedgerID{}
		}
		if err := x.apply(y); err != nil {
			return fmt.Errorf("prologue, statement %d: %w", i, err)
		}
	}
	return nil
}

func (x *show) apply(y made) error {
	for _, e := range x.m.events { // its place among those that have an effect
		if !e.refused {
			y.event.index++
		}
	}
	e := docket.Entry{Index: x.state.Size(), At: y.event.at, Signed: y.signed, Refused: y.event.refused}
	if err := x.state.Apply(e); err != nil {
		return err
	}
	x.entries = append(x.entries, e)
	x.m.events = append(x.m.events, y.event)
	return nil
}

// send asks both whether a draft may enter, and lets it in if so. It tells how
// they differ; entered is false for what both refuse. Of that, some is taken
// in as refused, as is some that has entered, again: neither may change
// anything.
func (x *show) send(d *draft) (entered bool, diverged string) {
	y, enters, diverged := x.rule(d)
	if diverged != "" || y.signed == nil {
		return false, diverged
	}
	if enters {
		if err := x.apply(y); err != nil {
			return false, fmt.Sprintf("%s\nadmitted, but not applied: %v", describe(len(x.m.events), y.event), err)
		}
	}
	if !enters && d.n%4 == 0 || enters && d.n%16 == 1 {
		y.event.refused = true
		if err := x.apply(y); err != nil {
			return enters, fmt.Sprintf("%s\ntaken in as refused, but not applied: %v", describe(len(x.m.events), y.event), err)
		}
		if _, ok := x.state.RefusedAt(x.state.Size() - 1); !ok {
			return enters, fmt.Sprintf("%s\ntaken in as refused, and the docket does not say so", describe(len(x.m.events), y.event))
		}
	}
	return enters, ""
}

// ask both whether a draft may enter.
func (x *show) ask(d *draft) (enters bool, diverged string) {
	_, enters, diverged = x.rule(d)
	return enters, diverged
}

func (x *show) rule(d *draft) (y made, enters bool, diverged string) {
	if d.body.Valid() != nil {
		return y, false, ""
	}
	s := x.m.at(len(x.m.events), d.at)
	y = d.make(s)
	ruling, why := s.may(y.event)
	err := x.state.Admit(y.signed, d.at)
	if more := saysMore(x.state, y.signed, d.at, err); more != "" {
		return y, err == nil, fmt.Sprintf("%s\n%s", describe(len(x.m.events), y.event), more)
	}
	if ruling != unsure && (ruling == yes) != (err == nil) {
		diverged = fmt.Sprintf("%s\nthe model: %s (%s); the docket: %v", describe(len(x.m.events), y.event), ruling, why, err)
	}
	return y, err == nil, diverged
}

// compare the two at t.
func (x *show) compare(t parley.Instant) (diverged string) {
	s := x.m.at(len(x.m.events), t)
	v := x.state.At(t)
	fail := func(format string, args ...any) string {
		return fmt.Sprintf("asked about %s at size %d: ", clockface(t), len(x.m.events)) + fmt.Sprintf(format, args...)
	}
	var order []parley.ArrangementID
	for _, r := range s.revs {
		if !slices.Contains(order, r.arr) {
			order = append(order, r.arr)
		}
	}
	all := v.Arrangements()
	if len(all) != len(order) {
		return fail("the model has %d arrangements, the docket %d", len(order), len(all))
	}
	for i, a := range order {
		got := all[i]
		if got.Arrangement != a {
			return fail("arrangement %d is %s, the docket says %s", i, parley.Short(a), parley.Short(got.Arrangement))
		}
		list := s.of(a)
		if len(got.Revisions) != len(list) {
			return fail("%s has %d revisions, the docket says %d", parley.Short(a), len(list), len(got.Revisions))
		}
		if list[0].body.Basis != parley.Agreed {
			if why := s.compareZone(list, got); why != "" {
				return fail("zone %s: %s", parley.Short(a), why)
			}
			continue
		}
		for j, r := range list {
			if why := s.compareRevision(r, &got.Revisions[j]); why != "" {
				return fail("revision %d (%s) of %s: %s", j+1, parley.Short(r.id), parley.Short(a), why)
			}
		}
		var bound []parley.PartyID
		if r := s.inForce(a); r != nil {
			bound = s.bound(r)
			if got.Current != r.id {
				return fail("%s: in force is %s, the docket shows %s", parley.Short(a), parley.Short(r.id), parley.Short(got.Current))
			}
		}
		if names(bound) != names(got.Bound) {
			return fail("%s binds %s, the docket says %s", parley.Short(a), names(bound), names(got.Bound))
		}
		for _, t := range got.Toward {
			if t.Bound != slices.Contains(bound, t.Party) {
				return fail("%s toward %s: bound %v, the docket says %v", parley.Short(a), playerOf(t.Party).name, !t.Bound, t.Bound)
			}
			if r := s.inForce(a); t.Bound && t.Since != r.joined[t.Party] {
				return fail("%s binds %s since %s, the docket says %s", parley.Short(a), playerOf(t.Party).name, clockface(r.joined[t.Party]), clockface(t.Since))
			}
		}
		if aud := s.audience(a); names(aud.Parties) != names(got.Audience) {
			return fail("%s has the audience %s, the docket says %s", parley.Short(a), names(aud.Parties), names(got.Audience))
		}
	}
	return ""
}

func (s *scene) compareRevision(r *revision, got *parley.RevisionStatus) string {
	if got.Revision != r.id || got.Number != r.number {
		return fmt.Sprintf("the docket has %s as number %d", parley.Short(got.Revision), got.Number)
	}
	if want := s.state(r); got.State != want && !(got.State == parley.StateCountered && s.hasCounter(r)) && !s.both(r, got.State) {
		return fmt.Sprintf("is %s, the docket says %s", want, got.State)
	}
	if r.since != got.InForce {
		return fmt.Sprintf("in force from %s, the docket says %s", clockface(r.since), clockface(got.InForce))
	}
	if r.phase != over {
		var need []parley.PartyID
		for _, q := range got.Required {
			if q.Party != (parley.PartyID{}) {
				need = append(need, q.Party)
			}
		}
		if names(need) != names(s.need(r)) {
			return fmt.Sprintf("needs %s, the docket says %s", names(s.need(r)), names(need))
		}
	}
	if r.phase == force {
		if r.renewals != got.Renewals {
			return fmt.Sprintf("renewed %d times, the docket says %d", r.renewals, got.Renewals)
		}
		ends := r.expiry
		for _, d := range s.denunciations(r) {
			if slices.Contains(r.required, d.author) {
				ends = min(ends, d.effect)
			}
		}
		if ends != got.Ends && !(got.Ends == 0 && ends == parley.Never) {
			return fmt.Sprintf("ends at %s, the docket says %s", clockface(ends), clockface(got.Ends))
		}
	}
	if r.phase == open {
		if want, have := s.waits(r), waitsOf(got.Waiting); want != have {
			return fmt.Sprintf("waits for %s, the docket says %s", want, have)
		}
	}
	return ""
}

// both: a term expired at the very instant at which a denunciation ended it.
func (s *scene) both(r *revision, got parley.StateName) bool {
	if r.end != parley.StateExpired || got != parley.StateTerminated {
		return false
	}
	return slices.ContainsFunc(s.denunciations(r), func(d denunciation) bool {
		return d.effect == r.expiry && slices.Contains(r.required, d.author)
	})
}

// hasCounter: a counter-proposal to r's arrangement is alive.
func (s *scene) hasCounter(r *revision) bool {
	for _, o := range s.revs {
		if b, ok := o.tabled.st.Body.(*statement.Counter); ok && b.Answers == r.arr {
			return true
		}
	}
	return false
}

// waits prints what holds r back.
func (s *scene) waits(r *revision) string {
	var out []string
	done := s.settled(r)
	for _, p := range s.need(r) {
		e := s.position(r, p)
		switch {
		case !s.admitted(p):
			out = append(out, "admission")
			continue
		case done[p]:
		case e == nil || !accepts(stance(e)):
			out = append(out, "position "+playerOf(p).name)
		case s.tainted(r, e):
			out = append(out, "reaffirmation "+playerOf(p).name)
		case stance(e) == parley.AcceptWithReservation:
			missing := []parley.PartyID{p} // it can always take a plain position
			for _, q := range s.answers(r) {
				if q != p && !s.lastWord(r, e.id, q) {
					missing = append(missing, q)
				}
			}
			out = append(out, "reservation "+playerOf(p).name+" waits for "+names(missing))
		case stance(e) == parley.AcceptWithCondition:
			out = append(out, "condition")
		default:
			out = append(out, "condition")
		}
		if !in(s.audience(r.arr), p) {
			out = append(out, "audience "+playerOf(p).name)
		}
	}
	for range s.unknown(r) {
		out = append(out, "admission")
	}
	for _, q := range s.questions(r) {
		out = append(out, "clarification "+parley.Short(q.id))
	}
	t := r.body.Terms
	if c := t.Effective.When; c != nil && !s.holds(r, c, done) {
		out = append(out, "condition")
	}
	if r.body.Map.Status != parley.MapFinal {
		out = append(out, "map")
	}
	if t.Effective.At > s.now {
		out = append(out, "date")
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// waitsOf prints the same of the docket's answer.
func waitsOf(list []parley.Waiting) string {
	var out []string
	for _, w := range list {
		if !w.Blocks {
			continue
		}
		switch w.Kind {
		case parley.WaitPosition, parley.WaitReaffirmation:
			for _, p := range w.Parties {
				out = append(out, string(w.Kind)+" "+playerOf(p).name)
			}
		case parley.WaitClarification:
			out = append(out, "clarification "+parley.Short(w.Subject))
		case parley.WaitMap, parley.WaitDate, parley.WaitAdmission:
			out = append(out, string(w.Kind))
		case parley.WaitCondition, parley.WaitCycle:
			out = append(out, "condition")
		case parley.WaitReservation:
			out = append(out, "reservation "+playerOf(w.Concerns[0]).name+" waits for "+names(w.Parties))
		default:
			for _, p := range w.Concerns {
				out = append(out, string(w.Kind)+" "+playerOf(p).name)
			}
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

// compareZone compares what is not to be agreed.
func (s *scene) compareZone(list []*revision, got *parley.Status) string {
	r := list[len(list)-1]
	if isOver := got.State == parley.StateCeased || got.State == parley.StateWithdrawn; (r.phase == over) != isOver {
		return fmt.Sprintf("over: %v, the docket says %s", r.phase == over, got.State)
	}
	if r.phase == over {
		return ""
	}
	if names(s.bound(r)) != names(got.Bound) {
		return fmt.Sprintf("binds %s, the docket says %s", names(s.bound(r)), names(got.Bound))
	}
	if r.body.Basis == parley.Declared {
		for _, t := range got.Toward {
			if want := s.recognition(r, t.Party); t.Party != r.sponsor && t.State != want {
				return fmt.Sprintf("toward %s it is %s, the docket says %s", playerOf(t.Party).name, want, t.State)
			}
		}
	}
	return ""
}

// story prints the log.
func (x *show) story() string {
	var b strings.Builder
	for i, e := range x.m.events {
		if _, ok := e.st.Body.(*statement.Admit); !ok && i > 0 {
			fmt.Fprintln(&b, describe(i, e))
		}
	}
	return b.String()
}

// play sends drafts and compares; it returns the story of a divergence, or "".
func play(withWorld bool, parties int, maps map[parley.PartID]area, drafts []draft, ask []parley.Instant) string {
	x, first := newShow(withWorld, parties)
	x.m.maps = maps
	if err := x.begin(first); err != nil {
		return err.Error()
	}
	for i := range drafts {
		if i > 0 && drafts[i].at < drafts[i-1].at {
			panic("drafts out of order")
		}
		if _, diverged := x.send(&drafts[i]); diverged != "" {
			return x.story() + diverged
		}
	}
	for _, t := range ask {
		if diverged := x.compare(t); diverged != "" {
			return x.story() + diverged
		}
	}
	return ""
}

// shrink leaves out drafts while the two still differ.
func shrink(withWorld bool, parties int, maps map[parley.PartID]area, drafts []draft, ask []parley.Instant) string {
	best := play(withWorld, parties, maps, drafts, ask)
	for _, t := range ask {
		if s := play(withWorld, parties, maps, drafts, []parley.Instant{t}); s != "" {
			best, ask = s, []parley.Instant{t}
			break
		}
	}
	for smaller := true; smaller; {
		smaller = false
		for i := len(drafts) - 1; i >= 0; i-- {
			less := slices.Delete(slices.Clone(drafts), i, i+1)
			if s := play(withWorld, parties, maps, less, ask); s != "" {
				drafts, best, smaller = less, s, true
			}
		}
	}
	return best
}

// sequence plays one random sequence. It returns how many entries it has, and
// the smallest story of a divergence that it found, or "".
func sequence(d *dice, t testing.TB) (entries int, diverged string) {
	parties := 3 + d.n(3)
	withWorld := d.of(15)
	late := parties == 5 && d.of(40)
	if late {
		parties = 4
	}
	x, first := newShow(withWorld, parties)
	if err := x.begin(first); err != nil {
		return 0, err.Error()
	}
	g := &author{d: d, m: x.m, n: 1000, late: late, maps: x.m.maps, secrets: map[parley.PartID]statement.Part{}}
	for _, p := range cast()[1 : parties+1] {
		g.parties = append(g.parties, p.id)
	}
	var drafts []draft
	var ask []parley.Instant
	type answer struct {
		t    parley.Instant
		text string
	}
	var kept []answer // answers about the past that may never change
	now := dawn
	for range 4 + d.n(22) {
		s := x.m.at(len(x.m.events), now)
		now = g.time(s)
		s = x.m.at(len(x.m.events), now)
		draft := g.next(s)
		drafts = append(drafts, draft)
		_, why := x.send(&draft)
		if why != "" {
			return len(x.m.events), shrink(withWorld, parties, x.m.maps, drafts, nil)
		}
		if d.of(25) {
			ask = append(ask, now-parley.Instant(d.n(2)))
		}
		if d.of(10) {
			past := now - 1 - hour*parley.Instant(d.n(12))
			if past < x.state.Head() {
				kept = append(kept, answer{past, printed(x.state.At(past))})
			}
		}
		if d.done() {
			break
		}
	}
	s := x.m.at(len(x.m.events), now)
	for range 2 {
		ask = append(ask, g.time(s), now+hour*parley.Instant(d.n(1500)))
	}
	for _, r := range s.revs {
		if d.of(30) {
			for _, i := range s.dates(r) {
				if i > dawn && i < parley.Never {
					ask = append(ask, i)
				}
			}
		}
	}
	for _, at := range ask {
		if why := x.compare(at); why != "" {
			return len(x.m.events), shrink(withWorld, parties, x.m.maps, drafts, ask)
		}
	}
	for _, a := range kept {
		if now := printed(x.state.At(a.t)); now != a.text {
			return len(x.m.events), x.story() + fmt.Sprintf("what was said about %s has changed:\n%s\n%s", clockface(a.t), a.text, now)
		}
	}
	if d.of(20) {
		diverged = x.laws()
	}
	if diverged == "" && d.of(4) {
		diverged = x.restarts(d)
	}
	return len(x.m.events), diverged
}

// printed is everything that a snapshot says of its arrangements.
func printed(v *docket.Snapshot) string {
	b, err := json.Marshal(v.Arrangements())
	if err != nil {
		panic(err)
	}
	return string(b)
}

// laws: folding the same log again gives the same digest, and the view law.
func (x *show) laws() (broken string) {
	fold := func(visible func(uint64) bool) (*docket.State, error) {
		s := docket.New(x.world)
		for _, e := range x.entries {
			if !visible(e.Index) {
				e.Signed = nil
			} else {
				e.Signed = e.Signed.Withhold() // as a party has it
			}
			if err := s.Apply(e); err != nil {
				return nil, fmt.Errorf("entry %d: %w", e.Index, err)
			}
		}
		return s, nil
	}
	again, err := fold(func(uint64) bool { return true })
	if err != nil || again.Digest() != x.state.Digest() {
		return x.story() + fmt.Sprintf("the same log gives another digest (%v)", err)
	}
	now := x.m.at(len(x.m.events), x.state.Head())
	for _, p := range now.parties() {
		mine, err := fold(func(i uint64) bool { return x.state.Visible(i, p) })
		if err != nil {
			return x.story() + fmt.Sprintf("what %s may see cannot be folded: %v", playerOf(p).name, err)
		}
		if v := x.state.View(p); mine.Digest() != v.Digest() || mine.Fingerprint() != v.Fingerprint() {
			return x.story() + fmt.Sprintf("the view law fails for %s", playerOf(p).name)
		} else if why := sameDeposits(now, mine, v, p); why != "" {
			return x.story() + why
		}
	}
	if err := grown(docket.New(x.world), x.entries, now.parties()); err != nil {
		return x.story() + err.Error()
	}
	return ""
}

// sameDeposits: a party sees which private annexes were deposited for it, and of
// others nothing, in its view as in its own fold.
func sameDeposits(s *scene, mine, view *docket.State, p parley.PartyID) string {
	for _, r := range s.revs {
		var want []parley.StatementID
		for _, e := range s.seen {
			if b, ok := e.st.Body.(*statement.Deposit); ok && b.Arrangement == r.arr && b.Revision == r.id && in(e.st.Audience, p) {
				want = append(want, e.id)
			}
		}
		for _, state := range []*docket.State{mine, view} {
			var got []parley.StatementID
			for _, d := range state.Deposits(r.arr, r.id) {
				got = append(got, d.Statement)
			}
			if !slices.Equal(got, want) {
				return fmt.Sprintf("%s sees the deposits %v, not %v", playerOf(p).name, got, want)
			}
			for _, t := range state.Talk(r.arr) {
				if slices.Contains(want, t.Statement) {
					return "a deposit stands in the talk"
				}
			}
		}
	}
	return ""
}

// TestModel compares the docket with the model on random sequences.
func TestModel(t *testing.T) {
	total := int64(*modelSequences)
	if testing.Short() {
		total = min(total, 2_000)
	}
	var next, entries, failures atomic.Int64
	var mu sync.Mutex
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := next.Add(1) - 1
				if i >= total || failures.Load() >= *modelStories {
					return
				}
				n, diverged := sequence(seeded(*modelSeed+uint64(i)), t)
				entries.Add(int64(n))
				if diverged != "" {
					failures.Add(1)
					mu.Lock()
					t.Errorf("seed %d:\n%s", *modelSeed+uint64(i), diverged)
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	t.Logf("%d sequences, %d entries", min(next.Load(), total), entries.Load())
}

// FuzzModel lets a fuzzer throw the dice.
func FuzzModel(f *testing.F) {
	f.Add([]byte("the parties do not trust each other"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 2000 {
			return
		}
		if _, diverged := sequence(&dice{bytes: b}, t); diverged != "" {
			t.Error(diverged)
		}
	})
}
