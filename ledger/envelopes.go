package ledger

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"io"
)

// envelopes seal what the nodes of one host say to each other, under a secret
// that only they have: it is drawn from the log's key. Each message has a key
// of its own.
type envelopes struct {
	secret []byte
	rand   io.Reader
}

// saltSize is the length of the random bytes from which a message's key is
// drawn.
const saltSize = 32

var errForeign = errors.New("a message does not come from a node of this log, or was changed")

func newEnvelopes(seed []byte, rand io.Reader) (*envelopes, error) {
	secret, err := hkdf.Extract(sha256.New, seed, []byte("parley.v1.cluster"))
	return &envelopes{secret, rand}, err
}

// close seals a message for one purpose. about ties it to the message that it
// answers; nil: none.
func (e *envelopes) close(purpose string, about, message []byte) ([]byte, error) {
	salt := make([]byte, saltSize, saltSize+len(message)+16)
	if _, err := io.ReadFull(e.rand, salt); err != nil {
		return nil, err
	}
	aead, err := e.cipher(purpose, about, salt)
	if err != nil {
		return nil, err
	}
	return aead.Seal(salt, zeroNonce[:], message, nil), nil
}

// open is the inverse of close.
func (e *envelopes) open(purpose string, about, sealed []byte) ([]byte, error) {
	if len(sealed) < saltSize {
		return nil, errForeign
	}
	aead, err := e.cipher(purpose, about, sealed[:saltSize])
	if err != nil {
		return nil, err
	}
	message, err := aead.Open(nil, zeroNonce[:], sealed[saltSize:], nil)
	if err != nil {
		return nil, errForeign
	}
	return message, nil
}

// cipher draws the key of the message with that salt.
func (e *envelopes) cipher(purpose string, about, salt []byte) (cipher.AEAD, error) {
	if len(about) > saltSize {
		about = about[:saltSize] // its salt names it
	}
	info := "parley.v1." + purpose + "\x00" + string(about) + string(salt)
	key, err := hkdf.Expand(sha256.New, e.secret, info, 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}
