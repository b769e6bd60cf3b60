package main

import (
	"log"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// answerer is something else that finds the zones at a position.
type answerer interface {
	who() string
	// at is the zones at one position, in order.
	at(p parley.Point) ([]int, error)
}

// peer is one within this process.
type peer interface {
	answerer
	// lookups finds the zones at each position, one after another, and counts them.
	lookups(points []parley.Point) (hits int)
}

// lookups measures lookups, of fence and of peers within this process.
func (w *workload) lookups() error {
	var all []contender
	if w.flat != nil {
		all = append(all, contender{"fence", w.oneByOne(w.flat)}, contender{"fence, batches of 64", w.inBatches(w.flat)})
	}
	all = append(all, contender{"fence, with heights and times", w.oneByOne(w.full)},
		contender{"fence, with heights and times, batches of 64", w.inBatches(w.full)})
	var peers []peer
	if wanted("peers") {
		for _, build := range []func() peer{
			func() peer { return newS2(w.volumes) },
			func() peer { return newRTree(w.volumes) },
		} {
			before, start := heap(), threadTime()
			p := build()
			took := threadTime() - start
			w.row("build, a zone", p.who(), "ns", single(float64(took)/float64(w.n)))
			w.row("memory of a zone, all in all", p.who(), "B", single(float64(heap()-before)/float64(w.n)))
			peers = append(peers, p)
			var t turns
			all = append(all, contender{p.who(), func(n int) error {
				return t.over(len(w.points), n, func(from, to int) error {
					p.lookups(w.points[from:to])
					return nil
				})
			}})
		}
	}
	if err := w.race("lookup", all); err != nil {
		return err
	}
	for _, p := range peers {
		if err := w.compare(p, *compared); err != nil {
			return err
		}
	}
	return nil
}

// oneByOne looks up positions one by one.
func (w *workload) oneByOne(x *fence.Index) func(n int) error {
	var hits []fence.Hit
	var t turns
	return func(n int) error {
		return t.over(len(w.fixes), n, func(from, to int) (err error) {
			for _, f := range w.fixes[from:to] {
				if hits, err = x.Point(f, hits[:0]); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// edgeMM is how far a peer's outline may lie from the zone's: what an arc of a
// great circle strays from a straight edge of up to 8 km, and what an R-tree's
// floating point may round off.
const edgeMM = 2500

// compare asks fence and a peer the same, and tells what answers differ.
func (w *workload) compare(p answerer, positions int) error {
	a := Answer{Spread: w.spread.String(), Zones: w.n, Who: p.who()}
	for _, q := range w.points[:positions] {
		mine, err := w.hitsAt(q)
		if err != nil {
			return err
		}
		theirs, err := p.at(q)
		if err != nil {
			return err
		}
		a.Positions++
		a.Hits += len(mine)
		for _, z := range oneSided(mine, theirs) {
			if w.areas[z].At(q, edgeMM) == geo.Indeterminate {
				a.Edge++
			} else {
				a.Differ++
			}
		}
		if a.Hits > 20*positions {
			break
		}
	}
	w.f.Answers = append(w.f.Answers, a)
	log.Printf("%s, %d zones: %s: %d hits at %d positions, %d differ within %d mm of an outline, %d elsewhere",
		w.spread, w.n, a.Who, a.Hits, a.Positions, a.Edge, edgeMM, a.Differ)
	return nil
}

// oneSided is what is in one of two sorted lists alone.
func oneSided(a, b []int) (out []int) {
	for _, v := range a {
		if _, in := slices.BinarySearch(b, v); !in {
			out = append(out, v)
		}
	}
	for _, v := range b {
		if _, in := slices.BinarySearch(a, v); !in {
			out = append(out, v)
		}
	}
	return out
}
