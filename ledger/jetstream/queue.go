package jetstream

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
)

// QueueVersion is the first byte of a message in the stream of promises.
const QueueVersion = 1

const (
	// firstRow is the number of the first row of a queue.
	firstRow = 1
	// queueHead is the length of a piece's message before what is sealed.
	queueHead = 1 + 8 + 8
)

// queuePiece is a message of the stream of promises. Numbers are those of rows.
type queuePiece struct{ ledger.QueuePiece }

func (p *queuePiece) span() (first, next uint64) { return uint64(p.First), uint64(p.Next) }

// encode is
//
//	version ‖ first (8) ‖ next (8) ‖ sealed rows ‖ sum
//
// with integers big-endian; sum is the SHA-256 of all before it.
func (p *queuePiece) encode() ([]byte, error) {
	if n := queueHead + len(p.Sealed) + sha256.Size; n > MaxMessage {
		return nil, fmt.Errorf("a piece of the queue has %d bytes, the limit of one message is %d", n, MaxMessage)
	}
	b := make([]byte, 0, queueHead+len(p.Sealed)+sha256.Size)
	b = append(b, QueueVersion)
	b = binary.BigEndian.AppendUint64(b, uint64(p.First))
	b = binary.BigEndian.AppendUint64(b, uint64(p.Next))
	return sealSum(append(b, p.Sealed...)), nil
}

// decodeQueue is the inverse of encode; it accepts nothing else. The result
// shares data's memory.
func decodeQueue(data []byte) (*queuePiece, error) {
	b, err := openSum(data, queueHead)
	if err != nil {
		return nil, err
	}
	if b[0] != QueueVersion {
		return nil, fmt.Errorf("the message has version %d, want %d", b[0], QueueVersion)
	}
	first, next := binary.BigEndian.Uint64(b[1:]), binary.BigEndian.Uint64(b[9:])
	if first < firstRow || next <= first || next >= 1<<62 {
		return nil, errors.New("a number of a promise is out of range")
	}
	return &queuePiece{ledger.QueuePiece{First: int64(first), Next: int64(next), Sealed: b[queueHead:]}}, nil
}

func (c *Cluster) queueStream() string { return "parley-" + c.o.Log + "-promises" }

// queue opens the stream of promises, and makes it where it is not there: in a
// log of before there were promises. Who knows of a row that it lacks notices.
func (c *Cluster) queueTape(ctx context.Context) (*tape[*queuePiece], error) {
	c.mu.Lock()
	t := c.queue
	c.mu.Unlock()
	if t != nil {
		return t, nil
	}
	want := c.streamConfig(c.queueStream(), c.subject("promises"), true)
	t, err := c.openQueue(ctx)
	if errors.Is(err, nats_js.ErrStreamNotFound) {
		if err := c.create(ctx, want); err != nil {
			return nil, err
		}
		t, err = c.openQueue(ctx)
	}
	if err != nil {
		return nil, err
	}
	if err := c.checkStream(ctx, t.stream, want, false); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.queue == nil {
		c.queue = t
	}
	return c.queue, nil
}

func (c *Cluster) openQueue(ctx context.Context) (*tape[*queuePiece], error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	return newTape(ctx, c.js, c.queueStream(), c.subject("promises"), firstRow, decodeQueue)
}

func nextRow(last *queuePiece) int64 {
	if last == nil {
		return firstRow
	}
	return last.Next
}

// AppendQueue implements ledger.Cluster.
func (c *Cluster) AppendQueue(ctx context.Context, p *ledger.QueuePiece) error {
	t, err := c.queueTape(ctx)
	if err != nil {
		return err
	}
	seq, last := t.tail()
	if nextRow(last) != p.First {
		if seq, last, err = t.refresh(ctx); err != nil {
			return err
		}
		if next := nextRow(last); next != p.First {
			return fmt.Errorf("%w: the next row of the queue is %d, not %d", ledger.ErrSize, next, p.First)
		}
	}
	data, err := (&queuePiece{*p}).encode()
	if err != nil {
		return err
	}
	return t.put(ctx, seq, data)
}

// Queue implements ledger.Cluster. It gives about ledger.MaxRead bytes.
func (c *Cluster) Queue(ctx context.Context, first int64) ([]*ledger.QueuePiece, error) {
	t, err := c.queueTape(ctx)
	if err != nil {
		return nil, err
	}
	seq, last, err := t.refresh(ctx)
	if err != nil {
		return nil, err
	}
	switch next := nextRow(last); {
	case first == next:
		return nil, nil
	case first > next:
		return nil, refuseLost("Stream %s ends before promise %d, and this node has promises up to %d.", t.name, next, first-1)
	}
	at, err := t.find(ctx, uint64(first), seq)
	if err != nil {
		return nil, err
	}
	var out []*ledger.QueuePiece
	bytes := 0
	err = t.walk(ctx, at, seq, func(p *queuePiece) (bool, error) {
		out = append(out, &p.QueuePiece)
		bytes += len(p.Sealed)
		return bytes < ledger.MaxRead, nil
	})
	return out, err
}
