package fence

import (
	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// bound is how the path lies to a floor (up 1) or a ceiling (up −1), the bound
// included.
func (s *segment) bound(b *parley.Height, up int64, c course) course {
	d := DatumOf(b.Datum)
	a, z := s.from, s.to
	if a.Datum == z.Datum && a.Datum != d && a.Datum != NoDatum && s.vertical != nil {
		return s.converted(b, up, c)
	}
	a.HeightAccuracy, z.HeightAccuracy = int32(s.height), int32(s.height)
	a.Accuracy, z.Accuracy = int32(s.accuracy), int32(s.accuracy)
	r0, ok0 := a.above(d, b.MM, up, s.vertical)
	r1, ok1 := z.above(d, b.MM, up, s.vertical)
	if !ok0 || !ok1 {
		return c.then(pathStart, geo.Indeterminate)
	}
	return climb(r0, r1, c)
}

// above is how far a fix lies above a floor, or below a ceiling, from least to
// most, mm.
func (f *Fix) above(d Datum, mm, up int64, v Vertical) (out [2]int64, ok bool) {
	lo, hi, ok := f.over(d, v)
	lo, hi = above(lo, mm, up), above(hi, mm, up)
	return [2]int64{min(lo, hi), max(lo, hi)}, ok
}

// above is how far a height lies above a floor, or below a ceiling, mm.
func above(h, mm, up int64) int64 {
	// No height lies farther from another one than that.
	const most = 1 << 40
	return up * (max(-most, min(h, most)) - mm)
}

// climb is the relation along a straight line from one range of heights above
// zero to another: Touch from zero up, Apart where even the most lies below.
func climb(a, z [2]int64, c course) course {
	sure, ok := notBelow(a[0], z[0])
	open, may := notBelow(a[1], z[1])
	c = c.then(pathStart, geo.Apart)
	if may {
		c = c.then(mark{at: open[0]}, geo.Indeterminate)
	}
	if ok {
		c = c.then(mark{at: sure[0]}, geo.Touch)
		c = c.then(mark{sure[1], true}, geo.Indeterminate)
	}
	if may {
		c = c.then(mark{open[1], true}, geo.Apart)
	}
	return c
}

// notBelow is where the straight line from one value to another is not below
// zero, if anywhere.
func notBelow(a, z int64) (out [2]geo.Fraction, ok bool) {
	out = [2]geo.Fraction{pathStart.at, pathEnd.at}
	switch {
	case a < 0 && z < 0:
		return out, false
	case a < 0:
		out[0] = geo.Fraction{Num: uint64(-a), Den: uint64(z - a)}
	case z < 0:
		out[1] = geo.Fraction{Num: uint64(a), Den: uint64(a - z)}
	}
	return out, true
}

// Pieces of a path along which heights are converted are halved at most so
// often, and not where they are shorter, in mm and ms.
const (
	maxHalvings = 7
	leastPiece  = 1000
	leastRise   = 100
	leastTime   = 1000
)

// converted is bound for a bound over another datum than both fixes'.
func (s *segment) converted(b *parley.Height, up int64, c course) course {
	return s.half(b, up, 0, 1, c)
}

// half goes on with the i-th of n equal pieces of the path, n a power of two.
func (s *segment) half(b *parley.Height, up, i, n int64, c course) course {
	p, q := s.at(i, n), s.at(i+1, n)
	span := geo.PathSpan(p.Point, q.Point)
	d := DatumOf(b.Datum)
	timed := q.At > p.At && (s.from.Datum == FL || d == FL)
	ask := s.between
	if timed {
		ask = s.while
	}
	r, ok := ask(&p, &q, span, d, b.MM, up)
	rel := geo.Indeterminate
	switch {
	case ok && r[0] >= 0:
		rel = geo.Touch
	case ok && r[1] < 0:
		rel = geo.Apart
	case n < 1<<maxHalvings && (span > max(s.accuracy/2, leastPiece) || int64(max(p.Height-q.Height, q.Height-p.Height)) > max(s.height/2, leastRise) ||
		timed && q.At-p.At > leastTime):
		return s.half(b, up, 2*i+1, 2*n, s.half(b, up, 2*i, 2*n, c))
	}
	return c.then(mark{at: geo.Fraction{Num: uint64(i), Den: uint64(n)}}, rel)
}

// at is the fix i/n along the path, to the unit and the millimetre, with the
// instant rounded down.
func (s *segment) at(i, n int64) Fix {
	f := s.from
	x, y := int64(s.to.Point.Lon)-int64(f.Point.Lon), int64(s.to.Point.Lat)-int64(f.Point.Lat)
	switch {
	case x > parley.MaxLon:
		x -= 2 * parley.MaxLon
	case x < -parley.MaxLon:
		x += 2 * parley.MaxLon
	}
	lon := int64(f.Point.Lon) + floorDiv(x*i, n)
	switch {
	case lon > parley.MaxLon:
		lon -= 2 * parley.MaxLon
	case lon < -parley.MaxLon:
		lon += 2 * parley.MaxLon
	}
	f.Point = parley.Point{Lon: int32(lon), Lat: f.Point.Lat + int32(floorDiv(y*i, n))}
	f.Height += int32(floorDiv((int64(s.to.Height)-int64(f.Height))*i, n))
	f.At += parley.Instant(floorDiv(int64(s.ms)*i, n))
	return f
}

// between is how far the path between two of its fixes lies above a floor, or
// below a ceiling, from least to most, as far as the vertical tells it of their
// middle and all around that is within reach of them.
func (s *segment) between(p, q *Fix, span int64, d Datum, mm, up int64) (out [2]int64, ok bool) {
	m := s.from
	reach := s.accuracy
	if p.Point != q.Point {
		// Half of the span, and what rounding the three positions moves them by.
		reach += span/2 + 100
	}
	m.Point = middle(p.Point, q.Point)
	m.Accuracy = int32(min(reach, geo.MaxAccuracy))
	rounded := int64(0)
	if p.Height != q.Height {
		rounded = 1
	}
	lo, hi := min(p.Height, q.Height), max(p.Height, q.Height)
	m.Height, m.HeightAccuracy = lo, int32(s.height+rounded)
	at := [2]parley.Instant{p.At, q.At}
	if q.At < s.to.At {
		at[1]++ // it was rounded down
	}
	for i, h := range [4]int32{lo, hi, lo, hi} {
		if i >= 2 && at[1] == at[0] {
			break
		}
		m.Height, m.At = h, at[i/2]
		r, ok := m.above(d, mm, up, s.vertical)
		if !ok {
			return out, false
		}
		if i == 0 {
			out = r
		}
		out = [2]int64{min(out[0], r[0]), max(out[1], r[1])}
	}
	return out, reach <= geo.MaxAccuracy
}

// while is between where the air counts, which may change at any instant between
// the two.
func (s *segment) while(p, q *Fix, _ int64, d Datum, mm, up int64) (out [2]int64, ok bool) {
	during := parley.Window{From: p.At, Until: q.At + 1}
	if q.At < s.to.At {
		during.Until++ // it was rounded down
	}
	near, h := s.accuracy, s.height
	if p.Point != q.Point {
		near += 100 // what rounding the positions moves them by
	}
	if p.Height != q.Height {
		h++
	}
	out = [2]int64{1 << 50, -1 << 50}
	for _, b := range geo.PathBoxes(p.Point, q.Point, near) {
		lo, _, ok := s.vertical.ConvertOver(b, during, s.from.Datum, int64(min(p.Height, q.Height))-h, d)
		if !ok {
			return out, false
		}
		_, hi, ok := s.vertical.ConvertOver(b, during, s.from.Datum, int64(max(p.Height, q.Height))+h, d)
		if !ok {
			return out, false
		}
		l, r := above(lo, mm, up), above(hi, mm, up)
		out = [2]int64{min(out[0], l, r), max(out[1], l, r)}
	}
	return out, true
}

// middle is the middle of the path between two points, to the unit.
func middle(p, q parley.Point) parley.Point {
	x := (int64(p.Lon) + int64(q.Lon)) / 2
	if d := int64(p.Lon) - int64(q.Lon); d > parley.MaxLon || d < -parley.MaxLon {
		if x += parley.MaxLon; x > parley.MaxLon {
			x -= 2 * parley.MaxLon
		}
	}
	return parley.Point{Lon: int32(x), Lat: int32((int64(p.Lat) + int64(q.Lat)) / 2)}
}
