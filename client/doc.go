// Package client talks to a Parley server and takes nothing on its word that
// can be proven: every receipt is verified down to the log's signature, every
// statement down to its author's, every checkpoint against the last one known.
//
//	c, err := client.New("http://127.0.0.1:8080", client.Options{Pin: stored})
//	receipt, err := c.Say(ctx, me, subject, statement.Everyone, func(on client.Base) (*statement.Submission, error) { … sign … })
//	store(c.Pin())
//
// What is proven, and against whom:
//
//	the ledger is the one that was pinned       its genesis hashes to the pinned identifier
//	the log's key is the ledger's               the genesis names it
//	a statement entered, when, to whom          receipt: leaf, inclusion proof, signed checkpoint, slots
//	it is the one that was sent, or asked for   its envelope hashes to the leaf's C, its parts to its commitments
//	nothing that was shown before was changed   consistency proof from each checkpoint to the next
//
// What follows from the statements (states, checks, impacts, differences) is
// the server's computation: whoever wants to verify it too replays the log.
// Events are hints of what to read.
package client
