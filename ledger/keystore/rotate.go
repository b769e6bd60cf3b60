package keystore

import (
	"context"
	"crypto/cipher"
	"database/sql"
	"errors"
	"fmt"
	"io"
)

// Rotate erases: it wraps every key that keep approves under a new epoch key,
// forgets the others, and destroys the old epoch key. Orphans are forgotten
// where keep says so. It returns how many keys were forgotten, and notes
// the epoch's end.
//
// It is one transaction between two steps on files. Cut short before the
// transaction, nothing has happened; cut short after it, the next Open destroys
// the old key. Nobody can Get or Put meanwhile.
func (s *Store) Rotate(ctx context.Context, e Ended, keep func(Object) bool) (forgotten int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key, err := writeEpoch(s.folder, s.epoch+1, s.rand)
	if err != nil {
		return 0, err
	}
	fresh, err := newWrap(&key)
	if err != nil {
		return 0, err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	c := check(&key)
	if _, err := tx.ExecContext(ctx, `insert into epoch values (?, ?)`, s.epoch+1, c[:]); err != nil {
		return 0, err
	}
	if err := s.end(ctx, tx, e); err != nil {
		return 0, err
	}
	for first := int64(0); ; {
		var keys []byte
		err := tx.QueryRowContext(ctx, `select first, keys from batch where first > ? order by first limit 1`, first).Scan(&first, &keys)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		if err != nil {
			return 0, err
		}
		again, n, err := s.rewrap(keys, fresh, keep)
		if err != nil {
			return 0, fmt.Errorf("batch %d: %w", first, err)
		}
		forgotten += n
		if _, err := tx.ExecContext(ctx, `update batch set epoch = ?, keys = ? where first = ?`, s.epoch+1, again, first); err != nil {
			return 0, err
		}
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	s.epoch++
	s.aead = fresh
	s.cacheMu.Lock()
	clear(s.cache)
	s.cacheMu.Unlock()
	return forgotten, s.finishRotation(ctx)
}

// rewrap gives the slots of one batch under a fresh epoch key.
func (s *Store) rewrap(keys []byte, fresh cipher.AEAD, keep func(Object) bool) (again []byte, forgotten int, err error) {
	if len(keys)%slotSize != 0 {
		return nil, 0, ErrDamaged
	}
	again = make([]byte, 0, len(keys))
	nonce := make([]byte, nonceSize)
	for ; len(keys) > 0; keys = keys[slotSize:] {
		slot := keys[:slotSize]
		if erased(slot) {
			again = append(again, slot...)
			continue
		}
		if !keep(decodeObject(slot)) {
			forgotten++
			again = append(again, slot[:objectSize]...)
			again = append(again, make([]byte, wrapSize)...)
			continue
		}
		it, err := unwrap(s.aead, slot)
		if err != nil {
			return nil, 0, err
		}
		if _, err := io.ReadFull(s.rand, nonce); err != nil {
			return nil, 0, err
		}
		again = wrap(again, fresh, nonce, &it)
	}
	return again, forgotten, nil
}

// finishRotation destroys the keys of past epochs and forgets their checks.
func (s *Store) finishRotation(ctx context.Context) error {
	rows, err := s.db.QueryContext(ctx, `select number from epoch where number < ?`, s.epoch)
	if err != nil {
		return err
	}
	var past []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return errors.Join(err, rows.Close())
		}
		past = append(past, n)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, n := range past {
		if err := destroyEpoch(s.folder, n); err != nil {
			return fmt.Errorf("destroying epoch key %d: %w", n, err)
		}
		if _, err := s.db.ExecContext(ctx, `delete from epoch where number = ?`, n); err != nil {
			return err
		}
	}
	return nil
}
