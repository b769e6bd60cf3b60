package scenario

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Result is what became of a story.
type Result struct {
	Story  string `json:"story"` // the file's name
	Title  string `json:"title,omitempty"`
	OK     bool   `json:"ok"` // every expectation held
	Engine Engine `json:"engine"`
	// Size, Head and Digest of the ledger at the end.
	Size   uint64         `json:"size"`
	Head   parley.Instant `json:"head"`
	Digest parley.Digest  `json:"digest"`
	// World that the ledger was founded with; nil: none.
	World *geo.World `json:"-"`
	// Events in the order of the story.
	Events       []Event       `json:"events"`
	Expectations []Expectation `json:"expectations"`
}

// EventKind is what sort of event it is.
type EventKind string

const (
	EventSaid     EventKind = "said"     // a statement entered
	EventAgain    EventKind = "again"    // a statement that was in already was sent again
	EventSigned   EventKind = "signed"   // a statement was signed and kept
	EventRefused  EventKind = "refused"  // a statement was refused
	EventFollowed EventKind = "followed" // something follows, by a statement or by the clock
	EventAnswered EventKind = "answered" // a question to Parley was answered
	EventTold     EventKind = "told"     // narration
	EventFailed   EventKind = "failed"   // an expectation failed
)

// Event is one thing that happened.
type Event struct {
	Line int            `json:"line"`
	At   parley.Instant `json:"at"`
	Kind EventKind      `json:"kind"`
	Text string         `json:"text"`
	// Points go with the text: reasons, things waited for.
	Points []string `json:"points,omitempty"`
	// Of a statement:
	Party     parley.PartyID     `json:"party,omitzero"`
	Statement parley.StatementID `json:"statement,omitzero"`
	Index     uint64             `json:"index,omitempty"`
	// Of a refusal:
	Refusal *parley.Refusal `json:"refusal,omitempty"`
	// Of an answer:
	Answer *parley.Answer `json:"answer,omitempty"`
	Impact *parley.Impact `json:"impact,omitempty"`
	Status *parley.Status `json:"status,omitempty"`
}

// Expectation is what the story says must be so, and whether it is.
type Expectation struct {
	Line int    `json:"line"`
	Text string `json:"text"`
	OK   bool   `json:"ok"`
	Want string `json:"want,omitempty"` // set where it is not so
	Have string `json:"have,omitempty"`
}
