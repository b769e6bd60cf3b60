package mirror

import (
	"context"
	"errors"
	"time"
)

// After a step that failed the next comes after FirstPause, then after twice as
// long each time, up to MaxPause.
const (
	FirstPause = time.Second
	MaxPause   = 5 * time.Minute
)

// Rest is how long a mirror waits after a hint: each step costs the host the
// view of one party.
const Rest = 200 * time.Millisecond

// Follow follows the host until ctx ends, and sends what is in the outbox. It
// goes on whatever the host or the link do; it fails only if the mirror's own
// folder does.
func (m *Mirror) Follow(ctx context.Context, host Host) error {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{}, 2)
	defer func() { cancel(); <-ended; <-ended }()
	go func() { m.listen(ctx, host); ended <- struct{}{} }()
	go func() { m.deliver(ctx, host); ended <- struct{}{} }()
	pause := FirstPause
	for {
		err := m.step(ctx, host)
		if ctx.Err() != nil {
			return nil
		}
		if cause := m.Err(); cause != nil {
			m.cfg.Log.Error("the mirror has stopped", "error", cause)
			return cause
		}
		wait, hints := m.cfg.Poll, m.nudge
		if err == nil {
			pause = FirstPause
			m.wake()
		} else {
			m.cfg.Log.Warn("the mirror could not follow its host; it goes on trying", "error", err, "again_in", pause.String())
			wait, pause = pause, min(2*pause, MaxPause)
			if errors.As(err, new(*lie)) {
				hints = nil // a host that lies can't have the mirror work without end
			}
		}
		select {
		case <-ctx.Done():
			return nil
		case <-hints:
			m.rest(ctx)
		case <-time.After(wait):
		}
	}
}

// rest lets several entries come before the host is asked for them.
func (m *Mirror) rest(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(Rest):
	}
}

// Sync makes one step, and sends what is in the outbox.
func (m *Mirror) Sync(ctx context.Context, host Host) error {
	if err := m.step(ctx, host); err != nil {
		return err
	}
	return m.send(ctx, host)
}

// listen takes the host's events as hints.
func (m *Mirror) listen(ctx context.Context, host Host) {
	for ctx.Err() == nil {
		for _, err := range host.Events(ctx, m.Head().Size) {
			if err != nil {
				break
			}
			select {
			case m.nudge <- struct{}{}:
			default:
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(m.cfg.Poll):
		}
	}
}

// wake has the outbox looked through.
func (m *Mirror) wake() {
	select {
	case m.sending <- struct{}{}:
	default:
	}
}
