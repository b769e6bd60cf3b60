package statement

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"github.com/open-parley/parley"
)

// Assertion is a passkey's signature (W3C Web Authentication, 7.2). The sig of
// the envelope is the base64 of its canonical JSON.
type Assertion struct {
	AuthenticatorData []byte `json:"authenticatorData"`
	ClientDataJSON    []byte `json:"clientDataJSON"`
	Signature         []byte `json:"signature"`
}

// passkey verifies assertions of one passkey. Origin and relying party come
// from the ledgered key record, never from the assertion.
type passkey struct {
	es256  *ecdsa.PublicKey
	eddsa  ed25519.PublicKey
	origin string
	rpHash [32]byte
}

// CTAP2 encodes a COSE key canonically, so that each algorithm's key is a fixed
// frame around the coordinates (RFC 9053, 7.1 and 7.2).
var (
	coseES256 = []byte{0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20} // kty EC2, alg ES256, crv P-256, x
	coseY     = []byte{0x22, 0x58, 0x20}                                           // y
	coseEdDSA = []byte{0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20} // kty OKP, alg EdDSA, crv Ed25519, x
)

// passkeyOf reads the COSE key of a passkey: ES256 or Ed25519.
func passkeyOf(k parley.Key, cose []byte) (verifier, *parley.Refusal) {
	v := &passkey{origin: k.Origin, rpHash: sha256.Sum256([]byte(k.RelyingParty))}
	if x, ok := bytes.CutPrefix(cose, coseEdDSA); ok && len(x) == ed25519.PublicKeySize && !weak(x) {
		v.eddsa = ed25519.PublicKey(x)
		return v, nil
	}
	if xy, ok := bytes.CutPrefix(cose, coseES256); ok && len(xy) == 67 && bytes.Equal(xy[32:35], coseY) {
		point := append(append([]byte{4}, xy[:32]...), xy[35:]...)
		if pub, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point); err == nil {
			v.es256 = pub
			return v, nil
		}
	}
	return nil, parley.Refuse("key", "", "The public key is no canonical COSE key of ES256 or Ed25519.").
		To("Register a passkey with one of these algorithms and send its key as the authenticator gives it.")
}

// Flags of authenticator data.
const (
	flagUserPresent  = 1 << 0
	flagUserVerified = 1 << 2
	flagAttested     = 1 << 6
)

func (v *passkey) verify(_ []byte, challenge [32]byte, sig []byte) error {
	var a Assertion
	if err := DecodeStrict(sig, &a); err != nil {
		return err
	}
	if err := v.clientData(a.ClientDataJSON, challenge); err != nil {
		return err
	}
	d := a.AuthenticatorData
	if len(d) < 37 || !bytes.Equal(d[:32], v.rpHash[:]) {
		return assertion("was made for another relying party")
	}
	if f := d[32]; f&flagUserPresent == 0 || f&flagUserVerified == 0 {
		return assertion("does not say that the user was present and verified").To("Unlock the passkey with its PIN or by biometrics.")
	} else if f&flagAttested != 0 {
		return assertion("carries a credential, as a registration does")
	}
	client := sha256.Sum256(a.ClientDataJSON)
	signed := append(bytes.Clone(d), client[:]...)
	ok := false
	if v.es256 != nil {
		hash := sha256.Sum256(signed)
		ok = ecdsa.VerifyASN1(v.es256, hash[:], a.Signature)
	} else {
		ok = len(a.Signature) == ed25519.SignatureSize && ed25519.Verify(v.eddsa, signed, a.Signature)
	}
	if !ok {
		return badSignature
	}
	return nil
}

// clientData checks what the browser says that it asked the passkey for.
// Members that are not known are left alone, as the standard demands.
func (v *passkey) clientData(b []byte, challenge [32]byte) error {
	if _, err := Canonicalise(b); err != nil { // no duplicates before encoding/json sees it
		return err
	}
	var c struct {
		Type        string `json:"type"`
		Challenge   string `json:"challenge"`
		Origin      string `json:"origin"`
		CrossOrigin bool   `json:"crossOrigin"`
		TopOrigin   string `json:"topOrigin"`
	}
	if err := json.Unmarshal(b, &c); err != nil {
		return refusalOf(err)
	}
	switch {
	case c.Type != "webauthn.get":
		return assertion("has another type than webauthn.get")
	case c.Challenge != base64.RawURLEncoding.EncodeToString(challenge[:]):
		return assertion("answers another challenge than this statement")
	case c.Origin != v.origin:
		return assertion("was made at another origin than the key is pinned to")
	case c.CrossOrigin || c.TopOrigin != "":
		return assertion("was asked for by a page within another page")
	}
	return nil
}

func assertion(what string) *parley.Refusal {
	return parley.Refuse("bad-assertion", "", "The passkey's assertion %s.", what).To("Sign again on the page that the passkey was registered with.")
}
