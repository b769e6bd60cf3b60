package jetstream

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
)

const (
	// ackTimeout is how long one publication waits for its acknowledgement.
	ackTimeout = 2 * time.Second
	// resolveTimeout is how long an append tries to find out what became of it.
	resolveTimeout = 8 * time.Second
	// retryWait is the pause between two tries.
	retryWait = 100 * time.Millisecond
	// readTimeout is how long one message may take to be read.
	readTimeout = 5 * time.Second
	// runLeast is from how many messages on they are read in one stream: to open
	// one, the servers agree on a consumer and choose who feeds it, which costs
	// more than some reads, and may take seconds while they elect.
	runLeast = 32
	// runPatience is how long such a stream may take to begin, and to give its next
	// message; what is missing is then read one by one.
	runPatience = time.Second
	// behindTries is how often a server that does not know an acknowledged
	// message is asked again.
	behindTries = 20
	// cacheBytes is how many bytes of messages stay in memory.
	cacheBytes = 32 << 20
)

// streamSealed is NATS's error code of an append to a stream that has ended.
const streamSealed nats_js.ErrorCode = 10109

// part is a decoded message: it begins at a number and ends before another.
type part interface {
	span() (first, next uint64)
}

// tape is a stream whose messages follow each other: each begins with the
// number where the one before it ended. It is appended at an expected sequence
// and read by number. It trusts the server with nothing but the order of
// sequences: whatever it reads is decoded strictly.
type tape[P part] struct {
	js      nats_js.JetStream
	stream  nats_js.Stream
	name    string
	subject string
	origin  uint64 // number with which the first message begins
	decode  func([]byte) (P, error)

	mu     sync.Mutex // guards the rest
	last   uint64     // sequence of the newest message that was seen; 0: none
	end    P          // that message
	firsts []uint64   // by sequence − 1: 1 + its first number; 0 where it was not read yet
	cache  map[uint64]P
	sizes  map[uint64]int // bytes of what is cached
	order  []uint64       // of the cache, oldest first
	bytes  int
}

func newTape[P part](ctx context.Context, js nats_js.JetStream, name, subject string, origin uint64, decode func([]byte) (P, error)) (*tape[P], error) {
	stream, err := js.Stream(ctx, name)
	if err != nil {
		return nil, err
	}
	return &tape[P]{js: js, stream: stream, name: name, subject: subject, origin: origin, decode: decode, cache: map[uint64]P{}, sizes: map[uint64]int{}}, nil
}

// take decodes a message and keeps it.
func (t *tape[P]) take(seq uint64, data []byte) (P, error) {
	p, err := t.decode(data)
	if err != nil {
		return p, fmt.Errorf("%w: message %d of stream %s: %w", ledger.ErrDamaged, seq, t.name, err)
	}
	first, next := p.span()
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.fits(seq, first, next); err != nil {
		return p, err
	}
	for uint64(len(t.firsts)) < seq {
		t.firsts = append(t.firsts, 0)
	}
	t.firsts[seq-1] = first + 1
	if seq > t.last {
		t.last, t.end = seq, p
	}
	if _, there := t.cache[seq]; !there {
		t.cache[seq], t.sizes[seq] = p, len(data)
		t.order = append(t.order, seq)
		t.bytes += len(data)
		for t.bytes > cacheBytes && len(t.order) > 1 {
			t.bytes -= t.sizes[t.order[0]]
			delete(t.cache, t.order[0])
			delete(t.sizes, t.order[0])
			t.order = t.order[1:]
		}
	}
	return p, nil
}

// fits checks that a message follows those around it; it needs the lock.
func (t *tape[P]) fits(seq, first, next uint64) error {
	ok := seq > 1 || first == t.origin
	known := func(seq uint64) (uint64, bool) {
		if seq == 0 || seq > uint64(len(t.firsts)) || t.firsts[seq-1] == 0 {
			return 0, false
		}
		return t.firsts[seq-1] - 1, true
	}
	if before, there := known(seq - 1); there && before > first {
		ok = false
	}
	if p, there := t.cache[seq-1]; there {
		_, end := p.span()
		ok = ok && end == first
	}
	if after, there := known(seq + 1); there && after != next {
		ok = false
	}
	if same, there := known(seq); there && same != first {
		ok = false
	}
	if !ok {
		return fmt.Errorf("%w: message %d of stream %s begins at %d, which does not follow what surrounds it", ledger.ErrDamaged, seq, t.name, first)
	}
	return nil
}

func (t *tape[P]) cached(seq uint64) (P, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	p, ok := t.cache[seq]
	return p, ok
}

// tail is the newest message that was seen, without asking.
func (t *tape[P]) tail() (seq uint64, p P) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.last, t.end
}

// refresh asks for the newest message; seq is 0 where there is none. What was
// acknowledged or read before stands, even where a server does not know it yet:
// an append behind it would show if it were gone.
func (t *tape[P]) refresh(ctx context.Context) (seq uint64, p P, err error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	m, err := t.stream.GetLastMsgForSubject(ctx, t.subject)
	if errors.Is(err, nats_js.ErrMsgNotFound) { // empty, or behind what is known
		seq, p = t.tail()
		return seq, p, nil
	}
	if err != nil {
		return 0, p, fmt.Errorf("reading the end of stream %s: %w", t.name, err)
	}
	if last, end := t.tail(); last >= m.Sequence { // known, or behind what is known
		return last, end, nil
	}
	p, err = t.take(m.Sequence, m.Data)
	return m.Sequence, p, err
}

// get reads one message.
func (t *tape[P]) get(ctx context.Context, seq uint64) (P, error) {
	if p, ok := t.cached(seq); ok {
		return p, nil
	}
	data, err := t.raw(ctx, seq)
	if err != nil {
		var p P
		return p, err
	}
	return t.take(seq, data)
}

// raw reads one message's bytes. A server that has just come up may not know yet
// what was acknowledged: what is known to be there is asked for again.
func (t *tape[P]) raw(ctx context.Context, seq uint64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, readTimeout)
	defer cancel()
	last, _ := t.tail()
	m, err := t.stream.GetMsg(ctx, seq)
	for tries := 0; errors.Is(err, nats_js.ErrMsgNotFound) && seq <= last && tries < behindTries; tries++ {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(retryWait):
		}
		m, err = t.stream.GetMsg(ctx, seq)
	}
	if err != nil {
		return nil, fmt.Errorf("message %d of stream %s: %w", seq, t.name, err)
	}
	if m.Sequence != seq || m.Subject != t.subject {
		return nil, fmt.Errorf("%w: message %d of stream %s was asked for, and %d on subject %s came", ledger.ErrDamaged, seq, t.name, m.Sequence, m.Subject)
	}
	return m.Data, nil
}

// missing turns "not found" into damage, for a message that must be there.
func missing(err error) error {
	if errors.Is(err, nats_js.ErrMsgNotFound) {
		return fmt.Errorf("%w: %w", ledger.ErrDamaged, err)
	}
	return err
}

// find gives the sequence of the message that holds a number, of which last is
// known not to begin beyond it.
func (t *tape[P]) find(ctx context.Context, number, last uint64) (uint64, error) {
	lo, hi := uint64(1), last // the greatest sequence whose first is not beyond number
	for lo < hi {
		mid := lo + (hi-lo+1)/2
		t.mu.Lock()
		first := uint64(0)
		if mid <= uint64(len(t.firsts)) {
			first = t.firsts[mid-1]
		}
		t.mu.Unlock()
		if first == 0 {
			p, err := t.get(ctx, mid)
			if err != nil {
				return 0, missing(err)
			}
			begins, _ := p.span()
			first = begins + 1
		}
		if first-1 <= number {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return lo, nil
}

// walk calls f with the messages from seq to last, in order, until f says that
// it has enough. Many that are not in memory it reads in one stream.
func (t *tape[P]) walk(ctx context.Context, seq, last uint64, f func(P) (more bool, err error)) error {
	p, err := t.get(ctx, seq)
	if err != nil {
		return missing(err)
	}
	var run *run
	defer func() { run.stop() }()
	single := last-seq < runLeast
	for {
		more, err := f(p)
		if err != nil || !more || seq == last {
			return err
		}
		seq++
		var ok bool
		if p, ok = t.cached(seq); ok {
			continue
		}
		var data []byte
		if !single && (run == nil || run.next != seq) {
			run.stop()
			run, err = t.open(ctx, seq)
			single = err != nil
		}
		if !single {
			data, err = run.read(ctx)
			single = err != nil
		}
		if single { // it tells what is the matter too
			if data, err = t.raw(ctx, seq); err != nil {
				return missing(err)
			}
		}
		if p, err = t.take(seq, data); err != nil {
			return err
		}
	}
}

// put appends data as message seq + 1. ErrSize says that another message is
// there, or that the stream does not end at seq: then this one is not in the
// stream and never will be. Where the acknowledgement does not come, it reads
// what is there, and sends the same again, which the expected sequence makes
// safe, until it knows or has tried for resolveTimeout; only then the outcome
// is unknown. Once something was sent it does not heed ctx.
func (t *tape[P]) put(ctx context.Context, seq uint64, data []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	until, cancel := context.WithTimeout(context.WithoutCancel(ctx), resolveTimeout)
	defer cancel()
	sent := 0
	for {
		err := t.publish(until, seq, data)
		if err == nil {
			_, err = t.take(seq+1, data)
			return err
		}
		sent++
		var api *nats_js.APIError
		if errors.As(err, &api) && api.ErrorCode == nats_js.JSErrCodeStreamWrongLastSequence {
			settled, settleErr := t.settle(until, seq, data)
			if settled {
				return settleErr
			}
			err = errors.Join(err, settleErr)
		}
		if errors.As(err, &api) && api.ErrorCode == streamSealed {
			return refuseEnded(t.name)
		}
		if errors.Is(err, nats_js.ErrStreamNotFound) || errors.Is(err, nats.ErrMaxPayload) || errors.Is(err, nats.ErrConnectionClosed) {
			return fmt.Errorf("appending to stream %s: %w", t.name, err)
		}
		select {
		case <-until.Done():
			return fmt.Errorf("appending to stream %s, %d times in %v: %w", t.name, sent, resolveTimeout, err)
		case <-time.After(retryWait):
		}
	}
}

// settle compares what lies at seq + 1 with what was sent. It is settled when
// something is there.
func (t *tape[P]) settle(ctx context.Context, seq uint64, data []byte) (settled bool, err error) {
	there, err := t.raw(ctx, seq+1)
	switch {
	case err == nil && bytes.Equal(there, data):
		_, err = t.take(seq+1, data)
		return true, err
	case err == nil:
		return true, fmt.Errorf("%w: another writer was there first", ledger.ErrSize)
	case errors.Is(err, nats_js.ErrMsgNotFound):
		return false, fmt.Errorf("stream %s ends before message %d: %w", t.name, seq, err)
	}
	return false, err
}

func (t *tape[P]) publish(ctx context.Context, seq uint64, data []byte) error {
	ctx, cancel := context.WithTimeout(ctx, ackTimeout)
	defer cancel()
	ack, err := t.js.PublishMsg(ctx, &nats.Msg{Subject: t.subject, Data: data},
		nats_js.WithExpectLastSequence(seq), nats_js.WithExpectStream(t.name), nats_js.WithRetryAttempts(1), nats_js.WithRetryWait(retryWait))
	if err != nil {
		return err
	}
	if ack.Sequence != seq+1 || ack.Stream != t.name || ack.Duplicate {
		return fmt.Errorf("%w: stream %s acknowledged message %d, expected %d", ledger.ErrDamaged, ack.Stream, ack.Sequence, seq+1)
	}
	return nil
}
