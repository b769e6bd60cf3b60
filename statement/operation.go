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

func (*Plan) Type() Type         { return OperationPlan }
func (*Plan) Subject() Subject   { return Subject{Kind: SubjectOperation} }
func (b *Plan) Parts() []PartRef { return []PartRef{{b.Intent.Map, MediaAnnex}} }

func (b *Plan) Valid() error {
	var c check
	c.intent(&b.Intent)
	return c.err()
}

// Change (operation/change) replaces the intent.
type Change struct {
	Operation parley.OperationID `json:"operation"`
	Intent    Intent             `json:"intent"`
}

func (*Change) Type() Type         { return OperationChange }
func (b *Change) Subject() Subject { return Subject{SubjectOperation, b.Operation} }
func (b *Change) Parts() []PartRef { return []PartRef{{b.Intent.Map, MediaAnnex}} }

func (b *Change) Valid() error {
	var c check
	required(&c, "operation", b.Operation)
	c.intent(&b.Intent)
	return c.err()
}

// Start (operation/start) says that it has begun.
type Start struct {
	Operation parley.OperationID `json:"operation"`
}

func (*Start) Type() Type         { return OperationStart }
func (b *Start) Subject() Subject { return Subject{SubjectOperation, b.Operation} }
func (*Start) Parts() []PartRef   { return nil }

func (b *Start) Valid() error {
	var c check
	required(&c, "operation", b.Operation)
	return c.err()
}

// End (operation/end) says that it is over, or will not take place.
type End struct {
	Operation parley.OperationID `json:"operation"`
}

func (*End) Type() Type         { return OperationEnd }
func (b *End) Subject() Subject { return Subject{SubjectOperation, b.Operation} }
func (*End) Parts() []PartRef   { return nil }

func (b *End) Valid() error {
	var c check
	required(&c, "operation", b.Operation)
	return c.err()
}

func (c *check) intent(in *Intent) {
	word(c, "intent.activity", in.Activity, parley.Activities)
	if in.Purpose != "" {
		word(c, "intent.purpose", in.Purpose, parley.Purposes)
	}
	required(c, "intent.map", in.Map)
	c.window("intent.window", in.Window)
}
