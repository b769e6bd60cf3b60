package ledger

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger/keystore"
	"github.com/open-parley/parley/proof"
)

// In a cluster the queue of what is promised is shared, as the keys are: each
// node's intake.db is a copy of it, with the same numbers. Whoever decides
// enters what waits, also what another node promised before it was lost. What
// has entered each node finds in the log.

// QueuePiece is a piece of the queue of promises as nodes of one host hand it to
// each other: sealed for them alone.
type QueuePiece struct {
	// First is the number of its first row, Next that of the row after it; they
	// differ.
	First, Next int64
	Sealed      []byte
}

const (
	// queueEvery is how often a node looks at the shared queue.
	queueEvery = time.Second
	// queueTries is how often a promise is tried again because other nodes were
	// at the queue first.
	queueTries = 10
	// rowHead is the length of a row without its ciphertext.
	rowHead = 32 + 32 + 8 + 8 + 8 + 4

	purposeQueue = "queue"
)

// encodeRows is, for each row,
//
//	commitment (32) ‖ statement (32) ‖ include-by (8) ‖ entry + 1, or 0: it waits (8) ‖ data key (8) ‖ length (4) ‖ ciphertext
//
// with integers big-endian.
func encodeRows(rows []waitingRow) []byte {
	var b []byte
	for i := range rows {
		r := &rows[i]
		b = append(append(b, r.c[:]...), r.statement[:]...)
		b = binary.BigEndian.AppendUint64(b, uint64(r.includeBy))
		entry := uint64(0)
		if r.entered {
			entry = r.entry + 1
		}
		b = binary.BigEndian.AppendUint64(b, entry)
		b = binary.BigEndian.AppendUint64(b, uint64(r.key))
		b = binary.BigEndian.AppendUint32(b, uint32(len(r.sealed)))
		b = append(b, r.sealed...)
	}
	return b
}

// decodeRows is the inverse of encodeRows; it accepts nothing else.
func decodeRows(b []byte) (rows []waitingRow, err error) {
	if len(b) > maxForward {
		return nil, fmt.Errorf("a piece of the queue has %d bytes, the limit is %d", len(b), maxForward)
	}
	for len(b) > 0 {
		var r waitingRow
		if len(b) < rowHead {
			return nil, errShort
		}
		copy(r.c[:], b)
		copy(r.statement[:], b[32:])
		by, entry, key := binary.BigEndian.Uint64(b[64:]), binary.BigEndian.Uint64(b[72:]), binary.BigEndian.Uint64(b[80:])
		if by >= uint64(parley.Never) || entry >= 1<<62 || key >= 1<<62 {
			return nil, errors.New("a number of a promise is out of range")
		}
		r.includeBy, r.key = parley.Instant(by), int64(key)
		if entry > 0 {
			r.entry, r.entered = entry-1, true
		}
		if r.sealed, b, err = cut(b[88:]); err != nil {
			return nil, err
		}
		if r.size = len(r.sealed); r.entered != (r.size == 0) || r.entered != (key == 0) {
			return nil, errors.New("a promise waits without content, or has content and has entered")
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// about ties a piece to its place.
func (p *QueuePiece) about() []byte {
	b := binary.BigEndian.AppendUint64(nil, uint64(p.First))
	return binary.BigEndian.AppendUint64(b, uint64(p.Next))
}

// piece seals rows as those from number first on, next being the number after
// them. Without rows it takes numbers all the same: whoever was about to append
// there is refused.
func (m *member) piece(first, next int64, rows []waitingRow) (*QueuePiece, error) {
	p := &QueuePiece{First: first, Next: next}
	var err error
	p.Sealed, err = m.seal.close(purposeQueue, p.about(), encodeRows(rows))
	return p, err
}

func (m *member) rowsOf(p *QueuePiece) ([]waitingRow, error) {
	plain, err := m.seal.open(purposeQueue, p.about(), p.Sealed)
	if err != nil {
		return nil, err
	}
	rows, err := decodeRows(plain)
	if err == nil && len(rows) > 0 && int64(len(rows)) != p.Next-p.First {
		err = fmt.Errorf("a piece of %d numbers has %d rows", p.Next-p.First, len(rows))
	}
	return rows, err
}

// pullQueue takes over what the cluster's queue has gained.
func (l *Ledger) pullQueue(ctx context.Context) error {
	l.member.queue.Lock()
	defer l.member.queue.Unlock()
	return l.pullPieces(ctx, func() error { return l.syncKeys(ctx) })
}

// pullPieces needs the lock of the queue. keys brings the keys up to date.
func (l *Ledger) pullPieces(ctx context.Context, keys func() error) error {
	for {
		pieces, err := l.member.Queue(ctx, l.intake.nextNumber())
		if err != nil || len(pieces) == 0 {
			return err
		}
		for _, p := range pieces {
			if p.First != l.intake.nextNumber() {
				return refuseIntake(nil, "The cluster's queue of promises goes on with number %d, and this node's with %d.", p.First, l.intake.nextNumber())
			}
			rows, err := l.member.rowsOf(p)
			if err != nil {
				return refuseIntake(err, "Promises %d to %d of the cluster's queue can't be read: %v.", p.First, p.Next-1, err)
			}
			if err := l.takeRows(ctx, p, rows, keys); err != nil {
				return err
			}
		}
	}
}

// takeRows puts rows of the cluster's queue into this node's.
func (l *Ledger) takeRows(ctx context.Context, p *QueuePiece, rows []waitingRow, keys func() error) error {
	need := int64(0)
	for i := range rows {
		need = max(need, rows[i].key+1)
	}
	if need > l.keys.Next() {
		if err := keys(); err != nil { // so that a backup, which reads keys last, has them
			return err
		}
	}
	if err := l.intake.addAt(ctx, p.First, p.Next, rows); err != nil {
		return err
	}
	for i := range rows {
		if rows[i].entered {
			continue
		}
		l.intake.wait(&rows[i].promised)
		if err := l.settleFound(ctx, &rows[i].promised); err != nil {
			return err
		}
	}
	return nil
}

// settleFound marks a promise that is kept already.
func (l *Ledger) settleFound(ctx context.Context, p *promised) error {
	var in []uint64
	size := uint64(0)
	l.View(func(s *docket.State) { in, size = s.FindAll(p.statement), s.Size() })
	for _, index := range in {
		if index >= size {
			continue
		}
		records, err := l.engine.Read(ctx, index, 1)
		if err != nil {
			return err
		}
		if len(records) != 1 {
			return refuseDamaged(nil, "Entry %d is missing.", index)
		}
		leaf, err := proof.DecodeLeaf(records[0].Leaf)
		if err != nil {
			return refuseDamaged(err, "Entry %d is damaged: %v.", index, err)
		}
		if leaf.C == p.c {
			l.settle(p.c, index, leaf.At)
			return nil
		}
	}
	return nil
}

// feed is one goroutine of each node: it follows the shared queue, and while the
// node decides has the writer enter what waits.
func (l *Ledger) feed() {
	m := l.member
	defer close(m.fed)
	tick := time.NewTicker(queueEvery)
	defer tick.Stop()
	warned := false
	for {
		err := l.pullQueue(m.ctx)
		if err == nil && m.deciding() {
			err = l.offerWaiting(m.ctx)
		}
		var refusal *parley.Refusal
		switch {
		case err == nil || m.ctx.Err() != nil:
			warned = false
		case errors.Is(err, ErrDamaged) && errors.As(err, &refusal):
			l.fail(fmt.Errorf("following the queue of promises: %w", err))
		case !warned:
			warned = true
			l.log.Warn("the cluster's queue of promises can't be read; it is tried again", "error", err)
		}
		select {
		case <-tick.C:
		case <-l.closing:
			return
		case <-m.ctx.Done():
			return
		}
	}
}

// offerWaiting hands to the writer what waits and is not with it yet.
func (l *Ledger) offerWaiting(ctx context.Context) error {
	if !l.intake.unoffered() {
		return nil
	}
	rows, err := l.intake.rows(ctx)
	if err != nil {
		return refuseIntake(err, "The promises in %s can't be read: %v.", l.cfg.Dir, err)
	}
	for i := range rows {
		r := &rows[i]
		if !l.intake.offer(r.c) {
			continue
		}
		p, err := l.reopen(ctx, r)
		if err != nil {
			l.log.Error("a statement that waits under a promise can't be read on this node, which does not enter it; another may",
				"include_by", r.includeBy, "error", err)
			continue // until this node starts again
		}
		if l.enqueue(ctx, []*pending{p}) != nil {
			l.intake.unoffer(r.c)
		}
	}
	return nil
}

// queueShared is queueDurably in a cluster: the rows are in the cluster's queue
// before this node's own has them.
func (l *Ledger) queueShared(all []*promising) {
	ctx := l.member.ctx
	for range queueTries {
		b, rest, err := l.shareSome(ctx, all)
		if b != nil {
			l.promiseAll(ctx, b, err)
		}
		if all = rest; len(all) == 0 {
			return
		}
	}
	for _, r := range all {
		r.done <- promiseOutcome{err: errDeposed}
	}
}

// shareSome queues as many as go into one piece, and gives the rest.
func (l *Ledger) shareSome(ctx context.Context, all []*promising) (b *promiseBatch, rest []*promising, err error) {
	m := l.member
	m.queue.Lock()
	defer m.queue.Unlock()
	if err := l.pullPieces(ctx, func() error { return l.syncKeys(ctx) }); err != nil {
		return &promiseBatch{twice: all}, nil, err
	}
	if b = l.sortPromising(ctx, all); len(b.fresh) == 0 {
		return b, nil, nil
	}
	rows, items, err := l.sealPromises(b)
	if err != nil {
		return b, nil, err
	}
	n, size := 0, 0
	for n < len(rows) && (n == 0 || size+rowHead+len(rows[n].sealed) <= maxForward) {
		size += rowHead + len(rows[n].sealed)
		n++
	}
	if n < len(rows) {
		l.intake.drop(b.rows[n:])
		rest = append(b.fresh[n:len(b.fresh):len(b.fresh)], b.twice...)
		b.fresh, b.rows, b.twice = b.fresh[:n:n], b.rows[:n], nil
	}
	err = l.appendRows(ctx, rows[:n], items[:n])
	if errors.Is(err, ErrSize) { // another node was there first
		l.intake.drop(b.rows)
		return nil, append(append(b.fresh, b.twice...), rest...), nil
	}
	return b, rest, err
}

// appendRows puts the data keys, then the rows where all nodes find them. Where
// the rows go is settled before their keys are made: an erasure, which takes a
// number of the queue, either knows the rows or keeps them from being appended.
func (l *Ledger) appendRows(ctx context.Context, rows []waitingRow, items []keystore.Item) error {
	next := l.intake.nextNumber()
	first, err := l.putKeys(ctx, items)
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].key = first + int64(i)
	}
	p, err := l.member.piece(next, next+int64(len(rows)), rows)
	if err == nil {
		err = l.member.AppendQueue(ctx, p)
	}
	if err == nil {
		err = l.intake.addAt(ctx, p.First, p.Next, rows)
	}
	return err
}

// fenceQueue takes a number of the queue, so that the keys of whatever was about
// to be appended are not needed. It needs the locks of the queue and the keys.
func (l *Ledger) fenceQueue(ctx context.Context) error {
	for {
		if err := l.pullPieces(ctx, func() error { return l.pullKeys(ctx) }); err != nil {
			return err
		}
		next := l.intake.nextNumber()
		p, err := l.member.piece(next, next+1, nil)
		if err == nil {
			err = l.member.AppendQueue(ctx, p)
		}
		if err == nil {
			return l.intake.addAt(ctx, p.First, p.Next, nil)
		}
		if !errors.Is(err, ErrSize) {
			return err
		}
	}
}

// noQueue: the shared queue can't be read at the moment.
func noQueue(cause error) error {
	var refusal *parley.Refusal
	if errors.As(cause, &refusal) {
		return cause
	}
	return refuse(cause, "no-decider", "R8", "Ask again in a few seconds; the operator looks whether the NATS servers can be reached and have a majority.",
		"The cluster's queue of promises can't be read at the moment.")
}
