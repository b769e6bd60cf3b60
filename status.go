package parley

// StateName is an arrangement's state, overall or toward one party.
type StateName string

const (
	StateDraft                StateName = "draft" // never in the ledger
	StateTabled               StateName = "tabled"
	StateClarificationPending StateName = "clarification-pending"
	StateAgreed               StateName = "agreed"
	StateInForce              StateName = "in-force"
	StateExpired              StateName = "expired"
	StateTerminated           StateName = "terminated"
	StateCountered            StateName = "countered"
	StateRejected             StateName = "rejected"
	StateWithdrawn            StateName = "withdrawn"
	StateLapsed               StateName = "lapsed"
	StateSuperseded           StateName = "superseded" // a revision's, when a later one took its place
	StateSuspended            StateName = "suspended"
	StateBreachNotice         StateName = "breach-notice"
	StateReleased             StateName = "released"
	StateTerminationNotice    StateName = "termination-notice"

	StateDeclared                StateName = "declared"
	StateReceipted               StateName = "receipted"
	StateRecognised              StateName = "recognised"
	StateRecognisedWithCondition StateName = "recognised-with-condition"
	StateRecognitionRefused      StateName = "recognition-refused"
	StateCeased                  StateName = "ceased"

	StateAsserted   StateName = "asserted"
	StateAuthorised StateName = "authorised"
)

// WaitKind is the sort of thing that an arrangement waits for.
type WaitKind string

const (
	WaitPosition      WaitKind = "position"      // a party that must consent has not accepted this revision
	WaitReaffirmation WaitKind = "reaffirmation" // its acceptance was signed by a key since said to be compromised
	WaitAdmission     WaitKind = "admission"     // a claimant or role holder is not a party here
	WaitAudience      WaitKind = "audience"      // a party that must consent cannot see the arrangement yet
	WaitSecondParty   WaitKind = "second-party"  // fewer than two distinct parties have accepted
	WaitClarification WaitKind = "clarification"
	WaitReservation   WaitKind = "reservation"
	WaitCondition     WaitKind = "condition"
	WaitCycle         WaitKind = "cycle" // conditions that wait for each other
	WaitMap           WaitKind = "map"
	WaitDate          WaitKind = "date"
	WaitRenewal       WaitKind = "renewal"
	WaitRecognition   WaitKind = "recognition"
	WaitCure          WaitKind = "cure"
	WaitResumption    WaitKind = "resumption" // of what a party has suspended
)

// Waiting is one thing that an arrangement waits for, and who must act.
type Waiting struct {
	Kind WaitKind `json:"kind"`
	// Blocks: nothing comes into force while it is open.
	Blocks bool `json:"blocks"`
	// Parties who must act, ascending; none: only time.
	Parties []PartyID `json:"parties,omitempty"`
	// Names of those who must act, in the order of Parties; a claimant that is
	// not a party has a name alone.
	Names []string `json:"names,omitempty"`
	// Concerns are other parties involved: whose reservation, whose condition.
	Concerns []PartyID   `json:"concerns,omitempty"`
	Subject  StatementID `json:"subject,omitzero"` // the question, position or notice
	Until    Instant     `json:"until,omitzero"`
	Rule     string      `json:"rule,omitempty"`
	Sentence string      `json:"sentence"`
}

// Because is why a party must consent, or what an answer rests on (R10).
type Because string

const (
	BecauseRole          Because = "role"          // it holds a consenting role
	BecauseTerritory     Because = "territory"     // the volume touches territory that it declares
	BecauseIndeterminate Because = "indeterminate" // within the accuracy of the maps, it may
	BecauseBound         Because = "bound"         // it is bound by the revision that this one replaces
)

// Claimant is a party, or a name, on whose territory the volume lies.
type Claimant struct {
	Party PartyID `json:"party,omitzero"` // absent: not admitted
	Name  string  `json:"name"`
	// Attributed: by the built-in world, not by the party's own declaration.
	Attributed bool    `json:"attributed,omitempty"`
	Because    Because `json:"because"` // territory or indeterminate
	// SquareMetres of overlap: it informs, it never decides. Left out where many
	// arrangements are listed, but for indeterminate touches.
	SquareMetres int64 `json:"square_metres,omitempty"`
	// Disclaimed: the party signed territory/disclaim for an indeterminate touch.
	Disclaimed bool `json:"disclaimed,omitempty"`
}

// Required is a party that must consent to a revision, and why.
type Required struct {
	Party   PartyID   `json:"party,omitzero"` // absent: not admitted
	Name    string    `json:"name"`
	Because []Because `json:"because"`
}

// Toward is an arrangement as it stands toward one party (R7).
type Toward struct {
	Party PartyID   `json:"party"`
	Name  string    `json:"name"`
	State StateName `json:"state"`
	Bound bool      `json:"bound"`
	// Since when it is bound.
	Since Instant `json:"since,omitzero"`
	// Stance is its latest position on the revision shown.
	Stance  Stance `json:"stance,omitempty"`
	Settled bool   `json:"settled,omitempty"`
	// By is the statement that the answer rests on.
	By StatementID `json:"by,omitzero"`
	// ReleasedFrom are the parties toward which it is no longer bound.
	ReleasedFrom []PartyID `json:"released_from,omitempty"`
	// Flags such as "key-compromised", "recognised by its own word only".
	Flags []string `json:"flags,omitempty"`
}

// RevisionStatus is one revision as it stands.
type RevisionStatus struct {
	Revision RevisionID  `json:"revision"`
	Number   int         `json:"number"` // 1 for the first
	At       Instant     `json:"at"`     // ledger time of tabling
	By       StatementID `json:"by"`
	State    StateName   `json:"state"`
	Map      MapStatus   `json:"map"`
	Required []Required  `json:"required,omitempty"`
	Claims   []Claimant  `json:"claims,omitempty"`
	Waiting  []Waiting   `json:"waiting,omitempty"`
	Toward   []Toward    `json:"toward,omitempty"`
	// InForce and Ends bound the term, once known.
	InForce  Instant `json:"in_force,omitzero"`
	Ends     Instant `json:"ends,omitzero"`
	Renewals int64   `json:"renewals,omitempty"`
	// Publishing are the parties that want it to be public, and Public is since
	// when it is.
	Publishing []PartyID `json:"publishing,omitempty"`
	Public     Instant   `json:"public,omitzero"`
}

// Status is one arrangement at an instant.
type Status struct {
	Arrangement ArrangementID `json:"arrangement"`
	Title       string        `json:"title,omitempty"`
	Kind        Kind          `json:"kind"`
	Basis       Basis         `json:"basis"`
	Sponsor     PartyID       `json:"sponsor"`
	State       StateName     `json:"state"`
	// Current is the revision that State, Waiting and Toward speak of: the one
	// in force, else one that is agreed, else the latest.
	Current RevisionID `json:"current"`
	// Waiting is what Current waits for.
	Waiting []Waiting `json:"waiting,omitempty"`
	Toward  []Toward  `json:"toward,omitempty"`
	Bound   []PartyID `json:"bound,omitempty"`
	// Revisions, oldest first.
	Revisions []RevisionStatus `json:"revisions"`
	// Answers is the arrangement that this one counters; Counters those that
	// counter this one. A link, nothing more.
	Answers  ArrangementID   `json:"answers,omitzero"`
	Counters []ArrangementID `json:"counters,omitempty"`
	// Claims later than the entry into force: shown, they count for the next revision.
	LaterClaims []Claimant `json:"later_claims,omitempty"`
	Audience    []PartyID  `json:"audience,omitempty"` // absent: everyone
}

// AsOf names the point at which an answer was computed (R10).
type AsOf struct {
	Size uint64  `json:"size"` // entries folded
	At   Instant `json:"at"`   // the time asked about
	Head Instant `json:"head"` // ledger time of the last entry
	// Mirror is set where a party's mirror answers, and not the host.
	Mirror *Mirrored `json:"mirror,omitempty"`
}

// Mirrored says of an answer that a party's mirror gave it, and how current
// that mirror is.
type Mirrored struct {
	Party PartyID `json:"party"` // whose mirror it is
	Size  uint64  `json:"size"`  // of the checkpoint that it rests on
	// Heard is when the host last showed that checkpoint or none newer; AgeMS is
	// how long ago that is. Past MaxAgeMS the mirror is stale: a check is then
	// indeterminate.
	Heard    Instant `json:"heard"`
	AgeMS    int64   `json:"age_ms"`
	MaxAgeMS int64   `json:"max_age_ms"`
	Stale    bool    `json:"stale,omitempty"`
	// Doubt is the code of what its host was caught at; absent: nothing.
	Doubt string `json:"doubt,omitempty"`
}
