package ledger

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// ManifestFile marks a folder as a backup. A ledger does not open there: what
// was entered into a backup would be a second history.
const ManifestFile = "backup"

// manifestVersion is the version of the file.
const manifestVersion = 1

// maxManifest is the longest manifest in bytes.
const maxManifest = 4 << 10

// Manifest says what a backup is.
type Manifest struct {
	// At is when it was made.
	At parley.Instant
	// LogKey is the log's verifier key.
	LogKey string
	// Keys: the epoch key and log.key lie in it.
	Keys bool
	// Expires is when a backup with keys is to be destroyed: until then what was
	// erased since can be read with it. Zero: one of before, which does not say.
	Expires parley.Instant
}

// wireManifest is canonical JSON in the statement's profile.
type wireManifest struct {
	At      parley.Instant `json:"at"`
	Expires parley.Instant `json:"expires,omitzero"`
	Keys    bool           `json:"keys"`
	LogKey  string         `json:"log_key"`
	Backup  int            `json:"parley_backup"`
}

// Encode gives the manifest's one encoding, with a newline at its end.
func (m Manifest) Encode() ([]byte, error) {
	b, err := statement.Canonical(wireManifest{m.At, m.Expires, m.Keys, m.LogKey, manifestVersion})
	return append(b, '\n'), err
}

// DecodeManifest is the inverse of Encode; it accepts nothing else.
func DecodeManifest(b []byte) (Manifest, error) {
	var w wireManifest
	bad := func(err error) (Manifest, error) {
		return Manifest{}, refuse(errors.Join(ErrDamaged, err), "bad-backup", "R9", "Use another backup, or the version of Parley that made it.", "The file %q is no backup's: %v.", ManifestFile, err)
	}
	if len(b) > maxManifest || len(b) == 0 || b[len(b)-1] != '\n' {
		return bad(errors.New("it is too long, or does not end with a newline"))
	}
	if err := statement.DecodeStrict(b[:len(b)-1], &w); err != nil {
		return bad(err)
	}
	if w.Backup != manifestVersion {
		return bad(errors.New("its version is unknown"))
	}
	if _, err := note.NewVerifier(w.LogKey); err != nil {
		return bad(err)
	}
	if w.Expires != 0 && (!w.Keys || w.Expires < w.At) {
		return bad(errors.New("it expires before it was made, or has no keys that could"))
	}
	return Manifest{At: w.At, LogKey: w.LogKey, Keys: w.Keys, Expires: w.Expires}, nil
}

// ReadManifest reads the manifest of the backup in dir.
func ReadManifest(dir string) (Manifest, error) {
	b, err := disk.ReadLimited(filepath.Join(dir, ManifestFile), maxManifest)
	if errors.Is(err, fs.ErrNotExist) {
		return Manifest{}, refuse(err, "no-backup", "", "Give a folder that parley ledger backup has made.", "There is no backup in %s: it has no file %q.", dir, ManifestFile)
	}
	if err != nil {
		return Manifest{}, err
	}
	return DecodeManifest(b)
}

func writeManifest(dir string, m Manifest) error {
	b, err := m.Encode()
	if err != nil {
		return err
	}
	return disk.WriteNew(dir, ManifestFile, b, 0o600)
}

// IsBackup reports whether the folder is a backup.
func IsBackup(dir string) (bool, error) {
	_, err := os.Lstat(filepath.Join(dir, ManifestFile))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
