package docket

import (
	"bufio"
	"io"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// EncodingVersion is the version of a state's encoding. One state has one
// encoding; what can be computed again, such as areas, is left out.
const EncodingVersion = 2

// encodingBuffer is how much is read and written at a time.
const encodingBuffer = 64 << 10

// Encode writes everything that the fold holds, refusals' reasons among it, so
// that Decode gives a state that answers and goes on as this one does.
func (s *State) Encode(w io.Writer) error { return s.encoder(w).state() }

func (s *State) encoder(w io.Writer) *encoder {
	e := &encoder{
		w: bufio.NewWriterSize(w, encodingBuffer), s: s,
		words: map[string]int{}, audiences: map[string]int{}, keys: map[parley.KeyID]int{},
		revisions: map[parley.RevisionID]uint64{}, pieces: map[parley.StatementID]int{}, territories: map[*geo.Territory]int{},
	}
	if s.world != nil {
		for i, t := range s.world.Territories() {
			e.territories[t] = i
		}
	}
	return e
}

// state writes all of it.
func (e *encoder) state() error {
	s := e.s
	e.byte(EncodingVersion)
	e.uint(s.size)
	e.uint(uint64(s.head))
	e.founding()
	e.parties()
	e.log()
	e.land()
	e.arrangements()
	e.operations()
	e.forgotten()
	e.retained()
	if err := e.w.Flush(); e.err == nil {
		e.err = err
	}
	return e.err
}

// Decode is the inverse of Encode; it accepts nothing else. world is the one
// that the state was folded with, by its digest.
func Decode(r io.Reader, world *geo.World) (*State, error) {
	d := &decoder{
		r: r, buf: make([]byte, encodingBuffer), s: New(world),
		spelt: map[string]bool{}, heard: map[string]bool{}, revisions: map[parley.RevisionID]uint64{},
	}
	if world != nil {
		d.territories = world.Territories()
	}
	s := d.s
	if v := d.byte(); v != EncodingVersion {
		d.fail("its version is %d, want %d", v, EncodingVersion)
	}
	if s.size = d.uint(); s.size > maxEncodedEntries {
		d.fail("it has too many entries")
	}
	s.head = parley.Instant(d.count(uint64(parley.Never)+1, "the head's time"))
	d.founding()
	d.parties()
	d.log(s.size)
	d.land()
	d.arrangements()
	d.operations()
	d.forgotten()
	d.retained()
	if d.err == nil && (d.at < d.end || d.over()) {
		d.fail("it is longer than a state")
	}
	if d.err != nil {
		return nil, d.err
	}
	return s, nil
}

// over reports whether there is more to read.
func (d *decoder) over() bool {
	n, err := io.ReadFull(d.r, d.buf[:1])
	if n == 0 && err != io.EOF {
		d.err = err
	}
	return n > 0
}

func (e *encoder) founding() {
	s := e.s
	e.bool(s.genesis != nil)
	if s.genesis == nil {
		return
	}
	e.bytes(s.ledger[:])
	e.bytes(s.registrar[:])
	e.content(s.genesis)
	e.content(&s.policy)
	e.int(s.rules)
}

func (d *decoder) founding() {
	s := d.s
	if !d.bool() {
		return
	}
	s.ledger, s.registrar = parley.LedgerID(d.id()), parley.PartyID(d.id())
	s.genesis = new(statement.Genesis)
	d.content(s.genesis)
	d.content(&s.policy)
	s.rules = d.int()
	if d.err == nil && s.genesis.World != s.worldDigest() {
		d.fail("it was folded with the territory file %v, this one is %v", s.genesis.World, s.worldDigest())
	}
}

func (e *encoder) parties() {
	e.uint(uint64(len(e.s.order)))
	for _, p := range e.s.order {
		e.bytes(p.id[:])
		e.time(p.since, e.s.head)
		e.bool(p.declared)
		e.bool(p.disclaimed)
		e.uint(uint64(len(p.profiles)))
		for i := range p.profiles {
			e.time(p.profiles[i].at, e.s.head)
			e.content(&p.profiles[i].profile)
		}
		e.uint(uint64(len(p.keys)))
		for _, k := range p.keys {
			e.keys[k.id] = len(e.keys)
			e.content(&k.key)
			e.time(k.from, e.s.head)
			e.time(k.until, e.s.head)
			e.time(k.compromised, e.s.head)
			e.bool(k.recovery)
		}
		e.offices(p)
	}
}

// offices writes who must sign together for a party, and who stands in for whom.
func (e *encoder) offices(p *party) {
	e.uint(uint64(len(p.rules)))
	for i := range p.rules {
		e.time(p.rules[i].at, e.s.head)
		e.content(&p.rules[i].rule)
	}
	e.uint(uint64(len(p.rosters)))
	for _, x := range p.rosters {
		e.uint(uint64(len(x.since)))
		for i := range x.since {
			e.time(x.since[i].at, e.s.head)
			e.content(&x.since[i].roster)
		}
	}
}

func (d *decoder) offices(p *party) {
	for i, n := 0, d.many(); i < n && d.err == nil; i++ {
		r := ruleSince{at: d.time(d.s.head)}
		d.content(&r.rule)
		p.rules = append(p.rules, r)
	}
	for i, n := 0, d.many(); i < n && d.err == nil; i++ {
		var x rostered
		for k, n := 0, d.many(); k < n && d.err == nil; k++ {
			r := rosterSince{at: d.time(d.s.head)}
			d.content(&r.roster)
			x.since = append(x.since, r)
		}
		if len(x.since) == 0 {
			d.fail("a post has no roster")
			return
		}
		x.post = x.since[0].roster.Post
		p.rosters = append(p.rosters, x)
	}
}

func (d *decoder) parties() {
	s := d.s
	n := d.count(maxEncodedEntries, "parties")
	for i := 0; i < n && d.err == nil; i++ {
		p := &party{id: parley.PartyID(d.id()), number: i}
		if _, ok := s.parties[p.id]; ok || p.id == (parley.PartyID{}) {
			d.fail("a party is told twice")
			return
		}
		p.since, p.declared, p.disclaimed = d.time(s.head), d.bool(), d.bool()
		for k, n := 0, d.profiles(); k < n && d.err == nil; k++ {
			f := profileSince{at: d.time(s.head)}
			d.content(&f.profile)
			p.profiles = append(p.profiles, f)
			s.named = append(s.named, f.at)
		}
		for k, n := 0, d.many(); k < n && d.err == nil; k++ {
			d.enrolled(p)
		}
		d.offices(p)
		s.parties[p.id] = p
		s.order = append(s.order, p)
	}
	slices.Sort(s.named)
}

// profiles is how many a party has; there is always one.
func (d *decoder) profiles() int {
	n := d.many()
	if n == 0 {
		d.fail("a party has no profile")
	}
	return n
}

func (d *decoder) enrolled(p *party) {
	k := &key{party: p.id}
	d.content(&k.key)
	k.from, k.until, k.compromised = d.time(d.s.head), d.time(d.s.head), d.time(d.s.head)
	k.recovery = d.bool()
	if d.err != nil {
		return
	}
	id, err := statement.KeyIDOf(k.key)
	if _, ok := d.s.keys[id]; ok || err != nil {
		d.fail("a key is none, or is told twice")
		return
	}
	k.id = id
	p.keys = append(p.keys, k)
	d.s.keys[id] = k
	d.keys = append(d.keys, id)
}
