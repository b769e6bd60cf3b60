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
