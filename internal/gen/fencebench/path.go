package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

// pathCount is how many paths or volumes are asked about in turn.
const pathCount = 1 << 14

// leg is the way between two fixes.
type leg struct{ from, to fence.Fix }

// legs draws paths of about the given length, at even height for ten minutes.
// None crosses the 180° meridian, of which an R-tree knows nothing.
func (w *workload) legs(km float64) []leg {
	tracks := w.spread.Tracks(pathCount, km*1000, *seed+4)
	var out []leg
	for i := range tracks {
		t := &tracks[i]
		f := fence.Fix{Point: t.At(0), At: fixTime, Height: t.Height, Datum: fence.AMSL}
		g := f
		g.Point, g.At = t.At(1), fixTime+600_000
		if max(f.Point.Lon, g.Point.Lon) <= 179_0000000 && min(f.Point.Lon, g.Point.Lon) >= -179_0000000 {
			out = append(out, leg{f, g})
		}
	}
	return out
}

// paths measures which zones a path touches, and which a volume meets. fence
// tells the instants of entry and exit too; the R-tree whether, and no more.
func (w *workload) paths() error {
	for _, km := range []float64{1, 100} {
		legs := w.legs(km)
		all := []contender{
			{"fence", onePath(w.flat, legs)},
			{"fence, with heights and times", onePath(w.full, legs)},
		}
		var p *rtreePeer
		if wanted("peers") {
			p = newRTree(w.volumes)
			var t turns
			all = append(all, contender{p.who() + ", whether alone", func(n int) error {
				return t.over(len(legs), n, func(from, to int) error {
					for _, l := range legs[from:to] {
						p.findPath(l.from.Point, l.to.Point)
					}
					return nil
				})
			}})
		}
		what := fmt.Sprintf("path of %g km", km)
		if err := w.race(what, all); err != nil {
			return err
		}
		if p != nil {
			if err := w.comparePaths(what, p, legs); err != nil {
				return err
			}
		}
	}
	return w.volumeQueries()
}

// race measures contenders and notes their figures.
func (w *workload) race(what string, all []contender) error {
	samples, err := race(all, *rounds, *roundTime)
	if err != nil {
		return err
	}
	for i, s := range samples {
		w.row(what, all[i].who, "ns", s)
	}
	return nil
}

func onePath(x *fence.Index, legs []leg) func(n int) error {
	var passages []fence.Passage
	var t turns
	return func(n int) error {
		return t.over(len(legs), n, func(from, to int) (err error) {
			for _, l := range legs[from:to] {
				if passages, err = x.Segment(l.from, l.to, passages[:0]); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// comparePaths asks fence and the R-tree which zones paths touch.
func (w *workload) comparePaths(what string, p *rtreePeer, legs []leg) error {
	a := Answer{Spread: w.spread.String(), Zones: w.n, Who: p.who() + ", " + what}
	for _, l := range legs[:min(len(legs), *compared)] {
		passages, err := w.flat.Segment(l.from, l.to, nil)
		if err != nil {
			return err
		}
		var mine, theirs []int
		for _, v := range passages {
			mine = append(mine, w.zone[v.Zone])
		}
		for _, z := range p.findPath(l.from.Point, l.to.Point) {
			theirs = append(theirs, int(z))
		}
		slices.Sort(mine)
		slices.Sort(theirs)
		mine = slices.Compact(mine)
		a.Positions++
		a.Hits += len(mine)
		a.Differ += len(oneSided(mine, theirs))
		if a.Hits > 20**compared {
			break
		}
	}
	w.f.Answers = append(w.f.Answers, a)
	return nil
}

// volumeQueries measures which zones a volume like them meets.
func (w *workload) volumeQueries() error {
	var flat, full []fence.Zone
	for _, v := range w.spread.Volumes(pathCount/8, *seed+5) {
		p, err := geo.PrepareVolume(v)
		if err != nil {
			return err
		}
		flat, full = append(flat, fence.Zone{Area: p.Area}), append(full, fence.ZoneOf(p))
	}
	ask := func(x *fence.Index, volumes []fence.Zone) func(n int) error {
		var hits []fence.Hit
		var t turns
		return func(n int) error {
			return t.over(len(volumes), n, func(from, to int) error {
				for _, v := range volumes[from:to] {
					hits = x.Volume(v, hits[:0])
				}
				return nil
			})
		}
	}
	return w.race("volume of 5 to 50 km", []contender{
		{"fence", ask(w.flat, flat)},
		{"fence, with heights and times", ask(w.full, full)},
	})
}

// findPath is what the R-tree finds on a straight way, and what of it has the
// way's beginning or an edge that the way meets.
func (p *rtreePeer) findPath(a, b parley.Point) []uint32 {
	ax, ay, bx, by := float64(a.Lon), float64(a.Lat), float64(b.Lon), float64(b.Lat)
	p.out = p.out[:0]
	p.tree.Search([2]float64{min(ax, bx), min(ay, by)}, [2]float64{max(ax, bx), max(ay, by)}, func(_, _ [2]float64, zone uint32) bool {
		if r := p.rings[zone]; inside(r, ax, ay) || meets(r, ax, ay, bx, by) {
			p.out = append(p.out, zone)
		}
		return true
	})
	return p.out
}

// meets reports whether a ring's edges have a point in common with a line.
func meets(ring []float64, ax, ay, bx, by float64) bool {
	side := func(px, py, qx, qy, x, y float64) float64 { return (qx-px)*(y-py) - (qy-py)*(x-px) }
	cx, cy := ring[len(ring)-2], ring[len(ring)-1]
	last := side(ax, ay, bx, by, cx, cy)
	for j := 0; j+1 < len(ring); j += 2 {
		dx, dy := ring[j], ring[j+1]
		next := side(ax, ay, bx, by, dx, dy)
		if math.Signbit(last) != math.Signbit(next) &&
			math.Signbit(side(cx, cy, dx, dy, ax, ay)) != math.Signbit(side(cx, cy, dx, dy, bx, by)) {
			return true
		}
		cx, cy, last = dx, dy, next
	}
	return false
}
