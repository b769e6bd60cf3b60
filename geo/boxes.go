package geo

import "github.com/open-parley/parley"

// Box is a closed rectangle of longitudes and latitudes, 1e-7 degree. None
// crosses the 180° meridian.
type Box struct{ West, South, East, North int32 }

// Meets reports whether two boxes have a point in common. Boxes at either side
// of the 180° meridian have none: both sides are listed by what makes boxes.
func (b Box) Meets(c Box) bool {
	return b.West <= c.East && c.West <= b.East && b.South <= c.North && c.South <= b.North
}

// Boxes hold every position within d mm of a, its own accuracy not counted: one
// box or more for each polygon.
func (a *Area) Boxes(d int64) []Box {
	var out []Box
	for p := range a.polygons {
		out = appendBoxes(out, p.box, d)
	}
	return out
}

// PathBoxes hold every position within d mm of the straight line between two
// points, the shorter way around.
func PathBoxes(p, q parley.Point, d int64) []Box {
	u, v := at(p), at(q)
	if v.x-u.x > half {
		v.x -= full
	} else if v.x-u.x < -half {
		v.x += full
	}
	return appendBoxes(nil, boxOf(u, v), d)
}

// appendBoxes grows a box by d mm and cuts it at the 180° meridian. What comes
// to a pole, or to the meridian itself, goes on at its other side.
func appendBoxes(out []Box, b box, d int64) []Box {
	if d > 0 {
		f := flatAt(b.farLat(), float64(d))
		b = b.grow(f.dx, f.dy)
	}
	b.minY, b.maxY = max(b.minY, -quarter), min(b.maxY, quarter)
	if b.maxX-b.minX >= full || b.maxY == quarter || b.minY == -quarter {
		b.minX, b.maxX = -half, half
	}
	for _, dx := range shifts {
		if w := b.shift(dx).and(box{-half, -quarter, half, quarter}); !w.empty() {
			out = append(out, Box{int32(w.minX), int32(w.minY), int32(w.maxX), int32(w.maxY)})
		}
	}
	return out
}
