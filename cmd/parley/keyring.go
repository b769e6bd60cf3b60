package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// registrarKeyIn is where parley init puts the registrar's key.
func registrarKeyIn(dir string) string { return filepath.Join(dir, registrarKey) }

// keyEnrolCmd is parley key enrol.
type keyEnrolCmd struct {
	signing
	File    string `arg:"" help:"The new key's file, or better its public half." type:"path"`
	Recover bool   `help:"By the registrar, for a party that lost its keys: valid after the policy's delay unless the party objects."`
}

func (c *keyEnrolCmd) Run(e *env) error {
	f, err := readKeyFile(c.File)
	if err != nil {
		return err
	}
	body := &statement.Enrol{Key: f.Key, Proof: f.Proof}
	if c.Recover {
		body.Party = f.Party
	}
	s, err := e.openToSign()
	if err != nil {
		return err
	}
	defer s.close()
	return s.enrol(c.signing, body, f)
}

func (s *session) enrol(c signing, body *statement.Enrol, f *keyFile) error {
	return s.sign(act{signing: c, audience: statement.Everyone, body: body, binding: true,
		says: enrolSays(f.KeyID, f.Key)})
}

// enrolSays is a new key in words.
func enrolSays(id parley.KeyID, k parley.Key) [][2]string {
	return [][2]string{{"enrol", id.String()}, {"post", k.Post}, {"may sign", powers(k)}}
}

// findKey resolves a key by the beginning of its identifier, or its file.
func findKey(keys []docket.KeyStatus, label string) (docket.KeyStatus, error) {
	if !hexadecimal(label) {
		f, err := readKeyFile(label)
		if err != nil {
			return docket.KeyStatus{}, err
		}
		label = f.KeyID.String()
	}
	var fit, all []string
	var found docket.KeyStatus
	for _, k := range keys {
		line := parley.Short(k.ID) + "  " + k.Key.Post
		all = append(all, line)
		if strings.HasPrefix(k.ID.String(), label) {
			found = k
			fit = append(fit, line)
		}
	}
	switch len(fit) {
	case 1:
		return found, nil
	case 0:
		return found, unknown("key", label, all)
	}
	return found, ambiguous("key", label, fit)
}

// keyListCmd is parley key list.
type keyListCmd struct {
	Party string `arg:"" optional:"" help:"Whose; absent: that of --key."`
}

func (c *keyListCmd) Run(e *env) error {
	label := c.Party
	if label == "" {
		if e.cli.Key == "" {
			return usage(fmt.Errorf("name a party, or your key with --key"))
		}
		f, err := readKeyFile(e.cli.Key)
		if err != nil {
			return err
		}
		label = f.Party.String()
	}
	s, err := e.open()
	if err != nil {
		return err
	}
	defer s.close()
	d, err := s.directory()
	if err != nil {
		return err
	}
	p, err := d.find(label)
	if err != nil {
		return err
	}
	a, err := s.c.Keys(e.ctx, p.ID)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(a)
	}
	e.keyTable(a.Keys)
	e.asOf(a.AsOf)
	return nil
}

func (e *env) keyTable(keys []docket.KeyStatus) {
	t := e.table()
	t.row("KEY", "POST", "VALID", "MAY SIGN")
	for _, k := range keys {
		valid := "from " + e.when(k.From)
		if k.Until != 0 {
			valid = "revoked " + e.when(k.Until) + ", valid from " + e.when(k.From)
		}
		if k.CompromisedSince != 0 {
			valid += ", compromised since " + e.when(k.CompromisedSince)
		}
		if k.Recovery {
			valid += ", recovered by the registrar"
		}
		t.row(parley.Short(k.ID), k.Key.Post, valid, powers(k.Key))
	}
	t.flush()
}

func powers(k parley.Key) string {
	if k.Use == parley.UseReceive {
		return "nothing: it receives"
	}
	if k.Use == parley.UseLogin {
		return "nothing: it opens sessions"
	}
	return spelt(k.Powers)
}

func spelt(powers []parley.Power) string {
	list := make([]string, len(powers))
	for i, p := range powers {
		list[i] = string(p)
	}
	return strings.Join(list, ", ")
}
