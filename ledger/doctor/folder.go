package doctor

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
)

const (
	// littleSpace is how many bytes should be free on the disk: a day's
	// statements of a busy ledger, and room for a rotation of the keys.
	littleSpace = 1 << 30
	// noSpace is below what the ledger can be expected to stop at any moment.
	noSpace = 64 << 20
)

// folder looks at names, modes and owners. It returns false where there is no
// folder to look at.
func (x *exam) folder() bool {
	info, err := os.Stat(x.cfg.Dir)
	if err != nil || !info.IsDir() {
		x.add(Finding{Check: "folder", Level: Wrong, Code: "no-ledger", Where: x.cfg.Dir, What: fmt.Sprintf("There is no such folder: %v.", err), Todo: "Give the folder of a ledger."})
		return false
	}
	before := len(x.report.Findings)
	if is, err := ledger.IsBackup(x.cfg.Dir); err == nil && is {
		x.add(Finding{Check: "folder", Level: Note, Code: "is-a-backup", Where: ledger.ManifestFile, What: "This is a backup: no ledger opens here.", Todo: "Restore it into another folder with parley ledger restore."})
	}
	x.served()
	x.names(info)
	if len(x.report.Findings) == before {
		state := "Nobody serves it."
		if x.report.Served {
			state = "A process serves it."
		}
		x.ok("folder", "All files are there, and only their owner can reach the secret ones. %s", state)
	}
	return true
}

func (x *exam) served() {
	held, err := disk.Held(x.path(ledger.LockFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		x.add(Finding{Check: "folder", Level: Note, Where: ledger.LockFile, What: fmt.Sprintf("It can't be told whether a process has the ledger open: %v.", err)})
	}
	x.report.Served = held
}

// want are the files of a folder; a secret is true.
func (x *exam) want() map[string]bool {
	want := map[string]bool{ledger.KeyFile: true, ledger.CheckpointFile: false, keystore.Folder: true}
	if x.cfg.Shared == nil { // otherwise it is a copy, which is filled from the cluster
		want[keystore.File] = true
	}
	if x.cfg.Store != "" {
		want[x.cfg.Store] = true
	}
	return want
}

// litter may lie there for reasons of its own.
func litter(name string) bool {
	return name == ledger.LockFile || name == ledger.ManifestFile || strings.HasSuffix(name, "-wal") || strings.HasSuffix(name, "-shm")
}

func (x *exam) names(folder fs.FileInfo) {
	want := x.want()
	for name := range want {
		if _, err := os.Lstat(x.path(name)); errors.Is(err, fs.ErrNotExist) {
			x.add(Finding{Check: "folder", Level: Damaged, Code: "file-missing", Where: name, What: "The file is missing.", Todo: "Restore it from a backup; parley init would found another ledger, and refuses to do so here."})
		}
	}
	if _, err := os.Lstat(x.path(ledger.IntakeFile)); errors.Is(err, fs.ErrNotExist) && x.cfg.Shared == nil {
		x.add(Finding{Check: "folder", Level: Wrong, Code: "file-missing", Where: ledger.IntakeFile, What: "The file is missing: promises that were given may be lost with it.",
			Todo: "Restore it from a backup, together with keys.db and keys/. Without one, the next start makes an empty one, and says of how many statements promises are lost."})
	}
	err := filepath.WalkDir(x.cfg.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == x.cfg.Dir {
			return err
		}
		name, err := filepath.Rel(x.cfg.Dir, path)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		top, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		secret, known := want[top]
		switch top {
		case ledger.IntakeFile, ledger.AccessFile, ledger.SnapshotFolder, keystore.File:
			secret, known = true, true
		case ledger.CosignedFile:
			known = true
		}
		if also, ok := x.cfg.Also[top]; ok {
			secret, known = also, true
		}
		if base, _, found := strings.Cut(top, "-"); found && litter(top) {
			secret = want[base] || base == ledger.IntakeFile || base == ledger.AccessFile || base == keystore.File
		}
		x.look(name, info, secret, known || litter(top))
		if !disk.SameOwner(info, folder) {
			x.add(Finding{Check: "folder", Level: Wrong, Code: "another-owner", Where: name, What: "It belongs to another user than the folder does.", Todo: "Run every command on this folder as the user that serves it, and give the file to that user with chown."})
		}
		return nil
	})
	if err != nil {
		x.add(Finding{Check: "folder", Level: Wrong, Where: x.cfg.Dir, What: fmt.Sprintf("The folder can't be read whole: %v.", err), Todo: "Run as the user that serves the ledger, and check the disk."})
	}
}

// look looks at one file.
func (x *exam) look(name string, info fs.FileInfo, secret, known bool) {
	switch {
	case strings.HasSuffix(name, ".new"):
		x.add(Finding{Check: "folder", Level: Note, Code: "left-over", Where: name, What: "A file that was being written when the process died. It is written anew when it is needed.", Todo: ""})
		return
	case !known:
		x.add(Finding{Check: "folder", Level: Note, Code: "unknown-file", Where: name, What: "It does not belong to a ledger. Backups leave it out.", Todo: ""})
		return
	}
	if open := info.Mode().Perm() & 0o077; secret && open != 0 && runtime.GOOS != "windows" {
		mode := "600"
		if info.IsDir() {
			mode = "700"
		}
		x.add(Finding{Check: "folder", Level: Wrong, Code: "key-file-open", Where: name, What: fmt.Sprintf("Others than its owner can reach it (mode %04o).", info.Mode().Perm()),
			Todo: fmt.Sprintf("Close it with chmod %s %s; if somebody may have read a key, hold it to be known.", mode, x.path(name))})
	}
}

// space looks at the room on the disk.
func (x *exam) space() {
	free, err := disk.Free(x.cfg.Dir)
	f := Finding{Check: "disk", Where: x.cfg.Dir, What: fmt.Sprintf("%d MiB are free.", free>>20)}
	switch {
	case err != nil:
		f.Level, f.What = Note, fmt.Sprintf("It can't be told how much room is left: %v.", err)
	case free < noSpace:
		f.Level, f.Code, f.Todo = Wrong, "disk-full", "Free some now: at a full disk the ledger takes nothing more. Nothing that has a receipt is lost by it."
	case free < littleSpace:
		f.Level, f.Code, f.Todo = Note, "disk-low", "Free some, or move the folder, before the ledger stops."
	default:
		f.Level, f.Where = OK, ""
	}
	x.add(f)
}

// clock compares this machine's clock with ledger time.
func (x *exam) clock() {
	now := x.cfg.Now()
	if x.engine == nil || x.head.Size == 0 {
		return
	}
	ahead := time.Duration(x.head.At-now) * time.Millisecond
	if ahead > ledger.ClockLimit {
		x.add(Finding{Check: "clock", Level: Wrong, Code: "clock-behind", What: fmt.Sprintf("This machine's clock says %s; the last entry is of %s, %v later.", now, x.head.At, ahead.Round(time.Second)),
			Todo: "Set the clock. If the clock is right, the last entries were written with a wrong one: ledger time never runs back, so new entries wait until it is reached."})
		return
	}
	synchronised, known := disk.ClockSynchronised()
	if known && !synchronised {
		x.add(Finding{Check: "clock", Level: Note, Code: "clock-free", What: fmt.Sprintf("This machine's clock says %s, and no time service steers it.", now), Todo: "Ledger time is legal time: run chrony, or another client of NTP."})
		return
	}
	x.ok("clock", "This machine's clock says %s, and the last entry is of %s.", now, parley.Instant(x.head.At))
}
