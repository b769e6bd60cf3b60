package bundle

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/statement"
)

// aheadBytes and aheadPerCore bound what is made ready together: a statement's
// signature takes some 60 µs, so that this keeps all cores busy.
const (
	aheadBytes   = 4 << 20
	aheadPerCore = 64
)

// ahead is how many records are made ready together.
func ahead() int { return aheadPerCore * runtime.GOMAXPROCS(0) }

// readied is what is known of a record without any other.
type readied struct {
	signed     *statement.Signed
	unreadable error // of Submission.Open
	commitment parley.Digest
	bad        error // of Commitment
	verified   bool  // by keys that the fold knew; then invalid says how
	invalid    error
	own        error // of the opening of the holder's slot
	everyone   error // of the opening of all
	openings   []error
}

// Ready gets n records from of, at the same time on all cores, and does there
// what Add would do of each that rests on no other of them: it opens the
// statements and slots, computes the commitments, and verifies the signatures by
// the keys that the fold knows so far. Add then does the rest, and says the same
// as without it. Until then, or another Ready, the records must stay as they are.
// The i-th error is that of the i-th record.
func (f *Fold) Ready(n int, of func(i int) (*Record, error)) ([]*Record, []error) {
	records, done, errs := make([]*Record, n), make([]*readied, n), make([]error, n)
	each(n, func(i int) {
		if records[i], errs[i] = of(i); errs[i] == nil {
			done[i] = f.makeReady(records[i])
		}
	})
	clear(f.ready)
	for i, r := range records {
		if errs[i] == nil {
			f.ready[r] = done[i]
		}
	}
	return records, errs
}

// makeReady only reads the fold.
func (f *Fold) makeReady(r *Record) *readied {
	out := new(readied)
	if r.Own != nil {
		out.own = r.Own.Verify(r.Leaf.A)
	}
	if r.Submission == nil {
		return out
	}
	if r.Everyone != nil {
		out.everyone = r.Everyone.Verify(r.Leaf.A)
	}
	if n := len(r.Openings); n > 0 && n <= statement.MaxAudience {
		out.openings = make([]error, n)
		for i, o := range r.Openings {
			out.openings[i] = o.Verify(r.Leaf.A)
		}
	}
	if out.signed, out.unreadable = r.Submission.OpenShown(); out.unreadable != nil {
		return out
	}
	out.commitment, out.bad = r.Submission.Envelope.Commitment()
	if out.bad != nil || out.commitment != r.Leaf.C {
		return out
	}
	for _, s := range out.signed.Envelope.Signatures {
		if _, known := f.state.Key(s.KeyID); !known {
			return out // by an entry just before it, perhaps
		}
	}
	// A key's identifier is its hash: it stays what it is.
	out.verified, out.invalid = true, out.signed.Envelope.Verify(f.state.Key)
	return out
}

// take gives what was made ready of a record.
func (f *Fold) take(r *Record) *readied {
	out, ok := f.ready[r]
	if !ok {
		return f.makeReady(r)
	}
	delete(f.ready, r)
	return out
}

// each calls f for 0 … n−1, on all cores.
func each(n int, f func(i int)) {
	var next atomic.Int64
	work := func() {
		for i := next.Add(1) - 1; int(i) < n; i = next.Add(1) - 1 {
			f(int(i))
		}
	}
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) - 1 {
		wg.Go(work)
	}
	work()
	wg.Wait()
}
