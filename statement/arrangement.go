package statement

import "github.com/open-parley/parley"

// Table (arrangement/table) brings in an arrangement to be agreed. Tabling is
// not accepting.
type Table struct {
	Revision parley.Revision `json:"revision"`
}

func (*Table) Type() Type         { return ArrangementTable }
func (*Table) Subject() Subject   { return Subject{Kind: SubjectArrangement} }
func (b *Table) Parts() []PartRef { return revisionParts(&b.Revision) }

func (b *Table) Valid() error {
	var c check
	c.revision(&b.Revision, parley.Agreed)
	return c.err()
}

// Declare (arrangement/declare) declares a zone on the author's own territory,
// of which it must be the sole claimant.
type Declare struct {
	Revision parley.Revision `json:"revision"`
}

func (*Declare) Type() Type         { return ArrangementDeclare }
func (*Declare) Subject() Subject   { return Subject{Kind: SubjectArrangement} }
func (b *Declare) Parts() []PartRef { return revisionParts(&b.Revision) }

func (b *Declare) Valid() error {
	var c check
	c.revision(&b.Revision, parley.Declared)
	return c.err()
}

// Assert (arrangement/assert) makes known a zone that the author asserts, or
// that a third body authorised.
type Assert struct {
	Revision parley.Revision `json:"revision"`
}

func (*Assert) Type() Type         { return ArrangementAssert }
func (*Assert) Subject() Subject   { return Subject{Kind: SubjectArrangement} }
func (b *Assert) Parts() []PartRef { return revisionParts(&b.Revision) }

func (b *Assert) Valid() error {
	var c check
	c.revision(&b.Revision, parley.Asserted, parley.Authorised)
	return c.err()
}

// Counter (arrangement/counter) tables a new arrangement that answers another.
// It is a link: both stay open.
type Counter struct {
	Answers  parley.ArrangementID `json:"answers"`
	To       parley.RevisionID    `json:"to"`
	Revision parley.Revision      `json:"revision"`
}

func (*Counter) Type() Type         { return ArrangementCounter }
func (*Counter) Subject() Subject   { return Subject{Kind: SubjectArrangement} }
func (b *Counter) Parts() []PartRef { return revisionParts(&b.Revision) }

func (b *Counter) Valid() error {
	var c check
	required(&c, "answers", b.Answers)
	required(&c, "to", b.To)
	c.revision(&b.Revision, parley.Agreed)
	return c.err()
}

// Revise (arrangement/revise) is the sponsor's next revision. Replaces is the
// latest revision, so that nobody revises what he has not seen.
type Revise struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Replaces    parley.RevisionID    `json:"replaces"`
	Revision    parley.Revision      `json:"revision"`
}

func (*Revise) Type() Type         { return ArrangementRevise }
func (b *Revise) Subject() Subject { return of(b.Arrangement) }
func (b *Revise) Parts() []PartRef { return revisionParts(&b.Revision) }

func (b *Revise) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	required(&c, "replaces", b.Replaces)
	// Which of them, the founding statement decided: a basis never changes.
	c.revision(&b.Revision, parley.Agreed, parley.Declared, parley.Authorised, parley.Asserted)
	return c.err()
}

// Withdraw (arrangement/withdraw) takes a revision that is not in force off
// the table; a declared or asserted one ceases.
type Withdraw struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*Withdraw) Type() Type         { return ArrangementWithdraw }
func (b *Withdraw) Subject() Subject { return of(b.Arrangement) }
func (b *Withdraw) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *Withdraw) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}

// Suspend (arrangement/suspend) suspends the whole as its terms provide, until
// Until or until resumed. The term runs on.
type Suspend struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	// Ends is when the suspension ends by itself; absent: the terms' longest,
	// or none.
	Ends parley.Instant `json:"ends,omitzero"`
	Text parley.PartID  `json:"text,omitzero"`
}

func (*Suspend) Type() Type         { return ArrangementSuspend }
func (b *Suspend) Subject() Subject { return of(b.Arrangement) }
func (b *Suspend) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *Suspend) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.instant("ends", b.Ends, false)
	return c.err()
}

// Resume (arrangement/resume) ends the author's own suspension.
type Resume struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*Resume) Type() Type         { return ArrangementResume }
func (b *Resume) Subject() Subject { return of(b.Arrangement) }
func (b *Resume) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *Resume) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}

// Denounce (arrangement/denounce) ends it after the terms' notice: for all, if
// the author's consent was required, else for the author.
type Denounce struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*Denounce) Type() Type         { return ArrangementDenounce }
func (b *Denounce) Subject() Subject { return of(b.Arrangement) }
func (b *Denounce) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *Denounce) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}

// Decision of a renewal.
type Decision string

const (
	DecideRenew  Decision = "renew"
	DecideObject Decision = "object" // to tacit renewal, or the refusal of one by consent
)

// Renew (arrangement/renew) is a party's decision on what follows the term
// that ends at Expiry. The latest before expiry counts; at expiry is too late.
type Renew struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Expiry      parley.Instant       `json:"expiry"`
	Decision    Decision             `json:"decision"`
}

func (*Renew) Type() Type         { return ArrangementRenew }
func (b *Renew) Subject() Subject { return of(b.Arrangement) }
func (*Renew) Parts() []PartRef   { return nil }

func (b *Renew) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	c.instant("expiry", b.Expiry, true)
	word(&c, "decision", b.Decision, []Decision{DecideRenew, DecideObject})
	return c.err()
}

// Publish (arrangement/publish) is a party's part in making public a revision
// that is in force: it is once every party has signed that had to consent.
// With Withdraw the author takes its part back, as long as it is not.
type Publish struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Withdraw    bool                 `json:"withdraw,omitempty"`
}

func (*Publish) Type() Type         { return ArrangementPublish }
func (b *Publish) Subject() Subject { return of(b.Arrangement) }
func (*Publish) Parts() []PartRef   { return nil }

func (b *Publish) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	return c.err()
}

// Extend (audience/extend) shows the arrangement, with all that its whole
// audience saw, to more parties: claimants and acceders that came later, or
// everyone.
type Extend struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Parties     []parley.PartyID     `json:"parties,omitempty"` // ascending
	Everyone    bool                 `json:"everyone,omitempty"`
}

func (*Extend) Type() Type         { return AudienceExtend }
func (b *Extend) Subject() Subject { return of(b.Arrangement) }
func (*Extend) Parts() []PartRef   { return nil }

func (b *Extend) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	c.that(someOf(b.Everyone, len(b.Parties) > 0) == 1, "conflicting-fields", "body",
		"does not set exactly one of parties and everyone", "Name the parties, or everyone.")
	c.parties("parties", b.Parties, 0, MaxAudience)
	return c.err()
}

// NotifyBreach (breach/notify) tells Against that the author holds it to be in
// breach, and starts the cure period.
type NotifyBreach struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Against     parley.PartyID       `json:"against"`
	Clause      string               `json:"clause,omitempty"`
	Text        parley.PartID        `json:"text"`
}

func (*NotifyBreach) Type() Type         { return BreachNotify }
func (b *NotifyBreach) Subject() Subject { return of(b.Arrangement) }
func (b *NotifyBreach) Parts() []PartRef { return []PartRef{{b.Text, MediaText}} }

func (b *NotifyBreach) Valid() error {
	var c check
	c.matter(b.Arrangement, b.Revision)
	required(&c, "against", b.Against)
	c.label("clause", b.Clause, false)
	required(&c, "text", b.Text)
	return c.err()
}

// CureBreach (breach/cure) says that the breach is cured. From the notifier or
// a monitor it settles the notice; from the party concerned it stands as its
// position.
type CureBreach struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Notice      parley.StatementID   `json:"notice"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*CureBreach) Type() Type         { return BreachCure }
func (b *CureBreach) Subject() Subject { return of(b.Arrangement) }
func (b *CureBreach) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *CureBreach) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	required(&c, "notice", b.Notice)
	return c.err()
}

// Release (breach/release) ends the arrangement between the notifier and the
// party in breach, after the cure period, where the terms provide it.
type Release struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Notice      parley.StatementID   `json:"notice"`
	Text        parley.PartID        `json:"text,omitzero"`
}

func (*Release) Type() Type         { return BreachRelease }
func (b *Release) Subject() Subject { return of(b.Arrangement) }
func (b *Release) Parts() []PartRef { return optional(b.Text, MediaText) }

func (b *Release) Valid() error {
	var c check
	required(&c, "arrangement", b.Arrangement)
	required(&c, "notice", b.Notice)
	return c.err()
}

// of is the subject of an arrangement.
func of(a parley.ArrangementID) Subject { return Subject{SubjectArrangement, a} }
