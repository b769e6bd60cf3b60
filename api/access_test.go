package api_test

import (
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// as names the party that a test's request is by.
const asHeader = "Test-As"

// byHeader knows callers by a header: the tests' own way of logging in.
func byHeader(r *http.Request) (api.Caller, error) {
	var c api.Caller
	if v := r.Header.Get(asHeader); v != "" {
		if err := c.Party.UnmarshalText([]byte(v)); err != nil {
			return c, parley.Refuse("session-ended", "", "The session has ended.").To("Log in again.")
		}
		c.Post = "chief"
	}
	return c, nil
}

// asks sends a request as a party; the zero party is the public.
func asks(t *testing.T, method, url string, p parley.PartyID, body string) *http.Response {
	t.Helper()
	req := must(http.NewRequest(method, url, strings.NewReader(body)))(t)
	if p != (parley.PartyID{}) {
		req.Header.Set(asHeader, p.String())
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/json")
	}
	r := must(http.DefaultClient.Do(req))(t)
	t.Cleanup(func() { r.Body.Close() })
	return r
}

// A ledger is closed unless it is said to be open: the public gets what the
// leaves tell, and of the ledger's description no name.
func TestThePublicGetsTheLeavesAlone(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{Authenticate: byHeader})
	north := h.Admit("North", parley.ArmedForce)
	for _, path := range []string{"/v1/checkpoint", "/v1/consistency?from=1&to=2", "/log/checkpoint", "/log/tile/entries/000.p/2", "/v1/openapi.json", "/healthz", "/readyz", "/metrics"} {
		if r := asks(t, "GET", h.URL+path, parley.PartyID{}, ""); r.StatusCode != 200 {
			t.Errorf("%s: %s", path, r.Status)
		}
	}
	for _, path := range []string{"/v1/parties", "/v1/arrangements", "/v1/entries/0", "/v1/entries/x", "/v1/events", "/v1/bundle", "/v1/view?party=" + north.ID.String(),
		"/v1/statements/" + nobody, "/v1/receipts/" + nobody, "/v1/mirror", "/v1/prev"} {
		r := asks(t, "GET", h.URL+path, parley.PartyID{}, "")
		problem(t, r, 401, "login-needed")
		if r.Header.Get("WWW-Authenticate") == "" {
			t.Errorf("%s: it does not say how to log in", path)
		}
	}
	for _, path := range []string{"/v1/statements", "/v1/statements/batch", "/v1/promises", "/v1/admit", "/v1/check", "/v1/impact"} {
		problem(t, asks(t, "POST", h.URL+path, parley.PartyID{}, "{"), 401, "login-needed")
	}
	told := map[string]any{}
	must(0, json.NewDecoder(asks(t, "GET", h.URL+"/v1/ledger", parley.PartyID{}, "").Body).Decode(&told))(t)
	for _, name := range []string{"ledger", "public", "log_key", "size", "root", "checkpoint", "as_of"} {
		delete(told, name)
	}
	if len(told) > 0 {
		t.Errorf("the public is told %v", told)
	}
}

// A party is served what is its own, and speaks for itself alone.
func TestAPartySpeaksForItself(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{Authenticate: byHeader})
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	sub, _ := north.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.ArmedForce}}, statement.Everyone, nil)
	wire := string(apitest.Wire(t, sub))
	for _, path := range []string{"/v1/statements", "/v1/promises"} {
		problem(t, asks(t, "POST", h.URL+path, south.ID, wire), 403, "not-your-party")
	}
	for _, path := range []string{"/v1/view?party=", "/v1/bundle?party=", "/v1/entries/0/slot?party="} {
		for _, other := range []string{south.ID.String(), nobody} {
			problem(t, asks(t, "GET", h.URL+path+other, north.ID, ""), 403, "not-your-party")
		}
	}
	if r := asks(t, "POST", h.URL+"/v1/statements", north.ID, wire); r.StatusCode != 201 {
		t.Errorf("its own statement: %s", r.Status)
	}
}

// docs/design/need-to-know.md tells of every route whom it is for; a new route is
// for parties alone until somebody decides otherwise, here and there.
func TestEveryRouteIsInTheTable(t *testing.T) {
	doc := string(must(os.ReadFile("../docs/design/need-to-know.md"))(t))
	told := map[string]string{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([A-Z]+ /[^`]*)` \\| ([a-z]+) \\| [^|]+ \\|$").FindAllStringSubmatch(doc, -1) {
		told[row[1]] = row[2]
	}
	served := api.Scopes()
	for pattern, kind := range served {
		if told[pattern] != kind {
			t.Errorf("%s is for %q; the table says %q. Decide what of the ledger its handler may hold, and add a row.", pattern, kind, told[pattern])
		}
	}
	for pattern := range told {
		if _, ok := served[pattern]; !ok {
			t.Errorf("the table has %s, which is not served", pattern)
		}
	}
}
