package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// GapsAhead is how far ahead gaps in a watch are looked for, in milliseconds:
// 14 days.
const GapsAhead = 14 * 24 * 3_600_000

// Post is one post of a party at an instant.
type Post struct {
	Post string `json:"post"`
	// Powers are what its own keys may sign together, and so what those may sign
	// for it who stand in.
	Powers []parley.Power `json:"powers"`
	Keys   []PostKey      `json:"keys"`             // that stand then, in order of enrolment
	Roster *PostRoster    `json:"roster,omitempty"` // absent: it has none
}

// PostKey is a key that stands, and the posts that it acts for.
type PostKey struct {
	Key     parley.KeyID   `json:"key"`
	Use     parley.KeyUse  `json:"use"`
	Alg     parley.KeyAlg  `json:"alg"`
	From    parley.Instant `json:"from"`
	Offices []Office       `json:"offices"` // its own first
	// CompromisedSince: the key is revoked later, and was said to be compromised
	// since then.
	CompromisedSince parley.Instant `json:"compromised_since,omitzero"`
	Recovery         bool           `json:"recovery,omitempty"`
}

// PostRoster is a post's roster as it stands.
type PostRoster struct {
	Since      parley.Instant `json:"since"` // ledger time of the statement that set it
	MustAnswer bool           `json:"must_answer"`
	Deputies   []string       `json:"deputies"`
	// Watch are the shifts that have not ended then.
	Watch   []statement.Shift `json:"watch"`
	OnWatch []string          `json:"on_watch"` // who keeps watch at that instant
	// Gaps, of a post that must answer: when nobody keeps watch who could sign, in
	// the 14 days from then on.
	Gaps []parley.Window `json:"gaps"`
}

// Posts are the posts of a party at an instant: those with a key that stands, or
// with a roster, by name.
func (s *State) Posts(id parley.PartyID, at parley.Instant) []Post {
	p, ok := s.parties[id]
	if !ok {
		return nil
	}
	var names []string
	for _, k := range p.keys {
		if k.stands(at) {
			names = append(names, k.key.Post)
		}
	}
	for i := range p.rosters {
		if p.rosters[i].at(at) != nil {
			names = append(names, p.rosters[i].post)
		}
	}
	slices.Sort(names)
	out := []Post{}
	for _, name := range slices.Compact(names) {
		out = append(out, s.post(p, name, at))
	}
	return out
}

func (s *State) post(p *party, name string, at parley.Instant) Post {
	x := Post{Post: name, Powers: orEmpty(p.powersOfPost(name, at)), Keys: []PostKey{}}
	for _, k := range p.keys {
		if k.key.Post == name && k.stands(at) {
			x.Keys = append(x.Keys, PostKey{k.id, k.key.Use, k.key.Alg, k.from, s.PowersOf(k.id, at), k.compromised, k.recovery})
		}
	}
	for i := range p.rosters {
		if p.rosters[i].post == name {
			x.Roster = p.rosterOf(&p.rosters[i], at)
		}
	}
	return x
}

func (p *party) rosterOf(x *rostered, at parley.Instant) *PostRoster {
	latest := x.latest(at)
	if latest == nil {
		return nil
	}
	r := &latest.roster
	out := &PostRoster{Since: latest.at, MustAnswer: r.MustAnswer, Deputies: orEmpty(r.Deputies), Watch: []statement.Shift{}, OnWatch: []string{}, Gaps: []parley.Window{}}
	for _, w := range r.Watch {
		if w.Until <= at {
			continue
		}
		out.Watch = append(out.Watch, w)
		if w.From <= at && !has(out.OnWatch, w.Post) {
			out.OnWatch = append(out.OnWatch, w.Post)
		}
	}
	slices.Sort(out.OnWatch)
	if r.MustAnswer {
		out.Gaps = p.gaps(r, at, at+GapsAhead)
	}
	return out
}

// gaps are the times in [from, until) when no shift runs whose post has a key
// that stands.
func (p *party) gaps(r *statement.Roster, from, until parley.Instant) []parley.Window {
	out := []parley.Window{}
	covered := from
	for _, w := range r.Watch { // ascending by their beginning
		if w.From >= until {
			break
		}
		if w.Until <= covered || !p.holds(w.Post, from) {
			continue
		}
		if w.From > covered {
			out = append(out, parley.Window{From: covered, Until: w.From})
		}
		covered = w.Until
	}
	if covered < until {
		out = append(out, parley.Window{From: covered, Until: until})
	}
	return out
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
