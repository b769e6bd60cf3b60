package statement_test

import (
	"bytes"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// A party proposes a zone: it makes a key, commits to the text, signs, sends;
// the other side opens what came and verifies it.
func Example() {
	random := bytes.NewReader(bytes.Repeat([]byte{42}, 64)) // crypto/rand.Reader, in earnest
	key, err := statement.NewSoftKey(random, parley.Key{Use: parley.UseSign, Post: "foreign-ministry", Powers: []parley.Power{parley.PowerTable}})
	if err != nil {
		panic(err)
	}
	author, err := statement.PartyIDOf(key.Key(), key.Proof())
	if err != nil {
		panic(err)
	}

	parts := statement.Parts{}
	text := parts.Add(statement.Part{Media: statement.MediaText, Salt: statement.Salt{1}, Data: []byte("# Lakeside pause\n\n1. No strikes.\n")})
	proposal := &statement.Statement{
		Type: statement.ArrangementTable, Version: statement.Version, Ledger: parley.LedgerID{7},
		Author: author, Post: "foreign-ministry", SignedAt: 1_803_891_600_000,
		Audience: statement.Everyone, Salt: statement.Salt{2}, // 32 random bytes, in earnest
		Body: &statement.Table{Revision: parley.Revision{
			Kind: parley.Pause, Basis: parley.Agreed,
			Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Lakeside pause", Part: text}},
			Map:   parley.Map{Status: parley.MapPending},
			Rules: []parley.Rule{{Clause: "1", Forbids: []parley.Activity{parley.Strike}}},
		}},
	}
	sub, _, err := statement.Sign(proposal, parts, key)
	if err != nil {
		panic(err)
	}
	wire, err := sub.Encode()
	if err != nil {
		panic(err)
	}

	received, err := statement.DecodeSubmission(wire)
	if err != nil {
		panic(err)
	}
	signed, err := received.Open()
	if err != nil {
		panic(err)
	}
	known := func(id parley.KeyID) (parley.Key, bool) { return key.Key(), id == key.ID() }
	fmt.Println(signed.Statement.Type, signed.Statement.Revision().Texts[0].Title)
	fmt.Println("verifies:", signed.Envelope.Verify(known) == nil)
	fmt.Println("the text:", parley.Short(text) == parley.Short(signed.Statement.Revision().Texts[0].Part))

	payload := received.Envelope.Payload
	payload[len(payload)-20] ^= 1
	fmt.Println("one bit later:", received.Envelope.Verify(known))
	// Output:
	// arrangement/table Lakeside pause
	// verifies: true
	// the text: true
	// one bit later: Key 6e6f5a399be6 of post "foreign-ministry": The signature does not verify. Sign again with the key that is named.
}

func ExampleCheckProfile() {
	for _, text := range []string{`{"a":1,"b":2}`, `{"a":1,"A":2}`, `{"height":1.5}`, `{"b":1,"a":2}`} {
		fmt.Println(statement.CheckProfile([]byte(text)))
	}
	// Output:
	// <nil>
	// The member "A" repeats "a" (at byte 7, $.A). Send each field once; upper and lower case are one.
	// The number has a fraction or an exponent (at byte 10, $.height). Use integers in the unit that the format gives, such as 1e-7 degree or millimetres.
	// The member "a" stands after "b" (at byte 7, $.a). Send the canonical form (RFC 8785): members in ascending order.
}
