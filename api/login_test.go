package api_test

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// visitor asks a closed host.
type visitor struct {
	t *testing.T
	h *apitest.Host
}

// do sends a request with headers in pairs.
func (v visitor) do(method, path string, headers ...string) *http.Response {
	v.t.Helper()
	r := must(http.NewRequest(method, v.h.URL+path, nil))(v.t)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return must(http.DefaultClient.Do(r))(v.t)
}

// refused wants a problem.
func (v visitor) refused(r *http.Response, status int, code string) {
	v.t.Helper()
	problem(v.t, r, status, code)
}

// ok wants a success, and reads it into a.
func (v visitor) ok(r *http.Response, a any) {
	v.t.Helper()
	defer r.Body.Close()
	b := must(io.ReadAll(r.Body))(v.t)
	if r.StatusCode >= 300 {
		v.t.Fatalf("%s %s: %s: %s", r.Request.Method, r.Request.URL.Path, r.Status, b)
	}
	if a != nil {
		if err := json.Unmarshal(b, a); err != nil {
			v.t.Fatal(err)
		}
	}
}

func bearer(token string) []string { return []string{"Authorization", "Bearer " + token} }

func closed(t *testing.T) visitor { return visitor{t, apitest.FoundWith(t, api.Options{})} }

// post enrols another post of the actor's party.
func post(a *apitest.Actor, name string, powers ...parley.Power) *statement.SoftKey {
	k := must(statement.NewSoftKey(strings.NewReader(name+strings.Repeat("x", 32)), parley.Key{Use: parley.UseSign, Post: name, Powers: powers}))(a.Host.T)
	a.Enter(&statement.Enrol{Key: k.Key(), Proof: k.Proof()}, statement.Everyone, nil)
	return k
}

func TestAPostLogsIn(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	v.refused(v.do("GET", "/v1/parties"), 401, "login-needed")
	v.refused(v.do("GET", "/v1/session"), 401, "login-needed")
	token := v.h.Token(aland.Key)
	v.ok(v.do("GET", "/v1/parties", bearer(token)...), nil)
	var me answer.Session
	v.ok(v.do("GET", "/v1/session", bearer(token)...), &me)
	if me.Party != aland.ID || me.Name != "Aland" || me.Post != "chief" || me.Key != aland.Key.ID() || !me.Current || me.Token != "" || len(me.Offices) != 1 || me.Offices[0].Post != "chief" {
		t.Errorf("it says that I am %+v", me)
	}
	v.refused(v.do("GET", "/v1/parties", bearer(token+"x")...), 401, "session-ended")
	v.refused(v.do("GET", "/v1/parties", "Authorization", "Basic "+token), 400, "credential")
	v.refused(v.do("GET", "/v1/parties", append(bearer(token), "Cookie", "__Host-parley="+token)...), 400, "two-credentials")
	v.refused(v.do("GET", "/v1/parties", append(bearer(token), bearer(token)...)...), 400, "two-credentials")
	v.ok(v.do("DELETE", "/v1/session", bearer(token)...), nil)
	v.refused(v.do("GET", "/v1/session", bearer(token)...), 401, "session-ended")
	if strings.Contains(v.h.Log.String(), token) {
		t.Error("the log holds a token")
	}
}

func TestALoginIsRefused(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	stranger := apitest.NewKey(t, parley.PowerConsent)
	good := apitest.SignLogin(t, apitest.Challenge(t, v.h.URL, aland.Key), aland.Key)
	send := func(in answer.Login) *http.Response { return apitest.PostLogin(t, v.h.URL, in) }

	unknown := problem(t, send(apitest.SignLogin(t, apitest.Challenge(t, v.h.URL, stranger), stranger)), 401, "login-refused")
	wrong := problem(t, send(apitest.SignLogin(t, apitest.Challenge(t, v.h.URL, aland.Key), stranger)), 401, "login-refused")
	if unknown.Request, wrong.Request = "", ""; unknown != wrong || unknown.Code != "login-refused" || unknown.Status != 401 {
		t.Errorf("an unknown key: %+v; a wrong signature: %+v", unknown, wrong)
	}
	other := closed(t)
	v.refused(apitest.PostLogin(t, other.h.URL, good), 401, "bad-challenge") // of another server
	r := must(http.NewRequest(http.MethodGet, v.h.URL+"/v1/login/challenge?key="+aland.Key.ID().String(), nil))(t)
	r.Host = "localhost"
	var elsewhere answer.Challenge
	v.ok(must(http.DefaultClient.Do(r))(t), &elsewhere)
	v.refused(send(apitest.SignLogin(t, elsewhere, aland.Key)), 401, "bad-challenge") // of another name of this one

	a := send(good)
	v.ok(a, nil)
	v.refused(send(good), 401, "bad-challenge")
	v.refused(send(answer.Login{Challenge: "{}", Signature: []byte{1}}), 401, "missing")
	v.refused(v.do("GET", "/v1/login/challenge?key=x"), 400, "malformed")
}

func TestARevokedKeyIsRefusedAtOnce(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	key := post(aland, "watch", parley.PowerMonitor)
	token := v.h.Token(key)
	events := v.do("GET", "/v1/events?from=0", bearer(token)...)
	defer events.Body.Close()

	aland.Enter(&statement.Revoke{Key: key.ID()}, statement.Everyone, nil)
	v.refused(v.do("GET", "/v1/session", bearer(token)...), 401, "session-ended")
	told := 0
	for lines := bufio.NewScanner(events.Body); lines.Scan(); { // it ends by itself
		if lines.Text() == "event: entry" {
			told++
		}
	}
	if told != 3 { // genesis, admission, enrolment: not the revocation itself
		t.Errorf("%d events were told to a revoked key", told)
	}
	v.refused(apitest.PostLogin(t, v.h.URL, apitest.SignLogin(t, apitest.Challenge(t, v.h.URL, key), key)), 401, "key-revoked")
}

func TestAStreamEndsWithItsSession(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	token := v.h.Token(aland.Key)
	events := v.do("GET", "/v1/events?from=0", bearer(token)...)
	defer events.Body.Close()
	v.ok(v.do("DELETE", "/v1/session", bearer(token)...), nil)
	rest := string(must(io.ReadAll(events.Body))(t))
	if !strings.Contains(rest, "event: end") || !strings.Contains(rest, "session has ended") {
		t.Errorf("the stream ends with %q", rest)
	}
}

func TestARecoveredKeyWaits(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	key := apitest.NewKey(t, parley.PowerAdminister)
	v.h.Registrar.Enter(&statement.Enrol{Key: key.Key(), Proof: key.Proof(), Party: aland.ID}, statement.Everyone, nil)
	v.refused(apitest.PostLogin(t, v.h.URL, apitest.SignLogin(t, apitest.Challenge(t, v.h.URL, key), key)), 401, "key-not-yet-valid")
}

func TestSessionsOfAParty(t *testing.T) {
	v := closed(t)
	aland, bland := v.h.Admit("Aland", parley.State), v.h.Admit("Bland", parley.State)
	watch, desk := post(aland, "watch", parley.PowerMonitor), post(aland, "desk", parley.PowerNegotiate)
	chief, guard, clerk := v.h.Token(aland.Key), v.h.Token(watch), v.h.Token(desk)
	foreign := v.h.Token(bland.Key)
	var list answer.Sessions
	v.ok(v.do("GET", "/v1/sessions", bearer(guard)...), &list)
	ids := map[string]string{}
	for _, s := range list.Sessions {
		ids[s.Post] = s.Session.String()
		if s.Party != aland.ID || s.Token != "" || s.Current != (s.Post == "watch") {
			t.Errorf("%+v is listed", s)
		}
	}
	if len(ids) != 3 {
		t.Fatalf("%d sessions are listed", len(ids))
	}
	end := func(token, post string) *http.Response {
		return v.do("DELETE", "/v1/sessions/"+ids[post], bearer(token)...)
	}
	v.refused(end(guard, "desk"), 404, "unknown-session") // of another post
	v.refused(end(foreign, "desk"), 404, "unknown-session")
	v.refused(v.do("DELETE", "/v1/sessions/x", bearer(chief)...), 400, "malformed")
	v.ok(end(chief, "desk"), nil)
	v.refused(v.do("GET", "/v1/session", bearer(clerk)...), 401, "session-ended")
	v.ok(end(guard, "watch"), nil)
	v.refused(v.do("GET", "/v1/session", bearer(guard)...), 401, "session-ended")
	v.ok(v.do("GET", "/v1/session", bearer(chief)...), nil)
}

// A browser's cookie comes along whoever has it send the request: so what
// changes anything is taken from this server's own pages alone.
func TestCookies(t *testing.T) {
	v := closed(t)
	aland := v.h.Admit("Aland", parley.State)
	in := apitest.SignLogin(t, apitest.Challenge(t, v.h.URL, aland.Key), aland.Key)
	in.Cookie = true
	r := apitest.PostLogin(t, v.h.URL, in)
	var me answer.Session
	v.ok(r, &me)
	if len(r.Cookies()) != 1 || me.Token != "" {
		t.Fatalf("cookies %v, token %q", r.Cookies(), me.Token)
	}
	c := r.Cookies()[0]
	if c.Name != "__Host-parley" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" {
		t.Errorf("the cookie is %s", c.Raw)
	}
	cookie := []string{"Cookie", c.Name + "=" + c.Value}
	v.ok(v.do("GET", "/v1/session", cookie...), nil)
	v.refused(v.do("GET", "/v1/session", append(cookie, cookie...)...), 400, "two-credentials")
	for _, headers := range [][]string{
		{},
		{"Origin", "http://127.0.0.1:1"},
		{"Origin", "http://localhost"},
		{"Origin", "null"},
		{"Origin", v.h.URL, "Origin", v.h.URL},
		{"Origin", v.h.URL, "Sec-Fetch-Site", "cross-site"},
	} {
		v.refused(v.do("DELETE", "/v1/session", append(cookie, headers...)...), 403, "foreign-origin")
	}
	v.refused(v.do("DELETE", "/v1/session", append(bearer(c.Value), "Sec-Fetch-Site", "cross-site")...), 403, "foreign-origin")
	v.ok(v.do("DELETE", "/v1/session", append(cookie, "Origin", v.h.URL)...), nil)
	v.refused(v.do("GET", "/v1/session", cookie...), 401, "session-ended")
}

// Where whoever connects reads everything, who has logged in is scoped all the same.
func TestAnOpenServerKnowsWhoHasLoggedIn(t *testing.T) {
	h := apitest.Found(t)
	v := visitor{t, h}
	aland := h.Admit("Aland", parley.State)
	v.refused(v.do("GET", "/v1/session"), 401, "login-needed")
	token := h.Token(aland.Key)
	v.ok(v.do("GET", "/v1/session", bearer(token)...), nil)
	v.refused(v.do("GET", "/v1/bundle?party="+h.Registrar.ID.String(), bearer(token)...), 403, "not-your-party")
}
