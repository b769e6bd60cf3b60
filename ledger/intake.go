package ledger

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/statement"
)

// IntakeFile holds the promises that the log has given, and the statements that
// wait under them.
const IntakeFile = "intake.db"

// MaxWaiting and MaxWaitingBytes bound the statements that wait under promises;
// past them none is promised until some have entered.
const (
	MaxWaiting      = 1024
	MaxWaitingBytes = 64 << 20
)

// intakeSchema of intake.db. A row stays when its statement has entered, without
// its content: the same submission gets the same promise for good.
const intakeSchema = `
create table promise (
	number     integer primary key,  -- in the order of giving
	c          blob not null unique, -- the commitment that was promised
	statement  blob not null,
	include_by integer not null,     -- ledger time, ms
	entry      integer,              -- its index; null: it waits
	key        integer,              -- number of the data key; null: it has entered
	sealed     blob,                 -- ciphertext of the submission; null: it has entered
	hash       blob not null         -- over commitment, statement and time
) strict;
create index promise_statement on promise (statement);
create index promise_waiting on promise (number) where entry is null;
pragma application_id = 0x50724C49;  -- "PrLI"
pragma user_version = 1;
`

const (
	intakeID      = 0x50724C49
	intakeVersion = 1
)

// promised is one promise.
type promised struct {
	c         parley.Digest
	statement parley.StatementID
	includeBy parley.Instant
	entry     uint64
	entered   bool
	size      int // of the ciphertext; 0 once it has entered
	// author is known of what waits, where this process has read it.
	author parley.PartyID
	// offered: it is with the writer, or was and can't be read here. In a cluster
	// alone.
	offered bool
}

// tagPromised separates the hash of a row from all others.
const tagPromised = "parley.v1.promised\x00"

// hash tells a damaged row from the one that was written: another time would
// give the same submission another promise.
func (p *promised) hash() [32]byte {
	b := append([]byte(tagPromised), p.c[:]...)
	b = append(b, p.statement[:]...)
	return sha256.Sum256(binary.BigEndian.AppendUint64(b, uint64(p.includeBy)))
}

// scan reads the columns that are promised, and checks them by their hash.
func (p *promised) scan(c, statement, hash []byte) error {
	if len(c) != len(p.c) || len(statement) != len(p.statement) {
		return errors.New("a commitment or identifier has not 32 bytes")
	}
	copy(p.c[:], c)
	copy(p.statement[:], statement)
	if want := p.hash(); string(hash) != string(want[:]) {
		return fmt.Errorf("the promise of statement %s is not the one that was written", parley.Short(p.statement))
	}
	return nil
}

// intake is the durable queue of what was promised. What it has acknowledged
// survives kill -9 and power loss.
type intake struct {
	db *sql.DB

	mu      sync.Mutex // guards the rest
	waiting map[parley.Digest]*promised
	bytes   int         // of what waits
	settled []*promised // have entered, and are not marked in the file yet
	next    int64       // number of the next row
}

// openIntake opens dir/intake.db, or makes an empty one.
func openIntake(ctx context.Context, dir string) (*intake, error) {
	path := filepath.Join(dir, IntakeFile)
	fresh := false
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := disk.WriteNew(dir, IntakeFile, nil, 0o600); err != nil {
			return nil, err
		}
		fresh = true
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)"+
		"&_pragma=synchronous(FULL)&_pragma=trusted_schema(OFF)&_pragma=cell_size_check(ON)&_pragma=temp_store(MEMORY)")
	if err != nil {
		return nil, err
	}
	q := &intake{db: db, waiting: map[parley.Digest]*promised{}}
	if err := q.begin(ctx, dir, fresh); err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", path, err), db.Close())
	}
	return q, nil
}

func (q *intake) begin(ctx context.Context, dir string, fresh bool) error {
	var app, version, tables int64
	err := q.db.QueryRowContext(ctx, `select application_id, user_version, (select count(*) from sqlite_schema)
		from pragma_application_id, pragma_user_version`).Scan(&app, &version, &tables)
	if err != nil {
		return err
	}
	if fresh || app == 0 && version == 0 && tables == 0 { // or the process died before it was made
		if _, err := q.db.ExecContext(ctx, intakeSchema); err != nil {
			return err
		}
		q.next = 1
		return disk.SyncFolder(dir)
	}
	if err := q.db.QueryRowContext(ctx, `select coalesce(max(number), 0) + 1 from promise`).Scan(&q.next); err != nil && app == intakeID {
		return err
	}
	if app != intakeID || version != intakeVersion {
		return fmt.Errorf("this is no intake of version %d (application id %#x, version %d)", intakeVersion, app, version)
	}
	return nil
}

// waitingRow is a statement that waits, as it lies in the file.
type waitingRow struct {
	promised
	key    int64
	sealed []byte
}

// rows are the statements that wait, in the order in which they were promised.
func (q *intake) rows(ctx context.Context) (out []waitingRow, err error) {
	rows, err := q.db.QueryContext(ctx, `select c, statement, hash, include_by, key, sealed from promise where entry is null order by number`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r waitingRow
		var c, id, hash []byte
		if err := rows.Scan(&c, &id, &hash, &r.includeBy, &r.key, &r.sealed); err != nil {
			return nil, err
		}
		if err := r.scan(c, id, hash); err != nil {
			return nil, err
		}
		r.size = len(r.sealed)
		out = append(out, r)
	}
	return out, rows.Err()
}

// each gives every promise, in the order of giving.
func (q *intake) each(ctx context.Context, f func(number int64, r waitingRow) error) error {
	rows, err := q.db.QueryContext(ctx, `select number, c, statement, hash, include_by, entry, coalesce(key, 0), sealed from promise order by number`)
	if err != nil {
		return refuseIntake(err, "The promises can't be read: %v.", err)
	}
	defer rows.Close()
	for rows.Next() {
		var number int64
		var r waitingRow
		var c, id, hash []byte
		var entry sql.NullInt64
		err := rows.Scan(&number, &c, &id, &hash, &r.includeBy, &entry, &r.key, &r.sealed)
		if err == nil {
			err = r.scan(c, id, hash)
		}
		if err != nil {
			return refuseIntake(err, "A promise can't be read: %v.", err)
		}
		r.entry, r.entered, r.size = uint64(entry.Int64), entry.Valid, len(r.sealed)
		if err := f(number, r); err != nil {
			return err
		}
	}
	return rows.Err()
}

// check reads every promise: the statement and index of each that has entered
// are given to entered.
func (q *intake) check(ctx context.Context, entered func(*promised) error) error {
	rows, err := q.db.QueryContext(ctx, `select c, statement, hash, include_by, entry from promise order by number`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p promised
		var c, id, hash []byte
		var entry sql.NullInt64
		if err := rows.Scan(&c, &id, &hash, &p.includeBy, &entry); err != nil {
			return err
		}
		if err := p.scan(c, id, hash); err != nil {
			return err
		}
		if p.entry, p.entered = uint64(entry.Int64), entry.Valid; p.entered {
			if err := entered(&p); err != nil {
				return err
			}
		}
	}
	return rows.Err()
}

// find gives the promise of a commitment, or, where c is zero, the first of a
// statement; nil: there is none.
func (q *intake) find(ctx context.Context, c parley.Digest, id parley.StatementID) (*promised, error) {
	const columns = `select c, statement, hash, include_by, entry from promise `
	var row *sql.Row
	if c != (parley.Digest{}) {
		row = q.db.QueryRowContext(ctx, columns+`where c = ?`, c[:])
	} else {
		row = q.db.QueryRowContext(ctx, columns+`where statement = ? order by number limit 1`, id[:])
	}
	p := new(promised)
	var cb, sb, hash []byte
	var entry sql.NullInt64
	switch err := row.Scan(&cb, &sb, &hash, &p.includeBy, &entry); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, refuseIntake(err, "The promises can't be read: %v.", err)
	}
	if err := p.scan(cb, sb, hash); err != nil {
		return nil, refuseIntake(err, "A promise can't be read: %v.", err)
	}
	p.entry, p.entered = uint64(entry.Int64), entry.Valid
	q.mu.Lock()
	defer q.mu.Unlock()
	if w := q.waiting[p.c]; w != nil && w.entered { // not marked yet
		p.entry, p.entered = w.entry, true
	}
	return p, nil
}

// add writes promises, with what waits under them; they are on the disk when it
// returns.
func (q *intake) add(ctx context.Context, rows []waitingRow) error {
	first := q.nextNumber()
	return q.addAt(ctx, first, first+int64(len(rows)), rows)
}

// addAt is add under the numbers from first on, the row after them having the
// number next.
func (q *intake) addAt(ctx context.Context, first, next int64, rows []waitingRow) error {
	tx, err := q.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for i := range rows {
		r := &rows[i]
		hash := r.hash()
		var entry, key, sealed any
		if r.entered {
			entry = int64(r.entry)
		} else {
			key, sealed = r.key, r.sealed
		}
		if _, err := tx.ExecContext(ctx, `insert into promise (number, c, statement, include_by, entry, key, sealed, hash) values (?, ?, ?, ?, ?, ?, ?, ?)`,
			first+int64(i), r.c[:], r.statement[:], int64(r.includeBy), entry, key, sealed, hash[:]); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.next = next
	return nil
}

// settle notes where a promised commitment has entered.
func (q *intake) settle(c parley.Digest, entry uint64) *promised {
	q.mu.Lock()
	defer q.mu.Unlock()
	p := q.waiting[c]
	if p == nil || p.entered {
		return nil
	}
	p.entry, p.entered = entry, true
	q.settled = append(q.settled, p)
	return p
}

// mark writes down what has entered. What a crash keeps it from marking is
// found in the log at the next start.
func (q *intake) mark(ctx context.Context) error {
	q.mu.Lock()
	done := q.settled
	q.settled = nil
	q.mu.Unlock()
	if len(done) == 0 {
		return nil
	}
	tx, err := q.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, p := range done {
		if _, err := tx.ExecContext(ctx, `update promise set entry = ?, key = null, sealed = null where c = ?`, int64(p.entry), p.c[:]); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	q.drop(done)
	return nil
}

func (q *intake) close() error { return q.db.Close() }

// sealQueued seals a submission as it waits.
func sealQueued(it *keystore.Item, sub *statement.Submission) ([]byte, error) {
	plain, err := sub.Encode()
	if err != nil {
		return nil, err
	}
	return seal(it, plain)
}
