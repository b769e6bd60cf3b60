package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// lateKey logs in with the key file of --key. It is unlocked when something is
// to be signed, so that a passphrase is asked for only where the server wants
// to know who asks.
type lateKey struct {
	e   *env
	key parley.Key
}

func (k lateKey) Key() parley.Key { return k.key }

func (k lateKey) Sign(message []byte) ([]byte, error) {
	_, s, err := k.e.signer()
	if err != nil {
		return nil, err
	}
	return s.Sign(message)
}

// loginKey is the key that --key names, to log in with; nil where none is named,
// or only the public half of one.
func (e *env) loginKey() (statement.Signer, error) {
	if e.cli.Key == "" {
		return nil, nil
	}
	f, err := readKeyFile(e.cli.Key)
	if err != nil || !f.signs() {
		return nil, err
	}
	return lateKey{e, f.Key}, nil
}

// maxIDToken is the longest file of an identity token in bytes.
const maxIDToken = 8 << 10

// idToken reads the file of --id-token at each login: whoever keeps it may renew
// it meanwhile. Nil where none is named.
func (e *env) idToken() func(context.Context, string) (string, error) {
	if e.cli.IDToken == "" {
		return nil
	}
	return func(context.Context, string) (string, error) {
		b, err := readLimited(e.cli.IDToken, maxIDToken)
		return strings.TrimSpace(string(b)), usage(err)
	}
}

// logoutTimeout is how long the end of a command waits for the end of its session.
const logoutTimeout = 2 * time.Second

// logout ends the session of this command. One that can't be ended runs out by
// itself.
func (s *session) logout() {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(s.e.ctx), logoutTimeout)
	defer cancel()
	_ = s.c.Logout(ctx)
}

// loginCmd is parley login.
type loginCmd struct{}

func (c *loginCmd) Run(e *env) error {
	if _, _, err := e.signer(); err != nil {
		return err
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Login(e.ctx)
	if err != nil {
		return err
	}
	s.stay = true
	if e.cli.JSON {
		return e.print(a)
	}
	fmt.Fprintln(e.out, a.Token)
	if e.watch {
		fmt.Fprintf(e.errw, "This opens what %s (%s) may see, until %s at the latest: send it as Authorization: Bearer, and show it to nobody.\n", a.Name, a.Post, exact(a.Expires))
	}
	return nil
}

// whoamiCmd is parley whoami.
type whoamiCmd struct {
	All bool `help:"All sessions of your party." short:"a"`
}

func (c *whoamiCmd) Run(e *env) error {
	if _, _, err := e.signer(); err != nil {
		return err
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	if c.All {
		return c.all(s)
	}
	a, err := s.c.Session(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	t := e.table()
	t.row("party", a.Name+"  "+a.Party.String())
	t.row("post", a.Post)
	t.row("key", a.Key.String())
	for _, o := range a.Offices {
		label := "may sign"
		if o.Post != a.Post {
			label = "for " + o.Post
		}
		t.row(label, mayOf(o.Powers))
	}
	t.row("until", e.when(a.Expires)+", or when it is not used until "+e.when(a.IdleUntil))
	t.flush()
	return nil
}

func (c *whoamiCmd) all(s *session) error {
	e := s.e
	if _, err := s.c.Session(e.ctx); err != nil {
		return err
	}
	a, err := s.c.Sessions(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	t := e.table()
	t.row("SESSION", "POST", "KEY", "OPENED", "USED", "")
	for _, x := range a.Sessions {
		this := ""
		if x.Current {
			this = "this one"
		}
		t.row(parley.Short(x.Session), x.Post, parley.Short(x.Key), e.when(x.Opened), e.when(x.Used), this)
	}
	t.flush()
	return nil
}

// mayOf lists what may be signed for people.
func mayOf(list []parley.Power) string {
	list = slices.DeleteFunc(slices.Clone(list), func(p parley.Power) bool { return p == parley.PowerRead })
	if len(list) == 0 {
		return "nothing: it reads"
	}
	return powers(parley.Key{Powers: list})
}

// logoutCmd is parley logout.
type logoutCmd struct {
	Session string `arg:"" optional:"" help:"Beginning of a session's identifier; absent: all of your post's."`
}

func (c *logoutCmd) Run(e *env) error {
	if _, _, err := e.signer(); err != nil {
		return err
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	own, err := s.c.Session(e.ctx)
	if err != nil {
		return err
	}
	a, err := s.c.Sessions(e.ctx)
	if err != nil {
		return err
	}
	chosen, err := c.choose(a.Sessions, own)
	if err != nil {
		return err
	}
	n := 0
	for _, x := range chosen {
		if !x.Current { // this command's own ends with it
			if err := s.c.EndSession(e.ctx, x.Session); err != nil {
				return err
			}
			n++
		}
	}
	if e.cli.JSON {
		return e.print(map[string]int{"ended": n})
	}
	fmt.Fprintf(e.out, "Ended %d.\n", n)
	return nil
}

// choose finds the sessions that are meant.
func (c *logoutCmd) choose(all []answer.Session, own *answer.Session) ([]answer.Session, error) {
	var fit []answer.Session
	var lines []string
	for _, x := range all {
		lines = append(lines, parley.Short(x.Session)+"  "+x.Post)
		if c.Session == "" && x.Post == own.Post || c.Session != "" && strings.HasPrefix(x.Session.String(), c.Session) {
			fit = append(fit, x)
		}
	}
	switch {
	case c.Session == "" || len(fit) == 1:
		return fit, nil
	case len(fit) == 0:
		return nil, unknown("session", c.Session, lines)
	}
	return nil, ambiguous("session", c.Session, lines)
}
