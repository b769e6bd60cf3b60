// Package invitation keeps the invitations of a host: each lets one key ask, once
// and for a while, to be admitted or enrolled. What the key then may is decided
// by whoever has invited, with a statement of its own.
//
// The host never learns the secret of an invitation: it keeps the hash of one
// value that follows from it, by which the invited is known, and a seal under
// another, by which the inviter sees that the key is the invited's own.
package invitation

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger/disk"
	"github.com/open-parley/parley/statement"
)

// File holds the invitations, in a ledger's folder, mode 0600.
const File = "invitations.db"

// Limits of invitations.
const (
	// MinTTL and MaxTTL are how long one may last.
	MinTTL = time.Minute
	MaxTTL = 30 * 24 * time.Hour
	// MaxOpen are those of one party that are neither over nor closed, and MaxAll
	// those of all ("limit").
	MaxOpen = 100
	MaxAll  = 10_000
	// Kept is how long one that is over is remembered, to tell that it was used;
	// MaxKept how many of one party are, the latest of them.
	Kept    = 30 * 24 * time.Hour
	MaxKept = 400
)

const version = 1

const schema = `
create table invitation (
	id      blob primary key,
	door    blob not null unique, -- SHA-256 of what the invited shows
	party   blob not null,        -- who invites
	expires integer not null,     -- milliseconds
	state   text not null,
	content text not null         -- answer.Invitation, without the state
) strict;
create index by_party on invitation(party);
`

// Store keeps invitations. Its methods may be called at the same time.
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
		"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)&_pragma=secure_delete(ON)&_txlock=immediate")
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

// Make keeps a new invitation, whose terms were checked, under what its invited
// will show: that alone is hashed here, so that the disk opens nothing.
func (s *Store) Make(ctx context.Context, v answer.Invitation, door parley.Digest, now parley.Instant) (answer.Invitation, error) {
	if d := v.Expires - now; d < parley.Instant(MinTTL.Milliseconds()) || d > parley.Instant(MaxTTL.Milliseconds()) {
		return v, parley.Refuse("expires", "", "An invitation lasts from %v to %v.", MinTTL, MaxTTL).To("Choose another time.")
	}
	if _, err := rand.Read(v.Invitation[:]); err != nil {
		return v, err
	}
	v.State = answer.InvitationOpen
	return v, s.tx(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `delete from invitation where expires < ?`, now-parley.Instant(Kept.Milliseconds())); err != nil {
			return err
		}
		over := string(answer.InvitationClosed)
		if _, err := tx.ExecContext(ctx, `delete from invitation where party = ?1 and (state = ?2 or expires <= ?3) and rowid not in (
			select rowid from invitation where party = ?1 and (state = ?2 or expires <= ?3) order by rowid desc limit ?4)`, v.By[:], over, now, MaxKept); err != nil {
			return err
		}
		var own, all, again int
		if err := tx.QueryRowContext(ctx, `select count(case when state != ?2 and expires > ?3 then 1 end),
			count(case when party = ?1 and state != ?2 and expires > ?3 then 1 end), count(case when door = ?4 then 1 end) from invitation`,
			v.By[:], over, now, doorOf(door)).Scan(&all, &own, &again); err != nil {
			return err
		}
		if again > 0 {
			return parley.Refuse("repeated", "", "There is an invitation of this secret.").To("Make a new secret for each.")
		}
		if own >= MaxOpen || all >= MaxAll {
			return parley.Refuse("limit", "", "There are as many invitations as there may be.").To("Revoke those that are not needed.")
		}
		content, err := json.Marshal(v)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `insert into invitation values (?, ?, ?, ?, ?, ?)`, v.Invitation[:], doorOf(door), v.By[:], v.Expires, string(v.State), string(content))
		return err
	})
}

func doorOf(door parley.Digest) []byte {
	sum := sha256.Sum256(door[:])
	return sum[:]
}

// errExpired is one for all that opens nothing: what never was an invitation is
// told as what has expired or was revoked.
var errExpired = parley.Refuse("invitation-expired", "", "There is no such invitation: it has expired, was revoked, or never was.").
	To("Ask for another.")

var errUsed = parley.Refuse("invitation-used", "", "The invitation was used: it lets one key in, once.").
	To("If it was not you, tell whoever sent it to you at once; else ask for another.")

// Look tells whoever shows the door's value what the invitation is for.
func (s *Store) Look(ctx context.Context, door parley.Digest, now parley.Instant) (v answer.Invitation, err error) {
	err = s.tx(ctx, func(tx *sql.Tx) error { v, err = find(ctx, tx, door, now); return err })
	return v, err
}

func find(ctx context.Context, tx *sql.Tx, door parley.Digest, now parley.Instant) (answer.Invitation, error) {
	v, err := scan(tx.QueryRowContext(ctx, `select state, content from invitation where door = ?`, doorOf(door)))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return v, errExpired
	case err != nil:
		return v, err
	case v.Asks != nil:
		return v, errUsed
	case v.State != answer.InvitationOpen || now >= v.Expires:
		return v, errExpired
	}
	return v, nil
}

func scan(row interface{ Scan(...any) error }) (v answer.Invitation, err error) {
	var state string
	var content []byte
	if err := row.Scan(&state, &content); err != nil {
		return v, err
	}
	err = json.Unmarshal(content, &v)
	v.State = answer.InvitationState(state)
	return v, err
}

// Redeem keeps the key that asks to be let in, once.
func (s *Store) Redeem(ctx context.Context, door parley.Digest, asks answer.Asks, now parley.Instant) (v answer.Invitation, err error) {
	err = s.tx(ctx, func(tx *sql.Tx) error {
		if v, err = find(ctx, tx, door, now); err != nil {
			return err
		}
		if err := fits(v, asks); err != nil {
			return err
		}
		v.Asks, v.State = &asks, answer.InvitationUsed
		content, err := json.Marshal(v)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `update invitation set state = ?, content = ? where id = ?`, string(v.State), string(content), v.Invitation[:])
		return err
	})
	return v, err
}

// fits refuses a key that is not the one that was invited.
func fits(v answer.Invitation, asks answer.Asks) error {
	var body statement.Body = &statement.Enrol{Key: asks.Key, Proof: asks.Proof}
	if v.Admits {
		if asks.Profile == nil {
			return parley.Refuse("missing", "", "$.profile is missing.").To("Say who the party is.")
		}
		body = &statement.Admit{Key: asks.Key, Proof: asks.Proof, Profile: *asks.Profile}
	} else if asks.Profile != nil {
		return parley.Refuse("conflicting-fields", "", "$.profile is set, and the key is for a party that is in.").To("Leave it out.")
	}
	if err := body.Valid(); err != nil {
		return err
	}
	if err := statement.CheckProof(asks.Key, asks.Proof); err != nil {
		return err
	}
	invited := v.Key
	invited.Alg, invited.Public, invited.RelyingParty, invited.Origin = asks.Key.Alg, asks.Key.Public, asks.Key.RelyingParty, asks.Key.Origin
	a, err := statement.KeyIDOf(invited)
	if err != nil {
		return err
	}
	if b, err := statement.KeyIDOf(asks.Key); err != nil || a != b {
		return parley.Refuse("another-post", "", "The key is for another post, or may sign something else than it was invited for.").To("Make it as the invitation says.")
	}
	return nil
}

// List gives a party's invitations, those that are over among them, the latest
// first.
func (s *Store) List(ctx context.Context, party parley.PartyID) (_ []answer.Invitation, err error) {
	rows, err := s.db.QueryContext(ctx, `select state, content from invitation where party = ? order by expires desc, id`, party[:])
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	out := []answer.Invitation{}
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// End ends one of a party's: it was revoked, or its key has been let in. It
// reports whether there was one to end.
func (s *Store) End(ctx context.Context, party parley.PartyID, id parley.Digest) (bool, error) {
	r, err := s.db.ExecContext(ctx, `update invitation set state = ? where id = ? and party = ? and state != ?`, string(answer.InvitationClosed), id[:], party[:], string(answer.InvitationClosed))
	if err != nil {
		return false, err
	}
	n, err := r.RowsAffected()
	return n == 1, err
}
