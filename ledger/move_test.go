package ledger_test

import (
	"fmt"
	"log/slog"
	"testing"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/jetstream"
	"github.com/open-parley/parley/ledger/jetstream/natstest"
	"github.com/open-parley/parley/ledger/ledgertest"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// A ledger moves from its folder into a cluster with what waits under promises:
// it enters there, and a promise that was kept before is known on each node.
func TestMoveTakesThePromisesAlong(t *testing.T) {
	one := found(t, t.TempDir(), 3)
	early := one.parties[2].rename(t, "early")
	_, kept := one.promise(t, early)
	one.kept(t, early, kept)
	f := faulty(t, one)
	f.Fail(ledgertest.FailBefore)
	var subs []*statement.Submission
	var promises []proof.Promise
	for i := range 2 {
		sub := one.parties[i].rename(t, fmt.Sprint("waits ", i))
		signed, err := one.l.Promise(t.Context(), sub)
		if i > 0 && err != nil { // the failed append was faster
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		p, err := proof.OpenPromise(signed, one.l.Verifier())
		if err != nil {
			t.Fatal(err)
		}
		subs, promises = append(subs, sub), append(promises, p)
	}
	size := one.l.Head().Size
	if err := one.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}

	servers := natstest.Start(t, 1)
	c, err := jetstream.Connect(t.Context(), jetstream.Options{URLs: servers.URLs(), Log: teamLog, Node: "mover", Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Found(t.Context()); err != nil {
		t.Fatal(err)
	}
	head, err := ledger.Move(t.Context(), one.cfg.Dir, sqlite.OpenReadOnly, c.Open, c, nil, func() error { return nil })
	if err != nil || head.Size != size {
		t.Fatalf("%d entries were moved, there are %d: %v", head.Size, size, err)
	}
	s := &team{stage: one, nats: servers}
	for i := range 2 {
		m := &teammate{dir: one.cfg.Dir, name: fmt.Sprint("node-", i+1)}
		if i > 0 {
			m.dir = t.TempDir()
			copyFolder(t, one.cfg.Dir, m.dir)
		}
		m.start(t, servers)
		defer m.stop(t)
		s.nodes = append(s.nodes, m)
	}
	s.l = s.nodes[0].l
	for _, m := range s.nodes {
		if r := s.keptBy(t, m, early, kept); r.Index >= size {
			t.Fatalf("%s: what had entered before is entry %d", m.name, r.Index)
		}
		for i, sub := range subs {
			if r := s.keptBy(t, m, sub, promises[i]); r.Index != size+uint64(i) {
				t.Fatalf("%s: what waited is entry %d, want %d", m.name, r.Index, size+uint64(i))
			}
		}
	}
	s.agree(t)
}
