package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"
)

// exits runs a command that must exit with exactly that code; what it wrote is
// in the files out and err beside the story.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	have := 0
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		have = failed.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	for name, stream := range map[string]string{"out": "stdout", "err": "stderr"} {
		ts.Check(os.WriteFile(ts.MkAbs(name), bytes.Clone([]byte(ts.ReadFile(stream))), 0o644))
	}
	if have != want {
		ts.Fatalf("exit code %d, want %d:\n%s%s", have, want, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

func compile(ts *testscript.TestScript, pattern string) *regexp.Regexp {
	r, err := regexp.Compile("(?m)" + pattern)
	ts.Check(err)
	return r
}
