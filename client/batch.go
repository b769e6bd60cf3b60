package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/statement"
)

// BatchResult is what became of one statement of a batch: a receipt that was
// verified, or why there is none; an *answer.Problem where the server says it.
type BatchResult struct {
	Receipt *Receipt
	Err     error
}

// SubmitBatch sends up to ledger.MaxBatch signed statements in one request and
// verifies the receipts. They enter in their order; one that is refused does
// not keep the others out, unless they build on it. Sending all of it again is
// safe. The error is that of the whole request.
func (c *Client) SubmitBatch(ctx context.Context, subs []*statement.Submission) ([]BatchResult, error) {
	var body bytes.Buffer
	signed := make([]*statement.Signed, len(subs))
	for i, sub := range subs {
		wire, err := sub.Encode()
		if err != nil {
			return nil, err
		}
		if signed[i], err = sub.Open(); err != nil {
			return nil, err
		}
		body.Write(wire)
		body.WriteByte('\n')
	}
	if _, err := c.trust(ctx); err != nil {
		return nil, err
	}
	var lines []byte
	if _, err := c.sendAs(ctx, http.MethodPost, "/statements/batch", answer.LinesType, body.Bytes(), &lines); err != nil {
		return nil, err
	}
	answers := bytes.Split(bytes.TrimSuffix(lines, []byte{'\n'}), []byte{'\n'})
	if len(answers) != len(subs) {
		return nil, differs("batch", fmt.Errorf("it has %d answers to %d statements", len(answers), len(subs)))
	}
	out := make([]BatchResult, len(subs))
	for i, line := range answers {
		out[i].Receipt, out[i].Err = c.oneOf(ctx, line, signed[i])
	}
	return out, nil
}

// oneOf reads one line of a batch's answer: a receipt or a problem.
func (c *Client) oneOf(ctx context.Context, line []byte, signed *statement.Signed) (*Receipt, error) {
	var a struct {
		answer.Receipt
		Code string `json:"code"`
	}
	if err := json.Unmarshal(line, &a); err != nil {
		return nil, differs("batch", err)
	}
	if a.Code != "" {
		p := new(answer.Problem)
		if err := json.Unmarshal(line, p); err != nil {
			return nil, differs("batch", err)
		}
		return nil, p
	}
	return c.submitted(ctx, a.Receipt, signed, a.Duplicate)
}

// submitted verifies the receipt of a statement that was sent. A duplicate may
// be in with other signatures than these: the first envelope stands, and the
// receipt is for that one.
func (c *Client) submitted(ctx context.Context, a answer.Receipt, signed *statement.Signed, duplicate bool) (*Receipt, error) {
	r, err := c.verify(ctx, a, signed)
	if duplicate && errors.Is(err, errEnvelope) {
		e, err := c.Statement(ctx, signed.ID)
		if err != nil {
			return nil, err
		}
		r = e.Receipt
	} else if err != nil {
		return nil, err
	}
	if r.Leaf.Refused {
		return nil, differs("receipt", errors.New("it is for a refused entry, and was given as if the statement had entered"))
	}
	r.Duplicate = duplicate
	return r, nil
}
