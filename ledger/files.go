package ledger

import (
	"crypto/ed25519"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
)

// Files of a ledger's folder, beside the engine's store and the key store's.
const (
	KeyFile        = "log.key"    // the log's signing key, in the note format; mode 0600
	CheckpointFile = "checkpoint" // the last signed checkpoint
	LockFile       = "lock"       // held by the one process that has the ledger open
)

// newLogKey makes the log's key. Its name, which is the origin of every
// checkpoint, gets a random ending, so that no two ledgers of a host share it.
func newLogKey(dir, host string, rand io.Reader) error {
	if host == "" || strings.ContainsAny(host, " \t\r\n+") {
		return fmt.Errorf("%q can't name a log: use a host name or URL without scheme, such as parley.example.org", host)
	}
	random := make([]byte, 8+ed25519.SeedSize)
	if _, err := io.ReadFull(rand, random); err != nil {
		return err
	}
	text, err := signerText(host+"/"+hex.EncodeToString(random[:8]), random[8:])
	if err != nil {
		return err
	}
	return disk.WriteAside(dir, KeyFile, []byte(text+"\n"), 0o600)
}

// signerText is a signer key in the note format, from a seed of 32 bytes.
func signerText(name string, seed []byte) (string, error) {
	public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	vkey, err := note.NewEd25519VerifierKey(name, public)
	if err != nil {
		return "", err
	}
	hash := strings.Split(vkey, "+")[1]
	return "PRIVATE+KEY+" + name + "+" + hash + "+" + base64.StdEncoding.EncodeToString(append([]byte{1}, seed...)), nil
}

// logKey is the log's key as read from its file.
type logKey struct {
	signer   note.Signer
	verifier note.Verifier
	text     string // verifier key
	seed     []byte
}

// VerifierKeyIn is the verifier key of the log whose key lies in dir.
func VerifierKeyIn(dir string) (string, error) {
	k, err := inspectKey(dir, "")
	if err != nil {
		return "", err
	}
	return k.text, nil
}

// maxKeyFile is more bytes than the log's key file has.
const maxKeyFile = 4 << 10

func readLogKey(dir string) (*logKey, error) {
	b, err := disk.ReadSecret(filepath.Join(dir, KeyFile), maxKeyFile)
	var k *logKey
	if err == nil {
		k, err = parseLogKey(strings.TrimSuffix(string(b), "\n"))
	}
	var unread *fs.PathError
	var open *disk.OpenError
	if err != nil && !errors.As(err, &unread) && !errors.As(err, &open) {
		err = &badLogKey{err}
	}
	return k, err
}

func parseLogKey(skey string) (*logKey, error) {
	k := new(logKey)
	var err error
	if k.signer, err = note.NewSigner(skey); err != nil {
		return nil, fmt.Errorf("%s: %w", KeyFile, err)
	}
	// PRIVATE+KEY+name+hash+base64, which may hold a plus of its own.
	secret, err := base64.StdEncoding.DecodeString(strings.SplitN(skey, "+", 5)[4])
	if err != nil {
		return nil, fmt.Errorf("%s: %w", KeyFile, err)
	}
	k.seed = secret[1:]
	public := ed25519.NewKeyFromSeed(k.seed).Public().(ed25519.PublicKey)
	if k.text, err = note.NewEd25519VerifierKey(k.signer.Name(), public); err != nil {
		return nil, err
	}
	k.verifier, err = note.NewVerifier(k.text)
	return k, err
}

// exists reports whether a ledger, or a part of one, lies in dir.
func exists(dir string) (bool, error) {
	for _, name := range []string{KeyFile, CheckpointFile, keystore.File, keystore.Folder} {
		if _, err := os.Lstat(filepath.Join(dir, name)); !errors.Is(err, fs.ErrNotExist) {
			return err == nil, err
		}
	}
	return false, nil
}
