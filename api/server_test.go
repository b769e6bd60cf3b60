package api_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// Without access control only this machine is served, and serve says why.
func TestOnlyLoopbackIsServed(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.7:0", "[2001:db8::1]:0"} {
		err := api.New(api.Options{}).Serve(t.Context(), addr)
		var r *parley.Refusal
		if !errors.As(err, &r) || r.Code != "not-loopback" || !strings.Contains(err.Error(), "without TLS") || !strings.Contains(r.Todo, "127.0.0.1:8080") {
			t.Errorf("serving on %s: %v", addr, err)
		}
	}
	for _, addr := range []string{"127.0.0.1", "8080", "127.0.0.1:http:1"} {
		if ln, err := api.Listen(t.Context(), addr); err == nil || !strings.Contains(err.Error(), "127.0.0.1:8080") {
			t.Errorf("%s: %v, %v", addr, ln, err)
		}
	}
	for _, addr := range []string{"127.0.0.1:0", "localhost:0", "127.8.8.8:0"} {
		ln, err := api.Listen(t.Context(), addr)
		if err != nil {
			t.Errorf("%s: %v", addr, err)
			continue
		}
		ln.Close()
	}
}

// The operator stops the server: readers of events are told where to resume,
// what was under way is answered, and then the port is free.
func TestAnOperatorStopsTheServer(t *testing.T) {
	h := apitest.Found(t)
	s := api.New(api.Options{Log: quiet, Open: true})
	s.Attach(h.Ledger)
	ctx, stop := context.WithCancel(t.Context())
	ln := must(api.Listen(ctx, "127.0.0.1:0"))(t)
	done := make(chan error, 1)
	go func() { done <- s.ServeOn(ctx, ln) }()
	url := "http://" + ln.Addr().String()

	events := must(http.Get(url + "/v1/events?from=0"))(t)
	defer events.Body.Close()
	lines := bufio.NewReader(events.Body)
	for { // until the genesis has come
		if strings.HasPrefix(must(lines.ReadString('\n'))(t), "data:") {
			break
		}
	}
	// A submission whose body is still on its way.
	north := h.Admit("North", parley.State)
	sub, _ := north.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	wire := apitest.Wire(t, sub)
	c := must(net.Dial("tcp", ln.Addr().String()))(t)
	defer c.Close()
	req := must(http.NewRequest(http.MethodPost, url+"/v1/statements", strings.NewReader(string(wire))))(t)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Expect", "100-continue") // the server asks for the body once it has the request
	var head strings.Builder
	req.Write(&head)
	header, body, _ := strings.Cut(head.String(), "\r\n\r\n")
	io.WriteString(c, header+"\r\n\r\n")
	back := bufio.NewReader(c)
	if line := must(back.ReadString('\n'))(t); !strings.Contains(line, "100 Continue") {
		t.Fatalf("the server says %q", line)
	}
	must(back.ReadString('\n'))(t)

	stop()
	rest := string(must(io.ReadAll(lines))(t))
	if !strings.Contains(rest, "event: end\n") || !strings.Contains(rest, `"resume":2`) || !strings.Contains(rest, "shutting down") {
		t.Errorf("the stream ended with %q", rest)
	}
	io.WriteString(c, body)
	r := must(http.ReadResponse(back, req))(t)
	if r.Body.Close(); r.StatusCode != http.StatusCreated {
		t.Errorf("what was under way got %s", r.Status)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if _, err := http.Get(url + "/healthz"); err == nil {
		t.Error("it still serves")
	}
}

// While the ledger replays, has failed or goes away, the server says so and
// what can be read is read.
func TestReadiness(t *testing.T) {
	h := apitest.Found(t)
	s := api.New(api.Options{Log: quiet, Open: true})
	ln := must(api.Listen(t.Context(), "127.0.0.1:0"))(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.ServeOn(ctx, ln) }()
	url := "http://" + ln.Addr().String()

	problem(t, must(http.Get(url+"/readyz"))(t), 503, "replaying")
	problem(t, must(http.Get(url+"/v1/ledger"))(t), 503, "replaying")
	problem(t, must(http.Get(url+"/v1/checkpoint"))(t), 503, "replaying")
	problem(t, must(http.Get(url+"/v1/events"))(t), 503, "replaying")
	for _, path := range []string{"/healthz", "/metrics", "/v1/openapi.json"} {
		if r := must(http.Get(url + path))(t); r.StatusCode != 200 {
			t.Errorf("%s: %s", path, r.Status)
		}
	}
	s.Attach(h.Ledger)
	if r := must(http.Get(url + "/readyz"))(t); r.StatusCode != 200 {
		t.Errorf("attached: %s", r.Status)
	}
	s.Stop()
	problem(t, must(http.Get(url+"/readyz"))(t), 503, "stopping")
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// A ledger that was closed takes nothing more; what is in can be read.
func TestAClosedLedgerIsReadOnly(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.State)
	sub, _ := north.Sign(&statement.Update{Profile: parley.Profile{Name: "N", Kind: parley.State}}, statement.Everyone, nil)
	if err := h.Ledger.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	problem(t, must(http.Post(h.URL+"/v1/statements", "application/json", strings.NewReader(string(apitest.Wire(t, sub)))))(t), 503, "closed")
	r := must(http.Get(h.URL + "/v1/parties"))(t)
	if b := string(must(io.ReadAll(r.Body))(t)); r.StatusCode != 200 || !strings.Contains(b, "North") {
		t.Errorf("the parties: %s %s", r.Status, b)
	}
}

// Logs and metrics tell operators what happens, and nothing of what was said.
func TestWhatIsLoggedTellsNothing(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	id, _ := north.Table(statement.Everyone, "1. x\n", 1_000_000, north)
	parts := statement.Parts{}
	text := apitest.Text(t, parts, "The hospital lies beside the mill.")
	sub, signed := north.Sign(&statement.Comment{Arrangement: id, Text: text}, statement.Everyone, parts)
	wire := string(apitest.Wire(t, sub))
	for range 2 {
		r := must(http.Post(h.URL+"/v1/statements", "application/json", strings.NewReader(wire)))(t)
		r.Body.Close()
	}
	for _, path := range []string{"/v1/statements/" + signed.ID.String(), "/v1/prev?author=" + north.ID.String() + "&kind=party&audience=everyone",
		"/v1/arrangements?at=secret", "/v1/secret/path"} {
		r := must(http.Get(h.URL + path))(t)
		r.Body.Close()
	}
	sub, _ = north.SignAfter(parley.StatementID{1}, &statement.Comment{Arrangement: id, Text: text}, statement.Everyone, parts)
	problem(t, must(http.Post(h.URL+"/v1/statements", "application/json", strings.NewReader(string(apitest.Wire(t, sub)))))(t), 409, "broken-prev")

	log := h.Log.String()
	for _, want := range []string{`route="POST /v1/statements" status=201`, `route="POST /v1/statements" status=200`,
		`code=broken-prev`, `route="GET /v1/statements/{statement}"`, "route=unknown", "request=", "bytes=", "took_ms="} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %q", want)
		}
	}
	salt := parts[text].Salt.String()
	for _, secret := range []string{"hospital", "mill", salt, signed.ID.String(), north.ID.String(), "secret", wire[30:60]} {
		if strings.Contains(log, secret) {
			t.Errorf("the log tells %q", secret)
		}
	}
	r := must(http.Get(h.URL + "/metrics"))(t)
	metrics := string(must(io.ReadAll(r.Body))(t))
	for _, want := range []string{
		`parley_submissions_total{result="accepted"} 1`, `parley_submissions_total{result="duplicate"} 1`, `parley_submissions_total{result="refused"} 1`,
		`parley_refusals_total{code="broken-prev",rule="statement"} 1`, "parley_entries_appended_total 4", "parley_ledger_entries 4", "parley_verification_damaged 0", "parley_verified_entries", "parley_witnessed_entries 0",
		"parley_submit_seconds_count 1", "parley_frame_entries_count 4", "parley_event_subscribers 0", "go_goroutines", "process_open_fds",
		`parley_http_requests_total{route="unknown",status="404"} 1`,
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	if strings.Contains(metrics, "secret") {
		t.Error("the metrics tell what was asked for")
	}
}

// What never changes may be kept; what does is asked for again.
func TestCaching(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. x\n", 1_000_000, north)
	revision := "/v1/arrangements/" + id.String() + "/revisions/" + rev.String()
	for path, want := range map[string]string{
		"/v1/arrangements":                     "no-store",
		"/v1/ledger":                           "no-store",
		"/v1/receipts/" + id.String():          "no-store",
		"/v1/consistency?from=1&to=2":          "private, max-age=31536000, immutable",
		"/v1/statements/" + id.String():        "private, no-cache",
		"/v1/entries/0":                        "private, no-cache",
		"/v1/checkpoint":                       "no-cache",
		revision:                               "private, no-cache",
		revision + "/map":                      "private, no-cache",
		"/v1/arrangements/" + nobody:           "no-store",
		"/v1/arrangements/" + nobody + "/talk": "no-store",
	} {
		r := must(http.Get(h.URL + path))(t)
		r.Body.Close()
		if got := r.Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", path, got, want)
		}
		tag := r.Header.Get("ETag")
		if strings.HasSuffix(want, "no-cache") != (tag != "") {
			t.Errorf("%s: ETag %q", path, tag)
		}
		if tag == "" {
			continue
		}
		req := must(http.NewRequest(http.MethodGet, h.URL+path, nil))(t)
		req.Header.Set("If-None-Match", `"other", W/`+tag)
		again := must(http.DefaultClient.Do(req))(t)
		if b := must(io.ReadAll(again.Body))(t); again.StatusCode != 304 || len(b) != 0 {
			t.Errorf("%s asked for again: %s, %d bytes", path, again.Status, len(b))
		}
	}
	if r := must(http.Get(h.URL + revision + "/map"))(t); r.Header.Get("Content-Type") != "application/geo+json" {
		t.Errorf("the map has the type %q", r.Header.Get("Content-Type"))
	}
}

// More readers of events than the server takes are told to come back; a silent
// stream beats.
func TestReadersOfEventsAreCounted(t *testing.T) {
	h := apitest.Found(t)
	for i := range api.MaxSubscribers {
		r := must(http.Get(h.URL + "/v1/events"))(t)
		defer r.Body.Close()
		if r.StatusCode != 200 {
			t.Fatalf("stream %d: %s", i, r.Status)
		}
		if i > 0 {
			continue
		}
		lines := bufio.NewScanner(r.Body)
		for beats := 0; beats < 2 && lines.Scan(); {
			if lines.Text() == ": still here" {
				beats++
			}
		}
	}
	problem(t, must(http.Get(h.URL+"/v1/events"))(t), 503, "busy")
}

// The timeouts that keep slow clients off do not cut an event stream.
func TestAStreamOutlivesTheTimeouts(t *testing.T) {
	h := apitest.Found(t)
	s := httptest.NewUnstartedServer(h.API)
	s.Config.ReadTimeout, s.Config.WriteTimeout = 100*time.Millisecond, 100*time.Millisecond
	s.Start()
	defer s.Close()
	r := must(http.Get(s.URL + "/v1/events"))(t)
	defer r.Body.Close()
	lines := bufio.NewScanner(r.Body)
	beats := 0 // one each 50 ms
	for beats < 10 && lines.Scan() {
		if lines.Text() == ": still here" {
			beats++
		}
	}
	if beats < 10 {
		t.Errorf("it was cut after %d heartbeats: %v", beats, lines.Err())
	}
}

// A body that does not come in time is told from one that breaks off.
func TestASlowBodyIsToldSo(t *testing.T) {
	h := apitest.Found(t)
	s := httptest.NewUnstartedServer(h.API)
	s.Config.ReadTimeout = 50 * time.Millisecond
	s.Start()
	defer s.Close()
	c := must(net.Dial("tcp", s.Listener.Addr().String()))(t)
	defer c.Close()
	io.WriteString(c, "POST /v1/statements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	answer := string(must(io.ReadAll(c))(t))
	if !strings.Contains(answer, "408 Request Timeout") || !strings.Contains(answer, "body-broken-off") {
		t.Errorf("a slow body gets %q", answer)
	}
}

// A reader that stops reading is dropped; the writer and the others never wait
// for it.
func TestAStalledReaderIsDropped(t *testing.T) {
	h := apitest.Found(t)
	s := api.New(api.Options{Log: quiet, Open: true, EventTimeout: 20 * time.Millisecond})
	s.Attach(h.Ledger)
	pipes := &pipeListener{conns: make(chan net.Conn), closed: make(chan struct{})}
	server := &http.Server{Handler: s}
	done := make(chan error, 1)
	go func() { done <- server.Serve(pipes) }()
	ours, theirs := net.Pipe() // it holds nothing: what is not read blocks the writer
	pipes.conns <- theirs
	io.WriteString(ours, "GET /v1/events?from=0 HTTP/1.1\r\nHost: localhost\r\n\r\n")
	r := must(http.ReadResponse(bufio.NewReaderSize(ours, 16), nil))(t) // and reads no further
	h.Admit("North", parley.State)
	for { // until the server has given up
		b := httptest.NewRecorder()
		ask := httptest.NewRequest(http.MethodGet, "http://localhost/metrics", nil)
		ask.RemoteAddr = "127.0.0.1:1"
		s.ServeHTTP(b, ask)
		if strings.Contains(b.Body.String(), "parley_event_subscribers 0") && strings.Contains(b.Body.String(), `route="GET /v1/events"`) {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if rest, err := io.ReadAll(r.Body); err == nil {
		t.Errorf("the stream ended as if all had been said: %q", rest)
	}
	server.Close()
	<-done
}

// pipeListener accepts what it is handed.
type pipeListener struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (l *pipeListener) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *pipeListener) Close() error {
	l.once.Do(func() { close(l.closed) })
	return nil
}

func (l *pipeListener) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)} }

// Headers past the limit are refused before anything is read of them.
func TestHeadersPastTheLimit(t *testing.T) {
	h := apitest.Found(t)
	s := api.New(api.Options{Log: quiet, Open: true})
	s.Attach(h.Ledger)
	ctx, stop := context.WithCancel(t.Context())
	ln := must(api.Listen(ctx, "127.0.0.1:0"))(t)
	done := make(chan error, 1)
	go func() { done <- s.ServeOn(ctx, ln) }()
	req := must(http.NewRequest(http.MethodGet, "http://"+ln.Addr().String()+"/v1/ledger", nil))(t)
	req.Header.Set("X-Long", strings.Repeat("x", 2*api.MaxHeader))
	r := must(http.DefaultClient.Do(req))(t)
	if r.Body.Close(); r.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("got %s", r.Status)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// A reader resumes after the last event that it has, as browsers do.
func TestResumingByLastEventID(t *testing.T) {
	h := apitest.Found(t)
	h.Admit("North", parley.State)
	h.Admit("South", parley.State)
	first := func(last, query string) string {
		req := must(http.NewRequest(http.MethodGet, h.URL+"/v1/events"+query, nil))(t)
		if last != "" {
			req.Header.Set("Last-Event-ID", last)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		r := must(http.DefaultClient.Do(req.WithContext(ctx)))(t)
		defer r.Body.Close()
		lines := bufio.NewScanner(r.Body)
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "id: "); ok {
				return id
			}
		}
		return ""
	}
	for _, c := range []struct{ last, query, want string }{{"", "?from=0", "0"}, {"", "?from=2", "2"}, {"0", "", "1"}, {"1", "?from=0", "2"}} {
		if got := first(c.last, c.query); got != c.want {
			t.Errorf("after %q, %q: the first is %q, want %q", c.last, c.query, got, c.want)
		}
	}
}
