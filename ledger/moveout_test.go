package ledger_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/sqlite"
)

// moveOut copies the log of a node that is stopped out of the cluster.
func (s *team) moveOut(t *testing.T, m *teammate, to string) (*ledger.Inspection, error) {
	t.Helper()
	c, err := jetstream.Connect(t.Context(), jetstream.Options{URLs: s.nats.URLs(), Log: teamLog, Node: "mover", Ended: true, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	cfg := config(m.dir, new(clock))
	cfg.Engine, cfg.Cluster = c.Open, c
	return ledger.MoveOut(t.Context(), cfg, ledger.Transfer{From: m.dir, To: to, Source: c.Open, Target: sqlite.Open, Check: sqlite.OpenReadOnly,
		Now: func() parley.Instant { return dawn }})
}

// A story: a log moves out of its cluster into a folder, with what waits under
// promises, and goes on there with the same root; in the cluster it has ended,
// for nodes that start and for those that still run.
func TestMoveOut(t *testing.T) {
	s := gather(t, 1, 1, 3)
	early := s.parties[2].rename(t, "early")
	first := s.submit(t, early)
	release := s.held(t, s.nodes[0])
	s.l = s.nodes[0].l
	s.decider(t)
	follower := &teammate{dir: t.TempDir(), name: "node-2"}
	copyFolder(t, s.nodes[0].dir, follower.dir)
	follower.start(t, s.nats)
	s.nodes = append(s.nodes, follower)
	idle := &teammate{dir: t.TempDir(), name: "node-3"}
	copyFolder(t, s.nodes[0].dir, idle.dir)

	_, err := s.moveOut(t, idle, filepath.Join(t.TempDir(), "early"))
	wantCode(t, err, "in-use") // a node decides
	waits := s.parties[0].rename(t, "waits")
	note, p := s.promised(t, s.nodes[0], waits)
	s.nodes[0].cluster.Close() // killed
	release()
	s.nodes[0].l.Close(context.Background())
	s.nodes = s.nodes[1:]
	follower.stop(t)
	head := s.l.Head()

	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "something"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = s.moveOut(t, idle, full)
	wantCode(t, err, "not-empty")
	to := filepath.Join(t.TempDir(), "out")
	follower.start(t, s.nats)
	for deadline := time.Now().Add(30 * time.Second); !decides(follower); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("nobody decides")
		}
	}
	s.keptBy(t, follower, waits, p)
	again := s.parties[1].rename(t, "at the end")
	if _, err := follower.l.Submit(t.Context(), again); err != nil {
		t.Fatal(err)
	}
	head = follower.l.Head()
	follower.stop(t)
	found, err := s.moveOut(t, idle, to)
	if err != nil {
		t.Fatal(err)
	}
	if found.Head.Size != head.Size || found.Head.Root != head.Root {
		t.Fatalf("the copy has %d entries with the root %v, the log has %d with %v", found.Head.Size, found.Head.Root, head.Size, head.Root)
	}
	_, err = ledger.Open(t.Context(), follower.connect(t, s.nats))
	wantCode(t, err, "log-ended")
	follower.cluster.Close()
	if more, err := s.moveOut(t, idle, filepath.Join(t.TempDir(), "again")); err != nil || more.Head.Root != head.Root {
		t.Fatalf("the log that has ended, copied again: %v", err)
	}

	l, err := ledger.Open(t.Context(), config(to, new(clock)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { l.Close(context.Background()) }()
	s.l = l
	if r := s.submit(t, early); r.Index != first.Index || r.Leaf != first.Leaf {
		t.Fatalf("its first entry is %d now, it was %d", r.Index, first.Index)
	}
	if same, _ := s.stage.promise(t, waits); string(same) != string(note) {
		t.Fatal("it promises otherwise now")
	}
	s.kept(t, waits, p)
	next := s.parties[0].rename(t, "on one machine")
	_, p = s.stage.promise(t, next)
	if r := s.kept(t, next, p); r.Index != head.Size {
		t.Fatalf("the next entry is %d, want %d", r.Index, head.Size)
	}
}

// What waits under a promise when the log moves out enters where it goes on; a
// node that still runs learns that the log has ended.
func TestMoveOutWithWaitingPromise(t *testing.T) {
	s := gather(t, 1, 1, 2)
	release := s.held(t, s.nodes[0])
	s.l = s.nodes[0].l
	s.decider(t)
	waits := s.parties[0].rename(t, "waits")
	_, p := s.promised(t, s.nodes[0], waits)
	idle := &teammate{dir: t.TempDir(), name: "node-2"}
	copyFolder(t, s.nodes[0].dir, idle.dir)
	s.nodes[0].cluster.Close() // killed before it entered
	release()
	s.nodes[0].l.Close(context.Background())
	s.nodes = nil
	to := filepath.Join(t.TempDir(), "out")
	found, err := s.moveOut(t, idle, to)
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), config(to, new(clock)))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { l.Close(context.Background()) }()
	s.l = l
	if r := s.kept(t, waits, p); r.Index != found.Head.Size || r.Leaf.Refused {
		t.Fatalf("what waited is entry %d, refused %v; the copy has %d entries", r.Index, r.Leaf.Refused, found.Head.Size)
	}
}

// A node that runs while the log moves out stops with the reason, when it is to
// decide.
func TestEndedWhileANodeRuns(t *testing.T) {
	s := gather(t, 1, 2, 1)
	s.agree(t)
	k := s.decider(t)
	if err := s.nodes[k].cluster.End(t.Context()); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); s.nodes[0].l.Err() == nil || s.nodes[1].l.Err() == nil; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("a node goes on: %v, %v", s.nodes[0].l.Err(), s.nodes[1].l.Err())
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		s.nodes[0].l.Submit(ctx, s.parties[0].rename(t, "too late"))
		cancel()
	}
	for _, m := range s.nodes {
		wantCode(t, m.l.Err(), "log-ended")
	}
}

func decides(m *teammate) bool {
	n, _ := m.l.Node()
	return n.Decides
}
