package api_test

import (
	"encoding/json"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// A mediator tables a corridor; two forces read it, ask, answer and accept it
// over HTTP, until it is in force.
func TestACorridorComesIntoForce(t *testing.T) {
	h := apitest.Found(t)
	mediator := h.Admit("Envoy", parley.MediatorParty)
	north := h.Admit("North", parley.ArmedForce)
	south := h.Admit("South", parley.ArmedForce)

	// Each learns which ledger it talks to.
	var l answer.Ledger
	ask(t, h.URL+"/v1/ledger", &l)
	if l.Name != "Exercise Olive" || !l.Exercise || l.Size != 4 || l.AsOf.Size != 4 || l.LogKey != h.Ledger.VerifierKey() || l.Registrar != h.Registrar.ID {
		t.Errorf("the ledger says %+v", l)
	}

	// The mediator tables.
	r, parts := apitest.Corridor(t, "1. Aid passes.\n2. No strike.\n", 1_000_000, north, south)
	sub, signed := mediator.Sign(&statement.Table{Revision: r}, statement.Everyone, parts)
	var receipt answer.Receipt
	if got := tell(t, h.URL+"/v1/statements", apitest.Wire(t, sub), &receipt); got.StatusCode != 201 || got.Header.Get("Location") != "/v1/statements/"+signed.ID.String() {
		t.Fatalf("tabling: %v, %+v", got.Status, receipt)
	}
	given := must(proof.DecodeReceipt(receipt.Receipt))(t)
	if _, _, err := given.Verify(proof.Policy{Log: h.Ledger.Verifier()}); err != nil || receipt.Statement != signed.ID || receipt.Duplicate {
		t.Fatalf("the receipt: %v, %+v", err, receipt)
	}
	// Sent again, it gets its first receipt.
	var again answer.Receipt
	if got := tell(t, h.URL+"/v1/statements", apitest.Wire(t, sub), &again); got.StatusCode != 200 || !again.Duplicate {
		t.Errorf("sent again: %v, %+v", got.Status, again)
	}
	if second := must(proof.DecodeReceipt(again.Receipt))(t); second.Index != given.Index || second.Leaf != given.Leaf {
		t.Errorf("sent again, it is entry %d, not %d", second.Index, given.Index)
	}

	// Everyone reads the text, the map and what it waits for.
	arrangement := h.URL + "/v1/arrangements/" + signed.ID.String()
	revision := arrangement + "/revisions/" + signed.RevisionID.String()
	var rev answer.Revision
	ask(t, revision, &rev)
	if rev.Texts[r.Texts[0].Part] != "1. Aid passes.\n2. No strike.\n" || rev.Annex == nil || rev.Annex.Volumes[0].ID != "road" || rev.Note != parley.NoteUnlisted || rev.AsOf.Size != given.Index+1 {
		t.Errorf("the revision reads %+v", rev)
	}
	var status answer.Arrangement
	ask(t, arrangement, &status)
	if status.Arrangement.State != parley.StateTabled || len(status.Arrangement.Waiting) == 0 {
		t.Errorf("the corridor is %s, waiting for %+v", status.Arrangement.State, status.Arrangement.Waiting)
	}

	// North asks, the mediator answers, both accept.
	id := parley.ArrangementID(signed.ID)
	parts = statement.Parts{}
	question, _ := north.Enter(&statement.Ask{Arrangement: id, Revision: signed.RevisionID, Blocking: true, Clause: "2", Text: apitest.Text(t, parts, "Does it cover drones?")}, statement.Everyone, parts)
	parts = statement.Parts{}
	mediator.Enter(&statement.Answer{Arrangement: id, Question: question.ID, Text: apitest.Text(t, parts, "It does.")}, statement.Everyone, parts)
	for _, force := range []*apitest.Actor{north, south} {
		sub, _ := force.Sign(&statement.Position{Arrangement: id, Revision: signed.RevisionID, Stance: parley.Accept}, statement.Everyone, nil)
		if got := tell(t, h.URL+"/v1/statements", apitest.Wire(t, sub), &receipt); got.StatusCode != 201 {
			t.Fatalf("%s accepts: %v", force.Name, got.Status)
		}
	}
	ask(t, arrangement, &status)
	if status.Arrangement.State != parley.StateInForce || len(status.Arrangement.Bound) != 2 {
		t.Errorf("after both accepted the corridor is %s, bound %v", status.Arrangement.State, status.Arrangement.Bound)
	}
	// An hour before the first entry it did not exist; at its tabling it was tabled.
	var at answer.Arrangements
	ask(t, h.URL+"/v1/arrangements?at=2017-05-06T00:00:00Z", &at)
	if len(at.Arrangements) != 0 || at.AsOf.At != 1494028800000 {
		t.Errorf("in 2017: %+v", at)
	}
	var talk answer.Talk
	ask(t, arrangement+"/talk", &talk)
	words := map[string]bool{}
	for _, r := range talk.Talk {
		words[r.Words] = true
	}
	if !words["Does it cover drones?"] || !words["It does."] {
		t.Errorf("the talk reads %+v", talk)
	}

	// A flight of North's through it would be a conflict; South's aid convoy none.
	ask := func(q parley.Question) (a parley.Answer) {
		t.Helper()
		tell(t, h.URL+"/v1/check", must(json.Marshal(q))(t), &a)
		return a
	}
	now := parley.Instant(status.AsOf.Head)
	q := parley.Question{Party: north.ID, Activity: parley.MilitaryFlight, Window: parley.Window{From: now + 1000, Until: now + 3_600_000},
		Volumes: []parley.Volume{apitest.Square("sortie", 36_0500000, 35_0500000, 100_000)}}
	if a := ask(q); a.Verdict != parley.Conflict || len(a.Reasons) == 0 || a.Reasons[0].Clause != "2" || a.Note != parley.NoteUnlisted || a.AsOf.Size == 0 {
		t.Errorf("the sortie: %+v", a)
	}
	q.Activity = parley.Movement
	if a := ask(q); a.Verdict != parley.NoConflict {
		t.Errorf("the convoy: %+v", a)
	}
}
