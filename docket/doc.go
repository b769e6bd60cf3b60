// Package docket says what statements mean. Admit tells whether a statement may
// enter, Apply folds it in, and At answers for any time, past or future.
//
// The fold is pure and total: it reads nothing but the entries, which the log
// commits to, and the file of attributed territories, whose hash the genesis
// names. It never reads free text, and no clock: legal time is ledger time, and
// what happens by the passing of time is computed from the time asked about.
//
// A State has one writer. Readers may share it while nobody applies.
package docket
