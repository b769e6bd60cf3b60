package answer

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// Challenge is what a key signs to log in.
type Challenge struct {
	// Challenge is canonical JSON as text (docs/formats/login.md): sign these
	// very bytes after the tag, and send them back.
	Challenge string `json:"challenge"`
	// Passkey is the challenge of a passkey's assertion, in unpadded base64url.
	Passkey string `json:"passkey"`
}

// Login is the signed challenge.
type Login struct {
	Challenge string `json:"challenge"`
	// Signature is base64: an Ed25519 signature, or a passkey's assertion as in
	// an envelope (docs/formats/dsse.md).
	Signature []byte `json:"signature"`
	// Cookie: the token comes in a cookie alone, which scripts of the page can't
	// read.
	Cookie bool `json:"cookie,omitempty"`
	// Credential is the identifier of a passkey's credential (rawId), in base64.
	// Where the challenge names no key it finds the key; where it names one the
	// server remembers that it is the key's, for that.
	Credential []byte `json:"credential,omitempty"`
	// IDToken of the identity provider, where the server asks for one beside the
	// key. Its nonce, if it has one, is the challenge's.
	IDToken string `json:"id_token,omitempty"`
}

// Session is a post that has logged in.
type Session struct {
	Session parley.Digest  `json:"session"`
	Party   parley.PartyID `json:"party"`
	Name    string         `json:"name"` // the party's
	Post    string         `json:"post"`
	Key     parley.KeyID   `json:"key"`
	// Offices are the posts that the key acts for now, its own first, with what
	// it may sign for each.
	Offices []docket.Office `json:"offices"`
	Opened  parley.Instant  `json:"opened"`
	Used    parley.Instant  `json:"used"`
	// It ends at Expires, or at IdleUntil unless it is used, or with its key.
	Expires   parley.Instant `json:"expires"`
	IdleUntil parley.Instant `json:"idle_until"`
	// Current: it is the one that asks.
	Current bool `json:"current,omitempty"`
	// Token opens it, and is told once, where no cookie was asked for. Send it
	// as Authorization: Bearer.
	Token string `json:"token,omitempty"`
}

// Sessions are those of one's own party.
type Sessions struct {
	Sessions []Session `json:"sessions"`
}
