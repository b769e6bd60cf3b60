package fence

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/geo"
)

// MaxPieces is how many pieces of the ground that two zones may have in common
// Zone.Concur looks at, at most.
const MaxPieces = 256

// maxGrounds is how many boxes hold an area there; an area of more is taken as one
// that reaches over all of them.
const maxGrounds = 16

// ground is where two zones may have a place in common, and what has to be
// compared there: floors and ceilings over different datums.
type ground struct {
	a, b     *geo.Area
	vertical Vertical
	during   parley.Window
	bounds   []bounds
	boxes    []geo.Box
}

// bounds are a floor and a ceiling that must not lie below it.
type bounds struct {
	floor, ceiling *parley.Height
	own            bool // both of one range
}

func commonGround(z, o *Zone, v Vertical) *ground {
	g := &ground{a: z.Area, b: o.Area, vertical: v, during: z.active(o)}
	all := slices.Concat(z.Heights, o.Heights)
	for i, x := range all {
		for j, y := range all {
			if x.Floor != nil && y.Ceiling != nil && x.Floor.Datum != y.Ceiling.Datum {
				g.bounds = append(g.bounds, bounds{x.Floor, y.Ceiling, i == j})
			}
		}
	}
	if len(g.bounds) == 0 {
		return g
	}
	for _, x := range boxesOf(z.Area) {
		for _, y := range boxesOf(o.Area) {
			if w := (geo.Box{West: max(x.West, y.West), South: max(x.South, y.South), East: min(x.East, y.East), North: min(x.North, y.North)}); x.Meets(y) {
				g.boxes = append(g.boxes, w)
			}
		}
	}
	return g
}

// boxesOf hold all of an area, wherever within its accuracy it may lie.
func boxesOf(a *geo.Area) []geo.Box {
	boxes := a.Boxes(a.Accuracy())
	if len(boxes) <= maxGrounds {
		return boxes
	}
	all := boxes[0]
	for _, b := range boxes {
		all = geo.Box{West: min(all.West, b.West), South: min(all.South, b.South), East: max(all.East, b.East), North: max(all.North, b.North)}
	}
	return []geo.Box{all}
}

// relation looks at the common ground whole, then at quarters of what is open.
// What is in common lies in pieces that are left, and at heights that meet
// nowhere in those that are out.
func (g *ground) relation() geo.Relation {
	left, looked, out := g.boxes, 0, false
	for {
		if looked += len(left); looked > MaxPieces {
			return geo.Indeterminate
		}
		next := left[:0:0]
		sure := true // they meet wherever in what is left
		for _, b := range left {
			switch r := g.in(b); {
			case r == geo.Apart:
				out = true
			case g.witness(b):
				return geo.Touch
			case g.holds(b):
				next = append(next, b)
				sure = sure && r == geo.Touch
			}
		}
		switch {
		case len(next) == 0:
			return geo.Apart
		case sure && !out:
			return geo.Touch
		}
		left = quarters(next)
	}
}

// in is how the heights lie wherever in a box.
func (g *ground) in(b geo.Box) geo.Relation {
	out := geo.Touch
	for i := range g.bounds {
		x := &g.bounds[i]
		lo, hi, ok := g.vertical.ConvertOver(b, g.during, DatumOf(x.floor.Datum), x.floor.MM, DatumOf(x.ceiling.Datum))
		switch {
		case !ok && x.own: // no reason to think that it holds no height
		case !ok:
			out = geo.Indeterminate
		case x.ceiling.MM < lo:
			return geo.Apart
		case x.ceiling.MM < hi:
			out = geo.Indeterminate
		}
	}
	return out
}

// witness reports whether the middle of a box certainly is in both areas, and
// the heights meet there.
func (g *ground) witness(b geo.Box) bool {
	c, _ := disc(b)
	return g.a.At(c, 0) == geo.Touch && g.b.At(c, 0) == geo.Touch &&
		g.in(geo.Box{West: c.Lon, South: c.Lat, East: c.Lon, North: c.Lat}) == geo.Touch
}

// holds reports whether a box may hold a place of both areas.
func (g *ground) holds(b geo.Box) bool {
	c, r := disc(b)
	return g.a.At(c, r) != geo.Apart && g.b.At(c, r) != geo.Apart
}

// quarters cuts boxes in the middle; of one without extent there are fewer.
func quarters(boxes []geo.Box) (out []geo.Box) {
	for _, b := range boxes {
		c, _ := disc(b)
		of := len(out)
		for _, q := range [...]geo.Box{
			{West: b.West, South: b.South, East: c.Lon, North: c.Lat}, {West: c.Lon, South: b.South, East: b.East, North: c.Lat},
			{West: b.West, South: c.Lat, East: c.Lon, North: b.North}, {West: c.Lon, South: c.Lat, East: b.East, North: b.North},
		} {
			if !slices.Contains(out[of:], q) {
				out = append(out, q)
			}
		}
	}
	return out
}
