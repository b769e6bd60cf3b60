package statement_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/gowebpki/jcs"
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
	"pgregory.net/rapid"
)

// each runs a law on arbitrary statements of every type.
func each(t *testing.T, law func(t *rapid.T, s *statement.Statement, parts statement.Parts)) {
	for _, typ := range statement.Types() {
		t.Run(string(typ), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s, parts := statementtest.ArbitraryWithParts(t, typ)
				law(t, s, parts)
			})
		})
	}
}

// A statement has one encoding, and it is RFC 8785's.
func TestOneEncoding(t *testing.T) {
	each(t, func(t *rapid.T, s *statement.Statement, _ statement.Parts) {
		b, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		other, err := jcs.Transform(b)
		if err != nil || !bytes.Equal(b, other) {
			t.Fatalf("jcs (%v) gives\n%s\nnot\n%s", err, other, b)
		}
		back, err := statement.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(s, back) {
			t.Fatalf("decoded\n%+v\nnot\n%+v", back, s)
		}
		again, err := back.Encode()
		if err != nil || !bytes.Equal(b, again) {
			t.Fatalf("encoded again (%v)\n%s\nnot\n%s", err, again, b)
		}
	})
}

// What is decoded leniently, spelled as another program would, canonicalises
// to the same bytes, but is no payload.
func TestOtherSpellings(t *testing.T) {
	each(t, func(t *rapid.T, s *statement.Statement, _ statement.Parts) {
		b, err := s.Encode()
		if err != nil {
			t.Fatal(err)
		}
		var indented bytes.Buffer
		if err := json.Indent(&indented, b, "", "  "); err != nil {
			t.Fatal(err)
		}
		if _, err := statement.Decode(indented.Bytes()); !hasCode(err, "not-canonical") {
			t.Fatalf("white space: %v", err)
		}
		c, err := statement.Canonicalise(indented.Bytes())
		if err != nil || !bytes.Equal(b, c) {
			t.Fatalf("canonicalised (%v)\n%s\nnot\n%s", err, c, b)
		}
	})
}

// A submission survives the wire; its identifier is that of the envelope's
// payload alone, and its commitment that of the whole envelope.
func TestSubmissionSurvivesTheWire(t *testing.T) {
	each(t, func(t *rapid.T, s *statement.Statement, parts statement.Parts) {
		first, second := statementtest.ArbitraryKey(t), statementtest.ArbitraryKey(t)
		if first.ID() == second.ID() {
			return // the same key twice, as shrinking makes them
		}
		sub, signed, err := statement.Sign(s, parts, first, second)
		if err != nil {
			t.Fatal(err)
		}
		b, err := sub.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := statement.DecodeSubmission(b)
		if err != nil {
			t.Fatal(err)
		}
		opened, err := back.Open()
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(opened.Statement, s) || opened.ID != signed.ID || opened.RevisionID != signed.RevisionID || !reflect.DeepEqual(opened.Parts, parts) {
			t.Fatalf("opened\n%+v\nnot\n%+v", opened, signed)
		}
		if ids := opened.KeyIDs(); len(ids) != 2 || !slices.Contains(ids, first.ID()) || !slices.Contains(ids, second.ID()) {
			t.Fatalf("signed by %v", ids)
		}
		if err := opened.Envelope.Verify(keyring(first, second)); err != nil {
			t.Fatal(err)
		}
		if err := opened.Envelope.Verify(keyring(first)); !hasCode(err, "unknown-key") {
			t.Fatalf("a key was missing: %v", err)
		}
		again, err := back.Encode()
		if err != nil || !bytes.Equal(b, again) {
			t.Fatalf("encoded again: %v", err)
		}
		alone, _, err := statement.Sign(s, parts, first)
		if err != nil {
			t.Fatal(err)
		}
		c1, err1 := sub.Envelope.Commitment()
		c2, err2 := alone.Envelope.Commitment()
		if err1 != nil || err2 != nil || c1 == c2 || alone.Envelope.ID() != sub.Envelope.ID() {
			t.Fatal("the commitment covers the signatures, the identifier does not")
		}
	})
}

// Any change to a revision is another revision (R3).
func TestRevisionIsItsContent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := statementtest.Arbitrary(t, statement.ArrangementTable)
		r := *s.Revision()
		id, err := statement.RevisionIDOf(&r)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range []func(r *parley.Revision){
			func(r *parley.Revision) { r.Kind += "x" },
			func(r *parley.Revision) { r.Authority += "x" },
			func(r *parley.Revision) {
				r.Texts = slices.Clone(r.Texts)
				r.Texts[0].Authentic = !r.Texts[0].Authentic
			},
			func(r *parley.Revision) { r.Texts = slices.Clone(r.Texts); r.Texts[0].Part[7]++ },
			func(r *parley.Revision) { r.Map.Part[31]++ },
			func(r *parley.Revision) { r.Terms.Duration.Hours++ },
			func(r *parley.Revision) { r.Rules = append(slices.Clone(r.Rules), parley.Rule{Clause: "new"}) },
		} {
			changed := r
			change(&changed)
			other, err := statement.RevisionIDOf(&changed)
			if err == nil && other == id {
				t.Fatalf("%+v\nand\n%+v\nare both %s", r, changed, id)
			}
		}
	})
}

func keyring(keys ...statement.Signer) func(parley.KeyID) (parley.Key, bool) {
	ring := make(map[parley.KeyID]parley.Key)
	for _, k := range keys {
		id, err := statement.KeyIDOf(k.Key())
		if err != nil {
			panic(err)
		}
		ring[id] = k.Key()
	}
	return func(id parley.KeyID) (parley.Key, bool) { k, ok := ring[id]; return k, ok }
}
