package mirror_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api"
	"github.com/open-parley/parley/client"
	"github.com/open-parley/parley/mirror"
)

// The test binary runs itself as a mirror that is killed.
const (
	childDir  = "PARLEY_MIRROR_CHILD_DIR"
	childHost = "PARLEY_MIRROR_CHILD_HOST"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		mirrorUntilKilled(dir, os.Getenv(childHost))
	}
	os.Exit(m.Run())
}

// mirrorUntilKilled follows a host and serves; it prints its address first.
func mirrorUntilKilled(dir, host string) {
	fail := func(err error) {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	m, err := mirror.Open(context.Background(), config(dir))
	if err != nil {
		fail(err)
	}
	c, err := client.New(host, client.Options{})
	if err != nil {
		fail(err)
	}
	server := httptest.NewServer(api.Handler(m, api.Options{Log: config(dir).Log, Open: true}))
	fmt.Println(server.URL)
	fail(m.Follow(context.Background(), c.Raw()))
}

const kills = 12

// A mirror is killed at random moments while its host goes on and its party
// queues what it has to say: nothing that was verified or queued is lost, what
// is there verifies, and each statement enters once.
func TestNothingIsLostWhenKilled(t *testing.T) {
	s := found(t)
	first := s.mirror(s.north)
	check(t, first.Sync(t.Context(), &host{l: s.Ledger}))
	check(t, first.Close())
	dir := first.Dir()

	stop := make(chan struct{})
	spoken := make(chan struct{})
	go func() {
		defer close(spoken)
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
				s.comment(s.south, fmt.Sprint("Remark ", n))
				time.Sleep(2 * time.Millisecond)
			}
		}
	}()
	var queued []parley.StatementID
	before := uint64(0)
	var prev parley.StatementID
	for round := range kills {
		child := exec.Command(os.Args[0], "-test.run=^$")
		child.Env = append(os.Environ(), childDir+"="+dir, childHost+"="+s.URL)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		check(t, err)
		check(t, child.Start())
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil {
			t.Fatalf("the mirror did not start in round %d: %v", round, err)
		}
		url := strings.TrimSpace(line)
		deadline := time.After(time.Duration(50+rand.IntN(500)) * time.Millisecond)
		for alive := true; alive; {
			select {
			case <-deadline:
				alive = false
			default:
				sub, signed := s.after(prev, fmt.Sprint("Queued ", len(queued)))
				body, err := sub.Encode()
				check(t, err)
				if state, err := post(url, body); err == nil {
					prev, queued = signed.ID, append(queued, signed.ID)
					if state == answer.RefusedByHost {
						t.Fatalf("statement %d was refused", len(queued))
					}
				}
				time.Sleep(10 * time.Millisecond)
			}
		}
		check(t, child.Process.Kill())
		child.Wait() // killed

		m := open(t, config(dir)) // verifies everything
		if m.Head().Size < before {
			t.Errorf("round %d: the mirror went back from %d entries to %d", round, before, m.Head().Size)
		}
		before = m.Head().Size
		there := map[parley.StatementID]bool{}
		all, err := m.Outbox(t.Context())
		check(t, err)
		for _, q := range all {
			there[q.Statement] = true
			if q.State == answer.RefusedByHost || q.State == answer.PromiseBroken {
				t.Errorf("round %d: statement %s is %s: %+v", round, parley.Short(q.Statement), q.State, q.Why)
			}
		}
		for i, id := range queued {
			if !there[id] {
				t.Fatalf("round %d: statement %d, which was queued, is lost", round, i)
			}
		}
		if len(all) > len(queued) { // it was queued, and the answer was lost with the mirror
			last := all[len(all)-1]
			prev, queued = last.Statement, append(queued, last.Statement)
		}
		check(t, m.Close())
	}
	close(stop)
	<-spoken
	m := open(t, config(dir))
	h := &host{l: s.Ledger}
	until(t, m, h, func() bool {
		for _, state := range states(t, m) {
			if state != answer.Entered {
				return false
			}
		}
		return true
	})
	check(t, m.Sync(t.Context(), h))
	s.agrees(m)
	if f, err := m.Findings(t.Context()); err != nil || len(f) != 0 {
		t.Errorf("the host is accused: %+v, %v", f, err)
	}
	if size := m.Head().Size; len(queued) < kills/2 || size < 20 {
		t.Errorf("only %d statements and %d entries: the test is idle", len(queued), size)
	}
}

// post queues a statement at a mirror.
func post(url string, body []byte) (answer.QueueState, error) {
	r, err := http.Post(url+"/v1/statements", "application/json", strings.NewReader(string(body)))
	if err != nil {
		return "", err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return "", err
	}
	if r.StatusCode != http.StatusAccepted {
		return "", errors.New(r.Status + ": " + string(b))
	}
	var q answer.Queued
	return q.State, json.Unmarshal(b, &q)
}
