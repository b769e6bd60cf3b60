package witness_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley/witness"
)

// serveDir names the folder of the witness that the test binary serves instead
// of running tests.
const serveDir = "PARLEY_TEST_WITNESS"

func TestMain(m *testing.M) {
	dir := os.Getenv(serveDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	w, err := witness.Open(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		panic(err)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println("http://" + ln.Addr().String())
	panic(w.ServeOn(context.Background(), ln))
}

// A witness that is killed at any moment never signs back or sideways of what
// it has answered.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	check(t, open(t, dir).Close())
	key := newLogKey(t, "log.example/1")
	check(t, witness.Add(dir, witness.Log{Key: key.vkey}))
	h := &history{key: key}
	answered := int64(0) // the greatest size that a cosignature came back for
	kills := 20
	if testing.Short() {
		kills = 4
	}
	// A slow machine may be killed each time before it has answered: then it goes on.
	for i := 0; i < kills || answered == 0 && i < 50*kills; i++ {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), serveDir+"="+dir)
		out, err := c.StdoutPipe()
		check(t, err)
		check(t, c.Start())
		url, err := bufio.NewReader(out).ReadString('\n')
		check(t, err)
		url = strings.TrimSpace(url)

		known := sizeOf(t, url, h.grow(t, answered+1, "entry").ask(t, answered+1, answered+1))
		if known >= 0 && known < answered {
			t.Fatalf("it has signed %d and remembers %d", answered, known)
		}
		known = max(known, answered)
		if known > 0 {
			fork := (&history{key: key}).grow(t, known-1, "entry").grow(t, known+2, "another")
			for _, body := range [][]byte{fork.ask(t, known, known), fork.ask(t, known, known+2), fork.ask(t, 0, known+2)} {
				if status, b := send(url, body); status == http.StatusOK {
					t.Fatalf("it has signed two histories at %d: %s", known, b)
				}
			}
		}
		go func() {
			time.Sleep(time.Duration(rand.IntN(40)) * time.Millisecond)
			c.Process.Kill()
		}()
		for old := known; ; old++ {
			status, _ := send(url, h.grow(t, old+1, "entry").ask(t, old, old+1))
			if status != http.StatusOK {
				break
			}
			answered = old + 1
		}
		c.Wait()
	}
	t.Logf("%d checkpoints were signed", answered)
	if answered == 0 {
		t.Error("nothing was signed")
	}
}

// sizeOf is the size that a conflict tells; -1: there was none.
func sizeOf(t *testing.T, url string, body []byte) int64 {
	t.Helper()
	status, b := send(url, body)
	if status != http.StatusConflict {
		return -1
	}
	n, err := strconv.ParseInt(strings.TrimSpace(b), 10, 64)
	check(t, err)
	return n
}

// send posts a request; 0: nobody answers any more.
func send(url string, body []byte) (int, string) {
	r, err := http.Post(url+witness.AddCheckpoint, "text/plain", bytes.NewReader(body))
	if err != nil {
		return 0, ""
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return 0, ""
	}
	return r.StatusCode, string(b)
}
