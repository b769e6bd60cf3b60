package proof

import (
	"fmt"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"
)

// Edge is a log's Merkle tree (RFC 6962, section 2.1) that grows leaf by leaf and
// keeps the roots of its complete subtrees alone, the greatest first: one for
// each bit of its size.
type Edge struct {
	size  uint64
	roots []tlog.Hash
}

// NewEdge is the edge of a tree of that size; its Root tells whether the roots
// are that tree's.
func NewEdge(size uint64, roots []tlog.Hash) (*Edge, error) {
	if want := bits.OnesCount64(size); len(roots) != want || size > MaxSize {
		return nil, fmt.Errorf("a tree of %d entries has %d complete subtrees, not %d", size, want, len(roots))
	}
	return &Edge{size, append([]tlog.Hash(nil), roots...)}, nil
}

// ReadEdge is the edge of the first size entries of a log.
func ReadEdge(size uint64, r tlog.HashReader) (*Edge, error) {
	var indexes []int64
	for level, at := bits.Len64(size)-1, uint64(0); level >= 0; level-- {
		if size>>level&1 == 1 {
			indexes = append(indexes, tlog.StoredHashIndex(level, int64(at>>level)))
			at += 1 << level
		}
	}
	if len(indexes) == 0 {
		return &Edge{}, nil
	}
	roots, err := r.ReadHashes(indexes)
	if err != nil {
		return nil, err
	}
	return NewEdge(size, roots)
}

// Add adds the next leaf, by its hash.
func (t *Edge) Add(leaf tlog.Hash) {
	for n := t.size; n&1 == 1; n >>= 1 {
		last := len(t.roots) - 1
		leaf = tlog.NodeHash(t.roots[last], leaf)
		t.roots = t.roots[:last]
	}
	t.roots = append(t.roots, leaf)
	t.size++
}

// Size is the number of leaves.
func (t *Edge) Size() uint64 { return t.size }

// Roots are those of the complete subtrees, the greatest first.
func (t *Edge) Roots() []tlog.Hash { return append([]tlog.Hash(nil), t.roots...) }

// Root is that of the tree over the leaves so far.
func (t *Edge) Root() tlog.Hash {
	if t.size == 0 {
		return EmptyRoot
	}
	last := len(t.roots) - 1
	root := t.roots[last]
	for i := last - 1; i >= 0; i-- {
		root = tlog.NodeHash(t.roots[i], root)
	}
	return root
}
