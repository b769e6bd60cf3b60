package main

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// inviteCmd is parley invite.
type inviteCmd struct {
	New    inviteNewCmd    `cmd:"" default:"withargs" help:"Invite a key for a post of your party, or, as the registrar, a party."`
	List   inviteListCmd   `cmd:"" help:"Your party's invitations, and the keys that ask."`
	Accept inviteAcceptCmd `cmd:"" help:"Let the key in that asks: you sign its enrolment, or its party's admission."`
	Revoke inviteRevokeCmd `cmd:"" help:"Close an invitation."`
}

// inviteNewCmd is parley invite new.
type inviteNewCmd struct {
	Post    string        `help:"Office that the key is for." default:"head-of-delegation" placeholder:"POST"`
	Power   []string      `help:"What the post may sign: ${enum}. Absent: all but register." enum:"table,negotiate,consent,monitor,operate,administer" aliases:"powers" placeholder:"POWER,…"`
	Login   bool          `help:"A key that opens sessions to read, and signs nothing."`
	Admit   bool          `help:"Invite a party: by the registrar."`
	Expires time.Duration `help:"How long it can be used." default:"72h" placeholder:"TIME"`
}

func (c *inviteNewCmd) Run(e *env) error {
	in := answer.Invite{Admits: c.Admit, Post: c.Post, Use: parley.UseSign, Expires: nowUTC() + parley.Instant(c.Expires.Milliseconds())}
	for _, p := range c.Power {
		in.Powers = append(in.Powers, parley.Power(p))
	}
	switch {
	case c.Login && (c.Admit || in.Powers != nil):
		return usage(errors.New("--login: such a key founds no party, and signs nothing"))
	case c.Login:
		in.Use = parley.UseLogin
	case in.Powers == nil:
		in.Powers = slices.Clone(parley.PartyPowers)
	}
	slices.Sort(in.Powers)
	in.Powers = slices.Compact(in.Powers)
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	v, link, err := s.c.Invite(e.ctx, rand.Reader, in)
	if err != nil {
		return err
	}
	if err := keepLink(v.Invitation, link); err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(struct {
			answer.Invitation
			Link string `json:"link"`
		}{*v, link.String()})
	}
	fmt.Fprintln(e.out, link)
	fmt.Fprintf(e.errw, "Hand it to the one who is meant, on a way that nobody else reads. It can be used once, until %s:\n  parley join 'LINK' -o my.key\nThen see who asks:  parley invite list\n", exact(v.Expires))
	return nil
}

// linkFile is where the secret of an invitation is kept, by which the key that
// asks is known for the invited's own.
func linkFile(id parley.Digest) (dir, name string, err error) {
	dir, err = home()
	return dir, "invitation-" + parley.Short(id) + ".json", err
}

func keepLink(id parley.Digest, l client.Link) error {
	dir, name, err := linkFile(id)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	b, err := json.Marshal(l.String())
	if err != nil {
		return err
	}
	return disk.WriteNew(dir, name, b, 0o600)
}

// maxLinkFile is the longest file of a link in bytes.
const maxLinkFile = 4 << 10

// keptLink is the link of an invitation that was made here.
func keptLink(id parley.Digest) (client.Link, error) {
	dir, name, err := linkFile(id)
	if err != nil {
		return client.Link{}, err
	}
	b, err := readLimited(filepath.Join(dir, name), maxLinkFile)
	if err != nil {
		return client.Link{}, err
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return client.Link{}, err
	}
	return client.ParseLink(s)
}

func forgetLink(id parley.Digest) error {
	dir, name, err := linkFile(id)
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// invitation finds one of the party's by the beginning of its identifier.
func (s *session) invitation(label string) (answer.Invitation, error) {
	a, err := s.c.Invitations(s.e.ctx)
	if err != nil {
		return answer.Invitation{}, err
	}
	var fit []answer.Invitation
	var lines []string
	for _, v := range a.Invitations {
		lines = append(lines, parley.Short(v.Invitation)+"  "+v.Key.Post+"  "+string(v.State))
		if strings.HasPrefix(v.Invitation.String(), label) {
			fit = append(fit, v)
		}
	}
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		return answer.Invitation{}, unknown("invitation", label, lines)
	}
	return answer.Invitation{}, ambiguous("invitation", label, lines)
}

// inviteListCmd is parley invite list.
type inviteListCmd struct{}

func (c *inviteListCmd) Run(e *env) error {
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	a, err := s.c.Invitations(e.ctx)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	t := e.table()
	t.row("INVITATION", "FOR", "STATE", "UNTIL", "ASKS")
	for _, v := range a.Invitations {
		what, asks := v.Key.Post, ""
		if v.Admits {
			what = "a party"
		}
		if v.Asks != nil {
			id, err := statement.KeyIDOf(v.Asks.Key)
			if err != nil {
				return err
			}
			if asks = "key " + parley.Short(id); v.Asks.Profile != nil {
				asks = v.Asks.Profile.Name + ", " + asks
			}
		}
		t.row(parley.Short(v.Invitation), what, string(v.State), e.when(v.Expires), asks)
	}
	t.flush()
	return nil
}

// inviteAcceptCmd is parley invite accept.
type inviteAcceptCmd struct {
	signing
	Invitation string `arg:"" help:"Beginning of its identifier."`
	KeyID      string `help:"The key that was invited, as parley join has shown it to the one who asks: where the invitation was not made on this machine." placeholder:"ID"`
}

func (c *inviteAcceptCmd) Run(e *env) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	v, err := s.invitation(c.Invitation)
	if err != nil {
		return err
	}
	if v.Asks == nil || v.State != answer.InvitationUsed {
		return parley.Refuse("nobody-asks", "", "No key asks under this invitation; it is %s.", v.State).To("Wait until the invited has joined.")
	}
	id, err := statement.KeyIDOf(v.Asks.Key)
	if err != nil {
		return err
	}
	if err := c.known(v, id); err != nil {
		return err
	}
	a := act{signing: c.signing, audience: statement.Everyone, binding: true, body: &statement.Enrol{Key: v.Asks.Key, Proof: v.Asks.Proof},
		says: [][2]string{{"enrol", id.String()}, {"post", v.Asks.Key.Post}, {"may sign", mayOf(v.Asks.Key.Powers)}}}
	if v.Admits {
		a.body = &statement.Admit{Key: v.Asks.Key, Proof: v.Asks.Proof, Profile: *v.Asks.Profile}
		a.says = [][2]string{{"admit", v.Asks.Profile.Name + ", " + string(v.Asks.Profile.Kind) + country(*v.Asks.Profile)}, {"key", id.String()}}
	}
	if err := s.sign(a); err != nil {
		return err
	}
	return errors.Join(s.c.CloseInvitation(e.ctx, v.Invitation), forgetLink(v.Invitation))
}

// known makes sure that the key is the invited's own, and not one that the host
// has put in its place: by the secret, which the host never had, or by what the
// invited has told.
func (c *inviteAcceptCmd) known(v answer.Invitation, id parley.KeyID) error {
	foreign := parley.Refuse("another-key", "R9", "The key that the host shows is not the one of whoever was invited.").
		To("Sign nothing. Ask the invited for the key's identifier; the host may have exchanged it.")
	if c.KeyID != "" {
		if len(c.KeyID) < 2*6 || !strings.HasPrefix(id.String(), c.KeyID) {
			return foreign
		}
		return nil
	}
	link, err := keptLink(v.Invitation)
	if errors.Is(err, fs.ErrNotExist) {
		return usage(fmt.Errorf("the invitation was not made on this machine: ask the invited which key asks, and name it with --key-id (12 digits at least)"))
	}
	if err != nil {
		return err
	}
	seal, err := link.Secret.Seal(v.Asks.Key, v.Asks.Proof, v.Asks.Profile)
	if err != nil {
		return err
	}
	if seal != v.Asks.Seal {
		return foreign
	}
	return nil
}

// inviteRevokeCmd is parley invite revoke.
type inviteRevokeCmd struct {
	Invitation string `arg:"" help:"Beginning of its identifier."`
}

func (c *inviteRevokeCmd) Run(e *env) error {
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	v, err := s.invitation(c.Invitation)
	if err != nil {
		return err
	}
	if err := errors.Join(s.c.CloseInvitation(e.ctx, v.Invitation), forgetLink(v.Invitation)); err != nil {
		return err
	}
	if e.cli.JSON {
		v.State = answer.InvitationClosed
		return e.print(v)
	}
	fmt.Fprintln(e.out, "Closed; what asked under it is not let in.")
	return nil
}
