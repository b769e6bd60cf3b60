// Package witness cosigns the checkpoints of logs, so that a log which shows two
// histories is found out: it speaks https://c2sp.org/tlog-witness, signs by
// https://c2sp.org/tlog-cosignature, and remembers, on the disk and before it
// answers, the newest checkpoint that it signed of each log. It never signs one
// that does not continue that.
//
// A host asks it (Push, on the host's side), or it asks the host (Follow), where
// it can't be reached from outside. What it sees that contradicts what it signed
// it keeps as evidence (proof.Evidence).
//
// A folder holds:
//
//	witness.key            the signing key, mode 0600
//	lock                   held by the process that serves
//	logs/ID/log            a log's verifier key and, if known, its address
//	logs/ID/checkpoint     the newest checkpoint of it that was cosigned
//	evidence/ID.json       what contradicts one that was cosigned
//
// The ID of a log is the SHA-256 of its origin, that of evidence its own.
package witness
