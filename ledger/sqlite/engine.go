// Package sqlite is the embedded engine, the default: one SQLite file in WAL
// mode, written by one connection and read by others.
//
// Every commit is on the disk when it returns (synchronous=FULL: the
// write-ahead log is synced with each transaction), so a frame costs one sync.
// Damage that SQLite can notice it reports (cell_size_check); all other damage
// the ledger notices, by recomputing every hash.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/proof"
)

// File is the engine's file in a ledger's folder.
const File = "ledger.db"

// schema of ledger.db. Tree hashes lie with the frame that completed them: the
// hash of stored index i belongs to the frame that holds entry
// ledger.LastRecord(i), at offset i − hash_first.
const schema = `
create table frame (
	first      integer primary key,  -- index of its first entry
	count      integer not null,     -- how many entries
	at         integer not null,     -- ledger time of its last entry, ms
	epoch      integer not null,     -- of the writer
	prev       blob not null,        -- root before it
	root       blob not null,        -- root after it, unsigned
	hash_first integer not null,     -- stored index of its first tree hash
	hashes     blob not null         -- 32 bytes each
) strict;
create table entry (
	idx    integer primary key,
	leaf   blob not null,            -- 73 bytes
	sealed blob not null             -- ciphertext only
) strict;
pragma application_id = 0x50724C79;  -- "PrLy"
pragma user_version = 1;
`

// Version is the schema's version (user_version).
const Version = 1

const applicationID = 0x50724C79

// readers is the number of connections that read.
const readers = 4

// Engine is an open ledger.db.
type Engine struct {
	write, read *sql.DB

	// Statements of the one writer; owner: the caller of Append.
	addFrame, addEntry, last *sql.Stmt

	entries, frame, head *sql.Stmt
}

// dsn of ledger.db. WAL: readers never wait for the writer. FULL: see above.
// The WAL is merged into the file each 4000 pages (16 MB), which keeps the
// pauses rare. No mmap: a read error there would be a signal, not an error.
func dsn(path string, readOnly bool) string {
	s := "file:" + path + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
		"&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=temp_store(MEMORY)" +
		"&_pragma=wal_autocheckpoint(4000)"
	if readOnly {
		return s + "&_pragma=query_only(ON)"
	}
	return s + "&_txlock=immediate"
}

// Open opens dir/ledger.db, or makes an empty one, mode 0600. It fits
// ledger.Config.
func Open(ctx context.Context, dir string) (ledger.Engine, error) {
	e, err := open(ctx, dir)
	if err != nil {
		return nil, err // not a nil *Engine in the interface
	}
	return e, nil
}

func open(ctx context.Context, dir string) (*Engine, error) {
	path := filepath.Join(dir, File)
	fresh := false
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := disk.WriteNew(dir, File, nil, 0o600); err != nil {
			return nil, err
		}
		fresh = true
	}
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
	e := &Engine{write: write, read: read}
	if fresh {
		_, err = write.ExecContext(ctx, schema)
		if err == nil {
			err = disk.SyncFolder(dir)
		}
	}
	if err == nil {
		err = e.prepare(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", path, err), e.Close())
	}
	return e, nil
}

// OpenReadOnly opens dir/ledger.db to be read alone, perhaps while another
// process writes it. It fits ledger.Config where nothing is appended.
func OpenReadOnly(ctx context.Context, dir string) (ledger.Engine, error) {
	path := filepath.Join(dir, File)
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	read, err := sql.Open("sqlite", disk.ReadOnlyDSN(path))
	if err != nil {
		return nil, err
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	e := &Engine{read: read}
	if err := e.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", path, err), e.Close())
	}
	return e, nil
}

// errReadOnly: the engine was opened to be read.
var errReadOnly = errors.New("the log was opened to be read alone")

func (e *Engine) prepare(ctx context.Context) error {
	db := e.read
	if e.write != nil {
		db = e.write
	}
	var app, version int64
	if err := db.QueryRowContext(ctx, `select application_id, user_version from pragma_application_id, pragma_user_version`).Scan(&app, &version); err != nil {
		return err
	}
	if app != applicationID || version != Version {
		return fmt.Errorf("this is no ledger of version %d (application id %#x, version %d)", Version, app, version)
	}
	const head = `select epoch, first + count, root, at from frame order by first desc limit 1`
	for _, p := range []struct {
		db   *sql.DB
		stmt **sql.Stmt
		text string
	}{
		{e.write, &e.last, head},
		{e.write, &e.addFrame, `insert into frame values (?, ?, ?, ?, ?, ?, ?, ?)`},
		{e.write, &e.addEntry, `insert into entry values (?, ?, ?)`},
		{e.read, &e.head, head},
		{e.read, &e.entries, `select idx, leaf, sealed from entry where idx >= ? order by idx limit ?`},
		{e.read, &e.frame, `select hash_first, hashes from frame where first <= ? order by first desc limit 1`},
	} {
		if p.db == nil {
			continue
		}
		var err error
		if *p.stmt, err = p.db.PrepareContext(ctx, p.text); err != nil {
			return err
		}
	}
	return nil
}

// Append implements ledger.Engine with one transaction.
func (e *Engine) Append(ctx context.Context, size uint64, f *ledger.Frame) error {
	if e.write == nil {
		return errReadOnly
	}
	if err := f.Follows(size); err != nil {
		return fmt.Errorf("%w: %w", ledger.ErrSize, err)
	}
	tx, err := e.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	head, err := scanHead(tx.StmtContext(ctx, e.last).QueryRowContext(ctx))
	if err != nil {
		return err
	}
	if head.Size != size || head.Root != f.Prev || head.Epoch > f.Epoch {
		return fmt.Errorf("%w: it has %d entries, root %v, epoch %d; the frame follows %d entries, root %v, epoch %d",
			ledger.ErrSize, head.Size, head.Root, head.Epoch, size, f.Prev, f.Epoch)
	}
	add := tx.StmtContext(ctx, e.addEntry)
	for i := range f.Records {
		r := &f.Records[i]
		if _, err := add.ExecContext(ctx, int64(r.Index), r.Leaf, r.Sealed); err != nil {
			return err
		}
	}
	hashes := make([]byte, 0, tlog.HashSize*len(f.Hashes))
	for _, h := range f.Hashes {
		hashes = append(hashes, h[:]...)
	}
	if _, err := tx.StmtContext(ctx, e.addFrame).ExecContext(ctx, int64(size), len(f.Records), int64(f.At), int64(f.Epoch),
		f.Prev[:], f.Root[:], tlog.StoredHashCount(int64(size)), hashes); err != nil {
		return err
	}
	return tx.Commit()
}

// Read implements ledger.Engine.
func (e *Engine) Read(ctx context.Context, from uint64, limit int) ([]ledger.Record, error) {
	rows, err := e.entries.QueryContext(ctx, int64(from), limit)
	if err != nil {
		return nil, damage(err)
	}
	defer rows.Close()
	var out []ledger.Record
	for bytes := 0; bytes < ledger.MaxRead && rows.Next(); {
		var r ledger.Record
		if err := rows.Scan(&r.Index, (*disk.Blob)(&r.Leaf), (*disk.Blob)(&r.Sealed)); err != nil {
			return nil, fmt.Errorf("%w: %w", ledger.ErrDamaged, err)
		}
		if want := from + uint64(len(out)); r.Index != want {
			return nil, fmt.Errorf("%w: entry %d is missing", ledger.ErrDamaged, want)
		}
		bytes += len(r.Leaf) + len(r.Sealed)
		out = append(out, r)
	}
	return out, damage(rows.Err())
}

// damage marks what SQLite itself notices of a damaged file.
func damage(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && (e.Code()&0xff == lib.SQLITE_CORRUPT || e.Code()&0xff == lib.SQLITE_NOTADB) {
		return fmt.Errorf("%w: %w", ledger.ErrDamaged, err)
	}
	return err
}

// Head implements ledger.Engine.
func (e *Engine) Head(ctx context.Context) (ledger.Head, error) {
	return scanHead(e.head.QueryRowContext(ctx))
}

func scanHead(row *sql.Row) (ledger.Head, error) {
	var epoch, size, at int64
	var root []byte
	switch err := row.Scan(&epoch, &size, &root, &at); {
	case errors.Is(err, sql.ErrNoRows):
		return ledger.Head{Root: proof.EmptyRoot}, nil
	case err != nil:
		return ledger.Head{}, damage(err)
	case len(root) != tlog.HashSize:
		return ledger.Head{}, fmt.Errorf("%w: the last frame's root has %d bytes", ledger.ErrDamaged, len(root))
	}
	return ledger.Head{Epoch: uint64(epoch), Size: uint64(size), Root: tlog.Hash(root), At: parley.Instant(at)}, nil
}

// Hashes implements ledger.Engine. It reads a frame once for all the hashes of
// it that follow each other.
func (e *Engine) Hashes(ctx context.Context, indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	var first int64
	var hashes []byte
	for i, index := range indexes {
		if index < 0 {
			return nil, fmt.Errorf("tree hash %d does not exist", index)
		}
		at := index - first
		if at < 0 || at >= int64(len(hashes)/tlog.HashSize) {
			if err := e.frame.QueryRowContext(ctx, int64(ledger.LastRecord(index))).Scan(&first, &hashes); err != nil {
				return nil, fmt.Errorf("%w: the frame of tree hash %d: %w", ledger.ErrDamaged, index, err)
			}
			at = index - first
			if at < 0 || at >= int64(len(hashes)/tlog.HashSize) {
				return nil, fmt.Errorf("%w: tree hash %d is missing", ledger.ErrDamaged, index)
			}
		}
		copy(out[i][:], hashes[tlog.HashSize*at:])
	}
	return out, nil
}

// Close closes the file. The last connection merges the write-ahead log.
func (e *Engine) Close() error {
	err := e.read.Close()
	if e.write != nil {
		err = errors.Join(err, e.write.Close())
	}
	return err
}
