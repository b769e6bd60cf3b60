package disk

import (
	"errors"
	"io/fs"
	"os"
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
