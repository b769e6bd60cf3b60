package ledger

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// SealedVersion is the first byte of an entry's sealed bytes.
const SealedVersion = 1

// tagSealed separates the associated data of a ciphertext from all others.
const tagSealed = "parley.v1.sealed\x00"

// Sealed is an entry as it lies in the engine: nothing of it can be read
// without the data keys. Its sizes can be seen, and so about how long a
// statement and each of its parts are.
type Sealed struct {
	Statement parley.StatementID
	// Width of the slot tree behind the leaf's A.
	Width int
	// FirstKey is the number of the first of the entry's keys, which follow
	// each other: slot secret, envelope, then each part.
	FirstKey int64
	// Envelope is the ciphertext of the canonical envelope.
	Envelope []byte
	Parts    []SealedPart
}

// SealedPart is the ciphertext of one part.
type SealedPart struct {
	ID   parley.PartID
	Data []byte
}

// Encode is
//
//	version ‖ log2 of the width ‖ statement (32) ‖ first key (8) ‖ parts (2) ‖ length (4) ‖ envelope
//	then for each part: identifier (32) ‖ length (4) ‖ data
//
// with integers big-endian.
func (s *Sealed) Encode() []byte {
	n := 1 + 1 + 32 + 8 + 2 + 4 + len(s.Envelope)
	for _, p := range s.Parts {
		n += 32 + 4 + len(p.Data)
	}
	b := make([]byte, 0, n)
	b = append(b, SealedVersion, byte(bits.TrailingZeros(uint(s.Width))))
	b = append(b, s.Statement[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(s.FirstKey))
	b = binary.BigEndian.AppendUint16(b, uint16(len(s.Parts)))
	b = binary.BigEndian.AppendUint32(b, uint32(len(s.Envelope)))
	b = append(b, s.Envelope...)
	for _, p := range s.Parts {
		b = append(b, p.ID[:]...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(p.Data)))
		b = append(b, p.Data...)
	}
	return b
}

// DecodeSealed is the inverse of Encode; it accepts nothing else. The result
// shares b's memory.
func DecodeSealed(b []byte) (*Sealed, error) {
	if len(b) > statement.MaxFrame {
		return nil, fmt.Errorf("sealed entry has %d bytes, the limit is %d", len(b), statement.MaxFrame)
	}
	if len(b) < 2 || b[0] != SealedVersion {
		return nil, errors.New("sealed entry has an unknown version")
	}
	s := &Sealed{}
	if b[1] > 16 {
		return nil, errors.New("sealed entry has a slot tree that is too wide")
	}
	s.Width = 1 << b[1]
	if err := proof.ValidWidth(s.Width); err != nil {
		return nil, err
	}
	b = b[2:]
	if len(b) < 32+8+2 {
		return nil, errShort
	}
	copy(s.Statement[:], b)
	first := binary.BigEndian.Uint64(b[32:])
	if first >= 1<<63 {
		return nil, errors.New("sealed entry has a key number out of range")
	}
	s.FirstKey = int64(first)
	parts := int(binary.BigEndian.Uint16(b[40:]))
	if parts > statement.MaxParts {
		return nil, fmt.Errorf("sealed entry has %d parts, the limit is %d", parts, statement.MaxParts)
	}
	b = b[42:]
	var err error
	if s.Envelope, b, err = cut(b); err != nil {
		return nil, err
	}
	for range parts {
		var p SealedPart
		if len(b) < len(p.ID) {
			return nil, errShort
		}
		copy(p.ID[:], b)
		if p.Data, b, err = cut(b[len(p.ID):]); err != nil {
			return nil, err
		}
		s.Parts = append(s.Parts, p)
	}
	if len(b) != 0 {
		return nil, fmt.Errorf("sealed entry has %d bytes too many", len(b))
	}
	return s, nil
}

var errShort = errors.New("sealed entry ends too early")

// cut takes a length and that many bytes.
func cut(b []byte) (data, rest []byte, err error) {
	if len(b) < 4 {
		return nil, nil, errShort
	}
	n := binary.BigEndian.Uint32(b)
	b = b[4:]
	if uint64(n) > uint64(len(b)) {
		return nil, nil, errShort
	}
	return b[:n:n], b[n:], nil
}

// keys are an entry's keys in their order: slot secret, envelope, parts.
func (s *Sealed) keys() []keystore.Object {
	out := make([]keystore.Object, 0, 2+len(s.Parts))
	out = append(out, keystore.Object{Kind: keystore.Slots, Statement: s.Statement},
		keystore.Object{Kind: keystore.Envelope, Statement: s.Statement})
	for _, p := range s.Parts {
		out = append(out, keystore.Object{Kind: keystore.Part, Statement: s.Statement, Part: p.ID})
	}
	return out
}

// sealer makes the keys of one entry and what is sealed under them.
type sealer struct {
	sealed Sealed
	items  []keystore.Item
}

// newSealer draws the slot secret, one key for the envelope and one for each of
// parts from rand.
func newSealer(rand io.Reader, id parley.StatementID, parts int) (*sealer, error) {
	s := &sealer{items: make([]keystore.Item, 2+parts)}
	random := make([]byte, keystore.KeySize*len(s.items))
	if _, err := io.ReadFull(rand, random); err != nil {
		return nil, fmt.Errorf("drawing data keys: %w", err)
	}
	for i := range s.items {
		copy(s.items[i].Key[:], random[keystore.KeySize*i:])
		s.items[i].Object = keystore.Object{Kind: keystore.Part, Statement: id}
	}
	s.items[0].Object.Kind = keystore.Slots
	s.items[1].Object.Kind = keystore.Envelope
	s.sealed.Statement = id
	return s, nil
}

func (s *sealer) secret() *proof.SlotSecret { return (*proof.SlotSecret)(&s.items[0].Key) }

func (s *sealer) envelope(plain []byte) (err error) {
	s.sealed.Envelope, err = seal(&s.items[1], plain)
	return err
}

func (s *sealer) part(id parley.PartID, plain []byte) error {
	it := &s.items[2+len(s.sealed.Parts)]
	it.Object.Part = id
	data, err := seal(it, plain)
	s.sealed.Parts = append(s.sealed.Parts, SealedPart{ID: id, Data: data})
	return err
}

// seal encrypts with AES-256-GCM. Each key seals one thing once, so the nonce
// is zero and not stored.
func seal(it *keystore.Item, plain []byte) ([]byte, error) {
	aead, err := newAEAD(&it.Key)
	if err != nil {
		return nil, err
	}
	return aead.Seal(make([]byte, 0, len(plain)+aead.Overhead()), zeroNonce[:], plain, associated(it.Object)), nil
}

// unseal decrypts, appending to dst; an error means that the bytes, the key or
// what they are said to belong to is not what was sealed.
func unseal(dst []byte, key *keystore.Key, object keystore.Object, data []byte) ([]byte, error) {
	aead, err := newAEAD(key)
	if err != nil {
		return nil, err
	}
	plain, err := aead.Open(dst, zeroNonce[:], data, associated(object))
	if err != nil {
		return nil, fmt.Errorf("%w: a ciphertext does not open", ErrDamaged)
	}
	return plain, nil
}

var zeroNonce [12]byte

func newAEAD(key *keystore.Key) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key[:])
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

func associated(o keystore.Object) []byte { return append([]byte(tagSealed), o.Bytes()...) }

// partPlain is what is sealed of a part: salt ‖ length of the media type (8
// bytes, big-endian) ‖ media type ‖ data, which is what its identifier hashes.
func partPlain(p statement.Part) []byte {
	b := make([]byte, 0, len(p.Salt)+8+len(p.Media)+len(p.Data))
	b = append(b, p.Salt[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(len(p.Media)))
	b = append(b, p.Media...)
	return append(b, p.Data...)
}

// partOf is the inverse of partPlain; it shares b's memory.
func partOf(b []byte) (statement.Part, error) {
	var p statement.Part
	if len(b) < len(p.Salt)+8 {
		return p, errShort
	}
	copy(p.Salt[:], b)
	n := binary.BigEndian.Uint64(b[len(p.Salt):])
	b = b[len(p.Salt)+8:]
	if n > uint64(len(b)) {
		return p, errShort
	}
	p.Media, p.Data = statement.Media(b[:n]), b[n:]
	return p, nil
}
