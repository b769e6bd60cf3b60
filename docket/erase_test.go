package docket_test

import (
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// admitted adds a statement with its prev and checks that the docket takes it.
func (l *stream) admitted(t *testing.T, s *docket.State, author int, audience statement.Audience, body statement.Body, parts ...statement.Part) parley.StatementID {
	t.Helper()
	l.prev = s.Prev(l.ids[author], body.Subject(), audience)
	id := l.tell(author, audience, body, parts...)
	l.prev = parley.StatementID{}
	e := l.entries[len(l.entries)-1]
	if err := s.Admit(e.Signed, e.At); err != nil {
		t.Fatalf("%s: %v", body.Type(), err)
	}
	if err := s.Apply(e); err != nil {
		t.Fatal(err)
	}
	return id
}

// effects says what remains of the entries.
func (l *stream) effects(ids ...parley.StatementID) []statement.Effect {
	var out []statement.Effect
	for _, e := range l.entries {
		for _, id := range ids {
			if e.Signed.ID == id {
				st := e.Signed.Statement
				out = append(out, statement.Effect{Index: e.Index, Statement: id, Type: st.Type, Author: st.Author, Audience: st.Audience})
			}
		}
	}
	return out
}

// without folds the log as one who cannot read the erased entries any more.
func (l *stream) without(t *testing.T, erased []statement.Effect) *docket.State {
	t.Helper()
	s := docket.New(nil)
	for _, e := range l.entries {
		for _, x := range erased {
			if x.Index == e.Index {
				e.Signed = nil
			}
		}
		if err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// filtered folds what p may see of the log, as s has it.
func (l *stream) filtered(t *testing.T, s *docket.State, p parley.PartyID) *docket.State {
	t.Helper()
	out := docket.New(nil)
	for _, e := range l.entries {
		if !s.Visible(e.Index, p) {
			e.Signed = nil
		}
		if err := out.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// A comment is erased from a living arrangement, then the arrangement, once
// closed, is erased whole. Who replays the log with the entries and who replays
// it without them comes to the same state, and so does every party's view.
func TestErasureGivesTheSameStateOnBothPaths(t *testing.T) {
	l := newStream(5, nil, nil)
	s := l.fold(t, nil)
	to := statement.Parties(l.ids[1], l.ids[2], l.ids[3])
	note := statement.Part{Media: statement.MediaText, Data: []byte("Names that should never have been written here.")}
	zone := annexPart(parley.Volume{ID: "A", Footprint: square(10, 10, 0.2)})
	rev := parley.Revision{
		Kind: parley.SafeZone, Basis: parley.Agreed,
		Texts:      []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: note.ID()}},
		Map:        parley.Map{Status: parley.MapFinal, Part: zone.ID()},
		Roles:      []parley.RoleHolder{{Party: l.ids[1], Name: "1", Role: parley.Belligerent}, {Party: l.ids[2], Name: "2", Role: parley.Belligerent}},
		Consenting: []parley.Role{parley.Belligerent},
	}
	table := l.admitted(t, s, 1, to, &statement.Table{Revision: rev}, note, zone)
	id, r := parley.ArrangementID(table), l.last().RevisionID
	comment := l.admitted(t, s, 2, to, &statement.Comment{Arrangement: id, Text: note.ID()}, note)
	private := l.admitted(t, s, 2, statement.Parties(l.ids[1], l.ids[2]), &statement.Comment{Arrangement: id, Text: note.ID()}, note)
	l.admitted(t, s, 1, to, &statement.Extend{Arrangement: id, Parties: []parley.PartyID{l.ids[4]}})
	all := statement.Parties(l.ids[1], l.ids[2], l.ids[3], l.ids[4])
	witnesses := statement.Parties(l.ids[0], l.ids[1], l.ids[2], l.ids[3], l.ids[4])

	same := func(erased []statement.Effect) {
		t.Helper()
		opaque := l.without(t, erased)
		if opaque.Digest() != s.Digest() {
			t.Fatal("the two replays differ")
		}
		for i, p := range l.ids {
			if opaque.View(p).Digest() != s.View(p).Digest() {
				t.Fatalf("the views of party %d differ", i)
			}
			if l.filtered(t, s, p).Digest() != s.View(p).Digest() {
				t.Fatalf("the fold of what party %d sees is not its view of the fold", i)
			}
		}
		if err := grown(docket.New(nil), l.entries, l.ids); err != nil {
			t.Fatal(err)
		}
	}
	// The comment comes once more under another envelope, and stands refused.
	again := l.entries[int(l.effects(comment)[0].Index)]
	l.entries = append(l.entries, docket.Entry{Index: s.Size(), At: l.at, Signed: again.Signed})
	l.refused(t, s)
	gone := l.effects(comment)[:1]
	copies := []statement.Effect{gone[0], {Index: s.Size() - 1}}
	if err := refuse(l, s, 0, witnesses, &statement.Erase{Arrangement: id, Effects: l.effects(private)}); err != "private" {
		t.Fatalf("erasing a private comment before all: %q", err)
	}
	l.admitted(t, s, 0, witnesses, &statement.Erase{Arrangement: id, Effects: gone})
	same(gone)
	same(copies)
	l.entries = append(l.entries, docket.Entry{Index: s.Size(), At: l.at, Signed: again.Signed})
	l.refused(t, s)
	copies = append(copies, statement.Effect{Index: s.Size() - 1})
	same(gone)
	same(copies)

	// The author's chain goes on from the erased comment.
	l.admitted(t, s, 2, all, &statement.Position{Arrangement: id, Revision: r, Stance: parley.Reject})
	var whole []parley.StatementID
	for _, e := range l.entries {
		if b, ok := e.Signed.Statement.Body.(*statement.Comment); e.Signed.ID == table || e.Signed.Statement.Subject().ID == [32]byte(id) && !(ok && b != nil) && e.Signed.Statement.Type != statement.RetentionErase {
			whole = append(whole, e.Signed.ID)
		}
	}
	if err := refuse(l, s, 0, witnesses, &statement.Erase{Arrangement: id, Effects: l.effects(whole...)}); err != "living" {
		t.Fatalf("erasing a living arrangement: %q", err)
	}
	whole = append(whole, l.admitted(t, s, 1, all, &statement.Withdraw{Arrangement: id, Revision: r}))
	if err := refuse(l, s, 0, witnesses, &statement.Erase{Arrangement: id, Effects: l.effects(whole[1:]...)}); err != "incomplete" {
		t.Fatalf("erasing half an arrangement: %q", err)
	}
	l.admitted(t, s, 0, witnesses, &statement.Erase{Arrangement: id, Effects: l.effects(whole...)})
	same(append(l.effects(whole...), copies...))
	if _, ok := s.At(l.at).Arrangement(id); ok {
		t.Fatal("the arrangement is still shown")
	}
	// Who was told of the erasure is told again; to an outsider nothing was there.
	for author, want := range map[int]string{2: "erased", 4: "erased", 5: "unknown-arrangement"} {
		to := statement.Parties(l.ids[author])
		for _, body := range []statement.Body{
			&statement.Position{Arrangement: id, Revision: r, Stance: parley.Accept},
			&statement.Extend{Arrangement: id, Parties: []parley.PartyID{l.ids[3]}},
			&statement.Hold{Arrangement: id, Reason: "Inquiry"},
		} {
			if err := refuse(l, s, author, to, body); err != want {
				t.Errorf("party %d speaks to what was erased (%s): %q, want %q", author, body.Type(), err, want)
			}
			if err := refuse(l, s.View(l.ids[author]), author, to, body); err != want {
				t.Errorf("on its own view, party %d speaks to what was erased (%s): %q, want %q", author, body.Type(), err, want)
			}
		}
	}
}

// refuse gives the code of the docket's refusal, and leaves the log as it was.
func refuse(l *stream, s *docket.State, author int, audience statement.Audience, body statement.Body) string {
	l.prev = s.Prev(l.ids[author], body.Subject(), audience)
	l.tell(author, audience, body)
	l.prev = parley.StatementID{}
	e := l.entries[len(l.entries)-1]
	l.entries = l.entries[:len(l.entries)-1]
	if r, ok := s.Admit(e.Signed, e.At).(*parley.Refusal); ok {
		return r.Code
	}
	return ""
}
