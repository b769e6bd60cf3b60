package docket_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// keeping says from the rules, over the list of what was said and nothing else,
// whether an arrangement may be erased. It knows nothing of the docket's state.
type keeping struct {
	said     []kept
	policies []kept
}

type kept struct {
	at    parley.Instant
	index uint64
	by    parley.PartyID
	body  statement.Body
}

// holds reports whether p holds the arrangement at that time: its latest word is
// a hold that has not ended.
func (k *keeping) holds(p parley.PartyID, at parley.Instant) bool {
	standing := false
	for _, e := range k.said {
		switch b := e.body.(type) {
		case *statement.Hold:
			if e.by == p {
				standing = b.Until == 0 || at < b.Until
			}
		case *statement.ReleaseHold:
			if e.by == p {
				standing = false
			}
		}
	}
	return standing
}

func (k *keeping) held(parties []parley.PartyID, at parley.Instant) bool {
	return slices.ContainsFunc(parties, func(p parley.PartyID) bool { return k.holds(p, at) })
}

// notice is the longest that a policy asks for at that time: the present one's,
// and that of each earlier one which has not run since it was replaced.
func (k *keeping) notice(at parley.Instant) parley.Instant {
	longest := at
	for i, e := range k.policies {
		if e.at > at {
			break
		}
		n := e.body.(*statement.Policy).ErasureNotice
		until := parley.Never
		if i+1 < len(k.policies) && k.policies[i+1].at <= at {
			until = n.From(k.policies[i+1].at)
		}
		if at < until {
			longest = max(longest, n.From(at))
		}
	}
	return longest
}

// code is why an erasure is refused; "": nothing that has to do with retention.
func (k *keeping) code(parties []parley.PartyID, last uint64, comments bool, at parley.Instant) string {
	if k.held(parties, at) {
		return "held"
	}
	if k.notice(at) == at {
		return ""
	}
	earliest := parley.Never
	for i, e := range k.said {
		b, ok := e.body.(*statement.Announce)
		if !ok || b.Comments && !comments {
			continue
		}
		void := false
		for _, later := range k.said[i+1:] {
			_, hold := later.body.(*statement.Hold)
			again, announced := later.body.(*statement.Announce)
			void = void || hold || announced && again.Comments == b.Comments
		}
		if void || b.Comments && last > e.index {
			continue
		}
		earliest = min(earliest, k.notice(e.at))
	}
	switch {
	case earliest == parley.Never:
		return "not-announced"
	case at < earliest:
		return "notice-running"
	}
	return ""
}

// Random logs of holds, releases, announcements, policies and erasures: the
// docket refuses what the rules above do; who replays the log without the erased
// entries comes to the same state after every later entry; every party's view is
// the fold of what it sees; and the state is stored and read again.
func TestRetentionByTheRules(t *testing.T) {
	seeds := 16
	if testing.Short() {
		seeds = 8
	}
	met := map[string]int{}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { retainAtRandom(t, uint64(seed), met) })
	}
	for _, code := range []string{"", "held", "not-announced", "notice-running", "no-hold", "living", "time", "unknown-arrangement", "erased", "announced", "erased whole", "extended"} {
		if met[code] == 0 {
			t.Errorf("no log came upon %q: %v", code, met)
		}
	}
}

func retainAtRandom(t *testing.T, seed uint64, met map[string]int) {
	const day = parley.Instant(24 * 3_600_000)
	rng := rand.New(rand.NewPCG(seed, 11))
	l := newStream(4, nil, nil)
	s := l.fold(t, nil)
	note := statement.Part{Media: statement.MediaText, Data: []byte("What was said.")}
	zone := annexPart(parley.Volume{ID: "A", Footprint: square(10, 10, 0.2)})
	var gone []statement.Effect
	var id parley.ArrangementID
	var rev parley.RevisionID
	k := &keeping{}

	tabled := func() {
		to := statement.Parties(l.ids[1], l.ids[2])
		id = parley.ArrangementID(l.admitted(t, s, 1, to, &statement.Table{Revision: parley.Revision{
			Kind: parley.SafeZone, Basis: parley.Agreed,
			Texts:      []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: note.ID()}},
			Map:        parley.Map{Status: parley.MapFinal, Part: zone.ID()},
			Roles:      []parley.RoleHolder{{Party: l.ids[1], Name: "1", Role: parley.Belligerent}, {Party: l.ids[2], Name: "2", Role: parley.Belligerent}},
			Consenting: []parley.Role{parley.Belligerent},
		}}, note, zone))
		rev, k.said = l.last().RevisionID, nil
	}
	// try says what may be refused, and gives the refusal's code.
	try := func(author int, audience statement.Audience, body statement.Body, parts ...statement.Part) string {
		l.prev = s.Prev(l.ids[author], body.Subject(), audience)
		l.tell(author, audience, body, parts...)
		l.prev = parley.StatementID{}
		e := l.entries[len(l.entries)-1]
		if r, ok := s.Admit(e.Signed, e.At).(*parley.Refusal); ok {
			l.entries = l.entries[:len(l.entries)-1]
			met[r.Code]++
			return r.Code
		}
		if err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
		word := kept{e.At, e.Index, l.ids[author], body}
		if _, ok := body.(*statement.Policy); ok {
			k.policies = append(k.policies, word)
		} else {
			k.said = append(k.said, word)
		}
		met[""]++
		return ""
	}
	tabled()
	for range 70 {
		l.at += parley.Instant(rng.IntN(6)) * day
		audience, ok := s.Audience(id)
		if !ok {
			if code := try(1+rng.IntN(2), statement.Everyone, &statement.Hold{Arrangement: id, Reason: "too late"}); code != "erased" && code != "unknown-arrangement" {
				t.Fatalf("holding what was erased: %q", code)
			}
			tabled()
			continue
		}
		keepers := statement.Parties(append(slices.Clone(audience.Parties), l.ids[0])...)
		author, now := rng.IntN(5), l.at+1000
		sees := author == 0 || audience.Has(l.ids[author])
		switch rng.IntN(12) {
		case 0, 1:
			body := &statement.Hold{Arrangement: id, Reason: "inquiry"}
			if rng.IntN(2) > 0 {
				body.Until = now + parley.Instant(rng.IntN(9))*day
			}
			want := ""
			switch {
			case !sees:
				want, keepers = "unknown-arrangement", statement.Parties(append(keepers.Parties, l.ids[author])...)
			case body.Until != 0 && body.Until <= now:
				want = "time"
			}
			if got := try(author, keepers, body); got != want {
				t.Fatalf("a hold by %d until %v at %v: %q, want %q", author, body.Until, now, got, want)
			}
		case 2, 3:
			if !sees {
				continue
			}
			want := "no-hold"
			if k.holds(l.ids[author], now) {
				want = ""
			}
			if got := try(author, keepers, &statement.ReleaseHold{Arrangement: id}); got != want {
				t.Fatalf("a release by %d: %q, want %q", author, got, want)
			}
		case 4, 5:
			body := &statement.Announce{Arrangement: id, Comments: rng.IntN(2) > 0}
			got := try(0, keepers, body)
			if held := k.held(l.ids, now); held != (got == "held") || got != "" && got != "held" && got != "living" {
				t.Fatalf("an announcement: %q, held: %v", got, held)
			}
			if got == "" {
				met["announced"]++
			}
		case 6, 7, 8:
			comments := rng.IntN(2) > 0
			effects := s.Effects(id, comments)
			if len(effects) == 0 {
				continue
			}
			got := try(0, keepers, &statement.Erase{Arrangement: id, Effects: effects})
			want := k.code(l.ids, effects[len(effects)-1].Index, comments, now)
			if got != want && !(got == "living" && want != "held" && !comments) {
				t.Fatalf("an erasure at %v: %q, want %q", now, got, want)
			}
			if got == "" {
				gone = append(gone, effects...)
				if !comments {
					met["erased whole"]++
				}
			}
		case 9:
			try(1+rng.IntN(2), audience, &statement.Comment{Arrangement: id, Text: note.ID()}, note)
		case 10:
			switch rng.IntN(3) {
			case 0:
				try(1, audience, &statement.Withdraw{Arrangement: id, Revision: rev})
			case 1:
				if p := l.ids[3+rng.IntN(2)]; !audience.Has(p) && try(1, audience, &statement.Extend{Arrangement: id, Parties: []parley.PartyID{p}}) == "" {
					met["extended"]++
				}
			}
		case 11:
			try(0, statement.Everyone, &statement.Policy{RecoveryDelay: parley.Period{Days: 14}, ErasureNotice: parley.Period{Days: int64(rng.IntN(4)) * 4}})
		}
		compareReplays(t, l, s, gone)
	}
}

// compareReplays holds the state against a replay without the erased entries,
// against what each party can fold, and against itself when stored.
func compareReplays(t *testing.T, l *stream, s *docket.State, gone []statement.Effect) {
	t.Helper()
	want, print := s.Digest(), s.Fingerprint()
	if o := l.without(t, gone); o.Digest() != want || o.Fingerprint() != print {
		t.Fatalf("after entry %d the replay without the erased entries differs", s.Size()-1)
	}
	if r := restored(s, nil); r.Digest() != want || r.Fingerprint() != print {
		t.Fatalf("after entry %d the stored state differs", s.Size()-1)
	}
	for i, p := range l.ids {
		v := s.View(p)
		if f := l.filtered(t, s, p); f.Digest() != v.Digest() || f.Fingerprint() != v.Fingerprint() {
			t.Fatalf("after entry %d the fold of what party %d sees is not its view", s.Size()-1, i)
		}
	}
	if err := grown(docket.New(nil), l.entries, l.ids); err != nil {
		t.Fatal(err)
	}
}
