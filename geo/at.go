package geo

import "github.com/open-parley/parley"

// At is how a position lies to a that is known to within accuracy mm. Let A be
// that and a's own accuracy together. The answer is
//
//   - Apart where p is not in a, and farther than A from its boundary;
//   - Touch where p is in a and, with A > 0, farther than A from the boundary
//     of one of the footprints that a is the union of;
//   - Indeterminate otherwise.
//
// With A = 0 it is exact, and the boundary belongs to a. With A > 0 distances,
// those on the WGS 84 ellipsoid, never err toward Apart or Touch (see metric.go): a
// boundary counts as within A up to w·A away, where w is no more than
//
//	1.0102, or 1.0036·cos φ/cos(φ+α) where that is more
//
// for a p at the latitude φ, α being A as an angle at the globe's centre: with
// A = 10 km up to 75° no more than 1.1 % too wide, at 80° 1.3 %; and no more than
// 3, where A reaches to a pole. The outline itself, where it was laid out of curves,
// lies within what [Prepare] adds to the accuracy of the true curve. It is what
// Relate answers of an area that has shrunk to p, but that Relate's band may be
// the narrower one beside a pole.
func (a *Area) At(p parley.Point, accuracy int64) Relation {
	s := search{d: float64(a.accuracy + accuracy)}
	q, out := at(p), Apart
	for _, g := range a.parts() {
		in := g.has(q, &s.work)
		switch near := s.d > 0 && s.boundaryNear(g, q, s.d); {
		case in && !near:
			return Touch
		case in || near:
			out = Indeterminate
		}
	}
	return out
}
