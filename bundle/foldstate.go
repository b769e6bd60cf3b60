package bundle

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/proof"
)

// foldVersion is the first byte of a fold's encoding; docket.EncodingVersion
// follows within.
const foldVersion = 1

// maxFoldSize is more entries than any log has.
const maxFoldSize = 1 << 48

// Encode writes the fold for DecodeFold: a cache for who holds the records, of
// one version of the program, and no proof of anything. It fails where Check
// does, and where promises are watched for.
//
//	version ‖ size (8) ‖ Readable, Opaque, Before, Opened, Erased, ErasedOwn, Extended (8 each) ‖ roots of the complete subtrees, the greatest first (32 each) ‖ docket.State
//
// with integers big-endian.
func (f *Fold) Encode(w io.Writer) error {
	if err := f.Check(); err != nil {
		return err
	}
	if len(f.promises.open) > 0 {
		return errors.New("a fold that watches for promises is not encoded")
	}
	b := binary.BigEndian.AppendUint64([]byte{foldVersion}, f.tree.Size())
	for _, n := range f.counts.encoded() {
		b = binary.BigEndian.AppendUint64(b, *n)
	}
	for _, h := range f.tree.Roots() {
		b = append(b, h[:]...)
	}
	if _, err := w.Write(b); err != nil {
		return err
	}
	return f.state.Encode(w)
}

// encoded are the counts in the order of their encoding, without Entries.
func (c *Counts) encoded() []*uint64 {
	return []*uint64{&c.Readable, &c.Opaque, &c.Before, &c.Opened, &c.Erased, &c.ErasedOwn, &c.Extended}
}

// DecodeFold is the inverse of Encode; it accepts nothing else. world is the
// file of attributed territories that the ledger was founded with; nil: none.
func DecodeFold(r io.Reader, holder parley.PartyID, world *geo.World) (*Fold, error) {
	f := NewFold(holder, world)
	var head [1 + 8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, err
	}
	if head[0] != foldVersion {
		return nil, fmt.Errorf("the fold's version is %d, want %d", head[0], foldVersion)
	}
	size := binary.BigEndian.Uint64(head[1:])
	if size == 0 || size > maxFoldSize {
		return nil, fmt.Errorf("a fold of %d entries", size)
	}
	f.counts.Entries = size
	for _, n := range f.counts.encoded() {
		var b [8]byte
		if _, err := io.ReadFull(r, b[:]); err != nil {
			return nil, err
		}
		*n = binary.BigEndian.Uint64(b[:])
	}
	if c := f.counts; c.Readable > c.Entries || c.Opaque != c.Entries-c.Readable || c.Before > c.Opaque || c.Opened > c.Opaque-c.Before {
		return nil, fmt.Errorf("its counts contradict each other: %+v", c)
	}
	roots := make([]tlog.Hash, bits.OnesCount64(size))
	for i := range roots {
		if _, err := io.ReadFull(r, roots[i][:]); err != nil {
			return nil, err
		}
	}
	edge, err := proof.NewEdge(size, roots)
	if err != nil {
		return nil, err
	}
	f.tree = *edge
	if f.state, err = docket.Decode(r, world); err != nil {
		return nil, err
	}
	if f.state.Size() != size {
		return nil, fmt.Errorf("its state has %d entries, its tree %d", f.state.Size(), size)
	}
	return f, f.Check()
}
