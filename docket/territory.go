package docket

import (
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// piece is one territory: declared by a party, or attributed by the built-in
// world to whoever bears the country's code.
type piece struct {
	owner parley.PartyID // declared; zero: attributed
	name  string
	by    parley.StatementID
	since parley.Instant
	until parley.Instant // disclaimed or replaced; Never while it stands
	land  *layout
}

// Territory is a declared territory.
type Territory struct {
	Owner parley.PartyID
	Name  string
	By    parley.StatementID
	Since parley.Instant
	Until parley.Instant // Never while it stands
	Areas []*geo.Area
}

// Territories are all that were ever declared, in order.
func (s *State) Territories() []Territory {
	out := make([]Territory, len(s.pieces))
	for i, p := range s.pieces {
		out[i] = Territory{p.owner, p.name, p.by, p.since, p.until, nil}
		out[i].Areas = p.land.areas()
	}
	return out
}

// prepare lays out the volumes of a map part.
func prepare(x *statement.Signed, id parley.PartID) (*layout, error) {
	annex, err := x.Annex(id)
	if err != nil {
		return nil, err
	}
	return layOut(annex)
}

func prepareAnnex(annex *parley.Annex) ([]geo.PreparedVolume, error) {
	out := make([]geo.PreparedVolume, len(annex.Volumes))
	for i, v := range annex.Volumes {
		p, err := geo.PrepareVolume(v)
		if err != nil {
			r := parley.Refuse("bad-volume", "", "Volume %q: %s.", v.ID, err).To("Mend the map and sign anew.")
			r.Cause = err
			return nil, r
		}
		out[i] = p
	}
	return out, nil
}

// layout is a map with its volumes laid out. What comes out of a snapshot is
// laid out when it is first needed.
type layout struct {
	annex   *parley.Annex // nil: no map
	once    sync.Once
	volumes []geo.PreparedVolume
}

// layOut lays a map's volumes out now.
func layOut(annex *parley.Annex) (*layout, error) {
	y := &layout{annex: annex}
	var err error
	y.once.Do(func() { y.volumes, err = prepareAnnex(annex) })
	return y, err
}

// prepared are the volumes. A map that was laid out once lies the same way
// again, so there is no error to tell.
func (y *layout) prepared() []geo.PreparedVolume {
	y.once.Do(func() {
		if y.annex != nil {
			y.volumes, _ = prepareAnnex(y.annex)
		}
	})
	return y.volumes
}

// Volumes are those of a revision's map, laid out: shared, read only. None: it
// has no map yet.
func (s *State) Volumes(id parley.ArrangementID, rev parley.RevisionID) []geo.PreparedVolume {
	if a := s.arrangements[id]; a != nil {
		if r := a.revision(rev); r != nil {
			return r.footing.prepared()
		}
	}
	return nil
}

func (y *layout) areas() []*geo.Area {
	volumes := y.prepared()
	out := make([]*geo.Area, len(volumes))
	for i, v := range volumes {
		out[i] = v.Area
	}
	return out
}

// relation is how one revision's footprint lies to one piece of territory.
type relation struct {
	touch geo.Relation
	once  sync.Once
	m2    int64
}

// relate lays every volume over the areas; the strongest relation counts.
func relate(volumes []geo.PreparedVolume, areas ...*geo.Area) geo.Relation {
	worst := geo.Apart
	for _, v := range volumes {
		for _, a := range areas {
			if r := geo.Relate(v.Area, a); r > worst {
				worst = r
			}
			if worst == geo.Touch {
				return worst
			}
		}
	}
	return worst
}

// squareMetres of overlap; it informs, it never decides. What is too intricate
// to measure (geo gives −1) is left out.
func squareMetres(volumes []geo.PreparedVolume, areas ...*geo.Area) int64 {
	km2 := 0.0
	for _, v := range volumes {
		for _, a := range areas {
			km2 += max(0, geo.OverlapKM2(v.Area, a))
		}
	}
	return int64(km2*1e6 + 0.5)
}

// claim is a claimant of the land under a revision.
type claim struct {
	party      parley.PartyID // zero: not admitted
	name       string
	attributed bool
	touch      geo.Relation
	disclaimed bool
	grounds    []ground
}

// ground is one piece of territory that a claim rests on: declared, or
// attributed.
type ground struct {
	piece     parley.StatementID // that declared it; zero: attributed
	land      *layout            // of the piece
	territory *geo.Territory
	rel       *relation
}

func (g *ground) areas() []*geo.Area {
	if g.territory != nil {
		return []*geo.Area{g.territory.Area}
	}
	return g.land.areas()
}

func (c *claim) requires() bool {
	return c.touch == geo.Touch || c.touch == geo.Indeterminate && !c.disclaimed
}

// claims lists who holds the land under the volumes, as far as is declared or
// attributed now: declared territory first, in order of declaration, then the
// built-in world's in its order.
func (s *State) claims(f *footing, disclaimed []parley.PartyID) []claim {
	var out []claim
	add := func(c claim) {
		for i := range out {
			if c.party != (parley.PartyID{}) && out[i].party == c.party {
				out[i].touch = max(out[i].touch, c.touch)
				out[i].grounds = append(out[i].grounds, c.grounds...)
				return
			}
		}
		c.disclaimed = has(disclaimed, c.party) && c.party != (parley.PartyID{})
		out = append(out, c)
	}
	for _, n := range s.grounds.near(f.prepared()) {
		p := s.pieces[n]
		if p.until != parley.Never {
			continue
		}
		if rel := f.toward(p); rel.touch != geo.Apart {
			add(claim{party: p.owner, name: s.name(p.owner), touch: rel.touch, grounds: []ground{{piece: p.by, land: p.land, rel: rel}}})
		}
	}
	for _, w := range f.world(s.world) {
		grounds := []ground{{territory: w.territory, rel: w.rel}}
		known := false
		for _, p := range s.order {
			if w.territory.Country == "" || p.profiles[0].profile.Country != w.territory.Country {
				continue
			}
			known = true
			if !p.declared && !p.disclaimed {
				add(claim{party: p.id, name: s.name(p.id), attributed: true, touch: w.rel.touch, grounds: grounds})
			}
		}
		if !known {
			add(claim{name: w.territory.Name, attributed: true, touch: w.rel.touch, grounds: grounds})
		}
	}
	return out
}

// footing is a revision's footprint with what is known of it: relations are
// computed once for each piece, for neither ever changes. Copies of a state
// share it.
type footing struct {
	*layout
	mu         sync.Mutex                       // guards the rest
	declared   map[parley.StatementID]*relation // by what declared the piece
	attributed []attributed
	laid       bool // attributed is known
}

type attributed struct {
	territory *geo.Territory
	rel       *relation
}

func newFooting(y *layout) *footing {
	return &footing{layout: y, declared: make(map[parley.StatementID]*relation)}
}

func (f *footing) toward(p *piece) *relation {
	f.mu.Lock()
	defer f.mu.Unlock()
	rel, ok := f.declared[p.by]
	if !ok {
		rel = &relation{touch: relate(f.prepared(), p.land.areas()...)}
		f.declared[p.by] = rel
	}
	return rel
}

func (f *footing) world(w *geo.World) []attributed {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.laid || w == nil {
		return f.attributed
	}
	f.laid = true
	seen := make(map[*geo.Territory]bool)
	for _, v := range f.prepared() {
		for _, t := range w.Near(v.Area) {
			if seen[t] {
				continue
			}
			seen[t] = true
			if touch := relate(f.prepared(), t.Area); touch != geo.Apart {
				f.attributed = append(f.attributed, attributed{t, &relation{touch: touch}})
			}
		}
	}
	return f.attributed
}

// public shows a claim. The area is computed for indeterminate touches, which
// the rule asks to be shown with it, and for all of them where wanted.
func (c *claim) public(land *layout, areas bool) parley.Claimant {
	out := parley.Claimant{Party: c.party, Name: c.name, Attributed: c.attributed, Because: parley.BecauseTerritory, Disclaimed: c.disclaimed}
	if c.touch == geo.Indeterminate {
		out.Because = parley.BecauseIndeterminate
		areas = true
	}
	if areas {
		for _, g := range c.grounds {
			g.rel.once.Do(func() { g.rel.m2 = squareMetres(land.prepared(), g.areas()...) })
			out.SquareMetres += g.rel.m2
		}
	}
	return out
}

func (s *State) foldDeclareTerritory(b *statement.DeclareTerritory, x *statement.Signed, r *record) error {
	land, err := prepare(x, b.Map)
	if err != nil {
		return err
	}
	for _, p := range s.pieces {
		if p.owner == r.author && p.name == b.Name && p.until == parley.Never {
			p.until = r.at
		}
	}
	s.parties[r.author].declared = true
	s.addPiece(&piece{owner: r.author, name: b.Name, by: r.id, since: r.at, until: parley.Never, land: land})
	s.reclaim(r.at)
	return nil
}

// addPiece takes a piece in.
func (s *State) addPiece(p *piece) {
	s.grounds.lay(&laid{owner: p.by, order: uint64(len(s.pieces)), land: p.land})
	s.pieces = append(s.pieces, p)
}

func (s *State) foldDisclaimTerritory(b *statement.DisclaimTerritory, r *record) {
	if b.Arrangement != (parley.ArrangementID{}) {
		a := s.arrangements[b.Arrangement]
		a.own(r)
		rev := a.revision(b.Revision)
		a.aside = append(a.aside, disclaimer{rev.number, r.author})
		a.reclaim(s, r.at, r.index)
		return
	}
	if b.Attributed {
		s.parties[r.author].disclaimed = true
	}
	for _, p := range s.pieces {
		if b.Name != "" && p.owner == r.author && p.name == b.Name && p.until == parley.Never {
			p.until = r.at
		}
	}
	s.reclaim(r.at)
}

// reclaim recomputes who must consent, everywhere: claims count until the
// entry into force, and are shown after it.
func (s *State) reclaim(at parley.Instant) {
	for _, a := range s.tabled {
		a.reclaim(s, at, s.size-1)
	}
}

func (s *State) admitDisclaim(b *statement.DisclaimTerritory, st *statement.Statement, at parley.Instant) *parley.Refusal {
	if b.Arrangement == (parley.ArrangementID{}) {
		if !st.Audience.Everyone {
			return parley.Refuse("audience", "audience", "Party, key and territory statements go to everyone.").To(`Set the audience to ["everyone"].`)
		}
		if b.Attributed {
			return nil
		}
		for _, p := range s.pieces {
			if p.owner == st.Author && p.name == b.Name && p.until == parley.Never {
				return nil
			}
		}
		return parley.Refuse("unknown-territory", "consent", "%s declares no territory named %q.", s.name(st.Author), b.Name).To("A party reduces only its own.")
	}
	a, m, r := s.admitWhole(b.Arrangement, st, at)
	if r != nil {
		return r
	}
	rs, r := a.openRevision(m, b.Revision)
	if r != nil {
		return r
	}
	for _, c := range rs.claims {
		if c.party != st.Author {
			continue
		}
		switch {
		case c.touch == geo.Touch:
			return parley.Refuse("certain-touch", "R1", "The volume certainly touches the territory of %s; only an indeterminate touch can be disclaimed for one revision.", c.name).To("Reduce the territory (territory/declare, territory/disclaim), or take a position.")
		case c.disclaimed:
			return parley.Refuse("disclaimed", "consent", "%s has disclaimed the touch already.", c.name)
		}
		return nil
	}
	return parley.Refuse("no-touch", "consent", "The volume does not touch territory of %s.", s.name(st.Author)).To("Nothing need be disclaimed.")
}
