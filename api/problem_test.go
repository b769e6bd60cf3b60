package api_test

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

const nobody = "00000000000000000000000000000000000000000000000000000000000000ff"

// Each mistake that a newcomer makes gets an answer that says what to do.
func TestEveryMistakeIsExplained(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. x\n", 1_000_000, north)
	base := "/v1/arrangements/" + id.String()
	for _, c := range []struct {
		path   string
		status int
		code   string
	}{
		{"/v2/ledger", 404, "unknown-path"},
		{"/v1", 404, "unknown-path"},
		{"/v1/arrangements/abc", 400, "malformed"},
		{"/v1/arrangements/" + strings.ToUpper(id.String()), 400, "malformed"},
		{"/v1/arrangements/" + nobody, 404, "unknown-arrangement"},
		{base + "?at=yesterday", 400, "malformed"},
		{base + "?at=2017-05-06T00:00:00", 400, "malformed"}, // no zone
		{base + "?at=2017-05-06T00:00:00.0001Z", 400, "malformed"},
		{base + "?at=-1", 400, "malformed"},
		{base + "?at=01", 400, "malformed"},
		{base + "?at=1&at=2", 400, "malformed"},
		{base + "?then=1", 400, "malformed"},
		{base + "?at=", 400, "malformed"},
		{base + "?at=%zz", 400, "malformed"},
		{base + "/revisions/" + nobody, 404, "unknown-revision"},
		{base + "/revisions/" + nobody + "/impact", 404, "unknown-revision"},
		{base + "/diff?from=" + rev.String(), 400, "malformed"},
		{base + "/diff?from=" + rev.String() + "&to=" + nobody, 404, "unknown-revision"},
		{base + "/talk?limit=0", 400, "malformed"},
		{base + "/talk?limit=501", 400, "malformed"},
		{"/v1/statements/" + nobody, 404, "unknown-statement"},
		{"/v1/receipts/" + nobody, 404, "not-found"},
		{"/v1/entries/99", 404, "not-found"},
		{"/v1/entries/-1", 400, "malformed"},
		{"/v1/parties/" + nobody, 404, "unknown-party"},
		{"/v1/parties/" + nobody + "/keys", 404, "unknown-party"},
		{"/v1/consistency?from=0&to=1", 400, "malformed"},
		{"/v1/consistency?from=2&to=99", 404, "not-found"},
		{"/v1/prev?author=" + nobody + "&kind=party&audience=everyone", 404, "unknown-party"},
		{"/v1/prev?author=" + north.ID.String() + "&kind=weather&audience=everyone", 400, "malformed"},
		{"/v1/prev?author=" + north.ID.String() + "&kind=party&audience=all", 400, "malformed"},
		{"/v1/prev?author=" + north.ID.String() + "&kind=party&audience=everyone&subject=" + nobody, 400, "malformed"},
		{"/v1/events?from=99", 409, "ahead"},
		{"/v1/events?from=x", 400, "malformed"},
		{"/v1/events?since=1", 400, "malformed"},
		{"/v1/arrangements?at=" + strings.Repeat("1", api.MaxQuery), 414, "too-large"},
	} {
		problem(t, must(http.Get(h.URL+c.path))(t), c.status, c.code)
	}

	post := func(path, media, body string) *http.Response {
		return must(http.Post(h.URL+path, media, strings.NewReader(body)))(t)
	}
	for _, c := range []struct {
		path, media, body string
		status            int
		code              string
	}{
		{"/v1/statements", "application/x-www-form-urlencoded", "{}", 415, "media-type"},
		{"/v1/admit", "text/plain", "{}", 415, "media-type"},
		{"/v1/check", "text/plain", "{}", 415, "media-type"},
		{"/v1/check", "", "{}", 415, "media-type"},
		{"/v1/impact", "application/x-www-form-urlencoded", "{}", 415, "media-type"},
		{"/v1/statements", "application/json", "", 400, "syntax"},
		{"/v1/statements", "application/json", "{", 400, "syntax"},
		{"/v1/statements", "application/json", "{}", 400, "missing"},
		{"/v1/statements", "application/json", `{"envelope":{"payload":"","payloadType":"x","signatures":[]}}`, 400, "payload-type"},
		{"/v1/statements", "application/json", `{"envelope":{},"envelope":{}}`, 400, "duplicate-key"},
		{"/v1/statements", "application/json", `{"envelope":{},"note":1}`, 400, "unknown-field"},
		{"/v1/statements?dry=1", "application/json", "{}", 400, "malformed"},
		{"/v1/check", "application/json", "[1.5]", 400, "float"},
		{"/v1/check", "application/json", `{"who":1}`, 400, "unknown-field"},
		{"/v1/check", "application/json", `{"activity":"strike","party":"` + nobody + `","volumes":[],"window":{"from":1,"until":2}}`, 422, "not-admitted"},
		{"/v1/impact", "application/json", `{"draft":1}`, 400, "unknown-field"},
		{"/v1/admit", "application/json", `null`, 400, "null"},
		{"/v1/ledger", "application/json", `{}`, 405, "method"},
	} {
		p := problem(t, post(c.path, c.media, c.body), c.status, c.code)
		if c.status == 405 && !strings.Contains(p.Todo, "GET") {
			t.Errorf("it does not say which method: %q", p.Todo)
		}
	}
}

// A path that is a word is not taken for an identifier by another method.
func TestAWordIsNoIdentifier(t *testing.T) {
	h := apitest.Found(t)
	for _, path := range []string{"/v1/statements/batch", "/v1/invitations/look"} {
		for _, method := range []string{"GET", "DELETE", "PUT", "OPTIONS"} {
			r := must(http.DefaultClient.Do(must(http.NewRequest(method, h.URL+path, nil))(t)))(t)
			if problem(t, r, 405, "method"); r.Header.Get("Allow") != "POST" {
				t.Errorf("%s %s: it allows %q", method, path, r.Header.Get("Allow"))
			}
		}
	}
}

// A page of another site can neither read nor send anything.
func TestAForeignOriginIsRefused(t *testing.T) {
	h := apitest.Found(t)
	for origin, status := range map[string]int{
		"https://example.org": 403, "null": 403, "http://127.0.0.1.example.org": 403, "http://10.0.0.1": 403, "": 403,
		"http://localhost:5173": 200, "http://127.0.0.1:8080": 200, "http://[::1]:8080": 200,
	} {
		r, err := http.NewRequest(http.MethodGet, h.URL+"/v1/ledger", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Origin", origin)
		a := must(http.DefaultClient.Do(r))(t)
		if status == 403 {
			problem(t, a, status, "foreign-origin")
		} else if a.Body.Close(); a.StatusCode != status {
			t.Errorf("from %q: %s", origin, a.Status)
		}
	}
}

// What the rules forbid says which rule, and what would make it possible.
func TestARefusalNamesItsRule(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. x\n", 1_000_000, north, south)
	for _, p := range []*apitest.Actor{north, south} {
		p.Enter(&statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept}, statement.Everyone, nil)
	}
	// In force: a party that wants to leave must denounce it.
	sub, _ := north.Sign(&statement.Position{Arrangement: id, Revision: rev, Stance: parley.Reject}, statement.Everyone, nil)
	wire := apitest.Wire(t, sub)
	var p answer.Problem
	if r := tell(t, h.URL+"/v1/statements", wire, &p); r.StatusCode != 409 || p.Rule == "" || p.Todo == "" || !strings.Contains(p.Error(), p.Rule) {
		t.Errorf("rejecting what is in force: %s, %+v", r.Status, p)
	}
	var a answer.Admission
	tell(t, h.URL+"/v1/admit", wire, &a)
	if a.Admitted || a.Why == nil || a.Why.Code != p.Code || a.AsOf.Size != h.Ledger.Head().Size {
		t.Errorf("tried out: %+v", a)
	}
	// A part left out, or forged, is the statement's own fault.
	parts := statement.Parts{}
	sub, _ = north.Sign(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "x")}, statement.Everyone, parts)
	forged := strings.Replace(string(apitest.Wire(t, sub)), `"data":"eA=="`, `"data":"eQ=="`, 1)
	problem(t, must(http.Post(h.URL+"/v1/statements", "application/json", strings.NewReader(forged)))(t), 422, "part-missing")
	sub.Envelope.Signatures[0].Sig[0] ^= 1
	problem(t, must(http.Post(h.URL+"/v1/statements", "application/json", bytes.NewReader(apitest.Wire(t, sub))))(t), 422, "bad-signature")
	sub.Envelope.Signatures[0].Sig[0] ^= 1
	tell(t, h.URL+"/v1/admit", apitest.Wire(t, sub), &a)
	if !a.Admitted {
		t.Errorf("the comment would not enter: %+v", a.Why)
	}
	if before := h.Ledger.Head().Size; before != 6 {
		t.Errorf("trying out entered something: %d entries", before)
	}
}

func TestBodiesPastTheLimit(t *testing.T) {
	h := apitest.Found(t)
	for _, path := range []string{"/v1/statements", "/v1/admit", "/v1/check", "/v1/impact"} {
		for _, declared := range []bool{true, false} {
			var body io.Reader = bytes.NewReader(make([]byte, api.MaxBody+1))
			if !declared { // chunked: the length shows only as it comes
				body = struct{ io.Reader }{body}
			}
			problem(t, must(http.Post(h.URL+path, "application/json", body))(t), 413, "too-large")
		}
	}
	// One of just that size is read, and judged by what it says.
	body := `{"envelope":"` + strings.Repeat("x", api.MaxBody-15) + `"}`
	problem(t, must(http.Post(h.URL+"/v1/statements", "application/json", strings.NewReader(body)))(t), 400, "wrong-type")
}

// The largest statement that the format allows fits through the door.
func TestTheLargestStatementFits(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	id, _ := north.Table(statement.Everyone, "1. x\n", 1_000_000, north)
	size := func(text int) (*statement.Submission, int) {
		parts := statement.Parts{}
		sub, _ := north.Sign(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, strings.Repeat("x", text))}, statement.Everyone, parts)
		return sub, sub.Size()
	}
	_, small := size(1)
	sub, n := size(statement.MaxStatement - small + 1)
	if n != statement.MaxStatement {
		t.Fatalf("the statement has %d bytes, of %d", n, statement.MaxStatement)
	}
	var r answer.Receipt
	if got := tell(t, h.URL+"/v1/statements", apitest.Wire(t, sub), &r); got.StatusCode != 201 {
		t.Errorf("it got %s", got.Status)
	}
}

// A client that sends its headers and then nothing does not hold the server:
// others are served meanwhile, and what it held is given up when it goes.
func TestASlowClientHoldsNobody(t *testing.T) {
	h := apitest.Found(t)
	var slow []net.Conn
	for range 20 {
		c := must(net.Dial("tcp", h.Server.Listener.Addr().String()))(t)
		defer c.Close()
		io.WriteString(c, "POST /v1/statements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
		slow = append(slow, c)
	}
	h.Admit("North", parley.State)
	var l answer.Ledger
	if r := ask(t, h.URL+"/v1/ledger", &l); r.StatusCode != 200 || l.Size != 2 {
		t.Errorf("others get %s, %+v", r.Status, l)
	}
	slow[0].(*net.TCPConn).CloseWrite() // it breaks off: it is told so
	slow[0].SetReadDeadline(time.Now().Add(30 * time.Second))
	answer := string(must(io.ReadAll(slow[0]))(t))
	if !strings.Contains(answer, "400 Bad Request") || !strings.Contains(answer, "body-broken-off") {
		t.Errorf("a body that breaks off gets %q", answer)
	}
}

// More submissions than the server takes at a time are told to come back.
func TestABusyServerSaysWhenToComeBack(t *testing.T) {
	h := apitest.Found(t)
	address := h.Server.Listener.Addr().String()
	hold := func() { // begins a submission and never ends it
		c := must(net.Dial("tcp", address))(t)
		t.Cleanup(func() { c.Close() })
		io.WriteString(c, "POST /v1/statements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	}
	for range api.MaxSubmissions {
		hold()
	}
	for {
		r := must(http.Post(h.URL+"/v1/statements", "application/json", strings.NewReader("{}")))(t)
		if r.StatusCode == http.StatusBadRequest { // not all have arrived yet, or this one took the place of one of them
			r.Body.Close()
			hold()
			time.Sleep(time.Millisecond)
			continue
		}
		if r.Header.Get("Retry-After") != "1" {
			t.Errorf("it says to retry after %q", r.Header.Get("Retry-After"))
		}
		problem(t, r, 503, "busy")
		return
	}
}

// A page of another site whose name resolves to this machine reads nothing.
func TestAnotherHostsNameIsRefused(t *testing.T) {
	h := apitest.Found(t)
	for host, status := range map[string]int{"evil.example": 421, "evil.example:80": 421, "10.0.0.1": 421, "localhost.evil.example": 421,
		"localhost": 200, "LOCALHOST:1": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200} {
		req := must(http.NewRequest(http.MethodGet, h.URL+"/v1/ledger", nil))(t)
		req.Host = host
		r := must(http.DefaultClient.Do(req))(t)
		if status == 421 {
			problem(t, r, 421, "misdirected")
			continue
		}
		if r.Body.Close(); r.StatusCode != status {
			t.Errorf("asked as %s: %s", host, r.Status)
		}
	}
}
