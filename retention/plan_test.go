package retention_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/draft"
	"github.com/open-parley/parley/retention"
	"github.com/open-parley/parley/statement"
)

const day = parley.Instant(24 * 3_600_000)

// story is a log of a registrar (0) and two parties.
type story struct {
	t     *testing.T
	keys  []*statement.SoftKey
	ids   []parley.PartyID
	at    parley.Instant
	ledg  parley.LedgerID
	state *docket.State
}

func newStory(t *testing.T, notice parley.Period) *story {
	s := &story{t: t, at: 1_700_000_000_000, state: docket.New(nil)}
	for i := range 3 {
		powers := []parley.Power{parley.PowerAdminister, parley.PowerConsent, parley.PowerNegotiate, parley.PowerTable}
		if i == 0 {
			powers = []parley.Power{parley.PowerAdminister, parley.PowerRegister}
		}
		k, err := statement.NewSoftKey(bytes.NewReader(bytes.Repeat([]byte{byte(i), 3}, 32)), parley.Key{Use: parley.UseSign, Post: "office", Powers: powers})
		if err != nil {
			t.Fatal(err)
		}
		id, err := statement.PartyIDOf(k.Key(), k.Proof())
		if err != nil {
			t.Fatal(err)
		}
		s.keys, s.ids = append(s.keys, k), append(s.ids, id)
	}
	_, verifier, err := note.GenerateKey(bytes.NewReader(make([]byte, 64)), "log.example")
	if err != nil {
		t.Fatal(err)
	}
	genesis := s.say(0, statement.Everyone, &statement.Genesis{Name: "Retention", Exercise: true, Key: s.keys[0].Key(), Proof: s.keys[0].Proof(),
		LogKey: verifier, Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}, ErasureNotice: notice}})
	s.ledg = parley.LedgerID(genesis)
	for i := 1; i < 3; i++ {
		s.say(0, statement.Everyone, &statement.Admit{Key: s.keys[i].Key(), Proof: s.keys[i].Proof(), Profile: parley.Profile{Name: fmt.Sprint("Party ", i), Kind: parley.State}})
	}
	return s
}

// say enters a statement, which must be admitted.
func (s *story) say(author int, to statement.Audience, body statement.Body, parts ...statement.Part) parley.StatementID {
	s.t.Helper()
	s.at += 1000
	st := &statement.Statement{Type: body.Type(), Version: statement.Version, Ledger: s.ledg, Author: s.ids[author], Post: "office",
		SignedAt: s.at, Audience: to, Body: body, Prev: s.state.Prev(s.ids[author], body.Subject(), to)}
	binary.BigEndian.PutUint64(st.Salt[:], uint64(s.at))
	all := statement.Parts{}
	for _, p := range parts {
		all.Add(p)
	}
	_, x, err := statement.Sign(st, all, s.keys[author])
	if err != nil {
		s.t.Fatal(err)
	}
	if err := s.state.Admit(x, s.at); err != nil {
		s.t.Fatal(err)
	}
	if err := s.state.Apply(docket.Entry{Index: s.state.Size(), At: s.at, Signed: x}); err != nil {
		s.t.Fatal(err)
	}
	return x.ID
}

// table brings in an arrangement of the two parties.
func (s *story) table(title string) (parley.ArrangementID, parley.RevisionID, statement.Audience) {
	text := statement.Part{Media: statement.MediaText, Salt: statement.Salt(sha256.Sum256([]byte(title))), Data: []byte("# " + title + "\n")}
	to := statement.Parties(s.ids[1], s.ids[2])
	rev := parley.Revision{Kind: parley.Pause, Basis: parley.Agreed, Texts: []parley.Text{{Lang: "en", Authentic: true, Title: title, Part: text.ID()}},
		Map:        parley.Map{Status: parley.MapPending},
		Roles:      []parley.RoleHolder{{Party: s.ids[1], Name: "1", Role: parley.Belligerent}, {Party: s.ids[2], Name: "2", Role: parley.Belligerent}},
		Consenting: []parley.Role{parley.Belligerent}}
	id, err := statement.RevisionIDOf(&rev)
	if err != nil {
		s.t.Fatal(err)
	}
	return parley.ArrangementID(s.say(1, to, &statement.Table{Revision: rev}, text)), id, to
}

func (s *story) comment(a parley.ArrangementID, to statement.Audience) {
	text := statement.Part{Media: statement.MediaText, Data: []byte("A remark.")}
	s.say(2, to, &statement.Comment{Arrangement: a, Text: text.ID()}, text)
}

func (s *story) plan(policy string) []retention.Item {
	s.t.Helper()
	p, err := draft.ParseRetention("policy.yaml", []byte(policy))
	if err != nil {
		s.t.Fatal(err)
	}
	return retention.Plan(s.state, p, s.at)
}

// steps are what a plan has in mind, in short.
func steps(items []retention.Item) (out []string) {
	for _, it := range items {
		out = append(out, fmt.Sprintf("%s %s %s %d", it.Title, it.Erases, it.Step, it.Entries))
	}
	return out
}

func (s *story) expect(policy string, want ...string) []retention.Item {
	s.t.Helper()
	items := s.plan(policy)
	if got := steps(items); !slices.Equal(got, want) {
		s.t.Fatalf("the plan is %q, want %q", got, want)
	}
	return items
}

const policy = `
retention:
  - {erase: arrangement, states: [withdrawn], never_in_force: true, ended_for: 10 days}
  - {erase: comments, older_than: 5 days}
`

// A plan follows an arrangement from its comments to its end, and what it says
// is admitted.
func TestPlanToTheEnd(t *testing.T) {
	s := newStory(t, parley.Period{Days: 3})
	a, rev, to := s.table("Pause")
	keepers := statement.Parties(append(slices.Clone(to.Parties), s.ids[0])...)
	s.expect(policy)
	s.comment(a, to)
	it := s.expect(policy, "Pause comments young 1")[0]
	s.at = it.From
	s.expect(policy, "Pause comments announce 1")
	s.say(0, keepers, &statement.Announce{Arrangement: a, Comments: true})
	it = s.expect(policy, "Pause comments wait 1")[0]
	s.comment(a, to)
	s.say(2, keepers, &statement.Hold{Arrangement: a, Reason: "inquiry", Until: s.at + 2*day})
	held := s.expect(policy, "Pause comments held 1")[0]
	if len(held.Holds) != 1 || held.Holds[0].Party != s.ids[2] || held.Holds[0].Reason != "inquiry" {
		t.Errorf("held by %+v", held.Holds)
	}
	s.at = it.From // the hold ended, and what was announced is void
	s.expect(policy, "Pause comments announce 1")
	s.say(0, keepers, &statement.Announce{Arrangement: a, Comments: true})
	s.comment(a, to)
	s.at += 3 * day
	it = s.expect(policy, "Pause comments erase 2")[0]
	s.say(0, keepers, &it.Erasures[0])
	s.say(1, to, &statement.Withdraw{Arrangement: a, Revision: rev})
	s.at += 9 * day
	s.expect(policy, "Pause arrangement young 6", "Pause comments announce 1")
	s.at += day
	s.expect(policy, "Pause arrangement announce 6")
	s.say(0, keepers, &statement.Announce{Arrangement: a})
	it = s.expect(policy, "Pause arrangement wait 7")[0]
	s.at = it.From
	it = s.expect(policy, "Pause arrangement erase 7")[0]
	s.say(0, keepers, &it.Erasures[0])
	s.expect(policy)
}

// The first rule that speaks of an arrangement counts; one that erases nothing
// ends the search, and no rule speaks of what it does not name.
func TestPlanRules(t *testing.T) {
	s := newStory(t, parley.Period{})
	a, rev, to := s.table("One")
	s.comment(a, to)
	s.table("Two")
	s.say(1, to, &statement.Withdraw{Arrangement: a, Revision: rev})
	s.at += day
	s.expect("retention:\n  - {erase: nothing}\n  - {erase: comments, older_than: none}")
	s.expect("retention:\n  - {erase: nothing, states: [withdrawn]}\n  - {erase: comments, older_than: none}")
	s.expect("retention:\n  - {erase: comments, older_than: none}\n  - {erase: nothing}\n", "One comments erase 1")
	s.expect("retention:\n  - {erase: arrangement, kinds: [pause], bases: [agreed], ended_for: none}", "One arrangement erase 3")
	s.expect("retention:\n  - {erase: arrangement, kinds: [safe-zone], ended_for: none}")
	s.expect("retention:\n  - {erase: arrangement, bases: [declared], ended_for: none}")
	s.expect("retention:\n  - {erase: comments, older_than: 30 days}\n  - {erase: comments, older_than: none}", "One comments young 1")
	s.expect("retention:\n  - {erase: arrangement, ended_for: none, older_than: 30 days}\n  - {erase: comments, older_than: none}",
		"One arrangement young 3", "One comments erase 1")
}

// What one erasure cannot name is told; comments go some at a time.
func TestPlanOfTooMuch(t *testing.T) {
	s := newStory(t, parley.Period{})
	a, rev, to := s.table("Long")
	for range statement.MaxEffects + 1 {
		s.comment(a, to)
	}
	s.say(1, to, &statement.Withdraw{Arrangement: a, Revision: rev})
	const all = "retention:\n  - {erase: arrangement, ended_for: none}\n  - {erase: comments, older_than: none}"
	items := s.expect(all, fmt.Sprintf("Long arrangement too-many %d", statement.MaxEffects+3), fmt.Sprintf("Long comments erase %d", statement.MaxEffects))
	keepers := statement.Parties(append(slices.Clone(to.Parties), s.ids[0])...)
	s.say(0, keepers, &items[1].Erasures[0])
	items = s.expect(all, "Long arrangement erase 3")
	s.say(0, keepers, &items[0].Erasures[0])
	s.expect(all)
}

// What was said to fewer goes first, each to those whom it was for, and counts.
func TestPlanNamesWhatWasSaidToFewer(t *testing.T) {
	s := newStory(t, parley.Period{})
	a, rev, to := s.table("Pause")
	alone := statement.Parties(s.ids[2])
	s.comment(a, alone)
	s.say(1, to, &statement.Withdraw{Arrangement: a, Revision: rev})
	items := s.expect("retention:\n  - erase: arrangement\n    ended_for: none\n  - erase: comments\n    older_than: none\n", "Pause arrangement erase 3")
	if n := len(items[0].Erasures); n != 2 || !items[0].Erasures[0].Private || items[0].Erasures[1].Private {
		t.Fatalf("the erasures are %+v", items[0].Erasures)
	}
	s.say(0, statement.Parties(s.ids[0], s.ids[2]), &items[0].Erasures[0])
	items = s.expect("retention:\n  - erase: arrangement\n    ended_for: none\n", "Pause arrangement erase 2")
	s.say(0, statement.Parties(s.ids...), &items[0].Erasures[0])
}
