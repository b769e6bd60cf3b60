package answer

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// Posts are a party's posts at an instant: their keys, what each may sign for
// which post, rosters, and what needs two of them.
type Posts struct {
	Party parley.PartyID `json:"party"`
	Posts []docket.Post  `json:"posts"`
	// TwoPerson are the types of the party's statements that need the signatures
	// of two posts.
	TwoPerson []statement.Type `json:"two_person"`
	AsOf      parley.AsOf      `json:"as_of"`
}

// Audience is who sees a statement, and why.
type Audience struct {
	*docket.Audience
	AsOf parley.AsOf `json:"as_of"`
}
