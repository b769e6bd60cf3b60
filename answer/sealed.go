package answer

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
)

// Annexes are the private annexes of a revision.
type Annexes struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Annexes     []PrivateAnnex       `json:"annexes"`
	Note        string               `json:"note"`
	AsOf        parley.AsOf          `json:"as_of"`
}

// PrivateAnnex is one of them. Whether it was deposited, those whom it names and
// the sponsor see.
type PrivateAnnex struct {
	Label     string        `json:"label"`
	Part      parley.PartID `json:"part"`
	Parties   []Named       `json:"parties"`
	Deposited *Deposited    `json:"deposited,omitempty"`
}

// Named is a party with its name.
type Named struct {
	Party parley.PartyID `json:"party"`
	Name  string         `json:"name"`
}

// Deposited tells by which statement.
type Deposited struct {
	Statement parley.StatementID `json:"statement"`
	Index     uint64             `json:"index"`
	At        parley.Instant     `json:"at"`
}

// Access is a piece of a party's access log.
type Access struct {
	Party   parley.PartyID  `json:"party"`
	Since   uint64          `json:"since"`
	Edge    []parley.Digest `json:"edge"` // roots of the complete subtrees of the first Since entries
	Entries []proof.Access  `json:"entries"`
	Size    uint64          `json:"size"`
	// Checkpoint of Size entries, a signed note of the access log's own origin.
	Checkpoint string `json:"checkpoint"`
}

// AccessChanged is the event that a party's own access log has grown.
type AccessChanged struct {
	Size uint64 `json:"size"`
}
