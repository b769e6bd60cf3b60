package docket_test

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// The model is a second reading of "The rules, exactly", written without
// looking at the package that it checks, and as plainly as possible: it keeps
// the list of entries and, asked about (n, t), walks every instant up to t from
// the beginning. What it cannot tell from the specification it calls unsure,
// and then it follows the docket.

// event is one entry, as the model remembers it.
type event struct {
	at     parley.Instant
	index  uint64
	id     parley.StatementID
	rev    parley.RevisionID // of the revision that the statement carries
	key    parley.KeyID      // that signed it
	second parley.KeyID      // that signed it too, if any
	party  parley.PartyID    // that the statement lets in, with party/admit and log/genesis
	st     *statement.Statement
	// refused: it is in the log to keep a promise, and has no effect.
	refused bool
}

// plot is a closed rectangle of longitudes and latitudes, in whole steps of
// the generators' grid.
type plot struct{ x0, y0, x1, y1 int }

// area is what an annex draws: squares, each with the same accuracy.
type area struct {
	squares []plot
	fuzzy   bool // an accuracy much smaller than a step; otherwise exact
}

// claim is territory that the built-in world attributes to a country.
type claim struct {
	name, country string
	area          area
}

// model is a log and what the world outside it says.
type model struct {
	ledger parley.LedgerID
	world  []claim
	maps   map[parley.PartID]area // what each annex draws
	events []event
}

// scene is the matter as it stands at one instant of the walk.
type scene struct {
	m    *model
	now  parley.Instant
	seen []event
	revs []*revision // of every arrangement, in order of tabling
}

// phase is where a revision stands in its life.
type phase int

const (
	open phase = iota
	force
	over
)

// revision is one revision and what the walk has found out about its life.
type revision struct {
	arr     parley.ArrangementID
	id      parley.RevisionID
	number  int
	sponsor parley.PartyID
	body    *parley.Revision
	tabled  event

	phase phase
	end   parley.StateName // how it ended, once over

	since    parley.Instant // entry into force
	required []parley.PartyID
	joined   map[parley.PartyID]parley.Instant
	left     map[parley.PartyID]int // how many entries had been seen when it left
	released map[parley.PartyID]bool
	expiry   parley.Instant
	renewals int64
}

func (r *revision) member(p parley.PartyID) bool {
	_, in := r.joined[p]
	return in
}

// members are those that hold the revision: joined, and not left.
func (r *revision) members() []parley.PartyID {
	var out []parley.PartyID
	for p := range r.joined {
		out = append(out, p)
	}
	slices.SortFunc(out, byID)
	return out
}

func byID(a, b parley.PartyID) int { return slices.Compare(a[:], b[:]) }

// parties that have been let in, the registrar first.
func (s *scene) parties() []parley.PartyID {
	var out []parley.PartyID
	for _, e := range s.seen {
		if e.party != (parley.PartyID{}) {
			out = append(out, e.party)
		}
	}
	return out
}

func (s *scene) registrar() parley.PartyID { return s.seen[0].party }

func (s *scene) admitted(p parley.PartyID) bool { return slices.Contains(s.parties(), p) }

func (s *scene) country(p parley.PartyID) string {
	country := ""
	for _, e := range s.seen {
		switch b := e.st.Body.(type) {
		case *statement.Admit:
			if e.party == p {
				country = b.Profile.Country
			}
		case *statement.Update:
			if e.st.Author == p {
				country = b.Profile.Country
			}
		}
	}
	return country
}

func (s *scene) find(id parley.StatementID) *event {
	for i := range s.seen {
		if s.seen[i].id == id {
			return &s.seen[i]
		}
	}
	return nil
}

// of are the revisions of one arrangement, oldest first.
func (s *scene) of(a parley.ArrangementID) []*revision {
	var out []*revision
	for _, r := range s.revs {
		if r.arr == a {
			out = append(out, r)
		}
	}
	return out
}

func (s *scene) revision(a parley.ArrangementID, id parley.RevisionID) *revision {
	for _, r := range s.of(a) {
		if r.id == id {
			return r
		}
	}
	return nil
}

func (s *scene) inForce(a parley.ArrangementID) *revision {
	for _, r := range s.of(a) {
		if r.phase == force {
			return r
		}
	}
	return nil
}

// audience of an arrangement now.
func (s *scene) audience(a parley.ArrangementID) statement.Audience {
	var out statement.Audience
	for _, e := range s.seen {
		if parley.ArrangementID(e.id) == a {
			out = e.st.Audience
		}
		if b, ok := e.st.Body.(*statement.Extend); ok && b.Arrangement == a {
			if b.Everyone || out.Everyone {
				out = statement.Everyone
			} else {
				out = statement.Parties(slices.Concat(out.Parties, b.Parties)...)
			}
		}
	}
	return out
}

func in(a statement.Audience, p parley.PartyID) bool {
	return a.Everyone || slices.Contains(a.Parties, p)
}

// Who must consent.

// contact is how two areas lie to one another.
type contact int

const (
	apart contact = iota
	indeterminate
	touch
)

func relate(a, b area) contact {
	best := apart
	for _, p := range a.squares {
		for _, q := range b.squares {
			w, h := min(p.x1, q.x1)-max(p.x0, q.x0), min(p.y1, q.y1)-max(p.y0, q.y0)
			switch {
			case w < 0 || h < 0:
			case w > 0 && h > 0, !a.fuzzy && !b.fuzzy:
				best = touch
			default: // they share an edge or a corner, to within an accuracy
				best = max(best, indeterminate)
			}
		}
	}
	return best
}

// territory that p declares or that is attributed to it, now.
func (s *scene) territory(p parley.PartyID) []area {
	own := map[string]area{}
	spoke, gave := false, false
	for _, e := range s.seen {
		if e.st.Author != p {
			continue
		}
		switch b := e.st.Body.(type) {
		case *statement.DeclareTerritory:
			own[b.Name] = s.m.maps[b.Map]
			spoke = true
		case *statement.DisclaimTerritory:
			if b.Name != "" {
				delete(own, b.Name)
			}
			gave = gave || b.Attributed
		}
	}
	var out []area
	for _, a := range own {
		out = append(out, a)
	}
	if c := s.country(p); c != "" && !spoke && !gave {
		for _, w := range s.m.world {
			if w.country == c {
				out = append(out, w.area)
			}
		}
	}
	return out
}

// contactOf is how an annex lies to what p claims.
func (s *scene) contactOf(body *parley.Revision, p parley.PartyID) contact {
	best := apart
	for _, a := range s.territory(p) {
		best = max(best, relate(s.m.maps[body.Map.Part], a))
	}
	return best
}

// disclaimed: p disclaims an indeterminate touch of this revision.
func (s *scene) disclaimed(a parley.ArrangementID, id parley.RevisionID, p parley.PartyID) bool {
	for _, e := range s.seen {
		if b, ok := e.st.Body.(*statement.DisclaimTerritory); ok && e.st.Author == p &&
			b.Arrangement == a && a != (parley.ArrangementID{}) && b.Revision == id {
			return true
		}
	}
	return false
}

// claimants of a revision: the parties, and the names of those that are none.
func (s *scene) claimants(a parley.ArrangementID, id parley.RevisionID, body *parley.Revision) (out []parley.PartyID, names []string) {
	taken := map[string]bool{"": false}
	for _, p := range s.parties() {
		taken[s.country(p)] = true
		switch s.contactOf(body, p) {
		case touch:
			out = append(out, p)
		case indeterminate:
			if !s.disclaimed(a, id, p) {
				out = append(out, p)
			}
		}
	}
	for _, w := range s.m.world {
		if (w.country == "" || !taken[w.country]) && relate(s.m.maps[body.Map.Part], w.area) != apart {
			names = append(names, w.name)
		}
	}
	return out, names
}

// holders of roles.
func holders(body *parley.Revision, roles []parley.Role) []parley.PartyID {
	var out []parley.PartyID
	for _, h := range body.Roles {
		if slices.Contains(roles, h.Role) {
			out = append(out, h.Party)
		}
	}
	return out
}

// mustConsent to a revision that is not in force.
func (s *scene) mustConsent(a parley.ArrangementID, id parley.RevisionID, body *parley.Revision) ([]parley.PartyID, []string) {
	claimants, names := s.claimants(a, id, body)
	all := slices.Concat(holders(body, body.Consenting), claimants)
	if old := s.inForce(a); old != nil && old.id != id {
		all = append(all, old.members()...)
	}
	slices.SortFunc(all, byID)
	return slices.Compact(all), names
}

// need is who must consent: recomputed until the entry into force, then frozen.
func (s *scene) need(r *revision) []parley.PartyID {
	if r.phase != open {
		return r.required
	}
	all, _ := s.mustConsent(r.arr, r.id, r.body)
	return all
}

func (s *scene) unknown(r *revision) []string {
	_, names := s.mustConsent(r.arr, r.id, r.body)
	return names
}

// Positions.

// position is a party's latest on a revision, or nil.
func (s *scene) position(r *revision, p parley.PartyID) *event {
	var last *event
	for i, e := range s.seen {
		if e.st.Author != p || i < r.left[p] {
			continue
		}
		switch b := e.st.Body.(type) {
		case *statement.Position:
			if b.Arrangement == r.arr && b.Revision == r.id {
				last = &s.seen[i]
			}
		case *statement.Simultaneous:
			if b.Arrangement == r.arr && b.Revision == r.id {
				last = &s.seen[i]
			}
		}
	}
	return last
}

// stance of a position; a simultaneous one is an acceptance.
func stance(e *event) parley.Stance {
	if e == nil {
		return ""
	}
	if b, ok := e.st.Body.(*statement.Position); ok {
		return b.Stance
	}
	return parley.Accept
}

func accepts(s parley.Stance) bool {
	return s == parley.Accept || s == parley.AcceptWithReservation || s == parley.AcceptWithCondition
}

// tainted: the key that signed e has since been said to be compromised at that
// time. Who holds the revision already is only flagged.
func (s *scene) tainted(r *revision, e *event) bool {
	for _, f := range s.seen {
		if b, ok := f.st.Body.(*statement.Revoke); ok && (b.Key == e.key || b.Key == e.second) && b.CompromisedSince != 0 && e.at >= b.CompromisedSince {
			return true
		}
	}
	return false
}

// lastWord of q on the reservation made by the statement res: true if it
// accepts, false if it objects or has said nothing.
func (s *scene) lastWord(r *revision, res parley.StatementID, q parley.PartyID) (accepted bool) {
	for i, e := range s.seen {
		if e.st.Author != q {
			continue
		}
		switch b := e.st.Body.(type) {
		case *statement.AcceptReservation:
			if b.Arrangement == r.arr && b.Revision == r.id && b.Reservation == res {
				accepted = !s.tainted(r, &s.seen[i])
			}
		case *statement.ObjectReservation:
			if b.Arrangement == r.arr && b.Revision == r.id && b.Reservation == res {
				accepted = false
			}
		}
	}
	return accepted
}

func (s *scene) confirmed(r *revision, f *parley.Confirmed) bool {
	for i, e := range s.seen {
		if b, ok := e.st.Body.(*statement.ConfirmCondition); ok && e.st.Author == f.By &&
			b.Arrangement == r.arr && b.Revision == r.id && b.Label == f.Label && !s.tainted(r, &s.seen[i]) {
			return true
		}
	}
	return false
}

// holds tells whether a condition holds when the acceptances of done are settled.
func (s *scene) holds(r *revision, c *parley.Condition, done map[parley.PartyID]bool) bool {
	switch {
	case c.Accepts != (parley.PartyID{}):
		return done[c.Accepts]
	case c.Confirmed != nil:
		return s.confirmed(r, c.Confirmed)
	case c.All != nil:
		for i := range c.All {
			if !s.holds(r, &c.All[i], done) {
				return false
			}
		}
		return true
	}
	for i := range c.Any {
		if s.holds(r, &c.Any[i], done) {
			return true
		}
	}
	return false
}

// answers: those whose consent a reservation needs, but for its author.
func (s *scene) answers(r *revision) []parley.PartyID {
	all := slices.Concat(s.need(r), r.members())
	slices.SortFunc(all, byID)
	return slices.Compact(all)
}

// settles tells whether p's acceptance is settled when those of done are.
func (s *scene) settles(r *revision, p parley.PartyID, done map[parley.PartyID]bool) bool {
	if r.phase == force && r.member(p) {
		return true // what has settled stays settled: positions are closed
	}
	e := s.position(r, p)
	if e == nil || s.tainted(r, e) {
		return false
	}
	switch b := e.st.Body.(type) {
	case *statement.Simultaneous:
		for _, q := range b.Members {
			f := s.position(r, q)
			if f == nil || s.tainted(r, f) {
				return false
			}
			g, ok := f.st.Body.(*statement.Simultaneous)
			if !ok || !slices.Equal(g.Members, b.Members) {
				return false
			}
		}
		return true
	case *statement.Position:
		switch b.Stance {
		case parley.Accept:
			return true
		case parley.AcceptWithReservation:
			if r.phase == open && len(s.unknown(r)) > 0 {
				return false // they too must accept it
			}
			for _, q := range s.answers(r) {
				if q != p && !s.lastWord(r, e.id, q) {
					return false
				}
			}
			return true
		case parley.AcceptWithCondition:
			return s.holds(r, b.Condition, done)
		}
	}
	return false
}

// settled is the least fixpoint: the acceptances of a revision that are settled.
func (s *scene) settled(r *revision) map[parley.PartyID]bool {
	done := map[parley.PartyID]bool{}
	for changed := true; changed; {
		changed = false
		for _, p := range s.parties() {
			if !done[p] && s.settles(r, p, done) {
				done[p], changed = true, true
			}
		}
	}
	return done
}

// Questions.

// pending tells whether a question is open: neither settled by its asker, nor
// followed by its asker's acceptance of that revision.
func (s *scene) pending(r *revision, q *event) bool {
	for _, e := range s.seen[q.index+1:] {
		if e.st.Author != q.st.Author {
			continue
		}
		switch b := e.st.Body.(type) {
		case *statement.Settle:
			if b.Question == q.id {
				return false
			}
		case *statement.Position:
			if b.Arrangement == r.arr && b.Revision == r.id && accepts(b.Stance) {
				return false
			}
		case *statement.Simultaneous:
			if b.Arrangement == r.arr && b.Revision == r.id {
				return false
			}
		}
	}
	return true
}

// questions that block a revision.
func (s *scene) questions(r *revision) []event {
	var out []event
	for i, e := range s.seen {
		b, ok := e.st.Body.(*statement.Ask)
		if ok && b.Blocking && b.Arrangement == r.arr && b.Revision == r.id &&
			slices.Contains(s.need(r), e.st.Author) && s.pending(r, &s.seen[i]) {
			out = append(out, e)
		}
	}
	return out
}

// The gate.

// consented: consent is complete; only the map, the date and the condition of
// the terms may be open.
func (s *scene) consented(r *revision) bool {
	done := s.settled(r)
	if len(done) < 2 {
		return false
	}
	need, unknown := s.mustConsent(r.arr, r.id, r.body)
	for _, p := range need {
		if !done[p] {
			return false
		}
	}
	return len(unknown) == 0 && len(s.questions(r)) == 0
}

// mayOpen: the gate opens now.
func (s *scene) mayOpen(r *revision) bool {
	t := r.body.Terms
	return r.body.Map.Status == parley.MapFinal && t.Effective.At <= s.now && s.consented(r) &&
		(t.Effective.When == nil || s.holds(r, t.Effective.When, s.settled(r)))
}
