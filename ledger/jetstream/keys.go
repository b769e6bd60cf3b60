package jetstream

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/ledger/keystore"
)

// Each epoch's keys lie in a stream of their own. The first one's name is known;
// the last message of an epoch that has ended says where the next one lies, and
// all else was purged from it. That message is the instant at which the epoch
// ends, for all nodes: whoever would append keys of the old epoch finds it at
// the sequence where they were to lie.

// epochKeys is the stream of one epoch.
type epochKeys struct {
	epoch int64
	*tape[*keyMessage]
	since    time.Time
	handover []byte // how its key is handed over; nil: the first epoch's
}

func (c *Cluster) keysName(suffix string) string { return "parley-" + c.o.Log + "-keys-" + suffix }

func (c *Cluster) keysSubject(suffix string) string { return c.subject("keys." + suffix) }

// firstKeys is the ending of the first epoch's name.
const firstKeys = "first"

// keyTape opens the stream of an epoch.
func (c *Cluster) keyTape(ctx context.Context, epoch int64, suffix string) (*epochKeys, error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	t, err := newTape(ctx, c.js, c.keysName(suffix), c.keysSubject(suffix), firstKey, decodeKeys)
	if errors.Is(err, nats_js.ErrStreamNotFound) {
		return nil, refuseLost("The stream %s is not on this cluster.", c.keysName(suffix))
	}
	if err != nil {
		return nil, err
	}
	e := &epochKeys{epoch: epoch, tape: t, since: t.stream.CachedInfo().Created}
	_, last, err := t.refresh(ctx)
	if err != nil {
		return nil, err
	}
	ended := last != nil && last.kind == keysMoved
	if err := c.checkStream(ctx, t.stream, c.streamConfig(t.name, t.subject, false), ended); err != nil {
		return nil, err
	}
	if suffix != firstKeys && !ended {
		begin, err := t.get(ctx, 1)
		if err != nil {
			return nil, missing(err)
		}
		if begin.kind != keysBegin || begin.epoch != epoch {
			return nil, refuseLost("The stream %s does not begin epoch %d.", t.name, epoch)
		}
		e.handover = begin.handover
	}
	return e, nil
}

// newest gives the stream of the epoch that has not ended, and what it ends with.
func (c *Cluster) newest(ctx context.Context) (e *epochKeys, seq uint64, last *keyMessage, err error) {
	c.mu.Lock()
	e = c.keys
	c.mu.Unlock()
	for {
		if e == nil {
			if e, err = c.keyTape(ctx, 1, firstKeys); err != nil {
				return nil, 0, nil, err
			}
		}
		if seq, last, err = e.refresh(ctx); err != nil {
			return nil, 0, nil, err
		}
		if last == nil || last.kind != keysMoved {
			c.mu.Lock()
			c.keys = e
			c.mu.Unlock()
			return e, seq, last, nil
		}
		if last.epoch <= e.epoch || last.epoch != e.epoch+1 && seq > 1 {
			return nil, 0, nil, fmt.Errorf("%w: stream %s ends epoch %d and names %d as the next", ledger.ErrDamaged, e.name, e.epoch, last.epoch)
		}
		if err := e.purge(ctx, seq); err != nil {
			return nil, 0, nil, err
		}
		if e, err = c.keyTape(ctx, last.epoch, last.suffix); err != nil {
			return nil, 0, nil, err
		}
	}
}

// purge removes the keys of an epoch that has ended with the message at that
// sequence: nothing but the end of it may be read any more.
func (e *epochKeys) purge(ctx context.Context, end uint64) error {
	info, err := e.stream.Info(ctx)
	if err == nil && info.State.Msgs > 1 {
		err = e.stream.Purge(ctx, nats_js.WithPurgeSequence(end))
	}
	if err != nil {
		return fmt.Errorf("removing the keys of the epoch that has ended: %w", err)
	}
	return nil
}

func nextKey(last *keyMessage) int64 {
	if last == nil {
		return firstKey
	}
	_, next := last.span()
	return int64(next)
}

// KeyEpoch implements ledger.Cluster.
func (c *Cluster) KeyEpoch(ctx context.Context) (epoch int64, since time.Time, handover []byte, err error) {
	e, _, _, err := c.newest(ctx)
	if err != nil {
		return 0, since, nil, err
	}
	return e.epoch, e.since, e.handover, nil
}

// AppendKeys implements ledger.Cluster.
func (c *Cluster) AppendKeys(ctx context.Context, b *keystore.Batch) error {
	c.mu.Lock()
	e := c.keys
	c.mu.Unlock()
	var seq uint64
	var last *keyMessage
	var err error
	if e != nil {
		seq, last = e.tail()
	}
	// Nothing may follow the end of an epoch: who reads it there goes on elsewhere.
	if e == nil || nextKey(last) != b.First || e.epoch != b.Epoch || last != nil && last.kind == keysMoved {
		if e, seq, last, err = c.newest(ctx); err != nil {
			return err
		}
	}
	if e.epoch != b.Epoch {
		return fmt.Errorf("%w: epoch %d", ledger.ErrEpoch, e.epoch)
	}
	if next := nextKey(last); next != b.First {
		return fmt.Errorf("%w: the next key is %d, not %d", ledger.ErrSize, next, b.First)
	}
	return e.append(ctx, seq, &keyMessage{kind: keysBatch, batch: *b})
}

func (e *epochKeys) append(ctx context.Context, seq uint64, m *keyMessage) error {
	data, err := m.encode()
	if err != nil {
		return err
	}
	return e.put(ctx, seq, data)
}

// Keys implements ledger.Cluster. It gives about ledger.MaxRead bytes.
func (c *Cluster) Keys(ctx context.Context, epoch, first int64) ([]*keystore.Batch, error) {
	e, seq, last, err := c.newest(ctx)
	if err != nil {
		return nil, err
	}
	if e.epoch != epoch {
		return nil, fmt.Errorf("%w: epoch %d", ledger.ErrEpoch, e.epoch)
	}
	switch next := nextKey(last); {
	case first == next:
		return nil, nil
	case first > next:
		return nil, refuseLost("Stream %s ends before key %d, and this node has keys up to %d.", e.name, next, first-1)
	}
	at, err := e.find(ctx, uint64(first), seq)
	if err != nil {
		return nil, err
	}
	var out []*keystore.Batch
	bytes := 0
	err = e.walk(ctx, at, seq, func(m *keyMessage) (bool, error) {
		if m.kind == keysBatch {
			out = append(out, &m.batch)
			bytes += len(m.batch.Keys)
		}
		return bytes < ledger.MaxRead, nil
	})
	return out, err
}

// EndEpoch implements ledger.Cluster.
func (c *Cluster) EndEpoch(ctx context.Context, epoch, next int64, handover []byte, fill func(add func(*keystore.Batch) error) error) error {
	old, seq, last, err := c.newest(ctx)
	if err != nil {
		return err
	}
	if old.epoch+1 != epoch && seq > 0 {
		return fmt.Errorf("%w: epoch %d", ledger.ErrEpoch, old.epoch)
	}
	if nextKey(last) != next {
		return fmt.Errorf("%w: the next key is %d, not %d", ledger.ErrSize, nextKey(last), next)
	}
	var random [suffixSize / 2]byte
	if _, err := rand.Read(random[:]); err != nil {
		return err
	}
	suffix := hex.EncodeToString(random[:])
	err = c.prepareEpoch(ctx, epoch, suffix, handover, fill)
	if err == nil {
		err = old.append(ctx, seq, &keyMessage{kind: keysMoved, epoch: epoch, next: next, suffix: suffix})
	}
	switch {
	case errors.Is(err, ledger.ErrSize): // keys came in between: this one was never the next epoch
		return errors.Join(err, c.js.DeleteStream(ctx, c.keysName(suffix)))
	case err != nil:
		return err
	}
	return old.purge(ctx, seq+1)
}

// prepareEpoch makes the stream of a next epoch and fills it.
func (c *Cluster) prepareEpoch(ctx context.Context, epoch int64, suffix string, handover []byte, fill func(add func(*keystore.Batch) error) error) error {
	if err := c.create(ctx, c.streamConfig(c.keysName(suffix), c.keysSubject(suffix), false)); err != nil {
		return err
	}
	t, err := newTape(ctx, c.js, c.keysName(suffix), c.keysSubject(suffix), firstKey, decodeKeys)
	if err != nil {
		return err
	}
	e := &epochKeys{epoch: epoch, tape: t}
	if err := e.append(ctx, 0, &keyMessage{kind: keysBegin, epoch: epoch, handover: handover}); err != nil {
		return err
	}
	return fill(func(b *keystore.Batch) error {
		seq, _ := t.tail()
		return e.append(ctx, seq, &keyMessage{kind: keysBatch, batch: *b})
	})
}
