package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// Keys say where the secrets of a folder lie that does not hold them itself.
type Keys struct {
	// Folder with the epoch key; "": the ledger's own.
	Folder string
	// Log is the log's verifier key; "": that of the folder's log.key.
	Log string
}

// Inspection is what a replay found to hold.
type Inspection struct {
	Head       Head
	LogKey     string
	Checkpoint []byte           // as signed
	Signed     proof.Checkpoint // what it says; the log may be longer by what has no checkpoint yet
	State      *docket.State
	// Lost is not nil where intake.db is missing.
	Lost *PromisesLost
	// AccessLost is how many access logs were begun, where access.db is missing.
	AccessLost int
	// Snapshots are those in the folder, from the newest on. They are no part of
	// the record.
	Snapshots []SnapshotState
}

// SnapshotState is a snapshot, and why the next start would not take it.
type SnapshotState struct {
	Name  string
	Size  uint64
	Unfit error
}

// Inspect replays the ledger in cfg.Dir as Open does, but whole, with every
// check, and changes nothing: no lock, no signature, no repair. cfg.Engine opens
// the store to be read alone, such as sqlite.OpenReadOnly. Another process may
// serve the ledger meanwhile; then the log is taken as it was at the beginning.
func Inspect(ctx context.Context, cfg Config, keys Keys) (_ *Inspection, err error) {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	if cfg.Rand == nil {
		cfg.Rand = rand.Reader
	}
	cfg.Whole = true
	l := &Ledger{cfg: cfg, log: cfg.Log}
	defer func() { err = errors.Join(err, l.closeFiles()) }()
	if l.key, err = inspectKey(cfg.Dir, keys.Log); err != nil {
		return nil, err
	}
	if l.keys, err = keystore.OpenReadOnly(ctx, cfg.Dir, keys.Folder); err != nil {
		return nil, refuseOpen(err, func() error { return refuseKeys(err, "The key store in %s can't be opened: %v.", cfg.Dir, err) })
	}
	signed, c, err := l.readCheckpoint()
	if err != nil {
		return nil, err
	}
	if l.engine, err = cfg.Engine(ctx, cfg.Dir); err != nil {
		return nil, refuseDamaged(err, "The log's store in %s can't be opened: %v.", cfg.Dir, err)
	}
	head, err := l.engine.Head(ctx)
	if err != nil {
		return nil, refuseDamaged(err, "The log's end can't be read: %v.", err)
	}
	if err := l.replayAll(ctx, head, c); err != nil {
		return nil, err
	}
	if err := l.inspectIntake(ctx); err != nil {
		return nil, err
	}
	if err := l.inspectAccess(ctx); err != nil {
		return nil, err
	}
	out := &Inspection{Head: head, LogKey: l.key.text, Checkpoint: signed, Signed: c, State: l.committed}
	if !disk.Exists(filepath.Join(cfg.Dir, IntakeFile)) {
		lost, err := l.promisesLost(ctx)
		if err != nil {
			return nil, refuseKeys(err, "The key store in %s can't be read: %v.", cfg.Dir, err)
		}
		out.Lost = &lost
	}
	if out.AccessLost, err = l.accessLost(ctx); err != nil {
		return nil, refuseKeys(err, "The key store in %s can't be read: %v.", cfg.Dir, err)
	}
	names, err := l.snapshotFiles().Names()
	for _, name := range names {
		s := SnapshotState{Name: name}
		var h *snapshotHeader
		if _, h, s.Unfit = l.openSnapshot(ctx, name, head, c); s.Unfit == nil {
			s.Size = h.Size
		}
		out.Snapshots = append(out.Snapshots, s)
	}
	return out, errors.Join(err, ctx.Err())
}

// inspectIntake reads what waits under promises, as a start would.
func (l *Ledger) inspectIntake(ctx context.Context) error {
	if !disk.Exists(filepath.Join(l.cfg.Dir, IntakeFile)) {
		return nil
	}
	q, err := inspectedIntake(l.cfg.Dir)
	if err != nil {
		return err
	}
	rows, err := q.rows(ctx)
	if err == nil {
		err = q.check(ctx, func(p *promised) error { return l.kept(ctx, p) })
	}
	if err := errors.Join(err, q.close()); err != nil {
		return refuseIntake(err, "The promises in %s can't be read: %v.", l.cfg.Dir, err)
	}
	for i := range rows {
		if _, err := l.reopen(ctx, &rows[i]); err != nil {
			return refuseIntake(err, "A statement that waits under a promise can't be read: %v.", err)
		}
	}
	return nil
}

// inspectedIntake opens dir/intake.db to be read alone.
func inspectedIntake(dir string) (*intake, error) {
	db, err := sql.Open("sqlite", disk.ReadOnlyDSN(filepath.Join(dir, IntakeFile)))
	return &intake{db: db}, err
}

// kept checks that the entry by which a promise is said to be kept has its
// commitment.
func (l *Ledger) kept(ctx context.Context, p *promised) error {
	records, err := l.engine.Read(ctx, p.entry, 1)
	if err != nil || len(records) == 0 {
		return errors.Join(err, fmt.Errorf("entry %d, by which a promise is kept, is missing", p.entry))
	}
	leaf, err := proof.DecodeLeaf(records[0].Leaf)
	if err == nil && leaf.C != p.c {
		err = fmt.Errorf("entry %d is not the one by which the promise is kept", p.entry)
	}
	return err
}

// inspectKey reads the log's verifier key, from the text if there is one.
func inspectKey(dir, text string) (k *logKey, err error) {
	if text != "" {
		k = &logKey{text: text}
		if k.verifier, err = note.NewVerifier(text); err != nil {
			return nil, refuseFolder(err, "Take it from the host's publication, or from the genesis.", "%q is no verifier key: %v.", text, err)
		}
		return k, nil
	}
	if k, err = readLogKey(dir); err == nil {
		return k, nil
	}
	if _, err2 := os.Stat(filepath.Join(dir, KeyFile)); errors.Is(err2, fs.ErrNotExist) {
		return nil, refuseFolder(err, "Give the folder of a ledger. A backup without keys is read with the keys that are kept apart from it.",
			"There is no %s in %s.", KeyFile, dir)
	}
	return nil, refuseLogKey(err, dir)
}
