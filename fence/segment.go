package fence

import (
	"fmt"
	"slices"
	"sync"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// MaxPath is the longest that Segment lets lie between two fixes, in ms: about
// ten years.
const MaxPath = 3660 * day

// Passage is a stretch of a path along which its relation to one zone stays the
// same. [Enter, Exit] is the least interval of whole milliseconds that holds the
// stretch: Enter is rounded down, Exit up. A path that only grazes a zone's
// corner does so within one millisecond; Enter = Exit where it is exactly then.
type Passage struct {
	Zone        ID
	Relation    geo.Relation // Touch or Indeterminate
	Enter, Exit parley.Instant
}

// Segment appends the zones that the path between two fixes touches, or may
// touch, with the instants of entry and exit: ordered by zone, then by time, each
// passage the longest stretch of one relation. Between passages of a zone, before
// and after, the path is Apart from it.
//
// The path is the straight line in longitude and latitude, the shorter way
// around, travelled at even speed from from.At to to.At. Longitudes exactly 180°
// apart do not say which way that is, and are refused (but at a pole, which both
// lie on); so are fixes in the wrong order, and those more than MaxPath apart.
// Fixes of one instant make a path that is travelled within it: its passages are
// all of that instant, in the order of the path.
//
// At each point of the path the relation is that of Point: the least of those in
// area (geo.Area.Path), height and time. Along all of it positions and heights
// are known as well as the less accurate of the two fixes. Time runs on between
// milliseconds: what ends at an instant holds until then, and no longer, so that
// Exit may be the instant at which a window ends, when Point no longer finds the
// zone.
//
// Heights between two fixes of one datum lie on the straight line between
// theirs. Compared with a floor or ceiling over that datum this is exact; over
// another one, the index's Vertical is asked about pieces of the path, until it
// decides them or they are short, and what it leaves open is Indeterminate. Of
// fixes with different datums each is converted to that of the floor or ceiling,
// and the line drawn there. Without Vertical, without data, or where a fix has
// NoDatum, the passage is Indeterminate at best.
func (x *Index) Segment(from, to Fix, out []Passage) ([]Passage, error) {
	if err := pathOf(&from, &to); err != nil {
		return out, err
	}
	s := segments.Get().(*segment)
	defer segments.Put(s)
	s.begin(from, to, x.vertical)
	// A band is wider toward the poles the more accuracies it sums.
	s.boxes = s.along(s.accuracy+x.widest, s.boxes[:0])
	s.ids = x.candidates(s.boxes, s.ids[:0])
	for _, id := range s.ids {
		out = s.zone(id, x.Zone(id), out)
	}
	return out, nil
}

// segment is one question.
type segment struct {
	from, to Fix
	accuracy int64 // mm
	height   int64 // accuracy of heights, mm
	ms       uint64
	vertical Vertical

	boxes                         []geo.Box
	ids                           []ID
	time, level, area, all, spare course
	stretches                     []geo.Stretch
}

// segments keep the memory that questions need.
var segments = sync.Pool{New: func() any { return new(segment) }}

func (s *segment) begin(from, to Fix, v Vertical) {
	s.from, s.to, s.vertical = from, to, v
	s.accuracy = int64(max(from.Accuracy, to.Accuracy))
	s.height = int64(max(from.HeightAccuracy, to.HeightAccuracy))
	s.ms = uint64(to.At) - uint64(from.At)
}

// pathOf refuses fixes that make no path.
func pathOf(from, to *Fix) error {
	for _, f := range []*Fix{from, to} {
		if err := f.check(); err != nil {
			return err
		}
	}
	p, q := from.Point, to.Point
	switch d := int64(p.Lon) - int64(q.Lon); {
	case to.At < from.At:
		return fmt.Errorf("the path ends at %v, before it begins at %v; give the earlier fix first", to.At, from.At)
	case uint64(to.At)-uint64(from.At) > MaxPath:
		return fmt.Errorf("the path lasts from %v until %v, at most %d days", from.At, to.At, int64(MaxPath/day))
	case max(d, -d) == parley.MaxLon && (p.Lat != q.Lat || p.Lat != parley.MaxLat && p.Lat != -parley.MaxLat):
		return fmt.Errorf("the fixes [%d,%d] and [%d,%d] lie 180° of longitude apart, which does not say which way the path runs; give one between", p.Lon, p.Lat, q.Lon, q.Lat)
	}
	return nil
}

// A path that runs aslant is cut up into at most maxBoxes pieces before zones
// beside it are looked for, each at least leastBox units wide and high.
const (
	maxBoxes = 32
	leastBox = 500_000
)

// along appends boxes that hold all that lies within mm of the path.
func (s *segment) along(mm int64, out []geo.Box) []geo.Box {
	p, q := s.from.Point, s.to.Point
	x, y := int64(q.Lon)-int64(p.Lon), int64(q.Lat)-int64(p.Lat)
	if x = max(x, -x); x > parley.MaxLon {
		x = 2*parley.MaxLon - x
	}
	n := min(x, max(y, -y), maxBoxes*leastBox) / leastBox
	if n < 2 {
		return append(out, geo.PathBoxes(p, q, mm)...)
	}
	for i := range n {
		// The ends of a piece are rounded to the unit: at most 12 mm.
		p, q := s.at(i, n).Point, s.at(i+1, n).Point
		if p.Lat > q.Lat {
			p, q = q, p
		}
		p.Lat, q.Lat = max(p.Lat-1, -parley.MaxLat), min(q.Lat+1, parley.MaxLat)
		out = append(out, geo.PathBoxes(p, q, mm+12)...)
	}
	return out
}

// zone appends the passages through one zone.
func (s *segment) zone(id ID, z *Zone, out []Passage) []Passage {
	s.time = s.times(z, s.time[:0])
	if s.time.apart() {
		return out
	}
	s.all = append(s.all[:0], s.time...)
	for _, r := range z.Heights {
		for _, b := range []struct {
			*parley.Height
			up int64
		}{{r.Floor, 1}, {r.Ceiling, -1}} {
			if b.Height != nil {
				s.level = s.bound(b.Height, b.up, s.level[:0])
				s.least(s.level)
			}
		}
	}
	if s.all.apart() {
		return out
	}
	s.stretches = z.Area.Path(s.from.Point, s.to.Point, s.accuracy, s.stretches[:0])
	s.area = courseOf(s.stretches, s.area[:0])
	s.least(s.area)
	for i, p := range s.all {
		if p.relation == geo.Apart {
			continue
		}
		until := pathEnd
		if i+1 < len(s.all) {
			until = s.all[i+1].from
		}
		enter, _ := p.from.at.Of(s.ms)
		_, exit := until.at.Of(s.ms)
		out = append(out, Passage{id, p.relation, s.from.At + parley.Instant(enter), s.from.At + parley.Instant(exit)})
	}
	return out
}

// least lowers s.all to c where that is less.
func (s *segment) least(c course) {
	s.spare = s.spare[:0]
	a, b := s.all, c
	for len(a) > 0 || len(b) > 0 {
		// The next change of either; what holds after it is the least of both.
		var m mark
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].from.cmp(b[0].from) <= 0:
			m = a[0].from
		default:
			m = b[0].from
		}
		for len(a) > 0 && a[0].from.cmp(m) == 0 {
			a = a[1:]
		}
		for len(b) > 0 && b[0].from.cmp(m) == 0 {
			b = b[1:]
		}
		x, y := s.all[len(s.all)-len(a)-1], c[len(c)-len(b)-1]
		s.spare = s.spare.then(m, min(x.relation, y.relation))
	}
	s.all, s.spare = s.spare, s.all
}

// times is when z counts along the path.
func (s *segment) times(z *Zone, c course) course {
	for t := s.from.At; ; {
		r, until := z.during(t)
		c = c.then(mark{at: geo.Fraction{Num: uint64(t - s.from.At), Den: max(s.ms, 1)}}, r)
		if until <= t || until > s.to.At {
			return c
		}
		t = until
	}
}

// during is how an instant lies to z, and until when that holds at least.
func (z *Zone) during(t parley.Instant) (geo.Relation, parley.Instant) {
	until := parley.Never
	if z.Active != (parley.Window{}) {
		switch {
		case t < z.Active.From:
			return geo.Apart, z.Active.From
		case t >= z.Active.Until:
			return geo.Apart, parley.Never
		}
		until = z.Active.Until
	}
	if len(z.Windows) > 0 {
		i, _ := slices.BinarySearchFunc(z.Windows, t, func(w parley.Window, t parley.Instant) int {
			if w.Until <= t {
				return -1
			}
			return 1
		})
		switch {
		case i == len(z.Windows):
			return geo.Apart, parley.Never
		case t < z.Windows[i].From:
			return geo.Apart, z.Windows[i].From
		}
		until = min(until, z.Windows[i].Until)
	}
	r, change := z.Schedule.At(t)
	return r, min(until, change)
}
