package credential

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/open-parley/parley"
)

func keys(n ...byte) (out []parley.KeyID) {
	for _, b := range n {
		out = append(out, parley.KeyID{b})
	}
	return out
}

func TestCredentialsLeadToKeys(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	here, elsewhere := parley.LedgerID{1}, parley.LedgerID{2}
	tell := func(id string, key byte, now parley.Instant) {
		t.Helper()
		if err := s.Remember(t.Context(), here, []byte(id), parley.KeyID{key}, now); err != nil {
			t.Fatal(err)
		}
	}
	want := func(ledger parley.LedgerID, id string, list ...byte) {
		t.Helper()
		got, err := s.Keys(t.Context(), ledger, []byte(id))
		if err != nil || !slices.Equal(got, keys(list...)) {
			t.Errorf("%q leads to %v (%v), want %v", id, got, err, list)
		}
	}
	tell("the passkey of the desk", 1, 1)
	want(here, "the passkey of the desk", 1)
	want(here, "another")
	want(elsewhere, "the passkey of the desk")

	// Who tells of another's credential takes nothing from it: both are tried,
	// and whoever tells makes room for itself at the cost of the oldest.
	for key := byte(2); key <= PerCredential+1; key++ {
		tell("the passkey of the desk", key, parley.Instant(key))
	}
	want(here, "the passkey of the desk", 5, 4, 3, 2)
	tell("the passkey of the desk", 1, 1) // its clock stands still
	want(here, "the passkey of the desk", 5, 4, 3, 1)

	// A key has so many, the latest of them.
	for n := range PerKey + 1 {
		tell(string(rune('a'+n)), 9, parley.Instant(10+n))
	}
	want(here, "a")
	want(here, "b", 9)

	// They outlast a restart; the file holds none of them, and is its owner's alone.
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, File+"*"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, name := range files {
		if b, err := os.ReadFile(name); err != nil || bytes.Contains(b, []byte("passkey of")) {
			t.Errorf("%s holds a credential's identifier (%v)", name, err)
		}
	}
	if s, err = Open(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	want(here, "b", 9)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, File), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir); err == nil {
		t.Error("a file that others can read was opened")
	}
}
