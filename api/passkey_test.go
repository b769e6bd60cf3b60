package api_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/webauthn"
	"github.com/chromedp/chromedp"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// browserWait is how long a browser may take on a busy machine.
const browserWait = 3 * time.Minute

// browser is a tab of the machine's Chromium, with an authenticator.
type browser struct {
	*testing.T
	ctx           context.Context
	authenticator webauthn.AuthenticatorID
}

func newBrowser(t *testing.T) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium here: apt-get install chromium")
	}
	o := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()))
	if os.Getuid() == 0 {
		o = append(o, chromedp.NoSandbox)
	}
	ctx, cancel := context.WithTimeout(t.Context(), browserWait)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, o...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &browser{T: t, ctx: ctx}
	call(b, webauthn.Enable, webauthn.EnableParams{})
	b.authenticator = call(b, webauthn.AddVirtualAuthenticator, webauthn.AddVirtualAuthenticatorParams{Options: &webauthn.VirtualAuthenticatorOptions{
		Protocol: webauthn.AuthenticatorProtocolCtap2, Transport: webauthn.AuthenticatorTransportInternal,
		HasResidentKey: true, HasUserVerification: true, IsUserVerified: true, AutomaticPresenceSimulation: true}}).AuthenticatorID
	return b
}

func call[P, R any](b *browser, c cdp.Command[P, R], params P) R {
	b.Helper()
	r, err := chromedp.Call(b.ctx, c, params)
	if err != nil {
		b.Fatal(err)
	}
	return r
}

// open opens a page of an origin. What the server says of its own answers
// forbids them to do anything, so that is set aside: the pages are the test's.
func (b *browser) open(origin string) {
	b.Helper()
	call(b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	if err := chromedp.Do(b.ctx, chromedp.Navigate(origin+"/healthz")); err != nil {
		b.Fatal(err)
	}
}

// script is what the page's program has of its own.
const script = `
const un = s => Uint8Array.from(atob(s.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const b64 = b => btoa(String.fromCharCode(...new Uint8Array(b)));
const say = async (method, path, body) => {
  const r = await fetch(path, {method, credentials: 'same-origin', headers: body ? {'Content-Type': 'application/json'} : {}, body: body && JSON.stringify(body)});
  const text = await r.text();
  return {status: r.status, body: text ? JSON.parse(text) : {}};
};
const assert = async (challenge, rp, id, verification = 'required') => {
  const c = await navigator.credentials.get({publicKey: {challenge: un(challenge), rpId: rp, allowCredentials: [{type: 'public-key', id: un(id), transports: ['internal']}], userVerification: verification}});
  return btoa('{"authenticatorData":"' + b64(c.response.authenticatorData) + '","clientDataJSON":"' + b64(c.response.clientDataJSON) + '","signature":"' + b64(c.response.signature) + '"}');
};
const create = async (o, verification = 'required') => {
  const c = await navigator.credentials.create({publicKey: {challenge: un(o.challenge), rp: {id: o.relying_party, name: 'Parley'}, user: {id: crypto.getRandomValues(new Uint8Array(16)), name: 'desk', displayName: 'desk'},
    pubKeyCredParams: o.algorithms.map(alg => ({type: 'public-key', alg})), authenticatorSelection: {residentKey: verification == 'required' ? 'required' : 'discouraged', userVerification: verification}}});
  return {id: b64(c.rawId), client_data: b64(c.response.clientDataJSON), attestation: b64(c.response.attestationObject)};
};
`

// run runs a program of the page, with args as a, and decodes what it returns.
func (b *browser) run(program string, args, into any) {
	b.Helper()
	in, err := json.Marshal(args)
	if err != nil {
		b.Fatal(err)
	}
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]byte](fmt.Sprintf("(async a => { %s %s })(%s)", script, program, in), chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(out, into); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
}

// reply is an answer to the page.
type reply struct {
	Status int             `json:"status"`
	Body   json.RawMessage `json:"body"`
}

func (b *browser) want(what string, s reply, status int, code string) {
	b.Helper()
	var p answer.Problem
	if err := json.Unmarshal(s.Body, &p); err != nil || s.Status != status || p.Code != code {
		b.Errorf("%s: %d %s, want %d %s (%v)", what, s.Status, s.Body, status, code, err)
	}
}

func decode[T any](b *browser, s reply) (v T) {
	b.Helper()
	if s.Status != 200 && s.Status != 201 {
		b.Fatalf("%d %s", s.Status, s.Body)
	}
	if err := json.Unmarshal(s.Body, &v); err != nil {
		b.Fatal(err)
	}
	return v
}

// A passkey is made in a browser, enrolled by the party's administrator, logs
// in, and signs a position that the ledger takes.
func TestAPasskeyFromABrowser(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{})
	aland, bland := h.Admit("Aland", parley.State), h.Admit("Bland", parley.State)
	matter, rev := aland.Table(statement.Everyone, "1. x\n", 1_000_000, aland, bland)
	origin := strings.Replace(h.URL, "127.0.0.1", "localhost", 1)
	b := newBrowser(t)
	b.open(origin)

	const register = `
		const o = (await say('GET', '/v1/passkeys/options')).body;
		const c = await create(o, a.verification);
		const registration = a.stale || o.registration;
		const r = await say('POST', '/v1/passkeys/register', {registration, client_data: c.client_data, attestation: c.attestation, post: 'desk', use: 'sign', powers: ['consent']});
		return {id: c.id, registration: o.registration, ...r};`
	type made struct {
		ID           string `json:"id"`
		Registration string `json:"registration"`
		reply
	}
	var m made
	b.run(register, map[string]string{"verification": "required"}, &m)
	b.run(register, map[string]string{"verification": "required", "stale": m.Registration}, &m)
	b.want("another challenge", m.reply, 422, "bad-attestation")
	other := m.ID
	b.run(register, map[string]string{"verification": "required"}, &m)
	record := decode[answer.PasskeyRecord](b, m.reply)
	if record.Key.Origin != origin || record.Key.RelyingParty != "localhost" || record.Key.Post != "desk" {
		t.Errorf("the record is %+v", record.Key)
	}

	sign := func(challenge, id, verification string) string {
		var sig string
		b.run(`return await assert(a.challenge, 'localhost', a.id, a.verification)`, map[string]string{"challenge": challenge, "id": id, "verification": verification}, &sig)
		return sig
	}
	var s reply
	post := func(path string, v any) reply {
		b.run(`return await say('POST', a.path, a.v)`, map[string]any{"path": path, "v": v}, &s)
		return s
	}
	proof := sign(record.Challenge, m.ID, "required")
	proven := decode[answer.ProvenPasskey](b, post("/v1/passkeys/prove", answer.PasskeyProof{Key: record.Key, Proof: proof}))
	stolen := record.Key
	stolen.Post = "chief"
	b.want("a proof of another record", post("/v1/passkeys/prove", answer.PasskeyProof{Key: stolen, Proof: proof}), 422, "bad-proof")

	login := func(id, verification string, challenge *answer.Challenge) reply {
		if challenge == nil {
			var c reply
			b.run(`return await say('GET', '/v1/login/challenge?key=' + a)`, proven.KeyID.String(), &c)
			x := decode[answer.Challenge](b, c)
			challenge = &x
		}
		sig, err := base64.StdEncoding.DecodeString(sign(challenge.Passkey, id, verification))
		if err != nil {
			t.Fatal(err)
		}
		return post("/v1/login", answer.Login{Challenge: challenge.Challenge, Signature: sig, Cookie: true})
	}
	b.want("before it is enrolled", login(m.ID, "required", nil), 401, "login-refused")
	aland.Enter(&statement.Enrol{Key: proven.Key, Proof: proven.Proof}, statement.Everyone, nil)

	b.want("another passkey", login(other, "required", nil), 401, "login-refused")
	c := apitest.Challenge(t, h.URL, bland.Key) // of another key, at another origin
	b.want("another challenge", login(m.ID, "required", &c), 401, "bad-challenge")
	session := decode[answer.Session](b, login(m.ID, "required", nil))
	if session.Party != aland.ID || session.Post != "desk" || session.Token != "" {
		t.Errorf("logged in as %+v", session)
	}
	b.run(`return await say('GET', '/v1/session')`, nil, &s)
	if me := decode[answer.Session](b, s); me.Session != session.Session {
		t.Error("the cookie opens another session")
	}

	// A page that has never seen it offers what the authenticator has, and sends
	// which credential was chosen. The server has to have been told of it before.
	const anywhere = `
		const c = (await say('GET', '/v1/login/challenge')).body;
		const k = await navigator.credentials.get({publicKey: {challenge: un(c.passkey), rpId: 'localhost', userVerification: 'required'}});
		const r = k.response;
		const sig = '{"authenticatorData":"' + b64(r.authenticatorData) + '","clientDataJSON":"' + b64(r.clientDataJSON) + '","signature":"' + b64(r.signature) + '"}';
		return await say('POST', '/v1/login', {challenge: c.challenge, signature: btoa(sig), credential: b64(k.rawId)});`
	for _, k := range call(b, webauthn.GetCredentials, webauthn.GetCredentialsParams{AuthenticatorID: b.authenticator}).Credentials {
		if base64.StdEncoding.EncodeToString(k.CredentialID) != m.ID {
			call(b, webauthn.RemoveCredential, webauthn.RemoveCredentialParams{AuthenticatorID: b.authenticator, CredentialID: k.CredentialID})
		}
	}
	b.run(anywhere, nil, &s)
	b.want("a credential that nobody has told of", s, 401, "login-refused")
	var named reply
	b.run(`const c = (await say('GET', '/v1/login/challenge?key=' + a.key)).body;
		return await say('POST', '/v1/login', {challenge: c.challenge, signature: await assert(c.passkey, 'localhost', a.id), credential: a.id});`,
		map[string]string{"key": proven.KeyID.String(), "id": m.ID}, &named)
	decode[answer.Session](b, named)
	b.run(anywhere, nil, &s)
	if found := decode[answer.Session](b, s); found.Key != proven.KeyID || found.Party != aland.ID {
		t.Errorf("found %+v", found)
	}

	// It signs a position; its challenge is the statement's identifier.
	draft := aland.Draft(&statement.Position{Arrangement: matter, Revision: rev, Stance: parley.Accept}, statement.Everyone)
	draft.Post = "desk"
	payload := must(draft.Encode())(t)
	id := statement.MessageID(statement.Message(payload))
	submission := func(challenge [32]byte) json.RawMessage {
		sig, err := base64.StdEncoding.DecodeString(sign(base64.RawURLEncoding.EncodeToString(challenge[:]), m.ID, "required"))
		if err != nil {
			t.Fatal(err)
		}
		sub := &statement.Submission{Envelope: &statement.Envelope{Payload: payload, Signatures: []statement.Signature{{KeyID: proven.KeyID, Sig: sig}}}}
		return must(sub.Encode())(t)
	}
	b.want("an assertion for another statement", post("/v1/statements", submission([32]byte{1})), 422, "bad-assertion")

	// The same passkey on another page of this machine.
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	t.Cleanup(elsewhere.Close)
	b.open(strings.Replace(elsewhere.URL, "127.0.0.1", "localhost", 1))
	foreign := submission(id)
	b.open(origin)
	b.want("an assertion of another page", post("/v1/statements", foreign), 422, "bad-assertion")

	receipt := decode[answer.Receipt](b, post("/v1/statements", submission(id)))
	if receipt.Statement != parley.StatementID(id) {
		t.Errorf("the receipt is for %v", receipt.Statement)
	}
	b.run(`return await say('DELETE', '/v1/session')`, nil, new(json.RawMessage))
	b.run(`return await say('GET', '/v1/session')`, nil, &s)
	b.want("after logging out", s, 401, "login-needed")
}
