package ledger_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// The child's part is chosen by the environment: the test binary runs itself.
const (
	childDir  = "PARLEY_LEDGER_CHILD_DIR"
	childPart = "PARLEY_LEDGER_CHILD_PART"
	// childStatement is what the reading child reads.
	childStatement = "PARLEY_LEDGER_CHILD_STATEMENT"
	// childFrames is how many frames the promising child's log takes.
	childFrames = "PARLEY_LEDGER_CHILD_FRAMES"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childPart) {
	case "write":
		writeUntilKilled(os.Getenv(childDir))
	case "promise":
		promiseUntilKilled(os.Getenv(childDir))
	case "read":
		readUntilKilled(os.Getenv(childDir))
	case "digest":
		printDigest(os.Getenv(childDir))
	default:
		os.Exit(m.Run())
	}
}

const crashWriters = 8

// crashSnapshots is after how many entries the child takes a snapshot, so that
// it dies while it writes one, and the next one starts from one.
const crashSnapshots = 25

// acknowledged is what the child prints for each receipt that it got.
type acknowledged struct {
	Receipt    json.RawMessage
	Submission json.RawMessage
}

// childT lets helpers that want a testing.TB run in the child.
type childT struct{ testing.TB }

func (childT) Helper()           {}
func (childT) Fatal(args ...any) { fmt.Fprintln(os.Stderr, args...); os.Exit(1) }

func writeUntilKilled(dir string) {
	t := childT{}
	c := new(clock)
	cfg := config(dir, c)
	cfg.SnapshotEvery = crashSnapshots
	l, err := ledger.Open(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(os.Stdout)
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range crashWriters {
		p := newSpeaker(t, fmt.Sprint("party ", i))
		p.n = uint64(l.Head().Size) << 20 // other salts than in any run before
		l.View(func(d *docket.State) {
			p.ledger = d.Ledger()
			u := &statement.Update{}
			p.prev[fmt.Sprint(u.Subject(), statement.Everyone)] = d.Prev(p.id, u.Subject(), statement.Everyone)
		})
		wg.Go(func() {
			for k := 0; ; k++ {
				c.now.Add(1)
				var sub *statement.Submission
				if k%5 == 4 {
					sub = p.plan(t, statement.Parties(p.id))
				} else {
					sub = p.rename(t, fmt.Sprint("name ", k))
				}
				r, err := l.Submit(context.Background(), sub)
				if err != nil {
					t.Fatal(err)
				}
				a := acknowledged{}
				if a.Receipt, err = r.Encode(); err != nil {
					t.Fatal(err)
				}
				if a.Submission, err = sub.Encode(); err != nil {
					t.Fatal(err)
				}
				line, err := json.Marshal(a)
				if err != nil {
					t.Fatal(err)
				}
				mu.Lock()
				out.Write(append(line, '\n'))
				out.Flush()
				mu.Unlock()
			}
		})
	}
	wg.Wait()
}

func printDigest(dir string) {
	cfg := config(dir, new(clock))
	cfg.Whole = true
	l, err := ledger.Open(context.Background(), cfg)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	l.View(func(d *docket.State) { fmt.Println(d.Digest(), d.Size()) })
	l.Close(context.Background())
}

func child(t *testing.T, dir, part string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir, childPart+"="+part)
	cmd.Stderr = os.Stderr
	return cmd
}

// R8: whatever was acknowledged before kill -9 is there after it, each receipt
// verifies, and the state is that of a full replay by another process.
func TestNothingAcknowledgedIsLost(t *testing.T) {
	rounds := 24
	if testing.Short() {
		rounds = 5
	}
	dir := t.TempDir()
	s := found(t, dir, crashWriters)
	s.cfg.SnapshotEvery = crashSnapshots
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	var all []acknowledged
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	for round := range rounds {
		got := runAndKill(t, dir, rng, round%6 == 5)
		all = append(all, got...)

		l, err := ledger.Open(t.Context(), s.cfg)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		s.l = l
		checkAcknowledged(t, s, got)
		want := fmt.Sprintln(s.digest(), l.Head().Size)
		if err := l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if round%6 == 0 || round == rounds-1 {
			b, err := child(t, dir, "digest").Output()
			if err != nil || string(b) != want {
				t.Fatalf("round %d: another process replays to %q, this one to %q: %v", round, b, want, err)
			}
		}
	}
	s.reopenOnly(t)
	checkAcknowledged(t, s, all)
	if len(all) < rounds {
		t.Fatalf("only %d statements were acknowledged in %d rounds", len(all), rounds)
	}
	t.Logf("%d acknowledged in %d rounds, %d entries", len(all), rounds, s.l.Head().Size)
}

// runAndKill runs a child and kills it: early while it recovers, or after some
// receipts. It returns what the child acknowledged.
func runAndKill(t *testing.T, dir string, rng *rand.Rand, early bool) []acknowledged {
	t.Helper()
	cmd := child(t, dir, "write")
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop := 1 + rng.IntN(120)
	if early {
		timer := time.AfterFunc(time.Duration(rng.IntN(60))*time.Millisecond, func() { cmd.Process.Kill() })
		defer timer.Stop()
	}
	var out []acknowledged
	lines := bufio.NewReader(pipe)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break // the rest of a line is no acknowledgement
		}
		var a acknowledged
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		if out = append(out, a); len(out) == stop {
			cmd.Process.Kill()
		}
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the child ended by itself: %v", err)
	}
	return out
}

func checkAcknowledged(t *testing.T, s *stage, all []acknowledged) {
	t.Helper()
	for _, a := range all {
		r, err := proof.DecodeReceipt(a.Receipt)
		if err != nil {
			t.Fatal(err)
		}
		sub, err := statement.DecodeSubmission(a.Submission)
		if err != nil {
			t.Fatal(err)
		}
		s.verify(t, sub, r)
		e, err := s.l.ReadEntry(t.Context(), r.Index)
		if err != nil {
			t.Fatal(err)
		}
		if e.Signed.ID != sub.Envelope.ID() || e.Leaf != r.Leaf {
			t.Fatalf("entry %d is not the one acknowledged", r.Index)
		}
		var index uint64
		s.l.View(func(d *docket.State) { index, _ = d.Find(sub.Envelope.ID()) })
		if index != r.Index {
			t.Fatalf("the state finds entry %d at %d", r.Index, index)
		}
	}
}

// reopenOnly opens a ledger that was closed.
func (s *stage) reopenOnly(t testing.TB) {
	t.Helper()
	l, err := ledger.Open(t.Context(), s.cfg)
	if err != nil {
		t.Fatal(err)
	}
	s.l = l
}
