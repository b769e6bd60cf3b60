package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"testing"

	"github.com/open-parley/parley/answer"
)

// ask gets a path and decodes the answer; it gives the status and headers.
func ask(t *testing.T, url string, into any) *http.Response {
	t.Helper()
	return read(t, must(http.Get(url))(t), into)
}

// tell posts a JSON body.
func tell(t *testing.T, url string, body []byte, into any) *http.Response {
	t.Helper()
	return read(t, must(http.Post(url, "application/json", bytes.NewReader(body)))(t), into)
}

// read decodes strictly, so that no answer has a field that its type lacks.
func read(t *testing.T, r *http.Response, into any) *http.Response {
	t.Helper()
	b := must(io.ReadAll(r.Body))(t)
	r.Body.Close()
	if raw, ok := into.(*[]byte); ok {
		*raw = b
		return r
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		t.Fatalf("%s %s: status %d: %v in %s", r.Request.Method, r.Request.URL.Path, r.StatusCode, err, b)
	}
	return r
}

// problem reads an error, and checks what every error must have.
func problem(t *testing.T, r *http.Response, status int, code string) answer.Problem {
	t.Helper()
	var p answer.Problem
	read(t, r, &p)
	if r.StatusCode != status || p.Status != status || p.Code != code {
		t.Errorf("%s: got %d %+v, want %d %q", r.Request.URL.Path, r.StatusCode, p, status, code)
	}
	if ct := r.Header.Get("Content-Type"); ct != answer.ProblemType {
		t.Errorf("problem %s has the type %q", code, ct)
	}
	if p.Type != "urn:parley:problem:"+code || p.Title == "" || p.Detail == "" || p.Todo == "" || p.Request == "" || p.Request != r.Header.Get("Request-Id") {
		t.Errorf("problem %s is not complete: %+v", code, p)
	}
	return p
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

var quiet = slog.New(slog.DiscardHandler)
