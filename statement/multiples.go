package statement

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha512"
	"sync"
	"sync/atomic"

	"filippo.io/edwards25519"
)

// A post signs again and again with one key. Verifying takes k·A + S·B, for
// which crypto/ed25519 doubles its way through 253 bits each time; with the
// multiples of A and B kept it is a sum of 96 points, in half the time. What is
// accepted is the same to the last signature: the same equation over the whole
// group, without a cofactor, with the same demands on the encodings of A, R and
// S. TestMultiplesAgree and FuzzVerify compare the two.

const (
	// usesBefore is how many signatures of a key are verified by crypto/ed25519
	// before its multiples are computed, which costs about as much as six.
	usesBefore = 8
	// keptKeys is how many keys have their multiples kept, of 80 KiB each;
	// countedKeys how many are counted. Past either, all are forgotten.
	keptKeys    = 256
	countedKeys = 4096
)

// multiples of a point P: row j holds 2^(bits·j)·P times 1 … 2^(bits−1).
type multiples struct {
	bits int
	rows [][]edwards25519.Point
}

func newMultiples(p *edwards25519.Point, bits int) *multiples {
	m := &multiples{bits: bits, rows: make([][]edwards25519.Point, (256+bits-1)/bits)}
	base := new(edwards25519.Point).Set(p)
	for j := range m.rows {
		row := make([]edwards25519.Point, 1<<(bits-1))
		row[0].Set(base)
		for i := 1; i < len(row); i++ {
			row[i].Add(&row[i-1], base)
		}
		base.Add(&row[len(row)-1], &row[len(row)-1])
		m.rows[j] = row
	}
	return m
}

// addTo adds s·P to sum, in time that depends on s: nothing here is secret.
func (m *multiples) addTo(sum *edwards25519.Point, s *edwards25519.Scalar) {
	digits := s.Bytes() // below 2^253, so that the last digit carries nothing
	carry := 0
	for j, row := range m.rows {
		d := int(digits[j*m.bits/8]>>(j*m.bits%8))&(1<<m.bits-1) + carry
		carry = 0
		if d > len(row) {
			d, carry = d-1<<m.bits, 1
		}
		switch {
		case d > 0:
			sum.Add(sum, &row[d-1])
		case d < 0:
			sum.Subtract(sum, &row[-d-1])
		}
	}
}

// ofBase are the multiples of the group's generator.
var ofBase = sync.OnceValue(func() *multiples { return newMultiples(edwards25519.NewGeneratorPoint(), 8) })

// knownKey is a key that has signed before.
type knownKey struct {
	uses  atomic.Int32
	minus atomic.Pointer[multiples] // of the negated key; nil: not computed
}

// knownKeys remembers keys for as long as the process runs.
type knownKeys struct {
	mu   sync.RWMutex // guards the rest
	keys map[[ed25519.PublicKeySize]byte]*knownKey
	kept int
}

var known = &knownKeys{keys: map[[ed25519.PublicKeySize]byte]*knownKey{}}

// verify is ed25519.Verify. The key has its length.
func (k *knownKeys) verify(key ed25519.PublicKey, message, sig []byte) bool {
	id := [ed25519.PublicKeySize]byte(key)
	k.mu.RLock()
	e := k.keys[id]
	k.mu.RUnlock()
	if e == nil {
		k.mu.Lock()
		if len(k.keys) >= countedKeys {
			clear(k.keys)
			k.kept = 0
		}
		if e = k.keys[id]; e == nil {
			e = new(knownKey)
			k.keys[id] = e
		}
		k.mu.Unlock()
	}
	if minus := e.minus.Load(); minus != nil {
		return verifyWith(minus, key, message, sig)
	}
	ok := ed25519.Verify(key, message, sig)
	if ok && e.uses.Add(1) == usesBefore {
		k.keep(id, e)
	}
	return ok
}

func (k *knownKeys) keep(id [ed25519.PublicKeySize]byte, e *knownKey) {
	a, err := new(edwards25519.Point).SetBytes(id[:])
	if err != nil {
		return
	}
	minus := newMultiples(a.Negate(a), 4)
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.kept >= keptKeys {
		clear(k.keys)
		k.kept = 0
	}
	k.keys[id] = e
	k.kept++
	e.minus.Store(minus)
}

// verifyWith checks that R = S·B − k·A, with k = SHA-512(R ‖ A ‖ message), as
// crypto/ed25519 does.
func verifyWith(minus *multiples, key ed25519.PublicKey, message, sig []byte) bool {
	if len(sig) != ed25519.SignatureSize {
		return false
	}
	h := sha512.New()
	h.Write(sig[:32])
	h.Write(key)
	h.Write(message)
	k, err := new(edwards25519.Scalar).SetUniformBytes(h.Sum(make([]byte, 0, sha512.Size)))
	if err != nil {
		return false
	}
	s, err := new(edwards25519.Scalar).SetCanonicalBytes(sig[32:])
	if err != nil {
		return false
	}
	r := edwards25519.NewIdentityPoint()
	ofBase().addTo(r, s)
	minus.addTo(r, k)
	return bytes.Equal(sig[:32], r.Bytes())
}
