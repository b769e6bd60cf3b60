package proof

import (
	"bytes"
	"crypto/sha256"
	"math/rand/v2"
	"testing"
)

// Two at a time or one by one: every message of every length that fits gives
// what crypto/sha256 gives.
func TestPairHash(t *testing.T) {
	rng := rand.NewChaCha8([32]byte{7})
	for size := range 2*sha256Block - 9 + 1 {
		h := newPairHash("", size)
		for range 50 {
			rng.Read(h.a[:size])
			rng.Read(h.b[:size])
			a, b := bytes.Clone(h.a[:size]), bytes.Clone(h.b[:size])
			var gotA, gotB [32]byte
			h.sum(&gotA, &gotB)
			if gotA != sha256.Sum256(a) || gotB != sha256.Sum256(b) {
				t.Fatalf("%d bytes: %x and %x", size, gotA, gotB)
			}
		}
	}
}

// The slot tree is the one that the format describes, whichever way it is hashed.
func TestSlotTreeOneByOne(t *testing.T) {
	for _, width := range []int{MinWidth, 4 * MinWidth} {
		for _, to := range []Addressees{{}, {Everyone: true}, {Numbers: []int{0, 1, 7, width - 1}}} {
			s := &Slots{width: width, secret: SlotSecret{3, byte(width)}, to: to}
			g, err := s.grow()
			if err != nil {
				t.Fatal(err)
			}
			for i := range width {
				bit := byte(0)
				for _, n := range to.Numbers {
					if n == i {
						bit = 1
					}
				}
				if to.Everyone {
					bit = 1
				}
				if g.nodes[width+i] != slotHash((*[32]byte)(g.salts[32*i:]), bit) {
					t.Fatalf("slot %d of %d differs", i, width)
				}
			}
			for i := 1; i < width; i++ {
				if g.nodes[i] != nodeHash(&g.nodes[2*i], &g.nodes[2*i+1]) {
					t.Fatalf("node %d of %d differs", i, width)
				}
			}
			g.release()
		}
	}
}

func BenchmarkNewSlots(b *testing.B) {
	secret := SlotSecret{1}
	for b.Loop() {
		if _, err := NewSlots(&secret, MinWidth, Addressees{Everyone: true}); err != nil {
			b.Fatal(err)
		}
	}
}
