package docket_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/statement"
)

// stream makes the entries of a log, as the ledger hands them to the docket.
type stream struct {
	entries []docket.Entry
	keys    []*statement.SoftKey
	ids     []parley.PartyID
	at      parley.Instant
	ledger  parley.LedgerID
}

func (l *stream) add(author int, body statement.Body, parts ...statement.Part) parley.StatementID {
	l.at += 1000
	st := &statement.Statement{
		Type: body.Type(), Version: statement.Version, Ledger: l.ledger, Author: l.ids[author], Post: "office", SignedAt: l.at,
		Audience: statement.Everyone, Body: body,
	}
	binary.BigEndian.PutUint64(st.Salt[:], uint64(l.at))
	all := make(statement.Parts)
	for _, p := range parts {
		all.Add(p)
	}
	_, x, err := statement.Sign(st, all, l.keys[author])
	if err != nil {
		panic(err)
	}
	l.entries = append(l.entries, docket.Entry{Index: uint64(len(l.entries)), At: l.at, Signed: x})
	return x.ID
}

// last is the entry added last.
func (l *stream) last() *statement.Signed { return l.entries[len(l.entries)-1].Signed }

// office makes the i-th party's founding key.
func office(i int) *statement.SoftKey {
	k, err := statement.NewSoftKey(bytes.NewReader(bytes.Repeat([]byte{byte(i), byte(i >> 8), 7}, 32)), parley.Key{
		Alg: parley.Ed25519, Use: parley.UseSign, Post: "office", Powers: allPowers(i == 0),
	})
	if err != nil {
		panic(err)
	}
	return k
}

func allPowers(register bool) []parley.Power {
	p := []parley.Power{parley.PowerAdminister, parley.PowerConsent, parley.PowerMonitor, parley.PowerNegotiate, parley.PowerOperate}
	if register {
		p = append(p, parley.PowerRegister)
	}
	return append(p, parley.PowerTable)
}

// verifierKey is a log's verifier key in the note format.
func verifierKey() string {
	_, v, err := note.GenerateKey(bytes.NewReader(make([]byte, 64)), "bench.example")
	if err != nil {
		panic(err)
	}
	return v
}

// newStream founds a ledger with the given number of parties beside the registrar.
func newStream(parties int, world *geo.World, country func(i int) string) *stream {
	l := &stream{at: 1_700_000_000_000}
	for i := 0; i <= parties; i++ {
		k := office(i)
		id, err := statement.PartyIDOf(k.Key(), k.Proof())
		if err != nil {
			panic(err)
		}
		l.keys, l.ids = append(l.keys, k), append(l.ids, id)
	}
	g := &statement.Genesis{Name: "Bench", Exercise: true, Key: l.keys[0].Key(), Proof: l.keys[0].Proof(), LogKey: verifierKey(), Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 14}}}
	if world != nil {
		g.World = world.Digest()
	}
	l.ledger = parley.LedgerID(l.add(0, g))
	for i := 1; i <= parties; i++ {
		p := parley.Profile{Name: fmt.Sprintf("Party %d", i), Kind: parley.State}
		if country != nil {
			p.Country = country(i)
		}
		l.add(0, &statement.Admit{Key: l.keys[i].Key(), Proof: l.keys[i].Proof(), Profile: p})
	}
	return l
}

func annexPart(volumes ...parley.Volume) statement.Part {
	b, err := statement.EncodeAnnex(&parley.Annex{Volumes: volumes})
	if err != nil {
		panic(err)
	}
	return statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt(sha256.Sum256(b)), Data: b}
}

func square(lon, lat, half float64) parley.Footprint {
	at := func(dx, dy float64) parley.Point {
		return parley.Point{Lon: int32(math.Round((lon + dx*half) * 1e7)), Lat: int32(math.Round((lat + dy*half) * 1e7))}
	}
	return parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{{at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)}}}}
}

// wobbly is a closed outline of n vertices around a centre.
func wobbly(lon, lat, radius float64, n int) parley.Footprint {
	ring := make([]parley.Point, n)
	for i := range ring {
		a := 2 * math.Pi * float64(i) / float64(n)
		r := radius * (1 + 0.1*math.Sin(7*a))
		ring[i] = parley.Point{Lon: int32((lon + r*math.Cos(a)) * 1e7), Lat: int32((lat + r*math.Sin(a)) * 1e7)}
	}
	return parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{ring}}}
}

// arrangement tables a zone between three parties and takes it into force, with
// talk on the way: a dozen statements of the usual mix.
func (l *stream) arrangement(i int) {
	note := statement.Part{Media: statement.MediaText, Salt: statement.Salt{byte(i), byte(i >> 8)}, Data: []byte("As discussed.")}
	text := note.ID()
	part := annexPart(parley.Volume{ID: "A", Footprint: square(float64(i%340)-170, float64(i/340%120)-60, 0.2)})
	a, b, c := 1+i%(len(l.ids)-1), 1+(i+1)%(len(l.ids)-1), 1+(i+2)%(len(l.ids)-1)
	rev := parley.Revision{
		Kind: parley.SafeZone, Basis: parley.Agreed,
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: fmt.Sprint("Zone ", i), Part: text}},
		Map:   parley.Map{Status: parley.MapFinal, Part: part.ID()},
		Roles: []parley.RoleHolder{
			{Party: l.ids[a], Name: "A", Role: parley.Belligerent}, {Party: l.ids[b], Name: "B", Role: parley.Belligerent}, {Party: l.ids[c], Name: "C", Role: parley.Guarantor}},
		Consenting: []parley.Role{parley.Belligerent, parley.Guarantor},
		Rules:      []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.MilitaryFlight}}},
		Terms:      parley.Terms{Duration: parley.Period{Months: 6}, Renewal: &parley.Renewal{Mode: parley.RenewTacit}, Denunciation: &parley.Denunciation{Notice: parley.Period{Days: 30}}},
	}
	id := parley.ArrangementID(l.add(a, &statement.Table{Revision: rev}, part, note))
	r := l.last().RevisionID
	q := l.add(b, &statement.Ask{Arrangement: id, Revision: r, Blocking: true, Text: text}, note)
	l.add(a, &statement.Answer{Arrangement: id, Question: q, Text: text}, note)
	l.add(b, &statement.Settle{Arrangement: id, Question: q})
	l.add(c, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	l.add(b, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	l.add(a, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Accept})
	l.add(b, &statement.Position{Arrangement: id, Revision: r, Stance: parley.AcceptWithCondition, Condition: &parley.Condition{Accepts: l.ids[c]}})
	l.add(c, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Undecided})
	l.add(c, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	if i%2 == 0 {
		l.add(c, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Accept})
		l.add(b, &statement.Comment{Arrangement: id, Revision: r, Text: text}, note)
	}
}

func (l *stream) fold(tb testing.TB, world *geo.World) *docket.State {
	s := docket.New(world)
	for _, e := range l.entries {
		if err := s.Apply(e); err != nil {
			tb.Fatal(err)
		}
	}
	return s
}

// BenchmarkApply folds a log of the usual mix, without signatures.
func BenchmarkApply(b *testing.B) {
	l := newStream(40, nil, nil)
	for i := range 2000 {
		l.arrangement(i)
	}
	b.ReportAllocs()
	for b.Loop() {
		l.fold(b, nil)
	}
	b.ReportMetric(float64(len(l.entries)*b.N)/b.Elapsed().Seconds(), "statements/s")
}

// BenchmarkAt asks for the whole state of 10,000 arrangements: first at an
// instant that nobody asked about before, then again.
func BenchmarkAt(b *testing.B) {
	l := newStream(40, nil, nil)
	for i := range 10_000 {
		l.arrangement(i)
	}
	s := l.fold(b, nil)
	b.Run("cold", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			s := l.fold(b, nil)
			b.StartTimer()
			if n := len(s.At(s.Head()).Arrangements()); n != 10_000 {
				b.Fatal(n)
			}
		}
	})
	b.Run("later", func(b *testing.B) {
		for t := s.Head(); b.Loop(); { // a term further each time: all that is in force has been renewed
			t = parley.Period{Months: 6}.From(t)
			s.At(t).Arrangements()
		}
	})
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			s.At(s.Head()).Arrangements()
		}
	})
}

// BenchmarkConsent computes who must consent to a zone of 500 vertices, against
// the world's countries: far inland, and across borders.
func BenchmarkConsent(b *testing.B) {
	world := geo.BuiltinWorld()
	s := newStream(3, world, nil).fold(b, world)
	for _, where := range []struct {
		name     string
		lon, lat float64
		radius   float64
	}{{"inland", 38.5, 35.0, 0.3}, {"borders", 36.7, 33.2, 1.0}, {"sea", -30, 40, 2}} {
		annex := &parley.Annex{Volumes: []parley.Volume{{ID: "A", Footprint: wobbly(where.lon, where.lat, where.radius, 500)}}}
		b.Run(where.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.ClaimsOf(annex); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
