// Package bundle is the record of a ledger as one party holds it: every
// statement that it may see with its proofs, and for every other entry the leaf,
// with the proof that it was not for this party where one was asked for.
//
// A Record is one entry so. A Fold takes records one after the other and
// believes nothing: the tree, the signatures, the audiences and what follows
// from the statements are computed anew. A bundle is a file of records between
// a header and what the log signed of them; Verify reads one, with no network
// and no server, and says what is proven and what is not.
package bundle
