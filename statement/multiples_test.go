package statement_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"math/rand/v2"
	"testing"

	"filippo.io/edwards25519"

	"github.com/open-parley/parley/statement"
)

// sameVerdict checks that both ways of verifying say the same.
func sameVerdict(t *testing.T, key, message, sig []byte) bool {
	t.Helper()
	want := ed25519.Verify(key, message, sig)
	if got := statement.VerifyByMultiples(key, message, sig); got != want {
		t.Fatalf("key %x, message %x, signature %x: crypto/ed25519 says %v, the multiples %v", key, message, sig, want, got)
	}
	return want
}

// Good signatures, signatures with any bit flipped, and the corner cases in
// which verifiers are known to differ: points of small order, points with a
// component of small order, encodings that are not the only one, S beyond the
// group's order.
func TestMultiplesAgree(t *testing.T) {
	rng := rand.NewChaCha8([32]byte{9})
	message := []byte("the parties do not trust each other")
	for round := range 20 {
		seed := make([]byte, ed25519.SeedSize)
		rng.Read(seed)
		private := ed25519.NewKeyFromSeed(seed)
		key := private.Public().(ed25519.PublicKey)
		sig := ed25519.Sign(private, message)
		if !sameVerdict(t, key, message, sig) {
			t.Fatal("a good signature does not verify")
		}
		for bit := round; bit < 8*len(sig); bit += 20 {
			bad := bytes.Clone(sig)
			bad[bit/8] ^= 1 << (bit % 8)
			if sameVerdict(t, key, message, bad) {
				t.Fatalf("a signature with bit %d flipped verifies", bit)
			}
		}
		sameVerdict(t, key, append(message, 'x'), sig)
		sameVerdict(t, key, message, addOrder(sig))
		for _, low := range torsion(t) { // A and R with a component of small order
			a, err := new(edwards25519.Point).SetBytes(key)
			if err != nil {
				t.Fatal(err)
			}
			mixed := a.Add(a, low).Bytes()
			sameVerdict(t, mixed, message, sig)
			r, err := new(edwards25519.Point).SetBytes(sig[:32])
			if err != nil {
				t.Fatal(err)
			}
			sameVerdict(t, key, message, append(r.Add(r, low).Bytes(), sig[32:]...))
			for _, other := range torsion(t) { // S = 0: k·A must be −R
				for i := range 4 {
					sameVerdict(t, low.Bytes(), []byte{byte(i), byte(round)}, append(other.Bytes(), make([]byte, 32)...))
				}
			}
		}
	}
	for _, text := range []string{ // y is not below the prime
		"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
		"0100000000000000000000000000000000000000000000000000000000000080",
	} {
		b, err := hex.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 8 {
			sameVerdict(t, b, []byte{byte(i)}, append(bytes.Clone(b), make([]byte, 32)...))
		}
	}
}

// addOrder gives the signature whose S is greater by the group's order.
func addOrder(sig []byte) []byte {
	order, _ := hex.DecodeString("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
	out, carry := bytes.Clone(sig), 0
	for i := range 32 {
		n := int(out[32+i]) + int(order[i]) + carry
		out[32+i], carry = byte(n), n>>8
	}
	return out
}

// torsion are the eight points whose order divides 8.
func torsion(t *testing.T) (out []*edwards25519.Point) {
	b, err := hex.DecodeString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
	if err != nil {
		t.Fatal(err)
	}
	p, err := new(edwards25519.Point).SetBytes(b)
	if err != nil {
		t.Fatal(err)
	}
	sum := edwards25519.NewIdentityPoint()
	for range 8 {
		out = append(out, new(edwards25519.Point).Set(sum))
		sum.Add(sum, p)
	}
	return out
}

// A key that signs often is verified by its multiples in the end, and says the
// same throughout.
func TestKeyThatSignsOften(t *testing.T) {
	sub, k := signedExample(t, statement.PositionTake)
	ring := keyring(k)
	for i := range 3 * statement.UsesBefore {
		if err := sub.Envelope.Verify(ring); err != nil {
			t.Fatalf("time %d: %v", i, err)
		}
		sub.Envelope.Signatures[0].Sig[7] ^= 1
		if sub.Envelope.Verify(ring) == nil {
			t.Fatalf("time %d: a false signature verifies", i)
		}
		sub.Envelope.Signatures[0].Sig[7] ^= 1
	}
}

func FuzzVerify(f *testing.F) {
	private := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	f.Add([]byte(private.Public().(ed25519.PublicKey)), []byte("x"), ed25519.Sign(private, []byte("x")))
	f.Fuzz(func(t *testing.T, key, message, sig []byte) {
		if len(key) == ed25519.PublicKeySize {
			sameVerdict(t, key, message, sig)
		}
	})
}
