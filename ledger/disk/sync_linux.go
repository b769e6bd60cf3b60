package disk

import (
	"os"

	"golang.org/x/sys/unix"
)

// SyncData puts what was written into a file on the disk, with no more of its
// length and times than is needed to read it again.
func SyncData(f *os.File) error {
	for {
		if err := unix.Fdatasync(int(f.Fd())); err != unix.EINTR {
			return err
		}
	}
}
