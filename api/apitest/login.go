package apitest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"testing"

	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// Challenge asks a server for a challenge.
func Challenge(t testing.TB, url string, key statement.Signer) answer.Challenge {
	t.Helper()
	id, err := statement.KeyIDOf(key.Key())
	must(t, err)
	r, err := http.Get(url + "/v1/login/challenge?key=" + id.String())
	must(t, err)
	defer r.Body.Close()
	var a answer.Challenge
	must(t, json.NewDecoder(r.Body).Decode(&a))
	return a
}

// SignLogin signs a challenge.
func SignLogin(t testing.TB, c answer.Challenge, key statement.Signer) answer.Login {
	t.Helper()
	sig, err := key.Sign(append([]byte(statement.TagLogin), c.Challenge...))
	must(t, err)
	return answer.Login{Challenge: c.Challenge, Signature: sig}
}

// PostLogin sends a signed challenge. The caller closes the body.
func PostLogin(t testing.TB, url string, in answer.Login) *http.Response {
	t.Helper()
	b, err := json.Marshal(in)
	must(t, err)
	r, err := http.Post(url+"/v1/login", "application/json", bytes.NewReader(b))
	must(t, err)
	return r
}

// Token logs a key in, and gives the session's token.
func (h *Host) Token(key statement.Signer) string {
	h.T.Helper()
	r := PostLogin(h.T, h.URL, SignLogin(h.T, Challenge(h.T, h.URL, key), key))
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	must(h.T, err)
	var a answer.Session
	if err := json.Unmarshal(b, &a); err != nil || a.Token == "" {
		h.T.Fatalf("login: %s: %s", r.Status, b)
	}
	return a.Token
}
