package fence

import (
	"math"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

const (
	pageBits = 8
	pageSize = 1 << pageBits
)

// page holds what an index knows of 256 zones. The first part is what every
// answer reads; it has no pointers and 32 bytes a zone.
type page struct {
	limits [pageSize]limits
	zones  [pageSize]*shape // nil: free
}

// limits are a zone's height and time, where they are simple.
type limits struct {
	from, last     int64  // included
	floor, ceiling int32  // mm over datum, included
	datum          Datum  // NoDatum: all heights
	hard           bool   // not simple: ask the zone
	born           uint32 // the edition in which it was added
}

// shape is a zone as the grid needs it.
type shape struct {
	zone   *Zone
	pieces []piece
	margin int64 // units: how far from its edges the zone is not certain
	side   int64 // units: of the largest of its polygons
	hold   uint  // it lies in no cell of a side less than 2^hold
	lone   bool  // too uncertain for any cell: tested one by one
	polar  bool  // it comes near a pole: it is tested for all that lies there
}

// piece is a polygon, moved by whole turns: one that comes near the 180°
// meridian is seen from the other side too.
type piece struct {
	geo.Piece
	box rect // moved
	dx  int64
}

func (p *piece) has(x, y int64) bool {
	return p.box.minX <= x && x <= p.box.maxX && p.box.minY <= y && y <= p.box.maxY && p.Has(x-p.dx, y)
}

func newShape(z *Zone) *shape {
	s := &shape{zone: z, hold: leastBits}
	d := z.Area.Accuracy()
	_, dy := geo.Reach(0, d)
	_, more := geo.Reach(0, farthest)
	for _, g := range z.Area.Pieces() {
		var b rect
		b.minX, b.minY, b.maxX, b.maxY = g.Bounds()
		far := max(b.maxY, -b.minY) + dy
		mx, my := geo.Reach(min(far+more, capLat)+more, d)
		if d > 0 {
			// Area.At measures a zone's and a fix's accuracy together, which toward
			// the poles reaches farther than each by itself.
			wide, _ := geo.Reach(min(far+more, capLat)+dy, farthest)
			alone, _ := geo.Reach(min(far+more, capLat), farthest)
			mx += wide - alone + 1
		}
		s.margin = max(s.margin, mx, my)
		s.side = max(s.side, b.maxX-b.minX, b.maxY-b.minY)
		s.polar = s.polar || far+1 >= capLat
		s.pieces = append(s.pieces, piece{g, b, 0})
	}
	for s.hold < tileBits && s.margin > int64(1)<<s.hold/4 {
		s.hold += stepBits
	}
	s.lone = s.margin > 1<<tileBits/4
	if s.lone {
		return s
	}
	// Seen across the 180° meridian by the cells that lie at it.
	near := s.margin + (1<<tileBits)/8
	for _, p := range s.pieces[:len(s.pieces):len(s.pieces)] {
		for _, dx := range [...]int64{-full, full} {
			if b := (rect{p.box.minX + dx, p.box.minY, p.box.maxX + dx, p.box.maxY}); b.maxX >= -half-near && b.minX <= half+near {
				s.pieces = append(s.pieces, piece{p.Piece, b, dx})
			}
		}
	}
	return s
}

func limitsOf(z *Zone) limits {
	l := limits{from: -ever, last: ever, floor: math.MinInt32, ceiling: math.MaxInt32}
	if z.Active != (parley.Window{}) {
		l.from, l.last = int64(z.Active.From), int64(z.Active.Until-1)
	}
	switch len(z.Windows) {
	case 0:
	case 1:
		l.from, l.last = max(l.from, int64(z.Windows[0].From)), min(l.last, int64(z.Windows[0].Until-1))
	default:
		l.hard = true
	}
	l.hard = l.hard || !z.Schedule.always()
	for _, r := range z.Heights {
		for _, h := range [...]*parley.Height{r.Floor, r.Ceiling} {
			if h == nil {
				continue
			}
			if d := DatumOf(h.Datum); l.datum == NoDatum || l.datum == d {
				l.datum = d
			} else {
				l.hard = true
			}
		}
		if r.Floor != nil {
			l.floor = max(l.floor, int32(r.Floor.MM))
		}
		if r.Ceiling != nil {
			l.ceiling = min(l.ceiling, int32(r.Ceiling.MM))
		}
	}
	return l
}

// born is the edition in which a zone was added.
func (x *Index) born(zone uint32) uint32 {
	return x.pages[zone>>pageBits].limits[zone&(pageSize-1)].born
}

// filter appends those of the zones found that hold in height and time too, and
// notes where those of each fix end, if it has any. What is simple is decided
// without branches, which would be guessed wrong half of the time.
func (w *walk) filter(fixes []Fix, out []Hit) []Hit {
	pages, ends := w.x.pages, &w.ends
	*ends = [batch]int{}
	n := len(out)
	out = slices.Grow(out, len(w.found)+1)
	out = out[:cap(out)]
	for _, h := range w.found {
		zone, r, i := h.zone(), h.rel(), h.fix()&(batch-1)
		f := &fixes[i]
		p := pages[zone>>pageBits]
		l := &p.limits[zone&(pageSize-1)]
		if l.datum != f.Datum && l.datum != NoDatum || l.hard {
			z := p.zones[zone&(pageSize-1)].zone
			r = min(z.time(f.At), z.level(f, w.x.vertical), r)
			out[n] = Hit{ID(zone), r}
			if r != geo.Apart {
				n++
			}
			ends[i] = n
			continue
		}
		t, h, a := int64(f.At), int64(f.Height), int64(f.HeightAccuracy)
		over, under := h-int64(l.floor), int64(l.ceiling)-h
		open := ((over - a) | (under - a)) >> 63 // −1: not certain
		apart := ((t - l.from) | (l.last - t) | (over + a) | (under + a)) >> 63
		out[n] = Hit{ID(zone), r - r>>1&geo.Relation(-open)} // Touch is 2, Indeterminate 1
		n += 1 + int(apart)
		ends[i] = n
	}
	return out[:n]
}

// ever is beyond every instant, and far from where differences overflow.
const ever = 1 << 61
