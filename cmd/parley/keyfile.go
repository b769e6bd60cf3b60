package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// keyFileVersion is written into every key file.
const keyFileVersion = 1

// maxKeyFile is the longest key file that is read, in bytes.
const maxKeyFile = 64 << 10

// keyFile is a key as it lies on a disk; docs/operations/keys.md describes it.
// Without the seed it is the public half, which a registrar admits.
type keyFile struct {
	Version int `json:"parley_key"`
	// Party whose key it is: with a founding key the hash of key and proof.
	Party parley.PartyID `json:"party"`
	// Profile of the party, with a founding key alone.
	Profile *parley.Profile `json:"profile,omitempty"`
	KeyID   parley.KeyID    `json:"key_id"`
	Key     parley.Key      `json:"key"`
	Proof   string          `json:"proof"`
	// One of these, but in a public half: the seed, base64 of 32 bytes, with which
	// whoever has it can sign; the same under a passphrase, base64 of an age file;
	// or the comment of the key in an ssh-agent that holds it.
	Seed   string `json:"seed,omitempty"`
	Sealed string `json:"sealed,omitempty"`
	Agent  string `json:"agent,omitempty"`
}

// newKeyFile makes the file of a key. party is zero for a founding key.
func newKeyFile(k *statement.SoftKey, party parley.PartyID, profile *parley.Profile) (*keyFile, error) {
	f, err := describeFile(k.Key(), k.Proof(), party, profile)
	if err == nil {
		f.Seed = base64.StdEncoding.EncodeToString(k.Seed())
	}
	return f, err
}

// describeFile makes the public half of a key's file.
func describeFile(k parley.Key, proof string, party parley.PartyID, profile *parley.Profile) (*keyFile, error) {
	id, err := statement.KeyIDOf(k)
	if err == nil && party == (parley.PartyID{}) {
		party, err = statement.PartyIDOf(k, proof)
	}
	return &keyFile{Version: keyFileVersion, Party: party, Profile: profile, KeyID: id, Key: k, Proof: proof}, err
}

// public is f without its secret.
func (f keyFile) public() *keyFile {
	f.Seed, f.Sealed, f.Agent = "", "", ""
	return &f
}

// secret reports whether the file holds one, open or under a passphrase.
func (f *keyFile) secret() bool { return f.Seed != "" || f.Sealed != "" }

// signs reports whether the file leads to a key that can sign.
func (f *keyFile) signs() bool { return f.secret() || f.Agent != "" }

// write writes a new file; it never replaces one.
func (f *keyFile) write(name string) error {
	mode := fs.FileMode(0o644)
	if f.signs() {
		mode = 0o600
	}
	b, err := f.encode()
	if err != nil {
		return err
	}
	return disk.WriteNew(filepath.Dir(name), filepath.Base(name), b, mode)
}

// rewrite replaces the file in one step.
func (f *keyFile) rewrite(name string) error {
	b, err := f.encode()
	if err != nil {
		return err
	}
	return disk.WriteAside(filepath.Dir(name), filepath.Base(name), b, 0o600)
}

func (f *keyFile) encode() ([]byte, error) {
	b, err := json.MarshalIndent(f, "", "  ")
	return append(b, '\n'), err
}

// readKeyFile reads and checks a key file. One with a secret that others than
// its owner can read is refused.
func readKeyFile(name string) (*keyFile, error) {
	b, mode, err := readRegular(name, maxKeyFile)
	if err != nil {
		return nil, usage(err)
	}
	f, err := parseKeyFile(name, b)
	if err != nil {
		return nil, err
	}
	if f.secret() && runtime.GOOS != "windows" && mode.Perm()&0o077 != 0 {
		return nil, keyFileOpen(name, mode)
	}
	return f, nil
}

// keyFileOpen refuses a secret that others than its owner can reach.
func keyFileOpen(name string, mode fs.FileMode) error {
	return parley.Refuse("key-file-open", "", "Others than you can read the secret in %s (mode %04o).", shown(name), mode.Perm()).
		To("Close it with chmod 600 %s; if somebody may have read it, revoke the key (parley key revoke).", shown(name))
}

// parseKeyFile decodes and checks a key file's content.
func parseKeyFile(name string, b []byte) (*keyFile, error) {
	f := new(keyFile)
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(f); err != nil {
		return nil, usage(fmt.Errorf("%s is no key file: %w", name, err))
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, usage(fmt.Errorf("%s is no key file: something follows it", name))
	}
	if f.Version != keyFileVersion {
		return nil, usage(fmt.Errorf("%s is no key file of version %d", name, keyFileVersion))
	}
	return f, f.check(name)
}

// check compares what the file says of the key with the key.
func (f *keyFile) check(name string) error {
	if err := statement.CheckProof(f.Key, f.Proof); err != nil {
		return usage(fmt.Errorf("%s: %w", name, err))
	}
	id, err := statement.KeyIDOf(f.Key)
	if err == nil && id != f.KeyID {
		err = fmt.Errorf("its key_id is not that of its key")
	}
	if err == nil && f.Profile != nil {
		var party parley.PartyID
		if party, err = statement.PartyIDOf(f.Key, f.Proof); err == nil && party != f.Party {
			err = fmt.Errorf("its party is not the one that its key founds")
		}
	}
	if err == nil && (f.Seed != "" && f.Sealed != "" || f.secret() && f.Agent != "") {
		err = errors.New("its secret is there twice")
	}
	if err == nil && f.Seed != "" {
		if f.Key.Use == parley.UseReceive {
			_, err = f.receives()
		} else {
			_, err = f.soft()
		}
	}
	if err != nil {
		return usage(fmt.Errorf("%s was damaged or changed by hand: %w", name, err))
	}
	return nil
}

// soft is the key that the open seed makes.
func (f *keyFile) soft() (*statement.SoftKey, error) {
	seed, err := base64.StdEncoding.DecodeString(f.Seed)
	if err != nil {
		return nil, err
	}
	return f.grow(seed)
}

// grow makes the key of a seed, which must be the file's.
func (f *keyFile) grow(seed []byte) (*statement.SoftKey, error) {
	k, err := statement.SoftKeyFromSeed(seed, parley.Key{Use: f.Key.Use, Post: f.Key.Post, Powers: f.Key.Powers})
	if err == nil && k.ID() != f.KeyID {
		err = errors.New("its seed does not make its key")
	}
	return k, err
}

// unlocked is a key that this command has opened.
type unlocked struct {
	name string
	file *keyFile
	key  statement.Signer
}

// signer reads the key file that --key names, which must lead to a key that can
// sign. A passphrase is asked for once.
func (e *env) signer() (*keyFile, statement.Signer, error) {
	if e.cli.Key == "" {
		return nil, nil, usage(parley.Refuse("no-key", "", "This must be signed, and no key is named.").
			To("Name your key file with --key FILE or in PARLEY_KEY; parley key new makes one."))
	}
	if e.unlocked.name == e.cli.Key {
		return e.unlocked.file, e.unlocked.key, nil
	}
	f, err := readKeyFile(e.cli.Key)
	if err == nil && f.Key.Use == parley.UseReceive {
		err = usage(parley.Refuse("receive-key", "keys", "The key in %s receives; it neither signs nor opens sessions.", shown(e.cli.Key)).To("Name a key that signs with --key."))
	}
	if err != nil {
		return nil, nil, err
	}
	k, err := e.unlock(e.cli.Key, f)
	if err != nil {
		return nil, nil, err
	}
	e.unlocked = unlocked{e.cli.Key, f, k}
	return f, k, nil
}

// unlock gives the key that signs.
func (e *env) unlock(name string, f *keyFile) (statement.Signer, error) {
	switch {
	case f.Seed != "":
		return f.soft()
	case f.Sealed != "":
		return e.unseal(name, f)
	case f.Agent != "":
		return newAgentKey(f)
	}
	return nil, usage(parley.Refuse("no-key", "", "%s is the public half of a key; it can't sign.", name).To("Name the key file itself."))
}
