// Package disk does what a ledger asks of a file system beyond reading and
// writing: that a folder be one process's own, that a new name survive a power
// cut, and that a file be replaced in one step.
package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrInUse: another process holds the lock.
var ErrInUse = errors.New("another process has the folder open")

// WriteAside replaces a file in one step: the new content under another name,
// synced, renamed over the old, the folder synced. Whoever reads sees the old
// or the new one, whole; when it returns, the new one is on the disk.
func WriteAside(dir, name string, content []byte, mode os.FileMode) error {
	aside := filepath.Join(dir, name+".new")
	if err := writeSynced(aside, os.O_TRUNC, content, mode); err != nil {
		return err
	}
	if err := os.Rename(aside, filepath.Join(dir, name)); err != nil {
		return err
	}
	return SyncFolder(dir)
}

// StreamAside is WriteAside for what is too long to hold in memory. Where write
// fails, nothing has changed.
func StreamAside(dir, name string, mode os.FileMode, write func(io.Writer) error) error {
	aside := filepath.Join(dir, name+".new")
	f, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(aside, filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(aside))
	}
	return SyncFolder(dir)
}

// WriteNew makes a file that must not exist; it is on the disk when it returns.
func WriteNew(dir, name string, content []byte, mode os.FileMode) error {
	if err := writeSynced(filepath.Join(dir, name), os.O_EXCL, content, mode); err != nil {
		return err
	}
	return SyncFolder(dir)
}

// Overwrite overwrites the beginning of a file where it lies, synced.
func Overwrite(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return finish(f, content)
}

// Exists reports whether something of that name is there, or may be.
func Exists(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Inside reports whether path, which need not exist, is dir or lies in it,
// whatever links lead there.
func Inside(path, dir string) (bool, error) {
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return false, err
	}
	if path, err = filepath.Abs(path); err != nil {
		return false, err
	}
	rest := "" // what is not there yet
	for {
		there, err := filepath.EvalSymlinks(path)
		if err == nil {
			path = filepath.Join(there, rest)
			break
		}
		if !errors.Is(err, fs.ErrNotExist) || path == filepath.Dir(path) {
			return false, err
		}
		path, rest = filepath.Dir(path), filepath.Join(filepath.Base(path), rest)
	}
	rel, err := filepath.Rel(real, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)), nil
}

// Sync puts a file that somebody else wrote on the disk.
func Sync(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func writeSynced(path string, how int, content []byte, mode os.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|how, mode)
	if err != nil {
		return err
	}
	return finish(f, content)
}

// finish writes, syncs and closes.
func finish(f *os.File, content []byte) error {
	_, err := f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// OpenError: a file with a secret that others than its owner can reach.
type OpenError struct {
	Path string
	Mode fs.FileMode
}

func (e *OpenError) Error() string {
	return fmt.Sprintf("others than its owner can reach %s (mode %04o)", e.Path, e.Mode.Perm())
}

// ReadSecret reads a file that holds a key, of at most limit bytes. One with
// any permission for group or world is refused with an *OpenError; Windows has
// no such permissions.
func ReadSecret(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := Closed(path, info); err != nil {
		return nil, err
	}
	return readLimited(f, path, limit)
}

// Closed refuses with an *OpenError a file, or a folder, that others than its
// owner can reach. Windows has no such permissions.
func Closed(path string, info fs.FileInfo) error {
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return &OpenError{path, info.Mode()}
	}
	return nil
}

// ReadLimited reads a file of at most limit bytes.
func ReadLimited(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readLimited(f, path, limit)
}

func readLimited(f *os.File, path string, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("%s has more than %d bytes", path, limit)
	}
	return b, err
}
