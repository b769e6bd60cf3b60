package api_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/session"
)

// issuer is an identity provider that signs what it is told to.
type issuer struct {
	*testing.T
	url string
	key *ecdsa.PrivateKey
}

func newIssuer(t *testing.T) *issuer {
	i := &issuer{T: t, key: must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))(t)}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		json.NewEncoder(w).Encode(map[string]any{"issuer": i.url, "jwks_uri": i.url + "/keys", "authorization_endpoint": i.url + "/x", "token_endpoint": i.url + "/y",
			"id_token_signing_alg_values_supported": []string{"ES256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		json.NewEncoder(w).Encode(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: i.key.Public(), KeyID: "k", Algorithm: "ES256", Use: "sig"}}})
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	i.url = s.URL
	return i
}

// sign signs claims, with this issuer's key or another's.
func (i *issuer) sign(key *ecdsa.PrivateKey, claims map[string]any) string {
	i.Helper()
	all := map[string]any{"iss": i.url, "aud": "parley", "sub": "alice", "exp": time.Now().Add(time.Hour).Unix(), "iat": time.Now().Unix()}
	for k, v := range claims {
		all[k] = v
	}
	s := must(jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "k")))(i.T)
	signed := must(s.Sign(must(json.Marshal(all))(i.T)))(i.T)
	return must(signed.CompactSerialize())(i.T)
}

// Where an identity provider is asked too, neither its token nor a key is
// enough.
func TestAGateBesideTheKey(t *testing.T) {
	i := newIssuer(t)
	gate := must(api.OIDC{Issuer: i.url, Client: "parley", Subjects: []string{"alice"}, Domains: []string{"aland.example"}}.Gate(t.Context()))(t)
	h := apitest.FoundWith(t, api.Options{Gate: gate})
	v := visitor{t, h}
	aland := h.Admit("Aland", parley.State)
	stranger := apitest.NewKey(t, parley.PowerConsent)
	login := func(key *apitest.Actor, token func(nonce string) string) *http.Response {
		c := apitest.Challenge(t, h.URL, key.Key)
		in := apitest.SignLogin(t, c, key.Key)
		in.IDToken = token(must(session.Decode([]byte(c.Challenge)))(t).Nonce)
		return apitest.PostLogin(t, h.URL, in)
	}
	with := func(claims map[string]any) func(string) string {
		return func(string) string { return i.sign(i.key, claims) }
	}
	other := must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader))(t)
	for name, token := range map[string]func(string) string{
		"none":                 func(string) string { return "" },
		"no token":             func(string) string { return "a.b.c" },
		"another's signature":  func(string) string { return i.sign(other, nil) },
		"another issuer":       with(map[string]any{"iss": "https://other.example"}),
		"for another client":   with(map[string]any{"aud": "other"}),
		"run out":              with(map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}),
		"for another login":    with(map[string]any{"nonce": "x"}),
		"another subject":      with(map[string]any{"sub": "bob"}),
		"an unverified domain": with(map[string]any{"sub": "bob", "email": "bob@aland.example"}),
		"another domain":       with(map[string]any{"sub": "bob", "email": "bob@aland.example.org", "email_verified": true}),
	} {
		t.Run(name, func(t *testing.T) { problem(t, login(aland, token), 401, "id-token") })
	}
	v.ok(login(aland, with(map[string]any{"sub": "bob", "email": "bob@aland.example", "email_verified": true})), nil)
	v.ok(login(aland, func(nonce string) string { return i.sign(i.key, map[string]any{"nonce": nonce}) }), nil)
	v.refused(login(&apitest.Actor{Key: stranger}, with(nil)), 401, "login-refused")
}
