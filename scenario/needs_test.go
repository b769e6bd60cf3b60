package scenario_test

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/scenario"
	"github.com/open-parley/parley/statement"
)

// told plays a story and gives its state after each entry, and at last with the
// times at which something happened.
func told(t *testing.T, file string, f func(s *docket.State, times []parley.Instant)) {
	t.Helper()
	var s *docket.State
	r := entries(t, file, func(now *docket.State, _ *statement.Signed) {
		s = now
		f(s, []parley.Instant{s.Head()})
	})
	var times []parley.Instant
	for _, e := range r.Events {
		times = append(times, e.At, parley.Period{Days: 10}.Before(e.At))
	}
	for _, x := range s.At(r.Head).Arrangements() {
		for _, rev := range x.Revisions {
			if rev.Ends != 0 {
				times = append(times, rev.Ends-1, parley.Period{Days: 13}.Before(rev.Ends))
			}
		}
	}
	slices.Sort(times)
	f(s, slices.Compact(times))
}

// entries plays a story and gives each of its statements that can be read, with
// the state just after it.
func entries(t *testing.T, file string, f func(s *docket.State, x *statement.Signed)) *scenario.Result {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ledger")
	r, err := scenario.Run(t.Context(), io.Discard, file, scenario.Options{Dir: dir})
	if err != nil || !r.OK {
		t.Fatalf("%s: %v", file, err)
	}
	l, err := ledger.Open(t.Context(), ledger.Config{Dir: dir, Engine: sqlite.Open, World: r.World, Log: slog.New(slog.DiscardHandler),
		Now: func() parley.Instant { return parley.At(time.Now()) }})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close(t.Context())
	s := docket.New(r.World)
	for i := range l.Head().Size {
		e, err := l.ReadEntry(t.Context(), i)
		if err == nil {
			err = s.Apply(docket.Entry{Index: i, At: e.Leaf.At, Signed: e.Signed, Refused: e.Leaf.Refused})
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if e.Signed != nil {
			f(s, e.Signed)
		}
	}
	return r
}

// Whatever an arrangement waits for of a party, the party is told, unless it has
// said its word; it is told nothing else that blocks; and it is told the same
// from what it may see alone.
func TestNeedsAreWhatIsWaitedFor(t *testing.T) {
	kinds := map[parley.NeedKind]int{}
	for _, file := range stories(t) {
		if strings.HasSuffix(file, "far.txtar") { // thousands of years: the clock is tested elsewhere
			continue
		}
		told(t, file, func(s *docket.State, times []parley.Instant) {
			views := map[parley.PartyID]*docket.State{}
			for _, p := range s.Parties() {
				views[p.ID] = s.View(p.ID)
			}
			for _, at := range times {
				for _, p := range s.Parties() {
					needs := s.At(at).Needs(p.ID)
					if own := views[p.ID].At(at).Needs(p.ID); !reflect.DeepEqual(needs, own) {
						t.Fatalf("%s at %v: of all that is known %s is told\n%+v\nof what it sees\n%+v", file, at, p.Profile.Name, needs, own)
					}
					for _, n := range needs {
						kinds[n.Kind]++
					}
					compareNeeds(t, file, at, s, p, needs)
				}
			}
		})
	}
	for _, k := range []parley.NeedKind{parley.NeedConsent, parley.NeedDisclaim, parley.NeedReaffirmation, parley.NeedClarification, parley.NeedReservation,
		parley.NeedCondition, parley.NeedCountered, parley.NeedRecognition, parley.NeedRenewal, parley.NeedExpiry, parley.NeedCure, parley.NeedResumption, parley.NeedMap} {
		if kinds[k] == 0 {
			t.Errorf("no story needs a %s", k)
		}
	}
}

// needFor is what a party is told where something waits for it.
var needFor = map[parley.WaitKind][]parley.NeedKind{
	parley.WaitPosition:      {parley.NeedConsent, parley.NeedDisclaim},
	parley.WaitReaffirmation: {parley.NeedReaffirmation},
	parley.WaitAudience:      {parley.NeedAudience},
	parley.WaitClarification: {parley.NeedClarification},
	parley.WaitReservation:   {parley.NeedReservation},
	parley.WaitMap:           {parley.NeedMap},
	parley.WaitRecognition:   {parley.NeedRecognition},
	parley.WaitCure:          {parley.NeedCure},
	parley.WaitResumption:    {parley.NeedResumption},
	parley.WaitRenewal:       {parley.NeedRenewal},
	// A condition may want an acceptance that is wanted anyway.
	parley.WaitCondition: {parley.NeedCondition, parley.NeedConsent, parley.NeedDisclaim},
}

func compareNeeds(t *testing.T, file string, at parley.Instant, s *docket.State, p docket.Party, needs []parley.Need) {
	t.Helper()
	blocking := map[parley.RevisionID]bool{}
	for _, x := range s.At(at).Arrangements() {
		sees := len(x.Audience) == 0 || slices.Contains(x.Audience, p.ID)
		for _, r := range x.Revisions {
			stance := parley.Stance("")
			for _, q := range r.Toward {
				if q.Party == p.ID {
					stance = q.Stance
				}
			}
			for _, w := range r.Waiting {
				blocking[r.Revision] = blocking[r.Revision] || w.Blocks && slices.Contains(w.Parties, p.ID)
				if !sees || !slices.Contains(w.Parties, p.ID) || needFor[w.Kind] == nil || saidItsWord(w, p.ID, stance) || w.Kind == parley.WaitRenewal && decided(s, x, p.ID) {
					continue
				}
				if !slices.ContainsFunc(needs, func(n parley.Need) bool {
					return n.Arrangement == x.Arrangement && n.Revision == r.Revision && slices.Contains(needFor[w.Kind], n.Kind)
				}) {
					t.Errorf("%s at %v: %q waits for %s (%s: %s), which is told %+v", file, at, x.Title, p.Profile.Name, w.Kind, w.Sentence, needs)
				}
			}
		}
	}
	for i, n := range needs {
		if n.Blocks && !blocking[n.Revision] {
			t.Errorf("%s at %v: %s is told what holds nothing back: %+v", file, at, p.Profile.Name, n)
		}
		if slices.ContainsFunc(needs[:i], func(o parley.Need) bool { return reflect.DeepEqual(o, n) }) {
			t.Errorf("%s at %v: %s is told twice: %+v", file, at, p.Profile.Name, n)
		}
		if n.Sentence == "" || slices.Contains(n.From, p.ID) {
			t.Errorf("%s at %v: %+v", file, at, n)
		}
	}
}

// saidItsWord: it waits for others, though the party could still change its mind.
func saidItsWord(w parley.Waiting, p parley.PartyID, stance parley.Stance) bool {
	switch w.Kind {
	case parley.WaitPosition:
		return stance == parley.Reject
	case parley.WaitReservation:
		return slices.Contains(w.Concerns, p) || strings.Contains(w.Sentence, "object")
	case parley.WaitCondition:
		return stance != "" && stance != parley.Undecided
	case parley.WaitCure:
		return strings.Contains(w.Sentence, "says that it has cured it") && !slices.Contains(w.Concerns, p)
	}
	return false
}

// decided: it has said what it wants after a term.
func decided(s *docket.State, x *parley.Status, p parley.PartyID) bool {
	return slices.ContainsFunc(s.Talk(x.Arrangement), func(r docket.Remark) bool { return r.Type == statement.ArrangementRenew && r.Author == p })
}

// What the parties of the story in Syria are told, in its order.
func TestNeedsOfTheStory(t *testing.T) {
	told(t, "../testdata/scenarios/syria-2017.txtar", func(s *docket.State, times []parley.Instant) {
		if len(times) == 1 {
			return
		}
		for _, c := range []struct {
			at, party string
			want      string
		}{
			{"2017-01-26T12:00:00Z", "United States", "consent! map!"},
			{"2017-02-23T00:00:00Z", "United States", "consent! clarification! map!"},
			{"2017-02-23T00:00:00Z", "Russian Federation", "consent!"},
			{"2017-02-23T00:00:00Z", "Iran", ""},
			{"2017-05-04T10:30:00Z", "Syrian Arab Republic", "consent! consent!"},
			{"2017-05-04T10:30:00Z", "United States", "consent! clarification! map!"},
			{"2017-06-01T00:00:00Z", "Turkey", "consent! renewal@2017-11-05"},
			{"2017-10-31T05:00:00Z", "Turkey", "renewal@2017-11-05 consent!"},
			{"2017-10-31T05:00:00Z", "Syrian Arab Republic", "expiry@2017-11-05 consent!"},
			{"2018-01-10T00:00:00Z", "Russian Federation", "consent! clarification renewal@2018-05-05"},
		} {
			var have []string
			for _, n := range needsAt(t, s, c.at, c.party) {
				have = append(have, kindOf(n))
			}
			if got := strings.Join(have, " "); got != c.want {
				t.Errorf("%s at %s is told %q, want %q", c.party, c.at, got, c.want)
			}
		}
	})
}

// What the stories of the repository do not tell: a revision that replaces what a
// party accepted and need not accept, a claimant that does not see what lies on
// its land, a tacit renewal, and a need that is over.
const restOfNeeds = `# What else a party is told
#
# A story for the test alone.

at 2027-05-01T09:00Z
exercise "rest-of-needs"
party alpha state "Alphaland"
party beta state "Betaland"
party gamma state "Gammaland"
party delta state "Deltaland"

alpha tables zone from zone.yaml to beta gamma
gamma accepts zone
alpha revises zone from wider.yaml
after 1 hour
delta declares territory "mainland" in box 10,45 12,47
after 1 hour
alpha extends zone to delta
after 1 hour
alpha accepts zone
beta accepts zone
delta accepts zone
expect zone is in-force
at 2027-05-15T09:00Z
expect zone is in-force
at 2027-05-26T09:00Z
beta objects to renewal of zone
expect zone is in-force

-- zone.yaml --
title: Zone of the plain
kind: safe-zone
texts:
  en: {authentic: true, text: "No strikes in the zone."}
map: {status: final, volumes: [{id: plain, polygon: [[10, 45], [11, 45], [11, 46], [10, 46]]}]}
roles: {belligerent: [alpha, beta]}
consenting: [belligerent]
rules:
  - {clause: "1", forbids: [strike]}

-- wider.yaml --
title: Zone of the plain
kind: safe-zone
texts:
  en: {authentic: true, text: "No strikes in the wider zone."}
map: {status: final, volumes: [{id: plain, polygon: [[10, 45], [11.2, 45], [11.2, 46], [10, 46]]}]}
roles: {belligerent: [alpha, beta]}
consenting: [belligerent]
rules:
  - {clause: "1", forbids: [strike]}
terms:
  duration: 1 month
  renewal: {mode: tacit, notice: 3 days}
`

func TestTheRestOfNeeds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rest-of-needs.txtar")
	if err := os.WriteFile(file, []byte(restOfNeeds), 0o600); err != nil {
		t.Fatal(err)
	}
	told(t, file, func(s *docket.State, times []parley.Instant) {
		if len(times) == 1 {
			return
		}
		for _, c := range []struct{ at, party, want string }{
			{"2027-05-01T09:30:00Z", "Gammaland", "changed 1"},
			{"2027-05-01T09:30:00Z", "Betaland", "consent! 0"},
			{"2027-05-01T10:30:00Z", "Alphaland", "consent! 0 audience! 0"},
			{"2027-05-01T10:30:00Z", "Deltaland", ""},
			{"2027-05-01T11:30:00Z", "Deltaland", "consent! 0"},
			{"2027-05-02T00:00:00Z", "Alphaland", ""},
			{"2027-05-02T00:00:00Z", "Gammaland", ""},
			{"2027-05-16T00:00:00Z", "Betaland", "renewal@2027-05-29 0"},
			{"2027-05-16T00:00:00Z", "Deltaland", "renewal@2027-05-29 0"},
			{"2027-05-16T00:00:00Z", "Gammaland", ""},
			{"2027-05-27T00:00:00Z", "Betaland", "expiry@2027-06-01 0"},
			{"2027-05-27T00:00:00Z", "Alphaland", "expiry@2027-06-01 0"},
			{"2027-05-30T00:00:00Z", "Alphaland", "expiry@2027-06-01 0"},
			{"2027-06-02T00:00:00Z", "Alphaland", ""},
		} {
			var have []string
			for _, n := range needsAt(t, s, c.at, c.party) {
				have = append(have, kindOf(n)+" "+strconv.Itoa(n.Accepted))
			}
			if got := strings.Join(have, " "); got != c.want {
				t.Errorf("%s at %s is told %q, want %q", c.party, c.at, got, c.want)
			}
		}
	})
}

func needsAt(t *testing.T, s *docket.State, at, party string) []parley.Need {
	t.Helper()
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Parties() {
		if p.Profile.Name == party {
			return s.At(parley.At(when)).Needs(p.ID)
		}
	}
	t.Fatalf("there is no %s", party)
	return nil
}

// kindOf is a need in one word, with ! where it blocks and the day when it is due.
func kindOf(n parley.Need) string {
	w := string(n.Kind)
	if n.Blocks {
		w += "!"
	}
	if n.Due != 0 {
		w += "@" + n.Due.Time().Format(time.DateOnly)
	}
	return w
}
