package disk

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ReadOnlyDSN names a SQLite database that is read without being changed, while
// another process may write it. One without a write-ahead log is at rest and is
// read as it lies: nothing is left beside it.
func ReadOnlyDSN(path string) string {
	dsn := "file:" + path + "?mode=ro&_pragma=busy_timeout(10000)&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=temp_store(MEMORY)"
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		return dsn + "&immutable=1"
	}
	return dsn
}

// CopyDatabase copies a SQLite database to the folder to, as it is at one
// instant and without its free pages, perhaps while another process writes it.
// The copy is on the disk, mode 0600, when it returns.
func CopyDatabase(ctx context.Context, path, to string) error {
	db, err := sql.Open("sqlite", ReadOnlyDSN(path))
	if err != nil {
		return err
	}
	defer db.Close()
	name := filepath.Base(path)
	if err := WriteNew(to, name, nil, 0o600); err != nil {
		return err
	}
	target := filepath.Join(to, name)
	if _, err := db.ExecContext(ctx, `vacuum into ?`, target); err != nil {
		return err
	}
	return Sync(target)
}

// CopyFile copies a file of at most limit bytes under a name that must not
// exist; it is on the disk when CopyFile returns.
func CopyFile(from, dir, name string, limit int64, mode os.FileMode) error {
	b, err := ReadLimited(from, limit)
	if err != nil {
		return err
	}
	return WriteNew(dir, name, b, mode)
}

// CopySecret is CopyFile for a file that holds a key: one that others can reach
// is refused, and the copy has mode 0600.
func CopySecret(from, dir, name string, limit int64) error {
	b, err := ReadSecret(from, limit)
	if err != nil {
		return err
	}
	return WriteNew(dir, name, b, 0o600)
}
