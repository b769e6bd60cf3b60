package fence

// node is a cell that is cut in smaller ones, or a tile. It never changes once
// its index is made.
type node struct {
	some  parts
	own   own
	words []uint32 // of each part: place of its record here<<1, or in kids<<1 | 1; then the records. Nil: not cut
	kids  []*node  // parts that are cut themselves
	here  []uint32 // the record of what lies in the cell and in none of its parts; nil: nothing
	waste uint32   // words that nothing leads to
	_     uint64   // to whole cache lines
}

// parts are a bit for each part of a cell: whether it holds anything.
type parts [cells / 64]uint64

// has reports whether the part of a cell of side 2^k in which a position lies
// holds anything.
func (p *parts) has(x, y, k uint32) bool {
	c := cellAt(x, y, k)
	return p[c/64]>>(c%64)&1 != 0
}

// top is a tile: a node of the first level, with what most answers need of it at hand.
type top struct {
	some    parts
	n       *node
	changed uint32 // the edition in which it changed last
	own     own
}

func topOf(n *node, edition uint32) top { return top{n.some, n, edition, n.own} }

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
var void = node{words: make([]uint32, cells+spill)}

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

// compact leaves waste out.
func (n *node) compact() {
	words := make([]uint32, cells, len(n.words)-int(n.waste)+spill)
	for i, at := range n.words[:cells] {
		if at&1 == 0 && at != 0 {
			r := n.words[at>>1:]
			_, size := open(r)
			at = uint32(len(words)) << 1
			words = append(words, r[:size]...)
		}
		words[i] = at
	}
	n.words, n.waste = words, 0
}

// put gives a part a record.
func (n *node) put(i int, c *content) {
	n.words[i] = uint32(len(n.words)) << 1
	n.some[i/64] |= 1 << (i % 64)
	n.words = c.write(n.words)
}
