package fence

// table holds tracks, each at a place of its own that it keeps, in the order in
// which they came: a feed that reports them in much the same order each time, as
// most do, finds them beside one another. Names lead to places by open
// addressing; at least half of those words are free.
type table struct {
	words []uint32 // a place, counted from 1, and above it a few bits of the name's hash; 0: free
	mask  uint64
	runs  []*[runSize]track
	end   uint32   // places ever given
	spare []uint32 // of those, the ones that are free again
}

const (
	runBits   = 10
	runSize   = 1 << runBits
	placeBits = 26
	placeMask = 1<<placeBits - 1
)

func newTable() table {
	const words = 1 << 10
	return table{words: make([]uint32, words), mask: words - 1}
}

// len is the number of tracks.
func (t *table) len() int { return int(t.end) - len(t.spare) }

// at is the track at a place.
func (t *table) at(place uint32) *track { return &t.runs[place>>runBits][place&(runSize-1)] }

func hash(x uint64) uint64 {
	x ^= x >> 32
	x *= 0x9e3779b97f4a7c15
	return x ^ x>>29
}

// find looks for the track of a name whose hash is h. Not ok: there is none, and
// its word would stand at i.
func (t *table) find(id, h uint64) (i uint64, place uint32, ok bool) {
	for i = h & t.mask; ; i = (i + 1) & t.mask {
		w := t.words[i]
		if w == 0 {
			return i, 0, false
		}
		if w>>placeBits == uint32(h>>(32+placeBits)) {
			if place = w&placeMask - 1; t.at(place).id == id {
				return i, place, true
			}
		}
	}
}

// add gives a track, not there yet, a place.
func (t *table) add(id, h uint64) (place uint32) {
	if 2*(t.len()+1) > len(t.words) {
		t.grow()
	}
	i, _, _ := t.find(id, h)
	if n := len(t.spare); n > 0 {
		place, t.spare = t.spare[n-1], t.spare[:n-1]
	} else {
		if place = t.end; place>>runBits == uint32(len(t.runs)) {
			t.runs = append(t.runs, new([runSize]track))
		}
		t.end++
	}
	t.words[i] = word(h, place)
	*t.at(place) = track{id: id, accuracy: -1}
	return place
}

// word is what leads to a place.
func word(h uint64, place uint32) uint32 {
	return (place + 1) | uint32(h>>(32+placeBits))<<placeBits
}

// grow doubles the words.
func (t *table) grow() {
	old := t.words
	t.words = make([]uint32, 2*len(old))
	t.mask = uint64(len(t.words)) - 1
	for _, w := range old {
		if w == 0 {
			continue
		}
		i := hash(t.at(w&placeMask-1).id) & t.mask
		for t.words[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.words[i] = w
	}
}

// remove frees the place of a track, whose word stands at i.
func (t *table) remove(i uint64, place uint32) {
	*t.at(place) = track{}
	t.spare = append(t.spare, place)
	// What stands behind moves up, so that nobody's way is cut.
	for j := i; ; {
		j = (j + 1) & t.mask
		w := t.words[j]
		if w == 0 {
			break
		}
		if home := hash(t.at(w&placeMask-1).id) & t.mask; (j-home)&t.mask >= (j-i)&t.mask {
			t.words[i] = w
			i = j
		}
	}
	t.words[i] = 0
}
