package statement

import "github.com/open-parley/parley"

// Intent is what an operation will do, where and when.
type Intent struct {
	Activity parley.Activity `json:"activity"`
	Purpose  parley.Purpose  `json:"purpose,omitempty"`
	Map      parley.PartID   `json:"map"` // a parley.Annex
	Window   parley.Window   `json:"window"`
}

// Plan (operation/plan) makes an operation known to the parties that it
// addresses: its audience. In their checks it counts by where and when alone.
type Plan struct {
	Intent Intent `json:"intent"`
}

// Change (operation/change) replaces the intent.
type Change struct {
	Operation parley.OperationID `json:"operation"`
	Intent    Intent             `json:"intent"`
}

// Start (operation/start) says that it has begun.
type Start struct {
	Operation parley.OperationID `json:"operation"`
}

// End (operation/end) says that it is over, or will not take place.
type End struct {
	Operation parley.OperationID `json:"operation"`
}
