package statement

import "github.com/open-parley/parley"

// Admit (party/admit) lets a party in. The registrar signs it; Proof is the
// new party's own signature over its founding key, base64, and the party's
// identity is the hash of the two.
type Admit struct {
	Key     parley.Key     `json:"key"`
	Proof   string         `json:"proof"`
	Profile parley.Profile `json:"profile"`
}

// Update (party/update) replaces the author's profile.
type Update struct {
	Profile parley.Profile `json:"profile"`
}

// Enrol (key/enrol) adds a key to one of the author's posts; Proof is the new
// key's own signature over its record. With Party set it is the registrar's
// recovery of that party's lost key: valid only after the policy's delay, and
// void if the party revokes it meanwhile.
type Enrol struct {
	Key   parley.Key     `json:"key"`
	Proof string         `json:"proof"`
	Party parley.PartyID `json:"party,omitzero"`
}

// Revoke (key/revoke) ends one of the author's keys from its ledger time on.
// CompromisedSince asks for reaffirmation of what the key signed from then on,
// before the entry into force, and only flags it after.
type Revoke struct {
	Key              parley.KeyID   `json:"key"`
	CompromisedSince parley.Instant `json:"compromised_since,omitzero"`
}

// DeclareTerritory (territory/declare) declares an area over which the author
// claims authority. A later declaration with the same Name replaces it. With
// the first, what the built-in world attributes to the party yields.
type DeclareTerritory struct {
	Name string        `json:"name"`
	Map  parley.PartID `json:"map"` // a parley.Annex; heights and windows are ignored
}

// DisclaimTerritory (territory/disclaim) takes back exactly one of: the
// author's declared territory of that name; what the built-in world attributes
// to it; or, for one revision, an indeterminate touch.
type DisclaimTerritory struct {
	Name        string               `json:"name,omitempty"`
	Attributed  bool                 `json:"attributed,omitempty"`
	Arrangement parley.ArrangementID `json:"arrangement,omitzero"`
	Revision    parley.RevisionID    `json:"revision,omitzero"`
}
