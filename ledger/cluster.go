package ledger

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger/keystore"
)

// Cluster is what the nodes of one host need of each other beside the engine
// whose log they share (jetstream.Cluster). All methods may be called at the
// same time. Messages between nodes may be lost, doubled and read by whoever
// runs the network: the ledger seals them.
type Cluster interface {
	// Node is this node's name.
	Node() string
	// Watch waits until the log may have grown, at most about a second.
	Watch(ctx context.Context) error
	// Fence begins an epoch behind the log that ends at head; when it returns,
	// nothing that another writer sent before can enter the log any more.
	// ErrSize: the log does not end there.
	Fence(ctx context.Context, head Head, epoch uint64) error
	// AppendKeys keeps a batch of wrapped keys for all nodes, durably, behind all
	// before b.First. ErrSize: those are not all; ErrEpoch: its epoch has ended.
	AppendKeys(ctx context.Context, b *keystore.Batch) error
	// Keys gives batches of an epoch from key number first on, some of them at
	// least; none: there are no more. ErrEpoch: it has ended.
	Keys(ctx context.Context, epoch, first int64) ([]*keystore.Batch, error)
	// KeyEpoch is the epoch that has not ended, since when, and what EndEpoch was
	// given to hand its key over; nil: no epoch has ended yet.
	KeyEpoch(ctx context.Context) (epoch int64, since time.Time, handover []byte, err error)
	// EndEpoch ends the epoch before that one, which has the keys before next,
	// and removes its batches; fill adds those of the new one. Where there are no
	// keys yet, any epoch may begin. It happens as a
	// whole or not at all. ErrSize, ErrEpoch: as of AppendKeys.
	EndEpoch(ctx context.Context, epoch, next int64, handover []byte, fill func(add func(*keystore.Batch) error) error) error
	// AppendQueue keeps a piece of the queue of promises for all nodes, durably,
	// behind all before p.First. ErrSize: those are not all.
	AppendQueue(ctx context.Context, p *QueuePiece) error
	// Queue gives pieces of that queue from number first on, some of them at
	// least; none: there are no more.
	Queue(ctx context.Context, first int64) ([]*QueuePiece, error)
	// End ends the log for good: nothing can be appended any more, by anyone. It
	// may have ended before. Ended reports whether it has.
	End(ctx context.Context) error
	Ended(ctx context.Context) (bool, error)
	// Campaign waits until this node may decide. It is for speed alone: two
	// nodes that both believe to decide can do no harm.
	Campaign(ctx context.Context) (Lease, error)
	// Ask gives a request to the node that decides, and its answer. Where it
	// fails, the request may have been carried out all the same.
	Ask(ctx context.Context, request []byte) ([]byte, error)
	// Answer sets who answers what others ask of this node.
	Answer(f func(request []byte) []byte) error
	// Tell sends to all nodes, Hear sets who gets what they send.
	Tell(message []byte) error
	Hear(f func(message []byte)) error
}

// Lease says that this node decides.
type Lease interface {
	// Held reports whether no other node can have taken it yet.
	Held() bool
	// Lost is closed when it is held no longer.
	Lost() <-chan struct{}
	// Release gives it away.
	Release()
}

// ErrEpoch: the epoch of the keys has ended for all nodes.
var ErrEpoch = errors.New("the epoch of the keys has ended")

// epochLeast is how long an epoch of keys lasts at least: longer than any running
// node takes to see that the one before has ended (compareEvery).
const epochLeast = 15 * time.Second

// retryAfter is the pause after the cluster could not be reached.
const retryAfter = 200 * time.Millisecond

// errDeposed: the node does not decide, or does so no longer. Whether the
// statement entered, asking again tells; it never leaves Submit.
var errDeposed = errors.New("this node does not decide")

// member is a ledger's part in a cluster.
type member struct {
	Cluster
	seal *envelopes

	stop   context.CancelFunc // ends what waits for the cluster
	ctx    context.Context
	kicked chan struct{} // someone waits for an entry that is in the log
	// queue is held while pieces of the queue of promises go into the cluster or
	// come from it, keys while batches of keys do; queue is taken first.
	queue, keys sync.Mutex
	fed         chan struct{} // closed when feed has ended
	// epochLeast is how long an epoch of keys lasts at least.
	epochLeast time.Duration

	// unnamed are entries whose keys are gone although the erasure has not been
	// read yet: it lies beyond them. Owner: whoever follows or decides.
	unnamed map[uint64]parley.StatementID
	// blurred: there are such entries, and the state is not the other nodes'.
	blurred atomic.Bool

	mu     sync.Mutex // guards the rest
	lease  Lease      // nil while another node decides
	seen   time.Time  // when the log was reached last
	states states
}

func (m *member) deciding() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.lease != nil && m.lease.Held()
}

func (m *member) set(lease Lease) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.lease = lease
}

// reached notes that the log has been reached.
func (m *member) reached() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.seen = time.Now()
}

// kick makes the follower look at the log at once.
func (m *member) kick() {
	select {
	case m.kicked <- struct{}{}:
	default:
	}
}

// join makes the ledger a member of the cluster.
func (l *Ledger) join(c Cluster) error {
	m := &member{Cluster: c, kicked: make(chan struct{}, 1), fed: make(chan struct{}), unnamed: map[uint64]parley.StatementID{}, epochLeast: epochLeast, seen: time.Now()}
	var err error
	if m.seal, err = newEnvelopes(l.key.seed, l.cfg.Rand); err != nil {
		return err
	}
	m.ctx, m.stop = context.WithCancel(context.Background())
	m.states.init()
	l.member = m
	return nil
}

// conduct is the writer's goroutine in a cluster: it follows what others write
// until this node is to decide, and decides until it is deposed.
func (l *Ledger) conduct() {
	defer close(l.published)
	for {
		lease := l.follow()
		if lease == nil {
			return
		}
		if l.takeOver(lease) {
			l.member.set(lease)
			l.log.Info("this node decides", "node", l.member.Node(), "epoch", l.decided.Epoch, "entries", l.decided.Size)
			l.decide(lease)
			l.member.set(nil)
			l.log.Info("this node decides no longer", "node", l.member.Node(), "epoch", l.decided.Epoch)
		}
		lease.Release()
		l.stepDown()
	}
}

// follow folds what others write until this node is to decide; nil: the ledger
// closes.
func (l *Ledger) follow() Lease {
	ctx, cancel := context.WithCancel(l.member.ctx)
	defer cancel()
	elected := make(chan Lease)
	go func() {
		for ctx.Err() == nil {
			lease, err := l.member.Campaign(ctx)
			if err != nil {
				pause(ctx, retryAfter)
				continue
			}
			select {
			case elected <- lease:
			case <-ctx.Done():
				lease.Release()
			}
			return
		}
	}()
	grown := make(chan struct{})
	go func() {
		for ctx.Err() == nil {
			if err := l.member.Watch(ctx); err != nil {
				pause(ctx, retryAfter)
			}
			select {
			case grown <- struct{}{}:
			case <-ctx.Done():
			}
		}
	}()
	for {
		select {
		case <-l.closing:
			l.bounceQueue()
			return nil
		default:
		}
		select {
		case <-l.closing:
		case held := <-l.queue:
			l.queued.Add(-int64(len(held)))
			l.bounce(held)
		case lease := <-elected:
			return lease
		case <-l.member.kicked:
			l.tryCatchUp(ctx)
		case <-grown:
			l.tryCatchUp(ctx)
		}
	}
}

// bounce gives statements back to who submitted them: to ask the node that
// decides.
func (l *Ledger) bounce(held []*pending) {
	for _, p := range held {
		l.finish(p, outcome{err: errDeposed})
	}
}

func (l *Ledger) bounceQueue() {
	for {
		select {
		case held := <-l.queue:
			l.queued.Add(-int64(len(held)))
			l.bounce(held)
		default:
			return
		}
	}
}

// takeOver begins an epoch behind everything that is in the log.
func (l *Ledger) takeOver(lease Lease) bool {
	ctx := l.member.ctx
	for lease.Held() && l.Err() == nil && ctx.Err() == nil {
		h, ok := l.tryCatchUp(ctx)
		if !ok {
			continue
		}
		err := l.member.Fence(ctx, h, h.Epoch+1)
		if err == nil {
			l.decided = h
			l.decided.Epoch++
			l.mu.RLock()
			l.deciding = l.committed.Clone()
			l.mu.RUnlock()
			return lease.Held()
		}
		var refusal *parley.Refusal
		if errors.As(err, &refusal) {
			l.fail(fmt.Errorf("beginning to decide: %w", err))
			return false
		}
		if !errors.Is(err, ErrSize) {
			l.log.Warn("the log can't be fenced; it is tried again", "error", err)
			pause(ctx, retryAfter)
		}
	}
	return false
}

// stepDown forgets what was decided beyond what is in the log, when all that is
// in it has been shown.
func (l *Ledger) stepDown() {
	shown := make(chan struct{})
	l.published <- &job{shown: shown}
	<-shown
	l.decided, l.deciding, l.ahead = l.Head(), nil, ahead{}
	l.tree.cut(int64(l.decided.Size))
}

// pause waits, or until ctx ends.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
