package client

import (
	"context"
	"errors"
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Promise is the log's promise of a statement, verified.
type Promise struct {
	proof.Promise
	Statement parley.StatementID
	Note      []byte // signed, for keeping
	// Receipt of the entry by which it is kept; nil: the statement waits.
	Receipt *Receipt
	// Refused: that entry has no effect, for this reason, as the host says it.
	// That it is refused, the receipt's leaf proves.
	Refused *answer.Problem
}

// Broken reports whether the promise's own receipt proves that it was broken:
// the statement entered after the time that was promised.
func (p *Promise) Broken() bool { return p.Receipt != nil && p.Receipt.Leaf.At > p.IncludeBy }

// Promise sends a signed statement for the log to promise that it enters, and
// verifies the promise. Keep it: with it anybody can prove, if the statement is
// not in the log by then, that the host broke its word.
func (c *Client) Promise(ctx context.Context, sub *statement.Submission) (*Promise, error) {
	wire, err := sub.Encode()
	if err != nil {
		return nil, err
	}
	commitment, err := sub.Envelope.Commitment()
	if err != nil {
		return nil, err
	}
	if _, err := c.trust(ctx); err != nil {
		return nil, err
	}
	var a answer.Promise
	if _, err := c.post(ctx, &a, "/promises", wire); err != nil {
		return nil, err
	}
	return c.promised(ctx, a, sub.Envelope.ID(), commitment)
}

// PromiseOf fetches the promise of a statement, that of the envelope with the
// commitment or, where it is zero, the first, with the receipt where it is kept,
// and verifies both.
func (c *Client) PromiseOf(ctx context.Context, id parley.StatementID, commitment parley.Digest) (*Promise, error) {
	if _, err := c.trust(ctx); err != nil {
		return nil, err
	}
	query := ""
	if commitment != (parley.Digest{}) {
		query = commitment.String()
	}
	var a answer.Promise
	if err := c.get(ctx, &a, "/promises/"+id.String(), "commitment", query); err != nil {
		return nil, err
	}
	if commitment == (parley.Digest{}) {
		commitment = a.Commitment
	}
	return c.promised(ctx, a, id, commitment)
}

// promised verifies what the server says of a promise.
func (c *Client) promised(ctx context.Context, a answer.Promise, id parley.StatementID, commitment parley.Digest) (*Promise, error) {
	policy, err := c.trust(ctx)
	if err != nil {
		return nil, err
	}
	p := &Promise{Statement: id, Note: []byte(a.Promise), Refused: a.Refused}
	if p.Promise, err = proof.OpenPromise(p.Note, policy.Log); err != nil {
		return nil, err
	}
	if p.C != commitment || a.Statement != id {
		return nil, differs("promise", errors.New("it is of another statement"))
	}
	if a.Receipt == nil {
		return p, nil
	}
	if p.Receipt, err = c.verify(ctx, answer.Receipt{Statement: id, Receipt: a.Receipt}, nil); err != nil {
		return nil, err
	}
	if p.Receipt.Leaf.C != commitment {
		return nil, differs("promise", fmt.Errorf("its receipt is for another envelope, entry %d", p.Receipt.Index))
	}
	return p, nil
}
