package mirror_test

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/statement"
)

// host gives a mirror what a real ledger has, and lets a test lie with it.
type host struct {
	l *ledger.Ledger

	// What a test changes of it; nil: nothing.
	checkpoint  func([]byte) []byte
	consistency func(from, to uint64) (tlog.TreeProof, error)
	record      func(*bundle.Record) (*bundle.Record, error) // nil: left out
	view        func([]byte) []byte
	witnessed   func([]byte) []byte
	offline     bool
}

var errOffline = errors.New("there is no link")

func (h *host) Checkpoint(context.Context) ([]byte, error) {
	if h.offline {
		return nil, errOffline
	}
	if h.checkpoint != nil {
		return h.checkpoint(h.l.Checkpoint()), nil
	}
	return h.l.Checkpoint(), nil
}

func (h *host) Witnessed(context.Context) ([]byte, error) {
	note := h.l.Witnessed()
	if note == nil {
		return nil, &answer.Problem{Status: 404, Code: "not-witnessed"}
	}
	if h.witnessed != nil {
		return h.witnessed(note), nil
	}
	return note, nil
}

func (h *host) Consistency(ctx context.Context, from, to uint64) (tlog.TreeProof, error) {
	if h.consistency != nil {
		return h.consistency(from, to)
	}
	return h.l.ProveConsistency(ctx, from, to)
}

func (h *host) Records(ctx context.Context, party parley.PartyID, from uint64) iter.Seq2[*bundle.Record, error] {
	return func(yield func(*bundle.Record, error) bool) {
		x, err := h.l.Export(ctx, party)
		if err != nil {
			yield(nil, err)
			return
		}
		enough := errors.New("enough")
		err = x.Each(ctx, from, bundle.All, func(r *bundle.Record) error {
			if h.offline {
				return errOffline
			}
			if h.record != nil {
				var err error
				if r, err = h.record(r); err != nil || r == nil {
					return err
				}
			}
			if !yield(r, nil) {
				return enough
			}
			return nil
		})
		if err != nil && !errors.Is(err, enough) {
			yield(nil, err)
		}
	}
}

func (h *host) Events(ctx context.Context, from uint64) iter.Seq2[answer.Event, error] {
	return func(yield func(answer.Event, error) bool) {
		for ; ; from++ {
			e, err := h.l.Await(ctx, from)
			if err != nil {
				if ctx.Err() == nil {
					yield(answer.Event{}, err)
				}
				return
			}
			if !yield(answer.Event{Index: e.Index}, nil) {
				return
			}
		}
	}
}

func (h *host) View(_ context.Context, party parley.PartyID) ([]byte, error) {
	b, err := h.l.SignedView(party)
	if h.view != nil {
		b = h.view(b)
	}
	return b, err
}

func (h *host) Promise(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	if h.offline {
		return nil, errOffline
	}
	return h.l.Promise(ctx, sub)
}

func (h *host) Submit(ctx context.Context, sub *statement.Submission) error {
	_, err := h.l.Submit(ctx, sub)
	return err
}

// stage is a host's ledger with parties, and mirrors of it.
type stage struct {
	t *testing.T
	*apitest.Host
	north, south, east *apitest.Actor
	id                 parley.ArrangementID
	rev                parley.RevisionID
}

// found founds a ledger in which something was said, not all of it to everyone.
func found(t *testing.T) *stage {
	s := &stage{t: t, Host: apitest.Found(t)}
	s.north, s.south, s.east = s.Admit("North", parley.ArmedForce), s.Admit("South", parley.ArmedForce), s.Admit("East", parley.State)
	s.id, s.rev = s.north.Table(statement.Everyone, "1. Aid passes.\n", 1_000_000, s.north, s.south)
	s.comment(s.north, "Between two.", s.north, s.south)
	s.comment(s.north, "Between us.", s.north, s.east)
	s.comment(s.south, "To all.")
	return s
}

func (s *stage) comment(by *apitest.Actor, words string, to ...*apitest.Actor) *statement.Signed {
	s.t.Helper()
	parts := statement.Parts{}
	signed, _ := by.Enter(&statement.Comment{Arrangement: s.id, Text: apitest.Text(s.t, parts, words)}, audience(to), parts)
	return signed
}

func audience(to []*apitest.Actor) statement.Audience {
	if len(to) == 0 {
		return statement.Everyone
	}
	ids := make([]parley.PartyID, len(to))
	for i, a := range to {
		ids[i] = a.ID
	}
	return statement.Parties(ids...)
}

func (s *stage) identity(party *apitest.Actor) mirror.Identity {
	id := mirror.Identity{LogKey: s.Ledger.VerifierKey(), Party: party.ID}
	s.Ledger.View(func(st *docket.State) { id.Ledger = st.Ledger() })
	return id
}

func config(dir string) mirror.Config {
	return mirror.Config{Dir: dir, Now: func() parley.Instant { return parley.At(time.Now()) }, Log: slog.New(slog.DiscardHandler), Poll: 50 * time.Millisecond, ViewEvery: time.Nanosecond}
}

// mirror makes a mirror for a party.
func (s *stage) mirror(party *apitest.Actor) *mirror.Mirror {
	s.t.Helper()
	dir := filepath.Join(s.t.TempDir(), "mirror")
	check(s.t, mirror.Create(s.t.Context(), dir, s.identity(party)))
	return open(s.t, config(dir))
}

func open(t *testing.T, c mirror.Config) *mirror.Mirror {
	t.Helper()
	m, err := mirror.Open(t.Context(), c)
	check(t, err)
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m
}

// agrees compares a mirror with what the host's own state is for its party.
func (s *stage) agrees(m *mirror.Mirror) {
	s.t.Helper()
	var want, got parley.Digest
	s.Ledger.View(func(st *docket.State) { want = st.View(m.Identity().Party).Digest() })
	m.View(func(st *docket.State) { got = st.Digest() })
	if got != want {
		s.t.Errorf("the mirror's state is not the party's view of the host's")
	}
	if head := s.Ledger.Head(); m.Head().Size != head.Size || m.Head().Root != head.Root || m.Head().At != head.At {
		s.t.Errorf("the mirror is at %+v, the host at %+v", m.Head(), head)
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func two(s *stage) []*apitest.Actor { return []*apitest.Actor{s.north, s.south} }

// key is the log's own, with which a host can sign what it likes.
func (s *stage) key() note.Signer {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join(s.Dir, ledger.KeyFile))
	check(s.t, err)
	k, err := note.NewSigner(strings.TrimSpace(string(b)))
	check(s.t, err)
	return k
}

// extend shows an arrangement of two to the east.
func (s *stage) extend(id parley.ArrangementID) {
	s.t.Helper()
	s.north.Enter(&statement.Extend{Arrangement: id, Parties: []parley.PartyID{s.east.ID}}, audience(two(s)), nil)
}
