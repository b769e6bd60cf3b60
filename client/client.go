package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

const (
	// Tries is how often a request is sent at most: everything that the API
	// takes may be sent again.
	Tries = 4
	// FirstPause before the second try; it doubles, and a server's Retry-After
	// goes before it.
	FirstPause = 200 * time.Millisecond
	// MaxPause is the longest pause that a server may ask for.
	MaxPause = 30 * time.Second
	// MaxAnswer is the longest answer that is read, in bytes.
	MaxAnswer = 64 << 20
	// WitnessTimeout is how long a witness may take to answer.
	WitnessTimeout = 3 * time.Second
)

// Pin is what a client knows of its ledger, for the caller to store between
// runs. With Ledger alone the rest follows from the genesis, which is proven.
// The zero Pin trusts the first contact.
type Pin struct {
	Ledger parley.LedgerID `json:"ledger,omitzero"`
	LogKey string          `json:"log_key,omitempty"`
	// Checkpoint is the newest one that was verified: a ledger that goes back
	// behind it was rewritten.
	Checkpoint string `json:"checkpoint,omitempty"`
	// Access are the newest checkpoints of access logs that were verified, by
	// their submitter: one that goes back behind them was cut or rewritten.
	Access map[string]string `json:"access,omitempty"`
}

// Options of a client.
type Options struct {
	// HTTP sends the requests; nil: a client with the defaults and no timeout
	// but the context's.
	HTTP *http.Client
	Pin  Pin
	// Witnesses of whom Quorum must have cosigned for a receipt to be called
	// witnessed; it is the caller's own policy, whatever the log's may be.
	Witnesses []note.Verifier
	Quorum    int
	// Evidence is given what proves that the log has signed two histories, as
	// soon as it is found, to keep it; nil: only the error says so.
	Evidence func(*proof.Evidence)
	// Signer logs in where the server asks for it; nil: what is public is read.
	Signer statement.Signer
	// IDToken gives a token of the identity provider that the server asks for
	// beside the key; nonce is the challenge's. Nil: none is sent.
	IDToken func(ctx context.Context, nonce string) (string, error)
}

// Client talks to one server. Its methods may be called at the same time.
type Client struct {
	base string
	http *http.Client
	o    Options

	connecting sync.Mutex // held while the first contact is made
	entering   sync.Mutex // held while a session is opened

	mu     sync.Mutex // guards the rest
	pin    Pin
	policy *proof.Policy // nil until the ledger is proven to be the pinned one
	known  proof.Checkpoint
	number map[parley.PartyID]int // as the server lists them
	// session is the one that is open; nil: none. entered is the ledger that its
	// challenge named.
	session *answer.Session
	entered parley.LedgerID
}

// New makes a client of the server at base, such as http://127.0.0.1:8080. It
// makes no contact yet.
func New(base string, o Options) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, parley.Refuse("address", "", "%q is no server's address.", base).To("Write such as http://127.0.0.1:8080.")
	}
	if o.HTTP == nil {
		o.HTTP = &http.Client{}
	}
	return &Client{base: strings.TrimSuffix(base, "/") + "/v1", http: o.HTTP, o: o, pin: o.Pin}, nil
}

// Pin is what to store for the next run.
func (c *Client) Pin() Pin {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.pin
}

// get asks for a path, with queries in pairs; empty values are left out.
func (c *Client) get(ctx context.Context, into any, path string, query ...string) error {
	v := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		if query[i+1] != "" {
			v.Set(query[i], query[i+1])
		}
	}
	if len(v) > 0 {
		path += "?" + v.Encode()
	}
	_, err := c.send(ctx, http.MethodGet, path, nil, into)
	return err
}

// post sends JSON.
func (c *Client) post(ctx context.Context, into any, path string, body []byte) (int, error) {
	return c.send(ctx, http.MethodPost, path, body, into)
}

// send sends JSON, or nothing.
func (c *Client) send(ctx context.Context, method, path string, body []byte, into any) (int, error) {
	return c.sendAs(ctx, method, path, "application/json", body, into)
}

// sendAs sends a request, again where that may help, and decodes the answer. All
// requests are safe to repeat: queries change nothing, and a statement that is
// in gets its first receipt.
func (c *Client) sendAs(ctx context.Context, method, path, media string, body []byte, into any) (int, error) {
	pause := FirstPause
	for try := 1; ; try++ {
		status, err := c.once(ctx, method, path, media, body, into)
		wait, again := pause, false
		var p *answer.Problem
		var t *unavailable
		switch {
		case err == nil || ctx.Err() != nil:
			return status, err
		case errors.As(err, &t):
			again = true
			err = t.cause
			if t.after > 0 {
				wait = min(t.after, MaxPause)
			}
		case errors.As(err, &p):
		default: // the connection failed, or the answer broke off
			again = true
		}
		if !again || try == Tries {
			return status, err
		}
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return status, err
		}
		pause *= 2
	}
}

// unavailable is an answer that asks to try again.
type unavailable struct {
	cause error
	after time.Duration
}

func (u *unavailable) Error() string { return u.cause.Error() }
func (u *unavailable) Unwrap() error { return u.cause }

func (c *Client) once(ctx context.Context, method, path, media string, body []byte, into any) (int, error) {
	var header http.Header
	if method == http.MethodPost {
		header = http.Header{"Content-Type": {media}}
	}
	r, err := c.open(ctx, method, path, body, header)
	if err != nil {
		return 0, err
	}
	return r.StatusCode, c.decode(r, path, into)
}

// decode reads an answer to its end.
func (c *Client) decode(r *http.Response, path string, into any) error {
	defer r.Body.Close()
	b, err := io.ReadAll(io.LimitReader(r.Body, MaxAnswer+1))
	if err != nil {
		return fmt.Errorf("the answer to %s broke off: %w", path, err)
	}
	if len(b) > MaxAnswer {
		return foreign(r, errors.New("the answer is too long"))
	}
	if raw, ok := into.(*[]byte); ok {
		*raw = b
		return nil
	}
	if err := json.Unmarshal(b, into); err != nil {
		return foreign(r, err)
	}
	return nil
}

// logPath is where the log lies as other programs know it, beside the API.
const logPath = "/log/"

// open sends a request and gives the answer of a success; an error that the
// server reports is an *answer.Problem. Where the server asks who it is, open
// logs in, once.
func (c *Client) open(ctx context.Context, method, path string, body []byte, header http.Header) (*http.Response, error) {
	token := c.token()
	r, err := c.request(ctx, method, path, body, header, token)
	if c.o.Signer == nil || !asksForLogin(err) {
		return r, err
	}
	if err := c.login(ctx, token); err != nil {
		return nil, err
	}
	return c.request(ctx, method, path, body, header, c.token())
}

// request is open with the token of a session; "": without one.
func (c *Client) request(ctx context.Context, method, path string, body []byte, header http.Header, token string) (*http.Response, error) {
	base := c.base
	if strings.HasPrefix(path, logPath) {
		base = strings.TrimSuffix(base, "/v1")
	}
	req, err := http.NewRequestWithContext(ctx, method, base+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	for k, v := range header {
		req.Header[k] = v
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	r, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if r.StatusCode < 300 {
		return r, nil
	}
	defer r.Body.Close()
	b, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
	if err != nil {
		return nil, fmt.Errorf("the answer to %s broke off: %w", path, err)
	}
	p := new(answer.Problem)
	if r.Header.Get("Content-Type") != answer.ProblemType || json.Unmarshal(b, p) != nil || p.Code == "" {
		return nil, foreign(r, fmt.Errorf("status %s", r.Status))
	}
	p.Status = r.StatusCode
	if p.Status == http.StatusServiceUnavailable {
		s, _ := strconv.Atoi(r.Header.Get("Retry-After"))
		return nil, &unavailable{p, time.Duration(s) * time.Second}
	}
	return nil, p
}

// foreign is an answer that no Parley server gives.
func foreign(r *http.Response, cause error) error {
	return &answer.Problem{Status: r.StatusCode, Code: "not-parley", Detail: fmt.Sprintf("What answers at %s is no Parley server of this version: %v.", r.Request.URL.Host, cause),
		Todo: "Check the address, and proxies in between."}
}
