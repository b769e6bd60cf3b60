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
	// promised: it enters in any case, if need be as refused; nobody waits at done.
	promised bool
}

// outcome is what the writer tells the caller: an entry, or why there is none.
type outcome struct {
	index      uint64
	leaf       proof.Leaf
	slots      *proof.Slots
	size       uint64 // of the checkpoint
	checkpoint []byte
	witnesses  []string // who cosigned it
	again      bool     // it was in before: read the entry
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
	r := l.SubmitBatch(ctx, []*statement.Submission{sub})[0]
	return r.Receipt, r.Err
}

// MaxBatch is the greatest number of statements in one SubmitBatch.
const MaxBatch = 100

// Result is what became of one statement of a batch.
type Result struct {
	Receipt *proof.Receipt
	// Again: the statement was in before.
	Again bool
	Err   error
}

// SubmitBatch is Submit for up to MaxBatch statements, which enter in their
// order, others perhaps between them. Each gets its own result, and one that is
// refused does not keep the others out, unless they build on it: a statement
// may follow one before it in the batch, and be signed by a key that one before
// it enrols.
func (l *Ledger) SubmitBatch(ctx context.Context, subs []*statement.Submission) []Result {
	out := make([]Result, len(subs))
	if err := l.mayBatch(len(subs)); err != nil {
		return failed(out, err)
	}
	if l.member != nil {
		return l.submitAnywhere(ctx, subs)
	}
	return l.submitHere(ctx, subs)
}

// submitHere submits to this process's own writer.
func (l *Ledger) submitHere(ctx context.Context, subs []*statement.Submission) []Result {
	out := make([]Result, len(subs))
	all := l.prepareAll(subs, out)
	group := slices.DeleteFunc(slices.Clone(all), func(p *pending) bool { return p == nil })
	if len(group) > 0 {
		if err := l.enqueue(ctx, group); err != nil {
			group = nil
			for i, p := range all {
				if p != nil {
					out[i].Err, all[i] = err, nil
				}
			}
		}
	}
	for i, p := range all {
		if p != nil {
			out[i] = l.await(ctx, p)
		} else if out[i].Err == nil { // it was in
			out[i] = l.inAlready(ctx, subs[i].Envelope.ID())
		}
	}
	return out
}

func (l *Ledger) mayBatch(n int) error {
	if err := l.whyStopped(); err != nil {
		return err
	}
	if n > MaxBatch {
		return refuse(nil, "limit", "", "Send them in several requests.", "There are %d statements, the limit is %d.", n, MaxBatch)
	}
	return nil
}

func failed(out []Result, err error) []Result {
	for i := range out {
		out[i].Err = err
	}
	return out
}

// prepareAll prepares on all cores what is not in yet; where it says nothing,
// out does.
func (l *Ledger) prepareAll(subs []*statement.Submission, out []Result) []*pending {
	all := make([]*pending, len(subs))
	signed := make([]*statement.Signed, len(subs))
	parallel(len(subs), func(i int) { signed[i], out[i].Err = subs[i].Open() })
	keyOf := l.keysWith(signed)
	parallel(len(subs), func(i int) {
		x := signed[i]
		if x == nil {
			return
		}
		in := false
		l.View(func(s *docket.State) { _, in = s.Find(x.ID) })
		if !in {
			all[i], out[i].Err = l.prepare(subs[i], x, keyOf)
		}
	})
	return all
}

// keysWith knows the committed state's keys, and those that statements of a
// batch bring: an identifier is the hash of its key, and whether the key is
// enrolled by then the writer decides.
func (l *Ledger) keysWith(batch []*statement.Signed) func(parley.KeyID) (parley.Key, bool) {
	brought := map[parley.KeyID]parley.Key{}
	for _, x := range batch {
		if x == nil {
			continue
		}
		var k parley.Key
		switch b := x.Statement.Body.(type) {
		case *statement.Genesis:
			k = b.Key
		case *statement.Admit:
			k = b.Key
		case *statement.Enrol:
			k = b.Key
		default:
			continue
		}
		if id, err := statement.KeyIDOf(k); err == nil {
			brought[id] = k
		}
	}
	return func(id parley.KeyID) (parley.Key, bool) {
		if k, ok := l.knownKey(id); ok {
			return k, true
		}
		k, ok := brought[id]
		return k, ok
	}
}

// enqueue hands statements to the writer, together.
func (l *Ledger) enqueue(ctx context.Context, group []*pending) error {
	select {
	case <-l.closing: // first, so that nothing slips in after a failure
		return l.goneError()
	default:
	}
	l.queued.Add(int64(len(group)))
	select {
	case l.queue <- group:
		return nil
	case <-l.closing:
		l.queued.Add(-int64(len(group)))
		return l.goneError()
	case <-ctx.Done():
		l.queued.Add(-int64(len(group)))
		return notEntered(ctx.Err())
	}
}

// await waits for what the writer says.
func (l *Ledger) await(ctx context.Context, p *pending) (r Result) {
	var o outcome
	select {
	case o = <-p.done:
	case <-ctx.Done():
		return Result{Err: unknownOutcome(ctx.Err())}
	case <-l.dead:
		select {
		case o = <-p.done:
		default: // it came into the queue behind the last frame
			return Result{Err: l.goneError()}
		}
	}
	switch {
	case o.err != nil:
		return Result{Err: o.err}
	case o.again:
		return l.inAlready(ctx, p.signed.ID)
	}
	r.Receipt, r.Err = l.newReceipt(ctx, &o)
	return r
}

// inAlready gives the first receipt of a statement that is in, or says that it
// stands refused.
func (l *Ledger) inAlready(ctx context.Context, id parley.StatementID) Result {
	var why *parley.Refusal
	refused := false
	l.View(func(s *docket.State) { why, refused = s.Refused(id) })
	if refused {
		return Result{Err: standsRefused(why)}
	}
	r, err := l.Receipt(ctx, id)
	return Result{Receipt: r, Again: true, Err: err}
}

// goneError is why nothing is taken any more.
func (l *Ledger) goneError() error {
	if err := l.whyStopped(); err != nil {
		return err
	}
	return closed()
}

// prepare does all that needs no order: it verifies, seals, and computes the
// slot tree.
func (l *Ledger) prepare(sub *statement.Submission, signed *statement.Signed, keyOf func(parley.KeyID) (parley.Key, bool)) (*pending, error) {
	if err := sub.Envelope.Verify(keyOf); err != nil {
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

// knownKey looks a key up in the committed state.
func (l *Ledger) knownKey(id parley.KeyID) (k parley.Key, ok bool) {
	l.View(func(s *docket.State) { k, ok = s.Key(id) })
	return k, ok
}

// genesisKey is the key that a genesis founds, by which it is signed.
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
	r := &proof.Receipt{Index: o.index, Leaf: o.leaf, Checkpoint: o.checkpoint, Witnesses: o.witnesses}
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
