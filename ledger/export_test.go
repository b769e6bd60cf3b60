package ledger

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
