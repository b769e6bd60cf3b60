package docket

import (
	"slices"

	"github.com/open-parley/parley"
)

// retained writes what is held, and which erasures are announced.
func (e *encoder) retained() {
	e.time(e.s.shortened.until, e.s.head)
	if e.s.shortened.until != 0 {
		e.content(&e.s.shortened.was)
	}
	ids := e.s.retainedIDs()
	e.uint(uint64(len(ids)))
	for _, id := range ids {
		e.bytes(id[:])
		r := e.s.retained[id]
		e.uint(uint64(len(r.Holds)))
		for _, h := range r.Holds {
			e.statement(h.Statement, e.s.size-1)
			e.party(h.Party)
			e.text(h.Reason)
			e.time(h.From, e.s.head)
			e.time(h.Until, e.s.head)
		}
		e.uint(uint64(len(r.Announcements)))
		for _, n := range r.Announcements {
			e.statement(n.Statement, e.s.size-1)
			e.uint(n.Index)
			e.time(n.At, e.s.head)
			e.time(n.From, e.s.head)
			e.bool(n.Comments)
		}
	}
}

func (d *decoder) retained() {
	s := d.s
	if s.shortened.until = d.time(s.head); s.shortened.until != 0 {
		d.content(&s.shortened.was)
	}
	var last parley.ArrangementID
	for i, n := 0, d.count(uint64(len(s.log))+1, "arrangements that are held"); i < n && d.err == nil; i++ {
		id := parley.ArrangementID(d.id())
		if i > 0 && slices.Compare(last[:], id[:]) >= 0 {
			d.fail("arrangements that are held are out of order")
		}
		last = id
		var r Retention
		for k, n := 0, d.many(); k < n && d.err == nil; k++ {
			r.Holds = append(r.Holds, Hold{Statement: d.statement(s.size - 1), Party: d.party(), Reason: d.text(), From: d.time(s.head), Until: d.time(s.head)})
		}
		for k, n := 0, d.many(); k < n && d.err == nil; k++ {
			r.Announcements = append(r.Announcements, Announcement{Statement: d.statement(s.size - 1), Index: d.uint(), At: d.time(s.head), From: d.time(s.head), Comments: d.bool()})
		}
		if r.none() {
			d.fail("an arrangement that is held is not")
		}
		s.retained[id] = r
	}
}
