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

// tryCatchUp folds what the log has gained. What does not follow stops the
// ledger; what can't be reached is tried again.
func (l *Ledger) tryCatchUp(ctx context.Context) (Head, bool) {
	h, err := l.catchUp(ctx)
	var refusal *parley.Refusal
	switch {
	case err == nil:
		l.member.reached()
		return h, true
	case ctx.Err() != nil:
	case errors.Is(err, ErrDamaged), errors.As(err, &refusal):
		l.fail(fmt.Errorf("following the log: %w", err))
	default:
		l.log.Warn("the cluster's log can't be read; it is tried again", "error", err)
		pause(ctx, retryAfter)
	}
	return h, false
}

// catchUp folds all that the log has beyond what readers see, and gives its
// head.
func (l *Ledger) catchUp(ctx context.Context) (Head, error) {
	h, err := l.engine.Head(ctx)
	if err != nil {
		return h, err
	}
	for {
		mine := l.Head()
		switch {
		case h.Size < mine.Size:
			return h, refuseShorter(h.Size, mine.Size)
		case h.Size == mine.Size && (h.Root != mine.Root || h.At != mine.At):
			return h, refuseDiffers(mine.Size)
		case h.Size == mine.Size && (l.member == nil || len(l.member.unnamed) == 0):
			return h, nil
		case h.Size == mine.Size:
			// The erasure was in the log before the keys went.
			if h, err = l.engine.Head(ctx); err != nil {
				return h, err
			}
			if h.Size == mine.Size {
				return h, l.refuseUnnamed()
			}
		}
		if err := l.followChunk(ctx, mine, h); err != nil {
			return h, err
		}
		if l.member != nil {
			l.member.reached()
		}
	}
}

// followChunk reads, checks and shows some of what lies between mine and h. It
// changes nothing before all is read, so that it can be tried again.
func (l *Ledger) followChunk(ctx context.Context, mine, h Head) error {
	records, err := l.engine.Read(ctx, mine.Size, int(min(replayChunk, h.Size-mine.Size)))
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return refuseDamaged(nil, "Entry %d is missing.", mine.Size)
	}
	stored, err := storedHashes(ctx, l.engine, mine.Size, uint64(len(records)))
	if err != nil {
		return err
	}
	if l.member != nil {
		if err := l.keysFor(ctx, records); err != nil {
			return err
		}
	}
	chunk := openAll(ctx, l, records)
	events := make([]Event, len(chunk))
	head := Head{Epoch: h.Epoch, Size: mine.Size + uint64(len(chunk)), At: mine.At}
	for i := range chunk {
		o := &chunk[i]
		switch {
		case o.err != nil:
			return o.err
		case o.event.Leaf.At < head.At:
			return refuseDamaged(nil, "Entry %d is earlier than the one before it.", o.event.Index)
		}
		head.At = o.event.Leaf.At
		events[i] = o.event
	}
	if head.Root, err = l.tree.extend(chunk, stored); err != nil {
		return err
	}
	if head.Size == h.Size && (head.Root != h.Root || head.At != h.At) {
		return refuseDamaged(nil, "The log's last frame says %d entries with the root %v; they have the root %v.", h.Size, h.Root, head.Root)
	}
	checkpoint, err := l.sign(head.Size, head.Root)
	if err != nil {
		return refuse(err, "stopped", "R8", "Free the disk, or mend what failed, and start the node again.", "The checkpoint can't be written: %v.", err)
	}
	if err := l.noteUnnamed(chunk); err != nil {
		return err
	}
	if err := l.reveal(head, checkpoint, events); err != nil {
		return doesNotFollow(err)
	}
	l.dropNamed()
	for i := range events {
		l.settle(events[i].Leaf.C, events[i].Index, events[i].Leaf.At)
	}
	return nil
}

// noteUnnamed keeps which entries of a chunk can't be read; dropNamed forgets
// those that an erasure has named.
func (l *Ledger) noteUnnamed(chunk []opened) error {
	m := l.member
	for i := range chunk {
		if o := &chunk[i]; o.event.Signed == nil {
			if m == nil {
				return refuseKeys(nil, "The data key of entry %d is gone.", o.event.Index)
			}
			m.unnamed[o.event.Index] = o.sealed.Statement
			m.blurred.Store(true)
		}
	}
	return nil
}

func (l *Ledger) dropNamed() {
	m := l.member
	if m == nil || len(m.unnamed) == 0 {
		return
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	for index, id := range m.unnamed {
		if l.erased[id] {
			delete(m.unnamed, index)
		}
	}
	m.blurred.Store(len(m.unnamed) > 0)
}

func (l *Ledger) refuseUnnamed() error {
	for index := range l.member.unnamed {
		return refuseKeys(nil, "The data key of entry %d is gone, and no retention/erase names that entry.", index)
	}
	return nil
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
