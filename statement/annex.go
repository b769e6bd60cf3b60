package statement

import (
	"fmt"
	"slices"

	"github.com/open-parley/parley"
)

// DecodeAnnex decodes and checks the content of a map part. Whether the
// outlines make sense on the ground (rings that cross themselves, holes
// outside) is for package geo.
func DecodeAnnex(data []byte) (*parley.Annex, error) {
	a := new(parley.Annex)
	if err := DecodeStrict(data, a); err != nil {
		return nil, err
	}
	if err := checkAnnex(a); err != nil {
		return nil, err
	}
	return a, nil
}

// EncodeAnnex is the canonical form of a, which it checks.
func EncodeAnnex(a *parley.Annex) ([]byte, error) {
	if err := checkAnnex(a); err != nil {
		return nil, err
	}
	return Canonical(a)
}

func checkAnnex(a *parley.Annex) error {
	var c check
	c.count("volumes", len(a.Volumes), 1, MaxVolumes)
	vertices := 0
	for i := range a.Volumes {
		at := fmt.Sprintf("volumes[%d]", i)
		v := &a.Volumes[i]
		c.label(at+".id", v.ID, true)
		c.that(!slices.ContainsFunc(a.Volumes[:i], func(o parley.Volume) bool { return o.ID == v.ID }),
			"repeated", at+".id", fmt.Sprintf("repeats %q", v.ID), "Give each volume a name of its own.")
		vertices += c.footprint(at+".footprint", &v.Footprint)
		c.heights(at, v.Floor, v.Ceiling)
		c.count(at+".windows", len(v.Windows), 0, MaxWindows)
		for j, w := range v.Windows {
			in := fmt.Sprintf("%s.windows[%d]", at, j)
			c.window(in, w)
			c.that(j == 0 || v.Windows[j-1].Until <= w.From, "order", in, "begins before the one before it ends", "Sort the windows and join those that overlap.")
		}
		c.between(at+".accuracy", v.Accuracy, 0, MaxAccuracy)
	}
	c.that(vertices <= MaxVertices, "limit", "volumes", fmt.Sprintf("have %d vertices, may have %d", vertices, MaxVertices), "Simplify the outlines.")
	return c.err()
}

// footprint checks the shape of an area and counts its vertices.
func (c *check) footprint(p string, f *parley.Footprint) (vertices int) {
	if someOf(len(f.Polygons) > 0, f.Circle != nil, f.Corridor != nil) != 1 {
		c.fail("conflicting-fields", p, "does not set exactly one of polygons, circle and corridor", "Set one; use several volumes for several shapes.")
		return 0
	}
	if len(f.Polygons) > 0 {
		word(c, p+".edges", f.Edges, []parley.Edges{parley.EdgesStraight, parley.EdgesGeodesic})
	} else {
		c.that(f.Edges == "", "conflicting-fields", p+".edges", "is set without polygons", "Leave it out.")
	}
	for i, polygon := range f.Polygons {
		c.count(fmt.Sprintf("%s.polygons[%d]", p, i), len(polygon), 1, MaxVertices)
		for j, ring := range polygon {
			at := fmt.Sprintf("%s.polygons[%d][%d]", p, i, j)
			c.count(at, len(ring), 3, MaxVertices)
			c.line(at, ring)
			if len(ring) > 1 {
				c.that(ring[0] != ring[len(ring)-1], "geometry", at, "repeats its first vertex at the end", "Leave the last one out: a ring closes by itself.")
			}
			vertices += len(ring)
		}
	}
	if s := f.Circle; s != nil {
		c.point(p+".circle.centre", s.Centre)
		c.between(p+".circle.radius", s.Radius, 1, MaxRadius)
		vertices++
	}
	if s := f.Corridor; s != nil {
		c.count(p+".corridor.line", len(s.Line), 2, MaxVertices)
		c.line(p+".corridor.line", s.Line)
		c.between(p+".corridor.half_width", s.HalfWidth, 1, MaxHalfWidth)
		vertices += len(s.Line)
	}
	return vertices
}

func (c *check) line(p string, line []parley.Point) {
	for i, v := range line {
		if c.first != nil {
			return
		}
		if i > 0 && line[i-1] == v {
			c.fail("geometry", fmt.Sprintf("%s[%d]", p, i), "repeats the vertex before it", "Leave it out.")
		}
		if v.Lon < -parley.MaxLon || v.Lon > parley.MaxLon || v.Lat < -parley.MaxLat || v.Lat > parley.MaxLat {
			c.point(fmt.Sprintf("%s[%d]", p, i), v)
		}
	}
}
