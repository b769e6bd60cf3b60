package docket

import (
	"maps"
	"slices"

	"github.com/open-parley/parley"
)

// Clone is a state that goes its own way from here: what is folded into one is
// not seen in the other. What never changes is shared, so that it costs some
// milliseconds for a million entries. It reads only: others may read meanwhile.
func (s *State) Clone() *State {
	c := *s
	c.line, c.viewed = new(line), nil
	c.log = slices.Clone(s.log)
	c.zones, c.flights, c.grounds = s.zones.clone(), s.flights.clone(), s.grounds.clone()
	c.ids, c.chains = s.ids.clone(), s.chains.clone()
	c.named, c.stirred = slices.Clip(s.named), slices.Clip(s.stirred)
	c.forgotten = maps.Clone(s.forgotten)
	c.retained = maps.Clone(s.retained)
	c.cloneParties(s)
	c.pieces = copies(s.pieces)
	c.cloneArrangements(s)
	c.planned = copies(s.planned)
	c.operations = make(map[parley.OperationID]*operation, len(c.planned))
	for _, o := range c.planned {
		o.phases = slices.Clip(o.phases)
		c.operations[o.id] = o
	}
	return &c
}

func (c *State) cloneParties(s *State) {
	c.order = copies(s.order)
	c.parties = make(map[parley.PartyID]*party, len(c.order))
	c.keys = make(map[parley.KeyID]*key, len(s.keys))
	for _, p := range c.order {
		c.parties[p.id] = p
		p.profiles, p.rules = slices.Clip(p.profiles), slices.Clip(p.rules)
		p.rosters = slices.Clone(p.rosters)
		for i := range p.rosters {
			p.rosters[i].since = slices.Clip(p.rosters[i].since)
		}
		p.keys = copies(p.keys)
		for _, k := range p.keys {
			c.keys[k.id] = k
		}
	}
}

// cloneArrangements shares moments: a machine that stands in one never changes.
func (c *State) cloneArrangements(s *State) {
	c.tabled = copies(s.tabled)
	c.arrangements = make(map[parley.ArrangementID]*arrangement, len(c.tabled))
	for _, a := range c.tabled {
		c.arrangements[a.id] = a
	}
	for _, a := range c.tabled {
		a.revs, a.moments = slices.Clip(a.revs), slices.Clip(a.moments)
		a.records, a.aside, a.deposits = slices.Clip(a.records), slices.Clip(a.aside), slices.Clip(s.deposits(a))
		answers := a.counters
		a.counters = nil
		for _, o := range answers {
			if o = c.arrangements[o.id]; o != nil { // else it is not seen here
				a.counters = append(a.counters, o)
			}
		}
	}
}

// copies copies what a list points to, into one piece of memory.
func copies[T any](list []*T) []*T {
	values := make([]T, len(list))
	out := make([]*T, len(list))
	for i, v := range list {
		values[i] = *v
		out[i] = &values[i]
	}
	return out
}
