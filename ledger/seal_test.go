package ledger

import (
	"crypto/rand"
	"testing"

	"github.com/open-parley/parley"
)

// BenchmarkSeal draws keys and seals an envelope of 1,500 bytes and a part of
// 1,000.
func BenchmarkSeal(b *testing.B) {
	envelope, part := make([]byte, 1500), make([]byte, 1000)
	b.SetBytes(int64(len(envelope) + len(part)))
	for b.Loop() {
		s, err := newSealer(rand.Reader, parley.StatementID{1}, 1)
		if err != nil {
			b.Fatal(err)
		}
		if err := s.envelope(envelope); err != nil {
			b.Fatal(err)
		}
		if err := s.part(parley.PartID{2}, part); err != nil {
			b.Fatal(err)
		}
	}
}
