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

func (*Position) Type() Type         { return PositionTake }
func (b *Position) Subject() Subject { return of(b.Arrangement) }
func (b *Position) Parts() []PartRef {
	return append(optional(b.Reservation, MediaText), optional(b.Text, MediaText)...)
}

func (b *Position) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	word(&c, "stance", b.Stance, stances)
	c.that((b.Reservation != parley.PartID{}) == (b.Stance == parley.AcceptWithReservation), "conflicting-fields", "reservation",
		"does not fit the stance", "Set it with accept-with-reservation, and with that alone.")
	c.that((b.Condition != nil) == (b.Stance == parley.AcceptWithCondition), "conflicting-fields", "condition",
		"does not fit the stance", "Set it with accept-with-condition, and with that alone.")
	if b.Condition != nil {
		c.condition("condition", b.Condition)
	}
	if s := b.Source; s != nil {
		word(&c, "source.kind", s.Kind, []SourceKind{SourcePress, SourceCall, SourceMeeting, SourceNote})
		c.instant("source.at", s.At, true)
		c.label("source.citation", s.Citation, true)
	}
	c.distinctParts(b.Parts())
	return c.err()
}

var stances = []parley.Stance{parley.Accept, parley.AcceptWithReservation, parley.AcceptWithCondition, parley.Reject, parley.Undecided}

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

func (*Simultaneous) Type() Type         { return PositionSimultaneous }
func (b *Simultaneous) Subject() Subject { return of(b.Arrangement) }
func (*Simultaneous) Parts() []PartRef   { return nil }

func (b *Simultaneous) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.parties("members", b.Members, 2, MaxNamed)
	return c.err()
}

// AcceptReservation (reservation/accept) accepts another party's reservation,
// named by the statement that made it.
type AcceptReservation struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Reservation parley.StatementID   `json:"reservation"`
}

func (*AcceptReservation) Type() Type         { return ReservationAccept }
func (b *AcceptReservation) Subject() Subject { return of(b.Arrangement) }
func (*AcceptReservation) Parts() []PartRef   { return nil }

func (b *AcceptReservation) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	required(&c, "reservation", b.Reservation)
	return c.err()
}

// ObjectReservation (reservation/object) objects to it. The author's latest
// word on a reservation counts.
type ObjectReservation struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Reservation parley.StatementID   `json:"reservation"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*ObjectReservation) Type() Type         { return ReservationObject }
func (b *ObjectReservation) Subject() Subject { return of(b.Arrangement) }
func (b *ObjectReservation) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *ObjectReservation) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	required(&c, "reservation", b.Reservation)
	return c.err()
}

// ConfirmCondition (condition/confirm) confirms the fact Label, which a
// condition or the terms leave to the author.
type ConfirmCondition struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Label       string               `json:"label"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*ConfirmCondition) Type() Type         { return ConditionConfirm }
func (b *ConfirmCondition) Subject() Subject { return of(b.Arrangement) }
func (b *ConfirmCondition) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *ConfirmCondition) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.label("label", b.Label, true)
	return c.err()
}

// AcknowledgeZone (recognition/acknowledge) says that a declared zone was
// received, nothing more.
type AcknowledgeZone struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
}

func (*AcknowledgeZone) Type() Type         { return RecognitionAcknowledge }
func (b *AcknowledgeZone) Subject() Subject { return of(b.Arrangement) }
func (*AcknowledgeZone) Parts() []PartRef   { return nil }

func (b *AcknowledgeZone) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}

// Recognise (recognition/give) recognises a declared zone and binds the author to it.
type Recognise struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*Recognise) Type() Type         { return RecognitionGive }
func (b *Recognise) Subject() Subject { return of(b.Arrangement) }
func (b *Recognise) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *Recognise) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}

// RecogniseOnCondition (recognition/condition) recognises it once a condition settles.
type RecogniseOnCondition struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Condition   parley.Condition     `json:"condition"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*RecogniseOnCondition) Type() Type         { return RecognitionCondition }
func (b *RecogniseOnCondition) Subject() Subject { return of(b.Arrangement) }
func (b *RecogniseOnCondition) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *RecogniseOnCondition) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.condition("condition", &b.Condition)
	return c.err()
}

// RefuseRecognition (recognition/refuse) refuses it.
type RefuseRecognition struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*RefuseRecognition) Type() Type         { return RecognitionRefuse }
func (b *RefuseRecognition) Subject() Subject { return of(b.Arrangement) }
func (b *RefuseRecognition) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *RefuseRecognition) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}
