package fence

import (
	"math"

	"github.com/open-parley/parley"
)

// room gives the greatest rectangle that is found at once around a fix in which
// no zone begins or ends, nor comes near enough to be uncertain; not ok: none.
func (x *Index) room(f *Fix) (west, south, east, north int32, ok bool) {
	if !inCells(f) || len(x.lone) > 0 {
		return 0, 0, 0, 0, false
	}
	s := x.spot(f.Point)
	far := reach(s.y, f.Accuracy)
	around := math.Inf(1) // units to each side
	for ; s.at == 0; s.down() {
		if around = min(around, s.clear(s.n.here, far)); !s.n.cut() {
			break
		}
	}
	if s.at != 0 {
		around = min(around, s.clear(s.record(), far))
	}
	half := int64(min(around, 1<<tileBits)) - 1
	if half < 0 || !s.within(far) {
		return 0, 0, 0, 0, false
	}
	lon, lat := int64(f.Point.Lon), int64(f.Point.Lat)
	left, below := int64(s.x&(1<<s.k-1)), int64(s.y&(1<<s.k-1)) // within the cell
	last := int64(1)<<s.k - 1
	return int32(lon - min(half, left)), int32(max(lat-min(half, below), -capLat)),
		int32(min(lon+min(half, last-left), parley.MaxLon)), int32(min(lat+min(half, last-below), capLat)), true
}

// clear is half the side, in units, of a square about the spot that stays clear
// of where the edges of a record make zones uncertain; negative where the spot
// lies there, or where that is not known. An edge's distance along the axes is at
// least that of its bounds, and at least √½ of the distance as the crow flies.
func (s *spot) clear(r []uint32, far int64) float64 {
	v, _ := open(r)
	if len(v.slow) > 0 {
		return -1
	}
	px, py := s.local()
	x, y := float64(px), float64(py)
	least := math.Inf(1)
	for e := v.edges; len(e) >= 2; e = e[2:] {
		ax, ay := unpack(e[0])
		bx, by := unpack(e[1])
		dx, dy := float64(bx-ax), float64(by-ay)
		u, w := x-float64(ax), y-float64(ay)
		t := max(0, min(1, (u*dx+w*dy)/(dx*dx+dy*dy)))
		u, w = u-t*dx, w-t*dy
		out := float64(max(min(ax, bx)-px, px-max(ax, bx), min(ay, by)-py, py-max(ay, by)))
		least = min(least, max((u*u+w*w)/2, out*max(out, 0)))
	}
	return math.Ldexp(math.Sqrt(least)-float64(v.loose+inQuanta(far, uint(s.k))), int(s.k)-sideBits)
}

// bound sets where, when and how high nothing changes for a track at a fix, given
// the zones at its position.
func (x *Index) bound(s *track, f *Fix, hits []find) {
	west, south, east, north, ok := x.room(f)
	if !ok {
		return
	}
	low, high, from, last := int64(math.MinInt32), int64(math.MaxInt32), int64(-ever), int64(ever)
	lo, hi := int64(f.Height)-int64(f.HeightAccuracy), int64(f.Height)+int64(f.HeightAccuracy)
	t := int64(f.At)
	for _, h := range hits {
		l := &x.pages[h.zone()>>pageBits].limits[h.zone()&(pageSize-1)]
		if l.hard || l.datum != f.Datum && l.datum != NoDatum && x.vertical != nil {
			return
		}
		switch {
		case t < l.from:
			last = min(last, l.from-1)
		case t > l.last:
			from = max(from, l.last+1)
		default:
			from, last = max(from, l.from), min(last, l.last)
		}
		if l.datum != f.Datum || l.datum == NoDatum {
			continue // no height is within, and none without
		}
		floor, ceiling := int64(l.floor), int64(l.ceiling)
		switch {
		case hi < floor:
			high = min(high, floor-1)
		case lo >= floor:
			low = max(low, floor)
		default:
			return
		}
		switch {
		case lo > ceiling:
			low = max(low, ceiling+1)
		case hi <= ceiling:
			high = min(high, ceiling)
		default:
			return
		}
	}
	s.west, s.south, s.east, s.north = west, south, east, north
	s.low, s.high, s.from, s.last = int32(low), int32(high), from, last
	s.accuracy, s.datum = f.Accuracy, f.Datum
}
