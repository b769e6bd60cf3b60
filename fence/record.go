package fence

// A record is what one cell holds: the zones that cover it whole, those that are
// always settled exactly (slow), and groups of edges, one for each polygon whose
// boundary comes near the cell. It is a run of words:
//
//	how many are covering, groups and edges; or hard and covering
//	loose
//	if hard: how many are slow, groups, edges
//	… a bit for each edge: whether it is its group's last
//	… a word for each group: the zone, whether the origin lies inside, whether
//	  the next group is of the same zone
//	… two words for each edge: its ends, x in the low half, y in the high one, in
//	  quanta from the origin
//	… the covering zones
//	… the slow zones
//
// A record is hard if it has slow zones, zones of several groups, or more of
// anything than the first word can say.
const (
	countBits = 24 // of MaxZones
	countMask = 1<<countBits - 1

	coveringBits = 12
	groupBits    = 8
	edgeBits     = 10
	hardBit      = 1 << 31

	zoneMask  = 1<<countBits - 1
	insideBit = 1 << 24
	moreBit   = 1 << 25
)

// spill is how many words may be read beyond the beginning of the last thing in a
// record: so many, empty, end each run of words that holds records.
const spill = 32

// counts are what the first word of a record that is not hard says.
func counts(head uint32) (covering, groups, edges int) {
	return int(head & (1<<coveringBits - 1)), int(head >> coveringBits & (1<<groupBits - 1)), int(head >> (coveringBits + groupBits) & (1<<edgeBits - 1))
}

// record is a view of one.
type record struct {
	covering, slow, words, marks, edges []uint32
	loose                               int64
	skip                                int // edges that next has passed
}

// open looks at the record that r begins with, and gives its length.
func open(r []uint32) (v record, size int) {
	if len(r) == 0 {
		return v, 0
	}
	covering, groups, edges := counts(r[0])
	n, slow := 2, 0
	if r[0]&hardBit != 0 {
		covering, slow, groups, edges = int(r[0]&countMask), int(r[2]), int(r[3]), int(r[4])
		n = 5
	}
	v.loose = int64(r[1])
	take := func(k int) []uint32 {
		n += k
		return r[n-k : n : n]
	}
	v.marks, v.words, v.edges, v.covering, v.slow = take((edges+31)/32), take(groups), take(2*edges), take(covering), take(slow)
	return v, n
}

// bare reports whether a record has nothing but covering zones.
func bare(r []uint32) bool { return r[0]&^(1<<coveringBits-1) == 0 }

// next takes the first group off; not ok: there is none left.
func (v *record) next() (g group, ok bool) {
	if len(v.words) == 0 {
		return group{}, false
	}
	n := v.skip
	for v.marks[n/32]>>(n%32)&1 == 0 {
		n++
	}
	n++
	g = group{v.words[0], v.edges[:2*(n-v.skip)]}
	v.words, v.edges, v.skip = v.words[1:], v.edges[len(g.edges):], n
	return g, true
}

// group is one polygon's edges in a cell.
type group struct {
	word  uint32
	edges []uint32 // two words each
}

// content is a record taken apart.
type content struct {
	covering, slow []uint32
	groups         []group
	loose          uint32 // quanta: the greatest of its zones
}

func (c *content) empty() bool { return len(c.covering)+len(c.slow)+len(c.groups) == 0 }

// read takes apart the record that r begins with, without the zones that are
// gone.
func (c *content) read(r []uint32, gone map[uint32]bool) {
	v, _ := open(r)
	keep := func(out, zones []uint32) []uint32 {
		for _, z := range zones {
			if len(gone) == 0 || !gone[z] {
				out = append(out, z)
			}
		}
		return out
	}
	c.covering, c.slow, c.groups, c.loose = keep(c.covering[:0], v.covering), keep(c.slow[:0], v.slow), c.groups[:0], uint32(v.loose)
	for g, ok := v.next(); ok; g, ok = v.next() {
		if len(gone) == 0 || !gone[g.word&zoneMask] {
			c.groups = append(c.groups, g)
		}
	}
}

// write appends c as a record.
func (c *content) write(out []uint32) []uint32 {
	edges, hard := 0, len(c.slow) > 0
	for _, g := range c.groups {
		edges += len(g.edges) / 2
		hard = hard || g.word&moreBit != 0
	}
	covering, groups := len(c.covering), len(c.groups)
	if hard = hard || covering>>coveringBits+groups>>groupBits+edges>>edgeBits > 0; hard {
		out = append(out, hardBit|uint32(covering), c.loose, uint32(len(c.slow)), uint32(groups), uint32(edges))
	} else {
		out = append(out, uint32(covering|groups<<coveringBits|edges<<(coveringBits+groupBits)), c.loose)
	}
	ends := len(out)
	for range (edges + 31) / 32 {
		out = append(out, 0)
	}
	j := -1
	for _, g := range c.groups {
		j += len(g.edges) / 2
		out[ends+j/32] |= 1 << (j % 32)
		out = append(out, g.word)
	}
	for _, g := range c.groups {
		out = append(out, g.edges...)
	}
	return append(append(out, c.covering...), c.slow...)
}

// pack is an edge's end in a word.
func pack(x, y int64) uint32 { return uint32(uint16(x)) | uint32(uint16(y))<<16 }

func unpack(w uint32) (x, y int64) { return int64(int16(w)), int64(int16(w >> 16)) }
