// Package keystore keeps the data keys under which every payload and part is
// sealed: one random key for each, wrapped under an epoch key that lies in a
// file of its own, outside every database.
//
// Erasing is forgetting keys: Rotate wraps those that stay under a new epoch
// key and destroys the old one; then no copy of a database, its write-ahead
// log, its free pages or a backup of it, holds anything that can be read.
// Backups of the epoch keys themselves must expire.
package keystore

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"

	"github.com/open-parley/parley"
)

// KeySize is the length of every key here: AES-256.
const KeySize = 32

// Key is a data key, or an entry's slot secret, which is kept the same way.
type Key [KeySize]byte

// Kind is what a key is for.
type Kind uint8

const (
	Envelope Kind = iota + 1 // a statement's envelope
	Part                     // one part of it
	Slots                    // the secret of its slot tree; nothing is sealed under it
	Queued                   // a submission that waits under a promise
	Snapshot                 // a snapshot of the state; Statement is its root, Part tells its size
	Access                   // a submitter's access log; Statement is the submitter
)

// Object is what a key belongs to. Part is zero but for a Part.
type Object struct {
	Kind      Kind
	Statement parley.StatementID
	Part      parley.PartID
}

const objectSize = 1 + 32 + 32

// Bytes is the object's fixed encoding, the associated data of its ciphertext.
func (o Object) Bytes() []byte {
	b := make([]byte, 0, objectSize)
	b = append(b, byte(o.Kind))
	b = append(b, o.Statement[:]...)
	return append(b, o.Part[:]...)
}

func decodeObject(b []byte) Object {
	o := Object{Kind: Kind(b[0])}
	copy(o.Statement[:], b[1:33])
	copy(o.Part[:], b[33:65])
	return o
}

// Item is a key and what it is for.
type Item struct {
	Object Object
	Key    Key
}

var (
	// ErrErased: the key was destroyed by a rotation.
	ErrErased = errors.New("the data key was erased")
	// ErrDamaged: the store holds something else than it was given.
	ErrDamaged = errors.New("the key store is damaged")
	// ErrNoKey: no key has that number.
	ErrNoKey = errors.New("there is no data key of that number")
)

// A slot of a batch is object ‖ nonce ‖ wrapped key; an erased one keeps its
// object and has zeros after it.
const (
	nonceSize = 12
	wrapSize  = nonceSize + KeySize + 16
	slotSize  = objectSize + wrapSize
)

const wrapTag = "parley.v1.data-key\x00"

// newWrap makes the cipher that wraps data keys under an epoch key. Nonces are
// random: an epoch must end well before 2^32 keys (NIST SP 800-38D, 8.3).
func newWrap(epoch *Key) (cipher.AEAD, error) {
	block, err := aes.NewCipher(epoch[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// wrap appends the slot of one item.
func wrap(dst []byte, aead cipher.AEAD, nonce []byte, it *Item) []byte {
	object := it.Object.Bytes()
	dst = append(dst, object...)
	dst = append(dst, nonce...)
	return aead.Seal(dst, nonce, it.Key[:], append([]byte(wrapTag), object...))
}

// unwrap opens one slot.
func unwrap(aead cipher.AEAD, slot []byte) (Item, error) {
	it := Item{Object: decodeObject(slot)}
	if erased(slot) {
		return it, ErrErased
	}
	nonce, ct := slot[objectSize:objectSize+nonceSize], slot[objectSize+nonceSize:]
	if _, err := aead.Open(it.Key[:0], nonce, ct, append([]byte(wrapTag), slot[:objectSize]...)); err != nil {
		return it, fmt.Errorf("%w: a wrapped key does not open", ErrDamaged)
	}
	return it, nil
}

func erased(slot []byte) bool {
	for _, b := range slot[objectSize:] {
		if b != 0 {
			return false
		}
	}
	return true
}
