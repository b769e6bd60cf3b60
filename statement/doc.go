// Package statement is everything that can be said in Parley: one Go type for
// each statement, its one encoding, its identifier and its signatures.
//
// A statement travels in a Submission: a DSSE Envelope around the canonical
// payload, and the Parts (texts and maps) that its body commits to.
//
//	bytes ──DecodeSubmission──► Submission ──Open──► Signed ──Envelope.Verify──► docket.Admit
//	  ▲                              ▲
//	  └───────────Encode─────────────┴──Sign── Statement with its Body
//
// Decoding is strict: what passes is valid by itself, has no other spelling, and
// encodes to the very bytes that it came from. Whether it may enter the ledger
// at a time is for package docket; whose keys may sign it, too.
//
// The package touches neither clock nor network nor disk; randomness is passed
// in. Formats are described in docs/formats, a page for each type.
package statement
