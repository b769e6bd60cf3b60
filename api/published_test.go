package api_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// The public reads what all who had to consent have signed for, and learns of
// nothing else, not even that it is there.
func TestThePublicReadsWhatWasPublished(t *testing.T) {
	h := apitest.FoundWith(t, api.Options{Authenticate: byHeader})
	north, south, third := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce), h.Admit("Third", parley.ArmedForce)
	talks := statement.Parties(north.ID, south.ID)
	secret, hidden := north.Table(talks, "1. Hidden words.\n", 900_000, north, south)
	id, rev := north.Table(talks, "1. Nobody fires.\n", 1_000_000, north, south)
	public := func(path string) (int, string) {
		r := asks(t, "GET", h.URL+"/v1/published"+path, parley.PartyID{}, "")
		return r.StatusCode, string(must(io.ReadAll(r.Body))(t))
	}
	unseen := func(when string) {
		t.Helper()
		for _, a := range []string{nobody, secret.String()} {
			status, body := public("/" + a)
			_, none := public("/" + nobody)
			if body = strings.ReplaceAll(body, a, nobody); status != 404 || strip(t, body) != strip(t, none) {
				t.Errorf("%s: of %s the public is told %d %s", when, a, status, body)
			}
		}
		if _, body := public(""); strings.Contains(body, secret.String()) || strings.Contains(body, hidden.String()) || strings.Contains(body, third.ID.String()) {
			t.Errorf("%s: the public is told %s", when, body)
		}
	}
	for _, a := range []*apitest.Actor{north, south} {
		for what, rev := range map[parley.ArrangementID]parley.RevisionID{id: rev, secret: hidden} {
			a.Enter(&statement.Position{Arrangement: what, Revision: rev, Stance: parley.Accept}, talks, nil)
		}
	}
	parts := statement.Parties(north.ID, south.ID)
	south.Enter(&statement.Publish{Arrangement: id, Revision: rev}, parts, nil)
	north.Enter(&statement.Publish{Arrangement: secret, Revision: hidden}, parts, nil)
	unseen("after one signature")
	if status, _ := public("/" + id.String()); status != 404 {
		t.Errorf("one signature makes it public: %d", status)
	}
	north.Enter(&statement.Publish{Arrangement: id, Revision: rev}, parts, nil)
	unseen("after the last")
	status, body := public("/" + id.String())
	var a answer.Published
	if err := json.Unmarshal([]byte(body), &a); err != nil || status != 200 || len(a.Revisions) != 1 {
		t.Fatalf("%d %s (%v)", status, body, err)
	}
	r := a.Revisions[0]
	if r.Revision != rev || r.State != parley.StateInForce || len(r.Bound) != 2 || r.Annex == nil || r.Texts[r.Content.Texts[0].Part] != "1. Nobody fires.\n" {
		t.Errorf("the public reads %s", body)
	}
	annex := statement.Part{Media: statement.MediaAnnex, Salt: r.Salts[r.Content.Map.Part], Data: must(statement.EncodeAnnex(r.Annex))(t)}
	text := r.Content.Texts[0].Part
	words := statement.Part{Media: statement.MediaText, Salt: r.Salts[text], Data: []byte(r.Texts[text])}
	if annex.ID() != r.Content.Map.Part || words.ID() != text {
		t.Error("map and text do not give what the revision commits to")
	}
	if got := must(statement.RevisionIDOf(r.Content))(t); got != rev {
		t.Errorf("what the public reads has the hash %v", got)
	}
}

// strip leaves out what differs from one request to the next.
func strip(t *testing.T, body string) string {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatalf("%v: %s", err, body)
	}
	delete(v, "request")
	delete(v, "instance")
	return string(must(json.Marshal(v))(t))
}
