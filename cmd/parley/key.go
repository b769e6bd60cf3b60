package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// keyCmd is parley key.
type keyCmd struct {
	New  keyNewCmd  `cmd:"" help:"Make a key: of a new party, or of another post of yours."`
	Show keyShowCmd `cmd:"" help:"Show what is in a key file."`

	Protect   keyProtectCmd   `cmd:"" help:"Put a key file under a passphrase, or under another one."`
	Unprotect keyUnprotectCmd `cmd:"" help:"Take the passphrase off a key file."`

	List   keyListCmd   `cmd:"" help:"A party's keys, revoked ones among them."`
	Enrol  keyEnrolCmd  `cmd:"" aliases:"enroll" help:"Add a key to your party; --recover: by the registrar."`
	Revoke keyRevokeCmd `cmd:"" help:"End a key of your party."`
	Rotate keyRotateCmd `cmd:"" help:"Enrol a new key and end the old one; after a break, once more."`
}

// keyNewCmd is parley key new.
type keyNewCmd struct {
	Name    string   `help:"Name of the party that the key founds." placeholder:"NAME"`
	Kind    string   `help:"What it is: ${enum}." enum:"state,armed-force,armed-group,humanitarian-organisation,monitoring-mission,mediator" default:"state"`
	Country string   `help:"ISO 3166-1 code of a state, such as SY: the built-in map's territory is attributed to it until it declares its own." placeholder:"CC"`
	Party   string   `help:"Instead of --name: make a further key of this party, which key enrol then adds. The identity, or a key file of the party." placeholder:"PARTY"`
	Post    string   `help:"Office that holds the key." default:"head-of-delegation" placeholder:"POST"`
	Power   []string `help:"What the post may sign: ${enum}. Absent: all but register." enum:"table,negotiate,consent,monitor,operate,administer,register,read" placeholder:"POWER,…"`
	Login   bool     `help:"A key that opens sessions to read, and signs nothing."`
	Receive bool     `help:"A key that the host wraps data keys for: parley log open reads with it what the host keeps."`
	Out     string   `help:"File to write; the public half goes to FILE.pub." short:"o" type:"path" placeholder:"FILE"`

	Passphrase bool   `help:"Put the key under a passphrase, which is asked for (--passphrase-file, --passphrase-fd)."`
	Agent      string `help:"Take the Ed25519 key of this comment or fingerprint in your ssh-agent (SSH_AUTH_SOCK); the secret stays there." placeholder:"COMMENT"`
}

func (c *keyNewCmd) Run(e *env) error {
	if (c.Name == "") == (c.Party == "") {
		return usage(fmt.Errorf("say with --name whom the key founds, or with --party whose it is"))
	}
	var powers []parley.Power
	for _, p := range c.Power {
		powers = append(powers, parley.Power(p))
	}
	use := parley.UseSign
	if c.Login {
		if use = parley.UseLogin; c.Party == "" {
			return usage(fmt.Errorf("--login: a party is founded by a key that signs; make a key of a party with --party"))
		}
	} else if c.Receive {
		if use = parley.UseReceive; c.Party == "" {
			return usage(fmt.Errorf("--receive: a party is founded by a key that signs; make a key of a party with --party"))
		}
	} else if powers == nil {
		powers = slices.Clone(parley.PartyPowers)
	}
	slices.Sort(powers)
	powers = slices.Compact(powers)
	record := parley.Key{Use: use, Post: c.Post, Powers: powers}
	var party parley.PartyID
	var profile *parley.Profile
	var err error
	if c.Party != "" {
		if party, err = c.party(); err != nil {
			return err
		}
	} else {
		profile = &parley.Profile{Name: c.Name, Kind: parley.PartyKind(c.Kind), Country: strings.ToUpper(c.Country)}
		if err := (&statement.Update{Profile: *profile}).Valid(); err != nil {
			return usage(err)
		}
	}
	f, err := c.make(e, record, party, profile)
	if err != nil {
		return err
	}
	out := c.Out
	if out == "" {
		out = fileName(c.Name, c.Post) + ".key"
	}
	if err := f.write(out); err != nil {
		return usage(err)
	}
	if err := f.public().write(out + ".pub"); err != nil {
		return usage(err)
	}
	if e.cli.JSON {
		return e.print(f.public())
	}
	out = shown(out)
	kept := "secret: keep it, and a copy where a fire does not reach both"
	if f.Agent != "" {
		kept = "no secret: that stays in the ssh-agent"
	}
	fmt.Fprintf(e.out, "Wrote %s (%s) and %s.pub.\n", out, kept, out)
	e.describeKey(f)
	if profile != nil {
		fmt.Fprintf(e.out, "\nNext: give %s.pub to the registrar, who admits you with  parley party admit %s.pub\n", out, out)
	} else {
		fmt.Fprintf(e.out, "\nNext: parley key enrol %s.pub --key YOUR-PRESENT-KEY\n", out)
	}
	return nil
}

// make makes the key, or takes it from the agent.
func (c *keyNewCmd) make(e *env, record parley.Key, party parley.PartyID, profile *parley.Profile) (*keyFile, error) {
	if c.Agent != "" {
		if c.Passphrase {
			return nil, usage(errors.New("--agent: the secret stays in the ssh-agent, so there is nothing to put under a passphrase"))
		}
		return newAgentFile(c.Agent, record, party, profile)
	}
	if record.Use == parley.UseReceive {
		f, err := newReceiveFile(record, party)
		if err == nil && c.Passphrase {
			err = e.protect(f, "the new key")
		}
		return f, usage(err)
	}
	k, err := statement.NewSoftKey(rand.Reader, record)
	if err != nil {
		return nil, usage(err)
	}
	f, err := newKeyFile(k, party, profile)
	if err == nil && c.Passphrase {
		err = e.protect(f, "the new key")
	}
	return f, err
}

// party reads the identity, or the key file that holds it.
func (c *keyNewCmd) party() (id parley.PartyID, err error) {
	if err := id.UnmarshalText([]byte(c.Party)); err == nil {
		return id, nil
	}
	if _, err := os.Stat(c.Party); err != nil {
		return id, usage(fmt.Errorf("--party: %q is neither an identity of 64 hexadecimal digits nor a key file", c.Party))
	}
	f, err := readKeyFile(c.Party)
	if err != nil {
		return id, err
	}
	return f.Party, nil
}

// fileName makes a file's name of words.
func fileName(words ...string) string {
	s := strings.ToLower(strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "-"))
	s = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, s)
	return strings.Trim(s, "-")
}

// keyShowCmd is parley key show.
type keyShowCmd struct {
	File string `arg:"" optional:"" help:"Key file or its public half; absent: the one of --key." type:"path"`
}

func (c *keyShowCmd) Run(e *env) error {
	name := c.File
	if name == "" {
		name = e.cli.Key
	}
	if name == "" {
		return usage(fmt.Errorf("name a key file"))
	}
	f, err := readKeyFile(name)
	if err != nil {
		return err
	}
	if e.cli.JSON {
		return e.print(f.public())
	}
	e.describeKey(f)
	return nil
}

func (e *env) describeKey(f *keyFile) {
	t := e.table()
	if f.Profile != nil {
		t.row("founds", f.Profile.Name+", "+string(f.Profile.Kind)+country(*f.Profile))
	}
	t.row("party", f.Party.String())
	t.row("key", f.KeyID.String())
	t.row("post", f.Key.Post)
	t.row("may sign", powers(f.Key))
	t.row("secret", whereSecret(f))
	t.flush()
}

// whereSecret tells where a key's secret is.
func whereSecret(f *keyFile) string {
	switch {
	case f.Seed != "" && f.Key.Use == parley.UseReceive:
		return "in this file, open: whoever has it reads what is wrapped for it"
	case f.Seed != "":
		return "in this file, open: whoever reads it can sign"
	case f.Sealed != "":
		return "in this file, under a passphrase"
	case f.Agent != "":
		return "in the ssh-agent, as " + f.Agent
	}
	return "not here: this is the public half"
}

func country(p parley.Profile) string {
	if p.Country == "" {
		return ""
	}
	return " (" + p.Country + ")"
}
