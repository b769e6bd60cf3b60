package api_test

import (
	"net/http"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// A counter-proposal is compared with what it answers, and with nothing else
// that is not its own.
func TestACounterProposalIsComparedWithWhatItAnswers(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	both := statement.Parties(north.ID, south.ID)
	first, offered := north.Table(both, "No flight above the road.\n", 2_000_000, north, south)
	other, apart := north.Table(both, "Another matter.\n", 1_000_000, north, south)
	revision, parts := apitest.Corridor(t, "No flight above the road, by day.\n", 3_000_000, north, south)
	signed, _ := south.Enter(&statement.Counter{Answers: first, To: offered, Revision: revision}, both, parts)
	countered := parley.ArrangementID(signed.ID)

	url := h.URL + "/v1/arrangements/" + countered.String() + "/diff?to=" + signed.RevisionID.String() + "&from="
	var a answer.Diff
	if r := ask(t, url+offered.String(), &a); r.StatusCode != http.StatusOK {
		t.Fatalf("the counter-proposal against what it answers: %s", r.Status)
	}
	if a.Diff.From.Revision != offered || a.Diff.To.Revision != signed.RevisionID || len(a.Diff.Texts) != 1 || a.Diff.Map == nil || a.Diff.Map.Gained == 0 {
		t.Errorf("the difference is %+v", a.Diff)
	}
	problem(t, must(http.Get(url+apart.String()))(t), http.StatusNotFound, "unknown-revision")
	problem(t, must(http.Get(h.URL+"/v1/arrangements/"+other.String()+"/diff?from="+offered.String()+"&to="+apart.String()))(t), http.StatusNotFound, "unknown-revision")
	// What was countered does not become the counter-proposal's to compare: the link has one direction.
	problem(t, must(http.Get(h.URL+"/v1/arrangements/"+first.String()+"/diff?from="+signed.RevisionID.String()+"&to="+offered.String()))(t), http.StatusNotFound, "unknown-revision")
}
