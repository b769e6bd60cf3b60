package answer

import "github.com/open-parley/parley"

// QueueState is what became of a statement in a mirror's outbox.
type QueueState string

const (
	// Waiting to be sent.
	Waiting QueueState = "waiting"
	// Promised: the host has signed that it will be in the log in time.
	Promised QueueState = "promised"
	// Entered: the log holds it.
	Entered QueueState = "entered"
	// RefusedByHost: it was not taken, or its entry has no effect; Why tells.
	RefusedByHost QueueState = "refused"
	// PromiseBroken: the time of the promise has passed in the log, which does
	// not hold it. Evidence names the file that proves it.
	PromiseBroken QueueState = "promise-broken"
)

// Queued is a statement in a mirror's outbox.
type Queued struct {
	Statement parley.StatementID `json:"statement"`
	// Place in the outbox: what has a lower one is sent before.
	Place int64          `json:"place"`
	State QueueState     `json:"state"`
	At    parley.Instant `json:"at"` // when it was queued, by the mirror's clock
	// IncludeBy is the ledger time by which it enters, by the host's Promise.
	IncludeBy parley.Instant `json:"include_by,omitzero"`
	Promise   string         `json:"promise,omitempty"` // the signed note
	Index     *uint64        `json:"index,omitempty"`   // of its entry
	Why       *Problem       `json:"why,omitempty"`     // of a refusal
	Evidence  string         `json:"evidence,omitempty"`
	AsOf      parley.AsOf    `json:"as_of"`
}

// Outbox is what a mirror's party has queued, in its order.
type Outbox struct {
	Outbox []Queued    `json:"outbox"`
	AsOf   parley.AsOf `json:"as_of"`
}

// Mirror is how a mirror stands.
type Mirror struct {
	Ledger parley.LedgerID `json:"ledger"`
	LogKey string          `json:"log_key"`
	parley.Mirrored
	// Waiting counts the statements in the outbox that are not in the log.
	Waiting int `json:"waiting"`
	// Findings are what the host was caught at, the oldest first.
	Findings []Finding   `json:"findings"`
	AsOf     parley.AsOf `json:"as_of"`
}

// Finding is what a host showed that can't be true; the mirror did not take it.
type Finding struct {
	At       parley.Instant `json:"at"`
	Code     string         `json:"code"`
	Sentence string         `json:"sentence"`
	// Lasting: the host's own signature proves it. It marks the mirror for good,
	// any other finding until the host shows what verifies.
	Lasting  bool   `json:"lasting,omitempty"`
	Evidence string `json:"evidence,omitempty"` // file in the mirror's folder
}
