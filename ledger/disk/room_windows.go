package disk

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/windows"
)

// Held reports whether a process holds the lock.
func Held(path string) (bool, error) {
	f, err := Lock(path)
	if errors.Is(err, ErrInUse) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	return false, f.Close()
}

// Free is how many bytes its owner can still write to the disk of a folder.
func Free(dir string) (uint64, error) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(name, &free, nil, nil)
	return free, err
}

// SameOwner is always true: Windows shows no owner here.
func SameOwner(_, _ fs.FileInfo) bool { return true }
