package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// person is a terminal with somebody at it, who types.
func person(t *testing.T, dir, key, types string) (*env, *bytes.Buffer, *bytes.Buffer) {
	t.Helper()
	var out, errw bytes.Buffer
	e := &env{ctx: context.Background(), cli: &cli{Dir: dir, Key: key}, in: strings.NewReader(types), out: &out, errw: &errw, ask: true}
	return e, &out, &errw
}

func TestWhoeverSitsThereIsShownWhatWouldBeSigned(t *testing.T) {
	t.Setenv("PARLEY_HOME", t.TempDir())
	dir := t.TempDir()
	ledger := filepath.Join(dir, "ledger")
	for _, args := range [][]string{
		{"init", "--dir", ledger, "--name", "Joint register", "--exercise", "--world", "none"},
		{"key", "new", "--name", "Aland", "-o", filepath.Join(dir, "aland.key")},
	} {
		var out bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &out); code != exitOK {
			t.Fatalf("%v: exit code %d\n%s", args, code, &out)
		}
	}
	admit := &partyAdmitCmd{File: filepath.Join(dir, "aland.key.pub")}
	for _, answer := range []string{"n\n", "\n", "", "perhaps\n"} {
		e, _, errw := person(t, ledger, filepath.Join(ledger, registrarKey), answer)
		if err := admit.Run(e); !errors.Is(err, errDeclined) {
			t.Errorf("answered %q: %v", answer, err)
		}
		for _, want := range []string{"party/admit", "Aland, state", "This is an exercise", "can't be taken out again"} {
			if !strings.Contains(errw.String(), want) {
				t.Errorf("answered %q: not shown %q in\n%s", answer, want, errw)
			}
		}
		if code := e.fail(errDeclined); code != exitFailed {
			t.Errorf("exit code %d", code)
		}
	}
	e, out, _ := person(t, ledger, filepath.Join(ledger, registrarKey), "yes\n")
	if err := admit.Run(e); err != nil || !strings.Contains(out.String(), "Entered as #1") {
		t.Errorf("answered yes: %v\n%s", err, out)
	}
}

func TestAnInterruptEndsTheQuestion(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	silent, w := io.Pipe()
	defer w.Close()
	e := &env{ctx: ctx, cli: &cli{}, in: silent, errw: io.Discard}
	interrupt()
	if line, err := e.line(); line != "" || !errors.Is(err, errDeclined) {
		t.Errorf("%q, %v", line, err)
	}
}

func TestProgressIsShownOnceItTakesLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var errw bytes.Buffer
		e := &env{errw: &errw, watch: true}
		show, done := e.progress("replaying")
		show(1, 100)
		if errw.Len() > 0 {
			t.Errorf("shown at once: %q", &errw)
		}
		time.Sleep(2 * time.Second)
		show(50, 100)
		if want := "replaying: 50 of 100 (50 %, about 2s left)"; !strings.Contains(errw.String(), want) {
			t.Errorf("shown %q, want %q", &errw, want)
		}
		n := errw.Len()
		show(51, 100)
		if errw.Len() != n {
			t.Error("shown again within a tenth of a second")
		}
		done()
		if !strings.HasSuffix(errw.String(), "\r\033[K") {
			t.Errorf("the line was not cleared: %q", &errw)
		}

		errw.Reset()
		e.watch = false
		show, done = e.progress("replaying")
		time.Sleep(2 * time.Second)
		show(50, 100)
		done()
		if errw.Len() > 0 {
			t.Errorf("shown to nobody: %q", &errw)
		}
	})
}
