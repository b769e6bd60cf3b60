package answer

import (
	"encoding/json"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/diff"
	"github.com/open-parley/parley/statement"
)

// SentDraft is a draft (docs/formats/draft.md) as a page sends it.
type SentDraft struct {
	// Sponsor is the party that would bring it in.
	Sponsor parley.PartyID `json:"sponsor"`
	// Draft has the keys and values of the YAML file, as JSON; texts and maps are
	// written out.
	Draft json.RawMessage `json:"draft"`
	// Arrangement that it would revise, if its sponsor is the same, or else
	// counter; absent: it is a new one.
	Arrangement parley.ArrangementID `json:"arrangement,omitzero"`
}

// Drafted is what a draft makes. With problems, it has what could be computed
// all the same, and no Revision.
type Drafted struct {
	Revision   *parley.Revision  `json:"revision,omitempty"`
	RevisionID parley.RevisionID `json:"revision_id,omitzero"`
	// Parts that it commits to, under new salts: texts in the order of their
	// languages, then the map. They are sent with the statement that brings it in.
	Parts []SentPart `json:"parts,omitempty"`
	// Annex holds the volumes with which nothing is wrong.
	Annex *parley.Annex `json:"annex,omitempty"`
	// Impact is what it would mean; the areas under every claim are in it.
	Impact *parley.Impact `json:"impact,omitempty"`
	// Diff to the current revision of Arrangement.
	Diff     *diff.Diff     `json:"diff,omitempty"`
	Notices  []DraftNote    `json:"notices"`
	Problems []DraftProblem `json:"problems"`
	AsOf     parley.AsOf    `json:"as_of"`
}

// SentPart is a part as a submission has it.
type SentPart struct {
	Media statement.Media `json:"media"`
	Salt  statement.Salt  `json:"salt"`
	Data  []byte          `json:"data"`
}

// DraftNote tells what the exact form does not say as the draft did.
type DraftNote struct {
	Path   string `json:"path"` // of the value (RFC 6901)
	Detail string `json:"detail"`
}

// DraftProblem is one thing that is wrong with a draft.
type DraftProblem struct {
	Path   string `json:"path"` // of the value (RFC 6901)
	Code   string `json:"code"`
	Detail string `json:"detail"`
	Todo   string `json:"todo,omitempty"`
}

// RevisionDraft is a revision as a draft to edit.
type RevisionDraft struct {
	Draft json.RawMessage `json:"draft"`
	AsOf  parley.AsOf     `json:"as_of"`
}
