package web_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/open-parley/parley/web"
)

func page(t *testing.T) http.Handler {
	t.Helper()
	p, err := web.New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func get(t *testing.T, h http.Handler, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Whether it is asked for packed or not, the page is the same.
func TestPackedAndUnpacked(t *testing.T) {
	h := page(t)
	packed := get(t, h, "/", "Accept-Encoding", "gzip, br")
	if packed.Header.Get("Content-Encoding") != "br" {
		t.Fatalf("to who takes brotli it came as %q", packed.Header.Get("Content-Encoding"))
	}
	plain := get(t, h, "/", "Accept-Encoding", "gzip, br;q=0")
	if plain.Header.Get("Content-Encoding") != "" {
		t.Fatal("it came packed to who refuses that")
	}
	want := body(t, plain.Body)
	if got := body(t, brotli.NewReader(packed.Body)); !bytes.Equal(got, want) {
		t.Errorf("packed it is %q, else %q", got, want)
	}
	if !bytes.Contains(want, []byte(`<div id="app">`)) {
		t.Errorf("that is no page: %q", want)
	}
}

// The page names nothing outside, and carries neither script nor style inline:
// the policy would forbid it.
func TestThePageKeepsItsPolicy(t *testing.T) {
	r := get(t, page(t), "/")
	// A namespace is a name: nothing is fetched by it.
	html := strings.ReplaceAll(string(body(t, r.Body)), "xmlns='http://www.w3.org/2000/svg'", "")
	for _, word := range []string{"http:", "https:", "<style", "style=", "onload=", "<script>", "javascript:"} {
		if strings.Contains(html, word) {
			t.Errorf("the page has %q: %s", word, html)
		}
	}
	policy := r.Header.Get("Content-Security-Policy")
	for _, word := range []string{"default-src 'none'", "require-trusted-types-for 'script'", "frame-ancestors 'none'", "base-uri 'none'"} {
		if !strings.Contains(policy, word) {
			t.Errorf("the policy lacks %q: %s", word, policy)
		}
	}
	for _, word := range []string{"unsafe", "*", "http"} {
		if strings.Contains(policy, word) {
			t.Errorf("the policy has %q: %s", word, policy)
		}
	}
}

func TestUnknownAndUnchanged(t *testing.T) {
	h := page(t)
	for _, path := range []string{"/assets/none.js", "/assets/", "/index.html.br", "/dist/index.html", "/assets/..%2findex.html"} {
		if r := get(t, h, path); r.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, r.StatusCode)
		}
	}
	tag := get(t, h, "/").Header.Get("ETag")
	if r := get(t, h, "/", "If-None-Match", tag); r.StatusCode != http.StatusNotModified || len(body(t, r.Body)) > 0 {
		t.Errorf("unchanged: %d", r.StatusCode)
	}
}

// An invitation's link leads to the page; nothing of it is sent, so nothing of it
// can come back.
func TestAnInvitationsLinkLeadsToThePage(t *testing.T) {
	r := get(t, page(t), "/join")
	if r.StatusCode != http.StatusFound || r.Header.Get("Location") != "/" || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s to %q (%s)", r.Status, r.Header.Get("Location"), r.Header.Get("Cache-Control"))
	}
}

// What can run or be shown by itself comes with the policy; what can't, without.
func TestThePolicyStandsWhereItHasAnEffect(t *testing.T) {
	h := page(t)
	for _, path := range []string{"/", "/sw.js", "/favicon.svg"} {
		if r := get(t, h, path); r.Header.Get("Content-Security-Policy") != web.Policy {
			t.Errorf("%s comes under %q", path, r.Header.Get("Content-Security-Policy"))
		}
	}
	html := string(body(t, get(t, h, "/").Body))
	for _, found := range regexp.MustCompile(`/assets/[^"]+`).FindAllString(html, -1) {
		script := strings.HasSuffix(found, ".js")
		if got := get(t, h, found).Header.Get("Content-Security-Policy") != ""; got != script {
			t.Errorf("%s: a policy: %v", found, got)
		}
	}
	if r := get(t, h, "/"); r.Header.Get("Permissions-Policy") != web.Permissions || r.Header.Get("Cross-Origin-Opener-Policy") != "same-origin" {
		t.Errorf("the page may use %q, and is opened by %q", r.Header.Get("Permissions-Policy"), r.Header.Get("Cross-Origin-Opener-Policy"))
	}
}
