package docket

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// operation is a planned operation and what became of it.
type operation struct {
	id       parley.OperationID
	number   int // in the order of planning
	party    parley.PartyID
	audience statement.Audience
	phases   []phase // oldest first; one for each statement on it
}

// phase is the operation from one statement on.
type phase struct {
	at      parley.Instant
	by      parley.StatementID
	intent  statement.Intent
	volumes *layout
	started bool
	over    bool
}

// Operation is an operation as it stands.
type Operation struct {
	ID       parley.OperationID `json:"id"`
	Party    parley.PartyID     `json:"party"`
	Activity parley.Activity    `json:"activity"`
	Purpose  parley.Purpose     `json:"purpose,omitempty"`
	Window   parley.Window      `json:"window"`
	Started  bool               `json:"started,omitempty"`
	Over     bool               `json:"over,omitempty"`
	Audience statement.Audience `json:"audience"`
	Volumes  []parley.Volume    `json:"volumes"`
}

// Operations are all that were planned, in order.
func (s *State) Operations() []Operation {
	out := make([]Operation, len(s.planned))
	for i, o := range s.planned {
		p := o.phases[len(o.phases)-1]
		out[i] = Operation{ID: o.id, Party: o.party, Activity: p.intent.Activity, Purpose: p.intent.Purpose, Window: p.intent.Window, Started: p.started, Over: p.over, Audience: o.audience}
		for _, v := range p.volumes.prepared() {
			out[i].Volumes = append(out[i].Volumes, v.Volume)
		}
	}
	return out
}

// at is the operation at t; nil before it was planned or once it is over.
func (o *operation) at(t parley.Instant) *phase {
	for i := len(o.phases) - 1; i >= 0; i-- {
		if p := &o.phases[i]; p.at <= t {
			if p.over {
				return nil
			}
			return p
		}
	}
	return nil
}

func (o *operation) last() phase { return o.phases[len(o.phases)-1] }

func (o *operation) started(r *record) {
	p := o.last()
	p.at, p.by, p.started = r.at, r.id, true
	o.phases = append(o.phases, p)
}

func (o *operation) ended(r *record) {
	p := o.last()
	p.at, p.by, p.over = r.at, r.id, true
	o.phases = append(o.phases, p)
}

func (s *State) foldPlan(b *statement.Plan, x *statement.Signed, r *record) error {
	volumes, err := prepare(x, b.Intent.Map)
	if err != nil {
		return err
	}
	o := &operation{id: parley.OperationID(x.ID), number: len(s.planned), party: r.author, audience: r.audience}
	o.phases = []phase{{at: r.at, by: r.id, intent: b.Intent, volumes: volumes}}
	s.flights.lay(o.laid(0))
	s.operations[o.id] = o
	s.planned = append(s.planned, o)
	return nil
}

func (s *State) foldChange(b *statement.Change, x *statement.Signed, r *record) error {
	volumes, err := prepare(x, b.Intent.Map)
	if err != nil {
		return err
	}
	o := s.operations[b.Operation]
	p := o.last()
	p.at, p.by, p.intent, p.volumes = r.at, r.id, b.Intent, volumes
	o.phases = append(o.phases, p)
	s.flights.lay(o.laid(len(o.phases) - 1))
	return nil
}

// laid is the map of a phase that brought one.
func (o *operation) laid(phase int) *laid {
	p := &o.phases[phase]
	return &laid{owner: o.id, order: uint64(o.number), land: p.volumes, active: p.intent.Window}
}

func (s *State) admitOperation(x *statement.Signed, at parley.Instant) *parley.Refusal {
	st := x.Statement
	if st.Author == s.registrar {
		return parley.Refuse("registrar", "keys", "The registrar has no operations.").To("Speak as a party of your own.")
	}
	var id parley.OperationID
	var intent *statement.Intent
	start := false
	switch b := st.Body.(type) {
	case *statement.Plan:
		intent = &b.Intent
	case *statement.Change:
		id, intent = b.Operation, &b.Intent
	case *statement.Start:
		id, start = b.Operation, true
	case *statement.End:
		id = b.Operation
	}
	if intent != nil {
		if _, err := prepare(x, intent.Map); err != nil {
			return refusalOf(err, "bad-map", "")
		}
		if intent.Window.Until <= at {
			return parley.Refuse("time", "time", "The operation's window ended at %v.", intent.Window.Until).To("Give a window that is not over.")
		}
	}
	if id == (parley.OperationID{}) {
		return nil
	}
	o, ok := s.operations[id]
	if !ok || o.party != st.Author || !o.audience.Equal(st.Audience) {
		return parley.Refuse("unknown-operation", "R6", "%s has no operation %s that it made known to this audience.", s.name(st.Author), parley.Short(id)).To("Use the identifier and the audience of its plan.")
	}
	switch p := o.last(); {
	case p.over:
		return parley.Refuse("over", "life", "The operation is over.").To("Plan another.")
	case start && p.started:
		return parley.Refuse("started", "life", "The operation has started already.")
	}
	return nil
}
