package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	mathrand "math/rand/v2"
	"net/http"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// clusterRounds and clusterFreeze are the long form:
//
//	go test ./cmd/parley -run TestClusterFaults -cluster.rounds 40 -cluster.freeze 30s -timeout 2h -v
var (
	clusterRounds = flag.Int("cluster.rounds", 4, "rounds of faults in TestClusterFaults; each fault comes once in four")
	clusterFreeze = flag.Duration("cluster.freeze", 4*time.Second, "how long the deciding node is frozen or cut off")
)

// placed is a statement that some node has acknowledged.
type placed struct {
	id    parley.StatementID
	index uint64
}

// writer is a party that renames itself again and again, and offers each
// statement to one node after another until one acknowledges it.
type writer struct {
	s    *site
	key  *statement.SoftKey
	id   parley.PartyID
	l    parley.LedgerID
	prev parley.StatementID
}

func (w *writer) sign(t *testing.T, b statement.Body) *statement.Submission {
	st := &statement.Statement{Type: b.Type(), Version: statement.Version, Ledger: w.l, Author: w.id, Post: w.key.Key().Post,
		SignedAt: nowUTC(), Audience: statement.Everyone, Body: b, Prev: w.prev}
	if _, err := io.ReadFull(rand.Reader, st.Salt[:]); err != nil {
		t.Fatal(err)
	}
	sub, signed, err := statement.Sign(st, nil, w.key)
	if err != nil {
		t.Fatal(err)
	}
	w.prev = signed.ID
	return sub
}

// offer gives the index of the entry, whoever acknowledged it first.
func (w *writer) offer(ctx context.Context, sub *statement.Submission, at int) (uint64, error) {
	body, err := sub.Encode()
	if err != nil {
		return 0, err
	}
	for ; ; at++ {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		status, answer, err := w.post(ctx, w.s.url[at%len(w.s.url)], body)
		switch {
		case err != nil || status == http.StatusServiceUnavailable: // gone, frozen, or nobody decides
			time.Sleep(20 * time.Millisecond)
			continue
		case status != http.StatusOK && status != http.StatusCreated:
			return 0, fmt.Errorf("%d: %s", status, answer)
		}
		var r struct {
			Receipt json.RawMessage `json:"receipt"`
		}
		if err := json.Unmarshal(answer, &r); err != nil {
			return 0, err
		}
		receipt, err := proof.DecodeReceipt(r.Receipt)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", answer, err)
		}
		return receipt.Index, nil
	}
}

func (w *writer) post(ctx context.Context, url string, body []byte) (int, []byte, error) {
	ctx, cancel := context.WithTimeout(ctx, impatient)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/v1/statements", bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	return res.StatusCode, b, err
}

// admit makes writers: parties that the registrar lets in.
func (s *site) admit(t *testing.T, n int) []*writer {
	k, err := readKeyFile(filepath.Join(s.folder[0], registrarKey))
	if err != nil {
		t.Fatal(err)
	}
	key, err := k.soft()
	if err != nil {
		t.Fatal(err)
	}
	var info struct {
		Ledger parley.LedgerID `json:"ledger"`
	}
	if _, b := s.get(0, "/v1/ledger"); json.Unmarshal(b, &info) != nil || info.Ledger == (parley.LedgerID{}) {
		t.Fatalf("/v1/ledger answers %s", b)
	}
	registrar := &writer{s: s, key: key, id: k.Party, l: info.Ledger, prev: parley.StatementID(info.Ledger)}
	var out []*writer
	for i := range n {
		key, err := statement.NewSoftKey(rand.Reader, parley.Key{Use: parley.UseSign, Post: "chief", Powers: []parley.Power{parley.PowerAdminister}})
		if err != nil {
			t.Fatal(err)
		}
		w := &writer{s: s, key: key, l: info.Ledger}
		if w.id, err = statement.PartyIDOf(key.Key(), key.Proof()); err != nil {
			t.Fatal(err)
		}
		sub := registrar.sign(t, &statement.Admit{Key: key.Key(), Proof: key.Proof(), Profile: parley.Profile{Name: fmt.Sprint("party ", i), Kind: parley.ArmedForce}})
		if _, err := registrar.offer(t.Context(), sub, i); err != nil {
			t.Fatal(err)
		}
		out = append(out, w)
	}
	return out
}

// tally is what the writers were told, and when.
type tally struct {
	mu   sync.Mutex // guards the rest
	all  []placed
	last time.Time
	gap  time.Duration // the longest time between two acknowledgements
}

func (c *tally) add(e placed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := time.Now()
	if !c.last.IsZero() {
		c.gap = max(c.gap, now.Sub(c.last))
	}
	c.last = now
	c.all = append(c.all, e)
}

// span gives the longest pause since it was asked last.
func (c *tally) span() (gap time.Duration, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	gap, c.gap = max(c.gap, time.Since(c.last)), 0
	return gap, len(c.all)
}

// Writers on all nodes, while the node that decides is killed, frozen and cut
// off, and a NATS server is killed. Afterwards every statement that was
// acknowledged is where it was said to be, once; all nodes have the same log,
// root and state; and every checkpoint that any node ever showed is of that log.
func TestClusterFaults(t *testing.T) {
	if testing.Short() {
		t.Skip("starts nine processes")
	}
	s := newSite(t)
	writers := s.admit(t, 6)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	told := &tally{}
	var wg sync.WaitGroup
	for i, w := range writers {
		wg.Go(func() {
			for k := 0; ctx.Err() == nil; k++ {
				sub := w.sign(t, &statement.Update{Profile: parley.Profile{Name: fmt.Sprint("name ", k), Kind: parley.ArmedForce}})
				index, err := w.offer(ctx, sub, i+k)
				if ctx.Err() != nil {
					return
				}
				if err != nil {
					t.Errorf("writer %d: %v", i, err)
					return
				}
				told.add(placed{sub.Envelope.ID(), index})
			}
		})
	}
	shown := s.watchCheckpoints(ctx, &wg)
	faults := []struct {
		name string
		do   func(decider int)
	}{
		{"killed", func(d int) {
			s.nodes[d].kill()
			time.Sleep(*clusterFreeze)
			s.nodes[d].start()
			s.ready(d)
		}},
		{"frozen", func(d int) {
			s.nodes[d].signal(syscall.SIGSTOP)
			time.Sleep(*clusterFreeze)
			s.nodes[d].signal(syscall.SIGCONT)
		}},
		{"cut off", func(d int) {
			s.cut(d, true)
			time.Sleep(*clusterFreeze)
			s.cut(d, false)
		}},
		{"without a NATS server", func(int) {
			i := mathrand.IntN(len(s.nats))
			s.nats[i].kill()
			time.Sleep(*clusterFreeze)
			s.nats[i].start()
		}},
	}
	for round := range *clusterRounds {
		f := faults[round%len(faults)]
		s.progress(told)
		d := s.decider()
		told.span()
		f.do(d)
		s.progress(told)
		gap, n := told.span()
		t.Logf("round %d: node %d %s: longest pause %v; %d statements acknowledged so far", round+1, d+1, f.name, gap.Round(time.Millisecond), n)
	}
	cancel()
	wg.Wait()
	for i := range s.nodes {
		if _, b := s.get(i, "/metrics"); !bytes.Contains(b, []byte("\nparley_cluster_diverged 0\n")) {
			t.Errorf("node %d has seen another state than its own", i+1)
		}
		s.nodes[i].stop()
	}
	s.verify(told.all, *shown)
}

// progress waits until the writers get answers again.
func (s *site) progress(c *tally) {
	s.t.Helper()
	c.mu.Lock()
	n := len(c.all)
	c.mu.Unlock()
	deadline := time.Now().Add(time.Minute)
	for time.Now().Before(deadline) {
		c.mu.Lock()
		now := len(c.all)
		c.mu.Unlock()
		if now > n+50 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	s.t.Fatal("nothing is acknowledged any more")
}

// watchCheckpoints collects what the nodes show.
func (s *site) watchCheckpoints(ctx context.Context, wg *sync.WaitGroup) *map[string]bool {
	seen := map[string]bool{}
	wg.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			if code, b := s.get(i%len(s.nodes), "/log/checkpoint"); code == http.StatusOK {
				seen[string(b)] = true
			}
			time.Sleep(20 * time.Millisecond)
		}
	})
	return &seen
}

// verify opens each node's folder as the node does, and compares.
func (s *site) verify(all []placed, checkpoints map[string]bool) {
	t := s.t
	t.Helper()
	var first ledger.Head
	var digest parley.Digest
	for i, dir := range s.folder {
		name, err := clusterLog(dir)
		if err != nil {
			t.Fatal(err)
		}
		c, err := jetstream.Connect(t.Context(), jetstream.Options{URLs: s.natsURL, Log: name, Node: fmt.Sprint("check-", i), Logger: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		l, err := openLedger(t.Context(), dir, slog.New(slog.DiscardHandler), true, nil, onCluster(c))
		if err != nil {
			t.Fatalf("node %d: %v", i+1, err)
		}
		head := l.Head()
		var d parley.Digest
		l.View(func(x *docket.State) {
			d = x.Digest()
			for _, e := range all {
				if index, in := x.Find(e.id); !in || index != e.index {
					t.Errorf("node %d: statement %s was acknowledged as entry %d; it is in: %v, at %d", i+1, parley.Short(e.id), e.index, in, index)
				}
			}
		})
		if i == 0 {
			first, digest = head, d
			s.compare(l, checkpoints)
		}
		if head.Size != first.Size || head.Root != first.Root || d != digest {
			t.Errorf("node %d has %d entries, root %v, state %s; node 1 %d, %v, %s", i+1, head.Size, head.Root, d, first.Size, first.Root, digest)
		}
		if err := l.Close(t.Context()); err != nil {
			t.Error(err)
		}
		c.Close()
	}
	t.Logf("%d acknowledged statements, %d entries, %d checkpoints: one log on all nodes", len(all), first.Size, len(checkpoints))
}

// compare checks that each checkpoint is of the log.
func (s *site) compare(l *ledger.Ledger, checkpoints map[string]bool) {
	for text := range checkpoints {
		c, _, err := proof.Policy{Log: l.Verifier()}.Open([]byte(text))
		if err != nil {
			s.t.Fatal(err)
		}
		root, err := tlog.TreeHash(int64(c.Size), l.Hashes(s.t.Context()))
		if err != nil || root != c.Root {
			s.t.Errorf("a checkpoint of %d entries with the root %v was shown; they have the root %v: %v", c.Size, c.Root, root, err)
		}
	}
}
