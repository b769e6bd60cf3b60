// Package topojson reads maps of the npm package world-atlas (the TopoJSON
// specification, version 3), for the generators of what Parley carries.
package topojson

import (
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/open-parley/parley"
)

// Topology is what is read of a file: lines ("arcs") that neighbours share,
// quantised and delta-encoded.
type Topology struct {
	Transform struct {
		Scale     [2]json.Number
		Translate [2]json.Number
	}
	Arcs    [][][2]int64
	Objects struct {
		Countries, Land struct{ Geometries []Geometry }
	}
}

// Geometry is one object: a country, or all land.
type Geometry struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

// Polygons are the geometry's rings of arc numbers; ~n is arc n backwards.
func (g *Geometry) Polygons() (out [][][]int, err error) {
	switch g.Type {
	case "Polygon":
		out = make([][][]int, 1)
		err = json.Unmarshal(g.Arcs, &out[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Arcs, &out)
	default:
		err = fmt.Errorf("geometry of type %q", g.Type)
	}
	return out, err
}

// Lines are the arcs in units of 1e-7 degree, rounded half up from the exact
// value that the transform gives.
func (t *Topology) Lines() ([][]parley.Point, error) {
	var scale, origin [2]*big.Rat
	for i := range 2 {
		s, ok1 := new(big.Rat).SetString(t.Transform.Scale[i].String())
		o, ok2 := new(big.Rat).SetString(t.Transform.Translate[i].String())
		if !ok1 || !ok2 {
			return nil, fmt.Errorf("transform %v", t.Transform)
		}
		unit := big.NewRat(1e7, 1)
		scale[i], origin[i] = s.Mul(s, unit), o.Mul(o, unit)
	}
	coordinate := func(axis int, k int64) int32 {
		v := new(big.Rat).SetInt64(k)
		v.Add(v.Mul(v, scale[axis]), origin[axis]).Add(v, big.NewRat(1, 2))
		q := new(big.Int).Div(v.Num(), v.Denom()) // Euclidean: the floor
		return int32(q.Int64())
	}
	cache := [2]map[int64]int32{{}, {}}
	out := make([][]parley.Point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var k [2]int64
		for _, d := range arc {
			var c [2]int32
			for axis := range 2 {
				k[axis] += d[axis]
				v, ok := cache[axis][k[axis]]
				if !ok {
					v = coordinate(axis, k[axis])
					cache[axis][k[axis]] = v
				}
				c[axis] = v
			}
			out[i] = append(out[i], parley.Point{Lon: c[0], Lat: c[1]})
		}
	}
	return out, nil
}

// Ring joins arcs to a ring without its closing vertex.
func Ring(lines [][]parley.Point, arcs []int) []parley.Point {
	var out []parley.Point
	for _, n := range arcs {
		line, back := lines[max(n, ^n)], n < 0
		for i := range line {
			p := line[i]
			if back {
				p = line[len(line)-1-i]
			}
			if len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}
