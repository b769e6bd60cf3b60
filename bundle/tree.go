package bundle

import (
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

// Hasher grows a log's Merkle tree (RFC 6962, section 2.1) leaf by leaf and keeps
// the roots of its complete subtrees alone, the greatest first: one for each
// bit of its size.
type Hasher struct {
	size uint64
	edge []tlog.Hash
}

// Add adds the next leaf, by its hash.
func (t *Hasher) Add(leaf tlog.Hash) {
	for n := t.size; n&1 == 1; n >>= 1 {
		last := len(t.edge) - 1
		leaf = tlog.NodeHash(t.edge[last], leaf)
		t.edge = t.edge[:last]
	}
	t.edge = append(t.edge, leaf)
	t.size++
}

// Root is that of the tree over the leaves so far.
func (t *Hasher) Root() tlog.Hash {
	if t.size == 0 {
		return proof.EmptyRoot
	}
	last := len(t.edge) - 1
	root := t.edge[last]
	for i := last - 1; i >= 0; i-- {
		root = tlog.NodeHash(t.edge[i], root)
	}
	return root
}
