package jetstream

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/open-parley/parley/ledger/keystore"
)

// The first byte of a message in a stream of keys.
const (
	keysBatch byte = 1 // wrapped keys
	keysBegin byte = 2 // the first message of an epoch that follows another: how its key is handed over
	keysMoved byte = 3 // the last message of an epoch that has ended: where the next one lies
)

const (
	// firstKey is the number of the first key of a store.
	firstKey = 1
	// maxHandover is the greatest length of a sealed epoch key in bytes.
	maxHandover = 1 << 10
	// suffixSize is the length of a stream's random ending, in hexadecimal digits.
	suffixSize = 16
)

// keyMessage is a message of a stream of keys. Numbers are those of keys.
type keyMessage struct {
	kind     byte
	batch    keystore.Batch // of keysBatch
	epoch    int64          // of keysBegin: this one; of keysMoved: the next one
	handover []byte         // of keysBegin
	next     int64          // of keysMoved: the number of the next key
	suffix   string         // of keysMoved: ending of the next stream's name
}

func (m *keyMessage) span() (first, next uint64) {
	switch m.kind {
	case keysBatch:
		return uint64(m.batch.First), uint64(m.batch.First + m.batch.Count())
	case keysMoved:
		return uint64(m.next), uint64(m.next)
	}
	return firstKey, firstKey
}

// encode is one of
//
//	1 ‖ batch (keystore.Batch.Encode) ‖ sum
//	2 ‖ epoch (8) ‖ sealed epoch key ‖ sum
//	3 ‖ epoch (8) ‖ next key (8) ‖ ending of the stream's name (16) ‖ sum
//
// with integers big-endian; sum is the SHA-256 of all before it.
func (m *keyMessage) encode() ([]byte, error) {
	b := []byte{m.kind}
	switch m.kind {
	case keysBatch:
		b = append(b, m.batch.Encode()...)
	case keysBegin:
		b = binary.BigEndian.AppendUint64(b, uint64(m.epoch))
		b = append(b, m.handover...)
	case keysMoved:
		b = binary.BigEndian.AppendUint64(b, uint64(m.epoch))
		b = binary.BigEndian.AppendUint64(b, uint64(m.next))
		b = append(b, m.suffix...)
	}
	if len(b)+sha256.Size > MaxMessage {
		return nil, fmt.Errorf("a batch of %d keys has %d bytes, the limit of one message is %d", m.batch.Count(), len(b), MaxMessage-sha256.Size)
	}
	return sealSum(b), nil
}

// decodeKeys is the inverse of encode; it accepts nothing else. The result
// shares data's memory.
func decodeKeys(data []byte) (*keyMessage, error) {
	b, err := openSum(data, 1+8)
	if err != nil {
		return nil, err
	}
	m := &keyMessage{kind: b[0]}
	b = b[1:]
	switch m.kind {
	case keysBatch:
		batch, err := keystore.DecodeBatch(b)
		if err != nil {
			return nil, err
		}
		m.batch = *batch
		return m, nil
	case keysBegin:
		if m.handover = b[8:]; len(m.handover) > maxHandover {
			return nil, errors.New("a sealed epoch key is too long")
		}
	case keysMoved:
		if len(b) != 8+8+suffixSize {
			return nil, errShort
		}
		next := binary.BigEndian.Uint64(b[8:])
		if m.next, m.suffix = int64(next), string(b[16:]); next < firstKey || next >= 1<<62 || !logName.MatchString(m.suffix) {
			return nil, errors.New("a number or name is out of range")
		}
	default:
		return nil, fmt.Errorf("the message is of an unknown kind, %d", m.kind)
	}
	epoch := binary.BigEndian.Uint64(b)
	if m.epoch = int64(epoch); epoch < 2 || epoch >= 1<<62 {
		return nil, errors.New("an epoch is out of range")
	}
	return m, nil
}
