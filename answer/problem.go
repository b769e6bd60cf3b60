package answer

import (
	"fmt"

	"github.com/open-parley/parley"
)

// ProblemType is the media type of a Problem.
const ProblemType = "application/problem+json"

// Problem is an error of the API (RFC 9457), with what programs branch on and
// people need: a code, the rule or the state that forbids, and what to do.
type Problem struct {
	// Type is "urn:parley:problem:" and the code.
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Code   string `json:"code"`
	// Rule is R1 … R12 or a heading of the protocol's rules.
	Rule  string           `json:"rule,omitempty"`
	State parley.StateName `json:"state,omitempty"`
	Todo  string           `json:"todo"`
	// Request names the request in the operator's log.
	Request string `json:"request,omitempty"`
}

func (p *Problem) Error() string {
	s := p.Detail
	if p.Rule != "" {
		s = p.Rule + ": " + s
	}
	if p.Todo != "" {
		s += " " + p.Todo
	}
	return fmt.Sprintf("%s (%s)", s, p.Code)
}

// Unwrap gives the refusal, so that errors.As finds the same thing whether the
// ledger is here or behind HTTP.
func (p *Problem) Unwrap() error {
	return &parley.Refusal{Code: p.Code, Rule: p.Rule, State: p.State, Sentence: p.Detail, Todo: p.Todo}
}
