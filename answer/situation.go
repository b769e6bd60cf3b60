package answer

import (
	"encoding/json"

	"github.com/open-parley/parley"
)

// Situation is what a first screen shows, in one answer: what waits for the
// party that asks, and every arrangement that it sees, in short.
type Situation struct {
	Ledger Ledger `json:"ledger"`
	// Me is the session that asks; absent: nobody has logged in, and the server
	// is open to all.
	Me *Session `json:"me,omitempty"`
	// Needs are what waits for Me's party, the most pressing first.
	Needs []parley.Need `json:"needs"`
	// Arrangements in the order of their tabling.
	Arrangements []Brief `json:"arrangements"`
	// Parties that this answer names, by their identifiers.
	Parties map[parley.PartyID]Face `json:"parties"`
	Note    string                  `json:"note"` // R5
	AsOf    parley.AsOf             `json:"as_of"`
}

// Brief is an arrangement in short, as it stands.
type Brief struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Title       string               `json:"title"`
	// Titles by language, of the current revision.
	Titles map[string]string `json:"titles"`
	Kind   parley.Kind       `json:"kind"`
	Basis  parley.Basis      `json:"basis"`
	State  parley.StateName  `json:"state"`
	// Revision is the current one, and Number its number: 1 for the first.
	Revision parley.RevisionID `json:"revision"`
	Number   int               `json:"number"`
	// Newer is the number of the latest revision that is open beside the current one.
	Newer   int            `json:"newer,omitempty"`
	Sponsor parley.PartyID `json:"sponsor"`
	Tabled  parley.Instant `json:"tabled"`
	// Answers is the arrangement that it counters.
	Answers  parley.ArrangementID `json:"answers,omitzero"`
	InForce  parley.Instant       `json:"in_force,omitzero"`
	Ends     parley.Instant       `json:"ends,omitzero"`
	Renewals int64                `json:"renewals,omitempty"`
	// Required counts those who must consent to the current revision, Consents
	// those of them whose acceptance is settled.
	Required int              `json:"required"`
	Consents int              `json:"consents"`
	Bound    []parley.PartyID `json:"bound,omitempty"`
	// TowardMe is how it stands toward the party that asks.
	TowardMe *TowardMe        `json:"toward_me,omitempty"`
	Waiting  []Awaited        `json:"waiting,omitempty"`
	Map      parley.MapStatus `json:"map"`
	// BBox of the current map, in degrees: west, south, east, north (RFC 7946).
	BBox []json.Number `json:"bbox,omitempty"`
}

// TowardMe is an arrangement as it stands toward the party that asks.
type TowardMe struct {
	State  parley.StateName `json:"state"`
	Bound  bool             `json:"bound"`
	Stance parley.Stance    `json:"stance,omitempty"`
	// Settled: its stance is a settled acceptance.
	Settled bool `json:"settled,omitempty"`
	// Accepted is the number of the latest revision that it accepted.
	Accepted int `json:"accepted,omitempty"`
}

// Awaited is a Waiting in short.
type Awaited struct {
	Kind    parley.WaitKind  `json:"kind"`
	Parties []parley.PartyID `json:"parties,omitempty"`
	Names   []string         `json:"names,omitempty"`
	Until   parley.Instant   `json:"until,omitzero"`
	Blocks  bool             `json:"blocks"`
}

// Face is what of a party's profile is shown beside its identifier.
type Face struct {
	Name    string           `json:"name"`
	Kind    parley.PartyKind `json:"kind"`
	Country string           `json:"country,omitempty"`
}

// Needs are what waits for a party.
type Needs struct {
	Party parley.PartyID `json:"party"`
	Needs []parley.Need  `json:"needs"`
	// Titles of the arrangements that Needs name.
	Titles map[parley.ArrangementID]string `json:"titles"`
	AsOf   parley.AsOf                     `json:"as_of"`
}
