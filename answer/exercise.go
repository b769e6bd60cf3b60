package answer

import (
	"encoding/json"

	"github.com/open-parley/parley"
)

// ExerciseKeys are keys that a server lends to whoever plays an exercise on its
// machine: they protect nothing.
type ExerciseKeys struct {
	Keys []ExerciseKey `json:"keys"`
}

// ExerciseKey is one of them.
type ExerciseKey struct {
	Party parley.PartyID `json:"party"`
	Name  string         `json:"name"` // the party's
	Post  string         `json:"post"`
	// File is the key file (docs/operations/keys.md), with its secret.
	File json.RawMessage `json:"file"`
}
