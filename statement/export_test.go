package statement

import (
	"crypto/ed25519"

	"filippo.io/edwards25519"
)

// The fast decoders and the general ones, for TestFastDecodersAgree.
var (
	FastStatement     = func(b []byte) (*Statement, bool) { return fastStatement(b, false) }
	GeneralStatement  = decodeStatement
	GeneralSubmission = decodeSubmission
	GeneralEnvelope   = decodeEnvelope
	FastEnvelope      = fastEnvelope
)

// FastSubmission is DecodeSubmission, and whether it was the fast one.
func FastSubmission(b []byte) (*Submission, bool, error) {
	_, _, ok := fastSubmission(b)
	s, err := DecodeSubmission(b)
	return s, ok, err
}

// VerifyByMultiples verifies with the multiples of a key; false too where the
// key is no point.
func VerifyByMultiples(key ed25519.PublicKey, message, sig []byte) bool {
	a, err := new(edwards25519.Point).SetBytes(key)
	return err == nil && verifyWith(newMultiples(a.Negate(a), 4), key, message, sig)
}

// UsesBefore is how often a key signs before its multiples are kept.
const UsesBefore = usesBefore
