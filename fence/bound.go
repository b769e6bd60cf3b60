package fence

import "math"

// room gives a rectangle around a fix in which no zone begins or ends, nor comes
// near enough to be uncertain; not ok: none was found.
func (x *Index) room(f *Fix) (west, south, east, north int32, ok bool) {
	if !inCells(f) || len(x.lone) > 0 {
		return 0, 0, 0, 0, false
	}
	s := x.spot(f)
	r := rect{0, quarter - capLat, full, quarter + capLat} // from the plane's south-western corner
	for ; s.at == 0; s.down() {
		if s.n.own == ownMore && !s.clear(s.n.here, &r) {
			return 0, 0, 0, 0, false
		}
		if !s.n.cut() {
			break
		}
	}
	if s.at != 0 && s.at != nowhere && !s.clear(s.record(), &r) || !s.within() {
		return 0, 0, 0, 0, false
	}
	side := int64(1) << s.k
	left, below := int64(s.x)&^(side-1), int64(s.y)&^(side-1) // the cell's corner
	return int32(max(r.minX, left) - half), int32(max(r.minY, below) - quarter),
		int32(min(r.maxX, left+side-1) - half), int32(min(r.maxY, below+side-1) - quarter), true
}

// clear narrows r to a rectangle about the spot that stays clear of where the
// edges of a record make zones uncertain, and reports whether there is any. An
// edge that the rectangle would come near narrows it at the one side where the
// edge lies farthest off; or, if its line leaves more, at the two sides that face
// the line: |p×d| changes by no more than h·(|dx|+|dy|) where p moves by h along
// each axis, and that is no less than h times the edge's length.
func (s *spot) clear(r []uint32, room *rect) bool {
	v, _ := open(r)
	if len(v.slow) > 0 {
		return false
	}
	px, py := s.local()
	away := v.loose + inQuanta(s.far, uint(s.k)) + 1
	const most = 4 << sideBits
	west, south, east, north := int64(most), int64(most), int64(most), int64(most) // quanta from the spot
	for e := v.edges; len(e) >= 2; e = e[2:] {
		ax, ay := unpack(e[0])
		bx, by := unpack(e[1])
		ax, ay, bx, by = ax-px, ay-py, bx-px, by-py
		toEast, toWest := min(ax, bx)-away, -max(ax, bx)-away
		toNorth, toSouth := min(ay, by)-away, -max(ay, by)-away
		if toEast >= east || toWest >= west || toNorth >= north || toSouth >= south {
			continue
		}
		dx, dy := bx-ax, by-ay
		c := ax*by - ay*bx
		if c < 0 {
			c, dx, dy = -c, -dx, -dy
		}
		line := c/(max(dx, -dx)+max(dy, -dy)) - away
		switch gap := max(toEast, toWest, toNorth, toSouth); {
		case max(gap, line) < 0:
			return false
		case 2*gap < line: // the line lies to the side of (dy, -dx)
			if dy > 0 {
				east = min(east, line)
			} else {
				west = min(west, line)
			}
			if dx < 0 {
				north = min(north, line)
			} else {
				south = min(south, line)
			}
		case gap == toEast:
			east = gap
		case gap == toWest:
			west = gap
		case gap == toNorth:
			north = gap
		default:
			south = gap
		}
	}
	x, y := int64(s.x), int64(s.y)
	o := rect{x - s.units(west), y - s.units(south), x + s.units(east), y + s.units(north)}
	*room = rect{max(room.minX, o.minX), max(room.minY, o.minY), min(room.maxX, o.maxX), min(room.maxY, o.maxY)}
	return true
}

// units are quanta, rounded down.
func (s *spot) units(quanta int64) int64 {
	if s.k >= sideBits {
		return quanta << (s.k - sideBits)
	}
	return quanta >> (sideBits - s.k)
}

// bound sets where, when and how high nothing changes for a track at a fix, given
// the zones at its position.
func (x *Index) bound(s *track, f *Fix, zones []found) {
	west, south, east, north, ok := x.room(f)
	if !ok {
		return
	}
	low, high, from, last := int64(math.MinInt32), int64(math.MaxInt32), int64(-ever), int64(ever)
	lo, hi := int64(f.Height)-int64(f.HeightAccuracy), int64(f.Height)+int64(f.HeightAccuracy)
	t := int64(f.At)
	for _, h := range zones {
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
