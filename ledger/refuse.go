package ledger

import (
	"context"
	"errors"
	"syscall"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
)

// Causes that callers branch on; errors.Is finds them in the refusals below.
var (
	// ErrUnknownOutcome: the statement may have entered or not.
	ErrUnknownOutcome = errors.New("the outcome is unknown")
	// ErrStopped: the ledger takes nothing until it is opened again.
	ErrStopped = errors.New("the ledger has stopped")
	// ErrClosed: the ledger was closed; the statement has not entered.
	ErrClosed = errors.New("the ledger is closed")
	// ErrNotFound: there is no such entry or statement.
	ErrNotFound = errors.New("not found")
	// ErrErasedEntry: the entry's content was erased.
	ErrErasedEntry = errors.New("the entry was erased")
	errNotRecent   = errors.New("a tree hash is not in memory")
)

func refuse(cause error, code, rule, todo, format string, args ...any) error {
	r := parley.Refuse(code, rule, format, args...)
	r.Todo, r.Cause = todo, cause
	return r
}

func unknownOutcome(cause error) error {
	return refuse(errors.Join(ErrUnknownOutcome, cause), "outcome-unknown", "R8",
		"Send the same statement again: if it is in, you get its first receipt.",
		"It is not known whether the statement has entered.")
}

func notEntered(cause error) error {
	return refuse(cause, "not-entered", "R8", "Send it again.", "The statement has not entered.")
}

func stopped(cause error) error {
	return refuse(errors.Join(ErrStopped, cause), "stopped", "R8",
		"Nothing that has a receipt is lost. The operator looks at the log, frees the disk or mends what failed, and starts the ledger again.",
		"The ledger has stopped, because it could not be sure that its last entries reached the disk; this statement has not entered.")
}

func closed() error {
	return refuse(ErrClosed, "closed", "", "Send it again when the ledger is back.", "The ledger is shutting down; the statement has not entered.")
}

// standsRefused: a refused entry has kept a promise of that statement.
func standsRefused(why *parley.Refusal) error {
	r := parley.Refuse("refused", why.Rule, "The statement is in the log as refused, to keep a promise: %s", why.Sentence).
		To("Sign it anew, if it still holds. %s", why.Todo)
	r.State = why.State
	return r
}

func notFound(format string, args ...any) error {
	return refuse(ErrNotFound, "not-found", "", "Check the identifier.", format, args...)
}

// The guard's refusals: what the operator reads when the ledger does not start.

func refuseDamaged(cause error, format string, args ...any) error {
	return refuse(errors.Join(ErrDamaged, cause), "log-damaged", "R9",
		"Stop, keep this folder as it is for an inquiry, check the disk, and restore ledger.db from a backup that is at least as new as the checkpoint, or from a mirror.",
		format, args...)
}

// unreadable says what to do about an engine's error, if it is damage; a caller
// who went away has damaged nothing.
func unreadable(ctx context.Context, err error) error {
	var refusal *parley.Refusal
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &refusal), !errors.Is(err, ErrDamaged):
		return err
	}
	return refuseDamaged(err, "The log can't be read: %v.", err)
}

func refuseShorter(size, signed uint64) error {
	return refuse(ErrDamaged, "log-shorter-than-checkpoint", "R9",
		"Restore a newer copy of ledger.db, or fetch the missing entries from a mirror. Do not delete the checkpoint: the parties hold receipts for what is missing.",
		"The log has %d entries, but this ledger has signed a checkpoint of %d: it was cut or an older copy was put in its place.", size, signed)
}

func refuseDiffers(signed uint64) error {
	return refuse(ErrDamaged, "log-differs-from-checkpoint", "R9",
		"Keep this folder as it is for an inquiry and restore ledger.db from a backup or a mirror whose root agrees with the checkpoint. Do not delete the checkpoint: the parties hold it.",
		"The first %d entries of the log are not those that this ledger signed: their root differs from the checkpoint's.", signed)
}

func refuseKeys(cause error, format string, args ...any) error {
	return refuse(errors.Join(ErrDamaged, cause), "keys-lost", "R8",
		"Restore keys.db and the keys folder, both from one backup that is no older than the last erasure. Without them the entries stay sealed.",
		format, args...)
}

// pointToDoctor adds to a refusal of Open who says more.
func pointToDoctor(err error, dir string) error {
	var r *parley.Refusal
	if diskFull(err) {
		return refuse(err, "disk-full", "R8", "Free some room and start it again. Nothing that has a receipt is lost.", "The disk of %s is full: %v.", dir, err)
	}
	if !errors.As(err, &r) || r.Code == "in-use" || r.Code == "is-a-backup" {
		return err
	}
	more := *r
	more.Todo += " What else is wrong says parley doctor --dir " + dir + ", which changes nothing."
	more.Cause = err
	return &more
}

// sqliteFull is SQLITE_FULL.
const sqliteFull = 13

func diskFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || sqliteIsFull(err) }

// sqliteIsFull: SQLite found no room to write a transaction, and rolled it back.
// A sync that found none is another error.
func sqliteIsFull(err error) bool {
	var s interface{ Code() int }
	return errors.As(err, &s) && s.Code() == sqliteFull
}

// refuseOpen refuses a secret that others can reach; otherwise it says what else says.
func refuseOpen(err error, otherwise func() error) error {
	var open *disk.OpenError
	if !errors.As(err, &open) {
		return otherwise()
	}
	return refuse(err, "key-file-open", "", "Close it with chmod 600 "+open.Path+"; if somebody may have read it, hold the key to be known.",
		"Others than its owner can reach the secret key in %s (mode %04o).", open.Path, open.Mode.Perm())
}

func refuseFolder(cause error, todo, format string, args ...any) error {
	return refuse(cause, "no-ledger", "", todo, format, args...)
}

// refuseLogKey says why the log's key in dir can't be used.
func refuseLogKey(err error, dir string) error {
	return refuseOpen(err, func() error {
		const todo = "Restore " + KeyFile + " from a backup. Without this very key the log can't go on: never found a ledger in its place."
		var bad *badLogKey
		if errors.As(err, &bad) {
			return refuse(errors.Join(ErrDamaged, err), "bad-log-key", "R9", todo, "The log's key in %s is damaged: %v.", dir, err)
		}
		return refuseFolder(err, todo, "The log's key in %s can't be read: %v.", dir, err)
	})
}

// badLogKey: the file was read, and holds no key.
type badLogKey struct{ error }

func (e *badLogKey) Unwrap() error { return e.error }

func refuseIsBackup(dir string) error {
	return refuse(nil, "is-a-backup", "R9", "Restore it into another folder (parley ledger restore): what was entered here would be a second history.", "%s is a backup.", dir)
}
