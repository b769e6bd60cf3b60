package scenario_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley/scenario"
)

// stories lists the committed stories.
func stories(t testing.TB) []string {
	t.Helper()
	list, err := filepath.Glob("../testdata/scenarios/*.txtar")
	if err != nil || len(list) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	return list
}

// Every story holds, on the fold alone and on a real ledger, and both give the
// same digest.
func TestStories(t *testing.T) {
	for _, file := range stories(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			var digests []string
			for _, engine := range []scenario.Engine{scenario.OnDocket, scenario.OnLedger} {
				var told bytes.Buffer
				r, err := scenario.Run(t.Context(), &told, file, scenario.Options{Engine: engine})
				if err != nil {
					t.Fatalf("%s: %v\n%s", engine, err, told.String())
				}
				for _, e := range r.Expectations {
					if !e.OK {
						t.Errorf("%s, on the %s:%d: %s\n  - want: %s\n  + have: %s", engine, r.Story, e.Line, e.Text, e.Want, e.Have)
					}
				}
				digests = append(digests, r.Digest.String())
				if os.Getenv("PARLEY_TELL") != "" && engine == scenario.OnDocket {
					fmt.Println(told.String())
				}
			}
			if digests[0] != digests[1] {
				t.Errorf("the fold gives %s, the ledger %s", digests[0], digests[1])
			}
		})
	}
}

// With secrets of its own a telling founds a ledger of its own, in which the
// story goes as it does in every other.
func TestATellingCanFoundALedgerOfItsOwn(t *testing.T) {
	file := stories(t)[0]
	digests := map[string]bool{}
	for _, opt := range []scenario.Options{{}, {}, {Rand: rand.Reader}, {Rand: rand.Reader}} {
		opt.Engine = scenario.OnDocket
		r, err := scenario.Run(t.Context(), io.Discard, file, opt)
		if err != nil || !r.OK {
			t.Fatalf("%v, %v", r, err)
		}
		digests[r.Digest.String()] = true
	}
	if len(digests) != 3 {
		t.Errorf("four tellings, two of them the same, give %d ledgers", len(digests))
	}
}
