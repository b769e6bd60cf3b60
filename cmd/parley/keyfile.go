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
	Seed    string          `json:"seed,omitempty"` // base64 of 32 bytes: whoever has it can sign
}

// newKeyFile makes the file of a key. party is zero for a founding key.
func newKeyFile(k *statement.SoftKey, party parley.PartyID, profile *parley.Profile) (*keyFile, error) {
	f := &keyFile{Version: keyFileVersion, Party: party, Profile: profile, KeyID: k.ID(), Key: k.Key(), Proof: k.Proof(),
		Seed: base64.StdEncoding.EncodeToString(k.Seed())}
	if party == (parley.PartyID{}) {
		id, err := statement.PartyIDOf(k.Key(), k.Proof())
		if err != nil {
			return nil, err
		}
		f.Party = id
	}
	return f, nil
}

// public is f without its secret.
func (f keyFile) public() *keyFile {
	f.Seed = ""
	return &f
}

// write writes a new file; it never replaces one.
func (f *keyFile) write(name string) error {
	mode := fs.FileMode(0o644)
	if f.Seed != "" {
		mode = 0o600
	}
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	return disk.WriteNew(filepath.Dir(name), filepath.Base(name), append(b, '\n'), mode)
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
	if f.Seed != "" && runtime.GOOS != "windows" && mode.Perm()&0o077 != 0 {
		return nil, parley.Refuse("key-file-open", "", "Others than you can read the secret key in %s (mode %04o).", shown(name), mode.Perm()).
			To("Close it with chmod 600 %s; if somebody may have read it, revoke the key (parley key revoke).", shown(name))
	}
	return f, nil
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
	if err == nil && f.Seed != "" {
		var k *statement.SoftKey
		if k, err = f.soft(); err == nil && k.ID() != id {
			err = fmt.Errorf("its seed does not make its key")
		}
	}
	if err != nil {
		return usage(fmt.Errorf("%s was damaged or changed by hand: %w", name, err))
	}
	return nil
}

// soft is the key that can sign.
func (f *keyFile) soft() (*statement.SoftKey, error) {
	seed, err := base64.StdEncoding.DecodeString(f.Seed)
	if err != nil {
		return nil, err
	}
	return statement.SoftKeyFromSeed(seed, parley.Key{Use: f.Key.Use, Post: f.Key.Post, Powers: f.Key.Powers})
}

// signer reads the key file that --key names, which must hold a secret.
func (e *env) signer() (*keyFile, *statement.SoftKey, error) {
	if e.cli.Key == "" {
		return nil, nil, usage(parley.Refuse("no-key", "", "This must be signed, and no key is named.").
			To("Name your key file with --key FILE or in PARLEY_KEY; parley key new makes one."))
	}
	f, err := readKeyFile(e.cli.Key)
	if err != nil {
		return nil, nil, err
	}
	if f.Seed == "" {
		return nil, nil, usage(parley.Refuse("no-key", "", "%s is the public half of a key; it can't sign.", e.cli.Key).To("Name the key file itself."))
	}
	k, err := f.soft()
	return f, k, err
}
