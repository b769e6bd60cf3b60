package ledger

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// AccessFile holds each submitter's access log: who was given what of sealed
// class.
const AccessFile = "access.db"

// accessSchema of access.db. An entry is sealed under the data key of its log;
// how many entries each submitter's log has can be seen.
const accessSchema = `
create table log (
	number  integer primary key,
	party   blob not null unique,    -- the submitter
	key     integer not null,        -- number of the data key
	size    integer not null,
	exports integer not null         -- how many it has made of all its own
) strict;
create table entry (
	log    integer not null,
	place  integer not null,         -- from 0
	sealed blob not null,            -- nonce, ciphertext of the entry
	primary key (log, place)
) strict, without rowid;
create table hash (
	log    integer not null,
	number integer not null,         -- as tlog.StoredHashIndex numbers them
	hash   blob not null,
	primary key (log, number)
) strict, without rowid;
pragma application_id = 0x50724C41;  -- "PrLA"
pragma user_version = 1;
`

const (
	accessID      = 0x50724C41
	accessVersion = 1
	tagAccess     = "parley.v1.access\x00"
	accessNonce   = 12
)

// accessLogs is the open access.db. What append has returned for survives kill -9
// and power loss.
type accessLogs struct {
	db   *sql.DB
	rand io.Reader

	mu      sync.Mutex // guards the rest, and orders writers
	changed chan struct{}
}

// accessLog is one submitter's log as it stands.
type accessLog struct {
	number, key int64
	size        uint64
	exports     int64
}

// openAccess opens dir/access.db, or makes an empty one.
func openAccess(ctx context.Context, dir string, rand io.Reader) (*accessLogs, error) {
	path := filepath.Join(dir, AccessFile)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := disk.WriteNew(dir, AccessFile, nil, 0o600); err != nil {
			return nil, err
		}
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)"+
		"&_pragma=synchronous(FULL)&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	a := &accessLogs{db: db, rand: rand, changed: make(chan struct{})}
	if err := a.begin(ctx, dir); err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", path, err), db.Close())
	}
	return a, nil
}

// inspectedAccess opens dir/access.db to be read alone.
func inspectedAccess(dir string) (*accessLogs, error) {
	db, err := sql.Open("sqlite", disk.ReadOnlyDSN(filepath.Join(dir, AccessFile)))
	return &accessLogs{db: db, rand: rand.Reader}, err
}

func (a *accessLogs) begin(ctx context.Context, dir string) error {
	var app, version, tables int64
	err := a.db.QueryRowContext(ctx, `select application_id, user_version, (select count(*) from sqlite_schema)
		from pragma_application_id, pragma_user_version`).Scan(&app, &version, &tables)
	if err != nil {
		return err
	}
	if app == 0 && version == 0 && tables == 0 { // new, or the process died before it was made
		if _, err := a.db.ExecContext(ctx, accessSchema); err != nil {
			return err
		}
		return disk.SyncFolder(dir)
	}
	if app != accessID || version != accessVersion {
		return fmt.Errorf("this is no access log of version %d (application id %#x, version %d)", accessVersion, app, version)
	}
	return nil
}

func (a *accessLogs) close() error { return a.db.Close() }

// querier is a database or a transaction of it.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// find gives a submitter's log; false: there is none yet.
func (a *accessLogs) find(ctx context.Context, q querier, submitter parley.PartyID) (accessLog, bool, error) {
	var l accessLog
	err := q.QueryRowContext(ctx, `select number, key, size, exports from log where party = ?`, submitter[:]).
		Scan(&l.number, &l.key, &l.size, &l.exports)
	if errors.Is(err, sql.ErrNoRows) {
		return accessLog{}, false, nil
	}
	return l, err == nil, err
}

// found makes the empty log of a submitter, whose data key is stored already.
func (a *accessLogs) found(ctx context.Context, submitter parley.PartyID, key int64) error {
	_, err := a.db.ExecContext(ctx, `insert into log (party, key, size, exports) values (?, ?, 0, 0)`, submitter[:], key)
	return err
}

// object is what a submitter's data key belongs to.
func accessObject(submitter parley.PartyID) keystore.Object {
	return keystore.Object{Kind: keystore.Access, Statement: parley.StatementID(submitter)}
}

// accessAAD binds an entry to its place.
func accessAAD(submitter parley.PartyID, place uint64) []byte {
	b := append([]byte(tagAccess), submitter[:]...)
	return binary.BigEndian.AppendUint64(b, place)
}

// append writes entries at the end of a submitter's log, which is there, in one
// transaction: they are on the disk when it returns. Those of an export get its
// number, which is given; 0: it is none.
func (a *accessLogs) append(ctx context.Context, submitter parley.PartyID, key *keystore.Key, entries []proof.Access) (export int64, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	l, ok, err := a.find(ctx, tx, submitter)
	if err != nil || !ok {
		return 0, errors.Join(err, errors.New("the submitter has no access log"))
	}
	if len(entries) > 0 && entries[0].How == proof.HowExport {
		l.exports++
		export = l.exports
	}
	w := &accessWriter{a: a, tx: tx, submitter: submitter, log: l}
	if w.last, err = a.lastTime(ctx, tx, l, submitter, key); err != nil {
		return 0, err
	}
	for i := range entries {
		if entries[i].Export = 0; export != 0 {
			entries[i].Export = export
		}
		if err := w.add(ctx, key, &entries[i]); err != nil {
			return 0, err
		}
	}
	if _, err := tx.ExecContext(ctx, `update log set size = ?, exports = ? where number = ?`, int64(w.log.size), l.exports, l.number); err != nil {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	close(a.changed)
	a.changed = make(chan struct{})
	return export, nil
}

// accessWriter adds to one log in one transaction.
type accessWriter struct {
	a         *accessLogs
	tx        *sql.Tx
	submitter parley.PartyID
	log       accessLog
	last      parley.Instant
}

func (w *accessWriter) add(ctx context.Context, key *keystore.Key, e *proof.Access) error {
	e.At = max(e.At, w.last)
	w.last = e.At
	plain, err := e.Encode()
	if err != nil {
		return err
	}
	aead, err := newAEAD(key)
	if err != nil {
		return err
	}
	sealed := make([]byte, accessNonce, accessNonce+len(plain)+aead.Overhead())
	if _, err := io.ReadFull(w.a.rand, sealed); err != nil {
		return err
	}
	sealed = aead.Seal(sealed, sealed, plain, accessAAD(w.submitter, w.log.size))
	hashes, err := tlog.StoredHashes(int64(w.log.size), plain, w.a.hashes(ctx, w.tx, w.log.number))
	if err != nil {
		return err
	}
	if _, err := w.tx.ExecContext(ctx, `insert into entry (log, place, sealed) values (?, ?, ?)`, w.log.number, int64(w.log.size), sealed); err != nil {
		return err
	}
	first := tlog.StoredHashCount(int64(w.log.size))
	for i, h := range hashes {
		if _, err := w.tx.ExecContext(ctx, `insert into hash (log, number, hash) values (?, ?, ?)`, w.log.number, first+int64(i), h[:]); err != nil {
			return err
		}
	}
	w.log.size++
	return nil
}

// lastTime is that of the last entry, so that time never runs back.
func (a *accessLogs) lastTime(ctx context.Context, q querier, l accessLog, submitter parley.PartyID, key *keystore.Key) (parley.Instant, error) {
	if l.size == 0 {
		return 0, nil
	}
	var sealed []byte
	if err := q.QueryRowContext(ctx, `select sealed from entry where log = ? and place = ?`, l.number, int64(l.size-1)).Scan(&sealed); err != nil {
		return 0, err
	}
	e, err := openAccessEntry(submitter, key, l.size-1, sealed)
	if err != nil {
		return 0, err
	}
	return e.At, nil
}

// openAccessEntry unseals an entry.
func openAccessEntry(submitter parley.PartyID, key *keystore.Key, place uint64, sealed []byte) (*proof.Access, error) {
	aead, err := newAEAD(key)
	if err != nil {
		return nil, err
	}
	if len(sealed) < accessNonce {
		return nil, errShort
	}
	plain, err := aead.Open(nil, sealed[:accessNonce], sealed[accessNonce:], accessAAD(submitter, place))
	if err != nil {
		return nil, fmt.Errorf("%w: entry %d of an access log does not open", ErrDamaged, place)
	}
	return proof.DecodeAccess(plain)
}

// hashes reads the tree of one log.
func (a *accessLogs) hashes(ctx context.Context, q querier, log int64) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, n := range indexes {
			var b []byte
			if err := q.QueryRowContext(ctx, `select hash from hash where log = ? and number = ?`, log, n).Scan(&b); err != nil {
				return nil, fmt.Errorf("hash %d of an access log: %w", n, err)
			}
			if len(b) != len(out[i]) {
				return nil, fmt.Errorf("hash %d of an access log has %d bytes", n, len(b))
			}
			copy(out[i][:], b)
		}
		return out, nil
	})
}

// read gives up to limit entries of a log from a place on.
func (a *accessLogs) read(ctx context.Context, l accessLog, submitter parley.PartyID, key *keystore.Key, from uint64, limit int) (out []proof.Access, err error) {
	rows, err := a.db.QueryContext(ctx, `select place, sealed from entry where log = ? and place >= ? and place < ? order by place limit ?`,
		l.number, int64(from), int64(l.size), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var place int64
		var sealed []byte
		if err := rows.Scan(&place, &sealed); err != nil {
			return nil, err
		}
		if uint64(place) != from+uint64(len(out)) {
			return nil, fmt.Errorf("%w: entry %d of an access log is missing", ErrDamaged, from+uint64(len(out)))
		}
		e, err := openAccessEntry(submitter, key, uint64(place), sealed)
		if err != nil {
			return nil, err
		}
		out = append(out, *e)
	}
	return out, rows.Err()
}

// all calls f with every submitter that has a log.
func (a *accessLogs) all(ctx context.Context, f func(parley.PartyID, accessLog) error) error {
	rows, err := a.db.QueryContext(ctx, `select party, number, key, size, exports from log order by number`)
	if err != nil {
		return err
	}
	type one struct {
		party parley.PartyID
		log   accessLog
	}
	var list []one
	for rows.Next() {
		var o one
		var party []byte
		if err := rows.Scan(&party, &o.log.number, &o.log.key, &o.log.size, &o.log.exports); err != nil {
			return errors.Join(err, rows.Close())
		}
		if len(party) != len(o.party) {
			return errors.Join(errors.New("a party has not 32 bytes"), rows.Close())
		}
		copy(o.party[:], party)
		list = append(list, o)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, o := range list {
		if err := f(o.party, o.log); err != nil {
			return err
		}
	}
	return nil
}

// wait gives a channel that closes with the next entry in any log.
func (a *accessLogs) wait() <-chan struct{} {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.changed
}
