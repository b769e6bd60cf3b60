package bundle_test

import (
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/scenario"
)

// smallStory is as little as shows everything: what two agree, what the third
// can't see, what was erased of it.
const smallStory = `at 2027-05-01T09:00Z
exercise "small"
party alpha state "Alphaland"
party beta state "Betaland"
party gamma state "Gammaland"

alpha tables zone from zone.yaml to beta
beta comments on zone "The map is rough."
alpha accepts zone
at 2027-05-02T09:00Z
beta accepts zone
erase comments of zone
expect zone is in-force

-- zone.yaml --
title: Zone of the plain
kind: safe-zone
texts:
  en: {authentic: true, text: "No strikes in the zone."}
map: {status: final, volumes: [{id: plain, polygon: [[10, 45], [11, 45], [11, 46], [10, 46]]}]}
roles: {belligerent: [alpha, beta]}
consenting: [belligerent]
rules:
  - {clause: "1", forbids: [strike, military-flight]}
`

// small is that story's ledger, and the folder that it lies in, closed.
func small(t testing.TB) (l played, dir string) {
	t.Helper()
	s, err := scenario.Parse("small.txtar", []byte(smallStory))
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "ledger")
	r, err := s.Tell(t.Context(), io.Discard, scenario.Options{Dir: dir})
	if err != nil || !r.OK {
		t.Fatal(err, r.Expectations)
	}
	return reopened(t, dir, r.Head), dir
}

// reopened opens a ledger without territories at a time of the clock.
func reopened(t testing.TB, dir string, now parley.Instant) played {
	t.Helper()
	l, err := ledger.Open(t.Context(), ledger.Config{Dir: dir, Engine: sqlite.Open,
		Now: func() parley.Instant { return now }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close(context.Background()) })
	return played{Ledger: l}
}

// logSigner is the log's own key, as its host has it.
func logSigner(t testing.TB, dir string) note.Signer {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, ledger.KeyFile))
	if err != nil {
		t.Fatal(err)
	}
	s, err := note.NewSigner(strings.TrimSpace(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// called is the party of that name.
func called(t testing.TB, l played, name string) parley.PartyID {
	t.Helper()
	for _, p := range parties(l) {
		if p.Profile.Name == name {
			return p.ID
		}
	}
	t.Fatalf("there is no %s", name)
	return parley.PartyID{}
}

var someSeed = bundle.Openings{OneIn: 2, Seed: parley.Digest{1, 2, 3}}
