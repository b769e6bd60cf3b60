package mirror

import (
	"context"
	"iter"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/open-parley/parley"
	"github.com/open-parley/parley/answer"
	"github.com/open-parley/parley/bundle"
	"github.com/open-parley/parley/statement"
)

// Host is where a mirror gets what it verifies: a server of the API. Nothing
// that it gives is believed. Everything may be asked again. An error that is
// the host's word is an *answer.Problem; any other is the link's, or the answer
// can't be read.
type Host interface {
	// Checkpoint gives the newest signed checkpoint.
	Checkpoint(ctx context.Context) ([]byte, error)
	// Witnessed gives the newest checkpoint with the cosignatures that the log's
	// policy asks for; a problem with status 404: there is none.
	Witnessed(ctx context.Context) ([]byte, error)
	// Consistency proves that the log of size to begins with that of size from.
	Consistency(ctx context.Context, from, to uint64) (tlog.TreeProof, error)
	// Records gives the entries from one on, as the party may have them, with
	// the party's own slot opened where it may not. It ends with an error where
	// the stream breaks off.
	Records(ctx context.Context, party parley.PartyID, from uint64) iter.Seq2[*bundle.Record, error]
	// View gives the log's signed word on what follows for the party.
	View(ctx context.Context, party parley.PartyID) ([]byte, error)
	// Events tells that entries came in; a hint, no more. It ends when ctx does,
	// or with an error.
	Events(ctx context.Context, from uint64) iter.Seq2[answer.Event, error]
	// Promise asks for the log's signed word that a statement will be entered.
	Promise(ctx context.Context, sub *statement.Submission) ([]byte, error)
	// Submit enters a statement.
	Submit(ctx context.Context, sub *statement.Submission) error
}
