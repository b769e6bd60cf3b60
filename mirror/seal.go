package mirror

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
)

// KeyFile holds the key under which the mirror seals contents: 32 random bytes,
// mode 0600. Without it the mirror can't be read; it is then fetched anew.
const KeyFile = "mirror.key"

const keySize = 32

// tagSealed separates the associated data of a mirror's ciphertexts from all others.
const tagSealed = "parley.v1.mirror\x00"

// tagSnapshot is what a snapshot's key is drawn for.
const tagSnapshot = "parley.v1.mirror-snapshot"

// What is sealed: part of the associated data, so that one can't stand for another.
const (
	sealedEntry byte = iota + 1
	sealedSubmission
	sealedReceipt
)

// sealer seals with AES-256-GCM under random nonces of 96 bits: far fewer things
// are ever sealed in one mirror than would make two of them likely to be equal.
type sealer struct {
	aead cipher.AEAD
	key  []byte
}

// createKey makes the key of a new mirror.
func createKey(dir string) error {
	key := make([]byte, keySize)
	rand.Read(key)
	return disk.WriteNew(dir, KeyFile, key, 0o600)
}

func openSealer(dir string) (*sealer, error) {
	path := filepath.Join(dir, KeyFile)
	key, err := disk.ReadSecret(path, keySize)
	var open *disk.OpenError
	switch {
	case errors.As(err, &open):
		return nil, refuse(err, "key-file-open", "", "Close it with chmod 600 "+path+".", "Others than its owner can reach the mirror's key in %s (mode %04o).", path, open.Mode.Perm())
	case errors.Is(err, fs.ErrNotExist):
		return nil, refuse(err, "no-mirror", "", "Restore it from a backup, or mirror into a new folder: the host has all but the outbox.", "The mirror's key %s is missing.", path)
	case err != nil:
		return nil, err
	case len(key) != keySize:
		return nil, refuseDamaged(nil, "The mirror's key in %s has %d bytes, not %d.", path, len(key), keySize)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, err
	}
	return &sealer{aead, key}, nil
}

// seal encrypts what belongs to a place: an entry's index and leaf, or a
// statement's identifier.
func (s *sealer) seal(kind byte, index uint64, of, plain []byte) []byte {
	return s.aead.Seal(nil, nil, plain, associated(kind, index, of))
}

// snapshot gives the cipher of the snapshot with that salt.
func (s *sealer) snapshot(salt []byte) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, s.key, salt, tagSnapshot, keySize)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func (s *sealer) open(kind byte, index uint64, of, data []byte) ([]byte, error) {
	plain, err := s.aead.Open(nil, nil, data, associated(kind, index, of))
	if err != nil {
		return nil, fmt.Errorf("a ciphertext does not open: %w", err)
	}
	return plain, nil
}

func associated(kind byte, index uint64, of []byte) []byte {
	b := append([]byte(tagSealed), kind)
	b = binary.BigEndian.AppendUint64(b, index)
	return append(b, of...)
}

// refuse makes a refusal whose cause can be found by errors.Is.
func refuse(cause error, code, rule, todo, format string, args ...any) error {
	r := parley.Refuse(code, rule, format, args...).To("%s", todo)
	r.Cause = cause
	return r
}

// ErrDamaged: what lies in the mirror's folder is not what the mirror wrote.
var ErrDamaged = errors.New("the mirror is damaged")

func refuseDamaged(cause error, format string, args ...any) error {
	return refuse(errors.Join(ErrDamaged, cause), "mirror-damaged", "R9",
		"Keep this folder, in which the outbox and the evidence are, check the disk, and restore it from a backup or mirror into a new folder.", format, args...)
}

// secure makes the mirror's folder, which must be new or empty, mode 0700.
func secure(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}
