package mirror

import (
	"context"
	"encoding/binary"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// Roots and proofs are those of package tlog, at every size, and a clone that
// goes its own way leaves the tree as it was.
func TestTreeIsTlogs(t *testing.T) {
	const n = 1100
	var stored []tlog.Hash
	storage := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			out[i] = stored[index]
		}
		return out, nil
	})
	var leaves []tlog.Hash
	read := func(_ context.Context, from, count uint64) ([]tlog.Hash, error) {
		return slices.Clone(leaves[from : from+count]), nil
	}
	tr := new(tree)
	for i := range n {
		leaf := tlog.RecordHash(binary.BigEndian.AppendUint64(nil, uint64(i)))
		hashes, err := tlog.StoredHashesForRecordHash(int64(i), leaf, storage)
		if err != nil {
			t.Fatal(err)
		}
		stored, leaves = append(stored, hashes...), append(leaves, leaf)
		fork := tr.clone()
		fork.add(tlog.RecordHash([]byte("another")))
		tr.add(leaf)
		want, err := tlog.TreeHash(int64(i+1), storage)
		if err != nil {
			t.Fatal(err)
		}
		if tr.root() != want || fork.root() == want {
			t.Fatalf("the root of %d entries is %v, want %v", i+1, tr.root(), want)
		}
	}
	r := tr.reader(t.Context(), read)
	for i := range stored {
		if got, err := r.ReadHashes([]int64{int64(i)}); err != nil || got[0] != stored[i] {
			t.Fatalf("tree hash %d: %v", i, err)
		}
	}
	for _, old := range []int64{1, 2, 255, 256, 257, 512, 1000, n} {
		p, err := tlog.ProveTree(n, old, r)
		if err != nil {
			t.Fatal(err)
		}
		oldRoot, err := tlog.TreeHash(old, r)
		if err != nil {
			t.Fatal(err)
		}
		if err := tlog.CheckTree(p, n, tr.root(), old, oldRoot); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.ReadHashes([]int64{tlog.StoredHashCount(n)}); err == nil {
		t.Fatal("a hash beyond the end was read")
	}
}
