package client_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/session"
	"github.com/open-parley/parley/statement"
)

func enter(t *testing.T, url string, key statement.Signer, pin client.Pin) *client.Client {
	t.Helper()
	return must(client.New(url, client.Options{Pin: pin}.WithSigner(key)))(t)
}

// A client with a key logs in by itself, once for many requests, and again
// where its session has ended; so do streams and bundles.
func TestAClientLogsIn(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{})
	aland := h.Admit("Aland", parley.State)
	var logins atomic.Int64
	target := must(url.Parse(h.URL))(t)
	proxy := httputil.NewSingleHostReverseProxy(target)
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && r.URL.Path == "/v1/login" {
			logins.Add(1)
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	ctx := t.Context()
	c := enter(t, front.URL, aland.Key, client.Pin{})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := c.Parties(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	me := must(c.Session(ctx))(t)
	if me.Party != aland.ID || logins.Load() != 1 {
		t.Errorf("logged in %d times, as %+v", logins.Load(), me)
	}
	if must(c.Ledger(ctx))(t).Name == "" {
		t.Error("a party is told no more of the ledger than the public")
	}

	seen := 0
	for _, err := range c.Events(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		if seen++; seen == 1 { // the session ends while the stream is open: it goes on in another
			if err := c.EndSession(ctx, me.Session); err != nil {
				t.Error(err)
			}
			h.Admit("Bland", parley.State)
		}
		if seen == 3 {
			break
		}
	}
	if logins.Load() != 2 {
		t.Errorf("logged in %d times", logins.Load())
	}
	if err := c.EndSession(ctx, must(c.Session(ctx))(t).Session); err != nil {
		t.Error(err)
	}
	b := must(c.Bundle(ctx, aland.ID, 0, bundle.All))(t)
	b.Close()
	if err := c.Logout(ctx); err != nil {
		t.Error(err)
	}
	if err := c.Logout(ctx); err != nil {
		t.Error(err)
	}
}

// Whoever has no key reads what is public: with a pin from before it goes on
// verifying the log.
func TestThePublicVerifiesTheLog(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{})
	aland := h.Admit("Aland", parley.State)
	ctx := t.Context()
	_, err := connect(t, h.URL, client.Pin{}).Checkpoint(ctx)
	wantProblem(t, err, "login-needed")
	c := enter(t, h.URL, aland.Key, client.Pin{})
	must(c.Checkpoint(ctx))(t)
	h.Admit("Bland", parley.State)
	public := connect(t, h.URL, c.Pin())
	if k := must(public.Checkpoint(ctx))(t); k.Size != 3 {
		t.Errorf("the public sees %d entries", k.Size)
	}
	if a := must(public.Ledger(ctx))(t); !a.Public || a.Name != "" {
		t.Errorf("the public is told %+v", a)
	}
	_, err = public.Parties(ctx)
	wantProblem(t, err, "login-needed")
	other := apitest.FoundWith(t, api.Options{})
	_, err = connect(t, other.URL, c.Pin()).Checkpoint(ctx)
	wantCode(t, err, "another-ledger")
}

// A server can't have a client sign what another server asked, or what would
// open another's session.
func TestAChallengeOfAnotherIsNotSigned(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{})
	aland, bland := h.Admit("Aland", parley.State), h.Admit("Bland", parley.State)
	change := func(x *session.Challenge) {}
	var relayed atomic.Int64
	liar := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/v1/login/challenge":
			x := must(session.Decode([]byte(apitest.Challenge(t, h.URL, aland.Key).Challenge)))(t)
			change(x)
			json.NewEncoder(w).Encode(answer.Challenge{Challenge: string(must(x.Encode())(t))})
		case "/v1/login":
			relayed.Add(1)
			w.WriteHeader(http.StatusInternalServerError)
		default:
			w.Header().Set("Content-Type", answer.ProblemType)
			w.WriteHeader(http.StatusUnauthorized)
			json.NewEncoder(w).Encode(answer.Problem{Code: "login-needed"})
		}
	}))
	t.Cleanup(liar.Close)
	pin := client.Pin{Ledger: must(enter(t, h.URL, aland.Key, client.Pin{}).Ledger(t.Context()))(t).Ledger}
	for name, lie := range map[string]struct {
		change func(x *session.Challenge)
		code   string
	}{
		"relayed as it is": {func(*session.Challenge) {}, "bad-challenge"},
		"another ledger":   {func(x *session.Challenge) { x.Origin, x.Ledger = liar.URL, parley.LedgerID{1} }, "another-ledger"},
		"another key":      {func(x *session.Challenge) { x.Origin, x.Key = liar.URL, bland.Key.ID() }, "bad-challenge"},
	} {
		change = lie.change
		_, err := enter(t, liar.URL, aland.Key, pin).Parties(t.Context())
		wantCode(t, err, lie.code)
		if relayed.Load() != 0 {
			t.Errorf("%s: it was signed", name)
		}
	}
}

// A key that was revoked is told so, and not asked for again and again.
func TestARevokedKeyIsToldSo(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{})
	aland := h.Admit("Aland", parley.State)
	c := enter(t, h.URL, aland.Key, client.Pin{})
	must(c.Parties(t.Context()))(t)
	spare := apitest.NewKey(t, parley.PowerAdminister)
	aland.Enter(&statement.Enrol{Key: spare.Key(), Proof: spare.Proof()}, statement.Everyone, nil)
	aland.Enter(&statement.Revoke{Key: aland.Key.ID()}, statement.Everyone, nil)
	_, err := c.Parties(t.Context())
	wantProblem(t, err, "key-revoked")
}

func wantProblem(t *testing.T, err error, code string) {
	t.Helper()
	var p *answer.Problem
	if !errors.As(err, &p) || p.Code != code {
		t.Errorf("%v, want the problem %q", err, code)
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var r *parley.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Errorf("%v, want the refusal %q", err, code)
	}
}
