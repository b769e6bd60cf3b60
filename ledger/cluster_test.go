package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/ledgertest"
	"github.com/open-parley/parley/statement"
)

// team is a ledger on several nodes.
type team struct {
	*stage
	nats  *natstest.Servers
	nodes []*teammate
}

type teammate struct {
	dir     string
	name    string
	cluster *jetstream.Cluster
	l       *ledger.Ledger
}

const teamLog = "teamlog"

func (m *teammate) connect(t testing.TB, s *natstest.Servers) ledger.Config {
	t.Helper()
	c, err := jetstream.Connect(t.Context(), jetstream.Options{URLs: s.URLs(), Log: teamLog, Node: m.name, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	m.cluster = c
	cfg := config(m.dir, new(clock))
	if os.Getenv("PARLEY_TEST_LOG") != "" {
		cfg.Log = slog.New(slog.NewTextHandler(os.Stderr, nil)).With("on", m.name)
	}
	cfg.Engine, cfg.Cluster = c.Open, c
	return cfg
}

func (m *teammate) stop(t testing.TB) {
	if m.l == nil {
		return
	}
	if err := m.l.Close(context.Background()); err != nil {
		t.Error(err)
	}
	m.cluster.Close()
	m.l = nil
}

func (m *teammate) start(t testing.TB, s *natstest.Servers) {
	t.Helper()
	l, err := ledger.Open(t.Context(), m.connect(t, s))
	if err != nil {
		t.Fatal(err)
	}
	m.l = l
}

// gather founds a ledger on that many NATS servers and Parley nodes.
func gather(t testing.TB, servers, nodes, parties int) *team {
	t.Helper()
	s := &team{stage: &stage{clock: new(clock), registrar: newRegistrar(t)}, nats: natstest.Start(t, servers)}
	first := &teammate{dir: t.TempDir(), name: "node-1"}
	s.cfg = first.connect(t, s.nats)
	if err := first.cluster.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	l, _, err := ledger.Init(t.Context(), s.cfg, "parley.example.org", func(logKey string) (*statement.Submission, error) {
		return s.registrar.say(t, &statement.Genesis{Name: "Stage", Exercise: true, Key: s.registrar.key.Key(), Proof: s.registrar.key.Proof(),
			LogKey: logKey, Rules: docket.RulesVersion, Policy: statement.Policy{RecoveryDelay: parley.Period{Days: 7}}}, statement.Everyone), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	first.l, s.l = l, l
	s.nodes = append(s.nodes, first)
	t.Cleanup(func() {
		for _, m := range s.nodes {
			m.stop(t)
		}
	})
	l.View(func(d *docket.State) {
		s.registrar.ledger = d.Ledger()
		s.registrar.prev = map[string]parley.StatementID{fmt.Sprint((&statement.Admit{}).Subject(), statement.Everyone): d.Prev(s.registrar.id, (&statement.Admit{}).Subject(), statement.Everyone)}
	})
	for i := range parties {
		s.admit(t, fmt.Sprint("party ", i))
	}
	for i := 1; i < nodes; i++ {
		m := &teammate{dir: t.TempDir(), name: fmt.Sprint("node-", i+1)}
		copyFolder(t, first.dir, m.dir)
		m.start(t, s.nats)
		s.nodes = append(s.nodes, m)
	}
	return s
}

// copyFolder is what the operator does: the log's key, the epoch key and the
// checkpoint; keys.db is filled from the cluster.
func copyFolder(t testing.TB, from, to string) {
	t.Helper()
	for _, pattern := range []string{"log.key", "checkpoint", "keys/epoch-*.key"} {
		files, err := filepath.Glob(filepath.Join(from, pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, f := range files {
			rel, err := filepath.Rel(from, f)
			if err != nil {
				t.Fatal(err)
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.MkdirAll(filepath.Dir(filepath.Join(to, rel)), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(to, rel), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// agree waits until all nodes have the same head, and compares their states.
func (s *team) agree(t testing.TB) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for {
		same := true
		var head ledger.Head
		for _, m := range s.nodes {
			if m.l == nil {
				continue
			}
			if head == (ledger.Head{}) {
				head = m.l.Head()
			}
			h := m.l.Head()
			same = same && h.Size == head.Size && h.Root == head.Root
		}
		if same {
			break
		}
		if time.Now().After(deadline) {
			for _, m := range s.nodes {
				t.Log(m.name, m.l.Head(), m.l.Err())
			}
			t.Fatal("the nodes do not come to one head")
		}
		time.Sleep(10 * time.Millisecond)
	}
	var digest parley.Digest
	for i, m := range s.nodes {
		if m.l == nil {
			continue
		}
		var d parley.Digest
		m.l.View(func(x *docket.State) { d = x.Digest() })
		if digest != (parley.Digest{}) && d != digest {
			t.Fatalf("node %d has another state", i+1)
		}
		digest = d
	}
}

// decider waits until a node decides.
func (s *team) decider(t testing.TB) int {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for time.Now().Before(deadline) {
		for i, m := range s.nodes {
			if m.l == nil {
				continue
			}
			if n, ok := m.l.Node(); ok && n.Decides {
				return i
			}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("no node decides")
	return 0
}

// A story: three nodes; each takes statements in, answers with a receipt of its
// own, and has what the others took in. The one that decides goes away and comes
// back; nothing is lost, and nothing enters twice.
func TestThreeNodes(t *testing.T) {
	s := gather(t, 1, 3, 3)
	s.agree(t)
	submit := func(m *teammate, sub *statement.Submission) {
		t.Helper()
		r, err := m.l.Submit(t.Context(), sub)
		if err != nil {
			t.Fatal(m.name, err)
		}
		if _, _, err := r.Verify(s.policy()); err != nil {
			t.Fatal(err)
		}
		again, err := m.l.Submit(t.Context(), sub)
		if err != nil || again.Index != r.Index {
			t.Fatalf("%s: the same statement again: %v", m.name, err)
		}
		if _, err := m.l.ReadEntry(t.Context(), r.Index); err != nil {
			t.Fatalf("%s can't read what it answered for: %v", m.name, err)
		}
	}
	for i, m := range s.nodes {
		submit(m, s.parties[i].rename(t, "first"))
	}
	size := s.nodes[0].l.Head().Size
	stranger := newSpeaker(t, "nobody")
	stranger.ledger = s.registrar.ledger
	for _, m := range s.nodes {
		var refusal *parley.Refusal
		if _, err := m.l.Submit(t.Context(), stranger.rename(t, "unknown")); !errors.As(err, &refusal) || errors.Is(err, ledger.ErrUnknownOutcome) {
			t.Fatalf("%s: a stranger's statement: %v", m.name, err)
		}
	}
	k := s.decider(t)
	s.nodes[k].stop(t)
	for i, m := range s.nodes {
		if m.l != nil {
			submit(m, s.parties[i].rename(t, "second"))
		}
	}
	s.nodes[k].start(t, s.nats)
	submit(s.nodes[k], s.parties[k].rename(t, "third"))
	s.agree(t)
	if got := s.nodes[0].l.Head().Size; got != size+3 {
		t.Fatalf("there are %d entries, want %d", got, size+3)
	}
}

// Many writers on all nodes while the lease goes from one to the next.
func TestDeciderChangesUnderLoad(t *testing.T) {
	const each = 30
	s := gather(t, 3, 3, 6)
	start := s.nodes[0].l.Head().Size
	var wg sync.WaitGroup
	for i, p := range s.parties {
		wg.Go(func() {
			for k := range each {
				m := s.nodes[(i+k)%len(s.nodes)]
				sub := p.rename(t, fmt.Sprint("name ", k))
				for {
					r, err := m.l.Submit(context.Background(), sub)
					if errors.Is(err, ledger.ErrUnknownOutcome) {
						continue
					}
					if err != nil {
						t.Error(err)
						return
					}
					if _, _, err := r.Verify(s.policy()); err != nil {
						t.Error(err)
					}
					break
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	for range 3 {
		m := s.nodes[s.decider(t)]
		for size := m.l.Head().Size; m.l.Head().Size < size+uint64(each*len(s.parties)/5); {
			select {
			case <-done:
				t.Fatal("the writers were done before the node that decides was deposed three times")
			case <-time.After(time.Millisecond):
			}
		}
		m.l.GiveUpLease()
	}
	<-done
	s.agree(t)
	if got := s.nodes[0].l.Head().Size; got != start+uint64(each*len(s.parties)) {
		t.Fatalf("there are %d entries, want %d", got, start+uint64(each*len(s.parties)))
	}
}

// A story: what is erased on one node is erased on all, on one that was stopped
// meanwhile when it starts; what stays can be read, and statements go on.
func TestErasureReachesAllNodes(t *testing.T) {
	s := gather(t, 1, 3, 2)
	a := s.parties[0]
	text := func(n byte, words string) statement.Part {
		return statement.Part{Media: statement.MediaText, Salt: statement.Salt{n}, Data: []byte(words)}
	}
	zone := text(1, "# A zone\n")
	tabled := a.say(t, &statement.Table{Revision: parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed, Map: parley.Map{Status: parley.MapPending},
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: zone.ID()}}}}, statement.Everyone, zone)
	s.submit(t, tabled)
	signed, err := tabled.Open()
	if err != nil {
		t.Fatal(err)
	}
	words := text(2, "The witness's name is Sari.\n")
	arrangement := parley.ArrangementID(tabled.Envelope.ID())
	comment := a.say(t, &statement.Comment{Arrangement: arrangement, Revision: signed.RevisionID, Text: words.ID()}, statement.Everyone, words)
	r := s.submit(t, comment)
	s.submit(t, s.registrar.say(t, &statement.Erase{Arrangement: arrangement, Effects: []statement.Effect{
		{Index: r.Index, Statement: comment.Envelope.ID(), Type: statement.CommentMake, Author: a.id, Audience: statement.Everyone}}}, statement.Everyone))
	s.agree(t)
	var disks []string
	for _, m := range s.nodes {
		disks = append(disks, m.dir)
	}
	for i := range s.nats.URLs() {
		disks = append(disks, s.nats.Store(i))
	}
	secrets := clusterSecrets(t, s, r.Index, string(words.Data))
	if got := foundIn(t, secrets, disks...); len(got) != 1 || got["the epoch key, hexadecimal"] == "" {
		t.Fatalf("before the erasure %v is found", got)
	}
	k := s.decider(t)
	away, eraser := s.nodes[(k+1)%3], s.nodes[(k+2)%3]
	away.stop(t)
	eraser.l.EndEpochsAtOnce()
	if n, err := eraser.l.Erase(t.Context()); err != nil || n != 2 {
		t.Fatalf("%d keys were forgotten, want envelope and part: %v", n, err)
	}
	after := s.parties[1].rename(t, "after the erasure") // the node that decides still has the old epoch
	if _, err := eraser.l.Submit(t.Context(), after); err != nil {
		t.Fatal(err)
	}
	away.start(t, s.nats)
	s.agree(t)
	for _, m := range s.nodes {
		m.l.WatchEpoch()
		got, err := m.l.ReadEntry(t.Context(), r.Index)
		if err != nil || got.Signed != nil {
			t.Errorf("%s: the erased comment can be read: %v", m.name, err)
		}
		if got, err := m.l.ReadEntry(t.Context(), r.Index-1); err != nil || got.Signed == nil {
			t.Errorf("%s: what was not erased can't be read: %v", m.name, err)
		}
		if files, err := os.ReadDir(filepath.Join(m.dir, "keys")); err != nil || len(files) != 1 || files[0].Name() != "epoch-000002.key" {
			t.Errorf("%s has the epoch keys %v: %v", m.name, files, err)
		}
	}
	for name, path := range foundIn(t, secrets, disks...) {
		t.Errorf("after the erasure %s lies in %s", name, path)
	}
	if _, _, err := r.Verify(s.policy()); err != nil {
		t.Errorf("the receipt of what was erased: %v", err)
	}
	// A second one, from another node; and one that has missed two is told so.
	away.stop(t)
	s.nodes[k].l.EndEpochsAtOnce()
	for epoch := int64(3); epoch <= 4; epoch++ {
		if _, err := s.nodes[k].l.Erase(t.Context()); err != nil {
			t.Fatal(err)
		}
		for eraser.l.KeyEpoch() != epoch { // it is told
			time.Sleep(time.Millisecond)
		}
	}
	cfg := away.connect(t, s.nats)
	_, err = ledger.Open(t.Context(), cfg)
	var refusal *parley.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "keys-behind" {
		t.Fatalf("a node that is two epochs behind: %v", err)
	}
	away.cluster.Close()
	// As the operator is told: keys/ of another node, and keys.db made anew.
	for _, name := range []string{"keys.db", "keys.db-wal", "keys.db-shm", "keys"} {
		if err := os.RemoveAll(filepath.Join(away.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	copyFolder(t, s.nodes[k].dir, away.dir)
	away.start(t, s.nats)
	if _, err := away.l.Submit(t.Context(), s.parties[1].rename(t, "back")); err != nil {
		t.Fatal(err)
	}
	s.agree(t)
}

// clusterSecrets are those of an entry of a cluster, by the first node's keys.
func clusterSecrets(t *testing.T, s *team, index uint64, words string) map[string][]byte {
	t.Helper()
	m := s.nodes[0]
	own := m.cluster
	c := m.connect(t, s.nats)
	defer func() { m.cluster.Close(); m.cluster = own }()
	e, err := c.Engine(t.Context(), m.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	return secretsOf(t, e, index, words, m.dir)
}

// An append of unknown outcome: the node reads the log again, and its caller
// gets the true outcome, whether the frame had come into the log or not.
func TestUnknownOutcomeInCluster(t *testing.T) {
	for name, fault := range map[string]ledgertest.Fault{"nothing written": ledgertest.FailBefore, "written all the same": ledgertest.FailAfter} {
		t.Run(name, func(t *testing.T) {
			s := gather(t, 1, 1, 2)
			m := s.nodes[0]
			m.stop(t)
			cfg := m.connect(t, s.nats)
			f := &ledgertest.Faulty{}
			open := cfg.Engine
			cfg.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
				e, err := open(ctx, dir)
				f.Engine = e
				return f, err
			}
			l, err := ledger.Open(t.Context(), cfg)
			if err != nil {
				t.Fatal(err)
			}
			m.l, s.l = l, l
			s.decider(t)
			size := l.Head().Size
			f.Fail(fault)
			sub := s.parties[0].rename(t, "in doubt")
			r := s.submit(t, sub)
			if again := s.submit(t, sub); again.Index != r.Index || r.Index != size {
				t.Fatalf("it is entry %d, and %d when it is sent again; the log had %d entries", r.Index, again.Index, size)
			}
			s.submit(t, s.parties[1].rename(t, "after the fault"))
			if got := l.Head(); got.Size != size+2 || l.Err() != nil {
				t.Fatalf("there are %d entries, want %d: %v", got.Size, size+2, l.Err())
			}
		})
	}
}

// A node that tells of another state after the same entries is named by the
// others.
func TestDivergedNodeIsNamed(t *testing.T) {
	s := gather(t, 1, 2, 1)
	s.agree(t)
	one, two := s.nodes[0].l, s.nodes[1].l
	for _, l := range []*ledger.Ledger{one, two} {
		l.CompareNow()
	}
	diverged := func(l *ledger.Ledger) []string {
		n, _ := l.Node()
		return n.Diverged
	}
	for deadline := time.Now().Add(20 * time.Second); one.Compared() < 2 || two.Compared() < 2; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the nodes do not compare")
		}
	}
	if n := len(diverged(one)) + len(diverged(two)); n != 0 {
		t.Fatalf("nodes with the same state are said to differ: %v %v", diverged(one), diverged(two))
	}
	two.TellState(one.Head().Size, parley.Digest{1})
	for deadline := time.Now().Add(20 * time.Second); len(diverged(one)) == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody is named")
		}
	}
	if got := diverged(one); len(got) != 1 || got[0] != "node-2" {
		t.Fatalf("%v are named", got)
	}
}
