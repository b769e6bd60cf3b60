//go:build race

package docket_test

// sequences compared by default: the race detector is slow, and what it looks
// for does not need many.
const sequences = 600
