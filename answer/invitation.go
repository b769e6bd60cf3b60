package answer

import "github.com/open-parley/parley"

// InvitationState is how far an invitation has come.
type InvitationState string

const (
	InvitationOpen   InvitationState = "open"
	InvitationUsed   InvitationState = "used"   // a key asks; the inviter decides
	InvitationClosed InvitationState = "closed" // revoked, or its key was let in
)

// Invitation lets one key ask to be admitted as a party's first, or to be
// enrolled for a post of a party.
type Invitation struct {
	Invitation parley.Digest  `json:"invitation"`
	By         parley.PartyID `json:"by"`
	// Admits: a new party is invited; else a key for a post of By.
	Admits bool `json:"admits,omitempty"`
	// Key is what the record of the key must be, but for the key itself.
	Key     parley.Key      `json:"key"`
	Made    parley.Instant  `json:"made"`
	Expires parley.Instant  `json:"expires"`
	State   InvitationState `json:"state"`
	Asks    *Asks           `json:"asks,omitempty"`
}

// Asks is a key that asks to be let in.
type Asks struct {
	Key   parley.Key `json:"key"`
	Proof string     `json:"proof"` // by the key, of its record
	// Profile of the party that it founds.
	Profile *parley.Profile `json:"profile,omitempty"`
	// Seal is made with the invitation's secret, which the host does not know:
	// docs/formats/invitation.md.
	Seal parley.Digest  `json:"seal"`
	At   parley.Instant `json:"at,omitzero"`
}

// Invite asks for an invitation.
type Invite struct {
	Admits bool           `json:"admits,omitempty"`
	Post   string         `json:"post"`
	Use    parley.KeyUse  `json:"use"`
	Powers []parley.Power `json:"powers,omitempty"`
	// Expires at the latest.
	Expires parley.Instant `json:"expires"`
	// Door is what the invited will show; it follows from the secret.
	Door parley.Digest `json:"door"`
}

// Invitations are those of one's own party.
type Invitations struct {
	Invitations []Invitation `json:"invitations"`
}

// Door shows an invitation; Asks redeems it.
type Door struct {
	Door parley.Digest `json:"door"`
	Asks *Asks         `json:"asks,omitempty"`
}

// Invited is what an invitation is for.
type Invited struct {
	Ledger  parley.LedgerID `json:"ledger"`
	Name    string          `json:"name"` // the ledger's
	By      parley.PartyID  `json:"by"`
	ByName  string          `json:"by_name"`
	Admits  bool            `json:"admits,omitempty"`
	Post    string          `json:"post"`
	Use     parley.KeyUse   `json:"use"`
	Powers  []parley.Power  `json:"powers,omitempty"`
	Expires parley.Instant  `json:"expires"`
}
