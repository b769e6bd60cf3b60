package geo

import (
	"testing"

	"github.com/open-parley/parley"
)

// Each byte of a fuzzer's is a coordinate on a small grid: what kind of area, an
// outline, a hole, and then a path. What Prepare takes answers as the plain
// method does, and with accuracies never more surely than At.
func FuzzPath(f *testing.F) {
	f.Add([]byte{0, 0, 1, 1, 9, 1, 9, 9, 1, 9, 0, 5, 12, 5})
	f.Add([]byte{0, 1, 1, 1, 9, 1, 9, 9, 1, 9, 3, 3, 3, 6, 6, 6, 1, 1, 9, 9})
	f.Add([]byte{1, 0, 1, 1, 9, 1, 9, 9, 1, 9, 0, 5, 12, 5})
	f.Add([]byte{2, 1, 8, 1, 12, 1, 9, 9, 8, 9, 9, 2, 9, 3, 10, 3, 0, 5, 12, 5})
	f.Add([]byte{3, 0, 1, 1, 9, 1, 9, 15, 1, 15, 0, 5, 12, 15})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) < 14 {
			t.Skip("too short")
		}
		o := []pt{{}, {half - 16, 0}, {36_0000000, -78_0000000}, {0, quarter - 15}}[b[0]%4]
		next := func() parley.Point {
			p := o
			if len(b) >= 2 {
				p.x, p.y = o.x+int64(b[0]%16), o.y+int64(b[1]%16)
				b = b[2:]
			}
			return p.point()
		}
		hole := b[1]%2 == 1
		b = b[2:]
		rings := [][]parley.Point{{next(), next(), next(), next()}}
		if hole {
			rings = append(rings, []parley.Point{next(), next(), next()})
		}
		p, q := next(), next()
		a, err := Prepare([]parley.Footprint{{Edges: parley.EdgesStraight, Polygons: [][][]parley.Point{rings}}}, 0)
		if err != nil || p == q {
			t.Skip("no outline, or no path")
		}
		got, want := a.Path(p, q, 0, nil), plainPath([][][]parley.Point{rings}, p, q)
		if !sameStretches(got, want) {
			t.Fatalf("from %v to %v along %v:\n got %v\nwant %v", p, q, rings, got, want)
		}
		for _, mm := range []int64{1, 15, 30} {
			got := a.Path(p, q, mm, nil)
			step := pt{at(q).x - at(p).x, at(q).y - at(p).y}
			k := gcd(step.x, step.y)
			for n := range k + 1 {
				x := pt{at(p).x + step.x/k*n, at(p).y + step.y/k*n}.point()
				if along, point := relationAt(got, n, k), a.At(x, mm); along != point && along != Indeterminate {
					t.Fatalf("%v at %v from %v to %v ± %d mm along %v; At says %v", along, x, p, q, mm, rings, point)
				}
			}
		}
	})
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
