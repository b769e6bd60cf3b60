package statement

import "github.com/open-parley/parley"

// Table (arrangement/table) brings in an arrangement to be agreed. Tabling is
// not accepting.
type Table struct {
	Revision parley.Revision `json:"revision"`
}

// Declare (arrangement/declare) declares a zone on the author's own territory,
// of which it must be the sole claimant.
type Declare struct {
	Revision parley.Revision `json:"revision"`
}

// Assert (arrangement/assert) makes known a zone that the author asserts, or
// that a third body authorised.
type Assert struct {
	Revision parley.Revision `json:"revision"`
}

// Counter (arrangement/counter) tables a new arrangement that answers another.
// It is a link: both stay open.
type Counter struct {
	Answers  parley.ArrangementID `json:"answers"`
	To       parley.RevisionID    `json:"to"`
	Revision parley.Revision      `json:"revision"`
}

// Revise (arrangement/revise) is the sponsor's next revision. Replaces is the
// latest revision, so that nobody revises what he has not seen.
type Revise struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Replaces    parley.RevisionID    `json:"replaces"`
	Revision    parley.Revision      `json:"revision"`
}

// Withdraw (arrangement/withdraw) takes a revision that is not in force off
// the table; a declared or asserted one ceases.
type Withdraw struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
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

// Resume (arrangement/resume) ends the author's own suspension.
type Resume struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
}

// Denounce (arrangement/denounce) ends it after the terms' notice: for all, if
// the author's consent was required, else for the author.
type Denounce struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Revision    parley.RevisionID    `json:"revision"`
	Text        parley.PartID        `json:"text,omitzero"`
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

// Extend (audience/extend) shows the arrangement, with all that its whole
// audience saw, to more parties: claimants and acceders that came later, or
// everyone.
type Extend struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Parties     []parley.PartyID     `json:"parties,omitempty"` // ascending
	Everyone    bool                 `json:"everyone,omitempty"`
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

// CureBreach (breach/cure) says that the breach is cured. From the notifier or
// a monitor it settles the notice; from the party concerned it stands as its
// position.
type CureBreach struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Notice      parley.StatementID   `json:"notice"`
	Text        parley.PartID        `json:"text,omitzero"`
}

// Release (breach/release) ends the arrangement between the notifier and the
// party in breach, after the cure period, where the terms provide it.
type Release struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Notice      parley.StatementID   `json:"notice"`
	Text        parley.PartID        `json:"text,omitzero"`
}
