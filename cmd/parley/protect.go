package main

import (
	"encoding/base64"
	"errors"
	"fmt"

	"github.com/open-parley/parley"
)

// keyProtectCmd is parley key protect.
type keyProtectCmd struct {
	File string `arg:"" optional:"" help:"Key file; absent: the one of --key." type:"path"`

	NewPassphraseFile string `help:"File whose first line is the new passphrase, mode 0600; absent: it is asked for." type:"path" placeholder:"FILE"`
}

func (c *keyProtectCmd) Run(e *env) error {
	name, f, err := e.toProtect(c.File)
	if err != nil {
		return err
	}
	if f.Sealed != "" { // another passphrase
		if err := e.unprotect(name, f); err != nil {
			return err
		}
		e.cli.PassphraseFile, e.cli.PassphraseFD = "", nil
	}
	if c.NewPassphraseFile != "" {
		e.cli.PassphraseFile, e.cli.PassphraseFD = c.NewPassphraseFile, nil
	}
	if err := e.protect(f, shown(name)); err != nil {
		return err
	}
	if err := f.rewrite(name); err != nil {
		return usage(err)
	}
	return e.protected(name, f, "%s is under the passphrase now. The disk, and copies of the file, may still hold it as it was: where somebody could\nread them, make a new key and revoke this one.\n")
}

// keyUnprotectCmd is parley key unprotect.
type keyUnprotectCmd struct {
	File string `arg:"" optional:"" help:"Key file; absent: the one of --key." type:"path"`
}

func (c *keyUnprotectCmd) Run(e *env) error {
	name, f, err := e.toProtect(c.File)
	if err != nil {
		return err
	}
	if f.Sealed == "" {
		return parley.Refuse("not-protected", "", "%s is under no passphrase.", shown(name)).To("Nothing is to be done.")
	}
	if err := e.unprotect(name, f); err != nil {
		return err
	}
	if err := f.rewrite(name); err != nil {
		return usage(err)
	}
	return e.protected(name, f, "%s is open now: whoever reads it can sign.\n")
}

// toProtect reads the file that a command is about.
func (e *env) toProtect(name string) (string, *keyFile, error) {
	if name == "" {
		name = e.cli.Key
	}
	if name == "" {
		return "", nil, usage(errors.New("name a key file"))
	}
	f, err := readKeyFile(name)
	if err == nil && !f.secret() {
		err = usage(parley.Refuse("no-secret", "", "%s holds no secret.", shown(name)).To("Name the key file itself; a key in an ssh-agent is protected there."))
	}
	return name, f, err
}

// protect puts the file's open seed under a passphrase.
func (e *env) protect(f *keyFile, of string) error {
	phrase, err := e.newPassphrase(of)
	if err != nil {
		return err
	}
	return f.seal(phrase)
}

// unprotect opens the file's seed.
func (e *env) unprotect(name string, f *keyFile) error {
	k, err := e.unseal(name, f)
	if err == nil {
		f.Seed, f.Sealed = base64.StdEncoding.EncodeToString(k.Seed()), ""
	}
	return err
}

func (e *env) protected(name string, f *keyFile, says string) error {
	if e.cli.JSON {
		return e.print(f.public())
	}
	fmt.Fprintf(e.out, says, shown(name))
	return nil
}
