package statement

import "crypto/sha256"

// Each digest and each signature that Parley defines begins with a tag of its
// own, so that no input can be read as the input of another.
const (
	TagStatement  = "parley.v1.statement\x00"       // statement identifier: ‖ DSSE PAE
	TagCommitment = "parley.v1.commitment\x00"      // C: ‖ canonical envelope
	TagKey        = "parley.v1.key\x00"             // key identifier: ‖ canonical key record
	TagKeyProof   = "parley.v1.key-proof\x00"       // what a key signs to prove itself: ‖ canonical key record
	TagLogin      = "parley.v1.login\x00"           // what a key signs to open a session: ‖ canonical challenge
	TagDoor       = "parley.v1.invitation-door\x00" // by what a host knows the invited: ‖ secret
	TagSeal       = "parley.v1.invitation-seal\x00" // keys the seal of an invited key: ‖ secret
	TagParty      = "parley.v1.party\x00"           // party identifier: ‖ canonical {key, proof}
	TagRevision   = "parley.v1.revision\x00"        // revision identifier: ‖ canonical revision
	TagPart       = "parley.v1.part\x00"            // part commitment: ‖ salt ‖ length of media (8 bytes, big-endian) ‖ media ‖ data
)

// digest is SHA-256 over a tag and what follows it.
func digest(tag string, parts ...[]byte) (d [32]byte) {
	h := sha256.New()
	h.Write([]byte(tag))
	for _, p := range parts {
		h.Write(p)
	}
	h.Sum(d[:0])
	return d
}
