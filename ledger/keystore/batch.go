package keystore

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Batch is keys as they are stored: wrapped, and useless without the epoch key.
// Nodes of one host hand batches to each other.
type Batch struct {
	First int64 // number of its first key
	Epoch int64 // under whose key they are wrapped
	Keys  []byte
}

// Count is how many keys it holds.
func (b *Batch) Count() int64 { return int64(len(b.Keys) / slotSize) }

// Split gives the same keys in batches of at most limit.
func (b *Batch) Split(limit int) (out []*Batch) {
	for from := 0; from < len(b.Keys); from += limit * slotSize {
		out = append(out, &Batch{First: b.First + int64(from/slotSize), Epoch: b.Epoch, Keys: b.Keys[from:min(from+limit*slotSize, len(b.Keys))]})
	}
	return out
}

// BatchBytes is how long an encoded batch of n keys is.
func BatchBytes(n int) int { return 16 + n*slotSize }

// Encode is first (8) ‖ epoch (8), both big-endian, ‖ object, nonce and wrapped
// key of each key.
func (b *Batch) Encode() []byte {
	out := make([]byte, 0, 16+len(b.Keys))
	out = binary.BigEndian.AppendUint64(out, uint64(b.First))
	out = binary.BigEndian.AppendUint64(out, uint64(b.Epoch))
	return append(out, b.Keys...)
}

// DecodeBatch is the inverse of Encode; it accepts nothing else. The result
// shares data's memory.
func DecodeBatch(data []byte) (*Batch, error) {
	if len(data) < 16 || (len(data)-16)%slotSize != 0 || len(data) > BatchBytes(MaxBatch) {
		return nil, fmt.Errorf("%d bytes are no batch of keys", len(data))
	}
	first, epoch := binary.BigEndian.Uint64(data), binary.BigEndian.Uint64(data[8:])
	if first < 1 || first >= 1<<62 || epoch < 1 || epoch >= 1<<62 || len(data) == 16 {
		return nil, errors.New("a batch of keys has a number out of range, or no keys")
	}
	return &Batch{First: int64(first), Epoch: int64(epoch), Keys: data[16:]}, nil
}

// Wrap wraps keys as the next batch, without storing it.
func (s *Store) Wrap(items []Item) (*Batch, error) {
	nonces, err := s.nonces(items)
	if err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.wrapNext(items, nonces), nil
}

// nonces draws a nonce for each key of a batch.
func (s *Store) nonces(items []Item) ([]byte, error) {
	if len(items) == 0 || len(items) > MaxBatch {
		return nil, fmt.Errorf("a batch has 1 to %d keys, not %d", MaxBatch, len(items))
	}
	nonces := make([]byte, nonceSize*len(items))
	_, err := io.ReadFull(s.rand, nonces)
	return nonces, err
}

// wrapNext needs the lock.
func (s *Store) wrapNext(items []Item, nonces []byte) *Batch {
	b := &Batch{First: s.next, Epoch: s.epoch, Keys: make([]byte, 0, slotSize*len(items))}
	for i := range items {
		b.Keys = wrap(b.Keys, s.aead, nonces[nonceSize*i:nonceSize*(i+1)], &items[i])
	}
	return b
}

// ErrNotNext: the batch does not follow the keys that are stored, or is of
// another epoch.
var ErrNotNext = errors.New("the batch does not follow the keys in the store")

// Add stores a batch that follows all that is stored. It is on the disk when it
// returns.
func (s *Store) Add(ctx context.Context, b *Batch) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.add(ctx, b)
}

// add needs the lock.
func (s *Store) add(ctx context.Context, b *Batch) error {
	if b.First != s.next || b.Epoch != s.epoch {
		return fmt.Errorf("%w: it begins with key %d of epoch %d; next is key %d of epoch %d", ErrNotNext, b.First, b.Epoch, s.next, s.epoch)
	}
	if _, err := s.put.ExecContext(ctx, b.First, b.Count(), b.Epoch, b.Keys); err != nil {
		return fmt.Errorf("writing data keys: %w", err)
	}
	s.next += b.Count()
	return nil
}

// Next is the number that the next key will have.
func (s *Store) Next() int64 {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.next
}

// Stored reads the stored batch that begins with that number.
func (s *Store) Stored(ctx context.Context, first int64) (*Batch, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	b := &Batch{First: first}
	var at, count int64
	switch err := s.get.QueryRowContext(ctx, first).Scan(&at, &count, &b.Epoch, &b.Keys); {
	case errors.Is(err, sql.ErrNoRows):
		return nil, ErrNoKey
	case err != nil:
		return nil, err
	case at != first || count != b.Count():
		return nil, fmt.Errorf("%w: no batch begins with key %d", ErrDamaged, first)
	}
	return b, nil
}
