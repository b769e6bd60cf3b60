package client

import (
	"context"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/statement"
)

// RawTimeout is how long a mirror waits for one answer, and for the next piece
// of a long one: a link that has gone silent has broken.
const RawTimeout = time.Minute

// Raw asks for what the caller verifies itself, as a mirror does: nothing is
// checked against the client's pin.
type Raw struct{ c *Client }

// Raw is the client without its verification.
func (c *Client) Raw() *Raw { return &Raw{c} }

func (r *Raw) get(ctx context.Context, into any, path string, query ...string) error {
	ctx, cancel := context.WithTimeout(ctx, RawTimeout)
	defer cancel()
	return r.c.get(ctx, into, path, query...)
}

// Checkpoint gives the newest signed checkpoint.
func (r *Raw) Checkpoint(ctx context.Context) ([]byte, error) {
	var note []byte
	return note, r.get(ctx, &note, "/checkpoint")
}

// Witnessed gives the newest checkpoint with the cosignatures that the log's
// policy asks for.
func (r *Raw) Witnessed(ctx context.Context) ([]byte, error) {
	var note []byte
	return note, r.get(ctx, &note, logPath+"witnessed")
}

// Consistency gives a consistency proof.
func (r *Raw) Consistency(ctx context.Context, from, to uint64) (tlog.TreeProof, error) {
	var a answer.Consistency
	err := r.get(ctx, &a, "/consistency", "from", strconv.FormatUint(from, 10), "to", strconv.FormatUint(to, 10))
	proof := make(tlog.TreeProof, len(a.Hashes))
	for i, h := range a.Hashes {
		proof[i] = tlog.Hash(h)
	}
	return proof, err
}

// View gives the log's signed word on what follows for a party.
func (r *Raw) View(ctx context.Context, party parley.PartyID) ([]byte, error) {
	var note []byte
	return note, r.get(ctx, &note, "/view", "party", party.String())
}

// Records streams the entries from one on, as the party may have them.
func (r *Raw) Records(ctx context.Context, party parley.PartyID, from uint64) iter.Seq2[*bundle.Record, error] {
	return func(yield func(*bundle.Record, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		silence := time.AfterFunc(RawTimeout, cancel)
		defer silence.Stop()
		in, err := r.c.Bundle(ctx, party, from, bundle.All)
		if err != nil {
			yield(nil, err)
			return
		}
		defer in.Close()
		for rec, err := range bundle.Records(in) {
			silence.Reset(RawTimeout)
			if !yield(rec, err) {
				return
			}
		}
	}
}

// Events tells that entries came in.
func (r *Raw) Events(ctx context.Context, from uint64) iter.Seq2[answer.Event, error] {
	return r.c.Events(ctx, from)
}

// Promise asks for the log's signed word that a statement will be entered.
func (r *Raw) Promise(ctx context.Context, sub *statement.Submission) ([]byte, error) {
	var a answer.Promise
	err := r.post(ctx, &a, "/promises", sub)
	return []byte(a.Promise), err
}

// Submit enters a statement.
func (r *Raw) Submit(ctx context.Context, sub *statement.Submission) error {
	return r.post(ctx, new(answer.Receipt), "/statements", sub)
}

// Fetch asks for a path of the server as it is, such as /v1/parties or
// /log/checkpoint, as whom the client has logged in. The answer is the server's,
// whatever its status; the caller closes its body.
func (r *Raw) Fetch(ctx context.Context, path string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(r.c.base, "/v1")+path, nil)
	if err != nil {
		return nil, err
	}
	if token := r.c.token(); token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return r.c.http.Do(req)
}

func (r *Raw) post(ctx context.Context, into any, path string, sub *statement.Submission) error {
	wire, err := sub.Encode()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, RawTimeout)
	defer cancel()
	_, err = r.c.post(ctx, into, path, wire)
	return err
}
