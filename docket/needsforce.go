package docket

import (
	"fmt"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// force: what a revision in force wants of those whom it holds.
func (n *needing) force() {
	n.halts()
	n.breaches()
	renewal := n.renewal()
	end := n.rs.lastDay()
	if n.rs.held(n.p, n.m.at) && end != 0 && end <= n.soon && !renewal && (n.rs.ends != 0 || !n.rs.renews()) {
		x := parley.Need{Kind: parley.NeedExpiry, Due: end, Sentence: fmt.Sprintf("The term ends at %v, and nothing follows it.", end)}
		if n.rs.ends == end {
			x.Subject, x.Sentence = n.rs.endedBy, fmt.Sprintf("It ends for all at %v: a party that had to consent has denounced it.", end)
		}
		n.add(x)
	}
}

func (n *needing) halts() {
	for j := range n.rs.halts {
		h := &n.rs.halts[j]
		if h.party != n.p || h.until <= n.m.at || h.until <= h.from || n.rs.dropped(h, n.m.at) {
			continue
		}
		x := parley.Need{Kind: parley.NeedResumption, Subject: h.by, Sentence: fmt.Sprintf("%s has suspended it from %v on", n.name(n.p), h.from)}
		if h.until != parley.Never {
			x.Due = h.until
			x.Sentence += fmt.Sprintf(", until %v", h.until)
		}
		x.Sentence += "; its term runs on."
		n.add(x)
	}
}

// breaches: the one that is held to be in breach cures it, and the other one
// accepts that, or may release itself once the period is over.
func (n *needing) breaches() {
	for j := range n.rs.breaches {
		b := &n.rs.breaches[j]
		if !n.rs.pending(b, n.m.at) {
			continue
		}
		over, claimed := b.cure <= n.m.at, b.claimed != (parley.StatementID{})
		x := parley.Need{Kind: parley.NeedCure, Subject: b.notice, Due: b.cure}
		switch {
		case n.p == b.against && !claimed:
			x.Sentence = fmt.Sprintf("%s holds %s to be in breach; the cure period ends at %v.", n.name(b.by), n.name(n.p), b.cure)
			n.add(x, b.by)
		case n.p == b.by && claimed:
			x.Sentence = fmt.Sprintf("%s says that it has cured the breach that %s has notified.", n.name(b.against), n.name(n.p))
			n.add(x, b.against)
		case n.p == b.by && over:
			x.Sentence = fmt.Sprintf("The cure period of the breach that %s has notified ended at %v.", n.name(n.p), b.cure)
			n.add(x, b.against)
		}
	}
}

// renewal: the party's signature where the terms want it; or, soon, the last
// time at which it can object to a tacit one.
func (n *needing) renewal() bool {
	rs, r := n.rs, n.rs.rev.content.Terms.Renewal
	if r == nil || rs.end == parley.Never || rs.ends != 0 || rs.expiry(rs.renewals+1) <= rs.end || r.Most != 0 && rs.renewals >= r.Most {
		return false
	}
	decided := rs.decision(n.p)
	if r.Mode == parley.RenewByConsent {
		if !has(rs.renewers(), n.p) || decided != nil {
			return false
		}
		n.add(parley.Need{Kind: parley.NeedRenewal, Due: rs.end,
			Sentence: fmt.Sprintf("The term ends at %v; %s has not signed for a renewal.", rs.end, n.name(n.p))})
		return true
	}
	last := r.Notice.Before(rs.end)
	if !rs.renews() || !rs.held(n.p, n.m.at) || decided != nil && decided.decision == statement.DecideObject || last <= n.m.at || last > n.soon {
		return false
	}
	n.add(parley.Need{Kind: parley.NeedRenewal, Due: last,
		Sentence: fmt.Sprintf("The term is renewed at %v unless %s objects before %v.", rs.end, n.name(n.p), last)})
	return true
}
