package statement

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// TwoPerson (party/two-person) is the author's two-person rule: its statements
// of these types enter only with signatures of two of its posts. The next one
// replaces it whole; without types the rule ends.
type TwoPerson struct {
	Types []Type `json:"types,omitempty"` // ascending
}

func (*TwoPerson) Type() Type       { return PartyTwoPerson }
func (*TwoPerson) Subject() Subject { return Subject{Kind: SubjectParty} }
func (*TwoPerson) Parts() []PartRef { return nil }

func (b *TwoPerson) Valid() error {
	var c check
	c.count("types", len(b.Types), 0, MaxTypes)
	for i, t := range b.Types {
		_, ok := kinds[t]
		c.that(ok, "unknown-word", fmt.Sprintf("types[%d]", i), fmt.Sprintf("is %.64q", string(t)), "Use a type that this version knows.")
	}
	ascending(&c, "types", b.Types, ordered[Type])
	return c.err()
}

// Covers reports whether a statement of type t needs two posts.
func (b *TwoPerson) Covers(t Type) bool { return slices.Contains(b.Types, t) }

// Roster (post/roster) says who stands in for a post: its deputies at all times,
// and others during their watch. The next one for the post replaces it whole.
type Roster struct {
	Post string `json:"post"`
	// MustAnswer: somebody is to be on watch at every hour.
	MustAnswer bool     `json:"must_answer,omitempty"`
	Deputies   []string `json:"deputies,omitempty"` // posts, ascending
	Watch      []Shift  `json:"watch,omitempty"`    // ascending by from, until, post
}

// Shift is a time during which a post keeps watch.
type Shift struct {
	parley.Window
	Post string `json:"post"`
}

func (*Roster) Type() Type       { return PostRoster }
func (*Roster) Subject() Subject { return Subject{Kind: SubjectParty} }
func (*Roster) Parts() []PartRef { return nil }

func (b *Roster) Valid() error {
	var c check
	c.label("post", b.Post, true)
	c.count("deputies", len(b.Deputies), 0, MaxDeputies)
	for i, d := range b.Deputies {
		at := fmt.Sprintf("deputies[%d]", i)
		c.label(at, d, true)
		c.that(d != b.Post, "repeated", at, "is the post itself", "Leave it out: a post needs no leave to act.")
	}
	ascending(&c, "deputies", b.Deputies, ordered[string])
	c.count("watch", len(b.Watch), 0, MaxShifts)
	for i, w := range b.Watch {
		at := fmt.Sprintf("watch[%d]", i)
		c.window(at, w.Window)
		c.that(w.Until-w.From <= MaxShift, "limit", at, fmt.Sprintf("lasts longer than %d days", MaxShift/(24*3_600_000)), "Split it, or name a deputy.")
		c.label(at+".post", w.Post, true)
	}
	ascending(&c, "watch", b.Watch, CompareShifts)
	return c.err()
}

// CompareShifts orders a watch: by from, until, post.
func CompareShifts(a, b Shift) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.Until, b.Until), cmp.Compare(a.Post, b.Post))
}
