// Package retention says what a policy would erase from a ledger, what is held,
// and what is still too young, before anything happens. It is pure.
package retention

import (
	"cmp"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/statement"
)

// Step is what a plan has in mind for an item.
type Step string

const (
	Announce Step = "announce" // its time has come: give notice
	Wait     Step = "wait"     // the notice runs until From
	Erase    Step = "erase"    // now
	Held     Step = "held"     // by Holds
	Young    Step = "young"    // its time comes at From
	TooMany  Step = "too-many" // more entries than one erasure can name
)

// Item is an arrangement, or its comments, of which a rule of the policy speaks.
type Item struct {
	Arrangement parley.ArrangementID `json:"arrangement"`
	Title       string               `json:"title,omitempty"`
	State       parley.StateName     `json:"state"`
	Erases      draft.Erases         `json:"erases"`
	Rule        int                  `json:"rule"` // its number in the policy, from 1
	Step        Step                 `json:"step"`
	From        parley.Instant       `json:"from,omitzero"`
	Entries     int                  `json:"entries"` // that would be erased
	Holds       []docket.Hold        `json:"holds,omitempty"`
	// Erasures are what retention/erase names, for Erase: one for each audience of
	// what was said to fewer, and then one of all else.
	Erasures []statement.Erase `json:"-"`
}

// Plan says what the policy has in mind for each arrangement at that time, in
// the order of their tabling. Where all of an arrangement is due, its comments
// are not told apart.
func Plan(s *docket.State, policy *draft.Retention, at parley.Instant) []Item {
	v := s.At(at)
	var out []Item
	for _, a := range v.Arrangements() {
		p := &planner{s: s, v: v, a: a, at: at, kept: s.Retention(a.Arrangement)}
		whole, comments := p.rules(policy)
		var all Item
		if whole != 0 {
			all = p.item(policy, whole)
			if all.Entries > 0 {
				out = append(out, all)
			}
		}
		if comments != 0 && (whole == 0 || all.Step == Young || all.Step == TooMany) {
			if it := p.item(policy, comments); it.Entries > 0 {
				out = append(out, it)
			}
		}
	}
	return out
}

// planner plans for one arrangement.
type planner struct {
	s    *docket.State
	v    *docket.Snapshot
	a    *parley.Status
	at   parley.Instant
	kept docket.Retention
}

// rules are the numbers of those that count for all of the arrangement and for
// its comments; 0: none.
func (p *planner) rules(policy *draft.Retention) (whole, comments int) {
	for i := range policy.Rules {
		r := &policy.Rules[i]
		if !p.speaks(r) {
			continue
		}
		switch r.Erase {
		case draft.EraseNothing:
			return whole, comments
		case draft.EraseArrangement:
			if whole == 0 {
				whole = i + 1
			}
		case draft.EraseComments:
			if comments == 0 {
				comments = i + 1
			}
		}
	}
	return whole, comments
}

// speaks reports whether a rule speaks of the arrangement, whatever its age.
func (p *planner) speaks(r *draft.RetentionRule) bool {
	_, closed := p.v.Closed(p.a.Arrangement)
	inForce := slices.ContainsFunc(p.a.Revisions, func(rev parley.RevisionStatus) bool { return rev.InForce != 0 && rev.InForce <= p.at })
	return (len(r.Kinds) == 0 || slices.Contains(r.Kinds, p.a.Kind)) &&
		(len(r.Bases) == 0 || slices.Contains(r.Bases, p.a.Basis)) &&
		(len(r.States) == 0 || slices.Contains(r.States, p.a.State)) &&
		!(r.NeverInForce && inForce) &&
		(closed || r.EndedFor == nil)
}

// item is what a rule has in mind.
func (p *planner) item(policy *draft.Retention, number int) Item {
	r := &policy.Rules[number-1]
	it := Item{Arrangement: p.a.Arrangement, Title: p.a.Title, State: p.a.State, Erases: r.Erase, Rule: number}
	comments := r.Erase == draft.EraseComments
	effects, private := p.effects(comments)
	due, later := p.due(r, effects, comments)
	it.Entries = len(due)
	switch {
	case len(due) == 0:
		it.Entries, it.Step, it.From = len(effects), Young, later
		return it
	case len(p.kept.Standing(p.at)) > 0:
		it.Step, it.Holds = Held, p.kept.Standing(p.at)
		return it
	case !comments && len(due)-len(private) > statement.MaxEffects:
		it.Step = TooMany
		return it
	}
	if comments {
		due = due[:min(len(due), statement.MaxEffects)]
	}
	if !p.s.ErasureNotice(p.at).IsZero() {
		n, ok := p.kept.Announced(comments)
		if ok && n.Comments {
			due = slices.DeleteFunc(due, func(e statement.Effect) bool { return e.Index > n.Index })
		}
		if !ok || len(due) == 0 {
			it.Step = Announce
			return it
		}
		if it.Entries = len(due); p.at < n.From {
			it.Step, it.From = Wait, n.From
			return it
		}
	}
	it.Step, it.Erasures, it.Entries = Erase, p.erasures(due, private), len(due)
	return it
}

// effects are what is to be named of all of the arrangement or of its comments,
// in the order of the log, and which of it was said to fewer.
func (p *planner) effects(comments bool) (all []statement.Effect, private map[uint64]bool) {
	all, private = p.s.Effects(p.a.Arrangement, comments), make(map[uint64]bool)
	for _, g := range p.s.PrivateEffects(p.a.Arrangement, comments) {
		for _, e := range g {
			private[e.Index] = true
		}
		all = append(all, g...)
	}
	slices.SortFunc(all, func(a, b statement.Effect) int { return cmp.Compare(a.Index, b.Index) })
	return all, private
}

// erasures are the statements that name what is due.
func (p *planner) erasures(due []statement.Effect, private map[uint64]bool) (out []statement.Erase) {
	rest := statement.Erase{Arrangement: p.a.Arrangement}
	for _, e := range due {
		if !private[e.Index] {
			rest.Effects = append(rest.Effects, e)
			continue
		}
		i := slices.IndexFunc(out, func(b statement.Erase) bool {
			return b.Effects[0].Audience.Equal(e.Audience) && len(b.Effects) < statement.MaxEffects
		})
		if i < 0 {
			i, out = len(out), append(out, statement.Erase{Arrangement: p.a.Arrangement, Private: true})
		}
		out[i].Effects = append(out[i].Effects, e)
	}
	if len(rest.Effects) > 0 {
		out = append(out, rest)
	}
	return out
}

// due are the entries whose time has come, or when it comes for the first. All
// of an arrangement comes at once.
func (p *planner) due(r *draft.RetentionRule, effects []statement.Effect, comments bool) (due []statement.Effect, later parley.Instant) {
	ended := parley.Instant(0)
	if r.EndedFor != nil {
		at, _ := p.v.Closed(p.a.Arrangement)
		ended = r.EndedFor.From(at)
	}
	for _, e := range effects {
		at, _ := p.s.EntryTime(e.Index)
		ripe := max(ended, at)
		if r.OlderThan != nil {
			ripe = max(ended, r.OlderThan.From(at))
		}
		if !comments {
			if ripe <= p.at {
				return effects, 0
			}
			return nil, ripe
		}
		if ripe <= p.at {
			due = append(due, e)
		} else if later == 0 || ripe < later {
			later = ripe
		}
	}
	return due, later
}
