package fence

import (
	"cmp"
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// brute answers Point by asking every zone.
func brute(x *Index, f Fix) []Hit {
	var out []Hit
	for id, z := range x.Zones() {
		if r := min(z.time(f.At), z.level(&f, x.vertical), z.Area.At(f.Point, int64(f.Accuracy))); r != geo.Apart {
			out = append(out, Hit{id, r})
		}
	}
	return out
}

func sorted(h []Hit) []Hit {
	slices.SortFunc(h, func(a, b Hit) int { return cmp.Compare(a.Zone, b.Zone) })
	return h
}

// maker makes zones and fixes that are as awkward as they come.
type maker struct {
	*rand.Rand
	t testing.TB
}

func newMaker(t testing.TB, seed uint64) maker { return maker{rand.New(rand.NewPCG(seed, 6)), t} }

func clampPoint(lon, lat int64) parley.Point {
	for lon > half {
		lon -= full
	}
	for lon < -half {
		lon += full
	}
	return parley.Point{Lon: int32(lon), Lat: int32(max(-quarter, min(quarter, lat)))}
}

// centre is somewhere where things go wrong.
func (m maker) centre() parley.Point {
	near := func(v int64, spread int64) int64 { return v + m.Int64N(2*spread+1) - spread }
	spread := int64(1) << m.IntN(28)
	switch m.IntN(7) {
	case 6: // where meridians run together
		return clampPoint(near(20_0000000, 1<<24), near(88_0000000, 1<<24))
	case 0: // the 180° meridian
		return clampPoint(near(half, spread), m.Int64N(half)-quarter)
	case 1: // a pole
		return clampPoint(m.Int64N(full)-half, near(quarter*(2*m.Int64N(2)-1), spread))
	case 2: // a tile's corner
		return clampPoint(near(m.Int64N(tilesX)<<tileBits-half, spread), near(m.Int64N(tilesY)<<tileBits-quarter, spread))
	}
	return clampPoint(near(10_0000000, 1<<23), near(45_0000000, 1<<23))
}

// area is one that geo takes, of any kind and size.
func (m maker) area() *geo.Area {
	for {
		c := m.centre()
		var f parley.Footprint
		size := math.Exp2(m.Float64()*27 + 3) // units
		switch m.IntN(8) {
		case 0:
			f.Circle = &parley.Circle{Centre: c, Radius: int64(size*11) + 1}
		case 1:
			f.Corridor = &parley.Corridor{HalfWidth: min(int64(size*3)+1, geo.MaxHalfWidth)}
			p := c
			for range 2 + m.IntN(4) {
				f.Corridor.Line = append(f.Corridor.Line, p)
				p = clampPoint(int64(p.Lon)+int64((m.Float64()-0.5)*size*8), int64(p.Lat)+int64((m.Float64()-0.5)*size*8))
			}
		case 2: // of a hemisphere
			w := int32(m.IntN(full/2) + 1)
			lon := int32(m.IntN(full-int(w)) - half)
			f.Edges = parley.EdgesStraight
			s, n := int32(-m.IntN(quarter)), int32(m.IntN(quarter)+1)
			if m.IntN(2) == 0 {
				n = quarter
			}
			f.Polygons = [][][]parley.Point{{{{Lon: lon, Lat: s}, {Lon: lon + w, Lat: s}, {Lon: lon + w, Lat: n}, {Lon: lon, Lat: n}}}}
		default:
			f.Edges = parley.EdgesStraight
			if m.IntN(3) == 0 {
				f.Edges = parley.EdgesGeodesic
			}
			n := 3 + m.IntN(40)
			ring := m.star(c, size, n)
			f.Polygons = [][][]parley.Point{{ring}}
			if m.IntN(3) == 0 {
				f.Polygons[0] = append(f.Polygons[0], m.star(c, size*0.3, 3+m.IntN(9)))
			}
			if m.IntN(4) == 0 {
				f.Polygons = append(f.Polygons, [][]parley.Point{m.star(clampPoint(int64(c.Lon)+int64(size*3), int64(c.Lat)), size, n)})
			}
		}
		accuracy := int64(0)
		if m.IntN(3) == 0 {
			accuracy = int64(math.Exp2(m.Float64() * 28))
		}
		if a, err := geo.Prepare([]parley.Footprint{f}, accuracy); err == nil {
			return a
		}
	}
}

func (m maker) star(c parley.Point, size float64, n int) []parley.Point {
	var out []parley.Point
	for i := range n {
		s, k := math.Sincos((float64(i) + 0.8*m.Float64()) * 2 * math.Pi / float64(n))
		r := size * (0.5 + 0.5*m.Float64())
		lon := int64(c.Lon) + int64(k*r)
		if lon > half || lon < -half {
			lon = max(-half, min(half, lon))
		}
		out = append(out, parley.Point{Lon: int32(lon), Lat: int32(max(-quarter, min(quarter, int64(c.Lat)+int64(s*r))))})
	}
	return out
}

func (m maker) zone() Zone {
	z := Zone{Area: m.area()}
	height := func() *parley.Height {
		return &parley.Height{Datum: []parley.Datum{parley.DatumAGL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumFL}[m.IntN(8)/2%4], MM: m.Int64N(1000) * 1000}
	}
	for range m.IntN(3) {
		var r Range
		if m.IntN(2) == 0 {
			r.Floor = height()
		}
		if m.IntN(2) == 0 {
			r.Ceiling = height()
		}
		z.Heights = append(z.Heights, r)
	}
	if m.IntN(3) == 0 {
		from := parley.Instant(m.IntN(1000))
		z.Active = parley.Window{From: from, Until: from + 1 + parley.Instant(m.IntN(1000))}
	}
	for t := parley.Instant(0); m.IntN(3) == 0; t += 500 {
		z.Windows = append(z.Windows, parley.Window{From: t, Until: t + 1 + parley.Instant(m.IntN(400))})
	}
	return z
}

// fix is one at, on or beside what the area of a zone is made of.
func (m maker) fix(x *Index, ids []ID) Fix {
	f := Fix{At: parley.Instant(m.IntN(2000)), Height: int32(m.IntN(1_000_000)), Datum: Datum(m.IntN(5))}
	if m.IntN(4) == 0 {
		f.Accuracy = int32(math.Exp2(m.Float64() * 29))
	}
	if m.IntN(4) == 0 {
		f.HeightAccuracy = int32(m.IntN(300_000))
	}
	beside := func(p parley.Point) parley.Point {
		return clampPoint(int64(p.Lon)+m.Int64N(5)-2, int64(p.Lat)+m.Int64N(5)-2)
	}
	if len(ids) == 0 || m.IntN(4) == 0 {
		f.Point = m.centre()
		return f
	}
	out := x.Zone(ids[m.IntN(len(ids))]).Area.Outline()
	rings := out[m.IntN(len(out))]
	ring := rings[m.IntN(len(rings))]
	i := m.IntN(len(ring))
	p, q := ring[i], ring[(i+1)%len(ring)]
	mid := func(t float64) parley.Point {
		return clampPoint(int64(float64(p.Lon)+t*(float64(q.Lon)-float64(p.Lon))), int64(float64(p.Lat)+t*(float64(q.Lat)-float64(p.Lat))))
	}
	switch m.IntN(6) {
	case 0:
		f.Point = p
	case 1:
		f.Point = beside(p)
	case 2:
		f.Point = beside(mid(m.Float64()))
	case 3: // where a cell ends near an edge
		v := mid(m.Float64())
		k := leastBits + m.IntN(20)
		f.Point = beside(clampPoint((int64(v.Lon)+half)>>k<<k-half, int64(v.Lat)))
	case 4:
		lo, hi := x.Zone(ids[m.IntN(len(ids))]).Area.Bounds()
		f.Point = clampPoint(int64(lo.Lon)+m.Int64N(int64(hi.Lon)-int64(lo.Lon)+1), int64(lo.Lat)+m.Int64N(int64(hi.Lat)-int64(lo.Lat)+1))
	case 5: // near, at any scale
		s := int64(1) << m.IntN(30)
		f.Point = clampPoint(int64(p.Lon)+m.Int64N(2*s)-s, int64(p.Lat)+m.Int64N(2*s)-s)
	}
	return f
}

// The long form: go test ./fence -run PointEquals -point.rounds 1000 -point.seed 7
var (
	pointRounds = flag.Int("point.rounds", 60, "rounds of 1,200 fixes in TestPointEqualsBrute")
	pointSeed   = flag.Uint64("point.seed", 0, "the first round's seed")
)

// Whatever is added and removed, each index that comes of it answers as every
// zone would.
func TestPointEqualsBrute(t *testing.T) {
	rounds := *pointRounds
	if testing.Short() {
		rounds /= 4
	}
	hits := 0
	for n := range uint64(rounds) {
		seed := *pointSeed + n
		m := newMaker(t, seed)
		x := New(nil)
		var ids []ID
		var found Found
		for range 4 {
			e := x.Edit()
			for i := len(ids) - 1; i >= 0; i-- {
				if m.IntN(4) == 0 {
					if !e.Remove(ids[i]) {
						t.Fatalf("seed %d: zone %d was not in", seed, ids[i])
					}
					ids = slices.Delete(ids, i, i+1)
				}
			}
			for range m.IntN(60) {
				id, err := e.Add(m.zone())
				if err != nil {
					t.Fatal(err)
				}
				ids = append(ids, id)
			}
			x = e.Index()
			fixes := make([]Fix, 300)
			for i := range fixes {
				fixes[i] = m.fix(x, ids)
			}
			if err := x.Points(fixes, &found); err != nil {
				t.Fatal(err)
			}
			for i, f := range fixes {
				want := brute(x, f)
				hits += len(want)
				one, err := x.Point(f, nil)
				if err != nil {
					t.Fatal(err)
				}
				if many := sorted(slices.Clone(found.Of(i))); !slices.Equal(sorted(one), want) || !slices.Equal(many, want) {
					t.Fatalf("seed %d: fix %+v: Point %v, Points %v; every zone asked: %v", seed, f, one, many, want)
				}
			}
		}
	}
	if hits < 1000*rounds/60 {
		t.Errorf("only %d hits: the fixes miss the zones", hits)
	}
}
