package keystore

import (
	"context"
	"crypto/cipher"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	_ "modernc.org/sqlite" // the driver

	"github.com/open-parley/parley/ledger/disk"
)

// MaxBatch is the greatest number of keys in one Put.
const MaxBatch = 1 << 16

// schema of keys.db. Keys are numbered in the order of writing and lie in the
// batches that they were written in, so that one frame costs one row.
const schema = `
create table epoch (
	number  integer primary key,
	key_check blob not null          -- SHA-256(tag ‖ epoch key)
) strict;
create table batch (
	first integer primary key,       -- number of its first key
	count integer not null,
	epoch integer not null,          -- under whose key they are wrapped
	keys  blob not null              -- count × (object ‖ nonce ‖ wrapped key)
) strict;
pragma application_id = 0x50724C4B;  -- "PrLK"
pragma user_version = 1;
`

// Store is the open key store. One goroutine at a time may Put or Rotate; Get
// may be called by any.
type Store struct {
	folder string // of the epoch keys
	rand   io.Reader
	db     *sql.DB
	put    *sql.Stmt // owner: the caller of Put
	get    *sql.Stmt

	mu    sync.RWMutex // guards the rest; held whole by Rotate
	epoch int64
	aead  cipher.AEAD
	next  int64 // number of the next key

	cacheMu sync.Mutex
	cache   map[int64]*batch // by first number; a few, for the replay
}

type batch struct {
	first int64
	keys  []byte
}

func (b *batch) slot(number int64) []byte {
	i := (number - b.first) * slotSize
	return b.keys[i : i+slotSize]
}

const cachedBatches = 16

// Names in a ledger's folder: the sealed keys, and the folder of the epoch keys.
const (
	File   = "keys.db"
	Folder = "keys"
)

func paths(dir string) (db, folder string) {
	return filepath.Join(dir, File), filepath.Join(dir, Folder)
}

// dsn of a database in WAL mode whose commits are on the disk when they return.
// A damaged page is noticed where SQLite can notice it.
func dsn(path string) string {
	return "file:" + path + "?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)" +
		"&_pragma=synchronous(FULL)&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=temp_store(MEMORY)"
}

// Create makes an empty store in dir: keys.db, and keys/ with the first epoch
// key. It fails where there is one already.
func Create(ctx context.Context, dir string, rand io.Reader) error {
	path, folder := paths(dir)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s exists already", path)
	}
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := disk.WriteNew(dir, filepath.Base(path), nil, 0o600); err != nil {
		return err
	}
	k, err := writeEpoch(folder, 1, rand)
	if err != nil {
		return err
	}
	return createDatabase(ctx, dir, 1, &k)
}

// CreateEmpty makes an empty keys.db beside the newest epoch key in dir, to be
// filled with batches that another node of the host has.
func CreateEmpty(ctx context.Context, dir string) error {
	_, folder := paths(dir)
	names, err := filepath.Glob(filepath.Join(folder, "epoch-*.key"))
	if err != nil || len(names) == 0 {
		return errors.Join(err, fmt.Errorf("there is no epoch key in %s: %w", folder, fs.ErrNotExist))
	}
	var epoch int64
	if _, err := fmt.Sscanf(filepath.Base(slices.Max(names)), "epoch-%d.key", &epoch); err != nil {
		return fmt.Errorf("%s: %w", slices.Max(names), err)
	}
	k, err := readEpoch(folder, epoch)
	if err != nil {
		return err
	}
	if err := disk.WriteNew(dir, File, nil, 0o600); err != nil {
		return err
	}
	return createDatabase(ctx, dir, epoch, &k)
}

// createDatabase puts the schema into the empty file.
func createDatabase(ctx context.Context, dir string, epoch int64, k *Key) error {
	path, _ := paths(dir)
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return err
	}
	c := check(k)
	_, err = db.ExecContext(ctx, schema+fates)
	if err == nil {
		_, err = db.ExecContext(ctx, `insert into epoch values (?, ?)`, epoch, c[:])
	}
	if err2 := db.Close(); err == nil {
		err = err2
	}
	if err == nil {
		err = disk.SyncFolder(dir)
	}
	return err
}

// Open opens the store in dir and finishes a rotation that was cut short.
// Randomness is for nonces and for new epoch keys.
func Open(ctx context.Context, dir string, rand io.Reader) (*Store, error) {
	path, folder := paths(dir)
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		return nil, err
	}
	s := &Store{folder: folder, rand: rand, db: db, cache: map[int64]*batch{}}
	err = s.load(ctx)
	if err == nil {
		_, err = s.db.ExecContext(ctx, fates)
	}
	if err == nil {
		s.put, err = s.db.PrepareContext(ctx, `insert into batch values (?, ?, ?, ?)`)
	}
	if err == nil {
		err = s.finishRotation(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// OpenReadOnly opens the store in dir for Get alone, perhaps while another
// process uses it. folder holds the epoch key; "": dir's own.
func OpenReadOnly(ctx context.Context, dir, folder string) (*Store, error) {
	path, own := paths(dir)
	if folder == "" {
		folder = own
	}
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", disk.ReadOnlyDSN(path))
	if err != nil {
		return nil, err
	}
	s := &Store{folder: folder, db: db, cache: map[int64]*batch{}}
	if err := s.load(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

func (s *Store) load(ctx context.Context) error {
	var stored []byte
	if err := s.db.QueryRowContext(ctx, `select number, key_check from epoch order by number desc limit 1`).Scan(&s.epoch, &stored); err != nil {
		return fmt.Errorf("%w: reading the epoch: %w", ErrDamaged, err)
	}
	k, err := readEpoch(s.folder, s.epoch)
	if err != nil {
		return fmt.Errorf("reading the epoch key: %w", err)
	}
	if c := check(&k); string(stored) != string(c[:]) {
		return fmt.Errorf("%s belongs to another key store", filepath.Join(s.folder, EpochFile(s.epoch)))
	}
	if s.aead, err = newWrap(&k); err != nil {
		return err
	}
	if err := s.db.QueryRowContext(ctx, `select coalesce(max(first + count), 1) from batch`).Scan(&s.next); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	s.get, err = s.db.PrepareContext(ctx, `select first, count, epoch, keys from batch where first <= ? order by first desc limit 1`)
	return err
}

// Put stores keys; they are on the disk when it returns. Their numbers are
// first, first+1 and so on. Keys of a frame that then fails to be written stay
// behind as orphans, which harms nothing: nothing is sealed under them.
func (s *Store) Put(ctx context.Context, items []Item) (first int64, err error) {
	nonces, err := s.nonces(items)
	if err != nil {
		return 0, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	b := s.wrapNext(items, nonces)
	return b.First, s.add(ctx, b)
}

// Get reads the key of that number, which must belong to the object: ErrErased,
// ErrNoKey, or ErrDamaged where it does not.
func (s *Store) Get(ctx context.Context, number int64, object Object) (Key, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	b, err := s.batch(ctx, number)
	if err != nil {
		return Key{}, err
	}
	it, err := unwrap(s.aead, b.slot(number))
	if err != nil {
		return Key{}, err
	}
	if it.Object != object {
		return Key{}, fmt.Errorf("%w: key %d belongs to another object", ErrDamaged, number)
	}
	return it.Key, nil
}

func (s *Store) batch(ctx context.Context, number int64) (*batch, error) {
	s.cacheMu.Lock()
	for _, b := range s.cache {
		if number >= b.first && number < b.first+int64(len(b.keys)/slotSize) {
			s.cacheMu.Unlock()
			return b, nil
		}
	}
	s.cacheMu.Unlock()

	b := new(batch)
	var count, epoch int64
	switch err := s.get.QueryRowContext(ctx, number).Scan(&b.first, &count, &epoch, (*disk.Blob)(&b.keys)); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNoKey
	case err != nil:
		return nil, err
	case count < 1 || int64(len(b.keys)) != count*slotSize:
		return nil, fmt.Errorf("%w: batch %d has %d bytes for %d keys", ErrDamaged, b.first, len(b.keys), count)
	case epoch != s.epoch:
		return nil, fmt.Errorf("%w: batch %d is of epoch %d, not %d", ErrDamaged, b.first, epoch, s.epoch)
	case number >= b.first+count:
		return nil, ErrNoKey
	}
	s.cacheMu.Lock()
	defer s.cacheMu.Unlock()
	if len(s.cache) >= cachedBatches {
		clear(s.cache)
	}
	s.cache[b.first] = b
	return b, nil
}

// Each calls f with the object of every key of that kind, erased or not, in the
// order of writing.
func (s *Store) Each(ctx context.Context, kind Kind, f func(Object)) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	rows, err := s.db.QueryContext(ctx, `select keys from batch order by first`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var keys []byte
		if err := rows.Scan(&keys); err != nil {
			return err
		}
		for ; len(keys) >= slotSize; keys = keys[slotSize:] {
			if Kind(keys[0]) == kind {
				f(decodeObject(keys))
			}
		}
	}
	return rows.Err()
}

// Epoch is the number of the epoch key in use.
func (s *Store) Epoch() int64 {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.epoch
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }
