package client

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/proof"
)

// contradiction finds evidence in two checkpoints of the log, by the tiles that
// the server shows for the greater one; nil: they are proven to agree.
func (c *Client) contradiction(ctx context.Context, greater proof.Checkpoint, a, b []byte) (*proof.Evidence, error) {
	e, err := proof.Contradiction(c.Pin().LogKey, a, b, proof.TileHashes(greater, func(path string, length int) ([]byte, error) {
		return c.read(ctx, strings.TrimSuffix(c.base, "/v1")+"/log/"+path, length)
	}))
	if e != nil && c.o.Evidence != nil {
		c.o.Evidence(e)
	}
	return e, err
}

// read gets at most limit bytes from an address, without trying again.
func (c *Client) read(ctx context.Context, address string, limit int) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	b, err := io.ReadAll(io.LimitReader(r.Body, int64(limit)+1))
	switch {
	case err != nil:
		return nil, err
	case r.StatusCode == http.StatusNotFound:
		return nil, errNotThere
	case r.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("%s answers with status %d", req.URL.Host, r.StatusCode)
	case len(b) > limit:
		return nil, fmt.Errorf("the answer of %s has more than %d bytes", req.URL.Host, limit)
	}
	return b, nil
}

var errNotThere = errors.New("it is not there")

// ErrNoWitness: a witness could not be asked, or has signed nothing of this log.
var ErrNoWitness = errors.New("the witness could not be compared with")

// Compare compares what the server shows with what the witness at an address
// has signed last. A *Rewritten error says that they contradict each other;
// ErrNoWitness that the witness has nothing to compare with, or does not answer.
// It tells how many entries the witness has signed: what the server shows beyond
// them was compared with nothing.
func (c *Client) Compare(ctx context.Context, witness string) (signed uint64, err error) {
	p, err := c.trust(ctx)
	if err != nil {
		return 0, err
	}
	if _, err := c.Checkpoint(ctx); err != nil {
		return 0, err
	}
	u, err := url.Parse(witness)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return 0, parley.Refuse("address", "", "%q is no witness's address.", witness).To("Write such as http://127.0.0.1:8081.")
	}
	note, err := c.elsewhere(ctx, strings.TrimSuffix(witness, "/")+"/checkpoint?origin="+url.QueryEscape(p.Log.Name()))
	if err != nil {
		return 0, fmt.Errorf("%w: %s: %w", ErrNoWitness, witness, err)
	}
	k, _, err := p.Open(note)
	if err != nil {
		return 0, fmt.Errorf("%w: what %s shows was not signed by the log: %w", ErrNoWitness, witness, err)
	}
	return k.Size, c.observe(ctx, k, note)
}

// elsewhere reads from another address than the server's, which c.http may not
// reach.
func (c *Client) elsewhere(ctx context.Context, address string) ([]byte, error) {
	other := Client{http: http.DefaultClient}
	ctx, cancel := context.WithTimeout(ctx, WitnessTimeout)
	defer cancel()
	return other.read(ctx, address, proof.MaxCheckpoint)
}
