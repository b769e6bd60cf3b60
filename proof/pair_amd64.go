package proof

// pairs tells whether two messages can be hashed at once.
var pairs = hasSHA()

// hasSHA asks the processor.
func hasSHA() bool

// sumPair is SHA-256 of two messages that are padded already and have the same
// number of blocks, at least one.
//
//go:noescape
func sumPair(outA, outB *[32]byte, a, b *byte, blocks int)
