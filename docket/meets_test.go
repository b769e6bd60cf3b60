package docket_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/statement"
)

var (
	crowds    = flag.Int("crowds", 6, "how many random logs TestMeets folds")
	crowdSeed = flag.Uint64("crowdseed", 0, "the seed before the first; 0: any")
)

// crowd is a log whose zones, flights and territories crowd in one place.
type crowd struct {
	*stream
	*dice
	t   testing.TB
	s   *docket.State
	n   int
	did map[statement.Type]int
	// data about the place, as one deployment has them
	data *docket.Heights
}

// rolling is the ground where the crowd is: some metres high, unknown in parts.
func rolling(t testing.TB, d *dice) *docket.Heights {
	ground, err := fence.NewTerrain(int64(d.n(2)) * 500)
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range [][2]int{{0, 0}, {0, 1}, {1, 0}} {
		b := make([]byte, 2*121*121)
		for i := range 121 * 121 {
			h := uint16(i / 121 / 40)
			if d.n(2000) == 0 {
				h = 0x8000
			}
			binary.BigEndian.PutUint16(b[2*i:], h)
		}
		if err := ground.Add(at[0], at[1], b); err != nil {
			t.Fatal(err)
		}
	}
	return &docket.Heights{Vertical: &fence.Heights{Terrain: ground}, Data: []parley.HeightData{{Kind: parley.HeightTerrain, Tiles: 3}}}
}

func newCrowd(t testing.TB, seed uint64, parties int) *crowd {
	c := &crowd{stream: newStream(parties, nil, func(i int) string { return "" }), dice: seeded(seed), t: t, did: map[statement.Type]int{}}
	c.s = c.fold(t, nil)
	c.data = rolling(t, c.dice)
	return c
}

// say adds a statement if the rules admit it.
func (c *crowd) say(author int, to statement.Audience, body statement.Body, parts ...statement.Part) bool {
	if !to.Has(c.ids[author]) {
		return false
	}
	c.stream.at += parley.Instant(c.dice.n(12)) * hour
	c.prev = c.s.Prev(c.ids[author], body.Subject(), to)
	c.tell(author, to, body, parts...)
	x := c.last()
	if err := c.s.Admit(x, c.stream.at); err != nil {
		c.entries = c.entries[:len(c.entries)-1]
		return false
	}
	if err := c.s.Apply(c.entries[len(c.entries)-1]); err != nil {
		c.t.Fatal(err)
	}
	c.did[body.Type()]++
	return true
}

func (c *crowd) height() *parley.Height {
	if c.of(50) {
		return nil
	}
	return &parley.Height{Datum: pick(c.dice, []parley.Datum{parley.DatumAMSL, parley.DatumAMSL, parley.DatumAMSL, parley.DatumAGL}), MM: int64(c.dice.n(4)) * 1000}
}

// heights are floor and a ceiling that may stand together.
func (c *crowd) heights() (floor, ceiling *parley.Height) {
	floor, ceiling = c.height(), c.height()
	if floor != nil && ceiling != nil && ceiling.Datum == floor.Datum && ceiling.MM <= floor.MM {
		ceiling.MM = floor.MM + 1000
	}
	return floor, ceiling
}

func (c *crowd) volumes(most int) (out []parley.Volume) {
	for i := range 1 + c.dice.n(most) {
		lon, lat := float64(c.dice.n(12))/10, float64(c.dice.n(12))/10
		v := parley.Volume{ID: fmt.Sprint("V", i), Footprint: square(lon, lat, float64(1+c.dice.n(2))/10)}
		if c.of(25) {
			v.Footprint = parley.Footprint{Circle: &parley.Circle{Centre: parley.Point{Lon: int32(lon * 1e7), Lat: int32(lat * 1e7)}, Radius: 11_000_000}}
		}
		if c.of(30) {
			v.Accuracy = int64(c.dice.n(12_000_000))
		}
		v.Floor, v.Ceiling = c.heights()
		at := c.stream.at - 10*24*hour
		for range c.dice.n(3) * c.dice.n(2) {
			at += parley.Instant(c.dice.n(20)) * 12 * hour
			w := parley.Window{From: at, Until: at + parley.Instant(1+c.dice.n(30))*6*hour}
			v.Windows, at = append(v.Windows, w), w.Until
		}
		out = append(out, v)
	}
	return out
}

func (c *crowd) party() int { return 1 + c.dice.n(len(c.ids)-1) }

// audience is everyone, or some, the author and those who must consent among them.
func (c *crowd) audience(author int) statement.Audience {
	if c.of(70) {
		return statement.Everyone
	}
	return statement.Parties(append(some(c.dice, c.ids[1:], 70), c.ids[author])...)
}

func (c *crowd) rules(volumes []parley.Volume) (out []parley.Rule) {
	for i := range 1 + c.dice.n(3) {
		r := parley.Rule{Clause: fmt.Sprint(i + 1)}
		for _, a := range parley.Activities {
			if c.of(30) {
				r.Forbids = append(r.Forbids, a)
			}
		}
		if len(r.Forbids) == 0 {
			r.Forbids = []parley.Activity{parley.AnyActivity}
		}
		if c.of(15) {
			r.Roles = []parley.Role{parley.Belligerent}
		}
		for _, v := range volumes {
			if c.of(15) {
				r.Volumes = append(r.Volumes, v.ID)
			}
		}
		if c.of(40) {
			r.Floor, r.Ceiling = c.heights()
		}
		if c.of(30) {
			r.Schedule = []parley.Slot{{Days: []int64{1 + int64(c.dice.n(7))}, From: int64(c.dice.n(24)) * 3_600_000, Until: int64(1+c.dice.n(24)) * 3_600_000}}
		}
		if c.of(15) {
			r.Except = []parley.Window{{From: c.stream.at + parley.Instant(c.dice.n(100))*hour, Until: c.stream.at + 200*hour}}
		}
		if c.of(10) {
			r.Sun = &parley.Point{Lon: 10_000_000}
			r.Schedule = append(r.Schedule, parley.Slot{Days: []int64{1 + int64(c.dice.n(7))}, FromSun: parley.Sunrise, UntilSun: parley.Sunset})
		}
		if c.of(20) {
			r.Exempt = &parley.Exempt{Purposes: []parley.Purpose{parley.Purposes[0]}}
		}
		out = append(out, r)
	}
	return out
}

func (c *crowd) revision(basis parley.Basis, author int) (parley.Revision, []statement.Part) {
	c.n++
	note := textPart(c.n)
	volumes := c.volumes(3)
	part := annexPart(volumes...)
	r := parley.Revision{
		Kind: parley.SafeZone, Basis: basis, Texts: []parley.Text{{Lang: "en", Authentic: true, Title: fmt.Sprint("Zone ", c.n), Part: note.ID()}},
		Map:   parley.Map{Status: parley.MapFinal, Part: part.ID()},
		Rules: c.rules(volumes),
	}
	if basis != parley.Agreed {
		return r, []statement.Part{part, note}
	}
	for i, p := range c.ids[1:] {
		if i+1 == author || c.of(40) {
			r.Roles = append(r.Roles, parley.RoleHolder{Party: p, Name: fmt.Sprint("P", i), Role: parley.Belligerent})
		}
	}
	r.Consenting = []parley.Role{parley.Belligerent}
	r.Terms = parley.Terms{
		Denunciation: &parley.Denunciation{Notice: parley.Period{Days: int64(c.dice.n(3))}},
		Suspension:   &parley.Suspension{Longest: parley.Period{Days: 2}},
		Breach:       &parley.Breach{Cure: parley.Period{Hours: 6}, Release: true},
	}
	if c.of(50) {
		r.Terms.Duration = parley.Period{Days: int64(1 + c.dice.n(20))}
		if c.of(60) {
			r.Terms.Renewal = &parley.Renewal{Mode: parley.RenewTacit, Most: int64(c.dice.n(4))}
		}
	}
	if c.of(20) {
		r.Terms.Effective.At = c.stream.at + parley.Instant(c.dice.n(10))*24*hour
	}
	return r, []statement.Part{part, note}
}

// step says something.
func (c *crowd) step() {
	author := c.party()
	switch k := c.dice.n(100); {
	case k < 12:
		r, parts := c.revision(parley.Agreed, author)
		c.say(author, c.audience(author), &statement.Table{Revision: r}, parts...)
	case k < 15:
		r, parts := c.revision(parley.Asserted, author)
		c.say(author, c.audience(author), &statement.Assert{Revision: r}, parts...)
	case k < 18:
		r, parts := c.revision(parley.Declared, author)
		c.say(author, c.audience(author), &statement.Declare{Revision: r}, parts...)
	case k < 28:
		c.plan(author)
	case k < 33:
		part := annexPart(c.volumes(2)...)
		c.say(author, statement.Everyone, &statement.DeclareTerritory{Name: fmt.Sprint("T", c.dice.n(2)), Map: part.ID()}, part)
	case k < 35:
		c.say(author, statement.Everyone, &statement.DisclaimTerritory{Name: fmt.Sprint("T", c.dice.n(2))})
	default:
		c.matter(author)
	}
}

func (c *crowd) plan(author int) {
	part := annexPart(c.volumes(2)...)
	in := statement.Intent{Activity: pick(c.dice, parley.Activities), Map: part.ID()}
	if c.of(30) {
		in.Purpose = pick(c.dice, parley.Purposes)
	}
	in.Window.From = c.stream.at + parley.Instant(c.dice.n(200)-50)*hour
	in.Window.Until = c.stream.at + parley.Instant(150+c.dice.n(200))*hour
	all := c.s.Operations()
	if c.of(60) || len(all) == 0 {
		c.say(author, c.audience(author), &statement.Plan{Intent: in}, part)
		return
	}
	o := pick(c.dice, all)
	author = slices.Index(c.ids, o.Party)
	switch c.dice.n(3) {
	case 0:
		c.say(author, o.Audience, &statement.Change{Operation: o.ID, Intent: in}, part)
	case 1:
		c.say(author, o.Audience, &statement.Start{Operation: o.ID})
	default:
		c.say(author, o.Audience, &statement.End{Operation: o.ID})
	}
}

// matter speaks to an arrangement; consent is what is said most.
func (c *crowd) matter(author int) {
	all := c.s.At(c.s.Head()).Arrangements()
	if len(all) == 0 {
		return
	}
	st := pick(c.dice, all)
	to, _ := c.s.Audience(st.Arrangement)
	id, rev := st.Arrangement, st.Current
	sponsor := slices.Index(c.ids, st.Sponsor)
	switch c.dice.n(16) {
	case 0:
		last, _ := c.s.Revision(id, st.Revisions[len(st.Revisions)-1].Revision)
		r, parts := c.revision(st.Basis, sponsor)
		c.say(sponsor, to, &statement.Revise{Arrangement: id, Replaces: last.ID, Revision: r}, parts...)
	case 1:
		c.say(sponsor, to, &statement.Withdraw{Arrangement: id, Revision: rev})
	case 2:
		c.say(author, to, &statement.Suspend{Arrangement: id, Revision: rev})
	case 3:
		c.say(author, to, &statement.Denounce{Arrangement: id, Revision: rev})
	case 4:
		note := textPart(c.n)
		c.say(author, to, &statement.NotifyBreach{Arrangement: id, Revision: rev, Against: c.ids[c.party()], Text: note.ID()}, note)
	case 5:
		c.say(sponsor, to, &statement.Extend{Arrangement: id, Parties: []parley.PartyID{c.ids[author]}})
	case 6:
		if st.Basis == parley.Declared {
			c.say(author, to, &statement.Recognise{Arrangement: id, Revision: rev})
		}
	default:
		for _, p := range st.Revisions[len(st.Revisions)-1].Required {
			c.say(slices.Index(c.ids, p.Party), to, &statement.Position{Arrangement: id, Revision: st.Revisions[len(st.Revisions)-1].Revision, Stance: parley.Accept})
		}
		c.say(author, to, &statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept})
	}
}

// question asks for one of the parties, about any time.
func (c *crowd) question() parley.Question {
	q := parley.Question{Party: c.ids[c.party()], Activity: pick(c.dice, parley.Activities), Volumes: c.volumes(3)}
	if c.of(30) {
		q.Purpose = pick(c.dice, parley.Purposes)
	}
	q.Window.From = c.instant()
	q.Window.Until = q.Window.From + pick(c.dice, []parley.Instant{1, hour, 24 * hour, 30 * 24 * hour, 400 * 24 * hour})
	return q
}

func (c *crowd) instant() parley.Instant {
	first := c.entries[0].At
	switch c.dice.n(4) {
	case 0:
		return first + parley.Instant(c.dice.n(int((c.s.Head()-first)/hour)+1))*hour
	case 1:
		return c.entries[c.dice.n(len(c.entries))].At
	case 2:
		return c.s.Head() + parley.Instant(c.dice.n(2000))*hour
	}
	return c.s.Head()
}

// same compares what was found by the index with what plain loops find.
func (c *crowd) same(what string, got, want any, gotErr, wantErr error) {
	g, _ := json.Marshal(got)
	w, _ := json.Marshal(want)
	if !bytes.Equal(g, w) || fmt.Sprint(gotErr) != fmt.Sprint(wantErr) {
		c.t.Fatalf("%s:\n%s %v\nand by plain loops\n%s %v", what, g, gotErr, w, wantErr)
	}
}

// compare asks a state everything that has to do with where things lie.
func (c *crowd) compare(s *docket.State, found map[parley.Verdict]int) {
	digest := s.Digest()
	defer func() {
		if s.Digest() != digest {
			c.t.Fatal("a question has changed the state")
		}
	}()
	for range 12 {
		q := c.question()
		v := s.At(pick(c.dice, []parley.Instant{q.Window.From, c.instant()}))
		if c.of(50) {
			without, _ := v.Check(q)
			v = v.With(c.data)
			if with, _ := v.Check(q); with != nil && with.Verdict != without.Verdict {
				found["decided"]++
			}
		}
		got, err := v.Check(q)
		want, wantErr := v.PlainCheck(q)
		c.same("check", got, want, err, wantErr)
		if got != nil {
			found[got.Verdict]++
		}
	}
	annex := &parley.Annex{Volumes: c.volumes(3)}
	claims, err := s.ClaimsOf(annex)
	want, wantErr := s.PlainClaimsOf(annex)
	c.same("claims", claims, want, err, wantErr)
	within := c.volumes(3)
	for i := range within {
		within[i].Footprint, within[i].Accuracy = square(0.6, 0.6, 1), 0
	}
	got, loops := docket.InsideBoth(annex, &parley.Annex{Volumes: within})
	c.same("inside", got, loops, nil, nil)
	if slices.Contains(got, true) {
		found["inside"]++
	}
	v := s.At(c.instant())
	if c.of(50) {
		v = v.With(c.data)
	}
	for _, st := range v.Arrangements() {
		if !c.of(20) {
			continue
		}
		asker := pick(c.dice, append([]parley.PartyID{{}}, c.ids...))
		for _, r := range st.Revisions {
			got, err := v.Impact(st.Arrangement, r.Revision, asker)
			want, wantErr := v.PlainImpact(st.Arrangement, r.Revision, asker)
			c.same("impact", got, want, err, wantErr)
			if got != nil {
				found["overlap"] += len(got.Overlaps)
				found["confrontation"] += len(got.Confrontations)
			}
		}
	}
}

// What Check, Impact and the claims find by the index is what plain loops find,
// byte for byte: of a state as it grows, of its copies and views, of one that
// comes out of its encoding, and after an erasure; with data on the ground and
// without.
func TestMeets(t *testing.T) {
	seed := *crowdSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	found, said := map[parley.Verdict]int{}, map[statement.Type]bool{}
	for range *crowds {
		seed++
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			c := newCrowd(t, seed, 5)
			for range 8 {
				for range 25 {
					c.step()
				}
				c.compare(c.s, found)
				c.compare(restored(c.s, nil), found)
				c.compare(c.s.View(c.ids[c.party()]), found)
				copied := c.s.Clone()
				c.erase()
				c.compare(c.s, found)
				if indexed, are := c.s.Lies(); indexed != are {
					t.Fatalf("%d volumes are indexed, of %d", indexed, are)
				}
				c.compare(copied, found)
			}
			for what := range c.did {
				said[what] = true
			}
		})
	}
	for _, v := range []parley.Verdict{parley.Conflict, parley.Indeterminate, parley.Coordinate, parley.NoConflict, "overlap", "confrontation", "inside", "decided"} {
		if found[v] < 5 {
			t.Errorf("seed %d: found %v", seed, found)
		}
	}
	if len(said) < 14 {
		t.Errorf("seed %d: said %v", seed, said)
	}
}

// erase erases an arrangement that has ended, whatever the policy says.
func (c *crowd) erase() {
	for _, st := range c.s.At(c.s.Head()).Arrangements() {
		to, _ := c.s.Audience(st.Arrangement)
		if !to.Everyone {
			to = statement.Parties(append(slices.Clone(to.Parties), c.ids[0])...)
		}
		if c.of(50) && c.say(0, to, &statement.Erase{Arrangement: st.Arrangement, Effects: c.s.Effects(st.Arrangement, false)}) {
			return
		}
	}
}
