package statement_test

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// An identifier is over the message that is signed, whatever the payload's length.
func TestIDOfMessage(t *testing.T) {
	for _, n := range []int{0, 1, 9, 10, 255, 1 << 16} {
		e := statement.Envelope{Payload: bytes.Repeat([]byte{'x'}, n)}
		if e.ID() != statement.MessageID(statement.Message(e.Payload)) {
			t.Errorf("a payload of %d bytes has the identifier %v", n, e.ID())
		}
	}
}

// What was opened once is reopened to the same; and what the statement does not
// commit to is refused as ever.
func TestReopen(t *testing.T) {
	key, err := statement.SoftKeyFromSeed(make([]byte, 32), parley.Key{Use: parley.UseSign, Post: "office", Powers: []parley.Power{parley.PowerOperate}})
	if err != nil {
		t.Fatal(err)
	}
	id, err := statement.PartyIDOf(key.Key(), key.Proof())
	if err != nil {
		t.Fatal(err)
	}
	part := statement.Part{Media: statement.MediaAnnex, Salt: statement.Salt{7}, Data: []byte(
		`{"volumes":[{"footprint":{"circle":{"centre":[440000000,330000000],"radius":5000000}},"id":"area"}]}`)}
	body := &statement.Plan{Intent: statement.Intent{Activity: parley.CivilFlight, Map: part.ID(), Window: parley.Window{From: 1, Until: 2}}}
	parts := statement.Parts{}
	parts.Add(part)
	sub, _, err := statement.Sign(&statement.Statement{Type: body.Type(), Version: statement.Version, Ledger: parley.LedgerID{1}, Author: id, Post: "office",
		SignedAt: 5, Audience: statement.Parties(id), Salt: statement.Salt{9}, Body: body}, parts, key)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := sub.Open()
	if err != nil {
		t.Fatal(err)
	}
	again, err := sub.Reopen()
	if err != nil || !reflect.DeepEqual(again, opened) {
		t.Fatalf("it is reopened to %+v, want %+v: %v", again, opened, err)
	}
	part.Data[20]++
	sub.Parts[part.ID()] = part
	for id, p := range sub.Parts {
		p.Data = part.Data
		sub.Parts[id] = p
	}
	if _, err := sub.Reopen(); err == nil {
		t.Fatal("a part that was changed is reopened")
	}
}
