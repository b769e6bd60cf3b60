package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// arrangements writes every arrangement with its moments. Each moment is what
// differs from the one before.
func (e *encoder) arrangements() {
	e.uint(uint64(len(e.s.tabled)))
	for _, a := range e.s.tabled {
		e.arrangement(a)
	}
}

func (e *encoder) arrangement(a *arrangement) {
	e.uint(a.founded.index)
	e.bool(a.answers != nil)
	if a.answers != nil {
		e.statement(parley.StatementID(a.answers.Answers), a.founded.index)
		e.bytes(a.answers.To[:])
	}
	e.uint(uint64(len(a.revs)))
	was := a.founded.index
	for _, r := range a.revs {
		e.uint(r.index - was)
		was = r.index
		e.content(r.content)
		e.content(&r.footing.annex)
		e.footing(r.footing)
	}
	e.uint(uint64(len(a.aside)))
	for _, d := range a.aside {
		e.uint(uint64(d.revision))
		e.party(d.party)
	}
	e.uint(uint64(len(a.moments)))
	at, index := a.founded.at, a.founded.index
	empty := &machine{}
	before := empty
	for _, mo := range a.moments {
		e.uint(mo.index - index)
		e.uint(uint64(mo.at - at))
		at, index = mo.at, mo.index
		e.machine(mo, before)
		before = mo.m
	}
}

// footing writes the attributed territories under a revision: they are found
// once, by the fold, and all later claims rest on them.
func (e *encoder) footing(f *footing) {
	f.mu.Lock()
	defer f.mu.Unlock()
	e.bool(f.laid)
	if !f.laid {
		return
	}
	e.uint(uint64(len(f.attributed)))
	for _, a := range f.attributed {
		e.uint(uint64(e.territories[a.territory]))
		e.byte(byte(a.rel.touch))
	}
}

func (e *encoder) machine(mo *moment, before *machine) {
	m := mo.m
	e.int(int64(m.at - mo.at))
	e.int(int64(m.entry - mo.index))
	same := before.revs != nil && m.audience.Equal(before.audience)
	e.bool(same)
	if !same {
		e.audience(m.audience)
	}
	e.uint(uint64(len(m.revs)))
	for i, rs := range m.revs {
		var was *revState
		if i < len(before.revs) {
			was = before.revs[i]
		}
		e.revState(rs, was, mo)
	}
}

func (d *decoder) arrangements() {
	n := d.count(uint64(len(d.s.log))+1, "arrangements")
	last := int64(-1)
	for i := 0; i < n && d.err == nil; i++ {
		a := &arrangement{}
		d.arrangement(a)
		if d.err != nil {
			return
		}
		if int64(a.founded.index) <= last {
			d.fail("arrangements are out of order")
			return
		}
		last = int64(a.founded.index)
		a.number = i
		d.s.founded++
		d.s.tabled = append(d.s.tabled, a)
		d.s.arrangements[a.id] = a
		for _, r := range a.revs {
			d.s.zones.lay(a.laid(r))
		}
	}
	for _, a := range d.s.tabled {
		if a.answers == nil {
			continue
		}
		if o := d.s.arrangements[a.answers.Answers]; o != nil {
			o.counters = append(o.counters, a)
		}
	}
	for i, r := range d.s.log {
		if r == nil || r.arrangement == (parley.ArrangementID{}) {
			continue
		}
		a := d.s.arrangements[r.arrangement]
		if a == nil || a.founded.index > uint64(i) {
			d.fail("entry %d is of an arrangement that there is not", i)
			return
		}
		if r.whole {
			a.records = append(a.records, r)
		} else if statement.Sealed(r.kind) {
			if r.talk == nil {
				d.fail("entry %d deposits nothing", i)
				return
			}
			a.deposits = append(a.deposits, r)
		}
	}
}

// entry is the record that founded or revised an arrangement.
func (d *decoder) entry(index uint64) *record {
	if index < uint64(len(d.s.log)) {
		if r := d.s.log[index]; r != nil && r.refusal == nil && r.talk != nil && r.talk.revision != (parley.RevisionID{}) {
			return r
		}
	}
	d.fail("entry %d brought no revision in", index)
	return nil
}

func (d *decoder) arrangement(a *arrangement) {
	founding := d.uint()
	if a.founded = d.entry(founding); a.founded == nil {
		return
	}
	if a.id = parley.ArrangementID(a.founded.id); a.founded.arrangement != a.id {
		d.fail("entry %d founded no arrangement", founding)
		return
	}
	a.sponsor = a.founded.author
	if d.bool() {
		a.answers = &statement.Counter{Answers: parley.ArrangementID(d.statement(founding)), To: parley.RevisionID(d.id())}
	}
	d.tabled(a)
	if d.err != nil {
		return
	}
	a.kind, a.basis = a.revs[0].content.Kind, a.revs[0].content.Basis
	for i, n := 0, d.many(); i < n && d.err == nil; i++ {
		revision := d.count(uint64(len(a.revs))+1, "a disclaimed revision")
		a.aside = append(a.aside, disclaimer{revision, d.party()})
	}
	n := d.count(uint64(len(d.s.log))+1, "moments")
	if n == 0 {
		d.fail("an arrangement has no moment")
		return
	}
	a.moments = make([]*moment, 0, min(n, readAhead))
	at, index := a.founded.at, founding
	before := &machine{}
	for i := 0; i < n && d.err == nil; i++ {
		mo := d.slabs.moments.next()
		mo.index = index + d.uint()
		mo.at = at + parley.Instant(d.uint())
		if mo.index < index || mo.index >= uint64(len(d.s.log)) || mo.at < at || mo.at > d.s.head {
			d.fail("a moment lies nowhere")
			return
		}
		at, index = mo.at, mo.index
		mo.m = d.slabs.machines.next()
		d.machine(a, mo, before)
		before = mo.m
		a.moments = append(a.moments, mo)
	}
}

// revisions_ reads what was tabled. The first content is the founding body's,
// which a counter-proposal shares.
func (d *decoder) tabled(a *arrangement) {
	n := d.count(uint64(len(d.s.log))+1, "revisions")
	if n == 0 {
		d.fail("an arrangement has no revision")
	}
	index := a.founded.index
	for i := 0; i < n && d.err == nil; i++ {
		step := d.uint()
		if (step == 0) != (i == 0) {
			d.fail("revisions are out of order")
			return
		}
		index += step
		by := d.entry(index)
		if by == nil || by.arrangement != a.id {
			d.fail("entry %d brought no revision in", index)
			return
		}
		rev := &revision{id: by.talk.revision, number: i + 1, at: by.at, by: by.id, index: index}
		if i == 0 && a.answers != nil {
			rev.content = &a.answers.Revision
		} else {
			rev.content = new(parley.Revision)
		}
		d.content(rev.content)
		land := new(layout)
		d.content(&land.annex)
		rev.footing = newFooting(land)
		d.footing(rev.footing)
		a.revs = append(a.revs, rev)
	}
}

func (d *decoder) footing(f *footing) {
	if f.laid = d.bool(); !f.laid {
		return
	}
	seen := map[*geo.Territory]bool{}
	for i, n := 0, d.count(uint64(len(d.territories))+1, "territories"); i < n && d.err == nil; i++ {
		k := d.count(uint64(len(d.territories)), "a territory")
		touch := d.touch()
		if d.err != nil {
			return
		}
		t := d.territories[k]
		if seen[t] {
			d.fail("a territory is named twice")
		}
		seen[t] = true
		f.attributed = append(f.attributed, attributed{t, &relation{touch: touch}})
	}
}

// touch is a relation that is not Apart.
func (d *decoder) touch() geo.Relation {
	r := geo.Relation(d.byte())
	if r != geo.Touch && r != geo.Indeterminate {
		d.fail("a relation is %d", r)
	}
	return r
}

func (d *decoder) machine(a *arrangement, mo *moment, before *machine) {
	m := mo.m
	m.at = mo.at + parley.Instant(d.int())
	m.entry = mo.index + uint64(d.int())
	if m.at < 0 || m.at > parley.Never || m.entry >= uint64(len(d.s.log)) {
		d.fail("a machine stands nowhere")
		return
	}
	switch same := d.bool(); {
	case same && before.revs == nil:
		d.fail("the first moment is like no other")
	case same:
		m.audience = before.audience
	default:
		m.audience = d.addressees(d.audience())
		if before.revs != nil && m.audience.Equal(before.audience) {
			d.fail("an audience is told again")
		}
	}
	n := d.count(uint64(len(a.revs))+1, "revisions of a moment")
	if n == 0 || n < len(before.revs) {
		d.fail("a moment has %d revisions", n)
		return
	}
	m.revs = make([]*revState, n)
	for i := range m.revs {
		var was *revState
		if i < len(before.revs) {
			was = before.revs[i]
		}
		if m.revs[i] = d.revState(a, i, was, mo); d.err != nil {
			return
		}
	}
}

// operations writes every operation with its phases.
func (e *encoder) operations() {
	e.uint(uint64(len(e.s.planned)))
	for _, o := range e.s.planned {
		at := e.s.record(parley.StatementID(o.id)).index
		e.uint(at)
		e.audience(o.audience)
		e.uint(uint64(len(o.phases)))
		for i := range o.phases {
			p := &o.phases[i]
			e.time(p.at, e.s.head)
			e.statement(p.by, e.s.size-1)
			e.bool(p.started)
			e.bool(p.over)
			same := i > 0 && p.volumes == o.phases[i-1].volumes
			e.bool(same)
			if !same {
				e.content(&p.intent)
				e.content(p.volumes.annex)
			}
		}
	}
}

func (d *decoder) operations() {
	last := int64(-1)
	for i, n := 0, d.count(uint64(len(d.s.log))+1, "operations"); i < n && d.err == nil; i++ {
		at := d.count(uint64(len(d.s.log)), "an operation's plan")
		if d.err != nil {
			return
		}
		r := d.s.log[at]
		if int64(at) <= last || r == nil || r.refusal != nil {
			d.fail("entry %d plans no operation", at)
			return
		}
		last = int64(at)
		o := &operation{id: parley.OperationID(r.id), number: len(d.s.planned), party: r.author, audience: d.addressees(d.audience())}
		phases := d.many()
		if phases == 0 {
			d.fail("an operation has no phase")
		}
		for k := 0; k < phases && d.err == nil; k++ {
			o.phases = append(o.phases, d.phase(o))
			if k == 0 || o.phases[k].volumes != o.phases[k-1].volumes {
				d.s.flights.lay(o.laid(k))
			}
		}
		d.s.planned = append(d.s.planned, o)
		d.s.operations[o.id] = o
	}
}

func (d *decoder) phase(o *operation) (p phase) {
	p.at = d.time(d.s.head)
	p.by = d.statement(d.s.size - 1)
	p.started, p.over = d.bool(), d.bool()
	if d.bool() {
		if len(o.phases) == 0 {
			d.fail("an operation has no first phase")
			return p
		}
		was := o.last()
		p.intent, p.volumes = was.intent, was.volumes
		return p
	}
	d.content(&p.intent)
	annex := new(parley.Annex)
	d.content(annex)
	p.volumes = &layout{annex: annex}
	return p
}

// pieces writes the territory that parties declared.
func (e *encoder) land() {
	e.uint(uint64(len(e.s.pieces)))
	for i, p := range e.s.pieces {
		e.pieces[p.by] = i
		e.statement(p.by, e.s.size-1)
		e.party(p.owner)
		e.text(p.name)
		e.time(p.since, e.s.head)
		e.time(p.until, e.s.head)
		e.content(p.land.annex)
	}
}

func (d *decoder) land() {
	seen := map[parley.StatementID]bool{}
	for i, n := 0, d.count(uint64(len(d.s.log))+1, "territories"); i < n && d.err == nil; i++ {
		p := &piece{by: d.statement(d.s.size - 1), owner: d.party(), name: d.text()}
		p.since, p.until = d.time(d.s.head), d.time(d.s.head)
		annex := new(parley.Annex)
		d.content(annex)
		p.land = &layout{annex: annex}
		if seen[p.by] {
			d.fail("a territory is declared twice")
		}
		seen[p.by] = true
		d.s.addPiece(p)
	}
}

// erasedMatters writes which arrangements were erased, and when.
func (e *encoder) forgotten() {
	ids := make([]parley.ArrangementID, 0, len(e.s.forgotten))
	for id := range e.s.forgotten {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b parley.ArrangementID) int { return slices.Compare(a[:], b[:]) })
	e.uint(uint64(len(ids)))
	for _, id := range ids {
		e.bytes(id[:])
		e.time(e.s.forgotten[id], e.s.head)
	}
}

func (d *decoder) forgotten() {
	var last parley.ArrangementID
	for i, n := 0, d.count(uint64(len(d.s.log))+1, "erased arrangements"); i < n && d.err == nil; i++ {
		id := parley.ArrangementID(d.id())
		if i > 0 && slices.Compare(last[:], id[:]) >= 0 {
			d.fail("erased arrangements are out of order")
		}
		last = id
		d.s.forgotten[id] = d.time(d.s.head)
	}
}
