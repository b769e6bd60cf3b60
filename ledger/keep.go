package ledger

import (
	"context"
	"sync"
	"time"
)

// keepAgain is the pause before a promised statement that could not enter is
// tried again.
const keepAgain = 200 * time.Millisecond

// keeper holds promised statements that could not enter yet, because the clock
// can't be right. They lie on the disk all the while.
type keeper struct {
	mu   sync.Mutex // guards late
	late []*pending // in the order of the promises
	wake chan struct{}
	done chan struct{} // closed when keep has ended
}

// add has statements tried again after a pause.
func (k *keeper) add(all ...*pending) {
	k.mu.Lock()
	k.late = append(k.late, all...)
	k.mu.Unlock()
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

func (k *keeper) take() []*pending {
	k.mu.Lock()
	defer k.mu.Unlock()
	all := k.late
	k.late = nil
	return all
}

// keep is the goroutine that tries promised statements again, until they are in
// or the ledger closes: then they enter at the next start.
func (l *Ledger) keep() {
	defer close(l.keeper.done)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-l.closing:
			cancel()
		case <-ctx.Done():
		}
	}()
	for {
		select {
		case <-l.keeper.wake:
		case <-ctx.Done():
			return
		}
		pause(ctx, keepAgain)
		all := l.keeper.take()
		if len(all) == 0 || ctx.Err() != nil {
			continue
		}
		if l.enqueue(ctx, all) != nil {
			return
		}
	}
}
