package docket_test

import (
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

// refused takes an entry in as refused.
func (l *stream) refused(t *testing.T, s *docket.State) {
	t.Helper()
	e := &l.entries[len(l.entries)-1]
	e.Refused = true
	if err := s.Apply(*e); err != nil {
		t.Fatal(err)
	}
}

// A refused entry has a place and a reason, and nothing follows from it: the
// author's chain goes on as if it had not been said.
func TestRefusedEntryHasNoEffect(t *testing.T) {
	l := newStream(2, nil, nil)
	s := l.fold(t, nil)
	rename := func(name string) *statement.Update {
		return &statement.Update{Profile: parley.Profile{Name: name, Kind: parley.State}}
	}
	l.prev = parley.StatementID{9}
	id := l.add(1, rename("Elsewhere"))
	l.prev = parley.StatementID{}
	l.refused(t, s)
	if index, ok := s.Find(id); !ok || index != s.Size()-1 {
		t.Fatalf("the refused statement is found at %d, %v", index, ok)
	}
	if r, ok := s.Refused(id); !ok || r.Code != "broken-prev" {
		t.Fatalf("it was refused for %v", r)
	}
	if p, _ := s.Party(l.ids[1]); p.Profile.Name != "Party 1" {
		t.Fatalf("the party is now called %q", p.Profile.Name)
	}
	if err := s.Admit(l.last(), l.at+1); err == nil || err.(*parley.Refusal).Code != "duplicate" {
		t.Fatalf("what was refused may enter: %v", err)
	}
	next := l.admitted(t, s, 1, statement.Everyone, rename("Here"))
	// The same statement once more, in another envelope: Find knows the first.
	l.entries = append(l.entries, docket.Entry{Index: s.Size(), At: l.at, Signed: l.last()})
	l.refused(t, s)
	if r, ok := s.RefusedAt(s.Size() - 1); !ok || r.Code != "duplicate" {
		t.Fatalf("the second was refused for %v", r)
	}
	if index, _ := s.Find(next); index != s.Size()-2 {
		t.Fatalf("the statement is found at %d", index)
	}
	if _, ok := s.Refused(next); ok {
		t.Fatal("a statement that stands is said to be refused")
	}
	if l.fold(t, nil).Digest() != s.Digest() {
		t.Fatal("the same log gives another digest")
	}
	// Only the author is told why.
	mine, _ := s.View(l.ids[1]).Refused(id)
	theirs, _ := s.View(l.ids[2]).Refused(id)
	if mine.Code != "broken-prev" || theirs.Code != "refused" {
		t.Fatalf("the author is told %q, another %q", mine.Code, theirs.Code)
	}
}

// A refused entry is no more than its mark in the digest: without it the state
// is another one, and an opaque entry is told from a refused one.
func TestRefusedEntryInTheDigest(t *testing.T) {
	l := newStream(1, nil, nil)
	s := l.fold(t, nil)
	l.prev = parley.StatementID{9}
	l.add(1, &statement.Update{Profile: parley.Profile{Name: "Elsewhere", Kind: parley.State}})
	l.refused(t, s)
	e := l.last()
	opaque := l.without(t, []statement.Effect{{Index: s.Size() - 1}})
	if opaque.Digest() == s.Digest() {
		t.Fatal("a refused entry looks like an opaque one")
	}
	if s.Visible(s.Size()-1, l.ids[1]) != e.Statement.Audience.Has(l.ids[1]) {
		t.Fatal("an addressee does not see it")
	}
}
