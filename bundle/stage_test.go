package bundle_test

import (
	"context"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
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

// played is the ledger of a story, and the territories that it was founded with.
type played struct {
	*ledger.Ledger
	world *geo.World
}

// told plays a story on a real ledger and opens that.
func told(t testing.TB, file string) played {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ledger")
	r, err := scenario.Run(t.Context(), io.Discard, file, scenario.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), ledger.Config{Dir: dir, Engine: sqlite.Open, World: r.World,
		Now: func() parley.Instant { return r.Head }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close(context.Background()) })
	return played{l, r.World}
}

// name of a story, for subtests.
func name(file string) string { return strings.TrimSuffix(filepath.Base(file), ".txtar") }

func parties(l played) (out []docket.Party) {
	l.View(func(s *docket.State) { out = s.Parties() })
	return out
}

// records are what a party may see of a ledger.
func records(t testing.TB, l played, party parley.PartyID, openings bundle.Openings) (*ledger.Export, []*bundle.Record) {
	t.Helper()
	x, err := l.Export(t.Context(), party)
	if err != nil {
		t.Fatal(err)
	}
	var out []*bundle.Record
	if err := x.Each(t.Context(), 0, openings, func(r *bundle.Record) error { out = append(out, r); return nil }); err != nil {
		t.Fatal(err)
	}
	return x, out
}
