package ledger_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/ledgertest"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// promised has a node promise a statement, and verifies the promise.
func (s *team) promised(t testing.TB, m *teammate, sub *statement.Submission) ([]byte, proof.Promise) {
	t.Helper()
	signed, err := m.l.Promise(t.Context(), sub)
	for errors.Is(err, ledger.ErrUnknownOutcome) || isNoDecider(err) { // NATS elects a leader
		signed, err = m.l.Promise(t.Context(), sub)
	}
	if err != nil {
		t.Fatal(m.name, err)
	}
	p, err := proof.OpenPromise(signed, s.l.Verifier())
	if err != nil {
		t.Fatal(err)
	}
	if c, err := sub.Envelope.Commitment(); err != nil || c != p.C {
		t.Fatalf("the promise is of another envelope: %v", err)
	}
	return signed, p
}

func isNoDecider(err error) bool {
	var refusal *parley.Refusal
	return errors.As(err, &refusal) && refusal.Code == "no-decider"
}

// keptBy waits until a node shows that a promise is kept.
func (s *team) keptBy(t testing.TB, m *teammate, sub *statement.Submission, p proof.Promise) *proof.Receipt {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		got, err := m.l.Promised(t.Context(), sub.Envelope.ID(), p.C)
		if isNoDecider(err) {
			continue
		}
		if err != nil {
			t.Fatal(m.name, err)
		}
		if r := got.Receipt; r != nil {
			if _, _, err := r.Verify(s.policy()); err != nil || r.Leaf.C != p.C || r.Leaf.At > p.IncludeBy {
				t.Fatalf("%s: entry %d does not keep the promise: %v", m.name, r.Index, err)
			}
			return r
		}
	}
	t.Fatalf("%s: the promise is not kept", m.name)
	return nil
}

// Any node gives promises, the same for the same submission, and each finds
// them; what was promised enters once.
func TestPromisesOfThreeNodes(t *testing.T) {
	s := gather(t, 1, 3, 3)
	s.agree(t)
	s.decider(t)
	size := s.nodes[0].l.Head().Size
	for i, m := range s.nodes {
		sub := s.parties[i].rename(t, "promised")
		note, p := s.promised(t, m, sub)
		for _, other := range s.nodes {
			again, _ := s.promised(t, other, sub)
			if !bytes.Equal(again, note) {
				t.Fatalf("%s promises otherwise:\n%s\n%s", other.name, again, note)
			}
			if r := s.keptBy(t, other, sub, p); r.Leaf.Refused {
				t.Fatalf("entry %d stands refused", r.Index)
			}
		}
		if r, err := m.l.Submit(t.Context(), sub); err != nil || r.Leaf.C != p.C {
			t.Fatalf("what was promised, submitted: %v", err)
		}
	}
	s.agree(t)
	if got := s.nodes[0].l.Head().Size; got != size+3 {
		t.Fatalf("there are %d entries, want %d", got, size+3)
	}
	// What could never be an entry is not promised, by any node.
	stranger := newSpeaker(t, "nobody")
	stranger.ledger = s.registrar.ledger
	for _, m := range s.nodes {
		_, err := m.l.Promise(t.Context(), stranger.rename(t, "unknown"))
		wantCode(t, err, "unknown-key")
	}
}

// held is a node whose appends wait, as those of a process that was stopped or
// lost its disk: whatever it promises it does not enter.
func (s *team) held(t *testing.T, m *teammate) (release func()) {
	t.Helper()
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
	m.l = l
	_, release = f.Hold()
	return release
}

// A story: the node that decides promises, and is gone before it has entered what
// it promised, with its disk. Another one enters it in time, once; a server
// of the cluster is gone too. The promise stays the same, and the node that comes back knows
// it.
func TestPromiseSurvivesTheNodeThatGaveIt(t *testing.T) {
	s := gather(t, 3, 1, 3)
	release := s.held(t, s.nodes[0])
	lost := s.nodes[0]
	s.l = lost.l
	s.decider(t)
	for i := 1; i < 3; i++ {
		m := &teammate{dir: t.TempDir(), name: fmt.Sprint("node-", i+1)}
		copyFolder(t, lost.dir, m.dir)
		m.start(t, s.nats)
		s.nodes = append(s.nodes, m)
	}
	if s.decider(t) != 0 {
		t.Fatal("another node decides by now")
	}
	size := lost.l.Head().Size
	var subs []*statement.Submission
	var notes [][]byte
	var promises []proof.Promise
	for i := range 3 { // by the node itself, and by way of another
		sub := s.parties[i].rename(t, fmt.Sprint("promise ", i))
		note, p := s.promised(t, s.nodes[i], sub)
		subs, notes, promises = append(subs, sub), append(notes, note), append(promises, p)
	}
	if got := lost.l.Head().Size; got != size {
		t.Fatalf("the node that gave the promises has entered something: %d entries, there were %d", got, size)
	}
	lost.cluster.Close() // it is gone
	gone := s.nats.Leader(t, "parley-"+teamLog+"-promises")
	s.nats.Stop(gone)
	s.nodes = s.nodes[1:]
	for i, sub := range subs {
		for _, m := range s.nodes {
			if r := s.keptBy(t, m, sub, promises[i]); r.Leaf.Refused {
				t.Fatalf("entry %d stands refused", r.Index)
			}
			if again, _ := s.promised(t, m, sub); !bytes.Equal(again, notes[i]) {
				t.Fatalf("%s promises otherwise than the node that is gone", m.name)
			}
		}
	}
	s.agree(t)
	if got := s.nodes[0].l.Head().Size; got != size+3 {
		t.Fatalf("there are %d entries, want %d", got, size+3)
	}
	s.nats.Restart(t, gone)
	s.nats.Ready(t)
	// The lost node comes back with an empty disk but for what the operator copies.
	release()
	lost.l.Close(context.Background())
	back := &teammate{dir: t.TempDir(), name: "node-1"}
	copyFolder(t, s.nodes[0].dir, back.dir)
	back.start(t, s.nats)
	s.nodes = append(s.nodes, back)
	s.agree(t)
	for i, sub := range subs {
		s.keptBy(t, back, sub, promises[i])
		if again, _ := s.promised(t, back, sub); !bytes.Equal(again, notes[i]) {
			t.Fatal("the node that came back promises otherwise")
		}
	}
	if got := back.l.Head().Size; got != size+3 {
		t.Fatalf("there are %d entries, want %d: something entered twice", got, size+3)
	}
}

// What waited under a promise loses its key by an erasure on any node, when it
// has entered; what waits keeps it.
func TestErasureAndSharedQueue(t *testing.T) {
	s := gather(t, 1, 1, 3)
	release := s.held(t, s.nodes[0])
	s.l = s.nodes[0].l
	s.decider(t)
	other := &teammate{dir: t.TempDir(), name: "node-2"}
	copyFolder(t, s.nodes[0].dir, other.dir)
	other.start(t, s.nats)
	s.nodes = append(s.nodes, other)
	waits := s.parties[0].rename(t, "waits")
	_, p := s.promised(t, s.nodes[0], waits)
	other.l.EndEpochsAtOnce()
	if n, err := other.l.Erase(t.Context()); err != nil || n != 0 {
		t.Fatalf("%d keys were forgotten, of what waits: %v", n, err)
	}
	release()
	if r := s.keptBy(t, other, waits, p); r.Leaf.Refused {
		t.Fatal("it stands refused")
	}
	forgotten := 0
	for deadline := time.Now().Add(30 * time.Second); forgotten == 0 && time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		n, err := other.l.Erase(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		forgotten += n
	}
	if forgotten != 1 {
		t.Fatalf("%d keys were forgotten, of what had waited", forgotten)
	}
	for s.nodes[0].l.KeyEpoch() != other.l.KeyEpoch() {
		s.nodes[0].l.WatchEpoch()
	}
	after := s.parties[1].rename(t, "after it")
	_, p = s.promised(t, s.nodes[0], after)
	for _, m := range s.nodes {
		s.keptBy(t, m, after, p)
	}
	s.agree(t)
}

// A node whose queue is not the cluster's says so.
func TestForeignQueue(t *testing.T) {
	s := gather(t, 1, 1, 1)
	m := s.nodes[0]
	sub := s.parties[0].rename(t, "promised")
	_, p := s.promised(t, m, sub)
	s.keptBy(t, m, sub, p)
	m.stop(t)
	db, err := sql.Open("sqlite", "file:"+filepath.Join(m.dir, ledger.IntakeFile))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.ExecContext(t.Context(), "update promise set number = number + 7")
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	l, err := ledger.Open(t.Context(), m.connect(t, s.nats))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close(context.Background())
	for deadline := time.Now().Add(30 * time.Second); l.Err() == nil; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it goes on")
		}
	}
	if err := l.Err(); !errors.Is(err, ledger.ErrDamaged) {
		t.Fatal(err)
	}
}
