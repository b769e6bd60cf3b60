package statement_test

import (
	"fmt"
	"testing"

	"github.com/open-parley/parley/statement"
)

func BenchmarkVerify(b *testing.B) {
	sub, k := signedExample(b, statement.PositionTake)
	ring := keyring(k)
	for b.Loop() {
		if err := sub.Envelope.Verify(ring); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerifyAll is the time for a batch of 256 on all cores.
func BenchmarkVerifyAll(b *testing.B) {
	sub, k := signedExample(b, statement.PositionTake)
	batch := make([]*statement.Envelope, 256)
	for i := range batch {
		batch[i] = sub.Envelope
	}
	ring := keyring(k)
	for b.Loop() {
		for _, err := range statement.VerifyAll(batch, ring) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(batch)), "ns/envelope")
}

func BenchmarkDecode(b *testing.B) {
	for _, typ := range []statement.Type{statement.PositionTake, statement.ArrangementTable} {
		sub, _ := signedExample(b, typ)
		b.Run(fmt.Sprintf("%s-%d", typ[len(typ)-4:], len(sub.Envelope.Payload)), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := statement.Decode(sub.Envelope.Payload); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCheckProfile(b *testing.B) {
	sub, _ := signedExample(b, statement.ArrangementTable)
	b.SetBytes(int64(len(sub.Envelope.Payload)))
	for b.Loop() {
		if err := statement.CheckProfile(sub.Envelope.Payload); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	sub, k := signedExample(b, statement.ArrangementTable)
	wire, err := sub.Encode()
	if err != nil {
		b.Fatal(err)
	}
	ring := keyring(k)
	b.ReportAllocs()
	for b.Loop() {
		s, err := statement.DecodeSubmission(wire)
		if err != nil {
			b.Fatal(err)
		}
		signed, err := s.Open()
		if err != nil {
			b.Fatal(err)
		}
		if err := signed.Envelope.Verify(ring); err != nil {
			b.Fatal(err)
		}
	}
}
