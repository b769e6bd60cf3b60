package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// drillStage is what the pages on operations take for granted: a ledger that is
// served, two parties, and an older backup.
const drillStage = `
mkdir srv backup tmp
exec parley init --dir srv/parley --name 'Plain of Rivers' --exercise --world none
exec parley key new --name Aland --kind state -o aland.key
exec parley key new --name Bland --kind state -o bland.key
start
exec parley party admit aland.key.pub --key srv/parley/registrar.key
exec parley ledger backup --dir srv/parley -o backup/monday
exec parley party admit bland.key.pub --key srv/parley/registrar.key
`

var (
	consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```")
	// volatile is what differs from run to run.
	volatile = regexp.MustCompile(`localhost/[0-9a-f]+\\\+[0-9a-f]+\\\+[A-Za-z0-9+/\\]+|http://127[^ ]*:8080|[0-9a-f]{12,}|[0-9]{4}-[0-9]{2}-[0-9]{2}.*`)
)

// TestDrills runs the commands of the drills, and compares what they print.
func TestDrills(t *testing.T) {
	page, err := os.ReadFile("../../docs/operations/drills.md")
	if err != nil {
		t.Fatal(err)
	}
	var script strings.Builder
	script.WriteString(strings.ReplaceAll(drillStage, "start\n", startScript))
	commands := 0
	for _, block := range consoleBlock.FindAllStringSubmatch(string(page), -1) {
		for line := range strings.Lines(block[1]) {
			line = strings.TrimSuffix(line, "\n")
			command, is := strings.CutPrefix(line, "$ ")
			if is {
				commands++
				script.WriteString(drillCommand(command))
				continue
			}
			if line = strings.TrimRight(line, " "); line == "" || line == "…" {
				continue
			}
			line = volatile.ReplaceAllString(regexp.QuoteMeta(here(line)), ".*")
			fmt.Fprintf(&script, "stdout '%s'\n", strings.ReplaceAll(line, "'", "''"))
		}
	}
	if commands < 10 {
		t.Fatalf("the page shows %d commands", commands)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "drills.txtar"), []byte(script.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p := scriptParams(t)
	p.Dir = dir
	p.Cmds["spoil"] = spoil
	testscript.Run(t, p)
}

// spoil damages the disk where the drill says that it is: in entry 2.
func spoil(ts *testscript.TestScript, _ bool, _ []string) {
	db, err := sql.Open("sqlite", "file:"+ts.MkAbs("srv/parley/ledger.db"))
	ts.Check(err)
	_, err = db.Exec("update entry set leaf = cast(substr(leaf, 1, 20) || x'5a5a5a5a' || substr(leaf, 25) as blob) where idx = 2")
	ts.Check(err)
	ts.Check(db.Close())
}

const startScript = `rm address
exec parley serve --dir srv/parley --open --addr 127.0.0.1:0 --address-file address &server&
serving address
`

// here moves the machine's folders and address into the test's.
func here(s string) string {
	return strings.NewReplacer("/srv/", "srv/", "/backup/", "backup/", "/tmp/", "tmp/").Replace(s)
}

// drillCommand is a line of the page as the script says it.
func drillCommand(c string) string {
	switch c {
	case "systemctl start parley":
		return startScript
	case "systemctl stop parley":
		return "kill -INT server\nwait server\nspoil\n"
	}
	c = strings.ReplaceAll(here(c), "http://127.0.0.1:8080", "$PARLEY_SERVER")
	return fmt.Sprintf("exec sh -c '{ %s; } 2>&1'\n", c)
}
