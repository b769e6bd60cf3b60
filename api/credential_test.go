package api_test

import (
	"crypto/sha256"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

// passkeyOf enrols a passkey of a party, made for the page at an origin.
func passkeyOf(a *apitest.Actor, origin string, seed byte) loginPasskey {
	t := a.Host.T
	k := must(statementtest.NewPasskey(parley.Key{Use: parley.UseSign, Post: "desk", Powers: []parley.Power{parley.PowerConsent}, Origin: origin, RelyingParty: "localhost"}, false, [32]byte{31: seed}))(t)
	a.Enter(&statement.Enrol{Key: k.Key(), Proof: must(k.Proof())(t)}, statement.Everyone, nil)
	return loginPasskey{k}
}

// loginPasskey signs what a key signs to log in.
type loginPasskey struct{ *statementtest.Passkey }

func (p loginPasskey) Sign(message []byte) ([]byte, error) { return p.Assert(sha256.Sum256(message)) }

// device is a browser at a page, and logs in with what it has.
type device struct {
	visitor
	origin string
}

func (d device) challenge(key string) (c answer.Challenge) {
	d.t.Helper()
	if key != "" {
		key = "?key=" + key
	}
	read(d.t, must(http.Get(d.origin+"/v1/login/challenge"+key))(d.t), &c)
	return c
}

func (d device) login(key string, signer statement.Signer, credential string) *http.Response {
	d.t.Helper()
	in := apitest.SignLogin(d.t, d.challenge(key), signer)
	in.Credential = []byte(credential)
	return apitest.PostLogin(d.t, d.origin, in)
}

// A passkey logs in from a browser that has never seen it, by its credential,
// once its key has told of it.
func TestAPasskeyFindsItsKey(t *testing.T) {
	v := closed(t)
	d := device{v, strings.Replace(v.h.URL, "127.0.0.1", "localhost", 1)}
	aland, bland := v.h.Admit("Aland", parley.State), v.h.Admit("Bland", parley.State)
	own, other := passkeyOf(aland, d.origin, 1), passkeyOf(bland, d.origin, 2)
	id := must(statement.KeyIDOf(own.Key()))(t)
	const credential = "the credential of Aland's desk"

	d.refused(d.login("", own, credential), 401, "login-refused") // nobody has told
	d.ok(d.login(id.String(), own, credential), nil)
	var s answer.Session
	d.ok(d.login("", own, credential), &s)
	if s.Party != aland.ID || s.Key != id || s.Token == "" {
		t.Errorf("logged in as %+v", s)
	}

	// Who does not hold the passkey is told one thing, and takes one time.
	otherID := must(statement.KeyIDOf(other.Key()))(t)
	want := answer.Problem{}
	for what, ask := range map[string]func() *http.Response{
		"the credential alone":               func() *http.Response { return d.login("", other, credential) },
		"a credential that nobody has":       func() *http.Response { return d.login("", own, "no credential") },
		"no credential":                      func() *http.Response { return d.login("", own, "") },
		"a key that is not there":            func() *http.Response { return d.login(strings.Repeat("ab", 32), own, credential) },
		"another's key and one's credential": func() *http.Response { return d.login(otherID.String(), own, credential) },
		"a key that is no passkey":           func() *http.Response { return d.login("", aland.Key, credential) },
	} {
		start := time.Now()
		got := problem(t, ask(), 401, "login-refused")
		if took := time.Since(start); took < api.LoginFloor {
			t.Errorf("%s is refused within %v", what, took)
		}
		if got.Request = ""; want.Code == "" {
			want = got
		} else if got != want {
			t.Errorf("%s: %+v, elsewhere %+v", what, got, want)
		}
	}

	// Another key that says to be the credential's opens nothing for it, and closes
	// nothing.
	d.ok(d.login(otherID.String(), other, credential), nil)
	for p, k := range map[parley.PartyID]statement.Signer{aland.ID: own, bland.ID: other} {
		if d.ok(d.login("", k, credential), &s); s.Party != p {
			t.Errorf("logged in as %+v", s)
		}
	}

	// A key that is no passkey has no credential to be found by.
	d.ok(d.login(aland.Key.ID().String(), aland.Key, "a soft key's"), nil)
	d.refused(d.login("", aland.Key, "a soft key's"), 401, "login-refused")

	// A challenge is answered once, whoever answers; and an assertion is for one.
	c := d.challenge("")
	in := apitest.SignLogin(t, c, own)
	in.Credential = []byte(credential)
	d.ok(apitest.PostLogin(t, d.origin, in), nil)
	d.refused(apitest.PostLogin(t, d.origin, in), 401, "bad-challenge")
	in.Challenge = d.challenge("").Challenge
	d.refused(apitest.PostLogin(t, d.origin, in), 401, "login-refused")

	in.Credential = make([]byte, 1024)
	d.refused(apitest.PostLogin(t, d.origin, in), 400, "malformed")

	aland.Enter(&statement.Revoke{Key: id}, statement.Everyone, nil)
	d.refused(d.login("", own, credential), 401, "key-revoked")
	d.refused(d.login("", other, "no credential"), 401, "login-refused")
}

// A server that remembers no credentials refuses as one that has never heard of
// it, and logs in with a key all the same.
func TestWithoutCredentialsEachLoginNamesItsKey(t *testing.T) {
	v := closed(t)
	s := api.New(api.Options{Log: quiet})
	s.Attach(v.h.Ledger)
	ln := must(api.Listen(t.Context(), "localhost:0"))(t)
	go s.ServeOn(t.Context(), ln)
	_, port, _ := strings.Cut(ln.Addr().String(), "]:")
	if port == "" {
		_, port, _ = strings.Cut(ln.Addr().String(), ":")
	}
	d := device{v, "http://localhost:" + port}
	aland := v.h.Admit("Aland", parley.State)
	own := passkeyOf(aland, d.origin, 1)
	d.ok(d.login(must(statement.KeyIDOf(own.Key()))(t).String(), own, "a credential"), nil)
	d.refused(d.login("", own, "a credential"), 401, "login-refused")
}
