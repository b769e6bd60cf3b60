package ledger

import (
	"context"
	"crypto/sha256"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// pending is a statement on its way: opened, verified and sealed by the
// caller's goroutine, decided by the writer.
type pending struct {
	signed *statement.Signed
	c      parley.Digest
	sealer *sealer
	// slots were computed with the party numbers of the committed state; nil
	// where it does not know all of them yet. The writer computes them anew if
	// the width has changed.
	slots *proof.Slots
	width int
	size  int // bytes in a frame, about
	done  chan outcome
}

// outcome is what the writer tells the caller: an entry, or why there is none.
type outcome struct {
	index      uint64
	leaf       proof.Leaf
	slots      *proof.Slots
	size       uint64 // of the checkpoint
	checkpoint []byte
	again      bool // it was in before: read the entry
	err        error
}

// Submit enters a statement and returns its receipt once entry, keys and
// checkpoint are on the disk. A statement that is in already gets the receipt
// of its first entry, perhaps under a newer checkpoint.
//
// A *parley.Refusal says why a statement may not enter. When ctx ends while the
// statement is with the writer, the error is ErrUnknownOutcome: it may enter
// yet; sending the same statement again tells.
func (l *Ledger) Submit(ctx context.Context, sub *statement.Submission) (*proof.Receipt, error) {
	if err := l.Err(); err != nil {
		return nil, stopped(err)
	}
	p, err := l.prepare(sub)
	if err != nil {
		return nil, err
	}
	if p == nil { // it is in
		return l.Receipt(ctx, sub.Envelope.ID())
	}
	select {
	case <-l.closing: // first, so that nothing slips in after a failure
		return nil, l.goneError()
	default:
	}
	select {
	case l.queue <- p:
	case <-l.closing:
		return nil, l.goneError()
	case <-ctx.Done():
		return nil, notEntered(ctx.Err())
	}
	var o outcome
	select {
	case o = <-p.done:
	case <-ctx.Done():
		return nil, unknownOutcome(ctx.Err())
	case <-l.dead:
		select {
		case o = <-p.done:
		default: // it came into the queue behind the last frame
			return nil, l.goneError()
		}
	}
	switch {
	case o.err != nil:
		return nil, o.err
	case o.again:
		return l.receipt(ctx, o.index)
	}
	return l.newReceipt(ctx, &o)
}

// goneError is why nothing is taken any more.
func (l *Ledger) goneError() error {
	if err := l.Err(); err != nil {
		return stopped(err)
	}
	return closed()
}

// prepare does all that needs no order: it opens, verifies, seals, and computes
// the slot tree. It returns nil for a statement that is in already.
func (l *Ledger) prepare(sub *statement.Submission) (*pending, error) {
	signed, err := sub.Open()
	if err != nil {
		return nil, err
	}
	in := false
	l.View(func(s *docket.State) { _, in = s.Find(signed.ID) })
	if in {
		return nil, nil
	}
	if err := sub.Envelope.Verify(l.keyOf(signed.Statement)); err != nil {
		return nil, err
	}
	plain, err := sub.Envelope.Encode()
	if err != nil {
		return nil, err
	}
	p := &pending{signed: signed, c: commitment(plain), done: make(chan outcome, 1)}
	refs := signed.Statement.Body.Parts()
	if p.sealer, err = newSealer(l.cfg.Rand, signed.ID, len(refs)); err != nil {
		return nil, err
	}
	if err := p.sealer.envelope(plain); err != nil {
		return nil, err
	}
	p.size = entryOverhead + len(p.sealer.sealed.Envelope)
	for _, ref := range refs {
		if err := p.sealer.part(ref.ID, partPlain(sub.Parts[ref.ID])); err != nil {
			return nil, err
		}
		p.size += partOverhead + len(p.sealer.sealed.Parts[len(p.sealer.sealed.Parts)-1].Data)
	}
	var to proof.Addressees
	known := false
	l.View(func(s *docket.State) {
		to, known = addressees(s, signed.Statement.Audience)
		p.width = proof.Width(s.PartyCount())
	})
	if known {
		if p.slots, err = proof.NewSlots(p.sealer.secret(), p.width, to); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// entryOverhead and partOverhead are what an entry and a part take in a frame
// beside their ciphertext: leaf, headers, tree hashes.
const (
	entryOverhead = proof.LeafSize + 48 + 2*tlog.HashSize + 32
	partOverhead  = 36
)

// keyOf looks keys up in the committed state. The genesis is signed by the key
// that it founds.
func (l *Ledger) keyOf(st *statement.Statement) func(parley.KeyID) (parley.Key, bool) {
	if g, ok := st.Body.(*statement.Genesis); ok {
		return genesisKey(g)
	}
	return func(id parley.KeyID) (k parley.Key, ok bool) {
		l.View(func(s *docket.State) { k, ok = s.Key(id) })
		return k, ok
	}
}

func genesisKey(g *statement.Genesis) func(parley.KeyID) (parley.Key, bool) {
	return func(id parley.KeyID) (parley.Key, bool) {
		own, err := statement.KeyIDOf(g.Key)
		return g.Key, err == nil && own == id
	}
}

// commitment is C over an encoded envelope (statement.Envelope.Commitment).
func commitment(envelope []byte) parley.Digest {
	h := sha256.New()
	h.Write([]byte(statement.TagCommitment))
	h.Write(envelope)
	return parley.Digest(h.Sum(nil))
}

// addressees turns an audience into party numbers; false where the state does
// not know a party.
func addressees(s *docket.State, a statement.Audience) (proof.Addressees, bool) {
	if a.Everyone {
		return proof.Addressees{Everyone: true}, true
	}
	to := proof.Addressees{Numbers: make([]int, 0, len(a.Parties))}
	for _, p := range a.Parties {
		n, ok := s.PartyNumber(p)
		if !ok {
			return proof.Addressees{}, false
		}
		to.Numbers = append(to.Numbers, n)
	}
	slices.Sort(to.Numbers)
	return to, true
}

// newReceipt builds the receipt of a new entry, in the caller's goroutine.
func (l *Ledger) newReceipt(ctx context.Context, o *outcome) (*proof.Receipt, error) {
	r := &proof.Receipt{Index: o.index, Leaf: o.leaf, Checkpoint: o.checkpoint}
	var err error
	if r.Proof, err = tlog.ProveRecord(int64(o.size), int64(o.index), l.tree.reader(ctx)); err != nil {
		return nil, unknownReceipt(err)
	}
	r.Open(o.slots)
	return r, nil
}

// unknownReceipt: the statement is in, but its proof could not be read.
func unknownReceipt(cause error) error {
	return refuse(cause, "receipt-unavailable", "R8", "Send the same statement again for its receipt.", "The statement has entered, but its receipt could not be made.")
}
