package statementtest

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Passkey is an authenticator in software: it signs as a browser's passkey
// would. Its fields may be changed to make it sign wrongly.
type Passkey struct {
	Record parley.Key
	// What the browser and the authenticator say of themselves.
	Type, Origin, RelyingParty string
	CrossOrigin                bool
	TopOrigin                  string
	Flags                      byte
	// Extra members that a browser may add to the client data.
	Extra map[string]any

	es256 *ecdsa.PrivateKey
	eddsa ed25519.PrivateKey
}

// NewPasskey makes a passkey for a record that pins origin and relying party;
// ES256, or Ed25519 where eddsa is set. The same seed makes the same passkey,
// and the same passkey the same signatures.
func NewPasskey(k parley.Key, eddsa bool, seed [32]byte) (*Passkey, error) {
	p := &Passkey{Record: k, Type: "webauthn.get", Origin: k.Origin, RelyingParty: k.RelyingParty, Flags: 0x05}
	var cose []byte
	if eddsa {
		p.eddsa = ed25519.NewKeyFromSeed(seed[:])
		cose = append([]byte{0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32}, p.eddsa.Public().(ed25519.PublicKey)...)
	} else {
		private, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), seed[:])
		if err != nil {
			return nil, err
		}
		point, err := private.PublicKey.Bytes()
		if err != nil {
			return nil, err
		}
		p.es256 = private
		cose = append([]byte{0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32}, point[1:33]...)
		cose = append(append(cose, 0x22, 0x58, 32), point[33:]...)
	}
	p.Record.Alg, p.Record.Public = parley.WebAuthn, base64.StdEncoding.EncodeToString(cose)
	return p, nil
}

// Key is the key's record.
func (p *Passkey) Key() parley.Key { return p.Record }

// Sign signs a statement's message, by its identifier.
func (p *Passkey) Sign(message []byte) ([]byte, error) { return p.Assert(statement.MessageID(message)) }

// Proof is the passkey's signature over its own record, in base64.
func (p *Passkey) Proof() (string, error) {
	message, err := statement.ProofMessage(p.Record)
	if err != nil {
		return "", err
	}
	sig, err := p.Assert(sha256.Sum256(message))
	return base64.StdEncoding.EncodeToString(sig), err
}

// Assert answers a challenge.
func (p *Passkey) Assert(challenge [32]byte) ([]byte, error) {
	client := map[string]any{"type": p.Type, "challenge": base64.RawURLEncoding.EncodeToString(challenge[:]), "origin": p.Origin, "crossOrigin": p.CrossOrigin}
	if p.TopOrigin != "" {
		client["topOrigin"] = p.TopOrigin
	}
	for name, v := range p.Extra {
		client[name] = v
	}
	clientData, err := json.Marshal(client)
	if err != nil {
		return nil, err
	}
	rp := sha256.Sum256([]byte(p.RelyingParty))
	data := append(rp[:], p.Flags, 0, 0, 0, 7)
	hash := sha256.Sum256(clientData)
	signed := append(append([]byte(nil), data...), hash[:]...)
	var sig []byte
	if p.eddsa != nil {
		sig = ed25519.Sign(p.eddsa, signed)
	} else {
		digest := sha256.Sum256(signed)
		if sig, err = p.es256.Sign(nil, digest[:], crypto.SHA256); err != nil {
			return nil, err
		}
	}
	return statement.Canonical(statement.Assertion{AuthenticatorData: data, ClientDataJSON: clientData, Signature: sig})
}
