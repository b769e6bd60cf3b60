package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Snapshots is a folder of snapshots, each named by its number of entries. It
// is a cache: nothing is lost with it.
type Snapshots string

// snapshotsKept is how many snapshots stay.
const snapshotsKept = 3

const (
	snapshotSuffix = ".snapshot"
	unfitSuffix    = ".unfit" // one that was set aside
)

// Write writes the snapshot of that size aside, and removes the oldest once
// there are more than three.
func (s Snapshots) Write(size uint64, write func(io.Writer) error) error {
	if err := os.Mkdir(string(s), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := StreamAside(string(s), fmt.Sprintf("%012d%s", size, snapshotSuffix), 0o600, write); err != nil {
		return err
	}
	names, err := s.Names()
	for i, name := range names {
		if i >= snapshotsKept {
			err = errors.Join(err, os.Remove(s.Path(name)))
		}
	}
	return err
}

// Path of the one with that name.
func (s Snapshots) Path(name string) string { return filepath.Join(string(s), name) }

// Names are the snapshots there are, the newest first.
func (s Snapshots) Names() ([]string, error) {
	entries, err := os.ReadDir(string(s))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), snapshotSuffix) {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out, nil
}

// SetAside keeps one that does not fit for an inquiry: the newest such.
func (s Snapshots) SetAside(name string) error {
	old, err := filepath.Glob(s.Path("*" + unfitSuffix))
	for _, path := range old {
		err = errors.Join(err, os.Remove(path))
	}
	return errors.Join(err, os.Rename(s.Path(name), s.Path(name+unfitSuffix)))
}

// Remove removes all that was ever taken, set aside or left half written.
func (s Snapshots) Remove() error {
	if err := os.RemoveAll(string(s)); err != nil {
		return err
	}
	return SyncFolder(filepath.Dir(string(s)))
}
