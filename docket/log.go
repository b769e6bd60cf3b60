package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Seen reports of every entry so far whether p may see it.
func (s *State) Seen(p parley.PartyID) []bool {
	seen := make([]bool, len(s.log))
	for i, r := range s.log {
		seen[i] = r != nil && s.shows(r, p)
	}
	return seen
}

// Author of an entry, if it can be seen here.
func (s *State) Author(index uint64) (parley.PartyID, bool) {
	if index >= uint64(len(s.log)) || s.log[index] == nil {
		return parley.PartyID{}, false
	}
	return s.log[index].author, true
}

// Admission is the index of the entry that made p a party.
func (s *State) Admission(p parley.PartyID) (uint64, bool) {
	number, ok := s.PartyNumber(p)
	if !ok {
		return 0, false
	}
	for _, r := range s.log { // admissions are numbered in their order
		if r == nil || r.refusal != nil || r.kind != statement.PartyAdmit && r.kind != statement.LogGenesis {
			continue
		}
		if number == 0 {
			return r.index, true
		}
		number--
	}
	return 0, false
}

// SealedBy is the author of an entry of sealed class whose content is there;
// false: it is none.
func (s *State) SealedBy(index uint64) (parley.PartyID, bool) {
	if index >= uint64(len(s.log)) || s.log[index] == nil || s.log[index].erased || !statement.Sealed(s.log[index].kind) {
		return parley.PartyID{}, false
	}
	return s.log[index].author, true
}

// SealedOf are the entries of sealed class by an author, in order.
func (s *State) SealedOf(author parley.PartyID) (out []uint64) {
	for i := range s.log {
		if p, ok := s.SealedBy(uint64(i)); ok && p == author {
			out = append(out, uint64(i))
		}
	}
	return out
}

// Erasures are the indexes of the log's retention/erase entries, ascending.
func (s *State) Erasures() []uint64 {
	var out []uint64
	for _, r := range s.log {
		if r != nil && r.refusal == nil && r.kind == statement.RetentionErase {
			out = append(out, r.index)
		}
	}
	return out
}

// Erased are the statements that a retention/erase has named.
func (s *State) Erased() []parley.StatementID {
	var out []parley.StatementID
	for _, r := range s.log {
		if r != nil && r.erased {
			out = append(out, r.id)
		}
	}
	return out
}
