package answer

import "github.com/open-parley/parley"

// PasskeyOptions are what a page registers a passkey with.
type PasskeyOptions struct {
	// Registration is sent back with the passkey.
	Registration string `json:"registration"`
	Challenge    string `json:"challenge"` // for the browser, in unpadded base64url
	RelyingParty string `json:"relying_party"`
	Origin       string `json:"origin"`
	// Algorithms by their COSE numbers, in the order of preference.
	Algorithms []int64 `json:"algorithms"`
}

// PasskeyRegistration is a passkey as the browser has made it.
type PasskeyRegistration struct {
	Registration string `json:"registration"`
	// ClientData and Attestation are clientDataJSON and attestationObject, in
	// base64.
	ClientData  []byte         `json:"client_data"`
	Attestation []byte         `json:"attestation"`
	Post        string         `json:"post"`
	Use         parley.KeyUse  `json:"use"`
	Powers      []parley.Power `json:"powers,omitempty"`
}

// PasskeyRecord is a key's record that the passkey has to prove.
type PasskeyRecord struct {
	Key   parley.Key   `json:"key"`
	KeyID parley.KeyID `json:"key_id"`
	// Challenge of the assertion that is its proof, in unpadded base64url.
	Challenge string `json:"challenge"`
}

// PasskeyProof is a record with its proof.
type PasskeyProof struct {
	Key   parley.Key `json:"key"`
	Proof string     `json:"proof"` // base64 of the assertion, as in an envelope
}

// ProvenPasskey can be enrolled.
type ProvenPasskey struct {
	Key   parley.Key   `json:"key"`
	KeyID parley.KeyID `json:"key_id"`
	Proof string       `json:"proof"`
	// Party is the one that it would found.
	Party parley.PartyID `json:"party"`
}
