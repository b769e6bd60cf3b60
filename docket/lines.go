package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Line is an entry as a list of the log shows it.
type Line struct {
	Type        statement.Type
	Author      parley.PartyID
	Arrangement parley.ArrangementID // zero: it is of none
	Erased      bool
}

// Line of an entry, if it can be seen here. A refused statement is of no
// arrangement.
func (s *State) Line(index uint64) (Line, bool) {
	if index >= uint64(len(s.log)) || s.log[index] == nil {
		return Line{}, false
	}
	r := s.log[index]
	return Line{Type: r.kind, Author: r.author, Arrangement: r.arrangement, Erased: r.erased}, true
}
