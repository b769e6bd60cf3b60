package fence

import "github.com/open-parley/parley/geo"

// The grid. The plane of longitude and latitude, in units of 1e-7 degree, is cut
// into tiles of 2^25 units (3.4°); a tile or cell that holds too much is cut
// into 16×16 cells of a sixteenth of its side, down to 2^5 units (0.4 m).
const (
	tileBits  = 25
	stepBits  = 4 // a cell is cut in 2^4 × 2^4
	leastBits = 5
	cells     = 1 << (2 * stepBits)

	half    = 180_0000000
	quarter = 90_0000000
	full    = 2 * half

	tilesX = (full >> tileBits) + 1
	tilesY = (half >> tileBits) + 1
	tiles  = tilesX * tilesY

	// cap is the latitude beyond which zones are tested one by one: meridians
	// come together there, and no grid of longitudes serves.
	capLat = 89_9000000
)

// A record of a cell holds edges in quanta: 2^14 to the cell's side, so that
// coordinates fit 16 bits, with half a side around. Edges and positions are
// rounded to quanta; what comes nearer than that is settled exactly.
const (
	sideBits = 14
	// loose is how much nearer or farther, in quanta, an edge may seem: each of
	// its ends is rounded by half a quantum each way, a position by up to one;
	// √(½)+√2 < 2.2.
	loose = 3
	// slackBits: a cell knows all edges that come within 2^-6 of its side, and so
	// answers for positions that are known to within as much.
	slackBits = 6
)

// reach is how many units, in longitude or latitude, a position lies at most from
// the true one that is known to within accuracy mm, up to farthest.
func reach(y uint32, accuracy int32) int64 {
	if accuracy == 0 {
		return 0
	}
	return int64(accuracy)*rowReach[y>>tileBits]/farthest + 1
}

// farthest is the accuracy in mm up to which cells answer.
const farthest = 1_000_000

// rowReach is the reach of farthest in each row of tiles, where it is greatest.
var rowReach = func() (out [tilesY]int64) {
	for i := range out {
		y := int64(i)<<tileBits - quarter
		dx, dy := geo.Reach(min(capLat, max(-y, y+1<<tileBits)), farthest)
		out[i] = max(dx, dy)
	}
	return out
}()

// frame is a cell's place: its side is 2^k, its south-western corner (x, y).
type frame struct {
	k    uint
	x, y int64
}

// tileFrame is the frame of a tile.
func tileFrame(i int) frame {
	return frame{tileBits, int64(i%tilesX)<<tileBits - half, int64(i/tilesX)<<tileBits - quarter}
}

// tileAt is the tile of a position.
func tileAt(x, y int64) int { return int((y+quarter)>>tileBits)*tilesX + int((x+half)>>tileBits) }

func (f frame) side() int64 { return 1 << f.k }

// child is the frame of the n-th cell of f.
func (f frame) child(n int) frame {
	k := f.k - stepBits
	return frame{k, f.x + int64(n&(1<<stepBits-1))<<k, f.y + int64(n>>stepBits)<<k}
}

// slack is by how much a cell's clip box is larger than the cell at each side,
// for a zone without accuracy.
func (f frame) slack() int64 { return max(1, f.side()>>slackBits) + max(1, f.quanta(0, 4)) }

// quanta gives n quanta in units, rounded down, plus u.
func (f frame) quanta(u, n int64) int64 {
	if f.k >= sideBits {
		return u + n<<(f.k-sideBits)
	}
	return u + n>>(sideBits-f.k)
}

// inQuanta gives u units in quanta, rounded up.
func inQuanta(u int64, k uint) int64 {
	if k >= sideBits {
		return (u + 1<<(k-sideBits) - 1) >> (k - sideBits)
	}
	return u << (sideBits - k)
}

// origin is where the record of a cell of side 2^k counts from, in units from
// its corner: somewhere odd, where outlines drawn along round numbers do not
// pass.
func origin(k uint) (x, y int64) {
	if k >= sideBits {
		return 6337 << (k - sideBits), 9871 << (k - sideBits)
	}
	return 6337 >> (sideBits - k), 9871 >> (sideBits - k)
}

// rect is a closed rectangle in units.
type rect struct{ minX, minY, maxX, maxY int64 }

func (r rect) grow(dx, dy int64) rect {
	return rect{r.minX - dx, r.minY - dy, r.maxX + dx, r.maxY + dy}
}

func (r rect) meets(o rect) bool {
	return r.minX <= o.maxX && o.minX <= r.maxX && r.minY <= o.maxY && o.minY <= r.maxY
}

func (f frame) rect() rect { return rect{f.x, f.y, f.x + f.side(), f.y + f.side()} }

// edge is a straight line between two corners of an outline.
type edge struct{ ax, ay, bx, by int64 }

func (e edge) rect() rect {
	return rect{min(e.ax, e.bx), min(e.ay, e.by), max(e.ax, e.bx), max(e.ay, e.by)}
}

// clip is the part of e within r, and whether there is any, to within rounding.
func (e edge) clip(r rect) (ax, ay, bx, by float64, ok bool) {
	x, y := float64(e.ax), float64(e.ay)
	dx, dy := float64(e.bx-e.ax), float64(e.by-e.ay)
	t0, t1 := 0.0, 1.0
	for _, c := range [...]struct{ p, q float64 }{
		{-dx, x - float64(r.minX)}, {dx, float64(r.maxX) - x}, {-dy, y - float64(r.minY)}, {dy, float64(r.maxY) - y},
	} {
		switch {
		case c.p == 0:
			if c.q < 0 {
				return 0, 0, 0, 0, false
			}
		case c.p < 0:
			t0 = max(t0, c.q/c.p)
		default:
			t1 = min(t1, c.q/c.p)
		}
	}
	if t0 > t1 {
		return 0, 0, 0, 0, false
	}
	ax, ay, bx, by = x, y, float64(e.bx), float64(e.by)
	if t0 > 0 {
		ax, ay = x+t0*dx, y+t0*dy
	}
	if t1 < 1 {
		bx, by = x+t1*dx, y+t1*dy
	}
	return ax, ay, bx, by, true
}
