package bundle_test

import (
	"bytes"
	"encoding/json"
	"os"
	"regexp"
	"testing"
)

// exampleBlock is a marked example of a format page.
var exampleBlock = regexp.MustCompile("(?s)(<!-- example: (\\S+) -->\n```\\w+\n)(.*?)```\n")

// The examples of the pages are lines of the vectors.
func TestDocumentedExamples(t *testing.T) {
	files, _ := makeVectors(t)
	want := map[string]string{}
	for line := range bytes.Lines(files["outsider.bundle"]) {
		var v map[string]json.RawMessage
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatal(err)
		}
		for kind, value := range v {
			var text string
			if json.Unmarshal(value, &text) != nil {
				var b bytes.Buffer
				if err := json.Indent(&b, line, "", "  "); err != nil {
					t.Fatal(err)
				}
				text = b.String()
			}
			if kind != "entry" || bytes.Contains(value, []byte(`"own"`)) && want["bundle-entry"] == "" {
				want["bundle-"+kind] = text
			}
		}
	}
	want["view"] = want["bundle-view"]
	for _, page := range []string{"bundle", "view"} {
		path := "../docs/formats/" + page + ".md"
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		again := exampleBlock.ReplaceAllStringFunc(string(b), func(block string) string {
			m := exampleBlock.FindStringSubmatch(block)
			text, ok := want[m[2]]
			if !ok {
				t.Errorf("%s has an unknown example %q", path, m[2])
			}
			return m[1] + text + "```\n"
		})
		if again == string(b) {
			continue
		}
		if !*update {
			t.Errorf("%s: an example is not what the code gives; go test ./bundle -update writes it", path)
		} else if err := os.WriteFile(path, []byte(again), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
