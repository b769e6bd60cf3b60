package docket_test

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// ruling is whether a statement may enter.
type ruling int

const (
	unsure ruling = iota // the specification leaves it open
	yes
	no
)

func (r ruling) String() string { return [...]string{"unsure", "enters", "refused"}[r] }

func allow(ok bool) ruling {
	if ok {
		return yes
	}
	return no
}

// may rules on a statement that wants to enter now, and says why.
func (s *scene) may(e event) (ruling, string) {
	st := e.st
	if s.find(e.id) != nil {
		return no, "it is in already"
	}
	if st.Ledger != s.m.ledger {
		return no, "another ledger's"
	}
	if !s.admitted(st.Author) {
		return no, "the author is no party"
	}
	if !s.holdsKey(st.Author, e.key) {
		return no, "the key is not the author's, or no longer"
	}
	if e.second != (parley.KeyID{}) && !s.holdsKey(st.Author, e.second) {
		return no, "the second key is not the author's, or no longer"
	}
	if s.needsTwo(st) && (e.second == (parley.KeyID{}) || e.second == e.key) {
		return no, "two posts must sign this"
	}
	if st.Until != 0 && s.now > st.Until {
		return no, "it came too late to enter"
	}
	if st.Prev != s.previous(st) {
		return no, "prev is not the author's last on this subject with this audience"
	}
	if !in(st.Audience, st.Author) {
		return no, "the author is not in its audience"
	}
	for _, p := range st.Audience.Parties {
		if !s.admitted(p) {
			return unsure, "somebody in its audience is no party"
		}
	}
	if r := st.Revision(); r != nil {
		for _, x := range r.Private {
			for _, p := range x.Parties {
				if !in(st.Audience, p) || !s.admitted(p) {
					return no, "a private annex names one who does not see it"
				}
			}
		}
	}
	switch b := st.Body.(type) {
	case *statement.Admit:
		return unsure, "admission"
	case *statement.Enrol, *statement.Revoke, *statement.Update, *statement.DeclareTerritory, *statement.TwoPerson:
		if !st.Audience.Everyone {
			return no, "party, key and territory statements go to everyone"
		}
		if st.Author == s.registrar() {
			return unsure, "the registrar's"
		}
		if r, ok := b.(*statement.Revoke); ok && !s.holdsKey(st.Author, r.Key) {
			return no, "not a key of the author"
		}
		if two, ok := b.(*statement.TwoPerson); ok && len(two.Types) > 0 && !(s.holdsKey(st.Author, playerOf(st.Author).first.ID()) && s.holdsKey(st.Author, playerOf(st.Author).second.ID())) {
			return no, "the author has one post, which could not keep the rule"
		}
		return yes, ""
	case *statement.DisclaimTerritory:
		return s.mayDisclaim(st, b)
	case *statement.Table:
		return s.mayTable(st, e.rev, &b.Revision)
	case *statement.Counter:
		other := s.revision(b.Answers, b.To)
		if other == nil || !in(s.audience(b.Answers), st.Author) {
			return no, "answers what is not there"
		}
		if !covers(s.audience(b.Answers), st.Audience) {
			return no, "somebody in the audience cannot see what it answers"
		}
		if other.body.Basis != parley.Agreed || other.phase == over {
			return unsure, "answers what is over, or needs no consent"
		}
		return s.mayTable(st, e.rev, &b.Revision)
	case *statement.Declare:
		if st.Author == s.registrar() {
			return unsure, "the registrar's"
		}
		a := parley.ArrangementID(e.id)
		claimants, names := s.claimants(a, e.rev, &b.Revision)
		if len(claimants) == 1 && claimants[0] == st.Author && len(names) == 0 && s.contactOf(&b.Revision, st.Author) == indeterminate {
			return unsure, "the author's own claim is indeterminate"
		}
		if !slices.Equal(claimants, []parley.PartyID{st.Author}) || len(names) > 0 {
			return no, "not the sole claimant"
		}
		return yes, ""
	case *statement.Assert:
		return allow(st.Author != s.registrar()), "the registrar takes no side"
	}
	return s.mayAbout(e)
}

// rule is the two-person rule of a party: its latest.
func (s *scene) rule(p parley.PartyID) (types []statement.Type) {
	for _, e := range s.seen {
		if b, ok := e.st.Body.(*statement.TwoPerson); ok && e.st.Author == p {
			types = b.Types
		}
	}
	return types
}

// needsTwo: the rule names the type, or the statement would loosen it, or bring
// in another signer.
func (s *scene) needsTwo(st *statement.Statement) bool {
	rule := s.rule(st.Author)
	if slices.Contains(rule, st.Type) {
		return true
	}
	switch b := st.Body.(type) {
	case *statement.TwoPerson:
		for _, t := range rule {
			if !slices.Contains(b.Types, t) {
				return true
			}
		}
	case *statement.Enrol:
		return len(rule) > 0
	}
	return false
}

// holdsKey: the key is one of p's, enrolled and not revoked.
func (s *scene) holdsKey(p parley.PartyID, k parley.KeyID) bool {
	held := false
	for _, e := range s.seen {
		switch b := e.st.Body.(type) {
		case *statement.Admit:
			held = held || e.party == p && keyID(b.Key) == k
		case *statement.Genesis:
			held = held || e.party == p && keyID(b.Key) == k
		case *statement.Enrol:
			held = held || e.st.Author == p && keyID(b.Key) == k
		case *statement.Revoke:
			if e.st.Author == p && b.Key == k {
				return false
			}
		}
	}
	return held
}

// previous is the author's last statement on the same subject with the same audience.
func (s *scene) previous(st *statement.Statement) parley.StatementID {
	var last parley.StatementID
	for _, e := range s.seen {
		if e.st.Author != st.Author || !e.st.Audience.Equal(st.Audience) {
			continue
		}
		x := e.st.Body.Subject()
		if x.ID == ([32]byte{}) && (x.Kind == statement.SubjectArrangement || x.Kind == statement.SubjectOperation) {
			x.ID = e.id // it founds its subject
		}
		if x == st.Body.Subject() {
			last = e.id
		}
	}
	return last
}

func covers(a, b statement.Audience) bool {
	if a.Everyone || b.Everyone {
		return a.Everyone
	}
	for _, p := range b.Parties {
		if !slices.Contains(a.Parties, p) {
			return false
		}
	}
	return true
}

func (s *scene) mayDisclaim(st *statement.Statement, b *statement.DisclaimTerritory) (ruling, string) {
	if !st.Audience.Everyone {
		return unsure, "disclaimed toward some"
	}
	switch {
	case b.Name != "":
		declared := false
		for _, e := range s.seen {
			if e.st.Author != st.Author {
				continue
			}
			switch d := e.st.Body.(type) {
			case *statement.DeclareTerritory:
				declared = declared || d.Name == b.Name
			case *statement.DisclaimTerritory:
				declared = declared && d.Name != b.Name
			}
		}
		if !declared {
			return no, "no territory of that name"
		}
		return yes, ""
	case b.Attributed:
		return unsure, "attributed"
	}
	return unsure, "disclaims a touch"
}

func (s *scene) mayTable(st *statement.Statement, id parley.RevisionID, body *parley.Revision) (ruling, string) {
	if st.Author == s.registrar() {
		return unsure, "the registrar's"
	}
	if body.Basis != parley.Agreed {
		return no, "tabled without being agreed"
	}
	var a parley.ArrangementID
	if b, ok := st.Body.(*statement.Revise); ok {
		a = b.Arrangement
	}
	need, _ := s.mustConsent(a, id, body)
	for _, p := range need {
		if !s.admitted(p) {
			return unsure, "a role holder is no party"
		}
		if !in(st.Audience, p) {
			return no, "not shown to everyone who must consent"
		}
	}
	if t := body.Terms; t.OpenUntil != 0 && t.OpenUntil <= s.now || t.Ends != 0 && t.Ends <= s.now {
		return unsure, "it is over already"
	}
	return yes, ""
}

// mayAbout rules on what speaks of an arrangement that is there.
func (s *scene) mayAbout(e event) (ruling, string) {
	st := e.st
	a := parley.ArrangementID(st.Body.Subject().ID)
	if st.Body.Subject().Kind != statement.SubjectArrangement {
		return unsure, "not of an arrangement"
	}
	if len(s.of(a)) == 0 || !in(s.audience(a), st.Author) {
		return no, "no such arrangement, or the author cannot see it"
	}
	exact := st.Audience.Equal(s.audience(a))
	if st.Author == s.registrar() {
		switch st.Body.(type) {
		case *statement.Position, *statement.Simultaneous:
			return no, "the registrar never takes a position"
		}
		return unsure, "the registrar's"
	}
	switch b := st.Body.(type) {
	case *statement.Deposit:
		return s.mayDeposit(e, a, b)
	case *statement.Comment:
		if !covers(s.audience(a), st.Audience) {
			return no, "to some who cannot see the arrangement"
		}
		if b.About != (parley.StatementID{}) || b.Revision != (parley.RevisionID{}) && s.revision(a, b.Revision) == nil {
			return unsure, "about something"
		}
		return yes, ""
	case *statement.Answer:
		return s.mayAnswer(st, a, b.Question, exact)
	case *statement.Ask:
		r := s.revision(a, b.Revision)
		switch {
		case r == nil:
			return no, "no such revision"
		case b.Blocking && !exact:
			return no, "a blocking question is not for all"
		case r.phase != open || !exact:
			return unsure, "asked of what is not open, or not to all"
		}
		return yes, ""
	}
	if !exact {
		if _, ok := st.Body.(*statement.Extend); !ok {
			return no, "not for the arrangement's whole audience"
		}
	}
	switch b := st.Body.(type) {
	case *statement.Revise:
		list := s.of(a)
		last := list[len(list)-1]
		switch {
		case list[0].sponsor != st.Author:
			return no, "not the sponsor"
		case last.id != b.Replaces:
			return no, "replaces what is not the latest"
		case list[0].body.Basis != b.Revision.Basis:
			return no, "a basis never changes"
		case s.revision(a, e.rev) != nil:
			return no, "the same revision again"
		case b.Revision.Basis != parley.Agreed, last.phase == over:
			return unsure, "revises what is over, or needs no consent"
		}
		return s.mayTable(st, e.rev, &b.Revision)
	case *statement.Withdraw:
		r := s.revision(a, b.Revision)
		switch {
		case r == nil:
			return no, "no such revision"
		case r.sponsor != st.Author:
			return no, "not the sponsor"
		case r.body.Basis != parley.Agreed && r.phase != over:
			return unsure, "ceases"
		}
		return allow(r.phase == open), "in force, or over"
	case *statement.Extend:
		if s.of(a)[0].sponsor != st.Author {
			return unsure, "extended by another than the sponsor"
		}
		return unsure, "extended"
	case *statement.Settle:
		q := s.find(b.Question)
		if q == nil {
			return no, "no such question"
		}
		ask, ok := q.st.Body.(*statement.Ask)
		if !ok || ask.Arrangement != a || q.st.Author != st.Author {
			return no, "not the author's question"
		}
		if !covers(s.shown(a, q), st.Audience) {
			return no, "the question is not for all of them"
		}
		r := s.revision(a, ask.Revision)
		if r == nil || r.phase != open || !s.pending(r, q) {
			return unsure, "settled already, or of no consequence"
		}
		return yes, ""
	}
	return s.mayOfRevision(e, a)
}

// mayDeposit rules on the content of a private annex.
func (s *scene) mayDeposit(e event, a parley.ArrangementID, b *statement.Deposit) (ruling, string) {
	r := s.revision(a, b.Revision)
	switch {
	case r == nil || r.sponsor != e.st.Author || len(r.body.Private) == 0 || r.body.Private[0].Label != b.Label || r.body.Private[0].Part != b.Part:
		return no, "not the sponsor, or not its annex"
	case !slices.Equal(e.st.Audience.Parties, statement.DepositAudience(&r.body.Private[0], r.sponsor).Parties):
		return no, "not exactly for those named"
	}
	for _, o := range s.seen {
		if d, ok := o.st.Body.(*statement.Deposit); ok && d.Arrangement == a && d.Revision == b.Revision {
			return no, "deposited already"
		}
	}
	for _, q := range s.m.maps[b.Part].squares {
		if !slices.ContainsFunc(s.m.maps[r.body.Map.Part].squares, func(o plot) bool {
			return o.x0 <= q.x0 && q.x1 <= o.x1 && o.y0 <= q.y0 && q.y1 <= o.y1
		}) {
			return no, "outside"
		}
	}
	if r.phase == over {
		return no, "it is over"
	}
	if r.body.Basis != parley.Agreed {
		return unsure, "needs no consent"
	}
	return yes, ""
}

// shown is who may see an entry about a now: what the whole audience saw, those
// see too to whom it was extended.
func (s *scene) shown(a parley.ArrangementID, e *event) statement.Audience {
	then := &scene{m: s.m, seen: s.seen[:e.index+1]}
	if e.st.Audience.Equal(then.audience(a)) {
		return s.audience(a)
	}
	return e.st.Audience
}

func (s *scene) mayAnswer(st *statement.Statement, a parley.ArrangementID, id parley.StatementID, exact bool) (ruling, string) {
	q := s.find(id)
	if q == nil {
		return no, "no such question"
	}
	if ask, ok := q.st.Body.(*statement.Ask); !ok || ask.Arrangement != a {
		return no, "not a question of this arrangement"
	}
	if aud := s.shown(a, q); !in(aud, st.Author) || !covers(aud, st.Audience) {
		return no, "the question is not for all of them"
	}
	if r := s.revision(a, q.st.Body.(*statement.Ask).Revision); !exact || r.phase != open || !s.pending(r, q) {
		return unsure, "not to all, or late"
	}
	return yes, ""
}

// mayOfRevision rules on positions and on the life of a revision.
func (s *scene) mayOfRevision(e event, a parley.ArrangementID) (ruling, string) {
	st := e.st
	p := st.Author
	at := func(id parley.RevisionID) *revision { return s.revision(a, id) }
	switch b := st.Body.(type) {
	case *statement.Position:
		if may, why := s.mayTakePosition(at(b.Revision), p, b.Stance); may != yes || !s.strange(b.Condition, a, p) {
			return may, why
		}
		return unsure, "a condition that rests on its own author, or on one who cannot see the arrangement"
	case *statement.Simultaneous:
		r := at(b.Revision)
		if r != nil && r.phase == open {
			for _, q := range b.Members {
				if !s.admitted(q) || !in(s.audience(a), q) {
					return unsure, "together with one who cannot see it"
				}
			}
		}
		if r != nil && r.phase == force && !r.member(p) {
			return unsure, "accedes together with others"
		}
		return s.mayTakePosition(r, p, parley.Accept)
	case *statement.AcceptReservation:
		return s.maySpeakOfReservation(at(b.Revision), p, b.Reservation)
	case *statement.ObjectReservation:
		return s.maySpeakOfReservation(at(b.Revision), p, b.Reservation)
	case *statement.ConfirmCondition:
		return s.mayConfirm(at(b.Revision), p, b.Label)
	case *statement.CureBreach:
		return s.mayEndNotice(a, p, b.Notice, true)
	case *statement.Release:
		return s.mayEndNotice(a, p, b.Notice, false)
	case *statement.Suspend:
		r := at(b.Revision)
		if r == nil || r.phase != force || r.body.Terms.Suspension == nil || !r.member(p) && r.body.Terms.Suspension.By == nil ||
			!slices.Contains(by(r, r.body.Terms.Suspension.By, r.members()), p) {
			return no, "not in force, not provided, or not for this party"
		}
		from := r.body.Terms.Suspension.Notice.From(s.now)
		if b.Ends != 0 && b.Ends <= from {
			return unsure, "ends before it begins"
		}
		for _, x := range s.suspensions(r) {
			if x.author == p && x.until > s.now {
				return unsure, "suspended already by the same party"
			}
		}
		return yes, ""
	case *statement.Resume:
		r := at(b.Revision)
		if r == nil || r.phase != force {
			return no, "not in force"
		}
		for _, x := range s.suspensions(r) {
			if x.author == p && x.until > s.now {
				if !r.member(p) && r.body.Terms.Suspension.By == nil {
					return unsure, "it has left"
				}
				return yes, ""
			}
		}
		return no, "it has suspended nothing"
	case *statement.Denounce:
		r := at(b.Revision)
		if r == nil || r.phase != force || r.body.Terms.Denunciation == nil || !r.member(p) ||
			!slices.Contains(by(r, r.body.Terms.Denunciation.By, r.members()), p) {
			return no, "not in force, not provided, or not for this party"
		}
		for _, d := range s.denunciations(r) {
			if d.author == p && d.index >= r.left[p] {
				return unsure, "denounced already"
			}
		}
		return yes, ""
	case *statement.Renew:
		return s.mayRenew(at(b.Revision), p, b)
	case *statement.NotifyBreach:
		r := at(b.Revision)
		return allow(r != nil && r.phase == force && r.body.Terms.Breach != nil && p != b.Against &&
			r.member(p) && r.member(b.Against)), "not in force, not provided, or not between members"
	case *statement.AcknowledgeZone:
		return s.mayRecognise(at(b.Revision), p)
	case *statement.Recognise:
		return s.mayRecognise(at(b.Revision), p)
	case *statement.RecogniseOnCondition:
		return s.mayRecognise(at(b.Revision), p)
	case *statement.RefuseRecognition:
		return s.mayRecognise(at(b.Revision), p)
	}
	return unsure, "no rule"
}

func (s *scene) mayTakePosition(r *revision, p parley.PartyID, say parley.Stance) (ruling, string) {
	switch {
	case r == nil:
		return no, "no such revision"
	case r.body.Basis == parley.Declared:
		return unsure, "declared zones are recognised"
	case r.body.Basis != parley.Agreed:
		if r.phase == over {
			return no, "over"
		}
		if say == parley.Accept && s.position(r, p) == nil {
			return yes, ""
		}
		return unsure, "a second thought on what waits for no consent"
	case r.phase == over:
		return no, "over"
	case r.phase == open:
		return yes, ""
	case r.member(p):
		return no, "from the entry into force on, denounce instead"
	case len(r.members()) == 0 || r.released[p]:
		return no, "binds nobody, or no longer this party"
	case !accepts(say):
		return no, "from the entry into force on, acceptances only"
	case r.body.Terms.Accession == nil:
		return no, "the terms provide no accession"
	case !slices.Contains(by(r, r.body.Terms.Accession.By, s.parties()), p):
		return no, "the terms provide no accession for this party"
	case r.left[p] > 0:
		return unsure, "it has left"
	}
	return yes, ""
}

// strange tells whether a condition of p's names p, or a party that does not
// see the arrangement.
func (s *scene) strange(c *parley.Condition, a parley.ArrangementID, p parley.PartyID) bool {
	if c == nil {
		return false
	}
	on := func(c parley.Condition) bool { return s.strange(&c, a, p) }
	odd := func(q parley.PartyID) bool { return q == p || !s.admitted(q) || !in(s.audience(a), q) }
	return c.Accepts != (parley.PartyID{}) && odd(c.Accepts) || c.Confirmed != nil && odd(c.Confirmed.By) ||
		slices.ContainsFunc(c.All, on) || slices.ContainsFunc(c.Any, on)
}

func (s *scene) maySpeakOfReservation(r *revision, p parley.PartyID, id parley.StatementID) (ruling, string) {
	if r == nil {
		return no, "no such revision"
	}
	e := s.find(id)
	if e == nil {
		return no, "no such reservation"
	}
	b, ok := e.st.Body.(*statement.Position)
	if !ok || b.Stance != parley.AcceptWithReservation || b.Arrangement != r.arr || b.Revision != r.id {
		return no, "not a reservation to this revision"
	}
	if r.phase == over {
		return no, "over"
	}
	if e.st.Author == p {
		return no, "its own"
	}
	if now := s.position(r, e.st.Author); now == nil || now.id != id {
		return unsure, "a reservation that was replaced"
	}
	if r.member(e.st.Author) || !slices.Contains(s.answers(r), p) {
		return unsure, "a reservation that is settled, or waits for others"
	}
	return yes, ""
}

func (s *scene) mayConfirm(r *revision, p parley.PartyID, label string) (ruling, string) {
	if r == nil {
		return no, "no such revision"
	}
	var named func(c *parley.Condition) bool
	named = func(c *parley.Condition) bool {
		if c == nil {
			return false
		}
		if c.Confirmed != nil && c.Confirmed.By == p && c.Confirmed.Label == label {
			return true
		}
		for _, list := range [][]parley.Condition{c.All, c.Any} {
			for i := range list {
				if named(&list[i]) {
					return true
				}
			}
		}
		return false
	}
	asked := named(r.body.Terms.Effective.When)
	for _, q := range s.parties() {
		if e := s.position(r, q); e != nil {
			if b, ok := e.st.Body.(*statement.Position); ok {
				asked = asked || named(b.Condition)
			}
		}
	}
	if !asked || r.phase != open || s.confirmed(r, &parley.Confirmed{By: p, Label: label}) {
		return unsure, "nobody asked, or it is late, or done"
	}
	return yes, ""
}

// mayEndNotice rules on the cure of a breach, and on release.
func (s *scene) mayEndNotice(a parley.ArrangementID, p parley.PartyID, id parley.StatementID, cure bool) (ruling, string) {
	for _, r := range s.of(a) {
		for _, n := range s.notices(r) {
			if n.id != id {
				continue
			}
			monitor := slices.Contains(holders(r.body, []parley.Role{parley.Monitor}), p)
			if cure && p != n.author && p != n.against && !monitor {
				return no, "no concern of this party"
			}
			if !cure && p != n.author {
				return no, "not the notifier"
			}
			if r.phase != force {
				return no, "not in force"
			}
			if cure {
				if n.cured || n.release {
					return unsure, "the notice is settled"
				}
				return yes, ""
			}
			if !r.body.Terms.Breach.Release || n.cured || s.now < r.body.Terms.Breach.Cure.From(n.at) {
				return no, "not provided, cured, or too early"
			}
			if n.release || !r.member(n.author) || !r.member(n.against) {
				return unsure, "released, or gone"
			}
			return yes, ""
		}
	}
	return no, "no such notice"
}

func (s *scene) mayRenew(r *revision, p parley.PartyID, b *statement.Renew) (ruling, string) {
	if r != nil && r.phase == force && b.Expiry == r.expiry && r.member(p) && r.body.Terms.Renewal != nil && !renewable(r) &&
		r.renewals == r.body.Terms.Renewal.Most {
		return unsure, "decides on what will not be renewed anyway"
	}
	if r == nil || r.phase != force || b.Expiry != r.expiry || !renewable(r) {
		return no, "not in force, not that expiry, or not provided"
	}
	if r.body.Terms.Renewal.Mode == parley.RenewByConsent {
		who := by(r, r.body.Terms.Renewal.By, r.required)
		if slices.Contains(who, p) && (r.member(p) || r.body.Terms.Renewal.By != nil) {
			return yes, ""
		}
		if slices.Contains(who, p) || r.member(p) {
			return unsure, "a member but not one of those who renew, or the other way round"
		}
		return no, "not for this party"
	}
	if !r.member(p) {
		return no, "not a member"
	}
	if s.now >= deadline(r) {
		if b.Decision == statement.DecideObject {
			return no, "too late"
		}
		return unsure, "a second thought after the deadline"
	}
	if b.Decision == statement.DecideRenew && s.decision(r, p) != statement.DecideObject {
		return unsure, "tacit renewal needs no word"
	}
	return yes, ""
}

func (s *scene) mayRecognise(r *revision, p parley.PartyID) (ruling, string) {
	switch {
	case r == nil:
		return no, "no such revision"
	case r.body.Basis != parley.Declared:
		return no, "not declared"
	case r.phase == over:
		return no, "ceased"
	case p == r.sponsor:
		return no, "its own"
	}
	return unsure, "recognition"
}
