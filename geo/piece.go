package geo

// Piece is one polygon of an area, for whoever indexes areas: a point lies in
// the area where it lies in one of its pieces. An edge of a piece may be none of
// the area's boundary: where the area goes on across the 180° meridian, along a
// pole, and along the meridian to it where a circle or corridor was closed.
type Piece struct{ p *polygon }

// Pieces are a's polygons, curves laid out.
func (a *Area) Pieces() []Piece {
	var out []Piece
	for p := range a.polygons {
		out = append(out, Piece{p})
	}
	return out
}

// Bounds are the least and greatest longitude and latitude, 1e-7 degree.
func (p Piece) Bounds() (minX, minY, maxX, maxY int64) {
	b := p.p.box
	return b.minX, b.minY, b.maxX, b.maxY
}

// Has reports whether a position lies in the closed polygon, exactly.
// Longitudes may lie a turn outside ±180°, and are not wrapped.
func (p Piece) Has(x, y int64) bool { return p.p.has(pt{x, y}, new(work)) }

// Edges calls f with each edge whose bounds overlap the given ones.
func (p Piece) Edges(minX, minY, maxX, maxY int64, f func(ax, ay, bx, by int64)) {
	for _, r := range p.p.rings {
		r.scan(box{minX, minY, maxX, maxY}, new(work), func(_ int, a, b pt) bool {
			f(a.x, a.y, b.x, b.y)
			return false
		})
	}
}

// Reach is how far in longitude and latitude, in units of 1e-7 degree, anything
// lies at most that comes within d mm of a position no farther than lat from the
// equator, as Area.At measures distances.
func Reach(lat, d int64) (dx, dy int64) {
	if d == 0 {
		return 0, 0
	}
	f := flatAt(min(max(lat, -lat), quarter), float64(d))
	return f.dx, f.dy
}
