// Package jetstream keeps the log in a stream of an external NATS cluster, for
// a host that has outgrown one machine: three servers keep a copy each, and any
// Parley node reads the same order of frames.
//
//	stream                    holds
//	parley-<log>-frames       one message for each frame: leaves, sealed bytes, tree hashes
//	parley-<log>-keys-…       data keys of one epoch, wrapped, before the frames that use them
//	KV parley-<log>-lease     who decides; for speed alone
//
// A frame is appended at the stream's expected last sequence, so there is one
// order whoever believes to decide: of two who append at the same place one is
// told so. An acknowledgement that does not come means that the outcome is
// unknown; the engine reads the place and compares, and sends the same message
// again as long as nothing lies there.
//
// NATS is trusted with keeping what it has acknowledged (sync_interval: always)
// and with nothing else. Sequences must have no gap, each message has a SHA-256,
// begins where the last one ended and names its root; the ledger computes every
// hash again.
//
// Messages are described in docs/formats/cluster.md.
package jetstream
