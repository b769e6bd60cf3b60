package ledger

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/open-parley/parley/ledger/disk"
)

// A full disk is not the end of a ledger that is alone: the store says itself that a
// transaction found no room and was rolled back. The writer then takes nothing,
// forgets what it had decided beyond the disk, and once there is room reads the
// log's durable end again and goes on from there, as a start does. Whatever else
// fails, a sync above all, stops the ledger until it is opened again.

const (
	// roomEvery is how often a ledger at a full disk looks for room.
	roomEvery = time.Second
	// roomEnough is how many bytes must be free before it goes on: more than a
	// frame, its keys and their write-ahead logs take.
	roomEnough = 16 << 20
)

// waitForRoom gives back a frame that found no room, which perhaps is in the log
// all the same, and what is held behind it, and refuses what comes until the
// disk has room again and the log was read anew, or the ledger closes or stops
// for good.
func (l *Ledger) waitForRoom(j *job, held []*pending, perhaps bool, cause error) {
	l.mu.Lock()
	if l.broken == nil {
		l.broken, l.full = refuse(errors.Join(ErrStopped, cause), "disk-full", "R8",
			"Send it again later. The operator frees some room; the ledger then goes on by itself.", "The ledger's disk is full; this statement has not entered."), true
	}
	why := l.broken
	l.mu.Unlock()
	if perhaps {
		l.failJob(j, unknownOutcome(cause))
	} else {
		l.failJob(j, why)
	}
	l.refuseFull(held)
	if l.forGood() {
		return
	}
	l.log.Error("the disk is full: nothing is taken until there is room; then the ledger goes on by itself", "dir", l.cfg.Dir, "error", cause)
	tick := time.NewTicker(roomEvery)
	defer tick.Stop()
	for {
		select {
		case <-l.closing:
			return
		case held := <-l.queue:
			l.queued.Add(-int64(len(held)))
			l.refuseFull(held)
		case <-tick.C:
			if l.tryAgain() {
				return
			}
		}
	}
}

// tryAgain reads the log's durable end where there is room; true: the wait is over.
func (l *Ledger) tryAgain() bool {
	if free, err := disk.Free(l.cfg.Dir); err != nil || free < roomEnough {
		return false
	}
	l.stepDown()
	h, err := l.catchUp(context.Background())
	if diskFull(err) {
		return false
	}
	if err != nil {
		l.fail(fmt.Errorf("reading the log again after the disk was full: %w", err))
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.full { // it has stopped for good meanwhile
		return true
	}
	l.broken, l.full = nil, false
	l.decided, l.deciding = h, l.committed.Clone()
	l.log.Info("there is room on the disk again: the log was read anew, and the ledger goes on", "entries", h.Size)
	return true
}

// refuseFull gives statements back; what is promised stays in the queue on the
// disk and is tried again.
func (l *Ledger) refuseFull(held []*pending) {
	err := l.goneError()
	for _, p := range held {
		l.finish(p, outcome{err: err})
	}
}

// whyStopped is why nothing is taken; nil: it is.
func (l *Ledger) whyStopped() error {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.broken == nil || l.full {
		return l.broken
	}
	return stopped(l.broken)
}

// forGood reports whether the ledger has stopped until it is opened again.
func (l *Ledger) forGood() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.broken != nil && !l.full
}
