package docket_test

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// The stage: the parties, keys, squares and worlds that the sequences use, made
// once. Statements on it are not signed: their identifiers are hashes of their
// numbers, and their envelopes name keys without signatures.

const hour parley.Instant = 3_600_000

// dawn is when every log on the stage begins: a month's last day.
const dawn parley.Instant = 1_769_817_600_000 // 2026-01-31T00:00:00Z

// cast is the registrar and the parties, with their founding keys and a second
// key for each.
type player struct {
	name    string
	id      parley.PartyID
	country string
	kind    parley.PartyKind
	first   *statement.SoftKey
	second  *statement.SoftKey
}

var cast = sync.OnceValue(func() []player {
	var out []player
	for i, name := range []string{"registrar", "A", "B", "C", "D", "F"} {
		make := func(n byte, post string, powers []parley.Power) *statement.SoftKey {
			seed := sha256.Sum256([]byte{byte(i), n})
			k, err := statement.SoftKeyFromSeed(seed[:], parley.Key{Use: parley.UseSign, Post: post, Powers: powers})
			if err != nil {
				panic(err)
			}
			return k
		}
		powers := slices.Clone(parley.Powers)
		if i > 0 {
			powers = slices.DeleteFunc(powers, func(p parley.Power) bool { return p == parley.PowerRegister })
		}
		slices.Sort(powers)
		p := player{name: name, kind: parley.State, first: make(1, "office", powers), second: make(2, "deputy", powers)}
		if i == 0 {
			p.kind = parley.Registrar
		}
		if i > 0 && i < 3 {
			p.country = name + name
		}
		id, err := statement.PartyIDOf(p.first.Key(), p.first.Proof())
		if err != nil {
			panic(err)
		}
		p.id = id
		out = append(out, p)
	}
	return out
})

func playerOf(id parley.PartyID) *player {
	for i := range cast() {
		if cast()[i].id == id {
			return &cast()[i]
		}
	}
	return &player{name: parley.Short(id), id: id}
}

var keyIDs sync.Map // public key → parley.KeyID

// keyID is statement.KeyIDOf, remembered.
func keyID(k parley.Key) parley.KeyID {
	if id, ok := keyIDs.Load(k.Public); ok {
		return id.(parley.KeyID)
	}
	id, err := statement.KeyIDOf(k)
	if err != nil {
		panic(err)
	}
	keyIDs.Store(k.Public, id)
	return id
}

// numbered is the identifier of the statement with that number.
func numbered(n int) parley.StatementID {
	var b [9]byte
	binary.BigEndian.PutUint64(b[1:], uint64(n))
	return sha256.Sum256(b[:])
}

func textPart(n int) statement.Part {
	return statement.Part{Media: statement.MediaText, Data: []byte(fmt.Sprintf("text %d", n))}
}

// Squares and maps.

const step10km = 1_000_000 // 0.1° in units of 1e-7 degree

func corner(x, y int) parley.Point {
	return parley.Point{Lon: int32(300_000_000 + x*step10km), Lat: int32(300_000_000 + y*step10km)}
}

func (q plot) ring() []parley.Point {
	return []parley.Point{corner(q.x0, q.y0), corner(q.x1, q.y0), corner(q.x1, q.y1), corner(q.x0, q.y1)}
}

var mapParts sync.Map // printed area → statement.Part

// mapPart is the annex that draws a.
func mapPart(a area) statement.Part {
	key := fmt.Sprint(a)
	if p, ok := mapParts.Load(key); ok {
		return p.(statement.Part)
	}
	annex := &parley.Annex{}
	for i, q := range a.squares {
		v := parley.Volume{ID: fmt.Sprint("v", i+1), Footprint: parley.Footprint{
			Polygons: [][][]parley.Point{{q.ring()}}, Edges: parley.EdgesStraight}}
		if a.fuzzy {
			v.Accuracy = 100_000 // 100 m: a hundredth of a step
		}
		annex.Volumes = append(annex.Volumes, v)
	}
	data, err := statement.EncodeAnnex(annex)
	if err != nil {
		panic(err)
	}
	p := statement.Part{Media: statement.MediaAnnex, Data: data}
	mapParts.Store(key, p)
	return p
}

// insetPart is the annex that draws a with each square a tenth of a step within
// its own outline.
func insetPart(a area) statement.Part {
	annex := &parley.Annex{}
	for i, q := range a.squares {
		ring := q.ring()
		for j, inward := range []parley.Point{{Lon: 1, Lat: 1}, {Lon: -1, Lat: 1}, {Lon: -1, Lat: -1}, {Lon: 1, Lat: -1}} {
			ring[j].Lon += inward.Lon * step10km / 10
			ring[j].Lat += inward.Lat * step10km / 10
		}
		v := parley.Volume{ID: fmt.Sprint("p", i+1), Footprint: parley.Footprint{Polygons: [][][]parley.Point{{ring}}, Edges: parley.EdgesStraight}}
		if a.fuzzy {
			v.Accuracy = 100_000
		}
		annex.Volumes = append(annex.Volumes, v)
	}
	data, err := statement.EncodeAnnex(annex)
	if err != nil {
		panic(err)
	}
	return statement.Part{Media: statement.MediaAnnex, Data: data}
}

// attributed is a world with land of A, of B and of a country that is no party.
var attributed = sync.OnceValue(func() (w struct {
	world  *geo.World
	claims []claim
}) {
	w.claims = []claim{
		{"Land of A", "AA", area{[]plot{{0, 0, 2, 2}}, false}},
		{"Land of B", "BB", area{[]plot{{2, 0, 4, 2}}, true}},
		{"Zedland", "ZZ", area{[]plot{{0, 5, 6, 6}}, false}},
	}
	var raw []geo.RawTerritory
	for _, c := range w.claims {
		t := geo.RawTerritory{Name: c.name, Country: c.country}
		if c.area.fuzzy {
			t.Accuracy = 100_000
		}
		for _, q := range c.area.squares {
			t.Polygons = append(t.Polygons, [][]parley.Point{q.ring()})
		}
		raw = append(raw, t)
	}
	b, err := geo.EncodeWorld("a world for tests", raw)
	if err != nil {
		panic(err)
	}
	if w.world, err = geo.DecodeWorld(b); err != nil {
		panic(err)
	}
	return w
})

// draft is a statement that somebody will send: all that does not depend on
// what was sent before.
type draft struct {
	n        int
	at       parley.Instant
	author   parley.PartyID
	key      parley.KeyID
	body     statement.Body
	parts    []statement.Part
	party    parley.PartyID // let in
	audience *statement.Audience
	until    parley.Instant
	second   parley.KeyID // signs too, where it is set
	wrong    bool         // its prev is not what it should be
	foreign  bool         // of another ledger
}

// made is what the docket and the model get of a draft.
type made struct {
	signed *statement.Signed
	event  event
}

// make completes a draft by what is known now.
func (d *draft) make(s *scene) made {
	st := &statement.Statement{Type: d.body.Type(), Version: statement.Version, Ledger: s.m.ledger, Author: d.author,
		Post: postOf(d.key), SignedAt: d.at, Until: d.until, Body: d.body}
	binary.BigEndian.PutUint64(st.Salt[:], uint64(d.n))
	if d.foreign {
		st.Ledger[0] ^= 1
	}
	st.Audience = statement.Everyone
	if x := d.body.Subject(); d.audience != nil {
		st.Audience = *d.audience
	} else if x.Kind == statement.SubjectArrangement {
		if a := s.audience(parley.ArrangementID(x.ID)); a.Everyone || len(a.Parties) > 0 {
			st.Audience = a
		}
	}
	st.Prev = s.previous(st)
	if d.wrong {
		st.Prev[0] ^= 1
	}
	e := event{at: d.at, id: numbered(d.n), key: d.key, second: d.second, party: d.party, st: st}
	signed := &statement.Signed{ID: e.id, Statement: st, Envelope: &statement.Envelope{Payload: []byte("{}"),
		Signatures: []statement.Signature{{KeyID: d.key}}}, Parts: statement.Parts{}}
	if d.second != (parley.KeyID{}) {
		signed.Envelope.Signatures = append(signed.Envelope.Signatures, statement.Signature{KeyID: d.second})
	}
	for _, p := range d.parts {
		signed.Parts.Add(p)
	}
	if r := st.Revision(); r != nil {
		id, err := statement.RevisionIDOf(r)
		if err != nil {
			panic(err)
		}
		signed.RevisionID, e.rev = id, id
	}
	return made{signed, e}
}

// postOf is the post of a key on the stage.
func postOf(k parley.KeyID) string {
	for _, p := range cast() {
		if p.second.ID() == k {
			return "deputy"
		}
	}
	return "office"
}

// prologue founds the log and admits the first n parties.
func prologue(n int, world *geo.World) []draft {
	all := cast()
	g := &statement.Genesis{Name: "stage", Exercise: true, Key: all[0].first.Key(), Proof: all[0].first.Proof(),
		LogKey: "stage+0000+key", Rules: 1, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}}}
	if world != nil {
		g.World = world.Digest()
	}
	out := []draft{{n: 0, at: dawn, author: all[0].id, key: all[0].first.ID(), body: g, party: all[0].id}}
	for i := 1; i <= n; i++ {
		out = append(out, admission(len(out), dawn, i))
	}
	for i := 1; i <= min(n, 2); i++ {
		out = append(out, draft{n: len(out), at: dawn, author: all[i].id, key: all[i].first.ID(),
			body: &statement.Enrol{Key: all[i].second.Key(), Proof: all[i].second.Proof()}})
	}
	return out
}

func admission(n int, at parley.Instant, i int) draft {
	all := cast()
	return draft{n: n, at: at, author: all[0].id, key: all[0].first.ID(), party: all[i].id,
		body: &statement.Admit{Key: all[i].first.Key(), Proof: all[i].first.Proof(),
			Profile: parley.Profile{Name: "Party " + all[i].name, Kind: all[i].kind, Country: all[i].country}}}
}

// Telling a story.

func names(ids []parley.PartyID) string {
	var out []string
	for _, p := range ids {
		out = append(out, playerOf(p).name)
	}
	slices.Sort(out)
	return "{" + strings.Join(out, " ") + "}"
}

// clockface prints an instant as days and hours after dawn.
func clockface(i parley.Instant) string {
	if i == 0 {
		return "-"
	}
	if i >= parley.Never {
		return "never"
	}
	d := i - dawn
	s := fmt.Sprintf("%dd%02dh", d/(24*hour), d%(24*hour)/hour)
	if ms := d % hour; ms != 0 {
		s += fmt.Sprintf("%+dms", ms)
	}
	return s
}

func describe(n int, e event) string {
	b := fmt.Sprintf("%+v", e.st.Body)
	switch x := e.st.Body.(type) {
	case *statement.Admit:
		b = playerOf(e.party).name
	case *statement.Genesis:
		b = ""
	case *statement.Enrol:
		b = "key " + parley.Short(keyID(x.Key))
	case *statement.Table:
		b = describeRevision(e.rev, &x.Revision)
	case *statement.Counter:
		b = "of " + parley.Short(x.Answers) + " " + describeRevision(e.rev, &x.Revision)
	case *statement.Revise:
		b = "of " + parley.Short(x.Arrangement) + " replaces " + parley.Short(x.Replaces) + " " + describeRevision(e.rev, &x.Revision)
	case *statement.Declare:
		b = describeRevision(e.rev, &x.Revision)
	case *statement.Assert:
		b = describeRevision(e.rev, &x.Revision)
	case *statement.Position:
		b = fmt.Sprintf("on %s %s %s", parley.Short(x.Revision), x.Stance, describeCondition(x.Condition))
	case *statement.Simultaneous:
		b = fmt.Sprintf("on %s members %s", parley.Short(x.Revision), names(x.Members))
	case *statement.NotifyBreach:
		b = fmt.Sprintf("on %s against %s", parley.Short(x.Revision), playerOf(x.Against).name)
	case *statement.Renew:
		b = fmt.Sprintf("on %s expiry %s %s", parley.Short(x.Revision), clockface(x.Expiry), x.Decision)
	case *statement.Suspend:
		b = fmt.Sprintf("on %s ends %s", parley.Short(x.Revision), clockface(x.Ends))
	case *statement.Ask:
		b = fmt.Sprintf("on %s blocking %v", parley.Short(x.Revision), x.Blocking)
	case *statement.Extend:
		b = fmt.Sprintf("by %s everyone %v", names(x.Parties), x.Everyone)
	case *statement.Denounce:
		b = "on " + parley.Short(x.Revision)
	case *statement.Resume:
		b = "on " + parley.Short(x.Revision)
	case *statement.AcceptReservation:
		b = fmt.Sprintf("on %s reservation %s", parley.Short(x.Revision), parley.Short(x.Reservation))
	case *statement.ObjectReservation:
		b = fmt.Sprintf("on %s reservation %s", parley.Short(x.Revision), parley.Short(x.Reservation))
	case *statement.DeclareTerritory:
		b = x.Name
	}
	aud := "everyone"
	if !e.st.Audience.Everyone {
		aud = names(e.st.Audience.Parties)
	}
	return fmt.Sprintf("%3d %-12s %-9s %-22s to %-10s id %s  %s", n, clockface(e.at), playerOf(e.st.Author).name, e.st.Type, aud, parley.Short(e.id), b)
}

func describeCondition(c *parley.Condition) string {
	switch {
	case c == nil:
		return ""
	case c.Accepts != (parley.PartyID{}):
		return "if " + playerOf(c.Accepts).name + " accepts"
	case c.Confirmed != nil:
		return "if " + playerOf(c.Confirmed.By).name + " confirms " + c.Confirmed.Label
	}
	var out []string
	for i := range c.All {
		out = append(out, describeCondition(&c.All[i]))
	}
	for i := range c.Any {
		out = append(out, describeCondition(&c.Any[i]))
	}
	if c.All != nil {
		return "(all: " + strings.Join(out, ", ") + ")"
	}
	return "(any: " + strings.Join(out, ", ") + ")"
}

func describeWho(w *parley.Who) string {
	if w == nil {
		return ""
	}
	return fmt.Sprint(" by ", names(w.Parties), w.Roles)
}

func describeRevision(id parley.RevisionID, r *parley.Revision) string {
	var b strings.Builder
	fmt.Fprintf(&b, "revision %s %s map %s", parley.Short(id), r.Basis, r.Map.Status)
	for _, h := range r.Roles {
		must := ""
		if slices.Contains(r.Consenting, h.Role) {
			must = "!"
		}
		fmt.Fprintf(&b, " %s=%s%s", playerOf(h.Party).name, h.Role, must)
	}
	t := r.Terms
	if t.Effective.At != 0 {
		fmt.Fprintf(&b, "; effective %s", clockface(t.Effective.At))
	}
	if t.Effective.When != nil {
		fmt.Fprintf(&b, "; effective %s", describeCondition(t.Effective.When))
	}
	if t.OpenUntil != 0 {
		fmt.Fprintf(&b, "; open until %s", clockface(t.OpenUntil))
	}
	if t.Ends != 0 {
		fmt.Fprintf(&b, "; ends %s", clockface(t.Ends))
	}
	if !t.Duration.IsZero() {
		fmt.Fprintf(&b, "; lasts %s", t.Duration)
	}
	if x := t.Renewal; x != nil {
		fmt.Fprintf(&b, "; renewal %s%s period %s notice %s most %d", x.Mode, describeWho(x.By), x.Period, x.Notice, x.Most)
	}
	if x := t.Denunciation; x != nil {
		fmt.Fprintf(&b, "; denunciation%s notice %s", describeWho(x.By), x.Notice)
	}
	if x := t.Suspension; x != nil {
		fmt.Fprintf(&b, "; suspension%s notice %s longest %s", describeWho(x.By), x.Notice, x.Longest)
	}
	if x := t.Accession; x != nil {
		fmt.Fprintf(&b, "; accession%s", describeWho(x.By))
	}
	if x := t.Breach; x != nil {
		fmt.Fprintf(&b, "; breach cure %s release %v", x.Cure, x.Release)
	}
	return b.String()
}
