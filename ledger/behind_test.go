package ledger_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/statement"
)

// away is an engine whose end can't be read for a while.
type away struct {
	ledger.Engine
	gone atomic.Bool
}

func (a *away) Head(ctx context.Context) (ledger.Head, error) {
	if a.gone.Load() {
		return ledger.Head{}, errors.New("nobody answers")
	}
	return a.Engine.Head(ctx)
}

// A story: a node does not reach the log while something is said and erased, and
// learns of the end of the keys' epoch first. It then reads past what it can't
// read any more, finds the erasure, and has the others' state, without a
// restart.
func TestBehindAnErasure(t *testing.T) {
	s := gather(t, 1, 1, 2)
	behind := &teammate{dir: t.TempDir(), name: "node-2"}
	copyFolder(t, s.nodes[0].dir, behind.dir)
	cfg := behind.connect(t, s.nats)
	a := &away{}
	open := cfg.Engine
	cfg.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
		e, err := open(ctx, dir)
		a.Engine = e
		return a, err
	}
	var err error
	if behind.l, err = ledger.Open(t.Context(), cfg); err != nil {
		t.Fatal(err)
	}
	s.nodes = append(s.nodes, behind)
	s.decider(t)
	s.agree(t)
	a.gone.Store(true)

	who := s.parties[0]
	text := func(n byte, words string) statement.Part {
		return statement.Part{Media: statement.MediaText, Salt: statement.Salt{n}, Data: []byte(words)}
	}
	zone := text(1, "# A zone\n")
	tabled := who.say(t, &statement.Table{Revision: parley.Revision{Kind: parley.SafeZone, Basis: parley.Agreed, Map: parley.Map{Status: parley.MapPending},
		Texts: []parley.Text{{Lang: "en", Authentic: true, Title: "Zone", Part: zone.ID()}}}}, statement.Everyone, zone)
	s.submit(t, tabled)
	signed, err := tabled.Open()
	if err != nil {
		t.Fatal(err)
	}
	words := text(2, "The witness's name is Sari.\n")
	arrangement := parley.ArrangementID(tabled.Envelope.ID())
	comment := who.say(t, &statement.Comment{Arrangement: arrangement, Revision: signed.RevisionID, Text: words.ID()}, statement.Everyone, words)
	r := s.submit(t, comment)
	for range 3 {
		s.submit(t, s.parties[1].rename(t, "in between"))
	}
	s.submit(t, s.registrar.say(t, &statement.Erase{Arrangement: arrangement, Effects: []statement.Effect{
		{Index: r.Index, Statement: comment.Envelope.ID(), Type: statement.CommentMake, Author: who.id, Audience: statement.Everyone}}}, statement.Everyone))
	one := s.nodes[0].l
	one.EndEpochsAtOnce()
	if n, err := one.Erase(t.Context()); err != nil || n != 2 {
		t.Fatalf("%d keys were forgotten: %v", n, err)
	}
	for behind.l.KeyEpoch() != one.KeyEpoch() { // it is told, and forgets the keys before it has read the entries
		behind.l.WatchEpoch()
	}
	if h := behind.l.Head().Size; h > r.Index {
		t.Fatalf("it has read %d entries already", h)
	}
	a.gone.Store(false)
	s.agree(t)
	if err := behind.l.Err(); err != nil {
		t.Fatal(err)
	}
	got, err := behind.l.ReadEntry(t.Context(), r.Index)
	if err != nil || got.Signed != nil {
		t.Fatalf("the erased comment: %v", err)
	}
	if n, _ := behind.l.Node(); len(n.Diverged) > 0 || n.Silent > time.Minute {
		t.Fatalf("%+v", n)
	}
	s.submit(t, s.parties[1].rename(t, "afterwards"))
	s.agree(t)
}
