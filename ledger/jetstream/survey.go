package jetstream

import (
	"context"
	"errors"
	"fmt"

	nats_js "github.com/nats-io/nats.go/jetstream"

	"github.com/open-parley/parley/ledger"
)

// StreamState is how one of a log's streams is kept.
type StreamState struct {
	Stream string
	// Messages it holds, and the sequence of the last one.
	Messages, Last uint64
	// Copies that it is configured to have; Want is how many it must have here.
	Copies, Want int
	// Leader is the server that answers for it; Behind are those whose copy is
	// not up to date or which are away.
	Leader string
	Behind []string
	// Ended: nothing can be appended any more.
	Ended bool
	// Wrong is what is wrong with its configuration or content, a
	// *parley.Refusal; nil: nothing.
	Wrong error
}

// Survey tells how the log's streams are kept, and which epoch of the keys has
// not ended; 0: that can't be told. It changes nothing. The error is that of a
// cluster that can't be asked.
func (c *Cluster) Survey(ctx context.Context) (out []StreamState, epoch int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, createTimeout)
	defer cancel()
	for _, want := range []nats_js.StreamConfig{
		c.streamConfig(c.framesStream(), c.subject("frames"), true),
		c.streamConfig(c.queueStream(), c.subject("promises"), true),
	} {
		s, err := c.survey(ctx, want)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, s)
	}
	// From each epoch that has ended to the next.
	suffix := firstKeys
	for epoch = 1; ; {
		s, err := c.survey(ctx, c.streamConfig(c.keysName(suffix), c.keysSubject(suffix), false))
		if err != nil {
			return nil, 0, err
		}
		moved, err := c.movedTo(ctx, s)
		switch {
		case err != nil && s.Wrong == nil:
			s.Wrong = refuse(errors.Join(ledger.ErrDamaged, err), "stream-lost", "See what is said of a damaged copy of a stream, in docs/operations/cluster.md.",
				"The end of the stream %s can't be read: %v.", s.Stream, err)
			fallthrough
		case s.Wrong != nil && moved == nil:
			return append(out, s), 0, nil
		case moved == nil:
			return append(out, s), epoch, nil
		}
		suffix, epoch = moved.suffix, moved.epoch
	}
}

// movedTo gives the end of an epoch of keys; nil: it has not ended.
func (c *Cluster) movedTo(ctx context.Context, s StreamState) (*keyMessage, error) {
	if s.Last == 0 {
		return nil, nil
	}
	stream, err := c.js.Stream(ctx, s.Stream)
	if err != nil {
		return nil, err
	}
	m, err := stream.GetMsg(ctx, s.Last)
	if err != nil {
		return nil, err
	}
	k, err := decodeKeys(m.Data)
	if err != nil || k.kind != keysMoved {
		return nil, err
	}
	return k, nil
}

func (c *Cluster) survey(ctx context.Context, want nats_js.StreamConfig) (out StreamState, err error) {
	out = StreamState{Stream: want.Name, Want: want.Replicas}
	s, err := c.js.Stream(ctx, want.Name)
	if errors.Is(err, nats_js.ErrStreamNotFound) {
		out.Wrong = refuseLost("The stream %s is not on this cluster.", want.Name)
		return out, nil
	}
	if err != nil {
		return out, fmt.Errorf("asking for stream %s: %w", want.Name, err)
	}
	out.Wrong = c.checkStream(ctx, s, want, !want.DenyPurge)
	info := s.CachedInfo()
	out.Messages, out.Last, out.Copies, out.Ended = info.State.Msgs, info.State.LastSeq, info.Config.Replicas, info.Config.Sealed
	if info.Cluster != nil {
		out.Leader = info.Cluster.Leader
		for _, r := range info.Cluster.Replicas {
			if r.Offline || !r.Current {
				out.Behind = append(out.Behind, r.Name)
			}
		}
	}
	return out, nil
}
