package witness

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/torchwood"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// KeyFile holds the signing key in the form of a note's: PRIVATE+KEY+name+hash+
// base64 of the type (4) and the seed.
const KeyFile = "witness.key"

const private = "PRIVATE+KEY+"

// Init makes a witness of that name in a folder, and gives its verifier key. A
// folder that has one is left as it is.
func Init(dir, name string, rand io.Reader) (string, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(rand, seed); err != nil {
		return "", err
	}
	s, err := torchwood.NewCosignatureSigner(name, ed25519.NewKeyFromSeed(seed))
	if err != nil {
		return "", fmt.Errorf("%q can't name a witness: use a host name or URL without scheme, such as witness.example.org", name)
	}
	vkey := s.Verifier().String()
	if _, err := proof.NewWitness(vkey); err != nil {
		return "", err
	}
	if len(vkey) > maxVerifierKey {
		return "", fmt.Errorf("the name is too long: the verifier key has %d bytes, the limit is %d", len(vkey), maxVerifierKey)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	text := fmt.Sprintf("%s%s+%08x+%s\n", private, name, s.KeyHash(), base64.StdEncoding.EncodeToString(append([]byte{proof.AlgCosignature}, seed...)))
	return vkey, disk.WriteNew(dir, KeyFile, []byte(text), 0o600)
}

// maxVerifierKey is the longest verifier key that a log/policy names.
const maxVerifierKey = 300

// readKey reads the key file.
func readKey(dir string) (*torchwood.CosignatureSigner, error) {
	b, err := disk.ReadSecret(filepath.Join(dir, KeyFile), MaxKey)
	if err != nil {
		return nil, err
	}
	s, err := parseKey(strings.TrimSuffix(string(b), "\n"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", KeyFile, err)
	}
	return s, nil
}

// parseKey reads a signing key in its one form.
func parseKey(text string) (*torchwood.CosignatureSigner, error) {
	rest, ok := strings.CutPrefix(text, private)
	parts := strings.SplitN(rest, "+", 3)
	if !ok || len(parts) != 3 {
		return nil, errors.New("this is no witness's key")
	}
	key, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.SeedSize || key[0] != proof.AlgCosignature {
		return nil, errors.New("this is no witness's key (type 4, Ed25519)")
	}
	s, err := torchwood.NewCosignatureSigner(parts[0], ed25519.NewKeyFromSeed(key[1:]))
	if err != nil {
		return nil, err
	}
	if parts[1] != fmt.Sprintf("%08x", s.KeyHash()) {
		return nil, errors.New("the key's hash does not match its key")
	}
	return s, nil
}
