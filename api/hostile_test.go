package api_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sort"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
)

// taking is an operation that takes a body, as the description says.
type taking struct {
	method, path, media string
	limit               int
}

// takers are all of them, read from the OpenAPI document, and the note of
// witnesses, which is no part of it.
func takers(t *testing.T, h *apitest.Host) []taking {
	d := described(t, h)
	out := []taking{{http.MethodPost, "/log/cosignature", "text/plain", 8 << 10}}
	paths, _ := d["paths"].(map[string]any)
	for path, operations := range paths {
		for method, op := range operations.(map[string]any) {
			content, _ := d.at(op, "requestBody", "content").(map[string]any)
			for media := range content {
				x := taking{strings.ToUpper(method), concrete(path), media, api.MaxBody}
				if media == answer.LinesType {
					x.limit = api.MaxBatchBody
				}
				out = append(out, x)
			}
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].path < out[j].path })
	if len(out) < 6 {
		t.Fatalf("the description names %d operations that take a body", len(out))
	}
	return out
}

// concrete fills a path's parameters with an identifier that nobody has.
func concrete(path string) string {
	for {
		before, rest, ok := strings.Cut(path, "{")
		if !ok {
			return path
		}
		_, after, _ := strings.Cut(rest, "}")
		path = before + nobody + after
	}
}

// endless gives a byte for ever, and counts them.
type endless struct {
	b    byte
	read atomic.Int64
}

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = e.b
	}
	e.read.Add(int64(len(p)))
	return len(p), nil
}

func send(t *testing.T, x taking, url string, body io.Reader, length int64, header ...string) *http.Response {
	t.Helper()
	req := must(http.NewRequest(x.method, url+x.path, body))(t)
	req.ContentLength = length
	req.Header.Set("Content-Type", x.media)
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	return must(http.DefaultClient.Do(req))(t)
}

// slack is what buffers and sockets hold between client and server.
const slack = 12 << 20

// A body past the limit is refused by what it says of its length, and, where it
// says nothing, once the limit is read: never more.
func TestOversizedBodiesAreRefusedEarly(t *testing.T) {
	h := apitest.Found(t)
	for _, x := range takers(t, h) {
		for _, length := range []int64{1 << 40, -1} {
			e := &endless{b: ' '}
			r := send(t, x, h.URL, io.LimitReader(e, 1<<40), length)
			problem(t, r, 413, "too-large")
			if n := e.read.Load(); n > int64(x.limit)+slack {
				t.Errorf("%s %s: %d bytes were taken", x.method, x.path, n)
			}
		}
	}
}

// What nests too deep is refused before it is built.
func TestDeepBodiesAreRefused(t *testing.T) {
	h := apitest.Found(t)
	for _, x := range takers(t, h) {
		if x.media == "text/plain" {
			continue
		}
		for _, unit := range []string{"[", `{"a":`} {
			body := strings.Repeat(unit, 8<<10/len(unit))
			r := send(t, x, h.URL, strings.NewReader(body), int64(len(body)))
			if x.media == answer.LinesType { // each line has its own answer
				b := must(io.ReadAll(r.Body))(t)
				if r.StatusCode != 200 || !bytes.Contains(b, []byte(`"status":4`)) {
					t.Errorf("%s: %s %s", x.path, r.Status, b)
				}
				continue
			}
			problem(t, r, 400, "depth")
		}
	}
}

// Compressed bodies are not taken: what they would become is not known before.
func TestCompressedBodiesAreRefused(t *testing.T) {
	h := apitest.Found(t)
	for _, x := range takers(t, h) {
		for _, encoding := range []string{"gzip", "br", "deflate", "identity, gzip", "zstd"} {
			problem(t, send(t, x, h.URL, strings.NewReader("{}"), 2, "Content-Encoding", encoding), 415, "content-encoding")
		}
	}
}

// A request whose headers, path or parameters are beyond measure is refused;
// one that brings a body where none is wanted, too.
func TestRequestsBeyondMeasure(t *testing.T) {
	h := apitest.Found(t)
	get := func(path string, header ...string) *http.Response {
		req := must(http.NewRequest(http.MethodGet, h.URL+path, nil))(t)
		for i := 0; i < len(header); i += 2 {
			req.Header.Add(header[i], header[i+1])
		}
		return must(http.DefaultClient.Do(req))(t)
	}
	many := make([]string, 0, 2*(api.MaxHeaders+1))
	for i := range api.MaxHeaders + 1 {
		many = append(many, fmt.Sprint("X-", i), "1")
	}
	problem(t, get("/v1/ledger", many...), 431, "too-many-headers")
	problem(t, get("/v1/"+strings.Repeat("a", api.MaxPath)), 414, "too-large")
	problem(t, get("/v1/ledger?"+strings.Repeat("a=1&", api.MaxParameters)+"b=1"), 414, "too-many-parameters")
	problem(t, send(t, taking{method: http.MethodGet, path: "/v1/ledger", media: "application/json"}, h.URL, strings.NewReader("{}"), 2), 400, "malformed")
	problem(t, send(t, taking{method: http.MethodGet, path: "/v1/ledger", media: "application/json"}, h.URL, strings.NewReader("{}"), -1), 400, "malformed")
}

// Nothing of a request breaks a line of the log, or a header of the answer.
func TestNothingIsInjected(t *testing.T) {
	h := apitest.Found(t)
	evil := []string{"/v1/x%0d%0aSet-Cookie:%20a=b", "/v1/arrangements/%0aforged", "/v1/arrangements?at=%0d%0aX-Evil:1",
		"/v1/arrangements?%0alevel=ERROR=1", "/v1/entries/%1b%5b31m", "/v1/parties/%e2%80%ae"}
	for _, path := range evil {
		req := must(http.NewRequest(http.MethodGet, h.URL+path, nil))(t)
		req.Header.Set("User-Agent", "evil agent")
		req.Header.Set("X-Forwarded-For", "forged")
		req.Header.Set("Last-Event-ID", "1\t2")
		r := must(http.DefaultClient.Do(req))(t)
		r.Body.Close()
		for name, values := range r.Header {
			for _, v := range values {
				if strings.ContainsAny(v, "\r\n\x1b") || strings.Contains(strings.ToLower(name+v), "evil") || name == "Set-Cookie" {
					t.Errorf("%s: the answer has the header %q: %q", path, name, v)
				}
			}
		}
	}
	req := must(http.NewRequest("EVIL", h.URL+"/v1/ledger", nil))(t)
	problem(t, must(http.DefaultClient.Do(req))(t), 405, "method")
	log := h.Log.String()
	for _, piece := range []string{"evil", "EVIL", "forged", "\x1b", "\r", "level=ERROR"} {
		if strings.Contains(log, piece) {
			t.Errorf("the log holds %q", piece)
		}
	}
	for line := range strings.Lines(log) {
		if !strings.HasPrefix(line, "time=") {
			t.Errorf("a line of the log is %q", line)
		}
	}
}
