package docket

import (
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// Picture is what stands at an instant, for who watches: an index of the zones
// of all rules that bind somebody, or that somebody upholds, as far as one party
// may see. It never changes and is safe for concurrent use, whatever is folded
// into the state that it was taken of; what an erasure takes away is gone with
// the next one.
type Picture struct {
	party parley.PartyID // zero: everybody's
	asOf  parley.AsOf
	line  *line // of the state
	seen  int   // of what has stirred in it
	index *fence.Index
	zones pages[*Standing] // by zone
	bases bases            // by the number of the arrangement
}

// Standing is what a zone of a picture is: one rule in one volume.
type Standing struct {
	Arrangement parley.ArrangementID
	Revision    parley.RevisionID
	Title       string
	State       parley.StateName
	Rule        *parley.Rule // shared: read only
	Volume      string
	// Bound are the parties that it binds, ascending.
	Bound []parley.PartyID
	// Upheld are those that uphold it: who is bound, and the sponsor of what is
	// asserted or authorised.
	Upheld []parley.PartyID
	// Stands is when all this holds: until something is due by the clock, or was
	// said. What is said later shows in later pictures.
	Stands parley.Window

	a  *arrangement
	rs *revState
	at parley.Instant
}

// Verdict is what the rule means for who asks and moves in the zone, as Check
// says it: touch is the relation that the index gave. Of q party, activity and
// purpose count.
func (z *Standing) Verdict(q parley.Question, touch geo.Relation) parley.Verdict {
	if touch == geo.Apart || !z.rs.rev.addresses(z.Rule, q) {
		return parley.NoConflict
	}
	bound, upheld := z.rs.upheld(z.a, z.at, q.Party)
	return verdictOf(touch, exemption(z.Rule.Exempt, q), has(bound, q.Party), len(upheld) > 0)
}

// base is what a picture holds of an arrangement.
type base struct {
	id     parley.ArrangementID
	stands parley.Window
	zones  []fence.ID
}

// Index is the zones. It is to be asked about instants within Stands.
func (x *Picture) Index() *fence.Index { return x.index }

// Zone is what a zone of the index is; nil: there is none.
func (x *Picture) Zone(id fence.ID) *Standing { return x.zones.at(int(id)) }

// AsOf names the point at which the picture was computed.
func (x *Picture) AsOf() parley.AsOf { return x.asOf }

// Stands is the time about the picture's instant in which nothing changes by the
// clock: another one is due at its end.
func (x *Picture) Stands() parley.Window { return x.bases.all }

// Picture is what stands at t as p may see it; the zero party sees all.
func (s *State) Picture(p parley.PartyID, t parley.Instant) *Picture { return blank(p).At(s, t) }

func blank(p parley.PartyID) *Picture {
	return &Picture{party: p, index: fence.New(nil), bases: bases{all: always}}
}

// At is the picture at another instant, past or future, or of a state that has
// gone on: the same as if it were drawn anew, but for the zones' numbers, at the
// cost of what differs.
func (x *Picture) At(s *State, t parley.Instant) *Picture {
	if x.line != s.line || x.seen > len(s.stirred) {
		x = blank(x.party)
		x.line = s.line
	}
	d := &drawing{s: s, t: t, party: x.party, drawn: map[int]bool{}, index: x.index, zones: pen[*Standing]{pages: x.zones}, bases: pen[base]{pages: x.bases.pages}}
	for _, n := range x.bases.otherwise(t) {
		d.draw(n, s.arrangements[x.bases.at(n).id])
	}
	if x.asOf.Size == 0 {
		for _, a := range s.tabled {
			d.draw(a.number, a)
		}
	} else {
		for _, o := range s.stirred[x.seen:] {
			d.draw(o.number, s.arrangements[o.id])
		}
	}
	next := &Picture{party: x.party, asOf: s.At(t).AsOf(), line: s.line, seen: len(s.stirred), index: x.index,
		zones: d.zones.pages, bases: x.bases.then(&d.bases)}
	if d.edit != nil {
		next.index = d.edit.Index()
	}
	return next
}

// stirred is an arrangement that an entry has changed.
type stirred struct {
	number int
	id     parley.ArrangementID
}

func (s *State) stir(a *arrangement) { s.stirred = append(s.stirred, stirred{a.number, a.id}) }

// drawing makes the next picture.
type drawing struct {
	s     *State
	t     parley.Instant
	party parley.PartyID
	index *fence.Index
	edit  *fence.Edit // nil: no zone differs yet
	zones pen[*Standing]
	bases pen[base]
	drawn map[int]bool
}

func (d *drawing) change() *fence.Edit {
	if d.edit == nil {
		d.edit = d.index.Edit()
	}
	return d.edit
}

// draw puts an arrangement in as it stands; nil: it is no longer there.
func (d *drawing) draw(n int, a *arrangement) {
	if d.drawn[n] {
		return
	}
	d.drawn[n] = true
	for _, id := range d.bases.at(n).zones {
		d.change().Remove(id)
		d.zones.set(int(id), nil)
	}
	b := base{}
	if a != nil && (d.party == (parley.PartyID{}) || a.now().audience.Has(d.party)) {
		var m *machine
		b.id = a.id
		m, b.stands = a.standing(d.t)
		for i := 0; m != nil && i < len(m.revs); i++ {
			b.zones = d.revision(b.zones, a, m, i, b.stands)
		}
	}
	d.bases.set(n, b)
}

// revision draws the zones of one revision, if it binds or is upheld.
func (d *drawing) revision(out []fence.ID, a *arrangement, m *machine, i int, stands parley.Window) []fence.ID {
	rs := m.revs[i]
	bound, upheld := rs.upheld(a, m.at, d.party)
	if rs.over != "" || len(upheld) == 0 && !has(bound, d.party) {
		return out
	}
	what := Standing{Arrangement: a.id, Revision: rs.rev.id, Title: title(rs.rev.content), State: rs.state(a, m, m.gate(a, i)),
		Bound: bound, Stands: stands, a: a, rs: rs, at: m.at}
	_, what.Upheld = rs.upheld(a, m.at, parley.PartyID{})
	for ri := range rs.rev.content.Rules {
		rule := &rs.rev.content.Rules[ri]
		for _, v := range rs.rev.footing.prepared() {
			if len(rule.Volumes) > 0 && !has(rule.Volumes, v.Volume.ID) {
				continue
			}
			z := ruled(fence.ZoneOf(v), rule)
			z.Active = stands
			id, err := d.change().Add(z)
			if err != nil {
				panic("docket: " + err.Error()) // only that it is full
			}
			one := what
			one.Rule, one.Volume = rule, v.Volume.ID
			d.zones.set(int(id), &one)
			out = append(out, id)
		}
	}
	return out
}

// standing is the machine at t, and for how long about t it stands unchanged,
// but for silent renewals; nil before it was tabled.
func (a *arrangement) standing(t parley.Instant) (*machine, parley.Window) {
	i := a.momentIndex(t)
	if i < 0 {
		return nil, parley.Window{From: always.From, Until: a.moments[0].at}
	}
	end := always.Until
	if i+1 < len(a.moments) {
		end = a.moments[i+1].at
	}
	from := a.moments[i].at
	for m := a.moments[i].m; ; {
		m = m.tick(a, from)
		until := min(end, m.change(a))
		if t < until || until == end {
			return m, parley.Window{From: from, Until: until}
		}
		from = until
	}
}

// Projector keeps a party's picture, the zero party's being everybody's: who
// watches takes it as it is, and waits for nobody.
type Projector struct {
	now  atomic.Pointer[Picture]
	turn sync.Mutex // one update at a time
}

// NewProjector begins with an empty picture.
func NewProjector(p parley.PartyID) *Projector {
	x := &Projector{}
	x.now.Store(blank(p))
	return x
}

// Picture is the latest.
func (x *Projector) Picture() *Picture { return x.now.Load() }

// Update replaces the picture by that of s at t: after entries were folded in,
// and when the present one no longer stands. Nobody may be changing s meanwhile.
func (x *Projector) Update(s *State, t parley.Instant) *Picture {
	x.turn.Lock()
	defer x.turn.Unlock()
	next := x.now.Load().At(s, t)
	x.now.Store(next)
	return next
}
