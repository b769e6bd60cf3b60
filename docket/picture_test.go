package docket_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// drawn is all that a picture says, in an order that does not depend on how it
// came about.
func drawn(x *docket.Picture) (out []string) {
	n := 0
	for id := fence.ID(0); n < x.Index().Len(); id++ {
		f := x.Index().Zone(id)
		z := x.Zone(id)
		if f == nil {
			if z != nil {
				out = append(out, "a zone that is not in the index")
			}
			continue
		}
		n++
		out = append(out, fmt.Sprint(z.Arrangement, z.Revision, z.Title, z.State, *z.Rule, z.Volume, z.Bound, z.Upheld, z.Stands, f.Active, f.Windows, len(f.Heights), f.Area.Accuracy()))
	}
	slices.Sort(out)
	return append(out, fmt.Sprint(x.Stands(), x.AsOf()))
}

// agrees compares a picture with Check, of one instant.
func (c *crowd) agrees(x *docket.Picture, t parley.Instant, party parley.PartyID, found map[parley.Verdict]int) {
	q := c.question()
	if party != (parley.PartyID{}) {
		q.Party = party
	}
	q.Window = parley.Window{From: t, Until: t + 1}
	a, err := c.s.At(t).Check(q)
	if err != nil {
		c.t.Fatal(err)
	}
	want := map[string]bool{}
	for _, r := range a.Reasons {
		if r.Verdict != parley.NoConflict && r.Arrangement != (parley.ArrangementID{}) {
			want[fmt.Sprint(r.Arrangement, r.Revision, r.Clause, r.Volume, r.Verdict)] = true
			found[r.Verdict]++
		}
	}
	touch := map[fence.ID]geo.Relation{}
	for _, v := range q.Volumes {
		p, err := geo.PrepareVolume(v)
		if err != nil {
			c.t.Fatal(err)
		}
		z := fence.ZoneOf(p)
		z.Active = q.Window
		for _, h := range x.Index().Volume(z, nil) {
			touch[h.Zone] = max(touch[h.Zone], h.Relation)
		}
	}
	got := map[string]bool{}
	for id, r := range touch {
		z := x.Zone(id)
		if to, _ := c.s.Audience(z.Arrangement); !to.Has(q.Party) {
			continue // everybody's picture holds what q.Party does not see
		}
		if verdict := z.Verdict(q, r); verdict != parley.NoConflict {
			got[fmt.Sprint(z.Arrangement, z.Revision, z.Rule.Clause, z.Volume, verdict)] = true
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		c.t.Fatalf("at %v the picture says %v, Check %v", t, got, want)
	}
}

// A picture that goes along with the log, and forward and back in time, is what
// one that is drawn anew is, and says what Check says.
func TestPicture(t *testing.T) {
	seed := *crowdSeed
	if seed == 0 {
		seed = rand.Uint64()
	}
	found := map[parley.Verdict]int{}
	for range *crowds {
		seed++
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			c := newCrowd(t, seed, 5)
			some := c.ids[c.party()]
			all, one := docket.NewProjector(parley.PartyID{}), docket.NewProjector(some)
			for n := range 120 {
				for range c.dice.n(4) {
					c.step()
				}
				if c.of(10) {
					c.erase()
				}
				at := c.instant()
				if old := one.Picture(); c.of(50) && old.AsOf().Size == c.s.Size() {
					at = min(old.Stands().Until-parley.Instant(c.dice.n(2)), parley.Never-2) // the edges of what stands
				}
				for _, p := range []*docket.Projector{all, one} {
					party := parley.PartyID{}
					if p == one {
						party = some
					}
					before := p.Picture()
					was := drawn(before)
					x := p.Update(c.s, at)
					if p.Picture() != x {
						t.Fatal("the projector shows another picture")
					}
					if got, want := drawn(x), drawn(c.s.Picture(party, at)); !slices.Equal(got, want) {
						t.Fatalf("seed %d, %d, at %v:\n%v\nand anew\n%v", seed, n, at, got, want)
					}
					if !slices.Equal(drawn(before), was) {
						t.Fatal("the picture before has changed")
					}
					if w := x.Stands(); at < w.From || at >= w.Until {
						t.Fatalf("the picture of %v stands at %v", at, w)
					}
					c.agrees(x, at, party, found)
					w := x.Stands()
					c.agrees(x, w.From+parley.Instant(c.dice.rng.Int64N(int64(min(w.Until, w.From+1e12)-w.From))), party, found)
				}
			}
		})
	}
	for _, v := range []parley.Verdict{parley.Conflict, parley.Indeterminate, parley.Coordinate} {
		if found[v] < 5 {
			t.Errorf("seed %d: found %v", seed, found)
		}
	}
}

// Many ask at once of a state that nobody has asked before, and watch pictures
// that are being replaced.
func TestAskTogether(t *testing.T) {
	c := newCrowd(t, 6, 5)
	for range 150 {
		c.step()
	}
	fresh, p := restored(c.s, nil), docket.NewProjector(parley.PartyID{})
	q := c.question()
	q.Window = parley.Window{From: c.s.Head(), Until: c.s.Head() + 1}
	want, err := c.s.At(c.s.Head()).Check(q)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if i%4 == 0 {
				for n := range parley.Instant(20) {
					p.Update(fresh, fresh.Head()+n*hour*parley.Instant(i))
				}
			}
			got, err := fresh.At(fresh.Head()).Check(q)
			if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%v %v, want %v", got, err, want)
			}
			x := p.Picture()
			for id := range fence.ID(x.Index().Len()) {
				if z := x.Zone(id); z != nil {
					z.Verdict(q, geo.Touch)
				}
			}
			fresh.Clone()
		})
	}
	all.Wait()
}
