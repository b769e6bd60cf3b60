package docket_test

import (
	"bytes"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// What was said to fewer, and deposited for them, is erased before its
// arrangement, by erasures that go to those alone whom it was for. Whoever replays with the entries or without, and
// every party's view, come to the same.
func TestWhatWasPrivateIsErased(t *testing.T) {
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
	note := statement.Part{Media: statement.MediaText, Data: []byte("Between us.\n")}
	aside := statement.Parties(l.ids[1], l.ids[2])
	l.admitted(t, s, 2, aside, &statement.Comment{Arrangement: id, Text: note.ID()}, note)
	ask := l.admitted(t, s, 2, statement.Parties(l.ids[2], l.ids[3]), &statement.Ask{Arrangement: id, Revision: r, Text: note.ID()}, note)
	l.admitted(t, s, 3, statement.Parties(l.ids[2], l.ids[3]), &statement.Answer{Arrangement: id, Question: ask, Text: note.ID()}, note)
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
		if again, err := docket.Decode(&b, nil); err != nil || again.Digest() != s.Digest() || len(again.PrivateEffects(id, false)) != len(s.PrivateEffects(id, false)) {
			t.Fatalf("it is not stored as it is: %v", err)
		}
	}
	groups := s.PrivateEffects(id, false)
	if len(groups) != 3 {
		t.Fatalf("there are %d erasures to make", len(groups))
	}
	if err := refuse(l, s, 0, registrar(groups[0][0].Audience), &statement.Erase{Arrangement: id, Effects: groups[0], Private: true}); err != "living" {
		t.Fatalf("erasing what lives: %q", err)
	}
	talk := s.PrivateEffects(id, true)
	if len(talk) != 1 || len(talk[0]) != 1 {
		t.Fatalf("comments said to fewer: %v", talk)
	}
	comment := statement.Erase{Arrangement: id, Effects: talk[0]}
	if err := refuse(l, s, 0, registrar(to), &comment); err != "private" {
		t.Fatalf("erasing a private comment before all: %q", err)
	}
	comment.Private = true
	if err := refuse(l, s, 0, registrar(to), &comment); err != "audience" {
		t.Fatalf("erasing a private comment before all as a private one: %q", err)
	}
	l.admitted(t, s, 0, registrar(aside), &comment)
	erased = append(erased, talk[0]...)
	same()
	groups = s.PrivateEffects(id, false)
	l.admitted(t, s, 1, to, &statement.Withdraw{Arrangement: id, Revision: r})
	whole := statement.Erase{Arrangement: id, Effects: s.Effects(id, false)}
	if err := refuse(l, s, 0, registrar(to), &whole); err != "sealed-remains" {
		t.Fatalf("erasing the arrangement before what was deposited for it: %q", err)
	}
	for name, b := range map[string]statement.Erase{
		"audience":     {Arrangement: id, Effects: groups[0], Private: true},
		"wrong-effect": {Arrangement: id, Effects: append(append([]statement.Effect{}, groups[0]...), groups[1]...), Private: true},
	} {
		audience := registrar(groups[0][0].Audience)
		if name == "audience" {
			audience = registrar(to)
		}
		if err := refuse(l, s, 0, audience, &b); err != name {
			t.Fatalf("%s: %q", name, err)
		}
	}
	for _, g := range groups {
		l.admitted(t, s, 0, registrar(g[0].Audience), &statement.Erase{Arrangement: id, Effects: g, Private: true})
		erased = append(erased, g...)
		same()
		if _, there := s.SealedBy(g[0].Index); there {
			t.Error("what was erased is still sealed")
		}
		for _, p := range l.ids[1:] {
			v := s.View(p)
			if !g[0].Audience.Has(p) && v.Visible(s.Size()-1, p) {
				t.Error("an erasure shows what was not for a party")
			}
			for _, d := range v.Deposits(id, r) {
				if d.Index == g[0].Index {
					t.Errorf("what was erased is still deposited: %v", d)
				}
			}
		}
	}
	if left := s.PrivateEffects(id, false); len(left) != 0 {
		t.Errorf("something said to fewer is left: %v", left)
	}
	if _, ok := s.At(l.at).Arrangement(id); !ok {
		t.Fatal("the arrangement went with its annexes")
	}
	whole.Effects = s.Effects(id, false)
	l.admitted(t, s, 0, registrar(to), &whole)
	erased = append(erased, whole.Effects...)
	same()
}
