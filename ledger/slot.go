package ledger

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// OpenSlot proves whether an entry, erased or not, addresses the party. A party
// may ask for its own on any entry, and so knows that nothing addressed to it
// was withheld; whom to answer is the caller's matter. In entries older than the
// party's admission it has no slot: they can't address it.
func (l *Ledger) OpenSlot(ctx context.Context, index uint64, party parley.PartyID) (proof.Opening, error) {
	var (
		number         int
		admitted, size uint64
		known          bool
		erasures       []uint64
		none           proof.Opening
	)
	l.View(func(s *docket.State) {
		number, known = s.PartyNumber(party)
		admitted, _ = s.Admission(party)
		size, erasures = s.Size(), s.Erasures()
	})
	switch {
	case !known:
		return none, notFound("There is no party %s here.", parley.Short(party))
	case index >= size:
		return none, notFound("There is no entry %d; the ledger has %d.", index, size)
	case index < admitted:
		return none, refuse(ErrNotFound, "no-slot", "", "Ask about entries from that one on.",
			"Entry %d is older than the admission of party %s in entry %d: it has no slot for it, and can't address it.", index, parley.Short(party), admitted)
	}
	e, sealed, err := l.readSealed(ctx, index)
	if err != nil {
		return none, err
	}
	var erased map[uint64]statement.Audience
	if e.Signed == nil {
		if erased, err = l.erasedAudiences(ctx, erasures); err != nil {
			return none, err
		}
	}
	slots, err := l.slotsAt(ctx, e, sealed, erased)
	if err != nil {
		return none, err
	}
	return slots.Open(number)
}
