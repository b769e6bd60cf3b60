package statement

import (
	"bytes"
	"crypto/ed25519"
	"io"
	"slices"

	"github.com/open-parley/parley"
)

// Signer holds a key. Sign signs a Message: an Ed25519 key the bytes
// themselves, a passkey their MessageID as its challenge.
type Signer interface {
	Key() parley.Key
	Sign(message []byte) ([]byte, error)
}

// Sign validates, encodes and signs a statement, and verifies what the signers
// made. Parts must be those that the body commits to.
func Sign(s *Statement, parts Parts, signers ...Signer) (*Submission, *Signed, error) {
	payload, err := s.Encode()
	if err != nil {
		return nil, nil, err
	}
	message := Message(payload)
	e := &Envelope{Payload: payload}
	keys := make(map[parley.KeyID]parley.Key, len(signers))
	for _, signer := range signers {
		k := signer.Key()
		id, err := KeyIDOf(k)
		if err != nil {
			return nil, nil, err
		}
		sig, err := signer.Sign(message)
		if err != nil {
			return nil, nil, err
		}
		keys[id] = k
		e.Signatures = append(e.Signatures, Signature{id, sig})
	}
	slices.SortFunc(e.Signatures, func(a, b Signature) int { return bytes.Compare(a.KeyID[:], b.KeyID[:]) })
	sub := &Submission{Envelope: e, Parts: parts}
	signed, err := sub.Open()
	if err != nil {
		return nil, nil, err
	}
	if err := e.Verify(func(id parley.KeyID) (parley.Key, bool) { k, ok := keys[id]; return k, ok }); err != nil {
		return nil, nil, err
	}
	return sub, signed, nil
}

// Cosign gives the submission with one more signature, which it verifies; those
// that are there are for the caller to verify. The refusal's code is "signed"
// where the key has signed already.
func (s *Submission) Cosign(signer Signer) (*Submission, *Signed, error) {
	k := signer.Key()
	id, err := KeyIDOf(k)
	if err != nil {
		return nil, nil, err
	}
	i, found := slices.BinarySearchFunc(s.Envelope.Signatures, id, func(have Signature, id parley.KeyID) int { return bytes.Compare(have.KeyID[:], id[:]) })
	if found {
		return nil, nil, parley.Refuse("signed", "", "Key %s of post %q has signed already.", parley.Short(id), k.Post).To("Sign with a key of another post.")
	}
	sig, err := signer.Sign(Message(s.Envelope.Payload))
	if err != nil {
		return nil, nil, err
	}
	own := &Envelope{Payload: s.Envelope.Payload, Signatures: []Signature{{id, sig}}}
	if err := own.Verify(func(parley.KeyID) (parley.Key, bool) { return k, true }); err != nil {
		return nil, nil, err
	}
	both := &Submission{Envelope: &Envelope{Payload: s.Envelope.Payload,
		Signatures: slices.Insert(slices.Clone(s.Envelope.Signatures), i, Signature{id, sig})}, Parts: s.Parts}
	signed, err := both.Open()
	return both, signed, err
}

// SoftKey is an Ed25519 key in memory, for the command line and machines.
type SoftKey struct {
	key     parley.Key
	id      parley.KeyID
	private ed25519.PrivateKey
	proof   string
}

// NewSoftKey makes a key from 32 bytes of rand. Of k, it takes use, post and powers.
func NewSoftKey(rand io.Reader, k parley.Key) (*SoftKey, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(rand, seed); err != nil {
		return nil, err
	}
	return SoftKeyFromSeed(seed, k)
}

// SoftKeyFromSeed is the key that the 32 bytes of seed make.
func SoftKeyFromSeed(seed []byte, k parley.Key) (*SoftKey, error) {
	if len(seed) != ed25519.SeedSize {
		return nil, parley.Refuse("key", "", "The seed has %d bytes, it needs %d.", len(seed), ed25519.SeedSize).To("Use the whole seed.")
	}
	private := ed25519.NewKeyFromSeed(seed)
	k.Alg, k.Public = parley.Ed25519, b64.EncodeToString(private.Public().(ed25519.PublicKey))
	message, err := ProofMessage(k)
	if err != nil {
		return nil, err
	}
	id, err := KeyIDOf(k)
	if err != nil {
		return nil, err
	}
	return &SoftKey{k, id, private, b64.EncodeToString(ed25519.Sign(private, message))}, nil
}

// Key is the key's record.
func (k *SoftKey) Key() parley.Key { return k.key }

// ID is the key's identifier.
func (k *SoftKey) ID() parley.KeyID { return k.id }

// Proof is the key's own signature over its record, in base64.
func (k *SoftKey) Proof() string { return k.proof }

// Seed is the secret, 32 bytes; whoever has it can sign.
func (k *SoftKey) Seed() []byte { return k.private.Seed() }

// Sign signs a message.
func (k *SoftKey) Sign(message []byte) ([]byte, error) { return ed25519.Sign(k.private, message), nil }
