package docket_test

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

const beginning parley.Instant = -1 << 60

// at is the scene at (n, t), walked from the beginning.
func (m *model) at(n int, t parley.Instant) *scene {
	s := &scene{m: m, now: beginning}
	for _, e := range m.events[:n] {
		if e.at > t {
			break
		}
		s.clock(e.at)
		if !e.refused {
			s.enter(e)
		}
	}
	s.clock(t)
	return s
}

// clock lets time pass until t, stopping wherever something may be due.
func (s *scene) clock(t parley.Instant) {
	for {
		next := parley.Never
		for _, r := range s.revs {
			for _, i := range s.dates(r) {
				if i > s.now && i < next {
					next = i
				}
			}
		}
		if next > t || next == parley.Never {
			break
		}
		s.now = next
		s.turn()
	}
	s.now = max(s.now, t)
}

// dates are the instants at which the clock may change something for r.
func (s *scene) dates(r *revision) []parley.Instant {
	t := r.body.Terms
	out := []parley.Instant{t.Effective.At, t.OpenUntil, t.Ends}
	if r.phase == force {
		out = append(out, r.expiry)
		for _, d := range s.denunciations(r) {
			out = append(out, d.effect)
		}
	}
	return out
}

// enter adds an entry and what follows at once.
func (s *scene) enter(e event) {
	s.seen = append(s.seen, e)
	switch b := e.st.Body.(type) {
	case *statement.Table:
		s.table(e, parley.ArrangementID(e.id), &b.Revision)
	case *statement.Counter:
		s.table(e, parley.ArrangementID(e.id), &b.Revision)
	case *statement.Declare:
		s.table(e, parley.ArrangementID(e.id), &b.Revision)
	case *statement.Assert:
		s.table(e, parley.ArrangementID(e.id), &b.Revision)
	case *statement.Revise:
		for _, old := range s.of(b.Arrangement) {
			if old.phase == open && !s.consented(old) {
				s.finish(old, parley.StateSuperseded)
			}
		}
		s.table(e, b.Arrangement, &b.Revision)
	case *statement.Withdraw:
		if r := s.revision(b.Arrangement, b.Revision); r != nil {
			end := parley.StateWithdrawn
			if r.body.Basis != parley.Agreed {
				end = parley.StateCeased
			}
			s.finish(r, end)
		}
	}
	s.turn()
}

func (s *scene) table(e event, a parley.ArrangementID, body *parley.Revision) {
	r := &revision{arr: a, id: e.rev, number: len(s.of(a)) + 1, sponsor: e.st.Author, body: body, tabled: e,
		joined: map[parley.PartyID]parley.Instant{}, left: map[parley.PartyID]int{}, released: map[parley.PartyID]bool{}}
	if body.Basis != parley.Agreed { // it waits for nobody
		r.phase, r.since, r.expiry = force, e.at, parley.Never
	}
	s.revs = append(s.revs, r)
}

func (s *scene) finish(r *revision, how parley.StateName) {
	if r.phase == open {
		r.required = s.need(r)
	}
	r.phase, r.end = over, how
}

// turn does what is due now, in the order of the rules: expiry and renewal,
// terminations, lapse, gates; then those that settle late join.
func (s *scene) turn() {
	agreed := slices.DeleteFunc(slices.Clone(s.revs), func(r *revision) bool { return r.body.Basis != parley.Agreed })
	for _, r := range agreed {
		for r.phase == force && r.expiry <= s.now {
			s.expire(r)
		}
	}
	for _, r := range agreed {
		s.terminate(r)
	}
	for _, r := range agreed {
		if last := lapses(r); r.phase == open && last <= s.now {
			s.finish(r, parley.StateLapsed)
		}
	}
	for _, r := range agreed { // who has nobody left to be bound with is released for good
		if r.phase == force {
			left := s.company(r)
			for _, p := range r.members() {
				if !slices.Contains(left, p) {
					s.leave(r, p)
					r.released[p] = true
				}
			}
		}
	}
	for again := true; again; {
		again = false
		for _, r := range agreed {
			if r.phase == open && s.mayOpen(r) {
				s.begin(r)
				again = true
			}
		}
	}
	for _, r := range s.revs {
		switch {
		case r.phase != force, r.body.Map.Status != parley.MapFinal:
		case r.body.Basis == parley.Declared:
			s.recognise(r)
		default:
			s.join(r)
		}
	}
}

// recognise binds the declarant, by its own word, and those that recognise its zone.
func (s *scene) recognise(r *revision) {
	in := func(p parley.PartyID) {
		if !r.member(p) {
			r.joined[p] = s.now
		}
	}
	in(r.sponsor)
	for again := true; again; {
		n := len(r.joined)
		for _, p := range s.parties() {
			if s.recognition(r, p) == parley.StateRecognised {
				in(p)
			}
		}
		again = len(r.joined) > n
	}
}

// recognition is what a declared zone is toward p.
func (s *scene) recognition(r *revision, p parley.PartyID) parley.StateName {
	state := parley.StateDeclared
	for _, e := range s.seen {
		if x := e.st.Body.Subject(); e.st.Author != p || x.Kind != statement.SubjectArrangement || parley.ArrangementID(x.ID) != r.arr {
			continue
		}
		switch b := e.st.Body.(type) {
		case *statement.AcknowledgeZone:
			if state == parley.StateDeclared {
				state = parley.StateReceipted
			}
		case *statement.Recognise:
			state = parley.StateRecognised
		case *statement.RecogniseOnCondition:
			state = parley.StateRecognisedWithCondition
			done := map[parley.PartyID]bool{}
			for q := range r.joined {
				done[q] = q != r.sponsor // which declares, and accepts nothing
			}
			if s.holds(r, &b.Condition, done) {
				state = parley.StateRecognised
			}
		case *statement.RefuseRecognition:
			state = parley.StateRecognitionRefused
		}
	}
	if r.member(p) {
		return parley.StateRecognised
	}
	return state
}

// lapses is when r lapses if it is not in force before.
func lapses(r *revision) parley.Instant {
	last := parley.Never
	for _, i := range []parley.Instant{r.body.Terms.OpenUntil, r.body.Terms.Ends} {
		if i != 0 {
			last = min(last, i)
		}
	}
	return last
}

// begin is the entry into force.
func (s *scene) begin(r *revision) {
	r.required = s.need(r)
	s.join(r)
	for _, old := range s.of(r.arr) {
		if old.number < r.number && old.phase != over {
			s.finish(old, parley.StateSuperseded)
		}
	}
	r.phase, r.since = force, s.now
	r.expiry = endOf(r, 0)
}

// join lets those in whose acceptance is settled.
func (s *scene) join(r *revision) {
	for p := range s.settled(r) {
		if !r.member(p) {
			r.joined[p] = s.now
		}
	}
}

// endOf is the end of the term after k renewals.
func endOf(r *revision, k int64) parley.Instant {
	t := r.body.Terms
	end := parley.Never
	if !t.Duration.IsZero() {
		d := t.Duration
		if k > 0 {
			p := d
			if !t.Renewal.Period.IsZero() {
				p = t.Renewal.Period
			}
			d.Months += k * p.Months
			d.Days += k * p.Days
			d.Hours += k * p.Hours
		}
		end = d.From(r.since)
	}
	if t.Ends != 0 {
		end = min(end, t.Ends)
	}
	return end
}

// renewable: the terms let the term that runs now be followed by another.
func renewable(r *revision) bool {
	t := r.body.Terms
	return t.Renewal != nil && (t.Renewal.Most == 0 || r.renewals < t.Renewal.Most) && (t.Ends == 0 || r.expiry < t.Ends)
}

// decision of p on what follows the term that ends at expiry: the latest.
// Objections at the deadline or after it are too late, and say nothing.
func (s *scene) decision(r *revision, p parley.PartyID) statement.Decision {
	var last statement.Decision
	for _, e := range s.seen {
		b, ok := e.st.Body.(*statement.Renew)
		if !ok || e.st.Author != p || b.Arrangement != r.arr || b.Revision != r.id || b.Expiry != r.expiry || e.at >= r.expiry {
			continue
		}
		if r.body.Terms.Renewal.Mode == parley.RenewTacit && b.Decision == statement.DecideObject && e.at >= deadline(r) {
			continue
		}
		last = b.Decision
	}
	return last
}

// deadline for objections to tacit renewal.
func deadline(r *revision) parley.Instant { return r.body.Terms.Renewal.Notice.Before(r.expiry) }

// by resolves who may do something; absent means what the rule says.
func by(r *revision, w *parley.Who, absent []parley.PartyID) []parley.PartyID {
	if w == nil {
		return absent
	}
	return slices.Concat(w.Parties, holders(r.body, w.Roles))
}

// expire ends the term that ends now, or renews it.
func (s *scene) expire(r *revision) {
	if !renewable(r) {
		s.finish(r, parley.StateExpired)
		return
	}
	switch r.body.Terms.Renewal.Mode {
	case parley.RenewTacit:
		for _, p := range r.required {
			if s.decision(r, p) == statement.DecideObject {
				s.finish(r, parley.StateExpired)
				return
			}
		}
		for _, p := range r.members() {
			if s.decision(r, p) == statement.DecideObject {
				s.leave(r, p)
			}
		}
	case parley.RenewByConsent:
		who := by(r, r.body.Terms.Renewal.By, r.required)
		if len(who) == 0 { // nobody could consent, and silence is no consent (R2)
			s.finish(r, parley.StateExpired)
			return
		}
		for _, p := range who {
			if s.decision(r, p) != statement.DecideRenew {
				s.finish(r, parley.StateExpired)
				return
			}
		}
	}
	r.renewals++
	r.expiry = endOf(r, r.renewals)
}

func (s *scene) leave(r *revision, p parley.PartyID) {
	delete(r.joined, p)
	r.left[p] = len(s.seen)
}

// denunciation is a party's, with the instant at which it takes effect.
type denunciation struct {
	author parley.PartyID
	effect parley.Instant
	index  int
}

func (s *scene) denunciations(r *revision) []denunciation {
	var out []denunciation
	for i, e := range s.seen {
		if b, ok := e.st.Body.(*statement.Denounce); ok && b.Arrangement == r.arr && b.Revision == r.id && r.body.Terms.Denunciation != nil {
			out = append(out, denunciation{e.st.Author, r.body.Terms.Denunciation.Notice.From(e.at), i})
		}
	}
	return out
}

// terminate lets the denunciations work whose notice is over.
func (s *scene) terminate(r *revision) {
	if r.phase != force {
		return
	}
	for _, d := range s.denunciations(r) {
		if d.effect > s.now || !r.released[d.author] && (!r.member(d.author) || d.index < r.left[d.author]) {
			continue
		}
		if slices.Contains(r.required, d.author) {
			s.finish(r, parley.StateTerminated)
			return
		}
		if r.member(d.author) {
			s.leave(r, d.author)
		}
	}
}

// suspension is one party's.
type suspension struct {
	author      parley.PartyID
	from, until parley.Instant
}

func (s *scene) suspensions(r *revision) []suspension {
	var out []suspension
	for i, e := range s.seen {
		b, ok := e.st.Body.(*statement.Suspend)
		if i < r.left[e.st.Author] { // it left, and its suspensions with it
			continue
		}
		if !ok || b.Arrangement != r.arr || b.Revision != r.id {
			continue
		}
		t := r.body.Terms.Suspension
		x := suspension{e.st.Author, t.Notice.From(e.at), parley.Never}
		if !t.Longest.IsZero() {
			x.until = t.Longest.From(x.from)
		}
		if b.Ends != 0 {
			x.until = min(x.until, b.Ends)
		}
		for _, f := range s.seen[i+1:] {
			if g, ok := f.st.Body.(*statement.Resume); ok && f.st.Author == e.st.Author && g.Arrangement == r.arr && g.Revision == r.id {
				x.until = min(x.until, f.at)
			}
		}
		out = append(out, x)
	}
	return out
}

func (s *scene) suspended(r *revision) bool {
	for _, x := range s.suspensions(r) {
		if x.from <= s.now && s.now < x.until {
			return true
		}
	}
	return false
}

// notice of breach, and whether it stands.
type notice struct {
	id             parley.StatementID
	at             parley.Instant
	author         parley.PartyID
	against        parley.PartyID
	cured, release bool
}

func (s *scene) notices(r *revision) []notice {
	var out []notice
	for _, e := range s.seen {
		b, ok := e.st.Body.(*statement.NotifyBreach)
		if !ok || b.Arrangement != r.arr || b.Revision != r.id {
			continue
		}
		n := notice{id: e.id, at: e.at, author: e.st.Author, against: b.Against}
		for _, f := range s.seen {
			switch g := f.st.Body.(type) {
			case *statement.CureBreach:
				monitor := slices.Contains(holders(r.body, []parley.Role{parley.Monitor}), f.st.Author)
				if f.st.Author == n.against {
					monitor = false
				}
				if g.Notice == e.id && (f.st.Author == n.author || monitor) {
					n.cured = true
				}
			case *statement.Release:
				n.release = n.release || g.Notice == e.id
			}
		}
		out = append(out, n)
	}
	return out
}

// bound are the parties that a revision binds now (R7).
func (s *scene) bound(r *revision) []parley.PartyID {
	if r.phase != force || s.suspended(r) {
		return nil
	}
	return s.company(r)
}

// company are the members that a release has left with somebody.
func (s *scene) company(r *revision) []parley.PartyID {
	out := r.members()
	for changed := true; changed; {
		changed = false
		for _, p := range slices.Clone(out) {
			pairs, company := false, false
			for _, q := range r.members() {
				pairs = pairs || s.released(r, p, q)
			}
			// A pair whose other side has left still was released.
			for _, n := range s.notices(r) {
				pairs = pairs || n.release && (n.author == p || n.against == p)
			}
			for _, q := range out {
				company = company || q != p && !s.released(r, p, q)
			}
			if pairs && !company {
				out = slices.DeleteFunc(out, func(q parley.PartyID) bool { return q == p })
				changed = true
			}
		}
	}
	return out
}

func (s *scene) released(r *revision, p, q parley.PartyID) bool {
	for _, n := range s.notices(r) {
		if n.release && (n.author == p && n.against == q || n.author == q && n.against == p) {
			return true
		}
	}
	return false
}

// state of a revision.
func (s *scene) state(r *revision) parley.StateName {
	switch r.phase {
	case over:
		return r.end
	case force:
		if s.suspended(r) {
			return parley.StateSuspended
		}
		for _, d := range s.denunciations(r) {
			if slices.Contains(r.required, d.author) {
				return parley.StateTerminationNotice
			}
		}
		for _, n := range s.notices(r) {
			if !n.cured && !n.release && r.member(n.author) && r.member(n.against) {
				return parley.StateBreachNotice
			}
		}
		if len(s.bound(r)) == 0 && slices.ContainsFunc(s.notices(r), func(n notice) bool { return n.release }) {
			return parley.StateReleased
		}
		return parley.StateInForce
	}
	for _, p := range s.need(r) {
		if stance(s.position(r, p)) == parley.Reject {
			return parley.StateRejected
		}
	}
	switch {
	case len(s.questions(r)) > 0:
		return parley.StateClarificationPending
	case s.consented(r):
		return parley.StateAgreed
	}
	return parley.StateTabled
}
