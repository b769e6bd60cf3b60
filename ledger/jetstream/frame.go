package jetstream

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// FrameVersion is the first byte of a frame's message.
const FrameVersion = 1

// MaxMessage is the greatest length of a message in bytes: NATS takes 1 MiB
// with its headers unless it is told otherwise.
const MaxMessage = 1<<20 - 1<<10

// frameHead is the length of what comes before the records.
const frameHead = 1 + 8 + 8 + 8 + tlog.HashSize + tlog.HashSize + 4

// recordHead is the length of what comes before a record's sealed bytes.
const recordHead = proof.LeafSize + 4

// frame is a message of the stream of frames: the ledger's frame and the size
// that it follows. One without entries is a fence: it moves the log's epoch on
// and nothing else, and what was sent at the sequence that it took can never be
// appended any more.
type frame struct {
	ledger.Frame
	First uint64 // entries before it
}

// next is the log's size after the frame.
func (f *frame) next() uint64 { return f.First + uint64(len(f.Records)) }

func (f *frame) head() ledger.Head {
	return ledger.Head{Epoch: f.Epoch, Size: f.next(), Root: f.Root, At: f.At}
}

// encode is
//
//	version ‖ epoch (8) ‖ first (8) ‖ at (8) ‖ prev (32) ‖ root (32) ‖ records (4)
//	then for each record: leaf (73) ‖ length (4) ‖ sealed
//	then the tree hashes that they add (32 each)
//	then the SHA-256 of all that
//
// with integers big-endian.
func (f *frame) encode() ([]byte, error) {
	n := frameHead + len(f.Hashes)*tlog.HashSize + sha256.Size
	for _, r := range f.Records {
		if len(r.Leaf) != proof.LeafSize {
			return nil, fmt.Errorf("entry %d has a leaf of %d bytes, not %d", r.Index, len(r.Leaf), proof.LeafSize)
		}
		n += recordHead + len(r.Sealed)
	}
	if n > MaxMessage {
		return nil, fmt.Errorf("the frame from entry %d on has %d bytes, the limit of one message is %d", f.First, n, MaxMessage)
	}
	b := make([]byte, 0, n)
	b = append(b, FrameVersion)
	b = binary.BigEndian.AppendUint64(b, f.Epoch)
	b = binary.BigEndian.AppendUint64(b, f.First)
	b = binary.BigEndian.AppendUint64(b, uint64(f.At))
	b = append(b, f.Prev[:]...)
	b = append(b, f.Root[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(f.Records)))
	for _, r := range f.Records {
		b = append(b, r.Leaf...)
		b = binary.BigEndian.AppendUint32(b, uint32(len(r.Sealed)))
		b = append(b, r.Sealed...)
	}
	for _, h := range f.Hashes {
		b = append(b, h[:]...)
	}
	return sealSum(b), nil
}

// decodeFrame is the inverse of encode; it accepts nothing else. The result
// shares b's memory.
func decodeFrame(b []byte) (*frame, error) {
	b, err := openSum(b, frameHead)
	if err != nil {
		return nil, err
	}
	if b[0] != FrameVersion {
		return nil, fmt.Errorf("the message has version %d, want %d", b[0], FrameVersion)
	}
	f := &frame{First: binary.BigEndian.Uint64(b[9:])}
	f.Epoch = binary.BigEndian.Uint64(b[1:])
	at := binary.BigEndian.Uint64(b[17:])
	if at >= uint64(parley.Never) {
		return nil, fmt.Errorf("the frame's time %d is out of range", at)
	}
	f.At = parley.Instant(at)
	copy(f.Prev[:], b[25:])
	copy(f.Root[:], b[57:])
	n := uint64(binary.BigEndian.Uint32(b[89:]))
	b = b[frameHead:]
	if n > uint64(len(b)/recordHead) || f.First > math.MaxInt64/4 {
		return nil, errShort
	}
	if n == 0 && f.Prev != f.Root {
		return nil, errors.New("the frame has no entries, and another root")
	}
	f.Records = make([]ledger.Record, n)
	for i := range f.Records {
		if len(b) < recordHead {
			return nil, errShort
		}
		length := uint64(binary.BigEndian.Uint32(b[proof.LeafSize:]))
		if length > uint64(len(b)-recordHead) {
			return nil, errShort
		}
		end := recordHead + int(length)
		f.Records[i] = ledger.Record{Index: f.First + uint64(i), Leaf: b[:proof.LeafSize:proof.LeafSize], Sealed: b[recordHead:end:end]}
		b = b[end:]
	}
	hashes := tlog.StoredHashCount(int64(f.next())) - tlog.StoredHashCount(int64(f.First))
	if int64(len(b)) != hashes*tlog.HashSize {
		return nil, fmt.Errorf("the frame has %d bytes of tree hashes, want %d", len(b), hashes*tlog.HashSize)
	}
	f.Hashes = make([]tlog.Hash, hashes)
	for i := range f.Hashes {
		copy(f.Hashes[i][:], b[i*tlog.HashSize:])
	}
	return f, nil
}

var errShort = errors.New("the message ends too early")

// sealSum appends the SHA-256 of b.
func sealSum(b []byte) []byte {
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

// openSum takes the SHA-256 off and checks it, and the least length of what
// remains.
func openSum(b []byte, least int) ([]byte, error) {
	if len(b) > MaxMessage {
		return nil, fmt.Errorf("the message has %d bytes, the limit is %d", len(b), MaxMessage)
	}
	if len(b) < least+sha256.Size {
		return nil, errShort
	}
	body, sum := b[:len(b)-sha256.Size], b[len(b)-sha256.Size:]
	if got := sha256.Sum256(body); !bytes.Equal(got[:], sum) {
		return nil, errors.New("the message is not the one that was written: its SHA-256 differs")
	}
	return body, nil
}
