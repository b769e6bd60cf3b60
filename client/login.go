package client

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/session"
	"github.com/open-parley/parley/statement"
)

// WithSigner makes options with a key that logs in: at the first answer that
// asks for it, and again when the session has ended.
func (o Options) WithSigner(s statement.Signer) Options {
	o.Signer = s
	return o
}

// asksForLogin reports whether an error is the server's word that it must be
// known who asks.
func asksForLogin(err error) bool {
	var p *answer.Problem
	return errors.As(err, &p) && p.Status == http.StatusUnauthorized && (p.Code == "login-needed" || p.Code == "session-ended")
}

// token is that of the session; "" before the first login.
func (c *Client) token() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.session == nil {
		return ""
	}
	return c.session.Token
}

// login opens a session in the place of the one whose token did not do, unless
// somebody else has done so meanwhile.
func (c *Client) login(ctx context.Context, stale string) error {
	c.entering.Lock()
	defer c.entering.Unlock()
	if c.token() != stale {
		return nil
	}
	_, err := c.enter(ctx)
	return err
}

// Login gives the open session with its token; without one it opens it with the
// signer's key.
func (c *Client) Login(ctx context.Context) (*answer.Session, error) {
	if c.o.Signer == nil {
		return nil, parley.Refuse("no-key", "", "There is no key to log in with.").To("Name one.")
	}
	c.entering.Lock()
	defer c.entering.Unlock()
	c.mu.Lock()
	open := c.session
	c.mu.Unlock()
	if open != nil {
		return open, nil
	}
	return c.enter(ctx)
}

func (c *Client) enter(ctx context.Context) (*answer.Session, error) {
	id, err := statement.KeyIDOf(c.o.Signer.Key())
	if err != nil {
		return nil, err
	}
	var asked answer.Challenge
	if err := c.plainly(ctx, http.MethodGet, "/login/challenge?key="+id.String(), nil, &asked); err != nil {
		return nil, err
	}
	message, ledger, err := c.fit(asked.Challenge, id)
	if err != nil {
		return nil, err
	}
	sig, err := c.o.Signer.Sign(message)
	if err != nil {
		return nil, err
	}
	in := answer.Login{Challenge: asked.Challenge, Signature: sig}
	if c.o.IDToken != nil {
		x, err := session.Decode([]byte(asked.Challenge))
		if err != nil {
			return nil, err
		}
		if in.IDToken, err = c.o.IDToken(ctx, x.Nonce); err != nil {
			return nil, err
		}
	}
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	a := new(answer.Session)
	if err := c.plainly(ctx, http.MethodPost, "/login", body, a); err != nil {
		return nil, err
	}
	if a.Key != id || a.Token == "" {
		return nil, differs("login", errors.New("the session is another key's"))
	}
	c.mu.Lock()
	c.session, c.entered = a, ledger
	c.mu.Unlock()
	return a, nil
}

// plainly asks without a session.
func (c *Client) plainly(ctx context.Context, method, path string, body []byte, into any) error {
	var header http.Header
	if body != nil {
		header = http.Header{"Content-Type": {"application/json"}}
	}
	r, err := c.request(ctx, method, path, body, header, "")
	if err != nil {
		return err
	}
	return c.decode(r, path, into)
}

// fit checks that a challenge is for this server, this key and, where it is
// known, this ledger, and gives what to sign. One that a server passes on from
// another is not signed.
func (c *Client) fit(text string, key parley.KeyID) ([]byte, parley.LedgerID, error) {
	x, err := session.Decode([]byte(text))
	if err != nil {
		return nil, parley.LedgerID{}, differs("challenge", err)
	}
	u, err := url.Parse(c.base)
	if err != nil {
		return nil, parley.LedgerID{}, err
	}
	pinned := c.Pin().Ledger
	switch {
	case x.Origin != originOf(u):
		return nil, parley.LedgerID{}, differs("challenge", errors.New("it is for "+x.Origin+", and you are connected to "+originOf(u)))
	case x.Key != key:
		return nil, parley.LedgerID{}, differs("challenge", errors.New("it is for another key"))
	case pinned != (parley.LedgerID{}) && x.Ledger != pinned:
		return nil, parley.LedgerID{}, another(x.Ledger, pinned)
	}
	message, err := x.Message()
	return message, x.Ledger, err
}

// originOf is the origin of an address, as browsers write it.
func originOf(u *url.URL) string {
	host := strings.ToLower(u.Host)
	if port := u.Port(); u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		host = strings.TrimSuffix(host, ":"+port)
	}
	return u.Scheme + "://" + host
}

// Session asks who I am: it logs in if there is no session.
func (c *Client) Session(ctx context.Context) (*answer.Session, error) {
	a := new(answer.Session)
	return a, c.get(ctx, a, "/session")
}

// Sessions lists the sessions of one's own party.
func (c *Client) Sessions(ctx context.Context) (*answer.Sessions, error) {
	a := new(answer.Sessions)
	return a, c.get(ctx, a, "/sessions")
}

// EndSession ends a session of one's own party.
func (c *Client) EndSession(ctx context.Context, id parley.Digest) error {
	_, err := c.send(ctx, http.MethodDelete, "/sessions/"+id.String(), nil, new([]byte))
	return err
}

// Logout ends the client's session, if it has one.
func (c *Client) Logout(ctx context.Context) error {
	token := c.token()
	c.mu.Lock()
	c.session = nil
	c.mu.Unlock()
	if token == "" {
		return nil
	}
	r, err := c.request(ctx, http.MethodDelete, "/session", nil, nil, token)
	if asksForLogin(err) {
		return nil // it had ended
	}
	if err != nil {
		return err
	}
	return r.Body.Close()
}
