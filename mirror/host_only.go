package mirror

import (
	"context"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// What the API asks of a ledger and only its host can do. A mirror decides
// nothing: what it is given to send goes into its outbox.

// Submit refuses.
func (m *Mirror) Submit(context.Context, *statement.Submission) (*proof.Receipt, error) {
	return nil, decidesNothing()
}

// SubmitBatch refuses.
func (m *Mirror) SubmitBatch(_ context.Context, subs []*statement.Submission) []ledger.Result {
	out := make([]ledger.Result, len(subs))
	for i := range out {
		out[i].Err = decidesNothing()
	}
	return out
}

// Fate is all that a mirror knows of an erasure: that it was named.
func (m *Mirror) Fate(context.Context, uint64, parley.Instant) (ledger.Fate, error) {
	return ledger.Fate{Stage: ledger.Named}, nil
}

// SealedFor refuses: the host's keys are not here.
func (m *Mirror) SealedFor(context.Context, parley.StatementID, parley.KeyID) (*ledger.ForRecipient, error) {
	return nil, decidesNothing()
}

// Promise refuses.
func (m *Mirror) Promise(context.Context, *statement.Submission) ([]byte, error) {
	return nil, decidesNothing()
}

// Promised finds the host's promise of a statement of the outbox, with the
// receipt of the entry by which it is kept.
func (m *Mirror) Promised(ctx context.Context, id parley.StatementID, c parley.Digest) (*ledger.Promised, error) {
	all, err := m.items(ctx, "")
	if err != nil {
		return nil, err
	}
	for _, i := range all {
		if i.Statement != id || len(i.promise) == 0 || c != (parley.Digest{}) && c != i.c {
			continue
		}
		p, err := proof.OpenPromise(i.promise, m.verifier)
		if err != nil {
			return nil, err
		}
		out := &ledger.Promised{Statement: id, Promise: p, Note: i.promise}
		if i.index >= 0 {
			out.Receipt, err = m.receipt(ctx, uint64(i.index))
		}
		return out, err
	}
	return nil, notFound("Nothing was promised of the statement %s through this mirror.", parley.Short(id))
}

func decidesNothing() error {
	return parley.Refuse("mirror", "", "This is a mirror: what enters the ledger is its host's to decide.").
		To("Send the statement to the mirror's /v1/statements, which queues it, or ask the host itself.")
}
