package statement

import (
	"crypto/ecdh"

	"github.com/open-parley/parley"
)

// receiveProbe is any private key: with a point of small order nothing is agreed
// with any.
var receiveProbe = func() *ecdh.PrivateKey {
	k, err := ecdh.X25519().NewPrivateKey(append([]byte{1}, make([]byte, 31)...))
	if err != nil {
		panic(err)
	}
	return k
}()

// ReceiveKey reads the public half of a key of use receive. One of small order
// is refused: everybody could read what is wrapped for it.
func ReceiveKey(k parley.Key) (*ecdh.PublicKey, error) {
	b, err := unbase64("The public key", k.Public, MaxPublicKey)
	if err != nil {
		return nil, err
	}
	pub, err := ecdh.X25519().NewPublicKey(b)
	if err != nil {
		return nil, parley.Refuse("key", "", "The public key has %d bytes, an X25519 key has 32.", len(b)).To("Send the raw public key.")
	}
	if _, err := receiveProbe.ECDH(pub); err != nil {
		return nil, parley.Refuse("key", "", "The public key is a point of small order.").To("Make a new key.")
	}
	return pub, nil
}

// NewReceiveKey gives the record of the key with that private half.
func NewReceiveKey(private *ecdh.PrivateKey, post string) parley.Key {
	return parley.Key{Alg: parley.X25519, Public: b64.EncodeToString(private.PublicKey().Bytes()), Use: parley.UseReceive, Post: post}
}
