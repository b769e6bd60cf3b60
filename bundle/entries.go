package bundle

import (
	"bytes"

	"github.com/open-parley/parley/geo"
)

// waiting is an entry's line that was read and not looked at.
type waiting struct {
	line int
	text []byte
}

// wait keeps an entry's line to be verified with others; false: enough wait.
func (v *verifier) wait(text []byte) bool {
	if len(v.waiting) == v.many || len(v.waiting) > 0 && v.weight+len(text) > aheadBytes {
		return false
	}
	v.waiting, v.weight = append(v.waiting, waiting{v.line, bytes.Clone(text)}), v.weight+len(text)
	return true
}

// entries verifies the entries that wait: what rests on no other on all cores,
// then one after the other, so that the first that is wrong is told.
func (v *verifier) entries() error {
	if len(v.waiting) == 0 {
		return nil
	}
	line := v.line
	v.line = v.waiting[0].line
	if err := v.carried(); err != nil {
		return err
	}
	records, errs := v.fold.Ready(len(v.waiting), func(i int) (*Record, error) { return DecodeRecord(v.waiting[i].text) })
	for i, r := range records {
		v.line = v.waiting[i].line
		if errs[i] != nil {
			return errs[i]
		}
		if err := v.entry(r); err != nil {
			return err
		}
	}
	v.line, v.waiting, v.weight = line, v.waiting[:0], 0
	return nil
}

func (v *verifier) entry(r *Record) error {
	if v.fold.Size() >= v.h.Size {
		return refuse("order", nil, "The header announces %d entries, and this is one more.", v.h.Size)
	}
	if v.sampled(r) && r.Own == nil {
		return refuse("withheld", nil, "The header says that the holder's slot in entry %d is opened, and it is not.", r.Index)
	}
	if err := v.fold.Add(r); err != nil {
		return err
	}
	if r.Index == 0 {
		if err := v.genesis(); err != nil {
			return err
		}
	}
	v.compare()
	if v.o.Progress != nil {
		v.o.Progress(v.fold.Size(), v.h.Size)
	}
	if v.o.Entry != nil {
		v.o.Entry(r, v.fold.Last(), v.fold.State())
	}
	return nil
}

// sampled: the header says that the entry is opened, if the holder can't see it.
func (v *verifier) sampled(r *Record) bool {
	_, admitted := v.fold.State().PartyNumber(v.h.Party)
	return admitted && r.Submission == nil && v.h.Openings.Wants(r.Index)
}

// genesis compares the header with what the ledger was founded as.
func (v *verifier) genesis() error {
	s := v.fold.State()
	g := s.Genesis()
	if s.Ledger() != v.h.Ledger || g.LogKey != v.h.LogKey || g.World != v.h.World {
		return refuse("bad-header", nil, "The header names another ledger, log key or territory file than the genesis.")
	}
	return nil
}

// compare meets the checkpoints that the verifier holds. One that differs is
// the log's contradiction only if the log has signed these entries as well,
// which a later line tells: whoever passed the bundle on could have changed it.
func (v *verifier) compare() {
	for _, c := range v.known {
		if c.Size == v.fold.Size() && c.Root != v.fold.Root() && v.differs == 0 {
			v.differs = c.Size
		}
	}
}

// carried hands the territory file over before the first entry.
func (v *verifier) carried() error {
	if v.world == nil {
		return nil
	}
	w, err := geo.DecodeWorld(v.world)
	if err != nil {
		return refuse("another-world", err, "The territory file can't be read: %v.", err)
	}
	if w.Digest() != v.h.World {
		return refuse("another-world", nil, "The territory file is not the one that the header names.")
	}
	v.fold.world, v.world = w, nil
	return nil
}
