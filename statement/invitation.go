package statement

import (
	"crypto/hmac"
	"crypto/sha256"

	"github.com/open-parley/parley"
)

// InvitationSecret is 32 random bytes that inviter and invited share, and that
// no host learns.
type InvitationSecret [32]byte

// Door is by what the host knows the invited: SHA-256 of TagDoor ‖ secret.
func (s InvitationSecret) Door() parley.Digest { return digest(TagDoor, s[:]) }

// Seal is by what the inviter knows the key for the invited's own: HMAC-SHA256,
// keyed by SHA-256 of TagSeal ‖ secret, over canonical {key, profile, proof}. A
// host that puts another key in its place can't make it.
func (s InvitationSecret) Seal(k parley.Key, proof string, profile *parley.Profile) (parley.Digest, error) {
	b, err := Canonical(struct {
		Key     parley.Key      `json:"key"`
		Proof   string          `json:"proof"`
		Profile *parley.Profile `json:"profile,omitempty"`
	}{k, proof, profile})
	if err != nil {
		return parley.Digest{}, err
	}
	key := digest(TagSeal, s[:])
	h := hmac.New(sha256.New, key[:])
	h.Write(b)
	return parley.Digest(h.Sum(nil)), nil
}
