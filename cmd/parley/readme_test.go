package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/open-parley/parley/scenario"
)

// The README shows what the demo really prints, cut by lines of "…".
func TestTheReadmeShowsTheDemosOwnWords(t *testing.T) {
	var told bytes.Buffer
	if r, err := scenario.Run(t.Context(), &told, "../../testdata/scenarios/syria-2017.txtar", scenario.Options{Engine: scenario.OnDocket}); err != nil || !r.OK {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(string(readme), "$ make demo ONCE=1\n")
	shown, _, ok := strings.Cut(shown, "```")
	if !ok {
		t.Fatal("the README does not show the demo")
	}
	for _, part := range strings.Split(shown, "…\n") {
		if !strings.Contains(told.String(), strings.TrimSpace(part)) {
			t.Errorf("the demo does not print:\n%s", part)
		}
	}
}
