package tiles

// MaxZoom is the deepest zoom of an archive: identifiers of its tiles fit into
// 64 bits with room to spare.
const MaxZoom = 24

// ID numbers a tile as PMTiles does: zooms one after the other, the tiles of
// each along the Hilbert curve. It reports whether there is such a tile.
func ID(z, x, y uint32) (uint64, bool) {
	if z > MaxZoom || x>>z != 0 || y>>z != 0 {
		return 0, false
	}
	id := (uint64(1)<<(2*z) - 1) / 3 // tiles of the zooms before
	for s := uint32(1) << z >> 1; s > 0; s >>= 1 {
		rx, ry := b(x&s != 0), b(y&s != 0)
		id += uint64(s) * uint64(s) * uint64(3*rx^ry)
		x, y = turn(s, x&(s-1), y&(s-1), rx, ry)
	}
	return id, true
}

// Place is where ID puts a tile.
func Place(id uint64) (z, x, y uint32, ok bool) {
	for id >= uint64(1)<<(2*z) {
		id -= uint64(1) << (2 * z)
		if z++; z > MaxZoom {
			return 0, 0, 0, false
		}
	}
	for s := uint32(1); s < uint32(1)<<z; s <<= 1 {
		rx := uint32(id/2) & 1
		ry := (uint32(id) ^ rx) & 1
		x, y = turn(s, x, y, rx, ry)
		x, y = x+s*rx, y+s*ry
		id /= 4
	}
	return z, x, y, true
}

// turn rotates a quadrant of side s as the curve runs through it.
func turn(s, x, y, rx, ry uint32) (uint32, uint32) {
	if ry != 0 {
		return x, y
	}
	if rx != 0 {
		x, y = s-1-x, s-1-y
	}
	return y, x
}

func b(set bool) uint32 {
	if set {
		return 1
	}
	return 0
}
