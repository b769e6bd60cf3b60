package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// A line that can't be read is answered at its place, and the others enter.
func TestABatchAnswersEachLine(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	sub, x := north.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	wire := string(apitest.Wire(t, sub))
	body := strings.Join([]string{"{", wire, "", strings.Replace(wire, `"envelope"`, `"envelope" `, 1), wire}, "\n") + "\n"
	r := must(http.Post(h.URL+"/v1/statements/batch", answer.LinesType, strings.NewReader(body)))(t)
	defer r.Body.Close()
	if r.StatusCode != 200 || r.Header.Get("Content-Type") != answer.LinesType {
		t.Fatalf("%s, %s", r.Status, r.Header.Get("Content-Type"))
	}
	lines := bytes.Split(bytes.TrimSuffix(must(io.ReadAll(r.Body))(t), []byte("\n")), []byte("\n"))
	want := []struct {
		code string
		in   bool
		dup  bool
	}{{code: "syntax"}, {in: true}, {code: "syntax"}, {code: "not-canonical"}, {in: true, dup: true}}
	if len(lines) != len(want) {
		t.Fatalf("%d answers: %s", len(lines), lines)
	}
	for i, w := range want {
		var a struct {
			answer.Receipt
			Code    string
			Request string
		}
		if err := json.Unmarshal(lines[i], &a); err != nil {
			t.Fatal(err)
		}
		if a.Code != w.code || a.Duplicate != w.dup || w.in != (a.Statement == x.ID) || w.code != "" && a.Request != r.Header.Get("Request-Id") {
			t.Errorf("line %d: %s", i, lines[i])
		}
	}
	for _, c := range []struct {
		path, media, body string
		status            int
		code              string
	}{
		{"", "application/json", wire, 415, "media-type"},
		{"", answer.LinesType, strings.Repeat("\n", 101), 413, "limit"},
		{"", answer.LinesType, strings.Repeat("x", api.MaxBatchBody+1), 413, "too-large"},
		{"?dry=1", answer.LinesType, wire, 400, "malformed"},
	} {
		a := must(http.Post(h.URL+"/v1/statements/batch"+c.path, c.media, strings.NewReader(c.body)))(t)
		problem(t, a, c.status, c.code)
	}
}

// A promise is asked for as a statement is submitted, and found under the
// statement's identifier.
func TestPromisesOverHTTP(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	sub, x := north.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	r := must(http.Post(h.URL+"/v1/promises", "application/json", bytes.NewReader(apitest.Wire(t, sub))))(t)
	var a answer.Promise
	if err := json.NewDecoder(r.Body).Decode(&a); err != nil || r.StatusCode != http.StatusAccepted || a.Statement != x.ID {
		t.Fatalf("%s: %+v, %v", r.Status, a, err)
	}
	r.Body.Close()
	again := must(http.Get(h.URL + r.Header.Get("Location")))(t)
	var b answer.Promise
	if err := json.NewDecoder(again.Body).Decode(&b); err != nil || b.Promise != a.Promise || b.IncludeBy != a.IncludeBy {
		t.Fatalf("%s: %+v, %v", again.Status, b, err)
	}
	again.Body.Close()
	stranger := &apitest.Actor{Host: h, Key: apitest.NewKey(t, parley.PowerAdminister)}
	stranger.ID = must(statement.PartyIDOf(stranger.Key.Key(), stranger.Key.Proof()))(t)
	foreign, _ := stranger.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	for _, c := range []struct {
		path, body string
		status     int
		code       string
	}{
		{"", "{", 400, "syntax"},
		{"?x=1", "{}", 400, "malformed"},
		{"", string(apitest.Wire(t, foreign)), 409, "unknown-key"},
	} {
		p := must(http.Post(h.URL+"/v1/promises"+c.path, "application/json", strings.NewReader(c.body)))(t)
		problem(t, p, c.status, c.code)
	}
	problem(t, must(http.Get(h.URL+"/v1/promises/"+strings.Repeat("0", 63)+"1"))(t), 404, "not-found")
	problem(t, must(http.Get(h.URL+"/v1/promises/"+x.ID.String()+"?commitment=12"))(t), 400, "malformed")
}
