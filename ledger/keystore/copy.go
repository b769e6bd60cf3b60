package keystore

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/ledger/disk"
)

// ErrRotated: an epoch ended while the store was being copied. Copy again, the
// log first.
var ErrRotated = errors.New("the epoch of the keys ended meanwhile")

// EpochIn reads the epoch of the store in dir, perhaps while it is in use.
func EpochIn(ctx context.Context, dir string) (epoch int64, err error) {
	path, _ := paths(dir)
	db, err := sql.Open("sqlite", disk.ReadOnlyDSN(path))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	err = db.QueryRowContext(ctx, `select max(number) from epoch`).Scan(&epoch)
	return epoch, err
}

// Copy copies the store in dir to the folder to, perhaps while it is in use: all
// wrapped keys as of one instant, and the epoch key that opens them unless
// withoutEpochKey. ErrRotated where that key went meanwhile; what is in to is
// then to be thrown away. All is on the disk, mode 0600, when it returns.
func Copy(ctx context.Context, dir, to string, withoutEpochKey bool) error {
	path, _ := paths(dir)
	if err := disk.CopyDatabase(ctx, path, to); err != nil {
		return err
	}
	if withoutEpochKey {
		return nil
	}
	err := CopyEpochKey(ctx, dir, to)
	if err == nil {
		return nil
	}
	if copied, err2 := EpochIn(ctx, to); err2 == nil {
		if now, err2 := EpochIn(ctx, dir); err2 == nil && now != copied {
			return errors.Join(ErrRotated, err)
		}
	}
	return err
}

// CopyEpochKey copies the epoch key of the store in to from the key folder in
// dir, and checks that it is that store's.
func CopyEpochKey(ctx context.Context, dir, to string) error {
	epoch, err := EpochIn(ctx, to)
	if err != nil {
		return err
	}
	_, from := paths(dir)
	_, folder := paths(to)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	if err := disk.CopySecret(filepath.Join(from, EpochFile(epoch)), folder, EpochFile(epoch), maxEpochFile); err != nil {
		return err
	}
	if err := disk.SyncFolder(to); err != nil {
		return err
	}
	return opens(ctx, to)
}

// opens checks that the epoch key is the store's.
func opens(ctx context.Context, dir string) error {
	s, err := OpenReadOnly(ctx, dir, "")
	if err != nil {
		return err
	}
	return s.Close()
}
