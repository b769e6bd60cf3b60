package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/ledger/audit"
	"github.com/open-parley/parley/statement"
)

// rationed is a host whose callers are known by a header that names their key.
func rationed(t *testing.T, r api.Rates) (*apitest.Host, string) {
	t.Helper()
	dir := t.TempDir()
	log := must(audit.Open(dir, quiet))(t)
	t.Cleanup(log.Close)
	h := apitest.FoundWith(t, api.Options{Rates: r, Authenticate: func(r *http.Request) (c api.Caller, err error) {
		if v := r.Header.Get("As-Key"); v != "" {
			if err := c.Key.UnmarshalText([]byte(v)); err != nil {
				return c, parley.Refuse("session-ended", "", "The session has ended.").To("Log in again.")
			}
			if err := c.Party.UnmarshalText([]byte(r.Header.Get("As-Party"))); err != nil {
				return c, err
			}
			c.Post = "chief"
		}
		return c, nil
	}})
	h.API.KeepRefusals(log)
	return h, dir
}

// by sends a request as the post of an actor; nil: the public.
func by(t *testing.T, a *apitest.Actor, method, url, body string) *http.Response {
	t.Helper()
	req := must(http.NewRequest(method, url, strings.NewReader(body)))(t)
	if body == "" {
		req.Body, req.ContentLength = nil, 0
	}
	req.Header.Set("Content-Type", "application/json")
	if a != nil {
		req.Header.Set("As-Key", a.Key.ID().String())
		req.Header.Set("As-Party", a.ID.String())
	}
	r := must(http.DefaultClient.Do(req))(t)
	t.Cleanup(func() { r.Body.Close() })
	return r
}

// A post that asks too much is told when to come back; others, and the public,
// are answered as ever.
func TestOneThatAsksTooMuchWaitsAlone(t *testing.T) {
	h, _ := rationed(t, api.Rates{Post: 0.5, Public: 0.5})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	url := h.URL + "/v1/parties"
	answered := 0
	var last *http.Response
	for range 20 {
		if last = by(t, north, "GET", url, ""); last.StatusCode != 200 {
			break
		}
		answered++
	}
	if answered < 5 || answered > 7 { // the burst is 5, and a second or two go by
		t.Errorf("%d were answered", answered)
	}
	problem(t, last, 429, "too-many-requests")
	if n, err := strconv.Atoi(last.Header.Get("Retry-After")); err != nil || n < 1 || n > 2 {
		t.Errorf("Retry-After: %q", last.Header.Get("Retry-After"))
	}
	before := must(io.ReadAll(by(t, south, "GET", url, "").Body))(t)
	if !strings.Contains(string(before), "South") {
		t.Errorf("another party gets %s", before)
	}
	if r := by(t, nil, "GET", h.URL+"/v1/ledger", ""); r.StatusCode != 200 {
		t.Errorf("the public gets %s", r.Status)
	}
	// Whoever has not logged in is counted by address, whatever is asked.
	for range 20 {
		if last = by(t, nil, "GET", h.URL+"/nothing", ""); last.StatusCode != 404 {
			break
		}
	}
	problem(t, last, 429, "too-many-requests")
	for _, path := range []string{"/healthz", "/readyz"} {
		if r := by(t, nil, "GET", h.URL+path, ""); r.StatusCode != 200 {
			t.Errorf("%s: %s", path, r.Status)
		}
	}
}

// A party takes its share of what is open at a time, and no more.
func TestStreamsOfOneParty(t *testing.T) {
	h, _ := rationed(t, api.Rates{})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	for i := range api.PartyStreams {
		if r := by(t, north, "GET", h.URL+"/v1/events", ""); r.StatusCode != 200 {
			t.Fatalf("stream %d: %s", i, r.Status)
		}
	}
	problem(t, by(t, north, "GET", h.URL+"/v1/events", ""), 429, "too-many-at-once")
	if r := by(t, north, "GET", h.URL+"/v1/parties", ""); r.StatusCode != 200 {
		t.Errorf("its other requests: %s", r.Status)
	}
	if r := by(t, south, "GET", h.URL+"/v1/events", ""); r.StatusCode != 200 {
		t.Errorf("another party: %s", r.Status)
	}
}

// A party that has entered what it may today is refused, and nobody else.
func TestQuotasOfStatements(t *testing.T) {
	h, _ := rationed(t, api.Rates{DayStatements: 2})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	enter := func(a *apitest.Actor, name string) *http.Response {
		sub, _ := a.Sign(&statement.Update{Profile: parley.Profile{Name: name, Kind: parley.ArmedForce}}, statement.Everyone, nil)
		wire := string(apitest.Wire(t, sub))
		r := by(t, a, "POST", h.URL+"/v1/statements", wire)
		if r.StatusCode == 201 {
			if again := by(t, a, "POST", h.URL+"/v1/statements", wire); again.StatusCode != 200 { // costs nothing
				t.Errorf("sent again: %s", again.Status)
			}
		}
		return r
	}
	for _, name := range []string{"N1", "N2"} {
		problem(t, by(t, north, "POST", h.URL+"/v1/statements", "{}"), 400, "missing") // costs nothing
		if r := enter(north, name); r.StatusCode != 201 {
			t.Fatalf("%s: %s", name, r.Status)
		}
	}
	problem(t, enter(north, "N3"), 429, "quota-spent")
	if r := enter(south, "S1"); r.StatusCode != 201 {
		t.Errorf("another party: %s", r.Status)
	}
}

// What is refused is kept for those whom it concerns, and nothing of what was
// asked for.
func TestRefusalsAreKept(t *testing.T) {
	h, dir := rationed(t, api.Rates{})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	problem(t, by(t, north, "GET", h.URL+"/v1/arrangements/"+nobody, ""), 404, "unknown-arrangement")
	problem(t, by(t, north, "POST", h.URL+"/v1/statements/batch", "{}"), 415, "media-type")
	problem(t, by(t, south, "POST", h.URL+"/v1/statements", `{"hospital":1}`), 400, "unknown-field")
	problem(t, by(t, nil, "GET", h.URL+"/v1/parties?hospital=1", ""), 401, "login-needed")
	var mine answer.Refusals
	for range 1000 { // they are written beside the answers
		time.Sleep(10 * time.Millisecond)
		if err := json.NewDecoder(by(t, north, "GET", h.URL+"/v1/refusals", "").Body).Decode(&mine); err != nil {
			t.Fatal(err)
		}
		if len(mine.Refusals) >= 2 {
			break
		}
	}
	if len(mine.Refusals) != 2 || mine.AsOf.Size == 0 {
		t.Fatalf("north finds %+v", mine)
	}
	for i, want := range []answer.Refused{{Route: "GET /v1/arrangements/{arrangement}", Status: 404, Code: "unknown-arrangement"},
		{N: 1, Route: "POST /v1/statements/batch", Status: 415, Code: "media-type"}} {
		got := mine.Refusals[i]
		if got.At == 0 || got.Request == "" {
			t.Errorf("it lacks a time, or a name: %+v", got)
		}
		want.At, want.Request, want.Party, want.Post, want.Key = got.At, got.Request, north.ID, "chief", north.Key.ID()
		if got != want {
			t.Errorf("it is %+v, want %+v", got, want)
		}
	}
	problem(t, by(t, nil, "GET", h.URL+"/v1/refusals", ""), 401, "login-needed")

	// A post that does not administer its party does not see them.
	clerk := &apitest.Actor{Host: h, ID: north.ID, Name: "clerk", Key: apitest.NewKey(t, parley.PowerNegotiate)}
	north.Enter(&statement.Enrol{Key: clerk.Key.Key(), Proof: clerk.Key.Proof()}, statement.Everyone, nil)
	problem(t, by(t, clerk, "GET", h.URL+"/v1/refusals", ""), 403, "no-power")

	var kept string
	for range 1000 {
		time.Sleep(10 * time.Millisecond)
		files, _ := filepath.Glob(filepath.Join(dir, audit.Folder, "*"))
		kept = ""
		for _, f := range files {
			b, _ := os.ReadFile(f)
			kept += string(b)
		}
		if strings.Count(kept, "\n") >= 6 {
			break
		}
	}
	for _, never := range []string{"hospital", nobody, "There is no", "North"} {
		if strings.Contains(kept, never) {
			t.Errorf("the audit holds %q", never)
		}
	}
	if !strings.Contains(kept, `"peer":"127.0.0.1","route":"GET /v1/parties","status":401,"code":"login-needed"`) {
		t.Errorf("the audit lacks what the public was refused:\n%s", kept)
	}
}
