package proof

import (
	"encoding/binary"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
)

// LeafVersion is the first byte of the leaf of an entry that has entered,
// LeafRefused that of one that is there to keep a promise alone.
const (
	LeafVersion = 1
	LeafRefused = 2
)

// LeafSize is the length of a leaf in bytes.
const LeafSize = 1 + 8 + 32 + 32

// Leaf is what the log commits to for one entry, and all that the fold may
// depend on: when it entered, the statement, and its audience.
type Leaf struct {
	// At is ledger time.
	At parley.Instant
	// C is the author's commitment to the canonical envelope.
	C parley.Digest
	// A is the root of the slot tree over the audience.
	A parley.Digest
	// Refused: the log had promised that C enters, and the rules forbade the
	// statement. It is in the log and has no effect.
	Refused bool
}

// Encode is version ‖ at (8 bytes, big-endian milliseconds) ‖ C ‖ A.
func (l Leaf) Encode() []byte {
	b := make([]byte, 0, LeafSize)
	if l.Refused {
		b = append(b, LeafRefused)
	} else {
		b = append(b, LeafVersion)
	}
	b = binary.BigEndian.AppendUint64(b, uint64(l.At))
	b = append(b, l.C[:]...)
	return append(b, l.A[:]...)
}

// DecodeLeaf is the inverse of Encode; it accepts nothing else.
func DecodeLeaf(b []byte) (Leaf, error) {
	if len(b) != LeafSize {
		return Leaf{}, fmt.Errorf("leaf has %d bytes, want %d", len(b), LeafSize)
	}
	if b[0] != LeafVersion && b[0] != LeafRefused {
		return Leaf{}, fmt.Errorf("leaf has version %d, want %d or %d", b[0], LeafVersion, LeafRefused)
	}
	at := binary.BigEndian.Uint64(b[1:9])
	if at >= uint64(parley.Never) {
		return Leaf{}, fmt.Errorf("leaf's time %d is out of range", at)
	}
	l := Leaf{At: parley.Instant(at), Refused: b[0] == LeafRefused}
	copy(l.C[:], b[9:41])
	copy(l.A[:], b[41:73])
	return l, nil
}

// Hash is the leaf's hash in the tree (RFC 6962, section 2.1).
func (l Leaf) Hash() tlog.Hash { return tlog.RecordHash(l.Encode()) }
