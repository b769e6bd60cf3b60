package ledger

import (
	"github.com/open-parley/parley"
)

// ahead holds the commitments of what was decided and is perhaps not on the
// disk yet. Owner: the writer.
type ahead struct {
	first uint64
	c     []parley.Digest
}

func (a *ahead) add(index uint64, c parley.Digest) {
	if len(a.c) == 0 {
		a.first = index
	}
	a.c = append(a.c, c)
}

// forget drops those before size, which are on the disk.
func (a *ahead) forget(size uint64) {
	if n := int(min(size-min(size, a.first), uint64(len(a.c)))); n > 0 {
		a.first, a.c = a.first+uint64(n), append(a.c[:0], a.c[n:]...)
	}
}

func (a *ahead) at(index uint64) (parley.Digest, bool) {
	if i := index - a.first; index >= a.first && i < uint64(len(a.c)) {
		return a.c[i], true
	}
	return parley.Digest{}, false
}
