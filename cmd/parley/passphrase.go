package main

import (
	"bytes"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"

	"filippo.io/age"
	"golang.org/x/term"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// Limits of passphrases, in bytes.
const (
	minPassphrase = 12
	maxPassphrase = 1 << 10
)

// Work of scrypt to seal a seed and, at most, to open one: 2^18 takes about a
// second and 256 MiB; a file that asks for more than 2^20 is refused before it
// is tried.
const (
	sealWork    = 18
	maxSealWork = 20
)

// seal puts the open seed under a passphrase.
func (f *keyFile) seal(phrase []byte) error {
	seed, err := base64.StdEncoding.DecodeString(f.Seed)
	if err != nil {
		return err
	}
	r, err := age.NewScryptRecipient(string(phrase))
	if err != nil {
		return err
	}
	r.SetWorkFactor(sealWork)
	var out bytes.Buffer
	w, err := age.Encrypt(&out, r)
	if err == nil {
		_, err = w.Write(seed)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return err
	}
	f.Seed, f.Sealed = "", base64.StdEncoding.EncodeToString(out.Bytes())
	return nil
}

// open gives the seed that lies under the passphrase.
func (f *keyFile) open(name string, phrase []byte) ([]byte, error) {
	sealed, err := base64.StdEncoding.DecodeString(f.Sealed)
	if err != nil {
		return nil, usage(fmt.Errorf("%s was damaged or changed by hand: %w", name, err))
	}
	id, err := age.NewScryptIdentity(string(phrase))
	if err != nil {
		return nil, err
	}
	id.SetMaxWorkFactor(maxSealWork)
	r, err := age.Decrypt(bytes.NewReader(sealed), id)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, parley.Refuse("passphrase", "", "The passphrase does not open %s.", shown(name)).
			To("Try again. Nobody can open it without: if it is lost, revoke the key with another of your party.")
	}
	var seed []byte
	if err == nil {
		seed, err = io.ReadAll(io.LimitReader(r, maxKeyFile))
	}
	if err != nil {
		return nil, usage(fmt.Errorf("%s was damaged or changed by hand: %w", name, err))
	}
	return seed, nil
}

// unseal asks for the passphrase and gives the key.
func (e *env) unseal(name string, f *keyFile) (*statement.SoftKey, error) {
	phrase, err := e.passphrase("Passphrase of " + shown(name) + ": ")
	if err != nil {
		return nil, err
	}
	seed, err := f.open(name, phrase)
	if err != nil {
		return nil, err
	}
	k, err := f.grow(seed)
	if err != nil {
		return nil, usage(fmt.Errorf("%s was damaged or changed by hand: %w", name, err))
	}
	return k, nil
}

// newPassphrase asks for one that protects from now on: twice, of a person.
func (e *env) newPassphrase(of string) ([]byte, error) {
	phrase, err := e.passphrase("New passphrase for " + of + ": ")
	if err != nil {
		return nil, err
	}
	if len(phrase) < minPassphrase {
		return nil, usage(parley.Refuse("passphrase", "", "The passphrase has %d bytes, it needs %d.", len(phrase), minPassphrase).
			To("Take several words that were drawn at random."))
	}
	if e.cli.PassphraseFile == "" && e.cli.PassphraseFD == nil {
		again, err := e.passphrase("Once more: ")
		if err != nil {
			return nil, err
		}
		if subtle.ConstantTimeCompare(phrase, again) != 1 {
			return nil, usage(parley.Refuse("passphrase", "", "The two differ.").To("Begin again."))
		}
	}
	return phrase, nil
}

// passphrase reads one: from the file or the descriptor that is named, or from
// the person at the terminal. It never comes from the command line or the
// environment, which other programs can read.
func (e *env) passphrase(prompt string) (phrase []byte, err error) {
	switch {
	case e.cli.PassphraseFile != "" && e.cli.PassphraseFD != nil:
		return nil, usage(errors.New("--passphrase-file and --passphrase-fd are both there; leave one out"))
	case e.cli.PassphraseFile != "":
		phrase, err = fromFile(e.cli.PassphraseFile)
	case e.cli.PassphraseFD != nil:
		phrase, err = e.fromDescriptor()
	case e.ask:
		phrase, err = e.fromPerson(prompt)
	default:
		return nil, usage(parley.Refuse("no-passphrase", "", "The key is protected by a passphrase, and nobody is there to ask.").
			To("Give it with --passphrase-file FILE (mode 0600) or --passphrase-fd N."))
	}
	if err == nil && (len(phrase) == 0 || len(phrase) > maxPassphrase) {
		err = usage(fmt.Errorf("a passphrase has 1 to %d bytes", maxPassphrase))
	}
	return phrase, err
}

// fromFile reads the first line of a file that its owner alone can read.
func fromFile(name string) ([]byte, error) {
	b, err := disk.ReadSecret(name, maxPassphrase+2)
	var open *disk.OpenError
	if errors.As(err, &open) {
		return nil, keyFileOpen(name, open.Mode)
	}
	return trimLine(b), usage(err)
}

func (e *env) fromDescriptor() ([]byte, error) {
	if e.phrase == nil {
		f := os.NewFile(uintptr(*e.cli.PassphraseFD), "passphrase")
		if f == nil {
			return nil, usage(fmt.Errorf("--passphrase-fd: there is no descriptor %d", *e.cli.PassphraseFD))
		}
		b, err := io.ReadAll(io.LimitReader(f, maxPassphrase+2))
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, usage(fmt.Errorf("--passphrase-fd: %w", err))
		}
		e.phrase = trimLine(b)
	}
	return e.phrase, nil
}

// trimLine is the first line, without its end.
func trimLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte{'\n'})
	return bytes.TrimSuffix(line, []byte{'\r'})
}

// lineOf reads one line and nothing after it, which may answer another question.
func lineOf(r io.Reader) ([]byte, error) {
	var line []byte
	for b := make([]byte, 1); len(line) <= maxPassphrase; {
		switch n, err := r.Read(b); {
		case n == 1 && b[0] == '\n', errors.Is(err, io.EOF) && len(line) > 0:
			return trimLine(line), nil
		case n == 1:
			line = append(line, b[0])
		case err != nil:
			return nil, errDeclined
		}
	}
	return line, nil
}

// fromPerson asks at the terminal, which shows nothing of what is typed. The
// terminal is put back as it was, also where the command is interrupted.
func (e *env) fromPerson(prompt string) ([]byte, error) {
	fmt.Fprint(e.errw, prompt)
	defer fmt.Fprintln(e.errw)
	f, ok := e.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return lineOf(e.in)
	}
	state, err := term.GetState(int(f.Fd()))
	if err != nil {
		return nil, err
	}
	type typed struct {
		phrase []byte
		err    error
	}
	done := make(chan typed, 1)
	go func() {
		b, err := term.ReadPassword(int(f.Fd()))
		done <- typed{b, err}
	}()
	select {
	case t := <-done:
		return t.phrase, t.err
	case <-e.ctx.Done():
		return nil, errors.Join(e.ctx.Err(), term.Restore(int(f.Fd()), state))
	}
}
