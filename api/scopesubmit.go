package api

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Submit takes a statement of the party's own.
func (s *scopedLedger) Submit(ctx context.Context, sub *statement.Submission) (*proof.Receipt, error) {
	r := s.SubmitBatch(ctx, []*statement.Submission{sub})[0]
	return r.Receipt, r.Err
}

// SubmitBatch takes statements of the party's own. Each is first judged by what
// the party may see, so that a refusal can rest on nothing else.
func (s *scopedLedger) SubmitBatch(ctx context.Context, subs []*statement.Submission) []ledger.Result {
	out := make([]ledger.Result, len(subs))
	signed := make([]*statement.Signed, len(subs))
	for i, sub := range subs {
		if signed[i], out[i].Err = sub.Open(); out[i].Err == nil {
			out[i].Err = speaksFor(s, signed[i])
		}
		if out[i].Err != nil {
			signed[i] = nil
		}
	}
	first := !s.lags()
	if first {
		s.judge(signed, out)
	}
	var own []*statement.Submission
	var at []int
	for i, sub := range subs {
		if out[i].Err == nil {
			own, at = append(own, sub), append(at, i)
		}
	}
	if len(own) == 0 {
		return out
	}
	refused := false
	for i, r := range s.all.SubmitBatch(ctx, own) {
		out[at[i]] = r
		refused = refused || r.Err != nil
	}
	if !first && refused {
		judged := make([]ledger.Result, len(subs))
		s.judge(signed, judged)
		for i := range out {
			if out[i].Err != nil && judged[i].Err != nil {
				out[i].Err = judged[i].Err
			}
		}
	}
	return out
}

// lags reports whether what the party may see here can be behind what decides: on
// a node of a cluster, which therefore asks that first.
func (s *scopedLedger) lags() bool {
	n, ok := s.all.(interface {
		Node() (ledger.NodeStatus, bool)
	})
	if !ok {
		return false
	}
	_, in := n.Node()
	return in
}

// judge admits the statements on the party's view, each after those before it.
// One that is in already is the ledger's to answer.
func (s *scopedLedger) judge(signed []*statement.Signed, out []ledger.Result) {
	s.View(func(st *docket.State) {
		if len(signed) > 1 {
			st = st.Clone() // it goes its own way
		}
		at := max(s.now(), st.Head())
		for i, x := range signed {
			if x == nil {
				continue
			}
			if _, in := st.Find(x.ID); in {
				continue
			}
			if out[i].Err = s.admit(st, x, at); out[i].Err != nil || len(signed) == 1 {
				continue
			}
			if st.Admit(x, at) != nil || st.Apply(docket.Entry{Index: st.Size(), At: at, Signed: x}) != nil {
				return // what comes after is for the ledger to decide
			}
		}
	})
}

// try tells whether a statement would enter now.
func (s *scopedLedger) try(x *statement.Signed) (err error) {
	view := s.View
	if erases(x) {
		view = s.all.View
	}
	view(func(st *docket.State) { err = st.Admit(x, max(s.now(), st.Head())) })
	return err
}

// admit tells whether a statement may enter, as far as its author can see. Of
// what the registrar is about to erase it need not see anything: the ledger
// alone decides that.
func (s *scopedLedger) admit(st *docket.State, x *statement.Signed, at parley.Instant) error {
	if erases(x) {
		return nil
	}
	return st.Admit(x, at)
}

func erases(x *statement.Signed) bool {
	t := x.Statement.Type
	return t == statement.RetentionAnnounce || t == statement.RetentionErase
}
