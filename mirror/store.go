package mirror

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
	_ "modernc.org/sqlite" // the driver

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// Files of a mirror's folder, beside KeyFile and ExportKeyFile.
const (
	File           = "mirror.db"
	CheckpointFile = "checkpoint" // the newest one that was verified
	EvidenceFolder = "evidence"
	LockFile       = "lock"
)

// schema of mirror.db. Contents are sealed (see sealer); leaves, notes and times
// are as they are: the log is public.
const schema = `
create table identity (
	one     integer primary key check (one = 1),
	ledger  blob not null,
	log_key text not null,
	party   blob not null
) strict;
create table head (                  -- how far it is mirrored
	one        integer primary key check (one = 1),
	size       integer not null,
	checkpoint blob not null,        -- the signed note of that size
	heard      integer not null      -- when the host last showed it or an equal one, ms
) strict;
create table entry (
	idx    integer primary key,
	leaf   blob not null,            -- 73 bytes
	sealed blob not null             -- the record
) strict;
create table staged (                -- fetched, not yet proven to be in the log
	idx    integer primary key,
	leaf   blob not null,
	sealed blob not null
) strict;
create table finding (
	n        integer primary key,
	at       integer not null,
	code     text not null,
	sentence text not null,
	lasting  integer not null,       -- 1: the host's own signature proves it
	file     text not null           -- in evidence/; empty: none
) strict;
create table outbox (
	n          integer primary key autoincrement,
	statement  blob not null unique,
	c          blob not null,        -- commitment
	state      text not null,
	queued     integer not null,     -- ms
	submission blob not null,        -- sealed
	promise    blob not null,        -- signed note; empty: none
	idx        integer not null,     -- of its entry; -1: none
	why        text not null,        -- problem JSON of a refusal; empty: none
	file       text not null         -- evidence of a broken promise; empty: none
) strict;
create index outbox_state on outbox (state, n);
pragma application_id = 0x50724C6D;  -- "PrLm"
pragma user_version = 1;
`

const (
	storeVersion  = 1
	applicationID = 0x50724C6D
)

// readers is the number of connections that read.
const readers = 4

// store is mirror.db. Every transaction is on the disk when it is committed.
type store struct {
	write, read *sql.DB
}

func dsn(path string, readOnly bool) string {
	s := "file:" + path + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=temp_store(MEMORY)&_pragma=secure_delete(ON)" +
		"&_pragma=wal_autocheckpoint(4000)"
	if readOnly {
		return s + "&_pragma=query_only(ON)"
	}
	return s + "&_txlock=immediate"
}

func connect(dir string) (*store, error) {
	path := filepath.Join(dir, File)
	write, err := sql.Open("sqlite", dsn(path, false))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", dsn(path, true))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &store{write: write, read: read}, nil
}

// createStore makes the store of a new mirror.
func createStore(ctx context.Context, dir string, id Identity) (err error) {
	if err := disk.WriteNew(dir, File, nil, 0o600); err != nil {
		return err
	}
	s, err := connect(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	return s.tx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, schema); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `insert into identity values (1, ?, ?, ?)`, id.Ledger[:], id.LogKey, id.Party[:])
		return err
	})
}

// openStore opens the store and reads whose it is.
func openStore(ctx context.Context, dir string) (*store, Identity, error) {
	var id Identity
	s, err := connect(dir)
	if err != nil {
		return nil, id, err
	}
	fail := func(err error) (*store, Identity, error) { return nil, id, errors.Join(err, s.close()) }
	var app, version int64
	if err := s.write.QueryRowContext(ctx, `select application_id, user_version from pragma_application_id, pragma_user_version`).Scan(&app, &version); err != nil {
		return fail(err)
	}
	if app != applicationID || version != storeVersion {
		return fail(fmt.Errorf("this is no mirror of version %d (application id %#x, version %d)", storeVersion, app, version))
	}
	var ledger, party []byte
	if err := s.read.QueryRowContext(ctx, `select ledger, log_key, party from identity`).Scan(&ledger, &id.LogKey, &party); err != nil {
		return fail(err)
	}
	if len(ledger) != len(id.Ledger) || len(party) != len(id.Party) {
		return fail(errors.New("the mirror's identity is damaged"))
	}
	copy(id.Ledger[:], ledger)
	copy(id.Party[:], party)
	return s, id, nil
}

func (s *store) close() error { return errors.Join(s.read.Close(), s.write.Close()) }

// tx runs f in one transaction.
func (s *store) tx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// row is an entry as it lies in the store.
type row struct {
	index  uint64
	leaf   []byte
	sealed []byte
}

// table names are these two alone, never input.
const (
	entries = "entry"
	staged  = "staged"
)

// maxRead bounds one read in bytes, whatever was asked for.
const maxRead = 4 << 20

// rows reads up to limit rows from an index on, in order and without gaps.
func (s *store) rows(ctx context.Context, table string, from uint64, limit int) ([]row, error) {
	return s.query(ctx, from, `select idx, leaf, sealed from `+table+` where idx >= ?1 order by idx limit ?2`, limit)
}

func (s *store) query(ctx context.Context, from uint64, text string, limit int) ([]row, error) {
	rs, err := s.read.QueryContext(ctx, text, int64(from), limit)
	if err != nil {
		return nil, err
	}
	defer rs.Close()
	var out []row
	for bytes := 0; bytes < maxRead && rs.Next(); {
		var r row
		if err := rs.Scan(&r.index, &r.leaf, &r.sealed); err != nil {
			return nil, err
		}
		if want := from + uint64(len(out)); r.index != want {
			return nil, refuseDamaged(nil, "Entry %d is missing.", want)
		}
		bytes += len(r.leaf) + len(r.sealed)
		out = append(out, r)
	}
	return out, rs.Err()
}

// leavesOf reads count encoded leaves.
func (s *store) leavesOf(ctx context.Context, from uint64, count int) ([][]byte, error) {
	rs, err := s.read.QueryContext(ctx, `select leaf from entry where idx >= ? order by idx limit ?`, int64(from), count)
	if err != nil {
		return nil, err
	}
	defer rs.Close()
	var out [][]byte
	for rs.Next() {
		var leaf []byte
		if err := rs.Scan(&leaf); err != nil {
			return nil, err
		}
		out = append(out, leaf)
	}
	if err := rs.Err(); err != nil {
		return nil, err
	}
	if len(out) != count {
		return nil, refuseDamaged(nil, "Of %d entries from %d on, %d are there.", count, from, len(out))
	}
	return out, nil
}

// leaves reads the leaf hashes of n entries.
func (s *store) leaves(ctx context.Context, from, n uint64) ([]tlog.Hash, error) {
	list, err := s.leavesOf(ctx, from, int(n))
	out := make([]tlog.Hash, len(list))
	for i, leaf := range list {
		out[i] = tlog.RecordHash(leaf)
	}
	return out, err
}

// stage keeps fetched rows.
func (s *store) stage(ctx context.Context, rows []row) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		for _, r := range rows {
			if _, err := tx.ExecContext(ctx, `insert into staged values (?, ?, ?)`, int64(r.index), r.leaf, r.sealed); err != nil {
				return err
			}
		}
		return nil
	})
}

// used is how many bytes the store's pages hold.
func (s *store) used(ctx context.Context) (n uint64, err error) {
	err = s.read.QueryRowContext(ctx, `select (p.page_count - f.freelist_count) * s.page_size from pragma_page_count p, pragma_freelist_count f, pragma_page_size s`).Scan(&n)
	return n, err
}

// unstage drops what was fetched.
func (s *store) unstage(ctx context.Context) error {
	_, err := s.write.ExecContext(ctx, `delete from staged`)
	return err
}

// nextStaged is the first entry from one on that is not staged.
func (s *store) nextStaged(ctx context.Context, first uint64) (uint64, error) {
	var count, last int64
	if err := s.read.QueryRowContext(ctx, `select count(*), coalesce(max(idx), -1) from staged where idx >= ?`, int64(first)).Scan(&count, &last); err != nil {
		return 0, err
	}
	if count > 0 && uint64(last) != first+uint64(count)-1 {
		return first, s.unstage(ctx)
	}
	return first + uint64(count), nil
}

// tidy drops what a fetch that was cut short left of entries that are held.
func (s *store) tidy(ctx context.Context, size uint64) error {
	_, err := s.write.ExecContext(ctx, `delete from staged where idx < ?`, int64(size))
	return err
}

// merged reads rows as they will be once what is staged is promoted.
func (s *store) merged(ctx context.Context, from uint64, limit int) ([]row, error) {
	return s.query(ctx, from, `select idx, leaf, sealed from (select * from staged where idx >= ?1
		union all select * from entry where idx >= ?1 and idx not in (select idx from staged)) order by idx limit ?2`, limit)
}

// head is how far the mirror has come.
type head struct {
	size  uint64
	note  []byte
	heard parley.Instant
}

func (s *store) head(ctx context.Context) (h head, err error) {
	err = s.read.QueryRowContext(ctx, `select size, checkpoint, heard from head`).Scan(&h.size, &h.note, (*int64)(&h.heard))
	if errors.Is(err, sql.ErrNoRows) {
		return head{}, nil
	}
	return h, err
}

// promote makes the staged entries below the head's size the mirror's own;
// staged ones of entries that it holds already, which were opaque, replace them.
func (s *store) promote(ctx context.Context, h head) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `insert or replace into entry select * from staged where idx < ?`, int64(h.size)); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `delete from staged where idx < ?`, int64(h.size)); err != nil {
			return err
		}
		return setHead(ctx, tx, h)
	})
}

// hear keeps that the host has shown the same head again.
func (s *store) hear(ctx context.Context, h head) error {
	return s.tx(ctx, func(tx *sql.Tx) error { return setHead(ctx, tx, h) })
}

func setHead(ctx context.Context, tx *sql.Tx, h head) error {
	_, err := tx.ExecContext(ctx, `insert or replace into head values (1, ?, ?, ?)`, int64(h.size), h.note, int64(h.heard))
	return err
}

// holds finds the entry whose leaf commits to C below size; false: none does.
func (s *store) holds(ctx context.Context, c parley.Digest, size uint64) (uint64, bool, error) {
	var index int64
	// In a leaf, C comes after version and time.
	err := s.read.QueryRowContext(ctx, `select idx from entry where substr(leaf, 10, 32) = ? and idx < ? limit 1`, c[:], int64(size)).Scan(&index)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return uint64(index), err == nil, err
}

// leafOf decodes a row's leaf.
func (r row) leafOf() (proof.Leaf, error) {
	leaf, err := proof.DecodeLeaf(r.leaf)
	if err != nil {
		return leaf, refuseDamaged(err, "Entry %d is damaged: %v.", r.index, err)
	}
	return leaf, nil
}
