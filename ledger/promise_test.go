package ledger_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/ledgertest"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// promise has a statement promised, and verifies the promise.
func (s *stage) promise(t testing.TB, sub *statement.Submission) ([]byte, proof.Promise) {
	t.Helper()
	signed, err := s.l.Promise(t.Context(), sub)
	if err != nil {
		t.Fatal(err)
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

// kept waits until a promise is kept, and verifies the receipt.
func (s *stage) kept(t testing.TB, sub *statement.Submission, p proof.Promise) *proof.Receipt {
	t.Helper()
	for {
		got, err := s.l.Promised(t.Context(), sub.Envelope.ID(), p.C)
		if err != nil {
			t.Fatal(err)
		}
		if r := got.Receipt; r != nil {
			s.verify(t, sub, r)
			if r.Leaf.At > p.IncludeBy {
				t.Fatalf("entry %d is of %v, promised by %v", r.Index, r.Leaf.At, p.IncludeBy)
			}
			return r
		}
		time.Sleep(time.Millisecond)
	}
}

// A promised statement enters; the same submission gets the same promise,
// before and after, also after a restart.
func TestPromiseIsKept(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	sub := s.parties[0].plan(t, statement.Parties(s.parties[0].id, s.parties[1].id))
	note, p := s.promise(t, sub)
	if want := dawn + parley.Instant(ledger.DefaultPromiseWithin/time.Millisecond); p.IncludeBy != want {
		t.Fatalf("it is promised by %v, want %v", p.IncludeBy, want)
	}
	r := s.kept(t, sub, p)
	if r.Leaf.Refused {
		t.Fatal("it stands refused")
	}
	for range 2 {
		s.clock.now.Add(5000)
		if again, _ := s.promise(t, sub); !bytes.Equal(again, note) {
			t.Fatalf("the second promise is another one: %s", again)
		}
		if again := s.submit(t, sub); again.Index != r.Index {
			t.Fatalf("it is in as entry %d and %d", r.Index, again.Index)
		}
		s.reopen(t)
	}
	if n := s.l.Head().Size; n != r.Index+1 {
		t.Fatalf("there are %d entries", n)
	}
	if _, err := s.l.Promised(t.Context(), parley.StatementID{1}, parley.Digest{}); !errors.Is(err, ledger.ErrNotFound) {
		t.Fatalf("a promise that nobody gave: %v", err)
	}
	// What entered before it was promised keeps the promise by its first entry.
	sub = s.parties[1].rename(t, "first")
	first := s.submit(t, sub)
	_, p = s.promise(t, sub)
	if r := s.kept(t, sub, p); r.Index != first.Index {
		t.Fatalf("it is in as entry %d and %d", first.Index, r.Index)
	}
}

// What the rules forbid enters as refused: its receipt proves it, nothing
// follows from it, and it never has an effect.
func TestRefusedEntryKeepsThePromise(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	a := s.parties[0]
	a.prev[fmt.Sprint((&statement.Update{}).Subject(), statement.Everyone)] = parley.StatementID{9}
	sub := a.rename(t, "Elsewhere")
	_, p := s.promise(t, sub)
	r := s.kept(t, sub, p)
	if !r.Leaf.Refused {
		t.Fatal("a statement on a prev that is none has entered")
	}
	check := func() {
		t.Helper()
		s.l.View(func(d *docket.State) {
			if me, _ := d.Party(a.id); me.Profile.Name != "party 0" {
				t.Fatalf("the party is called %q", me.Profile.Name)
			}
			if why, ok := d.RefusedAt(r.Index); !ok || why.Code != "broken-prev" {
				t.Fatalf("it was refused for %v", why)
			}
		})
		var why *parley.Refusal
		if _, err := s.l.Submit(t.Context(), sub); !errors.As(err, &why) || why.Code != "refused" {
			t.Fatalf("submitted again: %v", err)
		}
		again, err := s.l.Receipt(t.Context(), sub.Envelope.ID())
		if err != nil || again.Leaf != r.Leaf {
			t.Fatalf("its receipt: %v", err)
		}
		s.verify(t, sub, again)
	}
	check()
	delete(a.prev, fmt.Sprint((&statement.Update{}).Subject(), statement.Everyone))
	s.submit(t, a.rename(t, "party 0")) // the chain goes on from what stood before
	digest := s.digest()
	s.cfg.Deep = true
	s.reopen(t)
	if s.digest() != digest {
		t.Fatal("the replay gives another state")
	}
	check()
	for _, p := range append(s.parties, s.registrar) {
		folds(t, s, p.id)
	}
	// A statement is not what its leaf says that it is not: neither way.
	leaf := r.Leaf
	for _, refused := range []bool{true, false} {
		leaf.Refused = refused
		r.Leaf = leaf
		if _, _, err := r.Verify(s.policy()); (err == nil) != refused {
			t.Fatalf("a receipt that says refused: %v verifies: %v", refused, err)
		}
	}
}

// folds checks that what a party may see of the log folds to its view.
func folds(t *testing.T, s *stage, p parley.PartyID) {
	t.Helper()
	x, err := s.l.Export(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	f := bundle.NewFold(p, nil)
	if err := x.Each(t.Context(), 0, bundle.All, f.Add); err != nil {
		t.Fatal(err)
	}
	if err := f.Check(); err != nil {
		t.Fatal(err)
	}
	if f.Root() != s.l.Head().Root || f.State().Digest() != x.View.Digest {
		t.Fatal("a party's records fold to another log or another view")
	}
}

// The same statement in another envelope is another commitment: promised, it
// enters as refused, once.
func TestPromiseOfAnotherEnvelope(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	a := s.parties[0]
	second, err := statement.SoftKeyFromSeed(bytes.Repeat([]byte{7}, 32), parley.Key{Use: parley.UseSign, Post: "duty-officer", Powers: allPowers})
	if err != nil {
		t.Fatal(err)
	}
	s.submit(t, a.say(t, &statement.Enrol{Key: second.Key(), Proof: second.Proof()}, statement.Everyone))
	one := a.rename(t, "both")
	x, err := one.Open()
	if err != nil {
		t.Fatal(err)
	}
	both, _, err := statement.Sign(x.Statement, nil, a.key, second)
	if err != nil {
		t.Fatal(err)
	}
	first := s.submit(t, one)
	f := faulty(t, s)
	f.Fail(ledgertest.FailBefore)
	_, p := s.promise(t, both)
	for s.l.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(s.cfg.Dir, ledger.IntakeFile)
	waiting, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s.reopenOnly(t)
	r := s.kept(t, both, p)
	if !r.Leaf.Refused || r.Index == first.Index {
		t.Fatalf("the second envelope keeps its promise by entry %d, refused %v", r.Index, r.Leaf.Refused)
	}
	if again := s.submit(t, one); again.Index != first.Index || again.Leaf.Refused {
		t.Fatalf("the statement is now entry %d", again.Index)
	}
	// A crash before the entry was marked: the next start finds it in the log.
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, waiting, 0o600); err != nil {
		t.Fatal(err)
	}
	s.reopenOnly(t)
	if again := s.kept(t, both, p); again.Index != r.Index || s.l.Head().Size != r.Index+1 {
		t.Fatalf("entry %d has become %d of %d", r.Index, again.Index, s.l.Head().Size)
	}
}

// Who can have no entry, not even a refused one, is promised nothing.
func TestNothingIsPromised(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	stranger := newSpeaker(t, "stranger")
	stranger.ledger = s.registrar.ledger
	elsewhere := newSpeaker(t, "party 0")
	elsewhere.ledger = parley.LedgerID{1}
	for name, c := range map[string]struct {
		sub  *statement.Submission
		code string
	}{
		"an unknown key":       {stranger.rename(t, "x"), "unknown-key"},
		"an unknown addressee": {s.parties[0].plan(t, statement.Parties(s.parties[0].id, stranger.id)), "unknown-addressee"},
		"another ledger":       {elsewhere.rename(t, "x"), "another-ledger"},
	} {
		var why *parley.Refusal
		if _, err := s.l.Promise(t.Context(), c.sub); !errors.As(err, &why) || why.Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	forged := s.parties[0].rename(t, "forged")
	forged.Envelope.Signatures[0].Sig[3] ^= 1
	if _, err := s.l.Promise(t.Context(), forged); err == nil {
		t.Error("a forged statement was promised")
	}
	size := s.l.Head().Size
	s.reopen(t)
	if s.l.Head().Size != size {
		t.Error("something has entered")
	}
}

// What was promised while the disk failed enters first after the restart, in
// its order; and where that is past include-by, the operator is told.
func TestPromiseAcrossARestart(t *testing.T) {
	s := found(t, t.TempDir(), 2)
	f := faulty(t, s)
	f.Fail(ledgertest.FailBefore)
	var subs []*statement.Submission
	var promises []proof.Promise
	for i := range 3 {
		sub := s.parties[0].rename(t, fmt.Sprint("name ", i))
		note, err := s.l.Promise(t.Context(), sub)
		if i > 0 && errors.Is(err, ledger.ErrStopped) { // the failed append was faster
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		p, err := proof.OpenPromise(note, s.l.Verifier())
		if err != nil {
			t.Fatal(err)
		}
		subs, promises = append(subs, sub), append(promises, p)
	}
	for s.l.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	var told bytes.Buffer
	s.cfg.Log = slog.New(slog.NewTextHandler(&told, nil))
	s.clock.now.Add(int64(ledger.DefaultPromiseWithin / time.Millisecond)) // to the very instant
	first := s.l.Head().Size
	s.reopenOnly(t)
	for i, sub := range subs {
		if r := s.kept(t, sub, promises[i]); r.Leaf.Refused || r.Index != first+uint64(i) {
			t.Fatalf("statement %d is entry %d, refused %v", i, r.Index, r.Leaf.Refused)
		}
	}
	if strings.Contains(told.String(), "promise") {
		t.Fatalf("a kept promise is complained about: %s", &told)
	}

	f = faulty(t, s)
	f.Fail(ledgertest.FailBefore)
	late := s.parties[1].rename(t, "late")
	_, p := s.promise(t, late)
	for s.l.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.clock.now.Add(int64(ledger.DefaultPromiseWithin/time.Millisecond) + 1)
	s.reopenOnly(t)
	r := s.submit(t, late)
	if r.Leaf.At <= p.IncludeBy {
		t.Fatalf("it entered at %v, promised by %v", r.Leaf.At, p.IncludeBy)
	}
	if err := s.l.Close(t.Context()); err != nil { // the log is complete then
		t.Fatal(err)
	}
	for _, want := range []string{"overdue", "a promise was broken"} {
		if !strings.Contains(told.String(), want) {
			t.Errorf("the operator is not told %q:\n%s", want, &told)
		}
	}
}

// An erasure takes the key of what had waited with it.
func TestEraseForgetsWhatWaited(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	sub := s.parties[0].rename(t, "waited")
	_, p := s.promise(t, sub)
	s.kept(t, sub, p)
	// It leaves the queue a moment after it has entered.
	forgotten := 0
	for range 1000 {
		n, err := s.l.Erase(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if forgotten += n; forgotten > 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if forgotten != 1 {
		t.Fatalf("%d keys were forgotten", forgotten)
	}
	s.reopen(t)
	s.verify(t, sub, s.submit(t, sub))
}

// A damaged intake stops the start, with what to do.
func TestDamagedIntake(t *testing.T) {
	s := found(t, t.TempDir(), 1)
	f := faulty(t, s)
	f.Fail(ledgertest.FailBefore)
	sub := s.parties[0].rename(t, "waits")
	_, p := s.promise(t, sub)
	for s.l.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	if err := s.l.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{
		`update promise set sealed = zeroblob(length(sealed))`,
		`update promise set key = key + 1`,
		`update promise set c = zeroblob(32)`,
		`update promise set statement = zeroblob(32)`,
		`update promise set c = x'01'`,
		`pragma application_id = 7`,
	} {
		err := func() error {
			copied := filepath.Join(t.TempDir(), "ledger")
			if err := os.CopyFS(copied, os.DirFS(s.cfg.Dir)); err != nil {
				t.Fatal(err)
			}
			closeSecrets(t, copied)
			db, err := sql.Open("sqlite", "file:"+filepath.Join(copied, ledger.IntakeFile))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(change); err != nil {
				t.Fatal(err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			cfg := s.cfg
			cfg.Dir = copied
			l, err := ledger.Open(t.Context(), cfg)
			if err == nil {
				err = errors.Join(errors.New("it opens"), l.Close(t.Context()))
			}
			return err
		}()
		var why *parley.Refusal
		if !errors.As(err, &why) || why.Code != "intake-damaged" || !errors.Is(err, ledger.ErrDamaged) {
			t.Errorf("%s: %v", change, err)
		}
	}
	s.reopenOnly(t)
	s.kept(t, sub, p)
}

// closeSecrets gives copied files the modes that a ledger asks for.
func closeSecrets(t *testing.T, dir string) {
	t.Helper()
	keys, err := filepath.Glob(filepath.Join(dir, "keys", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(keys, filepath.Join(dir, ledger.KeyFile)) {
		if err := os.Chmod(name, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// given is what the child prints for each promise that it got.
type given struct {
	Promise    string
	Submission json.RawMessage
}

// stuck is an engine whose appends hang after some.
type stuck struct {
	ledger.Engine
	left int
}

func (e *stuck) Append(ctx context.Context, size uint64, f *ledger.Frame) error {
	if e.left--; e.left < 0 {
		select {}
	}
	return e.Engine.Append(ctx, size, f)
}

// promiseUntilKilled gives promises, some for what the rules forbid, while the
// log takes a few frames and then no more.
func promiseUntilKilled(dir string) {
	t := childT{}
	frames, err := strconv.Atoi(os.Getenv(childFrames))
	if err != nil {
		t.Fatal(err)
	}
	cfg := config(dir, new(clock))
	cfg.Engine = func(ctx context.Context, dir string) (ledger.Engine, error) {
		e, err := sqlite.Open(ctx, dir)
		return &stuck{e, frames}, err
	}
	l, err := ledger.Open(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	p := newSpeaker(t, "party 0")
	p.n = uint64(l.Head().Size)<<20 + uint64(frames)<<40
	l.View(func(d *docket.State) { p.ledger = d.Ledger() })
	for k := 0; ; k++ {
		sub := p.plan(t, statement.Parties(p.id))
		if k%3 == 2 { // the prev of a renaming is none of these
			p.prev[fmt.Sprint((&statement.Update{}).Subject(), statement.Everyone)] = parley.StatementID{9}
			sub = p.rename(t, fmt.Sprint("name ", k))
		}
		note, err := l.Promise(context.Background(), sub)
		if err != nil {
			t.Fatal(err)
		}
		wire, err := sub.Encode()
		if err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(given{string(note), wire})
		if err != nil {
			t.Fatal(err)
		}
		os.Stdout.Write(append(line, '\n'))
	}
}

// Whatever was promised before kill -9 enters at the next start, before anything
// else, in the order of the promises.
func TestNothingPromisedIsLost(t *testing.T) {
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	s := found(t, t.TempDir(), 1)
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2))
	refused := 0
	for round := range rounds {
		if err := s.l.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		cmd := child(t, s.cfg.Dir, "promise")
		cmd.Env = append(cmd.Env, childFrames+"="+strconv.Itoa(rng.IntN(4)))
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var all []given
		lines := bufio.NewReader(pipe)
		for stop := 1 + rng.IntN(40); ; {
			line, err := lines.ReadBytes('\n')
			if err != nil {
				if !errors.Is(err, io.EOF) {
					t.Fatal(err)
				}
				break
			}
			var g given
			if err := json.Unmarshal(line, &g); err != nil {
				t.Fatal(err)
			}
			if all = append(all, g); len(all) == stop {
				cmd.Process.Kill()
			}
		}
		if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("the child ended by itself: %v", err)
		}
		s.reopenOnly(t)
		last := uint64(0)
		for i, g := range all {
			sub, err := statement.DecodeSubmission(g.Submission)
			if err != nil {
				t.Fatal(err)
			}
			p, err := proof.OpenPromise([]byte(g.Promise), s.l.Verifier())
			if err != nil {
				t.Fatal(err)
			}
			r := s.kept(t, sub, p)
			if r.Index <= last {
				t.Fatalf("round %d: promise %d is entry %d, the one before it %d", round, i, r.Index, last)
			}
			last = r.Index
			if r.Leaf.Refused {
				refused++
			}
		}
	}
	if refused == 0 {
		t.Fatal("nothing was refused")
	}
	digest := s.digest()
	s.cfg.Deep = true
	s.reopen(t)
	if s.digest() != digest {
		t.Fatal("the replay gives another state")
	}
}
