package draft_test

import (
	"os"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/draft"
)

func TestDefaultRetention(t *testing.T) {
	p, err := draft.ParseRetention("default", draft.DefaultRetention)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Rules) != 2 || p.Rules[0].Erase != draft.EraseArrangement || !p.Rules[0].NeverInForce || *p.Rules[0].EndedFor != (parley.Period{Months: 120}) {
		t.Errorf("the default is %+v", p)
	}
	// What the manual shows is what counts.
	page, err := os.ReadFile("../docs/operations/retention.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "```yaml\n"+string(draft.DefaultRetention)+"```") {
		t.Error("docs/operations/retention.md shows another default")
	}
}

// Everything that is wrong is said, with its line.
func TestRetentionPoliciesThatAreNone(t *testing.T) {
	for _, c := range []struct{ yaml, says string }{
		{"", "not one YAML document"},
		{"retention: 5", "rule 1 is \"5\""},
		{"retention: []", "empty list"},
		{"retentoin: []", `Did you mean "retention"?`},
		{"retention:\n  - {erase: comments}", "p.yaml:2: rule 1 erases comments of any age"},
		{"retention:\n  - {erase: arrangement, older_than: 1 year}", "has no ended_for"},
		{"retention:\n  - {erase: nothing, ended_for: 1 year}", "has no age"},
		{"retention:\n  - {erase: everything, ended_for: 1 year}", `There is no erase "everything"`},
		{"retention:\n  - {ended_for: 1 year}", `"erase" is missing`},
		{"retention:\n  - {erase: comments, older_than: 5 minutes}", "whole hours at the finest"},
		{"retention:\n  - {erase: comments, older_than: 900 years}", "longer than a century"},
		{"retention:\n  - {erase: comments, older_than: 1 year, kinds: [safezone]}", `Did you mean "safe-zone"?`},
		{"retention:\n  - {erase: comments, older_than: 1 year, states: [superseded]}", `There is no states "superseded"`},
		{"retention:\n  - {erase: comments, older_than: 1 year, never_in_force: yep}", "Write true or false"},
		{"retention:\n  - {erase: comments, older_than: 1 year, erase: nothing}", "stands twice"},
		{"retention: &a\n  - {erase: comments, older_than: 1 year}", "is an anchor"},
		{"retention:\n" + strings.Repeat("  - {erase: comments, older_than: 1 year}\n", draft.MaxRetentionRules+1), "there may be 100"},
		{"# " + strings.Repeat("x", draft.MaxRetention), "has at most"},
	} {
		_, err := draft.ParseRetention("p.yaml", []byte(c.yaml))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%.60q: %v, want %q", c.yaml, err, c.says)
		}
	}
}

func FuzzRetention(f *testing.F) {
	f.Add(draft.DefaultRetention)
	f.Add([]byte("retention:\n  - {erase: nothing, kinds: [safe-zone]}\n  - {erase: comments, older_than: 1 year, bases: agreed}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := draft.ParseRetention("p.yaml", b)
		if err != nil {
			if p != nil {
				t.Error("a policy and an error")
			}
			return
		}
		for _, r := range p.Rules {
			if r.Erase == draft.EraseArrangement && r.EndedFor == nil || r.Erase == draft.EraseComments && r.EndedFor == nil && r.OlderThan == nil {
				t.Errorf("a rule erases at any age: %+v", r)
			}
		}
	})
}
