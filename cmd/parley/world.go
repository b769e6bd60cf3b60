package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/sqlite"
)

// A ledger's folder says in the file "world" which territories are attributed
// before anyone declares his own, and holds a copy of them, because a later
// Parley may carry others:
//
//	builtin 5f0a…   or   file 5f0a…   or   none
const (
	worldFile     = "world"
	worldDataFile = "world.bin"
)

// maxWorld is the longest world file in bytes.
const maxWorld = 256 << 20

// maxWorldLine is the longest note of a world in bytes.
const maxWorldLine = 4 << 10

// chooseWorld reads what parley init --world names.
func chooseWorld(name string) (*geo.World, error) {
	switch name {
	case "none":
		return nil, nil
	case "builtin":
		return geo.BuiltinWorld(), nil
	}
	data, err := readLimited(name, maxWorld)
	if err != nil {
		return nil, usage(err)
	}
	w, err := geo.DecodeWorld(data)
	if err != nil {
		return nil, usage(fmt.Errorf("--world: %s: %w", name, err))
	}
	return w, nil
}

// worldPath is where a ledger's folder notes its world.
func worldPath(dir string) string { return filepath.Join(dir, worldFile) }

// exists gives the first of the names that lies in dir; "": none.
func exists(dir string, names ...string) (string, error) {
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return name, nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return "", usage(err)
		}
	}
	return "", nil
}

// keepWorld notes the world in a ledger's folder.
func keepWorld(dir string, w *geo.World) error {
	line := "none\n"
	if w != nil {
		line = "file " + w.Digest().String() + "\n"
		if w == geo.BuiltinWorld() {
			line = "builtin " + w.Digest().String() + "\n"
		}
		if err := disk.WriteAside(dir, worldDataFile, w.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return disk.WriteAside(dir, worldFile, []byte(line), 0o644)
}

// openWorld gives the world that a ledger was founded with.
func openWorld(dir string) (*geo.World, error) {
	b, err := readLimited(worldPath(dir), maxWorldLine)
	if errors.Is(err, fs.ErrNotExist) {
		switch there, err := exists(dir, sqlite.File); {
		case err != nil:
			return nil, err
		case there != "":
			return nil, parley.Refuse("world-missing", "R12", "The file %q, which says whose territory is attributed, is missing in the ledger's folder %s.", worldFile, shown(dir)).
				To("Restore %s, and %s beside it, from a backup.", worldFile, worldDataFile)
		}
		return nil, parley.Refuse("no-ledger", "", "There is no ledger in %s.", dir).To("Give the folder of a ledger, or found one there with parley init --dir %s --name NAME.", dir)
	}
	if err != nil {
		return nil, usage(err)
	}
	kind, digest, _ := strings.Cut(strings.TrimSpace(string(b)), " ")
	w := geo.BuiltinWorld()
	switch kind {
	case "none":
		return nil, nil
	case "builtin", "file":
		if kind == "builtin" && w.Digest().String() == digest {
			break // what this Parley carries needs no second reading
		}
		data, err := readLimited(filepath.Join(dir, worldDataFile), maxWorld)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, parley.Refuse("world-missing", "R12", "The file %q, with the territories that the ledger was founded with, is missing in the ledger's folder %s.", worldDataFile, shown(dir)).
				To("Restore it from a backup.")
		}
		if err != nil {
			return nil, err
		}
		if w, err = geo.DecodeWorld(data); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(dir, worldDataFile), err)
		}
	default:
		return nil, fmt.Errorf("%s says %q, which is neither builtin, file nor none", worldPath(dir), kind)
	}
	if w.Digest().String() != digest {
		return nil, parley.Refuse("another-world", "R12", "The ledger was founded with the territory file %.12s; this is %s.", digest, parley.Short(w.Digest())).
			To("Put the file with that digest back into %s.", filepath.Join(dir, worldDataFile))
	}
	return w, nil
}
