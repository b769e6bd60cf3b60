package docket_test

import (
	"math/rand/v2"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// dice decide. They come from a seed, or from a fuzzer's bytes.
type dice struct {
	rng   *rand.Rand
	bytes []byte
}

func seeded(seed uint64) *dice { return &dice{rng: rand.New(rand.NewPCG(seed, 7))} }

// n is one of 0 … n-1. Bytes that have run out say 0.
func (d *dice) n(n int) int {
	if d.rng != nil {
		return d.rng.IntN(n)
	}
	if len(d.bytes) == 0 {
		return 0
	}
	b := d.bytes[0]
	d.bytes = d.bytes[1:]
	return int(b) % n
}

// done reports whether a fuzzer's bytes have run out.
func (d *dice) done() bool { return d.rng == nil && len(d.bytes) == 0 }

// of is true in k of 100.
func (d *dice) of(k int) bool { return d.n(100) >= 100-k }

func pick[T any](d *dice, list []T) T { return list[d.n(len(list))] }

// some of a list, in its order.
func some[T any](d *dice, list []T, percent int) []T {
	var out []T
	for _, x := range list {
		if d.of(percent) {
			out = append(out, x)
		}
	}
	return out
}

// author invents drafts for a log that grows.
type author struct {
	d       *dice
	m       *model
	n       int // number of the next statement
	parties []parley.PartyID
	late    bool // party F is not in yet
	maps    map[parley.PartID]area
	secrets map[parley.PartID]statement.Part // of private annexes
}

func (g *author) period(least int) parley.Period {
	return pick(g.d, []parley.Period{{Hours: 1}, {Hours: 6}, {Days: 1}, {Months: 1}, {Days: 1, Hours: 6}, {}}[:6-least])
}

func (g *author) party() parley.PartyID { return pick(g.d, g.parties) }

func (g *author) sorted(list []parley.PartyID) []parley.PartyID {
	list = slices.Clone(list)
	slices.SortFunc(list, byID)
	return slices.Compact(list)
}

func (g *author) who() *parley.Who {
	if g.d.of(60) {
		return nil
	}
	if g.d.of(50) {
		return &parley.Who{Parties: g.sorted(append(some(g.d, g.parties, 30), g.party()))}
	}
	return &parley.Who{Roles: []parley.Role{pick(g.d, parley.Roles[:6])}}
}

func (g *author) condition(depth int) parley.Condition {
	switch k := g.d.n(10); {
	case k < 6 || depth == 0 && k < 8:
		return parley.Condition{Accepts: g.party()}
	case k < 8:
		list := []parley.Condition{g.condition(depth - 1), g.condition(depth - 1)}
		if k == 6 {
			return parley.Condition{All: list}
		}
		return parley.Condition{Any: list}
	}
	return parley.Condition{Confirmed: &parley.Confirmed{By: g.party(), Label: pick(g.d, []string{"withdrawal", "opening"})}}
}

func (g *author) area() area {
	a := area{fuzzy: g.d.of(30)}
	for range 1 + g.d.n(8)/7 {
		x, y := g.d.n(6), g.d.n(6)
		a.squares = append(a.squares, plot{x, y, x + 1 + g.d.n(2), y + 1 + g.d.n(2)})
	}
	return a
}

// revision invents one; now is the time at which it will be tabled.
func (g *author) revision(basis parley.Basis, now parley.Instant) (*parley.Revision, []statement.Part) {
	d := g.d
	text := textPart(g.n)
	r := &parley.Revision{Kind: parley.SafeZone, Basis: basis,
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: text.ID()}},
		Map:   parley.Map{Status: parley.MapFinal}}
	parts := []statement.Part{text}
	if d.of(8) {
		r.Map.Status = parley.MapPending
	}
	if r.Map.Status == parley.MapFinal || d.of(50) {
		a := g.area()
		p := mapPart(a)
		r.Map.Part = p.ID()
		g.maps[r.Map.Part] = a
		parts = append(parts, p)
	}
	if d.of(15) {
		r.Private = g.private()
	}
	for _, p := range g.parties {
		if d.of(75) {
			r.Roles = append(r.Roles, parley.RoleHolder{Party: p, Name: playerOf(p).name, Role: pick(d, parley.Roles[:6])})
		}
	}
	if basis != parley.Agreed {
		r.Terms.Ends = 0
		return r, parts
	}
	for _, h := range r.Roles {
		if h.Role != parley.Monitor && d.of(60) {
			r.Consenting = append(r.Consenting, h.Role)
		}
	}
	slices.Sort(r.Consenting)
	r.Consenting = slices.Compact(r.Consenting)
	t := &r.Terms
	soon := func() parley.Instant { return now + hour*parley.Instant(pick(d, []int{0, 1, 6, 24, 72, 800})) }
	if d.of(25) {
		t.Effective.At = soon()
	}
	if d.of(10) {
		c := g.condition(1)
		t.Effective.When = &c
	}
	if d.of(20) {
		t.OpenUntil = max(soon(), t.Effective.At)
	}
	if d.of(20) {
		t.Ends = max(soon(), t.Effective.At) + hour*parley.Instant(d.n(40))
	}
	if d.of(65) {
		t.Duration = g.period(1)
		if d.of(70) {
			t.Renewal = &parley.Renewal{Mode: parley.RenewTacit, Period: g.period(0), Most: int64(d.n(3))}
			if d.of(40) {
				t.Renewal.Mode, t.Renewal.By = parley.RenewByConsent, g.who()
			} else if d.of(60) {
				t.Renewal.Notice = g.period(0)
			}
		}
	}
	if d.of(70) {
		t.Denunciation = &parley.Denunciation{By: g.who(), Notice: g.period(0)}
	}
	if d.of(50) {
		t.Suspension = &parley.Suspension{By: g.who(), Notice: g.period(0), Longest: g.period(0)}
	}
	if d.of(60) {
		t.Accession = &parley.Accession{By: g.who()}
	}
	if d.of(50) {
		t.Breach = &parley.Breach{Cure: g.period(0), Release: d.of(75)}
	}
	return r, parts
}

// private annex of a revision: a text or a map, for some.
func (g *author) private() []parley.PrivateAnnex {
	part := textPart(-g.n)
	if a := g.area(); g.d.of(60) {
		part = insetPart(a)
		g.maps[part.ID()] = a
	}
	g.secrets[part.ID()] = part
	return []parley.PrivateAnnex{{Label: "annex", Part: part.ID(), Parties: statement.Parties(append(some(g.d, g.parties, 40), g.party())...).Parties}}
}

// deposit brings a private annex in, for those whom it names and the sponsor.
func (g *author) deposit(r *revision, out *draft) {
	annex := r.body.Private[0]
	if out.author = r.sponsor; g.d.of(10) {
		out.author = g.party()
	}
	if g.d.of(5) {
		for id := range g.secrets {
			if slices.Compare(id[:], annex.Part[:]) > 0 {
				annex.Part = id
			}
		}
	}
	to := statement.DepositAudience(&annex, r.sponsor)
	if g.d.of(10) {
		to = statement.Parties(append(some(g.d, g.parties, 50), out.author)...)
	}
	out.audience = &to
	out.parts = []statement.Part{g.secrets[annex.Part]}
	out.body = &statement.Deposit{Arrangement: r.arr, Revision: r.id, Label: annex.Label, Part: annex.Part}
}

// next time: often the same as before, or exactly at a boundary.
func (g *author) time(s *scene) parley.Instant {
	d := g.d
	var edges []parley.Instant
	for _, r := range s.revs {
		edges = append(edges, s.dates(r)...)
		if r.phase == force && r.body.Terms.Renewal != nil && r.expiry < parley.Never {
			edges = append(edges, deadline(r))
		}
		for _, x := range s.suspensions(r) {
			edges = append(edges, x.from, x.until)
		}
		for _, x := range s.notices(r) {
			edges = append(edges, r.body.Terms.Breach.Cure.From(x.at))
		}
	}
	edges = slices.DeleteFunc(edges, func(i parley.Instant) bool { return i < s.now || i > s.now+1200*hour })
	if len(edges) > 0 && d.of(25) {
		return max(s.now, pick(d, edges)+parley.Instant(pick(d, []int{0, 0, -1, 1})))
	}
	return s.now + pick(d, []parley.Instant{0, 0, 1, 1000, hour / 2, hour, hour, 2 * hour, 6 * hour, 24 * hour})
}

// next invents a draft for the scene, which stands at the time that it returns.
func (g *author) next(s *scene) draft {
	d := g.d
	out := draft{n: g.n, at: s.now}
	g.n++
	out.author = g.party()
	g.content(s, &out)
	if out.key == (parley.KeyID{}) {
		who := playerOf(out.author)
		out.key = who.first.ID()
		if who.name < "C" && d.of(50) {
			out.key = who.second.ID()
		}
		g.cosign(s, &out, who)
	}
	if d.of(4) {
		switch d.n(6) {
		case 0:
			out.wrong = true
		case 1:
			out.foreign = true
		case 2:
			out.until = out.at - 1 + parley.Instant(d.n(3))
		case 3:
			out.author = g.party()
		case 4:
			out.key = playerOf(g.party()).first.ID()
		case 5:
			a := statement.Parties(append(some(d, g.parties, 60), out.author)...)
			out.audience = &a
		}
	}
	return out
}

// cosign has the other post sign too: mostly where a rule asks for it.
func (g *author) cosign(s *scene, out *draft, who *player) {
	often := 3
	if len(s.rule(out.author)) > 0 {
		often = 70
	}
	if who.name < "C" && g.d.of(often) {
		if out.second = who.first.ID(); out.key == out.second {
			out.second = who.second.ID()
		}
	}
}

// content chooses what is said.
func (g *author) content(s *scene, out *draft) {
	d := g.d
	if g.late && d.of(6) {
		g.late = false
		n := out.n
		*out = admission(n, out.at, 5)
		g.parties = append(g.parties, out.party)
		return
	}
	if len(s.revs) == 0 && d.of(60) || d.of(3) {
		g.tableSomething(s, out)
		return
	}
	if len(s.revs) == 0 || d.of(7) {
		g.partyMatter(s, out)
		return
	}
	if d.of(2) {
		g.operation(out)
		return
	}
	r := pick(d, s.revs)
	if last := s.revs[len(s.revs)-1]; d.of(50) {
		r = last
	}
	for range 3 { // prefer those that live
		if r.phase != over {
			break
		}
		r = pick(d, s.revs)
	}
	if len(r.body.Private) > 0 && d.of(25) {
		g.deposit(r, out)
		return
	}
	if r.body.Basis != parley.Agreed {
		g.zone(s, r, out)
		return
	}
	switch r.phase {
	case open:
		if d.of(55) {
			g.help(s, r, out)
		} else {
			g.negotiate(s, r, out)
		}
	case force:
		g.live(s, r, out)
	default:
		if d.of(50) {
			g.negotiate(s, r, out)
		} else {
			g.live(s, r, out)
		}
	}
}

func (g *author) tableSomething(s *scene, out *draft) {
	d := g.d
	k := d.n(100)
	basis := parley.Agreed
	if k >= 85 {
		basis = parley.Declared
	}
	if k >= 92 {
		basis = parley.Asserted
	}
	r, parts := g.revision(basis, out.at)
	switch {
	case basis == parley.Declared:
		out.body = &statement.Declare{Revision: *r}
	case basis == parley.Asserted:
		out.body = &statement.Assert{Revision: *r}
	case len(s.revs) > 0 && d.of(40):
		old := pick(d, s.revs)
		out.body = &statement.Counter{Answers: old.arr, To: old.id, Revision: *r}
	default:
		out.body = &statement.Table{Revision: *r}
	}
	out.parts = parts
	g.choose(s, r, out)
}

// choose an audience for a new arrangement.
func (g *author) choose(s *scene, r *parley.Revision, out *draft) {
	d := g.d
	a := statement.Everyone
	switch k := d.n(10); {
	case k < 3:
		a = statement.Parties(g.parties...)
	case k < 7:
		need, _ := s.mustConsent(parley.ArrangementID{}, parley.RevisionID{}, r)
		a = statement.Parties(append(append(need, out.author), some(d, g.parties, 40)...)...)
	case k < 8:
		a = statement.Parties(append(some(d, g.parties, 60), out.author)...)
	}
	if b, ok := out.body.(*statement.Counter); ok && d.of(80) {
		a = s.audience(b.Answers)
		for _, e := range []parley.PartyID{out.author} {
			if !in(a, e) {
				a = statement.Parties(append(slices.Clone(a.Parties), e)...)
			}
		}
	}
	out.audience = &a
}

func (g *author) partyMatter(s *scene, out *draft) {
	d := g.d
	switch k := d.n(26); {
	case k >= 20:
		out.author = cast()[1+d.n(2)].id // who have two posts
		types := some(d, []statement.Type{statement.ArrangementDenounce, statement.ArrangementTable, statement.PartyTwoPerson, statement.PositionTake, statement.TerritoryDeclare}, 40)
		out.body = &statement.TwoPerson{Types: types}
	case k < 13:
		a := g.area()
		p := mapPart(a)
		g.maps[p.ID()] = a
		out.body = &statement.DeclareTerritory{Name: pick(d, []string{"north", "south"}), Map: p.ID()}
		out.parts = []statement.Part{p}
	case k < 15:
		out.body = &statement.DisclaimTerritory{Name: pick(d, []string{"north", "south"})}
	case k < 17 && len(s.revs) > 0:
		r := pick(d, s.revs)
		out.body = &statement.DisclaimTerritory{Arrangement: r.arr, Revision: r.id}
	case k < 18 && s.m.world != nil:
		out.body = &statement.DisclaimTerritory{Attributed: true}
	default:
		i := 1 + d.n(2)
		b := &statement.Revoke{Key: cast()[i].second.ID()}
		if d.of(50) {
			b.CompromisedSince = out.at - pick(d, []parley.Instant{0, 1, hour, 24 * hour})
		}
		out.author, out.key, out.body = cast()[i].id, cast()[i].first.ID(), b
	}
}

// operation plans one, toward some: it changes nothing here, but is hidden from others.
func (g *author) operation(out *draft) {
	a := g.area()
	p := mapPart(a)
	g.maps[p.ID()] = a
	out.body = &statement.Plan{Intent: statement.Intent{Activity: parley.MilitaryFlight, Map: p.ID(),
		Window: parley.Window{From: out.at + hour, Until: out.at + 2*hour}}}
	out.parts = []statement.Part{p}
	to := statement.Parties(append(some(g.d, g.parties, 40), out.author)...)
	out.audience = &to
}

// help does something that r waits for.
func (g *author) help(s *scene, r *revision, out *draft) {
	d := g.d
	done := s.settled(r)
	var todo []parley.PartyID
	for _, p := range s.need(r) {
		if !done[p] && playerOf(p).kind != "" {
			todo = append(todo, p)
		}
	}
	if len(todo) == 0 {
		todo = []parley.PartyID{g.party()}
	}
	out.author = pick(d, todo)
	if e := s.position(r, out.author); e != nil && stance(e) == parley.AcceptWithReservation && d.of(80) {
		for _, q := range s.answers(r) {
			if q != out.author && !s.lastWord(r, e.id, q) {
				out.author = q
				out.body = &statement.AcceptReservation{Arrangement: r.arr, Revision: r.id, Reservation: e.id}
				return
			}
		}
	}
	if q := s.questions(r); len(q) > 0 && d.of(50) {
		out.author = q[0].st.Author
		out.body = &statement.Settle{Arrangement: r.arr, Question: q[0].id}
		return
	}
	if e := s.position(r, out.author); e != nil && d.of(70) {
		if b, ok := e.st.Body.(*statement.Simultaneous); ok {
			out.author = pick(d, b.Members)
			out.body = &statement.Simultaneous{Arrangement: r.arr, Revision: r.id, Members: b.Members}
			return
		}
	}
	if c := r.body.Terms.Effective.When; c != nil && c.Confirmed != nil && d.of(30) {
		out.author = c.Confirmed.By
		out.body = &statement.ConfirmCondition{Arrangement: r.arr, Revision: r.id, Label: c.Confirmed.Label}
		return
	}
	say := parley.Accept
	if k := d.n(100); k >= 65 {
		say = parley.AcceptWithCondition
		if k >= 82 {
			say = parley.AcceptWithReservation
		}
	}
	g.position(r, say, out)
}

// position writes one.
func (g *author) position(r *revision, say parley.Stance, out *draft) {
	b := &statement.Position{Arrangement: r.arr, Revision: r.id, Stance: say}
	switch say {
	case parley.AcceptWithReservation:
		p := textPart(out.n)
		b.Reservation = p.ID()
		out.parts = append(out.parts, p)
	case parley.AcceptWithCondition:
		c := g.condition(2)
		b.Condition = &c
	}
	out.body = b
}

var stances = []parley.Stance{parley.Accept, parley.Accept, parley.Accept, parley.AcceptWithReservation,
	parley.AcceptWithCondition, parley.Reject, parley.Undecided}

// negotiate is anything that may be said of a revision that is open.
func (g *author) negotiate(s *scene, r *revision, out *draft) {
	d := g.d
	switch k := d.n(100); {
	case k < 30:
		g.position(r, pick(d, stances), out)
	case k < 36:
		out.body = &statement.Simultaneous{Arrangement: r.arr, Revision: r.id,
			Members: g.sorted(append(some(d, g.parties, 30), out.author, g.party()))}
		if b := out.body.(*statement.Simultaneous); len(b.Members) < 2 {
			g.position(r, parley.Accept, out)
		}
	case k < 50:
		if e := g.find(s, r, func(e event) bool { return stance(&e) == parley.AcceptWithReservation && isPosition(e) }); e != nil {
			if d.of(60) {
				out.body = &statement.AcceptReservation{Arrangement: r.arr, Revision: r.id, Reservation: e.id}
			} else {
				out.body = &statement.ObjectReservation{Arrangement: r.arr, Revision: r.id, Reservation: e.id}
			}
		} else {
			g.position(r, parley.AcceptWithReservation, out)
		}
	case k < 60:
		p := textPart(out.n)
		out.body = &statement.Ask{Arrangement: r.arr, Revision: r.id, Blocking: d.of(80), Text: p.ID()}
		out.parts = []statement.Part{p}
	case k < 68:
		if e := g.find(s, r, func(e event) bool { _, ok := e.st.Body.(*statement.Ask); return ok }); e != nil {
			if d.of(70) {
				if d.of(80) {
					out.author = e.st.Author
				}
				out.body = &statement.Settle{Arrangement: r.arr, Question: e.id}
			} else {
				p := textPart(out.n)
				out.body = &statement.Answer{Arrangement: r.arr, Question: e.id, Text: p.ID()}
				out.parts = []statement.Part{p}
			}
		} else {
			g.position(r, parley.Undecided, out)
		}
	case k < 74:
		out.body = &statement.ConfirmCondition{Arrangement: r.arr, Revision: r.id, Label: pick(d, []string{"withdrawal", "opening"})}
	case k < 84:
		g.revise(s, r, out)
	case k < 87:
		if d.of(70) {
			out.author = r.sponsor
		}
		out.body = &statement.Withdraw{Arrangement: r.arr, Revision: r.id}
	case k < 92:
		g.extend(s, r, out)
	case k < 96:
		p := textPart(out.n)
		out.body = &statement.Comment{Arrangement: r.arr, Text: p.ID()}
		out.parts = []statement.Part{p}
		if d.of(50) {
			a := statement.Parties(append(some(d, g.parties, 40), out.author)...)
			out.audience = &a
		}
	default:
		g.live(s, r, out)
	}
}

func isPosition(e event) bool { _, ok := e.st.Body.(*statement.Position); return ok }

// find one of the entries about r.
func (g *author) find(s *scene, r *revision, is func(event) bool) *event {
	var list []event
	for _, e := range s.seen {
		if x := e.st.Body.Subject(); x.Kind == statement.SubjectArrangement && parley.ArrangementID(x.ID) == r.arr && is(e) {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		return nil
	}
	e := pick(g.d, list)
	return &e
}

func (g *author) revise(s *scene, r *revision, out *draft) {
	d := g.d
	list := s.of(r.arr)
	last := list[len(list)-1]
	body, parts := g.revision(parley.Agreed, out.at)
	if d.of(70) { // much as the one before, so that the same parties may accept it
		body.Roles, body.Consenting = r.body.Roles, r.body.Consenting
		body.Map = r.body.Map
		parts = parts[:1]
		if body.Map.Part != (parley.PartID{}) {
			parts = append(parts, mapPart(g.maps[body.Map.Part]))
		}
	}
	b := &statement.Revise{Arrangement: r.arr, Replaces: last.id, Revision: *body}
	if d.of(5) {
		b.Replaces = r.id
	}
	if d.of(90) {
		out.author = r.sponsor
	}
	out.body, out.parts = b, parts
}

func (g *author) extend(s *scene, r *revision, out *draft) {
	d := g.d
	a := s.audience(r.arr)
	if d.of(85) {
		out.author = r.sponsor
	}
	b := &statement.Extend{Arrangement: r.arr}
	var outside []parley.PartyID
	for _, p := range g.parties {
		if !in(a, p) {
			outside = append(outside, p)
		}
	}
	switch {
	case d.of(20):
		b.Everyone = true
	case len(outside) > 0:
		b.Parties = g.sorted(append(some(d, outside, 40), pick(d, outside)))
	default:
		b.Parties = []parley.PartyID{g.party()}
	}
	out.body = b
}

// live is anything that may be said of a revision that is in force.
func (g *author) live(s *scene, r *revision, out *draft) {
	d := g.d
	if list := r.members(); len(list) > 0 && d.of(75) {
		out.author = pick(d, list)
	}
	text := func() parley.PartID {
		p := textPart(out.n)
		out.parts = append(out.parts, p)
		return p.ID()
	}
	switch k := d.n(106); {
	case k >= 100:
		if d.of(70) && len(r.required) > 0 {
			out.author = pick(d, r.required)
		}
		out.body = &statement.Publish{Arrangement: r.arr, Revision: r.id, Withdraw: d.of(20)}
	case k < 18:
		b := &statement.Suspend{Arrangement: r.arr, Revision: r.id}
		if d.of(40) {
			b.Ends = out.at + pick(d, []parley.Instant{1, hour, 6 * hour, 30 * hour})
		}
		out.body = b
	case k < 26:
		for _, x := range s.suspensions(r) {
			if d.of(50) {
				out.author = x.author
			}
		}
		out.body = &statement.Resume{Arrangement: r.arr, Revision: r.id}
	case k < 36:
		out.body = &statement.Denounce{Arrangement: r.arr, Revision: r.id}
	case k < 52:
		b := &statement.Renew{Arrangement: r.arr, Revision: r.id, Expiry: r.expiry, Decision: statement.DecideRenew}
		if r.body.Terms.Renewal != nil && (r.body.Terms.Renewal.Mode == parley.RenewTacit) == d.of(85) {
			b.Decision = statement.DecideObject
		}
		if b.Expiry >= parley.Never || b.Expiry <= 0 || d.of(5) {
			b.Expiry = out.at + hour
		}
		out.body = b
	case k < 62:
		b := &statement.NotifyBreach{Arrangement: r.arr, Revision: r.id, Against: g.party(), Text: text()}
		if list := r.members(); len(list) > 0 {
			b.Against = pick(d, list)
		}
		out.body = b
	case k < 76:
		list := s.notices(r)
		if len(list) == 0 {
			g.position(r, parley.Accept, out)
			return
		}
		n := pick(d, list)
		if d.of(80) {
			out.author = n.author
		}
		if d.of(35) {
			out.body = &statement.CureBreach{Arrangement: r.arr, Notice: n.id}
		} else {
			out.body = &statement.Release{Arrangement: r.arr, Notice: n.id}
		}
	case k < 88:
		out.author = g.party()
		g.position(r, pick(d, stances), out)
	case k < 95:
		g.revise(s, r, out)
	default:
		g.negotiate(s, r, out)
	}
}

// zone is anything that may be said of a declared or asserted zone.
func (g *author) zone(s *scene, r *revision, out *draft) {
	d := g.d
	c := g.condition(1)
	if r.body.Basis == parley.Asserted && d.of(70) {
		g.position(r, pick(d, stances), out)
		return
	}
	switch d.n(7) {
	case 0:
		out.body = &statement.AcknowledgeZone{Arrangement: r.arr, Revision: r.id}
	case 1:
		out.body = &statement.Recognise{Arrangement: r.arr, Revision: r.id}
	case 2:
		out.body = &statement.RecogniseOnCondition{Arrangement: r.arr, Revision: r.id, Condition: c}
	case 3:
		out.body = &statement.RefuseRecognition{Arrangement: r.arr, Revision: r.id}
	case 4:
		if d.of(60) {
			out.author = r.sponsor
		}
		out.body = &statement.Withdraw{Arrangement: r.arr, Revision: r.id}
	default:
		g.position(r, pick(d, stances), out)
	}
}
