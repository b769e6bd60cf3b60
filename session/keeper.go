package session

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"io"
	"slices"
	"sync"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// Keys tells how a key stands in the ledger now.
type Keys func(parley.KeyID) (docket.KeyStatus, bool)

// Keeper makes challenges and keeps the sessions of one server. Its methods may
// be called at the same time.
type Keeper struct {
	minter minter
	now    func() parley.Instant
	rand   io.Reader
	decoy  parley.Key // verified against where there is no key

	mu       sync.Mutex            // guards the rest
	sessions map[[32]byte]*Session // by the SHA-256 of their tokens
	byParty  map[parley.PartyID][]*Session
	answered map[[32]byte]answer // by the SHA-256 of the challenge
	perKey   map[parley.KeyID]int
	swept    parley.Instant
}

// answer is a challenge that was answered: it is not again.
type answer struct {
	key     parley.KeyID
	expires parley.Instant
}

// New makes a keeper without sessions. now is its clock.
func New(now func() parley.Instant) *Keeper { return newKeeper(now, rand.Reader) }

func newKeeper(now func() parley.Instant, random io.Reader) *Keeper {
	k := &Keeper{now: now, rand: random, sessions: map[[32]byte]*Session{}, byParty: map[parley.PartyID][]*Session{},
		answered: map[[32]byte]answer{}, perKey: map[parley.KeyID]int{}}
	k.minter = minter{make([]byte, sha256.Size), random}
	if _, err := io.ReadFull(random, k.minter.secret); err != nil {
		panic("session: no randomness: " + err.Error())
	}
	soft, err := statement.NewSoftKey(random, parley.Key{Use: parley.UseLogin, Post: "nobody"})
	if err != nil {
		panic("session: no randomness: " + err.Error())
	}
	k.decoy = soft.Key()
	return k
}

// Challenge makes a challenge for whoever says to hold the key: whether there
// is such a key is not looked at.
func (k *Keeper) Challenge(ledger parley.LedgerID, origin string, key parley.KeyID) (*Challenge, error) {
	if err := CheckOrigin(origin); err != nil {
		return nil, err
	}
	return k.minter.make(ledger, origin, key, k.now()+parley.Instant(ChallengeTTL.Milliseconds()))
}

// Open opens a session for the key that signed a challenge of this keeper, sent
// back as it was made for the origin. An unknown key and a wrong signature give
// one refusal.
func (k *Keeper) Open(challenge, sig []byte, ledger parley.LedgerID, origin string, keys Keys) (token string, s *Session, err error) {
	return k.OpenAs(nil, challenge, sig, ledger, origin, keys)
}

// OpenAs is Open, where a challenge that names no key may have been answered by
// any of these passkeys.
func (k *Keeper) OpenAs(passkeys []parley.KeyID, challenge, sig []byte, ledger parley.LedgerID, origin string, keys Keys) (token string, s *Session, err error) {
	c, err := Decode(challenge)
	if err != nil {
		return "", nil, err
	}
	now := k.now()
	if !k.minter.own(c) || c.Ledger != ledger || c.Origin != origin || now >= c.Expires {
		return "", nil, badChallenge("is not this server's, or has run out")
	}
	message := append([]byte(statement.TagLogin), challenge...)
	status, err := k.signer(c, passkeys, message, sig, keys)
	if err != nil {
		r := parley.Refuse("login-refused", "", "The key is not known here, or its signature does not verify.").
			To("Use a key of an admitted party, enrolled in this ledger.")
		r.Cause = err
		return "", nil, r
	}
	if r := stands(status, now); r != nil {
		return "", nil, r
	}
	return k.admit(sha256.Sum256(challenge), c, status, now)
}

// signer is the key that has signed: the one that the challenge names, or where
// it names none, the first of the passkeys that has. Where there is no key
// another is verified against, for the time that it takes.
func (k *Keeper) signer(c *Challenge, passkeys []parley.KeyID, message, sig []byte, keys Keys) (docket.KeyStatus, error) {
	candidates := []parley.KeyID{c.Key}
	if c.Key == (parley.KeyID{}) {
		candidates = passkeys
	}
	err := errUnknown
	for _, id := range candidates {
		status, known := keys(id)
		if !known || c.Key == (parley.KeyID{}) && status.Key.Alg != parley.WebAuthn {
			continue
		}
		if err = statement.CheckSignature(status.Key, message, sig); err == nil {
			return status, nil
		}
	}
	if err == errUnknown {
		_ = statement.CheckSignature(k.decoy, message, sig)
	}
	return docket.KeyStatus{}, err
}

var errUnknown = errors.New("session: the key is unknown")

// Own refuses a challenge that this keeper did not make for the ledger and the
// origin, or that has run out. It may be used again until then: what it is for
// opens nothing.
func (k *Keeper) Own(challenge []byte, ledger parley.LedgerID, origin string) error {
	c, err := Decode(challenge)
	if err != nil {
		return err
	}
	if !k.minter.own(c) || c.Ledger != ledger || c.Origin != origin || k.now() >= c.Expires {
		return badChallenge("is not this server's, or has run out")
	}
	return nil
}

func badChallenge(what string) error {
	return parley.Refuse("bad-challenge", "", "The challenge %s.", what).To("Ask for a new one, and answer it once and soon.")
}

// stands refuses a key that opens nothing now. Only its holder is told.
func stands(s docket.KeyStatus, now parley.Instant) error {
	switch {
	case s.Until != 0:
		return parley.Refuse("key-revoked", "", "The key was revoked.").To("Use another key of your party.")
	case s.From > now:
		return parley.Refuse("key-not-yet-valid", "", "The key is not valid yet: it was recovered by the registrar, and the delay is running.").
			To("Wait until %s.", s.From)
	}
	return nil
}

// admit remembers the answer and opens the session.
func (k *Keeper) admit(digest [32]byte, c *Challenge, status docket.KeyStatus, now parley.Instant) (string, *Session, error) {
	var secret [TokenSize]byte
	s := &Session{Party: status.Party, Post: status.Key.Post, Key: status.ID, Opened: now, used: now,
		Expires: now + parley.Instant(TTL.Milliseconds()), ended: make(chan struct{})}
	for _, b := range [][]byte{secret[:], s.ID[:]} {
		if _, err := io.ReadFull(k.rand, b); err != nil {
			return "", nil, err
		}
	}
	s.token = sha256.Sum256(secret[:])
	k.mu.Lock()
	defer k.mu.Unlock()
	k.sweep(now, time.Minute)
	if _, again := k.answered[digest]; again {
		return "", nil, badChallenge("was answered before")
	}
	if k.perKey[s.Key] >= MaxAnsweredPerKey || len(k.answered) >= MaxAnswered {
		return "", nil, busy("logins within a short time")
	}
	k.makeRoom(s)
	if len(k.sessions) >= MaxSessions {
		if k.sweep(now, 0); len(k.sessions) >= MaxSessions {
			return "", nil, busy("sessions")
		}
	}
	k.answered[digest] = answer{s.Key, c.Expires}
	k.perKey[s.Key]++
	k.sessions[s.token] = s
	k.byParty[s.Party] = append(k.byParty[s.Party], s)
	return base64.RawURLEncoding.EncodeToString(secret[:]), s, nil
}

func busy(what string) error {
	return parley.Refuse("busy", "", "There are too many %s.", what).To("Try again in a while; keep a session rather than opening one for each request.")
}

// makeRoom ends what was not used for longest where the key or the party has
// too many sessions.
func (k *Keeper) makeRoom(s *Session) {
	own := k.byParty[s.Party]
	same := func(o *Session) bool { return o.Key == s.Key }
	oldest := func(fit func(*Session) bool) {
		var old *Session
		for _, o := range own {
			if fit(o) && (old == nil || o.used < old.used) {
				old = o
			}
		}
		k.end(old)
	}
	n := 0
	for _, o := range own {
		if same(o) {
			n++
		}
	}
	switch {
	case n >= MaxPerKey:
		oldest(same)
	case len(own) >= MaxPerParty:
		oldest(func(*Session) bool { return true })
	}
}

// Use gives the session of a token, if it is not over and its key stands in the
// ledger now.
func (k *Keeper) Use(token string, keys Keys) (*Session, error) {
	secret, err := base64.RawURLEncoding.Strict().DecodeString(token)
	if err != nil || len(secret) != TokenSize || len(token) != base64.RawURLEncoding.EncodedLen(TokenSize) {
		return nil, errEnded
	}
	sum := sha256.Sum256(secret)
	k.mu.Lock()
	s := k.sessions[sum]
	k.mu.Unlock()
	if s == nil || subtle.ConstantTimeCompare(s.token[:], sum[:]) != 1 {
		return nil, errEnded
	}
	return s, k.Touch(s, keys)
}

// errEnded is one for all tokens that open nothing: what never was a token is
// told as what was one.
var errEnded error = parley.Refuse("session-ended", "", "The session has ended: it ran out, was ended, or its key no longer stands.").
	To("Log in again.")

// Touch is a use of a session that is at hand: it must not be over, and its key
// must stand now.
func (k *Keeper) Touch(s *Session, keys Keys) error {
	now := k.now()
	status, known := keys(s.Key)
	refused := !known || stands(status, now) != nil
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.sessions[s.token] != s {
		return errEnded
	}
	if refused || s.over(now) {
		k.end(s)
		return errEnded
	}
	s.used = max(s.used, now)
	return nil
}

// List gives the party's sessions that are not over, the latest first.
func (k *Keeper) List(party parley.PartyID) []Info {
	now := k.now()
	k.mu.Lock()
	defer k.mu.Unlock()
	out := make([]Info, 0, len(k.byParty[party]))
	for _, s := range k.byParty[party] {
		if !s.over(now) {
			out = append(out, s.info())
		}
	}
	slices.SortFunc(out, func(a, b Info) int { return cmp.Or(cmp.Compare(b.Opened, a.Opened), bytes.Compare(a.ID[:], b.ID[:])) })
	return out
}

// Info tells how a session stands.
func (k *Keeper) Info(s *Session) Info {
	k.mu.Lock()
	defer k.mu.Unlock()
	return s.info()
}

// End ends the session of that name, if it is the party's and may says so.
func (k *Keeper) End(party parley.PartyID, id parley.Digest, may func(*Session) bool) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, s := range k.byParty[party] {
		if s.ID == id && may(s) {
			k.end(s)
			return true
		}
	}
	return false
}

// end forgets a session. The lock is held.
func (k *Keeper) end(s *Session) {
	if k.sessions[s.token] != s {
		return
	}
	delete(k.sessions, s.token)
	close(s.ended)
	own := slices.DeleteFunc(k.byParty[s.Party], func(o *Session) bool { return o == s })
	if k.byParty[s.Party] = own; len(own) == 0 {
		delete(k.byParty, s.Party)
	}
}

// sweep forgets what has run out, at most once in a while. The lock is held.
func (k *Keeper) sweep(now parley.Instant, every time.Duration) {
	if now >= k.swept && now-k.swept < parley.Instant(every.Milliseconds()) {
		return
	}
	k.swept = now
	for _, s := range k.sessions {
		if s.over(now) {
			k.end(s)
		}
	}
	for digest, a := range k.answered {
		if now >= a.expires {
			delete(k.answered, digest)
			if k.perKey[a.key]--; k.perKey[a.key] == 0 {
				delete(k.perKey, a.key)
			}
		}
	}
}
