package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"slices"

	"golang.org/x/text/language"
)

// label is a name at a point. It is shown from a zoom on.
type label struct {
	at      point
	town    bool
	zoom    uint32
	rank    uint64 // the smaller, the more it is shown
	name    string
	names   map[string]string // by language
	capital bool
}

// said is what labels.mjs prints.
type said struct {
	Languages []string
	CLDR      string
	Names     map[string]map[string]string
	Towns     []town
}

type town struct {
	Name    string
	People  uint64
	Capital bool
	At      [2]float64 // longitude, latitude
}

// weight is how soon a town is shown.
func (t town) weight() uint64 {
	if t.Capital {
		return 4*t.People + 100_000
	}
	return t.People
}

func readLabels(script string) (s said, err error) {
	b, err := exec.Command("node", script).Output()
	if err != nil {
		return s, fmt.Errorf("node %s: %w (run npm ci beside it first)", script, err)
	}
	return s, json.Unmarshal(b, &s)
}

// towns are shown the sooner the more people live there.
func towns(s said) (out []label) {
	list := slices.Clone(s.Towns)
	slices.SortStableFunc(list, func(a, b town) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.Name, b.Name))
	})
	for i, t := range list {
		l := label{at: project(t.At[0], t.At[1]), town: true, rank: uint64(i), name: t.Name, capital: t.Capital, zoom: 6}
		switch {
		case t.Capital && t.People >= 300_000, t.People >= 2_000_000:
			l.zoom = 4
		case t.Capital, t.People >= 300_000:
			l.zoom = 5
		}
		out = append(out, l)
	}
	return out
}

// countries are shown once they are about as wide as their names.
func countries(list []country, s said) (out []label) {
	slices.SortStableFunc(list, func(a, b country) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.name, b.name))
	})
	seen := map[string]bool{}
	for i, c := range list {
		l := label{at: c.at, rank: uint64(i), names: s.Names[c.code]}
		if l.names == nil {
			l.name = c.name
		} else if seen[c.code] {
			continue // its name stands on its larger part
		}
		seen[c.code] = c.code != ""
		for l.zoom < 6 && math.Sqrt(c.size)*512*float64(uint32(1)<<l.zoom) < 40 {
			l.zoom++
		}
		out = append(out, l)
	}
	return out
}

// alpha2 turns a numeric ISO 3166-1 code into letters. Kosovo has none; CLDR
// names it by the code that its users took.
func alpha2(id, name string) (string, error) {
	if id == "" {
		if name == "Kosovo" {
			return "XK", nil
		}
		return "", nil
	}
	var n int
	if _, err := fmt.Sscanf(id, "%d", &n); err != nil {
		return "", fmt.Errorf("id %q: %w", id, err)
	}
	r, err := language.EncodeM49(n)
	if err != nil {
		return "", fmt.Errorf("id %q: %w", id, err)
	}
	return r.String(), nil
}

// middle is a point of a polygon far from its outline: the best of a grid, then
// of finer ones around it.
func middle(p polygon) point {
	lo, hi := p[0][0], p[0][0]
	for _, q := range p[0] {
		lo, hi = point{min(lo.x, q.x), min(lo.y, q.y)}, point{max(hi.x, q.x), max(hi.y, q.y)}
	}
	best, depth := p[0][0], math.Inf(-1)
	for range 4 {
		const n = 16
		dx, dy := (hi.x-lo.x)/n, (hi.y-lo.y)/n
		for i := range n + 1 {
			for j := range n + 1 {
				at := point{lo.x + float64(i)*dx, lo.y + float64(j)*dy}
				if d := deep(p, at, depth); d > depth {
					best, depth = at, d
				}
			}
		}
		lo, hi = point{best.x - dx, best.y - dy}, point{best.x + dx, best.y + dy}
	}
	return best
}

// deep is how far inside a point lies; less than the least, by how much does not matter.
func deep(p polygon, at point, least float64) float64 {
	in, near := false, math.Inf(1)
	for _, r := range p {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			if a.y > at.y != (b.y > at.y) && at.x < a.x+(at.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				in = !in
			}
			near = min(near, distance(at, a, b))
		}
		if near <= least {
			return math.Inf(-1)
		}
	}
	if !in {
		return -near
	}
	return near
}
