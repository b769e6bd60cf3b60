package ledger

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// Opener opens the engine whose store lies in a folder.
type Opener func(ctx context.Context, dir string) (Engine, error)

// Transfer is what Backup and Restore need of the outside.
type Transfer struct {
	From string // folder that is read
	To   string // folder that is made
	// Source opens the log in From to be read; Target makes the one in To;
	// Check opens that one to be read, such as sqlite.OpenReadOnly.
	Source, Target, Check Opener
	World                 *geo.World
	// Shared: the log is shared with other nodes, and may be ahead of the keys in
	// From. Then what this node's checkpoint signs is copied, and no more.
	Shared bool
	// Files are further files of the folder, copied as they are, where they lie.
	Files []string
	// WithoutKeys leaves the epoch key and the log's key out of a backup. What
	// is wrapped or sealed under them stays shut until they are put beside it.
	WithoutKeys bool
	// Keys is the folder with log.key and keys/ of a backup without them.
	Keys string
	// Expires is when a backup with keys is to be destroyed; zero: BackupExpires
	// from Now on.
	Expires parley.Instant
	// Expired restores a backup that has expired all the same.
	Expired bool
	// Now is the clock.
	Now func() parley.Instant
	// Progress is told of each step; nil: nobody.
	Progress func(step Step, done, total uint64)
}

// Step is a part of a backup or restore that takes long.
type Step string

const (
	Copying   Step = "copying"
	Verifying Step = "verifying"
)

func (t *Transfer) progress(s Step) func(done, total uint64) {
	if t.Progress == nil {
		return nil
	}
	return func(done, total uint64) { t.Progress(s, done, total) }
}

// partSuffix ends the name of a folder that is not finished; what bears its
// final name was verified.
const partSuffix = ".part"

// backupTries is how often a backup begins again because an epoch of the keys
// ended meanwhile, which an erasure does: far more often than that happens.
const backupTries = 5

// maxFile is the longest of the further files in bytes, such as a world.
const maxFile = 256 << 20

// BackupExpires is how long a backup with keys is kept, if its maker says
// nothing else: what was erased is told to be so only when all have expired.
var BackupExpires = parley.Period{Days: 30}

// Backup copies the ledger in t.From to the new folder t.To, whether it is
// served meanwhile or not and without its lock, and verifies the copy by a full
// replay before it gets its name. What is read first never needs what is read
// later:
//
//	promises and access logs, then checkpoint, then entries, then keys
//
// since the mark that a promise is kept is written after the checkpoint that
// signs its entry, a checkpoint after its entries, and all these after their
// keys.
// Where an erasure ended the keys' epoch in between, the copy goes on with what
// was entered since, and takes the keys again.
func Backup(ctx context.Context, t Transfer) (*Inspection, error) {
	key, err := readLogKey(t.From)
	if err != nil {
		return nil, refuseLogKey(err, t.From)
	}
	if is, err := IsBackup(t.From); err != nil || is {
		return nil, errors.Join(err, refuseIsBackup(t.From))
	}
	return t.make(func(part string) (*Inspection, error) {
		m, err := t.note(ctx, key.text)
		if err != nil {
			return nil, err
		}
		if err := t.copyConsistently(ctx, part, key.verifier); err != nil {
			return nil, err
		}
		if err := writeManifest(part, m); err != nil {
			return nil, err
		}
		if !t.WithoutKeys {
			if err := disk.CopySecret(filepath.Join(t.From, KeyFile), part, KeyFile, maxKeyFile); err != nil {
				return nil, err
			}
		}
		keys := Keys{Log: key.text}
		if t.WithoutKeys {
			keys.Folder = filepath.Join(t.From, keystore.Folder)
		}
		return t.verify(ctx, part, keys)
	})
}

// note notes in the ledger's folder that a copy of its keys is made, before it
// is: none is ever unknown because a backup was cut short.
func (t *Transfer) note(ctx context.Context, logKey string) (Manifest, error) {
	m := Manifest{At: t.Now(), LogKey: logKey, Keys: !t.WithoutKeys}
	if t.WithoutKeys {
		return m, nil
	}
	if m.Expires = t.Expires; m.Expires == 0 {
		m.Expires = BackupExpires.From(m.At)
	}
	if m.Expires <= m.At {
		return m, refuse(nil, "time", "", "Let it expire later, or leave the keys out (--without-keys).", "The backup would have expired at %v; it is %v.", m.Expires, m.At)
	}
	if err := keystore.NoteCopy(ctx, t.From, m.At, m.Expires); err != nil {
		return m, refuseKeys(err, "It can't be noted in %s that its keys are copied: %v.", t.From, err)
	}
	return m, nil
}

// make calls f with a folder of its own, which gets the name To if f succeeds
// and is removed if not.
func (t *Transfer) make(f func(part string) (*Inspection, error)) (*Inspection, error) {
	switch inside, err := disk.Inside(t.To, t.From); {
	case err != nil:
		return nil, err
	case inside:
		return nil, refuse(nil, "inside-itself", "", "Name a folder elsewhere, best on another disk.", "%s lies in %s, which is copied.", t.To, t.From)
	}
	switch entries, err := os.ReadDir(t.To); {
	case err == nil && len(entries) > 0:
		return nil, refuse(fs.ErrExist, "not-empty", "", "Name a folder that does not exist, or an empty one; nothing is overwritten.", "%s is not empty.", t.To)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		if info, err := os.Stat(t.To); err == nil && !info.IsDir() {
			return nil, refuse(fs.ErrExist, "not-empty", "", "Name a folder that does not exist, or an empty one; nothing is overwritten.", "%s is a file.", t.To)
		}
		return nil, err
	}
	part := t.To + partSuffix
	if err := os.Mkdir(part, 0o700); err != nil {
		if errors.Is(err, fs.ErrExist) {
			err = refuse(err, "not-empty", "", "If no other process is writing it, remove it: it was never finished.", "%s is there already.", part)
		}
		return nil, err
	}
	done, err := f(part)
	if err == nil {
		if err = os.Remove(t.To); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err == nil {
		err = disk.SyncFolder(part)
	}
	if err == nil {
		err = os.Rename(part, t.To)
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(part))
	}
	return done, disk.SyncFolder(filepath.Dir(t.To))
}

// copyConsistently copies checkpoint, log and keys so that they fit each other.
func (t *Transfer) copyConsistently(ctx context.Context, part string, log note.Verifier) error {
	target, err := t.Target(ctx, part)
	if err != nil {
		return err
	}
	err = t.copyRound(ctx, target, part, log)
	for range backupTries - 1 {
		if !errors.Is(err, keystore.ErrRotated) {
			break
		}
		err = t.copyRound(ctx, target, part, log)
	}
	if errors.Is(err, keystore.ErrRotated) {
		err = refuse(err, "keys-rotated", "R8", "Do it again when no erasure is under way.", "The epoch of the keys ended %d times while they were being copied.", backupTries)
	}
	return errors.Join(err, target.Close())
}

// copyRound is one attempt, which goes on with the log that the last one left.
func (t *Transfer) copyRound(ctx context.Context, target Engine, part string, log note.Verifier) error {
	for _, name := range []string{CheckpointFile, IntakeFile, AccessFile, keystore.File, keystore.Folder} {
		if err := os.RemoveAll(filepath.Join(part, name)); err != nil {
			return err
		}
	}
	epoch, err := keystore.EpochIn(ctx, t.From)
	if err != nil {
		return refuseKeys(err, "The key store in %s can't be read: %v.", t.From, err)
	}
	if intake := filepath.Join(t.From, IntakeFile); disk.Exists(intake) {
		if err := disk.CopyDatabase(ctx, intake, part); err != nil {
			return refuseIntake(err, "The promises in %s can't be copied: %v.", t.From, err)
		}
	}
	if access := filepath.Join(t.From, AccessFile); disk.Exists(access) {
		if err := disk.CopyDatabase(ctx, access, part); err != nil {
			return refuseAccessDamaged(err)
		}
	}
	if err := disk.CopyFile(filepath.Join(t.From, CheckpointFile), part, CheckpointFile, proof.MaxCheckpoint, 0o644); err != nil {
		return err
	}
	source, err := t.Source(ctx, t.From)
	if err != nil {
		return refuseDamaged(err, "The log's store in %s can't be opened: %v.", t.From, err)
	}
	upTo := uint64(math.MaxUint64)
	if t.Shared {
		upTo, err = signedSize(part, log)
	}
	if err == nil {
		_, err = Copy(ctx, source, target, upTo, t.progress(Copying))
	}
	if err = errors.Join(err, source.Close()); err != nil {
		return err
	}
	if err := t.copyKeys(ctx, part); err != nil {
		return err
	}
	if now, err := keystore.EpochIn(ctx, t.From); err != nil || now != epoch {
		return errors.Join(err, keystore.ErrRotated)
	}
	return t.copyFiles(part)
}

// signedSize is how many entries the checkpoint in dir signs.
func signedSize(dir string, log note.Verifier) (uint64, error) {
	_, c, err := readSigned(dir, log)
	return c.Size, err
}

func (t *Transfer) copyKeys(ctx context.Context, part string) error {
	err := keystore.Copy(ctx, t.From, part, t.WithoutKeys || t.Keys != "")
	if err == nil && t.Keys != "" {
		err = keystore.CopyEpochKey(ctx, t.Keys, part)
	}
	if err != nil && !errors.Is(err, keystore.ErrRotated) {
		return refuseOpen(err, func() error { return refuseKeys(err, "The keys can't be copied: %v.", err) })
	}
	return err
}

// copyFiles copies the further files that are there, over those of an earlier attempt.
func (t *Transfer) copyFiles(part string) error {
	for _, name := range t.Files {
		info, err := os.Stat(filepath.Join(t.From, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		b, err := disk.ReadLimited(filepath.Join(t.From, name), maxFile)
		if err != nil {
			return err
		}
		if err := disk.WriteAside(part, name, b, info.Mode().Perm()); err != nil {
			return err
		}
	}
	return nil
}

// verify replays what was written, with every check.
func (t *Transfer) verify(ctx context.Context, part string, keys Keys) (*Inspection, error) {
	return Inspect(ctx, Config{Dir: part, Engine: t.Check, World: t.World, Deep: true, Progress: t.progress(Verifying)}, keys)
}
