package geo

import (
	"fmt"

	"github.com/open-parley/parley"
)

// layout turns footprints into polygons with straight edges.
type layout struct {
	sources []source
	bound   int64 // mm, how far what is laid out may lie from what was meant
	given   int   // vertices
	rings   int
	laid    int // vertices, once curves are laid out
}

func (l *layout) add(f parley.Footprint, where string) error {
	set := 0
	for _, b := range []bool{len(f.Polygons) > 0, f.Circle != nil, f.Corridor != nil} {
		if b {
			set++
		}
	}
	if set != 1 {
		return fmt.Errorf("%sfootprint: %d of polygons, circle and corridor are set, want exactly one", where, set)
	}
	if len(f.Polygons) == 0 && f.Edges != "" {
		return fmt.Errorf("%sfootprint: edges are said of polygons only; leave them out of a circle or corridor", where)
	}
	switch {
	case f.Circle != nil:
		return l.circle(f.Circle, where)
	case f.Corridor != nil:
		return l.corridor(f.Corridor, where)
	}
	return l.polygons(f, where)
}

func (l *layout) polygons(f parley.Footprint, where string) error {
	if f.Edges != parley.EdgesStraight && f.Edges != parley.EdgesGeodesic {
		return fmt.Errorf("%sfootprint: edges are %q; say %q (GeoJSON's, straight in longitude and latitude) or %q",
			where, f.Edges, parley.EdgesStraight, parley.EdgesGeodesic)
	}
	var s source
	for i, rings := range f.Polygons {
		if len(rings) == 0 {
			return fmt.Errorf("%spolygon %d has no ring; an outline comes first, then its holes", where, i)
		}
		var names []string
		var out [][]parley.Point
		for j, pts := range rings {
			name := fmt.Sprintf("%spolygon %d ring %d", where, i, j)
			if err := l.count(len(pts)); err != nil {
				return err
			}
			if err := checkRing(pts, name); err != nil {
				return err
			}
			if f.Edges == parley.EdgesGeodesic {
				var err error
				if pts, err = geodesicRing(pts, name); err != nil {
					return err
				}
				l.bound = max(l.bound, edgeBound)
			}
			if err := l.lay(len(pts)); err != nil {
				return err
			}
			names, out = append(names, name), append(out, pts)
		}
		if err := checkPolygon(out, names); err != nil {
			if f.Edges == parley.EdgesGeodesic {
				return fmt.Errorf("with its geodesic edges laid out (vertices are counted along them), %w", err)
			}
			return err
		}
		s.polygons = append(s.polygons, out)
	}
	l.sources = append(l.sources, s)
	return nil
}

// count adds a ring of n given vertices.
func (l *layout) count(n int) error {
	l.rings++
	l.given += n
	if l.given > MaxVertices {
		return fmt.Errorf("the area has more than %d vertices; simplify its outline or cut it into several areas", MaxVertices)
	}
	if l.rings > MaxRings {
		return fmt.Errorf("the area has more than %d rings; cut it into several areas", MaxRings)
	}
	return nil
}

// lay adds n vertices that were laid out.
func (l *layout) lay(n int) error {
	if l.laid += n; l.laid > maxLaidOut {
		return fmt.Errorf("the area has more than %d vertices once its curves are laid out; cut it into several areas", maxLaidOut)
	}
	return nil
}

func checkPoint(p parley.Point, where string) error {
	if p.Lon < -parley.MaxLon || p.Lon > parley.MaxLon || p.Lat < -parley.MaxLat || p.Lat > parley.MaxLat {
		return fmt.Errorf("%s lies outside ±180° of longitude, ±90° of latitude", where)
	}
	return nil
}

func (l *layout) circle(c *parley.Circle, where string) error {
	if err := checkPoint(c.Centre, where+"circle: its centre"); err != nil {
		return err
	}
	if c.Radius <= 0 || c.Radius > MaxRadius {
		return fmt.Errorf("%scircle: a radius of %d mm; want 1 mm to %d km", where, c.Radius, MaxRadius/1_000_000)
	}
	if err := l.count(1); err != nil {
		return err
	}
	polygons, err := cutRing(circleRing(c))
	if err != nil {
		return fmt.Errorf("%scircle of %d mm about %s: %w; change its radius by a few metres", where, c.Radius, degrees(c.Centre), err)
	}
	if c.Radius < leastRound {
		return l.laidOut(polygons, leastRound)
	}
	return l.laidOut(polygons, tolerance(c.Radius))
}

func (l *layout) corridor(c *parley.Corridor, where string) error {
	n := len(c.Line)
	if n < 2 {
		return fmt.Errorf("%scorridor: its line has %d points, want at least 2", where, n)
	}
	if n-1 > MaxLegs {
		return fmt.Errorf("%scorridor: its line has %d legs, at most %d make a corridor", where, n-1, MaxLegs)
	}
	if c.HalfWidth <= 0 || c.HalfWidth > MaxHalfWidth {
		return fmt.Errorf("%scorridor: a half-width of %d mm; want 1 mm to %d km", where, c.HalfWidth, MaxHalfWidth/1_000_000)
	}
	if err := l.count(n); err != nil {
		return err
	}
	for k, p := range c.Line {
		if err := checkPoint(p, fmt.Sprintf("%scorridor: point %d", where, k)); err != nil {
			return err
		}
	}
	for k := range n - 1 {
		p, q := c.Line[k], c.Line[k+1]
		leg := arcOf(p, q)
		switch {
		case p == q || leg.angle < 1e-10:
			return fmt.Errorf("%scorridor: point %d (%s) is given twice in a row; leave one out", where, k, degrees(p))
		case leg.angle > mul(MaxLeg, radPerUnit):
			return fmt.Errorf("%scorridor: the leg from point %d (%s) is longer than a quarter of the globe; add points between", where, k, degrees(p))
		}
		polygons, err := cutRing(legRing(leg, c.HalfWidth))
		if err != nil {
			return fmt.Errorf("%scorridor: the leg from point %d (%s): %w; change its half-width by a few metres", where, k, degrees(p), err)
		}
		if err := l.laidOut(polygons, tolerance(c.HalfWidth)); err != nil {
			return err
		}
	}
	return nil
}

func (l *layout) laidOut(polygons [][][]parley.Point, tol int64) error {
	for _, p := range polygons {
		if err := l.lay(len(p[0])); err != nil {
			return err
		}
	}
	l.sources = append(l.sources, source{polygons, true})
	l.bound = max(l.bound, tol+slack)
	return nil
}
