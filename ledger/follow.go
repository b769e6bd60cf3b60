package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/open-parley/parley"
)

// tryCatchUp folds what the log has gained. What does not follow stops the
// ledger; what can't be reached is tried again.
func (l *Ledger) tryCatchUp(ctx context.Context) (Head, bool) {
	h, err := l.catchUp(ctx)
	var refusal *parley.Refusal
	switch {
	case err == nil:
		l.member.reached()
		return h, true
	case ctx.Err() != nil:
	case errors.Is(err, ErrDamaged), errors.As(err, &refusal):
		l.fail(fmt.Errorf("following the log: %w", err))
	default:
		l.log.Warn("the cluster's log can't be read; it is tried again", "error", err)
		pause(ctx, retryAfter)
	}
	return h, false
}

// catchUp folds all that the log has beyond what readers see, and gives its
// head.
func (l *Ledger) catchUp(ctx context.Context) (Head, error) {
	h, err := l.engine.Head(ctx)
	if err != nil {
		return h, err
	}
	for {
		mine := l.Head()
		switch {
		case h.Size < mine.Size:
			return h, refuseShorter(h.Size, mine.Size)
		case h.Size == mine.Size && (h.Root != mine.Root || h.At != mine.At):
			return h, refuseDiffers(mine.Size)
		case h.Size == mine.Size && (l.member == nil || len(l.member.unnamed) == 0):
			return h, nil
		case h.Size == mine.Size:
			// The erasure was in the log before the keys went.
			if h, err = l.engine.Head(ctx); err != nil {
				return h, err
			}
			if h.Size == mine.Size {
				return h, l.refuseUnnamed()
			}
		}
		if err := l.followChunk(ctx, mine, h); err != nil {
			return h, err
		}
		if l.member != nil {
			l.member.reached()
		}
	}
}

// followChunk reads, checks and shows some of what lies between mine and h. It
// changes nothing before all is read, so that it can be tried again.
func (l *Ledger) followChunk(ctx context.Context, mine, h Head) error {
	records, err := l.engine.Read(ctx, mine.Size, int(min(replayChunk, h.Size-mine.Size)))
	if err != nil {
		return err
	}
	if len(records) == 0 {
		return refuseDamaged(nil, "Entry %d is missing.", mine.Size)
	}
	stored, err := storedHashes(ctx, l.engine, mine.Size, uint64(len(records)))
	if err != nil {
		return err
	}
	if l.member != nil {
		if err := l.keysFor(ctx, records); err != nil {
			return err
		}
	}
	chunk := openAll(ctx, l, records)
	events := make([]Event, len(chunk))
	head := Head{Epoch: h.Epoch, Size: mine.Size + uint64(len(chunk)), At: mine.At}
	for i := range chunk {
		o := &chunk[i]
		switch {
		case o.err != nil:
			return o.err
		case o.event.Leaf.At < head.At:
			return refuseDamaged(nil, "Entry %d is earlier than the one before it.", o.event.Index)
		}
		head.At = o.event.Leaf.At
		events[i] = o.event
	}
	if head.Root, err = l.tree.extend(chunk, stored); err != nil {
		return err
	}
	if head.Size == h.Size && (head.Root != h.Root || head.At != h.At) {
		return refuseDamaged(nil, "The log's last frame says %d entries with the root %v; they have the root %v.", h.Size, h.Root, head.Root)
	}
	checkpoint, err := l.sign(head.Size, head.Root)
	if err != nil {
		return refuse(err, "stopped", "R8", "Free the disk, or mend what failed, and start the node again.", "The checkpoint can't be written: %v.", err)
	}
	if err := l.noteUnnamed(chunk); err != nil {
		return err
	}
	if err := l.reveal(head, checkpoint, events); err != nil {
		return doesNotFollow(err)
	}
	l.dropNamed()
	for i := range events {
		l.settle(events[i].Leaf.C, events[i].Index, events[i].Leaf.At)
	}
	return nil
}

// noteUnnamed keeps which entries of a chunk can't be read; dropNamed forgets
// those that an erasure has named.
func (l *Ledger) noteUnnamed(chunk []opened) error {
	m := l.member
	for i := range chunk {
		if o := &chunk[i]; o.event.Signed == nil {
			if m == nil {
				return refuseKeys(nil, "The data key of entry %d is gone.", o.event.Index)
			}
			m.unnamed[o.event.Index] = o.sealed.Statement
			m.blurred.Store(true)
		}
	}
	return nil
}

func (l *Ledger) dropNamed() {
	m := l.member
	if m == nil || len(m.unnamed) == 0 {
		return
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	for index, id := range m.unnamed {
		if l.erased[id] {
			delete(m.unnamed, index)
		}
	}
	m.blurred.Store(len(m.unnamed) > 0)
}

func (l *Ledger) refuseUnnamed() error {
	for index := range l.member.unnamed {
		return refuseKeys(nil, "The data key of entry %d is gone, and no retention/erase names that entry.", index)
	}
	return nil
}
