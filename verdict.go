package parley

// Verdict is the answer of a check; the worst wins, in the order
// conflict > indeterminate > coordinate > no-conflict.
type Verdict string

const (
	NoConflict    Verdict = "no-conflict"
	Coordinate    Verdict = "coordinate"
	Indeterminate Verdict = "indeterminate"
	Conflict      Verdict = "conflict"
)

// Worse reports whether v outweighs w.
func (v Verdict) Worse(w Verdict) bool { return v.rank() > w.rank() }

func (v Verdict) rank() int {
	switch v {
	case Coordinate:
		return 1
	case Indeterminate:
		return 2
	case Conflict:
		return 3
	}
	return 0
}

// ExitCode is the exit status of the check command: 0 no-conflict,
// 3 coordinate, 4 conflict, 5 indeterminate.
func (v Verdict) ExitCode() int {
	return map[Verdict]int{NoConflict: 0, Coordinate: 3, Conflict: 4, Indeterminate: 5}[v]
}

// Question is what a check asks: may Party expect a conflict if it does
// Activity in Volumes during Window?
type Question struct {
	Party    PartyID  `json:"party"`
	Activity Activity `json:"activity"`
	Purpose  Purpose  `json:"purpose,omitempty"`
	Volumes  []Volume `json:"volumes"`
	Window   Window   `json:"window"`
}

// Reason is one ground of a verdict (R10).
type Reason struct {
	Verdict     Verdict       `json:"verdict"`
	Arrangement ArrangementID `json:"arrangement,omitzero"`
	Revision    RevisionID    `json:"revision,omitzero"`
	Title       string        `json:"title,omitempty"`
	Clause      string        `json:"clause,omitempty"`
	Volume      string        `json:"volume,omitempty"`
	State       StateName     `json:"state,omitempty"`
	// Bound tells whether the asker is bound; Upheld names who means to uphold it.
	Bound  bool      `json:"bound"`
	Upheld []PartyID `json:"upheld,omitempty"`
	// Rests on: the asker's position, or the other party's operation.
	By        StatementID `json:"by,omitzero"`
	Operation OperationID `json:"operation,omitzero"`
	During    Window      `json:"during"`
	Sentence  string      `json:"sentence"`
}

// Answer is the result of a check.
type Answer struct {
	Verdict Verdict  `json:"verdict"`
	Reasons []Reason `json:"reasons"`
	// Call names the posts to speak to.
	Call []PartyID `json:"call,omitempty"`
	// Heights are the data by which whoever answered compares heights over
	// different datums; none: it does not. Another server may have others, and
	// answer otherwise.
	Heights []HeightData `json:"heights,omitempty"`
	Note    string       `json:"note"` // R5
	AsOf    AsOf         `json:"as_of"`
}

// HeightData names data that convert heights between datums.
type HeightData struct {
	Kind HeightKind `json:"kind"`
	// Digest is the SHA-256 of the file; of terrain, which is of many, that of a
	// list of their corners and digests.
	Digest Digest `json:"digest"`
	// Tiles of the terrain.
	Tiles int `json:"tiles,omitempty"`
	// ErrorMM is how far the truth may lie from the data.
	ErrorMM int64 `json:"error_mm"`
}

// HeightKind is a sort of such data.
type HeightKind string

const (
	HeightGeoid   HeightKind = "geoid"   // mean sea level over the ellipsoid
	HeightTerrain HeightKind = "terrain" // the ground over mean sea level
)

// Overlap is another arrangement that a revision meets in space, height and time.
type Overlap struct {
	Arrangement  ArrangementID `json:"arrangement"`
	Revision     RevisionID    `json:"revision"`
	Title        string        `json:"title,omitempty"`
	State        StateName     `json:"state"`
	Certain      bool          `json:"certain"` // false: within accuracy only
	SquareMetres int64         `json:"square_metres"`
}

// Confrontation is a declared operation that a revision would forbid.
type Confrontation struct {
	Operation OperationID `json:"operation"`
	Party     PartyID     `json:"party"`
	Name      string      `json:"name"`
	Activity  Activity    `json:"activity"`
	Clause    string      `json:"clause"`
	Volume    string      `json:"volume"`
	Certain   bool        `json:"certain"`
	During    Window      `json:"during"`
	Sentence  string      `json:"sentence"`
}

// Impact is what a revision would mean, before anybody signs it.
type Impact struct {
	Revision       RevisionID      `json:"revision"`
	SquareMetres   int64           `json:"square_metres"`
	Claims         []Claimant      `json:"claims"`
	Required       []Required      `json:"required"`
	Overlaps       []Overlap       `json:"overlaps"`
	Confrontations []Confrontation `json:"confrontations"`
	Heights        []HeightData    `json:"heights,omitempty"` // as in Answer
	Note           string          `json:"note"`
	AsOf           AsOf            `json:"as_of"`
}

// NoteUnlisted is R5, said with every check and every export.
const NoteUnlisted = "Unlisted is not unprotected: what is not shown here keeps every protection that the law gives it."

// NoteNever is what Parley is never for; operators are told where they found a
// ledger and where they serve one.
const NoteNever = "Parley is never for lists of targets, strike windows, data on weapons, positions of troops, or a search for the unprotected: nothing that helps to hit something."
