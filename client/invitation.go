package client

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// Link is an invitation as it is handed over: whoever has it can use it, once.
type Link struct {
	Server string
	Ledger parley.LedgerID
	Secret statement.InvitationSecret
}

// joinPath comes before the fragment, which programs don't send to servers.
const joinPath = "/join#"

// String is the link: server, secret and ledger.
func (l Link) String() string {
	return l.Server + joinPath + base64.RawURLEncoding.EncodeToString(l.Secret[:]) + "." + l.Ledger.String()
}

// ParseLink reads a link.
func ParseLink(s string) (l Link, err error) {
	server, rest, ok := strings.Cut(s, joinPath)
	token, ledger, two := strings.Cut(rest, ".")
	secret, err := base64.RawURLEncoding.Strict().DecodeString(token)
	u, bad := url.Parse(server)
	if !ok || !two || err != nil || len(secret) != len(l.Secret) || bad != nil || u.Host == "" || l.Ledger.UnmarshalText([]byte(ledger)) != nil {
		return l, parley.Refuse("link", "", "This is no invitation's link.").To("Take all of it, in quotes: …/join#….…")
	}
	l.Server = server
	copy(l.Secret[:], secret)
	return l, nil
}

// Invite makes an invitation with a secret from rand, which the server does not
// learn, and gives the link to hand over.
func (c *Client) Invite(ctx context.Context, rand io.Reader, in answer.Invite) (*answer.Invitation, Link, error) {
	if _, err := c.trust(ctx); err != nil {
		return nil, Link{}, err
	}
	l := Link{Server: strings.TrimSuffix(c.base, "/v1"), Ledger: c.Pin().Ledger}
	if _, err := io.ReadFull(rand, l.Secret[:]); err != nil {
		return nil, l, err
	}
	in.Door = l.Secret.Door()
	a := new(answer.Invitation)
	return a, l, c.ask(ctx, a, "/invitations", in)
}

// Invitations lists those of one's own party.
func (c *Client) Invitations(ctx context.Context) (*answer.Invitations, error) {
	a := new(answer.Invitations)
	return a, c.get(ctx, a, "/invitations")
}

// CloseInvitation revokes one, or ends it when its key was let in.
func (c *Client) CloseInvitation(ctx context.Context, id parley.Digest) error {
	_, err := c.send(ctx, http.MethodDelete, "/invitations/"+id.String(), nil, new([]byte))
	return err
}

// Look asks what an invitation is for; it must be of the ledger that the link
// names.
func (c *Client) Look(ctx context.Context, l Link) (*answer.Invited, error) {
	return c.door(ctx, l, "/invitations/look", answer.Door{Door: l.Secret.Door()})
}

// Redeem asks for a key to be let in, sealed so that the host can't exchange it.
func (c *Client) Redeem(ctx context.Context, l Link, k parley.Key, proof string, profile *parley.Profile) (*answer.Invited, error) {
	seal, err := l.Secret.Seal(k, proof, profile)
	if err != nil {
		return nil, err
	}
	return c.door(ctx, l, "/invitations/redeem", answer.Door{Door: l.Secret.Door(), Asks: &answer.Asks{Key: k, Proof: proof, Profile: profile, Seal: seal}})
}

func (c *Client) door(ctx context.Context, l Link, path string, d answer.Door) (*answer.Invited, error) {
	body, err := json.Marshal(d)
	if err != nil {
		return nil, err
	}
	a := new(answer.Invited)
	if err := c.plainly(ctx, http.MethodPost, path, body, a); err != nil {
		return nil, err
	}
	if a.Ledger != l.Ledger {
		return nil, another(a.Ledger, l.Ledger)
	}
	return a, nil
}
