package fence

// A record is what one cell holds: the zones that cover it whole, those that are
// always settled exactly (slow), and groups of edges, one for each polygon whose
// boundary comes near the cell. It is a run of words:
//
//	covering | bare | hard
//	… the covering zones
//	and, unless bare: slow, groups, edges, loose
//	… the slow zones
//	… a word for each group: the zone, whether the origin lies inside, whether
//	  the next group is of the same zone
//	… a bit for each edge: whether it is its group's last
//	… two words for each edge: its ends, x in the low half, y in the high one, in
//	  quanta from the origin
const (
	countBits = 24 // of MaxZones
	countMask = 1<<countBits - 1
	bareBit   = 1 << 30 // nothing but covering zones
	hardBit   = 1 << 31 // slow zones, or zones of several groups

	zoneMask  = 1<<countBits - 1
	insideBit = 1 << 24
	moreBit   = 1 << 25
)

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
	n := 1 + int(r[0]&countMask)
	v.covering = r[1:n]
	if r[0]&bareBit != 0 {
		return v, n
	}
	slow, groups, edges := n+4+int(r[n]), int(r[n+1]), int(r[n+2])
	v.loose = int64(r[n+3])
	v.slow = r[n+4 : slow]
	v.words = r[slow : slow+groups]
	marks := slow + groups + (edges+31)/32
	v.marks = r[slow+groups : marks]
	v.edges = r[marks : marks+2*edges]
	return v, marks + 2*edges
}

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

// read takes apart the record that r begins with, without the zones that gone
// reports.
func (c *content) read(r []uint32, gone func(zone uint32) bool) {
	v, _ := open(r)
	keep := func(out, zones []uint32) []uint32 {
		for _, z := range zones {
			if !gone(z) {
				out = append(out, z)
			}
		}
		return out
	}
	c.covering, c.slow, c.loose = keep(nil, v.covering), keep(nil, v.slow), uint32(v.loose)
	for g, ok := v.next(); ok; g, ok = v.next() {
		if !gone(g.word & zoneMask) {
			c.groups = append(c.groups, g)
		}
	}
}

// write appends c as a record.
func (c *content) write(out []uint32) []uint32 {
	head := len(out)
	out = append(append(out, uint32(len(c.covering))), c.covering...)
	if len(c.slow)+len(c.groups) == 0 {
		out[head] |= bareBit
		return out
	}
	if len(c.slow) > 0 {
		out[head] |= hardBit
	}
	edges := 0
	for _, g := range c.groups {
		edges += len(g.edges) / 2
		if g.word&moreBit != 0 {
			out[head] |= hardBit
		}
	}
	out = append(out, uint32(len(c.slow)), uint32(len(c.groups)), uint32(edges), c.loose)
	out = append(out, c.slow...)
	for _, g := range c.groups {
		out = append(out, g.word)
	}
	ends := len(out)
	for range (edges + 31) / 32 {
		out = append(out, 0)
	}
	j := -1
	for _, g := range c.groups {
		j += len(g.edges) / 2
		out[ends+j/32] |= 1 << (j % 32)
		out = append(out, g.edges...)
	}
	return out
}

// pack is an edge's end in a word.
func pack(x, y int64) uint32 { return uint32(uint16(x)) | uint32(uint16(y))<<16 }

func unpack(w uint32) (x, y int64) { return int64(int16(w)), int64(int16(w >> 16)) }
