// Package statementtest makes statements for tests: arbitrary ones of every
// type, for laws; one worked example of each, for the format pages; and a
// passkey in software.
package statementtest

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"pgregory.net/rapid"
)

// Arbitrary draws a valid statement of type typ.
func Arbitrary(t *rapid.T, typ statement.Type) *statement.Statement {
	s, _ := ArbitraryWithParts(t, typ)
	return s
}

// ArbitraryWithParts draws a valid statement and the parts that it commits to.
func ArbitraryWithParts(t *rapid.T, typ statement.Type) (*statement.Statement, statement.Parts) {
	g := &gen{t, statement.Parts{}}
	s := &statement.Statement{
		Type:     typ,
		Version:  statement.Version,
		Ledger:   parley.LedgerID(g.id()),
		Author:   parley.PartyID(g.id()),
		Post:     g.label(),
		SignedAt: g.instant(),
		Seen:     statement.Seen{Size: rapid.Uint64Range(1, statement.MaxInteger).Draw(t, "size"), Root: parley.Digest(g.id())},
		Salt:     statement.Salt(g.id()),
	}
	s.Body = g.body(typ, s.Author)
	if g.bool() {
		s.Prev = parley.StatementID(g.id())
	}
	if g.bool() {
		s.Until = g.instant()
	}
	if typ == statement.LogGenesis {
		s.Ledger, s.Seen = parley.LedgerID{}, statement.Seen{}
	}
	if s.Audience = statement.Everyone; !goesToEveryone(s.Body) && g.bool() {
		s.Audience = statement.Parties(append(g.parties(0), s.Author)...)
	}
	return s, g.parts
}

func goesToEveryone(b statement.Body) bool {
	switch b := b.(type) {
	case *statement.DisclaimTerritory:
		return b.Arrangement == parley.ArrangementID{}
	case *statement.Admit, *statement.Update, *statement.TwoPerson, *statement.Roster, *statement.Enrol, *statement.Revoke, *statement.DeclareTerritory,
		*statement.Genesis, *statement.Rules, *statement.Policy:
		return true
	}
	return false
}

// ArbitraryKey draws a signing key with the powers given, or some.
func ArbitraryKey(t *rapid.T, powers ...parley.Power) *statement.SoftKey {
	g := &gen{t: t}
	if len(powers) == 0 {
		powers = some(g, parley.Powers[:len(parley.Powers)-1], 1) // read alone signs nothing
	}
	powers = slices.Sorted(slices.Values(powers))
	seed := g.id()
	k, err := statement.SoftKeyFromSeed(seed[:], parley.Key{Use: parley.UseSign, Post: g.label(), Powers: powers})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// gen draws the pieces, and gathers the parts that they commit to.
type gen struct {
	t     *rapid.T
	parts statement.Parts
}

func (g *gen) bool() bool { return rapid.Bool().Draw(g.t, "bool") }

func (g *gen) int(least, most int64) int64 { return rapid.Int64Range(least, most).Draw(g.t, "int") }

// id draws a digest that is not zero.
func (g *gen) id() (id [32]byte) {
	copy(id[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(g.t, "id"))
	id[31] |= 1
	return id
}

var names = []string{"Idlib", "2(a)", "M4", "حلب", "Зона деэскалации", "São Tomé", "安全区", "دفتر <b>&amp;", `"quoted" \ path`, "हिन्दी", "duty-officer"}

func (g *gen) label() string {
	return fmt.Sprintf("%s %d", rapid.SampledFrom(names).Draw(g.t, "name"), g.int(0, 999))
}

func (g *gen) instant() parley.Instant { return parley.Instant(g.int(1, int64(statement.MaxInstant))) }

// until is an instant, or none.
func (g *gen) until() parley.Instant {
	if g.bool() {
		return 0
	}
	return g.instant()
}

func (g *gen) window() parley.Window {
	from := g.int(1, int64(statement.MaxInstant)-1)
	return parley.Window{From: parley.Instant(from), Until: parley.Instant(g.int(from+1, int64(statement.MaxInstant)))}
}

func (g *gen) period() parley.Period {
	return parley.Period{Months: g.int(0, parley.MaxMonths), Days: g.int(0, parley.MaxDays), Hours: g.int(0, parley.MaxHours)}
}

func (g *gen) parties(least int) []parley.PartyID {
	var ids []parley.PartyID
	for range g.int(int64(least), 4) {
		ids = append(ids, parley.PartyID(g.id()))
	}
	return statement.Parties(ids...).Parties
}

// some draws distinct elements of list, in its order.
func some[T any](g *gen, list []T, least int) (out []T) {
	for i, v := range list {
		if len(out)+len(list)-i <= least || g.bool() {
			out = append(out, v)
		}
	}
	return out
}

// maybe draws a pointer that may be nil.
func maybe[T any](g *gen, draw func() T) *T {
	if !g.bool() {
		return nil
	}
	v := draw()
	return &v
}

func one[T any](g *gen, list []T) T { return rapid.SampledFrom(list).Draw(g.t, "one") }

func (g *gen) text() parley.PartID {
	return g.parts.Add(statement.Part{Media: statement.MediaText, Salt: statement.Salt(g.id()), Data: []byte("# " + g.label() + "\n\n" + g.label() + "\n")})
}

func (g *gen) maybeText() (id parley.PartID) {
	if g.bool() {
		id = g.text()
	}
	return id
}

func (g *gen) annex() parley.PartID {
	var a parley.Annex
	for i := range g.int(1, 3) {
		a.Volumes = append(a.Volumes, g.volume(fmt.Sprintf("A%d", i)))
	}
	b, err := statement.EncodeAnnex(&a)
	if err != nil {
		g.t.Fatal(err)
	}
	return g.parts.Add(statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt(g.id()), Data: b})
}

func (g *gen) point() parley.Point {
	return parley.Point{Lon: int32(g.int(-parley.MaxLon, parley.MaxLon)), Lat: int32(g.int(-parley.MaxLat, parley.MaxLat))}
}

func (g *gen) line(least int) []parley.Point {
	line := rapid.SliceOfNDistinct(rapid.Int32Range(-parley.MaxLat, parley.MaxLat), least, least+4, rapid.ID).Draw(g.t, "line")
	out := make([]parley.Point, len(line))
	for i, lat := range line {
		out[i] = parley.Point{Lon: int32(g.int(-parley.MaxLon, parley.MaxLon)), Lat: lat}
	}
	return out
}

func (g *gen) volume(id string) parley.Volume {
	v := parley.Volume{ID: id, Accuracy: g.int(0, statement.MaxAccuracy)}
	switch g.int(0, 2) {
	case 0:
		v.Footprint.Edges = one(g, []parley.Edges{parley.EdgesStraight, parley.EdgesGeodesic})
		for range g.int(1, 2) {
			v.Footprint.Polygons = append(v.Footprint.Polygons, [][]parley.Point{g.line(3), g.line(3)}[:g.int(1, 2)])
		}
	case 1:
		v.Footprint.Circle = &parley.Circle{Centre: g.point(), Radius: g.int(1, statement.MaxRadius)}
	case 2:
		v.Footprint.Corridor = &parley.Corridor{Line: g.line(2), HalfWidth: g.int(1, statement.MaxHalfWidth)}
	}
	v.Floor, v.Ceiling = g.heights()
	if g.bool() {
		v.Windows = []parley.Window{g.window()}
	}
	return v
}

func (g *gen) heights() (floor, ceiling *parley.Height) {
	datums := []parley.Datum{parley.DatumAGL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumFL}
	floor = maybe(g, func() parley.Height { return parley.Height{Datum: one(g, datums), MM: g.int(statement.MinHeight, 0)} })
	ceiling = maybe(g, func() parley.Height { return parley.Height{Datum: one(g, datums), MM: g.int(1, statement.MaxHeight)} })
	return floor, ceiling
}

func (g *gen) condition(depth int) parley.Condition {
	kind := g.int(0, 3)
	if depth == 1 {
		kind = g.int(0, 1)
	}
	switch kind {
	case 0:
		return parley.Condition{Accepts: parley.PartyID(g.id())}
	case 1:
		return parley.Condition{Confirmed: &parley.Confirmed{By: parley.PartyID(g.id()), Label: g.label()}}
	}
	nested := []parley.Condition{g.condition(depth - 1), g.condition(depth - 1)}
	if kind == 2 {
		return parley.Condition{All: nested}
	}
	return parley.Condition{Any: nested}
}

func (g *gen) key(powers ...parley.Power) (parley.Key, string) {
	k := ArbitraryKey(g.t, powers...)
	return k.Key(), k.Proof()
}

func (g *gen) profile() parley.Profile {
	p := parley.Profile{Name: g.label(), Kind: one(g, parley.PartyKinds)}
	if p.Kind == parley.State && g.bool() {
		p.Country = one(g, []string{"SY", "TR", "XK"})
	}
	return p
}

func (g *gen) policy() statement.Policy {
	p := statement.Policy{RecoveryDelay: parley.Period{Days: g.int(1, 90)}}
	for i := range g.int(0, 3) {
		p.Witnesses = append(p.Witnesses, fmt.Sprintf("witness%d.example+0a1b2c3d+AAECAwQ=", i))
	}
	p.Quorum = g.int(0, int64(len(p.Witnesses)))
	p.ErasureNotice.Days = g.int(0, 1) * g.int(1, 90)
	return p
}
