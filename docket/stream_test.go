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
	to      statement.Audience // of what add says; zero: everyone
	entries []docket.Entry
	keys    []*statement.SoftKey
	ids     []parley.PartyID
	at      parley.Instant
	ledger  parley.LedgerID
	prev    parley.StatementID // of the next statement
}

func (l *stream) add(author int, body statement.Body, parts ...statement.Part) parley.StatementID {
	if len(l.to.Parties) > 0 {
		return l.tell(author, l.to, body, parts...)
	}
	return l.tell(author, statement.Everyone, body, parts...)
}

// tell is add with an audience.
func (l *stream) tell(author int, audience statement.Audience, body statement.Body, parts ...statement.Part) parley.StatementID {
	l.at += 1000
	st := &statement.Statement{
		Type: body.Type(), Version: statement.Version, Ledger: l.ledger, Author: l.ids[author], Post: "office", SignedAt: l.at, Prev: l.prev,
		Audience: audience, Body: body,
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

func (l *stream) fold(tb testing.TB, world *geo.World) *docket.State {
	s := docket.New(world)
	for _, e := range l.entries {
		if err := s.Apply(e); err != nil {
			tb.Fatal(err)
		}
	}
	return s
}
