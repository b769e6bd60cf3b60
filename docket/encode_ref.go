package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Identifiers are written as places in what came before them: a party as its
// number, a statement as how many entries it lies back, a key as its number. 0
// is no identifier, 1 one that is not known here, which follows whole.
const (
	refNone = iota
	refWhole
	refFirst
)

func (e *encoder) party(id parley.PartyID) {
	if e.whole {
		e.bytes(id[:])
		return
	}
	if id == (parley.PartyID{}) {
		e.uint(refNone)
	} else if p, ok := e.s.parties[id]; ok {
		e.uint(refFirst + uint64(p.number))
	} else {
		e.uint(refWhole)
		e.bytes(id[:])
	}
}

func (d *decoder) party() parley.PartyID {
	switch n := d.count(uint64(len(d.s.order))+refFirst, "a party"); n {
	case refNone:
		return parley.PartyID{}
	case refWhole:
		id := parley.PartyID(d.id())
		if _, ok := d.s.parties[id]; ok || id == (parley.PartyID{}) {
			d.fail("a party is not named by its number")
		}
		return id
	default:
		return d.s.order[n-refFirst].id
	}
}

// statement is named as seen from the entry at.
func (e *encoder) statement(id parley.StatementID, at uint64) {
	if e.whole {
		e.bytes(id[:])
		return
	}
	if id == (parley.StatementID{}) {
		e.uint(refNone)
	} else if r := e.s.record(id); r != nil && r.index <= at {
		e.uint(refFirst + at - r.index)
	} else {
		e.uint(refWhole)
		e.bytes(id[:])
	}
}

func (d *decoder) statement(at uint64) parley.StatementID {
	switch n := d.uint(); n {
	case refNone:
		return parley.StatementID{}
	case refWhole:
		id := parley.StatementID(d.id())
		own := at < uint64(len(d.s.log)) && d.s.log[at] != nil && d.s.log[at].id == id
		if r := d.s.record(id); own || r != nil && r.index <= at || id == (parley.StatementID{}) {
			d.fail("a statement is not named by its place")
		}
		return id
	default:
		if n -= refFirst; n > at || at >= uint64(len(d.s.log)) || d.s.log[at-n] == nil {
			d.fail("there is no statement %d before entry %d", n, at)
			return parley.StatementID{}
		}
		r := d.s.log[at-n]
		if first := d.s.record(r.id); first != r && first != nil {
			d.fail("a statement is not named by its first place")
		}
		return r.id
	}
}

func (e *encoder) key(id parley.KeyID) {
	if e.whole {
		e.bytes(id[:])
		return
	}
	if n, ok := e.keys[id]; ok {
		e.uint(refFirst + uint64(n))
		return
	}
	if id == (parley.KeyID{}) {
		e.uint(refNone)
		return
	}
	e.uint(refWhole)
	e.bytes(id[:])
}

func (d *decoder) key() parley.KeyID {
	switch n := d.count(uint64(len(d.keys))+refFirst, "a key"); n {
	case refNone:
		return parley.KeyID{}
	case refWhole:
		id := parley.KeyID(d.id())
		if _, ok := d.s.keys[id]; ok || id == (parley.KeyID{}) {
			d.fail("a key is not named by its number")
		}
		return id
	default:
		return d.keys[n-refFirst]
	}
}

// revision is named by the entry at or before at that brought it in.
func (e *encoder) revision(id parley.RevisionID, at uint64) {
	if e.whole {
		e.bytes(id[:])
		return
	}
	if id == (parley.RevisionID{}) {
		e.uint(refNone)
	} else if n, ok := e.revisions[id]; ok {
		e.uint(refFirst + at - n)
	} else {
		e.revisions[id] = at
		e.uint(refWhole)
		e.bytes(id[:])
	}
}

func (d *decoder) revision(at uint64) parley.RevisionID {
	switch n := d.uint(); n {
	case refNone:
		return parley.RevisionID{}
	case refWhole:
		id := parley.RevisionID(d.id())
		if _, ok := d.revisions[id]; ok || id == (parley.RevisionID{}) {
			d.fail("a revision is named anew")
		}
		d.revisions[id] = at
		return id
	default:
		if n -= refFirst; n <= at && n > 0 {
			if r := d.s.log[at-n]; r != nil && r.talk != nil {
				if from, ok := d.revisions[r.talk.revision]; ok && from == at-n {
					return r.talk.revision
				}
			}
		}
		d.fail("no revision was named %d before entry %d", n, at)
		return parley.RevisionID{}
	}
}

// audience is one of few: who sees an entry or an arrangement.
type audience struct {
	statement.Audience
	key string
}

func (e *encoder) audience(a statement.Audience) {
	if e.whole {
		e.addressees(a)
		return
	}
	key := audienceKey(a)
	n, ok := e.audiences[key]
	if !ok {
		n = len(e.audiences)
		e.audiences[key] = n
	}
	e.uint(uint64(n))
	if !ok {
		e.addressees(a)
	}
}

func (e *encoder) addressees(a statement.Audience) {
	if a.Everyone {
		e.uint(0)
		return
	}
	e.uint(uint64(len(a.Parties)) + 1)
	for _, p := range a.Parties {
		e.party(p)
	}
}

// audience gives its number among those read so far.
func (d *decoder) audience() int {
	n := d.count(uint64(len(d.audiences))+1, "an audience")
	if n < len(d.audiences) || d.err != nil {
		return n
	}
	a := statement.Everyone
	if parties := d.length(); parties >= 0 {
		a = statement.Audience{}
		for i := 0; i < parties && d.err == nil; i++ {
			a.Parties = append(a.Parties, d.party())
		}
	}
	key := audienceKey(a)
	if d.heard[key] {
		d.fail("an audience is spelt twice")
	}
	d.heard[key] = true
	d.audiences = append(d.audiences, audience{a, key})
	return n
}
