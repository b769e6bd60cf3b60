package fence

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// Geoid is how high mean sea level lies over the WGS 84 ellipsoid, by EGM96: a
// grid over the whole Earth, between whose nodes the height is bilinear. The
// zero Geoid, and nil, have no data.
type Geoid struct {
	cols, rows int     // row 0 is the north pole, column 0 the meridian of Greenwich
	mm         []int32 // of the nodes, by row
	err        int64   // mm that the model may lie from the bilinear surface
}

const (
	// MaxGeoid is the largest file that ParseGeoid takes, in bytes: a grid of 5′
	// as four-byte numbers is smaller.
	MaxGeoid = 40 << 20

	degree   = 10_000_000 // units of 1e-7 degree
	nodeSlip = 20         // mm: a node may differ by so much from the model for its rounding
)

// ParseGeoid reads one of the three usual files of EGM96 and refuses all else,
// other models too: "amsl" means EGM96. What a file holds is told by its content.
//
//   - egm96-15.pgm or egm96-5.pgm of GeographicLib: its header states the
//     greatest error of bilinear interpolation (1.152 m and 0.140 m);
//   - WW15MGH.DAC of the NGA: 721 rows of 1440 big-endian centimetres from the
//     north pole; and
//   - egm96_15.gtx of PROJ: both of 15′, whose error is 1.152 m as well.
//
// An undulation's interval is widened by that error and by the rounding of the
// nodes.
func ParseGeoid(b []byte) (*Geoid, error) {
	g, err := parseGrid(b)
	if err != nil {
		return nil, fmt.Errorf("geoid: %w", err)
	}
	// Nodes of EGM96 that other models do not share: mm at latitude, longitude.
	for _, n := range []struct{ lat, lon, mm int32 }{
		{90, 0, 13_606}, {-90, 0, -29_534}, {0, 0, 17_162}, {5, 79, -106_594}, {-2, 147, 77_597}, {63, 340, 63_360}, {28, 87, -28_944},
	} {
		at := int(90-n.lat)*(g.rows-1)/180*g.cols + int(n.lon)*g.cols/360
		if d := g.mm[at] - n.mm; d < -nodeSlip || d > nodeSlip {
			return nil, fmt.Errorf("geoid: %d mm at latitude %d, longitude %d, where EGM96 has %d: another model; give EGM96, which amsl means", g.mm[at], n.lat, n.lon, n.mm)
		}
	}
	return g, nil
}

// parseGrid reads any grid in one of the formats.
func parseGrid(b []byte) (*Geoid, error) {
	const dac = 721 * 1440 * 2
	switch {
	case len(b) > MaxGeoid:
		return nil, fmt.Errorf("the file has %d bytes, at most %d", len(b), MaxGeoid)
	case bytes.HasPrefix(b, []byte("P5")):
		return parsePGM(b)
	case len(b) == dac:
		g := &Geoid{cols: 1440, rows: 721, mm: make([]int32, len(b)/2), err: 1_152 + 5}
		for i := range g.mm {
			g.mm[i] = 10 * int32(int16(binary.BigEndian.Uint16(b[2*i:])))
		}
		return g, nil
	}
	return parseGTX(b)
}

// shape refuses grids that do not cover the Earth in equal steps.
func (g *Geoid) shape() error {
	if g.cols < 360 || g.cols%360 != 0 || g.cols > 4320 || g.rows != g.cols/2+1 {
		return fmt.Errorf("a grid of %d by %d nodes, want 1440 by 721 (15′) or another of the whole Earth, with whole parts of a degree from 1° to 5′", g.cols, g.rows)
	}
	return nil
}

func parsePGM(b []byte) (*Geoid, error) {
	head, lines := b[:min(len(b), 8192)], []string(nil)
	rest := 0
	for len(lines) < 3 {
		end := bytes.IndexByte(head[rest:], '\n')
		if end < 0 {
			return nil, errors.New("the header of the PGM has no end within 8192 bytes")
		}
		line := strings.TrimRight(string(head[rest:rest+end]), "\r")
		rest += end + 1
		if !strings.HasPrefix(line, "#") || len(lines) == 0 {
			lines = append(lines, line)
		}
	}
	g := new(Geoid)
	size := strings.Fields(lines[1])
	if len(size) != 2 || lines[0] != "P5" || lines[2] != "65535" {
		return nil, errors.New("no PGM of GeographicLib: want P5, the size, and 65535")
	}
	g.cols, _ = strconv.Atoi(size[0]) // no number is no size of a grid
	g.rows, _ = strconv.Atoi(size[1])
	if err := g.shape(); err != nil {
		return nil, err
	}
	if len(b)-rest != 2*g.cols*g.rows {
		return nil, fmt.Errorf("%d bytes of nodes, want %d", len(b)-rest, 2*g.cols*g.rows)
	}
	var v [3]float64 // metres
	for i, name := range []string{"# Offset ", "# Scale ", "# MaxBilinearError "} {
		_, after, ok := strings.Cut(string(head[:rest]), "\n"+name)
		value, _, _ := strings.Cut(after, "\n")
		x, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if !ok || err != nil || !(math.Abs(x) <= 1000) || i > 0 && !(x > 0 && x <= 10) {
			return nil, fmt.Errorf("the header of the PGM has no sound %q", strings.Trim(name, "# "))
		}
		v[i] = x
	}
	g.err = int64(math.Ceil(mul(v[2], 1000))) + int64(math.Ceil(mul(v[1], 500)))
	g.mm = make([]int32, g.cols*g.rows)
	for i := range g.mm {
		x := math.Round(mul(v[0]+mul(v[1], float64(binary.BigEndian.Uint16(b[rest+2*i:]))), 1000))
		if math.Abs(x) > 1_000_000 {
			return nil, fmt.Errorf("node %d has %g mm, more than a kilometre", i, x)
		}
		g.mm[i] = int32(x)
	}
	return g, nil
}

func parseGTX(b []byte) (*Geoid, error) {
	if len(b) < 40 {
		return nil, errors.New("the file is no geoid: want egm96-15.pgm, WW15MGH.DAC or egm96_15.gtx")
	}
	var f [4]float64
	for i := range f {
		f[i] = math.Float64frombits(binary.BigEndian.Uint64(b[8*i:]))
	}
	g := &Geoid{rows: int(int32(binary.BigEndian.Uint32(b[32:]))), cols: int(int32(binary.BigEndian.Uint32(b[36:]))), err: 1_152 + 1}
	if f != [4]float64{-90, -180, 0.25, 0.25} || g.rows != 721 || g.cols != 1440 || len(b) != 40+4*g.cols*g.rows {
		return nil, errors.New("the file is no geoid: want egm96-15.pgm, WW15MGH.DAC or egm96_15.gtx, of the whole Earth in steps of 15′")
	}
	g.mm = make([]int32, g.cols*g.rows)
	for i := range g.mm {
		x := mul(float64(math.Float32frombits(binary.BigEndian.Uint32(b[40+4*i:]))), 1000)
		if !(math.Abs(x) <= 1_000_000) {
			return nil, fmt.Errorf("node %d has %g mm, want less than a kilometre", i, x)
		}
		row, col := g.rows-1-i/g.cols, (i%g.cols+g.cols/2)%g.cols // from the south, and from 180°W
		g.mm[row*g.cols+col] = int32(math.Round(x))
	}
	return g, nil
}

// Accuracy is how far in mm the model may lie from the grid, as Undulation adds it.
func (g *Geoid) Accuracy() int64 { return g.err }

// Undulation is how high the geoid lies over the ellipsoid, in mm, wherever
// within accuracy mm of p.
func (g *Geoid) Undulation(p parley.Point, accuracy int64) (lo, hi int64, ok bool) {
	if accuracy < 0 || accuracy > geo.MaxAccuracy {
		return 0, 0, false
	}
	return g.over(geo.PathBoxes(p, p, accuracy))
}

// over is Undulation wherever in boxes.
func (g *Geoid) over(boxes []geo.Box) (lo, hi int64, ok bool) {
	if g == nil || g.mm == nil {
		return 0, 0, false
	}
	lo, hi = math.MaxInt64, math.MinInt64
	for _, b := range boxes {
		west := (int64(b.West) + 360*degree) % (360 * degree)
		xs := spans(west, west+int64(b.East)-int64(b.West), int64(g.cols), 360*degree)
		ys := spans(90*degree-int64(b.North), 90*degree-int64(b.South), int64(g.rows-1), 180*degree)
		for _, y := range ys {
			r := min(int(y.cell), g.rows-2)
			below := (y.cell - int64(r)) * fine // the south pole closes the last row
			y.from, y.to = min(y.from+below, fine), min(y.to+below, fine)
			for _, x := range xs {
				a, b := g.surface(int(x.cell)%g.cols, r, x, y)
				lo, hi = min(lo, a), max(hi, b)
			}
		}
	}
	return lo - g.err, hi + g.err, true
}

// fine is the parts of a cell in which places within it are told.
const fine = 1_000_000

// span is what an interval covers of one cell, in parts of it.
type span struct{ cell, from, to int64 }

// spans cuts an interval where the cells of a grid begin; whole holds n of them.
func spans(from, to, n, whole int64) (out []span) {
	first, last := from*n/whole, to*n/whole
	for c := first; c <= last; c++ {
		s := span{c, 0, fine}
		if c == first {
			s.from = (from*n - c*whole) / (whole / fine)
		}
		if c == last {
			s.to = (to*n-c*whole)/(whole/fine) + 1
		}
		out = append(out, s)
	}
	return out
}

// surface is the least and the greatest of the bilinear surface over a part of
// a cell: it has both at corners of that part.
func (g *Geoid) surface(c, r int, x, y span) (lo, hi int64) {
	e := (c + 1) % g.cols
	nw, ne := int64(g.mm[r*g.cols+c]), int64(g.mm[r*g.cols+e])
	sw, se := int64(g.mm[(r+1)*g.cols+c]), int64(g.mm[(r+1)*g.cols+e])
	lo, hi = math.MaxInt64, math.MinInt64
	for _, fx := range [...]int64{x.from, x.to} {
		for _, fy := range [...]int64{y.from, y.to} {
			v := (nw*(fine-fx)+ne*fx)*(fine-fy) + (sw*(fine-fx)+se*fx)*fy
			lo, hi = min(lo, floorDiv(v, fine*fine)), max(hi, -floorDiv(-v, fine*fine))
		}
	}
	return lo, hi
}
