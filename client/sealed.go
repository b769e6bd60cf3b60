package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
)

// ReadSealed reads one statement of sealed class with its parts, verified as
// Statement does. The read stands in its submitter's access log.
func (c *Client) ReadSealed(ctx context.Context, id parley.StatementID) (*Entry, error) {
	return c.statement(ctx, id)
}

// Annexes gives the private annexes of a revision.
func (c *Client) Annexes(ctx context.Context, id parley.ArrangementID, rev parley.RevisionID) (*answer.Annexes, error) {
	a := new(answer.Annexes)
	return a, c.get(ctx, a, revisionPath(id, rev)+"/annexes")
}

// ExportSealed gives all that the signer's party said of sealed class, a line for
// each statement; the caller closes it. proof.OpenExportLine opens a line.
func (c *Client) ExportSealed(ctx context.Context) (io.ReadCloser, error) {
	r, err := c.open(ctx, http.MethodGet, "/sealed/export", nil, nil)
	if err != nil {
		return nil, err
	}
	return r.Body, nil
}

// ErrAccessCut: an access log is not the one that was shown before, grown.
var ErrAccessCut = errors.New("the access log was cut or rewritten")

// AccessLog gives the whole access log of the signer's party, and proves that it
// only grew since it was last asked for: its newest checkpoint becomes part of
// the client's pin.
func (c *Client) AccessLog(ctx context.Context) ([]proof.Access, error) {
	if _, err := c.trust(ctx); err != nil {
		return nil, err
	}
	var out []proof.Access
	var edge proof.Edge
	roots := map[uint64]tlog.Hash{0: edge.Root()} // of each size
	for {
		var a answer.Access
		if err := c.get(ctx, &a, "/access", "since", strconv.FormatUint(edge.Size(), 10), "limit", strconv.Itoa(ledger.MaxAccessPage)); err != nil {
			return nil, err
		}
		for _, e := range a.Entries {
			h, err := e.Hash()
			if err != nil {
				return nil, differs("access log", err)
			}
			edge.Add(h)
			roots[edge.Size()] = edge.Root()
			out = append(out, e)
		}
		if edge.Size() < a.Size && len(a.Entries) > 0 {
			continue
		}
		return out, c.accessGrew(a, edge, roots)
	}
}

// accessGrew compares what was read with the checkpoint shown, and with the one
// that was kept.
func (c *Client) accessGrew(a answer.Access, edge proof.Edge, roots map[uint64]tlog.Hash) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, err := proof.AccessVerifier(c.pin.LogKey, a.Party)
	if err != nil {
		return err
	}
	policy := proof.Policy{Log: v}
	shown, _, err := policy.Open([]byte(a.Checkpoint))
	if err != nil {
		return err
	}
	if shown.Size != edge.Size() || shown.Root != edge.Root() {
		return differs("access log", errors.New("its entries do not lead to its checkpoint"))
	}
	if kept, ok := c.pin.Access[a.Party.String()]; ok {
		known, _, err := policy.Open([]byte(kept))
		if err != nil {
			return fmt.Errorf("the stored checkpoint of the access log: %w", err)
		}
		if root, ok := roots[known.Size]; !ok || root != known.Root {
			r := parley.Refuse("access-cut", "R9", "The access log of your party was cut or rewritten: it had %d entries, which are not the beginning of the %d that it has now.", known.Size, shown.Size).
				To("Who read what your party said of sealed class can't be relied on. Keep both checkpoints, which prove it, and ask the operator whether an older backup was restored:\n%s\n%s", kept, a.Checkpoint)
			r.Cause = ErrAccessCut
			return r
		}
	}
	access := map[string]string{a.Party.String(): a.Checkpoint}
	for p, signed := range c.pin.Access {
		if p != a.Party.String() {
			access[p] = signed
		}
	}
	c.pin.Access = access
	return nil
}
