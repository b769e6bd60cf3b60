package docket_test

import (
	"encoding/json"
	"sync"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
)

// A state that comes out of its encoding indexes what lies on its maps a little
// at a time, of itself and of its copies; and while it does, whoever asks gets
// what plain loops give.
func TestReady(t *testing.T) {
	c := newCrowd(t, 11, 5)
	for range 300 {
		c.step()
	}
	type asked struct {
		q    parley.Question
		want string
	}
	var all []asked
	plain, at := restored(c.s, nil), c.s.Head()
	found := map[parley.Verdict]int{}
	for range 30 {
		q := c.question()
		a, err := plain.At(at).PlainCheck(q)
		if err != nil {
			t.Fatal(err)
		}
		found[a.Verdict]++
		b, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, asked{q, string(b)})
	}
	if len(found) < 3 {
		t.Errorf("found %v alone", found)
	}
	ask := func(s *docket.State) {
		for _, x := range all {
			a, err := s.At(at).Check(x.q)
			if b, _ := json.Marshal(a); err != nil || string(b) != x.want {
				t.Errorf("%s, %v, want %s", b, err, x.want)
			}
		}
	}

	s := restored(c.s, nil)
	digest, steps := s.Digest(), 1
	if !s.Ready(0) || !s.Ready(-1) {
		t.Fatal("everything is indexed at once")
	}
	for s.Ready(1) {
		steps++
	}
	if steps < 60 || s.Ready(0) || s.Digest() != digest {
		t.Errorf("%d steps, ready %v", steps, !s.Ready(0))
	}
	ask(s)
	if copied := s.Clone(); copied.Ready(0) || s.View(c.ids[1]).Ready(0) {
		t.Error("a copy or a view starts over")
	}
	c.s = s
	c.plan(1)
	if more := s.Ready(1); more {
		t.Error("one more map is more than one")
	}

	for range 5 {
		s := restored(plain, nil)
		view := s.View(all[0].q.Party)
		var others sync.WaitGroup
		for i := range 3 {
			others.Go(func() {
				for s.Ready(i) && i > 0 || view.Ready(1) {
				}
			})
			others.Go(func() { ask(s) })
		}
		others.Wait()
	}
}
