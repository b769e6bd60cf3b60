package keystore

import (
	"fmt"
	"io"
)

// WrappedSize is the length of a key that NewKey gives wrapped.
const WrappedSize = slotSize

// NewKey makes a key that lies with what is sealed under it instead of in the
// store: wrapped under the epoch key, it ends with the epoch.
func (s *Store) NewKey(object Object) (key Key, wrapped []byte, err error) {
	it := Item{Object: object}
	nonce := make([]byte, nonceSize)
	if _, err := io.ReadFull(s.rand, it.Key[:]); err != nil {
		return Key{}, nil, err
	}
	if _, err := io.ReadFull(s.rand, nonce); err != nil {
		return Key{}, nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	return it.Key, wrap(nil, s.aead, nonce, &it), nil
}

// Unwrap opens a key of NewKey, which must belong to the object. ErrDamaged
// where it is not this epoch's.
func (s *Store) Unwrap(wrapped []byte, object Object) (Key, error) {
	if len(wrapped) != slotSize {
		return Key{}, fmt.Errorf("%w: a wrapped key has %d bytes", ErrDamaged, len(wrapped))
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	it, err := unwrap(s.aead, wrapped)
	if err == nil && it.Object != object {
		err = fmt.Errorf("%w: the key belongs to another object", ErrDamaged)
	}
	if err != nil {
		return Key{}, err
	}
	return it.Key, nil
}
