package api_test

import (
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
)

const keysPath = "/v1/exercise/keys"

// A real ledger lends no keys, whatever its server was told; nor does an
// exercise's whose server was not made for it.
func TestKeysAreLentInExercisesAlone(t *testing.T) {
	lent := []answer.ExerciseKey{{Name: "Aland", Post: "chief", File: []byte(`{"parley_key":1}`)}}
	for _, c := range []struct {
		host *apitest.Host
		code string
	}{
		{apitest.FoundReal(t, api.Options{LendsKeys: true}), "not-an-exercise"},
		{apitest.FoundReal(t, api.Options{Open: true}), "not-an-exercise"},
		{apitest.FoundWith(t, api.Options{Open: true}), "lends-no-keys"},
		{apitest.FoundWith(t, api.Options{LendsKeys: true}), ""},
	} {
		problem(t, asks(t, "GET", c.host.URL+keysPath, parley.PartyID{}, ""), 404, "unknown-path") // none are lent yet
		var r *parley.Refusal
		if err := c.host.API.LendKeys(lent); c.code != "" && (!errors.As(err, &r) || r.Code != c.code) || c.code == "" && err != nil {
			t.Errorf("lending gives %v, want %q", err, c.code)
		}
		got := asks(t, "GET", c.host.URL+keysPath, parley.PartyID{}, "")
		if c.code != "" {
			problem(t, got, 404, "unknown-path")
			continue
		}
		if b := bodyOf(t, got); got.StatusCode != 200 || !strings.Contains(b, `"file":{"parley_key":1}`) {
			t.Errorf("%s: %s", got.Status, b)
		}
		if got.Header.Get("Cache-Control") != "no-store" {
			t.Error("a browser may keep it")
		}
	}
}

// They are lent to this machine alone: not from elsewhere, not on behalf of
// somebody else, not to a page of another site, and not on another address.
func TestKeysAreLentHereAlone(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{LendsKeys: true, Origins: []string{"https://parley.example.org"}})
	if err := h.API.LendKeys([]answer.ExerciseKey{}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, host string
		header     [2]string
		status     int
	}{
		{"127.0.0.1:9", "127.0.0.1:8080", [2]string{}, 200},
		{"[::1]:9", "localhost:8080", [2]string{}, 200},
		{"192.0.2.7:9", "parley.example.org", [2]string{}, 404},
		{"192.0.2.7:9", "127.0.0.1:8080", [2]string{}, 421},
		{"127.0.0.1:9", "127.0.0.1:8080", [2]string{"X-Forwarded-For", "192.0.2.7"}, 404},
		{"127.0.0.1:9", "evil.example:8080", [2]string{}, 421},
		{"127.0.0.1:9", "127.0.0.1:8080", [2]string{"Origin", "https://evil.example"}, 403},
	} {
		r := httptest.NewRequest(http.MethodGet, "http://"+c.host+keysPath, nil)
		r.RemoteAddr = c.from
		if c.host == "parley.example.org" {
			r = httptest.NewRequest(http.MethodGet, "https://"+c.host+keysPath, nil)
			r.RemoteAddr = c.from
		}
		if c.header[0] != "" {
			r.Header.Set(c.header[0], c.header[1])
		}
		w := httptest.NewRecorder()
		h.API.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%+v: %d %s", c, w.Code, w.Body)
		}
	}
	for _, o := range []api.Options{{LendsKeys: true}, {LendsKeys: true, BehindProxy: true}} {
		ln, err := net.Listen("tcp", "0.0.0.0:0")
		if err != nil {
			t.Fatal(err)
		}
		var r *parley.Refusal
		if err := api.New(o).ServeOn(t.Context(), ln); !errors.As(err, &r) || r.Code != "not-loopback" {
			t.Errorf("%+v: serving everywhere: %v", o, err)
		}
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var r *parley.Refusal
	if err := api.New(api.Options{LendsKeys: true, BehindProxy: true}).ServeOn(t.Context(), ln); !errors.As(err, &r) || r.Code != "not-loopback" {
		t.Errorf("behind a proxy: %v", err)
	}
}
