package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Remark is one entry of an arrangement's talk.
type Remark struct {
	Index     uint64             `json:"index"`
	At        parley.Instant     `json:"at"`
	Statement parley.StatementID `json:"statement"`
	Type      statement.Type     `json:"type"`
	Author    parley.PartyID     `json:"author"`
	Revision  parley.RevisionID  `json:"revision,omitzero"`
	About     parley.StatementID `json:"about,omitzero"` // the question, reservation or notice that it speaks to
	Clause    string             `json:"clause,omitempty"`
	Point     *parley.Point      `json:"point,omitempty"`
	Stance    parley.Stance      `json:"stance,omitempty"`
	Blocking  bool               `json:"blocking,omitempty"`
	Text      parley.PartID      `json:"text,omitzero"`
	Audience  statement.Audience `json:"audience"`
}

// remark is what a record keeps of a Remark; the rest is its own.
type remark struct {
	revision parley.RevisionID
	about    parley.StatementID
	clause   string
	point    *parley.Point
	stance   parley.Stance
	blocking bool
	text     parley.PartID
}

// public gives a remark without what its record says.
func (t *remark) public() *Remark {
	if t == nil {
		return nil
	}
	return &Remark{Revision: t.revision, About: t.about, Clause: t.clause, Point: t.point, Stance: t.stance, Blocking: t.blocking, Text: t.text}
}

// Talk is everything said on an arrangement, in the order of the log, but for
// what is of sealed class.
func (s *State) Talk(id parley.ArrangementID) []Remark {
	var out []Remark
	for _, r := range s.log {
		if r == nil || r.arrangement != id || r.talk == nil || r.erased || statement.Sealed(r.kind) {
			continue
		}
		t := *r.talk.public()
		t.Index, t.At, t.Statement, t.Type, t.Author, t.Audience = r.index, r.at, r.id, r.kind, r.author, r.audience
		out = append(out, t)
	}
	return out
}

// matter is what the statements of an arrangement's life have in common.
type matter struct {
	arrangement parley.ArrangementID
	revision    parley.RevisionID
	about       parley.StatementID
	remark      remark
}

// matterOf reads the common fields of a body that speaks to an arrangement.
func matterOf(body statement.Body) matter {
	switch b := body.(type) {
	case *statement.Revise:
		return matter{b.Arrangement, parley.RevisionID{}, parley.StatementID{}, remark{}}
	case *statement.Withdraw:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text}}
	case *statement.Suspend:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text}}
	case *statement.Resume:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text}}
	case *statement.Denounce:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text}}
	case *statement.Renew:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{}}
	case *statement.Publish:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{}}
	case *statement.Ask:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text, clause: b.Clause, point: b.Point, blocking: b.Blocking}}
	case *statement.Answer:
		return matter{b.Arrangement, parley.RevisionID{}, b.Question, remark{text: b.Text}}
	case *statement.Settle:
		return matter{b.Arrangement, parley.RevisionID{}, b.Question, remark{}}
	case *statement.Deposit:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{clause: b.Label, text: b.Part}}
	case *statement.Comment:
		return matter{b.Arrangement, b.Revision, b.About, remark{text: b.Text, clause: b.Clause, point: b.Point}}
	case *statement.Position:
		text := b.Text
		if b.Reservation != (parley.PartID{}) {
			text = b.Reservation
		}
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: text, stance: b.Stance}}
	case *statement.Simultaneous:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{stance: parley.Accept}}
	case *statement.AcceptReservation:
		return matter{b.Arrangement, b.Revision, b.Reservation, remark{}}
	case *statement.ObjectReservation:
		return matter{b.Arrangement, b.Revision, b.Reservation, remark{text: b.Text}}
	case *statement.ConfirmCondition:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text, clause: ""}}
	case *statement.AcknowledgeZone:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{}}
	case *statement.Recognise:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text, stance: parley.Accept}}
	case *statement.RecogniseOnCondition:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text, stance: parley.AcceptWithCondition}}
	case *statement.RefuseRecognition:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text, stance: parley.Reject}}
	case *statement.NotifyBreach:
		return matter{b.Arrangement, b.Revision, parley.StatementID{}, remark{text: b.Text, clause: b.Clause}}
	case *statement.CureBreach:
		return matter{b.Arrangement, parley.RevisionID{}, b.Notice, remark{text: b.Text}}
	case *statement.Release:
		return matter{b.Arrangement, parley.RevisionID{}, b.Notice, remark{text: b.Text}}
	case *statement.Extend:
		return matter{b.Arrangement, parley.RevisionID{}, parley.StatementID{}, remark{}}
	}
	return matter{}
}

// foldMatter folds a statement that speaks to an arrangement.
func (s *State) foldMatter(x *statement.Signed, r *record) error {
	mt := matterOf(x.Statement.Body)
	a := s.arrangements[mt.arrangement]
	if a == nil {
		return nil // said to fewer on an arrangement that has been erased since
	}
	talk := mt.remark
	talk.revision, talk.about = mt.revision, mt.about
	r.talk = &talk
	r.arrangement = a.id
	if statement.Sealed(r.kind) {
		a.deposits = append(a.deposits, r)
		return nil
	}
	if r.audience.Equal(a.now().audience) {
		a.own(r)
	}
	if b, ok := x.Statement.Body.(*statement.Revise); ok {
		talk.revision = x.RevisionID
		return s.foldRevise(a, b, x, r)
	}
	i := a.now().index(mt.revision)
	if mt.revision == (parley.RevisionID{}) {
		i = a.locate(mt.about)
	}
	if i < 0 {
		return nil // a comment on the whole, or on what has no state
	}
	if talk.revision == (parley.RevisionID{}) {
		talk.revision = a.revs[i].id
	}
	if !changes(x.Statement.Body) || !r.whole {
		return nil
	}
	a.change(s, r.at, r.index, func(m *machine) { s.foldInto(m.edit(i), x, r) })
	return nil
}

// changes reports whether a body's statements change an arrangement's state,
// and so go to its whole audience.
func changes(b statement.Body) bool {
	_, comment := b.(*statement.Comment)
	return !comment
}

// locate gives the revision to which a question or notice belongs; -1: none.
func (a *arrangement) locate(id parley.StatementID) int {
	for i, rs := range a.now().revs {
		for _, q := range rs.questions {
			if q.by == id {
				return i
			}
		}
		for _, b := range rs.breaches {
			if b.notice == id {
				return i
			}
		}
	}
	return -1
}

// foldInto changes one revision's state by a statement that was admitted.
func (s *State) foldInto(rs *revState, x *statement.Signed, r *record) {
	terms := &rs.rev.content.Terms
	switch b := x.Statement.Body.(type) {
	case *statement.Withdraw:
		rs.over, rs.overAt = parley.StateWithdrawn, r.at
		if rs.rev.content.Basis == parley.Declared {
			rs.over = parley.StateCeased
		}
	case *statement.Suspend:
		h := halt{party: r.author, by: r.id, at: r.at, index: r.index, from: terms.Suspension.Notice.From(r.at), until: parley.Never}
		if longest := terms.Suspension.Longest; !longest.IsZero() {
			h.until = longest.From(h.from)
		}
		if b.Ends != 0 {
			h.until = min(h.until, b.Ends)
		}
		rs.halts = append(rs.halts, h)
	case *statement.Resume:
		for i := range rs.halts {
			if h := &rs.halts[i]; h.party == r.author && h.until > r.at {
				h.from, h.until = min(h.from, r.at), r.at // empty, if it never began
			}
		}
	case *statement.Denounce:
		leaves := terms.Denunciation.Notice.From(r.at)
		m := rs.member(r.author)
		m.leaves, m.leaving = leaves, r.id
		if leaves == r.at {
			m.last = r.index
		}
		if m.required && (rs.ends == 0 || leaves < rs.ends) {
			rs.ends, rs.endedBy = leaves, r.id
		}
	case *statement.Renew:
		d := decision{r.author, b.Expiry, b.Decision, r.id}
		if old := rs.decision(r.author); old != nil {
			*old = d
			return
		}
		rs.decided = append(rs.decided, d)
	case *statement.Publish:
		rs.foldPublish(b, s.arrangements[b.Arrangement].sponsor, x, r)
	case *statement.Ask:
		rs.questions = append(rs.questions, question{by: r.id, asker: r.author, at: r.at, blocking: b.Blocking})
	case *statement.Answer:
		for i := range rs.questions {
			if q := &rs.questions[i]; q.by == b.Question {
				q.answered = r.id
			}
		}
	case *statement.Settle:
		for i := range rs.questions {
			if q := &rs.questions[i]; q.by == b.Question {
				q.settled = true
			}
		}
	case *statement.Position:
		rs.take(position{stance: b.Stance, condition: b.Condition}, x, r)
	case *statement.Simultaneous:
		rs.take(position{stance: parley.Accept, members: b.Members}, x, r)
	case *statement.Recognise:
		rs.take(position{stance: parley.Accept}, x, r)
	case *statement.RecogniseOnCondition:
		rs.take(position{stance: parley.AcceptWithCondition, condition: &b.Condition}, x, r)
	case *statement.RefuseRecognition:
		rs.take(position{stance: parley.Reject}, x, r)
	case *statement.AcknowledgeZone:
		rs.acks = append(rs.acks, ack{r.author, r.id})
	case *statement.AcceptReservation:
		rs.say(word{reservation: b.Reservation, accepts: true}, x, r)
	case *statement.ObjectReservation:
		rs.say(word{reservation: b.Reservation}, x, r)
	case *statement.ConfirmCondition:
		rs.facts = append(rs.facts, fact{party: r.author, label: b.Label, at: r.at, by: r.id, keys: x.KeyIDs()})
	case *statement.NotifyBreach:
		rs.breaches = append(rs.breaches, breach{notice: r.id, by: r.author, against: b.Against, at: r.at, cure: terms.Breach.Cure.From(r.at)})
	case *statement.CureBreach:
		n := rs.notice(b.Notice)
		if r.author == n.against {
			n.claimed = r.id
		} else {
			n.settled = r.id
		}
	case *statement.Release:
		n := rs.notice(b.Notice)
		n.released, n.release = r.at, r.id
	}
}

// take replaces the author's position. An acceptance settles its questions.
func (rs *revState) take(p position, x *statement.Signed, r *record) {
	p.party, p.at, p.by, p.keys = r.author, r.at, r.id, x.KeyIDs()
	if p.accepts() {
		for i := range rs.questions {
			if q := &rs.questions[i]; q.asker == p.party {
				q.settled = true
			}
		}
	}
	if old := rs.position(p.party); old != nil {
		*old = p
		return
	}
	rs.positions = append(rs.positions, p)
}

// say replaces the author's word on a reservation.
func (rs *revState) say(w word, x *statement.Signed, r *record) {
	w.party, w.at, w.by, w.keys = r.author, r.at, r.id, x.KeyIDs()
	if old := rs.word(w.reservation, w.party); old != nil {
		*old = w
		return
	}
	rs.words = append(rs.words, w)
}

func (rs *revState) notice(id parley.StatementID) *breach {
	for i := range rs.breaches {
		if rs.breaches[i].notice == id {
			return &rs.breaches[i]
		}
	}
	return nil
}

// holds reports whether the revision gives p the role.
func (r *revision) holds(p parley.PartyID, role parley.Role) bool {
	for _, h := range r.content.Roles {
		if h.Party == p && h.Role == role {
			return true
		}
	}
	return false
}
