package docket

import (
	"encoding/binary"

	"github.com/open-parley/parley"
)

// index finds records by a hash: an open-addressed table of their numbers in
// the log, each with 32 bits of its hash. It holds no pointers, so that copying
// a state copies it in one piece and the collector passes it by.
type index struct {
	slots []uint64 // tag << 32 | number + 1; 0: free
	used  int
}

const leastSlots = 64

// newIndex has room for n without growing.
func newIndex(n int) index {
	slots := leastSlots
	for slots < 2*n {
		slots *= 2
	}
	return index{slots: make([]uint64, slots)}
}

func (x *index) clone() index {
	return index{append([]uint64(nil), x.slots...), x.used}
}

// find gives the slot of the record with that hash for which is reports true;
// and otherwise the free slot where it would stand.
func (x *index) find(hash uint64, is func(number int) bool) (slot int, found bool) {
	mask := uint64(len(x.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		switch v := x.slots[i]; {
		case v == 0:
			return int(i), false
		case v>>32 == hash>>32 && is(int(uint32(v))-1):
			return int(i), true
		}
	}
}

// set puts a record into the slot that find gave for its hash.
func (x *index) set(slot int, hash uint64, number int, hashOf func(number int) uint64) {
	fresh := x.slots[slot] == 0
	x.slots[slot] = hash>>32<<32 | uint64(uint32(number+1))
	if !fresh {
		return
	}
	if x.used++; 2*x.used > len(x.slots) {
		x.grow(hashOf)
	}
}

func (x *index) grow(hashOf func(number int) uint64) {
	old := x.slots
	x.slots = make([]uint64, 2*len(old))
	mask := uint64(len(x.slots) - 1)
	for _, v := range old {
		if v == 0 {
			continue
		}
		i := hashOf(int(uint32(v))-1) & mask
		for x.slots[i] != 0 {
			i = (i + 1) & mask
		}
		x.slots[i] = v
	}
}

func (x *index) number(slot int) int { return int(uint32(x.slots[slot])) - 1 }

// hashID: identifiers are hashes already.
func hashID(id parley.StatementID) uint64 { return binary.LittleEndian.Uint64(id[:]) }

// record of a statement; nil: none.
func (s *State) record(id parley.StatementID) *record {
	slot, ok := s.ids.find(hashID(id), func(n int) bool { return s.log[n].id == id })
	if !ok {
		return nil
	}
	return s.log[s.ids.number(slot)]
}

// enter gives a record its place in the log, which is there already, and makes
// it findable, unless its statement was refused there and is in already.
func (s *State) enter(r *record) {
	s.log[r.index] = r
	hash := hashID(r.id)
	slot, ok := s.ids.find(hash, func(n int) bool { return s.log[n].id == r.id })
	if ok && s.ids.number(slot) < int(r.index) {
		return
	}
	s.ids.set(slot, hash, int(r.index), func(n int) uint64 { return hashID(s.log[n].id) })
}

// last is the latest record of a chain; nil: none.
func (s *State) last(c *chain) *record {
	slot, ok := s.chains.find(c.hash(), func(n int) bool { return s.log[n].chain.same(c) })
	if !ok {
		return nil
	}
	return s.log[s.chains.number(slot)]
}

// shared gives the description of a chain that its records share.
func (s *State) shared(c *chain) *chain {
	if r := s.last(c); r != nil {
		return r.chain
	}
	return c
}

func (c *chain) same(o *chain) bool { return c == o || *c == *o }

// link makes r the latest of its chain, unless a later one is.
func (s *State) link(r *record) {
	hash := r.chain.hash()
	slot, ok := s.chains.find(hash, func(n int) bool { return s.log[n].chain.same(r.chain) })
	n := int(r.index)
	if ok {
		n = max(n, s.chains.number(slot))
	}
	s.chains.set(slot, hash, n, func(n int) uint64 { return s.log[n].chain.hash() })
}

// hash of a chain. Authors and subjects are hashes; the audience's parties are.
func (c *chain) hash() uint64 {
	const odd = 0x9e3779b97f4a7c15
	h := binary.LittleEndian.Uint64(c.author[:])
	h = (h ^ h>>29) * odd
	h += binary.LittleEndian.Uint64(c.id[:]) + uint64(c.kind)
	for a := c.audience; len(a) >= 32; a = a[32:] {
		h = (h ^ h>>29) * odd
		h += uint64(a[0]) | uint64(a[1])<<8 | uint64(a[2])<<16 | uint64(a[3])<<24 | uint64(a[4])<<32
	}
	h = (h ^ h>>29) * odd
	return h ^ h>>32
}
