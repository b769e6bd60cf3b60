// Package mirror keeps one party's copy of a host's ledger: it follows the host
// over HTTP, verifies everything, and serves the same questions, also for days
// without a link.
//
//	checkpoint ──► verified against the one kept ──► entries fetched, staged
//	   ──► root compared ──► each entry verified and folded ──► one transaction ──► served
//
// Nothing is believed: checkpoints are the log's by the pinned key and continue
// the newest one kept; entries are those that the checkpoint's root commits to;
// contents are those that the leaves commit to, signed by keys that the log
// itself enrolled; and where an entry's content is not given, the host opens the
// party's own slot to show that it was not addressed. Whatever does not hold is
// a Finding: it is kept and shown, and the mirror goes on serving what it had.
//
// What the party says meanwhile is kept in the Outbox and sent when there is a
// link, in order. The host's promise is kept until the entry is there; a broken
// one is evidence.
//
// Contents lie sealed under the mirror's own key. On start everything is
// verified again, from the mirror's own folder.
package mirror
