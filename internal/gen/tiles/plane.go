package main

import (
	"math"
	"slices"

	"github.com/open-parley/parley"
)

// point is a place on the world as Web Mercator draws it: a square of side 1
// from the north-west; beyond it where a line runs over the 180° meridian.
type point struct{ x, y float64 }

// polygon is an outline and its holes, not closed.
type polygon [][]point

// mostLat keeps poles finite; tiles end at 85.05°.
const mostLat = 89.5

func project(lon, lat float64) point {
	lat = max(-mostLat, min(mostLat, lat))
	return point{lon/360 + 0.5, 0.5 - math.Log(math.Tan(math.Pi/4+lat*math.Pi/360))/(2*math.Pi)}
}

// unwrap takes each step of a line the shorter way round, so that longitudes
// run on beyond 180°.
func unwrap(line []parley.Point) []point {
	out := make([]point, len(line))
	turn := 0.0
	for i, p := range line {
		if i > 0 {
			switch d := int64(p.Lon) - int64(line[i-1].Lon); {
			case d > parley.MaxLon:
				turn--
			case d < -parley.MaxLon:
				turn++
			}
		}
		out[i] = project(float64(p.Lon)/1e7, float64(p.Lat)/1e7)
		out[i].x += turn
	}
	return out
}

// outlines are a ring where it lies, and where it is repeated beyond the 180°
// meridian. A ring around a pole is closed beyond the tiles' edge.
func outlines(ring []parley.Point) [][]point {
	r := unwrap(append(slices.Clone(ring), ring[0]))
	turns := math.Round(r[len(r)-1].x - r[0].x)
	r = r[:len(r)-1]
	if turns != 0 {
		once := r
		r = nil
		for k := -2.0; k <= 2; k++ {
			r = append(r, moved(once, k*turns)...)
		}
		pole := project(0, math.Copysign(90, float64(ring[0].Lat))).y
		return [][]point{append(r, point{r[len(r)-1].x, pole}, point{r[0].x, pole})}
	}
	return [][]point{moved(r, -1), r, moved(r, 1)}
}

func moved(line []point, by float64) []point {
	out := slices.Clone(line)
	for i := range out {
		out[i].x += by
	}
	return out
}

// area2 is twice the signed area: positive where a ring runs clockwise on the map.
func area2(ring []point) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.x*q.y - q.x*p.y
	}
	return sum
}

// simplify leaves out what lies within a distance of the line that is left
// (Douglas and Peucker, 1973). The ends stay.
func simplify(line []point, within float64) []point {
	if len(line) < 3 {
		return line
	}
	keep := make([]bool, len(line))
	keep[0], keep[len(line)-1] = true, true
	todo := [][2]int{{0, len(line) - 1}}
	for len(todo) > 0 {
		a, b := todo[len(todo)-1][0], todo[len(todo)-1][1]
		todo = todo[:len(todo)-1]
		far, at := within, -1
		for i := a + 1; i < b; i++ {
			if d := distance(line[i], line[a], line[b]); d > far {
				far, at = d, i
			}
		}
		if at >= 0 {
			keep[at] = true
			todo = append(todo, [2]int{a, at}, [2]int{at, b})
		}
	}
	var out []point
	for i, p := range line {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// simplifyRing is simplify from the ring's westernmost to its easternmost
// vertex and back, so that it does not depend on where the ring begins.
func simplifyRing(ring []point, within float64) []point {
	west, east := 0, 0
	for i, p := range ring {
		if p.x < ring[west].x {
			west = i
		}
		if p.x > ring[east].x {
			east = i
		}
	}
	if west == east {
		return nil
	}
	r := append(slices.Clone(ring[west:]), ring[:west]...)
	middle := (east - west + len(ring)) % len(ring)
	there := simplify(r[:middle+1], within)
	back := simplify(append(slices.Clone(r[middle:]), r[0]), within)
	return append(there, back[1:len(back)-1]...)
}

// distance from p to the segment ab.
func distance(p, a, b point) float64 {
	ux, uy := b.x-a.x, b.y-a.y
	t := 0.0
	if l := ux*ux + uy*uy; l > 0 {
		t = max(0, min(1, ((p.x-a.x)*ux+(p.y-a.y)*uy)/l))
	}
	return math.Hypot(p.x-a.x-t*ux, p.y-a.y-t*uy)
}
