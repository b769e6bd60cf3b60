package api_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
)

// A server answers under its own names alone, and believes its own proxy alone.
func TestUnderWhichNameAServerAnswers(t *testing.T) {
	const origin = "https://parley.example.org"
	h := apitest.FoundWith(t, api.Options{})
	proxied := api.Options{Log: quiet, Origins: []string{origin}, BehindProxy: true, Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/24")}}
	direct := api.Options{Log: quiet, Origins: []string{origin}}
	for name, c := range map[string]struct {
		o          api.Options
		from, host string
		headers    []string
		code       string // of the problem; "": it is answered
	}{
		"through the proxy":             {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https"}, ""},
		"its default port is named":     {proxied, "10.0.0.7:999", "PARLEY.example.org:443", []string{"X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https"}, ""},
		"without TLS before the proxy":  {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "http"}, "tls-needed"},
		"the proxy does not say":        {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-For", "192.0.2.1"}, "tls-needed"},
		"it says so twice":              {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-Proto", "https", "X-Forwarded-Proto", "http"}, "tls-needed"},
		"another host":                  {proxied, "10.0.0.7:999", "evil.example.org", []string{"X-Forwarded-Proto", "https"}, "misdirected"},
		"another port":                  {proxied, "10.0.0.7:999", "parley.example.org:8443", []string{"X-Forwarded-Proto", "https"}, "misdirected"},
		"this machine, by the proxy":    {proxied, "10.0.0.7:999", "localhost", []string{"X-Forwarded-Proto", "https"}, "misdirected"},
		"past the proxy":                {proxied, "192.0.2.1:999", "parley.example.org", []string{"X-Forwarded-Proto", "https"}, "not-through-proxy"},
		"past the proxy, as this host":  {proxied, "192.0.2.1:999", "localhost", nil, "not-through-proxy"},
		"on this machine":               {proxied, "127.0.0.1:999", "127.0.0.1:8080", nil, ""},
		"its proxy on this machine":     {proxied, "127.0.0.1:999", "127.0.0.1:8080", []string{"X-Forwarded-For", "192.0.2.1"}, "not-through-proxy"},
		"from elsewhere, as localhost":  {direct, "192.0.2.1:999", "localhost:8080", nil, "misdirected"},
		"without TLS":                   {direct, "192.0.2.1:999", "parley.example.org", nil, "misdirected"},
		"claiming a proxy":              {direct, "192.0.2.1:999", "parley.example.org", []string{"X-Forwarded-Proto", "https"}, "misdirected"},
		"a page of its own":             {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https", "Origin", origin}, ""},
		"a page of a machine elsewhere": {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https", "Origin", "http://localhost"}, "foreign-origin"},
		"a page below it":               {proxied, "10.0.0.7:999", "parley.example.org", []string{"X-Forwarded-Proto", "https", "Origin", origin + ".evil.example"}, "foreign-origin"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/v1/login/challenge?key="+parley.KeyID{}.String(), nil)
		r.RemoteAddr, r.Host = c.from, c.host
		for i := 0; i < len(c.headers); i += 2 {
			r.Header.Add(c.headers[i], c.headers[i+1])
		}
		w := httptest.NewRecorder()
		api.Handler(h.Ledger, c.o).ServeHTTP(w, r)
		a := w.Result()
		a.Request = r
		if c.code != "" {
			t.Run(name, func(t *testing.T) { problem(t, a, a.StatusCode, c.code) })
			continue
		}
		if a.StatusCode != 200 {
			t.Errorf("%s: %s: %s", name, a.Status, w.Body)
		}
		if hsts := a.Header.Get("Strict-Transport-Security") != ""; hsts != (c.host != "127.0.0.1:8080") {
			t.Errorf("%s: to keep to TLS is told: %v", name, hsts)
		}
	}
}
