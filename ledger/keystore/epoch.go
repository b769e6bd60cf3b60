package keystore

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley/ledger/disk"
)

// EpochFile is the name of an epoch key's file under the key folder.
func EpochFile(epoch int64) string { return fmt.Sprintf("epoch-%06d.key", epoch) }

// check is kept in the database, so that a foreign epoch key is told from
// damage. It does not help to find the key.
func check(k *Key) [32]byte {
	return sha256.Sum256(append([]byte("parley.v1.epoch-check\x00"), k[:]...))
}

// writeEpoch makes a new epoch key: 64 hexadecimal digits and a newline, mode
// 0600, on the disk when it returns. A file left by a rotation that never
// finished is replaced.
func writeEpoch(folder string, epoch int64, rand io.Reader) (Key, error) {
	var k Key
	if _, err := io.ReadFull(rand, k[:]); err != nil {
		return k, fmt.Errorf("making epoch key %d: %w", epoch, err)
	}
	if err := os.Remove(filepath.Join(folder, EpochFile(epoch))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	return k, disk.WriteNew(folder, EpochFile(epoch), []byte(formatEpoch(&k)), 0o600)
}

// maxEpochFile is more bytes than an epoch key's file has.
const maxEpochFile = 1 << 10

func readEpoch(folder string, epoch int64) (Key, error) {
	b, err := disk.ReadSecret(filepath.Join(folder, EpochFile(epoch)), maxEpochFile)
	if err != nil {
		return Key{}, err
	}
	k, err := parseEpoch(string(b))
	if err != nil {
		return k, fmt.Errorf("%s: %w", EpochFile(epoch), err)
	}
	return k, nil
}

func formatEpoch(k *Key) string { return hex.EncodeToString(k[:]) + "\n" }

// parseEpoch is the inverse of formatEpoch; it accepts nothing else.
func parseEpoch(text string) (k Key, err error) {
	b, err := hex.DecodeString(strings.TrimSuffix(text, "\n"))
	if err != nil {
		return Key{}, err
	}
	if len(b) != KeySize {
		return Key{}, fmt.Errorf("it holds %d bytes, a key has %d", len(b), KeySize)
	}
	if k = Key(b); formatEpoch(&k) != text {
		return Key{}, errors.New("it is not 64 lower-case hexadecimal digits and a newline")
	}
	return k, nil
}

// destroyEpoch overwrites the file and removes it. On media that copy on write
// the overwriting reaches only the newest copy: the disk itself should be
// encrypted, and the page on sealing says so.
func destroyEpoch(folder string, epoch int64) error {
	name := filepath.Join(folder, EpochFile(epoch))
	err := disk.Overwrite(name, []byte(formatEpoch(new(Key))))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = os.Remove(name)
	}
	if err == nil {
		err = disk.SyncFolder(folder)
	}
	return err
}
