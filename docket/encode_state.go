package docket

import (
	"reflect"
	"slices"

	"github.com/open-parley/parley"
)

// What of a revision's state differs from the moment before, as bits.
const (
	newClaims = 1 << iota
	newOver
	newPositions
	newQuestions
	newWords
	newFacts
	newAcks
	newForce // inForce, start, required, needs
	newTerm  // end, renewals
	newMembers
	newDecided
	newEnds
	newHalts
	newBreaches
	newPublic // publish, public

	newLimit = 1 << iota
)

var nothing = &revState{} // what a revision's first state differs from

// revState writes what differs between was and rs; was is nil for a revision that
// is new in this moment. Nothing: 0.
func (e *encoder) revState(rs, was *revState, mo *moment) {
	if rs == was {
		e.uint(0)
		return
	}
	if was == nil {
		was = nothing
	}
	mask := rs.differs(was)
	e.uint(uint64(mask))
	x := &momentWriter{e, mo.m.at, mo.index}
	if mask&newClaims != 0 {
		each(e, was.claims, rs.claims, sameClaim, x.claim(rs.rev.footing))
	}
	if mask&newOver != 0 {
		e.word(string(rs.over))
		e.time(rs.overAt, x.at)
	}
	if mask&newPositions != 0 {
		each(e, was.positions, rs.positions, samePosition, x.position)
	}
	if mask&newQuestions != 0 {
		each(e, was.questions, rs.questions, equal[question], x.question)
	}
	if mask&newWords != 0 {
		each(e, was.words, rs.words, sameWord, x.word)
	}
	if mask&newFacts != 0 {
		each(e, was.facts, rs.facts, sameFact, x.fact)
	}
	if mask&newAcks != 0 {
		each(e, was.acks, rs.acks, equal[ack], x.ack)
	}
	if mask&newForce != 0 {
		e.bool(rs.inForce)
		e.time(rs.start, x.at)
		each(e, nil, rs.required, equal[parley.PartyID], x.party)
		each(e, nil, rs.needs, equal[need], x.need)
	}
	if mask&newTerm != 0 {
		e.time(rs.end, x.at)
		e.int(rs.renewals)
	}
	if mask&newMembers != 0 {
		each(e, was.members, rs.members, equal[member], x.member)
	}
	if mask&newDecided != 0 {
		each(e, was.decided, rs.decided, equal[decision], x.decision)
	}
	if mask&newEnds != 0 {
		e.time(rs.ends, x.at)
		e.statement(rs.endedBy, x.index)
	}
	if mask&newHalts != 0 {
		each(e, was.halts, rs.halts, equal[halt], x.halt)
	}
	if mask&newBreaches != 0 {
		each(e, was.breaches, rs.breaches, equal[breach], x.breach)
	}
	if mask&newPublic != 0 {
		each(e, was.publish, rs.publish, samePublisher, x.publisher)
		e.time(rs.public, x.at)
	}
}

// differs tells in what.
func (rs *revState) differs(was *revState) (mask int) {
	set := func(same bool, bit int) {
		if !same {
			mask |= bit
		}
	}
	set(alike(rs.claims, was.claims, sameClaim), newClaims)
	set(rs.over == was.over && rs.overAt == was.overAt, newOver)
	set(alike(rs.positions, was.positions, samePosition), newPositions)
	set(alike(rs.questions, was.questions, equal), newQuestions)
	set(alike(rs.words, was.words, sameWord), newWords)
	set(alike(rs.facts, was.facts, sameFact), newFacts)
	set(alike(rs.acks, was.acks, equal), newAcks)
	set(rs.inForce == was.inForce && rs.start == was.start && alike(rs.required, was.required, equal) && alike(rs.needs, was.needs, equal), newForce)
	set(rs.end == was.end && rs.renewals == was.renewals, newTerm)
	set(alike(rs.members, was.members, equal), newMembers)
	set(alike(rs.decided, was.decided, equal), newDecided)
	set(rs.ends == was.ends && rs.endedBy == was.endedBy, newEnds)
	set(alike(rs.halts, was.halts, equal), newHalts)
	set(alike(rs.breaches, was.breaches, equal), newBreaches)
	set(rs.public == was.public && alike(rs.publish, was.publish, samePublisher), newPublic)
	return mask
}

func equal[T comparable](a, b *T) bool { return *a == *b }

// alike: the same elements, and nil only where the other is.
func alike[T any](a, b []T, same func(a, b *T) bool) bool {
	if len(a) != len(b) || (a == nil) != (b == nil) {
		return false
	}
	if len(a) == 0 || &a[0] == &b[0] {
		return true
	}
	for i := range a {
		if !same(&a[i], &b[i]) {
			return false
		}
	}
	return true
}

func sameClaim(a, b *claim) bool {
	return a.party == b.party && a.name == b.name && a.attributed == b.attributed && a.touch == b.touch &&
		a.disclaimed == b.disclaimed && alike(a.grounds, b.grounds, sameGround)
}

func sameGround(a, b *ground) bool { return a.piece == b.piece && a.territory == b.territory }

func samePosition(a, b *position) bool {
	return a.party == b.party && a.stance == b.stance && a.at == b.at && a.by == b.by && a.suspect == b.suspect &&
		alike(a.keys, b.keys, equal) && alike(a.members, b.members, equal) &&
		(a.condition == b.condition || reflect.DeepEqual(a.condition, b.condition))
}

func sameWord(a, b *word) bool {
	return a.reservation == b.reservation && a.party == b.party && a.accepts == b.accepts && a.at == b.at && a.by == b.by &&
		a.suspect == b.suspect && alike(a.keys, b.keys, equal)
}

func samePublisher(a, b *publisher) bool {
	return a.party == b.party && a.at == b.at && a.by == b.by && a.suspect == b.suspect && alike(a.keys, b.keys, equal)
}

func sameFact(a, b *fact) bool {
	return a.party == b.party && a.label == b.label && a.at == b.at && a.by == b.by && a.suspect == b.suspect &&
		alike(a.keys, b.keys, equal)
}

// each writes a list as its length and those elements that are not the ones
// that stood at their places before.
func each[T any](e *encoder, was, now []T, same func(a, b *T) bool, put func(*T)) {
	if now == nil {
		e.uint(0)
		return
	}
	e.uint(uint64(len(now)) + 1)
	common := min(len(was), len(now))
	changed := 0
	for i := range common {
		if !same(&was[i], &now[i]) {
			changed++
		}
	}
	if common > 0 {
		e.uint(uint64(changed))
	}
	from := 0
	for i := range common {
		if !same(&was[i], &now[i]) {
			e.uint(uint64(i - from))
			put(&now[i])
			from = i + 1
		}
	}
	for i := common; i < len(now); i++ {
		put(&now[i])
	}
}

// eachOf is the inverse of each.
func eachOf[T any](d *decoder, was []T, same func(a, b *T) bool, get func() T) []T {
	n := d.length()
	if n < 0 || d.err != nil {
		return nil
	}
	now := make([]T, min(n, len(was)), max(min(n, len(was)), min(n, readAhead)))
	common := copy(now, was)
	if common > 0 {
		from := 0
		for changed := d.count(uint64(common)+1, "changed elements"); changed > 0 && d.err == nil; changed-- {
			i := from + d.count(uint64(common-from), "a changed element")
			if d.err != nil {
				return nil
			}
			now[i] = get()
			if d.err == nil && same(&was[i], &now[i]) {
				d.fail("an element is told again")
			}
			from = i + 1
			if from == common && changed > 1 {
				d.fail("too many elements have changed")
			}
		}
	}
	for i := common; i < n && d.err == nil; i++ {
		now = append(now, get())
	}
	return now
}

// revState reads the state of revision i of a.
func (d *decoder) revState(a *arrangement, i int, was *revState, mo *moment) *revState {
	mask := d.count(newLimit, "changes of a revision")
	if mask == 0 && was != nil || d.err != nil {
		return was
	}
	rs := d.slabs.states.next()
	if was == nil {
		rs.rev = a.revs[i]
		was = nothing
	} else {
		*rs = *was
	}
	rev := rs.rev
	x := &momentReader{d, mo.m.at, mo.index}
	if mask&newClaims != 0 {
		rs.claims = eachOf(d, was.claims, sameClaim, x.claim(rev.footing))
	}
	if mask&newOver != 0 {
		rs.over, rs.overAt = parley.StateName(d.word()), d.time(x.at)
	}
	if mask&newPositions != 0 {
		rs.positions = eachOf(d, was.positions, samePosition, x.position)
	}
	if mask&newQuestions != 0 {
		rs.questions = eachOf(d, was.questions, equal, x.question)
	}
	if mask&newWords != 0 {
		rs.words = eachOf(d, was.words, sameWord, x.word)
	}
	if mask&newFacts != 0 {
		rs.facts = eachOf(d, was.facts, sameFact, x.fact)
	}
	if mask&newAcks != 0 {
		rs.acks = eachOf(d, was.acks, equal, x.ack)
	}
	if mask&newForce != 0 {
		rs.inForce, rs.start = d.bool(), d.time(x.at)
		rs.required = eachOf(d, nil, equal, d.party)
		rs.needs = eachOf(d, nil, equal, x.need)
	}
	if mask&newTerm != 0 {
		rs.end, rs.renewals = d.time(x.at), d.int()
	}
	if mask&newMembers != 0 {
		rs.members = eachOf(d, was.members, equal, x.member)
	}
	if mask&newDecided != 0 {
		rs.decided = eachOf(d, was.decided, equal, x.decision)
	}
	if mask&newEnds != 0 {
		rs.ends, rs.endedBy = d.time(x.at), d.statement(x.index)
	}
	if mask&newHalts != 0 {
		rs.halts = eachOf(d, was.halts, equal, x.halt)
	}
	if mask&newBreaches != 0 {
		rs.breaches = eachOf(d, was.breaches, equal, x.breach)
	}
	if mask&newPublic != 0 {
		rs.publish, rs.public = eachOf(d, was.publish, samePublisher, x.publisher), d.time(x.at)
	}
	if d.err == nil && rs.differs(was) != mask {
		d.fail("a revision is said to change where it does not")
	}
	return rs
}

// momentWriter writes what a moment holds, near its time and entry.
type momentWriter struct {
	*encoder
	at    parley.Instant
	index uint64
}

type momentReader struct {
	*decoder
	at    parley.Instant
	index uint64
}

func (x *momentWriter) by(id parley.StatementID) { x.encoder.statement(id, x.index) }
func (x *momentReader) by() parley.StatementID   { return x.decoder.statement(x.index) }
func (x *momentWriter) when(t parley.Instant)    { x.encoder.time(t, x.at) }
func (x *momentReader) when() parley.Instant     { return x.decoder.time(x.at) }
func (x *momentWriter) party(p *parley.PartyID)  { x.encoder.party(*p) }
func (x *momentWriter) signers(ids []parley.KeyID) {
	each(x.encoder, nil, ids, equal, func(k *parley.KeyID) { x.key(*k) })
}
func (x *momentReader) signers() []parley.KeyID { return eachOf(x.decoder, nil, equal, x.key) }

func (x *momentWriter) claim(f *footing) func(*claim) {
	return func(c *claim) {
		x.encoder.party(c.party)
		x.encoder.word(c.name)
		x.bool(c.attributed)
		x.bool(c.disclaimed)
		x.byte(byte(c.touch))
		each(x.encoder, nil, c.grounds, sameGround, func(g *ground) {
			if g.territory == nil && x.whole {
				x.uint(1)
				x.bytes(g.piece[:])
				x.byte(byte(g.rel.touch))
				return
			}
			if g.territory == nil {
				x.uint(uint64(x.pieces[g.piece]) + 1)
				x.byte(byte(g.rel.touch))
				return
			}
			x.uint(0)
			x.uint(uint64(slices.IndexFunc(f.attributed, func(a attributed) bool { return a.territory == g.territory })))
		})
	}
}

func (x *momentReader) claim(f *footing) func() claim {
	d := x.decoder
	return func() claim {
		c := claim{party: d.party(), name: d.word(), attributed: d.bool(), disclaimed: d.bool(), touch: d.touch()}
		c.grounds = eachOf(d, nil, sameGround, func() ground {
			n := d.count(uint64(len(d.s.pieces))+1, "a piece of territory")
			if n > 0 {
				p := d.s.pieces[n-1]
				return ground{piece: p.by, land: p.land, rel: d.toward(f, p)}
			}
			k := d.count(uint64(len(f.attributed)), "an attributed territory")
			if d.err != nil {
				return ground{}
			}
			return ground{territory: f.attributed[k].territory, rel: f.attributed[k].rel}
		})
		return c
	}
}

// toward is how a footprint lies to a piece, as it was found once.
func (d *decoder) toward(f *footing, p *piece) *relation {
	touch := d.touch()
	rel := f.declared[p.by]
	if rel == nil {
		rel = &relation{touch: touch}
		f.declared[p.by] = rel
	}
	if rel.touch != touch {
		d.fail("a footprint lies to one piece in two ways")
	}
	return rel
}

func (x *momentWriter) position(p *position) {
	x.encoder.party(p.party)
	x.encoder.word(string(p.stance))
	x.when(p.at)
	x.by(p.by)
	x.signers(p.keys)
	x.content(&p.condition)
	each(x.encoder, nil, p.members, equal, x.party)
	x.bool(p.suspect)
}

func (x *momentReader) position() (p position) {
	p.party, p.stance, p.at, p.by, p.keys = x.decoder.party(), parley.Stance(x.decoder.word()), x.when(), x.by(), x.signers()
	x.content(&p.condition)
	p.members, p.suspect = eachOf(x.decoder, nil, equal, x.decoder.party), x.bool()
	return p
}

func (x *momentWriter) question(q *question) {
	x.by(q.by)
	x.encoder.party(q.asker)
	x.when(q.at)
	x.bool(q.blocking)
	x.by(q.answered)
	x.bool(q.settled)
}

func (x *momentReader) question() question {
	return question{x.by(), x.decoder.party(), x.when(), x.bool(), x.by(), x.bool()}
}
