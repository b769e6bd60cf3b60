package fence

import (
	"math"
	"slices"
)

// node is a cell that is cut in smaller ones, or a tile. It never changes once
// its index is made.
type node struct {
	some  [cells / 64]uint64 // a bit for each part: whether it holds anything
	own   own
	words []uint32  // of each part: place of its record here<<1, or in kids<<1 | 1; then the records. Nil: not cut
	kids  []*node   // parts that are cut themselves
	here  []uint32  // the record of what lies in the cell and in none of its parts; nil: nothing
	_     [2]uint64 // to whole cache lines
}

// own is what a node has besides its parts.
type own uint8

const (
	ownNothing own = iota
	ownBare        // zones that cover it
	ownMore        // others too
)

// blank is a tile where nothing is.
var blank node

// void is a node that is cut and has nothing in its parts. It is not the same as
// none: what is near the cell may be too far from its parts for them to know.
var void = node{words: make([]uint32, cells)}

func (n *node) cut() bool { return n.words != nil }

// keep gives a node what lies in none of its parts.
func (n *node) keep(c *content) {
	if c.empty() {
		return
	}
	n.here = append(c.write(nil), make([]uint32, spill)...)
	if n.own = ownMore; bare(n.here) {
		n.own = ownBare
	}
}

// part is what a part's word says; 0: nothing.
func (n *node) part(i int) uint32 {
	if n.words == nil {
		return 0
	}
	return n.words[i]
}

// fullCell is how many edges a cell may hold before it is cut.
const fullCell = 48

// load is a polygon on its way into a cell: its edges that come near, or that it
// covers the cell.
type load struct {
	zone   uint32
	piece  *piece
	covers bool
	edges  []edge
}

// builder makes the nodes of one edit.
type builder struct {
	x    *Index
	gone func(zone uint32) bool // that were removed
	old  []rect                 // where they lay, grown by their margins

	dealt []dealt // room for deal
}

// clipBox is the rectangle in which a cell knows a zone's edges.
func clipBox(f frame, margin int64) rect { return f.rect().grow(margin+f.slack(), margin+f.slack()) }

// touched reports whether a removed zone may have been in the cell.
func (b *builder) touched(f frame) bool {
	r := clipBox(f, 0)
	return slices.ContainsFunc(b.old, r.meets)
}

// tilesOf are the tiles that a zone may lie in.
func tilesOf(s *shape) []int {
	var out []int
	grow := s.margin + frame{k: tileBits}.slack()
	for i := range s.pieces {
		r := s.pieces[i].box.grow(grow, grow)
		for y := max(0, (r.minY+quarter)>>tileBits); y <= min(tilesY-1, (r.maxY+quarter)>>tileBits); y++ {
			for x := max(0, (r.minX+half)>>tileBits); x <= min(tilesX-1, (r.maxX+half)>>tileBits); x++ {
				out = append(out, int(y*tilesX+x))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// loads are the polygons of a zone in a cell: none where it is not there.
func (b *builder) loads(zone uint32, f frame, out []load) []load {
	s := b.x.shape(zone)
	r := clipBox(f, s.margin)
	first := len(out)
	for i := range s.pieces {
		p := &s.pieces[i]
		if !p.box.meets(r) {
			continue
		}
		var edges []edge
		p.Edges(r.minX-p.dx, r.minY, r.maxX-p.dx, r.maxY, func(ax, ay, bx, by int64) {
			e := edge{ax + p.dx, ay, bx + p.dx, by}
			if _, _, _, _, ok := e.clip(r); ok {
				edges = append(edges, e)
			}
		})
		if len(edges) > 0 {
			out = append(out, load{zone, p, false, edges})
			continue
		}
		if ox, oy := origin(f.k); p.has(f.x+ox, f.y+oy) {
			return append(out[:first], load{zone, p, true, nil})
		}
	}
	return out
}

// node puts loads into a cell that is a node, or may become one. Nil: nothing is
// left there.
func (b *builder) node(n *node, f frame, loads []load) *node {
	var c content
	out := &node{}
	if n != nil {
		c.read(n.here, b.gone)
	}
	down := f.k - stepBits
	cut := n != nil && n.cut()
	if !cut && f.k > leastBits {
		cut = b.weight(&c, loads, f) > fullCell
		if cut { // what was here goes down too
			var old []load
			var slow []uint32
			groups := c.groups
			c.groups = nil
			c.slow, slow = nil, c.slow
			for _, g := range groups {
				if b.x.shape(g.word&zoneMask).hold > down {
					c.groups = append(c.groups, g)
				} else if g.word&moreBit == 0 {
					old = b.loads(g.word&zoneMask, f, old)
				}
			}
			for _, z := range slow {
				if b.x.shape(z).hold > down {
					c.slow = append(c.slow, z)
				} else {
					old = b.loads(z, f, old)
				}
			}
			loads = append(old, loads...)
		}
	}
	var descend []load
	for len(loads) > 0 {
		run := 1
		for run < len(loads) && loads[run].zone == loads[0].zone {
			run++
		}
		mine := loads[:run]
		loads = loads[run:]
		switch {
		case slices.ContainsFunc(mine, func(l load) bool { return l.covers }):
			c.covering = append(c.covering, mine[0].zone)
		case cut && b.x.shape(mine[0].zone).hold <= down:
			descend = append(descend, mine...)
		default:
			b.add(&c, f, mine)
		}
	}
	if cut {
		b.descend(out, n, f, descend)
	}
	out.keep(&c)
	switch {
	case out.here != nil || out.some != [cells / 64]uint64{}:
		return out
	case cut:
		return &void
	}
	return nil
}

// weight is the number of edges that a cell would hold, of zones that are worth
// cutting it for: not so large that they pass through many of its parts alike.
func (b *builder) weight(c *content, loads []load, f frame) int {
	w := 0
	count := func(zone uint32, edges int) {
		s := b.x.shape(zone)
		switch {
		case s.hold > f.k-stepBits:
		case s.side < f.side()>>2: // most of the cell is not concerned
			w += 4 * edges
		case edges > 12 || s.side < f.side()<<stepBits:
			w += edges
		}
	}
	for _, g := range c.groups {
		count(g.word&zoneMask, len(g.edges)/2)
	}
	for _, l := range loads {
		count(l.zone, len(l.edges))
	}
	return w
}

// add puts the polygons of a zone into a record.
func (b *builder) add(c *content, f frame, loads []load) {
	zone, s := loads[0].zone, b.x.shape(loads[0].zone)
	ox, oy := origin(f.k)
	box := clipBox(f, s.margin)
	first := len(c.groups)
	for _, l := range loads {
		g := group{word: zone | moreBit}
		clear := true
		for _, e := range l.edges {
			ax, ay, bx, by, ok := e.clip(box)
			if !ok {
				continue
			}
			u, v := f.round(ax-float64(f.x+ox)), f.round(ay-float64(f.y+oy))
			w, z := f.round(bx-float64(f.x+ox)), f.round(by-float64(f.y+oy))
			if u == w && v == z {
				continue
			}
			clear = clear && awayFromOrigin(u, v, w, z)
			g.edges = append(g.edges, pack(u, v), pack(w, z))
		}
		if !clear || len(g.edges) == 0 {
			c.groups = c.groups[:first]
			c.slow = append(c.slow, zone)
			return
		}
		if l.piece.has(f.x+ox, f.y+oy) {
			g.word |= insideBit
		}
		c.groups = append(c.groups, g)
	}
	c.groups[len(c.groups)-1].word &^= moreBit
	c.loose = max(c.loose, uint32(b.x.loose(zone, f.k)))
}

// loose is within how many quanta of an edge a zone is not certain in a cell.
func (x *Index) loose(zone uint32, k uint) int64 { return loose + inQuanta(x.shape(zone).margin, k) }

// round is a distance in units as quanta.
func (f frame) round(u float64) int64 {
	return int64(math.Floor(math.Ldexp(u, sideBits-int(f.k)) + 0.5))
}

// awayFromOrigin reports whether an edge in quanta is farther from the origin
// than rounding could matter.
func awayFromOrigin(ax, ay, bx, by int64) bool {
	x, y := float64(ax), float64(ay)
	dx, dy := float64(bx-ax), float64(by-ay)
	t := max(0, min(1, -(x*dx+y*dy)/(dx*dx+dy*dy)))
	x, y = x+t*dx, y+t*dy
	return x*x+y*y > loose*loose
}

// descend makes the parts of out: those of the node that it was, if any, with
// loads.
func (b *builder) descend(out, was *node, f frame, loads []load) {
	parts := b.part(f, loads)
	if was == nil {
		was = &blank
	}
	out.words = make([]uint32, cells, cells+len(was.words)+len(was.words)/8+64)
	for i := range cells {
		at := was.part(i)
		if at == 0 && len(parts[i]) == 0 {
			continue
		}
		g := f.child(i)
		same := len(parts[i]) == 0 && !b.touched(g)
		var n *node
		switch {
		case at == 0:
		case at&1 != 0:
			n = was.kids[at>>1]
		case same:
			r := was.words[at>>1:]
			_, n := open(r)
			out.put(i, r[:n])
			continue
		default:
			n = &node{here: was.words[at>>1:]}
		}
		if !same {
			n = b.node(n, g, parts[i])
		}
		switch {
		case n == nil:
		case n.cut():
			out.words[i] = uint32(len(out.kids))<<1 | 1
			out.some[i/64] |= 1 << (i % 64)
			out.kids = append(out.kids, n)
		default:
			_, size := open(n.here)
			out.put(i, n.here[:size])
		}
	}
	out.words = append(out.words, make([]uint32, spill)...)
}

// put gives a part a record.
func (n *node) put(i int, record []uint32) {
	n.words[i] = uint32(len(n.words)) << 1
	n.some[i/64] |= 1 << (i % 64)
	n.words = append(n.words, record...)
}

// part deals loads out to the parts of a cell.
func (b *builder) part(f frame, loads []load) (out [cells][]load) {
	const n = 1 << stepBits
	k := f.k - stepBits
	for i := range loads {
		l := &loads[i]
		margin := b.x.shape(l.zone).margin
		grow := margin + f.child(0).slack()
		lo, hi := f.span(l.piece.box.grow(grow, grow))
		edges := b.deal(f, l.edges, margin, grow)
		// A part without edges lies whole within the polygon or without; and so
		// does its neighbour, if that has none either.
		var within [cells]bool
		ox, oy := origin(k)
		for y := lo.y; y <= hi.y; y++ {
			for x := lo.x; x <= hi.x; x++ {
				c := y*n + x
				if len(edges[c]) > 0 {
					out[c] = append(out[c], load{l.zone, l.piece, false, edges[c]})
					continue
				}
				switch {
				case x > lo.x && len(edges[c-1]) == 0:
					within[c] = within[c-1]
				case y > lo.y && len(edges[c-n]) == 0:
					within[c] = within[c-n]
				default:
					g := f.child(c)
					within[c] = l.piece.has(g.x+ox, g.y+oy)
				}
				if within[c] {
					out[c] = append(out[c], load{l.zone, l.piece, true, nil})
				}
			}
		}
	}
	return out
}

// dealt is an edge for a part of a cell.
type dealt struct {
	part int
	edge edge
}

// deal gives each part of a cell the edges that come near it.
func (b *builder) deal(f frame, edges []edge, margin, grow int64) (out [cells][]edge) {
	b.dealt = b.dealt[:0]
	var count [cells]int
	for _, e := range edges {
		lo, hi := f.span(e.rect().grow(grow, grow))
		for y := lo.y; y <= hi.y; y++ {
			for x := lo.x; x <= hi.x; x++ {
				c := y<<stepBits | x
				if lo != hi {
					if _, _, _, _, ok := e.clip(clipBox(f.child(c), margin)); !ok {
						continue
					}
				}
				b.dealt = append(b.dealt, dealt{c, e})
				count[c]++
			}
		}
	}
	all := make([]edge, len(b.dealt))
	for c, n := range count {
		out[c], all = all[:0:n], all[n:]
	}
	for _, d := range b.dealt {
		out[d.part] = append(out[d.part], d.edge)
	}
	return out
}

// place is a part of a cell, by column and row.
type place struct{ x, y int }

// span is the parts of a cell that a rectangle meets.
func (f frame) span(r rect) (lo, hi place) {
	k := f.k - stepBits
	at := func(u int64) int { return int(max(-1, min(1<<stepBits, u>>k))) }
	lo = place{max(0, at(r.minX-f.x)), max(0, at(r.minY-f.y))}
	hi = place{min(1<<stepBits-1, at(r.maxX-f.x)), min(1<<stepBits-1, at(r.maxY-f.y))}
	return lo, hi
}
