package fault

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// rounds is how often each fault happens; 0: the short form.
var rounds = flag.Int("fault.rounds", 0, "how often each fault happens; 0: a few times")

// times is rounds, or the short form's number.
func times(short int) int {
	if *rounds > 0 {
		return *rounds
	}
	return short
}

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) {
	flag.Parse()
	dir, err := os.MkdirTemp("", "fault")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	binary = filepath.Join(dir, "parley")
	build := exec.Command("go", "build", "-trimpath", "-o", binary, "../../cmd/parley")
	build.Stderr = os.Stderr
	code := 1
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
	} else {
		code = m.Run()
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// startWait is how long a server may take to start on a busy machine.
const startWait = 2 * time.Minute

// host is one ledger and the process that serves it.
type host struct {
	t    *testing.T
	dir  string
	addr string
	cmd  *exec.Cmd
	log  bytes.Buffer // of the process, for a failed test
	end  chan struct{}

	registrar *party
	verifier  note.Verifier
	ledger    parley.LedgerID
}

// run runs the program and gives its output.
func run(t *testing.T, args ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Env = append(os.Environ(), "PARLEY_HOME="+filepath.Join(t.TempDir(), "home"))
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("parley %s: %w: %s", strings.Join(args, " "), err, &errs)
	}
	return string(out), err
}

// found founds a ledger in dir and lets that many parties in.
func found(t *testing.T, dir string, parties int) (*host, []*party) {
	t.Helper()
	out, err := run(t, "init", "--dir", dir, "--name", "Faults", "--exercise", "--world", "none", "--json")
	if err != nil {
		t.Fatal(err)
	}
	var made struct {
		Ledger parley.LedgerID `json:"ledger"`
		LogKey string          `json:"log_key"`
		Key    string          `json:"key"`
	}
	if err := json.Unmarshal([]byte(out), &made); err != nil {
		t.Fatal(err)
	}
	h := &host{t: t, dir: dir, addr: freeAddress(t), ledger: made.Ledger}
	if h.verifier, err = note.NewVerifier(made.LogKey); err != nil {
		t.Fatal(err)
	}
	h.registrar = readParty(t, made.Key, made.Ledger)
	h.registrar.prev[fmt.Sprint((&statement.Admit{}).Subject(), statement.Everyone)] = parley.StatementID(made.Ledger)
	t.Cleanup(h.kill)
	h.start()
	all := make([]*party, parties)
	a := newAccount(h.verifier)
	for i := range all {
		all[i] = newParty(t, fmt.Sprint("party ", i), made.Ledger)
		h.registrar.pending = h.registrar.say(t, &statement.Admit{Key: all[i].key.Key(), Proof: all[i].key.Proof(),
			Profile: parley.Profile{Name: fmt.Sprint("party ", i), Kind: parley.ArmedForce}}, statement.Everyone)
		if err := h.registrar.send(t.Context(), h, a); err != nil {
			t.Fatal(err)
		}
	}
	return h, all
}

// freeAddress is one where nobody listens now. It lies below the ports that a
// system gives to outgoing connections, so that none takes it while its process
// is down.
func freeAddress(t *testing.T) string {
	t.Helper()
	for range 100 {
		ln, err := net.Listen("tcp", fmt.Sprint("127.0.0.1:", 10_000+rand.IntN(20_000)))
		if err != nil {
			continue
		}
		defer ln.Close()
		return ln.Addr().String()
	}
	t.Fatal("no port is free")
	return ""
}

// launch starts the process and does not wait until it is ready.
func (h *host) launch() {
	h.t.Helper()
	h.cmd = exec.Command(binary, "serve", "--open", "--dir", h.dir, "--addr", h.addr)
	h.log.Reset()
	h.cmd.Stderr = &h.log
	if err := h.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	h.end = make(chan struct{})
	go func(cmd *exec.Cmd, end chan struct{}) { cmd.Wait(); close(end) }(h.cmd, h.end)
}

// start starts the process and waits until it takes statements.
func (h *host) start() {
	h.t.Helper()
	h.launch()
	if err := h.ready(); err != nil {
		h.t.Fatal(err)
	}
}

// ready waits until the process takes statements, or ends.
func (h *host) ready() error {
	ctx, cancel := context.WithTimeout(context.Background(), startWait)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+h.addr+"/readyz", nil)
		if err != nil {
			return err
		}
		if r, err := http.DefaultClient.Do(req); err == nil {
			io.Copy(io.Discard, r.Body)
			r.Body.Close()
			if r.StatusCode == http.StatusOK {
				return nil
			}
		}
		select {
		case <-tick.C:
		case <-h.end:
			return fmt.Errorf("the server ended: %s", h.tail())
		case <-ctx.Done():
			return fmt.Errorf("no server within %v: %s", startWait, h.tail())
		}
	}
}

// maxTail is how much of a server's log a failed test shows.
const maxTail = 3000

func (h *host) tail() string {
	s := h.log.String()
	return s[max(0, len(s)-maxTail):]
}

// kill ends the process as kill -9 does.
func (h *host) kill() {
	if h.cmd == nil {
		return
	}
	h.cmd.Process.Kill()
	<-h.end
	h.cmd = nil
}

// stop ends the process as an operator does.
func (h *host) stop() {
	h.t.Helper()
	if err := h.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		h.t.Fatal(err)
	}
	<-h.end
	h.cmd = nil
}

// errGone: the server did not answer, as a dead one does not.
var errGone = errors.New("nobody answers")

// refused is an answer that is no receipt.
type refused struct {
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

func (r *refused) Error() string { return fmt.Sprintf("%d %s: %s", r.Status, r.Code, r.Detail) }

// post sends a body; into gets the answer.
func (h *host) post(ctx context.Context, path string, body []byte, into any) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+h.addr+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	r, err := transport.Do(req)
	if err != nil {
		return errors.Join(errGone, err)
	}
	defer r.Body.Close()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		return errors.Join(errGone, err)
	}
	if r.StatusCode >= 300 {
		no := &refused{Status: r.StatusCode}
		if err := json.Unmarshal(b, no); err != nil {
			return fmt.Errorf("%d: %s", r.StatusCode, b)
		}
		return no
	}
	return json.Unmarshal(b, into)
}

// transport keeps a connection for each writer.
var transport = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 2 * writers}}
