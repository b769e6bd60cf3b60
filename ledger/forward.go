package ledger

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/statement"
)

const (
	// maxForward is how many bytes of statements go to the deciding node in one
	// message.
	maxForward = 900 << 10
	// forwardPatience is how long a statement is offered to nodes that might
	// decide.
	forwardPatience = 25 * time.Second
	// forwardWait is the pause between two offers.
	forwardWait = 100 * time.Millisecond
)

// Purposes of messages between nodes.
const (
	purposeSubmit = "submit"
	purposeAnswer = "answer"
	purposeState  = "state"
	purposeEpoch  = "epoch"
	// purposePromise: of a submission that is to be promised.
	purposePromise = "promise"
)

// submitAnywhere submits to whichever node decides, this one or another, until
// each statement has an outcome that will stand. Offering one again is safe: it
// enters once. A refusal counts only from a node whose lease held when it was
// given.
func (l *Ledger) submitAnywhere(ctx context.Context, subs []*statement.Submission) []Result {
	ctx, cancel := context.WithTimeout(ctx, forwardPatience)
	defer cancel()
	out := make([]Result, len(subs))
	open := make([]int, len(subs)) // indexes without an outcome
	for i := range subs {
		open[i] = i
	}
	sent := false // to a node that may have entered it
	for {
		some := make([]*statement.Submission, len(open))
		for k, i := range open {
			some[k] = subs[i]
		}
		var results []Result
		here := l.member.deciding()
		if here {
			results = l.submitHere(ctx, some)
		} else {
			results = l.submitThere(ctx, some)
		}
		still := open[:0]
		for k, r := range results {
			var refusal *parley.Refusal
			again := errors.Is(r.Err, errDeposed) || errors.Is(r.Err, ErrUnknownOutcome) ||
				here && errors.As(r.Err, &refusal) && !l.member.deciding()
			if errors.Is(r.Err, ErrUnknownOutcome) || here {
				sent = true
			}
			if again && l.Err() == nil {
				still = append(still, open[k])
			} else {
				out[open[k]] = r
			}
		}
		if open = still; len(open) == 0 {
			return out
		}
		pause(ctx, forwardWait)
		if ctx.Err() != nil {
			for _, i := range open {
				out[i].Err = nobodyDecides(sent, ctx.Err())
			}
			return out
		}
	}
}

// nobodyDecides: no node gave an answer in time.
func nobodyDecides(sent bool, cause error) error {
	if sent {
		return unknownOutcome(cause)
	}
	return refuse(cause, "no-decider", "R8", "Send it again in a few seconds; the operator looks whether the NATS servers can be reached and have a majority.",
		"No node of this host decides at the moment; the statement has not entered.")
}

// answered is what the deciding node says of one statement.
type answered struct {
	Entered bool            `json:"entered,omitempty"`
	Index   uint64          `json:"index,omitempty"`
	Again   bool            `json:"again,omitempty"`
	Refused *parley.Refusal `json:"refused,omitempty"`
	// Promise is the signed promise that was asked for.
	Promise []byte `json:"promise,omitempty"`
	// Elsewhere: this node does not decide. Neither it nor Refused nor Entered:
	// the outcome is unknown.
	Elsewhere bool `json:"elsewhere,omitempty"`
}

// submitThere offers statements to the node that decides, and waits until this
// node has folded what entered.
func (l *Ledger) submitThere(ctx context.Context, subs []*statement.Submission) []Result {
	out := make([]Result, len(subs))
	for from := 0; from < len(subs); {
		request, next, err := encodeOffer(subs, from)
		if err != nil {
			return failed(out, err)
		}
		answers, err := l.offer(ctx, purposeSubmit, request, next-from)
		for i := from; i < next; i++ {
			switch {
			case err != nil:
				out[i].Err = err
			default:
				out[i] = l.take(ctx, subs[i], answers[i-from])
			}
		}
		from = next
	}
	return out
}

// encodeOffer encodes statements from one on, as many as go into one message:
// each with its length (4 bytes, big-endian) before it.
func encodeOffer(subs []*statement.Submission, from int) (request []byte, next int, err error) {
	for next = from; next < len(subs); next++ {
		b, err := subs[next].Encode()
		if err != nil {
			return nil, 0, err
		}
		if next > from && len(request)+4+len(b) > maxForward {
			break
		}
		request = binary.BigEndian.AppendUint32(request, uint32(len(b)))
		request = append(request, b...)
	}
	return request, next, nil
}

func decodeOffer(b []byte) (subs []*statement.Submission, err error) {
	for len(b) > 0 {
		var one []byte
		if one, b, err = cut(b); err != nil {
			return nil, err
		}
		sub, err := statement.DecodeSubmission(one)
		if err != nil {
			return nil, err
		}
		if subs = append(subs, sub); len(subs) > MaxBatch {
			return nil, fmt.Errorf("an offer has more than %d statements", MaxBatch)
		}
	}
	return subs, nil
}

func (l *Ledger) offer(ctx context.Context, purpose string, request []byte, n int) ([]answered, error) {
	m := l.member
	sealed, err := m.seal.close(purpose, nil, request)
	if err != nil {
		return nil, err
	}
	reply, err := m.Ask(ctx, sealed)
	if err != nil {
		return nil, unknownOutcome(err)
	}
	plain, err := m.seal.open(purposeAnswer, sealed, reply)
	if err != nil {
		return nil, unknownOutcome(err)
	}
	var answers []answered
	if err := json.Unmarshal(plain, &answers); err != nil || len(answers) != n {
		return nil, unknownOutcome(fmt.Errorf("%d answers to %d statements: %w", len(answers), n, err))
	}
	return answers, nil
}

// take turns an answer into a result of this node.
func (l *Ledger) take(ctx context.Context, sub *statement.Submission, a answered) Result {
	switch {
	case a.Elsewhere:
		return Result{Err: errDeposed}
	case a.Refused != nil:
		return Result{Err: a.Refused}
	case !a.Entered:
		return Result{Err: unknownOutcome(nil)}
	}
	if err := l.awaitSize(ctx, a.Index+1); err != nil {
		return Result{Err: unknownOutcome(err)}
	}
	id := sub.Envelope.ID()
	in := false
	l.View(func(s *docket.State) { _, in = s.Find(id) })
	if !in {
		return Result{Err: unknownOutcome(errors.New("the deciding node named an entry that is another statement"))}
	}
	r := l.inAlready(ctx, id)
	r.Again = a.Again
	return r
}

// awaitSize waits until readers see that many entries.
func (l *Ledger) awaitSize(ctx context.Context, size uint64) error {
	for {
		l.mu.RLock()
		have, changed := l.head.Size, l.changed
		l.mu.RUnlock()
		if have >= size {
			return nil
		}
		l.member.kick()
		t := time.NewTimer(forwardWait)
		select {
		case <-changed:
		case <-t.C:
		case <-ctx.Done():
			t.Stop()
			return ctx.Err()
		case <-l.dead:
			t.Stop()
			return l.goneError()
		}
		t.Stop()
	}
}

// answer carries out what another node asks.
func (l *Ledger) answer(request []byte) []byte {
	m := l.member
	if plain, err := m.seal.open(purposePromise, nil, request); err == nil {
		return l.sealAnswer(request, []answered{l.answerPromise(plain)})
	}
	plain, err := m.seal.open(purposeSubmit, nil, request)
	if err != nil {
		return nil // not from a node of this log: no answer
	}
	subs, err := decodeOffer(plain)
	if err != nil {
		l.log.Warn("another node offers what can't be read", "error", err)
		return nil
	}
	return l.sealAnswer(request, l.answerOffer(subs))
}

func (l *Ledger) answerOffer(subs []*statement.Submission) []answered {
	m := l.member
	answers := make([]answered, len(subs))
	var results []Result
	if m.deciding() {
		ctx, cancel := context.WithTimeout(m.ctx, forwardPatience)
		results = l.submitHere(ctx, subs)
		cancel()
	} else {
		results = failed(make([]Result, len(subs)), errDeposed)
	}
	held := m.deciding()
	for i, r := range results {
		answers[i] = answerOf(r, held)
	}
	return answers
}

func (l *Ledger) sealAnswer(request []byte, answers []answered) []byte {
	b, err := json.Marshal(answers)
	if err != nil {
		return nil
	}
	sealed, err := l.member.seal.close(purposeAnswer, request, b)
	if err != nil {
		l.log.Error("an answer to another node can't be sealed", "error", err)
		return nil
	}
	return sealed
}

func answerOf(r Result, held bool) answered {
	var refusal *parley.Refusal
	switch {
	case r.Err == nil:
		return answered{Entered: true, Index: r.Receipt.Index, Again: r.Again}
	case errors.Is(r.Err, ErrUnknownOutcome):
		return answered{}
	case errors.Is(r.Err, errDeposed), !held, errors.Is(r.Err, ErrStopped), errors.Is(r.Err, ErrClosed):
		return answered{Elsewhere: true}
	case errors.As(r.Err, &refusal):
		return answered{Refused: refusal}
	}
	return answered{}
}
