package fence_test

import (
	"encoding/binary"
	"flag"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/fence"
	"github.com/open-parley/parley/geo"
)

var (
	segmentCases = flag.Int("segment.cases", 6_000, "paths that are compared with points along them")
	segmentSeed  = flag.Uint64("segment.seed", 0, "seed of those; 0: another one each time")
)

// slope is a vertical by which WGS 84 heights are the greater the farther north,
// AGL heights known here and there, and FL follow the time. It is never wrong.
type slope struct{}

func (slope) Convert(p parley.Point, accuracy int64, t parley.Instant, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	// accuracy in units, rounded up
	a := accuracy/10 + 1
	if accuracy == 0 {
		a = 0
	}
	over := func(d fence.Datum) (lo, hi int64, ok bool) { // of AMSL's zero
		switch d {
		case fence.AMSL:
			return 0, 0, true
		case fence.WGS84:
			return 30_000 + int64(p.Lat) - a, 30_000 + int64(p.Lat) + a, true
		case fence.FL:
			return int64(t) * 10, int64(t) * 10, true
		case fence.AGL:
			if int64(p.Lon)-a < -30 {
				return 0, 0, false
			}
			return -100 - 3*(int64(p.Lon)+a), -100 - 3*(int64(p.Lon)-a), true
		}
		return 0, 0, false
	}
	l0, h0, ok0 := over(from)
	l1, h1, ok1 := over(to)
	return mm - h0 + l1, mm - l0 + h1, ok0 && ok1
}

func (slope) ConvertOver(b geo.Box, during parley.Window, from fence.Datum, mm int64, to fence.Datum) (lo, hi int64, ok bool) {
	over := func(d fence.Datum) (lo, hi int64, ok bool) { // of AMSL's zero
		switch d {
		case fence.AMSL:
			return 0, 0, true
		case fence.WGS84:
			return 30_000 + int64(b.South), 30_000 + int64(b.North), true
		case fence.FL:
			return int64(during.From) * 10, int64(during.Until-1) * 10, during.From > -1e12 && during.Until < 1e12
		case fence.AGL:
			return -100 - 3*int64(b.East), -100 - 3*int64(b.West), b.West >= -30
		}
		return 0, 0, false
	}
	l0, h0, ok0 := over(from)
	l1, h1, ok1 := over(to)
	return mm - h0 + l1, mm - l0 + h1, ok0 && ok1
}

// source draws numbers, of chance or of a fuzzer's bytes.
type source struct {
	r     *rand.Rand
	bytes []byte
}

func (s *source) upTo(n int64) int64 {
	if s.r != nil {
		return s.r.Int64N(n + 1)
	}
	var b [4]byte
	s.bytes = s.bytes[copy(b[:], s.bytes):]
	return int64(binary.LittleEndian.Uint32(b[:])) % (n + 1)
}

func (s *source) one(of ...int64) int64 { return of[s.upTo(int64(len(of)-1))] }

func (s *source) height() *parley.Height {
	if s.upTo(2) == 0 {
		return nil
	}
	return &parley.Height{MM: 20 * (s.upTo(30) - 15),
		Datum: []parley.Datum{parley.DatumAMSL, parley.DatumAMSL, parley.DatumWGS84, parley.DatumAGL, parley.DatumFL}[s.upTo(4)]}
}

func (s *source) zone() (z fence.Zone, err error) {
	// A star of some of eight rays.
	var ring []parley.Point
	cx, cy := int32(s.upTo(40)-20), int32(s.upTo(40)-20)
	for _, d := range [][2]int32{{2, 0}, {1, 1}, {0, 2}, {-1, 1}, {-2, 0}, {-1, -1}, {0, -2}, {1, -1}} {
		if n := int32(s.upTo(20)); n > 2 {
			ring = append(ring, parley.Point{Lon: cx + n*d[0], Lat: cy + n*d[1]})
		}
	}
	f := parley.Footprint{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{ring}}}
	if z.Area, err = geo.Prepare([]parley.Footprint{f}, s.one(0, 0, 30, 200)); err != nil {
		return z, err
	}
	for range s.one(0, 0, 1, 2) {
		z.Heights = append(z.Heights, fence.Range{Floor: s.height(), Ceiling: s.height()})
	}
	if s.upTo(3) == 0 {
		z.Active = parley.Window{From: parley.Instant(s.upTo(40)), Until: parley.Instant(41 + s.upTo(60))}
	}
	at := parley.Instant(0)
	for range s.one(0, 0, 0, 1, 3) {
		from := at + parley.Instant(s.upTo(20))
		at = from + 1 + parley.Instant(s.upTo(20))
		z.Windows = append(z.Windows, parley.Window{From: from, Until: at})
	}
	for range s.one(0, 0, 1, 2) {
		from := s.upTo(60)
		z.Schedule.Slots = append(z.Schedule.Slots, parley.Slot{Days: []int64{4}, From: from, Until: from + 1 + s.upTo(30)})
	}
	return z, nil
}

// fixes are n+1 fixes at even steps, a millisecond apart.
func (s *source) fixes() []fence.Fix {
	f := fence.Fix{
		Point:    parley.Point{Lon: int32(s.upTo(100) - 50), Lat: int32(s.upTo(100) - 50)},
		Accuracy: int32(s.one(0, 0, 0, 25, 100)), HeightAccuracy: int32(s.one(0, 0, 7, 60)),
		Height: int32(20 * (s.upTo(40) - 20)), Datum: fence.Datum(s.one(2, 2, 2, 2, 2, 1, 3, 4, 0)),
	}
	x, y, z := int32(s.upTo(8)-4), int32(s.upTo(8)-4), int32(s.one(0, 7, 20, -13, -20))
	if s.upTo(9) == 0 {
		x, y = 0, 0
	}
	out := []fence.Fix{f}
	for range s.upTo(60) {
		f.Point.Lon, f.Point.Lat, f.Height, f.At = f.Point.Lon+x, f.Point.Lat+y, f.Height+z, f.At+1
		out = append(out, f)
	}
	return out
}

// against compares the path along fixes with the answers at each of them, and
// reports how many of each there were.
func against(t testing.TB, x *fence.Index, fixes []fence.Fix, seen map[geo.Relation]int) {
	t.Helper()
	from, to := fixes[0], fixes[len(fixes)-1]
	// What is said of one end's accuracy is said of all of the path.
	from.Accuracy, to.HeightAccuracy = 0, 0
	got, err := x.Segment(from, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range got {
		if p.Enter > p.Exit || p.Enter < from.At || p.Exit > to.At || p.Relation == geo.Apart || i > 0 && p.Enter < got[i-1].Exit-1 {
			t.Fatalf("%v are no passages", got)
		}
	}
	z := x.Zone(0)
	exact := z.Area.Accuracy() == 0 && fixes[0].Accuracy == 0
	for _, r := range z.Heights {
		for _, h := range []*parley.Height{r.Floor, r.Ceiling} {
			exact = exact && (h == nil || fence.DatumOf(h.Datum) == fixes[0].Datum)
		}
	}
	for _, f := range fixes {
		hits, err := x.Point(f, nil)
		if err != nil {
			t.Fatal(err)
		}
		want := geo.Apart
		if len(hits) > 0 {
			want = hits[0].Relation
		}
		seen[want]++
		within, inside := map[geo.Relation]bool{}, 0
		for _, p := range got {
			if p.Enter <= f.At && f.At <= p.Exit {
				within[p.Relation] = true
				if p.Enter < f.At && f.At < p.Exit {
					inside++
				} else {
					within[geo.Apart] = true // it may have ended, or not begun
				}
			}
		}
		if len(within) == 0 {
			within[geo.Apart] = true
		}
		if within[want] || !exact && within[geo.Indeterminate] {
			continue
		}
		t.Fatalf("at %d: %v, but the passages are %v; from %+v to %+v", f.At, want, got, from, to)
	}
}

func TestSegmentEqualsPoints(t *testing.T) {
	seed := *segmentSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-segment.seed %d", seed)
	s := &source{r: rand.New(rand.NewPCG(seed, 0))}
	seen := map[geo.Relation]int{}
	for n := 0; n < *segmentCases; {
		z, err := s.zone()
		if err != nil {
			continue
		}
		x := only(t, z, []fence.Vertical{nil, slope{}}[s.upTo(1)])
		for range 4 {
			n++
			against(t, x, s.fixes(), seen)
		}
	}
	t.Log(seen)
	if len(seen) != 3 {
		t.Error("not all relations came up")
	}
}

func FuzzSegment(f *testing.F) {
	f.Add([]byte("a zone, and a path that may come through it; of four bytes each number is made"))
	f.Add(make([]byte, 200))
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		b := make([]byte, 300)
		for i := 0; i < len(b); i += 4 {
			binary.LittleEndian.PutUint32(b[i:], r.Uint32())
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &source{bytes: b}
		z, err := s.zone()
		if err != nil {
			t.Skip("no outline")
		}
		against(t, only(t, z, []fence.Vertical{nil, slope{}}[s.upTo(1)]), s.fixes(), map[geo.Relation]int{})
	})
}
