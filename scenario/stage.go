package scenario

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"log/slog"
	"os"
	"sync"

	"golang.org/x/mod/sumdb/note"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/geo"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/sqlite"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// host names the logs of stories.
const host = "exercise.invalid"

// stage is where a story plays.
type stage interface {
	// submit enters a statement. again: it was in already, and has its first
	// receipt.
	submit(ctx context.Context, sub *statement.Submission) (index uint64, at parley.Instant, again bool, err error)
	view(func(*docket.State))
	// erase destroys what the log's erasures name.
	erase(ctx context.Context) error
	// prove replays what was entered, and compares.
	prove(ctx context.Context) error
	close() error
}

// founding gives the signed genesis of a log with that verifier key.
type founding func(logKey string) (*statement.Submission, error)

// locked lets the ledger's goroutines draw from one stream.
type locked struct {
	mu sync.Mutex
	r  io.Reader
}

func (l *locked) Read(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.r.Read(b)
}

// onLedger plays on a real ledger in a folder.
type onLedger struct {
	l   *ledger.Ledger
	cfg ledger.Config
	dir string // to remove at the end; "" keep it
}

// now is the story's clock.
func newOnLedger(ctx context.Context, dir string, world *geo.World, now func() parley.Instant, random io.Reader, found founding) (*onLedger, error) {
	s := &onLedger{}
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "parley-scenario-"); err != nil {
			return nil, err
		}
		s.dir = dir
	}
	s.cfg = ledger.Config{Dir: dir, Engine: sqlite.Open, World: world, Now: now, Rand: random, Log: slog.New(slog.DiscardHandler)}
	l, _, err := ledger.Init(ctx, s.cfg, host, found)
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	s.l = l
	return s, nil
}

func (s *onLedger) submit(ctx context.Context, sub *statement.Submission) (uint64, parley.Instant, bool, error) {
	before := s.l.Head().Size
	r, err := s.l.Submit(ctx, sub)
	if err != nil {
		return 0, 0, false, err
	}
	if _, _, err := r.Verify(proof.Policy{Log: s.l.Verifier()}); err != nil {
		return 0, 0, false, err
	}
	return r.Index, r.Leaf.At, r.Index < before, nil
}

func (s *onLedger) view(f func(*docket.State)) { s.l.View(f) }

func (s *onLedger) erase(ctx context.Context) error {
	_, err := s.l.Erase(ctx)
	return err
}

// prove closes the ledger and opens it from the disk, with every signature
// verified again; the state must be the same.
func (s *onLedger) prove(ctx context.Context) error {
	var was, is parley.Digest
	s.l.View(func(d *docket.State) { was = d.Digest() })
	if err := s.l.Close(ctx); err != nil {
		return err
	}
	cfg := s.cfg
	cfg.Deep = true
	l, err := ledger.Open(ctx, cfg)
	if err != nil {
		return err
	}
	s.l = l
	l.View(func(d *docket.State) { is = d.Digest() })
	if was != is {
		return parley.Refuse("digest", "R12", "The ledger was opened again and gives the digest %v; it was %v.", is, was).To("Report this: one log gave two states.")
	}
	return nil
}

func (s *onLedger) close() error {
	var err error
	if s.l != nil {
		err = s.l.Close(context.Background())
	}
	if s.dir != "" {
		err = errors.Join(err, os.RemoveAll(s.dir))
	}
	return err
}

// onDocket plays on the fold alone: the same statements and signatures, and
// nothing written.
type onDocket struct {
	state *docket.State
	world *geo.World
	now   func() parley.Instant
	log   []docket.Entry
}

func newOnDocket(world *geo.World, now func() parley.Instant, random io.Reader, found founding) (*onDocket, error) {
	// The same bytes make the same log key as the ledger makes of them.
	seed := make([]byte, 8+ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, err
	}
	public := ed25519.NewKeyFromSeed(seed[8:]).Public().(ed25519.PublicKey)
	key, err := note.NewEd25519VerifierKey(host+"/"+hex.EncodeToString(seed[:8]), public)
	if err != nil {
		return nil, err
	}
	s := &onDocket{state: docket.New(world), world: world, now: now}
	sub, err := found(key)
	if err != nil {
		return nil, err
	}
	_, _, _, err = s.submit(context.Background(), sub)
	return s, err
}

func (s *onDocket) submit(_ context.Context, sub *statement.Submission) (uint64, parley.Instant, bool, error) {
	x, err := sub.Open()
	if err != nil {
		return 0, 0, false, err
	}
	if i, ok := s.state.Find(x.ID); ok {
		return i, s.log[i].At, true, nil
	}
	at := max(s.now(), s.state.Head())
	if err := s.state.Admit(x, at); err != nil {
		return 0, 0, false, err
	}
	e := docket.Entry{Index: s.state.Size(), At: at, Signed: x}
	if err := s.state.Apply(e); err != nil {
		return 0, 0, false, err
	}
	s.log = append(s.log, e)
	return e.Index, at, false, nil
}

// erase has nothing to destroy: the fold has forgotten already.
func (s *onDocket) erase(context.Context) error { return nil }

func (s *onDocket) view(f func(*docket.State)) { f(s.state) }

// prove folds the log again, once for all and once for each party as far as
// it may see, and compares with the views: the view law.
func (s *onDocket) prove(context.Context) error {
	fold := func(see func(uint64) bool) (*docket.State, error) {
		f := docket.New(s.world)
		for _, e := range s.log {
			if !see(e.Index) {
				e.Signed = nil
			}
			if err := f.Apply(e); err != nil {
				return nil, err
			}
		}
		return f, nil
	}
	again, err := fold(func(uint64) bool { return true })
	if err != nil {
		return err
	}
	if again.Digest() != s.state.Digest() {
		return parley.Refuse("digest", "R12", "The log was folded again and gives another state.").To("Report this: one log gave two states.")
	}
	if err := s.restarts(); err != nil {
		return err
	}
	for _, p := range s.state.Parties() {
		own, err := fold(func(i uint64) bool { return s.state.Visible(i, p.ID) })
		if err != nil {
			return err
		}
		if own.Digest() != s.state.View(p.ID).Digest() {
			return parley.Refuse("view-law", "R6", "What %s can fold from the entries that it may see differs from its view.", p.Profile.Name).To("Report this: the view law is broken.")
		}
	}
	return nil
}

// restarts stores the state at some points, goes on from there, and compares.
func (s *onDocket) restarts() error {
	for part := range 4 {
		f := docket.New(s.world)
		for i, e := range s.log {
			if i == len(s.log)*part/4 {
				var b bytes.Buffer
				err := f.Encode(&b)
				if err == nil {
					f, err = docket.Decode(&b, s.world)
				}
				if err != nil {
					return err
				}
			}
			if err := f.Apply(e); err != nil {
				return err
			}
		}
		if f.Digest() != s.state.Digest() {
			return parley.Refuse("digest", "R12", "A state that was stored goes on to another one.").To("Report this: a restart would change an answer.")
		}
	}
	return nil
}

func (s *onDocket) close() error { return nil }
