package geo

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/open-parley/parley"
)

// Limits of what Prepare takes.
const (
	MaxVertices   = 20_000           // as given, over all footprints of an area
	MaxRings      = 4_000            // as given, over all footprints of an area
	MaxFootprints = 1_000            // of one area
	MaxLegs       = 1_000            // of one corridor
	MaxRadius     = 2_000_000_000    // mm: of a circle
	MaxHalfWidth  = 1_000_000_000    // mm: of a corridor
	MaxLeg        = 90 * degUnits    // of a corridor's leg, along the great circle
	MaxAccuracy   = 1_000_000_000    // mm
	maxLaidOut    = 20 * MaxVertices // vertices, once curves are laid out
)

// Area is a prepared footprint, or the union of several: polygons with straight
// edges in longitude and latitude, in whole units of 1e-7 degree, with an index
// over their edges. It is closed: its boundary belongs to it. Longitudes 180
// and −180 are one meridian, and all longitudes at ±90 of latitude one point.
// An Area never changes and is safe for concurrent use.
type Area struct {
	box      box
	accuracy int64

	once sync.Once
	load func() []source // of a territory that is laid out at its first use; else nil
	part []*part
}

// source is what one footprint (or one leg of a corridor) was laid out as.
type source struct {
	polygons [][][]parley.Point
	curved   bool // a circle or a leg: where it comes to a pole it was closed along a meridian
}

// part is one or more polygons that share no inner point, and are bounded by
// all their edges but for seams. Distances to a boundary are taken part by part:
// where parts of an area overlap, a point is as deep as the part where it is
// deepest.
type part struct {
	polygons []*polygon
	box      box
	rest     [][2]pt // boundary along the 180° meridian beside a seam
}

// polygon is an outline and its holes.
type polygon struct {
	rings []*ring
	box   box
}

// Prepare checks footprints and lays them out as one area, their union.
// accuracy is how far the true outline may lie from what is drawn, in mm.
// Laying curves out adds to it, once for the whole area, the most of what its
// footprints need (see flatten.go):
//
//   - straight edges: nothing;
//   - geodesic edges: 1,100 mm;
//   - a circle or corridor whose radius or half-width is r mm: 20 mm, and r/50
//     but no less than 20 mm, and no more than 1,000 mm or r/20,000, whichever
//     is more. A circle under 200 mm: 220 mm.
//
// Errors say which footprint, polygon, ring and vertex, and what to do.
func Prepare(footprints []parley.Footprint, accuracy int64) (*Area, error) {
	if accuracy < 0 || accuracy > MaxAccuracy {
		return nil, fmt.Errorf("accuracy of %d mm: want 0 to %d", accuracy, MaxAccuracy)
	}
	if len(footprints) == 0 {
		return nil, fmt.Errorf("no footprint is given")
	}
	if len(footprints) > MaxFootprints {
		return nil, fmt.Errorf("%d footprints are given, at most %d make an area", len(footprints), MaxFootprints)
	}
	var l layout
	for i, f := range footprints {
		where := ""
		if len(footprints) > 1 {
			where = fmt.Sprintf("footprint %d ", i)
		}
		if err := l.add(f, where); err != nil {
			return nil, err
		}
	}
	a := &Area{accuracy: accuracy + l.bound, box: emptyBox}
	a.once.Do(func() { a.build(l.sources) })
	for _, p := range a.part {
		a.box = a.box.with(p.box)
	}
	return a, nil
}

// build sets parts from polygons that are valid.
func (a *Area) build(sources []source) {
	for _, s := range sources {
		a.part = append(a.part, s.join()...)
	}
}

// parts are a's parts, laid out now if they have not been yet.
func (a *Area) parts() []*part {
	a.once.Do(func() {
		a.build(a.load())
		a.load = nil
	})
	return a.part
}

// join makes parts of the polygons of one source: each is one, but those that
// meet across the 180° meridian, or where a curve was closed along a meridian,
// are one together.
func (s source) join() []*part {
	var east, west []span
	for _, rings := range s.polygons {
		for _, pts := range rings {
			east = append(east, spansAt(pts, half)...)
			west = append(west, spansAt(pts, -half)...)
		}
	}
	seams := common(merge(east), merge(west))
	var out []*part
	var joined *part
	for _, rings := range s.polygons {
		p := &polygon{box: emptyBox}
		var rest [][2]pt
		seamed := false
		for i, pts := range rings {
			r := newRing(pts)
			r.sign = 1
			if (turn(pts) > 0) != (i == 0) {
				r.sign = -1
			}
			more, crosses := r.markSeams(seams, s.curved)
			rest = append(rest, more...)
			seamed = seamed || crosses
			p.rings = append(p.rings, r)
			p.box = p.box.with(r.box)
		}
		if !seamed {
			out = append(out, &part{[]*polygon{p}, p.box, rest})
			continue
		}
		if joined == nil {
			joined = &part{box: emptyBox}
			out = append(out, joined)
		}
		joined.polygons = append(joined.polygons, p)
		joined.box = joined.box.with(p.box)
		joined.rest = append(joined.rest, rest...)
	}
	return out
}

// span is a closed interval of latitudes on the 180° meridian.
type span struct{ lo, hi int64 }

func spansAt(pts []parley.Point, x int64) (out []span) {
	for i, p := range pts {
		q := pts[(i+1)%len(pts)]
		if int64(p.Lon) == x && int64(q.Lon) == x && p.Lat != q.Lat {
			out = append(out, span{int64(min(p.Lat, q.Lat)), int64(max(p.Lat, q.Lat))})
		}
	}
	return out
}

func merge(s []span) []span {
	slices.SortFunc(s, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	var out []span
	for _, v := range s {
		if n := len(out); n > 0 && v.lo <= out[n-1].hi {
			out[n-1].hi = max(out[n-1].hi, v.hi)
		} else {
			out = append(out, v)
		}
	}
	return out
}

func common(a, b []span) (out []span) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if lo, hi := max(a[i].lo, b[j].lo), min(a[i].hi, b[j].hi); lo < hi {
			out = append(out, span{lo, hi})
		}
		if a[i].hi < b[j].hi {
			i++
		} else {
			j++
		}
	}
	return out
}

// markSeams marks r's edges that are no boundary and returns what of them is
// boundary after all; crosses says whether r goes on beyond them. What is curved
// has no meridian up to a pole but the one along which it was closed (cutRing).
func (r *ring) markSeams(seams []span, curved bool) (rest [][2]pt, crosses bool) {
	for i := range r.pts {
		a, b := r.vertex(i), r.vertex(i+1)
		pole := atPole(a) && a.y == b.y
		if curved && a.x == b.x && atPole(a) != atPole(b) {
			r.mark(i)
			crosses = true
			continue
		}
		onMeridian := a.x == b.x && (a.x == half || a.x == -half)
		if !pole && !onMeridian {
			continue
		}
		cut := false
		if onMeridian {
			lo, hi := min(a.y, b.y), max(a.y, b.y)
			for _, s := range seams {
				if s.hi <= lo || s.lo >= hi {
					continue
				}
				cut = true
				if lo < s.lo {
					rest = append(rest, [2]pt{{a.x, lo}, {a.x, s.lo}})
				}
				lo = s.hi
			}
			if cut && lo < hi {
				rest = append(rest, [2]pt{{a.x, lo}, {a.x, hi}})
			}
		}
		if pole || cut {
			r.mark(i)
		}
		crosses = crosses || cut
	}
	return rest, crosses
}

// mark marks an edge that is no boundary.
func (r *ring) mark(i int) {
	if r.seam == nil {
		r.seam = make([]bool, len(r.pts))
	}
	r.seam[i] = true
}

// Bounds are the least and the greatest longitude and latitude. An area that
// crosses the 180° meridian spans all longitudes.
func (a *Area) Bounds() (lo, hi parley.Point) {
	return pt{a.box.minX, a.box.minY}.point(), pt{a.box.maxX, a.box.maxY}.point()
}

// Accuracy is how far the true outline may lie from a's, in mm.
func (a *Area) Accuracy() int64 { return a.accuracy }

// Vertices is the number of vertices of the outline, curves laid out.
func (a *Area) Vertices() int {
	n := 0
	for r := range a.rings {
		n += len(r.pts)
	}
	return n
}

// rings calls f with each ring.
func (a *Area) rings(f func(*ring) bool) {
	for _, g := range a.parts() {
		for _, p := range g.polygons {
			for _, r := range p.rings {
				if !f(r) {
					return
				}
			}
		}
	}
}

// polygons calls f with each polygon.
func (a *Area) polygons(f func(*polygon) bool) {
	for _, g := range a.parts() {
		for _, p := range g.polygons {
			if !f(p) {
				return
			}
		}
	}
}

// Outline is the area as polygons of rings, curves laid out, for drawing. The
// polygons of circles and corridors may overlap.
func (a *Area) Outline() [][][]parley.Point {
	var out [][][]parley.Point
	for p := range a.polygons {
		var rings [][]parley.Point
		for _, r := range p.rings {
			rings = append(rings, slices.Clone(r.pts))
		}
		out = append(out, rings)
	}
	return out
}

// Contains reports whether p lies in the closed area, exactly.
func (a *Area) Contains(p parley.Point) bool { return a.has(at(p), new(work)) }

func (a *Area) has(p pt, w *work) bool {
	for _, g := range a.parts() {
		if g.has(p, w) {
			return true
		}
	}
	return false
}

// has reports whether p, of any longitude, lies in the closed part.
func (g *part) has(p pt, w *work) bool {
	if p.x > half {
		p.x -= full
	} else if p.x < -half {
		p.x += full
	}
	if g.holds(p, w) {
		return true
	}
	if (p.x == half || p.x == -half) && g.holds(pt{-p.x, p.y}, w) {
		return true
	}
	// Every meridian ends in the pole.
	return p.y == quarter && g.box.maxY == quarter || p.y == -quarter && g.box.minY == -quarter
}

func (g *part) holds(p pt, w *work) bool {
	if !g.box.has(p) {
		return false
	}
	for _, q := range g.polygons {
		if q.has(p, w) {
			return true
		}
	}
	return false
}

func (q *polygon) has(p pt, w *work) bool {
	if !q.box.has(p) {
		return false
	}
	inside := false
	for _, r := range q.rings {
		in, on := r.locate(p, w)
		if on {
			return true
		}
		inside = inside != in
	}
	return inside
}
