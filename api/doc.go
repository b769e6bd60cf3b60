// Package api serves a ledger over HTTP: statements in, receipts out, and
// everything that follows from them, each answer with the state that it was
// computed as of (R10). The OpenAPI 3.1 document is at /v1/openapi.json;
// docs/api.md tells how to connect.
//
// A handler holds the ledger as the caller may see it, and nothing else of it
// (R6): docs/design/need-to-know.md.
//
//	request ──► limits, log, metrics ──► who asks ──► route ──► ledger as the caller may see it
//	                                       │
//	                             problem ◄─┘ code, rule, state, what to do
//
// Errors are application/problem+json (RFC 9457). Users get the sentence and
// what to do; the cause goes to the operator's log under the request's name.
// Neither payloads nor salts nor query strings are ever logged.
package api
