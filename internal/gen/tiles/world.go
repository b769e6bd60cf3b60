package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/internal/gen/topojson"
)

// world is one of the source's maps, projected.
type world struct {
	land       []polygon
	boundaries [][]point
	countries  []country
}

// country is a territory with a place for its name.
type country struct {
	name, code string
	at         point
	size       float64 // of its largest part, as a share of the map
}

func readWorld(file string) (*world, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w (run npm ci in internal/gen/world first)", err)
	}
	var t topojson.Topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, err
	}
	lines, err := t.Lines()
	if err != nil {
		return nil, err
	}
	w := &world{}
	for _, g := range t.Objects.Land.Geometries {
		list, err := g.Polygons()
		if err != nil {
			return nil, err
		}
		for _, rings := range list {
			w.land = append(w.land, polygons(lines, rings)...)
		}
	}
	used := make([]int, len(lines))
	for _, g := range t.Objects.Countries.Geometries {
		list, err := g.Polygons()
		if err != nil {
			return nil, err
		}
		c := country{name: g.Properties.Name}
		if c.code, err = alpha2(g.ID, c.name); err != nil {
			return nil, err
		}
		var largest polygon
		for _, rings := range list {
			for _, r := range rings {
				for _, n := range r {
					used[max(n, ^n)]++
				}
			}
			for _, p := range polygons(lines, rings) {
				if a := area2(p[0]) / 2; max(a, -a) > c.size && inWorld(p[0]) {
					c.size, largest = max(a, -a), p
				}
			}
		}
		if largest != nil {
			c.at = middle(largest)
			w.countries = append(w.countries, c)
		}
	}
	for i, n := range used {
		if n > 1 { // between two territories
			l := unwrap(lines[i])
			w.boundaries = append(w.boundaries, moved(l, -1), l, moved(l, 1))
		}
	}
	return w, nil
}

// inWorld reports whether a ring lies on the map rather than on its repetition.
func inWorld(ring []point) bool {
	sum := 0.0
	for _, p := range ring {
		sum += p.x
	}
	mean := sum / float64(len(ring))
	return mean >= 0 && mean < 1
}

// polygons projects a polygon, and its repetitions beyond the 180° meridian.
func polygons(lines [][]parley.Point, rings [][]int) (out []polygon) {
	first := topojson.Ring(lines, rings[0])
	if len(first) < 3 {
		return nil
	}
	for _, o := range outlines(first) {
		out = append(out, polygon{o})
	}
	for _, arcs := range rings[1:] {
		hole := topojson.Ring(lines, arcs)
		if len(hole) < 3 {
			continue
		}
		copies := outlines(hole)
		for i := range out {
			for _, h := range copies { // the copy that lies in it
				if deep(polygon{out[i][0]}, h[0], -1) >= 0 {
					out[i] = append(out[i], h)
				}
			}
		}
	}
	return out
}

// coasts is a ring as lines, without what the source cut along the 180° meridian.
func coasts(ring []point) (out [][]point) {
	cut := func(p point) bool { return math.Abs(p.x-math.Round(p.x)) < 1e-7 }
	start := -1
	for i, p := range ring {
		if cut(p) && cut(ring[(i+1)%len(ring)]) {
			start = i + 1
			break
		}
	}
	if start < 0 {
		return [][]point{append(slices.Clone(ring), ring[0])}
	}
	var line []point
	for i := range ring {
		p, q := ring[(start+i)%len(ring)], ring[(start+i+1)%len(ring)]
		line = append(line, p)
		if cut(p) && cut(q) {
			out, line = append(out, line), nil
		}
	}
	return out
}

// drawing is the map as it is seen at a zoom.
func (w *world) drawing(z uint32, d detail) (out drawing) {
	within := d.within / float64(uint64(extent)<<z)
	for _, p := range w.land {
		var s polygon
		for _, r := range p {
			if r = simplifyRing(r, within); len(r) >= 3 {
				s = append(s, r)
			} else if len(s) == 0 {
				break
			}
		}
		if s != nil {
			out.land = append(out.land, s)
		}
		for _, r := range s {
			out.coast = append(out.coast, coasts(r)...)
		}
	}
	for _, l := range w.boundaries {
		out.boundaries = append(out.boundaries, simplify(l, within))
	}
	return out
}
