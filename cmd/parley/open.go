package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger"
)

// open begins a session: with the server, or, where --dir names a folder, with
// the ledger in it, which is opened here and asked in the same way.
func (e *env) open() (*session, error) {
	s := &session{e: e, where: strings.TrimSuffix(e.cli.Server, "/"), end: func() error { return nil }}
	var o client.Options
	if e.cli.Dir != "" {
		c, l, end, err := e.inside()
		if err != nil {
			return nil, err
		}
		s.ledger = l
		o.HTTP, s.end, s.where = c, end, "folder "+e.cli.Dir
	}
	if e.cli.Dir == "" { // who has the folder reads it all
		key, err := e.loginKey()
		if err != nil {
			return nil, err
		}
		o.Signer, o.IDToken = key, e.idToken()
		if o.HTTP, err = caClient(e.cli.CA); err != nil {
			return nil, err
		}
	}
	if err := s.connect(o); err != nil {
		return nil, errors.Join(err, s.end())
	}
	return s, nil
}

// discard is the log of what is opened for one question.
var discard = slog.New(slog.DiscardHandler)

// openToSign is open for what must be signed: without a key there is no need
// to ask anybody.
func (e *env) openToSign() (*session, error) {
	if _, _, err := e.signer(); err != nil {
		return nil, err
	}
	return e.open()
}

// insideURL is what a ledger in a folder is asked under; nothing listens there.
const insideURL = "http://127.0.0.1"

// connect makes contact and compares with what is pinned.
func (s *session) connect(o client.Options) error {
	pins, err := readPins()
	if err != nil {
		return err
	}
	known, seen := pins[s.where]
	o.Pin, o.Evidence, s.witnesses = known.Pin, s.e.keep, known.Witnesses
	if given := s.e.cli.WitnessURL; len(given) > 0 {
		if s.witnesses = given; slices.Equal(given, []string{"none"}) {
			s.witnesses = nil
		} else if err := checkURLs("--witness-url", given); err != nil {
			return err
		}
	}
	base := s.e.cli.Server
	if s.ledger != nil {
		base = insideURL
	}
	dial := func() error {
		if s.c, err = client.New(base, o); err != nil {
			return usage(err)
		}
		if o.Signer != nil { // an open server, too, is read as the post that asks
			if _, err := s.c.Login(s.e.ctx); err != nil {
				return err
			}
		}
		a, err := s.c.Ledger(s.e.ctx)
		if err == nil {
			s.info = *a
		}
		return err
	}
	err = dial()
	var refusal *parley.Refusal
	if errors.As(err, &refusal) && refusal.Code == "another-ledger" && known.Exercise {
		// Exercises come and go at the same address; only a real ledger's
		// disappearance is worth an alarm.
		o.Pin = client.Pin{}
		if err = dial(); err == nil && !s.info.Exercise {
			fmt.Fprintf(s.e.errw, "parley: at %s there was the exercise %q; now there is the ledger %q, which is REAL.\n", s.where, known.Name, s.info.Name)
		}
		seen = false
	}
	if err != nil {
		return err
	}
	if !seen && s.e.watch && !s.e.cli.JSON {
		fmt.Fprintf(s.e.errw, "First contact with %q. Compare its log key with what its host published:\n  %s\n", s.info.Name, s.info.LogKey)
	}
	return errors.Join(s.compare(!seen || len(s.e.cli.WitnessURL) > 0), s.remember())
}

// compare compares what the server shows with what witnesses have signed. One
// that does not answer is told of, and no more: the server's own is verified.
// At the first comparison it is told how far the witness has come.
func (s *session) compare(first bool) error {
	for _, url := range s.witnesses {
		signed, err := s.c.Compare(s.e.ctx, url)
		if errors.Is(err, client.ErrNoWitness) && !errors.Is(err, context.Canceled) {
			fmt.Fprintf(s.e.errw, "parley: %v\n", err)
			continue
		}
		if err != nil {
			return err
		}
		switch shown := s.info.Size; {
		case !first:
		case signed < shown:
			fmt.Fprintf(s.e.errw, "parley: the witness %s has signed %d of the %d entries that are shown here. The rest is compared with nothing until it has signed more: ask again then.\n", url, signed, shown)
		case s.e.watch:
			fmt.Fprintf(s.e.errw, "The witness %s has signed these %d entries.\n", url, shown)
		}
	}
	return nil
}

// remember keeps what was verified.
func (s *session) remember() error {
	return writePin(s.where, &pin{Pin: s.c.Pin(), Name: s.info.Name, Exercise: s.info.Exercise, Witnesses: s.witnesses})
}

// close ends the session and keeps what was verified.
func (s *session) close() {
	if !s.stay {
		s.logout()
	}
	err := errors.Join(s.remember(), s.end())
	if err != nil {
		fmt.Fprintf(s.e.errw, "parley: %v\n", err)
	}
}

// inside opens the ledger in the folder and gives an HTTP client that reaches
// it within this process.
func (e *env) inside() (*http.Client, *ledger.Ledger, func() error, error) {
	show, done := e.progress("replaying")
	l, err := openLedger(e.ctx, e.cli.Dir, discard, false, show, onCluster(e.cluster))
	done()
	if err != nil {
		return nil, nil, nil, err
	}
	server := &http.Server{Handler: api.Handler(l, api.Options{Log: discard, Open: true, Heights: e.data}), ReadHeaderTimeout: api.HeaderTimeout}
	ln := newPipe()
	served := make(chan error, 1)
	go func() { served <- server.Serve(ln) }()
	c := &http.Client{Transport: &http.Transport{DialContext: ln.dial}}
	end := func() error {
		err := server.Close()
		if stopped := <-served; !errors.Is(stopped, http.ErrServerClosed) {
			err = errors.Join(err, stopped)
		}
		return errors.Join(err, closeLedger(l))
	}
	return c, l, end, nil
}

// pipe is a listener within the process.
type pipe struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func newPipe() *pipe { return &pipe{conns: make(chan net.Conn), closed: make(chan struct{})} }

func (p *pipe) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.conns <- there:
		return here, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipe) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, io.EOF
	}
}

func (p *pipe) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

// Addr is nowhere.
func (p *pipe) Addr() net.Addr { return &net.UnixAddr{Name: "inside", Net: "pipe"} }
