package api

import (
	"context"
	"io"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/docket"
	"github.com/open-parley/parley/ledger"
	"github.com/open-parley/parley/proof"
	"github.com/open-parley/parley/statement"
)

// Ledger is what the API serves: the host's own (*ledger.Ledger), or a party's
// mirror of it, which holds what that party may see. All methods may be called
// at the same time. Errors that users are told are *parley.Refusal.
type Ledger interface {
	// View calls f with the state that the checkpoint covers. f keeps nothing
	// of it, changes nothing, and is quick.
	View(f func(*docket.State))
	// Head and Checkpoint are of the newest checkpoint that is wholly held.
	Head() ledger.Head
	Checkpoint() []byte
	// Verifier and VerifierKey are the log's, on a mirror too.
	Verifier() note.Verifier
	VerifierKey() string
	// Err is why nothing more is taken in; nil while all is well.
	Err() error

	// Submit takes a statement in and gives its receipt.
	Submit(ctx context.Context, sub *statement.Submission) (*proof.Receipt, error)
	// SubmitBatch takes up to ledger.MaxBatch in, in their order.
	SubmitBatch(ctx context.Context, subs []*statement.Submission) []ledger.Result
	// Promise queues a statement durably and gives the log's signed promise that
	// it enters; Promised finds the promise of a statement, that of the envelope
	// with the commitment c or, where c is zero, the first.
	Promise(ctx context.Context, sub *statement.Submission) ([]byte, error)
	Promised(ctx context.Context, id parley.StatementID, c parley.Digest) (*ledger.Promised, error)
	// Receipt is that of a statement that is in, under the checkpoint.
	Receipt(ctx context.Context, id parley.StatementID) (*proof.Receipt, error)
	ReceiptAt(ctx context.Context, index uint64) (*proof.Receipt, error)
	// ReadEntry gives an entry below the head's size. Signed is nil where it
	// was erased, or is not for the mirror's party.
	ReadEntry(ctx context.Context, index uint64) (ledger.Event, error)
	// Fate is how far the erasure of an entry has come that a retention/erase
	// named at that time.
	Fate(ctx context.Context, index uint64, named parley.Instant) (ledger.Fate, error)
	// SealedFor gives a statement as it is kept, its data keys wrapped for a key
	// that receives.
	SealedFor(ctx context.Context, id parley.StatementID, key parley.KeyID) (*ledger.ForRecipient, error)
	// Await is ReadEntry that waits for the entry.
	Await(ctx context.Context, index uint64) (ledger.Event, error)
	// ProveConsistency between two sizes up to the head's.
	ProveConsistency(ctx context.Context, old, now uint64) (tlog.TreeProof, error)
	// Hashes reads tree hashes, and Leaves count encoded leaves from an index
	// on, all below the head's size: the tiles of the log.
	Hashes(ctx context.Context) tlog.HashReader
	Leaves(ctx context.Context, from uint64, count int) ([][]byte, error)

	// OpenSlot proves whether an entry addresses the party; Bundle writes what
	// the party may see from an entry on, and SignedView is the log's word on
	// what follows from it.
	OpenSlot(ctx context.Context, index uint64, party parley.PartyID) (proof.Opening, error)
	Bundle(ctx context.Context, w io.Writer, party parley.PartyID, from uint64, openings bundle.Openings) error
	SignedView(party parley.PartyID) ([]byte, error)
}

var _ Ledger = (*ledger.Ledger)(nil)
