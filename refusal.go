package parley

import "fmt"

// Refusal says why something may not be: a code for programs, the rule for
// lawyers, a sentence and what to do next for people. The cause is for the
// operator's log alone.
type Refusal struct {
	Code     string    `json:"code"`            // such as "not-the-latest-revision"
	Rule     string    `json:"rule,omitempty"`  // R1 … R12, or empty where a state or a format forbids it
	State    StateName `json:"state,omitempty"` // the state that forbids it
	Sentence string    `json:"sentence"`
	Todo     string    `json:"todo"` // what would make it possible
	Cause    error     `json:"-"`
}

func (r *Refusal) Error() string {
	s := r.Sentence
	if r.Rule != "" {
		s = r.Rule + ": " + s
	}
	if r.Todo != "" {
		s += " " + r.Todo
	}
	return s
}

func (r *Refusal) Unwrap() error { return r.Cause }

// Refuse makes a Refusal; what to do and the cause can be added to it.
func Refuse(code, rule, format string, args ...any) *Refusal {
	return &Refusal{Code: code, Rule: rule, Sentence: fmt.Sprintf(format, args...)}
}

// To adds what would make it possible.
func (r *Refusal) To(format string, args ...any) *Refusal {
	r.Todo = fmt.Sprintf(format, args...)
	return r
}
