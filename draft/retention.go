package draft

import (
	_ "embed"
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/open-parley/parley"
)

// DefaultRetention is the policy that counts where none is given.
//
//go:embed retention.yaml
var DefaultRetention []byte

// MaxRetention is the longest retention policy in bytes, MaxRetentionRules how
// many rules it may have.
const (
	MaxRetention      = 64 << 10
	MaxRetentionRules = 100
)

// Erases is what a rule of retention erases.
type Erases string

const (
	EraseArrangement Erases = "arrangement" // all of it
	EraseComments    Erases = "comments"    // its comments alone
	EraseNothing     Erases = "nothing"     // what the rule speaks of is kept
)

// Retention is a policy: which arrangements are erased, and when.
type Retention struct{ Rules []RetentionRule }

// RetentionRule speaks of the arrangements that have one of its kinds, bases and
// states. Of an arrangement the first rule that speaks of it counts: for all of
// it, and for its comments; one that erases nothing ends the search.
type RetentionRule struct {
	Line   int // in the file
	Erase  Erases
	Kinds  []parley.Kind      // none: all
	Bases  []parley.Basis     // none: all
	States []parley.StateName // overall; none: all
	// NeverInForce: none of its revisions has been.
	NeverInForce bool
	// EndedFor is how long ago its last revision ended; nil, with comments alone:
	// it may live.
	EndedFor *parley.Period
	// OlderThan is how old the comment is, or the arrangement; nil: any age.
	OlderThan *parley.Period
}

// retentionStates are the overall states that a rule can name.
var retentionStates = []parley.StateName{
	parley.StateTabled, parley.StateClarificationPending, parley.StateAgreed, parley.StateInForce, parley.StateExpired,
	parley.StateTerminated, parley.StateCountered, parley.StateRejected, parley.StateWithdrawn, parley.StateLapsed, parley.StateSuspended,
	parley.StateBreachNotice, parley.StateReleased, parley.StateTerminationNotice, parley.StateDeclared, parley.StateCeased,
	parley.StateAsserted, parley.StateAuthorised,
}

// ParseRetention reads a retention policy. A refusal's code is "draft"; it tells
// everything that is wrong, with lines.
func ParseRetention(file string, b []byte) (*Retention, error) {
	if len(b) > MaxRetention {
		return nil, parley.Refuse("draft", "", "%s has %d bytes; a retention policy has at most %d.", file, len(b), MaxRetention).To("Give the policy itself.")
	}
	r := &reader{file: file}
	out := &Retention{}
	if root := r.document(b); root != nil {
		if o, ok := r.object(root, "the policy", "retention"); ok {
			if rules := o.need("retention"); rules != nil {
				out.Rules = r.retentionRules(rules)
			}
		}
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	return out, nil
}

func (r *reader) retentionRules(n *yaml.Node) (out []RetentionRule) {
	list := r.list(n, "retention")
	if len(list) > MaxRetentionRules {
		r.fail(n, "Join rules.", "There are %d rules; there may be %d.", len(list), MaxRetentionRules)
		return nil
	}
	for i, c := range list {
		out = append(out, r.retentionRule(c, fmt.Sprintf("rule %d", i+1)))
	}
	return out
}

func (r *reader) retentionRule(n *yaml.Node, what string) (rule RetentionRule) {
	o, ok := r.object(n, what, "erase", "kinds", "bases", "states", "never_in_force", "ended_for", "older_than")
	if !ok {
		return rule
	}
	rule.Line = n.Line
	erase := o.need("erase")
	if erase != nil {
		rule.Erase = word(r, erase, "erase", []Erases{EraseArrangement, EraseComments, EraseNothing})
	}
	rule.Kinds = words(r, o.get("kinds"), "kinds", parley.Kinds)
	rule.Bases = words(r, o.get("bases"), "bases", []parley.Basis{parley.Agreed, parley.Declared, parley.Authorised, parley.Asserted})
	rule.States = words(r, o.get("states"), "states", retentionStates)
	rule.NeverInForce = r.boolean(o.get("never_in_force"), "never_in_force")
	period := func(key string) *parley.Period {
		n := o.get(key)
		if n == nil {
			return nil
		}
		p := value(r, n, key, parseAge)
		return &p
	}
	rule.EndedFor, rule.OlderThan = period("ended_for"), period("older_than")
	switch rule.Erase {
	case EraseArrangement:
		if o.get("ended_for") == nil {
			r.fail(n, "Say how long ago it must have ended, such as ended_for: 10 years.", "%s erases arrangements and has no ended_for.", what)
		}
	case EraseComments:
		if o.get("ended_for") == nil && o.get("older_than") == nil {
			r.fail(n, "Say how old a comment must be (older_than), or how long ago its arrangement must have ended (ended_for).", "%s erases comments of any age.", what)
		}
	case EraseNothing:
		if o.get("ended_for") != nil || o.get("older_than") != nil {
			r.fail(n, "Leave it out.", "%s erases nothing, so it has no age.", what)
		}
	}
	return rule
}

// atOnce is the age that needs no time.
const atOnce = "none"

// parseAge is ParsePeriod, or none.
func parseAge(s string) (parley.Period, error) {
	if s == atOnce {
		return parley.Period{}, nil
	}
	return ParsePeriod(s)
}
