package disk

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// Lock makes the file and takes it for this process, or fails with ErrInUse.
// The system lets go of it when the process ends, however it ends.
func Lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	const how = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	if err := windows.LockFileEx(windows.Handle(f.Fd()), how, 0, 1, 0, new(windows.Overlapped)); err != nil {
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			err = ErrInUse
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// SyncFolder does nothing: Windows syncs no folders; NTFS journals their names.
func SyncFolder(string) error { return nil }
