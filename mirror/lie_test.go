package mirror_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/api/apitest"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/mirror"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Whatever a host shows that is not what its log has signed is named; the mirror
// keeps what it had, and takes what is true afterwards.
func TestALyingHostIsCaught(t *testing.T) {
	s := found(t)
	honest := &host{l: s.Ledger}
	seen := s.Ledger.Head().Size
	type record = func(*bundle.Record) (*bundle.Record, error)
	at := func(index uint64, f func(*bundle.Record) *bundle.Record) record {
		return func(r *bundle.Record) (*bundle.Record, error) {
			if r.Index == index {
				return f(r), nil
			}
			return r, nil
		}
	}
	// What the lies are about: of the new entries the first is for everyone, the
	// second for the mirror's party among two, the third not for it.
	open, own, hidden := seen, seen+1, seen+2
	var other *statement.Submission
	for _, x := range []struct {
		name, code string
		lie        func(*host)
	}{
		{"an entry's commitment is altered", "altered-log", func(h *host) {
			h.record = at(open, func(r *bundle.Record) *bundle.Record { r.Leaf.C[0] ^= 1; return r })
		}},
		{"an entry's time is altered", "altered-log", func(h *host) {
			h.record = at(hidden, func(r *bundle.Record) *bundle.Record { r.Leaf.At++; return r })
		}},
		{"an entry is dropped", "order", func(h *host) {
			h.record = at(open, func(*bundle.Record) *bundle.Record { return nil })
		}},
		{"entries are re-ordered", "order", func(h *host) {
			h.record = func(r *bundle.Record) (*bundle.Record, error) {
				if r.Index == open || r.Index == own {
					r.Index = open + own - r.Index
				}
				return r, nil
			}
		}},
		{"entries are swapped under their numbers", "altered-log", func(h *host) {
			var first *bundle.Record
			h.record = func(r *bundle.Record) (*bundle.Record, error) {
				switch r.Index {
				case open:
					kept := *r
					first = &kept
				case own:
					first.Index = own
					return first, nil
				}
				return r, nil
			}
		}},
		{"another statement stands in the entry", "bad-envelope", func(h *host) {
			h.record = at(open, func(r *bundle.Record) *bundle.Record { r.Submission = other; return r })
		}},
		{"a text is another", "bad-record", func(h *host) {
			h.record = at(open, func(r *bundle.Record) *bundle.Record {
				parts := statement.Parts{}
				for id, p := range r.Submission.Parts {
					p.Data = []byte("Something else.")
					parts[id] = p
				}
				r.Submission = &statement.Submission{Envelope: r.Submission.Envelope, Parts: parts}
				return r
			})
		}},
		{"an own entry is withheld without a word", "unopened", func(h *host) {
			h.record = at(own, func(r *bundle.Record) *bundle.Record { return &bundle.Record{Index: r.Index, Leaf: r.Leaf} })
		}},
		{"an own entry is withheld with the true opening", "withheld", func(h *host) {
			h.record = at(own, func(r *bundle.Record) *bundle.Record {
				o, err := s.Ledger.OpenSlot(t.Context(), own, s.north.ID)
				check(t, err)
				return &bundle.Record{Index: r.Index, Leaf: r.Leaf, Own: &o}
			})
		}},
		{"an own entry is withheld with a false opening", "bad-opening", func(h *host) {
			h.record = at(own, func(r *bundle.Record) *bundle.Record {
				o, err := s.Ledger.OpenSlot(t.Context(), own, s.north.ID)
				check(t, err)
				o.Bit = false
				return &bundle.Record{Index: r.Index, Leaf: r.Leaf, Own: &o}
			})
		}},
		{"the opening of another's slot is given", "bad-opening", func(h *host) {
			h.record = at(own, func(r *bundle.Record) *bundle.Record {
				o, err := s.Ledger.OpenSlot(t.Context(), own, s.east.ID)
				check(t, err)
				return &bundle.Record{Index: r.Index, Leaf: r.Leaf, Own: &o}
			})
		}},
		{"the checkpoint is forged", "bad-checkpoint", func(h *host) {
			h.checkpoint = func(signed []byte) []byte {
				b := append([]byte(nil), signed...)
				b[len(s.Ledger.Verifier().Name())+1] ^= 1 // its size
				return b
			}
		}},
		{"the consistency proof is none", "inconsistent", func(h *host) {
			h.consistency = func(from, to uint64) (tlog.TreeProof, error) { return tlog.TreeProof{{1}}, nil }
		}},
		{"the view is unsigned", "bad-view", func(h *host) {
			h.view = func(b []byte) []byte { b[len(b)-5] ^= 1; return b }
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			m := s.mirror(s.north)
			check(t, m.Sync(t.Context(), honest))
			before, head := digestOf(m), m.Head()
			open, own, hidden = head.Size, head.Size+1, head.Size+2
			signed := s.comment(s.north, "Another.")
			s.comment(s.north, "For two.", s.north, s.south)
			s.comment(s.south, "Not for the north.", s.south, s.east)
			e, err := s.Ledger.ReadEntry(t.Context(), head.Size-1)
			check(t, err)
			other = &statement.Submission{Envelope: e.Signed.Envelope, Parts: e.Signed.Parts}
			_ = signed

			h := &host{l: s.Ledger}
			x.lie(h)
			if err := m.Sync(t.Context(), h); err == nil {
				t.Fatal("it was taken")
			}
			all, err := m.Findings(t.Context())
			check(t, err)
			if len(all) != 1 || all[0].Code != x.code || all[0].Sentence == "" || all[0].Lasting {
				t.Fatalf("it is named %+v, want %s", all, x.code)
			}
			if x.code != "bad-view" && (digestOf(m) != before || m.Head() != head) {
				t.Error("the mirror's state has changed")
			}
			if got := m.Mirrored().Doubt; got != x.code {
				t.Errorf("it is marked %q", got)
			}
			if r, err := m.ReadEntry(t.Context(), 0); err != nil || r.Signed == nil {
				t.Errorf("what it had can't be read: %v", err)
			}
			// A second try finds the same, and is not told twice.
			if err := m.Sync(t.Context(), h); err == nil {
				t.Fatal("it was taken at the second try")
			}
			if again, _ := m.Findings(t.Context()); len(again) != 1 {
				t.Errorf("it is told %d times", len(again))
			}
			check(t, m.Sync(t.Context(), honest))
			s.agrees(m)
			if got := m.Mirrored().Doubt; got != "" {
				t.Errorf("it is still marked %q", got)
			}
		})
	}
}

func digestOf(m *mirror.Mirror) (d parley.Digest) {
	m.View(func(s *docket.State) { d = s.Digest() })
	return d
}

// fork makes a second ledger that the same host could show: with the same key
// and the same beginning.
func (s *stage) fork() *ledger.Ledger {
	s.t.Helper()
	check(s.t, s.Ledger.Close(s.t.Context()))
	dir := s.t.TempDir()
	check(s.t, os.CopyFS(dir, os.DirFS(s.Dir)))
	check(s.t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return os.Chmod(path, 0o600)
	}))
	var both []*ledger.Ledger
	for _, d := range []string{s.Dir, dir} {
		l, err := ledger.Open(s.t.Context(), apitest.Config(d))
		check(s.t, err)
		s.t.Cleanup(func() { l.Close(s.t.Context()) })
		both = append(both, l)
	}
	s.Ledger = both[0]
	return both[1]
}

// on has the parties speak to another ledger.
func (s *stage) on(l *ledger.Ledger, f func()) {
	was := s.Ledger
	s.Ledger = l
	f()
	s.Ledger = was
}

// A host that rewrites its history is caught, the log's own signatures prove it,
// and the mirror is marked for good.
func TestARewrittenHistoryIsEvidence(t *testing.T) {
	s := found(t)
	m := s.mirror(s.north)
	other := s.fork()
	s.comment(s.north, "What was said.")
	s.comment(s.south, "And answered.")
	check(t, m.Sync(t.Context(), &host{l: s.Ledger}))
	for _, longer := range []int{0, 1, 3} {
		for range longer {
			s.on(other, func() { s.comment(s.north, "What was never said.") })
		}
		before, head := digestOf(m), m.Head()
		if err := m.Sync(t.Context(), &host{l: other}); longer > 0 && err == nil {
			t.Fatal("it was taken")
		}
		if digestOf(m) != before || m.Head() != head {
			t.Error("the mirror's state has changed")
		}
	}
	all, err := m.Findings(t.Context())
	check(t, err)
	if len(all) != 2 {
		t.Fatalf("%d findings: %+v", len(all), all)
	}
	for _, f := range all {
		if f.Code != "rewritten" || !f.Lasting {
			t.Errorf("it is named %+v", f)
		}
		evidenceIn(t, m, f, s.Ledger.Verifier())
	}
	// The true one is followed again; the mark stays, after a restart too.
	check(t, m.Sync(t.Context(), &host{l: s.Ledger}))
	if got := m.Mirrored().Doubt; got != "rewritten" {
		t.Errorf("it is marked %q", got)
	}
	check(t, m.Close())
	m = open(t, config(m.Dir()))
	if got := m.Mirrored().Doubt; got != "rewritten" {
		t.Errorf("after a restart it is marked %q", got)
	}
}

func evidenceIn(t *testing.T, m *mirror.Mirror, f answer.Finding, log note.Verifier) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(m.Dir(), mirror.EvidenceFolder, f.Evidence))
	check(t, err)
	e, err := proof.DecodeEvidence(b)
	check(t, err)
	if _, _, err := e.Verify(log); err != nil {
		t.Errorf("the evidence does not verify: %v", err)
	}
}

// Two parties are shown two histories; when their mirrors compare checkpoints,
// the one that is ahead proves it.
func TestTwoMirrorsMeet(t *testing.T) {
	s := found(t)
	other := s.fork()
	north, south := s.mirror(s.north), s.mirror(s.south)
	s.comment(s.north, "To the north this.")
	s.comment(s.north, "And that.")
	s.on(other, func() { s.comment(s.north, "To the south something else.") })
	check(t, north.Sync(t.Context(), &host{l: s.Ledger}))
	check(t, south.Sync(t.Context(), &host{l: other}))
	if ahead, err := south.Meet(t.Context(), north.Checkpoint()); !ahead || err != nil {
		t.Errorf("the south can tell already: %v", err)
	}
	if _, err := north.Meet(t.Context(), south.Checkpoint()); err == nil {
		t.Fatal("the north sees nothing")
	}
	all, err := north.Findings(t.Context())
	check(t, err)
	if len(all) != 1 || all[0].Code != "rewritten" || north.Mirrored().Doubt != "rewritten" {
		t.Fatalf("the findings are %+v", all)
	}
	evidenceIn(t, north, all[0], s.Ledger.Verifier())
	if ahead, err := north.Meet(t.Context(), s.Ledger.Checkpoint()); ahead || err != nil {
		t.Errorf("its own history: %v", err)
	}
	forged := append([]byte(nil), south.Checkpoint()...)
	forged[len(forged)-5] ^= 1
	if _, err := north.Meet(t.Context(), forged); err == nil {
		t.Error("a forged checkpoint is taken")
	}
	if again, _ := north.Findings(t.Context()); len(again) != 1 {
		t.Error("a forged checkpoint is held against the host")
	}
}

// A host that signs that something else follows from the same entries has signed
// its lie.
func TestAWrongViewIsEvidence(t *testing.T) {
	s := found(t)
	m := s.mirror(s.north)
	h := &host{l: s.Ledger, view: func([]byte) []byte {
		x, err := s.Ledger.Export(t.Context(), s.north.ID)
		check(t, err)
		x.View.Digest[0] ^= 1
		b, err := x.View.Sign(s.key())
		check(t, err)
		return b
	}}
	if err := m.Sync(t.Context(), h); err == nil {
		t.Fatal("it was taken")
	}
	all, err := m.Findings(t.Context())
	check(t, err)
	if len(all) != 1 || all[0].Code != "wrong-view" || !all[0].Lasting {
		t.Fatalf("the findings are %+v", all)
	}
	b, err := os.ReadFile(filepath.Join(m.Dir(), mirror.EvidenceFolder, all[0].Evidence))
	check(t, err)
	v, err := proof.OpenView(b, s.Ledger.Verifier())
	check(t, err)
	if v.Digest == digestOf(m) || v.Size != m.Head().Size {
		t.Errorf("the evidence is %+v", v)
	}
}
