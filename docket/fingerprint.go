package docket

import (
	"crypto/sha256"

	"github.com/open-parley/parley"
)

const tagFingerprint = "parley.v1.state-fingerprint\x00"

// Fingerprint tells states apart as Digest does, in a fifth of the time, but
// for one version of the program alone: it is over the state's encoding, with
// every identifier written out and without the reasons of refused entries.
// Nothing signed rests on it.
func (s *State) Fingerprint() parley.Digest {
	h := sha256.New()
	h.Write([]byte(tagFingerprint))
	e := s.encoder(h)
	e.whole = true
	if err := e.state(); err != nil {
		panic(err) // a hash takes everything
	}
	return parley.Digest(h.Sum(nil))
}
