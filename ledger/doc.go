// Package ledger is the one writer: it verifies a statement's signatures, lets
// the docket decide whether it may enter, appends it, signs the checkpoint and
// hands back a receipt that proves it.
//
//	each caller             the writer                           the publisher
//	open, verify, seal ──► admit, apply, keys, then frame ──► checkpoint, readers, receipts
//
// The order of writing is the whole of its crash safety: data keys first (an
// orphan key harms nothing), then the frame (entries, tree hashes and unsigned
// root in one transaction), then the signed checkpoint beside it, then the
// receipts. Whatever has a receipt is therefore on the disk, and whatever is on
// the disk without one is signed at the next start.
//
// What someone who holds one of its stores can do:
//
//	store            read it                          change it
//	ledger.db        times, sizes and counts of       nothing that the next start, any
//	                 statements; no content           receipt or any mirror would not show
//	keys.db          nothing (wrapped keys)           make entries unreadable; shown at start
//	keys/epoch-*     with keys.db and ledger.db:      make all entries unreadable; shown at start
//	                 everything
//	log.key          -                                sign a second history for someone who
//	                                                  never compares; witnesses expose it
//	checkpoint       size and root                    stop the ledger from starting
//	all of them,     everything                       roll back to the older copy: only
//	an older copy                                     witnesses, mirrors and receipts show that
//
// Formats are in docs/formats: leaf, receipt, promise, checkpoint, sealed,
// order-of-writing and digests, with vectors in testdata/vectors/ledger.
package ledger
