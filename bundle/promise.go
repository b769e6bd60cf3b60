package bundle

import (
	"bytes"
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// promises watches for what the log has promised.
type promises struct {
	open map[parley.Digest]watched // the tightest one of each commitment
	kept int
	late []Broken
}

type watched struct {
	by parley.Instant
	// whole: every leaf is looked at. A promise that comes with a later part of
	// the log may have been kept before.
	whole bool
}

// Broken is a promise that the log did not keep: the leaves up to a time after
// it do not hold the commitment. The promise and the bundle prove it together.
type Broken struct {
	C         parley.Digest  `json:"c"`
	IncludeBy parley.Instant `json:"include_by"`
	// Entered is when it came all the same; zero: it is not in the log.
	Entered parley.Instant `json:"entered,omitzero"`
	// Later is the ledger time of an entry after the promise's end.
	Later parley.Instant `json:"later"`
}

func (v *verifier) promise(value []byte) error {
	var signed string
	if err := statement.DecodeStrict(value, &signed); err != nil {
		return err
	}
	return v.addPromise([]byte(signed))
}

func (v *verifier) addPromise(signed []byte) error {
	p, err := proof.OpenPromise(signed, v.log)
	if err != nil {
		return err
	}
	f := v.fold
	if len(f.promises.open) >= MaxPromises {
		return refuse("limit", nil, "There are more than %d promises.", MaxPromises)
	}
	if f.promises.open == nil {
		f.promises.open = map[parley.Digest]watched{}
	}
	if old, ok := f.promises.open[p.C]; !ok || p.IncludeBy < old.by {
		f.promises.open[p.C] = watched{p.IncludeBy, f.Size() == 0}
	}
	return nil
}

// met notes a leaf.
func (p *promises) met(l proof.Leaf) {
	promise, ok := p.open[l.C]
	if !ok {
		return
	}
	delete(p.open, l.C)
	if l.At <= promise.by {
		p.kept++
		return
	}
	p.late = append(p.late, Broken{C: l.C, IncludeBy: promise.by, Entered: l.At, Later: l.At})
}

// result tells how many promises there were, and which were broken by a log
// whose last entry is of that time.
func (p *promises) result(head parley.Instant) (all int, broken []Broken) {
	broken = p.late
	for c, promise := range p.open {
		if promise.whole && head > promise.by {
			broken = append(broken, Broken{C: c, IncludeBy: promise.by, Later: head})
		}
	}
	slices.SortFunc(broken, func(a, b Broken) int { return bytes.Compare(a.C[:], b.C[:]) })
	return p.kept + len(p.late) + len(p.open), broken
}
