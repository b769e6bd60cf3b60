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

// PublishedList asks what participants have made public; anybody may.
func (c *Client) PublishedList(ctx context.Context) (*answer.PublishedList, error) {
	a := new(answer.PublishedList)
	return a, c.get(ctx, a, "/published")
}

// Published asks for the public revisions of one arrangement; anybody may.
func (c *Client) Published(ctx context.Context, id parley.ArrangementID) (*answer.Published, error) {
	a := new(answer.Published)
	return a, c.get(ctx, a, "/published/"+id.String())
}
