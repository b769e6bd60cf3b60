package ledger

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
)

// Engine keeps frames of entries in order. It knows nothing of statements: it
// stores leaves and sealed bytes, and the ledger checks all that it gives back
// (ledgertest has the suite that every engine passes).
//
// Durability: what Append has acknowledged survives kill -9 and power loss.
// Concurrency: one goroutine appends; any number read at the same time, and see
// whole frames only.
type Engine interface {
	// Append adds a frame after the first size entries, all of it or nothing.
	// ErrSize means that the log does not have that size or that root, and
	// that nothing was written. After any other error the outcome is unknown:
	// the frame may be there; whoever wants to go on must read Head again and
	// compare.
	Append(ctx context.Context, size uint64, f *Frame) error
	// Read gives entries from index from on, at most limit of them, in order
	// and without a gap. It may stop early to keep memory within MaxRead, but
	// gives at least one where there is one. None: from is the log's size.
	Read(ctx context.Context, from uint64, limit int) ([]Record, error)
	// Head is the state after the last frame; all zero for an empty log, but
	// for Root, which is the root of the empty tree.
	Head(ctx context.Context) (Head, error)
	// Hashes gives the stored tree hashes of those indexes (tlog.StoredHashIndex).
	// It is fastest when they ascend. An index beyond the log is an error.
	Hashes(ctx context.Context, indexes []int64) ([]tlog.Hash, error)
	Close() error
}

// ErrSize: the log does not end where the frame says that it begins.
var ErrSize = errors.New("the log does not have the size and root that the frame follows")

// ErrDamaged: the store gives back something else than it was given. Every
// error that a guard raises over content matches it.
var ErrDamaged = errors.New("the log's store is damaged")

// MaxRead is about how many bytes one Read gives at most, unless one entry
// alone is longer.
const MaxRead = 8 << 20

// Record is one entry as the engine stores it.
type Record struct {
	Index  uint64
	Leaf   []byte // Leaf.Encode
	Sealed []byte // Sealed.Encode; no content in the clear
}

// Frame is what one transaction adds.
type Frame struct {
	// Epoch of the writer, for engines with more than one node: a writer of an
	// older epoch is refused.
	Epoch uint64
	// Prev is the root before the frame, Root after it.
	Prev, Root tlog.Hash
	// At is the ledger time of its last entry.
	At      parley.Instant
	Records []Record
	// Hashes are the tree hashes that its entries add, in stored order.
	Hashes []tlog.Hash
}

// Head is where the log ends.
type Head struct {
	Epoch uint64
	Size  uint64
	Root  tlog.Hash
	At    parley.Instant
}

// Follows checks that the frame can come after the first size entries; engines
// call it before they write.
func (f *Frame) Follows(size uint64) error {
	n := uint64(len(f.Records))
	if n == 0 {
		return errors.New("a frame has at least one entry")
	}
	for i, r := range f.Records {
		if r.Index != size+uint64(i) {
			return fmt.Errorf("entry %d of the frame has index %d, want %d", i, r.Index, size+uint64(i))
		}
	}
	if want := tlog.StoredHashCount(int64(size+n)) - tlog.StoredHashCount(int64(size)); int64(len(f.Hashes)) != want {
		return fmt.Errorf("the frame has %d tree hashes, want %d", len(f.Hashes), want)
	}
	return nil
}

// LastRecord is the index of the entry with which the tree hash of that stored
// index was written.
func LastRecord(hash int64) uint64 {
	level, n := tlog.SplitStoredHashIndex(hash)
	return uint64(n+1)<<level - 1
}
