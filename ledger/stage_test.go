package ledger_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// dawn is when the stories begin: 2026-01-01T00:00:00Z.
const dawn parley.Instant = 1767225600000

// clock is a clock that a test sets.
type clock struct{ now atomic.Int64 }

func (c *clock) Now() parley.Instant { return dawn + parley.Instant(c.now.Load()) }

// speaker is a party with one key, which keeps what it last said on a subject.
type speaker struct {
	key    *statement.SoftKey
	id     parley.PartyID
	ledger parley.LedgerID

	mu   sync.Mutex
	prev map[string]parley.StatementID
	n    uint64
}

var allPowers = []parley.Power{parley.PowerAdminister, parley.PowerConsent, parley.PowerMonitor, parley.PowerNegotiate, parley.PowerOperate, parley.PowerTable}

// newSpeaker is the same for the same seed.
func newSpeaker(t testing.TB, seed string, powers ...parley.Power) *speaker {
	t.Helper()
	sum := sha256.Sum256([]byte(seed))
	if len(powers) == 0 {
		powers = allPowers
	}
	k, err := statement.SoftKeyFromSeed(sum[:], parley.Key{Use: parley.UseSign, Post: "duty-officer", Powers: powers})
	if err != nil {
		t.Fatal(err)
	}
	id, err := statement.PartyIDOf(k.Key(), k.Proof())
	if err != nil {
		t.Fatal(err)
	}
	return &speaker{key: k, id: id, prev: map[string]parley.StatementID{}}
}

func newRegistrar(t testing.TB) *speaker {
	return newSpeaker(t, "registrar", parley.PowerAdminister, parley.PowerRegister)
}

// say signs a statement that follows the speaker's last one on its subject.
func (s *speaker) say(t testing.TB, body statement.Body, audience statement.Audience, parts ...statement.Part) *statement.Submission {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n++
	st := &statement.Statement{Type: body.Type(), Version: 1, Ledger: s.ledger, Author: s.id, Post: "duty-officer",
		SignedAt: dawn, Audience: audience, Body: body}
	salt := sha256.Sum256(fmt.Appendf(nil, "%x %d", s.id, s.n))
	st.Salt = salt
	chain := fmt.Sprint(body.Subject(), audience)
	founds := body.Subject().ID == [32]byte{} && (body.Subject().Kind == statement.SubjectArrangement || body.Subject().Kind == statement.SubjectOperation)
	if !founds {
		st.Prev = s.prev[chain]
	}
	all := statement.Parts{}
	for _, p := range parts {
		all.Add(p)
	}
	sub, signed, err := statement.Sign(st, all, s.key)
	if err != nil {
		t.Fatal(err)
	}
	if founds {
		chain = fmt.Sprint(statement.Subject{Kind: body.Subject().Kind, ID: [32]byte(signed.ID)}, audience)
	}
	s.prev[chain] = signed.ID
	return sub
}

// rename is a statement to everyone that a party can make again and again.
func (s *speaker) rename(t testing.TB, name string) *statement.Submission {
	return s.say(t, &statement.Update{Profile: parley.Profile{Name: name, Kind: parley.ArmedForce}}, statement.Everyone)
}

// plan is a statement to few, with a map.
func (s *speaker) plan(t testing.TB, audience statement.Audience) *statement.Submission {
	t.Helper()
	part := statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt{byte(s.n), 7}, Data: []byte(
		`{"volumes":[{"footprint":{"circle":{"centre":[440000000,330000000],"radius":5000000}},"id":"area"}]}`)}
	return s.say(t, &statement.Plan{Intent: statement.Intent{Activity: parley.CivilFlight, Map: part.ID(),
		Window: parley.Window{From: dawn, Until: dawn + 86_400_000}}}, audience, part)
}

// stage is a founded ledger with parties.
type stage struct {
	cfg       ledger.Config
	clock     *clock
	l         *ledger.Ledger
	registrar *speaker
	parties   []*speaker
}

func config(dir string, c *clock) ledger.Config {
	return ledger.Config{Dir: dir, Engine: sqlite.Open, Now: c.Now, Rand: rand.Reader, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}
}

// found founds a ledger in dir with that many parties.
func found(t testing.TB, dir string, parties int) *stage {
	t.Helper()
	s := &stage{clock: new(clock), registrar: newRegistrar(t)}
	s.cfg = config(dir, s.clock)
	l, r, err := ledger.Init(t.Context(), s.cfg, "parley.example.org", func(logKey string) (*statement.Submission, error) {
		return s.registrar.say(t, &statement.Genesis{Name: "Stage", Exercise: true, Key: s.registrar.key.Key(), Proof: s.registrar.key.Proof(),
			LogKey: logKey, Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}}}, statement.Everyone), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s.l = l
	t.Cleanup(func() { s.l.Close(context.Background()) })
	if _, _, err := r.Verify(s.policy()); err != nil {
		t.Fatal(err)
	}
	l.View(func(d *docket.State) { s.registrar.ledger = d.Ledger() })
	s.registrar.prev = map[string]parley.StatementID{}
	l.View(func(d *docket.State) {
		s.registrar.prev[fmt.Sprint((&statement.Admit{}).Subject(), statement.Everyone)] =
			d.Prev(s.registrar.id, (&statement.Admit{}).Subject(), statement.Everyone)
	})
	for i := range parties {
		s.admit(t, fmt.Sprint("party ", i))
	}
	return s
}

// admit lets one more party in.
func (s *stage) admit(t testing.TB, seed string) *speaker {
	t.Helper()
	p := newSpeaker(t, seed)
	p.ledger = s.registrar.ledger
	s.submit(t, s.registrar.say(t, &statement.Admit{Key: p.key.Key(), Proof: p.key.Proof(),
		Profile: parley.Profile{Name: seed, Kind: parley.ArmedForce}}, statement.Everyone))
	s.parties = append(s.parties, p)
	return p
}

func (s *stage) policy() proof.Policy { return proof.Policy{Log: s.l.Verifier()} }

// submit submits and checks the receipt in every way.
func (s *stage) submit(t testing.TB, sub *statement.Submission) *proof.Receipt {
	t.Helper()
	r, err := s.l.Submit(t.Context(), sub)
	if err != nil {
		t.Fatal(err)
	}
	s.verify(t, sub, r)
	return r
}

func (s *stage) verify(t testing.TB, sub *statement.Submission, r *proof.Receipt) {
	t.Helper()
	s.l.View(func(d *docket.State) {
		if _, _, err := r.VerifyWith(s.policy(), sub.Envelope, d.Key); err != nil {
			t.Fatal(err)
		}
		signed, err := sub.Open()
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Addresses(signed.Statement.Audience, d.PartyNumber); err != nil {
			t.Fatal(err)
		}
	})
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := proof.DecodeReceipt(b)
	if err != nil {
		t.Fatal(err)
	}
	if b2, err := again.Encode(); err != nil || !bytes.Equal(b, b2) {
		t.Fatalf("a receipt changes on its way: %v", err)
	}
}

// reopen closes the ledger and opens it from the disk.
func (s *stage) reopen(t testing.TB) {
	t.Helper()
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), s.cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.l = l
}

func (s *stage) digest() (d parley.Digest) {
	s.l.View(func(x *docket.State) { d = x.Digest() })
	return d
}
