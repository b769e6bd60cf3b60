package jetstream

import (
	"context"
	"errors"
	"fmt"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/keystore"
)

// KeysVersion is the first byte of a message of keys.
const KeysVersion = 1

// keysHead is the least length of a batch: it has a key.
const keysHead = 1 + 16

// firstKey is the number of the first key of a store.
const firstKey = 1

// keyBatch is a message of the stream of keys: a batch of wrapped keys. Numbers
// are those of keys.
type keyBatch struct{ keystore.Batch }

func (b *keyBatch) span() (first, next uint64) {
	return uint64(b.First), uint64(b.First + b.Count())
}

// encode is
//
//	version ‖ batch (keystore.Batch.Encode) ‖ SHA-256 of all that
func (b *keyBatch) encode() ([]byte, error) {
	data := sealSum(append([]byte{KeysVersion}, b.Batch.Encode()...))
	if len(data) > MaxMessage {
		return nil, fmt.Errorf("a batch of %d keys has %d bytes, the limit of one message is %d", b.Count(), len(data), MaxMessage)
	}
	return data, nil
}

// decodeKeys is the inverse of encode; it accepts nothing else.
func decodeKeys(data []byte) (*keyBatch, error) {
	body, err := openSum(data, KeysVersion, keysHead)
	if err != nil {
		return nil, err
	}
	b, err := keystore.DecodeBatch(body[1:])
	if err != nil {
		return nil, err
	}
	return &keyBatch{*b}, nil
}

func (c *Cluster) keysStream(epoch int64) string {
	return fmt.Sprintf("parley-%s-keys-%d", c.o.Log, epoch)
}

func (c *Cluster) keysSubject(epoch int64) string { return c.subject(fmt.Sprintf("keys.%d", epoch)) }

// keyTape opens the stream of keys.
func (c *Cluster) keyTape(ctx context.Context) (*tape[*keyBatch], error) {
	c.mu.Lock()
	t := c.keys
	c.mu.Unlock()
	if t != nil {
		return t, nil
	}
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	t, err := newTape(ctx, c.js, c.keysStream(1), c.keysSubject(1), firstKey, decodeKeys)
	if errors.Is(err, nats_js.ErrStreamNotFound) {
		return nil, refuseLost("The stream %s is not on this cluster.", c.keysStream(1))
	}
	if err != nil {
		return nil, err
	}
	if err := c.checkStream(ctx, t.stream, c.streamConfig(t.name, t.subject, false)); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keys = t
	return t, nil
}

// AppendKeys implements ledger.Cluster.
func (c *Cluster) AppendKeys(ctx context.Context, b *keystore.Batch) error {
	t, err := c.keyTape(ctx)
	if err != nil {
		return err
	}
	data, err := (&keyBatch{*b}).encode()
	if err != nil {
		return err
	}
	seq, last := t.tail()
	if nextKey(seq, last) != b.First {
		if seq, last, err = t.refresh(ctx); err != nil {
			return err
		}
		if next := nextKey(seq, last); next != b.First {
			return fmt.Errorf("%w: the next key is %d, not %d", ledger.ErrSize, next, b.First)
		}
	}
	return t.put(ctx, seq, data)
}

func nextKey(seq uint64, last *keyBatch) int64 {
	if seq == 0 {
		return firstKey
	}
	_, next := last.span()
	return int64(next)
}

// Keys implements ledger.Cluster. It gives about ledger.MaxRead bytes.
func (c *Cluster) Keys(ctx context.Context, first int64) ([]*keystore.Batch, error) {
	t, err := c.keyTape(ctx)
	if err != nil {
		return nil, err
	}
	last, end, err := t.refresh(ctx)
	if err != nil {
		return nil, err
	}
	switch next := nextKey(last, end); {
	case first == next:
		return nil, nil
	case first > next:
		return nil, refuseLost("Stream %s ends before key %d, and this node has keys up to %d.", t.name, next, first-1)
	}
	seq, err := t.find(ctx, uint64(first), last)
	if err != nil {
		return nil, err
	}
	var out []*keystore.Batch
	bytes := 0
	err = t.walk(ctx, seq, last, func(b *keyBatch) (bool, error) {
		out = append(out, &b.Batch)
		bytes += len(b.Batch.Keys)
		return bytes < ledger.MaxRead, nil
	})
	return out, err
}
