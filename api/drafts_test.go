package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// draftOf is a draft as a page sends it: the first party by its identity, the
// second by its name.
func draftOf(a, b *apitest.Actor) string {
	return fmt.Sprintf(`{"title":"The olive corridor","kind":"corridor",
 "texts":{"ar":{"title":"ممر الزيتون","text":"1. تمر المساعدات."},"en":{"authentic":true,"text":"1. Aid passes."}},
 "map":{"status":"final","volumes":[{"id":"road","corridor":{"line":[[36.0,35.0],[36.1,35.05]],"half_width":"1 km"},"ceiling":"3000 ft agl"}]},
 "roles":[{"belligerent":[{"party":"%s","as":"The North"},{"party":"%s"}]}],"consenting":["belligerent"],
 "rules":[{"clause":"1","forbids":["strike"]}],"terms":{"duration":"6 months"}}`, a.ID, b.Name)
}

// draftAnswer is what POST /v1/drafts answers.
type draftAnswer struct {
	answer.Drafted
	Map *featureCollection `json:"map"`
}

func (v visitor) draft(path string, sent answer.SentDraft, headers ...string) (a draftAnswer) {
	v.t.Helper()
	body := must(json.Marshal(sent))(v.t)
	req := must(http.NewRequest("POST", v.h.URL+path, strings.NewReader(string(body))))(v.t)
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	v.ok(must(http.DefaultClient.Do(req))(v.t), &a)
	return a
}

// What a page gets for a draft can be signed and submitted as it is; read again,
// it is the same draft.
func TestADraftBecomesAStatement(t *testing.T) {
	v := closed(t)
	north, south := v.h.Admit("North", parley.ArmedForce), v.h.Admit("South", parley.ArmedForce)
	token := bearer(v.h.Token(north.Key))
	a := v.draft("/v1/drafts", answer.SentDraft{Sponsor: north.ID, Draft: []byte(draftOf(north, south))}, token...)
	if len(a.Problems)+len(a.Notices) > 0 || a.Revision == nil || len(a.Parts) != 3 || a.Diff != nil || a.Impact == nil {
		t.Fatalf("%+v", a)
	}
	if len(a.Impact.Required) != 2 || a.Map == nil || len(a.Map.Features) != 1 || a.Map.Features[0].Geometry.Type != "MultiPolygon" || a.Annex.Volumes[0].ID != "road" {
		t.Errorf("%+v %+v", a.Impact, a.Map)
	}
	parts := statement.Parts{}
	for _, p := range a.Parts {
		parts.Add(statement.Part{Media: p.Media, Salt: p.Salt, Data: p.Data})
	}
	signed, _ := north.Enter(&statement.Table{Revision: *a.Revision}, statement.Everyone, parts)
	if signed.RevisionID != a.RevisionID {
		t.Errorf("tabled as %s, promised as %s", signed.RevisionID, a.RevisionID)
	}

	id := parley.ArrangementID(signed.ID)
	var r answer.RevisionDraft
	read(t, v.do("GET", "/v1/arrangements/"+id.String()+"/revisions/"+signed.RevisionID.String()+"/draft", token...), &r)
	edited := strings.Replace(string(r.Draft), `"3000 ft agl"`, `"1000 m agl"`, 1)
	if edited == string(r.Draft) {
		t.Fatalf("%s", r.Draft)
	}
	again := v.draft("/v1/drafts", answer.SentDraft{Sponsor: north.ID, Draft: []byte(edited), Arrangement: id}, token...)
	if len(again.Problems) > 0 || again.Diff == nil || again.Diff.From.Revision != signed.RevisionID || again.Diff.To.Number != 2 || again.Diff.Map == nil ||
		len(again.Diff.Texts)+len(again.Diff.Rules)+len(again.Diff.Roles)+len(again.Diff.Terms) > 0 {
		t.Errorf("%+v %+v", again.Problems, again.Diff)
	}
	if len(again.Impact.Overlaps) > 0 {
		t.Errorf("its next revision would meet itself: %+v", again.Impact.Overlaps)
	}
	counter := v.draft("/v1/drafts", answer.SentDraft{Sponsor: south.ID, Draft: []byte(edited), Arrangement: id}, bearer(v.h.Token(south.Key))...)
	if counter.Diff == nil || len(counter.Impact.Overlaps) != 1 {
		t.Errorf("a counter-proposal: %+v %+v", counter.Diff, counter.Impact)
	}
}

// Whom the revision in force binds must consent to the next.
func TestADraftOfTheNextRevisionNeedsThoseWhoAreBound(t *testing.T) {
	h := apitest.Found(t)
	v := visitor{t, h}
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. Aid passes.", 1_000_000, north, south)
	for _, p := range []*apitest.Actor{north, south} {
		p.Enter(&statement.Position{Arrangement: id, Revision: rev, Stance: parley.Accept}, statement.Everyone, nil)
	}
	alone := strings.Replace(draftOf(north, south), `,{"party":"South"}`, "", 1)
	if a := v.draft("/v1/drafts", answer.SentDraft{Sponsor: north.ID, Draft: []byte(alone), Arrangement: id}); len(a.Impact.Required) != 2 || a.Impact.Required[1].Party != south.ID {
		t.Errorf("%+v", a.Impact.Required)
	}
	if a := v.draft("/v1/drafts", answer.SentDraft{Sponsor: north.ID, Draft: []byte(alone)}); len(a.Impact.Required) != 1 {
		t.Errorf("%+v", a.Impact.Required)
	}
}

// A draft with problems is answered with their places, and with what could be
// computed.
func TestADraftWithProblems(t *testing.T) {
	h := apitest.Found(t)
	v := visitor{t, h}
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	whole := draftOf(north, south)
	a := v.draft("/v1/drafts", answer.SentDraft{Sponsor: north.ID, Draft: []byte(strings.NewReplacer(`"6 months"`, `"soon"`, `"South"`, `"Nowhere"`, `"text":"1. Aid passes."`, `"text":""`).Replace(whole))})
	where := map[string]string{}
	for _, p := range a.Problems {
		where[p.Path] = p.Code
	}
	if len(where) != 3 || where["/terms/duration"] == "" || where["/roles/0/belligerent/1/party"] == "" || where["/texts/en/text"] == "" {
		t.Errorf("%+v", a.Problems)
	}
	if a.Revision != nil || a.RevisionID != (parley.RevisionID{}) || len(a.Parts) > 0 {
		t.Error("what can't be tabled has a revision")
	}
	if a.Map == nil || len(a.Map.Features) != 1 || a.Impact == nil || len(a.Impact.Required) != 1 || a.Impact.SquareMetres == 0 {
		t.Errorf("%+v %+v", a.Map, a.Impact)
	}

	// Nothing that is missing or nonsense is too much for it.
	for _, d := range []string{`{}`, `[]`, `null`, `""`, `{"map":"pending"}`, `{"map":{"status":"final"}}`, `{"kind":"pause","map":{"status":"final","volumes":[{"id":"x","circle":{"centre":[1,2],"radius":"3 km"}}]}}`,
		`{"rules":[{}],"terms":{"effective":{"when":"x"}},"map":{"volumes":[{}]}}`, `{"basis":"declared"}`, strings.Replace(whole, `"clause"`, `"cause"`, 1), strings.Replace(whole, `"kind":"corridor"`, `"basis":"asserted"`, 1)} {
		if a := v.draft("/v1/drafts", answer.SentDraft{Sponsor: north.ID, Draft: []byte(d)}); len(a.Problems) == 0 || a.Revision != nil {
			t.Errorf("%s: %+v", d, a)
		}
	}
}

// What is not a draft's is refused.
func TestADraftIsRefused(t *testing.T) {
	v := closed(t)
	north, south := v.h.Admit("North", parley.ArmedForce), v.h.Admit("South", parley.ArmedForce)
	east := v.h.Admit("East", parley.ArmedForce)
	id, rev := south.Table(statement.Parties(south.ID, east.ID), "1. Aid passes.", 1_000_000, south, east)
	token := v.h.Token(north.Key)
	post := func(body, token string) *http.Response {
		req := must(http.NewRequest("POST", v.h.URL+"/v1/drafts", strings.NewReader(body)))(t)
		req.Header.Set("Content-Type", "application/json")
		if token != "" {
			req.Header.Set("Authorization", "Bearer "+token)
		}
		return must(http.DefaultClient.Do(req))(t)
	}
	sent := func(sponsor parley.PartyID, more string) string {
		return fmt.Sprintf(`{"sponsor":"%s","draft":%s%s}`, sponsor, draftOf(north, south), more)
	}
	v.refused(post(sent(north.ID, ""), ""), 401, "login-needed")
	v.refused(post(sent(parley.PartyID{1}, ""), token), 404, "unknown-party")
	v.refused(post(sent(north.ID, `,"arrangement":"`+id.String()+`"`), token), 404, "unknown-arrangement")
	v.refused(post(sent(north.ID, `,"more":1`), token), 400, "malformed")
	v.refused(post(sent(north.ID, "")+"x", token), 400, "malformed")
	v.refused(post(`{"sponsor":"`+north.ID.String()+`"}`, token), 400, "malformed")
	v.refused(post("", token), 400, "malformed")
	v.refused(v.do("GET", "/v1/arrangements/"+id.String()+"/revisions/"+rev.String()+"/draft", bearer(token)...), 404, "unknown-revision")
}
