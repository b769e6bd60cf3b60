package session

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

var update = flag.Bool("update", false, "write the vectors, the seeds and the example of the format page")

const (
	here = "https://parley.example.org"
	noon = parley.Instant(1_800_000_000_000)
)

var book = parley.LedgerID{1, 2, 3}

// stream is randomness that is the same each time.
type stream struct {
	seed [32]byte
	rest []byte
}

func (s *stream) Read(p []byte) (int, error) {
	for i := range p {
		if len(s.rest) == 0 {
			s.seed = sha256.Sum256(s.seed[:])
			s.rest = append([]byte(nil), s.seed[:]...)
		}
		p[i], s.rest = s.rest[0], s.rest[1:]
	}
	return len(p), nil
}

// world is a keeper, its clock, and the keys of the ledger.
type world struct {
	*testing.T
	k    *Keeper
	now  parley.Instant
	keys map[parley.KeyID]docket.KeyStatus
}

func newWorld(t *testing.T) *world {
	w := &world{T: t, now: noon, keys: map[parley.KeyID]docket.KeyStatus{}}
	w.k = newKeeper(func() parley.Instant { return w.now }, &stream{})
	return w
}

func (w *world) lookup(id parley.KeyID) (docket.KeyStatus, bool) { s, ok := w.keys[id]; return s, ok }

// enrol makes a key of a party and enrols it.
func (w *world) enrol(seed byte, party parley.PartyID, k parley.Key) *statement.SoftKey {
	w.Helper()
	soft, err := statement.SoftKeyFromSeed(bytes.Repeat([]byte{seed}, 32), k)
	if err != nil {
		w.Fatal(err)
	}
	w.keys[soft.ID()] = docket.KeyStatus{ID: soft.ID(), Key: soft.Key(), Party: party, From: noon - 1}
	return soft
}

var watch = parley.Key{Use: parley.UseLogin, Post: "watch"}

// challenge asks for a challenge and gives its encoding.
func (w *world) challenge(key parley.KeyID) []byte {
	w.Helper()
	c, err := w.k.Challenge(book, here, key)
	if err != nil {
		w.Fatal(err)
	}
	b, err := c.Encode()
	if err != nil {
		w.Fatal(err)
	}
	return b
}

func (w *world) sign(s statement.Signer, challenge []byte) []byte {
	w.Helper()
	sig, err := s.Sign(append([]byte(statement.TagLogin), challenge...))
	if err != nil {
		w.Fatal(err)
	}
	return sig
}

func (w *world) open(challenge, sig []byte) (string, error) {
	token, _, err := w.k.Open(challenge, sig, book, here, w.lookup)
	return token, err
}

func (w *world) login(s *statement.SoftKey) string {
	w.Helper()
	c := w.challenge(s.ID())
	token, err := w.open(c, w.sign(s, c))
	if err != nil {
		w.Fatal(err)
	}
	return token
}

func (w *world) want(what string, err error, code string) {
	w.Helper()
	var r *parley.Refusal
	if code == "" && err != nil || code != "" && (!errors.As(err, &r) || r.Code != code) {
		w.Errorf("%s: %v, want %q", what, err, code)
	}
}

func (w *world) use(token string) error {
	_, err := w.k.Use(token, w.lookup)
	return err
}

func TestAKeyLogsIn(t *testing.T) {
	w := newWorld(t)
	party := parley.PartyID{7}
	token := w.login(w.enrol(1, party, watch))
	s, err := w.k.Use(token, w.lookup)
	if err != nil || s.Party != party || s.Post != "watch" || s.Expires != noon+parley.Instant(TTL.Milliseconds()) {
		t.Fatal(s, err)
	}
	w.want("another token", w.use(base64.RawURLEncoding.EncodeToString(make([]byte, TokenSize))), "session-ended")
	w.want("no token", w.use(""), "session-ended")
	w.want("the token with more", w.use(token+"\n"), "session-ended")
}

func TestAPasskeyLogsIn(t *testing.T) {
	for _, eddsa := range []bool{false, true} {
		w := newWorld(t)
		p, err := statementtest.NewPasskey(parley.Key{Use: parley.UseLogin, Post: "watch", RelyingParty: "example.org", Origin: here}, eddsa, [32]byte{9})
		if err != nil {
			t.Fatal(err)
		}
		id, err := statement.KeyIDOf(p.Key())
		if err != nil {
			t.Fatal(err)
		}
		w.keys[id] = docket.KeyStatus{ID: id, Key: p.Key(), Party: parley.PartyID{1}}
		assert := func(c []byte) []byte {
			sig, err := p.Assert(sha256.Sum256(append([]byte(statement.TagLogin), c...)))
			if err != nil {
				t.Fatal(err)
			}
			return sig
		}
		c := w.challenge(id)
		_, err = w.open(c, assert(c))
		w.want("an assertion", err, "")
		c = w.challenge(id)
		_, err = w.open(c, assert(w.challenge(id)))
		w.want("an assertion for another challenge", err, "login-refused")
		_, err = w.open(c, w.sign(p, c)) // as over a statement
		w.want("an assertion for a statement", err, "login-refused")
		p.Flags = 1 // present, not verified
		_, err = w.open(c, assert(c))
		w.want("an unverified user", err, "login-refused")
		p.Flags, p.RelyingParty = 5, "example.com"
		_, err = w.open(c, assert(c))
		w.want("an assertion for another relying party", err, "login-refused")
		p.RelyingParty = "example.org"
		p.Origin = "https://evil.example.org"
		_, err = w.open(c, assert(c))
		w.want("an assertion of another page", err, "login-refused")
	}
}

func TestAChallengeIsAnsweredOnceSoonAndWhole(t *testing.T) {
	w := newWorld(t)
	key := w.enrol(1, parley.PartyID{7}, watch)
	c := w.challenge(key.ID())
	sig := w.sign(key, c)

	for i := range c { // each byte counts: the server knows its own
		bad := bytes.Clone(c)
		bad[i] ^= 1
		if token, err := w.open(bad, w.sign(key, bad)); err == nil {
			t.Fatalf("byte %d changed unseen: %s", i, token)
		}
	}
	for i := range sig {
		bad := bytes.Clone(sig)
		bad[i] ^= 1
		_, err := w.open(c, bad)
		w.want("a changed signature", err, "login-refused")
	}
	_, _, err := w.k.Open(c, sig, parley.LedgerID{9}, here, w.lookup)
	w.want("another ledger", err, "bad-challenge")
	_, _, err = w.k.Open(c, sig, book, "https://parley.example.com", w.lookup)
	w.want("another origin", err, "bad-challenge")
	_, _, err = newKeeper(w.k.now, &stream{seed: [32]byte{1}}).Open(c, sig, book, here, w.lookup)
	w.want("another server", err, "bad-challenge")
	w.now += parley.Instant(ChallengeTTL.Milliseconds())
	_, err = w.open(c, sig)
	w.want("too late", err, "bad-challenge")
	w.now--
	_, err = w.open(c, sig)
	w.want("in time", err, "")
	_, err = w.open(c, sig)
	w.want("again", err, "bad-challenge")
	statementSig, _ := key.Sign(append([]byte(statement.TagStatement), c...))
	_, err = w.open(w.challenge(key.ID()), statementSig)
	w.want("a signature for something else", err, "login-refused")
}

func TestAnUnknownKeyIsToldAsAWrongSignature(t *testing.T) {
	w := newWorld(t)
	known := w.enrol(1, parley.PartyID{7}, watch)
	stranger := newWorld(t).enrol(2, parley.PartyID{7}, watch)
	c := w.challenge(stranger.ID())
	_, unknown := w.open(c, w.sign(stranger, c))
	c = w.challenge(known.ID())
	_, wrong := w.open(c, w.sign(stranger, c))
	if unknown == nil || wrong == nil || unknown.Error() != wrong.Error() {
		t.Errorf("an unknown key: %v; a wrong signature: %v", unknown, wrong)
	}
}

func TestASessionEndsWithItsKey(t *testing.T) {
	w := newWorld(t)
	key := w.enrol(1, parley.PartyID{7}, watch)
	token := w.login(key)
	s, err := w.k.Use(token, w.lookup)
	w.want("while it stands", err, "")

	status := w.keys[key.ID()]
	status.Until = w.now
	w.keys[key.ID()] = status
	w.want("revoked", w.use(token), "session-ended")
	select {
	case <-s.Ended():
	default:
		t.Error("who waits for its end is not told")
	}
	w.want("a stream", w.k.Touch(s, w.lookup), "session-ended")
	c := w.challenge(key.ID())
	_, err = w.open(c, w.sign(key, c))
	w.want("logging in again", err, "key-revoked")

	status.Until, status.From = 0, w.now+1
	w.keys[key.ID()] = status
	_, err = w.open(c, w.sign(key, c))
	w.want("within the recovery's delay", err, "key-not-yet-valid")
	w.now++
	_, err = w.open(c, w.sign(key, c))
	w.want("after it", err, "")
}

func TestASessionRunsOut(t *testing.T) {
	w := newWorld(t)
	key := w.enrol(1, parley.PartyID{7}, watch)
	idle, used := w.login(key), w.login(key)
	step := parley.Instant(Idle.Milliseconds()) - 1
	for range 4 {
		w.want("used in time", w.use(used), "")
		w.now += step
	}
	w.want("idle", w.use(idle), "session-ended")
	w.want("used", w.use(used), "")
	w.now = noon + parley.Instant(TTL.Milliseconds())
	w.want("after its time", w.use(used), "session-ended")
	if list := w.k.List(parley.PartyID{7}); len(list) != 0 {
		t.Errorf("still listed: %v", list)
	}
}

func TestNobodyHoldsTooManySessions(t *testing.T) {
	w := newWorld(t)
	party := parley.PartyID{7}
	key := w.enrol(1, party, watch)
	first := w.login(key)
	w.now++
	second := w.login(key)
	w.now++
	w.want("the first", w.use(first), "")
	for range MaxPerKey - 1 {
		w.login(key)
	}
	w.want("what was used", w.use(first), "")
	w.want("what was not used for longest", w.use(second), "session-ended")
	if list := w.k.List(party); len(list) != MaxPerKey {
		t.Errorf("%d sessions of one key", len(list))
	}
	for seed := byte(2); len(w.k.List(party)) < MaxPerParty; seed++ {
		key := w.enrol(seed, party, watch)
		for range MaxPerKey {
			w.login(key)
		}
	}
	other := w.login(w.enrol(100, parley.PartyID{8}, watch))
	w.login(w.enrol(99, party, watch))
	if n := len(w.k.List(party)); n != MaxPerParty {
		t.Errorf("%d sessions of one party", n)
	}
	w.want("another party's", w.use(other), "")
}

func TestNobodyAnswersTooManyChallenges(t *testing.T) {
	w := newWorld(t)
	key, other := w.enrol(1, parley.PartyID{7}, watch), w.enrol(2, parley.PartyID{8}, watch)
	for range MaxAnsweredPerKey {
		w.login(key)
	}
	c := w.challenge(key.ID())
	_, err := w.open(c, w.sign(key, c))
	w.want("one more", err, "busy")
	w.login(other)
	w.now += parley.Instant(ChallengeTTL.Milliseconds())
	w.login(key)
	if len(w.k.answered) != 1 || len(w.k.perKey) != 1 {
		t.Errorf("%d challenges of %d keys are remembered after their time", len(w.k.answered), len(w.k.perKey))
	}
}

func TestSessionsAreEnded(t *testing.T) {
	w := newWorld(t)
	mine, theirs := parley.PartyID{7}, parley.PartyID{8}
	key := w.enrol(1, mine, watch)
	token := w.login(key)
	id := w.k.List(mine)[0].ID
	yes := func(*Session) bool { return true }
	if w.k.End(theirs, id, yes) || w.k.End(mine, parley.Digest{}, yes) || w.k.End(mine, id, func(*Session) bool { return false }) {
		t.Error("somebody else ended it")
	}
	w.want("before", w.use(token), "")
	if !w.k.End(mine, id, yes) {
		t.Error("it could not be ended")
	}
	w.want("after", w.use(token), "session-ended")
}

func TestOrigins(t *testing.T) {
	for _, good := range []string{here, "https://parley.example.org:8443", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080", "https://[2001:db8::1]"} {
		if err := CheckOrigin(good); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "parley.example.org", "http://parley.example.org", "https://Parley.example.org", here + "/", here + ":443", "http://localhost:80",
		here + "/x", "https://u@parley.example.org", "null", "https://", here + ":", "ftp://127.0.0.1", "https://" + strings.Repeat("a", MaxOrigin)} {
		if CheckOrigin(bad) == nil {
			t.Errorf("%q is taken for an origin", bad)
		}
	}
}

func example(t testing.TB) *Challenge {
	m := minter{bytes.Repeat([]byte{5}, 32), &stream{}}
	c, err := m.make(book, here, statementtest.ExampleKey().ID(), noon+parley.Instant(ChallengeTTL/time.Millisecond))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestVectors(t *testing.T) {
	c := example(t)
	text, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	message, err := c.Message()
	if err != nil {
		t.Fatal(err)
	}
	key := statementtest.ExampleKey()
	sig, err := key.Sign(message)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(message)
	b, err := json.MarshalIndent(map[string]any{
		"seed": hex.EncodeToString(key.Seed()), "key": key.Key(), "challenge": string(text), "message": hex.EncodeToString(message),
		"signature": sig, "passkey_challenge": base64.RawURLEncoding.EncodeToString(sum[:]),
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "testdata", "vectors", "session", "login.json")
	compare(t, path, append(b, '\n'))

	page := filepath.Join("..", "docs", "formats", "login.md")
	doc, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(doc), "```json\n")
	block, tail, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("the page has no example")
	}
	if *update {
		var buf bytes.Buffer
		if err := json.Indent(&buf, text, "", "  "); err != nil {
			t.Fatal(err)
		}
		block = buf.String() + "\n"
		compare(t, page, []byte(head+"```json\n"+block+"```"+tail))
	}
	if got, err := statement.Canonicalise([]byte(block)); err != nil || !bytes.Equal(got, text) {
		t.Errorf("the example of %s differs from what this code makes: run go test ./session -update (%v)", page, err)
	}
}

// compare compares a file with what this code makes, or writes it.
func compare(t *testing.T, path string, want []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if b, err := os.ReadFile(path); err != nil || !bytes.Equal(b, want) {
		t.Errorf("%s differs from what this code makes: run go test ./session -update (%v)", path, err)
	}
}

func TestFuzzSeeds(t *testing.T) {
	c := example(t)
	var list [][]byte
	for _, change := range []func(c *Challenge){
		func(*Challenge) {},
		func(c *Challenge) { c.Origin = "http://[::1]:8080" },
		func(c *Challenge) { c.Nonce = "AAAA" },
		func(c *Challenge) { c.Expires = 0 },
	} {
		d := *c
		change(&d)
		b, err := d.Encode()
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, b)
	}
	for i, b := range append(list, []byte(`{}`)) {
		compare(t, filepath.Join("testdata", "fuzz", "FuzzDecode", fmt.Sprintf("seed-%02d", i)), fmt.Appendf(nil, "go test fuzz v1\n[]byte(%q)\n", b))
	}
}

// What is decoded has one encoding, and no input has the keeper fall over or
// take what it did not make.
func FuzzDecode(f *testing.F) {
	m := minter{bytes.Repeat([]byte{6}, 32), &stream{}}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := Decode(b)
		if err != nil {
			return
		}
		again, err := c.Encode()
		if err != nil || !bytes.Equal(again, b) || len(b) > MaxChallenge {
			t.Fatalf("%q is encoded as %q (%v)", b, again, err)
		}
		if m.own(c) {
			t.Fatalf("%q is taken for the keeper's own", b)
		}
	})
}
