package docket

import (
	"iter"
	"slices"
	"sort"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// Capacity is in what capacity a key acts for a post.
type Capacity string

const (
	CapacityOwn    Capacity = "own"    // the key belongs to the post
	CapacityDeputy Capacity = "deputy" // its post is a deputy of the other
	CapacityWatch  Capacity = "watch"  // its post keeps the other's watch
)

// Office is a post for which a key acts at an instant, and what it may do there.
type Office struct {
	Post   string         `json:"post"`
	As     Capacity       `json:"as"`
	Powers []parley.Power `json:"powers"`
	Until  parley.Instant `json:"until,omitzero"` // end of the watch
}

// PowersOf is what a key may do at an instant, post by post, its own first. A
// key that does not stand then may do nothing. All that asks what a key may
// sign, or read, asks here.
func (s *State) PowersOf(id parley.KeyID, at parley.Instant) []Office {
	k, ok := s.keys[id]
	if !ok || !k.stands(at) {
		return nil
	}
	out := slices.Collect(s.parties[k.party].offices(k, at))
	own := append(slices.Clone(out[0].Powers), parley.PowerRead)
	slices.Sort(own)
	out[0].Powers = slices.Compact(own)
	return out
}

// MaySign reports whether one of the offices has the power that statements of
// type t need.
func MaySign(offices []Office, t statement.Type) bool {
	return slices.ContainsFunc(offices, func(o Office) bool { return has(o.Powers, statement.PowerFor(t)) })
}

func (k *key) stands(at parley.Instant) bool { return k.from <= at && at < k.until }

// signs: the key stands, and is for signing.
func (k *key) signs(at parley.Instant) bool { return k.key.Use == parley.UseSign && k.stands(at) }

// offices are the posts that k, which stands at that time, acts for: its own,
// and those that it stands in for, with what their own keys may sign then. To
// stand in for a post gives no leave to stand in for those that it stands in for.
func (p *party) offices(k *key, at parley.Instant) iter.Seq[Office] {
	return func(yield func(Office) bool) {
		if !yield(Office{Post: k.key.Post, As: CapacityOwn, Powers: k.key.Powers}) || k.key.Use != parley.UseSign {
			return
		}
		for i := range p.rosters {
			o, ok := p.rosters[i].stands(k.key.Post, at)
			if !ok {
				continue
			}
			if o.Powers = p.powersOfPost(o.Post, at); len(o.Powers) > 0 && !yield(o) {
				return
			}
		}
	}
}

// stands tells in what capacity the post deputy stands in for this one.
func (x *rostered) stands(deputy string, at parley.Instant) (Office, bool) {
	r := x.at(at)
	if r == nil || deputy == x.post {
		return Office{}, false
	}
	if has(r.Deputies, deputy) {
		return Office{Post: x.post, As: CapacityDeputy}, true
	}
	for _, w := range r.Watch {
		if w.Post == deputy && w.From <= at && at < w.Until {
			return Office{Post: x.post, As: CapacityWatch, Until: w.Until}, true
		}
	}
	return Office{}, false
}

// at is the roster at an instant; nil: none yet.
func (x *rostered) at(t parley.Instant) *statement.Roster {
	if r := x.latest(t); r != nil {
		return &r.roster
	}
	return nil
}

func (x *rostered) latest(t parley.Instant) *rosterSince {
	i := sort.Search(len(x.since), func(i int) bool { return x.since[i].at > t })
	if i == 0 {
		return nil
	}
	return &x.since[i-1]
}

// powersOfPost are what the post's own keys may sign, together.
func (p *party) powersOfPost(post string, at parley.Instant) []parley.Power {
	var out []parley.Power
	for _, k := range p.keys {
		if k.key.Post == post && k.signs(at) {
			out = append(out, k.key.Powers...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// holds reports whether a key of the post stands at that time.
func (p *party) holds(post string, at parley.Instant) bool {
	return slices.ContainsFunc(p.keys, func(k *key) bool { return k.key.Post == post && k.stands(at) })
}

// signers are the posts that may sign statements of type t in one of these
// capacities, ascending.
func (p *party) signers(t statement.Type, at parley.Instant, as ...Capacity) []string {
	var out []string
	for _, k := range p.keys {
		if !k.signs(at) {
			continue
		}
		for o := range p.offices(k, at) {
			if has(as, o.As) && has(o.Powers, statement.PowerFor(t)) {
				out = append(out, k.key.Post)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// post takes in a roster.
func (p *party) post(b *statement.Roster, at parley.Instant) {
	for i := range p.rosters {
		if x := &p.rosters[i]; x.post == b.Post {
			x.since = append(x.since, rosterSince{at, *b})
			return
		}
	}
	p.rosters = append(p.rosters, rostered{b.Post, []rosterSince{{at, *b}}})
}

// twoPerson is the rule that stands at an instant.
func (p *party) twoPerson(t parley.Instant) *statement.TwoPerson {
	i := sort.Search(len(p.rules), func(i int) bool { return p.rules[i].at > t })
	if i == 0 {
		return &statement.TwoPerson{}
	}
	return &p.rules[i-1].rule
}

// TwoPerson are the types of statements that need two posts of the party at an
// instant.
func (s *State) TwoPerson(id parley.PartyID, at parley.Instant) []statement.Type {
	p, ok := s.parties[id]
	if !ok {
		return nil
	}
	return orEmpty(p.twoPerson(at).Types)
}
