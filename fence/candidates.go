package fence

import (
	"slices"
	"sync"

	"github.com/open-parley/parley/geo"
)

// marks are kept clear: a bit for each zone that was found already.
var marks = sync.Pool{New: func() any { return new([]uint64) }}

// candidates appends the zones that may come within one of the boxes, each once,
// by ID: every zone whose area, with its accuracy, does, and maybe others.
func (x *Index) candidates(boxes []geo.Box, out []ID) []ID {
	first := len(out)
	seen := marks.Get().(*[]uint64)
	defer marks.Put(seen)
	if n := len(x.pages) * pageSize / 64; len(*seen) < n {
		*seen = make([]uint64, n)
	}
	bits := *seen
	add := func(z uint32) {
		if bits[z/64]>>(z%64)&1 == 0 {
			bits[z/64] |= 1 << (z % 64)
			out = append(out, ID(z))
		}
	}
	for _, z := range x.lone {
		add(z)
	}
	for _, b := range boxes {
		if b.North >= capLat || b.South <= -capLat {
			for _, z := range x.polar {
				add(z)
			}
		}
		r := rect{int64(b.West), int64(b.South), int64(b.East), int64(b.North)}
		lo, hi := tileAt(r.minX, r.minY), tileAt(r.maxX, r.maxY)
		for row := lo / tilesX; row <= hi/tilesX; row++ {
			for col := lo % tilesX; col <= hi%tilesX; col++ {
				x.rows[row].tiles[col].n.each(tileFrame(row*tilesX+col), r, add)
			}
		}
	}
	found := out[first:]
	for _, z := range found {
		bits[z/64] = 0
	}
	slices.Sort(found)
	kept := found[:0]
	for _, z := range found {
		s := x.shape(uint32(z))
		if s.lone || s.polar || slices.ContainsFunc(s.pieces, func(p piece) bool {
			r := p.box.grow(s.margin, s.margin)
			return slices.ContainsFunc(boxes, func(b geo.Box) bool {
				return r.meets(rect{int64(b.West), int64(b.South), int64(b.East), int64(b.North)})
			})
		}) {
			kept = append(kept, z)
		}
	}
	return out[:first+len(kept)]
}

// each calls f with the zones in the parts of a cell that r meets, some more
// than once.
func (n *node) each(f frame, r rect, add func(zone uint32)) {
	eachOf(n.here, add)
	if !n.cut() {
		return
	}
	lo, hi := f.span(r)
	for y := lo.y; y <= hi.y; y++ {
		for x := lo.x; x <= hi.x; x++ {
			i := y<<stepBits | x
			switch c := n.words[i]; {
			case c == 0:
			case c&1 != 0:
				n.kids[c>>1].each(f.child(i), r, add)
			default:
				eachOf(n.words[c>>1:], add)
			}
		}
	}
}

// eachOf calls add with the zones of the record that r begins with.
func eachOf(r []uint32, add func(zone uint32)) {
	v, _ := open(r)
	for _, list := range [...][]uint32{v.covering, v.slow, v.words} {
		for _, z := range list {
			add(z & zoneMask)
		}
	}
}
