package ledger_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The page on the order of writing lists what a closed ledger's folder holds.
func TestDocumentedFiles(t *testing.T) {
	s := filled(t, 1)
	what := map[string]string{
		"checkpoint": "the last signed checkpoint", "ledger.db": "entries, tree hashes, unsigned roots", "keys.db": "wrapped data keys", "intake.db": "promises, and what waits under them",
		"access.db": "who read what is of sealed class", "keys/epoch-000001.key": "the epoch key", "log.key": "the log's signing key", "lock": "held while a process has the ledger open",
	}
	var list strings.Builder
	err := filepath.WalkDir(s.cfg.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(s.cfg.Dir, path)
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&list, "%v  %-22s %s\n", info.Mode(), filepath.ToSlash(name), what[filepath.ToSlash(name)])
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../docs/formats/order-of-writing.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := "<!-- example: files -->\n```text\n" + list.String() + "```\n"; !strings.Contains(string(page), want) {
		t.Errorf("the page does not show the ledger's files as they are:\n%s", want)
	}
}
