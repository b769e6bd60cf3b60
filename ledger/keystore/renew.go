package keystore

import (
	"context"
	"crypto/cipher"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/open-parley/parley/ledger/disk"
)

// An epoch that several nodes share ends for all of them alike: one node wraps
// what stays under a new epoch key (Rewrap) and hands key and batches over; each
// node, itself too, then takes them in place of its own (Adopt).

// EpochKey reads the epoch key in use, to seal the next one for who has this one.
func (s *Store) EpochKey() (epoch int64, key Key, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	key, err = readEpoch(s.folder, s.epoch)
	return s.epoch, key, err
}

// Rewrap gives every key that keep approves, wrapped under the key of a next
// epoch, and zeros for the others: in batches of at most limit keys, with the
// numbers that they have. It changes nothing here. It returns how many keys were
// left out that are not erased yet.
func (s *Store) Rewrap(ctx context.Context, epoch int64, key *Key, keep func(Object) bool, limit int, emit func(*Batch) error) (forgotten int, err error) {
	fresh, err := newWrap(key)
	if err != nil {
		return 0, err
	}
	for first := int64(0); ; {
		keys, n, err := s.rewrapNext(ctx, &first, fresh, keep)
		if err != nil {
			return forgotten, err
		}
		if keys == nil {
			return forgotten, nil
		}
		forgotten += n
		for _, b := range (&Batch{First: first, Epoch: epoch, Keys: keys}).Split(limit) {
			if err := emit(b); err != nil {
				return forgotten, err
			}
		}
	}
}

// rewrapNext wraps the batch after *first anew, and moves *first to it; nil:
// there is none.
func (s *Store) rewrapNext(ctx context.Context, first *int64, fresh cipher.AEAD, keep func(Object) bool) (keys []byte, forgotten int, err error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var old []byte
	err = s.db.QueryRowContext(ctx, `select first, keys from batch where first > ? order by first limit 1`, *first).Scan(first, &old)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, err
	}
	keys, forgotten, err = s.rewrap(old, fresh, keep)
	if err != nil {
		err = fmt.Errorf("batch %d: %w", *first, err)
	}
	return keys, forgotten, err
}

// Adopt puts the batches of a later epoch in the place of all that is stored,
// and destroys the epoch key that was in use. batches gives them from a number
// on, some at a time; none: there are no more. It is one transaction between two
// steps on files, like Rotate, and notes its end.
func (s *Store) Adopt(ctx context.Context, e Ended, epoch int64, key *Key, batches func(first int64) ([]*Batch, error)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if epoch <= s.epoch {
		return fmt.Errorf("%w: epoch %d is not after %d", ErrNotNext, epoch, s.epoch)
	}
	fresh, err := newWrap(key)
	if err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(s.folder, EpochFile(epoch))); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := disk.WriteNew(s.folder, EpochFile(epoch), []byte(formatEpoch(key)), 0o600); err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := s.end(ctx, tx, e); err != nil {
		return err
	}
	next, err := adopt(ctx, tx, epoch, key, fresh, batches)
	if err != nil {
		return err
	}
	if next < s.next {
		return fmt.Errorf("%w: epoch %d has the keys before %d, there are those before %d here", ErrNotNext, epoch, next, s.next)
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.epoch, s.aead, s.next = epoch, fresh, next
	s.cacheMu.Lock()
	clear(s.cache)
	s.cacheMu.Unlock()
	return s.finishRotation(ctx)
}

// adopt stores the batches, and gives the number of the key after them. One key
// of each is opened: a foreign epoch key shows at once.
func adopt(ctx context.Context, tx *sql.Tx, epoch int64, key *Key, fresh cipher.AEAD, batches func(first int64) ([]*Batch, error)) (next int64, err error) {
	c := check(key)
	if _, err := tx.ExecContext(ctx, `insert into epoch values (?, ?)`, epoch, c[:]); err != nil {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, `delete from batch`); err != nil {
		return 0, err
	}
	for next = 1; ; {
		some, err := batches(next)
		if err != nil || len(some) == 0 {
			return next, err
		}
		for _, b := range some {
			if b.First != next || b.Epoch != epoch {
				return 0, fmt.Errorf("%w: a batch begins with key %d of epoch %d; next is key %d of epoch %d", ErrNotNext, b.First, b.Epoch, next, epoch)
			}
			if _, err := unwrap(fresh, b.Keys[:slotSize]); err != nil && !errors.Is(err, ErrErased) {
				return 0, err
			}
			if _, err := tx.ExecContext(ctx, `insert into batch values (?, ?, ?, ?)`, b.First, b.Count(), epoch, b.Keys); err != nil {
				return 0, err
			}
			next += b.Count()
		}
	}
}
