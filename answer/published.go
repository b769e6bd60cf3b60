package answer

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// PublishedList is what participants have made public.
type PublishedList struct {
	Published []docket.Published `json:"published"`
	Note      string             `json:"note"` // R5
	AsOf      parley.AsOf        `json:"as_of"`
}

// Published are the public revisions of one arrangement, with what they say.
type Published struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revisions   []PublishedRevision  `json:"revisions"` // in the order of their tabling
	Note        string               `json:"note"`      // R5
	AsOf        parley.AsOf          `json:"as_of"`
}

// PublishedRevision is one of them, with its texts and its map.
type PublishedRevision struct {
	docket.Published
	Content *parley.Revision         `json:"content"`
	Texts   map[parley.PartID]string `json:"texts"`
	Annex   *parley.Annex            `json:"annex,omitempty"`
	// Salts of the texts and of the map, with which anybody can compute what the
	// revision commits to.
	Salts map[parley.PartID]statement.Salt `json:"salts"`
}
