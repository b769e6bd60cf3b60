// Package credential keeps by which of their authenticators' credentials the
// passkeys of a host are known, so that a passkey finds its key from a browser
// that has never seen it. Of a credential's identifier a hash is kept, and only
// who logs in with a key says what its credential is.
package credential

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
)

// File holds the credentials, in a ledger's folder, mode 0600.
const File = "credentials.db"

// Limits of what is kept: the pairs that were told longest ago make room.
const (
	// MaxID is the longest identifier of a credential in bytes (W3C Web
	// Authentication, 4).
	MaxID = 1023
	// PerKey are a key's credentials, PerCredential the keys of one.
	PerKey        = 8
	PerCredential = 4
)

const version = 1

const schema = `
create table credential (
	hash blob not null,    -- of the ledger and the credential's identifier
	key  blob not null,
	told integer not null, -- milliseconds, when it was last told
	primary key (hash, key)
) strict, without rowid;
create index by_key on credential(key);
`

// tag begins what is hashed.
const tag = "parley.v1.credential\x00"

// Store keeps credentials. Its methods may be called at the same time.
type Store struct{ db *sql.DB }

// Open opens the store in dir, or makes it.
func Open(ctx context.Context, dir string) (*Store, error) {
	path := filepath.Join(dir, File)
	if err := disk.WriteNew(dir, File, nil, 0o600); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if err := disk.Closed(path, info); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=busy_timeout(10000)&_pragma=secure_delete(ON)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	s := &Store{db}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

func (s *Store) prepare(ctx context.Context) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		var have int
		if err := tx.QueryRowContext(ctx, `pragma user_version`).Scan(&have); err != nil || have == version {
			return err
		}
		if have != 0 {
			return parley.Refuse("later-version", "", "%s is of version %d, and this program knows %d.", File, have, version).To("Use the program that wrote it.")
		}
		_, err := tx.ExecContext(ctx, schema+`pragma user_version = 1`)
		return err
	})
}

// Close closes the store.
func (s *Store) Close() error { return s.db.Close() }

func (s *Store) tx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// hash of a credential's identifier.
func hash(ledger parley.LedgerID, id []byte) []byte {
	h := sha256.New()
	h.Write([]byte(tag))
	h.Write(ledger[:])
	h.Write(id)
	return h.Sum(nil)
}

// Remember keeps that a key, which has just logged in, is a credential's.
func (s *Store) Remember(ctx context.Context, ledger parley.LedgerID, id []byte, key parley.KeyID, now parley.Instant) error {
	h := hash(ledger, id)
	return s.tx(ctx, func(tx *sql.Tx) error {
		for _, q := range []struct {
			text string
			args []any
		}{
			{`insert into credential (hash, key, told) values (?, ?, ?) on conflict do update set told = excluded.told`, []any{h, key[:], int64(now)}},
			{`delete from credential where key = ? and hash not in (select hash from credential where key = ? order by hash = ? desc, told desc limit ?)`, []any{key[:], key[:], h, PerKey}},
			{`delete from credential where hash = ? and key not in (select key from credential where hash = ? order by key = ? desc, told desc limit ?)`, []any{h, h, key[:], PerCredential}},
		} {
			if _, err := tx.ExecContext(ctx, q.text, q.args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// Keys are those of a credential, the one that was told last first; none: nobody
// has told.
func (s *Store) Keys(ctx context.Context, ledger parley.LedgerID, id []byte) ([]parley.KeyID, error) {
	rows, err := s.db.QueryContext(ctx, `select key from credential where hash = ? order by told desc, key limit ?`, hash(ledger, id), PerCredential)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []parley.KeyID
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		var key parley.KeyID
		if copy(key[:], b) == len(key) {
			out = append(out, key)
		}
	}
	return out, rows.Err()
}
