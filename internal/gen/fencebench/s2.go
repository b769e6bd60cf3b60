package main

import (
	"slices"

	"github.com/golang/geo/s2"

	"github.com/open-parley/parley"
)

// s2Peer is an s2.ShapeIndex. Its edges are arcs of great circles, where the
// zones' are straight in longitude and latitude: over a zone's edges of some km
// they stray by up to about a metre.
type s2Peer struct {
	query *s2.ContainsPointQuery
	ids   map[s2.Shape]int
}

func newS2(volumes []parley.Volume) *s2Peer {
	x := s2.NewShapeIndex()
	p := &s2Peer{ids: make(map[s2.Shape]int, len(volumes))}
	for i, v := range volumes {
		ring := outline(v)
		points := make([]s2.Point, len(ring))
		for j, q := range ring {
			points[j] = s2Point(q)
		}
		shape := s2.LaxLoopFromPoints(points)
		x.Add(shape)
		p.ids[shape] = i
	}
	x.Build()
	p.query = s2.NewContainsPointQuery(x, s2.VertexModelSemiOpen)
	return p
}

func s2Point(p parley.Point) s2.Point {
	return s2.PointFromLatLng(s2.LatLngFromDegrees(float64(p.Lat)/1e7, float64(p.Lon)/1e7))
}

func (p *s2Peer) who() string { return "s2.ShapeIndex" }

func (p *s2Peer) lookups(points []parley.Point) (hits int) {
	for _, q := range points {
		hits += len(p.query.ContainingShapes(s2Point(q)))
	}
	return hits
}

func (p *s2Peer) at(q parley.Point) ([]int, error) {
	var out []int
	for _, shape := range p.query.ContainingShapes(s2Point(q)) {
		out = append(out, p.ids[shape])
	}
	slices.Sort(out)
	return out, nil
}
