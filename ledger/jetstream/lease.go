package jetstream

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
)

const (
	// leasePoll is how often a node that follows looks at the lease.
	leasePoll = 250 * time.Millisecond
	// leaseRenew is how often the node that decides renews it.
	leaseRenew = 500 * time.Millisecond
	// leaseHold is how long a renewal holds, from when it was sent.
	leaseHold = 2 * time.Second
	// leaseExpiry is how long others wait for a renewal, by their own clocks. It
	// is longer than leaseHold: who decides knows first.
	leaseExpiry = 2500 * time.Millisecond
	// leaseTimeout is how long one step may take.
	leaseTimeout = time.Second

	leaseKey = "decider"
)

// holder is what the lease says.
type holder struct {
	Node string `json:"node"`
	ID   string `json:"id"` // empty: released
	Term string `json:"term,omitempty"`
}

func (c *Cluster) decider() holder {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.holder
}

func (c *Cluster) setDecider(h holder) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.holder = h
}

func (c *Cluster) leases(ctx context.Context) (nats_js.KeyValue, error) {
	bucket := "parley-" + c.o.Log + "-lease"
	kv, err := c.js.KeyValue(ctx, bucket)
	if !errors.Is(err, nats_js.ErrBucketNotFound) {
		return kv, err
	}
	n := 1
	if c.nc.ConnectedClusterName() != "" {
		n = replicas
	}
	return c.js.CreateKeyValue(ctx, nats_js.KeyValueConfig{Bucket: bucket, History: 1, Storage: nats_js.FileStorage, Replicas: n})
}

// Campaign implements ledger.Cluster. Who finds that the lease was not renewed
// for leaseExpiry takes it by its revision, so that one node does.
func (c *Cluster) Campaign(ctx context.Context) (ledger.Lease, error) {
	open, cancel := context.WithTimeout(ctx, createTimeout)
	kv, err := c.leases(open)
	cancel()
	if err != nil {
		return nil, err
	}
	var revision uint64
	seen := time.Now()
	for {
		step, cancel := context.WithTimeout(ctx, leaseTimeout)
		l, err := c.tryLease(step, kv, &revision, &seen)
		cancel()
		if l != nil {
			return l, nil
		}
		if errors.Is(err, nats_js.ErrBucketNotFound) || errors.Is(err, nats_js.ErrStreamNotFound) {
			return nil, err
		}
		t := time.NewTimer(leasePoll)
		select {
		case <-t.C:
		case <-ctx.Done():
			t.Stop()
			return nil, ctx.Err()
		}
	}
}

// tryLease looks at the lease, and takes it where it is free.
func (c *Cluster) tryLease(ctx context.Context, kv nats_js.KeyValue, revision *uint64, seen *time.Time) (*lease, error) {
	me := holder{Node: c.o.Node, ID: c.id, Term: time.Now().UTC().Format(time.RFC3339Nano)}
	value, err := json.Marshal(me)
	if err != nil {
		return nil, err
	}
	sent := time.Now()
	e, err := kv.Get(ctx, leaseKey)
	var got uint64
	switch {
	case errors.Is(err, nats_js.ErrKeyNotFound):
		got, err = kv.Create(ctx, leaseKey, value)
	case err != nil:
		return nil, err
	default:
		var h holder
		if json.Unmarshal(e.Value(), &h) != nil {
			h = holder{}
		}
		c.setDecider(h)
		if e.Revision() != *revision {
			*revision, *seen = e.Revision(), time.Now()
		}
		if h.ID != "" && time.Since(*seen) < leaseExpiry {
			return nil, nil
		}
		got, err = kv.Update(ctx, leaseKey, value, e.Revision())
	}
	if err != nil {
		*seen = time.Now() // another was faster
		return nil, err
	}
	c.setDecider(me)
	l := &lease{c: c, kv: kv, me: me, value: value, revision: got, until: sent.Add(leaseHold), lost: make(chan struct{}), stop: make(chan struct{}), done: make(chan struct{})}
	go l.renew()
	return l, nil
}

// lease is held by this node, and renewed by a goroutine of its own.
type lease struct {
	c        *Cluster
	kv       nats_js.KeyValue
	me       holder
	value    []byte
	revision uint64 // owner: renew

	mu    sync.Mutex // guards the rest
	until time.Time
	ended bool

	lost, stop, done chan struct{}
	once             sync.Once
}

// Held implements ledger.Lease.
func (l *lease) Held() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.ended && time.Now().Before(l.until)
}

// Lost implements ledger.Lease.
func (l *lease) Lost() <-chan struct{} { return l.lost }

// Release implements ledger.Lease.
func (l *lease) Release() {
	l.once.Do(func() { close(l.stop) })
	<-l.done
}

func (l *lease) renew() {
	defer close(l.done)
	defer l.end()
	t := time.NewTicker(leaseRenew)
	defer t.Stop()
	for {
		select {
		case <-l.stop:
			if l.Held() {
				l.put(holder{Node: l.me.Node})
			}
			l.c.setDecider(holder{})
			return
		case <-t.C:
		}
		if !l.Held() {
			return
		}
		sent := time.Now()
		if l.put(l.me) {
			l.mu.Lock()
			l.until = sent.Add(leaseHold)
			l.mu.Unlock()
		}
	}
}

// put writes the lease; one that was written although nobody said so is found
// again by its term.
func (l *lease) put(h holder) bool {
	ctx, cancel := context.WithTimeout(context.Background(), leaseTimeout)
	defer cancel()
	value, err := json.Marshal(h)
	if err != nil {
		return false
	}
	got, err := l.kv.Update(ctx, leaseKey, value, l.revision)
	if err == nil {
		l.revision = got
		return true
	}
	var api *nats_js.APIError
	if errors.As(err, &api) && api.ErrorCode == nats_js.JSErrCodeStreamWrongLastSequence {
		e, err := l.kv.Get(ctx, leaseKey)
		if err == nil && string(e.Value()) == string(l.value) {
			l.revision = e.Revision()
		} else if err == nil && e.Revision() > l.revision {
			l.end() // another node has it
		}
	}
	return false
}

// end makes the lease held no longer.
func (l *lease) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.ended {
		l.ended = true
		close(l.lost)
	}
}
