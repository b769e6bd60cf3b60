//go:build !race

package docket_test

// sequences compared by default.
const sequences = 20_000
