// Package session says who is asking: challenges that a post's key signs, and
// the sessions that a signed one opens. It knows nothing of HTTP.
//
// A session is worth what its key is worth in the ledger at the moment of each
// use: nothing is remembered of a key but its name. Tokens and challenges live
// in memory alone, so that a restart ends all sessions and no disk or backup
// holds one.
package session
