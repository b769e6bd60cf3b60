package main

import (
	"slices"

	"github.com/tidwall/rtree"

	"github.com/open-parley/parley"
)

// rtreePeer is an R-tree of the zones' boxes, and a ray cast at the outline of
// each zone whose box holds the position.
type rtreePeer struct {
	tree  rtree.RTreeGN[float64, uint32]
	rings [][]float64 // by zone: longitude, latitude of each vertex
	out   []uint32
}

func newRTree(volumes []parley.Volume) *rtreePeer {
	p := &rtreePeer{rings: make([][]float64, len(volumes))}
	for i, v := range volumes {
		lo, hi := [2]float64{1e10, 1e10}, [2]float64{-1e10, -1e10}
		ring := make([]float64, 0, 2*len(outline(v)))
		for _, q := range outline(v) {
			c := [2]float64{float64(q.Lon), float64(q.Lat)}
			ring = append(ring, c[0], c[1])
			for k := range c {
				lo[k], hi[k] = min(lo[k], c[k]), max(hi[k], c[k])
			}
		}
		p.rings[i] = ring
		p.tree.Insert(lo, hi, uint32(i))
	}
	return p
}

func (p *rtreePeer) who() string { return "R-tree and ray cast" }

func (p *rtreePeer) find(q parley.Point) []uint32 {
	c := [2]float64{float64(q.Lon), float64(q.Lat)}
	p.out = p.out[:0]
	p.tree.Search(c, c, func(_, _ [2]float64, zone uint32) bool {
		if inside(p.rings[zone], c[0], c[1]) {
			p.out = append(p.out, zone)
		}
		return true
	})
	return p.out
}

// inside counts the edges that a ray to the east crosses.
func inside(ring []float64, x, y float64) bool {
	in := false
	ax, ay := ring[len(ring)-2], ring[len(ring)-1]
	for j := 0; j+1 < len(ring); j += 2 {
		bx, by := ring[j], ring[j+1]
		if (ay > y) != (by > y) && x < (ax-bx)*(y-by)/(ay-by)+bx {
			in = !in
		}
		ax, ay = bx, by
	}
	return in
}

func (p *rtreePeer) lookups(points []parley.Point) (hits int) {
	for _, q := range points {
		hits += len(p.find(q))
	}
	return hits
}

func (p *rtreePeer) at(q parley.Point) ([]int, error) {
	var out []int
	for _, zone := range p.find(q) {
		out = append(out, int(zone))
	}
	slices.Sort(out)
	return out, nil
}
