package statement

import "github.com/open-parley/parley"

// Genesis (log/genesis) founds a ledger; its identifier is the ledger's.
type Genesis struct {
	Name     string `json:"name"`
	Exercise bool   `json:"exercise,omitempty"` // nothing in it is real
	// Key and Proof found the registrar, the host's own party.
	Key   parley.Key `json:"key"`
	Proof string     `json:"proof"`
	// LogKey is the verifier key of the checkpoints, in the note format.
	LogKey string `json:"log_key"`
	// World is the hash of the file of attributed territories; absent: none.
	World  parley.Digest `json:"world,omitzero"`
	Rules  int64         `json:"rules"`
	Policy Policy        `json:"policy"`
}

// Rules (log/rules) switches the fold to rules version Rules from this entry on.
type Rules struct {
	Rules int64 `json:"rules"`
}

// Policy (log/policy) replaces the log's policy.
type Policy struct {
	// RecoveryDelay before a key that the registrar enrols for a party is valid.
	RecoveryDelay parley.Period `json:"recovery_delay"`
	// Witnesses and Quorum: cosigners and how many make a receipt witnessed.
	Witnesses []string `json:"witnesses,omitempty"` // verifier keys, ascending
	Quorum    int64    `json:"quorum,omitempty"`
}

// Padding (log/padding) is a cover entry: it says nothing.
type Padding struct{}

// Erase (retention/erase) names entries whose data keys are destroyed, and what
// remains of each for the fold: replay skips the erased entries and applies
// the effects.
type Erase struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Effects     []Effect             `json:"effects"` // ascending by Index
}

// Effect is what remains of one erased entry.
type Effect struct {
	Index     uint64             `json:"index"`
	Statement parley.StatementID `json:"statement"`
	Type      Type               `json:"type"`
	Author    parley.PartyID     `json:"author"`
	Audience  Audience           `json:"audience"`
}
