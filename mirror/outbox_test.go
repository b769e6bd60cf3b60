package mirror_test

import (
	"context"
	"errors"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/statement"
)

// chained signs a comment that builds on what the mirror says is to be built on.
func (s *stage) chained(m *mirror.Mirror, by *apitest.Actor, words string) (*statement.Submission, *statement.Signed) {
	s.t.Helper()
	prev, _, err := m.Prev(s.t.Context(), by.ID, statement.Subject{Kind: statement.SubjectArrangement, ID: [32]byte(s.id)}, statement.Everyone)
	check(s.t, err)
	parts := statement.Parts{}
	return by.SignAfter(prev, &statement.Comment{Arrangement: s.id, Text: apitest.Text(s.t, parts, words)}, statement.Everyone, parts)
}

func states(t *testing.T, m *mirror.Mirror) (out []answer.QueueState) {
	t.Helper()
	all, err := m.Outbox(t.Context())
	check(t, err)
	for i, q := range all {
		if i > 0 && q.Place <= all[i-1].Place {
			t.Errorf("the outbox is out of order: %+v", all)
		}
		out = append(out, q.State)
	}
	return out
}

func equal(a []answer.QueueState, b ...answer.QueueState) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// Without a link, a party says several things that build on each other; the
// mirror restarts meanwhile; with the link they enter, each once and in order.
func TestWhatIsSaidOfflineEntersLater(t *testing.T) {
	s := found(t)
	h := &host{l: s.Ledger}
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), h))
	h.offline = true
	size := s.Ledger.Head().Size
	var said []*statement.Signed
	for _, words := range []string{"First.", "Second.", "Third."} {
		sub, signed := s.chained(m, s.north, words)
		q, err := m.Queue(t.Context(), sub)
		check(t, err)
		if q.State != answer.Waiting || q.Statement != signed.ID {
			t.Errorf("it is queued as %+v", q)
		}
		again, err := m.Queue(t.Context(), sub)
		check(t, err)
		if again.Place != q.Place {
			t.Errorf("sent again it has place %d, not %d", again.Place, q.Place)
		}
		said = append(said, signed)
		if err := m.Sync(t.Context(), h); !errors.Is(err, errOffline) {
			t.Fatal(err)
		}
		check(t, m.Close())
		m = open(t, config(m.Dir()))
	}
	if got := states(t, m); !equal(got, answer.Waiting, answer.Waiting, answer.Waiting) {
		t.Errorf("the outbox is %v", got)
	}
	h.offline = false
	until(t, m, h, func() bool {
		return equal(states(t, m), answer.Entered, answer.Entered, answer.Entered)
	})
	if got := s.Ledger.Head().Size; got != size+3 {
		t.Errorf("the ledger has %d entries, want %d", got, size+3)
	}
	all, err := m.Outbox(t.Context())
	check(t, err)
	for i, q := range all {
		e, err := s.Ledger.ReadEntry(t.Context(), size+uint64(i))
		check(t, err)
		if *q.Index != size+uint64(i) || e.Signed.ID != said[i].ID || q.Promise == "" || q.IncludeBy < e.Leaf.At {
			t.Errorf("the outbox tells %+v", q)
		}
		if _, err := m.Receipt(t.Context(), q.Statement); err != nil {
			t.Error(err)
		}
	}
	s.agrees(m)
}

// until syncs until something is so; the context of the test bounds it.
func until(t *testing.T, m *mirror.Mirror, h mirror.Host, so func() bool) {
	t.Helper()
	for !so() {
		if t.Context().Err() != nil {
			t.Fatal(t.Context().Err())
		}
		if err := m.Sync(t.Context(), h); err != nil {
			t.Fatal(err)
		}
	}
}

// What the rules forbid by the time it arrives is refused, with the reason; what
// builds on it too; the rest enters.
func TestARefusalIsKept(t *testing.T) {
	s := found(t)
	h := &host{l: s.Ledger}
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), h))
	first, _ := s.chained(m, s.north, "On what was last said.")
	_, err := m.Queue(t.Context(), first)
	check(t, err)
	second, _ := s.chained(m, s.north, "And on.")
	_, err = m.Queue(t.Context(), second)
	check(t, err)
	s.comment(s.north, "Said elsewhere meanwhile.")
	until(t, m, h, func() bool { return equal(states(t, m), answer.RefusedByHost, answer.RefusedByHost) })
	all, err := m.Outbox(t.Context())
	check(t, err)
	for _, q := range all {
		if q.Why == nil || q.Why.Code != "broken-prev" || q.Why.Todo == "" {
			t.Errorf("the reason is %+v", q.Why)
		}
	}
	third, signed := s.chained(m, s.north, "Anew.")
	_, err = m.Queue(t.Context(), third)
	check(t, err)
	until(t, m, h, func() bool {
		return equal(states(t, m), answer.RefusedByHost, answer.RefusedByHost, answer.Entered)
	})
	if e, err := s.Ledger.ReadEntry(t.Context(), s.Ledger.Head().Size-1); err != nil || e.Signed.ID != signed.ID {
		t.Errorf("the last entry is %+v: %v", e, err)
	}
}

// What could never enter, or is not the party's to send, is refused at once.
func TestTheOutboxRefuses(t *testing.T) {
	s := found(t)
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), &host{l: s.Ledger}))
	code := func(sub *statement.Submission) string {
		t.Helper()
		_, err := m.Queue(t.Context(), sub)
		var r *parley.Refusal
		if !errors.As(err, &r) || r.Todo == "" {
			t.Fatalf("got %v", err)
		}
		return r.Code
	}
	parts := statement.Parts{}
	foreign, _ := s.south.Sign(&statement.Comment{Arrangement: s.id, Text: apitest.Text(t, parts, "x")}, statement.Everyone, parts)
	if c := code(foreign); c != "not-own" {
		t.Errorf("another's: %s", c)
	}
	good, _ := s.chained(m, s.north, "y")
	bad := *good.Envelope
	bad.Signatures = append([]statement.Signature(nil), bad.Signatures...)
	bad.Signatures[0].Sig = append([]byte(nil), bad.Signatures[0].Sig...)
	bad.Signatures[0].Sig[3] ^= 1
	if c := code(&statement.Submission{Envelope: &bad, Parts: good.Parts}); c == "" {
		t.Error("a false signature is taken")
	}
	if got := states(t, m); len(got) != 0 {
		t.Errorf("the outbox is %v", got)
	}
}

// A host without promises is sent the statements themselves.
type unpromising struct{ *host }

func (u unpromising) Promise(context.Context, *statement.Submission) ([]byte, error) {
	return nil, &answer.Problem{Status: 404, Code: "unknown-path", Detail: "There is nothing at this path."}
}

func TestAHostWithoutPromises(t *testing.T) {
	s := found(t)
	h := unpromising{&host{l: s.Ledger}}
	m := s.mirror(s.north)
	check(t, m.Sync(t.Context(), h))
	for _, words := range []string{"One.", "Two."} {
		sub, _ := s.chained(m, s.north, words)
		_, err := m.Queue(t.Context(), sub)
		check(t, err)
	}
	until(t, m, h, func() bool { return equal(states(t, m), answer.Entered, answer.Entered) })
	s.agrees(m)
}

// after signs a comment of the north that follows prev, or, where that is zero,
// what the ledger has of the north.
func (s *stage) after(prev parley.StatementID, words string) (*statement.Submission, *statement.Signed) {
	s.t.Helper()
	if prev == (parley.StatementID{}) {
		s.Ledger.View(func(st *docket.State) {
			prev = st.Prev(s.north.ID, statement.Subject{Kind: statement.SubjectArrangement, ID: [32]byte(s.id)}, statement.Everyone)
		})
	}
	parts := statement.Parts{}
	return s.north.SignAfter(prev, &statement.Comment{Arrangement: s.id, Text: apitest.Text(s.t, parts, words)}, statement.Everyone, parts)
}
