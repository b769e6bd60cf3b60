package statement_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
	"github.com/open-parley/parley/statement/statementtest"
)

const formats = "../docs/formats"

func pageOf(typ statement.Type) string { return strings.ReplaceAll(string(typ), "/", "-") + ".md" }

// example checks that the first json block of a page, made canonical, is what
// this code makes; -update writes it there, indented.
func example(t *testing.T, page string, canonical []byte) (text string) {
	t.Helper()
	path := filepath.Join(formats, page)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(b), "```json\n")
	block, tail, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatalf("%s has no example", page)
	}
	if *update {
		var buf bytes.Buffer
		if err := json.Indent(&buf, canonical, "", "  "); err != nil {
			t.Fatal(err)
		}
		block = buf.String() + "\n"
		if err := os.WriteFile(path, []byte(head+"```json\n"+block+"```"+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := statement.Canonicalise([]byte(block))
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	if !bytes.Equal(got, canonical) {
		t.Errorf("the example of %s differs from what this code makes: run go test ./statement -update\n%s", page, got)
	}
	return head + tail
}

// Every type has its page. The page's example is a valid statement of the type,
// its table names every field of the body, and it says who may sign.
func TestEveryTypeHasItsPage(t *testing.T) {
	index, err := os.ReadFile(filepath.Join(formats, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range statement.Types() {
		s, _ := statementtest.Example(typ)
		payload := must(s.Encode())
		text := example(t, pageOf(typ), payload)
		decoded, err := statement.Decode(payload)
		if err != nil || decoded.Type != typ {
			t.Errorf("%s: the example is of type %s (%v)", typ, decoded.Type, err)
		}
		if !strings.HasPrefix(text, "# "+string(typ)+"\n") {
			t.Errorf("%s: the page has another title", typ)
		}
		if !strings.Contains(text, fmt.Sprintf("with the power `%s`", statement.PowerFor(typ))) {
			t.Errorf("%s: the page does not say that the power is %s", typ, statement.PowerFor(typ))
		}
		if want := fmt.Sprintf("| [%s](%s) | `%s` |", typ, pageOf(typ), statement.PowerFor(typ)); !strings.Contains(string(index), want) {
			t.Errorf("the index lacks %s", want)
		}
		for _, section := range []string{"## Body", "## Rules", "## Refusals"} {
			if !strings.Contains(text, section) {
				t.Errorf("%s: the page lacks %s", typ, section)
			}
		}
		body := reflect.TypeOf(s.Body).Elem()
		for i := range body.NumField() {
			name, _, _ := strings.Cut(body.Field(i).Tag.Get("json"), ",")
			if !strings.Contains(text, "| `"+name+"`") && !strings.Contains(text, "| `"+name+".") && !strings.Contains(text, "| `"+name+"[") {
				t.Errorf("%s: the page does not name the field %s", typ, name)
			}
		}
	}
}

// The pages that several types share have examples too.
func TestSharedPages(t *testing.T) {
	s, parts := statementtest.Example(statement.PositionTake)
	example(t, "statement.md", must(s.Encode()))
	sub, _, err := statement.Sign(s, parts, statementtest.ExampleKey())
	if err != nil {
		t.Fatal(err)
	}
	example(t, "dsse.md", must(sub.Envelope.Encode()))
	var wire struct{ Parts []json.RawMessage }
	if err := json.Unmarshal(must(sub.Encode()), &wire); err != nil {
		t.Fatal(err)
	}
	example(t, "part.md", wire.Parts[0])
	example(t, "keys.md", must(statement.Canonical(statementtest.ExampleKey().Key())))
	example(t, "profile.md", []byte(`{"A1":[-1,0,9007199254740991],"name":"حلب","open":true}`))

	table, parts := statementtest.Example(statement.ArrangementTable)
	example(t, "revision.md", must(statement.Canonical(table.Revision())))
	annex := parts[table.Revision().Map.Part].Data
	example(t, "annex.md", annex)
	if _, err := statement.DecodeAnnex(annex); err != nil {
		t.Error(err)
	}
}

// The second example of the page on revisions, hours by the sun with exceptions,
// is a rule in its one encoding, and valid.
func TestHoursOnThePage(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(formats, "revision.md"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(b), "```json\n")
	if len(blocks) != 3 {
		t.Fatalf("the page has %d examples, want 2", len(blocks)-1)
	}
	text, _, _ := strings.Cut(blocks[2], "```")
	var rule parley.Rule
	if err := json.Unmarshal([]byte(text), &rule); err != nil {
		t.Fatal(err)
	}
	if got, want := must(statement.Canonical(rule)), must(statement.Canonicalise([]byte(text))); !bytes.Equal(got, want) {
		t.Errorf("the rule encodes to %s, the page has %s", got, want)
	}
	s, _ := statementtest.Example(statement.ArrangementTable)
	s.Revision().Rules = []parley.Rule{rule}
	if err := s.Valid(); err != nil {
		t.Error(err)
	}
	if rule.Sun == nil || len(rule.Except) == 0 {
		t.Error("the example shows neither the sun nor an exception")
	}
}

// The pages of revision and annex name every field of what they describe.
func TestSharedPagesNameEveryField(t *testing.T) {
	for page, v := range map[string]any{"revision.md": parley.Revision{}, "annex.md": parley.Annex{}, "keys.md": parley.Key{}, "statement.md": statement.Statement{}} {
		b, err := os.ReadFile(filepath.Join(formats, page))
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(b), "```\n") // without the example
		fields(reflect.TypeOf(v), map[reflect.Type]bool{}, func(name string) {
			if !strings.Contains(text, "`"+name) && !strings.Contains(text, "."+name) {
				t.Errorf("%s does not name the field %s", page, name)
			}
		})
	}
}

// fields calls f with the name of every JSON field of t and below it.
func fields(t reflect.Type, seen map[reflect.Type]bool, f func(name string)) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			f(name)
			fields(t.Field(i).Type, seen, f)
		}
	}
}
