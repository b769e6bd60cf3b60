package keystore

import (
	"context"
	"database/sql"
	"errors"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
)

// A key that was erased here may lie in a copy. So the store keeps which copies
// of its epoch keys were made and when each is to be gone, and when its epochs
// ended: a key of an epoch can be read until the last copy of it has expired.

// fates are tables that older stores lack.
const fates = `
create table if not exists ended (
	epoch integer primary key,
	at    integer not null,          -- when its key was destroyed, ms since 1970
	covers integer not null          -- ledger time up to which erasures were taken in
) strict;
create table if not exists copied (
	at      integer not null,        -- ms since 1970
	expires integer not null,
	epoch   integer not null         -- whose key it holds
) strict;
`

// Copied is a copy of the epoch key with what it opens.
type Copied struct {
	Epoch       int64
	At, Expires parley.Instant
}

// Ended is an epoch whose key was destroyed here.
type Ended struct {
	Epoch int64
	At    parley.Instant
	// Covers is the ledger time up to which it took erasures in.
	Covers parley.Instant
}

// NoteCopy notes in the store in dir, perhaps while it is in use, that a copy of
// its epoch key is about to be made. It is on the disk when it returns.
func NoteCopy(ctx context.Context, dir string, at, expires parley.Instant) (err error) {
	path, _ := paths(dir)
	if !disk.Exists(path) {
		return errors.New("there is no " + File)
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if _, err := db.ExecContext(ctx, fates); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `insert into copied select ?, ?, max(number) from epoch`, at, expires)
	return err
}

// Fates are the copies that were made of the epoch keys, and the epochs that
// ended, both in the order of their epochs.
func (s *Store) Fates(ctx context.Context) (copies []Copied, ended []Ended, err error) {
	var tables int
	if err := s.db.QueryRowContext(ctx, `select count(*) from sqlite_schema where name in ('ended', 'copied')`).Scan(&tables); err != nil || tables < 2 {
		return nil, nil, err
	}
	rows, err := s.db.QueryContext(ctx, `select epoch, at, expires from copied order by epoch, at`)
	if err != nil {
		return nil, nil, err
	}
	for rows.Next() {
		var c Copied
		if err := rows.Scan(&c.Epoch, &c.At, &c.Expires); err != nil {
			return nil, nil, errors.Join(err, rows.Close())
		}
		copies = append(copies, c)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, nil, err
	}
	if rows, err = s.db.QueryContext(ctx, `select epoch, at, covers from ended order by epoch`); err != nil {
		return nil, nil, err
	}
	for rows.Next() {
		var e Ended
		if err := rows.Scan(&e.Epoch, &e.At, &e.Covers); err != nil {
			return nil, nil, errors.Join(err, rows.Close())
		}
		ended = append(ended, e)
	}
	return copies, ended, errors.Join(rows.Err(), rows.Close())
}

// end notes that the epoch in use ends. It is part of the transaction by which
// it does.
func (s *Store) end(ctx context.Context, tx *sql.Tx, e Ended) error {
	_, err := tx.ExecContext(ctx, `insert into ended values (?, ?, ?)`, s.epoch, e.At, e.Covers)
	return err
}

// Holds reports whether there is a key that is not erased and that f speaks of.
func (s *Store) Holds(ctx context.Context, f func(Object) bool) (bool, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	rows, err := s.db.QueryContext(ctx, `select keys from batch order by first`)
	if err != nil {
		return false, err
	}
	defer rows.Close()
	for rows.Next() {
		var keys []byte
		if err := rows.Scan(&keys); err != nil {
			return false, err
		}
		for ; len(keys) >= slotSize; keys = keys[slotSize:] {
			if !erased(keys[:slotSize]) && f(decodeObject(keys)) {
				return true, nil
			}
		}
	}
	return false, rows.Err()
}
