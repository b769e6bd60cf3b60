package docket

import (
	"slices"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// admitLife checks what the terms provide for: accepting them is consent in
// advance, and what they do not provide is refused.
func (a *arrangement) admitLife(m *machine, rs *revState, st *statement.Statement, at parley.Instant) *parley.Refusal {
	if !rs.inForce {
		return inState("not-in-force", "life", rs.shownState(a, m), "Revision %d is not in force.", rs.rev.number).To("Before the entry into force a party replaces its position freely.")
	}
	if b, ok := st.Body.(*statement.Publish); ok {
		return rs.admitPublish(b, a, st, at)
	}
	if n, ok := st.Body.(*statement.CureBreach); ok {
		return rs.admitCure(n, st)
	}
	me := rs.member(st.Author)
	terms := &rs.rev.content.Terms
	if !rs.held(st.Author, at) && !rs.rev.appoints(st) {
		return inState("not-bound", "R7", rs.shownState(a, m), "The author is not bound by revision %d.", rs.rev.number).To("Only those whom it binds, and those whom its terms name, act under them.")
	}
	none := func(what string) *parley.Refusal {
		return inState("not-provided", "life", rs.shownState(a, m), "The terms provide no %s.", what).To("What they do not provide takes a revision.")
	}
	barred := func(what string) *parley.Refusal {
		return inState("not-provided", "life", rs.shownState(a, m), "The terms do not give the author the right of %s.", what).To("Ask a party that has it.")
	}
	switch b := st.Body.(type) {
	case *statement.Denounce:
		switch {
		case terms.Denunciation == nil:
			return none("denunciation")
		case !rs.rev.includes(terms.Denunciation.By, st.Author):
			return barred("denunciation")
		case me.leaves != 0:
			return inState("leaving", "life", parley.StateTerminationNotice, "The author leaves at %v already.", me.leaves)
		}
	case *statement.Suspend:
		switch {
		case terms.Suspension == nil:
			return none("suspension")
		case !rs.rev.includes(terms.Suspension.By, st.Author):
			return barred("suspension")
		case b.Ends != 0 && b.Ends <= terms.Suspension.Notice.From(at):
			return parley.Refuse("time", "time", "The suspension would end at %v, before it begins.", b.Ends).To("Give a later end.")
		case slices.ContainsFunc(rs.halts, func(h halt) bool { return h.party == st.Author && h.until > at && !rs.dropped(&h, at) }):
			return inState("suspended", "life", parley.StateSuspended, "The author has suspended it already.").To("Resume it first.")
		}
	case *statement.Resume:
		if !slices.ContainsFunc(rs.halts, func(h halt) bool { return h.party == st.Author && h.until > at && !rs.dropped(&h, at) }) {
			return inState("not-suspended", "life", rs.shownState(a, m), "The author has not suspended it.").To("Each party ends its own suspension.")
		}
	case *statement.Renew:
		return rs.admitRenew(b, st, at, none, barred)
	case *statement.NotifyBreach:
		switch {
		case terms.Breach == nil:
			return none("notice of breach")
		case b.Against == st.Author:
			return parley.Refuse("own-breach", "life", "The notice is against its own author.")
		case !rs.held(b.Against, at):
			return inState("not-bound", "R7", rs.shownState(a, m), "The notice is against a party that revision %d does not bind.", rs.rev.number).To("Only those whom it binds can breach it.")
		}
	case *statement.Release:
		n := rs.notice(b.Notice)
		switch {
		case terms.Breach == nil || !terms.Breach.Release:
			return none("release from a breach")
		case n == nil || n.by != st.Author:
			return parley.Refuse("not-notifier", "life", "Only the party that gave the notice can release itself by it.").To("Give a notice of your own.")
		case !n.open():
			return parley.Refuse("settled", "life", "The notice has been settled.")
		case at < n.cure:
			return inState("cure-period", "life", parley.StateBreachNotice, "The cure period runs until %v.", n.cure).To("Wait until then.")
		}
	}
	return nil
}

// appoints reports whether the terms name the author of a renewal or suspension
// outright, bound or not: a mediator may renew, a monitor suspend.
func (r *revision) appoints(st *statement.Statement) bool {
	terms := &r.content.Terms
	switch st.Body.(type) {
	case *statement.Renew:
		return terms.Renewal != nil && terms.Renewal.By != nil && terms.Renewal.Mode == parley.RenewByConsent && has(r.who(terms.Renewal.By), st.Author)
	case *statement.Suspend, *statement.Resume:
		return terms.Suspension != nil && terms.Suspension.By != nil && has(r.who(terms.Suspension.By), st.Author)
	}
	return false
}

func (rs *revState) admitCure(b *statement.CureBreach, st *statement.Statement) *parley.Refusal {
	n := rs.notice(b.Notice)
	switch {
	case n == nil:
		return parley.Refuse("unknown-subject", "life", "%s is no notice of breach on this revision.", parley.Short(b.Notice)).To("Name the breach/notify.")
	case !n.open():
		return parley.Refuse("settled", "life", "The notice has been settled.")
	case st.Author != n.by && st.Author != n.against && !rs.rev.holds(st.Author, parley.Monitor):
		return parley.Refuse("not-concerned", "life", "Only the notifier, the party concerned and a monitor speak to a notice of breach.").To("Comment on it.")
	}
	return nil
}

func (rs *revState) admitRenew(b *statement.Renew, st *statement.Statement, at parley.Instant, none, barred func(string) *parley.Refusal) *parley.Refusal {
	r := rs.rev.content.Terms.Renewal
	switch {
	case r == nil:
		return none("renewal")
	case b.Expiry != rs.end:
		return parley.Refuse("not-this-term", "life", "The present term ends at %v, not at %v.", rs.end, b.Expiry).To("Decide on the present term; it is renewed before it expires, from the old expiry.")
	case r.Most != 0 && rs.renewals >= r.Most:
		return inState("not-provided", "life", parley.StateInForce, "The terms provide for %d renewals, and all are used.", r.Most).To("Table a revision.")
	case rs.expiry(rs.renewals+1) <= rs.end:
		return inState("not-provided", "life", parley.StateInForce, "The terms end it at %v for good.", rs.end).To("Table a revision.")
	case r.Mode == parley.RenewByConsent && !has(rs.renewers(), st.Author):
		return barred("renewal")
	case r.Mode == parley.RenewTacit && b.Decision == statement.DecideObject && at >= r.Notice.Before(rs.end):
		return parley.Refuse("too-late", "R2", "An objection to tacit renewal had to be in before %v.", r.Notice.Before(rs.end)).To("It renews, as the accepted terms provide; denounce it, if they provide that.")
	case r.Mode == parley.RenewTacit && b.Decision == statement.DecideRenew && rs.decision(st.Author) == nil:
		return parley.Refuse("tacit", "life", "The terms renew it tacitly; nothing need be signed.").To("An objection can be taken back by renew.")
	}
	return nil
}
