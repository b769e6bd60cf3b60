package client

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
)

// Bundle asks for what party may see of the log from an entry on. It proves
// nothing until bundle.Verify has read it to its end, with the policy that
// Policy gives. The caller closes it.
func (c *Client) Bundle(ctx context.Context, party parley.PartyID, from uint64, o bundle.Openings) (io.ReadCloser, error) {
	q := url.Values{"party": {party.String()}, "openings": {"none"}}
	if from > 0 {
		q.Set("from", strconv.FormatUint(from, 10))
	}
	switch {
	case o == bundle.All:
		q.Set("openings", "all")
	case o.OneIn > 1:
		q.Set("openings", "sample")
		q.Set("one_in", strconv.FormatUint(o.OneIn, 10))
		q.Set("seed", o.Seed.String())
	}
	r, err := c.open(ctx, http.MethodGet, "/bundle?"+q.Encode(), nil, nil)
	if err != nil {
		return nil, err
	}
	return r.Body, nil
}
