package api_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/statement"
)

// sending is a request whose body the server waits for.
type sending struct {
	t    *testing.T
	c    net.Conn
	from *bufio.Reader
}

const slowBody = `{"a":1}`

// begin sends a POST but for its body, and returns when the server wants that.
func (v visitor) begin(path, media, token string) sending {
	v.t.Helper()
	c := must(net.Dial("tcp", v.h.Server.Listener.Addr().String()))(v.t)
	v.t.Cleanup(func() { c.Close() })
	fmt.Fprintf(c, "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nExpect: 100-continue\r\n\r\n",
		path, token, media, len(slowBody))
	s := sending{v.t, c, bufio.NewReader(c)}
	if line := must(s.from.ReadString('\n'))(v.t); !strings.Contains(line, "100 Continue") {
		v.t.Fatalf("%s: the server does not wait for the body: %s", path, line)
	}
	must(s.from.ReadString('\n'))(v.t)
	return s
}

// end sends the body and gives the answer.
func (s sending) end() *http.Response {
	s.t.Helper()
	io.WriteString(s.c, slowBody)
	return must(http.ReadResponse(s.from, nil))(s.t)
}

// A key that is revoked while a body arrives gets nothing for it.
func TestARevokedKeyGetsNoAnswerToABodyUnderWay(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	key := post(aland, "watch", parley.PowerNegotiate)
	token := v.h.Token(key)
	under := map[string]sending{}
	for _, path := range []string{"/v1/check", "/v1/impact", "/v1/admit", "/v1/statements", "/v1/promises"} {
		under[path] = v.begin(path, "application/json", token)
	}
	under["/v1/statements/batch"] = v.begin("/v1/statements/batch", answer.LinesType, token)
	aland.Enter(&statement.Revoke{Key: key.ID()}, statement.Everyone, nil)
	for path, s := range under {
		r := s.end()
		if b := string(must(io.ReadAll(r.Body))(t)); r.StatusCode != http.StatusUnauthorized || !strings.Contains(b, `"session-ended"`) {
			t.Errorf("%s: a revoked key gets %s: %s", path, r.Status, b)
		}
	}
}

// Who sends slowly keeps nobody from an answer.
func TestSlowBodiesTakeNobodysPlace(t *testing.T) {
	v := closed(t)
	slow, quick := v.h.Token(v.h.Admit("Aland", parley.State).Key), v.h.Token(v.h.Admit("Bland", parley.State).Key)
	for range api.MaxComputations {
		v.begin("/v1/admit", "application/json", slow)
	}
	for range api.PartyBatches {
		v.begin("/v1/statements/batch", answer.LinesType, slow)
	}
	v.refused(must(http.DefaultClient.Do(v.posted("/v1/admit", "application/json", quick)))(t), 400, "unknown-field")
	r := must(http.DefaultClient.Do(v.posted("/v1/statements/batch", answer.LinesType, quick)))(t)
	v.ok(r, nil)
	v.refused(must(http.DefaultClient.Do(v.posted("/v1/statements/batch", answer.LinesType, slow)))(t), 429, "too-many-at-once")
}

func (v visitor) posted(path, media, token string) *http.Request {
	r := must(http.NewRequest(http.MethodPost, v.h.URL+path, strings.NewReader(slowBody)))(v.t)
	r.Header.Set("Content-Type", media)
	r.Header.Set("Authorization", "Bearer "+token)
	return r
}

// A body that breaks off is the client's failure, not the server's.
func TestABodyBreaksOff(t *testing.T) {
	v := closed(t)
	token := v.h.Token(v.h.Admit("Aland", parley.State).Key)
	for _, path := range []string{"/v1/check", "/v1/impact", "/v1/admit", "/v1/statements", "/v1/promises", "/v1/login"} {
		s := v.begin(path, "application/json", token)
		s.c.(*net.TCPConn).CloseWrite()
		problem(t, must(http.ReadResponse(s.from, nil))(t), 400, "body-broken-off")
	}
}
