package statement

import "github.com/open-parley/parley"

// Position (position/take) is the author's stance on one revision; its latest
// counts.
type Position struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Stance      parley.Stance        `json:"stance"`
	// Reservation is set with accept-with-reservation alone.
	Reservation parley.PartID `json:"reservation,omitzero"`
	// Condition is set with accept-with-condition alone.
	Condition *parley.Condition `json:"condition,omitempty"`
	// Source where it was said in public before it was signed here.
	Source *Source       `json:"source,omitempty"`
	Text   parley.PartID `json:"text,omitzero"` // a declaration beside it; no reservation
}

// SourceKind is where a position was said.
type SourceKind string

const (
	SourcePress   SourceKind = "press"
	SourceCall    SourceKind = "call"
	SourceMeeting SourceKind = "meeting"
	SourceNote    SourceKind = "note" // a diplomatic note or letter
)

// Source says where and when a position was said outside the ledger. Evidence only.
type Source struct {
	Kind     SourceKind     `json:"kind"`
	At       parley.Instant `json:"at"`
	Citation string         `json:"citation"`
}

// Simultaneous (position/simultaneous) accepts together with the other
// members: it takes effect when the last of them has signed the same.
type Simultaneous struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Members     []parley.PartyID     `json:"members"` // ascending, the author among them, two or more
}

// AcceptReservation (reservation/accept) accepts another party's reservation,
// named by the statement that made it.
type AcceptReservation struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Reservation parley.StatementID   `json:"reservation"`
}

// ObjectReservation (reservation/object) objects to it. The author's latest
// word on a reservation counts.
type ObjectReservation struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Reservation parley.StatementID   `json:"reservation"`
	Text        parley.PartID        `json:"text,omitzero"`
}

// ConfirmCondition (condition/confirm) confirms the fact Label, which a
// condition or the terms leave to the author.
type ConfirmCondition struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Label       string               `json:"label"`
	Text        parley.PartID        `json:"text,omitzero"`
}

// AcknowledgeZone (recognition/acknowledge) says that a declared zone was
// received, nothing more.
type AcknowledgeZone struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
}

// Recognise (recognition/give) recognises a declared zone and binds the author to it.
type Recognise struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

// RecogniseOnCondition (recognition/condition) recognises it once a condition settles.
type RecogniseOnCondition struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Condition   parley.Condition     `json:"condition"`
	Text        parley.PartID        `json:"text,omitzero"`
}

// RefuseRecognition (recognition/refuse) refuses it.
type RefuseRecognition struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}
