package ledger

import (
	"context"
	"io"

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

// Export takes the log as party may see it at the latest checkpoint.
func (l *Ledger) Export(ctx context.Context, party parley.PartyID) (*Export, error) {
	x := &Export{Party: party, l: l}
	var state *docket.State
	l.View(func(s *docket.State) {
		if _, known := s.PartyNumber(party); known {
			state, x.Checkpoint = s.Clone(), l.checkpoint
		}
	})
	if state == nil {
		return nil, notFound("There is no party %s here.", parley.Short(party))
	}
	x.Size = state.Size()
	x.number, _ = state.PartyNumber(party)
	x.admitted, _ = state.Admission(party)
	x.seen = state.Seen(party)
	x.View = l.viewOf(state, party)
	var err error
	x.erased, err = l.erasedAudiences(ctx, state.Erasures())
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

// Bundle writes the entries that party may see, from entry from on, as a bundle
// at the latest checkpoint.
func (l *Ledger) Bundle(ctx context.Context, w io.Writer, party parley.PartyID, from uint64, openings bundle.Openings) error {
	x, err := l.Export(ctx, party)
	if err != nil {
		return err
	}
	if from > x.Size {
		return refuse(ErrNotFound, "ahead", "R9", "If you have received entries up to there, this is not the ledger that you knew, or it was cut: compare its checkpoint with the one that you hold.",
			"You ask from entry %d on, this ledger has %d.", from, x.Size)
	}
	h := bundle.Header{ExportedAt: l.cfg.Now(), Exporter: l.key.text, LogKey: l.key.text, From: from, Openings: openings, Party: party, Size: x.Size}
	l.View(func(s *docket.State) { h.Ledger, h.World = s.Ledger(), s.Genesis().World })
	out, err := bundle.NewWriter(w, h, l.cfg.World)
	if err != nil {
		return err
	}
	// What witnesses have cosigned goes in at its place, which may be before the
	// newest checkpoint.
	witnessed := l.witnessed()
	if witnessed != nil && witnessed.Size == from && from < x.Size && from > 0 {
		if err := out.Checkpoint(witnessed.Note); err != nil {
			return err
		}
	}
	err = x.Each(ctx, from, openings, func(r *bundle.Record) error {
		if err := out.Record(r); err != nil || witnessed == nil || r.Index+1 != witnessed.Size || r.Index+1 == x.Size {
			return err
		}
		return out.Checkpoint(witnessed.Note)
	})
	if err != nil {
		return err
	}
	last := x.Checkpoint
	if witnessed != nil && witnessed.Size == x.Size {
		last = witnessed.Note
	}
	if err := out.Checkpoint(last); err != nil {
		return err
	}
	view, err := x.View.Sign(l.key.signer)
	if err != nil {
		return err
	}
	if err := out.View(view); err != nil {
		return err
	}
	return out.Close(l.key.signer)
}

// SignedView is the log's word on what party may know at the latest checkpoint.
func (l *Ledger) SignedView(party parley.PartyID) ([]byte, error) {
	var state *docket.State
	l.View(func(s *docket.State) {
		if _, known := s.PartyNumber(party); known {
			state = s.Clone()
		}
	})
	if state == nil {
		return nil, notFound("There is no party %s here.", parley.Short(party))
	}
	return l.viewOf(state, party).Sign(l.key.signer)
}

func (l *Ledger) viewOf(s *docket.State, party parley.PartyID) proof.View {
	return proof.View{Origin: l.key.signer.Name(), Party: party, Size: s.Size(), Digest: s.View(party).Digest()}
}

// Each gives the records from entry from on, in order, with the proof that an
// entry which the party can't see was not for it, where openings wants it.
func (x *Export) Each(ctx context.Context, from uint64, openings bundle.Openings, yield func(*bundle.Record) error) error {
	for from < x.Size {
		records, err := x.l.engine.Read(ctx, from, int(min(replayChunk, x.Size-from)))
		if err != nil {
			return unreadable(ctx, err)
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
func (x *Export) record(ctx context.Context, stored Record, openings bundle.Openings) (*bundle.Record, error) {
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
	if stored.Index < x.admitted || !openings.Wants(stored.Index) {
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
	r := &bundle.Record{Index: e.Index, Leaf: e.Leaf, Submission: e.Signed.Submission()}
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
