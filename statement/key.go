package statement

import (
	"crypto/ed25519"
	"net/url"
	"strings"

	"github.com/open-parley/parley"
)

// KeyIDOf is the hash that names a key.
func KeyIDOf(k parley.Key) (parley.KeyID, error) {
	b, err := keyRecord(k)
	if err != nil {
		return parley.KeyID{}, err
	}
	return parley.KeyID(digest(TagKey, b)), nil
}

// PartyIDOf is a party's identity: the hash of its founding key and of that
// key's proof, which it verifies.
func PartyIDOf(k parley.Key, proof string) (parley.PartyID, error) {
	if err := CheckProof(k, proof); err != nil {
		return parley.PartyID{}, err
	}
	b, err := Canonical(struct {
		Key   parley.Key `json:"key"`
		Proof string     `json:"proof"`
	}{k, proof})
	if err != nil {
		return parley.PartyID{}, err
	}
	return parley.PartyID(digest(TagParty, b)), nil
}

// ProofMessage is what a key signs to prove that its holder wants this record
// of it: TagKeyProof ‖ the canonical record. For a passkey the challenge of
// the assertion is the SHA-256 of it.
func ProofMessage(k parley.Key) ([]byte, error) {
	b, err := keyRecord(k)
	if err != nil {
		return nil, err
	}
	return append([]byte(TagKeyProof), b...), nil
}

// CheckProof verifies that proof, in base64, is k's own signature over its
// record. A key that receives can't sign, and has none: whoever enrols another's
// gives to that one what only its own party could read.
func CheckProof(k parley.Key, proof string) error {
	msg, err := ProofMessage(k)
	if err != nil {
		return err
	}
	if k.Use == parley.UseReceive {
		if proof != "" {
			return parley.Refuse("bad-proof", "", "A key that receives can't sign, and there is a proof.").To("Leave the proof empty.")
		}
		return nil
	}
	sig, err := unbase64("The proof", proof, MaxSignature)
	if err != nil {
		return err
	}
	if err := CheckSignature(k, msg, sig); err != nil {
		r := parley.Refuse("bad-proof", "", "The proof is not the key's own signature over its record.").
			To("Sign the key's record again, unchanged, with the key itself.")
		r.Cause = err
		return r
	}
	return nil
}

// CheckSignature verifies k's signature over a message that is no statement,
// such as a proof or a login. The message begins with a tag of its own; the
// challenge of a passkey's assertion is its SHA-256.
func CheckSignature(k parley.Key, message, sig []byte) error {
	v, refused := verifierOf(k)
	if refused != nil {
		return refused
	}
	return v.verify(message, digest("", message), sig)
}

// keyRecord checks a key and gives its canonical form.
func keyRecord(k parley.Key) ([]byte, error) {
	var c check
	c.key("key", k)
	if err := c.err(); err != nil {
		return nil, err
	}
	return Canonical(k)
}

// key checks a key's record by its algorithm and use.
func (c *check) key(p string, k parley.Key) {
	word(c, p+".alg", k.Alg, []parley.KeyAlg{parley.Ed25519, parley.WebAuthn, parley.X25519})
	c.that((k.Alg == parley.X25519) == (k.Use == parley.UseReceive), "conflicting-fields", p+".alg", "and use do not go together: what receives is an x25519 key, and nothing else is",
		"Use x25519 with receive, ed25519 or webauthn with sign and login.")
	c.office(p, k)
	if k.Alg == parley.WebAuthn {
		c.origin(p, k)
	} else {
		c.that(k.RelyingParty == "" && k.Origin == "", "conflicting-fields", p+".origin", "or relying_party is set though the key is no passkey", "Leave both out.")
	}
	if k.Use == parley.UseReceive {
		if _, err := ReceiveKey(k); err != nil && c.first == nil {
			c.first = refusalOf(err)
		}
		return
	}
	if _, refused := verifierOf(k); c.first == nil {
		c.first = refused
	}
}

// office checks use, post and powers.
func (c *check) office(p string, k parley.Key) {
	word(c, p+".use", k.Use, []parley.KeyUse{parley.UseSign, parley.UseLogin, parley.UseReceive})
	c.label(p+".post", k.Post, true)
	words(c, p+".powers", k.Powers, parley.Powers)
	ascending(c, p+".powers", k.Powers, ordered[parley.Power])
	reads := len(k.Powers) == 1 && k.Powers[0] == parley.PowerRead
	if k.Use == parley.UseReceive {
		c.that(len(k.Powers) == 0, "conflicting-fields", p+".powers", "is not empty, and the key only receives", "Leave it out.")
	} else if k.Use == parley.UseLogin {
		c.that(len(k.Powers) == 0 || reads, "conflicting-fields", p+".powers", "names what to sign, and the key only opens sessions", "Leave it out, or name read alone.")
	} else {
		c.that(len(k.Powers) > 0, "missing", p+".powers", "is empty", "Say what the post may sign.")
		c.that(!reads, "conflicting-fields", p+".powers", "is read alone, and the key is to sign", "Give it use login, or something to sign.")
	}
}

// CheckTerms checks what a key's record says beside the key itself: use, post
// and powers.
func CheckTerms(k parley.Key) error {
	var c check
	c.office("key", k)
	return c.err()
}

// origin checks the pinned origin and relying party of a passkey: a web origin
// over TLS (or localhost), and its host or a domain above it.
func (c *check) origin(p string, k parley.Key) {
	c.label(p+".relying_party", k.RelyingParty, true)
	c.label(p+".origin", k.Origin, true)
	u, err := url.Parse(k.Origin)
	ok := err == nil && k.Origin == u.Scheme+"://"+u.Host && u.Host == strings.ToLower(u.Host) &&
		(u.Scheme == "https" || u.Scheme == "http" && u.Hostname() == "localhost")
	c.that(ok, "origin", p+".origin", "is no web origin", "Give scheme, host and port as the browser does, such as https://parley.example.org.")
	if ok {
		host := u.Hostname()
		c.that(host == k.RelyingParty || strings.HasSuffix(host, "."+k.RelyingParty), "origin", p+".relying_party",
			"is neither the origin's host nor a domain above it", "Give the relying party that the passkey was made for.")
	}
}

// verifier verifies signatures of one key. Message is the bytes that are
// signed; challenge is their digest, which a passkey signs in their place.
type verifier interface {
	verify(message []byte, challenge [32]byte, sig []byte) error
}

// verifierOf reads a key's public half.
func verifierOf(k parley.Key) (verifier, *parley.Refusal) {
	pub, err := unbase64("The public key", k.Public, MaxPublicKey)
	if err != nil {
		return nil, refusalOf(err)
	}
	switch k.Alg {
	case parley.Ed25519:
		return ed25519Key(pub)
	case parley.WebAuthn:
		return passkeyOf(k, pub)
	}
	return nil, parley.Refuse("unknown-word", "", "The key's algorithm is %.64q.", k.Alg).To("Use ed25519 or webauthn.")
}

// ed25519Verifier verifies plain Ed25519 (RFC 8032) over the message.
type ed25519Verifier ed25519.PublicKey

func (v ed25519Verifier) verify(message []byte, _ [32]byte, sig []byte) error {
	if len(sig) != ed25519.SignatureSize || !ed25519.Verify(ed25519.PublicKey(v), message, sig) {
		return badSignature
	}
	return nil
}

var badSignature = parley.Refuse("bad-signature", "", "The signature does not verify.").To("Sign again with the key that is named.")

// ed25519Key takes a public key, but not one of small order: with it one
// signature would verify for many messages, so its holder could deny any.
func ed25519Key(pub []byte) (verifier, *parley.Refusal) {
	if len(pub) != ed25519.PublicKeySize {
		return nil, parley.Refuse("key", "", "The public key has %d bytes, an Ed25519 key has %d.", len(pub), ed25519.PublicKeySize).
			To("Send the raw public key.")
	}
	if weak(pub) {
		return nil, parley.Refuse("key", "", "The public key is a point of small order or not in its one encoding.").
			To("Make a new key.")
	}
	return ed25519Verifier(pub), nil
}

// smallOrder are the y coordinates of the points whose order divides 8,
// little-endian: 1, 0, −1 and the two of order 8.
var smallOrder = [][]byte{
	append([]byte{1}, make([]byte, 31)...),
	make([]byte, 32),
	append(append([]byte{0xec}, repeat(0xff, 30)...), 0x7f),
	{0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
		0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05},
	{0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
		0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a},
}

func repeat(b byte, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = b
	}
	return out
}

// weak reports a point of small order, or a y coordinate of p or more.
func weak(pub []byte) bool {
	y := append([]byte(nil), pub...)
	y[31] &= 0x7f
	if y[0] >= 0xed && y[31] == 0x7f && string(y[1:31]) == string(repeat(0xff, 30)) {
		return true
	}
	for _, s := range smallOrder {
		if string(s) == string(y) {
			return true
		}
	}
	return false
}
