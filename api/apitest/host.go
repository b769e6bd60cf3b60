// Package apitest founds real ledgers behind real servers for tests, and lets
// parties speak: tests of the server and of its client tell stories with it.
package apitest

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/credential"
	"github.com/open-parley/parley/ledger/invitation"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Host is a ledger in a temporary folder, fsync on, and a server before it.
type Host struct {
	T         testing.TB
	Dir       string
	Ledger    *ledger.Ledger
	API       *api.Server
	Server    *httptest.Server
	URL       string
	Registrar *Actor
	Log       *Log
	Options   api.Options
}

// now is the clock of the ledger, the server and all actors.
func (h *Host) now() parley.Instant {
	if h.Options.Now != nil {
		return h.Options.Now()
	}
	return parley.At(time.Now())
}

// Config is what a host's ledger in dir is opened with.
func Config(dir string) ledger.Config {
	return ledger.Config{Dir: dir, Now: func() parley.Instant { return parley.At(time.Now()) },
		Engine: func(ctx context.Context, dir string) (ledger.Engine, error) { return sqlite.Open(ctx, dir) },
		Log:    slog.New(slog.DiscardHandler)}
}

// Found founds a ledger, and serves it until the test ends.
func Found(t testing.TB) *Host {
	return FoundWith(t, api.Options{Open: true})
}

// FoundWith is Found with a server of those options, but for its log.
func FoundWith(t testing.TB, o api.Options) *Host { return found(t, o, true) }

// FoundReal is FoundWith of a ledger that is no exercise.
func FoundReal(t testing.TB, o api.Options) *Host { return found(t, o, false) }

func found(t testing.TB, o api.Options, exercise bool) *Host {
	h := &Host{T: t, Dir: t.TempDir(), Log: new(Log)}
	key := NewKey(t, parley.Powers...)
	id, err := statement.PartyIDOf(key.Key(), key.Proof())
	must(t, err)
	h.Registrar = &Actor{Host: h, ID: id, Key: key}
	o.Log, o.Heartbeat = slog.New(slog.NewTextHandler(h.Log, nil)), 50*time.Millisecond
	h.API, h.Options = api.New(o), o
	c := Config(h.Dir)
	c.Now = h.now
	open := c.Engine
	c.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
		e, err := open(ctx, dir)
		if err != nil {
			return nil, err
		}
		return h.API.Observe(e), nil
	}
	l, _, err := ledger.Init(context.Background(), c, "parley.test", func(logKey string) (*statement.Submission, error) {
		g := &statement.Genesis{Name: "Exercise Olive", Exercise: exercise, Key: key.Key(), Proof: key.Proof(), LogKey: logKey,
			Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}}}
		sub, _, err := statement.Sign(h.Registrar.Draft(g, statement.Everyone), nil, key)
		return sub, err
	})
	must(t, err)
	h.Ledger = l
	h.API.Attach(l)
	h.keepDoor()
	h.Server = httptest.NewUnstartedServer(h.API)
	h.Server.Config.ReadHeaderTimeout = api.HeaderTimeout
	h.Server.Start()
	h.URL = h.Server.URL
	t.Cleanup(func() {
		h.API.Stop()
		h.Server.Close()
		if err := l.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return h
}

// Log collects what the server logs.
type Log struct {
	mu  sync.Mutex // guards the rest
	buf bytes.Buffer
}

func (l *Log) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(b)
}

func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// Actor is a party with one key that may sign everything of its own.
type Actor struct {
	Host *Host
	ID   parley.PartyID
	Name string
	Key  *statement.SoftKey
}

// NewKey makes a key of the post "chief" with those powers.
func NewKey(t testing.TB, powers ...parley.Power) *statement.SoftKey {
	powers = slices.Sorted(slices.Values(powers))
	k, err := statement.NewSoftKey(rand.Reader, parley.Key{Use: parley.UseSign, Post: "chief", Powers: powers})
	must(t, err)
	return k
}

// Admit lets a party in.
func (h *Host) Admit(name string, kind parley.PartyKind) *Actor {
	h.T.Helper()
	powers := slices.Clone(parley.PartyPowers)
	a := &Actor{Host: h, Name: name, Key: NewKey(h.T, powers...)}
	var err error
	a.ID, err = statement.PartyIDOf(a.Key.Key(), a.Key.Proof())
	must(h.T, err)
	h.Registrar.Enter(&statement.Admit{Key: a.Key.Key(), Proof: a.Key.Proof(), Profile: parley.Profile{Name: name, Kind: kind}}, statement.Everyone, nil)
	return a
}

// Draft is a statement but for what it builds on.
func (a *Actor) Draft(b statement.Body, to statement.Audience) *statement.Statement {
	s := &statement.Statement{Type: b.Type(), Version: statement.Version, Author: a.ID, Post: "chief",
		SignedAt: a.Host.now(), Audience: to, Body: b}
	if _, err := io.ReadFull(rand.Reader, s.Salt[:]); err != nil {
		a.Host.T.Fatal(err)
	}
	if a.Host.Ledger != nil {
		a.Host.Ledger.View(func(st *docket.State) {
			s.Ledger = st.Ledger()
			s.Prev = st.Prev(a.ID, b.Subject(), to)
		})
		head := a.Host.Ledger.Head()
		s.Seen = statement.Seen{Size: head.Size, Root: parley.Digest(head.Root)}
	}
	return s
}

// Sign signs a statement that would be the actor's next on its subject.
func (a *Actor) Sign(b statement.Body, to statement.Audience, parts statement.Parts) (*statement.Submission, *statement.Signed) {
	a.Host.T.Helper()
	sub, signed, err := statement.Sign(a.Draft(b, to), parts, a.Key)
	must(a.Host.T, err)
	return sub, signed
}

// SignAfter signs one that follows prev, which may not have entered yet.
func (a *Actor) SignAfter(prev parley.StatementID, b statement.Body, to statement.Audience, parts statement.Parts) (*statement.Submission, *statement.Signed) {
	a.Host.T.Helper()
	s := a.Draft(b, to)
	s.Prev = prev
	sub, signed, err := statement.Sign(s, parts, a.Key)
	must(a.Host.T, err)
	return sub, signed
}

// SignSeeing is Sign with what its author has seen of the log.
func (a *Actor) SignSeeing(seen statement.Seen, b statement.Body, to statement.Audience, parts statement.Parts) (*statement.Submission, *statement.Signed) {
	a.Host.T.Helper()
	s := a.Draft(b, to)
	return a.SignAfterSeeing(seen, s.Prev, b, to, parts)
}

// SignAfterSeeing is SignAfter with what its author has seen of the log.
func (a *Actor) SignAfterSeeing(seen statement.Seen, prev parley.StatementID, b statement.Body, to statement.Audience, parts statement.Parts) (*statement.Submission, *statement.Signed) {
	a.Host.T.Helper()
	s := a.Draft(b, to)
	s.Prev, s.Seen = prev, seen
	sub, signed, err := statement.Sign(s, parts, a.Key)
	must(a.Host.T, err)
	return sub, signed
}

// Wire is the encoding of a submission.
func Wire(t testing.TB, sub *statement.Submission) []byte {
	t.Helper()
	b, err := sub.Encode()
	must(t, err)
	return b
}

// Enter signs and enters without the server.
func (a *Actor) Enter(b statement.Body, to statement.Audience, parts statement.Parts) (*statement.Signed, *proof.Receipt) {
	a.Host.T.Helper()
	sub, signed := a.Sign(b, to, parts)
	r, err := a.Host.Ledger.Submit(context.Background(), sub)
	must(a.Host.T, err)
	return signed, r
}

// Text is a Markdown part in parts.
func Text(t testing.TB, parts statement.Parts, s string) parley.PartID {
	t.Helper()
	return parts.Add(statement.Part{Media: statement.MediaText, Salt: salt(t), Data: []byte(s)})
}

// Annex is a map part in parts.
func Annex(t testing.TB, parts statement.Parts, volumes ...parley.Volume) parley.PartID {
	t.Helper()
	b, err := statement.EncodeAnnex(&parley.Annex{Volumes: volumes})
	must(t, err)
	return parts.Add(statement.Part{Media: statement.MediaAnnex, Salt: salt(t), Data: b})
}

func salt(t testing.TB) (s statement.Salt) {
	_, err := io.ReadFull(rand.Reader, s[:])
	must(t, err)
	return s
}

// Square is a volume of that many 1e-7 degrees a side.
func Square(id string, lon, lat, side int32) parley.Volume {
	return parley.Volume{ID: id, Footprint: parley.Footprint{Edges: parley.EdgesStraight,
		Polygons: [][][]parley.Point{{{{Lon: lon, Lat: lat}, {Lon: lon + side, Lat: lat}, {Lon: lon + side, Lat: lat + side}, {Lon: lon, Lat: lat + side}}}}}}
}

// Corridor is a humanitarian corridor in which the holders must consent, with
// its text and map.
func Corridor(t testing.TB, text string, side int32, holders ...*Actor) (parley.Revision, statement.Parts) {
	t.Helper()
	parts := statement.Parts{}
	r := parley.Revision{
		Kind: parley.HumanitarianCorridor, Basis: parley.Agreed,
		Texts:      []parley.Text{{Lang: "en", Authentic: true, Title: "The olive corridor", Part: Text(t, parts, text)}},
		Map:        parley.Map{Status: parley.MapFinal, Part: Annex(t, parts, Square("road", 36_0000000, 35_0000000, side))},
		Consenting: []parley.Role{parley.Belligerent},
		Rules:      []parley.Rule{{Clause: "2", Forbids: []parley.Activity{parley.Strike, parley.MilitaryFlight}}},
		Terms:      parley.Terms{Duration: parley.Period{Months: 6}, Denunciation: &parley.Denunciation{Notice: parley.Period{Days: 10}}},
	}
	for _, h := range holders {
		r.Roles = append(r.Roles, parley.RoleHolder{Party: h.ID, Name: h.Name, Role: parley.Belligerent})
	}
	return r, parts
}

// Table tables a corridor, and gives its arrangement and first revision.
func (a *Actor) Table(to statement.Audience, text string, side int32, holders ...*Actor) (parley.ArrangementID, parley.RevisionID) {
	a.Host.T.Helper()
	r, parts := Corridor(a.Host.T, text, side, holders...)
	signed, _ := a.Enter(&statement.Table{Revision: r}, to, parts)
	return parley.ArrangementID(signed.ID), signed.RevisionID
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// keepDoor has the server keep invitations and passkeys' credentials, until the
// test ends.
func (h *Host) keepDoor() {
	i, err := invitation.Open(context.Background(), h.Dir)
	must(h.T, err)
	h.T.Cleanup(func() { must(h.T, i.Close()) })
	h.API.KeepInvitations(i)
	c, err := credential.Open(context.Background(), h.Dir)
	must(h.T, err)
	h.T.Cleanup(func() { must(h.T, c.Close()) })
	h.API.KeepCredentials(c)
}
