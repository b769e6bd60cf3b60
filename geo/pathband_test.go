package geo

import (
	"flag"
	"math/rand/v2"
	"testing"

	"github.com/open-parley/parley"
)

var bandCases = flag.Int("path.bands", 10_000, "paths with accuracies that are compared with At")

// ruled draws a path that meets a whole unit of longitude and latitude n times.
func ruled(r *rand.Rand, near pt, span int64) (p, q parley.Point, step pt, n int64) {
	step = pt{r.Int64N(3) - 1, r.Int64N(3) - 1}
	if r.IntN(3) == 0 {
		step = pt{r.Int64N(2*span/100+1) - span/100, r.Int64N(2*span/100+1) - span/100}
	}
	if step == (pt{}) {
		step.x = 1
	}
	u := pt{near.x + r.Int64N(2*span+1) - span, near.y + r.Int64N(2*span+1) - span}
	u.y = max(-quarter, min(u.y, quarter))
	n = max(1, span*2/max(step.x, -step.x, step.y, -step.y))
	for {
		v := pt{u.x + n*step.x, u.y + n*step.y}
		if v.y <= quarter && v.y >= -quarter && n*max(step.x, -step.x) < half {
			return wrap(u), wrap(v), step, n
		}
		n /= 2
	}
}

func wrap(p pt) parley.Point {
	for p.x > half {
		p.x -= full
	}
	for p.x < -half {
		p.x += full
	}
	return p.point()
}

// along is what a path says of its i-th of n steps.
func relationAt(s []Stretch, i, n int64) Relation {
	f := Fraction{uint64(i), uint64(n)}
	out := Apart
	for _, v := range s {
		if v.From.Cmp(f) <= 0 && f.Cmp(v.To) <= 0 {
			if out == Apart || v.Relation == Indeterminate {
				out = v.Relation
			}
		}
	}
	return out
}

// drawArea draws an area about near, of a size.
func drawArea(r *rand.Rand, near pt, size int64) *Area {
	g := &grid{r: r, n: 4, dx: max(1, size/4), dy: max(1, size/4), at: near, least: true}
	mm := []int64{0, 0, 1 + r.Int64N(1000), r.Int64N(size*11 + 1)}[r.IntN(4)]
	mm = min(mm, MaxAccuracy)
	switch r.IntN(5) {
	case 4: // either side of the 180° meridian, with a seam along a part of it
		edge := func(s, n int64) []parley.Point {
			return []parley.Point{{Lon: half, Lat: int32(s)}, {Lon: half, Lat: int32(n)}, {Lon: half - int32(size), Lat: int32(n)}, {Lon: half - int32(size), Lat: int32(s)}}
		}
		if near.x != half {
			return nil
		}
		east, west := edge(near.y-size, near.y+size), edge(near.y-r.Int64N(2*size), near.y+1+r.Int64N(2*size))
		for i := range west {
			west[i].Lon = -west[i].Lon
		}
		a, err := Prepare([]parley.Footprint{{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{{east}, {west}}}}, mm)
		if err != nil {
			return nil
		}
		return a
	case 0:
		a, err := Prepare([]parley.Footprint{{Circle: &parley.Circle{Centre: wrap(near), Radius: max(1, min(size*11, MaxRadius))}}}, mm)
		if err != nil {
			return nil
		}
		return a
	case 1:
		p, q := onGlobe(g.point()), onGlobe(g.point())
		a, err := Prepare([]parley.Footprint{{Corridor: &parley.Corridor{Line: []parley.Point{p, q}, HalfWidth: max(1, min(size*3, MaxHalfWidth))}}}, mm)
		if err != nil {
			return nil
		}
		return a
	}
	fs, a := g.area()
	if a == nil {
		return nil
	}
	a, err := Prepare(fs, mm)
	if err != nil {
		return nil
	}
	return a
}

// With accuracies a path never says Apart or Touch where At does not, and what it
// leaves open is open a little farther out.
func TestPathBandsEqualAt(t *testing.T) {
	r := seeded(t)
	seen := map[Relation]int{}
	wider := 0
	for n := 0; n < *bandCases; {
		near := []pt{{0, 0}, {36_0000000, 33_0000000}, {half, 61_0000000}, {half, -10_0000000}, {-70_0000000, -78_0000000}, {12_0000000, quarter}, {5, 89_9000000}, {-5, -quarter}}[r.IntN(8)]
		size := []int64{100, 5_000, 1_000_000, 50_000_000}[r.IntN(4)]
		a := drawArea(r, near, size)
		if a == nil {
			continue
		}
		for range 6 {
			n++
			mm := []int64{0, r.Int64N(100), r.Int64N(size*5 + 1), 1 + r.Int64N(min(size*30, MaxAccuracy))}[r.IntN(4)]
			mm = min(mm, MaxAccuracy)
			p, q, step, steps := ruled(r, near, size*2)
			got := a.Path(p, q, mm, nil)
			for i, v := range got {
				if v.From.Cmp(v.To) > 0 || i > 0 && (got[i-1].To.Cmp(v.From) > 0 || got[i-1].To.Cmp(v.From) == 0 && got[i-1].Relation == v.Relation) || v.Relation == Apart {
					t.Fatalf("%v is no list of stretches", got)
				}
			}
			look := func(i int64) {
				if i < 0 || i > steps {
					return
				}
				at := wrap(pt{at(p).x + i*step.x, at(p).y + i*step.y})
				along, want := relationAt(got, i, steps), a.At(at, mm)
				seen[want]++
				if along == want {
					return
				}
				wider++
				if along != Indeterminate {
					t.Fatalf("%v at %v, %d of %d from %v to %v ± %d mm; At says %v: %v", along, at, i, steps, p, q, mm, want, a.Outline())
				}
				if far := a.accuracy + mm + 30 + (a.accuracy+mm)/800_000; a.At(at, far-a.accuracy) != Indeterminate {
					t.Fatalf("%v at %v, %d of %d from %v to %v ± %d mm (area ± %d); At says %v, and farther out too: %v", along, at, i, steps, p, q, mm, a.accuracy, want, a.Outline())
				}
			}
			for range 10 {
				look(r.Int64N(steps + 1))
			}
			for _, v := range got {
				for _, e := range []Fraction{v.From, v.To} {
					i, _ := e.Of(uint64(steps))
					for k := int64(-2); k <= 3; k++ {
						look(int64(i) + k)
					}
				}
			}
		}
	}
	t.Log(seen, "left open by Path alone", wider)
	if len(seen) != 3 {
		t.Error("not all relations came up")
	}
}
