package geo

import (
	"cmp"
	"errors"
	"slices"

	"github.com/open-parley/parley"
)

// errOverPole says that a curve passes so close to a pole that the side on
// which the pole lies cannot be told.
var errOverPole = errors.New("its edge passes over a pole")

// errTangled says that a ring cannot be cut at the 180° meridian.
var errTangled = errors.New("it crosses itself at the 180° meridian")

// cutRing rounds a ring of places, whose longitudes run on without a jump, and
// cuts it at the 180° meridian into polygons that lie within ±180°. A ring that
// winds around a pole is closed along the pole.
func cutRing(ring []place) ([][][]parley.Point, error) {
	var pts []pt
	for _, p := range ring {
		if q := (pt{roundUnits(p.x), min(max(roundUnits(p.y), -quarter), quarter)}); len(pts) == 0 || q != pts[len(pts)-1] {
			pts = append(pts, q)
		}
	}
	first, last := ring[0], ring[len(ring)-1]
	winding := roundUnits(last.wrapTo(first).x - first.x)
	if winding == 0 {
		for len(pts) > 1 && pts[0] == pts[len(pts)-1] {
			pts = pts[:len(pts)-1]
		}
	} else {
		if winding != full && winding != -full {
			return nil, errOverPole
		}
		pole, far := int64(0), int64(0)
		for _, p := range pts {
			if y := max(p.y, -p.y); y > far {
				far, pole = y, quarter
				if p.y < 0 {
					pole = -quarter
				}
			}
		}
		if far == quarter {
			return nil, errOverPole
		}
		start := pts[0]
		pts = append(pts, pt{start.x + winding, start.y})
		for k := int64(4); k >= 0; k-- { // no edge longer than 90°
			pts = append(pts, pt{start.x + winding/4*k, pole})
		}
	}
	var out [][][]parley.Point
	todo := [][]pt{pts}
	for len(todo) > 0 {
		r := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		lo, hi := r[0].x, r[0].x
		for _, p := range r {
			lo, hi = min(lo, p.x), max(hi, p.x)
		}
		switch {
		case lo >= half || lo < -half && hi <= -half:
			todo = append(todo, shifted(r, lo >= half))
		case hi > half || lo < -half:
			x := int64(half)
			if hi <= half {
				x = -half
			}
			pieces, err := split(r, x)
			if err != nil {
				return nil, err
			}
			todo = append(todo, pieces...)
		default:
			q := make([]parley.Point, len(r))
			for i, p := range r {
				q[i] = p.point()
			}
			out = append(out, [][]parley.Point{q})
		}
	}
	return out, nil
}

func shifted(r []pt, west bool) []pt {
	d := int64(full)
	if west {
		d = -full
	}
	for i := range r {
		r[i].x += d
	}
	return r
}

// crossing is where a ring crosses a meridian.
type crossing struct {
	y     float64 // before rounding, which could reorder
	lat   int64
	i     int  // the edge that crosses
	east  bool // and to which side
	order int
}

// split cuts a simple ring along a meridian. Where the ring crosses it, taken
// from south to north, the inside lies between the first crossing and the
// second, the third and the fourth, and so on: each piece of the ring goes on
// along the meridian to the partner of the crossing where it ends.
func split(r []pt, x int64) ([][]pt, error) {
	var cs []crossing
	for i, p := range r {
		q := r[(i+1)%len(r)]
		if (p.x > x) == (q.x > x) {
			continue
		}
		y := float64(p.y) + mul(float64(q.y-p.y), float64(x-p.x)/float64(q.x-p.x))
		cs = append(cs, crossing{y: y, lat: roundUnits(y), i: i, east: q.x > x})
	}
	sorted := make([]int, len(cs))
	for k := range sorted {
		sorted[k] = k
	}
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(cs[a].y, cs[b].y) })
	for o, k := range sorted {
		// Crossings in one place, at a vertex on the meridian, take the order in
		// which they alternate.
		if o > 0 && cs[sorted[o-1]].east == cs[k].east {
			for n := o + 1; n < len(sorted) && cs[sorted[n]].lat == cs[k].lat; n++ {
				if cs[sorted[n]].east != cs[k].east {
					sorted[o], sorted[n] = sorted[n], sorted[o]
					break
				}
			}
		}
		cs[sorted[o]].order = o
	}
	var out [][]pt
	used := make([]bool, len(cs))
	for k := range cs {
		var piece []pt
		for j := k; !used[j]; {
			used[j] = true
			next := (j + 1) % len(cs)
			piece = grow(piece, pt{x, cs[j].lat})
			for i := cs[j].i + 1; ; i++ {
				piece = grow(piece, r[i%len(r)])
				if i%len(r) == cs[next].i {
					break
				}
			}
			piece = grow(piece, pt{x, cs[next].lat})
			partner := sorted[cs[next].order^1]
			if cs[partner].east != cs[k].east {
				return nil, errTangled
			}
			j = partner
		}
		for len(piece) > 1 && piece[0] == piece[len(piece)-1] {
			piece = piece[:len(piece)-1]
		}
		if wide(piece) {
			out = append(out, piece)
		}
	}
	return out, nil
}

func grow(r []pt, p pt) []pt {
	if len(r) > 0 && r[len(r)-1] == p {
		return r
	}
	return append(r, p)
}

// wide reports whether a ring has corners off one meridian. What is narrower than
// a unit, as a leg may be, has two in all.
func wide(r []pt) bool {
	return slices.ContainsFunc(r, func(p pt) bool { return p.x != r[0].x })
}

// CutAt180 makes polygons that Prepare takes of a ring that crosses the 180°
// meridian: each edge is taken the shorter way round and the ring is cut where
// it crosses. A ring around a pole is closed along the 180° meridian and the
// pole on whose half of the globe its vertex nearest to a pole lies.
func CutAt180(ring []parley.Point) ([][][]parley.Point, error) {
	if len(ring) < 3 {
		return nil, errors.New("a ring needs at least 3 vertices")
	}
	places := make([]place, 0, len(ring))
	for i, p := range ring {
		q := place{float64(p.Lon), float64(p.Lat)}
		if i > 0 {
			q = places[i-1].wrapTo(q)
		}
		places = append(places, q)
	}
	if last := places[len(places)-1]; last.wrapTo(places[0]).x != places[0].x {
		places = fromMeridian(places)
	}
	out, err := cutRing(places)
	return slices.DeleteFunc(out, func(p [][]parley.Point) bool { return len(p[0]) < 3 }), err
}

// fromMeridian is a ring around a pole that begins where it comes to the 180°
// meridian, so that it is closed along that: polygons are one area across it, and
// across no other.
func fromMeridian(ring []place) []place {
	for i, p := range ring {
		q := p.wrapTo(ring[(i+1)%len(ring)])
		for _, x := range [...]float64{-half, half} {
			m := p.wrapTo(place{x: x})
			if (p.x < m.x) == (q.x < m.x) && (p.x > m.x) == (q.x > m.x) || m.x == q.x {
				continue // it stays on one side, or comes to it at the next vertex
			}
			out := []place{p}
			if m.x != p.x {
				m.y = p.y + mul(q.y-p.y, (m.x-p.x)/(q.x-p.x))
				out[0] = m
			}
			for k := 1; k <= len(ring); k++ {
				if v := out[k-1].wrapTo(ring[(i+k)%len(ring)]); k < len(ring) || m.x != p.x {
					out = append(out, v)
				}
			}
			return out
		}
	}
	return ring
}
