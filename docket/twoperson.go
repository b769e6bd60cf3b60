package docket

import (
	"slices"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// admitTwoPosts refuses what needs two posts and is signed by one.
func (s *State) admitTwoPosts(p *party, x *statement.Signed, at parley.Instant) *parley.Refusal {
	why := p.needsTwo(x.Statement.Body, at)
	if why == "" {
		return nil
	}
	signed := map[string]bool{}
	for _, id := range x.KeyIDs() {
		signed[s.keys[id].key.Post] = true
	}
	if len(signed) > 1 {
		return nil
	}
	var have, missing []string
	for _, post := range p.signers(x.Statement.Type, at, CapacityOwn, CapacityDeputy, CapacityWatch) {
		if signed[post] {
			have = append(have, post)
		} else {
			missing = append(missing, post)
		}
	}
	r := parley.Refuse("two-person", "keys", "%s of %s needs the signatures of two posts: %s. %s has signed, a second post is missing.",
		x.Statement.Type, s.name(p.id), why, strings.Join(have, " and "))
	if len(missing) == 0 {
		return r.To("No other post has the power %q: have a key of one enrolled, or ask the registrar for a recovery.", statement.PowerFor(x.Statement.Type))
	}
	return r.To("Have one of these posts sign too: %s (parley … --cosign-out FILE, then parley cosign FILE).", strings.Join(missing, ", "))
}

// needsTwo tells why a statement of the party needs two posts; "": it does not.
// While a rule stands, one post can neither loosen it nor make itself a second.
func (p *party) needsTwo(b statement.Body, at parley.Instant) string {
	rule := p.twoPerson(at)
	if len(rule.Types) == 0 {
		return ""
	}
	if rule.Covers(b.Type()) {
		return "its two-person rule names the type"
	}
	switch b := b.(type) {
	case *statement.TwoPerson:
		if slices.ContainsFunc(rule.Types, func(t statement.Type) bool { return !b.Covers(t) }) {
			return "it loosens the two-person rule that stands"
		}
	case *statement.Enrol:
		if b.Key.Use == parley.UseSign && b.Party == (parley.PartyID{}) {
			return "a new key could sign as the second post, and a two-person rule stands"
		}
	case *statement.Roster:
		if post := p.newcomer(b, at); post != "" {
			return "it lets " + post + " stand in, and a two-person rule stands"
		}
	}
	return ""
}

// newcomer is a post that a roster lets stand in, and that of now does not; a
// post on watch that becomes a deputy, at all times, is one too.
func (p *party) newcomer(b *statement.Roster, at parley.Instant) string {
	var now statement.Roster
	for i := range p.rosters {
		if r := p.rosters[i].at(at); r != nil && r.Post == b.Post {
			now = *r
		}
	}
	for _, post := range b.Deputies {
		if !has(now.Deputies, post) {
			return post
		}
	}
	known := standIns(&now)
	for _, post := range standIns(b) {
		if !has(known, post) {
			return post
		}
	}
	return ""
}

// standIns are the posts that a roster names beside its own.
func standIns(b *statement.Roster) []string {
	out := slices.Clone(b.Deputies)
	for _, w := range b.Watch {
		if w.Post != b.Post && !has(out, w.Post) {
			out = append(out, w.Post)
		}
	}
	return out
}

// admitTwoPerson refuses a rule that nobody could keep: two posts must be able
// to sign each type that it names, and to loosen it again, whoever is on watch.
func (s *State) admitTwoPerson(b *statement.TwoPerson, p *party, at parley.Instant) *parley.Refusal {
	if len(b.Types) == 0 {
		return nil
	}
	for _, t := range append(slices.Clone(b.Types), statement.PartyTwoPerson) {
		if posts := p.signers(t, at, CapacityOwn, CapacityDeputy); len(posts) < 2 {
			who := "no post"
			if len(posts) == 1 {
				who = "only the post " + posts[0]
			}
			return parley.Refuse("one-post", "keys", "With this rule nobody could sign %s: %s of %s has the power %q.", t, who, s.name(p.id), statement.PowerFor(t)).
				To("Enrol a key of a second post with that power first, or leave the type out.")
		}
	}
	return nil
}

// admitRoster checks that every post that a roster names is there.
func (s *State) admitRoster(b *statement.Roster, p *party, at parley.Instant) *parley.Refusal {
	for _, post := range append([]string{b.Post}, standIns(b)...) {
		if !p.holds(post, at) {
			return parley.Refuse("unknown-post", "keys", "%s has no post %q with a key that stands.", s.name(p.id), post).
				To("Enrol a key of that post first, or correct its name (parley powers lists the posts).")
		}
	}
	return nil
}

// admitRevocation refuses to leave a party without a key that can enrol others,
// and the registrar, which nobody recovers, without the second post that its
// two-person rule asks for.
func (s *State) admitRevocation(p *party, gone *key, at parley.Instant) *parley.Refusal {
	var left []string
	for _, k := range p.keys {
		if k != gone && k.until == parley.Never && k.key.Use == parley.UseSign && has(k.key.Powers, parley.PowerAdminister) {
			left = append(left, k.key.Post)
		}
	}
	slices.Sort(left)
	left = slices.Compact(left)
	if len(left) == 0 {
		return parley.Refuse("last-key", "keys", "This is the party's last key that can enrol others.").To("Enrol its successor first.")
	}
	if p.id == s.registrar && len(left) == 1 && len(p.twoPerson(at).Types) > 0 {
		return parley.Refuse("last-post", "keys", "Only the post %s could then enrol others, and the registrar's two-person rule asks for two.", left[0]).
			To("Enrol a key of a second post first.")
	}
	return nil
}
