package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/open-parley/parley"
)

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range list {
		out = append(out, f.Name())
	}
	return strings.Join(out, " ")
}

// says runs a command that fails, and leaves dir as it was.
func says(t *testing.T, dir string, code int, want string, args ...string) {
	t.Helper()
	before := names(t, dir)
	var out bytes.Buffer
	if got := run(context.Background(), args, strings.NewReader(""), &out, &out); got != code || !strings.Contains(out.String(), want) {
		t.Errorf("%v: exit code %d, want %d and %q in\n%s", args, got, code, want, &out)
	}
	if after := names(t, dir); after != before {
		t.Errorf("%v left %s, there was %s", args, after, before)
	}
}

func TestAFolderThatLacksAFileIsLeftAsItIs(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	whole := filepath.Join(t.TempDir(), "ledger")
	must(t, "init", "--dir", whole, "--name", "Joint register", "--exercise", "--world", "none")
	must(t, "verify", "--dir", whole)
	for _, c := range []struct {
		name, want string
		code       int
	}{
		{worldFile, "(code world-missing", exitRefused},
		{"ledger.db", "(code log-missing", exitUnverified},
	} {
		if err := os.Rename(filepath.Join(whole, c.name), filepath.Join(whole, "aside")); err != nil {
			t.Fatal(err)
		}
		for _, verb := range []string{"verify", "status"} {
			says(t, whole, c.code, c.want, verb, "--dir", whole)
		}
		if err := os.Rename(filepath.Join(whole, "aside"), filepath.Join(whole, c.name)); err != nil {
			t.Fatal(err)
		}
	}
	must(t, "verify", "--dir", whole)
	empty := t.TempDir()
	says(t, empty, exitUsage, "There is no ledger in", "verify", "--dir", empty)
}

func TestTheTerritoriesOfAFileAreMissed(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), "ledger")
	must(t, "init", "--dir", dir, "--name", "Joint register", "--exercise")
	world, err := os.ReadFile(worldPath(dir))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(worldPath(dir), bytes.Replace(world, []byte("builtin"), []byte("file"), 1), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, "verify", "--dir", dir)
	if err := os.Remove(filepath.Join(dir, worldDataFile)); err != nil {
		t.Fatal(err)
	}
	says(t, dir, exitRefused, "(code world-missing", "verify", "--dir", dir)
}

func TestNoLedgerIsFoundedOnAnothersRemains(t *testing.T) {
	for _, name := range ledgerFiles {
		dir := t.TempDir()
		put(t, filepath.Join(dir, name), nil)
		says(t, dir, exitUsage, name, "init", "--dir", dir, "--name", "Again", "--world", "none")
	}
}

func TestAFolderMayStandWithoutItsFlag(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	dir := filepath.Join(t.TempDir(), "ledger")
	must(t, "init", dir, "--name", "Joint register", "--world", "none")
	must(t, "verify", "--dir", dir)
	says(t, dir, exitUsage, "Two folders", "init", dir, "--dir", t.TempDir(), "--name", "N")
	says(t, dir, exitUsage, "Two folders", "serve", dir, "--dir", t.TempDir())
	// An address that nobody may serve on is refused before anything is opened.
	says(t, dir, exitRefused, "loopback", "serve", dir, "--addr", "0.0.0.0:0")
}

func TestTheVersionIsAFlagToo(t *testing.T) {
	if got, want := must(t, "--version"), must(t, "version"); !bytes.Equal(got, want) || !bytes.HasPrefix(got, []byte("parley ")) {
		t.Errorf("%q, %q", got, want)
	}
}

func TestAMapMayBeginWithAByteOrderMark(t *testing.T) {
	name := filepath.Join(t.TempDir(), "area.geojson")
	put(t, name, []byte("\ufeff"+`{"type":"Polygon","coordinates":[[[36,36],[37,36],[37,37],[36,36]]]}`))
	e := &env{errw: &bytes.Buffer{}}
	if v, err := e.areas(name, parley.Volume{}); err != nil || len(v) != 1 {
		t.Errorf("%v, %v", v, err)
	}
}

func TestAnEmptyTimeIsNotNow(t *testing.T) {
	for _, args := range [][]string{{"status", "--at", ""}, {"status", "--at="}} {
		says(t, t.TempDir(), exitUsage, "--at", args...)
	}
}

func put(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
