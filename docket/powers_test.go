package docket_test

import (
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// desk is a ledger of one party with several posts, where statements are
// admitted as they come.
type desk struct {
	t     *testing.T
	s     *docket.State
	l     *stream
	posts map[string]*statement.SoftKey
}

func newDesk(t *testing.T) *desk {
	l := newStream(1, nil, nil)
	d := &desk{t, l.fold(t, nil), l, map[string]*statement.SoftKey{"office": l.keys[1]}}
	return d
}

// makeKey makes a key of a post, which is not enrolled yet.
func (d *desk) makeKey(post string, powers ...parley.Power) *statement.SoftKey {
	slices.Sort(powers)
	k, err := statement.SoftKeyFromSeed([]byte((post + "                                ")[:32]), parley.Key{Use: parley.UseSign, Post: post, Powers: powers})
	if err != nil {
		d.t.Fatal(err)
	}
	return k
}

// say lets the posts sign, at the ledger's time; it tells the refusal's code.
func (d *desk) say(body statement.Body, posts ...string) string {
	st := &statement.Statement{Type: body.Type(), Version: statement.Version, Ledger: d.l.ledger, Author: d.l.ids[1], Post: posts[0],
		SignedAt: d.l.at, Audience: statement.Everyone, Body: body, Salt: statement.Salt{1, byte(len(d.l.entries))}}
	st.Prev = d.s.Prev(st.Author, st.Subject(), st.Audience)
	var keys []statement.Signer
	for _, p := range posts {
		keys = append(keys, d.posts[p])
	}
	_, x, err := statement.Sign(st, statement.Parts{}, keys...)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := d.s.Admit(x, d.l.at); err != nil {
		return err.(*parley.Refusal).Code
	}
	e := docket.Entry{Index: uint64(len(d.l.entries)), At: d.l.at, Signed: x}
	d.l.entries = append(d.l.entries, e)
	if err := d.s.Apply(e); err != nil {
		d.t.Fatal(err)
	}
	return ""
}

func (d *desk) must(body statement.Body, posts ...string) {
	d.t.Helper()
	if code := d.say(body, posts...); code != "" {
		d.t.Fatalf("%s by %v: %s", body.Type(), posts, code)
	}
}

func (d *desk) enrol(post string, powers ...parley.Power) *statement.Enrol {
	k := d.makeKey(post, powers...)
	d.posts[post] = k
	return &statement.Enrol{Key: k.Key(), Proof: k.Proof()}
}

func rename(name string) *statement.Update {
	return &statement.Update{Profile: parley.Profile{Name: name, Kind: parley.State}}
}

// A key revoked, a roster set and a rule made in one millisecond act in the
// order of the log.
func TestOneInstantGoesByIndex(t *testing.T) {
	d := newDesk(t)
	d.must(d.enrol("second", parley.PowerAdminister), "office")
	d.must(rename("Before"), "second")
	d.must(&statement.Revoke{Key: d.posts["second"].ID()}, "office")
	if code := d.say(rename("After"), "second"); code != "revoked-key" {
		t.Errorf("a revoked key signs in the same millisecond: %q", code)
	}
	if offices := d.s.PowersOf(d.posts["second"].ID(), d.l.at); offices != nil {
		t.Errorf("a revoked key may still do %v", offices)
	}
	d.must(d.enrol("third", parley.PowerAdminister), "office")
	d.must(rename("Alone"), "third")
	d.must(&statement.TwoPerson{Types: []statement.Type{statement.PartyUpdate}}, "office")
	if code := d.say(rename("Alone"), "third"); code != "two-person" {
		t.Errorf("one post signs what needs two from this millisecond on: %q", code)
	}
	d.must(rename("Together"), "third", "office")
}

// One insider gets round no rule that stands.
func TestOnePostGetsRoundNoRule(t *testing.T) {
	d := newDesk(t)
	d.must(d.enrol("deputy", parley.PowerAdminister, parley.PowerConsent), "office")
	d.must(d.enrol("clerk", parley.PowerNegotiate), "office")
	d.must(&statement.TwoPerson{Types: []statement.Type{statement.PartyUpdate, statement.PositionTake}}, "office")
	another := d.enrol("another", parley.PowerAdminister)
	for _, body := range []statement.Body{
		&statement.TwoPerson{},
		&statement.TwoPerson{Types: []statement.Type{statement.PositionTake}},
		&statement.TwoPerson{Types: []statement.Type{statement.BreachNotify}},
		another,
		&statement.Roster{Post: "deputy", Deputies: []string{"clerk"}},
		&statement.Roster{Post: "office", Watch: []statement.Shift{{Window: parley.Window{From: 1, Until: 2}, Post: "clerk"}}},
	} {
		for _, post := range []string{"office", "deputy"} {
			if code := d.say(body, post); code != "two-person" {
				t.Errorf("%s alone: %s %+v: %q", post, body.Type(), body, code)
			}
		}
	}
	d.must(&statement.TwoPerson{Types: []statement.Type{statement.BreachNotify, statement.PartyUpdate, statement.PositionTake}}, "office")
	d.must(&statement.Roster{Post: "deputy", Deputies: []string{"clerk"}}, "office", "deputy")
	d.must(&statement.Roster{Post: "deputy", Deputies: []string{"clerk"}, MustAnswer: true}, "office")
	d.must(&statement.Roster{Post: "deputy"}, "deputy")

	// Nor is a watch a door to more: who keeps one does not become a deputy.
	watch := []statement.Shift{{Window: parley.Window{From: 1, Until: 2}, Post: "clerk"}}
	d.must(&statement.Roster{Post: "deputy", Watch: watch}, "office", "deputy")
	if code := d.say(&statement.Roster{Post: "deputy", Watch: watch, Deputies: []string{"clerk"}}, "office"); code != "two-person" {
		t.Errorf("one post makes a deputy of who keeps a watch: %q", code)
	}
	d.must(&statement.Roster{Post: "deputy", Watch: watch, Deputies: []string{"clerk"}}, "office", "deputy")
	d.must(&statement.Roster{Post: "deputy"}, "deputy")
	d.must(another, "office", "deputy")
	d.must(&statement.TwoPerson{}, "office", "another")
	d.must(rename("Free"), "office")
}

// Two keys of one post are one post.
func TestTwoKeysOfOnePost(t *testing.T) {
	d := newDesk(t)
	spare := d.makeKey("spare", parley.PowerAdminister)
	k, err := statement.SoftKeyFromSeed(spare.Seed(), parley.Key{Use: parley.UseSign, Post: "office", Powers: []parley.Power{parley.PowerAdminister}})
	if err != nil {
		t.Fatal(err)
	}
	d.posts["spare"] = k
	d.must(&statement.Enrol{Key: k.Key(), Proof: k.Proof()}, "office")
	rule := &statement.TwoPerson{Types: []statement.Type{statement.PartyUpdate}}
	if code := d.say(rule, "office"); code != "one-post" {
		t.Errorf("a rule that one post could not keep: %q", code)
	}
	d.must(d.enrol("deputy", parley.PowerAdminister), "office")
	d.must(rule, "office")
	if code := d.say(rename("Twice"), "office", "spare"); code != "two-person" {
		t.Errorf("two keys of one post: %q", code)
	}
}

// A watch begins and ends at its instants, and what PowersOf says is what Admit
// lets in.
func TestWatchEndsAtItsInstant(t *testing.T) {
	d := newDesk(t)
	d.must(d.enrol("desk", parley.PowerNegotiate), "office")
	d.must(d.enrol("chief", parley.PowerMonitor), "office")
	from := d.l.at + 1000
	d.must(&statement.Roster{Post: "office", Deputies: []string{"chief"}, Watch: []statement.Shift{{Window: parley.Window{From: from, Until: from + 10}, Post: "desk"}}}, "office")
	// To stand in for the desk gives no leave to stand in for the office.
	d.must(&statement.Roster{Post: "desk", Deputies: []string{"chief"}}, "office")
	for _, c := range []struct {
		at  parley.Instant
		may bool
	}{{from - 1, false}, {from, true}, {from + 9, true}, {from + 10, false}} {
		offices := d.s.PowersOf(d.posts["desk"].ID(), c.at)
		if got := docket.MaySign(offices, statement.PartyUpdate); got != c.may {
			t.Errorf("at %v the desk may administer: %v, want %v", c.at-from, got, c.may)
		}
		d.l.at = c.at
		st := &statement.Statement{Type: statement.PartyUpdate, Version: statement.Version, Ledger: d.l.ledger, Author: d.l.ids[1], Post: "office",
			SignedAt: 1, Audience: statement.Everyone, Body: rename("Watched"), Salt: statement.Salt{7}}
		st.Prev = d.s.Prev(st.Author, st.Subject(), st.Audience)
		_, x, err := statement.Sign(st, statement.Parts{}, d.posts["desk"])
		if err != nil {
			t.Fatal(err)
		}
		if err := d.s.Admit(x, c.at); (err == nil) != c.may {
			t.Errorf("at %v: %v", c.at-from, err)
		}
	}
	offices := d.s.PowersOf(d.posts["chief"].ID(), from)
	if len(offices) != 3 || offices[1].Post != "office" || offices[1].As != docket.CapacityDeputy || offices[2].Post != "desk" || docket.MaySign(offices[2:], statement.PartyUpdate) {
		t.Errorf("the chief acts for %+v", offices)
	}
}

// A post that must answer has a gap wherever no shift runs of a post with a key
// that stands.
func TestGapsOfAWatch(t *testing.T) {
	const day = 24 * 3_600_000
	d := newDesk(t)
	d.must(d.enrol("desk", parley.PowerNegotiate), "office")
	d.must(d.enrol("night", parley.PowerNegotiate), "office")
	at := d.l.at
	shift := func(from, until parley.Instant, post string) statement.Shift {
		return statement.Shift{Window: parley.Window{From: at + from, Until: at + until}, Post: post}
	}
	d.must(&statement.Roster{Post: "office", MustAnswer: true, Watch: []statement.Shift{
		shift(-day, 2*day, "desk"), shift(day, 3*day, "office"), shift(2*day, day*5/2, "desk"), shift(4*day, 5*day, "night"), shift(5*day, 30*day, "office")}}, "office")
	gaps := func() []parley.Window {
		for _, p := range d.s.Posts(d.l.ids[1], at) {
			if p.Post == "office" {
				return p.Roster.Gaps
			}
		}
		return nil
	}
	if want := []parley.Window{{From: at + 3*day, Until: at + 4*day}}; !slices.Equal(gaps(), want) {
		t.Errorf("the gaps are %v, want %v", gaps(), want)
	}
	d.must(&statement.Revoke{Key: d.posts["night"].ID()}, "office")
	if want := []parley.Window{{From: at + 3*day, Until: at + 5*day}}; !slices.Equal(gaps(), want) {
		t.Errorf("with a watch-keeper who has no key the gaps are %v, want %v", gaps(), want)
	}
	d.must(&statement.Roster{Post: "office", MustAnswer: true}, "office")
	if want := []parley.Window{{From: at, Until: at + docket.GapsAhead}}; !slices.Equal(gaps(), want) {
		t.Errorf("without a watch the gaps are %v, want %v", gaps(), want)
	}
	posts := d.s.Posts(d.l.ids[1], at)
	if len(posts) != 2 || posts[0].Post != "desk" || !slices.Contains(posts[0].Keys[0].Offices[0].Powers, parley.PowerRead) {
		t.Errorf("the posts are %+v", posts)
	}
}
