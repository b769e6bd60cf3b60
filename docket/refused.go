package docket

import "github.com/open-parley/parley"

// A refused entry keeps the log's promise that a commitment enters, where the
// rules forbid the statement itself. It is recorded and changes nothing else.
// The same statement may lie in the log again, in another envelope; Find knows
// the first of them.

// refuse records a refused entry. One whose statement was erased is opaque, as
// it is to a replay that has lost its key.
func (s *State) refuse(e Entry) {
	st, first := e.Signed.Statement, s.record(e.Signed.ID)
	if first != nil && first.erased {
		s.log = append(s.log, nil)
		return
	}
	r := &record{index: e.Index, at: e.At, id: e.Signed.ID, kind: st.Type, author: st.Author, audience: st.Audience}
	if r.refusal = s.admit(e.Signed, e.At); r.refusal == nil {
		r.refusal = parley.Refuse("no-reason", "R10", "The log refused the statement, and nothing that is known here forbids it.").
			To("Ask the host for the reason, and sign it anew.")
	}
	r.refusal.Cause = nil
	s.log = append(s.log, nil)
	s.enter(r)
}

// Refused gives the reason for which the statement of that identifier has no
// effect, if its first entry is a refused one. It is what Admit said as of that
// entry, of what is known here: for people to read, and part of no digest.
func (s *State) Refused(id parley.StatementID) (*parley.Refusal, bool) {
	if r := s.record(id); r != nil && r.refusal != nil {
		return r.refusal, true
	}
	return nil, false
}

// RefusedAt is Refused for the entry at a place in the log.
func (s *State) RefusedAt(index uint64) (*parley.Refusal, bool) {
	if index < uint64(len(s.log)) && s.log[index] != nil && s.log[index].refusal != nil {
		return s.log[index].refusal, true
	}
	return nil, false
}

// FindAll gives the indexes of all entries of a statement: the first, and those
// that were refused after it. It walks the log.
func (s *State) FindAll(id parley.StatementID) (indexes []uint64) {
	first, ok := s.Find(id)
	if !ok {
		return nil
	}
	indexes = append(indexes, first)
	for _, r := range s.log[first+1:] {
		if r != nil && r.id == id {
			indexes = append(indexes, r.index)
		}
	}
	return indexes
}

// before is what p may know of a refused entry: the reason may rest on what
// only the author was told.
func (r *record) before(p parley.PartyID) *record {
	if r.refusal == nil || r.author == p {
		return r
	}
	c := *r
	c.refusal = parley.Refuse("refused", "", "The rules, or the state, forbade the statement of type %s.", r.kind).
		To("Its author was told why.")
	return &c
}
