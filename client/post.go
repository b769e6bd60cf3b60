package client

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
)

// Posts asks for a party's posts at t: who may sign what for it.
func (c *Client) Posts(ctx context.Context, id parley.PartyID, t parley.Instant) (*answer.Posts, error) {
	a := new(answer.Posts)
	return a, c.get(ctx, a, "/parties/"+id.String()+"/posts", "at", at(t))
}

// Audience asks who sees a statement, and why.
func (c *Client) Audience(ctx context.Context, id parley.StatementID) (*answer.Audience, error) {
	a := new(answer.Audience)
	return a, c.get(ctx, a, "/statements/"+id.String()+"/audience")
}
