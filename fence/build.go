package fence

import (
	"math"
	"slices"
)

// fullCell is how many edges a cell may hold before it is cut; it may hold two
// more for each zone that covers it, since whoever asks there waits for these
// anyway.
const fullCell = 24

// load is a polygon on its way into a cell: its edges that come near.
type load struct {
	zone  uint32
	piece *piece
	edges []edge
}

// cargo is all that is on its way into a cell: polygons, those of one zone beside
// one another, and other zones that cover it.
type cargo struct {
	loads  []load
	covers []uint32
}

func (c *cargo) empty() bool { return len(c.loads)+len(c.covers) == 0 }

// load adds a polygon, unless its zone covers the cell already.
func (c *cargo) load(l load) {
	if n := len(c.covers); n == 0 || c.covers[n-1] != l.zone {
		c.loads = append(c.loads, l)
	}
}

// cover adds a zone that covers the cell.
func (c *cargo) cover(zone uint32) {
	for n := len(c.loads); n > 0 && c.loads[n-1].zone == zone; n-- {
		c.loads = c.loads[:n-1]
	}
	if n := len(c.covers); n == 0 || c.covers[n-1] != zone {
		c.covers = append(c.covers, zone)
	}
}

// builder makes the nodes of one edit. It is for one goroutine.
type builder struct {
	x      *Index
	gone   map[uint32]bool // zones that were removed
	levels [tileBits + 1]*level
}

// level is room for the work at cells of one size, used again for each.
type level struct {
	content content
	ends    []uint32 // of edges in content
	down    cargo
	parts   [cells]cargo
	old     []rect // where zones were removed, near the cell
	words   []uint32
	edges   []edge // in parts
	dealt   []dealt
	count   [cells]int32
	near    [cells][]edge
	within  [cells]bool
}

// dealt is an edge for a part of a cell.
type dealt struct {
	part int32
	edge int32
}

func (b *builder) level(k uint) *level {
	if b.levels[k] == nil {
		b.levels[k] = &level{}
	}
	return b.levels[k]
}

// clipBox is the rectangle in which a cell knows a zone's edges.
func clipBox(f frame, margin int64) rect { return f.rect().grow(margin+f.slack(), margin+f.slack()) }

// touched reports whether one of the zones that were removed may have been in
// the cell.
func (f frame) touched(old []rect) bool {
	return len(old) > 0 && slices.ContainsFunc(old, clipBox(f, 0).meets)
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

// bring adds a zone to what comes into a cell.
func (b *builder) bring(zone uint32, f frame, out *cargo) {
	s := b.x.shape(zone)
	r := clipBox(f, s.margin)
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
			out.load(load{zone, p, edges})
		} else if ox, oy := origin(f.k); p.has(f.x+ox, f.y+oy) {
			out.cover(zone)
		}
	}
}

// tile makes a tile anew, with zones that may lie in it. Nil: nothing changes.
func (b *builder) tile(n *node, f frame, zones []uint32, old []rect) *node {
	var in cargo
	for _, z := range zones {
		b.bring(z, f, &in)
	}
	if in.empty() && !f.touched(old) {
		return nil
	}
	out, c := b.cell(n, n.here, f, &in, old)
	if out == nil {
		if out = &blank; !c.empty() {
			out = &node{}
			out.keep(c)
		}
	}
	return out
}

// cell puts cargo into a cell that has a node n, or nil, and the record here. It
// gives the new node, or nil and what the new record is to hold, which stands
// until the next cell of the same size.
func (b *builder) cell(n *node, here []uint32, f frame, in *cargo, old []rect) (*node, *content) {
	l := b.level(f.k)
	c, down := &l.content, f.k-stepBits
	c.read(here, b.gone)
	l.ends = l.ends[:0]
	l.down.loads, l.down.covers = l.down.loads[:0], l.down.covers[:0]
	cut := n != nil && n.cut()
	if !cut && f.k > leastBits && b.weight(c, in.loads, f) > fullCell+2*(len(c.covering)+len(in.covers)) {
		cut = true
		b.lower(c, f, &l.down)
		c.covering = append(c.covering, l.down.covers...)
	}
	c.covering = append(c.covering, in.covers...)
	for loads := in.loads; len(loads) > 0; {
		run := 1
		for run < len(loads) && loads[run].zone == loads[0].zone {
			run++
		}
		if cut && b.x.shape(loads[0].zone).hold <= down {
			l.down.loads = append(l.down.loads, loads[:run]...)
		} else {
			b.add(l, f, loads[:run])
		}
		loads = loads[run:]
	}
	if !cut {
		return nil, c
	}
	out := b.descend(n, f, &l.down, old)
	out.keep(c)
	if out.own == ownNothing && out.some == (parts{}) {
		return &void, nil
	}
	return out, nil
}

// lower takes out of the record of a cell that is to be cut what can go down.
func (b *builder) lower(c *content, f frame, out *cargo) {
	stays := func(zone uint32) bool { return b.x.shape(zone).hold > f.k-stepBits }
	groups, slow := c.groups, c.slow
	c.groups, c.slow = nil, nil
	for _, g := range groups {
		if zone := g.word & zoneMask; stays(zone) {
			c.groups = append(c.groups, g)
		} else if g.word&moreBit == 0 {
			b.bring(zone, f, out)
		}
	}
	for _, z := range slow {
		if stays(z) {
			c.slow = append(c.slow, z)
		} else {
			b.bring(z, f, out)
		}
	}
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
func (b *builder) add(in *level, f frame, loads []load) {
	c, zone, s := &in.content, loads[0].zone, b.x.shape(loads[0].zone)
	ox, oy := origin(f.k)
	box := clipBox(f, s.margin)
	first := len(c.groups)
	for _, l := range loads {
		g := group{word: zone | moreBit}
		start, clear := len(in.ends), true
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
			in.ends = append(in.ends, pack(u, v), pack(w, z))
		}
		g.edges = in.ends[start:]
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

// descend makes the node of a cell that is cut: the one that it was, if any, with
// cargo. Records that are replaced stay where they are as waste, until there is
// too much of it.
func (b *builder) descend(was *node, f frame, in *cargo, old []rect) *node {
	l := b.level(f.k)
	b.part(l, f, in)
	l.old = l.old[:0]
	for _, r := range old {
		if r.meets(clipBox(f, 0)) {
			l.old = append(l.old, r)
		}
	}
	if was == nil || !was.cut() {
		was = &void
	}
	out := &node{some: was.some, kids: slices.Clone(was.kids), waste: was.waste}
	out.words = append(l.words[:0], was.words[:len(was.words)-spill]...)
	for i := range cells {
		at, in, g := out.words[i], &l.parts[i], f.child(i)
		if in.empty() && (at == 0 || !g.touched(l.old)) {
			continue
		}
		var kid *node
		var here []uint32
		switch {
		case at&1 != 0:
			kid = out.kids[at>>1]
			here = kid.here
		case at != 0:
			here = out.words[at>>1:]
			_, size := open(here)
			out.waste += uint32(size)
		}
		n, c := b.cell(kid, here, g, in, l.old)
		switch {
		case kid != nil:
			out.kids[at>>1] = n
		case n != nil:
			out.some[i/64] |= 1 << (i % 64)
			out.words[i] = uint32(len(out.kids))<<1 | 1
			out.kids = append(out.kids, n)
		case c.empty():
			out.some[i/64] &^= 1 << (i % 64)
			out.words[i] = 0
		default:
			out.put(i, c)
		}
	}
	l.words = out.words
	if int(out.waste) > len(out.words)/4 {
		out.compact()
	} else {
		out.words = append(make([]uint32, 0, len(l.words)+spill), l.words...)
	}
	out.words = out.words[:len(out.words)+spill]
	return out
}

// part deals cargo out to the parts of a cell.
func (b *builder) part(l *level, f frame, in *cargo) {
	for i := range l.parts {
		l.parts[i].loads, l.parts[i].covers = l.parts[i].loads[:0], l.parts[i].covers[:0]
	}
	l.edges = l.edges[:0]
	const n = 1 << stepBits
	ox, oy := origin(f.k - stepBits)
	for i := range in.loads {
		p := &in.loads[i]
		margin := b.x.shape(p.zone).margin
		grow := margin + f.child(0).slack()
		lo, hi := f.span(p.piece.box.grow(grow, grow))
		l.deal(f, p.edges, margin, grow, lo, hi)
		// A part without edges lies whole within the polygon or without; and so
		// does its neighbour, if that has none either.
		for y := lo.y; y <= hi.y; y++ {
			for x := lo.x; x <= hi.x; x++ {
				c := y*n + x
				switch {
				case len(l.near[c]) > 0:
					l.parts[c].load(load{p.zone, p.piece, l.near[c]})
					continue
				case x > lo.x && len(l.near[c-1]) == 0:
					l.within[c] = l.within[c-1]
				case y > lo.y && len(l.near[c-n]) == 0:
					l.within[c] = l.within[c-n]
				default:
					g := f.child(c)
					l.within[c] = p.piece.has(g.x+ox, g.y+oy)
				}
				if l.within[c] {
					l.parts[c].cover(p.zone)
				}
			}
		}
	}
}

// deal gives each part of a cell, from lo to hi, the edges that come near it, in
// l.near.
func (l *level) deal(f frame, edges []edge, margin, grow int64, lo, hi place) {
	if lo.x > hi.x {
		return
	}
	for y := lo.y; y <= hi.y; y++ {
		clear(l.count[y<<stepBits|lo.x : y<<stepBits|hi.x+1])
	}
	l.dealt = l.dealt[:0]
	for i, e := range edges {
		from, to := f.span(e.rect().grow(grow, grow))
		for y := from.y; y <= to.y; y++ {
			for x := from.x; x <= to.x; x++ {
				c := y<<stepBits | x
				if from != to {
					if _, _, _, _, ok := e.clip(clipBox(f.child(c), margin)); !ok {
						continue
					}
				}
				l.dealt = append(l.dealt, dealt{int32(c), int32(i)})
				l.count[c]++
			}
		}
	}
	at := len(l.edges)
	l.edges = slices.Grow(l.edges, len(l.dealt))[:at+len(l.dealt)]
	for y := lo.y; y <= hi.y; y++ {
		for x := lo.x; x <= hi.x; x++ {
			c := y<<stepBits | x
			to := at + int(l.count[c])
			l.near[c] = l.edges[at:at:to]
			at = to
		}
	}
	for _, d := range l.dealt {
		l.near[d.part] = append(l.near[d.part], edges[d.edge])
	}
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
