package docket_test

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// What was deposited is erased before its arrangement, by erasures that go to
// those alone whom it was for. Whoever replays with the entries or without, and
// every party's view, come to the same.
func TestPrivateAnnexesAreErased(t *testing.T) {
	l := newStream(4, nil, nil)
	s := l.fold(t, nil)
	to := statement.Parties(l.ids[1], l.ids[2], l.ids[3])
	text := statement.Part{Media: statement.MediaText, Data: []byte("1. Nobody attacks.\n")}
	zone := annexPart(parley.Volume{ID: "A", Footprint: square(10, 10, 0.2)})
	secret := func(n byte) statement.Part {
		return statement.Part{Media: statement.MediaText, Salt: statement.Salt{n}, Data: []byte("Under the mill.\n")}
	}
	rev := parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed,
		Texts:   []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: text.ID()}},
		Map:     parley.Map{Status: parley.MapFinal, Part: zone.ID()},
		Private: []parley.PrivateAnnex{{Label: "a", Part: secret(1).ID(), Parties: []parley.PartyID{l.ids[2]}}, {Label: "b", Part: secret(2).ID(), Parties: []parley.PartyID{l.ids[3]}}}}
	table := l.admitted(t, s, 1, to, &statement.Table{Revision: rev}, text, zone)
	id, r := parley.ArrangementID(table), l.last().RevisionID

	for i, a := range rev.Private {
		l.admitted(t, s, 1, statement.DepositAudience(&rev.Private[i], l.ids[1]),
			&statement.Deposit{Arrangement: id, Revision: r, Label: a.Label, Part: a.Part}, secret(byte(i+1)))
	}
	registrar := func(a statement.Audience) statement.Audience {
		return statement.Parties(append([]parley.PartyID{l.ids[0]}, a.Parties...)...)
	}
	var erased []statement.Effect
	same := func() {
		t.Helper()
		opaque := l.without(t, erased)
		if opaque.Digest() != s.Digest() {
			t.Fatal("the two replays differ")
		}
		for i, p := range l.ids {
			if opaque.View(p).Digest() != s.View(p).Digest() || l.filtered(t, s, p).Digest() != s.View(p).Digest() {
				t.Fatalf("the views of party %d differ", i)
			}
		}
		if err := grown(docket.New(nil), l.entries, l.ids); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := s.Encode(&b); err != nil {
			t.Fatal(err)
		}
		if again, err := docket.Decode(&b, nil); err != nil || again.Digest() != s.Digest() || len(again.SealedEffects(id)) != len(s.SealedEffects(id)) {
			t.Fatalf("it is not stored as it is: %v", err)
		}
	}
	groups := s.SealedEffects(id)
	if len(groups) != 2 {
		t.Fatalf("there are %d erasures to make", len(groups))
	}
	if err := refuse(l, s, 0, registrar(groups[0][0].Audience), &statement.Erase{Arrangement: id, Effects: groups[0]}); err != "living" {
		t.Fatalf("erasing what lives: %q", err)
	}
	l.admitted(t, s, 1, to, &statement.Withdraw{Arrangement: id, Revision: r})
	whole := statement.Erase{Arrangement: id, Effects: s.Effects(id, false)}
	if err := refuse(l, s, 0, registrar(to), &whole); err != "sealed-remains" {
		t.Fatalf("erasing the arrangement before what was deposited for it: %q", err)
	}
	for name, b := range map[string]statement.Erase{
		"audience":     {Arrangement: id, Effects: groups[0]},
		"wrong-effect": {Arrangement: id, Effects: append(append([]statement.Effect{}, groups[0]...), groups[1]...)},
	} {
		audience := registrar(groups[0][0].Audience)
		if name == "audience" {
			audience = registrar(to)
		}
		if err := refuse(l, s, 0, audience, &b); err != name {
			t.Fatalf("%s: %q", name, err)
		}
	}
	for i, g := range groups {
		l.admitted(t, s, 0, registrar(g[0].Audience), &statement.Erase{Arrangement: id, Effects: g})
		erased = append(erased, g...)
		same()
		if _, there := s.SealedBy(g[0].Index); there {
			t.Error("what was erased is still sealed")
		}
		if got := s.View(l.ids[2+i]).Deposits(id, r); len(got) != 0 {
			t.Errorf("what was erased is still deposited: %v", got)
		}
		if other := l.ids[3-i]; s.View(other).Visible(g[0].Index, other) {
			t.Error("an erasure shows what was not for a party")
		}
	}
	if _, ok := s.At(l.at).Arrangement(id); !ok {
		t.Fatal("the arrangement went with its annexes")
	}
	whole.Effects = s.Effects(id, false)
	l.admitted(t, s, 0, registrar(to), &whole)
	erased = append(erased, whole.Effects...)
	same()
}
