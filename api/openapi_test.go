package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/statement"
)

// document is the served OpenAPI document.
type document map[string]any

func described(t *testing.T, h *apitest.Host) document {
	r := must(http.Get(h.URL + "/v1/openapi.json"))(t)
	defer r.Body.Close()
	var d document
	if err := json.NewDecoder(r.Body).Decode(&d); err != nil {
		t.Fatal(err)
	}
	return d
}

// at follows a path of member names.
func (d document) at(v any, names ...string) any {
	for _, n := range names {
		m, _ := v.(map[string]any)
		if v = m[n]; v == nil {
			return nil
		}
		if ref, ok := d.ref(v); ok {
			v = ref
		}
	}
	return v
}

// ref resolves a reference within the document.
func (d document) ref(v any) (any, bool) {
	m, _ := v.(map[string]any)
	s, ok := m["$ref"].(string)
	if !ok {
		return nil, false
	}
	return d.at(map[string]any(d), strings.Split(strings.TrimPrefix(s, "#/"), "/")...), true
}

// The document holds together: versions, unique operations, parameters of every
// path, and no reference that leads nowhere.
func TestTheDescriptionHoldsTogether(t *testing.T) {
	h := apitest.Found(t)
	d := described(t, h)
	if v, _ := d["openapi"].(string); !strings.HasPrefix(v, "3.1.") {
		t.Errorf("it is OpenAPI %q", v)
	}
	if s := fmt.Sprint(d.at(map[string]any(d), "info", "description")); !strings.Contains(s, parley.NoteUnlisted) {
		t.Error("it does not carry the note of R5")
	}
	var walk func(path string, v any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := d.ref(v); ok && ref == nil {
				t.Errorf("%s refers to %v, which is not there", path, v["$ref"])
			}
			for k, x := range v {
				walk(path+"/"+k, x)
			}
		case []any:
			for i, x := range v {
				walk(fmt.Sprint(path, "/", i), x)
			}
		}
	}
	walk("", map[string]any(d))
	seen := map[string]bool{}
	paths, _ := d["paths"].(map[string]any)
	if len(paths) < 22 {
		t.Errorf("it describes %d paths", len(paths))
	}
	for path, operations := range paths {
		if !strings.HasPrefix(path, "/v1/") {
			t.Errorf("%s is not under /v1", path)
		}
		for method, op := range operations.(map[string]any) {
			id, _ := d.at(op, "operationId").(string)
			if id == "" || seen[id] || d.at(op, "summary") == nil {
				t.Errorf("%s %s has the id %q, or no summary", method, path, id)
			}
			seen[id] = true
			params, _ := d.at(op, "parameters").([]any)
			for _, m := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(path, -1) {
				if !slices.ContainsFunc(params, func(p any) bool {
					return d.at(p, "name") == m[1] && d.at(p, "in") == "path" && d.at(p, "required") == true
				}) {
					t.Errorf("%s does not describe {%s}", path, m[1])
				}
			}
			for _, p := range params {
				if d.at(p, "schema", "type") == "integer" && d.at(p, "schema", "maximum") == nil {
					t.Errorf("%s %s does not say how great %v may be", method, path, d.at(p, "name"))
				}
			}
			responses, _ := d.at(op, "responses").(map[string]any)
			problem := false
			for status, r := range responses {
				if d.at(r, "description") == nil {
					t.Errorf("%s: response %s says nothing", path, status)
				}
				problem = problem || d.at(r, "content", answer.ProblemType) != nil
			}
			if !problem {
				t.Errorf("%s %s does not describe its errors", method, path)
			}
		}
	}
}

// Real answers are what the document says.
func TestAnswersAreAsDescribed(t *testing.T) {
	h := apitest.Found(t)
	north, south := h.Admit("North", parley.ArmedForce), h.Admit("South", parley.ArmedForce)
	id, rev := north.Table(statement.Everyone, "1. x\n", 1_000_000, north, south)
	parts := statement.Parts{}
	question, _ := south.Enter(&statement.Ask{Arrangement: id, Revision: rev, Blocking: true, Clause: "2", Point: &parley.Point{Lon: 1, Lat: -1},
		Text: apitest.Text(t, parts, "Where?")}, statement.Everyone, parts)
	parts = statement.Parts{}
	south.Enter(&statement.DeclareTerritory{Name: "South", Map: apitest.Annex(t, parts, apitest.Square("all", 36_0000000, 35_0000000, 20_000_000))}, statement.Everyone, parts)
	from := parley.At(time.Now())
	south.Enter(&statement.Roster{Post: "chief", MustAnswer: true, Watch: []statement.Shift{
		{Window: parley.Window{From: from, Until: from + 3_600_000}, Post: "chief"}}}, statement.Everyone, nil)
	parts = statement.Parts{}
	south.Enter(&statement.Plan{Intent: statement.Intent{Activity: parley.Strike, Window: parley.Window{From: 1, Until: 4_000_000_000_000},
		Map: apitest.Annex(t, parts, apitest.Square("op", 36_0000000, 35_0000000, 1000))}}, statement.Everyone, parts)
	r2, parts := apitest.Corridor(t, "2. y\n", 900_000, north)
	signed, _ := north.Enter(&statement.Revise{Arrangement: id, Replaces: rev, Revision: r2}, statement.Everyone, parts)
	sub, _ := north.Sign(&statement.Position{Arrangement: id, Revision: signed.RevisionID, Stance: parley.Accept}, statement.Everyone, nil)

	d := described(t, h)
	one := "/arrangements/{arrangement}"
	q := must(json.Marshal(parley.Question{Party: north.ID, Activity: parley.Strike, Window: parley.Window{From: 1, Until: 4_000_000_000_000},
		Volumes: []parley.Volume{apitest.Square("x", 36_0000000, 35_0000000, 1000)}}))(t)
	annex := must(statement.DecodeAnnex(parts[r2.Map.Part].Data))(t)
	draft := must(json.Marshal(answer.Draft{Sponsor: north.ID, Revision: r2, Annex: annex}))(t)
	for _, c := range []struct {
		method, path, query string
		body                []byte
		status              string
	}{
		{"get", "/ledger", "", nil, "200"},
		{"get", "/consistency", "?from=1&to=3", nil, "200"},
		{"get", "/entries/{index}", "", nil, "200"},
		{"get", "/entries", "?limit=200", nil, "200"},
		{"get", "/entries", "?type=nothing", nil, "default"},
		{"get", "/statements/{statement}", "", nil, "200"},
		{"get", "/receipts/{statement}", "", nil, "200"},
		{"get", "/parties", "", nil, "200"},
		{"get", "/parties/{party}", "", nil, "200"},
		{"get", "/parties/{party}/keys", "", nil, "200"},
		{"get", "/parties/{party}/posts", "", nil, "200"},
		{"get", "/parties/{party}/posts", "?at=2017-05-06T00:00:00Z", nil, "200"},
		{"get", "/statements/{statement}/audience", "", nil, "200"},
		{"get", "/statements/{statement}/sealed", "?key=" + nobody, nil, "default"},
		{"get", "/retention", "", nil, "200"},
		{"get", "/retention", "?from=3", nil, "200"},
		{"get", "/published", "", nil, "200"},
		{"get", "/published/{arrangement}", "", nil, "default"},
		{"get", "/territories", "", nil, "200"},
		{"get", "/operations", "", nil, "200"},
		{"get", "/prev", "?author=" + north.ID.String() + "&kind=arrangement&subject=" + id.String() + "&audience=everyone", nil, "200"},
		{"get", "/arrangements", "", nil, "200"},
		{"get", one, "", nil, "200"},
		{"get", one, "?at=x", nil, "default"},
		{"get", one + "/revisions/{revision}", "", nil, "200"},
		{"get", one + "/revisions/{revision}/map", "", nil, "200"},
		{"get", one + "/revisions/{revision}/impact", "", nil, "200"},
		{"get", one + "/diff", "?from=" + rev.String() + "&to=" + signed.RevisionID.String(), nil, "200"},
		{"get", one + "/talk", "", nil, "200"},
		{"post", "/check", "", q, "200"},
		{"post", "/impact", "", draft, "200"},
		{"post", "/admit", "", apitest.Wire(t, sub), "200"},
		{"post", "/statements", "", apitest.Wire(t, sub), "201"},
		{"post", "/statements", "", apitest.Wire(t, sub), "200"},
		{"post", "/statements", "", []byte("{}"), "default"},
	} {
		op := d.at(map[string]any(d), "paths", "/v1"+c.path, c.method)
		if op == nil {
			t.Errorf("%s %s is not described", c.method, c.path)
			continue
		}
		path := strings.NewReplacer("{index}", "3", "{statement}", question.ID.String(), "{party}", south.ID.String(),
			"{arrangement}", id.String(), "{revision}", signed.RevisionID.String()).Replace(c.path)
		req := must(http.NewRequest(strings.ToUpper(c.method), h.URL+"/v1"+path+c.query, strings.NewReader(string(c.body))))(t)
		req.Header.Set("Content-Type", "application/json")
		r := must(http.DefaultClient.Do(req))(t)
		body := must(io.ReadAll(r.Body))(t)
		r.Body.Close()
		if c.status != "default" && fmt.Sprint(r.StatusCode) != c.status {
			t.Errorf("%s %s: %s %s", c.method, path, r.Status, body)
			continue
		}
		content, _ := d.at(op, "responses", c.status, "content").(map[string]any)
		media := r.Header.Get("Content-Type")
		schema := d.at(content[media], "schema")
		if schema == nil {
			t.Errorf("%s %s: %q is not described as %s", c.method, c.path, c.status, media)
			continue
		}
		var v any
		if err := json.Unmarshal(body, &v); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range d.check(schema, v, "$") {
			t.Errorf("%s %s: %s\nin %s", c.method, c.path, wrong, body)
		}
		if c.body != nil && c.status != "default" {
			var sent any
			if err := json.Unmarshal(c.body, &sent); err != nil {
				t.Fatal(err)
			}
			for _, wrong := range d.check(d.at(op, "requestBody", "content", "application/json", "schema"), sent, "$") {
				t.Errorf("%s %s, sent: %s", c.method, c.path, wrong)
			}
		}
	}
}

// check holds a value against a schema: as much of JSON Schema as the document
// uses.
func (d document) check(schema, v any, path string) (wrong []string) {
	if ref, ok := d.ref(schema); ok {
		schema = ref
	}
	s, ok := schema.(map[string]any)
	if !ok {
		return []string{path + " has no schema"}
	}
	fail := func(format string, args ...any) { wrong = append(wrong, path+": "+fmt.Sprintf(format, args...)) }
	switch s["type"] {
	case nil:
	case "object":
		m, ok := v.(map[string]any)
		if !ok {
			fail("is %v, no object", v)
			return wrong
		}
		required, _ := s["required"].([]any)
		for _, name := range required {
			if _, ok := m[name.(string)]; !ok {
				fail("lacks %v", name)
			}
		}
		properties, _ := s["properties"].(map[string]any)
		for name, x := range m {
			p, ok := properties[name]
			if !ok {
				if p = s["additionalProperties"]; p == nil || p == false || p == true {
					fail("has %q, which is not described", name)
					continue
				}
			}
			wrong = append(wrong, d.check(p, x, path+"."+name)...)
		}
	case "array":
		a, ok := v.([]any)
		if !ok {
			fail("is %v, no array", v)
			return wrong
		}
		for i, x := range a {
			wrong = append(wrong, d.check(s["items"], x, fmt.Sprint(path, "[", i, "]"))...)
		}
	case "string":
		x, ok := v.(string)
		if p, _ := s["pattern"].(string); !ok || p != "" && !regexp.MustCompile(p).MatchString(x) {
			fail("is %v, no string like %q", v, p)
		}
	case "integer":
		if x, ok := v.(float64); !ok || x != float64(int64(x)) {
			fail("is %v, no integer", v)
		}
	case "number":
		if _, ok := v.(float64); !ok {
			fail("is %v, no number", v)
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			fail("is %v, neither true nor false", v)
		}
	default:
		fail("has the type %v", s["type"])
	}
	return wrong
}
