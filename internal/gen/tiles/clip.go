package main

// box is a tile with what is around it.
type box struct{ west, north, east, south float64 }

func boxOf(z, x, y uint32, pad float64) box {
	side := 1 / float64(uint32(1)<<z)
	return box{float64(x)*side - pad, float64(y)*side - pad, float64(x+1)*side + pad, float64(y+1)*side + pad}
}

// edges of a box: how far inside a point lies, and where a segment crosses.
func (b box) edges() [4]func(point) float64 {
	return [4]func(point) float64{
		func(p point) float64 { return p.x - b.west },
		func(p point) float64 { return b.east - p.x },
		func(p point) float64 { return p.y - b.north },
		func(p point) float64 { return b.south - p.y },
	}
}

func between(p, q point, dp, dq float64) point {
	t := dp / (dp - dq)
	return point{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)}
}

// clipRing is what of a ring lies in the box (Sutherland and Hodgman, 1974):
// where it leaves and comes back, it runs along the box, which is not seen.
func (b box) clipRing(ring []point) []point {
	for _, in := range b.edges() {
		var out []point
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			dp, dq := in(p), in(q)
			if dp >= 0 {
				out = append(out, p)
			}
			if dp >= 0 != (dq >= 0) {
				out = append(out, between(p, q, dp, dq))
			}
		}
		if ring = out; len(ring) < 3 {
			return nil
		}
	}
	return ring
}

func (b box) clipPolygon(p polygon) polygon {
	outer := b.clipRing(p[0])
	if outer == nil {
		return nil
	}
	out := polygon{outer}
	for _, hole := range p[1:] {
		if h := b.clipRing(hole); h != nil {
			out = append(out, h)
		}
	}
	return out
}

// clipLine is what of a line lies in the box.
func (b box) clipLine(line []point) [][]point {
	lines := [][]point{line}
	for _, in := range b.edges() {
		var next [][]point
		for _, l := range lines {
			var part []point
			for i, p := range l {
				d := in(p)
				if i > 0 {
					if dl := in(l[i-1]); dl >= 0 != (d >= 0) {
						part = append(part, between(l[i-1], p, dl, d))
					}
				}
				if d >= 0 {
					part = append(part, p)
				} else if len(part) > 1 {
					next, part = append(next, part), nil
				} else {
					part = nil
				}
			}
			if len(part) > 1 {
				next = append(next, part)
			}
		}
		lines = next
	}
	return lines
}

// descend calls leaf for each tile of a zoom in which something of the drawing is.
func descend(d drawing, z, x, y, target uint32, pad float64, leaf func(x, y uint32, d drawing)) {
	d = d.clip(boxOf(z, x, y, pad))
	if d.empty() {
		return
	}
	if z == target {
		leaf(x, y, d)
		return
	}
	for _, q := range [4][2]uint32{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		descend(d, z+1, 2*x+q[0], 2*y+q[1], target, pad, leaf)
	}
}

// drawing is what is cut into tiles.
type drawing struct {
	land       []polygon
	coast      [][]point
	boundaries [][]point
	labels     []label
}

func (d drawing) empty() bool { return len(d.land)+len(d.coast)+len(d.boundaries)+len(d.labels) == 0 }

func (d drawing) clip(b box) (out drawing) {
	for _, p := range d.land {
		if c := b.clipPolygon(p); c != nil {
			out.land = append(out.land, c)
		}
	}
	for _, l := range d.coast {
		out.coast = append(out.coast, b.clipLine(l)...)
	}
	for _, l := range d.boundaries {
		out.boundaries = append(out.boundaries, b.clipLine(l)...)
	}
	for _, l := range d.labels {
		if l.at.x >= b.west && l.at.x < b.east && l.at.y >= b.north && l.at.y < b.south {
			out.labels = append(out.labels, l)
		}
	}
	return out
}
