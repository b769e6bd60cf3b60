package statement

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/open-parley/parley"
)

// Types lists every statement type, sorted.
func Types() []Type { return slices.Sorted(maps.Keys(kinds)) }

// NewBody is an empty body of type t; false for a type that does not exist.
func NewBody(t Type) (Body, bool) {
	k, ok := kinds[t]
	if !ok {
		return nil, false
	}
	return k.body(), true
}

// Decode decodes a payload, and validates it. Nothing but the one encoding of
// a valid statement of a known type and version passes.
func Decode(payload []byte) (*Statement, error) {
	if len(payload) > MaxPayload {
		return nil, parley.Refuse("limit", "", "The payload has %d bytes, the limit is %d.", len(payload), MaxPayload).
			To("Put texts and maps into parts.")
	}
	if s, ok := fastStatement(payload, false); ok {
		return s, nil
	}
	return decodeStatement(payload)
}

// redecode is Decode for a payload that was accepted before.
func redecode(payload []byte) (*Statement, error) {
	if s, ok := fastStatement(payload, true); ok {
		return s, nil
	}
	return decodeStatement(payload)
}

// decodeStatement decodes any payload, or says what is wrong with it.
func decodeStatement(payload []byte) (*Statement, error) {
	if err := CheckProfile(payload); err != nil {
		return nil, err
	}
	s := new(Statement)
	if err := s.UnmarshalJSON(payload); err != nil {
		return nil, err
	}
	if err := s.Valid(); err != nil {
		return nil, err
	}
	return s, encodesTo(s, payload, MaxDocument)
}

// Encode validates s and gives its canonical bytes.
func (s *Statement) Encode() ([]byte, error) {
	if err := s.Valid(); err != nil {
		return nil, err
	}
	b, err := Canonical(s)
	if err == nil && len(b) > MaxPayload {
		err = parley.Refuse("limit", "", "The payload has %d bytes, the limit is %d.", len(b), MaxPayload).To("Put texts and maps into parts.")
	}
	return b, err
}

// UnmarshalJSON reads a statement and the body that its type calls for. It
// refuses unknown fields, but leaves the profile and validity to Decode.
func (s *Statement) UnmarshalJSON(b []byte) error {
	type plain Statement
	var w struct {
		plain
		Body json.RawMessage `json:"body"`
	}
	if err := decode(b, &w); err != nil {
		return err
	}
	if w.Version != Version {
		return parley.Refuse("unknown-version", "", "The statement has version %d.", w.Version).To("This program knows version %d.", Version)
	}
	body, ok := NewBody(w.Type)
	if !ok {
		return parley.Refuse("unknown-type", "", "There is no statement type %.64q.", w.Type).To("Use a type that this version knows.")
	}
	if w.Body == nil {
		return parley.Refuse("missing", "", "The statement has no body.").To("Add it.")
	}
	if err := decode(w.Body, body); err != nil {
		return err
	}
	*s = Statement(w.plain)
	s.Body = body
	return nil
}

// Subject is the matter that s belongs to.
func (s *Statement) Subject() Subject { return s.Body.Subject() }

// Revision is the revision that s brings in, or nil.
func (s *Statement) Revision() *parley.Revision {
	switch b := s.Body.(type) {
	case *Table:
		return &b.Revision
	case *Declare:
		return &b.Revision
	case *Assert:
		return &b.Revision
	case *Counter:
		return &b.Revision
	case *Revise:
		return &b.Revision
	}
	return nil
}

// Valid checks s by itself: what Encode writes and Decode accepts.
func (s *Statement) Valid() error {
	var c check
	if s.Body == nil {
		return parley.Refuse("missing", "", "The statement has no body.").To("Add it.")
	}
	if t := s.Body.Type(); s.Type != t {
		return parley.Refuse("unknown-type", "", "The statement's type is %q, its body's %q.", s.Type, t).To("Give both the same type.")
	}
	if s.Version != Version {
		return parley.Refuse("unknown-version", "", "The statement has version %d.", s.Version).To("This program knows version %d.", Version)
	}
	if s.Type == LogGenesis {
		c.that(s.Ledger == parley.LedgerID{}, "conflicting-fields", "ledger", "is set in the statement that founds the ledger", "Leave it out.")
		c.that(s.Seen == Seen{}, "conflicting-fields", "seen", "is set in the statement that founds the ledger", "Set size 0 and a root of zeros.")
	} else {
		required(&c, "ledger", s.Ledger)
	}
	required(&c, "author", s.Author)
	c.label("post", s.Post, true)
	c.instant("signed_at", s.SignedAt, true)
	c.that(s.Seen.Size <= MaxInteger, "range", "seen.size", "is too great", "Name a checkpoint of this ledger.")
	c.that(s.Seen.Size > 0 || s.Seen.Root == parley.Digest{}, "conflicting-fields", "seen.root", "is set though the size is 0", "Set a root of zeros.")
	c.instant("until", s.Until, false)
	c.audience("audience", s.Audience)
	c.that(s.Audience.Has(s.Author), "audience", "audience", "leaves the author out", "Add the author: nobody is kept from what he said.")
	if publicType(s.Body) {
		c.that(s.Audience.Everyone, "audience", "audience", fmt.Sprintf("is limited, but %s goes to everyone", s.Type), `Set it to ["everyone"].`)
	}
	c.that(s.Salt != Salt{}, "missing", "salt", "is zero", "Take 32 random bytes.")
	if b, ok := s.Body.(*Simultaneous); ok {
		c.that(slices.Contains(b.Members, s.Author), "missing", "members", "leaves the author out", "Name the author among the members.")
	}
	if err := c.err(); err != nil {
		return err
	}
	return s.Body.Valid()
}

// publicType reports whether statements with this body go to everyone: those on
// parties, keys and territory, and those by which the log is kept. A touch that
// is disclaimed for one revision has that arrangement's audience.
func publicType(b Body) bool {
	switch b := b.(type) {
	case *Admit, *Update, *TwoPerson, *Roster, *Enrol, *Revoke, *DeclareTerritory, *Genesis, *Rules, *Policy:
		return true
	case *DisclaimTerritory:
		return b.Arrangement == parley.ArrangementID{}
	}
	return false
}
