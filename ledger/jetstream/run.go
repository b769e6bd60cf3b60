package jetstream

import (
	"context"
	"errors"
	"fmt"
	"time"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
)

// run reads messages in their order, ahead of who takes them.
type run struct {
	next   uint64 // sequence of the next message
	it     nats_js.MessagesContext
	remove func()
}

// open begins a run at seq.
func (t *tape[P]) open(ctx context.Context, seq uint64) (*run, error) {
	ctx, cancel := context.WithTimeout(ctx, runPatience)
	defer cancel()
	c, err := t.stream.CreateConsumer(ctx, nats_js.ConsumerConfig{
		DeliverPolicy: nats_js.DeliverByStartSequencePolicy, OptStartSeq: seq, AckPolicy: nats_js.AckNonePolicy,
		ReplayPolicy: nats_js.ReplayInstantPolicy, InactiveThreshold: 10 * time.Second, MemoryStorage: true, Replicas: 1,
	})
	if err != nil {
		return nil, fmt.Errorf("reading stream %s: %w", t.name, err)
	}
	it, err := c.Messages(nats_js.PullMaxBytes(ledger.MaxRead), nats_js.PullHeartbeat(time.Second))
	if err != nil {
		return nil, fmt.Errorf("reading stream %s: %w", t.name, err)
	}
	name := c.CachedInfo().Name
	return &run{next: seq, it: it, remove: func() {
		it.Stop()
		ctx, cancel := context.WithTimeout(context.Background(), ackTimeout)
		defer cancel()
		t.stream.DeleteConsumer(ctx, name) // it ends by itself otherwise
	}}, nil
}

var errSkipped = errors.New("a message was skipped")

func (r *run) read(ctx context.Context) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, runPatience)
	defer cancel()
	m, err := r.it.Next(nats_js.NextContext(ctx))
	if err != nil {
		return nil, err
	}
	meta, err := m.Metadata()
	if err != nil {
		return nil, err
	}
	if meta.Sequence.Stream != r.next {
		return nil, errSkipped
	}
	r.next++
	return m.Data(), nil
}

func (r *run) stop() {
	if r != nil && r.remove != nil {
		go r.remove()
		r.remove = nil
	}
}
