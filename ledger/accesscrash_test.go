package ledger_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
)

// readUntilKilled reads on and on, and says what it has read.
func readUntilKilled(dir string) {
	t := childT{}
	l, err := ledger.Open(context.Background(), config(dir, new(clock)))
	if err != nil {
		t.Fatal(err)
	}
	b := newSpeaker(t, "party 1")
	var id parley.StatementID
	if err := id.UnmarshalText([]byte(os.Getenv(childStatement))); err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		if _, err := l.ReadSealed(context.Background(), id, ledger.Reader{Party: b.id, Post: fmt.Sprint("read ", n), Key: b.key.ID()}); err != nil {
			t.Fatal(err)
		}
		fmt.Println(n)
	}
}

// Whatever was read before kill -9 stands in the access log after it.
func TestEveryReadIsLogged(t *testing.T) {
	rounds := 8
	if testing.Short() {
		rounds = 3
	}
	s := foundSealed(t, t.TempDir(), markedText())
	s.submit(t, s.deposit)
	before := 0
	for range rounds {
		if err := s.l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		cmd := child(t, s.cfg.Dir, "read")
		cmd.Env = append(cmd.Env, childStatement+"="+s.id.String())
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stop, read := 1+rand.IntN(60), 0
		for lines := bufio.NewScanner(pipe); lines.Scan(); read++ {
			if read+1 == stop {
				cmd.Process.Kill()
			}
		}
		if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("the child ended by itself: %v", err)
		}
		s.reopenOnly(t)
		log := s.accessLog(t, 0)
		if len(log) < before+read {
			t.Fatalf("%d were read and %d logged", read, len(log)-before)
		}
		for i := range read {
			if log[before+i].Post != fmt.Sprint("read ", i) {
				t.Fatalf("read %d stands as %q", i, log[before+i].Post)
			}
		}
		before = len(log)
	}
}
