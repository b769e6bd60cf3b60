//go:build !race

package docket_test

// sequences compared by default.
const sequences = 10_000
