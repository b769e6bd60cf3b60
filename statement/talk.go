package statement

import "github.com/open-parley/parley"

// Ask (clarification/ask) asks for clarification of a revision. A blocking
// question holds the entry into force back if its asker must consent.
type Ask struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Blocking    bool                 `json:"blocking,omitempty"`
	Clause      string               `json:"clause,omitempty"`
	Point       *parley.Point        `json:"point,omitempty"`
	Text        parley.PartID        `json:"text"`
}

// Answer (clarification/answer) answers a question. It settles nothing.
type Answer struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Question    parley.StatementID   `json:"question"`
	Text        parley.PartID        `json:"text"`
}

// Settle (clarification/settle) is the asker's word that its question is answered.
type Settle struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Question    parley.StatementID   `json:"question"`
}

// Comment (comment/make) changes no state; its audience may be smaller than
// the arrangement's.
type Comment struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision,omitzero"`
	About       parley.StatementID   `json:"about,omitzero"`
	Clause      string               `json:"clause,omitempty"`
	Point       *parley.Point        `json:"point,omitempty"`
	Text        parley.PartID        `json:"text"`
}
