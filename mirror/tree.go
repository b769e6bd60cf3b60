package mirror

import (
	"context"
	"fmt"
	"io"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley/proof"
)

// blockLevel is the level of the lowest tree hashes that stay in memory: one
// for 256 entries, 0.25 bytes an entry. Lower ones are computed from the leaves.
const blockLevel = 8

// tree holds the hashes of a log that only grows. It is owned by whoever adds;
// readers use a copy of the value.
type tree struct {
	size uint64
	edge []tlog.Hash   // by level: the root of the newest full subtree
	high [][]tlog.Hash // by level − blockLevel: all of that level
}

// add appends a leaf's hash.
func (t *tree) add(h tlog.Hash) {
	level := 0
	for ; t.size>>level&1 == 1; level++ {
		t.keep(level, h)
		h = tlog.NodeHash(t.edge[level], h)
	}
	t.keep(level, h)
	if level == len(t.edge) {
		t.edge = append(t.edge, h)
	}
	t.edge[level] = h
	t.size++
}

func (t *tree) keep(level int, h tlog.Hash) {
	if level < blockLevel {
		return
	}
	if level-blockLevel == len(t.high) {
		t.high = append(t.high, nil)
	}
	t.high[level-blockLevel] = append(t.high[level-blockLevel], h)
}

// root is RFC 6962's, section 2.1.
func (t *tree) root() tlog.Hash {
	root, any := proof.EmptyRoot, false
	for level := range t.edge {
		if t.size>>level&1 == 0 {
			continue
		}
		if any {
			root = tlog.NodeHash(t.edge[level], root)
		} else {
			root, any = t.edge[level], true
		}
	}
	return root
}

// clone is a tree of its own that starts from here.
func (t *tree) clone() *tree {
	c := &tree{size: t.size, edge: append([]tlog.Hash(nil), t.edge...), high: make([][]tlog.Hash, len(t.high))}
	for i, l := range t.high {
		c.high[i] = l[:len(l):len(l)] // the first append copies
	}
	return c
}

// reader reads any tree hash; leaves gives the leaf hashes of entries.
func (t *tree) reader(ctx context.Context, leaves func(ctx context.Context, from, n uint64) ([]tlog.Hash, error)) tlog.HashReader {
	return tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			level, n := tlog.SplitStoredHashIndex(index)
			if n < 0 || uint64(n+1)<<level > t.size {
				return nil, fmt.Errorf("tree hash %d is beyond %d entries", index, t.size)
			}
			if level >= blockLevel {
				out[i] = t.high[level-blockLevel][n]
				continue
			}
			hashes, err := leaves(ctx, uint64(n)<<level, 1<<level)
			if err != nil {
				return nil, err
			}
			for ; len(hashes) > 1; hashes = hashes[:len(hashes)/2] {
				for k := range len(hashes) / 2 {
					hashes[k] = tlog.NodeHash(hashes[2*k], hashes[2*k+1])
				}
			}
			out[i] = hashes[0]
		}
		return out, nil
	})
}

// encode writes the tree: its edge, level by level, then its high levels.
func (t *tree) encode(w io.Writer) error {
	for _, list := range append([][]tlog.Hash{t.edge}, t.high...) {
		for i := range list {
			if _, err := w.Write(list[i][:]); err != nil {
				return err
			}
		}
	}
	return nil
}

// decodeTree is the inverse of encode for a tree of that size.
func decodeTree(r io.Reader, size uint64) (*tree, error) {
	t := &tree{size: size}
	var err error
	if t.edge, err = readHashes(r, bits.Len64(size)); err != nil {
		return nil, err
	}
	for level := blockLevel; size>>level > 0; level++ {
		list, err := readHashes(r, int(size>>level))
		if err != nil {
			return nil, err
		}
		t.high = append(t.high, list)
	}
	return t, nil
}

// readHashes grows with what there is: the number was not believed yet.
func readHashes(r io.Reader, n int) (out []tlog.Hash, err error) {
	for range n {
		var h tlog.Hash
		if _, err := io.ReadFull(r, h[:]); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}
