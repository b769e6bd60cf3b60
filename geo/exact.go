package geo

import "github.com/open-parley/parley"

// pt is a position in units of 1e-7 degree. Longitudes may lie a turn outside
// ±180° while two areas are compared across the 180° meridian.
type pt struct{ x, y int64 }

func at(p parley.Point) pt { return pt{int64(p.Lon), int64(p.Lat)} }

func (p pt) point() parley.Point { return parley.Point{Lon: int32(p.x), Lat: int32(p.y)} }

// atPole reports whether p lies on a pole.
func atPole(p pt) bool { return p.y == quarter || p.y == -quarter }

// before orders points by longitude, then latitude.
func (p pt) before(q pt) bool { return p.x < q.x || p.x == q.x && p.y < q.y }

// orient is the side of the line from a to b on which c lies: +1 left, −1
// right, 0 on it. It is exact: an edge spans at most 180° each way (1.8e9
// units) and callers pass only a c within 360° of longitude and 180° of
// latitude of a, so each product stays below 6.5e18 and fits an int64; the
// products are compared, never subtracted.
func orient(a, b, c pt) int {
	l := (b.x - a.x) * (c.y - a.y)
	r := (b.y - a.y) * (c.x - a.x)
	switch {
	case l > r:
		return 1
	case l < r:
		return -1
	}
	return 0
}

// meet reports whether the closed segments ab and cd share a point.
func meet(a, b, c, d pt) bool {
	if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) ||
		max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) {
		return false
	}
	// With the boxes overlapping, no more is needed: collinear segments then
	// overlap, and a segment whose end lies on the other's line but outside it
	// has the whole of the other on one side.
	return orient(a, b, c)*orient(a, b, d) <= 0 && orient(c, d, a)*orient(c, d, b) <= 0
}

// box is a closed rectangle in units of 1e-7 degree.
type box struct{ minX, minY, maxX, maxY int64 }

var emptyBox = box{minX: 1 << 60, minY: 1 << 60, maxX: -1 << 60, maxY: -1 << 60}

func boxOf(a, b pt) box {
	return box{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)}
}

func (b box) with(c box) box {
	return box{min(b.minX, c.minX), min(b.minY, c.minY), max(b.maxX, c.maxX), max(b.maxY, c.maxY)}
}

func (b box) overlaps(c box) bool {
	return b.minX <= c.maxX && c.minX <= b.maxX && b.minY <= c.maxY && c.minY <= b.maxY
}

func (b box) and(c box) box {
	return box{max(b.minX, c.minX), max(b.minY, c.minY), min(b.maxX, c.maxX), min(b.maxY, c.maxY)}
}

func (b box) empty() bool { return b.minX > b.maxX || b.minY > b.maxY }

func (b box) has(p pt) bool {
	return b.minX <= p.x && p.x <= b.maxX && b.minY <= p.y && p.y <= b.maxY
}

func (b box) shift(dx int64) box { return box{b.minX + dx, b.minY, b.maxX + dx, b.maxY} }

func (b box) grow(dx, dy int64) box { return box{b.minX - dx, b.minY - dy, b.maxX + dx, b.maxY + dy} }

// farLat is the greatest distance from the equator within b.
func (b box) farLat() int64 { return max(b.maxY, -b.minY) }

// nearLat is the least distance from the equator within b.
func (b box) nearLat() int64 { return max(0, b.minY, -b.maxY) }
