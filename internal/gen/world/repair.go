package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// The source was snapped to a grid of 0.0036° by 0.0017°: islets fell onto a
// point, narrow necks closed, banks of rivers crossed. What follows makes
// outlines of it that cross and touch themselves nowhere, and says how far the
// line moved, which the stated accuracy has to cover.

// The grid, in units of 1e-7 degree.
const (
	gridLon = 36_000
	gridLat = 17_000
)

// repair makes valid polygons of one polygon of the source.
func repair(rings [][]parley.Point) (out [][][]parley.Point, notes []string) {
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	outlines := rings[:1]
	if wraps(rings[0]) {
		cut, err := geo.CutAt180(rings[0])
		if err != nil {
			note("not cut at the 180° meridian: %v", err)
		}
		outlines = nil
		for _, p := range cut {
			outlines = append(outlines, p[0])
		}
		note("cut at the 180° meridian into %d", len(cut))
	}
	var pieces, lakes [][]parley.Point
	for _, r := range outlines {
		p, l := simple(r, note)
		pieces, lakes = append(pieces, p...), append(lakes, l...)
	}
	if len(pieces) == 0 {
		note("its outline fell onto the grid near %v; drawn as one cell", rings[0][0])
		pieces = [][]parley.Point{cell(rings[0])}
	}
	for _, hole := range rings[1:] {
		inner, _ := simple(hole, note)
		if len(inner) == 0 {
			note("a hole of %d vertices fell onto the grid near %v; left out", len(hole), hole[0])
		}
		lakes = append(lakes, inner...)
	}
	for _, p := range pieces {
		out = append(out, [][]parley.Point{p})
	}
	for i, polygon := range out {
		if err := valid(polygon); err != nil {
			note("piece %d stays invalid: %v", i, err)
		}
	}
	for _, lake := range lakes {
		placed := false
		for i := range out {
			if with, ok := withHole(out[i], lake); ok {
				out[i], placed = with, true
				break
			}
		}
		if !placed {
			note("a hole of %d vertices near %v touches its outline; left out", len(lake), lake[0])
		}
	}
	return out, notes
}

// withHole adds a hole; one that touches another ring loses the vertices that do.
func withHole(polygon [][]parley.Point, hole []parley.Point) ([][]parley.Point, bool) {
	for len(hole) >= 3 {
		with := append(slices.Clone(polygon), hole)
		if valid(with) == nil {
			return with, true
		}
		// First what lies on another ring, then the ends of what crosses it.
		without := func(drop func(before, p, after parley.Point) bool) (kept []parley.Point) {
			for k, p := range hole {
				if !drop(hole[(k+len(hole)-1)%len(hole)], p, hole[(k+1)%len(hole)]) {
					kept = append(kept, p)
				}
			}
			return kept
		}
		on := func(a, b parley.Point) bool {
			return slices.ContainsFunc(polygon, func(r []parley.Point) bool { return touches(r, a, b) })
		}
		kept := without(func(_, p, _ parley.Point) bool { return on(p, p) })
		if len(kept) == len(hole) {
			kept = without(func(before, p, after parley.Point) bool { return on(before, p) || on(p, after) })
		}
		if len(kept) == len(hole) {
			return nil, false
		}
		hole = kept
	}
	return nil, false
}

func touches(ring []parley.Point, a, b parley.Point) bool {
	for i := range ring {
		if meet(ring[i], ring[(i+1)%len(ring)], a, b) {
			return true
		}
	}
	return false
}

func valid(polygon [][]parley.Point) error {
	_, err := geo.EncodeWorld("one polygon", []geo.RawTerritory{{Name: "it", Polygons: [][][]parley.Point{polygon}}})
	return err
}

// wraps reports whether a ring has an edge that is shorter the other way round.
func wraps(ring []parley.Point) bool {
	for i, p := range ring {
		if d := int64(ring[(i+1)%len(ring)].Lon) - int64(p.Lon); d > parley.MaxLon || d < -parley.MaxLon {
			return true
		}
	}
	return false
}

// cell is the rectangle of a grid cell's size around what is left of a ring.
func cell(ring []parley.Point) []parley.Point {
	lo, hi := ring[0], ring[0]
	for _, p := range ring {
		lo = parley.Point{Lon: min(lo.Lon, p.Lon), Lat: min(lo.Lat, p.Lat)}
		hi = parley.Point{Lon: max(hi.Lon, p.Lon), Lat: max(hi.Lat, p.Lat)}
	}
	w, s, e, n := lo.Lon-gridLon/2, lo.Lat-gridLat/2, hi.Lon+gridLon/2, hi.Lat+gridLat/2
	return []parley.Point{{Lon: w, Lat: s}, {Lon: e, Lat: s}, {Lon: e, Lat: n}, {Lon: w, Lat: n}}
}

// simple makes rings that meet themselves nowhere: pieces run the way of the
// ring, lakes the other way.
func simple(ring []parley.Point, note func(string, ...any)) (pieces, lakes [][]parley.Point) {
	sign := area2(ring) > 0
	todo := [][]parley.Point{slices.Clone(ring)}
	dropped, moved := 0, 0.0
	for len(todo) > 0 {
		r := smooth(todo[len(todo)-1])
		todo = todo[:len(todo)-1]
		if len(r) < 3 {
			continue
		}
		meets := meetings(r)
		if len(meets) == 0 {
			if (area2(r) > 0) == sign {
				pieces = append(pieces, r)
			} else {
				lakes = append(lakes, r)
			}
			continue
		}
		i, j := meets[0][0], meets[0][1]
		n := len(r)
		if u, v, ok := sharedVertex(r, i, j); ok { // one ring on each side of it
			note("split at %v, where it touches itself", r[u])
			todo = append(todo, slices.Clone(r[u:v]), append(slices.Clone(r[v:]), r[:u]...))
			continue
		}
		// Leave out the vertex without which the fewest edges meet.
		best, least := -1, int(^uint(0)>>1)
		for _, k := range []int{i, (i + 1) % n, j, (j + 1) % n} {
			without := smooth(slices.Delete(slices.Clone(r), k, k+1))
			if m := len(meetings(without)); m < least {
				best, least = k, m
			}
		}
		dropped++
		moved = max(moved, metres(r[best], r[(best+n-1)%n], r[(best+1)%n]))
		todo = append(todo, slices.Delete(r, best, best+1))
	}
	if dropped > 0 {
		note("%d vertices left out where edges crossed, up to %.0f m from the line that is left", dropped, moved)
	}
	return pieces, lakes
}

// metres is how far p lies from the segment ab, about.
func metres(p, a, b parley.Point) float64 {
	k := math.Cos(float64(p.Lat) * math.Pi / 180e7)
	ax, ay := float64(a.Lon-p.Lon)*k, float64(a.Lat-p.Lat)
	ux, uy := float64(b.Lon-a.Lon)*k, float64(b.Lat-a.Lat)
	t := 0.0
	if l := ux*ux + uy*uy; l > 0 {
		t = max(0, min(1, -(ax*ux+ay*uy)/l))
	}
	return math.Hypot(ax+t*ux, ay+t*uy) * 0.011132
}

// smooth takes out repeated vertices and spikes.
func smooth(r []parley.Point) []parley.Point {
	for again := true; again && len(r) >= 3; {
		again = false
		var out []parley.Point
		for k, p := range r {
			before, after := r[(k+len(r)-1)%len(r)], r[(k+1)%len(r)]
			if len(out) > 0 {
				before = out[len(out)-1]
			}
			if p == after || p == before || before == after || spike(before, p, after) {
				again = true
				out = append(out, r[k+1:]...)
				break
			}
			out = append(out, p)
		}
		r = out
	}
	return r
}

// spike reports whether the line through p turns straight back.
func spike(before, p, after parley.Point) bool {
	ax, ay := int64(before.Lon)-int64(p.Lon), int64(before.Lat)-int64(p.Lat)
	bx, by := int64(after.Lon)-int64(p.Lon), int64(after.Lat)-int64(p.Lat)
	return ax*by == ay*bx && ax*bx+ay*by > 0
}

// sharedVertex finds a vertex at which the edges i and j meet.
func sharedVertex(r []parley.Point, i, j int) (u, v int, ok bool) {
	n := len(r)
	for _, u := range []int{i, (i + 1) % n} {
		for _, v := range []int{j, (j + 1) % n} {
			if r[u] == r[v] && u != v {
				return min(u, v), max(u, v), true
			}
		}
	}
	return 0, 0, false
}

// area2 is twice the signed area in the plane of longitude and latitude.
func area2(r []parley.Point) float64 {
	sum := 0.0
	for i, p := range r {
		q := r[(i+1)%len(r)]
		sum += float64(p.Lon)*float64(q.Lat) - float64(q.Lon)*float64(p.Lat)
	}
	return sum
}

// meetings are the pairs of edges, i before j, that share more than the vertex
// that joins them.
func meetings(r []parley.Point) (out [][2]int) {
	n := len(r)
	bucket := map[[2]int32][]int{}
	const size = 2_000_000
	for i := range r {
		a, b := r[i], r[(i+1)%n]
		seen := map[int]bool{}
		for x := min(a.Lon, b.Lon) / size; x <= max(a.Lon, b.Lon)/size; x++ {
			for y := min(a.Lat, b.Lat) / size; y <= max(a.Lat, b.Lat)/size; y++ {
				key := [2]int32{x, y}
				for _, j := range bucket[key] {
					if seen[j] || j == i-1 || j == 0 && i == n-1 {
						continue
					}
					if meet(r[j], r[(j+1)%n], a, b) {
						seen[j] = true
						out = append(out, [2]int{j, i})
					}
				}
				bucket[key] = append(bucket[key], i)
			}
		}
	}
	return out
}

func side(a, b, c parley.Point) int {
	l := (int64(b.Lon) - int64(a.Lon)) * (int64(c.Lat) - int64(a.Lat))
	r := (int64(b.Lat) - int64(a.Lat)) * (int64(c.Lon) - int64(a.Lon))
	switch {
	case l > r:
		return 1
	case l < r:
		return -1
	}
	return 0
}

// meet reports whether two closed segments share a point.
func meet(a, b, c, d parley.Point) bool {
	if max(a.Lon, b.Lon) < min(c.Lon, d.Lon) || max(c.Lon, d.Lon) < min(a.Lon, b.Lon) ||
		max(a.Lat, b.Lat) < min(c.Lat, d.Lat) || max(c.Lat, d.Lat) < min(a.Lat, b.Lat) {
		return false
	}
	return side(a, b, c)*side(a, b, d) <= 0 && side(c, d, a)*side(c, d, b) <= 0
}
