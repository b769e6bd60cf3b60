package parley

// NeedKind is the sort of thing that waits for a party.
type NeedKind string

const (
	NeedConsent       NeedKind = "consent"       // it must consent to a revision and has not accepted it
	NeedDisclaim      NeedKind = "disclaim"      // the same, where it can also disclaim an indeterminate touch
	NeedReaffirmation NeedKind = "reaffirmation" // its acceptance was signed by a key since said to be compromised
	NeedChanged       NeedKind = "changed"       // a revision replaced the one that it had accepted, and need not accept
	NeedClarification NeedKind = "clarification" // a question to answer; or the answer to its own, to settle
	NeedReservation   NeedKind = "reservation"   // another's, to accept or to object to
	NeedCondition     NeedKind = "condition"     // a fact to confirm, or an acceptance on which another's rests
	NeedCountered     NeedKind = "countered"     // what it has tabled is answered by a counter-proposal
	NeedRecognition   NeedKind = "recognition"   // of a declared zone
	NeedRenewal       NeedKind = "renewal"       // to sign, or to object to in time
	NeedExpiry        NeedKind = "expiry"        // what binds it ends soon
	NeedCure          NeedKind = "cure"          // of a breach, or to accept it, or to release itself
	NeedResumption    NeedKind = "resumption"    // of what it has suspended
	NeedMap           NeedKind = "map"           // its revision's map is pending
	NeedAudience      NeedKind = "audience"      // one that must consent to what it has tabled does not see it
)

// Need is one thing that waits for a party: what it can do something about now.
type Need struct {
	Kind        NeedKind      `json:"kind"`
	Arrangement ArrangementID `json:"arrangement"`
	Revision    RevisionID    `json:"revision"`
	// Subject is the question, reservation, position or notice that it is about;
	// of a counter-proposal, the statement that brought it in.
	Subject StatementID `json:"subject,omitzero"`
	// From are the parties that caused it, ascending.
	From []PartyID `json:"from,omitempty"`
	// Due is when it ends or lapses unless something is said; absent: no such time.
	Due Instant `json:"due,omitzero"`
	// Blocks: the revision can't come into force while it is open.
	Blocks bool `json:"blocks,omitempty"`
	// Accepted is the number of the latest earlier revision that it had accepted.
	Accepted int    `json:"accepted,omitempty"`
	Sentence string `json:"sentence"`
}
