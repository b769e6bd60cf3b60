// Package proof is what can be verified without the ledger: leaves, audience
// trees, checkpoints, cosignatures, receipts and promises. It is pure: whoever
// holds the bytes and the log's verifier key needs nothing else.
package proof
