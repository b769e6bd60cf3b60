package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// Every curl command of docs/api.md works as it stands.
func TestTheExamplesWork(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. x\n", 1_000_000, north, south)
	r2, parts := apitest.Corridor(t, "2. y\n", 900_000, north, south)
	signed, _ := north.Enter(&statement.Revise{Arrangement: id, Replaces: rev, Revision: r2}, statement.Everyone, parts)
	sub, _ := north.Sign(&statement.Position{Arrangement: id, Revision: signed.RevisionID, Stance: parley.Accept}, statement.Everyone, nil)
	doc := string(must(os.ReadFile("../docs/api.md"))(t))
	question := regexp.MustCompile(`(?s)` + "```json\n" + `(\{"party":.*?)` + "```").FindStringSubmatch(doc)
	if question == nil {
		t.Fatal("the page has no question")
	}
	annex := must(statement.DecodeAnnex(parts[r2.Map.Part].Data))(t)
	files := map[string][]byte{
		"@submission.json":   apitest.Wire(t, sub),
		"@submissions.jsonl": append(append(apitest.Wire(t, sub), '\n'), apitest.Wire(t, sub)...),
		"@question.json":     []byte(strings.Replace(question[1], "bc99cd30…", north.ID.String(), 1)),
		"@login.json":        must(json.Marshal(apitest.SignLogin(t, apitest.Challenge(t, h.URL, north.Key), north.Key)))(t),
		"@sent.json":         must(json.Marshal(answer.SentDraft{Sponsor: north.ID, Arrangement: id, Draft: []byte(draftOf(north, south))}))(t),
		"@draft.json":        must(json.Marshal(answer.Draft{Sponsor: north.ID, Revision: r2, Annex: annex}))(t),
	}
	names := strings.NewReplacer("$PARTY", north.ID.String(), "$ARRANGEMENT", id.String(), "$REVISION", rev.String(),
		"$TOKEN", h.Token(north.Key), "$KEY", north.Key.ID().String(), "$NEXT", signed.RevisionID.String(), "$STATEMENT", id.String(), "$PROMISED", sub.Envelope.ID().String(), "$P", h.URL)
	commands := regexp.MustCompile(`(?m)^curl (.*)$`).FindAllStringSubmatch(doc, -1)
	if len(commands) < 25 {
		t.Errorf("the page has %d commands", len(commands))
	}
	word := regexp.MustCompile(`'[^']*'|"[^"]*"|\S+`)
	for _, c := range commands {
		req := must(http.NewRequest(http.MethodGet, h.URL, nil))(t)
		args := word.FindAllString(c[1], -1)
		for i := 0; i < len(args); i++ {
			switch arg := strings.Trim(args[i], `'"`); arg {
			case "-s", "-sN":
			case "-H":
				i++
				k, v, _ := strings.Cut(strings.Trim(args[i], `'"`), ": ")
				req.Header.Set(k, names.Replace(v))
			case "--data-binary":
				i++
				body := files[args[i]]
				if body == nil {
					t.Errorf("%s: the page does not say what %s holds", c[0], args[i])
				}
				full := must(http.NewRequest(http.MethodPost, req.URL.String(), bytes.NewReader(body)))(t)
				full.Header = req.Header
				req = full
			default:
				u := must(req.URL.Parse(names.Replace(arg)))(t)
				req.URL = u
			}
		}
		r := must(http.DefaultClient.Do(req))(t)
		r.Body.Close()
		if wrong := strings.HasSuffix(c[1], "/abc"); r.StatusCode >= 300 != wrong {
			t.Errorf("%s: %s", c[0], r.Status)
		}
	}
}
