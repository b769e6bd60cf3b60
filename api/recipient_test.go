package api_test

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/hex"
	"io"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// A party is given what the host keeps for its own key, and what it sees, and of
// all else not whether it is there; holds and erasures are told to those alone
// who see them.
func TestSealedForAParty(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{Authenticate: byHeader})
	north, south, east := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("East", parley.ArmedForce)
	receiver := func(a *apitest.Actor) (parley.KeyID, *ecdh.PrivateKey) {
		private := must(ecdh.X25519().GenerateKey(rand.Reader))(t)
		k := statement.NewReceiveKey(private, "archive")
		a.Enter(&statement.Enrol{Key: k}, statement.Everyone, nil)
		return must(statement.KeyIDOf(k))(t), private
	}
	key, private := receiver(north)
	eastKey, _ := receiver(east)
	to := statement.Parties(north.ID, south.ID)
	id, _ := north.Table(to, "1. x\n", 1_000_000, north, south)
	parts := statement.Parts{}
	comment, _ := south.Enter(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "The miller saw it.")}, to, parts)
	path := func(statement string, key parley.KeyID) string {
		return h.URL + "/v1/statements/" + statement + "/sealed?key=" + key.String()
	}
	var a answer.Sealed
	r := asks(t, "GET", path(comment.ID.String(), key), north.ID, "")
	if read(t, r, &a); r.StatusCode != 200 {
		t.Fatalf("its own: %s", r.Status)
	}
	x := &ledger.ForRecipient{Index: a.Index, Sealed: a.Sealed, Key: a.Key, Wrapped: a.Wrapped}
	x.Leaf = must(proof.DecodeLeaf(must(hex.DecodeString(a.Leaf))(t)))(t)
	if signed, err := x.Open(private); err != nil || signed.ID != comment.ID {
		t.Errorf("it opens to %v: %v", signed, err)
	}
	problem(t, asks(t, "GET", path(comment.ID.String(), key), south.ID, ""), 404, "not-found")
	problem(t, asks(t, "GET", path(comment.ID.String(), key), parley.PartyID{}, ""), 401, "login-needed")
	hidden := problem(t, asks(t, "GET", path(comment.ID.String(), eastKey), east.ID, ""), 404, "not-found")
	absent := problem(t, asks(t, "GET", path(nobody, eastKey), east.ID, ""), 404, "not-found")
	if strings.ReplaceAll(hidden.Detail, parley.Short(comment.ID), "") != strings.ReplaceAll(absent.Detail, nobody[:12], "") {
		t.Errorf("what is hidden is told as %q, what is not there as %q", hidden.Detail, absent.Detail)
	}

	keepers := statement.Parties(north.ID, south.ID, h.Registrar.ID)
	south.Enter(&statement.Hold{Arrangement: id, Reason: "inquiry"}, keepers, nil)
	for _, c := range []struct {
		party parley.PartyID
		sees  bool
	}{{north.ID, true}, {south.ID, true}, {h.Registrar.ID, true}, {east.ID, false}} {
		b := string(must(io.ReadAll(asks(t, "GET", h.URL+"/v1/retention", c.party, "").Body))(t))
		if strings.Contains(b, "inquiry") != c.sees {
			t.Errorf("party %v is told of the hold: %s", parley.Short(c.party), b)
		}
	}
}
