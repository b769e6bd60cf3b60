package ledger

import "github.com/open-parley/parley"

// GiveUpLease makes the node that decides stop deciding, as when its lease runs
// out.
func (l *Ledger) GiveUpLease() {
	l.member.mu.Lock()
	lease := l.member.lease
	l.member.mu.Unlock()
	if lease != nil {
		lease.Release()
	}
}

// SetCodeVersion makes this program another one.
func SetCodeVersion(version string) (restore func()) {
	was := codeVersion
	codeVersion = func() string { return version }
	return func() { codeVersion = was }
}

// EndEpochsAtOnce lets an epoch of keys end as soon as it has begun.
func (l *Ledger) EndEpochsAtOnce() { l.member.epochLeast = 0 }

// KeyEpoch is the epoch of this node's keys.
func (l *Ledger) KeyEpoch() int64 { return l.keys.Epoch() }

// WatchEpoch takes over the end of an epoch, as is done every some seconds.
func (l *Ledger) WatchEpoch() { l.watchEpoch() }

// CompareNow compares this node's state with the others' at once.
func (l *Ledger) CompareNow() {
	l.mu.RLock()
	s := l.committed.Clone()
	l.mu.RUnlock()
	l.member.states.work <- s
}

// Compared is of how many nodes the state after all entries is known.
func (l *Ledger) Compared() int {
	size := l.Head().Size
	l.member.mu.Lock()
	defer l.member.mu.Unlock()
	n := len(l.member.states.theirs[size])
	if _, known := l.member.states.own[size]; known {
		n++
	}
	return n
}

// TellState tells the others of a state.
func (l *Ledger) TellState(size uint64, d parley.Digest) {
	l.tell(stateNote{Node: l.member.Node(), Size: size, Digest: d})
}
