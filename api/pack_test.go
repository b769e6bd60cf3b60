package api_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// The first screen's answers are compressed for those who take that, say the
// same either way, and differ in length from one time to the next.
func TestTheFirstScreenIsPacked(t *testing.T) {
	v := closed(t)
	h := v.h
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	for i := range 20 {
		north.Table(statement.Everyone, "1. Aid passes.", int32(1+i)*100_000, north, south)
	}
	as := bearer(h.Token(south.Key))
	ask := func(path, coding string, header ...string) *http.Response {
		t.Helper()
		return v.do("GET", path, append(append([]string{"Accept-Encoding", coding}, as...), header...)...)
	}
	for _, path := range []string{"/v1/situation/map", "/v1/situation"} {
		plain := ask(path, "identity")
		want := must(io.ReadAll(plain.Body))(t)
		if plain.Header.Get("Content-Encoding") != "" || plain.Header.Get("Vary") != "Accept-Encoding" {
			t.Fatalf("%s: to who takes it as it is it came as %q, varying by %q", path, plain.Header.Get("Content-Encoding"), plain.Header.Get("Vary"))
		}
		lengths := map[int]bool{}
		for range 12 {
			r := ask(path, "br, gzip")
			if r.Header.Get("Content-Encoding") != "gzip" {
				t.Fatalf("%s: it came as %q", path, r.Header.Get("Content-Encoding"))
			}
			b := must(io.ReadAll(r.Body))(t)
			lengths[len(b)] = true
			got := must(io.ReadAll(must(gzip.NewReader(bytes.NewReader(b)))(t)))(t)
			if path == "/v1/situation/map" && !bytes.Equal(got, want) {
				t.Errorf("%s: unpacked it is %.200q, else %.200q", path, got, want)
			}
			if len(b)*3 > len(got) {
				t.Errorf("%s: %d bytes of %d", path, len(b), len(got))
			}
		}
		if len(lengths) < 3 {
			t.Errorf("%s: its length tells: %v", path, lengths)
		}
	}
	tag := ask("/v1/situation/map", "gzip").Header.Get("ETag")
	if !strings.HasPrefix(tag, "W/") {
		t.Fatalf("the tag is %q", tag)
	}
	same := ask("/v1/situation/map", "gzip", "If-None-Match", tag)
	if b := must(io.ReadAll(same.Body))(t); same.StatusCode != 304 || len(b) > 0 || same.Header.Get("Content-Encoding") != "" {
		t.Errorf("unchanged: %d, %d bytes, %q", same.StatusCode, len(b), same.Header.Get("Content-Encoding"))
	}
	// Nothing else is.
	if r := ask("/v1/arrangements", "gzip"); r.Header.Get("Content-Encoding") != "" {
		t.Errorf("/v1/arrangements came as %q", r.Header.Get("Content-Encoding"))
	}
	v.refused(v.do("GET", "/v1/situation", "Accept-Encoding", "gzip"), 401, "login-needed")
}
