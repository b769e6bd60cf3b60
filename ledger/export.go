package ledger

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Export is the log as one party may see it, at one checkpoint: what a bundle
// of it holds. What enters later is not in it.
type Export struct {
	Party      parley.PartyID
	Size       uint64
	Checkpoint []byte
	// View is the state that the party may know.
	View proof.View

	l        *Ledger
	seen     []bool
	number   int
	admitted uint64
	erased   map[uint64]statement.Audience // of what was erased, by index
}

// Export takes the log as party may see it at the latest checkpoint. Publishing
// waits while the view is made.
func (l *Ledger) Export(ctx context.Context, party parley.PartyID) (*Export, error) {
	x := &Export{Party: party, l: l}
	var erasures []uint64
	known := false
	l.View(func(s *docket.State) {
		if x.number, known = s.PartyNumber(party); !known {
			return
		}
		x.Size, x.Checkpoint = s.Size(), l.checkpoint
		x.admitted, _ = s.Admission(party)
		x.seen = s.Seen(party)
		x.View = proof.View{Origin: l.key.signer.Name(), Party: party, Size: s.Size(), Digest: s.View(party).Digest()}
		erasures = s.Erasures()
	})
	if !known {
		return nil, notFound("There is no party %s here.", parley.Short(party))
	}
	var err error
	x.erased, err = l.erasedAudiences(ctx, erasures)
	return x, err
}

// erasedAudiences reads from the erasures whom each erased entry addressed.
func (l *Ledger) erasedAudiences(ctx context.Context, erasures []uint64) (map[uint64]statement.Audience, error) {
	out := map[uint64]statement.Audience{}
	for _, index := range erasures {
		e, err := l.ReadEntry(ctx, index)
		if err != nil {
			return nil, err
		}
		if e.Signed == nil {
			return nil, refuseDamaged(nil, "Entry %d, an erasure, was erased itself.", index)
		}
		for _, effect := range e.Signed.Statement.Body.(*statement.Erase).Effects {
			out[effect.Index] = effect.Audience
		}
	}
	return out, nil
}

// SignView signs the view with the log's key.
func (l *Ledger) SignView(v proof.View) ([]byte, error) { return v.Sign(l.key.signer) }

// Each gives the records from entry from on, in order. openings: with the proof
// for each entry that the party can't see that it was not for it.
func (x *Export) Each(ctx context.Context, from uint64, openings bool, yield func(*bundle.Record) error) error {
	for from < x.Size {
		records, err := x.l.engine.Read(ctx, from, int(min(replayChunk, x.Size-from)))
		if err != nil {
			return err
		}
		if len(records) == 0 {
			return refuseDamaged(nil, "Entry %d is missing.", from)
		}
		out := make([]*bundle.Record, len(records))
		errs := make([]error, len(records))
		parallel(len(records), func(i int) { out[i], errs[i] = x.record(ctx, records[i], openings) })
		for i, r := range out {
			if errs[i] != nil {
				return errs[i]
			}
			if err := yield(r); err != nil {
				return err
			}
		}
		from += uint64(len(records))
	}
	return nil
}

// record is one entry for the party.
func (x *Export) record(ctx context.Context, stored Record, openings bool) (*bundle.Record, error) {
	if x.seen[stored.Index] {
		if _, gone := x.erased[stored.Index]; !gone {
			return x.readable(ctx, stored)
		}
	}
	leaf, err := proof.DecodeLeaf(stored.Leaf)
	if err != nil {
		return nil, refuseDamaged(err, "Entry %d is damaged: %v.", stored.Index, err)
	}
	r := &bundle.Record{Index: stored.Index, Leaf: leaf}
	if !openings || stored.Index < x.admitted {
		return r, nil
	}
	e, sealed, err := decodeRecord(ctx, x.l.keys, stored)
	if err != nil {
		return nil, err
	}
	slots, err := x.l.slotsAt(ctx, e, sealed, x.erased)
	if err != nil {
		return nil, err
	}
	own, err := slots.Open(x.number)
	r.Own = &own
	return r, err
}

func (x *Export) readable(ctx context.Context, stored Record) (*bundle.Record, error) {
	e, sealed, err := decodeRecord(ctx, x.l.keys, stored)
	if err != nil {
		return nil, err
	}
	if e.Signed == nil {
		return nil, refuse(ErrErasedEntry, "erased-meanwhile", "", "Export again.", "Entry %d was erased while it was exported.", e.Index)
	}
	slots, err := x.l.slotsFor(ctx, sealed, e.Leaf, e.Signed.Statement.Audience)
	if err != nil {
		return nil, err
	}
	r := &bundle.Record{Index: e.Index, Leaf: e.Leaf, Submission: &statement.Submission{Envelope: e.Signed.Envelope, Parts: e.Signed.Parts}}
	var opened proof.Receipt
	opened.Open(slots)
	r.Openings, r.Everyone = opened.Openings, opened.Everyone
	return r, nil
}

// slotsAt builds the slot tree of a stored entry, erased or not.
func (l *Ledger) slotsAt(ctx context.Context, e Event, sealed *Sealed, erased map[uint64]statement.Audience) (*proof.Slots, error) {
	if e.Signed != nil {
		return l.slotsFor(ctx, sealed, e.Leaf, e.Signed.Statement.Audience)
	}
	audience, named := erased[e.Index]
	if !named {
		return nil, refuseKeys(nil, "The data key of entry %d is gone, and no retention/erase names that entry.", e.Index)
	}
	return l.slotsFor(ctx, sealed, e.Leaf, audience)
}

// slotsFor builds the slot tree over an audience.
func (l *Ledger) slotsFor(ctx context.Context, sealed *Sealed, leaf proof.Leaf, audience statement.Audience) (*proof.Slots, error) {
	var to proof.Addressees
	known := false
	l.View(func(s *docket.State) { to, known = addressees(s, audience) })
	if !known {
		return nil, refuseDamaged(nil, "Statement %s addresses an unknown party.", parley.Short(sealed.Statement))
	}
	return l.slotsOf(ctx, sealed, leaf, to)
}
