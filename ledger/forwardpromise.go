package ledger

import (
	"context"
	"errors"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// promiseAnywhere has whichever node decides queue and promise a statement. To
// ask again is safe: the same submission gets the same promise.
func (l *Ledger) promiseAnywhere(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, forwardPatience)
	defer cancel()
	sent := false
	for {
		var signed []byte
		var err error
		here := l.member.deciding()
		if here {
			if signed, err = l.promiseHere(ctx, sub); !l.member.deciding() {
				signed, err = nil, errDeposed
			}
		} else {
			signed, err = l.promiseThere(ctx, sub)
		}
		sent = sent || here || errors.Is(err, ErrUnknownOutcome)
		if !errors.Is(err, errDeposed) && !errors.Is(err, ErrUnknownOutcome) || l.Err() != nil {
			return signed, err
		}
		pause(ctx, forwardWait)
		if ctx.Err() != nil {
			return nil, nobodyDecides(sent, ctx.Err())
		}
	}
}

// promiseThere asks the node that decides.
func (l *Ledger) promiseThere(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	b, err := sub.Encode()
	if err != nil {
		return nil, err
	}
	answers, err := l.offer(ctx, purposePromise, b, 1)
	if err != nil {
		return nil, err
	}
	switch a := answers[0]; {
	case a.Elsewhere:
		return nil, errDeposed
	case a.Refused != nil:
		return nil, a.Refused
	default:
		p, err := proof.OpenPromise(a.Promise, l.key.verifier)
		if err != nil {
			return nil, unknownOutcome(err)
		}
		if c, err := sub.Envelope.Commitment(); err != nil || c != p.C {
			return nil, unknownOutcome(errors.Join(err, errors.New("the deciding node promised another statement")))
		}
		if err := l.pullQueue(ctx); err != nil { // so that this node knows it too
			l.log.Debug("the cluster's queue of promises can't be read; it is tried again", "error", err)
		}
		return a.Promise, nil
	}
}

// answerPromise promises what another node asks for.
func (l *Ledger) answerPromise(plain []byte) (a answered) {
	m := l.member
	sub, err := statement.DecodeSubmission(plain)
	if err != nil {
		l.log.Warn("another node has what can't be read promised", "error", err)
		return a
	}
	if !m.deciding() {
		return answered{Elsewhere: true}
	}
	ctx, cancel := context.WithTimeout(m.ctx, forwardPatience)
	defer cancel()
	signed, err := l.promiseHere(ctx, sub)
	var refusal *parley.Refusal
	switch {
	case !m.deciding(), errors.Is(err, errDeposed), errors.Is(err, ErrStopped), errors.Is(err, ErrClosed):
		return answered{Elsewhere: true}
	case err == nil:
		return answered{Promise: signed}
	case errors.Is(err, ErrUnknownOutcome):
	case errors.As(err, &refusal):
		return answered{Refused: refusal}
	}
	return a
}
