package api_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// A comment that names a witness is erased: nothing served tells it any more,
// and the log still proves that something stood there.
func TestAnErasedCommentIsGone(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	id, _ := north.Table(statement.Everyone, "1. x\n", 1_000_000, north)
	parts := statement.Parts{}
	comment, receipt := north.Enter(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "The miller saw it.")}, statement.Everyone, parts)
	paths := []string{"/v1/statements/" + comment.ID.String(), "/v1/entries/3", "/v1/receipts/" + comment.ID.String(),
		"/v1/arrangements/" + id.String() + "/talk"}
	before := must(http.Get(h.URL + paths[1]))(t)
	before.Body.Close()

	h.Registrar.Enter(&statement.Erase{Arrangement: id, Effects: []statement.Effect{{Index: receipt.Index, Statement: comment.ID,
		Type: statement.CommentMake, Author: north.ID, Audience: statement.Everyone}}}, statement.Everyone, nil)
	if n := must(h.Ledger.Erase(t.Context()))(t); n == 0 {
		t.Error("no key was destroyed")
	}
	for _, path := range paths {
		r := must(http.Get(h.URL + path))(t)
		b := string(must(io.ReadAll(r.Body))(t))
		r.Body.Close()
		if strings.Contains(b, "miller") {
			t.Errorf("%s still tells it", path)
		}
	}
	problem(t, must(http.Get(h.URL+paths[0]))(t), 410, "erased")
	problem(t, must(http.Get(h.URL+paths[2]))(t), 410, "erased")
	var e answer.Entry
	r := ask(t, h.URL+paths[1], &e)
	if !e.Opaque || e.Leaf == "" || e.Submission != nil {
		t.Errorf("the entry is %+v", e)
	}
	if r.Header.Get("ETag") == before.Header.Get("ETag") {
		t.Error("who has kept the entry is not told that it changed")
	}
}

// How far an erasure has come is told in the entry, in the list, and where the
// statement is asked for; from the naming on nobody is shown the content.
func TestHowFarAnErasureHasCome(t *testing.T) {
	h := apitest.Found(t)
	north := h.Admit("North", parley.ArmedForce)
	id, _ := north.Table(statement.Everyone, "1. x\n", 1_000_000, north)
	parts := statement.Parts{}
	comment, receipt := north.Enter(&statement.Comment{Arrangement: id, Text: apitest.Text(t, parts, "The miller saw it.")}, statement.Everyone, parts)
	var list answer.Retention
	if ask(t, h.URL+"/v1/retention", &list); len(list.Arrangements)+len(list.Erased) != 0 {
		t.Errorf("before anything is said of it there is %+v", list)
	}
	h.Registrar.Enter(&statement.Hold{Arrangement: id, Reason: "inquiry"}, statement.Everyone, nil)
	if ask(t, h.URL+"/v1/retention", &list); len(list.Arrangements) != 1 || list.Arrangements[0].Arrangement != id || list.Arrangements[0].Retention.Holds[0].Reason != "inquiry" {
		t.Errorf("what is held is %+v", list.Arrangements)
	}
	h.Registrar.Enter(&statement.ReleaseHold{Arrangement: id}, statement.Everyone, nil)
	h.Registrar.Enter(&statement.Erase{Arrangement: id, Effects: []statement.Effect{{Index: receipt.Index, Statement: comment.ID,
		Type: statement.CommentMake, Author: north.ID, Audience: statement.Everyone}}}, statement.Everyone, nil)
	told := func(want answer.Stage, words string) {
		t.Helper()
		var e answer.Entry
		ask(t, h.URL+"/v1/entries/3", &e)
		if !e.Opaque || e.Submission != nil || e.Erasure == nil || e.Erasure.Stage != want || e.Erasure.Named == 0 {
			t.Errorf("the entry is %+v", e)
		}
		if ask(t, h.URL+"/v1/retention", &list); len(list.Erased) != 1 || list.Erased[0].Index != 3 || list.Erased[0].Erasure.Stage != want || list.Erased[0].Author != north.ID {
			t.Errorf("the list is %+v", list.Erased)
		}
		if p := problem(t, must(http.Get(h.URL+"/v1/statements/"+comment.ID.String()))(t), 410, "erased"); !strings.Contains(p.Detail, words) {
			t.Errorf("it says %q", p.Detail)
		}
	}
	told(answer.StageNamed, "still to be destroyed")
	must(h.Ledger.Erase(t.Context()))(t)
	told(answer.StageErased, "no noted copy of them is left")
	if ask(t, h.URL+"/v1/retention?from=4", &list); len(list.Erased) != 0 {
		t.Errorf("after the last there is %+v", list.Erased)
	}
}
