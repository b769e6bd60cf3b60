package mirror_test

import (
	"testing"

	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
)

// Three parties mirror one ledger: each has what it may see, proven, and after
// every restart the same.
func TestEachPartyMirrorsWhatItMaySee(t *testing.T) {
	s := found(t)
	h := &host{l: s.Ledger}
	for _, who := range []*apitest.Actor{s.north, s.south, s.east} {
		m := s.mirror(who)
		check(t, m.Sync(t.Context(), h))
		s.agrees(m)
		for i := range m.Head().Size {
			e, err := m.ReadEntry(t.Context(), i)
			check(t, err)
			visible := false
			s.Ledger.View(func(st *docket.State) { visible = st.Visible(i, who.ID) })
			if visible != (e.Signed != nil) {
				t.Errorf("%s has the content of entry %d: %v", who.Name, i, e.Signed != nil)
			}
			if e.Signed == nil {
				continue
			}
			r, err := m.Receipt(t.Context(), e.Signed.ID)
			check(t, err)
			if _, _, err := r.Verify(proof.Policy{Log: s.Ledger.Verifier()}); err != nil {
				t.Error(err)
			}
			theirs, err := s.Ledger.Receipt(t.Context(), e.Signed.ID)
			check(t, err)
			if got, want := encoded(t, r), encoded(t, theirs); got != want {
				t.Errorf("the receipt of entry %d is\n%s, the host's\n%s", i, got, want)
			}
		}
		s.comment(s.south, "One more.")
		check(t, m.Sync(t.Context(), h))
		s.agrees(m)
	}
}

func encoded(t *testing.T, r *proof.Receipt) string {
	t.Helper()
	b, err := r.Encode()
	check(t, err)
	return string(b)
}

// What was said before an arrangement was shown to a party becomes visible with
// the extension.
func TestAnExtensionShowsWhatWasSaidBefore(t *testing.T) {
	s := found(t)
	h := &host{l: s.Ledger}
	m := s.mirror(s.east)
	id, _ := s.north.Table(audience(two(s)), "1. For two.\n", 500_000, s.north, s.south)
	s.comment(s.south, "After.")
	check(t, m.Sync(t.Context(), h))
	s.agrees(m)
	s.extend(id)
	check(t, m.Sync(t.Context(), h))
	s.agrees(m)
	if e, err := m.ReadEntry(t.Context(), 8); err != nil || e.Signed == nil {
		t.Errorf("the tabling can't be read: %v", err)
	}
	s.comment(s.south, "And on.")
	check(t, m.Sync(t.Context(), h))
	s.agrees(m)
}
