package proof

import (
	"crypto/sha256"
	"encoding/binary"
)

//go:generate sh -c "go run ../internal/gen/sha256pair > pair_amd64.s"

// sha256Block is the block size of SHA-256 in bytes.
const sha256Block = 64

// pairHash hashes messages of one length two at a time: a slot tree is hundreds
// of short ones. It is SHA-256 in every way, by instructions of the processor
// where it has them and by crypto/sha256 where not. One goroutine uses it.
type pairHash struct {
	size   int
	blocks int
	a, b   [2 * sha256Block]byte // the messages, padded
}

// newPairHash is for messages of that many bytes, at most 119, which begin with
// a tag.
func newPairHash(tag string, size int) *pairHash {
	h := &pairHash{size: size, blocks: (size + 1 + 8 + sha256Block - 1) / sha256Block}
	for _, m := range []*[2 * sha256Block]byte{&h.a, &h.b} {
		copy(m[:], tag)
		m[size] = 0x80
		binary.BigEndian.PutUint64(m[sha256Block*h.blocks-8:], uint64(8*size))
	}
	return h
}

// sum hashes what lies in a and b.
func (h *pairHash) sum(outA, outB *[32]byte) {
	if pairs {
		sumPair(outA, outB, &h.a[0], &h.b[0], h.blocks)
		return
	}
	*outA, *outB = sha256.Sum256(h.a[:h.size]), sha256.Sum256(h.b[:h.size])
}
