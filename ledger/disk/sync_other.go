//go:build !linux

package disk

import "os"

// SyncData puts what was written into a file on the disk.
func SyncData(f *os.File) error { return f.Sync() }
