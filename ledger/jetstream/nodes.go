package jetstream

import (
	"context"
	"errors"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/open-parley/parley/ledger"
)

const (
	// watchFor is how long Watch waits at most: whatever message was lost, the
	// log is looked at about once a second.
	watchFor = time.Second
	// askSteps is how often who asks looks whether another node decides by now.
	askStep = 100 * time.Millisecond
	// askTimeout is how long the deciding node may take.
	askTimeout = 20 * time.Second
	// asksAtOnce is how many requests of other nodes are carried out at once.
	asksAtOnce = 256
)

var _ ledger.Cluster = (*Cluster)(nil)

// Node implements ledger.Cluster.
func (c *Cluster) Node() string { return c.o.Node }

// Fence implements ledger.Cluster.
func (c *Cluster) Fence(ctx context.Context, head ledger.Head, epoch uint64) error {
	c.mu.Lock()
	e := c.engine
	c.mu.Unlock()
	if e == nil {
		return errors.New("the log is not open")
	}
	return e.Fence(ctx, head, epoch)
}

// End implements ledger.Cluster: the servers refuse whatever would be appended to
// a sealed stream, and can't be made to take it back.
func (c *Cluster) End(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, createTimeout)
	defer cancel()
	s, err := c.js.Stream(ctx, c.framesStream())
	if err != nil {
		return err
	}
	cfg := s.CachedInfo().Config
	if cfg.Sealed {
		return nil
	}
	cfg.Sealed = true
	_, err = c.js.UpdateStream(ctx, cfg)
	return err
}

// Ended implements ledger.Cluster.
func (c *Cluster) Ended(ctx context.Context) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	s, err := c.js.Stream(ctx, c.framesStream())
	if err != nil {
		return false, err
	}
	return s.CachedInfo().Config.Sealed, nil
}

// listen hears when the log has grown.
func (c *Cluster) listen() error {
	_, err := c.nc.Subscribe(c.subject("grown"), func(*nats.Msg) {
		select {
		case c.grown <- struct{}{}:
		default:
		}
	})
	return err
}

// tellGrown tells the other nodes that the log has grown. It may get lost.
func (c *Cluster) tellGrown() { c.nc.Publish(c.subject("grown"), nil) }

// Watch implements ledger.Cluster.
func (c *Cluster) Watch(ctx context.Context) error {
	t := time.NewTimer(watchFor)
	defer t.Stop()
	select {
	case <-c.grown:
	case <-t.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// Answer implements ledger.Cluster.
func (c *Cluster) Answer(f func(request []byte) []byte) error {
	gate := make(chan struct{}, asksAtOnce)
	_, err := c.nc.Subscribe(c.subject("ask."+c.id), func(m *nats.Msg) {
		select {
		case gate <- struct{}{}:
		default:
			return // who asks tries again
		}
		go func() {
			defer func() { <-gate }()
			if reply := f(m.Data); reply != nil {
				m.Respond(reply)
			}
		}()
	})
	return err
}

// errNobody: no node is known to decide.
var errNobody = errors.New("no node decides")

// Ask implements ledger.Cluster. It waits for no answer of a node that decides
// no longer.
func (c *Cluster) Ask(ctx context.Context, request []byte) ([]byte, error) {
	h := c.decider()
	if h.ID == "" || h.ID == c.id {
		return nil, errNobody
	}
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	go func() {
		t := time.NewTicker(askStep)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				if c.decider().ID != h.ID {
					cancel()
					return
				}
			}
		}
	}()
	m, err := c.nc.RequestWithContext(ctx, c.subject("ask."+h.ID), request)
	if err != nil {
		return nil, err
	}
	return m.Data, nil
}

// Tell implements ledger.Cluster.
func (c *Cluster) Tell(message []byte) error { return c.nc.Publish(c.subject("tell"), message) }

// Hear implements ledger.Cluster.
func (c *Cluster) Hear(f func(message []byte)) error {
	_, err := c.nc.Subscribe(c.subject("tell"), func(m *nats.Msg) { f(m.Data) })
	return err
}
