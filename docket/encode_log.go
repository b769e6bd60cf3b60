package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// What a record has, in the first byte of its encoding. An opaque entry is 0.
const (
	hasRecord byte = 1 << iota
	isErased
	isWhole
	hasTalk
	isRefused
	beginsChain
	hasArrangement

	recordFlags = 1<<iota - 1
)

// What a remark has.
const (
	talkRevision byte = 1 << iota
	talkAbout
	talkClause
	talkPoint
	talkStance
	talkBlocking
	talkText

	talkFlags = 1<<iota - 1
)

// How a chain's subject is written: this very statement, nothing, or an earlier
// statement.
const (
	subjectOwn = iota
	subjectZero
	subjectOther
)

// log writes every entry: the identifier whole, all else from what came before.
func (e *encoder) log() {
	at := parley.Instant(0)                // of the last entry with a time
	before := make([]uint32, len(e.s.log)) // place of the entry before in its chain, plus 1
	latest := make(map[*chain]uint32, e.s.chains.used)
	for i, r := range e.s.log {
		if r != nil && r.refusal == nil {
			before[i] = latest[r.chain]
			latest[r.chain] = uint32(i) + 1
		}
	}
	for i, r := range e.s.log {
		if r == nil {
			e.byte(0)
			continue
		}
		e.record(r, uint64(before[i]), &at)
	}
}

func (e *encoder) record(r *record, before uint64, at *parley.Instant) {
	flags := hasRecord
	set := func(is bool, flag byte) {
		if is {
			flags |= flag
		}
	}
	set(r.erased, isErased)
	set(r.whole, isWhole)
	set(r.talk != nil, hasTalk)
	set(r.refusal != nil, isRefused)
	set(r.refusal == nil && before == 0, beginsChain)
	set(r.arrangement != parley.ArrangementID{}, hasArrangement)
	e.byte(flags)
	e.bytes(r.id[:])
	e.word(string(r.kind))
	if !r.erased {
		e.uint(uint64(r.at - *at))
		*at = r.at
	}
	switch {
	case r.refusal != nil:
		e.party(r.author)
		e.audience(r.audience)
		if !e.whole {
			e.content(r.refusal)
		}
	case before != 0:
		e.uint(r.index - (before - 1))
	default:
		e.chain(r)
	}
	if r.erased {
		e.audience(r.audience)
		e.time(r.at, e.s.head)
	}
	if flags&hasArrangement != 0 {
		e.statement(parley.StatementID(r.arrangement), r.index)
	}
	if r.talk != nil {
		e.remark(r.talk, r.index)
	}
}

// chain writes a chain with its first entry.
func (e *encoder) chain(r *record) {
	c := r.chain
	e.party(c.author)
	e.byte(byte(c.kind))
	switch subject := parley.StatementID(c.id); {
	case subject == r.id:
		e.uint(subjectOwn)
	case subject == parley.StatementID{}:
		e.uint(subjectZero)
	default:
		e.uint(subjectOther)
		e.statement(parley.StatementID(c.id), r.index)
	}
	e.audience(c.addressees())
}

// addressees of a chain are its entries', unless those were erased.
func (c *chain) addressees() statement.Audience {
	if c.audience == "*" {
		return statement.Everyone
	}
	a := statement.Audience{Parties: make([]parley.PartyID, len(c.audience)/32)}
	for i := range a.Parties {
		copy(a.Parties[i][:], c.audience[32*i:])
	}
	return a
}

func (e *encoder) remark(t *remark, at uint64) {
	flags := byte(0)
	set := func(is bool, flag byte) {
		if is {
			flags |= flag
		}
	}
	set(t.revision != parley.RevisionID{}, talkRevision)
	set(t.about != parley.StatementID{}, talkAbout)
	set(t.clause != "", talkClause)
	set(t.point != nil, talkPoint)
	set(t.stance != "", talkStance)
	set(t.blocking, talkBlocking)
	set(t.text != parley.PartID{}, talkText)
	e.byte(flags)
	if flags&talkRevision != 0 {
		e.revision(t.revision, at)
	}
	if flags&talkAbout != 0 {
		e.statement(t.about, at)
	}
	if flags&talkClause != 0 {
		e.text(t.clause)
	}
	if flags&talkPoint != 0 {
		e.content(t.point)
	}
	if flags&talkStance != 0 {
		e.word(string(t.stance))
	}
	if flags&talkText != 0 {
		e.bytes(t.text[:])
	}
}

// log reads n entries.
func (d *decoder) log(n uint64) {
	s := d.s
	s.ids = newIndex(int(min(n, readAhead)))
	at := parley.Instant(0)
	var audiences []uint32 // of each entry's chain, by place
	var heads []bool       // whether it is the latest of its chain
	chains := 0
	for i := uint64(0); i < n && d.err == nil; i++ {
		flags := d.byte()
		if flags == 0 {
			s.log, audiences, heads = append(s.log, nil), append(audiences, 0), append(heads, false)
			continue
		}
		r := d.slabs.records.next()
		r.index = i
		s.log, audiences, heads = append(s.log, r), append(audiences, 0), append(heads, false)
		d.record(r, flags, &at, audiences, heads)
		if flags&beginsChain != 0 {
			chains++
		}
	}
	if d.err != nil {
		return
	}
	s.chains = newIndex(chains)
	for i, latest := range heads {
		if latest {
			d.head(s.log[i])
		}
	}
}

// head enters the latest record of a chain.
func (d *decoder) head(r *record) {
	hash := r.chain.hash()
	slot, ok := d.s.chains.find(hash, func(n int) bool { return d.s.log[n].chain.same(r.chain) })
	if ok {
		d.fail("a chain is begun twice")
		return
	}
	d.s.chains.set(slot, hash, int(r.index), func(n int) uint64 { return d.s.log[n].chain.hash() })
}

func (d *decoder) record(r *record, flags byte, at *parley.Instant, audiences []uint32, heads []bool) {
	i := r.index
	refused := flags&isRefused != 0
	if flags&hasRecord == 0 || flags&^byte(recordFlags) != 0 || refused && flags&^(hasRecord|isRefused) != 0 {
		d.fail("entry %d has the flags %#x", i, flags)
		return
	}
	r.id = d.id()
	r.kind = statement.Type(d.word())
	r.erased, r.whole = flags&isErased != 0, flags&isWhole != 0
	if !r.erased {
		step := d.uint()
		r.at = *at + parley.Instant(step)
		if r.at < *at || r.at > parley.Never {
			d.fail("entry %d lies at no time", i)
			return
		}
		*at = r.at
	}
	switch {
	case refused:
		r.author = d.party()
		r.audience = d.addressees(d.audience())
		r.refusal = new(parley.Refusal)
		d.content(r.refusal)
	case flags&beginsChain != 0:
		d.chain(r, audiences)
	default:
		d.follows(r, audiences, heads)
	}
	if d.err != nil {
		return
	}
	heads[i] = !refused
	if r.erased {
		r.audience = d.addressees(d.audience())
		r.at = d.time(d.s.head)
	}
	if flags&hasArrangement != 0 {
		if r.arrangement = parley.ArrangementID(d.statement(i)); r.arrangement == (parley.ArrangementID{}) {
			d.fail("entry %d is of no arrangement", i)
		}
	}
	if flags&hasTalk != 0 {
		r.talk = d.slabs.remarks.next()
		d.remark(r.talk, i)
	}
	d.findable(r)
}

// findable makes a record findable by its statement, of which it is the first.
func (d *decoder) findable(r *record) {
	s, hash := d.s, hashID(r.id)
	slot, ok := s.ids.find(hash, func(n int) bool { return s.log[n].id == r.id })
	switch {
	case !ok:
		s.ids.set(slot, hash, int(r.index), func(n int) uint64 { return hashID(s.log[n].id) })
	case r.refusal == nil:
		d.fail("entry %d is in already", r.index)
	}
}

func (d *decoder) addressees(n int) statement.Audience {
	if d.err != nil {
		return statement.Audience{}
	}
	return d.audiences[n].Audience
}

func (d *decoder) chain(r *record, audiences []uint32) {
	c := &chain{author: d.party(), kind: statement.SubjectKind(d.byte())}
	switch d.uint() {
	case subjectOwn:
		c.id = r.id
	case subjectZero:
	case subjectOther:
		// Its own place is not taken yet: only what came before can be named.
		if r.index > 0 {
			c.id = d.statement(r.index)
		}
		if c.id == [32]byte{} || c.id == [32]byte(r.id) {
			d.fail("the subject of entry %d is not in its shortest form", r.index)
		}
	default:
		d.fail("the subject of entry %d is not known", r.index)
	}
	n := d.audience()
	if d.err != nil {
		return
	}
	c.audience = d.audiences[n].key
	audiences[r.index] = uint32(n)
	r.chain, r.author, r.audience = c, c.author, d.audiences[n].Audience
}

// follows takes a record into the chain of an earlier one.
func (d *decoder) follows(r *record, audiences []uint32, heads []bool) {
	back := d.uint()
	if back == 0 || back > r.index || !heads[r.index-back] {
		d.fail("entry %d follows none of its chain", r.index)
		return
	}
	was := r.index - back
	heads[was] = false
	r.chain, audiences[r.index] = d.s.log[was].chain, audiences[was]
	r.author, r.audience = r.chain.author, d.audiences[audiences[was]].Audience
}

func (d *decoder) remark(t *remark, at uint64) {
	flags := d.byte()
	if flags&^byte(talkFlags) != 0 {
		d.fail("a remark has the flags %#x", flags)
		return
	}
	if flags&talkRevision != 0 {
		t.revision = d.revision(at)
	}
	if flags&talkAbout != 0 {
		t.about = d.statement(at)
	}
	if flags&talkClause != 0 {
		t.clause = d.text()
	}
	if flags&talkPoint != 0 {
		t.point = new(parley.Point)
		d.content(t.point)
	}
	if flags&talkStance != 0 {
		t.stance = parley.Stance(d.word())
	}
	t.blocking = flags&talkBlocking != 0
	if flags&talkText != 0 {
		t.text = d.id()
	}
	if flags&talkRevision != 0 && t.revision == (parley.RevisionID{}) || flags&talkAbout != 0 && t.about == (parley.StatementID{}) ||
		flags&talkClause != 0 && t.clause == "" || flags&talkStance != 0 && t.stance == "" || flags&talkText != 0 && t.text == (parley.PartID{}) {
		d.fail("a remark of entry %d says nothing where it says that it does", at)
	}
}
